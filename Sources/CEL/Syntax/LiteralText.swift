/// The values behind the text of string and bytes literals.
enum LiteralText {
    /// The bytes that a literal stands for. `range` is the whole token, prefix and quotes included.
    ///
    /// Line breaks count as `\n` however they are written. In strings `\x` and octal escapes are code points, in bytes
    /// they are bytes; `\u` and `\U` are for strings only.
    static func bytes(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBytes: Bool
    ) throws(CELError) -> [UInt8] {
        var start = range.lowerBound
        var isRaw = false
        while source[start] != 0x22, source[start] != 0x27 {
            if source[start] | 0x20 == 0x72 { isRaw = true }
            start += 1
        }
        let quote = source[start]
        let isTriple = range.upperBound - start >= 6 && source[start + 1] == quote && source[start + 2] == quote
        let margin = isTriple ? 3 : 1
        let end = range.upperBound - margin
        var position = start + margin
        var output: [UInt8] = []
        output.reserveCapacity(end - position)
        while position < end {
            let byte = source[position]
            if byte == 0x0d {
                output.append(0x0a)
                position += position + 1 < end && source[position + 1] == 0x0a ? 2 : 1
            } else if byte == 0x5c, !isRaw {
                try escape(source, &position, end, isBytes, &output)
            } else {
                output.append(byte)
                position += 1
            }
        }
        return output
    }

    private static func escape(
        _ source: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int, _ isBytes: Bool,
        _ output: inout [UInt8]
    ) throws(CELError) {
        let start = position
        guard position + 1 < end else { throw refusal(source, start, end) }
        let letter = source[position + 1]
        position += 2
        switch letter {
        case 0x61: output.append(0x07)
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0c)
        case 0x6e: output.append(0x0a)
        case 0x72: output.append(0x0d)
        case 0x74: output.append(0x09)
        case 0x76: output.append(0x0b)
        case 0x5c, 0x3f, 0x22, 0x27, 0x60: output.append(letter)
        case 0x78, 0x58:
            try number(source, start, &position, end, digits: 2, radix: 16, isByte: isBytes, &output)
        case 0x75 where !isBytes:
            try number(source, start, &position, end, digits: 4, radix: 16, isByte: false, &output)
        case 0x55 where !isBytes:
            try number(source, start, &position, end, digits: 8, radix: 16, isByte: false, &output)
        case 0x30...0x33:
            position -= 1
            try number(source, start, &position, end, digits: 3, radix: 8, isByte: isBytes, &output)
        default: throw refusal(source, start, min(end, start + 2))
        }
    }

    private static func number(
        _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ position: inout Int, _ end: Int, digits: Int,
        radix: UInt32, isByte: Bool, _ output: inout [UInt8]
    ) throws(CELError) {
        guard position + digits <= end else { throw refusal(source, start, end) }
        var value: UInt32 = 0
        for offset in position..<position + digits {
            guard let digit = digitValue(source[offset]), digit < radix else {
                throw refusal(source, start, offset + 1)
            }
            value = value &* radix &+ digit
        }
        position += digits
        if isByte {
            output.append(UInt8(truncatingIfNeeded: value))
        } else {
            guard let scalar = Unicode.Scalar(value) else { throw refusal(source, start, position) }
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    static func digitValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        default: nil
        }
    }

    private static func refusal(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> CELError {
        CELError(
            phase: .parse,
            message: "`\(String(decoding: source[start..<end], as: UTF8.self))` is not an escape sequence",
            range: start..<end, hints: ["Write `\\\\` for a backslash, or put `r` before the quote."])
    }
}
