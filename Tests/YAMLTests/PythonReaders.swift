import Foundation
import TestSupport

/// PyYAML and ruamel.yaml.
enum PythonReaders {
    private static let environment = PythonEnvironment(
        "yaml", packages: ["pyyaml", "ruamel.yaml"], modules: ["yaml", "ruamel.yaml"])

    /// Whether both packages can be imported.
    static var isAvailable: Bool { environment.isAvailable }

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
        let run = try environment.run(script, input: Data(yaml.utf8))
        guard run.status == 0 else { throw CocoaError(.executableLoad) }
        return try run.output.split(separator: "\n").map { line in
            let decoded = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            return (decoded.reader, decoded.documents)
        }
    }
}
