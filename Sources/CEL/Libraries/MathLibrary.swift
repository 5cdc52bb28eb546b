import Basics
import Glibc
import Tree

/// `math.…`, version 2.
enum MathLibrary {
    static let functions: [FunctionDeclaration] = [
        extreme("math.@max") { $0 > 0 }, extreme("math.@min") { $0 < 0 },
        rounding("math.ceil") { $0.rounded(.up) }, rounding("math.floor") { $0.rounded(.down) },
        rounding("math.round") { $0.rounded(.toNearestOrAwayFromZero) },
        rounding("math.trunc") { $0.rounded(.towardZero) },
        FunctionDeclaration("math.abs", ["double -> double", "int -> int", "uint -> uint"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .int(let value):
                if value == .min { throw EvaluationFailure("integer overflow") }
                return Value(.int(abs(value)))
            case .uint: return arguments.value(0)
            case .double(let value): return Value(.double(value.magnitude))
            default: throw .noSuchOverload
            }
        },
        FunctionDeclaration("math.sign", ["double -> double", "int -> int", "uint -> uint"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .int(let value): Value(.int(value.signum()))
            case .uint(let value): Value(.uint(value == 0 ? 0 : 1))
            case .double(let value): Value(.double(value.isNaN ? value : value > 0 ? 1 : value < 0 ? -1 : 0))
            default: throw .noSuchOverload
            }
        },
        test("math.isNaN") { $0.isNaN }, test("math.isInf") { $0.isInfinite }, test("math.isFinite") { $0.isFinite },
        FunctionDeclaration(
            "math.sqrt", ["double -> double", "int -> double", "uint -> double"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .double(let value): Value(.double(value.squareRoot()))
            case .int(let value): Value(.double(Double(value).squareRoot()))
            case .uint(let value): Value(.double(Double(value).squareRoot()))
            default: throw .noSuchOverload
            }
        },
        bits("math.bitAnd", { $0 & $1 }, { $0 & $1 }), bits("math.bitOr", { $0 | $1 }, { $0 | $1 }),
        bits("math.bitXor", { $0 ^ $1 }, { $0 ^ $1 }),
        FunctionDeclaration("math.bitNot", ["int -> int", "uint -> uint"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch arguments[0] {
            case .int(let value): Value(.int(~value))
            case .uint(let value): Value(.uint(~value))
            default: throw .noSuchOverload
            }
        },
        shift("math.bitShiftLeft", isLeft: true), shift("math.bitShiftRight", isLeft: false),
    ]

    private static func extreme(_ name: Symbol, _ wins: @escaping @Sendable (Int) -> Bool) -> FunctionDeclaration {
        let numbers = ["double", "int", "uint"]
        let pairs = numbers.flatMap { a in numbers.filter { $0 != a }.map { "\(a), \($0) -> dyn" } }
        let same = numbers.flatMap { ["\($0) -> \($0)", "\($0), \($0) -> \($0)", "list(\($0)) -> \($0)"] }
        return FunctionDeclaration(name, same + pairs) {
            (arguments, _) throws(EvaluationFailure) in
            var items: [Value] = []
            if arguments.count == 1, let list = arguments.items(0) {
                items = list
                if list.isEmpty {
                    throw EvaluationFailure("math.\(name.text.suffix(3))() list argument must not be empty")
                }
            } else {
                for index in 0..<arguments.count { items.append(arguments.value(index)) }
            }
            for item in items {
                switch item.content {
                case .int, .uint, .double: break
                default: throw .noSuchOverload
                }
            }
            var best = items[0]
            for item in items.dropFirst() where wins(try Comparison.ordered(item.content, best.content)) { best = item }
            return best
        }
    }

    private static func rounding(_ name: Symbol, _ round: @escaping @Sendable (Double) -> Double) -> FunctionDeclaration
    {
        FunctionDeclaration(name, ["double -> double"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .double(let value) = arguments[0] else { throw .noSuchOverload }
            return Value(.double(round(value)))
        }
    }

    private static func test(_ name: Symbol, _ test: @escaping @Sendable (Double) -> Bool) -> FunctionDeclaration {
        FunctionDeclaration(name, ["double -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .double(let value) = arguments[0] else { throw .noSuchOverload }
            return .bool(test(value))
        }
    }

    private static func bits(
        _ name: Symbol, _ signed: @escaping @Sendable (Int64, Int64) -> Int64,
        _ unsigned: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, ["int, int -> int", "uint, uint -> uint"]) {
            (arguments, meter) throws(EvaluationFailure) in
            switch (arguments[0], arguments[1]) {
            case (.int(let a), .int(let b)): Value(.int(signed(a, b)))
            case (.uint(let a), .uint(let b)): Value(.uint(unsigned(a, b)))
            default: throw .noSuchOverload
            }
        }
    }

    private static func shift(_ name: Symbol, isLeft: Bool) -> FunctionDeclaration {
        FunctionDeclaration(name, ["int, int -> int", "uint, int -> uint"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .int(let count) = arguments[1] else { throw .noSuchOverload }
            if count < 0 { throw EvaluationFailure("`\(name.text)` needs a count that is not negative") }
            switch arguments[0] {
            case .int(let value):
                let bits = UInt64(bitPattern: value)
                let shifted = count > 63 ? 0 : isLeft ? bits << UInt64(count) : bits >> UInt64(count)
                return Value(.int(Int64(bitPattern: shifted)))
            case .uint(let value):
                return Value(.uint(count > 63 ? 0 : isLeft ? value << UInt64(count) : value >> UInt64(count)))
            default: throw .noSuchOverload
            }
        }
    }
}
