extension PatternParser {
    /// Reads what a backslash outside a class begins.
    mutating func parseEscape() throws(RegularExpressionError) {
        let start = position
        guard position + 1 < bytes.count else {
            throw RegularExpressionError(message: "trailing backslash at the end of the expression", offset: start)
        }
        switch bytes[position + 1] {
        case 0x41:
            position += 2
            append(assertion(.textStart))
        case 0x7a:
            position += 2
            append(assertion(.textEnd))
        case 0x62:
            position += 2
            append(assertion(.wordBoundary))
        case 0x42:
            position += 2
            append(assertion(.notWordBoundary))
        case 0x43:
            throw RegularExpressionError(message: "single bytes are not supported: `\\C`", offset: start)
        case 0x51:
            position += 2
            try parseQuoted()
        default:
            if let members = try parseClassEscape() {
                append(try set(members, at: start))
            } else {
                append(try literal(try parseEscapedScalar(), at: start))
            }
        }
    }

    /// Reads literal text up to `\E` or the end.
    private mutating func parseQuoted() throws(RegularExpressionError) {
        while position < bytes.count {
            if bytes[position] == 0x5c, position + 1 < bytes.count, bytes[position + 1] == 0x45 {
                position += 2
                return
            }
            let start = position
            append(try literal(nextScalar(), at: start))
        }
    }

    /// Reads `\d`, `\S`, `\pL`, `\P{Greek}` and their like; nil, with nothing read, if this is another escape.
    mutating func parseClassEscape() throws(RegularExpressionError) -> ScalarSet? {
        let letter = bytes[position + 1]
        if let members = NamedClasses.perl(letter | 0x20), letter & 0x40 != 0 {
            position += 2
            return fold(members, isNegated: letter & 0x20 == 0)
        }
        guard letter | 0x20 == 0x70 else { return nil }
        let start = position
        var isNegated = letter == 0x50
        position += 2
        guard position < bytes.count else { throw invalidClassName(start) }
        var name: Range<Int>
        if bytes[position] == 0x7b {
            guard let end = bytes[position...].firstIndex(of: 0x7d) else { throw invalidClassName(start) }
            name = position + 1..<end
            position = end + 1
        } else {
            let first = position
            _ = nextScalar()
            name = first..<position
        }
        if !name.isEmpty, bytes[name.lowerBound] == 0x5e {
            isNegated.toggle()
            name = name.lowerBound + 1..<name.upperBound
        }
        guard name.count <= 64, let members = unicodeClass(text(name)) else {
            throw RegularExpressionError(
                message: "unknown character class `\(text(start..<position))`: known are the general categories, Any, "
                    + Scripts.names.joined(separator: ", "),
                offset: start)
        }
        return fold(members, isNegated: isNegated)
    }

    /// A Unicode class, looked up once a pattern.
    private mutating func unicodeClass(_ name: String) -> ScalarSet? {
        if let known = unicodeClasses[name] { return known }
        let members = NamedClasses.unicode(name)
        unicodeClasses[name] = members
        return members
    }

    /// The class in all cases if the flag says so, and its complement if negated.
    func fold(_ members: ScalarSet, isNegated: Bool) -> ScalarSet {
        let folded = flags.contains(.ignoreCase) ? CaseFolding.closure(of: members) : members
        return isNegated ? folded.inverted : folded
    }

    private func invalidClassName(_ start: Int) -> RegularExpressionError {
        RegularExpressionError(message: "invalid character class `\(text(start..<bytes.count))`", offset: start)
    }

    /// Reads an escape that stands for one character.
    mutating func parseEscapedScalar() throws(RegularExpressionError) -> UInt32 {
        let start = position
        position += 1
        guard position < bytes.count else {
            throw RegularExpressionError(message: "trailing backslash at the end of the expression", offset: start)
        }
        let scalar = nextScalar()
        switch scalar {
        case 0x30...0x37:
            let isOctal = scalar == 0x30 || nextIsOctalDigit
            if !isOctal {
                throw RegularExpressionError(
                    message: "back references are not supported: `\(text(start..<position))`", offset: start)
            }
            var code = scalar - 0x30
            for _ in 0..<2 where nextIsOctalDigit {
                code = code * 8 + UInt32(bytes[position] - 0x30)
                position += 1
            }
            return code
        case 0x78: return try parseHexadecimal(from: start)
        case 0x61: return 7
        case 0x66: return 12
        case 0x6e: return 10
        case 0x72: return 13
        case 0x74: return 9
        case 0x76: return 11
        case 0x38, 0x39, 0x41...0x5a, 0x61...0x7a, 0x80...:
            throw RegularExpressionError(
                message: "invalid escape sequence `\(text(start..<position))`", offset: start)
        default: return scalar
        }
    }

    private var nextIsOctalDigit: Bool {
        position < bytes.count && (0x30...0x37).contains(bytes[position])
    }

    /// Reads the digits of `\x7F` or `\x{10FFFF}`.
    private mutating func parseHexadecimal(from start: Int) throws(RegularExpressionError) -> UInt32 {
        var code: UInt32 = 0
        var digits = 0
        let isBraced = position < bytes.count && bytes[position] == 0x7b
        if isBraced { position += 1 }
        while position < bytes.count, isBraced || digits < 2, let digit = hexadecimalDigit(bytes[position]) {
            code = code * 16 + digit
            digits += 1
            position += 1
            if code > ScalarSet.maximum { break }
        }
        let isClosed = !isBraced || position < bytes.count && bytes[position] == 0x7d
        guard digits > 0, isBraced || digits == 2, isClosed, code <= ScalarSet.maximum else {
            throw RegularExpressionError(
                message: "invalid escape sequence `\(text(start..<position))`", offset: start)
        }
        if isBraced { position += 1 }
        return code
    }

    private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }
}
