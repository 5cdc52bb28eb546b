import Analysis
import Basics
import Delivery
import Git
import Tree

/// Tells what a publishing run did, or would do.
struct PublishReport {
    let options: SourceOptions
    let publisher: Publisher
    /// What was worked out; nil when it was refused.
    let publication: Publication?
    let isDryRun: Bool

    /// Kinds that say that choreoc could not work, rather than that sources or branches are not as they should be.
    static let faults: Set<DiagnosticKind> = Set(DiagnosticKind.allGit + DiagnosticKind.allGitWriting).union([
        .outputFailed, .outputLocked, .branchInvalid, .branchCheckedOut, .branchHoldsSources, .publishHistoryHidden,
        .sourceUncommitted, .repositoryURLInvalid,
    ])

    /// Prints findings and result.
    func print(_ session: Session, units: String) {
        let findings = session.judged()
        let printer = FindingsPrinter(sources: session.sources, options: options, stream: .error)
        if options.format == .json {
            var document = printer.json(findings)
            if let publication { document.set("result", to: value(publication)) }
            StandardStreams.write(JSONWriter.text(.map(document)) + "\n", to: .output)
            return
        }
        printer.print(findings)
        if let publication { StandardStreams.write(text(publication), to: .output) }
        guard !options.quiet, options.format == .text else { return }
        for line in remarks { StandardStreams.write(line + "\n", to: .error) }
        let count = FindingsPrinter.count(findings).map { $0 + "; " } ?? ""
        StandardStreams.write("\(count)\(units); \(outcome) in \(session.elapsed)\n", to: .error)
    }

    private var outcome: String {
        guard let publication else { return "nothing was published" }
        let moved = publication.branches.count { $0.commit != nil }
        let text = "\(moved) of \(publication.branches.count) branches changed"
        return isDryRun ? text + ", nothing was written" : text
    }

    /// A line a branch, then the command that pushes.
    private func text(_ publication: Publication) -> String {
        let width = publication.branches.map(\.branch.name.count).max() ?? 0
        var lines = publication.branches.map { Self.line($0, width: width) }
        if !isDryRun, hasRemote, let command = publication.pushCommand(in: options.directory) { lines.append(command) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What became of a branch.
    private static func line(_ branch: Publication.Branch, width: Int) -> String {
        let padding = String(repeating: " ", count: width - branch.branch.name.count)
        guard let commit = branch.commit else { return "\(branch.branch.name)\(padding)  unchanged" }
        var moved = "new "
        if let old = branch.old { moved = short(old) + ".." }
        moved += short(commit)
        let result = branch.result
        let files =
            "\(result.filesWritten) files written, \(result.filesUnchanged) unchanged, \(result.filesRemoved) removed"
        return "\(branch.branch.name)\(padding)  \(moved)  \(files)"
    }

    private static func short(_ id: ObjectID) -> String { String(id.hexadecimal.prefix(7)) }

    private var hasRemote: Bool { publisher.database.hasRemote(publisher.remote) }

    private var remarks: [String] {
        guard let publication else { return [] }
        var lines = publication.clearedUp.map { "note: removed \($0)" }
        if !hasRemote {
            lines.append("note: there is no remote `\(publisher.remote)` to push to; name another with --remote")
            return lines
        }
        // A clone that fetched only the branch of the sources does not know the others.
        for branch in publication.branches where branch.branch.isUnknown && branch.commit != nil {
            let name = branch.branch.name
            lines.append(
                "note: `\(name)` is new here; if `\(publisher.remote)` has it, fetch it first: "
                    + "git fetch \(publisher.remote) '+refs/heads/\(name):refs/remotes/\(publisher.remote)/\(name)'")
        }
        if let notes = publication.notes, notes.old == nil {
            lines.append(
                "note: `\(notes.name)` is new here; if `\(publisher.remote)` has it, fetch it first: "
                    + "git fetch \(publisher.remote) '+\(notes.name):\(notes.name)'")
        }
        return lines
    }

    private func value(_ publication: Publication) -> Value {
        var result: Map = [
            "sourceCommit": .string(publisher.source.commit.id.hexadecimal), "dryRun": Value(.bool(isDryRun)),
        ]
        result.set(
            "branches",
            to: .list(
                publication.branches.map { branch in
                    .map([
                        "name": .string(branch.branch.name), "ref": .string(branch.branch.reference),
                        "old": id(branch.old), "new": id(branch.commit ?? branch.old),
                        "changed": Value(.bool(branch.commit != nil)),
                        "filesWritten": Value(.int(Int64(branch.result.filesWritten))),
                        "filesUnchanged": Value(.int(Int64(branch.result.filesUnchanged))),
                        "filesRemoved": Value(.int(Int64(branch.result.filesRemoved))),
                    ])
                }))
        if let notes = publication.notes {
            result.set("notes", to: .map(["ref": .string(notes.name), "old": id(notes.old), "new": id(notes.new)]))
        }
        let command = isDryRun || !hasRemote ? nil : publication.pushCommand(in: options.directory)
        result.set("push", to: command.map { .string($0) } ?? .null)
        return .map(result)
    }

    private func id(_ id: ObjectID?) -> Value { id.map { .string($0.hexadecimal) } ?? .null }
}

extension Roots {
    /// The repository around the first root; refuses a root without one.
    var database: ObjectDatabase {
        get throws(DiagnosticError) {
            switch roots.first?.snapshot {
            case let snapshot as CommitSnapshot: return snapshot.database
            case let snapshot as IndexSnapshot: return snapshot.database
            default: return try ObjectDatabase(around: directory)
            }
        }
    }

    /// The commits that the roots were read from.
    ///
    /// Refuses further roots that were not read from a commit.
    func publishSource(
        also: [String], repositoryURL: String?
    ) throws(DiagnosticError) -> (database: ObjectDatabase, source: PublishSource) {
        var commits: [(name: String, snapshot: CommitSnapshot)] = []
        for (index, root) in roots.enumerated() {
            guard let snapshot = root.snapshot as? CommitSnapshot else {
                let name = index > 0 && also.indices.contains(index - 1) ? also[index - 1] : directory
                throw DiagnosticError(
                    Diagnostic(
                        .sourceUncommitted, "`--also \(name)` is read from its work tree, not from a commit",
                        fix: "Name a revision: `--also \(name)@main`."))
            }
            commits.append((root.prefix.hasSuffix("/") ? String(root.prefix.dropLast()) : root.prefix, snapshot))
        }
        guard let first = commits.first?.snapshot else { preconditionFailure("there is always a first root") }
        let source = try PublishSource(
            commit: first.commit, others: commits.dropFirst().map { ($0.name, $0.snapshot.commit.id) },
            repositoryURL: repositoryURL)
        return (first.database, source)
    }
}
