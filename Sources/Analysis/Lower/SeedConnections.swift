import Basics
import OpenChoreo
import Tree

/// Lowers connections onto dependencies of the model (seed specification 1.23, 5.6).
struct SeedConnections {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    /// Projects by organization, environment and component.
    private var projects: [String: [String]] = [:]
    private var units: [UnitID: Unit] = [:]
    /// Policies that consumers ask of a provider's route.
    private(set) var policies: [UnitID: [ConnectionPolicies.Demand]] = [:]

    init(_ lowering: SeedLowering, _ units: [Unit]) {
        self.lowering = lowering
        for unit in units where unit.id.role == .component {
            projects[Self.key(unit.id.organization.text, unit.id.environment.text, unit.id.name.text), default: []]
                .append(
                    unit.id.project.text)
            self.units[unit.id] = unit
        }
    }

    private static func key(_ organization: String, _ environment: String, _ component: String) -> String {
        "\(organization)/\(environment)/\(component)"
    }

    /// A workload in the model's words, and who talks to whom.
    struct Lowered {
        var workload: Value
        var providers: [SeedUnit.Provider]
        var consumers: [(UnitID, SeedUnit.Consumer)]
    }

    /// The lowered workload of a unit. Refuses connections that lead nowhere.
    mutating func lowered(_ seed: SeedUnit, _ id: UnitID, _ namespace: Symbol?) -> Result<Lowered, LinkRefusal> {
        var connections: [(name: Symbol, value: Value, place: Origin)] =
            (seed.workload["connections"]?.map?.sortedByKey ?? []).map { ($0.key, $0.value, $0.keyOrigin) }
        let owner = SeedIndex.OwnerKey(
            namespace: id.organization, project: id.project, component: id.name)
        for detached in lowering.index.connections[owner] ?? [] {
            let name = detached.declaration.id.name
            if let inline = connections.first(where: { $0.name == name }) {
                return linker.refuse(
                    Diagnostic(
                        .configurationCollision, "connection `\(name.text)` is declared here and in the workload",
                        at: Location(detached.declaration.nameOrigin),
                        notes: [Diagnostic.Note("the one of the workload", at: Location(inline.place))],
                        fix: "Remove one of them."))
            }
            if let target = detached.declaration.spec["target"], target.map?.entries.count ?? 0 > 1 {
                return linker.refuse(
                    Diagnostic(
                        .connectionNotFound, "connection `\(name.text)` leads to more than one target",
                        at: Location(target.origin), fix: "Keep one of `component`, `external` and `managed`."))
            }
            connections.append((name, Self.inline(detached.declaration.spec), detached.declaration.nameOrigin))
        }
        connections.sort { Symbol.precedesBytewise($0.name, $1.name) }
        var result = Lowered(workload: .map([:]), providers: [], consumers: [])
        var dependencies: [Value] = []
        var refusal: LinkRefusal?
        for connection in connections {
            if let external = connection.value["external"] {
                if let finding = ExternalTargets.finding(external, at: connection.place) {
                    linker.report(finding)
                    refusal = refusal ?? LinkRefusal(text: finding.message)
                    continue
                }
                ConnectionPolicies.reportUnenforced(
                    connection.value["policies"], "no gateway stands before something outside", linker)
                result.providers.append(Self.provider(external))
                dependencies.append(.map(["external": external, "inject": connection.value["inject"] ?? .map([:])]))
                continue
            }
            guard let dependency = dependency(connection.value, connection.place, id) else {
                refusal = refusal ?? LinkRefusal(text: "connection `\(connection.name.text)` leads nowhere")
                continue
            }
            dependencies.append(dependency.value)
            result.providers.append(dependency.provider)
            result.consumers.append((dependency.unit, dependency.consumer))
        }
        if let refusal { return .failure(refusal) }
        result.workload = .map(
            [
                .container: seed.mainContainer.flatMap { seed.workload["containers"]?[$0] }.map(Self.container)
                    ?? .map([:]),
                .endpoints: endpoints(seed),
                "dependencies": .map([.endpoints: .list(dependencies)]),
            ], origin: seed.workload.origin)
        return .success(result)
    }

    private static func container(_ container: Value) -> Value {
        var map: Map = [:]
        for field in ["image", "command", "args"] as [Symbol] {
            if let value = container[field] { map.set(field, to: value) }
        }
        return .map(map, origin: container.origin)
    }

    /// A detached connection as a workload writes it.
    private static func inline(_ spec: Value) -> Value {
        var map: Map = [.type: .string("api", origin: spec.origin)]
        if let component = spec[path: "target", "component"] {
            var params: Map = [:]
            for field in ["projectName", "componentName", "endpoint"] as [Symbol] {
                if let value = component[field] { params.set(field, to: value) }
            }
            if let visibility = spec[.visibility] { params.set(.visibility, to: visibility) }
            map.set("params", to: .map(params, origin: component.origin))
        }
        if let external = spec[path: "target", "external"] ?? managed(spec) { map.set("external", to: external) }
        if let inject = spec["inject"] { map.set("inject", to: inject) }
        if let policies = spec["policies"] { map.set("policies", to: policies) }
        return .map(map, origin: spec.origin)
    }

    /// Something managed is something outside that speaks no HTTP unless it says so.
    private static func managed(_ spec: Value) -> Value? {
        guard let target = spec[path: "target", "managed"], var map = target.map else { return nil }
        if map["protocol"] == nil { map.set("protocol", to: .string("tcp", origin: target.origin)) }
        return .map(map, origin: target.origin)
    }

