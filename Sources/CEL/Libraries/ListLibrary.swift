import Basics
import Tree

/// List functions, version 3.
enum ListLibrary {
    /// The types whose values have an order, by their names in signatures.
    static let comparable = ["int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"]

    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("slice", [".list(A), int, int -> list(A)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0), case .int(let start) = arguments[1],
                case .int(let end) = arguments[2]
            else { throw .noSuchOverload }
            guard start >= 0, end >= 0 else {
                throw EvaluationFailure("cannot slice(\(start), \(end)): negative indexes are not supported")
            }
            guard start <= end else {
                throw EvaluationFailure("cannot slice(\(start), \(end)): the start lies behind the end")
            }
            guard end <= Int64(items.count) else {
                throw EvaluationFailure("cannot slice(\(start), \(end)): the list has \(items.count) items")
            }
            return .list(Array(items[Int(start)..<Int(end)]))
        },
        FunctionDeclaration(
            "flatten", [".list(list(A)) -> list(A)", ".list(dyn), int -> list(dyn)"]
        ) { (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0) else { throw .noSuchOverload }
            var depth: Int64 = 1
            if arguments.count > 1 {
                guard case .int(let given) = arguments[1] else { throw .noSuchOverload }
                guard given >= 0 else { throw EvaluationFailure("the depth of `flatten` must not be negative") }
                depth = given
            }
            return .list(try flattened(items, depth, &meter))
        },
        FunctionDeclaration("sort", comparable.map { ".list(\($0)) -> list(\($0))" }) {
            (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0) else { throw .noSuchOverload }
            return .list(try Sorting.sort(items, by: items, &meter))
        },
        FunctionDeclaration("lists.range", ["int -> list(int)"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .int(let count) = arguments[0] else { throw .noSuchOverload }
            guard (0...1_000_000).contains(count) else {
                throw EvaluationFailure("lists.range takes a size from 0 to 1000000, not \(count)")
            }
            try meter.charge(Int(count))
            return .list((0..<count).map { Value(.int($0)) })
        },
        FunctionDeclaration("reverse", [".list(A) -> list(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0) else { throw .noSuchOverload }
            return .list(items.reversed())
        },
        FunctionDeclaration("distinct", [".list(A) -> list(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            guard let items = arguments.items(0) else { throw .noSuchOverload }
            var seen: Set<String> = []
            var kept: [Value] = []
            for item in items {
                if case .string(let text) = item.content {
                    if seen.insert(text).inserted { kept.append(item) }
                } else if try !SetLibrary.has(kept, item, &meter) {
                    kept.append(item)
                }
            }
            return .list(kept)
        },
    ]

    private static func flattened(
        _ items: [Value], _ depth: Int64, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> [Value] {
        try meter.charge(items.count)
        if depth == 0 { return items }
        var result: [Value] = []
        for item in items {
            if let inner = item.items { result += try flattened(inner, depth - 1, &meter) } else { result.append(item) }
        }
        return result
    }
}
