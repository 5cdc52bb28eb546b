import Foundation

/// One run of the command line as built beside the tests.
public struct ChoreocRun {
    /// The exit status.
    public let status: Int32
    /// What it wrote to standard output and to standard error.
    public let output: String
    /// What was written to standard error.
    public let errors: String

    /// The built executable.
    public static let executable: URL = {
        // The test bundle lies beside the products of the build.
        var directory = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = directory.appendingPathComponent("choreoc")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            directory.deleteLastPathComponent()
        }
        return ConformanceData.repository.appendingPathComponent(".build/debug/choreoc")
    }()

    /// Runs choreoc and waits for it.
    public init(
        _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]
    ) throws {
        let run = try ProgramRun(Self.executable.path, arguments, in: directory, environment: environment)
        status = run.status
        output = run.output
        errors = run.errors
    }
}

/// A folder that is removed when nobody needs it any more.
public final class TemporaryDirectory {
    /// The folder.
    public let url: URL

    /// A new, empty folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("choreoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file, with the folders above it.
    public func write(_ text: String, to path: String) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Copies the contents of a folder into this one; files that are there are replaced.
    public func copyContents(of folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let target = url.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
            try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: target)
        }
    }
}

/// The files of a folder: path → bytes, ownership files included.
public func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    guard let walk = FileManager.default.enumerator(atPath: folder.path) else { return files }
    for case let path as String in walk {
        var isDirectory: ObjCBool = false
        let file = folder.appendingPathComponent(path)
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory), !isDirectory.boolValue
        else {
            continue
        }
        files[path] = try Data(contentsOf: file)
    }
    return files
}

/// Whether golden files are written instead of compared: `CHOREOC_UPDATE=1`.
public let updatesGoldenFiles = ProcessInfo.processInfo.environment["CHOREOC_UPDATE"] == "1"
