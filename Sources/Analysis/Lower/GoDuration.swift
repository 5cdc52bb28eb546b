/// Durations as Go writes them: `1h30m`, and `d` for days.
enum GoDuration {
    /// Nanoseconds of a text; nil when it is none.
    static func nanoseconds(_ text: String) -> Int64? {
        let units: [(String, Double)] = [
            ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 6e10), ("h", 3.6e12), ("d", 8.64e13),
        ]
        var rest = text[...]
        var sign = 1.0
        if rest.first == "-" || rest.first == "+" { sign = rest.removeFirst() == "-" ? -1 : 1 }
        guard !rest.isEmpty else { return nil }
        if rest == "0" { return 0 }
        var total = 0.0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard !digits.isEmpty, let number = Double(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !$0.isNumber && $0 != "." }
            guard let factor = units.first(where: { $0.0 == unit })?.1 else { return nil }
            rest = rest.dropFirst(unit.count)
            total += number * factor
        }
        let result = total * sign
        return result.magnitude < 9e18 ? Int64(result) : nil
    }

    /// Seconds as Go prints them: 86400 → `24h0m0s`.
    static func text(seconds: Int64) -> String {
        let hours = seconds / 3600
        let minutes = seconds / 60 % 60
        if hours > 0 { return "\(hours)h\(minutes)m\(seconds % 60)s" }
        return minutes > 0 ? "\(minutes)m\(seconds % 60)s" : "\(seconds)s"
    }
}
