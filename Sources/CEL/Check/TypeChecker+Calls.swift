import Basics
import Tree

extension TypeChecker {
    /// The type of an operator's result.
    mutating func operatorType(
        _ operation: CELExpression.Operator, _ operands: [CELType], _ range: Range<Int>
    ) -> CELType {
        if operands.allSatisfy(\.isDynamic) { return OperatorTable.resultOfDynamic(operation) }
        let overloads = OperatorTable.overloads[Int(operation.rawValue)]
        if let (type, _) = resolve(overloads, isMember: false, operands) { return type }
        if comparesNumberTypes, OperatorTable.isOrder(operation),
            resolve(OperatorTable.crossing, isMember: false, operands) != nil
        {
            return .bool
        }
        guard isStrict else { return OperatorTable.resultOfDynamic(operation) }
        let types = operands.map { unifier.resolve($0, defaulting: true) }
        if types.contains(.error) { return .error }
        let list = types.map(\.description).joined(separator: ", ")
        report(
            "no matching overload for '\(operation.text)' applied to (\(list))", range, Self.advice(operation, types))
        return .error
    }

    private static func advice(_ operation: CELExpression.Operator, _ types: [CELType]) -> [String] {
        guard types.count == 2 else { return [] }
        let numbers: [CELType] = [.int, .uint, .double]
        if numbers.contains(types[0]), numbers.contains(types[1]) {
            return ["Convert one side: `\(types[0])(…)` or `\(types[1])(…)`."]
        }
        if operation == .add, types.contains(.string) {
            return ["Write `string(…)` around the part that is not a string."]
        }
        switch operation {
        case .equal, .notEqual:
            return ["Both sides must have the same type; `dyn(…)` puts the comparison off to run time."]
        case .isIn: return ["The right side must be a list or a map with items of the left side's type."]
        default: return []
        }
    }

    /// The result type of the forms that fit, and their positions; nil if none does.
    mutating func resolve(
        _ overloads: [FunctionDeclaration.Overload], isMember: Bool, _ types: [CELType]
    ) -> (type: CELType, fitting: [Int])? {
        var result: CELType?
        var fitting: [Int] = []
        for (position, overload) in overloads.enumerated() where overload.isMember == isMember {
            guard let parameters = Self.parameters(overload, count: types.count) else { continue }
            var resultType = overload.result
            if overload.typeParameters.isEmpty {
                guard unifier.assign(types, to: parameters) else { continue }
            } else {
                var unknowns: [Symbol: CELType] = [:]
                for name in overload.typeParameters { unknowns[name] = unifier.freshVariable() }
                guard unifier.assign(types, to: parameters.map { unifier.instantiate($0, unknowns) }) else { continue }
                resultType = unifier.resolve(unifier.instantiate(resultType, unknowns))
            }
            fitting.append(position)
            if let known = result {
                if !known.isDynamic, known != resultType { result = .dynamic }
            } else {
                result = resultType
            }
        }
        return result.map { ($0, fitting) }
    }

    /// The parameters of a form for a number of arguments; nil if it does not take so many.
    private static func parameters(_ overload: FunctionDeclaration.Overload, count: Int) -> [CELType]? {
        if !overload.isVariadic { return overload.parameters.count == count ? overload.parameters : nil }
        guard let last = overload.parameters.last, count >= overload.parameters.count - 1 else { return nil }
        let fixed = overload.parameters.count - 1
        return Array(overload.parameters[..<fixed]) + Array(repeating: last, count: count - fixed)
    }

    mutating func call(
        _ name: Symbol, _ nameRange: Range<Int>, _ receiver: CELExpression?, _ arguments: [CELExpression],
        _ range: Range<Int>
    ) -> Checked {
        if let receiver, let function = namespacedFunction(name, receiver) {
            return call(function, nil, arguments, nameRange, range)
        }
        guard let function = declaration(name, range: range) else {
            return undeclared(name, nameRange, receiver, arguments, range)
        }
        return call(function, receiver, arguments, nameRange, range)
    }

    /// A function of the name, looked up in the container first.
    private func declaration(_ name: Symbol, range: Range<Int>) -> FunctionDeclaration? {
        for container in environment.containers {
            if let found = environment.functions[Symbol(container + name.text)] { return found }
        }
        return environment.functions[name]
    }

    /// `math.ceil` of `math.ceil(x)`, if there is such a function.
    private func namespacedFunction(_ name: Symbol, _ receiver: CELExpression) -> FunctionDeclaration? {
        guard let (parts, isAbsolute) = Self.path(receiver), let first = parts.first else { return nil }
        guard environment.functions.isNamespace(first) || !environment.containers.isEmpty else { return nil }
        let text = (parts + [name]).map(\.text).joined(separator: ".")
        if !isAbsolute {
            for container in environment.containers {
                if let found = environment.functions[Symbol(container + text)] { return found }
            }
        }
        return environment.functions[Symbol(text)]
    }

