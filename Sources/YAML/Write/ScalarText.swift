import Basics
import Tree

/// Writes the pieces of a YAML text: scalars, keys, indentation.
struct ScalarText: ~Copyable {
    var output = OutputBuffer()
    /// Whether the scalar is the whole document, at the left edge.
    var isRoot = false
    /// Holds the text of a number.
    private var scratch: [UInt8] = []

    /// Keys are written as `? key` when their text is longer, in bytes: no reader takes more than 1,024 characters otherwise.
    private static let longestSimpleKey = 1000

    /// Makes room for another text.
    mutating func reset() {
        output.truncate(to: 0)
        isRoot = false
    }

    mutating func lineBreak() { output.append(0x0a) }
    mutating func space() { output.append(0x20) }
    mutating func dash() { output.append("- ") }

    mutating func indent(_ columns: Int) { output.indent(columns) }

    /// Writes a key and its colon.
    mutating func key(_ text: UnsafeBufferPointer<UInt8>, column: Int) {
        let start = output.count
        let form = ScalarForm(text, isKey: true, startsLine: column == 0)
        write(text, as: form, indent: 0)
        if output.count - start > Self.longestSimpleKey {
            output.truncate(to: start)
            output.append("? ")
            write(text, as: form, indent: 0)
            lineBreak()
            indent(column)
        }
        output.append(UInt8(ascii: ":"))
    }

    /// Writes anything but optionals, and lists and maps that hold something; `indent` is the column of the lines of a block scalar.
    mutating func scalar(_ value: UnsafePointer<Value>, indent: Int) {
        switch value.pointee.content {
        case .null, .optional: output.append("null")
        case .nullEnum: output.append(UInt8(ascii: "0"))
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .int(let number), .duration(let number): made { NumberFormat.integerText(number, into: &$0) }
        case .uint(let number): made { NumberFormat.integerText(number, into: &$0) }
        case .double(let number): made { Self.double(number, into: &$0) }
        case .string(let text): string(text, indent: indent)
        case .bytes(let bytes): string(Base64.text(bytes), indent: indent)
        case .timestamp(let time): string(time.rfc3339, indent: indent)
        case .type(let name): write(name.utf8, indent: indent)
        case .list: output.append("[]")
        case .map, .keyedMap, .omitted: output.append("{}")
        }
    }

    /// Appends what a function of another module makes.
    private mutating func made(_ body: (inout [UInt8]) -> Void) {
        scratch.removeAll(keepingCapacity: true)
        body(&scratch)
        scratch.withUnsafeBufferPointer { output.append($0) }
    }

    /// As Go's JSON encoder, but with a point before the exponent, without which PyYAML reads a string.
    private static func double(_ number: Double, into output: inout [UInt8]) {
        guard number.isFinite else {
            output.append(contentsOf: (number.isNaN ? ".nan" : number > 0 ? ".inf" : "-.inf").utf8)
            return
        }
        NumberFormat.json(number, into: &output)
        guard let exponent = output.firstIndex(of: UInt8(ascii: "e")) else { return }
        if !output.contains(UInt8(ascii: ".")) {
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

    /// Writes a text in a form that holds it; `indent` is the column of the lines of a block scalar.
    mutating func write(_ text: UnsafeBufferPointer<UInt8>, as form: ScalarForm, indent: Int) {
        switch form {
        case .plain: output.append(text)
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
            output.append(UnsafeBufferPointer(rebasing: text[start...index]))
            start = index
        }
        output.append(UnsafeBufferPointer(rebasing: text[start...]))
        output.append(quote)
    }

    private mutating func doubleQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        output.append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\""): output.append("\\\"")
            case UInt8(ascii: "\\"): output.append("\\\\")
            case 0x0a: output.append("\\n")
            case 0x0d: output.append("\\r")
            case 0x09: output.append("\\t")
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
                output.append(UnsafeBufferPointer(rebasing: text[start..<lineEnd]))
            }
            start = lineEnd + 1
        }
    }
}
