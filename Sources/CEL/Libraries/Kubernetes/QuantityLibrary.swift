import Basics
import Tree

/// Kubernetes' resource quantities: `quantity`, `isQuantity`, their order and their sums.
enum QuantityLibrary {
    static let type: Symbol = "kubernetes.Quantity"

    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("quantity", ["string -> Quantity"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            try meter.charge(bytes: text.utf8.count)
            guard let quantity = DecimalQuantity(text) else { throw EvaluationFailure("`\(text)` is no quantity") }
            return value(quantity)
        },
        FunctionDeclaration("isQuantity", ["string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            try meter.charge(bytes: text.utf8.count)
            return .bool(DecimalQuantity(text) != nil)
        },
        FunctionDeclaration("isInteger", [".Quantity -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            .bool(try quantity(arguments[0]).integer != nil)
        },
        FunctionDeclaration("asInteger", [".Quantity -> int"]) { (arguments, meter) throws(EvaluationFailure) in
            guard let integer = try quantity(arguments[0]).integer else {
                throw EvaluationFailure("the quantity is no whole number of 64 bits")
            }
            return Value(.int(integer))
        },
        FunctionDeclaration("asApproximateFloat", [".Quantity -> double"]) {
            (arguments, meter) throws(EvaluationFailure) in
            Value(.double(try quantity(arguments[0]).approximation))
        },
        FunctionDeclaration("sign", [".Quantity -> int"]) { (arguments, meter) throws(EvaluationFailure) in
            Value(.int(Int64(try quantity(arguments[0]).nanos.signum())))
        },
        sum("add") { $0.addingReportingOverflow($1) },
        sum("sub") { $0.subtractingReportingOverflow($1) },
        FunctionDeclaration("compareTo", [".Quantity, Quantity -> int"]) {
            (arguments, meter) throws(EvaluationFailure) in
            let (left, right) = (try quantity(arguments[0]).nanos, try quantity(arguments[1]).nanos)
            return Value(.int(left == right ? 0 : left < right ? -1 : 1))
        },
        FunctionDeclaration("isLessThan", [".Quantity, Quantity -> bool"]) {
            (arguments, meter) throws(EvaluationFailure) in
            .bool(try quantity(arguments[0]).nanos < quantity(arguments[1]).nanos)
        },
        FunctionDeclaration("isGreaterThan", [".Quantity, Quantity -> bool"]) {
            (arguments, meter) throws(EvaluationFailure) in
            .bool(try quantity(arguments[0]).nanos > quantity(arguments[1]).nanos)
        },
    ]

    private static func sum(
        _ name: Symbol, _ apply: @escaping @Sendable (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, [".Quantity, Quantity -> Quantity", ".Quantity, int -> Quantity"]) {
            (arguments, meter) throws(EvaluationFailure) in
            let left = try quantity(arguments[0])
            let right =
                if case .int(let whole) = arguments[1] { DecimalQuantity(whole) } else { try quantity(arguments[1]) }
            let (result, overflows) = apply(left.nanos, right.nanos)
            guard !overflows else { throw EvaluationFailure("the quantity is out of range") }
            return value(DecimalQuantity(nanos: result, isDecimal: left.isDecimal || right.isDecimal))
        }
    }

    private static func value(_ quantity: DecimalQuantity) -> Value {
        OpaqueValue.make(type, .bytes(quantity.bytes))
    }

    private static func quantity(_ content: Content) throws(EvaluationFailure) -> DecimalQuantity {
        guard case .bytes(let bytes) = OpaqueValue.data(content, type), let quantity = DecimalQuantity(bytes: bytes)
        else { throw .noSuchOverload }
        return quantity
    }
}
