import Basics
import Foundation
import Git
import Testing

/// A temporary folder in which tests build repositories with the `git` command; removed at the end.
final class Sandbox: Sendable {
    let root: URL

    init() throws {
        let name = FileManager.default.temporaryDirectory.appendingPathComponent("choreoc-git-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: name, withIntermediateDirectories: true)
        guard let path = realpath(name.path, nil) else { throw CocoaError(.fileNoSuchFile) }
        defer { free(path) }
        root = URL(fileURLWithPath: String(cString: path))
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    /// The absolute path of something in the sandbox.
    func path(_ relative: String) -> String { relative.isEmpty ? root.path : root.path + "/" + relative }

    /// Writes a file and the directories above it.
    func write(_ relative: String, _ text: String = "a: 1\n") throws {
        let file = URL(fileURLWithPath: path(relative))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Starts a repository in a folder and returns the folder's name.
    @discardableResult
    func repository(_ folder: String = "repo", _ options: String...) throws -> String {
        try git(["init", "-q", "-b", "main"] + options + [path(folder)], in: "")
        return folder
    }

    /// Adds everything in a repository and commits it.
    @discardableResult
    func commit(_ folder: String = "repo", _ message: String = "change") throws -> String {
        try git(["add", "-A"], in: folder)
        try git(["commit", "-q", "--allow-empty", "-m", message], in: folder)
        return try git(["rev-parse", "HEAD"], in: folder).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs git, without the user's configuration; an exit status other than `status` is an error.
    @discardableResult
    func git(_ arguments: [String], in folder: String = "repo", status: Int32? = 0, input: String = "") throws -> String
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", path(folder)] + arguments
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        environment["HOME"] = root.path
        environment["XDG_CONFIG_HOME"] = root.path + "/none"
        environment["GIT_CONFIG_NOSYSTEM"] = "1"
        for role in ["AUTHOR", "COMMITTER"] {
            environment["GIT_\(role)_NAME"] = "Test"
            environment["GIT_\(role)_EMAIL"] = "test@example.com"
            environment["GIT_\(role)_DATE"] = "1700000000 +0130"
        }
        process.environment = environment
        let output = Pipe()
        let errors = Pipe()
        let standardInput = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        if let status, process.terminationStatus != status {
            throw GitCommandError(arguments: arguments, complaint: String(decoding: complaint, as: UTF8.self))
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// A git command that did not do what a test needs.
struct GitCommandError: Error, CustomStringConvertible {
    var arguments: [String]
    var complaint: String

    var description: String { "git \(arguments.joined(separator: " ")): \(complaint)" }
}

extension Snapshot {
    /// The paths of the files.
    var paths: [String] { files.map(\.path) }

    /// The findings as `name path`.
    var summary: [String] { findings.map { "\($0.kind.name) \($0.location.path ?? "-")" } }

    /// The text of a file, or the names of the findings that reading it gives.
    func outcome(_ path: String) throws -> String {
        let file = try #require(files.first { $0.path == path })
        do {
            let bytes = try contents(of: file)
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            return error.diagnostics.map(\.kind.name).joined(separator: " ")
        }
    }
}
