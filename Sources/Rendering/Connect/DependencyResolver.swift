import Analysis
import Basics
import OpenChoreo
import Tree

/// Resolves the dependencies of a component against what its providers rendered to (specification 6.4).
struct DependencyResolver {
    let plan: Plan
    let table: ProviderTable
    /// Whether unresolved dependencies are left open: in a round whose findings are provisional.
    let isProvisional: Bool
    /// Whether divergences are followed with a warning.
    let followsUpstream: Bool

    /// Dependencies as far as they are resolved.
    struct Outcome {
        var context = DependencyContext()
        var findings: [Diagnostic] = []
        /// Why the consumer is refused.
        var refusal: String?
    }

    func resolve(_ input: ComponentInput) -> Outcome {
        var outcome = Outcome()
        for declared in input.endpointDependencies { resolve(endpoint: declared, input, &outcome) }
        for declared in input.resourceDependencies { resolve(resource: declared, input, &outcome) }
        if let seed = input.seed {
            outcome.findings = outcome.findings.map(connectionFinding)
            checkVariables(seed, &outcome)
        }
        return outcome
    }

    /// The units that a component depends on.
    static func providers(of unit: ComponentUnit, id: UnitID) -> [UnitID] {
        unit.sources.providers.map { Self.unit(of: $0, id) }
    }

    /// The managed resources that a component depends on.
    static func resources(of unit: ComponentUnit, id: UnitID) -> [UnitID] {
        (unit.sources.workload["dependencies"]?["resources"]?.items ?? []).compactMap { reference in
            guard let name = reference["ref"]?.string else { return nil }
            var resource = id
            resource.role = .resource
            resource.name = Symbol(name)
            return resource
        }
    }

    private static func unit(of provider: ComponentSources.Provider, _ consumer: UnitID) -> UnitID {
        UnitID(
            role: .component, organization: consumer.organization, environment: consumer.environment,
            project: provider.project ?? consumer.project, name: provider.component)
    }

    // MARK: Endpoints

    private func resolve(endpoint declared: Value, _ input: ComponentInput, _ outcome: inout Outcome) {
        if let external = declared["external"] {
            outcome.context.items.append(
                DependencyContext.EndpointItem(
                    declared: declared, namespace: input.id.organization.text, project: "",
                    variables: connect(external: external, declared, &outcome)))
            return
        }
        let provider = Self.unit(of: ComponentSources.Provider(declared), input.id)
        var item = DependencyContext.EndpointItem(
            declared: declared, namespace: input.id.organization.text, project: provider.project.text, variables: [])
        defer { outcome.context.items.append(item) }
        let place = declared["component"]?.origin ?? declared.origin
        guard let positions = plan.positions[provider] else {
            if isPoisoned("Component", provider) {
                outcome.refusal = outcome.refusal ?? "its provider, component `\(provider.name)`, has errors of its own"
                return
            }
            return fail(missing(provider, declared, input), &outcome)
        }
        guard positions.count == 1 else {
            return fail(
                Diagnostic(
                    .dependencyUnresolved,
                    "component `\(provider.name)` has \(positions.count) bindings in environment `\(provider.environment)`",
                    at: Location(place), fix: "Keep one of them."), &outcome)
        }
        switch table.components[provider] {
        case .none:
            if !isProvisional {
                outcome.refusal = outcome.refusal ?? "its provider `\(provider.name)` has no address yet"
            }
        case .refused:
            outcome.refusal = outcome.refusal ?? "its provider, component `\(provider.name)`, is refused"
        case .undeployed:
            fail(
                Diagnostic(
                    .dependencyUnresolved,
                    "component `\(provider.name)` is undeployed in environment `\(provider.environment)`",
                    at: Location(place),
                    notes: [
                        Diagnostic.Note(
                            "`state: Undeploy` stands here", at: Location(plan.units[positions.lowerBound].origin))
                    ],
                    fix: "Deploy it there, or remove the dependency."), &outcome)
        case .rendered(let endpoints):
            let name = declared["name"]?.string ?? ""
            guard let endpoint = endpoints[name] else {
                return fail(unknownEndpoint(name, provider, endpoints, declared), &outcome)
            }
            guard let address = endpoint.address else {
                return fail(
                    Diagnostic(
                        .dependencyUnresolved,
                        "component `\(provider.name)` renders no Service with the port of endpoint `\(name)`",
                        at: Location(declared["name"]?.origin ?? place),
                        notes: [Diagnostic.Note("the endpoint is declared here", at: Location(endpoint.origin))],
                        fix: "Use a component type that renders a Service for its endpoints."), &outcome)
            }
            if declared["inject"] != nil {
                item.variables = connect(declared, endpoint, address, provider, input, &outcome)
                return
            }
            warnIfBlocked(endpoint, name, provider, declared, &outcome)
            item.variables = variables(declared, address)
        }
    }

