/// What readers take plain scalars for, besides strings: the union of YAML 1.1 as PyYAML reads it, YAML 1.2 as
/// ruamel.yaml reads it, and versions 2 and 3 of the Go parser.
enum PlainReading {
    /// Whether one of the readers would read a plain scalar, which is not empty, as something else than this string.
    static func isOther(than text: UnsafeBufferPointer<UInt8>, first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return isNumber(text) || isTimestamp(text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "<"):
            return text.count <= 5 && isWord(text)
        default: return false
        }
    }

    private static func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text.count {
        case 1: return [0x79, 0x59, 0x6e, 0x4e, 0x7e, 0x3d].contains(text[0])
        case 2: return isSpelled(text, "no") || isSpelled(text, "on") || text[0] == 0x3c && text[1] == 0x3c
        case 3: return isSpelled(text, "yes") || isSpelled(text, "off")
        case 4: return isSpelled(text, "true") || isSpelled(text, "null")
        default: return isSpelled(text, "false")
        }
    }

    /// Whether a text is a lower-case word, or the word in capitals or with a capital first letter.
    private static func isSpelled(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == text.count else { return false }
        var capitals = 0
        for index in 0..<text.count {
            if text[index] | 0x20 != word.utf8Start[index] { return false }
            if text[index] & 0x20 == 0 { capitals += 1 }
        }
        return capitals == 0 || capitals == text.count || capitals == 1 && text[0] & 0x20 == 0
    }

    /// Integers and floats in any notation, with underscores anywhere, sexagesimal ones, infinities and NaN.
    private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") ? 1 : 0
        guard start < text.count else { return false }
        let rest = UnsafeBufferPointer(rebasing: text[start...])
        if rest[0] == UInt8(ascii: "0"), rest.count > 2, isPrefixedInteger(rest) { return true }
        if rest[0] == UInt8(ascii: "."), rest.count == 4 {
            let word = UnsafeBufferPointer(rebasing: rest[1...])
            if isSpelled(word, "inf") || start == 0 && isNaN(word) { return true }
        }
        return isDecimal(rest) || isSexagesimal(rest)
    }

    /// `nan`, `NaN` or `NAN`.
    private static func isNaN(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word[0] | 0x20 == 0x6e && word[1] | 0x20 == 0x61 && word[2] == word[0]
            && (word[0] & 0x20 == 0 || word[1] & 0x20 != 0)
    }

    /// `0x…`, `0o…` and `0b…` in either case.
    private static func isPrefixedInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = text[2...]
        switch text[1] | 0x20 {
        case UInt8(ascii: "x"):
            return digits.allSatisfy {
                isDigit($0) || $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
            }
        case UInt8(ascii: "o"):
            return digits.allSatisfy { $0 & 0xf8 == 0x30 || $0 == UInt8(ascii: "_") }
        case UInt8(ascii: "b"):
            return digits.allSatisfy { $0 & 0xfe == 0x30 || $0 == UInt8(ascii: "_") }
        default: return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Decimal numbers: `(\.[0-9_]+|[0-9_]+(\.[0-9_]*)?)([eE][-+]?[0-9_]+)?`.
    private static func isDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < text.count, isDigit(text[index]) || text[index] == UInt8(ascii: "_") { index += 1 }
            return index - start
        }
        let whole = digits()
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            let fraction = digits()
            if whole == 0, fraction == 0 { return false }
        } else if whole == 0 {
            return false
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
            if digits() == 0 { return false }
        }
        return index == text.count
    }

    /// Sexagesimal numbers: `[1-9][0-9_]*(:[0-5]?[0-9])+`, and with any first digit when `\.[0-9_]*` follows.
    private static func isSexagesimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isDigit(text[0]) else { return false }
        var index = 1
        while index < text.count, isDigit(text[index]) || text[index] == UInt8(ascii: "_") { index += 1 }
        var groups = 0
        while index < text.count, text[index] == UInt8(ascii: ":") {
            index += 1
            let start = index
            while index < text.count, isDigit(text[index]), index - start < 2 { index += 1 }
            if index == start || index - start == 2 && text[start] > UInt8(ascii: "5") { return false }
            groups += 1
        }
        if groups == 0 { return false }
        if index == text.count { return text[0] != UInt8(ascii: "0") }
        guard text[index] == UInt8(ascii: ".") else { return false }
        return text[(index + 1)...].allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// A date of four, one or two, one or two digits, alone or with a time of day and a zone.
    private static func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func digits(_ range: ClosedRange<Int>) -> Bool {
            let start = index
            while index < text.count, isDigit(text[index]), index - start < range.upperBound { index += 1 }
            return index - start >= range.lowerBound
        }
        func skip(_ byte: UInt8) -> Bool {
            guard index < text.count, text[index] == byte else { return false }
            index += 1
            return true
        }
        func skipBlanks() {
            while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        }
        let dash = UInt8(ascii: "-")
        let colon = UInt8(ascii: ":")
        guard digits(4...4), skip(dash), digits(1...2), skip(dash), digits(1...2) else { return false }
        if index == text.count { return true }
        if text[index] | 0x20 == UInt8(ascii: "t") {
            index += 1
        } else {
            let start = index
            skipBlanks()
            if index == start { return false }
        }
        guard digits(1...2), skip(colon), digits(1...2), skip(colon), digits(1...2) else { return false }
        if skip(UInt8(ascii: ".")) { while index < text.count, isDigit(text[index]) { index += 1 } }
        skipBlanks()
        if index == text.count || skip(UInt8(ascii: "Z")) { return index == text.count }
        guard skip(UInt8(ascii: "+")) || skip(dash), digits(1...2) else { return false }
        if skip(colon) { return digits(2...2) && index == text.count }
        return index == text.count
    }
}
