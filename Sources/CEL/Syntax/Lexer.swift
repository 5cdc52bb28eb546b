import Tree

/// A token: its kind and its place.
struct Token {
    enum Kind: UInt8 {
        case end
        case identifier, quotedIdentifier
        case int, uint, double, string, bytes
        case dot, comma, colon, question
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case plus, minus, star, slash, percent, bang
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case and, or
        case keywordIn, keywordTrue, keywordFalse, keywordNull
    }

    var kind: Kind
    var start: Int
    var end: Int

    var range: Range<Int> { start..<end }
}

/// Splits a source into tokens, one at a time.
struct Lexer {
    let source: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    private func byte(_ offset: Int) -> UInt8 {
        offset < source.count ? source[offset] : 0
    }

    mutating func next() throws(CELError) -> Token {
        skipBlanks()
        let start = position
        guard start < source.count else { return Token(kind: .end, start: start, end: start) }
        let first = source[start]
        if Self.startsIdentifier(first) {
            if let token = try stringWithPrefix(start) { return token }
            return identifier(start)
        }
        if Self.isDigit(first) || (first == 0x2e && Self.isDigit(byte(start + 1))) { return try number(start) }
        switch first {
        case 0x22, 0x27: return try string(start, quoteAt: start, isRaw: false, isBytes: false)
        case 0x60: return try quotedIdentifier(start)
        default: return try punctuation(start, first)
        }
    }

    private mutating func skipBlanks() {
        while position < source.count {
            switch source[position] {
            case 0x20, 0x09, 0x0a, 0x0c, 0x0d: position += 1
            case 0x2f where byte(position + 1) == 0x2f:
                while position < source.count, source[position] != 0x0a { position += 1 }
            default: return
            }
        }
    }

    private mutating func punctuation(_ start: Int, _ first: UInt8) throws(CELError) -> Token {
        let second = byte(start + 1)
        let (kind, length): (Token.Kind, Int)
        switch first {
        case 0x2e: (kind, length) = (.dot, 1)
        case 0x2c: (kind, length) = (.comma, 1)
        case 0x3a: (kind, length) = (.colon, 1)
        case 0x3f: (kind, length) = (.question, 1)
        case 0x28: (kind, length) = (.leftParenthesis, 1)
        case 0x29: (kind, length) = (.rightParenthesis, 1)
        case 0x5b: (kind, length) = (.leftBracket, 1)
        case 0x5d: (kind, length) = (.rightBracket, 1)
        case 0x7b: (kind, length) = (.leftBrace, 1)
        case 0x7d: (kind, length) = (.rightBrace, 1)
        case 0x2b: (kind, length) = (.plus, 1)
        case 0x2d: (kind, length) = (.minus, 1)
        case 0x2a: (kind, length) = (.star, 1)
        case 0x2f: (kind, length) = (.slash, 1)
        case 0x25: (kind, length) = (.percent, 1)
        case 0x21: (kind, length) = second == 0x3d ? (.notEqual, 2) : (.bang, 1)
        case 0x3d where second == 0x3d: (kind, length) = (.equal, 2)
        case 0x3c: (kind, length) = second == 0x3d ? (.lessOrEqual, 2) : (.less, 1)
        case 0x3e: (kind, length) = second == 0x3d ? (.greaterOrEqual, 2) : (.greater, 1)
        case 0x26 where second == 0x26: (kind, length) = (.and, 2)
        case 0x7c where second == 0x7c: (kind, length) = (.or, 2)
        default: throw unexpected(start, first)
        }
        position = start + length
        return Token(kind: kind, start: start, end: position)
    }

    private func unexpected(_ start: Int, _ first: UInt8) -> CELError {
        var end = start + 1
        while end < source.count, source[end] & 0xc0 == 0x80 { end += 1 }
        let text = String(decoding: source[start..<end], as: UTF8.self)
        var hints: [String] = []
        switch first {
        case 0x3d: hints = ["Write `==` to compare."]
        case 0x26: hints = ["Write `&&`."]
        case 0x7c: hints = ["Write `||`."]
        default: break
        }
        return CELError(phase: .parse, message: "unexpected character `\(text)`", range: start..<end, hints: hints)
    }

    private mutating func identifier(_ start: Int) -> Token {
        var end = start + 1
        while end < source.count, Self.continuesIdentifier(source[end]) { end += 1 }
        position = end
        return Token(kind: keyword(start, end) ?? .identifier, start: start, end: end)
    }

