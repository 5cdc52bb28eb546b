import Basics

/// A macro: a call that is replaced by another expression before names and types are looked at.
public struct MacroDeclaration: Sendable {
    /// On what the macro is called.
    public enum Receiver: Sendable {
        /// On nothing: `oc_merge(a, b)`.
        case none
        /// On any expression: `list.map(x, x)`.
        case any
        /// Only on this very name: `configurations.toVolumes()`. Called on anything else it is an ordinary function.
        case named(Symbol)
    }

    /// The name.
    public var name: Symbol
    /// On what it is called.
    public var receiver: Receiver
    /// How many arguments it takes; with another number it is an ordinary function.
    public var argumentCount: ClosedRange<Int>
    /// Makes the expression that takes the call's place.
    public var expand: @Sendable (MacroCall) throws(CELError) -> CELExpression

    /// A macro.
    public init(
        _ name: Symbol, receiver: Receiver = .none, argumentCount: ClosedRange<Int>,
        expand: @escaping @Sendable (MacroCall) throws(CELError) -> CELExpression
    ) {
        self.name = name
        self.receiver = receiver
        self.argumentCount = argumentCount
        self.expand = expand
    }
}

/// A call that a macro replaces.
public struct MacroCall: Sendable {
    /// The text of the whole call.
    public var range: Range<Int>
    /// The text of the name.
    public var nameRange: Range<Int>
    /// What stands before the dot, if anything.
    public var receiver: CELExpression?
    /// The arguments.
    public var arguments: [CELExpression]

    /// A node in place of the call.
    public func node(_ kind: CELExpression.Kind) -> CELExpression {
        CELExpression(kind, range: range)
    }

    /// A call of a function in place of this call.
    public func call(_ function: Symbol, _ arguments: [CELExpression]) -> CELExpression {
        node(.call(function, nameRange: nameRange, receiver: nil, arguments))
    }

    /// The selection of fields from a variable, in place of this call: `derived.volumes`.
    public func path(_ variable: Symbol, _ fields: Symbol...) -> CELExpression {
        var expression = node(.identifier(variable, isAbsolute: false))
        for field in fields { expression = node(.select(expression, field: field, isOptional: false)) }
        return expression
    }

    /// A refusal of the call, or of a part of it.
    public func refusal(_ message: String, at range: Range<Int>? = nil, hints: [String] = []) -> CELError {
        CELError(phase: .parse, message: message, range: range ?? self.range, hints: hints)
    }

    /// The name that an argument consists of.
    public func name(of argument: Int) throws(CELError) -> Symbol {
        guard let name = arguments[argument].simpleName else {
            throw refusal("argument must be a simple name", at: arguments[argument].range)
        }
        return name
    }
}
