import Basics
import Tree

/// Lists as sets.
enum SetLibrary {
    static let functions: [FunctionDeclaration] = [
        test("sets.contains") { (list, other, meter) throws(EvaluationFailure) in try hasAll(list, other, &meter) },
        test("sets.equivalent") { (list, other, meter) throws(EvaluationFailure) in
            guard try hasAll(list, other, &meter) else { return false }
            return try hasAll(other, list, &meter)
        },
        test("sets.intersects") { (list, other, meter) throws(EvaluationFailure) in
            for item in other where try has(list, item, &meter) { return true }
            return false
        },
    ]

    /// Whether a list has an item, by CEL's equality.
    static func has(_ list: [Value], _ item: Value, _ meter: inout CostMeter) throws(EvaluationFailure) -> Bool {
        try meter.charge(list.count)
        for other in list where try Comparison.areEqual(other, item, &meter) { return true }
        return false
    }

    private static func hasAll(
        _ list: [Value], _ items: [Value], _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Bool {
        for item in items where try !has(list, item, &meter) { return false }
        return true
    }

    private typealias Test = @Sendable ([Value], [Value], inout CostMeter) throws(EvaluationFailure) -> Bool

    private static func test(_ name: Symbol, _ test: @escaping Test) -> FunctionDeclaration {
        FunctionDeclaration(name, ["list(A), list(A) -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard let list = arguments.items(0), let other = arguments.items(1) else { throw .noSuchOverload }
            return .bool(try test(list, other, &meter))
        }
    }
}
