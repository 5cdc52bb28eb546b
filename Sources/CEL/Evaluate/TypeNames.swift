import Basics
import Tree

/// The types of values at run time, and short texts of values for messages.
enum TypeNames {
    static func name(of content: Content) -> String { symbol(of: content).text }

    /// The name of a value's type, as `type(x)` gives it.
    static func symbol(of content: Content) -> Symbol {
        switch content {
        case .null, .nullEnum: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list: "list"
        case .map: "map"
        case .keyedMap: OpaqueValue.type(of: content) ?? "map"
        case .type: "type"
        case .optional: "optional_type"
        case .omitted: "omitted"
        }
    }

    /// A key as messages show it.
    static func text(of content: Content) -> String {
        switch content {
        case .string(let text): text
        case .int(let value): String(value)
        case .uint(let value): String(value)
        case .double(let value): NumberFormat.general(value)
        case .bool(let flag): flag ? "true" : "false"
        case .null, .nullEnum: "null"
        default: name(of: content)
        }
    }

    /// Whether a value can be passed where a type is declared; items of lists and maps are not looked at.
    static func fits(_ content: Content, _ type: CELType) -> Bool {
        if case .keyedMap = content, let name = OpaqueValue.type(of: content) {
            switch type {
            case .opaque(name, _), .dynamic, .parameter, .variable, .error: return true
            default: return false
            }
        }
        return switch (type, content) {
        case (.dynamic, _), (.parameter, _), (.variable, _), (.opaque, _), (.error, _): true
        case (.null, .null), (.null, .nullEnum), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double),
            (.string, .string), (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.list, .list),
            (.map, .map), (.map, .keyedMap), (.optional, .optional), (.type, .type):
            true
        default: false
        }
    }
}
