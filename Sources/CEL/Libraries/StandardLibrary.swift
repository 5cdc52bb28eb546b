import Basics
import RegularExpressions
import Tree

/// The standard functions, conversions and operators of the language.
enum StandardLibrary {
    static let functions: [FunctionDeclaration] = texts + conversions + times

    private static let texts: [FunctionDeclaration] = [
        FunctionDeclaration(
            "size",
            ["bytes", "list(A)", "map(A, B)", "string"].flatMap { ["\($0) -> int", ".\($0) -> int"] }
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .string(let text): Value(.int(Int64(text.unicodeScalars.count)))
            case .bytes(let bytes): Value(.int(Int64(bytes.count)))
            case .list(let list): Value(.int(Int64(list.count)))
            case .map(let map): Value(.int(Int64(map.count)))
            case .keyedMap(let map) where OpaqueValue.type(of: arguments[0]) == nil:
                Value(.int(Int64(map.entries.count)))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration("matches", ["string, string -> bool", ".string, string -> bool"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let pattern) = arguments[1] else { throw .noSuchOverload }
            return try matches(try compile(pattern, &meter))(arguments, &meter)
        },
        textTest("contains") { text, part in contains(Array(text.utf8), Array(part.utf8)) },
        textTest("startsWith") { text, part in text.utf8.starts(with: part.utf8) },
        textTest("endsWith") { text, part in
            text.utf8.count >= part.utf8.count && text.utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
        },
    ]

    /// Whether the first argument matches; patterns that are known when planning are compiled once.
    static func matches(_ expression: RegularExpression) -> LibraryFunction {
        { (arguments, meter) throws(EvaluationFailure) in
            guard case .string = arguments[1] else { throw .noSuchOverload }
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            try meter.charge(searching: text.utf8.count, with: expression)
            return .bool(expression.matches(text))
        }
    }

    /// A pattern that is only known when the program runs.
    static func compile(_ pattern: String, _ meter: inout CostMeter) throws(EvaluationFailure) -> RegularExpression {
        try meter.charge(64 + pattern.utf8.count)
        let expression: RegularExpression
        do throws(RegularExpressionError) {
            expression = try RegularExpression(pattern)
        } catch {
            throw EvaluationFailure(error.message)
        }
        try meter.charge(expression.size)
        return expression
    }

    private static func textTest(_ name: Symbol, _ test: @escaping @Sendable (String, String) -> Bool)
        -> FunctionDeclaration
    {
        FunctionDeclaration(name, [".string, string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
                throw .noSuchOverload
            }
            return .bool(test(text, part))
        }
    }

    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        TextSearch.first(part, in: text, from: 0) != nil
    }

