import Basics

/// The types of the operators, by `CELExpression.Operator`'s raw value.
enum OperatorTable {
    private static let numbers = ["double", "int", "uint"]
    private static let sums = numbers.map { "\($0), \($0) -> \($0)" }
    private static let comparisons = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"]
        .map { "\($0), \($0) -> bool" }

    static let overloads: [[FunctionDeclaration.Overload]] = forms.map { $0.map(Signature.overload) }

    /// What an order takes besides: numbers of two types.
    static let crossing: [FunctionDeclaration.Overload] = numbers.flatMap { left in
        numbers.filter { $0 != left }.map { "\(left), \($0) -> bool" }
    }.map(Signature.overload)

    // In the order of the original: the first form that fits decides what an unknown type is.
    private static let forms: [[String]] = [
        [
            "bytes, bytes -> bytes", "double, double -> double", "duration, duration -> duration",
            "duration, timestamp -> timestamp", "timestamp, duration -> timestamp", "int, int -> int",
            "list(A), list(A) -> list(A)", "string, string -> string", "uint, uint -> uint",
        ],
        [
            "double, double -> double", "duration, duration -> duration", "int, int -> int",
            "timestamp, duration -> timestamp", "timestamp, timestamp -> duration", "uint, uint -> uint",
        ],
        sums,
        sums,
        ["int, int -> int", "uint, uint -> uint"],
        ["A, A -> bool"],
        ["A, A -> bool"],
        comparisons, comparisons, comparisons, comparisons,
        ["A, list(A) -> bool", "A, map(A, B) -> bool"],
        ["bool -> bool"],
        ["double -> double", "int -> int"],
    ]

    /// Whether an operator orders its operands.
    static func isOrder(_ operation: CELExpression.Operator) -> Bool {
        switch operation {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    /// The type of a result whose operands are only known when the program runs.
    static func resultOfDynamic(_ operation: CELExpression.Operator) -> CELType {
        switch operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .not: .bool
        default: .dynamic
        }
    }
}
