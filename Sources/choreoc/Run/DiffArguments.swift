import Basics
import Foundation
import Git

/// What `choreoc diff [BASE [HEAD]]` compares.
enum DiffArguments {
    /// Two directories of manifests.
    case directories(String, String)
    /// A revision, nil for the default base, and another one, nil for the work tree or the index.
    case revisions(base: String?, head: String?)

    /// The arguments of the program with those of `diff` behind its name: kubectl puts the two directories in front of what
    /// stands in `KUBECTL_EXTERNAL_DIFF`, `choreoc /tmp/LIVE-1 /tmp/MERGED-2 diff --no-index`.
    static func inOrder(_ arguments: [String]) -> [String] {
        guard arguments.count > 2, arguments[2] == DiffCommand.configuration.commandName,
            arguments[..<2].allSatisfy(isDirectory)
        else { return arguments }
        return Array(arguments[2...] + arguments[..<2])
    }

    /// What arguments mean; a finding where they could mean two things.
    static func read(
        _ arguments: [String], noIndex: Bool, isRevision: (String) -> Bool
    ) -> (DiffArguments, Diagnostic?) {
        if noIndex, arguments.count == 2 { return (.directories(arguments[0], arguments[1]), nil) }
        if arguments.count == 2, arguments.allSatisfy(isDirectory) {
            guard arguments.allSatisfy(isRevision) else { return (.directories(arguments[0], arguments[1]), nil) }
            return (
                .revisions(base: arguments[0], head: arguments[1]),
                Diagnostic(
                    .diffArgumentsAmbiguous,
                    "`\(arguments[0])` and `\(arguments[1])` are revisions and directories; the revisions are compared",
                    fix: "Pass `--no-index` to compare the directories.")
            )
        }
        if arguments.count == 1, let range = range(arguments[0]) { return (range, nil) }
        return (.revisions(base: arguments.first, head: arguments.count > 1 ? arguments[1] : nil), nil)
    }

    /// `BASE..HEAD`, as Git takes it; with three dots the base is where HEAD left BASE (see `DiffRevisions`).
    private static func range(_ text: String) -> DiffArguments? {
        guard let dots = text.range(of: ".."), !text[dots.upperBound...].hasPrefix(".") else { return nil }
        let base = String(text[..<dots.lowerBound])
        let head = String(text[dots.upperBound...])
        return .revisions(base: base.isEmpty ? "HEAD" : base, head: head.isEmpty ? "HEAD" : head)
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}

/// The commits that are compared.
struct DiffRevisions {
    /// The commit before, and as the user calls it.
    let base: (name: String, commit: CommitInfo)
    /// The commit after; nil for the work tree or the index.
    let head: (name: String, commit: CommitInfo)?

    /// Refuses revisions that are not known, a default base that cannot be found, and histories that have nothing in common.
    init(base: String?, head: String?, in database: ObjectDatabase) throws(DiagnosticError) {
        self.head = try Self.head(base, head, database)
        if let base, let range = base.range(of: "...") {
            let left = String(base[..<range.lowerBound])
            let commit = try database.commit(named: left.isEmpty ? "HEAD" : left)
            let other = try Self.tip(self.head?.commit, database)
            self.base = ("merge base with \(left)", try Self.mergeBase(commit, other, database))
        } else if let base {
            self.base = (base, try database.commit(named: base))
        } else {
            let branch = try Self.defaultBranch(database)
            let other = try Self.tip(self.head?.commit, database)
            self.base = (
                "merge base with \(branch)",
                try Self.mergeBase(try database.commit(named: branch), other, database)
            )
        }
    }

    private static func head(
        _ base: String?, _ head: String?, _ database: ObjectDatabase
    ) throws(DiagnosticError) -> (name: String, commit: CommitInfo)? {
        if let head { return (head, try database.commit(named: head)) }
        guard let base, let range = base.range(of: "...") else { return nil }
        let right = String(base[range.upperBound...])
        let name = right.isEmpty ? "HEAD" : right
        return (name, try database.commit(named: name))
    }

    /// The commit after; for the work tree and the index the one that they were checked out from.
    private static func tip(
        _ commit: CommitInfo?, _ database: ObjectDatabase
    ) throws(DiagnosticError) -> CommitInfo {
        if let commit { return commit }
        return try database.commit(named: "HEAD")
    }

    private static func defaultBranch(_ database: ObjectDatabase) throws(DiagnosticError) -> String {
        for (reference, name) in [
            ("refs/remotes/origin/HEAD", "origin/HEAD"), ("refs/remotes/origin/main", "origin/main"),
            ("refs/remotes/origin/master", "origin/master"), ("refs/heads/main", "main"),
            ("refs/heads/master", "master"),
        ] where database.reference(reference) != nil {
            return name
        }
        throw DiagnosticError(
            Diagnostic(
                .diffBaseUnknown, "there is no default branch to compare with: neither origin/HEAD nor main or master",
                fix: "Name the base: `choreoc diff BASE`."))
    }

    private static func mergeBase(
        _ left: CommitInfo, _ right: CommitInfo, _ database: ObjectDatabase
    ) throws(DiagnosticError) -> CommitInfo {
        switch try database.mergeBase(left.id, right.id) {
        case .known(let id?):
            if let commit = try database.commit(id) { return commit }
        case .known(nil): break
        case .hidden(let commit):
            throw DiagnosticError(
                Diagnostic(
                    .diffHistoryShallow, "the common ancestor lies before the end of the shallow clone at \(commit)",
                    fix: "Run `git fetch --unshallow`, or fetch with a greater `--depth`; in CI set `fetch-depth: 0`."))
        }
        throw DiagnosticError(
            Diagnostic(
                .diffHistoryUnrelated, "the commits \(left.id) and \(right.id) have no common ancestor",
                fix: "Name the base itself: `choreoc diff BASE HEAD`."))
    }
}
