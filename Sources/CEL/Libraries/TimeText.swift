import Tree

/// Reads and writes timestamps (RFC 3339) and durations (Go's form) as texts.
enum TimeText {
    /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
    static let validSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    static func timestamp(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == 0x3a, bytes[16] == 0x3a
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), (1...12).contains(month),
            (1...daysInMonth(year, month)).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var nanoseconds: Int32 = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var digits = 0
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                if digits < 9 { nanoseconds = nanoseconds * 10 + Int32(bytes[index] - 0x30) }
                digits += 1
                index += 1
            }
            guard digits > 0 else { return nil }
            for _ in digits..<max(9, digits) { nanoseconds *= 10 }
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard index + 1 == bytes.count else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard index + 6 == bytes.count, bytes[index + 3] == 0x3a, let hours = number(index + 1..<index + 3),
                let minutes = number(index + 4..<index + 6), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * 60 * (bytes[index] == UInt8(ascii: "-") ? -1 : 1)
        default: return nil
        }
        let days = CivilTime.days(year: year, month: month, day: day)
        let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        guard validSeconds.contains(seconds) else { return nil }
        return Timestamp(seconds: seconds, nanoseconds: nanoseconds, offset: Int16(offset / 60))
    }

    private static func daysInMonth(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Nanoseconds of a text such as `1h30m`, `-1.5s`, `100ms`; nil when it is none or too large.
    static func duration(_ text: String) -> Int64? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes.removeFirst()
        }
        if bytes.elementsEqual([0x30]) { return 0 }
        if bytes.isEmpty { return nil }
        var total: UInt64 = 0
        while !bytes.isEmpty {
            var whole: UInt64 = 0
            var digits = 0
            while let byte = bytes.first, (0x30...0x39).contains(byte) {
                let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                whole = product + UInt64(byte - 0x30)
                digits += 1
                bytes.removeFirst()
            }
            var fraction: Double = 0
            if bytes.first == UInt8(ascii: ".") {
                bytes.removeFirst()
                var scale = 0.1
                while let byte = bytes.first, (0x30...0x39).contains(byte) {
                    fraction += Double(byte - 0x30) * scale
                    scale /= 10
                    digits += 1
                    bytes.removeFirst()
                }
            }
            guard digits > 0 else { return nil }
            let unit = bytes.prefix { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ".") }
            bytes = bytes.dropFirst(unit.count)
            let size: UInt64
            switch String(decoding: unit, as: UTF8.self) {
            case "ns": size = 1
            case "us", "µs", "μs": size = 1000
            case "ms": size = 1_000_000
            case "s": size = 1_000_000_000
            case "m": size = 60_000_000_000
            case "h": size = 3_600_000_000_000
            default: return nil
            }
            let (product, overflow) = whole.multipliedReportingOverflow(by: size)
            let (sum, carry) = total.addingReportingOverflow(product)
            let (all, last) = sum.addingReportingOverflow(UInt64((fraction * Double(size)).rounded()))
            if overflow || carry || last || all > UInt64(Int64.max) + (isNegative ? 1 : 0) { return nil }
            total = all
        }
        if isNegative { return total == UInt64(Int64.max) + 1 ? .min : -Int64(total) }
        return Int64(total)
    }

    /// Seconds with a fraction, as CEL writes durations: `90s`, `1.5s`.
    static func text(ofDuration nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        var text = nanoseconds < 0 ? "-" : ""
        text += String(magnitude / 1_000_000_000)
        let rest = magnitude % 1_000_000_000
        if rest > 0 {
            var digits = String(rest)
            digits = String(repeating: "0", count: 9 - digits.count) + digits
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "." + digits
        }
        return text + "s"
    }
}
