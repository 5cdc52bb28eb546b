extension PatternParser {
    /// What `(?` begins.
    enum GroupOpening {
        case plain
        case named(String)
        /// `(?i)`: no group, flags for the rest of the enclosing one.
        case flagsOnly
    }

    /// Reads from `?` to the end of the group's opening, and sets the flags.
    mutating func parseGroupOpening(at start: Int) throws(RegularExpressionError) -> GroupOpening {
        let rest = bytes[(position + 1)...].prefix(2)
        if rest.first == 0x50 && rest.last == 0x3c { return .named(try parseName(from: position + 3, group: start)) }
        if rest.first == 0x3c && rest.count == 2 && rest.last != 0x3d && rest.last != 0x21 {
            return .named(try parseName(from: position + 2, group: start))
        }
        if let refusal = refusal(of: rest) {
            let end = min(bytes.count, position + refusal.length)
            throw RegularExpressionError(message: "\(refusal.name) `\(text(start..<end))`", offset: start)
        }
        return try parseFlags(group: start)
    }

    private func refusal(of rest: ArraySlice<UInt8>) -> (name: String, length: Int)? {
        guard let first = rest.first else { return nil }
        switch first {
        case 0x3d, 0x21: return ("look-ahead is not supported:", 2)
        case 0x3c: return ("look-behind is not supported:", 3)
        case 0x3e: return ("atomic groups are not supported:", 2)
        case 0x50 where rest.last == 0x3d: return ("back references are not supported:", 3)
        default: return nil
        }
    }

    private mutating func parseName(from first: Int, group: Int) throws(RegularExpressionError) -> String {
        var end = first
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        guard end > first, end < bytes.count, bytes[end] == 0x3e else {
            throw RegularExpressionError(
                message: "invalid group name in `\(text(group..<min(end + 1, bytes.count)).scalarPrefix)`",
                offset: group)
        }
        position = end + 1
        return text(first..<end)
    }

    private mutating func parseFlags(group: Int) throws(RegularExpressionError) -> GroupOpening {
        position += 1
        var isClearing = false
        var sawFlag = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            let flag: Flags
            switch byte {
            case 0x69: flag = .ignoreCase
            case 0x6d: flag = .multiline
            case 0x73: flag = .dotMatchesNewline
            case 0x55: flag = .swapGreed
            case 0x2d where !isClearing:
                isClearing = true
                sawFlag = false
                continue
            case 0x3a, 0x29:
                if isClearing && !sawFlag { throw invalidFlags(group) }
                return byte == 0x3a ? .plain : .flagsOnly
            default: throw invalidFlags(group)
            }
            sawFlag = true
            if isClearing { flags.remove(flag) } else { flags.insert(flag) }
        }
        throw RegularExpressionError(message: "missing closing `)`", offset: group)
    }

    private func invalidFlags(_ group: Int) -> RegularExpressionError {
        RegularExpressionError(
            message: "invalid or unsupported group `\(text(group..<position).scalarPrefix)`", offset: group)
    }

    private func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a: true
        default: false
        }
    }
}

extension String {
    /// The text without a character at its end that was cut in the middle.
    fileprivate var scalarPrefix: String {
        var scalars = unicodeScalars
        while scalars.last == "\u{fffd}" { scalars.removeLast() }
        return String(scalars)
    }
}
