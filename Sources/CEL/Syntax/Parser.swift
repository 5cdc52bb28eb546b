import Basics
import Tree

/// Reads an expression by recursive descent, with precedence climbing for infix operators. Macros are expanded as they are met.
struct Parser {
    private var lexer: Lexer
    private var token: Token
    private var depth = 0
    private let options: CELOptions
    private let macros: MacroTable

    private var source: UnsafeBufferPointer<UInt8> { lexer.source }

    init(_ source: UnsafeBufferPointer<UInt8>, options: CELOptions, macros: MacroTable) throws(CELError) {
        self.options = options
        self.macros = macros
        lexer = Lexer(source)
        token = try lexer.next()
    }

    mutating func parse() throws(CELError) -> CELExpression {
        if token.kind == .end {
            throw CELError(phase: .parse, message: "the expression is empty", range: 0..<source.count)
        }
        let result = try expression()
        guard token.kind == .end else { throw unexpected() }
        return result
    }

    private mutating func advance() throws(CELError) {
        token = try lexer.next()
    }

    private mutating func take(_ kind: Token.Kind) throws(CELError) -> Bool {
        guard token.kind == kind else { return false }
        token = try lexer.next()
        return true
    }

    @discardableResult
    private mutating func expect(_ kind: Token.Kind, _ text: String) throws(CELError) -> Token {
        guard token.kind == kind else { throw unexpected(expecting: text) }
        let found = token
        token = try lexer.next()
        return found
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: source[range], as: UTF8.self)
    }

    private func symbol(_ token: Token) -> Symbol {
        let inset = token.kind == .quotedIdentifier ? 1 : 0
        return Symbol(utf8: UnsafeBufferPointer(rebasing: source[token.start + inset..<token.end - inset]))
    }

    private func unexpected(expecting: String? = nil) -> CELError {
        let wanted = expecting.map { ", expecting \($0)" } ?? ""
        if token.kind == .end {
            return CELError(
                phase: .parse, message: "unexpected end of the expression\(wanted)", range: source.count..<source.count)
        }
        return CELError(phase: .parse, message: "unexpected `\(text(token.range))`\(wanted)", range: token.range)
    }

    private func checkHeight(_ expression: CELExpression) throws(CELError) {
        if expression.height > options.nestingLimit { throw tooDeep(expression.range) }
    }

    private func tooDeep(_ range: Range<Int>) -> CELError {
        CELError(
            phase: .parse, message: "the expression nests deeper than \(options.nestingLimit) levels", range: range)
    }

    // MARK: Operators

    private mutating func expression() throws(CELError) -> CELExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= options.nestingLimit else { throw tooDeep(token.range) }
        let condition = try infix(1)
        guard try take(.question) else { return condition }
        let first = try infix(1)
        try expect(.colon, "`:`")
        let second = try expression()
        let result = CELExpression(
            .conditional(condition, first, second), range: condition.range.lowerBound..<second.range.upperBound)
        try checkHeight(result)
        return result
    }

    /// 1 for `||` up to 5 for `*`; 0 for what is no infix operator.
    private static func precedence(_ kind: Token.Kind) -> Int {
        switch kind {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .keywordIn: 3
        case .plus, .minus: 4
        case .star, .slash, .percent: 5
        default: 0
        }
    }

    private mutating func infix(_ minimum: Int) throws(CELError) -> CELExpression {
        var left = try prefix()
        while true {
            let kind = token.kind
            let precedence = Self.precedence(kind)
            guard precedence >= minimum else { return left }
            try advance()
            let right = try infix(precedence + 1)
            let range = left.range.lowerBound..<right.range.upperBound
            if kind == .and || kind == .or {
                left = logical(kind == .and, left, right, range)
            } else {
                left = CELExpression(.binary(Self.infixOperator(kind), left, right), range: range)
            }
            try checkHeight(left)
        }
    }

    /// Chains are flat, so that a long one needs no depth.
    private func logical(
        _ isAnd: Bool, _ left: CELExpression, _ right: CELExpression, _ range: Range<Int>
    ) -> CELExpression {
        if case .logical(isAnd, let operands) = left.kind {
            return CELExpression(.logical(isAnd: isAnd, operands + [right]), range: range)
        }
        return CELExpression(.logical(isAnd: isAnd, [left, right]), range: range)
    }

    private static func infixOperator(_ kind: Token.Kind) -> CELExpression.Operator {
        switch kind {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .remainder
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: .isIn
        }
    }

    private mutating func prefix() throws(CELError) -> CELExpression {
        guard token.kind == .bang || token.kind == .minus else { return try member() }
        let first = token
        var count = 0
        while token.kind == first.kind {
            count += 1
            try advance()
            // The sign of a number belongs to the number, so that the smallest integer can be written.
            if first.kind == .minus, count == 1, token.kind == .int || token.kind == .double {
                let literal = try number(signAt: first.start)
                return try member(after: literal)
            }
        }
        let operand = try member()
        guard count % 2 == 1 else { return operand }
        return CELExpression(
            .unary(first.kind == .bang ? .not : .negate, operand), range: first.start..<operand.range.upperBound)
    }

    // MARK: Members

    private mutating func member() throws(CELError) -> CELExpression {
        let start = try primary()
        return try member(after: start)
    }

    private mutating func member(after start: CELExpression) throws(CELError) -> CELExpression {
        var result = start
        while true {
            switch token.kind {
            case .dot: result = try selection(result)
            case .leftBracket: result = try index(result)
            case .leftBrace:
                guard let name = qualifiedName(result) else { return result }
                throw CELError(
                    phase: .check, message: "undeclared reference to '\(name)'", range: result.range,
                    hints: ["There are no message types; write a map: `{'field': value}`."])
            default: return result
            }
            try checkHeight(result)
        }
    }

    private func qualifiedName(_ expression: CELExpression) -> String? {
        switch expression.kind {
        case .identifier, .select(_, _, false): text(expression.range)
        default: nil
        }
    }

    private mutating func selection(_ operand: CELExpression) throws(CELError) -> CELExpression {
        let dot = token
        try advance()
        let isOptional = token.kind == .question
        if isOptional {
            guard options.libraries.contains(.optionalTypes) else {
                throw CELError(
                    phase: .parse, message: "optional selection is not enabled", range: dot.start..<token.end)
            }
            try advance()
        }
        let name = token
        guard name.kind == .identifier || name.kind == .quotedIdentifier else {
            throw unexpected(expecting: "a field name")
        }
        if name.kind == .quotedIdentifier, !options.allowsQuotedFields {
            throw CELError(phase: .parse, message: "field names in back-ticks are not enabled", range: name.range)
        }
        try advance()
        if token.kind == .leftParenthesis, !isOptional, name.kind == .identifier {
            let (arguments, end) = try arguments()
            return try call(
                symbol(name), name.range, receiver: operand, arguments, operand.range.lowerBound..<end)
        }
        return CELExpression(
            .select(operand, field: symbol(name), isOptional: isOptional),
            range: operand.range.lowerBound..<name.end)
    }

    private mutating func index(_ operand: CELExpression) throws(CELError) -> CELExpression {
        try advance()
        let isOptional = token.kind == .question
        if isOptional {
            guard options.libraries.contains(.optionalTypes) else {
                throw CELError(phase: .parse, message: "optional selection is not enabled", range: token.range)
            }
            try advance()
        }
        let key = try expression()
        let end = try expect(.rightBracket, "`]`").end
        return CELExpression(
            .index(operand, key: key, isOptional: isOptional), range: operand.range.lowerBound..<end)
    }

    private mutating func arguments() throws(CELError) -> ([CELExpression], Int) {
        try advance()
        var arguments: [CELExpression] = []
        if token.kind != .rightParenthesis {
            repeat { arguments.append(try expression()) } while try take(.comma)
        }
        let end = try expect(.rightParenthesis, "`,` or `)`").end
        return (arguments, end)
    }

    private func call(
        _ name: Symbol, _ nameRange: Range<Int>, receiver: CELExpression?, _ arguments: [CELExpression],
        _ range: Range<Int>
    ) throws(CELError) -> CELExpression {
        if options.expandsMacros, let macro = macros.macro(name, receiver: receiver, argumentCount: arguments.count) {
            return try macro.expand(
                MacroCall(range: range, nameRange: nameRange, receiver: receiver, arguments: arguments))
        }
        return CELExpression(.call(name, nameRange: nameRange, receiver: receiver, arguments), range: range)
    }

    // MARK: Primaries

    private mutating func primary() throws(CELError) -> CELExpression {
        let start = token
        switch start.kind {
        case .identifier: return try name(isAbsolute: false, from: start.start)
        case .dot:
            try advance()
            guard token.kind == .identifier else { throw unexpected(expecting: "a name") }
            return try name(isAbsolute: true, from: start.start)
        case .leftParenthesis:
            try advance()
            var inner = try expression()
            inner.range = start.start..<(try expect(.rightParenthesis, "`)`").end)
            return inner
        case .leftBracket: return try list()
        case .leftBrace: return try map()
        case .int, .uint, .double: return try number(signAt: nil)
        case .string, .bytes: return try string()
        case .keywordTrue, .keywordFalse:
            try advance()
            return CELExpression(.literal(.bool(start.kind == .keywordTrue)), range: start.range)
        case .keywordNull:
            try advance()
            return CELExpression(.literal(.null), range: start.range)
        default: throw unexpected(expecting: "an expression")
        }
    }

    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    private mutating func name(isAbsolute: Bool, from start: Int) throws(CELError) -> CELExpression {
        let token = token
        if token.end - token.start <= 9, Self.reserved.contains(text(token.range)) {
            throw CELError(phase: .parse, message: "`\(text(token.range))` is a reserved word", range: token.range)
        }
        try advance()
        let name = symbol(token)
        if self.token.kind == .leftParenthesis {
            let (arguments, end) = try arguments()
            return try call(name, token.range, receiver: nil, arguments, start..<end)
        }
        return CELExpression(.identifier(name, isAbsolute: isAbsolute), range: start..<token.end)
    }

    private mutating func optionalMark() throws(CELError) -> Bool {
        guard token.kind == .question else { return false }
        guard options.libraries.contains(.optionalTypes) else { throw unexpected(expecting: "an expression") }
        try advance()
        return true
    }

    private mutating func list() throws(CELError) -> CELExpression {
        let start = token.start
        try advance()
        var elements: [CELExpression.Element] = []
        while token.kind != .rightBracket {
            let isOptional = try optionalMark()
            elements.append(CELExpression.Element(try expression(), isOptional: isOptional))
            guard try take(.comma) else { break }
        }
        let end = try expect(.rightBracket, "`,` or `]`").end
        return CELExpression(.list(elements), range: start..<end)
    }

    private mutating func map() throws(CELError) -> CELExpression {
        let start = token.start
        try advance()
        var entries: [CELExpression.Entry] = []
        while token.kind != .rightBrace {
            let isOptional = try optionalMark()
            let key = try expression()
            try expect(.colon, "`:`")
            let value = try expression()
            entries.append(CELExpression.Entry(key: key, value: value, isOptional: isOptional))
            guard try take(.comma) else { break }
        }
        let end = try expect(.rightBrace, "`,` or `}`").end
        return CELExpression(.map(entries), range: start..<end)
    }

    // MARK: Literals

    private mutating func string() throws(CELError) -> CELExpression {
        let token = token
        let isBytes = token.kind == .bytes
        let bytes = try LiteralText.bytes(source, token.range, isBytes: isBytes)
        try advance()
        let content: Content = isBytes ? .bytes(bytes) : .string(String(decoding: bytes, as: UTF8.self))
        return CELExpression(.literal(content), range: token.range)
    }

    private mutating func number(signAt sign: Int?) throws(CELError) -> CELExpression {
        let token = token
        let range = (sign ?? token.start)..<token.end
        var digits = text(token.range)
        if token.kind == .uint { digits.removeLast() }
        let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
        if isHexadecimal { digits.removeFirst(2) }
        if sign != nil { digits = "-" + digits }
        try advance()
        let radix = isHexadecimal ? 16 : 10
        switch token.kind {
        case .int:
            guard let value = Int64(digits, radix: radix) else {
                throw CELError(phase: .parse, message: "the number does not fit into 64 bits", range: range)
            }
            return CELExpression(.literal(.int(value)), range: range)
        case .uint:
            guard let value = UInt64(digits, radix: radix) else {
                throw CELError(phase: .parse, message: "the number does not fit into 64 bits", range: range)
            }
            return CELExpression(.literal(.uint(value)), range: range)
        default:
            guard let value = Double(digits), value.isFinite else {
                throw CELError(phase: .parse, message: "the number is too large", range: range)
            }
            return CELExpression(.literal(.double(value)), range: range)
        }
    }
}
