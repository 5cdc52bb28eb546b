import Foundation
import TestSupport

/// PyYAML and ruamel.yaml, in a virtual environment below `.build` that the first run installs.
enum PythonReaders {
    private static let environment = ConformanceData.repository.appendingPathComponent(".build/python-yaml")
    private static let python = environment.appendingPathComponent("bin/python3")

    /// Whether both packages can be imported; says on standard error why the tests that need them are skipped.
    static let isAvailable: Bool = {
        if canImport() { return true }
        do {
            try run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-m", "venv", environment.path])
            try run(python, ["-m", "pip", "install", "--quiet", "pyyaml", "ruamel.yaml"])
            if canImport() { return true }
        } catch {}
        FileHandle.standardError.write(
            Data("SKIPPED: the readers of Python; python3 with pyyaml and ruamel.yaml could not be set up.\n".utf8))
        return false
    }()

    /// The documents of a YAML stream as JSON, by the name of the reader.
    static func read(_ yaml: String) throws -> [(reader: String, documents: [String])] {
        let script = """
            import json, sys, yaml
            from ruamel.yaml import YAML
            text = sys.stdin.buffer.read().decode('utf-8')
            readers = {
                'PyYAML': lambda: list(yaml.load_all(text, Loader=yaml.SafeLoader)),
                'ruamel.yaml': lambda: list(YAML(typ='safe', pure=True).load_all(text)),
                'ruamel.yaml round-trip': lambda: list(YAML(typ='rt').load_all(text)),
            }
            if yaml.__with_libyaml__:
                readers['PyYAML with libyaml'] = lambda: list(yaml.load_all(text, Loader=yaml.CSafeLoader))
            for name, read in readers.items():
                documents = [json.dumps(d, default=repr) for d in read()]
                print(json.dumps({'reader': name, 'documents': documents}))
            """
        struct Line: Decodable {
            var reader: String
            var documents: [String]
        }
        return try run(python, ["-c", script], input: Data(yaml.utf8)).split(separator: 0x0a).map { line in
            let decoded = try JSONDecoder().decode(Line.self, from: line)
            return (decoded.reader, decoded.documents)
        }
    }

    private static func canImport() -> Bool {
        FileManager.default.isExecutableFile(atPath: python.path)
            && (try? run(python, ["-c", "import yaml, ruamel.yaml"])) != nil
    }

    @discardableResult
    private static func run(_ program: URL, _ arguments: [String], input: Data = Data()) throws -> Data {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files rather than pipes: a pipe that fills up while the other side writes would hang both.
        let inputFile = folder.appendingPathComponent("input")
        let outputFile = folder.appendingPathComponent("output")
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return try Data(contentsOf: outputFile)
    }
}
