import Basics
import Tree

/// A node after names have been resolved: what the planner turns into instructions.
struct ResolvedExpression {
    var kind: Kind
    var range: Range<Int>

    init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    indirect enum Kind {
        case constant(Content)
        /// A variable of the environment, by position.
        case variable(Int)
        /// A variable of an enclosing macro, by nesting.
        case local(Int)
        case select(ResolvedExpression, Symbol, isOptional: Bool)
        case has(ResolvedExpression, Symbol)
        case index(ResolvedExpression, ResolvedExpression, isOptional: Bool)
        case unary(CELExpression.Operator, ResolvedExpression)
        case binary(CELExpression.Operator, ResolvedExpression, ResolvedExpression)
        case logical(isAnd: Bool, [ResolvedExpression])
        case conditional(ResolvedExpression, ResolvedExpression, ResolvedExpression)
        /// A call with the forms that fit, as positions in the declaration's list.
        case call(FunctionDeclaration, [Int], [ResolvedExpression])
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        case bind(local: Int, ResolvedExpression, ResolvedExpression)
        /// Fails when it runs: a name that is not declared, in an environment that does not check.
        case failure(String)
    }

    /// An item of a list literal; its type is that of the value as it stands there, an optional if it is one.
    struct Element {
        var value: ResolvedExpression
        var type: CELType
        var isOptional: Bool
    }

    /// An entry of a map literal, with types as an element has them.
    struct Entry {
        var key: ResolvedExpression
        var keyType: CELType
        var value: ResolvedExpression
        var valueType: CELType
        var isOptional: Bool
    }

    struct Comprehension {
        var kind: CELExpression.Comprehension.Kind
        var range: ResolvedExpression
        var variable: Int
        var second: Int?
        var filter: ResolvedExpression?
        var body: ResolvedExpression
    }
}
