import Basics
import Tree

extension Value {
    /// The value as messages show it: scalars in back-ticks, at most 60 characters; secrets not at all.
    var shown: String {
        if origin.isTainted { return "a secret value" }
        switch content {
        case .string(let text):
            let prefix = text.unicodeScalars.prefix(60)
            let isCut = prefix.endIndex != text.unicodeScalars.endIndex
            return text.isEmpty ? "an empty string" : "`\(String(prefix))\(isCut ? "…" : "")`"
        case .list, .map, .keyedMap, .optional, .bytes, .omitted: return typePhrase
        default: return "`\(JSONWriter.text(self))`"
        }
    }
}

extension SchemaNode.Types {
    /// The JSON type of a value.
    init(of value: Value) {
        switch value.content {
        case .null: self = .null
        case .bool: self = .boolean
        case .int, .uint, .duration, .nullEnum: self = .integer
        case .double: self = .number
        case .string, .bytes, .timestamp, .type: self = .string
        case .list: self = .list
        case .map, .keyedMap, .omitted: self = .map
        case .optional: self = .unknown
        }
    }

    /// The types in words: `an integer or a string`.
    var phrase: String {
        let names: [(SchemaNode.Types, String)] = [
            (.integer, "an integer"), (.string, "a string"), (.number, "a number"), (.boolean, "a boolean"),
            (.list, "a list"), (.map, "a map"), (.null, "null"), (.unknown, "a type that does not exist"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
    }
}

extension [Value] {
    /// The positions of the first item that equals an earlier one, and of that one.
    var firstDuplicate: (Int, Int)? {
        var seen: [String: Int] = [:]
        for (position, item) in enumerated() {
            // The text with sorted keys is the same for equal data only: strings are quoted, numbers are not.
            let text = JSONWriter.text(item, style: .go)
            if let first = seen.updateValue(position, forKey: text) { return (first, position) }
        }
        return nil
    }
}
