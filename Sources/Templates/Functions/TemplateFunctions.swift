import Basics
import CEL
import Tree

/// OpenChoreo's own functions and macros (specification 3.7 and 4.6).
enum TemplateFunctions {
    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration(
            "oc_omit", overloads: [.init([], result: .dynamic) { _ throws(EvaluationFailure) in Value(.omitted) }]),
        FunctionDeclaration(
            "oc_hash",
            overloads: [
                .init([.string], result: .string) { arguments throws(EvaluationFailure) in
                    guard let text = arguments[0].string else { throw .noSuchOverload }
                    return .string(NameGenerator.hash(text))
                }
            ]),
        FunctionDeclaration(
            Self.merge,
            overloads: [
                .init([.dynamic, .dynamic], result: .map(.string, .dynamic)) { arguments throws(EvaluationFailure) in
                    try merge(arguments[0], arguments[1])
                }
            ]),
        generator(Self.generateName, limit: 253), generator(Self.dnsLabel, limit: 63),
    ]

    static let macros: [MacroDeclaration] = [
        mergeMacro, nameMacro("oc_generate_name", Self.generateName), nameMacro("oc_dns_label", Self.dnsLabel),
        view("configurations", "toConfigFileList", "configFileList"),
        view("configurations", "toSecretFileList", "secretFileList"),
        view("configurations", "toContainerEnvFrom", "containerEnvFrom"),
        view("configurations", "toContainerVolumeMounts", "configVolumeMounts"),
        view("configurations", "toVolumes", "configVolumes"),
        view("configurations", "toConfigEnvsByContainer", "configEnvs"),
        view("configurations", "toSecretEnvsByContainer", "secretEnvs"),
        view("dependencies", "toContainerEnvs", "dependencyEnvVars"),
        view("dependencies", "toContainerVolumeMounts", "dependencyVolumeMounts"),
        view("dependencies", "toVolumes", "dependencyVolumes"),
        view("workload", "toServicePorts", "servicePorts"),
        MacroDeclaration("toEndpointResources", receiver: .named("workload"), argumentCount: 1...1) {
            call throws(CELError) in
            call.node(.index(call.path("derived", "endpointResources"), key: call.arguments[0], isOptional: true))
        },
    ]

    private static let merge: Symbol = "oc_merge@two"
    private static let generateName: Symbol = "oc_generate_name@parts"
    private static let dnsLabel: Symbol = "oc_dns_label@parts"

    /// `configurations.toVolumes()` → `derived.configVolumes`.
    private static func view(_ receiver: Symbol, _ name: Symbol, _ field: Symbol) -> MacroDeclaration {
        MacroDeclaration(name, receiver: .named(receiver), argumentCount: 0...0) { call throws(CELError) in
            call.path("derived", field)
        }
    }

    // MARK: oc_merge

    /// `oc_merge(a, b, c)` → `merge(merge(a, b), c)`.
    private static let mergeMacro = MacroDeclaration("oc_merge", argumentCount: 0...Int.max) { call throws(CELError) in
        guard call.arguments.count >= 2 else {
            throw call.refusal(
                "oc_merge() needs at least two maps", hints: ["Write `oc_merge(metadata.labels, {'a': 'b'})`."])
        }
        var merged = call.arguments[0]
        for argument in call.arguments.dropFirst() { merged = call.call(merge, [merged, argument]) }
        return merged
    }

    /// A shallow merge; the later one wins. Nulls become CEL's, an omit sentinel is written as an empty object, as upstream.
    private static func merge(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        let first = try entries(left)
        let second = try entries(right)
        var result = Map(capacity: first.count + second.count)
        for entry in first + second {
            let value: Value
            switch entry.value.content {
            case .null: value = Value(.nullEnum, origin: entry.value.origin)
            case .omitted: value = .mergedOmission
            case .optional(let inner):
                switch inner?.content {
                case nil, .null: value = Value(.nullEnum, origin: entry.value.origin)
                default: value = inner ?? entry.value
                }
            default: value = entry.value
            }
            result.set(entry.key, to: value, keyOrigin: entry.keyOrigin)
        }
        return .map(result)
    }

    private static func entries(_ value: Value) throws(EvaluationFailure) -> [Map.Entry] {
        switch value.content {
        case .map(let map): return map.entries
        case .keyedMap(let map):
            // Upstream looks at the first key only; a map that mixes key types is converted as far as its keys are strings.
            guard map.entries.first?.key.string != nil else { throw .noSuchOverload }
            return map.entries.compactMap { entry in
                entry.key.string.map { Map.Entry(key: Symbol($0), value: entry.value) }
            }
        default: throw .noSuchOverload
        }
    }

    // MARK: Names

    /// One argument is passed as it is, several become a list.
    private static func nameMacro(_ name: Symbol, _ function: Symbol) -> MacroDeclaration {
        MacroDeclaration(name, argumentCount: 0...Int.max) { call throws(CELError) in
            if call.arguments.count == 1 { return call.call(function, call.arguments) }
            return call.call(function, [call.node(.list(call.arguments.map { CELExpression.Element($0) }))])
        }
    }

    private static func generator(_ name: Symbol, limit: Int) -> FunctionDeclaration {
        FunctionDeclaration(
            name,
            overloads: [
                .init([.dynamic], result: .string) { arguments throws(EvaluationFailure) in
                    var parts: [String] = []
                    switch arguments[0].content {
                    case .string(let text): parts = [text]
                    case .list(let list) where list.isStringList: break
                    case .list(let list):
                        if let first = list.items.first, first.string == nil { throw .noSuchOverload }
                        parts = list.items.compactMap(\.heldString)
                    default: throw .noSuchOverload
                    }
                    guard !parts.isEmpty else {
                        throw EvaluationFailure(
                            "division by zero: a name needs at least one part, and the direct result of `split` has none"
                        )
                    }
                    return .string(NameGenerator.generate(parts, limit: limit))
                }
            ])
    }
}

extension Value {
    /// The string that this is, or that this optional holds.
    fileprivate var heldString: String? {
        if case .optional(let inner) = content { return inner?.heldString }
        return string
    }
}
