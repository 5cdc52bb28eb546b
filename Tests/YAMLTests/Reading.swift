import Basics
import Tree
import YAML

/// What a text reads as, with its sources.
struct Reading {
    let file: SourceFile
    let sources = SourceTable()
    let result: YAMLReader.Result

    init(_ text: String, _ options: YAMLReader.Options = .init()) {
        self.init(bytes: Array(text.utf8), options)
    }

    init(bytes: [UInt8], _ options: YAMLReader.Options = .init()) {
        file = SourceFile(path: "a.yaml", contents: bytes)
        result = YAMLReader.read(file, sources: sources, options: options)
    }

    /// The documents as compact JSON.
    var json: [String] { result.documents.map { JSONWriter.text($0.root) } }

    /// The first document as compact JSON.
    var first: String { json.first ?? "" }

    /// The findings, as `name line:column`.
    var findings: [String] {
        result.diagnostics.map { finding in
            let position = sources.place(of: finding.location.origin)?.position
            return finding.kind.name + (position.map { " \($0.line):\($0.column)" } ?? "")
        }
    }

    /// The kinds of the findings that are errors.
    var errors: [String] {
        result.diagnostics.filter { $0.severity == .error }.map(\.kind.name)
    }
}
