import Basics
import Tree

/// Resolves names, deduces types, and refuses what cannot work. Goes on after an error as far as it can.
///
/// The rules are those of the language's reference checker: unknown types are solved as calls are met, a call's type is
/// dyn when several forms of the function fit with different results, and dyn fits everything.
struct TypeChecker {
    let environment: CELEnvironment
    var unifier = TypeUnifier()
    var locals: [(name: Symbol, type: CELType)] = []
    var errors: [CELError] = []
    /// Whether `<` and so on take numbers of two types. In the original a macro that visits or binds something switches
    /// this on for all that is checked after its range, behind the macro, too; so templates may rely on it.
    var comparesNumberTypes: Bool

    typealias Checked = (tree: ResolvedExpression, type: CELType)

    init(_ environment: CELEnvironment) {
        self.environment = environment
        comparesNumberTypes = environment.options.comparesNumberTypes
    }

    var isStrict: Bool { environment.options.checksTypes }

    /// The resolved tree and its type; throws the first error, with the others attached.
    mutating func check(_ expression: CELExpression) throws(CELError) -> Checked {
        let (tree, type) = visit(expression)
        errors.sort { $0.range.lowerBound < $1.range.lowerBound }
        if var first = errors.first {
            first.others = Array(errors.dropFirst())
            throw first
        }
        return (tree, unifier.resolve(type, defaulting: true))
    }

    mutating func report(_ message: String, _ range: Range<Int>, _ hints: [String] = []) {
        errors.append(CELError(phase: .check, message: message, range: range, hints: hints))
    }

    mutating func visit(_ expression: CELExpression) -> Checked {
        let range = expression.range
        func node(_ kind: ResolvedExpression.Kind) -> ResolvedExpression { ResolvedExpression(kind, range: range) }
        switch expression.kind {
        case .literal(let content): return (node(.constant(content)), Self.type(of: content))
        case .identifier(let name, let isAbsolute): return identifier(name, isAbsolute, range)
        case .select(let operand, let field, let isOptional):
            if !isOptional, let qualified = qualifiedReference(expression) { return qualified }
            let (tree, type) = visit(operand)
            let result = fieldType(type, field, isOptional: isOptional, range)
            return (node(.select(tree, field, isOptional: isOptional)), result)
        case .has(let operand, let field):
            let (tree, type) = visit(operand)
            _ = fieldType(type, field, isOptional: false, range)
            return (node(.has(tree, field)), .bool)
        case .index(let operand, let key, let isOptional):
            let (tree, type) = visit(operand)
            let (keyTree, keyType) = visit(key)
            let result = indexType(type, keyType, isOptional: isOptional, range)
            return (node(.index(tree, keyTree, isOptional: isOptional)), result)
        case .unary(let operation, let operand):
            let (tree, type) = visit(operand)
            return (node(.unary(operation, tree)), operatorType(operation, [type], range))
        case .binary(let operation, let left, let right):
            let (leftTree, leftType) = visit(left)
            let (rightTree, rightType) = visit(right)
            let type = operatorType(operation, [leftType, rightType], range)
            return (node(.binary(operation, leftTree, rightTree)), type)
        case .logical(let isAnd, let operands):
            let trees = operands.map { operand in
                let (tree, type) = visit(operand)
                expect(.bool, type, operand.range)
                return tree
            }
            return (node(.logical(isAnd: isAnd, trees)), .bool)
        case .conditional(let condition, let first, let second):
            return conditional(condition, first, second, range)
        case .call(let name, let nameRange, let receiver, let arguments):
            return call(name, nameRange, receiver, arguments, range)
        case .list(let elements): return list(elements, range)
        case .map(let entries): return map(entries, range)
        case .comprehension(let comprehension): return self.comprehension(comprehension, range)
        case .bind(let name, let value, let body):
            let (valueTree, valueType) = visit(value)
            comparesNumberTypes = true
            locals.append((name, valueType))
            let (bodyTree, bodyType) = visit(body)
            locals.removeLast()
            return (node(.bind(local: locals.count, valueTree, bodyTree)), bodyType)
        }
    }

    private static func type(of literal: Content) -> CELType {
        switch literal {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        default: .dynamic
        }
    }

    /// Reports a value of another type; does nothing where types are not checked.
    mutating func expect(_ wanted: CELType, _ type: CELType, _ range: Range<Int>) {
        guard isStrict, !unifier.assign(type, to: wanted) else { return }
        report("expected type '\(wanted)' but found '\(unifier.resolve(type, defaulting: true))'", range)
    }

    // MARK: Names

