import Basics
import Tree

/// The condition `@.field.path == 'literal'` on the items of a list (specification 5.6.3).
struct PatchFilter: Hashable, Sendable {
    /// The fields to follow, from the item.
    let fields: [Symbol]
    /// The text that the value must have.
    let literal: String

    /// Reads a condition; nil if it is of another form.
    init?(_ expression: String) {
        let bytes = Array(expression.utf8)
        var start = 0
        var end = bytes.count
        while start < end, Self.isSpace(bytes[start]) { start += 1 }
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        guard end - start > 2, bytes[start] == 0x40, bytes[start + 1] == 0x2e else { return nil }
        let name = start + 2
        var position = name
        while position < end, Self.isNameByte(bytes[position]) { position += 1 }
        let nameEnd = position
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
        guard nameEnd > name, position + 1 < end, bytes[position] == 0x3d, bytes[position + 1] == 0x3d else {
            return nil
        }
        position += 2
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
        guard end - position >= 2, Self.isQuote(bytes[position]), Self.isQuote(bytes[end - 1]),
            !bytes[position..<end].contains(0x0a)
        else { return nil }
        fields = bytes[name..<nameEnd].split(separator: 0x2e, omittingEmptySubsequences: false).map {
            Symbol(String(decoding: $0, as: UTF8.self))
        }
        literal = String(decoding: bytes[position + 1..<end - 1], as: UTF8.self)
    }

    /// Whether an item has the value; a missing field or a step through something else than a map does not match.
    func matches(_ item: Value) -> Bool {
        guard let value = value(in: item) else { return false }
        switch value.content {
        case .null: return literal.isEmpty
        case .string(let text): return text.utf8.elementsEqual(literal.utf8)
        default: return DefaultText.of(value) == literal
        }
    }

    /// The value that the filter compares; nil if the item has none.
    func value(in item: Value) -> Value? {
        var current = item
        for field in fields {
            guard let next = current[field] else { return nil }
            current = next
        }
        return current
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2d, 0x2e, 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a: true
        default: false
        }
    }
}
