import Basics
import CEL
import Tree

/// Renders compiled templates. One engine belongs to one worker.
public final class TemplateEngine {
    /// Whether divergences are followed with a warning instead of refused.
    public let followsUpstream: Bool
    /// Warnings since `takeFindings` was last called.
    var findings: [Diagnostic] = []
    /// What expressions and loops are held to.
    public let limits: TemplateLimits
    let evaluator: CELEvaluator
    private var environments: [[Symbol]: TemplateEnvironment] = [:]
    private let functions: [FunctionDeclaration]

    /// An engine whose expressions may call further functions.
    public init(
        followsUpstream: Bool, limits: TemplateLimits = TemplateLimits(), functions: [FunctionDeclaration] = []
    ) {
        self.followsUpstream = followsUpstream
        self.limits = limits
        evaluator = CELEvaluator(costLimit: limits.evaluationCost)
        self.functions = functions
    }

    /// The environment of a set of variables, made once.
    public func environment(_ variables: [Symbol]) -> TemplateEnvironment {
        if let known = environments[variables] { return known }
        let made = TemplateEnvironment(variables: variables, limits: limits, functions: functions)
        environments[variables] = made
        return made
    }

    /// The warnings since the last call.
    public func takeFindings() -> [Diagnostic] {
        defer { findings = [] }
        return findings
    }

    /// Renders a template (specification 3.2). The result is `.omitted` when the whole template is.
    ///
    /// Refuses what any expression refuses, and keys that do not render to distinct strings.
    public func render(_ template: CompiledTemplate, _ context: TemplateContext) throws(TemplateError) -> Value {
        try render(template.root, context)
    }

    private func render(_ node: TemplateNode, _ context: TemplateContext) throws(TemplateError) -> Value {
        switch node {
        case .literal(let value): return value
        case .expression(let expression): return try evaluate(expression, context)
        case .interpolation(let interpolation): return try interpolate(interpolation, context)
        case .list(let nodes, let origin):
            var items: [Value] = []
            items.reserveCapacity(nodes.count)
            for node in nodes {
                let item = try render(node, context)
                if case .omitted = item.content { continue }
                items.append(item)
            }
            return .list(items, origin: origin)
        case .map(let fields, let origin):
            return Value(.map(try render(fields, context)), origin: origin)
        }
    }

    private func render(_ fields: [TemplateField], _ context: TemplateContext) throws(TemplateError) -> Map {
        var map = Map(capacity: fields.count)
        var hasDynamicKeys = false
        for field in fields {
            guard let dynamicKey = field.dynamicKey else {
                let value = try render(field.value, context)
                if case .omitted = value.content { continue }
                if hasDynamicKeys, map.position(of: field.key) != nil { try clash(field.key, field.keyOrigin) }
                if hasDynamicKeys {
                    map.set(field.key, to: value, keyOrigin: field.keyOrigin)
                } else {
                    map.append(Map.Entry(key: field.key, keyOrigin: field.keyOrigin, value: value))
                }
                continue
            }
            hasDynamicKeys = true
            let rendered = try render(dynamicKey, context)
            guard case .string(let text) = rendered.content else {
                throw TemplateError(
                    .dynamicKeyNotString,
                    "the map key `\(field.key.text)` must evaluate to a string, but gives a \(rendered.typeName)",
                    at: field.keyOrigin, fix: "Convert the key with `string(…)`.")
            }
            let value = try render(field.value, context)
            if case .omitted = value.content { continue }
            let key = Symbol(text)
            if map.position(of: key) != nil { try clash(key, field.keyOrigin) }
            map.set(key, to: value, keyOrigin: field.keyOrigin)
        }
        return map
    }

    private func clash(_ key: Symbol, _ origin: Origin) throws(TemplateError) {
        try diverge(
            Diagnostic(
                .dynamicKeyClash, "two keys of this map render to `\(key.text)`", at: Location(origin),
                fix: "Make the keys distinct."))
    }

    /// Throws a divergence, or keeps it as a warning when upstream is followed.
    func diverge(_ diagnostic: Diagnostic) throws(TemplateError) {
        guard followsUpstream else { throw TemplateError(diagnostic) }
        var warning = diagnostic
        warning.severity = .warning
        findings.append(warning)
    }

    /// Evaluates one expression and turns the result into data.
    func evaluate(_ expression: CompiledExpression, _ context: TemplateContext) throws(TemplateError) -> Value {
        let raw = try evaluateRaw(expression, context)
        var value = ResultConversion.data(raw)
        if !raw.origin.isKnown ? ResultConversion.holdsNull(value) : value.isNullEnum {
            try diverge(
                Diagnostic(
                    .nullAsZero,
                    "the expression `\(expression.source.trimmedForMessage)` gives null, which is written as 0",
                    at: Location(
                        expression.origin, inner: expression.offset..<expression.offset + expression.source.utf8.count),
                    notes: value.origin.isKnown
                        ? [Diagnostic.Note("the null stands here", at: Location(value.origin))] : [],
                    fix: "Use `oc_omit()` to leave the field out, or give a default with `.orValue(…)`."))
        }
        if !value.origin.isKnown { value.origin = expression.origin.tainted(by: value.origin) }
        return value
    }

