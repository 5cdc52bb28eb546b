import Basics
import Git

/// Everything that a publishing run is going to write; nothing is written yet.
public struct Publication: Sendable {
    /// What becomes of one branch.
    public struct Branch: Sendable {
        /// The branch as it was found.
        public var branch: PublishedBranch
        /// The commit that it gets; nil if nothing changes.
        public var commit: ObjectID?
        /// What changes.
        public var result: WriteResult

        /// The commit that it had: the one that the new one builds on.
        public var old: ObjectID? { branch.tip?.id }
    }

    /// The branches, by name.
    public internal(set) var branches: [Branch] = []
    /// The notes reference that moves, with its new commit.
    public internal(set) var notes: ReferenceUpdate?
    /// Branches that are made so that others can build on them.
    public internal(set) var started: [ReferenceUpdate] = []
    /// What a killed run had left and this one cleared up.
    public internal(set) var clearedUp: [String] = []
    /// The notes reference that belongs to the branches, whether it moves or not.
    var notesReference: String?
    var pending = PendingObjects()
    let remote: String
    let source: CommitInfo

    init(remote: String, source: CommitInfo) {
        self.remote = remote
        self.source = source
    }

    /// Whether anything is to be written.
    public var isEmpty: Bool { updates.isEmpty }

    /// The references that move, with those first on which others build.
    var updates: [ReferenceUpdate] {
        let moved = branches.compactMap { branch in
            branch.commit.map { ReferenceUpdate(branch.branch.reference, from: branch.branch.local, to: $0) }
        }
        return started + moved + (notes.map { [$0] } ?? [])
    }

    /// Writes everything: the objects first, then the references, all of them or none.
    public mutating func write(to database: ObjectDatabase, jobs: Int) throws(DiagnosticError) {
        if isEmpty { return }
        try write(with: try RepositoryWriter(database), jobs: jobs)
    }

    /// Writes everything with a writer that has taken the repository already.
    mutating func write(with writer: RepositoryWriter, jobs: Int) throws(DiagnosticError) {
        clearedUp = writer.clearedUp
        try writer.store(pending, jobs: jobs)
        try writer.update(updates, message: "publish: from \(source.id.hexadecimal.prefix(12))")
    }

    /// The references that the remote does not have yet as they are here.
    var unpushed: [String] {
        var names = started.map(\.name)
        names += branches.filter { $0.branch.needsPush($0.commit) }.map(\.branch.reference)
        if let notesReference, notes != nil || !names.isEmpty { names.append(notesReference) }
        return names
    }

    /// The command that brings the result to the remote, for a shell; nil when the remote has everything.
    ///
    /// - Parameter directory: where the repository is, if the shell may be elsewhere.
    public func pushCommand(in directory: String?) -> String? {
        let names = unpushed
        if names.isEmpty { return nil }
        var words = ["git"]
        if let directory { words += ["-C", directory] }
        words.append("push")
        if names.count > 1 { words.append("--atomic") }
        words.append(remote)
        words += names.map { "\($0):\($0)" }
        return words.map(Self.quoted).joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (0x30...0x3a).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || "-_./@".utf8.contains(byte)
        }
        if isPlain, !word.isEmpty { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