    private mutating func identifier(_ name: Symbol, _ isAbsolute: Bool, _ range: Range<Int>) -> Checked {
        if !isAbsolute, let local = locals.lastIndex(where: { $0.name == name }) {
            return (ResolvedExpression(.local(local), range: range), locals[local].type)
        }
        if let found = global(name.text, name, isAbsolute, range) { return found }
        if !isStrict {
            return (ResolvedExpression(.failure("undeclared reference to '\(name)'"), range: range), .dynamic)
        }
        let known = environment.variables.map(\.name.text) + locals.map(\.name.text)
        let hints = nearestName(to: name.text, among: known).map { ["Did you mean `\($0)`?"] } ?? []
        report("undeclared reference to '\(name)'", range, hints)
        return (ResolvedExpression(.failure(""), range: range), .error)
    }

    /// A variable or a type, looked up in the container first.
    private func global(_ text: String, _ name: Symbol?, _ isAbsolute: Bool, _ range: Range<Int>) -> Checked? {
        if !isAbsolute {
            for container in environment.containers {
                if let index = environment.variable(Symbol(container + text)) { return variable(index, range) }
            }
        }
        if let index = environment.variable(name ?? Symbol(text)) { return variable(index, range) }
        if let symbol = environment.functions.types[text] {
            return (ResolvedExpression(.constant(.type(symbol)), range: range), .type(.opaque(symbol, [])))
        }
        if let (type, symbol) = Self.types[text] {
            return (ResolvedExpression(.constant(.type(symbol)), range: range), .type(type))
        }
        return nil
    }

    private func variable(_ index: Int, _ range: Range<Int>) -> Checked {
        (ResolvedExpression(.variable(index), range: range), environment.variables[index].type)
    }

    private static let types: [String: (CELType, Symbol)] = [
        "bool": (.bool, "bool"), "int": (.int, "int"), "uint": (.uint, "uint"), "double": (.double, "double"),
        "string": (.string, "string"), "bytes": (.bytes, "bytes"), "null_type": (.null, "null_type"),
        "list": (.list(.dynamic), "list"), "map": (.map(.dynamic, .dynamic), "map"),
        "type": (.type(.dynamic), "type"), "optional_type": (.optional(.dynamic), "optional_type"),
        "google.protobuf.Timestamp": (.timestamp, "google.protobuf.Timestamp"),
        "google.protobuf.Duration": (.duration, "google.protobuf.Duration"),
    ]

    /// `a.b.c` as the name of one variable or type, if it is one and `a` is no variable of a macro.
    private func qualifiedReference(_ expression: CELExpression) -> Checked? {
        guard let (parts, isAbsolute) = Self.path(expression), let first = parts.first else { return nil }
        if !isAbsolute, locals.contains(where: { $0.name == first }) { return nil }
        if !environment.hasQualifiedNames, environment.functions.types.isEmpty, first != "google" { return nil }
        return global(parts.map(\.text).joined(separator: "."), nil, isAbsolute, expression.range)
    }

    /// The names of a chain of plain selections from a name.
    static func path(_ expression: CELExpression) -> (parts: [Symbol], isAbsolute: Bool)? {
        var fields: [Symbol] = []
        var rest = expression
        while true {
            switch rest.kind {
            case .select(let operand, let field, false):
                fields.append(field)
                rest = operand
            case .identifier(let name, let isAbsolute):
                fields.append(name)
                return (fields.reversed(), isAbsolute)
            default: return nil
            }
        }
    }

    // MARK: Selection

    private mutating func fieldType(
        _ operand: CELType, _ field: Symbol, isOptional: Bool, _ range: Range<Int>
    ) -> CELType {
        var target = unifier.resolve(operand)
        var isOptional = isOptional
        if case .optional(let wrapped) = target {
            target = wrapped
            isOptional = true
        }
        let result: CELType
        switch target {
        case .map(_, let value): result = value
        case .variable:
            _ = unifier.assign(.dynamic, to: target)
            result = .dynamic
        case .dynamic, .error: result = .dynamic
        default:
            if isStrict {
                let type = unifier.resolve(target, defaulting: true)
                report("type '\(type)' does not support field selection", range)
                return .error
            }
            result = .dynamic
        }
        return isOptional ? .optional(result) : result
    }

