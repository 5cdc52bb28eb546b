/// Why an expression is refused, or why its evaluation failed, and where.
public struct CELError: Error, Hashable, Sendable {
    /// The step in which it was found.
    public enum Phase: String, Hashable, Sendable {
        /// Reading the text: syntax, macros, literals.
        case parse
        /// Names and types.
        case check
        /// Making the program.
        case plan
        /// Running the program.
        case evaluate
    }

    /// A limit that stopped an expression.
    public enum Limit: Hashable, Sendable {
        /// The length of a source (`CELOptions.sourceLimit`).
        case source
        /// The cost of an evaluation (`CELEvaluator.costLimit`).
        case cost
    }

    /// The step in which it was found.
    public var phase: Phase
    /// The fact, lower case, without a full stop: `undeclared reference to 'parametres'`.
    public var message: String
    /// The text that is meant, in UTF-8 bytes from the start of the source.
    public var range: Range<Int>
    /// What to do about it, or what would have been right: one sentence or candidate each.
    public var hints: [String]
    /// Further errors of the same compilation, in the order of the source.
    public var others: [CELError]
    /// The limit that was reached; nil for an error of the expression itself.
    public var limit: Limit?

    /// An error with its place.
    public init(
        phase: Phase, message: String, range: Range<Int>, hints: [String] = [], others: [CELError] = [],
        limit: Limit? = nil
    ) {
        self.phase = phase
        self.message = message
        self.range = range
        self.hints = hints
        self.others = others
        self.limit = limit
    }
}

/// Why a function could not give a result; the evaluator adds the place.
public struct EvaluationFailure: Error, Hashable, Sendable {
    /// The fact, lower case, without a full stop: `no such key: missing`.
    public var message: String
    /// Where the failing part of a fused instruction ends, when it is shorter than the instruction's own range.
    var end: Int32?

    /// A failure with its text.
    public init(_ message: String) {
        self.message = message
        end = nil
    }

    /// An operation is not defined for the types of its operands.
    public static let noSuchOverload = EvaluationFailure("no such overload")

    /// NaN was to be put in an order with another number.
    static let unorderedNaN = EvaluationFailure("NaN values cannot be ordered")
}