    /// Policies know a host by the name that was looked up, so that an address is a network of its own.
    private static func provider(_ external: Value) -> SeedUnit.Provider {
        let network =
            external["cidr"]?.string ?? external["host"]?.string.flatMap(ExternalTargets.network(ofAddress:))
        return SeedUnit.Provider(
            project: "", component: "", port: external[.port]?.exactInteger ?? 0,
            isUDP: external["protocol"]?.string?.uppercased() == "UDP", host: network ?? external["host"]?.string ?? "",
            isNetwork: network != nil)
    }

    private struct Dependency {
        var value: Value
        var provider: SeedUnit.Provider
        var consumer: SeedUnit.Consumer
        var unit: UnitID
    }

    private mutating func dependency(_ connection: Value, _ place: Origin, _ id: UnitID) -> Dependency? {
        let params = connection["params"]
        guard let component = params?["componentName"], let name = component.string, let endpoint = params?["endpoint"]
        else {
            linker.report(
                Diagnostic(
                    .connectionNotFound, "the connection does not say what it leads to",
                    at: Location(params?.origin ?? place),
                    fix: "Write `params: {componentName: …, endpoint: …}`."))
            return nil
        }
        guard let project = project(params, name, component.origin, id) else { return nil }
        var provider = id
        provider.project = Symbol(project.string ?? "")
        provider.name = Symbol(name)
        let target = units[provider]
        var port: Int64 = 0
        var isUDP = false
        var routes: [SeedRoute] = []
        var isCurrent = false
        if case .component(let unit) = target?.content {
            routes = unit.seed?.routes ?? []
            isCurrent = unit.seed == nil
            let declared =
                unit.seed?.workload[.endpoints]?[Symbol(endpoint.string ?? "")]
                ?? unit.sources.workload[.endpoints]?[Symbol(endpoint.string ?? "")]
            port = declared?[.port]?.exactInteger ?? 0
            isUDP = declared?[.type]?.string == "UDP"
            if let seed = unit.seed, seed.isSuspended {
                linker.report(
                    Diagnostic(
                        .suspendedTarget, "component `\(name)` is suspended in environment `\(id.environment)`",
                        at: Location(component.origin)))
            }
        }
        let origin = connection.origin
        var map: Map = [
            "project": project, "component": component, .name: endpoint,
            .visibility: .string(provider.project == id.project ? "project" : "namespace", origin: origin),
            "inject": connection["inject"] ?? .map([:], origin: origin),
        ]
        let isLocal = provider.project == id.project
        let isDirect = !isLocal && params?[.visibility]?.string == "project"
        if let visibility = params?[.visibility] { map.set("reach", to: visibility) }
        if let asked = connection["policies"], !(asked.map?.isEmpty ?? true) {
            if isLocal || isDirect {
                ConnectionPolicies.reportUnenforced(asked, "the call passes no gateway", linker)
            } else if isCurrent {
                ConnectionPolicies.reportUnenforced(asked, "its component type alone makes its routes", linker)
            } else {
                policies[provider, default: []].append(
                    ConnectionPolicies.Demand(
                        consumer: id, provider: provider, endpoint: endpoint.string ?? "", port: port, policies: asked))
            }
        }
        let hop = SeedRoute.of(endpoint.string ?? "", port: port, among: routes)?.hop
        return Dependency(
            value: .map(map, origin: origin),
            provider: SeedUnit.Provider(
                project: provider.project.text, component: name, port: port, isUDP: isUDP, host: "", isNetwork: false,
                isDirect: isDirect, gateway: hop, isCurrent: isCurrent),
            consumer: SeedUnit.Consumer(
                project: id.project.text, component: id.name.text, port: port, isUDP: isUDP, isDirect: isDirect),
            unit: provider)
    }

    /// The provider's project: as written, else the own one, else the only other one with such a component.
    private func project(_ params: Value?, _ component: String, _ origin: Origin, _ id: UnitID) -> Value? {
        let found = projects[Self.key(id.organization.text, id.environment.text, component)] ?? []
        if let given = params?["projectName"], let text = given.string, !text.isEmpty {
            if found.contains(text) || found.isEmpty { return given }
            let goesOn = linker.diverge(
                Diagnostic(
                    .seedReferenceNotFound,
                    "project `\(text)` has no component `\(component)` in environment `\(id.environment)`",
                    at: Location(given.origin), notes: [Diagnostic.Note("project `\(found[0])` has one")],
                    fix: "Write `\(found[0])`."))
            return goesOn ? .string(found[0], origin: given.origin) : nil
        }
        if found.contains(id.project.text) || found.isEmpty { return .string(id.project.text, origin: origin) }
        let others = Set(found)
        if others.count == 1 { return .string(found[0], origin: origin) }
        linker.report(
            Diagnostic(
                .connectionNotFound, "several projects have a component `\(component)`", at: Location(origin),
                fix: "Write `projectName`: " + others.sorted().map { "`\($0)`" }.joined(separator: " or ") + "."))
        return nil
    }

    /// Endpoints in the model's words.
    private func endpoints(_ seed: SeedUnit) -> Value {
        var result: Map = [:]
        for entry in seed.workload[.endpoints]?.map?.entries ?? [] {
            guard var map = entry.value.map else { continue }
            let origin = entry.value.origin
            var visibility: [Value] = []
            for api in seed.apis where api.name == entry.key.text || api.port.exactInteger == map[.port]?.exactInteger {
                for level in api.levels {
                    visibility.append(.string(level == .public ? "external" : "namespace", origin: api.origin))
                }
            }
            if map[.type]?.string == "REST" {
                map.set(.type, to: .string("HTTP", origin: map[.type]?.origin ?? origin))
            }
            if !visibility.isEmpty { map.set(.visibility, to: .list(visibility, origin: origin)) }
            result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: .map(map, origin: origin)))
        }
        return .map(result, origin: seed.workload[.endpoints]?.origin ?? seed.workload.origin)
    }
}