    private mutating func indexType(
        _ operand: CELType, _ key: CELType, isOptional: Bool, _ range: Range<Int>
    ) -> CELType {
        let operand = unifier.resolve(operand)
        var target = operand
        var isOptionalResult = isOptional
        if case .optional(let wrapped) = target {
            target = wrapped
            isOptionalResult = true
        }
        let result: CELType
        switch target {
        case .list(let item) where unifier.assign(key, to: .int): result = item
        case .map(let keyType, let value) where unifier.assign(key, to: keyType): result = value
        // Several forms fit, of lists, maps and optionals of them, so that nothing is known of the result.
        case .dynamic, .error:
            if operand != target, !unifier.assign(key, to: .int) { return .optional(.dynamic) }
            return .dynamic
        case .variable:
            _ = unifier.assign(.dynamic, to: target)
            result = .dynamic
        default:
            if isStrict {
                let types = [operand, key].map { unifier.resolve($0, defaulting: true).description }
                report(
                    "no matching overload for '[]' applied to (\(types.joined(separator: ", ")))", range,
                    ["Lists take an int between the brackets, maps a key of their own key type."])
                return .error
            }
            result = .dynamic
        }
        return isOptionalResult ? .optional(result) : result
    }

    // MARK: Literals and conditionals

    private mutating func conditional(
        _ condition: CELExpression, _ first: CELExpression, _ second: CELExpression, _ range: Range<Int>
    ) -> Checked {
        let (conditionTree, conditionType) = visit(condition)
        let (firstTree, firstType) = visit(first)
        let (secondTree, secondType) = visit(second)
        let result = unifier.freshVariable()
        let tree = ResolvedExpression(.conditional(conditionTree, firstTree, secondTree), range: range)
        if unifier.assign([conditionType, firstType, secondType], to: [.bool, result, result]) {
            return (tree, unifier.resolve(result))
        }
        guard isStrict else { return (tree, .dynamic) }
        let types = [conditionType, firstType, secondType].map { unifier.resolve($0, defaulting: true) }
        if !unifier.assign(conditionType, to: .bool) {
            report("expected type 'bool' but found '\(types[0])'", condition.range)
        } else {
            report(
                "the two results of '?:' have different types: \(types[1]) and \(types[2])", range,
                ["Make them the same type, or write `dyn(…)` around one of them."])
        }
        return (tree, .error)
    }

    private mutating func join(_ previous: CELType?, _ current: CELType, _ range: Range<Int>) -> CELType {
        guard let previous else { return current }
        if unifier.assign(previous, to: current) { return TypeUnifier.mostGeneral(previous, current) }
        if environment.options.allowsMixedLiterals || !isStrict { return .dynamic }
        let types = [previous, current].map { unifier.resolve($0, defaulting: true) }
        report("expected type '\(types[0])' but found '\(types[1])'", range)
        return .error
    }

    /// The type behind an optional item or entry.
    private mutating func unwrapped(_ type: CELType, _ range: Range<Int>) -> CELType {
        let resolved = unifier.resolve(type)
        if case .optional(let wrapped) = resolved { return wrapped }
        if resolved.isDynamicOrError { return .dynamic }
        let wrapped = unifier.freshVariable()
        expect(.optional(wrapped), type, range)
        return wrapped
    }

    private mutating func list(_ elements: [CELExpression.Element], _ range: Range<Int>) -> Checked {
        var itemType: CELType?
        var trees: [ResolvedExpression.Element] = []
        trees.reserveCapacity(elements.count)
        for element in elements {
            var (tree, type) = visit(element.value)
            trees.append(ResolvedExpression.Element(value: tree, type: type, isOptional: element.isOptional))
            if element.isOptional { type = unwrapped(type, element.value.range) }
            itemType = join(itemType, type, element.value.range)
        }
        return (ResolvedExpression(.list(trees), range: range), .list(itemType ?? unifier.freshVariable()))
    }

    private mutating func map(_ entries: [CELExpression.Entry], _ range: Range<Int>) -> Checked {
        var keyType: CELType?
        var valueType: CELType?
        var trees: [ResolvedExpression.Entry] = []
        trees.reserveCapacity(entries.count)
        for entry in entries {
            let (key, type) = visit(entry.key)
            keyType = join(keyType, type, entry.key.range)
            var (value, itemType) = visit(entry.value)
            trees.append(
                ResolvedExpression.Entry(
                    key: key, keyType: type, value: value, valueType: itemType, isOptional: entry.isOptional))
            if entry.isOptional { itemType = unwrapped(itemType, entry.value.range) }
            valueType = join(valueType, itemType, entry.value.range)
        }
        let type = CELType.map(keyType ?? unifier.freshVariable(), valueType ?? unifier.freshVariable())
        return (ResolvedExpression(.map(trees), range: range), type)
    }
}
