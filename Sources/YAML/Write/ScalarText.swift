import Basics
import Tree

/// Writes the pieces of a YAML text: scalars, keys, indentation.
struct ScalarText {
    var output: [UInt8] = []
    /// Whether the scalar is the whole document, at the left edge.
    var isRoot = false
    /// Holds texts that are made for a value, such as base64.
    private var scratch: [UInt8] = []

    /// Keys are written as `? key` when their text is longer, in bytes: no reader takes more than 1,024 characters otherwise.
    private static let longestSimpleKey = 1000
    private static let blanks: StaticString = "                                                                "

    mutating func lineBreak() { output.append(0x0a) }
    mutating func space() { output.append(0x20) }
    mutating func dash() { raw("- ") }

    mutating func indent(_ columns: Int) {
        var rest = columns
        while rest > 0 {
            let count = min(rest, Self.blanks.utf8CodeUnitCount)
            output.append(contentsOf: UnsafeBufferPointer(start: Self.blanks.utf8Start, count: count))
            rest -= count
        }
    }

    private mutating func raw(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a key and its colon.
    mutating func key(_ text: UnsafeBufferPointer<UInt8>, column: Int) {
        let start = output.count
        let form = ScalarForm(text, isKey: true, startsLine: column == 0)
        write(text, as: form, indent: 0)
        if output.count - start > Self.longestSimpleKey {
            output.insert(contentsOf: [UInt8(ascii: "?"), 0x20], at: start)
            lineBreak()
            indent(column)
        }
        output.append(UInt8(ascii: ":"))
    }

    /// Writes anything but optionals, and lists and maps that hold something; `indent` is the column of the lines of a block scalar.
    mutating func scalar(_ content: Content, indent: Int) {
        switch content {
        case .null, .optional: raw("null")
        case .nullEnum: output.append(UInt8(ascii: "0"))
        case .bool(let flag): if flag { raw("true") } else { raw("false") }
        case .int(let number), .duration(let number): NumberFormat.integerText(number, into: &output)
        case .uint(let number): NumberFormat.integerText(number, into: &output)
        case .double(let number): double(number)
        case .string(let text): string(text, indent: indent)
        case .bytes(let bytes):
            scratch.removeAll(keepingCapacity: true)
            Base64.encode(bytes, into: &scratch)
            let text = scratch
            text.withUnsafeBufferPointer { write($0, indent: indent) }
        case .timestamp(let time): string(time.rfc3339, indent: indent)
        case .type(let name): write(name.utf8, indent: indent)
        case .list: raw("[]")
        case .map, .keyedMap, .omitted: raw("{}")
        }
    }

    /// As Go's JSON encoder, but with a point before the exponent, without which PyYAML reads a string.
    private mutating func double(_ number: Double) {
        guard number.isFinite else {
            if number.isNaN { raw(".nan") } else if number > 0 { raw(".inf") } else { raw("-.inf") }
            return
        }
        let start = output.count
        NumberFormat.json(number, into: &output)
        guard let exponent = output[start...].firstIndex(of: UInt8(ascii: "e")) else { return }
        if !output[start..<exponent].contains(UInt8(ascii: ".")) {
            output.insert(contentsOf: [UInt8(ascii: "."), UInt8(ascii: "0")], at: exponent)
        }
    }

    private mutating func string(_ text: String, indent: Int) {
        if text.utf8.withContiguousStorageIfAvailable({ write($0, indent: indent) }) != nil { return }
        var copy = text
        copy.withUTF8 { write($0, indent: indent) }
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, indent: Int) {
        write(text, as: ScalarForm(text, isKey: false, startsLine: isRoot), indent: indent)
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, as form: ScalarForm, indent: Int) {
        switch form {
        case .plain: output.append(contentsOf: text)
        case .singleQuoted: singleQuoted(text)
        case .doubleQuoted: doubleQuoted(text)
        case .literal: literal(text, indent: indent)
        }
    }

    private mutating func singleQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        let quote = UInt8(ascii: "'")
        output.append(quote)
        var start = 0
        for index in 0..<text.count where text[index] == quote {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...index]))
            start = index
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        output.append(quote)
    }

    private mutating func doubleQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        output.append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x0a: raw("\\n")
            case 0x0d: raw("\\r")
            case 0x09: raw("\\t")
            case 0..<0x20, 0x7f: escape(UInt32(byte))
            case 0xc2, 0xe2, 0xef:
                if let character = EscapedCharacter(at: index, in: text) {
                    escape(character.scalar)
                    index += character.length
                    continue
                }
                output.append(byte)
            default: output.append(byte)
            }
            index += 1
        }
        output.append(UInt8(ascii: "\""))
    }

    /// `\xHH` or `\uHHHH`.
    private mutating func escape(_ scalar: UInt32) {
        let digits = scalar > 0xff ? 4 : 2
        output.append(UInt8(ascii: "\\"))
        output.append(digits == 4 ? UInt8(ascii: "u") : UInt8(ascii: "x"))
        for position in (0..<UInt32(digits)).reversed() {
            let digit = UInt8(scalar >> (4 * position) & 15)
            output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }

    /// A literal block scalar, up to but without its last line break.
    private mutating func literal(_ text: UnsafeBufferPointer<UInt8>, indent columns: Int) {
        output.append(UInt8(ascii: "|"))
        // Where the first line starts with a blank or is empty, readers cannot tell the indentation by themselves.
        if text[0] == 0x20 || text[0] == 0x09 || text[0] == 0x0a { output.append(UInt8(ascii: "2")) }
        let endsWithBreak = text[text.count - 1] == 0x0a
        if !endsWithBreak {
            output.append(UInt8(ascii: "-"))
        } else if text[text.count - 2] == 0x0a {
            output.append(UInt8(ascii: "+"))
        }
        let end = endsWithBreak ? text.count - 1 : text.count
        var start = 0
        while start <= end {
            var lineEnd = start
            while lineEnd < end, text[lineEnd] != 0x0a { lineEnd += 1 }
            lineBreak()
            if lineEnd > start {
                indent(columns)
                output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<lineEnd]))
            }
            start = lineEnd + 1
        }
    }
}
