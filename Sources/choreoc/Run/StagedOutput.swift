import Basics
import Delivery
import Foundation
import Git

/// The rendered tree in the index: what the next commit would hold of it.
enum StagedOutput {
    /// How many files are listed.
    private static let listed = 10

    /// What `git add` has to be told before the rendered tree in the index is what a plan says; nil when it is that
    /// already, and when the directory lies outside of the work tree or Git ignores it.
    static func missing(
        _ plan: WritePlan, output: String, in root: String, jobs: Int
    ) throws(DiagnosticError) -> Diagnostic? {
        guard let directory = Roots.relative(output, to: root) else { return nil }
        let database = try ObjectDatabase(around: root)
        let indexFile = ProcessInfo.processInfo.environment["GIT_INDEX_FILE"]
        let staged = try StoredFileSystem(staged: database, directory: directory, indexFile: indexFile)
        if staged == nil, database.ignores(directory: directory) { return nil }
        let fileSystem = staged ?? StoredFileSystem(database, tree: nil, named: output)
        let verification = try TreeVerification(of: plan, in: fileSystem, jobs: jobs)
        let differences = verification.differences.filter { $0.kind != .foreign }
        if differences.isEmpty { return nil }
        var notes = differences.prefix(listed).map { difference in
            Diagnostic.Note("\(difference.kind.rawValue) in the index: `\(output)/\(difference.path.text)`")
        }
        if differences.count > listed { notes.append(Diagnostic.Note("and \(differences.count - listed) more")) }
        let files = differences.count == 1 ? "1 file" : "\(differences.count) files"
        return Diagnostic(
            .outputNotStaged, "\(files) of `\(output)` were compiled from the index, but are not staged",
            at: Location(path: output), notes: notes, fix: "Run `git add --all \(quoted(output))`, then commit again.")
    }

    /// A path as a shell takes it.
    private static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || "/._-".utf8.contains(byte)
        }
        if plain, !path.hasPrefix("-") { return path }
        return "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