    /// Whether a provider is declared with errors of its own, which have been reported.
    private func isPoisoned(_ kind: Symbol, _ id: UnitID) -> Bool {
        let declaration = DeclarationID(kind: kind, namespace: id.organization, name: id.name)
        if case .poisoned = plan.catalog.lookup(declaration) { return true }
        return false
    }

    private func fail(_ diagnostic: Diagnostic, _ outcome: inout Outcome) {
        outcome.refusal = outcome.refusal ?? diagnostic.message
        outcome.findings.append(diagnostic)
    }

    private func missing(_ provider: UnitID, _ declared: Value, _ input: ComponentInput) -> Diagnostic {
        let place = declared["component"]?.origin ?? declared.origin
        let id = DeclarationID(kind: "Component", namespace: provider.organization, name: provider.name)
        switch plan.catalog.lookup(id) {
        case .found(.component(let component)) where component.project.name == provider.project:
            return Diagnostic(
                .dependencyUnresolved,
                "component `\(provider.name)` is not deployed in environment `\(provider.environment)`, where "
                    + "`\(input.id.name)` depends on it", at: Location(place),
                notes: [
                    Diagnostic.Note("the component is declared here", at: Location(component.declaration.nameOrigin))
                ],
                fix: "Declare a ReleaseBinding of `\(provider.name)` for environment `\(provider.environment)`.")
        case .found(.seed(let component)):
            let owner = component.declaration.spec[path: "owner", "projectName"]?.string ?? ""
            let isOwn = owner == provider.project.text
            return Diagnostic(
                .dependencyUnresolved,
                isOwn
                    ? "component `\(provider.name)` is not deployed in environment `\(provider.environment)`, where "
                        + "`\(input.id.name)` connects to it"
                    : "project `\(provider.project)` has no component `\(provider.name)`", at: Location(place),
                notes: [
                    Diagnostic.Note(
                        isOwn ? "the component is declared here" : "project `\(owner)` has one",
                        at: Location(component.declaration.nameOrigin))
                ],
                fix: isOwn
                    ? "Declare a binding of `\(provider.name)` for environment `\(provider.environment)`."
                    : "Write `projectName: \(owner)`.")
        case .found(.component(let component)):
            return Diagnostic(
                .dependencyUnresolved,
                "project `\(provider.project)` has no component `\(provider.name)`", at: Location(place),
                notes: [
                    Diagnostic.Note(
                        "project `\(component.project.name.text)` has one",
                        at: Location(component.declaration.nameOrigin))
                ], fix: "Write `project: \(component.project.name.text)`.")
        default:
            let names = plan.catalog.identities(of: "Component", namespace: id.namespace).map(\.name.text)
            return Diagnostic(
                .dependencyUnresolved, "there is no component `\(provider.name)` in project `\(provider.project)`",
                at: Location(place),
                fix: nearestName(to: provider.name.text, among: names).map { "Write `\($0)`." })
        }
    }

