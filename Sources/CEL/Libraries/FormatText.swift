import Basics
import Tree

/// `format`: `%s %d %f %e %b %x %X %o` with precisions (specification 3.5.3).
enum FormatText {
    static func format(
        _ pattern: String, _ items: [Value], _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        let bytes = Array(pattern.utf8)
        var output: [UInt8] = []
        var next = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                output.append(bytes[index])
                index += 1
                continue
            }
            index += 1
            guard index < bytes.count else { throw EvaluationFailure("the format ends behind `%`") }
            if bytes[index] == UInt8(ascii: "%") {
                output.append(bytes[index])
                index += 1
                continue
            }
            var precision: Int?
            if bytes[index] == UInt8(ascii: ".") {
                index += 1
                var value = 0
                let start = index
                while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                    value = min(10_000, value * 10 + Int(bytes[index] - 0x30))
                    index += 1
                }
                guard index > start, index < bytes.count else {
                    throw EvaluationFailure("the precision behind `%.` is no number")
                }
                guard value <= 100 else {
                    throw EvaluationFailure("precision \(value) exceeds maximum allowed precision 100")
                }
                precision = value
            }
            let verb = bytes[index]
            index += 1
            guard next < items.count else {
                throw EvaluationFailure("index \(next) out of range: the format has too few arguments")
            }
            output += try text(verb, precision, items[next], &meter).utf8
            next += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// What is wrong with a format and the arguments as far as they are known; nil if nothing is.
    static func problem(_ pattern: String, _ contents: [Content?]) -> EvaluationFailure? {
        var items: [Value] = []
        for content in contents {
            guard let content else { return nil }
            items.append(Value(content))
        }
        let clauses = clauseCount(pattern)
        if clauses < items.count {
            return EvaluationFailure(
                "too many arguments supplied to string.format (expected \(clauses), got \(items.count))")
        }
        var meter = CostMeter(limit: .max)
        do throws(EvaluationFailure) {
            _ = try format(pattern, items, &meter)
            return nil
        } catch {
            return error
        }
    }

    private static func clauseCount(_ pattern: String) -> Int {
        var count = 0
        var isOpen = false
        for byte in pattern.utf8 {
            if byte == UInt8(ascii: "%") {
                isOpen.toggle()
                count += isOpen ? 1 : -1
            } else {
                isOpen = false
            }
        }
        return count
    }

    private static func text(
        _ verb: UInt8, _ precision: Int?, _ value: Value, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        try meter.charge(1)
        switch verb {
        case UInt8(ascii: "s"): return try string(value, &meter)
        case UInt8(ascii: "d"): return try decimal(value)
        case UInt8(ascii: "f"): return try fixed(value, precision ?? 6)
        case UInt8(ascii: "e"): return try scientific(value, precision ?? 6)
        case UInt8(ascii: "b"):
            if case .bool(let flag) = value.content { return flag ? "1" : "0" }
            return try integer(value, radix: 2, verb)
        case UInt8(ascii: "o"): return try integer(value, radix: 8, verb)
        case UInt8(ascii: "x"): return try hexadecimal(value)
        case UInt8(ascii: "X"): return try hexadecimal(value).uppercased()
        default:
            throw EvaluationFailure("`%\(String(decoding: [verb], as: UTF8.self))` is no formatting clause")
        }
    }

    private static func wrong(_ verb: String, _ value: Value) -> EvaluationFailure {
        EvaluationFailure("`%\(verb)` does not take a \(value.typeName)")
    }

    private static func string(_ value: Value, _ meter: inout CostMeter) throws(EvaluationFailure) -> String {
        // Lists may hold one value many times, so that the text may be far longer than what it is made from.
        try meter.charge(1)
        switch value.content {
        case .string(let text):
            try meter.charge(bytes: text.utf8.count)
            return text
        case .bool(let flag): return flag ? "true" : "false"
        case .null, .nullEnum: return "null"
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number): return double(number)
        case .bytes(let bytes):
            try meter.charge(bytes: bytes.count)
            return String(decoding: bytes, as: UTF8.self)
        case .timestamp, .duration: return StandardLibrary.text(of: value) ?? ""
        case .type(let name): return name.text
        case .list(let list):
            var parts: [String] = []
            for item in list.items { parts.append(try string(item, &meter)) }
            return "[" + parts.joined(separator: ", ") + "]"
        case .map(let map):
            return try mapText(map.entries.map { (Value.string($0.key.text), $0.value) }, &meter)
        case .keyedMap(let map): return try mapText(map.entries.map { ($0.key, $0.value) }, &meter)
        case .optional, .omitted: throw wrong("s", value)
        }
    }

    private static func mapText(
        _ entries: [(Value, Value)], _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        var parts: [(String, String)] = []
        for (key, value) in entries { parts.append((try string(key, &meter), try string(value, &meter))) }
        parts.sort { $0.0.precedesBytewise($1.0) }
        return "{" + parts.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
    }

    private static func double(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number > 0 ? "Infinity" : "-Infinity" }
        return NumberFormat.plain(number)
    }

    private static func decimal(_ value: Value) throws(EvaluationFailure) -> String {
        switch value.content {
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number):
            if number.isNaN || number.isInfinite { return double(number) }
            return NumberFormat.plain(number)
        default: throw wrong("d", value)
        }
    }

    private static func number(_ value: Value, _ verb: String) throws(EvaluationFailure) -> Double {
        switch value.content {
        case .double(let number): return number
        case .int(let number): return Double(number)
        case .uint(let number): return Double(number)
        case .string(let text):
            if let number = StandardLibrary.double(text), !number.isFinite { return number }
            throw wrong(verb, value)
        default: throw wrong(verb, value)
        }
    }

    private static func fixed(_ value: Value, _ precision: Int) throws(EvaluationFailure) -> String {
        let number = try number(value, "f")
        guard number.isFinite else { return double(number) }
        let (sign, digits, point) = ExactDecimal.digits(number, afterPoint: precision)
        let whole = digits.prefix(point)
        let fraction = digits.dropFirst(point)
        return sign + whole + (precision > 0 ? "." + fraction : "")
    }

    private static func scientific(_ value: Value, _ precision: Int) throws(EvaluationFailure) -> String {
        let number = try number(value, "e")
        guard number.isFinite else { return double(number) }
        let (digits, exponent) = ExactDecimal.significant(number.magnitude, count: precision + 1)
        let sign = number.sign == .minus ? "-" : ""
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        let fraction = precision > 0 ? "." + digits.dropFirst() : ""
        return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + power
    }

    private static func integer(_ value: Value, radix: Int, _ verb: UInt8) throws(EvaluationFailure) -> String {
        switch value.content {
        case .int(let number): return String(number, radix: radix)
        case .uint(let number): return String(number, radix: radix)
        default: throw wrong(String(decoding: [verb], as: UTF8.self), value)
        }
    }

    private static func hexadecimal(_ value: Value) throws(EvaluationFailure) -> String {
        switch value.content {
        case .int(let number): return String(number, radix: 16)
        case .uint(let number): return String(number, radix: 16)
        case .string(let text): return Hexadecimal.text(text.utf8)
        case .bytes(let bytes): return Hexadecimal.text(bytes)
        default: throw wrong("x", value)
        }
    }
}

