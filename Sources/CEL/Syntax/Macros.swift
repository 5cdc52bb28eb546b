import Basics
import Tree

/// The macros of an environment, by name.
struct MacroTable: Sendable {
    private let shared: [Symbol: [MacroDeclaration]]
    private let added: [Symbol: [MacroDeclaration]]

    init(_ libraries: CELLibraries, adding macros: [MacroDeclaration]) {
        shared = StandardMacros.table(libraries)
        added = Dictionary(grouping: macros, by: \.name)
    }

    /// The macro that a call stands for; nil if the call is an ordinary one.
    func macro(_ name: Symbol, receiver: CELExpression?, argumentCount: Int) -> MacroDeclaration? {
        if !added.isEmpty, let found = Self.find(added[name], receiver, argumentCount) { return found }
        return Self.find(shared[name], receiver, argumentCount)
    }

    /// All names, in no order.
    var names: [String] { (added.keys.map(\.text) + shared.keys.map(\.text)) }

    /// How many arguments the macros of a name take: `2 or 3`; nil if there is none.
    func argumentCounts(of name: Symbol) -> String? {
        let macros = (added[name] ?? []) + (shared[name] ?? [])
        guard !macros.isEmpty else { return nil }
        let counts = Set(macros.flatMap { [$0.argumentCount.lowerBound, $0.argumentCount.upperBound] }).sorted()
        if counts.last == .max { return "\(counts[0]) or more" }
        return counts.map(String.init).joined(separator: " or ")
    }

    private static func find(
        _ candidates: [MacroDeclaration]?, _ receiver: CELExpression?, _ count: Int
    ) -> MacroDeclaration? {
        guard let candidates else { return nil }
        return candidates.first { macro in
            guard macro.argumentCount.contains(count) else { return false }
            switch macro.receiver {
            case .none: return receiver == nil
            case .any: return receiver != nil
            case .named(let name): return receiver?.simpleName == name
            }
        }
    }
}

/// The macros of the language and of the libraries.
enum StandardMacros {
    /// The macros of a set of libraries. The tables of all macros and of OpenChoreo's are made once.
    static func table(_ libraries: CELLibraries) -> [Symbol: [MacroDeclaration]] {
        libraries == .openChoreo ? openChoreo : Dictionary(grouping: list(libraries), by: \.name)
    }

    private static let openChoreo = Dictionary(grouping: list(.openChoreo), by: \.name)

    private static func list(_ libraries: CELLibraries) -> [MacroDeclaration] {
        var macros = language
        if libraries.contains(.twoVariableComprehensions) { macros += twoVariables }
        if libraries.contains(.optionalTypes) { macros += optionals }
        if libraries.contains(.math) { macros += extremes }
        if libraries.contains(.lists) { macros.append(sortBy) }
        if libraries.contains(.bindings) { macros.append(bind) }
        if libraries.contains(.blocks) { macros += BlockMacros.list }
        return macros
    }

    static let language: [MacroDeclaration] = [
        MacroDeclaration("has", argumentCount: 1...1) { call throws(CELError) in
            guard case .select(let operand, let field, false) = call.arguments[0].kind else {
                throw call.refusal(
                    "invalid argument to has() macro", at: call.arguments[0].range,
                    hints: [
                        "has() takes a field selection such as `has(parameters.replicas)`; for an index write `'key' in map`."
                    ])
            }
            return call.node(.has(operand, field: field))
        },
        comprehension("all", .all, variables: 1),
        comprehension("exists", .exists, variables: 1),
        comprehension("exists_one", .existsOne, variables: 1),
        comprehension("map", .map, variables: 1),
        comprehension("map", .map, variables: 1, isFiltered: true),
        MacroDeclaration("filter", receiver: .any, argumentCount: 2...2) { call throws(CELError) in
            let variable = try variableName(call, 0)
            guard let range = call.receiver else { throw call.refusal("filter() needs a receiver") }
            return call.node(
                .comprehension(
                    CELExpression.Comprehension(.filter, over: range, variable: variable, body: call.arguments[1])))
        },
    ]

