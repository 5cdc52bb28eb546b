import Basics
import CEL
import Tree

extension TemplateEnvironment {
    /// Makes a template tree ready. Strings are scanned for `${…}`; numbers become doubles as in upstream's decoding (0.2).
    ///
    /// Refuses only a nested `${`; errors inside expressions are kept and raised when the expression is evaluated.
    public func compile(_ template: Value) -> CompiledTemplate {
        CompiledTemplate(root: node(template))
    }

    /// Makes a control expression ready: `includeWhen`, `forEach`, `where`, `when` or `rule`, or any template string.
    public func compile(expression value: Value) -> CompiledTemplate {
        CompiledTemplate(root: node(value))
    }

    private func node(_ value: Value) -> TemplateNode {
        switch value.content {
        case .string(let text): return string(text, origin: value.origin)
        case .list(let list):
            let nodes = list.items.map(node)
            let literals = nodes.compactMap(\.literalValue)
            if literals.count == nodes.count { return .literal(.list(literals, origin: value.origin)) }
            return .list(nodes, value.origin)
        case .map(let map):
            let fields = map.entries.map { entry in
                let key = string(entry.key.text, origin: entry.keyOrigin)
                return TemplateField(
                    key: entry.key, keyOrigin: entry.keyOrigin, dynamicKey: key.literalValue == nil ? key : nil,
                    value: node(entry.value))
            }
            var literal = Map(capacity: fields.count)
            for field in fields {
                guard field.dynamicKey == nil, let value = field.value.literalValue else {
                    return .map(fields, value.origin)
                }
                literal.append(Map.Entry(key: field.key, keyOrigin: field.keyOrigin, value: value))
            }
            return .literal(Value(.map(literal), origin: value.origin))
        default: return .literal(value.withDoubles)
        }
    }

    private func string(_ text: String, origin: Origin) -> TemplateNode {
        var copy = text
        do {
            let matches = try copy.withUTF8 { text in
                ExpressionScanner.mayContainExpression(text) ? try ExpressionScanner.scan(text) : []
            }
            if matches.isEmpty { return .literal(.string(text, origin: origin)) }
            let bytes = Array(text.utf8)
            let expressions = matches.map { match in
                let source = String(decoding: bytes[match.inner], as: UTF8.self)
                return CompiledExpression(
                    origin: origin, offset: match.inner.lowerBound, source: source, program: program(source))
            }
            if matches.count == 1, matches[0].full == trimmedRange(text) { return .expression(expressions[0]) }
            return .interpolation(
                Interpolation(text: text, origin: origin, ranges: matches.map(\.full), expressions: expressions))
        } catch {
            let offset = (error as? ExpressionScanner.NestedExpression)?.offset ?? 0
            let failure = CELError(
                phase: .parse, message: "nested CEL expressions must be quoted: a second `${` inside an expression",
                range: 0..<2)
            return .expression(
                CompiledExpression(origin: origin, offset: offset, source: "${", program: .failure(failure)))
        }
    }
}

extension TemplateNode {
    fileprivate var literalValue: Value? {
        if case .literal(let value) = self { value } else { nil }
    }
}