    private static let conversions: [FunctionDeclaration] = [
        FunctionDeclaration("dyn", ["A -> dyn"]) { (arguments, meter) throws(EvaluationFailure) in arguments.value(0) },
        FunctionDeclaration("type", ["A -> type(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            Value(.type(Symbol(arguments.value(0).typeName)))
        },
        FunctionDeclaration("bool", ["bool -> bool", "string -> bool"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .bool: return arguments.value(0)
            case .string(let text):
                switch text {
                case "1", "t", "true", "TRUE", "True": return .bool(true)
                case "0", "f", "false", "FALSE", "False": return .bool(false)
                default: throw EvaluationFailure("`\(text)` is no bool")
                }
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "int",
            ["int -> int", "double -> int", "duration -> int", "string -> int", "timestamp -> int", "uint -> int"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .int: return arguments.value(0)
            case .uint(let value):
                guard let value = Int64(exactly: value) else { throw EvaluationFailure("integer overflow") }
                return Value(.int(value))
            case .double(let value):
                guard value > -9_223_372_036_854_775_808, value < 9_223_372_036_854_775_808 else {
                    throw EvaluationFailure("integer overflow")
                }
                return Value(.int(Int64(value)))
            case .string(let text):
                guard let value = Int64(text) else { throw EvaluationFailure("`\(text)` is no int") }
                return Value(.int(value))
            case .timestamp(let time): return Value(.int(time.seconds))
            case .duration(let value): return Value(.int(value))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "uint", ["uint -> uint", "double -> uint", "int -> uint", "string -> uint"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .uint: return arguments.value(0)
            case .int(let value):
                guard value >= 0 else { throw EvaluationFailure("unsigned integer overflow") }
                return Value(.uint(UInt64(value)))
            case .double(let value):
                guard value >= 0, value < 18_446_744_073_709_551_616 else {
                    throw EvaluationFailure("unsigned integer overflow")
                }
                return Value(.uint(UInt64(value)))
            case .string(let text):
                guard let value = UInt64(text), !text.hasPrefix("+") else {
                    throw EvaluationFailure("`\(text)` is no uint")
                }
                return Value(.uint(value))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "double", ["double -> double", "int -> double", "string -> double", "uint -> double"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .double: return arguments.value(0)
            case .int(let value): return Value(.double(Double(value)))
            case .uint(let value): return Value(.double(Double(value)))
            case .string(let text):
                guard let value = double(text) else { throw EvaluationFailure("`\(text)` is no double") }
                return Value(.double(value))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "string",
            ["string", "bool", "bytes", "double", "duration", "int", "timestamp", "uint"].map { "\($0) -> string" }
        ) { (arguments, meter) throws(EvaluationFailure) in
            if case .string = arguments[0] { return arguments.value(0) }
            if case .bytes(let bytes) = arguments[0] {
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw EvaluationFailure("the bytes are not valid UTF-8")
                }
                return .string(text)
            }
            guard let text = text(of: arguments.value(0)) else { throw .noSuchOverload }
            return .string(text)
        },
        FunctionDeclaration("bytes", ["bytes -> bytes", "string -> bytes"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .bytes: arguments.value(0)
            case .string(let text): Value(.bytes(Array(text.utf8)))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "timestamp", ["timestamp -> timestamp", "int -> timestamp", "string -> timestamp"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .timestamp: return arguments.value(0)
            case .string(let text):
                guard let time = TimeText.timestamp(text) else {
                    throw EvaluationFailure("`\(text)` is no timestamp of RFC 3339")
                }
                return Value(.timestamp(time))
            case .int(let seconds):
                guard TimeText.validSeconds.contains(seconds) else { throw EvaluationFailure("timestamp overflow") }
                return Value(.timestamp(Timestamp(seconds: seconds)))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration(
            "duration", ["duration -> duration", "string -> duration"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .duration: return arguments.value(0)
            case .string(let text):
                guard let value = TimeText.duration(text) else { throw EvaluationFailure("`\(text)` is no duration") }
                return Value(.duration(value))
            default: throw .noSuchOverload
            }
        },
    ]

    /// A double as Go's ParseFloat reads it, with names for what is no number.
    static func double(_ text: String) -> Double? {
        switch text.lowercased() {
        case "nan": return .nan
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        default: break
        }
        guard let first = text.utf8.first, first != 0x20,
            !text.utf8.contains(where: { $0 | 0x20 == 0x78 || $0 | 0x20 == 0x6e })
        else {
            return nil
        }
        return Double(text)
    }

    /// The text of a scalar as `string(…)` gives it; nil for anything else.
    static func text(of value: Value) -> String? {
        switch value.content {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): NumberFormat.general(number)
        case .timestamp(let time): time.rfc3339
        case .duration(let nanoseconds): TimeText.text(ofDuration: nanoseconds)
        default: nil
        }
    }

    private static let times: [FunctionDeclaration] = {
        let parts: [(Symbol, @Sendable (CivilTime, Int32) -> Int64)] = [
            ("getFullYear", { time, _ in Int64(time.year) }),
            ("getMonth", { time, _ in Int64(time.month - 1) }),
            ("getDate", { time, _ in Int64(time.day) }),
            ("getDayOfMonth", { time, _ in Int64(time.day - 1) }),
            (
                "getDayOfWeek",
                { time, _ in
                    Int64(((CivilTime.days(year: time.year, month: time.month, day: time.day) + 4) % 7 + 7) % 7)
                }
            ),
            (
                "getDayOfYear",
                { time, _ in
                    Int64(
                        CivilTime.days(year: time.year, month: time.month, day: time.day)
                            - CivilTime.days(year: time.year, month: 1, day: 1))
                }
            ),
            ("getHours", { time, _ in Int64(time.hour) }),
            ("getMinutes", { time, _ in Int64(time.minute) }),
            ("getSeconds", { time, _ in Int64(time.second) }),
            ("getMilliseconds", { _, nanoseconds in Int64(nanoseconds / 1_000_000) }),
        ]
        return parts.map { name, part in
            let takesDuration = ["getHours", "getMinutes", "getSeconds", "getMilliseconds"].contains(name.text)
            return FunctionDeclaration(
                name, [".timestamp -> int", ".timestamp, string -> int"] + (takesDuration ? [".duration -> int"] : [])
            ) { (arguments, meter) throws(EvaluationFailure) in
                switch arguments[0] {
                case .timestamp(let time):
                    var offset: Int64 = 0
                    if arguments.count > 1 {
                        guard case .string(let zone) = arguments[1] else { throw .noSuchOverload }
                        guard let seconds = TimeZones.offset(zone, at: time.seconds) else {
                            throw EvaluationFailure("`\(zone)` is no time zone")
                        }
                        offset = Int64(seconds)
                    }
                    return Value(.int(part(CivilTime(secondsSinceEpoch: time.seconds + offset), time.nanoseconds)))
                case .duration(let nanoseconds) where arguments.count == 1:
                    switch name.text {
                    case "getHours": return Value(.int(nanoseconds / 3_600_000_000_000))
                    case "getMinutes": return Value(.int(nanoseconds / 60_000_000_000))
                    case "getSeconds": return Value(.int(nanoseconds / 1_000_000_000))
                    case "getMilliseconds": return Value(.int(nanoseconds / 1_000_000))
                    default: throw .noSuchOverload
                    }
                default: throw .noSuchOverload
                }
            }
        }
    }()
}