    static let twoVariables: [MacroDeclaration] = [
        comprehension("all", .all, variables: 2),
        comprehension("exists", .exists, variables: 2),
        comprehension("existsOne", .existsOne, variables: 2),
        comprehension("exists_one", .existsOne, variables: 2),
        comprehension("transformList", .map, variables: 2),
        comprehension("transformList", .map, variables: 2, isFiltered: true),
        comprehension("transformMap", .transformMap, variables: 2),
        comprehension("transformMap", .transformMap, variables: 2, isFiltered: true),
        comprehension("transformMapEntry", .transformMapEntry, variables: 2),
        comprehension("transformMapEntry", .transformMapEntry, variables: 2, isFiltered: true),
    ]

    static let optionals: [MacroDeclaration] = [
        comprehension("optMap", .optionalMap, variables: 1),
        comprehension("optFlatMap", .optionalFlatMap, variables: 1),
    ]

    static let extremes = [extremum("greatest", "math.@max"), extremum("least", "math.@min")]

    static let sortBy = comprehension("sortBy", .sortBy, variables: 1)

    static let bind = MacroDeclaration("bind", receiver: .named("cel"), argumentCount: 3...3) {
        call throws(CELError) in
        call.node(.bind(try variableName(call, 0), value: call.arguments[1], body: call.arguments[2]))
    }

    static func variableName(_ call: MacroCall, _ index: Int) throws(CELError) -> Symbol {
        let name = try call.name(of: index)
        if name == "__result__" {
            throw call.refusal("iteration variable overwrites accumulator variable", at: call.arguments[index].range)
        }
        return name
    }

    private static func comprehension(
        _ name: Symbol, _ kind: CELExpression.Comprehension.Kind, variables: Int, isFiltered: Bool = false
    ) -> MacroDeclaration {
        let count = variables + (isFiltered ? 2 : 1)
        return MacroDeclaration(name, receiver: .any, argumentCount: count...count) { call throws(CELError) in
            let first = try variableName(call, 0)
            let second = variables == 2 ? try variableName(call, 1) : nil
            if first == second {
                throw call.refusal("duplicate variable name: \(first)", at: call.arguments[1].range)
            }
            guard let range = call.receiver else { throw call.refusal("\(name)() needs a receiver") }
            return call.node(
                .comprehension(
                    CELExpression.Comprehension(
                        kind, over: range, variable: first, second: second,
                        filter: isFiltered ? call.arguments[variables] : nil, body: call.arguments[count - 1])))
        }
    }

    /// `math.greatest` and `math.least`: any number of arguments, or one list.
    private static func extremum(_ name: Symbol, _ function: Symbol) -> MacroDeclaration {
        MacroDeclaration(name, receiver: .named("math"), argumentCount: 0...Int.max) { call throws(CELError) in
            guard let first = call.arguments.first else {
                throw call.refusal("math.\(name)() requires at least one argument")
            }
            if call.arguments.count == 1 {
                guard isPossibleSingle(first) else {
                    throw call.refusal("math.\(name)() invalid single argument value", at: first.range)
                }
                return call.call(function, [first])
            }
            for argument in call.arguments where !isPossibleNumber(argument) {
                throw call.refusal("math.\(name)() simple literal arguments must be numeric", at: argument.range)
            }
            if call.arguments.count == 2 { return call.call(function, call.arguments) }
            return call.call(function, [call.node(.list(call.arguments.map { CELExpression.Element($0) }))])
        }
    }

    private static func isPossibleNumber(_ argument: CELExpression) -> Bool {
        switch argument.kind {
        case .literal(.int), .literal(.uint), .literal(.double): true
        case .literal, .list, .map: false
        default: true
        }
    }

    private static func isPossibleSingle(_ argument: CELExpression) -> Bool {
        if case .list(let elements) = argument.kind {
            return !elements.isEmpty && elements.allSatisfy { isPossibleNumber($0.value) }
        }
        return isPossibleNumber(argument)
    }
}
