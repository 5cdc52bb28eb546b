import Basics
import Tree

/// Functions of optional values.
enum OptionalLibrary {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("optional.none", [" -> optional(A)"]) { (_, meter) throws(EvaluationFailure) in
            Value(.optional(nil))
        },
        FunctionDeclaration("optional.of", ["A -> optional(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            Value(.optional(arguments.value(0)))
        },
        FunctionDeclaration("optional.ofNonZeroValue", ["A -> optional(A)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            Value(.optional(isZero(arguments.value(0)) ? nil : arguments.value(0)))
        },
        FunctionDeclaration("hasValue", [".optional(A) -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .optional(let inner) = arguments[0] else { throw .noSuchOverload }
            return .bool(inner != nil)
        },
        FunctionDeclaration("value", [".optional(A) -> A"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .optional(let inner) = arguments[0] else { throw .noSuchOverload }
            guard let inner else { throw EvaluationFailure("the optional has no value") }
            return inner
        },
        FunctionDeclaration("or", [".optional(A), optional(A) -> optional(A)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            guard case .optional(let inner) = arguments[0], case .optional = arguments[1] else { throw .noSuchOverload }
            return inner == nil ? arguments.value(1) : arguments.value(0)
        },
        FunctionDeclaration("orValue", [".optional(A), A -> A"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .optional(let inner) = arguments[0] else { throw .noSuchOverload }
            return inner ?? arguments.value(1)
        },
        FunctionDeclaration(
            "optional.unwrap", ["list(optional(A)) -> list(A)"]
        ) { (arguments, meter) throws(EvaluationFailure) in try unwrap(arguments.value(0)) },
        FunctionDeclaration("unwrapOpt", [".list(optional(A)) -> list(A)"]) {
            (arguments, meter) throws(EvaluationFailure) in
            try unwrap(arguments.value(0))
        },
    ]

    /// What the library adds to lists.
    static let listFunctions: [FunctionDeclaration] = [
        FunctionDeclaration("first", [".list(A) -> optional(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            Value(.optional(try list(arguments).first))
        },
        FunctionDeclaration("last", [".list(A) -> optional(A)"]) { (arguments, meter) throws(EvaluationFailure) in
            Value(.optional(try list(arguments).last))
        },
    ]

    private static func list(_ arguments: Arguments) throws(EvaluationFailure) -> [Value] {
        guard let items = arguments.items(0) else { throw .noSuchOverload }
        return items
    }

    private static func unwrap(_ value: Value) throws(EvaluationFailure) -> Value {
        guard let items = value.items else { throw .noSuchOverload }
        var result: [Value] = []
        for item in items {
            guard case .optional(let inner) = item.content else { throw .noSuchOverload }
            if let inner { result.append(inner.asItem) }
        }
        return .list(result)
    }

    private static func isZero(_ value: Value) -> Bool {
        switch value.content {
        case .null, .nullEnum: true
        case .bool(let flag): !flag
        case .int(let number), .duration(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.items.isEmpty
        case .map(let map): map.isEmpty
        case .keyedMap(let map): map.entries.isEmpty
        case .timestamp(let time): time.seconds == TimeText.validSeconds.lowerBound && time.nanoseconds == 0
        default: false
        }
    }
}