    private mutating func undeclared(
        _ name: Symbol, _ nameRange: Range<Int>, _ receiver: CELExpression?, _ arguments: [CELExpression],
        _ range: Range<Int>
    ) -> Checked {
        if isStrict {
            var name = name.text
            var hints: [String] = []
            let isNamespace: Bool
            if let parts = receiver.flatMap(Self.path)?.parts, let first = parts.first,
                environment.functions.isNamespace(first), environment.variable(first) == nil
            {
                name = (parts.map(\.text) + [name]).joined(separator: ".")
                isNamespace = true
            } else {
                isNamespace = false
            }
            if let macro = environment.macros.argumentCounts(of: Symbol(name)) {
                hints = ["`\(name)` is a macro that takes \(macro) arguments; this call has \(arguments.count)."]
            } else if let nearest = nearestName(to: name, among: environment.functions.names + environment.macros.names)
            {
                hints = ["Did you mean `\(nearest)`?"]
            }
            report("undeclared reference to '\(name)'", nameRange, hints)
            if let receiver, !isNamespace { _ = visit(receiver) }
            for argument in arguments { _ = visit(argument) }
        }
        let kind = ResolvedExpression.Kind.failure("undeclared reference to '\(name)'")
        return (ResolvedExpression(kind, range: range), isStrict ? .error : .dynamic)
    }

    private mutating func call(
        _ function: FunctionDeclaration, _ receiver: CELExpression?, _ arguments: [CELExpression],
        _ nameRange: Range<Int>, _ range: Range<Int>
    ) -> Checked {
        var trees: [ResolvedExpression] = []
        var types: [CELType] = []
        trees.reserveCapacity(arguments.count + 1)
        for argument in arguments {
            let (tree, type) = visit(argument)
            trees.append(tree)
            types.append(type)
        }
        // Behind the arguments, as in the original: see `comparesNumberTypes`.
        if let receiver {
            let (tree, type) = visit(receiver)
            trees.insert(tree, at: 0)
            types.insert(type, at: 0)
        }
        if let (type, fitting) = resolve(function.overloads, isMember: receiver != nil, types) {
            if isStrict { checkFormat(function.name, trees) }
            return (ResolvedExpression(.call(function, fitting, trees), range: range), type)
        }
        guard isStrict else {
            let fitting = function.overloads.indices.filter {
                function.overloads[$0].isMember == (receiver != nil)
                    && Self.parameters(function.overloads[$0], count: types.count) != nil
            }
            let kind: ResolvedExpression.Kind =
                fitting.isEmpty ? .failure("no such overload") : .call(function, fitting, trees)
            return (ResolvedExpression(kind, range: range), .dynamic)
        }
        let names = types.map { unifier.resolve($0, defaulting: true) }
        if !names.contains(.error) {
            let list = names.dropFirst(receiver == nil ? 0 : 1).map(\.description).joined(separator: ", ")
            let applied = receiver == nil ? "(\(list))" : "\(names[0]).(\(list))"
            report(
                "no matching overload for '\(function.name)' applied to \(applied)", nameRange,
                ["Candidates: " + function.overloads.map { $0.signature(function.name) }.joined(separator: ", ")])
        }
        return (ResolvedExpression(.failure("no such overload"), range: range), .error)
    }

    /// A literal format is compared with the types of a literal list's items, as the original does.
    private mutating func checkFormat(_ name: Symbol, _ arguments: [ResolvedExpression]) {
        guard name == "format", arguments.count == 2, environment.options.libraries.contains(.strings),
            case .constant(.string(let format)) = arguments[0].kind, case .list(let items) = arguments[1].kind
        else { return }
        let clauses: [FormatText.Clause]
        do throws(EvaluationFailure) {
            clauses = try FormatText.clauses(format)
        } catch {
            return report(error.message, arguments[0].range)
        }
        guard clauses.count == items.count else {
            return report(
                "the format has \(clauses.count) clauses, but there are \(items.count) arguments", arguments[1].range)
        }
        for (clause, item) in zip(clauses, items) { check(clause, item.value, item.type) }
    }

    private mutating func check(_ clause: FormatText.Clause, _ value: ResolvedExpression, _ type: CELType) {
        let type = unifier.resolve(type, defaulting: true)
        guard clause.takes(type) else {
            return report("`%\(clause.name)` does not take a value of type '\(type)'", value.range)
        }
        switch value.kind {
        case .list(let items) where clause.verb == .text: for item in items { check(clause, item.value, item.type) }
        case .map(let entries) where clause.verb == .text:
            for entry in entries {
                check(clause, entry.key, entry.keyType)
                check(clause, entry.value, entry.valueType)
            }
        default: break
        }
    }
}

extension FunctionDeclaration.Overload {
    /// The form as messages show it: `string.split(string, int)`.
    func signature(_ name: Symbol) -> String {
        var types = parameters.map(\.description)
        if isVariadic, let last = types.popLast() { types.append(last + "…") }
        guard isMember, let receiver = types.first else { return "\(name)(\(types.joined(separator: ", ")))" }
        return "\(receiver).\(name)(\(types.dropFirst().joined(separator: ", ")))"
    }
}