    private func unknownEndpoint(
        _ name: String, _ provider: UnitID, _ endpoints: [String: ProviderTable.Endpoint], _ declared: Value
    ) -> Diagnostic {
        let names = endpoints.keys.sorted { $0.precedesBytewise($1) }
        var diagnostic = Diagnostic(
            .dependencyUnresolved, "component `\(provider.name)` has no endpoint `\(name)`",
            at: Location(declared["name"]?.origin ?? declared.origin))
        if let nearest = nearestName(to: name, among: names) {
            diagnostic.fix = "Write `\(nearest)`."
        } else if names.isEmpty {
            diagnostic.notes = [Diagnostic.Note("its workload declares no endpoints")]
        } else {
            diagnostic.notes = [
                Diagnostic.Note("its endpoints are: " + names.map { "`\($0)`" }.joined(separator: ", "))
            ]
        }
        return diagnostic
    }

    private func warnIfBlocked(
        _ endpoint: ProviderTable.Endpoint, _ name: String, _ provider: UnitID, _ declared: Value,
        _ outcome: inout Outcome
    ) {
        guard declared["visibility"]?.string == "namespace", !endpoint.visibility.contains("namespace") else { return }
        outcome.findings.append(
            Diagnostic(
                .dependencyNotOffered,
                "endpoint `\(name)` of component `\(provider.name)` is not open to the namespace; its network policy "
                    + "blocks other projects", at: Location(declared["visibility"]?.origin ?? declared.origin),
                notes: [Diagnostic.Note("the endpoint is declared here", at: Location(endpoint.origin))],
                fix: "Add `namespace` to the endpoint's `visibility`."))
    }

    /// Variables in the order address, host, port, basePath, for the bindings that are set (6.4.3).
    private func variables(_ declared: Value, _ address: ServiceAddress) -> [Value] {
        let bindings = declared["envBindings"]
        let values: [(Symbol, String)] = [
            ("address", address.text), ("host", address.host), ("port", address.port == 0 ? "" : String(address.port)),
            ("basePath", address.path),
        ]
        return values.compactMap { field, text in
            guard let name = bindings?[field], !(name.string ?? "").isEmpty else { return nil }
            var map: Map = ["name": name]
            if !text.isEmpty { map.set("value", to: .string(text, origin: name.origin)) }
            return .map(map, origin: name.origin)
        }
    }

    // MARK: Managed resources

    private func resolve(resource declared: Value, _ input: ComponentInput, _ outcome: inout Outcome) {
        guard let reference = declared["ref"], let name = reference.string else { return }
        let id = UnitID(
            role: .resource, organization: input.id.organization, environment: input.id.environment,
            project: input.id.project, name: Symbol(name))
        guard let positions = plan.positions[id] else {
            if isPoisoned("Resource", id) {
                outcome.refusal = outcome.refusal ?? "its provider, resource `\(name)`, has errors of its own"
                return
            }
            return fail(missing(resource: id, reference), &outcome)
        }
        guard positions.count == 1 else {
            return fail(
                Diagnostic(
                    .dependencyUnresolved,
                    "resource `\(name)` has \(positions.count) bindings in environment `\(id.environment)`",
                    at: Location(reference.origin), fix: "Keep one of them."), &outcome)
        }
        guard case .rendered(let outputs) = table.resources[id] else {
            outcome.refusal = outcome.refusal ?? "its provider, resource `\(name)`, is refused"
            return
        }
        var item = DependencyContext.ResourceItem(reference: reference, variables: [], mounts: [], volumes: [])
        var volumes: [String: (kind: String, value: Value)] = [:]
        for entry in declared["envBindings"]?.map?.sortedByKey ?? [] {
            guard let output = output(entry, of: id, outputs, &outcome) else { continue }
            var map: Map = ["name": entry.value]
            if let value = output["value"] {
                if !(value.string ?? "").isEmpty { map.set("value", to: value) }
            } else {
                map.set("valueFrom", to: output)
            }
            item.variables.append(.map(map, origin: entry.value.origin))
        }
        for entry in declared["fileBindings"]?.map?.sortedByKey ?? [] {
            guard let output = output(entry, of: id, outputs, &outcome) else { continue }
            let isSecret = output["secretKeyRef"] != nil
            guard let source = output["secretKeyRef"] ?? output["configMapKeyRef"], let object = source["name"],
                let key = source["key"]
            else {
                fail(
                    Diagnostic(
                        .outputUnknown,
                        "output `\(entry.key.text)` of resource `\(name)` is a plain value, which cannot be mounted as a file",
                        at: Location(entry.keyOrigin), fix: "Bind it to a variable with `envBindings`."), &outcome)
                continue
            }
            let kind = isSecret ? "secret" : "configmap"
            let volume = "r-" + NameGenerator.hash("\(name):\(kind):\(object.string ?? "")")
            item.mounts.append(
                .map(
                    ["name": .string(volume, origin: entry.value.origin), "mountPath": entry.value, "subPath": key],
                    origin: entry.value.origin))
            let origin = entry.value.origin
            let target: Value =
                isSecret
                ? .map(["secretName": object], origin: origin) : .map(["name": object], origin: origin)
            volumes[volume] = (
                kind,
                .map(
                    ["name": .string(volume, origin: origin), isSecret ? "secret" : "configMap": target], origin: origin
                )
            )
        }
        item.volumes = volumes.sorted { left, right in
            left.value.kind != right.value.kind
                ? left.value.kind.precedesBytewise(right.value.kind) : left.key.precedesBytewise(right.key)
        }.map(\.value.value)
        outcome.context.resources.append(item)
    }

