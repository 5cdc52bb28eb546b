import Basics
import OpenChoreo
import Tree

/// APIs that are declared by themselves and bound to environments (seed specification 1.17, 1.19, 3.10). The component that
/// owns one gets its routes; upstream renders nothing for them.
struct SeedStandingAPIs {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var index: SeedIndex { lowering.index }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// An API as the `apis` of a Service would have it.
    struct Standing {
        var name: Symbol
        var value: Value
        var origin: Origin
    }

    /// The APIs of a component in an environment: those that name it, and those that a binding puts there.
    func declared(for id: UnitID) -> [Standing] {
        let namespace = id.organization
        return index.owned("API", namespace, id.project.text, id.name.text).compactMap { seed in
            let declaration = seed.declaration
            guard var map = declaration.spec.map else { return nil }
            let bindings = index.apiBindings[SeedIndex.GroupKey(namespace: namespace, name: declaration.name)] ?? []
            let binding = bindings.first { $0.declaration.spec["environmentName"]?.string == id.environment.text }
            guard binding != nil || declaration.spec["environmentName"]?.string == id.environment.text else {
                return nil
            }
            if binding?.declaration.spec["releaseState"]?.string == "Undeploy" { return nil }
            if let name = binding?.declaration.spec["apiClassName"] { map.set("className", to: name) }
            return Standing(
                name: declaration.id.name, value: .map(map, origin: declaration.spec.origin),
                origin: declaration.nameOrigin)
        }
    }

    /// A unit for each binding: with the objects of an API in front of something outside, else without any, since the
    /// component's own unit has them. Refused when what it names is not there.
    func units() -> [Unit] {
        bound() + unbound()
    }

    /// APIs in front of something outside, in the environment that they name themselves.
    private func unbound() -> [Unit] {
        guard !linker.settings.followsUpstream else { return [] }
        return index.declarations("API").compactMap { seed in
            let declaration = seed.declaration
            guard declaration.spec["target"] != nil, let environment = declaration.spec["environmentName"] else {
                return nil
            }
            let key = SeedIndex.GroupKey(namespace: declaration.id.namespace ?? .empty, name: declaration.name)
            let isBound = (index.apiBindings[key] ?? []).contains {
                $0.declaration.spec["environmentName"]?.string == environment.string
            }
            if isBound { return nil }
            var unit = Unit(
                id: UnitID(
                    role: .component, organization: declaration.id.namespace ?? .empty,
                    environment: Symbol(environment.string ?? ""),
                    project: Symbol(declaration.spec[path: .owner, "projectName"]?.string ?? ""),
                    name: declaration.id.name),
                binding: DeclarationID(
                    kind: "APIBinding", namespace: declaration.id.namespace, name: declaration.id.name),
                origin: declaration.nameOrigin, content: .undeployed)
            expose(declaration, nil, &unit)
            return unit
        }
    }

    /// Gives a unit the routes of an API in front of something outside.
    private func expose(_ api: Declaration, _ binding: Declaration?, _ unit: inout Unit) {
        switch outside(api, binding, unit) {
        case .success(let made): unit.content = .component(made)
        case .failure(let refusal): unit.content = .refused(refusal.text)
        }
    }

    private func outside(
        _ api: Declaration, _ binding: Declaration?, _ unit: Unit
    ) -> Result<ComponentUnit, LinkRefusal> {
        let namespace = api.id.namespace
        guard let owner = api.spec[.owner], let project = owner["projectName"], let component = owner["componentName"],
            let host = api.spec[path: "target", "host"],
            let environment = binding?.spec["environmentName"] ?? api.spec["environmentName"]
        else { return .failure(LinkRefusal(text: "the API has errors of its own")) }
        if let finding = ExternalTargets.finding(ofAPI: host) { return linker.refuse(finding) }
        let found = SeedOwners(index, linker).component(namespace, project, component, .service)
        let place = linker.environment(namespace, NameReference(kind: "Environment", name: environment))
        let link = lowering.project(namespace, NameReference(kind: "Project", name: project))
        let templates = lowering.templates("choreo-api-proxy", at: api.nameOrigin)
        guard case .success(let found) = found, case .success(let place) = place, case .success(let link) = link,
            case .success(let templates) = templates
        else {
            return .failure(LinkRefusal(text: found.text ?? place.text ?? link.text ?? templates.text ?? ""))
        }
        let name = binding ?? api
        let bindingName = Value.string(name.name, origin: name.nameOrigin)
        var spec = api.spec.map ?? [:]
        if let className = binding?.spec["apiClassName"] { spec.set("className", to: className) }
        let port = api.spec[path: "rest", "backend"]?[.port] ?? Value(.int(443))
        let workload = Value.map(
            [
                .endpoints: .map([
                    api.id.name: .map([.type: api.spec[.type] ?? .string("HTTP"), .port: port], origin: port.origin)
                ])
            ], origin: api.spec.origin)
        let entry = Map.Entry(
            key: api.id.name, keyOrigin: api.nameOrigin, value: .map(spec, origin: api.spec.origin))
        let exposed: [SeedUnit.API]
        switch SeedAPIs(lowering).api(entry, workload, namespace ?? .empty) {
        case .success(let made): exposed = made.map { [$0] } ?? []
        case .failure(let refusal): return .failure(refusal)
        }
        var routeID = unit.id
        routeID.name = Symbol(component.string ?? "")
        var maker = SeedRoutes(linker, routeID, place, bindingName: name.name)
        maker.externalHost = host
        let routes = maker.routes(of: exposed, overrides: [])
        if let refusal = maker.refusal { return .failure(refusal) }
        var seed = SeedUnit(
            family: .service, bindingName: bindingName, componentType: found.type, isSuspended: false,
            workload: workload, mainContainer: nil, classSpec: .map([:]), overrides: [], apis: exposed,
            configuration: ResolvedConfiguration(), routes: routes)
        seed.externalHost = host
        seed.ownerComponent = component.string
        let digests = [templates.digest, api.digest, binding?.digest].compactMap { $0 }
        let sources = ComponentSources(
            type: templates.type, traits: templates.traits, instances: [], parameters: nil, workload: .map([:]),
            digest: Digest.combining(digests))
        var made = ComponentUnit(
            component: found.lowered, project: link.project, sources: sources, binding: nil, environment: place)
        made.seed = seed
        return .success(made)
    }

