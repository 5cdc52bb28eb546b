import Basics

/// The types of the operators, by `CELExpression.Operator`'s raw value.
enum OperatorTable {
    private static let numbers = ["int", "uint", "double"].map { "\($0), \($0) -> \($0)" }
    private static let comparisons = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"]
        .map { "\($0), \($0) -> bool" }

    static let overloads: [[FunctionDeclaration.Overload]] = forms.map { $0.map(Signature.overload) }

    private static let forms: [[String]] = [
        numbers + [
            "string, string -> string", "bytes, bytes -> bytes", "list(A), list(A) -> list(A)",
            "duration, duration -> duration", "timestamp, duration -> timestamp", "duration, timestamp -> timestamp",
        ],
        numbers + [
            "duration, duration -> duration", "timestamp, duration -> timestamp", "timestamp, timestamp -> duration",
        ],
        numbers,
        numbers,
        ["int, int -> int", "uint, uint -> uint"],
        ["A, A -> bool"],
        ["A, A -> bool"],
        comparisons, comparisons, comparisons, comparisons,
        ["A, list(A) -> bool", "A, map(A, B) -> bool"],
        ["bool -> bool"],
        ["int -> int", "double -> double"],
    ]

    /// The type of a result whose operands are only known when the program runs.
    static func resultOfDynamic(_ operation: CELExpression.Operator) -> CELType {
        switch operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .not: .bool
        default: .dynamic
        }
    }
}
