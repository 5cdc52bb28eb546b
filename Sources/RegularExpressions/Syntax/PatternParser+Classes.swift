extension PatternParser {
    /// Reads a bracketed class.
    mutating func parseClass() throws(RegularExpressionError) -> ScalarSet {
        let start = position
        position += 1
        var isNegated = false
        if position < bytes.count, bytes[position] == 0x5e {
            isNegated = true
            position += 1
        }
        var members = ScalarSet()
        let first = position
        while position < bytes.count, bytes[position] != 0x5d || position == first {
            if let named = try parseNamedMember() {
                members.insert(named)
                continue
            }
            let (low, high) = try parseSpan(class: start)
            members.insert(low, high)
        }
        guard position < bytes.count else {
            throw RegularExpressionError(message: "missing closing `]`", offset: start)
        }
        position += 1
        members.normalize()
        return fold(members, isNegated: isNegated)
    }

    /// Reads `[:alpha:]` or a class escape; nil, with nothing read, if neither stands here.
    private mutating func parseNamedMember() throws(RegularExpressionError) -> ScalarSet? {
        if bytes[position] == 0x5c, position + 1 < bytes.count { return try parseClassEscape() }
        guard bytes[position] == 0x5b, position + 1 < bytes.count, bytes[position + 1] == 0x3a,
            let end = endOfPOSIXName(from: position + 2)
        else { return nil }
        let start = position
        var name = position + 2..<end
        position = end + 2
        let isNegated = name.first.map { bytes[$0] == 0x5e } ?? false
        if isNegated { name = name.lowerBound + 1..<name.upperBound }
        guard let members = NamedClasses.posix(text(name)) else {
            throw RegularExpressionError(
                message: "invalid character class range `\(text(start..<position))`", offset: start)
        }
        return fold(members, isNegated: isNegated)
    }

    /// Where `:]` stands; looks no further than names are long, so that many `[:` cost no more than one.
    private func endOfPOSIXName(from first: Int) -> Int? {
        var index = first
        while index + 1 < bytes.count, index < first + 64 {
            if bytes[index] == 0x3a, bytes[index + 1] == 0x5d { return index }
            index += 1
        }
        return nil
    }

    /// Reads one character or a range of them.
    private mutating func parseSpan(class start: Int) throws(RegularExpressionError) -> (UInt32, UInt32) {
        let first = position
        let low = try parseMember(class: start)
        guard position + 1 < bytes.count, bytes[position] == 0x2d, bytes[position + 1] != 0x5d else {
            return (low, low)
        }
        position += 1
        let high = try parseMember(class: start)
        if high < low {
            throw RegularExpressionError(
                message: "invalid character class range `\(text(first..<position))`", offset: first)
        }
        return (low, high)
    }

    private mutating func parseMember(class start: Int) throws(RegularExpressionError) -> UInt32 {
        guard position < bytes.count else {
            throw RegularExpressionError(message: "missing closing `]`", offset: start)
        }
        return bytes[position] == 0x5c ? try parseEscapedScalar() : nextScalar()
    }
}
