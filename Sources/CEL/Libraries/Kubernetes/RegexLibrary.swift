import Basics
import RegularExpressions
import Tree

/// Kubernetes' `find` and `findAll`, in the syntax of RE2.
enum RegexLibrary {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("find", [".string, string -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            let found = try matches(arguments, limit: 1, &meter)
            return found.first ?? .string("")
        },
        FunctionDeclaration("findAll", [".string, string -> list(string)", ".string, string, int -> list(string)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            var limit = Int.max
            if arguments.count > 2 {
                guard case .int(let given) = arguments[2] else { throw .noSuchOverload }
                limit = given < 0 ? Int.max : Int(clamping: given)
            }
            return .list(try matches(arguments, limit: limit, &meter))
        },
    ]

    private static func matches(
        _ arguments: Arguments, limit: Int, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> [Value] {
        guard case .string(var text) = arguments[0], case .string(let pattern) = arguments[1] else {
            throw .noSuchOverload
        }
        let expression = try StandardLibrary.compile(pattern, &meter)
        let origin = Origin(bits: arguments.value(0).origin.bits & 1)
        var found: [Value] = []
        var position = 0
        var previousEnd = -1
        text.makeContiguousUTF8()
        let count = text.utf8.count
        while position <= count, found.count < limit {
            // Each search may look at the whole rest, with every state.
            try meter.charge(((count - position) >> 3 + 1) &* expression.size)
            let (match, matched) = text.withUTF8 { bytes -> (Range<Int>?, String) in
                guard let range = expression.firstMatch(in: bytes, from: position)?.range else { return (nil, "") }
                return (range, String(decoding: bytes[range], as: UTF8.self))
            }
            guard let match else { break }
            // As in Go, an empty match right behind another match does not count.
            if !match.isEmpty || match.lowerBound != previousEnd { found.append(.string(matched, origin: origin)) }
            previousEnd = match.upperBound
            position = match.isEmpty ? next(match.upperBound, text) : match.upperBound
        }
        return found
    }

    /// The start of the code point behind an offset.
    private static func next(_ offset: Int, _ text: String) -> Int {
        var offset = offset + 1
        let bytes = text.utf8
        while offset < bytes.count, bytes[bytes.index(bytes.startIndex, offsetBy: offset)] & 0xc0 == 0x80 {
            offset += 1
        }
        return offset
    }
}
