import Basics

/// Writes values as compact JSON.
public struct JSONWriter {
    /// Which characters are escaped, and in which order map keys come.
    public enum Style: Sendable {
        /// Insertion order, only what JSON demands escaped.
        case plain
        /// As Go's encoder writes: keys sorted bytewise, `<`, `>`, `&`, U+2028 and U+2029 escaped (specification 3.4).
        case go
    }

    /// The bytes written so far.
    public private(set) var output: [UInt8] = []
    private let style: Style

    /// A writer with nothing written, and room for so many bytes.
    public init(style: Style = .plain, capacity: Int = 0) {
        self.style = style
        output.reserveCapacity(capacity)
    }

    /// Room for a common document.
    public static let documentCapacity = 1000

    /// The JSON text of a value.
    public static func text(_ value: Value, style: Style = .plain) -> String {
        var writer = JSONWriter(style: style)
        writer.write(value)
        return String(decoding: writer.output, as: UTF8.self)
    }

    /// Appends bytes as they are.
    public mutating func raw(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a value. Durations are nanoseconds, bytes base64, a CEL null 0, `optional.none` null, an omitted value `{}`.
    public mutating func write(_ value: Value) {
        switch value.content {
        case .null: raw("null")
        case .nullEnum: raw("0")
        case .omitted: raw("{}")
        case .bool(let flag): raw(flag ? "true" : "false")
        case .int(let number), .duration(let number): NumberFormat.integerText(number, into: &output)
        case .uint(let number): NumberFormat.integerText(number, into: &output)
        case .double(let number): NumberFormat.json(number, into: &output)
        case .string(let text): write(text)
        case .bytes(let bytes):
            output.append(0x22)
            Base64.encode(bytes, into: &output)
            output.append(0x22)
        case .timestamp(let time): write(time.rfc3339)
        case .type(let name): write(name.text)
        case .optional(let inner): if let inner { write(inner) } else { raw("null") }
        case .list(let list):
            output.append(0x5b)
            var isFirst = true
            for index in list.items.indices {
                if !isFirst { output.append(0x2c) }
                isFirst = false
                write(list.items[index])
            }
            output.append(0x5d)
        case .map(let map): write(map)
        case .keyedMap(let map): write(map.withTextKeys)
        }
    }

    private mutating func write(_ map: Map) {
        output.append(0x7b)
        if style == .go {
            var isFirst = true
            map.forEachByKey { write($0, &isFirst) }
        } else {
            var isFirst = true
            for index in map.entries.indices { write(map.entries[index], &isFirst) }
        }
        output.append(0x7d)
    }

    private mutating func write(_ entry: Map.Entry, _ isFirst: inout Bool) {
        if !isFirst { output.append(0x2c) }
        isFirst = false
        write(entry.key.utf8)
        output.append(0x3a)
        write(entry.value)
    }

    /// Appends a string in quotes.
    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        output.append(0x22)
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard Self.mayNeedEscape(byte), let escape = escape(byte, text, index) else {
                index += 1
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            raw(escape)
            if escape.utf8CodeUnitCount == 4 { appendHexadecimal(byte) }
            index += byte == 0xe2 ? 3 : 1
            start = index
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        output.append(0x22)
    }

    /// Whether a byte is escaped in some style.
    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0x3c || byte == 0x3e || byte == 0x26 || byte == 0xe2
    }

    /// How a byte is escaped; the two digits of `\u00` follow. Nil when it stands for itself.
    private func escape(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> StaticString? {
        switch byte {
        case 0x22: return "\\\""
        case 0x5c: return "\\\\"
        case 0x0a: return "\\n"
        case 0x0d: return "\\r"
        case 0x09: return "\\t"
        case 0x08 where style == .go: return "\\b"
        case 0x0c where style == .go: return "\\f"
        case 0..<0x20: return "\\u00"
        case 0x3c, 0x3e, 0x26: return style == .go ? "\\u00" : nil
        case 0xe2 where style == .go && index + 2 < text.count && text[index + 1] == 0x80:
            if text[index + 2] == 0xa8 { return "\\u2028" }
            return text[index + 2] == 0xa9 ? "\\u2029" : nil
        default: return nil
        }
    }

    private mutating func appendHexadecimal(_ byte: UInt8) {
        for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    }
}

extension KeyedMap {
    /// The map with keys in their default text form (specification 3.10): `1`, `true`.
    public var withTextKeys: Map {
        var map = Map(capacity: entries.count)
        for entry in entries {
            let text: String
            switch entry.key.content {
            case .string(let value): text = value
            case .int(let value): text = String(value)
            case .uint(let value): text = String(value)
            case .double(let value): text = NumberFormat.general(value)
            case .bool(let value): text = value ? "true" : "false"
            default: text = ""
            }
            map.set(Symbol(text), to: entry.value)
        }
        return map
    }
}
