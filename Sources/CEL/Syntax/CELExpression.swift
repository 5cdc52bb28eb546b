import Basics
import Tree

/// A node of the syntax tree, with the text that it was read from.
public struct CELExpression: Sendable {
    /// What the node is.
    public var kind: Kind
    /// The text, in UTF-8 bytes from the start of the source.
    public var range: Range<Int>
    /// The number of levels below and including this one, as far as they stand in the source.
    private(set) var height: Int

    /// A node; nodes that a macro makes take the range of the call.
    public init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
        height = 1 + kind.childHeight
    }

    /// What a node can be.
    public indirect enum Kind: Sendable {
        /// A literal value: null, bool, int, uint, double, string or bytes.
        case literal(Content)
        /// A name; absolute if written with a leading dot.
        case identifier(Symbol, isAbsolute: Bool)
        /// `operand.field`, or `operand.?field`.
        case select(CELExpression, field: Symbol, isOptional: Bool)
        /// `has(operand.field)`.
        case has(CELExpression, field: Symbol)
        /// `operand[key]`, or `operand[?key]`.
        case index(CELExpression, key: CELExpression, isOptional: Bool)
        /// A prefix operator.
        case unary(Operator, CELExpression)
        /// An infix operator.
        case binary(Operator, CELExpression, CELExpression)
        /// A chain of `&&` or of `||`.
        case logical(isAnd: Bool, [CELExpression])
        /// `condition ? first : second`.
        case conditional(CELExpression, CELExpression, CELExpression)
        /// `name(…)`, or `receiver.name(…)`; `nameRange` is the name alone.
        case call(Symbol, nameRange: Range<Int>, receiver: CELExpression?, [CELExpression])
        /// A list literal.
        case list([Element])
        /// A map literal.
        case map([Entry])
        /// A macro that visits the items of its range.
        case comprehension(Comprehension)
        /// A name for a value inside a body: `cel.bind`.
        case bind(Symbol, value: CELExpression, body: CELExpression)

        fileprivate var childHeight: Int {
            switch self {
            case .literal, .identifier: 0
            case .select(let operand, _, _), .has(let operand, _), .unary(_, let operand): operand.height
            case .index(let operand, let key, _): max(operand.height, key.height)
            case .binary(_, let left, let right): max(left.height, right.height)
            case .logical(_, let operands): operands.reduce(0) { max($0, $1.height) }
            case .conditional(let condition, let first, let second):
                max(condition.height, first.height, second.height)
            case .call(_, _, let receiver, let arguments):
                arguments.reduce(receiver?.height ?? 0) { max($0, $1.height) }
            case .list(let elements): elements.reduce(0) { max($0, $1.value.height) }
            case .map(let entries): entries.reduce(0) { max($0, $1.key.height, $1.value.height) }
            case .comprehension(let comprehension):
                max(comprehension.range.height, comprehension.body.height, comprehension.filter?.height ?? 0)
            case .bind(_, let value, let body): max(value.height, body.height)
            }
        }
    }

    /// An item of a list literal; optional items are left out when they have no value.
    public struct Element: Sendable {
        /// The item.
        public var value: CELExpression
        /// Whether it is written `?item`.
        public var isOptional: Bool

        /// An item.
        public init(_ value: CELExpression, isOptional: Bool = false) {
            self.value = value
            self.isOptional = isOptional
        }
    }

    /// An entry of a map literal; optional entries are left out when they have no value.
    public struct Entry: Sendable {
        /// The key.
        public var key: CELExpression
        /// The value.
        public var value: CELExpression
        /// Whether it is written `?key: value`.
        public var isOptional: Bool

        /// An entry.
        public init(key: CELExpression, value: CELExpression, isOptional: Bool = false) {
            self.key = key
            self.value = value
            self.isOptional = isOptional
        }
    }

    /// The operators that are neither logical nor conditional.
    public enum Operator: UInt8, Sendable {
        case add, subtract, multiply, divide, remainder
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn
        case not, negate

        /// The operator as it is written.
        public var text: String {
            switch self {
            case .add: "+"
            case .subtract, .negate: "-"
            case .multiply: "*"
            case .divide: "/"
            case .remainder: "%"
            case .equal: "=="
            case .notEqual: "!="
            case .less: "<"
            case .lessOrEqual: "<="
            case .greater: ">"
            case .greaterOrEqual: ">="
            case .isIn: "in"
            case .not: "!"
            }
        }
    }

    /// A macro that evaluates a body for each item of a range, or for the value of an optional.
    public struct Comprehension: Sendable {
        /// What becomes of the body's values.
        public enum Kind: Sendable {
            case all, exists, existsOne
            /// `map`, and `transformList` when there are two variables.
            case map
            case filter
            case transformMap, transformMapEntry
            case sortBy
            case optionalMap, optionalFlatMap
        }

        /// What becomes of the body's values.
        public var kind: Kind
        /// The list, map or optional.
        public var range: CELExpression
        /// The variable: the item of a list, the key of a map; with a second one, the index or the key.
        public var variable: Symbol
        /// The second variable, if there is one: the item or the value.
        public var second: Symbol?
        /// Items for which this is false are passed over.
        public var filter: CELExpression?
        /// What is evaluated for each item.
        public var body: CELExpression

        /// A comprehension.
        public init(
            _ kind: Kind, over range: CELExpression, variable: Symbol, second: Symbol? = nil,
            filter: CELExpression? = nil, body: CELExpression
        ) {
            self.kind = kind
            self.range = range
            self.variable = variable
            self.second = second
            self.filter = filter
            self.body = body
        }
    }
}

extension CELExpression {
    /// The name, if this is a plain one.
    public var simpleName: Symbol? {
        if case .identifier(let name, false) = kind { name } else { nil }
    }
}
