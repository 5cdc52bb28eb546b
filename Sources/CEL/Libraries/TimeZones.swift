import Tree

/// Time zones from a fixed table, so that results do not depend on the machine.
enum TimeZones {
    /// Seconds east of UTC at a moment; nil for an unknown zone. Besides names, `+05:30` and `-2:00` are read.
    static func offset(_ name: String, at seconds: Int64) -> Int? {
        if let fixed = fixed(name) { return fixed }
        return zones[name].map { $0.offset(at: seconds) }
    }

    /// The names of all zones.
    static var names: some Sequence<String> { zones.keys }

    private static func fixed(_ text: String) -> Int? {
        var rest = Substring(text)
        var sign = 1
        if rest.hasPrefix("-") {
            sign = -1
            rest.removeFirst()
        } else if rest.hasPrefix("+") {
            rest.removeFirst()
        }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
            (1...2).contains(parts[0].count),
            parts[1].count == 2, hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    // MARK: The table

    private static let zones: [String: Zone] = {
        var zones: [String: Zone] = [:]
        let text = UnsafeBufferPointer(start: TimeZoneTable.text.utf8Start, count: TimeZoneTable.text.utf8CodeUnitCount)
        for line in text.split(separator: 0x0a) {
            let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            let zone = Zone(parts.dropFirst().map { String(decoding: $0, as: UTF8.self) })
            for name in parts[0].split(separator: UInt8(ascii: ",")) {
                zones[String(decoding: name, as: UTF8.self)] = zone
            }
        }
        return zones
    }()

    /// A zone: what its offset was from 1970 on, and the rule that it follows now.
    private struct Zone {
        private var first = 0
        private var changes: [(time: Int64, offset: Int)] = []
        private var standard = 0
        private var summer: Summer?

        private struct Summer {
            var offset: Int
            var begin: Day
            var end: Day
        }

        /// The second of the nth weekday of a month, in local time; week 5 is the last.
        private struct Day {
            var month: Int
            var week: Int
            var weekday: Int
            var second: Int

            func time(in year: Int) -> Int64 {
                let first = CivilTime.days(year: year, month: month, day: 1)
                let next =
                    month == 12
                    ? CivilTime.days(year: year + 1, month: 1, day: 1)
                    : CivilTime.days(year: year, month: month + 1, day: 1)
                let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
                var day = first + (weekday - weekdayOfFirst + 7) % 7 + 7 * (week - 1)
                while day >= next { day -= 7 }
                return Int64(day) * 86_400 + Int64(second)
            }
        }

        /// The columns of the table behind the names.
        init(_ columns: [String]) {
            guard columns.count == 4 else { return }
            let offsets = columns[0].split(separator: "/").map { Int($0) ?? 0 }
            func offset(_ digit: Substring) -> Int { Int(digit, radix: 36).map { offsets[$0] } ?? 0 }
            first = offset(columns[1][...])
            var time: Int64 = 0
            for change in columns[2].split(separator: " ") {
                let parts = change.split(separator: ":")
                let isInSeconds = parts[0].hasSuffix(".")
                time += (Int64(isInSeconds ? parts[0].dropLast() : parts[0], radix: 36) ?? 0) * (isInSeconds ? 1 : 60)
                changes.append((time, offset(parts[1])))
            }
            let rule = columns[3].split(separator: " ").map { Int($0) ?? 0 }
            standard = rule[0]
            guard rule.count == 10 else { return }
            summer = Summer(
                offset: rule[1], begin: Day(month: rule[2], week: rule[3], weekday: rule[4], second: rule[5]),
                end: Day(month: rule[6], week: rule[7], weekday: rule[8], second: rule[9]))
        }

        func offset(at seconds: Int64) -> Int {
            guard let last = changes.last else { return seconds < 0 || summer == nil ? first : ruled(seconds) }
            if seconds >= last.time { return ruled(seconds) }
            return changes.last { $0.time <= seconds }?.offset ?? first
        }

        private func ruled(_ seconds: Int64) -> Int {
            guard let summer else { return standard }
            let year = CivilTime(secondsSinceEpoch: seconds + Int64(standard)).year
            let begin = summer.begin.time(in: year) - Int64(standard)
            let end = summer.end.time(in: year) - Int64(summer.offset)
            let isSummer =
                begin < end ? seconds >= begin && seconds < end : seconds < end || seconds >= begin
            return isSummer ? summer.offset : standard
        }
    }
}
