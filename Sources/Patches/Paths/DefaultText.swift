import Basics
import Tree

/// The default text form of scalars, as upstream's filters compare them: numbers in G6.
enum DefaultText {
    /// The text of a value; nil for lists, maps and bytes, whose text has a `]`, which cannot stand in a filter.
    static func of(_ value: Value) -> String? {
        switch value.content {
        case .null: "<nil>"
        case .nullEnum: "NULL_VALUE"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number), .duration(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): NumberFormat.general(number)
        case .string(let text): text
        case .timestamp(let time): time.rfc3339
        case .type(let name): name.text
        case .bytes, .list, .map, .keyedMap, .optional, .omitted: nil
        }
    }
}
