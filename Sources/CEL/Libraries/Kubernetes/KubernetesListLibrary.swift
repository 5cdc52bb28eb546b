import Basics
import Tree

/// Kubernetes' functions of lists: `isSorted`, `sum`, `min`, `max`, `indexOf`, `lastIndexOf`.
enum KubernetesListLibrary {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("isSorted", ListLibrary.comparable.map { ".list(\($0)) -> bool" }) {
            (arguments, meter) throws(EvaluationFailure) in
            let items = try list(arguments, &meter)
            for index in items.indices.dropFirst() {
                // What NaN stands beside counts as sorted, as in the original.
                let order = try Comparison.compare(items[index - 1].content, items[index].content)
                if let order, order > 0 { return .bool(false) }
            }
            return .bool(true)
        },
        FunctionDeclaration("sum", ["int", "uint", "double", "duration"].map { ".list(\($0)) -> \($0)" }) {
            (arguments, meter) throws(EvaluationFailure) in
            let items = try list(arguments, &meter)
            guard var sum = items.first else { return Value(.int(0)) }
            for item in items.dropFirst() { sum = try Arithmetic.add(sum, item, &meter) }
            switch sum.content {
            case .int, .uint, .double, .duration: return sum.computed
            default: throw .noSuchOverload
            }
        },
        extreme("min") { $0 < 0 }, extreme("max") { $0 > 0 },
        position("indexOf", isLast: false), position("lastIndexOf", isLast: true),
    ]

    private static func list(_ arguments: Arguments, _ meter: inout CostMeter) throws(EvaluationFailure) -> [Value] {
        guard let items = arguments.items(0) else { throw .noSuchOverload }
        try meter.charge(items.count)
        return items
    }

    private static func extreme(
        _ name: Symbol, _ isBetter: @escaping @Sendable (Int) -> Bool
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, ListLibrary.comparable.map { ".list(\($0)) -> \($0)" }) {
            (arguments, meter) throws(EvaluationFailure) in
            let items = try list(arguments, &meter)
            guard var best = items.first else { throw EvaluationFailure("`\(name)` of an empty list") }
            for item in items.dropFirst() {
                if let order = try Comparison.compare(item.content, best.content), isBetter(order) { best = item }
            }
            return best
        }
    }

    private static func position(_ name: Symbol, isLast: Bool) -> FunctionDeclaration {
        FunctionDeclaration(name, [".list(A), A -> int"]) { (arguments, meter) throws(EvaluationFailure) in
            let items = try list(arguments, &meter)
            let wanted = arguments.value(1)
            for step in items.indices {
                let index = isLast ? items.count - 1 - step : step
                if try Comparison.areEqual(items[index], wanted, &meter) { return Value(.int(Int64(index))) }
            }
            return Value(.int(-1))
        }
    }
}

extension Value {
    /// A value that was computed: without a place, still tainted.
    var computed: Value { Value(content, origin: Origin(bits: origin.bits & 1)) }
}
