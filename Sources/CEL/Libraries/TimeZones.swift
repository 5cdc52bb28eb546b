import Tree

/// Time zones from a fixed table, so that results do not depend on the machine.
enum TimeZones {
    /// When daylight saving time begins and ends.
    private enum Rule {
        case none
        /// Last Sundays of March and October at 01:00 UTC.
        case europe
        /// Second Sunday of March and first of November at 02:00 local time, since 2007.
        case northAmerica
        /// First Sundays of October and April at 02:00 standard time.
        case australia
        /// Last Sunday of September and first of April at 02:00 standard time.
        case newZealand
    }

    private static let zones: [String: (offset: Int, rule: Rule)] = [
        "UTC": (0, .none), "GMT": (0, .none), "Etc/UTC": (0, .none), "Z": (0, .none),
        "Europe/London": (0, .europe), "Europe/Dublin": (0, .europe), "Europe/Lisbon": (0, .europe),
        "Europe/Berlin": (60, .europe), "Europe/Paris": (60, .europe), "Europe/Madrid": (60, .europe),
        "Europe/Rome": (60, .europe), "Europe/Zurich": (60, .europe), "Europe/Vienna": (60, .europe),
        "Europe/Amsterdam": (60, .europe), "Europe/Brussels": (60, .europe), "Europe/Stockholm": (60, .europe),
        "Europe/Oslo": (60, .europe), "Europe/Copenhagen": (60, .europe), "Europe/Warsaw": (60, .europe),
        "Europe/Prague": (60, .europe), "Europe/Budapest": (60, .europe), "Europe/Athens": (120, .europe),
        "Europe/Helsinki": (120, .europe), "Europe/Kiev": (120, .europe), "Europe/Kyiv": (120, .europe),
        "Europe/Bucharest": (120, .europe), "Europe/Istanbul": (180, .none), "Europe/Moscow": (180, .none),
        "America/New_York": (-300, .northAmerica), "US/Eastern": (-300, .northAmerica),
        "America/Toronto": (-300, .northAmerica), "America/Chicago": (-360, .northAmerica),
        "US/Central": (-360, .northAmerica), "America/Denver": (-420, .northAmerica),
        "US/Mountain": (-420, .northAmerica), "America/Phoenix": (-420, .none),
        "America/Los_Angeles": (-480, .northAmerica), "US/Pacific": (-480, .northAmerica),
        "America/Vancouver": (-480, .northAmerica), "America/Anchorage": (-540, .northAmerica),
        "America/St_Johns": (-210, .northAmerica), "America/Halifax": (-240, .northAmerica),
        "America/Sao_Paulo": (-180, .none), "America/Bogota": (-300, .none), "America/Mexico_City": (-360, .none),
        "America/Argentina/Buenos_Aires": (-180, .none), "Pacific/Honolulu": (-600, .none),
        "Asia/Kolkata": (330, .none), "Asia/Calcutta": (330, .none), "Asia/Colombo": (330, .none),
        "Asia/Kathmandu": (345, .none), "Asia/Karachi": (300, .none), "Asia/Dhaka": (360, .none),
        "Asia/Bangkok": (420, .none), "Asia/Jakarta": (420, .none), "Asia/Ho_Chi_Minh": (420, .none),
        "Asia/Singapore": (480, .none), "Asia/Shanghai": (480, .none), "Asia/Hong_Kong": (480, .none),
        "Asia/Taipei": (480, .none), "Asia/Manila": (480, .none), "Australia/Perth": (480, .none),
        "Asia/Tokyo": (540, .none), "Asia/Seoul": (540, .none), "Asia/Dubai": (240, .none),
        "Australia/Brisbane": (600, .none), "Australia/Sydney": (600, .australia),
        "Australia/Melbourne": (600, .australia), "Australia/Adelaide": (570, .australia),
        "Pacific/Auckland": (720, .newZealand), "Africa/Cairo": (120, .none), "Africa/Johannesburg": (120, .none),
        "Africa/Lagos": (60, .none), "Africa/Nairobi": (180, .none),
    ]

    /// Seconds east of UTC at a moment; nil for an unknown zone. Besides names, `+05:30` and `-2:00` are read.
    static func offset(_ name: String, at seconds: Int64) -> Int? {
        if let fixed = fixed(name) { return fixed }
        guard let zone = zones[name] else { return nil }
        let standard = zone.offset * 60
        return standard + (isDaylight(zone.rule, standard: Int64(standard), at: seconds) ? 3600 : 0)
    }

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

    private static func isDaylight(_ rule: Rule, standard: Int64, at seconds: Int64) -> Bool {
        let year = CivilTime(secondsSinceEpoch: seconds + standard).year
        switch rule {
        case .none: return false
        case .europe:
            let begin = sunday(year, 3, last: true) + 3600
            let end = sunday(year, 10, last: true) + 3600
            return seconds >= begin && seconds < end
        case .northAmerica:
            let begin = sunday(year, 3, nth: 2) + 7200 - standard
            let end = sunday(year, 11, nth: 1) + 3600 - standard
            return seconds >= begin && seconds < end
        case .australia:
            let end = sunday(year, 4, nth: 1) + 7200 - standard
            let begin = sunday(year, 10, nth: 1) + 7200 - standard
            return seconds < end || seconds >= begin
        case .newZealand:
            let end = sunday(year, 4, nth: 1) + 7200 - standard
            let begin = sunday(year, 9, last: true) + 7200 - standard
            return seconds < end || seconds >= begin
        }
    }

    /// Midnight of the nth or last Sunday of a month, in seconds since the epoch.
    private static func sunday(_ year: Int, _ month: Int, nth: Int = 1, last: Bool = false) -> Int64 {
        let start =
            last ? CivilTime.days(year: year, month: month, day: 31) : CivilTime.days(year: year, month: month, day: 1)
        let weekday = ((start + 4) % 7 + 7) % 7
        let day = last ? start - weekday : start + (7 - weekday) % 7 + 7 * (nth - 1)
        return Int64(day) * 86_400
    }
}