    private func output(
        _ entry: Map.Entry, of id: UnitID, _ outputs: [String: Value?], _ outcome: inout Outcome
    ) -> Value? {
        guard let output = outputs[entry.key.text] else {
            let names = outputs.keys.sorted { $0.precedesBytewise($1) }
            var diagnostic = Diagnostic(
                .outputUnknown, "resource `\(id.name)` has no output `\(entry.key.text)`", at: Location(entry.keyOrigin)
            )
            if let nearest = nearestName(to: entry.key.text, among: names) {
                diagnostic.fix = "Write `\(nearest)`."
            } else if !names.isEmpty {
                diagnostic.notes = [
                    Diagnostic.Note("its outputs are: " + names.map { "`\($0)`" }.joined(separator: ", "))
                ]
            }
            fail(diagnostic, &outcome)
            return nil
        }
        guard let output else {
            fail(
                Diagnostic(
                    .dependencyUnresolved,
                    "output `\(entry.key.text)` of resource `\(id.name)` needs the state of a live object",
                    at: Location(entry.keyOrigin),
                    fix: "Give it in `choreoc.yaml`: `outputs.\(id.organization).\(id.project).\(id.name)."
                        + "\(id.environment).\(entry.key.text)`."), &outcome)
            return nil
        }
        return output
    }

    private func missing(resource id: UnitID, _ reference: Value) -> Diagnostic {
        let declaration = DeclarationID(kind: "Resource", namespace: id.organization, name: id.name)
        if case .found(.resource(let resource)) = plan.catalog.lookup(declaration) {
            if resource.project.name != id.project {
                return Diagnostic(
                    .dependencyUnresolved,
                    "resource `\(id.name)` belongs to project `\(resource.project.name.text)`; only resources of the own "
                        + "project can be used", at: Location(reference.origin),
                    notes: [Diagnostic.Note("it is declared here", at: Location(resource.declaration.nameOrigin))])
            }
            return Diagnostic(
                .dependencyUnresolved, "resource `\(id.name)` has no binding in environment `\(id.environment)`",
                at: Location(reference.origin),
                notes: [Diagnostic.Note("it is declared here", at: Location(resource.declaration.nameOrigin))],
                fix: "Declare a ResourceReleaseBinding of `\(id.name)` for environment `\(id.environment)`.")
        }
        let names = plan.catalog.identities(of: "Resource", namespace: declaration.namespace).map(\.name.text)
        return Diagnostic(
            .dependencyUnresolved, "there is no resource `\(id.name)`", at: Location(reference.origin),
            fix: nearestName(to: id.name.text, among: names).map { "Write `\($0)`." })
    }
}

extension Unit {
    /// The components that it calls, of whatever project.
    public var providers: [UnitID] {
        guard case .component(let component) = content else { return [] }
        return DependencyResolver.providers(of: component, id: id)
    }
}