    private func keyword(_ start: Int, _ end: Int) -> Token.Kind? {
        switch end - start {
        case 2 where spells("in", at: start): .keywordIn
        case 4 where spells("true", at: start): .keywordTrue
        case 4 where spells("null", at: start): .keywordNull
        case 5 where spells("false", at: start): .keywordFalse
        default: nil
        }
    }

    private func spells(_ word: StaticString, at start: Int) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where source[start + index] != word.utf8Start[index] { return false }
        return true
    }

    private mutating func quotedIdentifier(_ start: Int) throws(CELError) -> Token {
        var end = start + 1
        while end < source.count, source[end] != 0x60 {
            let byte = source[end]
            guard Self.continuesIdentifier(byte) || [0x2e, 0x2d, 0x2f, 0x20].contains(byte) else {
                throw CELError(
                    phase: .parse, message: "this character may not stand in a quoted field name", range: end..<end + 1,
                    hints: ["Letters, digits, `_`, `.`, `-`, `/` and space may; select other names with `['…']`."])
            }
            end += 1
        }
        guard end < source.count, end > start + 1 else {
            throw CELError(
                phase: .parse,
                message: end < source.count ? "empty field name" : "the field name has no closing back-tick",
                range: start..<min(end + 1, source.count))
        }
        position = end + 1
        return Token(kind: .quotedIdentifier, start: start, end: position)
    }

    private mutating func number(_ start: Int) throws(CELError) -> Token {
        var end = start
        if source[start] == 0x30, byte(start + 1) | 0x20 == 0x78, Self.isHexadecimal(byte(start + 2)) {
            end = start + 2
            while Self.isHexadecimal(byte(end)) { end += 1 }
            return finishInteger(start, end)
        }
        while Self.isDigit(byte(end)) { end += 1 }
        var isDouble = false
        if byte(end) == 0x2e, Self.isDigit(byte(end + 1)) {
            isDouble = true
            end += 1
            while Self.isDigit(byte(end)) { end += 1 }
        }
        if byte(end) | 0x20 == 0x65 {
            var digits = end + 1
            if byte(digits) == 0x2b || byte(digits) == 0x2d { digits += 1 }
            if Self.isDigit(byte(digits)) {
                isDouble = true
                end = digits
                while Self.isDigit(byte(end)) { end += 1 }
            }
        }
        if !isDouble { return finishInteger(start, end) }
        position = end
        return Token(kind: .double, start: start, end: end)
    }

    private mutating func finishInteger(_ start: Int, _ end: Int) -> Token {
        let isUnsigned = byte(end) | 0x20 == 0x75
        position = isUnsigned ? end + 1 : end
        return Token(kind: isUnsigned ? .uint : .int, start: start, end: position)
    }

    /// A string with `r`, `b` or `br` in front; nil if there is none at this place.
    private mutating func stringWithPrefix(_ start: Int) throws(CELError) -> Token? {
        var isRaw = false
        var isBytes = false
        var offset = start
        while offset < start + 2 {
            switch byte(offset) | 0x20 {
            case 0x72 where !isRaw: isRaw = true
            case 0x62 where !isBytes && !isRaw: isBytes = true
            default: return nil
            }
            offset += 1
            if byte(offset) == 0x22 || byte(offset) == 0x27 {
                return try string(start, quoteAt: offset, isRaw: isRaw, isBytes: isBytes)
            }
        }
        return nil
    }

    private mutating func string(_ start: Int, quoteAt: Int, isRaw: Bool, isBytes: Bool) throws(CELError) -> Token {
        let quote = source[quoteAt]
        let isTriple = byte(quoteAt + 1) == quote && byte(quoteAt + 2) == quote
        var offset = quoteAt + (isTriple ? 3 : 1)
        while offset < source.count {
            let byte = source[offset]
            if byte == quote, !isTriple || (self.byte(offset + 1) == quote && self.byte(offset + 2) == quote) {
                position = offset + (isTriple ? 3 : 1)
                return Token(kind: isBytes ? .bytes : .string, start: start, end: position)
            }
            if !isTriple, byte == 0x0a || byte == 0x0d { break }
            offset += byte == 0x5c && !isRaw ? 2 : 1
        }
        throw CELError(
            phase: .parse, message: "the string has no closing quote", range: start..<min(offset, source.count))
    }

    static func startsIdentifier(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a) || byte == 0x5f
    }

    static func continuesIdentifier(_ byte: UInt8) -> Bool { startsIdentifier(byte) || isDigit(byte) }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
    }
}
