import Foundation
import TestSupport

/// A repository of the ferry example with one commit, and what tests do with it.
struct PublishFixture {
    let repository: TemporaryRepository

    /// The commits of the sources are made one minute apart, from this second on.
    private static let start = 1_700_000_000

    init() throws {
        repository = try TemporaryRepository()
        try repository.folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try commit("Start")
    }

    var url: URL { repository.folder.url }
    var path: String { url.path }

    /// Commits everything in the work tree and returns the id.
    @discardableResult
    func commit(_ message: String, trailers: String = "") throws -> String {
        try repository.git("add", "-A")
        let count = Int(try output("rev-list", "--all", "--count")) ?? 0
        let date = "\(Self.start + count * 60) +0130"
        try repository.git(
            "commit", "-q", "--allow-empty", "-m", message + trailers,
            environment: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
        return try output("rev-parse", "HEAD")
    }

    /// What git prints, without the line feed at the end.
    func output(_ arguments: String...) throws -> String {
        let run = try ProgramRun("git", arguments, in: url, environment: repository.environment)
        if run.status != 0 { throw Failure(text: "git \(arguments): \(run.errors)") }
        return run.output.hasSuffix("\n") ? String(run.output.dropLast()) : run.output
    }

    /// The id of a revision; nil if there is none.
    func id(_ revision: String) throws -> String? {
        let run = try ProgramRun(
            "git", ["rev-parse", "--verify", "-q", revision], in: url, environment: repository.environment)
        return run.status == 0 ? String(run.output.dropLast()) : nil
    }

    /// The paths of the files of a revision.
    func files(_ revision: String) throws -> [String] {
        try output("ls-tree", "-r", "--name-only", revision).split(separator: "\n").map(String.init)
    }

    /// Changes the image of a component of the sources.
    func changeImage(_ component: String = "web", to tag: String) throws {
        let file = url.appendingPathComponent("namespaces/ferry/projects/booking/\(component)/workload.yaml")
        let component = url.appendingPathComponent("namespaces/ferry/projects/booking/\(component)/component.yaml")
        let place = FileManager.default.fileExists(atPath: file.path) ? file : component
        let text = try String(contentsOf: place, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard let image = line.range(of: "image: "), let colon = line.lastIndex(of: ":"), colon > image.upperBound
            else { return String(line) }
            return line[..<colon] + ":" + tag + (line.hasSuffix("}") ? "}" : "")
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: place)
    }

    /// Removes files or folders of the sources.
    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: url.appendingPathComponent(path))
    }

    /// Runs `choreoc publish`, quietly.
    func publish(_ arguments: String..., in directory: URL? = nil) throws -> ChoreocRun {
        try ChoreocRun(
            ["publish", "-q"] + arguments, in: directory ?? url, environment: repository.environment)
    }

    /// Puts a bare copy beside the repository, as its remote `origin`, and pushes the sources to it.
    func addRemote() throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        try repository.git("init", "-q", "--bare", "-b", "main", folder.url.path)
        try repository.git("remote", "add", "origin", folder.url.path)
        try repository.git("push", "-q", "origin", "main")
        return folder
    }

    /// Runs the last line of what was printed, which pushes.
    func push(_ run: ChoreocRun) throws {
        let line = run.output.split(separator: "\n").last.map(String.init) ?? "false"
        let pushed = try ProgramRun("sh", ["-c", line], in: url, environment: repository.environment)
        if pushed.status != 0 { throw Failure(text: "\(line): \(pushed.errors)") }
    }

    /// Why a command that a test needs failed.
    struct Failure: Error {
        let text: String
    }

    /// The ids of the findings that a run has printed.
    static func ids(_ run: ChoreocRun) -> [String] {
        run.errors.split(separator: "\n").compactMap { line in
            guard line.contains("error: "), line.hasSuffix("]"), let open = line.lastIndex(of: "[") else { return nil }
            return String(line[line.index(after: open)...].dropLast())
        }
    }
}