    private func bound() -> [Unit] {
        var first: [Place: Declaration] = [:]
        return index.declarations("APIBinding").map { seed in
            let declaration = seed.declaration
            let spec = declaration.spec
            var unit = Unit(
                id: UnitID(
                    role: .component, organization: declaration.id.namespace ?? .empty,
                    environment: Symbol(spec["environmentName"]?.string ?? ""),
                    project: .empty, name: declaration.id.name), binding: declaration.id,
                origin: declaration.nameOrigin,
                content: .undeployed)
            let namespace = declaration.id.namespace
            if let environment = spec["environmentName"] {
                let link = linker.environment(namespace, NameReference(kind: "Environment", name: environment))
                if let text = link.text { unit.content = .refused(text) }
            }
            for (kind, field) in [("API", "apiName"), ("APIClass", "apiClassName")] as [(Symbol, Symbol)] {
                guard let name = spec[field] else { continue }
                if kind == "APIClass", SeedClasses.builtIn["APIClass"]?[name.string ?? ""] != nil { continue }
                guard case .missing = index.find(kind, namespace, name.string ?? "") else { continue }
                let missing = linker.missing(
                    DeclarationID(kind: kind, namespace: namespace, name: Symbol(name.string ?? "")), at: name.origin)
                linker.report(
                    Diagnostic(
                        .apiNotFound, missing.message, at: missing.location, notes: missing.notes,
                        fix: missing.fix ?? "Declare it."))
                unit.content = .refused(missing.message)
            }
            if let refusal = repeated(declaration, &first) { unit.content = .refused(refusal) }
            if let api = api(spec["apiName"], namespace) {
                unit.id.project = Symbol(api.spec[path: .owner, "projectName"]?.string ?? "")
                let isDeployed = spec["releaseState"]?.string != "Undeploy"
                if api.spec["target"] != nil, isDeployed, !linker.settings.followsUpstream,
                    case .undeployed = unit.content
                {
                    expose(api, declaration, &unit)
                }
            }
            return unit
        }
    }

    /// Where a binding puts an API.
    private struct Place: Hashable {
        var namespace: Symbol?
        var api: String
        var environment: String
    }

    /// Why a binding is refused that puts an API where another one puts it, since only one of them can count.
    private func repeated(_ binding: Declaration, _ first: inout [Place: Declaration]) -> String? {
        guard let api = binding.spec["apiName"]?.string, let environment = binding.spec["environmentName"]?.string
        else { return nil }
        let place = Place(namespace: binding.id.namespace, api: api, environment: environment)
        guard let other = first[place] else {
            first[place] = binding
            return nil
        }
        let finding = Diagnostic(
            .bindingDuplicate, "two bindings put API `\(api)` into environment `\(environment)`",
            at: Location(binding.nameOrigin),
            notes: [Diagnostic.Note("the other one", at: Location(other.nameOrigin))], fix: "Remove one of them.")
        return linker.diverge(finding) ? nil : finding.message
    }

    /// Warns of APIs of components that do not run where the API is, so that nothing gets its routes.
    func reportWithoutEffect(_ units: [Unit]) {
        guard !linker.settings.followsUpstream else { return }
        var deployed: Set<UnitID> = []
        for unit in units where unit.id.role == .component {
            if case .undeployed = unit.content { continue }
            deployed.insert(unit.id)
        }
        for seed in index.declarations("API") where seed.declaration.spec["target"] == nil {
            let api = seed.declaration
            let namespace = api.id.namespace
            guard let project = api.spec[path: .owner, "projectName"]?.string,
                let component = api.spec[path: .owner, "componentName"]?.string,
                case .found = linker.catalog.lookup(
                    DeclarationID(kind: "Component", namespace: namespace, name: Symbol(component)))
            else { continue }
            var places: [Value] = []
            if let own = api.spec["environmentName"],
                case .success = linker.environment(namespace, NameReference(kind: "Environment", name: own))
            {
                places.append(own)
            }
            let key = SeedIndex.GroupKey(namespace: namespace ?? .empty, name: api.name)
            for binding in index.apiBindings[key] ?? []
            where binding.declaration.spec["releaseState"]?.string != "Undeploy" {
                if let place = binding.declaration.spec["environmentName"] { places.append(place) }
            }
            for place in places {
                guard let environment = place.string else { continue }
                let id = UnitID(
                    role: .component, organization: api.id.namespace ?? .empty, environment: Symbol(environment),
                    project: Symbol(project), name: Symbol(component))
                if deployed.contains(id) { continue }
                linker.report(
                    Diagnostic(
                        .endpointWithoutEffect,
                        "component `\(component)` is not deployed in `\(environment)`, so API `\(api.name)` gets no routes there",
                        at: Location(place.origin),
                        notes: [Diagnostic.Note("the API is declared here", at: Location(api.nameOrigin))],
                        fix: "Deploy the component there, or take the API out of the environment."))
            }
        }
    }

    private func api(_ name: Value?, _ namespace: Symbol?) -> Declaration? {
        guard let name, case .found(let seed) = index.find("API", namespace, name.string ?? "") else { return nil }
        return seed.declaration
    }
}