/// Exact decimal digits of doubles, correctly rounded half to even, for fixed and scientific formats.
enum ExactDecimal {
    /// Decimal digits of a magnitude as big as needed: digits and the place of the point.
    private static func exact(_ number: Double) -> (digits: [UInt8], point: Int) {
        let magnitude = number.magnitude
        if magnitude == 0 { return ([0], 1) }
        var mantissa = UInt64(magnitude.significandBitPattern)
        var exponent = Int(magnitude.exponentBitPattern)
        if exponent == 0 { exponent = 1 } else { mantissa |= 1 << 52 }
        exponent -= 1075
        var digits = Array(String(mantissa).utf8.map { $0 - 0x30 })
        var point = digits.count
        if exponent > 0 {
            for _ in 0..<exponent { double(&digits) }
            point = digits.count
        } else {
            for _ in 0..<(-exponent) { halve(&digits, &point) }
        }
        return (digits, point)
    }

    private static func double(_ digits: inout [UInt8]) {
        var carry: UInt8 = 0
        for index in digits.indices.reversed() {
            let value = digits[index] * 2 + carry
            digits[index] = value % 10
            carry = value / 10
        }
        if carry > 0 { digits.insert(carry, at: 0) }
    }

    private static func halve(_ digits: inout [UInt8], _ point: inout Int) {
        var rest: UInt8 = 0
        for index in digits.indices {
            let value = rest * 10 + digits[index]
            digits[index] = value / 2
            rest = value % 2
        }
        if rest > 0 { digits.append(5) }
        if digits.count > 1, digits[0] == 0 {
            digits.removeFirst()
            point -= 1
        }
    }

    /// Rounds digits to a count, half to even; true when a digit was added in front.
    private static func round(_ digits: inout [UInt8], to count: Int) -> Bool {
        guard count < digits.count else {
            digits += Array(repeating: 0, count: count - digits.count)
            return false
        }
        let tail = digits[max(0, count)...]
        digits = Array(digits.prefix(max(0, count)))
        if count < 0 { return false }
        let isHalf = tail.first == 5 && tail.dropFirst().allSatisfy { $0 == 0 }
        let goesUp = (tail.first ?? 0) > 5 || (tail.first == 5 && (!isHalf || (digits.last ?? 0) % 2 == 1))
        guard goesUp else { return false }
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return false
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        return true
    }

    /// Digits with so many behind the point; `point` of them stand before it.
    static func digits(_ number: Double, afterPoint: Int) -> (sign: String, digits: String, point: Int) {
        var (digits, point) = exact(number)
        if point <= 0 {
            digits = Array(repeating: 0, count: 1 - point) + digits
            point = 1
        }
        if round(&digits, to: point + afterPoint) { point += 1 }
        let sign = number.sign == .minus ? "-" : ""
        return (sign, String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self), point)
    }

    /// So many significant digits and the exponent of the first.
    static func significant(_ number: Double, count: Int) -> (digits: String, exponent: Int) {
        if number == 0 { return (String(repeating: "0", count: count), 0) }
        var (digits, point) = exact(number)
        while digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
        if round(&digits, to: count) {
            digits.removeLast()
            point += 1
        }
        return (String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self), point - 1)
    }
}
