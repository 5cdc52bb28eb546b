import Basics
import Tree

/// Text functions, version 5. Positions count code points.
enum StringLibrary {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("charAt", [".string, int -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .int(let index) = arguments[1] else {
                throw .noSuchOverload
            }
            let scalars = ScalarText(text)
            let count = scalars.count
            guard index >= 0, index <= Int64(count) else { throw outOfRange(index) }
            return .string(index == Int64(count) ? "" : scalars[Int(index)..<Int(index) + 1])
        },
        FunctionDeclaration("indexOf", [".string, string -> int", ".string, string, int -> int"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
                throw .noSuchOverload
            }
            let scalars = ScalarText(text)
            var start = 0
            if arguments.count > 2 {
                guard case .int(let given) = arguments[2] else { throw .noSuchOverload }
                guard given >= 0 else { throw outOfRange(given) }
                let count = scalars.count
                if part.isEmpty { return Value(.int(min(given, Int64(count)))) }
                guard given < Int64(count) else { return Value(.int(-1)) }
                start = scalars.offset(of: Int(given))
            }
            let found = TextSearch.first(Array(part.utf8), in: scalars.bytes, from: start)
            return Value(.int(found.map { Int64(scalars.scalars(before: $0)) } ?? -1))
        },
        FunctionDeclaration(
            "lastIndexOf", [".string, string -> int", ".string, string, int -> int"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
                throw .noSuchOverload
            }
            let scalars = ScalarText(text)
            var end = scalars.bytes.count
            if arguments.count > 2 {
                guard case .int(let given) = arguments[2] else { throw .noSuchOverload }
                guard given >= 0 else { throw outOfRange(given) }
                let count = scalars.count
                if part.isEmpty { return Value(.int(min(given, Int64(count)))) }
                guard given < Int64(count) else { return Value(.int(-1)) }
                end = min(end, scalars.offset(of: Int(given)) + part.utf8.count)
            }
            let found = TextSearch.last(Array(part.utf8), in: scalars.bytes, upTo: end)
            return Value(.int(found.map { Int64(scalars.scalars(before: $0)) } ?? -1))
        },
        FunctionDeclaration("join", [".list(string) -> string", ".list(string), string -> string"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0) else { throw .noSuchOverload }
            var separator = ""
            if arguments.count > 1 {
                guard case .string(let given) = arguments[1] else { throw .noSuchOverload }
                separator = given
            }
            var parts: [String] = []
            var isTainted = false
            for item in items {
                guard case .string(let text) = item.content else { throw .noSuchOverload }
                try meter.charge(1 + (text.utf8.count + separator.utf8.count) >> 3)
                parts.append(text)
                isTainted = isTainted || item.origin.isTainted
            }
            var result = Value.string(parts.joined(separator: separator))
            result.origin.isTainted = isTainted
            return result
        },
        mapping("lowerAscii") { (0x41...0x5a).contains($0) ? $0 + 32 : $0 },
        mapping("upperAscii") { (0x61...0x7a).contains($0) ? $0 - 32 : $0 },
        FunctionDeclaration("strings.quote", ["string -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            return .string(quoted(text))
        },
        FunctionDeclaration(
            "replace", [".string, string, string -> string", ".string, string, string, int -> string"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .string(let old) = arguments[1],
                case .string(let new) = arguments[2]
            else { throw .noSuchOverload }
            var limit = -1
            if arguments.count > 3 {
                guard case .int(let given) = arguments[3] else { throw .noSuchOverload }
                limit = given < 0 ? -1 : Int(clamping: given)
            }
            return .string(try replaced(text, old, new, limit, &meter))
        },
        FunctionDeclaration("reverse", [".string -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
        },
        FunctionDeclaration("split", [".string, string -> list(string)", ".string, string, int -> list(string)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .string(let separator) = arguments[1] else {
                throw .noSuchOverload
            }
            var limit = -1
            if arguments.count > 2 {
                guard case .int(let given) = arguments[2] else { throw .noSuchOverload }
                limit = given < 0 ? -1 : Int(clamping: given)
            }
            let origin = Origin.none.tainted(by: arguments.value(0).origin)
            let parts = split(text, separator, limit).map { Value.string($0, origin: origin) }
            return Value(.list(List(parts, isStringList: true)))
        },
        FunctionDeclaration("substring", [".string, int -> string", ".string, int, int -> string"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0], case .int(let start) = arguments[1] else {
                throw .noSuchOverload
            }
            let scalars = ScalarText(text)
            let count = Int64(scalars.count)
            var end = count
            if arguments.count > 2 {
                guard case .int(let given) = arguments[2] else { throw .noSuchOverload }
                end = given
            }
            guard start >= 0, start <= count else { throw outOfRange(start) }
            guard end >= 0, end <= count else { throw outOfRange(end) }
            guard start <= end else { throw EvaluationFailure("invalid substring range: \(start) to \(end)") }
            return .string(scalars[Int(start)..<Int(end)])
        },
        FunctionDeclaration("trim", [".string -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            let scalars = Array(text.unicodeScalars)
            guard let first = scalars.firstIndex(where: { !isSpace($0) }),
                let last = scalars.lastIndex(where: { !isSpace($0) })
            else { return .string("") }
            return .string(String(String.UnicodeScalarView(scalars[first...last])))
        },
        FunctionDeclaration("format", [".string, list(dyn) -> string"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let pattern) = arguments[0], let items = arguments.items(1) else {
                throw .noSuchOverload
            }
            var result = Value.string(try FormatText.format(pattern, items, &meter))
            result.origin.isTainted = items.contains { $0.origin.isTainted }
            return result
        },
    ]

    private static func outOfRange(_ index: Int64) -> EvaluationFailure {
        EvaluationFailure("index out of range: \(index)")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }

    private static func mapping(_ name: Symbol, _ map: @escaping @Sendable (UInt8) -> UInt8) -> FunctionDeclaration {
        FunctionDeclaration(name, [".string -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            return .string(String(decoding: text.utf8.map(map), as: UTF8.self))
        }
    }

    private static func replaced(
        _ text: String, _ old: String, _ new: String, _ limit: Int, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> String {
        if limit == 0 { return text }
        var left = limit < 0 ? Int.max : limit
        if old.isEmpty {
            var output = ""
            for scalar in text.unicodeScalars {
                if left > 0 {
                    try meter.charge(bytes: new.utf8.count)
                    output += new
                    left -= 1
                }
                output.unicodeScalars.append(scalar)
            }
            return left > 0 ? output + new : output
        }
        let source = Array(text.utf8)
        let wanted = Array(old.utf8)
        var output: [UInt8] = []
        var index = 0
        while left > 0, let found = TextSearch.first(wanted, in: source, from: index) {
            try meter.charge(bytes: new.utf8.count)
            output += source[index..<found]
            output += new.utf8
            index = found + wanted.count
            left -= 1
        }
        output += source[index...]
        return String(decoding: output, as: UTF8.self)
    }

    private static func split(_ text: String, _ separator: String, _ limit: Int) -> [String] {
        if limit == 0 { return [] }
        if limit == 1 { return [text] }
        if separator.isEmpty {
            let scalars = Array(text.unicodeScalars)
            if limit < 0 || scalars.count <= limit { return scalars.map { String(Character($0)) } }
            return scalars.prefix(limit - 1).map { String(Character($0)) }
                + [String(String.UnicodeScalarView(scalars[(limit - 1)...]))]
        }
        let source = Array(text.utf8)
        let wanted = Array(separator.utf8)
        var parts: [String] = []
        var index = 0
        while limit < 0 || parts.count < limit - 1, let found = TextSearch.first(wanted, in: source, from: index) {
            parts.append(String(decoding: source[index..<found], as: UTF8.self))
            index = found + wanted.count
        }
        parts.append(String(decoding: source[index...], as: UTF8.self))
        return parts
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{07}": output += "\\a"
            case "\u{08}": output += "\\b"
            case "\u{0c}": output += "\\f"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{0b}": output += "\\v"
            case "\\": output += "\\\\"
            case "\"": output += "\\\""
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
