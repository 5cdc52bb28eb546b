import Basics
import CEL
import Tree

/// A template tree made ready for one set of variables.
///
/// A worker compiles its own: nothing in here is shared between threads.
public struct CompiledTemplate {
    let root: TemplateNode

    /// Whether rendering reads a variable.
    public func reads(_ variable: Symbol) -> Bool { root.reads(variable) }
}

/// A node of a compiled template.
enum TemplateNode {
    /// No expression at or below this place.
    case literal(Value)
    /// The whole string is one expression: the result keeps its type.
    case expression(CompiledExpression)
    case interpolation(Interpolation)
    case list([TemplateNode], Origin)
    case map([TemplateField], Origin)

    func reads(_ variable: Symbol) -> Bool {
        switch self {
        case .literal: false
        case .expression(let expression): expression.reads(variable)
        case .interpolation(let interpolation): interpolation.expressions.contains { $0.reads(variable) }
        case .list(let nodes, _): nodes.contains { $0.reads(variable) }
        case .map(let fields, _):
            fields.contains { ($0.dynamicKey?.reads(variable) ?? false) || $0.value.reads(variable) }
        }
    }
}

/// A field of a map: a fixed key, or one that is rendered.
struct TemplateField {
    var key: Symbol
    var keyOrigin: Origin
    /// Set when the key holds expressions.
    var dynamicKey: TemplateNode?
    var value: TemplateNode
}

/// A string in which expressions stand between text.
final class Interpolation {
    let text: String
    let origin: Origin
    /// Byte ranges of `${…}` in `text`, in order.
    let ranges: [Range<Int>]
    let expressions: [CompiledExpression]
    /// The text before each expression, and behind the last.
    let literals: [[UInt8]]

    init(text: String, origin: Origin, ranges: [Range<Int>], expressions: [CompiledExpression]) {
        self.text = text
        self.origin = origin
        self.ranges = ranges
        self.expressions = expressions
        let bytes = Array(text.utf8)
        var literals: [[UInt8]] = []
        var end = 0
        for range in ranges {
            literals.append(Array(bytes[end..<range.lowerBound]))
            end = range.upperBound
        }
        literals.append(Array(bytes[end...]))
        self.literals = literals
    }
}

/// One expression of a template and what compiling it gave.
///
/// A compile error is kept and raised when the expression is evaluated, as upstream compiles at that moment: a template
/// that is never rendered refuses nothing.
public final class CompiledExpression {
    /// The scalar that holds the expression.
    let origin: Origin
    /// The byte offset of the expression inside the scalar's text.
    let offset: Int
    /// The source between `${` and `}`.
    let source: String
    let program: Result<CELProgram, CELError>

    init(origin: Origin, offset: Int, source: String, program: Result<CELProgram, CELError>) {
        self.origin = origin
        self.offset = offset
        self.source = source
        self.program = program
    }

    func reads(_ variable: Symbol) -> Bool {
        if case .success(let program) = program { program.referencedVariables.contains(variable) } else { false }
    }
}
