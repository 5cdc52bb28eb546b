import Basics
import Schemas
import Tree
import YAML

/// The value of a YAML text, with origins in a table of its own.
struct Source {
    let value: Value
    let table: SourceTable
    let text: String

    init(_ text: String) {
        self.text = text
        table = SourceTable()
        let file = SourceFile(path: "schema.yaml", contents: Array(text.utf8))
        value = YAMLReader.read(file, sources: table, options: YAMLReader.Options()).documents.first?.root ?? .null
    }

    /// The text that an origin covers.
    func text(at origin: Origin) -> String? {
        table.place(of: origin).map { String(decoding: $0.file.contents[$0.range], as: UTF8.self) }
    }
}

/// The value of a YAML text with numbers as contexts hold them.
func value(_ text: String) -> Value { Source(text).value.withDoubles }

/// A compiled schema.
func schema(_ text: String) throws -> Schema { try Schema(compiling: Source(text).value) }

/// The messages of what a schema refuses in a value after defaults.
func violations(_ schemaText: String, _ valueText: String) throws -> [String] {
    let schema = try schema(schemaText)
    return schema.validate(schema.applyDefaults(to: value(valueText))).map(\.message)
}
