import Basics
import Git

/// A branch to publish to, as it is here and as it was last seen on the remote.
public struct PublishedBranch: Sendable {
    /// The short name.
    public let name: String
    /// What the local branch names; nil if there is none.
    public let local: ObjectID?
    /// What the remote-tracking branch names; nil if there is none.
    public let remote: ObjectID?
    /// The commit to build on: the local branch's, or the remote-tracking one's if it is ahead or alone.
    public let tip: CommitInfo?

    /// The full name of the local branch.
    public var reference: String { "refs/heads/" + name }

    /// Looks a branch up.
    ///
    /// Refuses when the local branch and the remote-tracking one went apart, or when a shallow clone hides whether.
    public init(_ name: String, remote remoteName: String, in database: ObjectDatabase) throws(DiagnosticError) {
        self.name = name
        local = database.reference("refs/heads/" + name)
        remote = database.reference("refs/remotes/\(remoteName)/\(name)")
        var id = local ?? remote
        if let local, let remote, local != remote {
            switch try database.isAncestor(local, of: remote) {
            case .known(true): id = remote
            case .hidden(let end): throw Self.hidden(name, end)
            case .known(false):
                switch try database.isAncestor(remote, of: local) {
                case .known(true): break
                case .hidden(let end): throw Self.hidden(name, end)
                case .known(false):
                    throw DiagnosticError(
                        Diagnostic(
                            .branchDiverged, "`\(name)` and `\(remoteName)/\(name)` went apart",
                            fix:
                                "If the local one holds nothing of its own: git branch -f \(name) \(remoteName)/\(name)"
                        ))
                }
            }
        }
        tip = try id.map { (id) throws(DiagnosticError) -> CommitInfo in
            guard let commit = try database.commit(id) else {
                throw DiagnosticError(
                    Diagnostic(.revisionNotCommit, "the branch `\(name)` does not name a commit"))
            }
            return commit
        }
    }

    /// A branch that does not exist yet and begins at a commit.
    init(_ branch: PublishedBranch, startingAt tip: CommitInfo?) {
        name = branch.name
        local = branch.local
        remote = branch.remote
        self.tip = tip
    }

    /// Whether it is neither here nor among the branches fetched from the remote.
    public var isUnknown: Bool { local == nil && remote == nil }

    /// Whether a push of the local branch, once it names a commit, has anything to bring.
    func needsPush(_ new: ObjectID?) -> Bool {
        // A local branch that lags behind has nothing that the remote lacks.
        let end = new ?? (tip?.id == local ? local : nil)
        return end != nil && end != remote
    }

    static func hidden(_ name: String, _ end: ObjectID) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .publishHistoryHidden,
                "the clone ends at \(end.hexadecimal.prefix(12)), before it can be told what was published to `\(name)` last",
                fix: "Run `git fetch --unshallow`, or fetch with a greater `--depth`; in CI set `fetch-depth: 0`."))
    }
}

/// What speaks against publishing a commit to a branch.
struct BranchGuards {
    let database: ObjectDatabase
    let source: CommitInfo
    let allowsOlder: Bool

    /// Refuses a branch that is checked out, one of the sources' own history, and a source commit that does not follow
    /// the one that was published last.
    ///
    /// - Parameter lastSource: the commit that the branch's tip says to come from, where the tip says it in another way
    ///   than by a trailer.
    func check(_ branch: PublishedBranch, lastSource: ObjectID? = nil) throws(DiagnosticError) {
        if let place = database.workTree(withBranch: branch.reference) {
            throw DiagnosticError(
                Diagnostic(
                    .branchCheckedOut, "`\(branch.name)` is checked out", at: Location(path: place),
                    fix: "Publish to a branch of its own, or check out another branch there."))
        }
        guard let tip = branch.tip else { return }
        var sources: [ObjectID] = []
        if let lastSource { sources = [lastSource] } else { sources = try lastSources(behind: tip, branch.name) }
        if sources.isEmpty { return try refuseSources(tip, branch.name) }
        for last in sources where last != source.id && !allowsOlder {
            switch try database.isAncestor(last, of: source.id) {
            case .known(true): break
            case .hidden(let end): throw PublishedBranch.hidden(branch.name, end)
            case .known(false): throw try older(last, branch.name)
            }
        }
    }

    private func older(_ last: ObjectID, _ name: String) throws(DiagnosticError) -> DiagnosticError {
        let isOlder = database.contains(last) ? try database.isAncestor(source.id, of: last) == .known(true) : false
        let message =
            isOlder
            ? "`\(name)` was published from \(last.hexadecimal.prefix(12)), which is newer than \(source.id.hexadecimal.prefix(12))"
            : "`\(name)` was published from \(last.hexadecimal.prefix(12)), which is not in the history of \(source.id.hexadecimal.prefix(12))"
        return DiagnosticError(
            Diagnostic(
                .sourceOlder, message,
                fix: isOlder
                    ? "Publish the newer commit, or pass --allow-older to go back."
                    : "Rebase onto what was published, or pass --allow-older."))
    }

    private func refuseSources(_ tip: CommitInfo, _ name: String) throws(DiagnosticError) {
        // The oldest commits tell: branches of sources begin where the sources begin.
        switch try database.mergeBase(tip.id, source.id) {
        case .known(nil): return
        case .hidden(let end): throw PublishedBranch.hidden(name, end)
        case .known:
            throw DiagnosticError(
                Diagnostic(
                    .branchHoldsSources, "`\(name)` is a branch of the sources",
                    fix: "Name a branch that is only for rendered output, such as `rendered`."))
        }
    }

    /// The source commits of the nearest published commits on every way back from the tip: people may have committed or
    /// merged on top of them.
    private func lastSources(behind tip: CommitInfo, _ name: String) throws(DiagnosticError) -> [ObjectID] {
        var found: [ObjectID] = []
        var seen: Set<ObjectID> = [tip.id]
        var waiting = [tip]
        var cut: ObjectID?
        while let commit = waiting.popLast() {
            if let last = Self.source(of: commit) {
                if !found.contains(last) { found.append(last) }
                continue
            }
            if database.isShallow(commit.id) {
                cut = commit.id
                continue
            }
            for parent in commit.parents where seen.insert(parent).inserted {
                if let parent = try database.commit(parent) { waiting.append(parent) }
            }
        }
        if let cut, found.isEmpty { throw PublishedBranch.hidden(name, cut) }
        return found
    }

    /// The commit that a published one says to come from.
    static func source(of commit: CommitInfo) -> ObjectID? {
        CommitMessage(commit.message).trailer(PublishSource.trailer).flatMap { ObjectID(hexadecimal: $0.utf8) }
    }
}
