/// Dates, times and durations as the API server reads them.
enum TimeFormats {
    /// `2006-01-02`, with a month and a day that exist.
    static func isDate(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return (1...days).contains(day)
    }

    /// A date, `T`, a time of day with or without a fraction, and `Z` or a distance from it.
    static func isDateTime(_ text: String) -> Bool {
        let parts = text.lowercased().utf8.split(separator: 0x74, omittingEmptySubsequences: false)
        guard parts.count >= 2, isDate(Array(parts[0])) else { return false }
        let time = Array(parts[1])
        guard time.count >= 9, time[2] == 0x3a, time[5] == 0x3a, let hour = number(time[0..<2]),
            let minute = number(time[3..<5]), let second = number(time[6..<8]), hour <= 23, minute <= 59, second <= 59
        else { return false }
        var zone = time[8...]
        // As upstream, any character may stand before the digits of the fraction.
        let afterAny = zone.dropFirst()
        let digits = afterAny.prefix(while: \.isDigit)
        if !digits.isEmpty, isZone(Array(afterAny.dropFirst(digits.count))) { zone = afterAny.dropFirst(digits.count) }
        return isZone(Array(zone))
    }

    private static func isZone(_ bytes: [UInt8]) -> Bool {
        if bytes == [0x7a] { return true }
        return bytes.count == 6 && (bytes[0] == 0x2b || bytes[0] == 0x2d) && bytes[3] == 0x3a
            && [1, 2, 4, 5].allSatisfy { bytes[$0].isDigit }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `1h30m` as Go reads it, or numbers with units such as `3 days` anywhere in the text.
    static func isDuration(_ text: String) -> Bool {
        isGoDuration(Array(text.utf8)) || hasNumberWithUnit(text)
    }

    private static func isGoDuration(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        if rest.first == 0x2b || rest.first == 0x2d { rest.removeFirst() }
        if rest.elementsEqual([0x30]) { return true }
        if rest.isEmpty { return false }
        while !rest.isEmpty {
            let whole = rest.prefix(while: \.isDigit)
            rest = rest.dropFirst(whole.count)
            var fraction = rest.prefix(0)
            if rest.first == 0x2e {
                rest.removeFirst()
                fraction = rest.prefix(while: \.isDigit)
                rest = rest.dropFirst(fraction.count)
            }
            if whole.isEmpty && fraction.isEmpty || whole.count > 18 { return false }
            let unit = rest.prefix { !$0.isDigit && $0 != 0x2e }
            guard ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(String(decoding: unit, as: UTF8.self)) else {
                return false
            }
            rest = rest.dropFirst(unit.count)
        }
        return true
    }

    /// Whether digits stand before a word that is a unit, or begins as a long unit does.
    private static func hasNumberWithUnit(_ text: String) -> Bool {
        let exact: Set<String> = ["ns", "us", "µs", "ms", "s", "m", "h", "hr", "d", "w", "wk"]
        let beginnings = ["nano", "micro", "milli", "sec", "min", "hour", "day", "week"]
        let scalars = Array(text.lowercased().unicodeScalars)
        var position = 0
        var isFound = false
        while position < scalars.count {
            let start = position
            while position < scalars.count, ("0"..."9").contains(scalars[position]) { position += 1 }
            if position == start {
                position += 1
                continue
            }
            if position - start > 18 { return false }
            while position < scalars.count, [" ", "\t", "\n", "\r", "\u{c}"].contains(scalars[position]) {
                position += 1
            }
            let unitStart = position
            while position < scalars.count, ("a"..."z").contains(scalars[position]) || scalars[position] == "µ" {
                position += 1
            }
            var unit = String.UnicodeScalarView()
            unit.append(contentsOf: scalars[unitStart..<position])
            let word = String(unit)
            if exact.contains(word) || beginnings.contains(where: word.hasPrefix) { isFound = true }
        }
        return isFound
    }
}