    private func evaluateRaw(_ expression: CompiledExpression, _ context: TemplateContext) throws(TemplateError)
        -> Value
    {
        switch expression.program {
        case .failure(let error): throw expression.failure(error, context)
        case .success(let program):
            do throws(CELError) {
                return try evaluator.evaluate(program, context.values)
            } catch {
                throw expression.failure(error, context)
            }
        }
    }

    private func interpolate(_ interpolation: Interpolation, _ context: TemplateContext) throws(TemplateError) -> Value
    {
        var output: [UInt8] = []
        output.reserveCapacity(interpolation.text.utf8.count + 32)
        var origin = interpolation.origin
        var replacements: [[UInt8]] = []
        var replacementHoldsExpression = false
        for (index, expression) in interpolation.expressions.enumerated() {
            output.append(contentsOf: interpolation.literals[index])
            let value = ResultConversion.data(try evaluateRaw(expression, context))
            origin = origin.tainted(by: value.origin)
            let start = output.count
            try append(value, of: expression, to: &output)
            let replacement = Array(output[start...])
            if interpolation.expressions.count > 1 {
                if replacement.contains(UInt8(ascii: "$")) { replacementHoldsExpression = true }
                replacements.append(replacement)
            }
        }
        output.append(contentsOf: interpolation.literals[interpolation.literals.count - 1])
        if replacementHoldsExpression { output = interpolation.replacingFirst(replacements) }
        return .string(String(decoding: output, as: UTF8.self), origin: origin)
    }

    /// Appends the text form of a result inside a string (specification 3.4).
    private func append(
        _ value: Value, of expression: CompiledExpression, to output: inout [UInt8]
    ) throws(TemplateError) {
        let location = Location(
            expression.origin, inner: expression.offset..<expression.offset + expression.source.utf8.count)
        switch value.content {
        case .string(let text): output.append(contentsOf: text.utf8)
        case .int(let number): NumberFormat.integerText(number, into: &output)
        case .double(let number):
            if number.magnitude >= 1_000_000, number.isFinite {
                findings.append(
                    Diagnostic(
                        .numberInScientificNotation,
                        "the number is written as `\(NumberFormat.general(number))` inside this text", at: location,
                        fix: "Write `${string(int(\(expression.source.trimmedForMessage)))}`."))
            }
            output.append(contentsOf: NumberFormat.general(number).utf8)
        case .bool(let flag): output.append(contentsOf: flag ? "true".utf8 : "false".utf8)
        case .nullEnum:
            try diverge(
                Diagnostic(
                    .nullAsZero,
                    "the expression `\(expression.source.trimmedForMessage)` gives null, which is written as 0",
                    at: location, fix: "Give a default with `.orValue(…)`."))
            output.append(UInt8(ascii: "0"))
        case .omitted:
            findings.append(
                Diagnostic(.omitBecomesObject, "`oc_omit()` inside a text is written as `{}`", at: location))
            output.append(contentsOf: "{}".utf8)
        default:
            var writer = JSONWriter(style: .go)
            writer.write(value)
            output.append(contentsOf: writer.output)
        }
    }
}

extension Interpolation {
    /// Replaces each expression's first occurrence in the partly replaced text, as upstream does: a replacement that
    /// itself spells a later expression is replaced in its stead.
    fileprivate func replacingFirst(_ replacements: [[UInt8]]) -> [UInt8] {
        let source = Array(text.utf8)
        var current = source
        for (range, replacement) in zip(ranges, replacements) {
            let wanted = Array(source[range])
            guard let start = firstIndex(of: wanted, in: current) else { continue }
            current.replaceSubrange(start..<start + wanted.count, with: replacement)
        }
        return current
    }

    private func firstIndex(of wanted: [UInt8], in text: [UInt8]) -> Int? {
        guard wanted.count <= text.count else { return nil }
        for start in 0...(text.count - wanted.count) where text[start..<start + wanted.count].elementsEqual(wanted) {
            return start
        }
        return nil
    }
}

extension String {
    /// The text on one line, cut to 80 characters.
    var trimmedForMessage: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 80 ? line.prefix(79) + "…" : line
    }
}

extension TemplateEngine {
    /// Keeps a warning about what is being rendered.
    public func report(_ diagnostic: Diagnostic) {
        findings.append(diagnostic)
    }
}
