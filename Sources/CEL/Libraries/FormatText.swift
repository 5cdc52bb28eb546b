import Basics
import Tree

/// `format`: `%s %d %f %e %b %x %X %o` with precisions (specification 3.5.3).
enum FormatText {
    /// What stands between `%` and the letter, and the letter.
    struct Clause {
        enum Verb: Character {
            case text = "s"
            case decimal = "d"
            case fixed = "f"
            case scientific = "e"
            case binary = "b"
            case octal = "o"
            case hexadecimal = "x"
            case upperHexadecimal = "X"
        }

        var verb: Verb
        var precision: Int

        /// The letter behind `%`.
        var name: Character { verb.rawValue }

        /// Whether values of a type can be written so; items of lists and maps are not looked at.
        func takes(_ type: CELType) -> Bool {
            switch (verb, type) {
            case (_, .dynamic), (_, .error), (_, .int), (_, .uint): true
            case (.text, .optional), (.text, .opaque): false
            case (.text, _): true
            case (.decimal, .double), (.fixed, .double), (.scientific, .double), (.binary, .bool): true
            case (.hexadecimal, .string), (.hexadecimal, .bytes), (.upperHexadecimal, .string),
                (.upperHexadecimal, .bytes):
                true
            default: false
            }
        }
    }

    private enum Piece {
        case literal(Range<Int>)
        case clause(Clause)
    }

    /// The clauses of a format, in order.
    static func clauses(_ pattern: String) throws(EvaluationFailure) -> [Clause] {
        try pieces(Array(pattern.utf8)).compactMap { if case .clause(let clause) = $0 { clause } else { nil } }
    }

    static func format(
        _ pattern: String, _ items: [Value], _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        let bytes = Array(pattern.utf8)
        var output: [UInt8] = []
        var next = 0
        for piece in try pieces(bytes) {
            switch piece {
            case .literal(let range): output += bytes[range]
            case .clause(let clause):
                guard next < items.count else {
                    throw EvaluationFailure("index \(next) out of range: the format has too few arguments")
                }
                output += try text(clause, items[next], &meter).utf8
                next += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func pieces(_ bytes: [UInt8]) throws(EvaluationFailure) -> [Piece] {
        var pieces: [Piece] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            pieces.append(.literal(start..<index))
            index += 1
            guard index < bytes.count else { throw EvaluationFailure("the format ends behind `%`") }
            if bytes[index] == UInt8(ascii: "%") {
                pieces.append(.literal(index..<index + 1))
                index += 1
            } else {
                pieces.append(.clause(try clause(bytes, &index)))
            }
            start = index
        }
        pieces.append(.literal(start..<index))
        return pieces
    }

    private static func clause(_ bytes: [UInt8], _ index: inout Int) throws(EvaluationFailure) -> Clause {
        var precision = 6
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            precision = 0
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                precision = min(10_000, precision * 10 + Int(bytes[index] - 0x30))
                index += 1
            }
            guard index > start, index < bytes.count else {
                throw EvaluationFailure("the precision behind `%.` is no number")
            }
            guard precision <= 100 else {
                throw EvaluationFailure("precision \(precision) exceeds maximum allowed precision 100")
            }
        }
        let letter = Character(String(decoding: bytes[index...].prefix(1), as: UTF8.self))
        guard let verb = Clause.Verb(rawValue: letter) else {
            throw EvaluationFailure("`%\(letter)` is no formatting clause")
        }
        index += 1
        return Clause(verb: verb, precision: precision)
    }

    private static func text(
        _ clause: Clause, _ value: Value, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        try meter.charge(1)
        switch clause.verb {
        case .text: return try string(value, &meter)
        case .decimal: return try decimal(value)
        case .fixed: return try fixed(value, clause.precision)
        case .scientific: return try scientific(value, clause.precision)
        case .binary:
            if case .bool(let flag) = value.content { return flag ? "1" : "0" }
            return try integer(value, radix: 2, clause)
        case .octal: return try integer(value, radix: 8, clause)
        case .hexadecimal: return try hexadecimal(value, clause)
        case .upperHexadecimal: return try hexadecimal(value, clause).uppercased()
        }
    }

    private static func wrong(_ verb: Character, _ value: Value) -> EvaluationFailure {
        EvaluationFailure("`%\(verb)` does not take a value of type '\(value.typeName)'")
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
        case .timestamp(var time):
            time.offset = 0
            return time.rfc3339
        case .duration: return StandardLibrary.text(of: value) ?? ""
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

    private static func number(_ value: Value, _ verb: Character) throws(EvaluationFailure) -> Double {
        switch value.content {
        case .double(let number): number
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
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

    private static func integer(_ value: Value, radix: Int, _ clause: Clause) throws(EvaluationFailure) -> String {
        switch value.content {
        case .int(let number): return String(number, radix: radix)
        case .uint(let number): return String(number, radix: radix)
        default: throw wrong(clause.name, value)
        }
    }

    private static func hexadecimal(_ value: Value, _ clause: Clause) throws(EvaluationFailure) -> String {
        switch value.content {
        case .int(let number): return String(number, radix: 16)
        case .uint(let number): return String(number, radix: 16)
        case .string(let text): return Hexadecimal.text(text.utf8)
        case .bytes(let bytes): return Hexadecimal.text(bytes)
        default: throw wrong(clause.name, value)
        }
    }
}
