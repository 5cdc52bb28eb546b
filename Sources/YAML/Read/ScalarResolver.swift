import Tree

/// Gives plain scalars their type, as the Go reader behind `kubectl` and `sigs.k8s.io/yaml` does (specification 0.1).
enum ScalarResolver {
    /// What a plain scalar is.
    enum Resolution {
        case string
        case value(Content)
        /// `.inf`, `.nan` and their spellings: a number that JSON cannot hold.
        case notJSON
    }

    static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> Resolution {
        guard let first = text.first else { return .value(.null) }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            if text.count <= 5, isInfinityOrNaN(text) { return .notJSON }
            return number(text).map(Resolution.value) ?? .string
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"):
            return text.count <= 5 ? word(text) : .string
        default: return .string
        }
    }

    private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == text.count else { return false }
        for index in 0..<text.count where word.utf8Start[index] != text[index] { return false }
        return true
    }

    private static func word(_ text: UnsafeBufferPointer<UInt8>) -> Resolution {
        for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] as [StaticString]
        where equals(text, word) { return .value(.bool(true)) }
        for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] as [StaticString]
        where equals(text, word) { return .value(.bool(false)) }
        for word in ["~", "null", "Null", "NULL"] as [StaticString] where equals(text, word) { return .value(.null) }
        return .string
    }

    private static func isInfinityOrNaN(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for word in [
            ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN",
        ] as [StaticString] where equals(text, word) { return true }
        return false
    }

    /// An integer (decimal, `0x`, `0o`, `0b`, leading zero octal, underscores between) or a float; nil for other text.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Content? {
        if text.first == UInt8(ascii: "."), !separatesDigits(text) { return nil }
        var digits: [UInt8] = []
        digits.reserveCapacity(text.count)
        for byte in text where byte != UInt8(ascii: "_") { digits.append(byte) }
        if let integer = integer(digits) { return integer }
        guard looksLikeFloat(digits) else { return nil }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
        return .double(value)
    }

    /// Whether every underscore stands between digits, which only matters behind a leading point: there Go's own parser
    /// decides, elsewhere underscores are taken out first.
    private static func separatesDigits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in text.indices where text[index] == UInt8(ascii: "_") {
            guard index > 0, index + 1 < text.count, text[index - 1] &- 0x30 < 10, text[index + 1] &- 0x30 < 10 else {
                return false
            }
        }
        return true
    }

    private static func integer(_ digits: [UInt8]) -> Content? {
        var index = 0
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            index = 1
        }
        var base: UInt64 = 10
        if digits.count > index + 1, digits[index] == UInt8(ascii: "0") {
            switch digits[index + 1] | 0x20 {
            case UInt8(ascii: "x"): (base, index) = (16, index + 2)
            case UInt8(ascii: "o"): (base, index) = (8, index + 2)
            case UInt8(ascii: "b"): (base, index) = (2, index + 2)
            default: (base, index) = (8, index + 1)
            }
        }
        guard index < digits.count else { return nil }
        var value: UInt64 = 0
        for byte in digits[index...] {
            let digit: UInt64
            switch byte {
            case 0x30...0x39: digit = UInt64(byte - 0x30)
            case 0x41...0x46: digit = UInt64(byte - 0x41 + 10)
            case 0x61...0x66: digit = UInt64(byte - 0x61 + 10)
            default: return nil
            }
            guard digit < base else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
        }
        if isNegative {
            if value <= UInt64(Int64.max) { return .int(-Int64(value)) }
            return value == UInt64(Int64.max) + 1 ? .int(.min) : nil
        }
        if value <= UInt64(Int64.max) { return .int(Int64(value)) }
        return digits.first == UInt8(ascii: "+") ? nil : .uint(value)
    }

    /// Decimal floats: `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
    private static func looksLikeFloat(_ text: [UInt8]) -> Bool {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
            return index - start
        }
        if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index = 1 }
        let whole = digits()
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            let fraction = digits()
            if whole == 0 && fraction == 0 { return false }
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
}
