import Foundation

/// One run of a program, waited for.
public struct ProgramRun {
    /// The exit status; the number of the signal, below zero, when one ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String

    /// Runs a program that is looked up in the path, unless a path is given.
    public init(
        _ program: String, _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:],
        input: Data = Data()
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        if let directory { process.currentDirectoryURL = directory }
        var variables = ProcessInfo.processInfo.environment
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        // Files rather than pipes: a pipe that fills up while the other side writes would hang both.
        let folder = try TemporaryDirectory()
        let files = ["input", "output", "errors"].map { folder.url.appendingPathComponent($0) }
        try input.write(to: files[0])
        for file in files[1...] { FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    }
}

/// Packages of PyPI in a virtual environment below `.build`, which the first run installs.
public struct PythonEnvironment: Sendable {
    private let folder: URL
    /// Whether everything can be imported; it is said on standard error why tests that need it are skipped.
    public let isAvailable: Bool

    /// An environment of a name with packages; modules are what is imported of them.
    public init(_ name: String, packages: [String], modules: [String]) {
        let folder = ConformanceData.repository.appendingPathComponent(".build/python-\(name)")
        self.folder = folder
        func imports() -> Bool {
            let python = folder.appendingPathComponent("bin/python3").path
            guard FileManager.default.isExecutableFile(atPath: python) else { return false }
            let run = try? ProgramRun(python, ["-c", "import " + modules.joined(separator: ", ")])
            return run?.status == 0
        }
        if imports() {
            isAvailable = true
            return
        }
        _ = try? ProgramRun("python3", ["-m", "venv", folder.path])
        _ = try? ProgramRun(
            folder.appendingPathComponent("bin/python3").path, ["-m", "pip", "install", "--quiet"] + packages)
        isAvailable = imports()
        if !isAvailable {
            FileHandle.standardError.write(
                Data("SKIPPED: python3 with \(packages.joined(separator: ", ")) could not be set up.\n".utf8))
        }
    }

    /// The path of a program of the environment.
    public func program(_ name: String) -> String { folder.appendingPathComponent("bin/\(name)").path }

    /// Runs a script with something on its standard input.
    public func run(_ script: String, input: Data = Data()) throws -> ProgramRun {
        try ProgramRun(program("python3"), ["-c", script], input: input)
    }
}

/// A Git repository in a temporary folder, without the configuration of whoever runs the tests.
public final class TemporaryRepository {
    /// Its work tree.
    public let folder: TemporaryDirectory
    private let home: TemporaryDirectory

    /// An empty repository with the branch `main`.
    public init() throws {
        folder = try TemporaryDirectory()
        home = try TemporaryDirectory()
        try git("init", "-q", "-b", "main")
    }

    /// The variables that keep Git to itself.
    public var environment: [String: String] {
        var variables = ["HOME": home.url.path, "XDG_CONFIG_HOME": home.url.path, "GIT_CONFIG_NOSYSTEM": "1"]
        for role in ["AUTHOR", "COMMITTER"] {
            variables["GIT_\(role)_NAME"] = "Test"
            variables["GIT_\(role)_EMAIL"] = "test@example.com"
        }
        return variables
    }

    /// Runs git; an exit status other than zero is an error, unless it is allowed.
    @discardableResult
    public func git(
        _ arguments: String..., allowsFailure: Bool = false, environment more: [String: String] = [:]
    ) throws -> ProgramRun {
        let run = try ProgramRun(
            "git", arguments, in: folder.url, environment: environment.merging(more, uniquingKeysWith: { $1 }))
        if run.status != 0, !allowsFailure {
            throw GitFailure(text: "git \(arguments.joined(separator: " ")): \(run.output)\(run.errors)")
        }
        return run
    }

    /// Why git failed.
    public struct GitFailure: Error {
        /// What it was asked, and what it said.
        public let text: String
    }
}
