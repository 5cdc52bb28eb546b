/// A set of bytes: the meaning of `[…]` in a pattern.
struct ByteSet: Sendable {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Reads a set that starts with the `[` at `index` and leaves `index` behind its `]`; nil if it does not end or names
    /// an unknown class.
    init?(_ pattern: ArraySlice<UInt8>, at index: inout Int) {
        let end = pattern.endIndex
        var position = index + 1
        var isNegated = false
        if position < end, pattern[position] == UInt8(ascii: "!") || pattern[position] == UInt8(ascii: "^") {
            isNegated = true
            position += 1
        }
        var previous: UInt8?
        var isFirst = true
        while true {
            guard position < end else { return nil }
            var byte = pattern[position]
            if byte == UInt8(ascii: "]"), !isFirst { break }
            isFirst = false
            let following = position + 1 < end ? pattern[position + 1] : nil
            if byte == UInt8(ascii: "\\") {
                guard let following else { return nil }
                insert(following)
                previous = following
                position += 2
            } else if byte == UInt8(ascii: "-"), let low = previous, let following, following != UInt8(ascii: "]") {
                position += 1
                byte = following
                if byte == UInt8(ascii: "\\") {
                    position += 1
                    guard position < end else { return nil }
                    byte = pattern[position]
                }
                if low <= byte { for member in low...byte { insert(member) } }
                previous = nil
                position += 1
            } else if byte == UInt8(ascii: "["), following == UInt8(ascii: ":") {
                let nameStart = position + 2
                guard let close = pattern[nameStart...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
                if close > nameStart, pattern[close - 1] == UInt8(ascii: ":") {
                    guard insertClass(pattern[nameStart..<close - 1]) else { return nil }
                    previous = nil
                    position = close + 1
                } else {
                    insert(byte)
                    previous = byte
                    position += 1
                }
            } else {
                insert(byte)
                previous = byte
                position += 1
            }
        }
        index = position + 1
        if isNegated { bits = (~bits.0, ~bits.1, ~bits.2, ~bits.3) }
    }

    /// Whether a byte is in the set.
    func contains(_ byte: UInt8) -> Bool {
        let bit = UInt64(1) << UInt64(byte & 63)
        return switch byte >> 6 {
        case 0: bits.0 & bit != 0
        case 1: bits.1 & bit != 0
        case 2: bits.2 & bit != 0
        default: bits.3 & bit != 0
        }
    }

    private mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }

    /// Adds a named class such as `alpha`, over ASCII; false if there is none of that name.
    private mutating func insertClass(_ name: ArraySlice<UInt8>) -> Bool {
        let ranges: [ClosedRange<UInt8>]
        switch String(decoding: name, as: UTF8.self) {
        case "alnum": ranges = [0x30...0x39, 0x41...0x5a, 0x61...0x7a]
        case "alpha": ranges = [0x41...0x5a, 0x61...0x7a]
        case "blank": ranges = [0x09...0x09, 0x20...0x20]
        case "cntrl": ranges = [0x00...0x1f, 0x7f...0x7f]
        case "digit": ranges = [0x30...0x39]
        case "graph": ranges = [0x21...0x7e]
        case "lower": ranges = [0x61...0x7a]
        case "print": ranges = [0x20...0x7e]
        case "punct": ranges = [0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e]
        case "space": ranges = [0x09...0x0d, 0x20...0x20]
        case "upper": ranges = [0x41...0x5a]
        case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
        default: return false
        }
        for range in ranges { for byte in range { insert(byte) } }
        return true
    }
}
