import Basics
import OpenChoreo
import Tree

/// What a component exposes: `apis` of its claim or binding, and Endpoints (seed specification 1.16, 1.22, 5.2).
struct SeedAPIs {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// The APIs of a service, sorted by name. Web applications have routes without APIs.
    func apis(
        _ binding: SeedDeclaration?, _ claim: SeedDeclaration?, _ workload: Value, _ id: UnitID,
        _ family: ComponentFamily
    ) -> Result<[SeedUnit.API], LinkRefusal> {
        let namespace = id.organization
        var result: [SeedUnit.API] = []
        var refusal: LinkRefusal?
        let declared = binding?.declaration.spec["apis"] ?? (binding == nil ? claim?.declaration.spec["apis"] : nil)
        let inherited =
            declared ?? (binding?.declaration.spec["workloadSpec"] == nil ? claim?.declaration.spec["apis"] : nil)
        for entry in inherited?.map?.sortedByKey ?? [] {
            switch api(entry, workload, namespace) {
            case .success(let api): if let api { result.append(api) }
            case .failure(let failure): refusal = refusal ?? failure
            }
        }
        let component = DeclarationID(kind: "Component", namespace: namespace, name: id.name)
        for endpoint in lowering.index.endpoints[component] ?? []
        where family != .scheduledTask && Self.isMeant(endpoint.declaration, for: id.environment.text) {
            switch apis(of: endpoint.declaration, workload, namespace) {
            case .success(let apis): for api in apis { add(api, to: &result, &refusal) }
            case .failure(let failure): refusal = refusal ?? failure
            }
        }
        for standing in SeedStandingAPIs(lowering).declared(for: id)
        where !linker.settings.followsUpstream && standing.value["target"] == nil {
            let entry = Map.Entry(key: standing.name, keyOrigin: standing.origin, value: standing.value)
            switch api(entry, workload, namespace) {
            case .success(let api): if let api { add(api, to: &result, &refusal) }
            case .failure(let failure): refusal = refusal ?? failure
            }
        }
        if let refusal { return .failure(refusal) }
        return .success(result.sorted { $0.name.precedesBytewise($1.name) })
    }

    /// Whether an Endpoint is for an environment: for all of them unless its label names one.
    private static func isMeant(_ endpoint: Declaration, for environment: String) -> Bool {
        SeedLabels.value("environment", in: endpoint.metadata)?.string.map { $0 == environment } ?? true
    }

    /// Adds an API, unless it would have the route of another one by the same name.
    private func add(_ api: SeedUnit.API, to apis: inout [SeedUnit.API], _ refusal: inout LinkRefusal?) {
        guard
            let other = apis.first(where: { other in
                other.name == api.name && other.levels.contains(where: api.levels.contains)
            })
        else { return apis.append(api) }
        let finding = Diagnostic(
            .hostCollision, "`\(api.name)` is the name of two APIs of the component, which would have one route",
            at: Location(api.origin), notes: [Diagnostic.Note("the other one", at: Location(other.origin))],
            fix: "Give one of them another name, or keep only one.")
        if !linker.diverge(finding) { refusal = refusal ?? LinkRefusal(text: finding.message) }
    }

    /// An API as a claim declares it; nil when it has no route to make.
    func api(_ entry: Map.Entry, _ workload: Value, _ namespace: Symbol) -> Result<SeedUnit.API?, LinkRefusal> {
        let type = entry.value[.type]?.string ?? ""
        let className = entry.value["className"] ?? .string("default", origin: entry.keyOrigin)
        let policy: Value?
        switch SeedClasses(lowering.index, linker).spec(kind: "APIClass", namespace, className) {
        case .success(let spec): policy = spec["restPolicy"]
        case .failure(let refusal): return .failure(refusal)
        }
        guard let rest = entry.value["rest"], let port = rest[path: "backend", .port] else {
            if ["TCP", "UDP"].contains(type) { return .success(nil) }
            let goesOn = linker.diverge(
                Diagnostic(
                    .apiTypeWithoutRoute, "API `\(entry.key.text)` does not say where it answers",
                    at: Location(entry.keyOrigin), fix: "Write `rest: {backend: {port: …}, exposeLevels: […]}`."))
            return goesOn ? .success(nil) : .failure(LinkRefusal(text: "API `\(entry.key.text)` has no backend"))
        }
        let endpoints = workload[.endpoints]?.map ?? [:]
        if endpoints[entry.key] == nil, !endpoints.isEmpty {
            linker.report(
                Diagnostic(
                    .apiKeyNotEndpoint,
                    "the workload has no endpoint `\(entry.key.text)`; connections find the API by its endpoint's name",
                    at: Location(entry.keyOrigin),
                    fix: nearestName(to: entry.key.text, among: endpoints.entries.map(\.key.text)).map {
                        "Write `\($0)`."
                    }))
        }
        if !knows(port, endpoints.entries.map(\.value)) {
            return .failure(LinkRefusal(text: "an API names a port that no endpoint has"))
        }
        guard let levels = levels(of: rest, entry, type) else {
            return .failure(LinkRefusal(text: "API `\(entry.key.text)` cannot be exposed"))
        }
        return .success(
            SeedUnit.API(
                name: entry.key.text, type: type, port: port, basePath: rest[path: "backend", .basePath]?.string ?? "",
                levels: levels, policy: policy, operations: rest["operations"]?.items ?? [],
                tokenLevels: entry.value["jwt"]?.bool ?? false ? Set(SeedUnit.Level.allCases) : [],
                services: services(type, endpoints[entry.key], levels), origin: entry.keyOrigin))
    }

    /// Whether an endpoint has a port, or upstream is followed, which does not ask; anything else is reported.
    private func knows(_ port: Value, _ endpoints: [Value]) -> Bool {
        let ports = endpoints.compactMap { $0[.port]?.exactInteger }
        if let number = port.exactInteger, ports.contains(number) { return true }
        return linker.diverge(
            Diagnostic(
                .portUnknown, "no endpoint of the workload has port \(port.exactInteger ?? 0)",
                at: Location(port.origin),
                notes: ports.isEmpty
                    ? []
                    : [Diagnostic.Note("their ports are: " + ports.sorted().map { "\($0)" }.joined(separator: ", "))],
                fix: "Write the port of an endpoint."))
    }

    private func levels(of rest: Value, _ entry: Map.Entry, _ type: String) -> [SeedUnit.Level]? {
        var names = (rest["exposeLevels"]?.items ?? []).compactMap(\.string)
        if names.isEmpty {
            let place = Location(rest["exposeLevels"]?.origin ?? entry.keyOrigin)
            // Not an error in either mode: without a level the API stays inside the project.
            linker.report(
                Diagnostic(
                    .exposeDefault, "API `\(entry.key.text)` names no level of exposure", at: place,
                    fix: "Write `exposeLevels: [Project]`, `[Organization]` or `[Public]`.", severity: .warning))
            names = [linker.settings.followsUpstream ? "Public" : linker.settings.seed.defaultExposeLevel]
        }
        var levels: [SeedUnit.Level] = []
        for name in names {
            if let level = SeedUnit.Level(rawValue: name), !levels.contains(level) { levels.append(level) }
        }
        levels = widened(levels)
        if levels.isEmpty { return levels }
        guard refuse(type, at: entry.keyOrigin, "Write `exposeLevels: [Project]`") == nil else { return nil }
        // Upstream makes routes for REST only.
        return linker.settings.followsUpstream && type != "REST" ? [] : levels
    }

    /// Why an API of a type cannot be open beyond its project: connections and datagrams need listeners of their own.
    private func refuse(_ type: String, at origin: Origin, _ fix: String) -> LinkRefusal? {
        guard SeedRoute.Kind(endpointType: type).isL4, !linker.settings.seed.allowsL4Routes else { return nil }
        let goesOn = linker.diverge(
            Diagnostic(
                .apiTypeWithoutRoute, "an API of type \(type) cannot be exposed beyond its project",
                at: Location(origin),
                fix: fix + ", or set `network.l4Routes` and give the gateways a listener for its port."))
        return goesOn ? nil : LinkRefusal(text: "an API of type \(type) is exposed beyond its project")
    }

    /// The gRPC services of an endpoint by which its route is told apart from others on the gateway.
    private func services(_ type: String, _ endpoint: Value?, _ levels: [SeedUnit.Level]) -> [Value] {
        guard type == "gRPC", !levels.isEmpty, let endpoint, !linker.settings.followsUpstream else { return [] }
        let routes = SeedCalls(linker).routes(of: endpoint, type: type)
        return Set(routes.map(\.service)).sorted { $0.precedesBytewise($1) }.map {
            .string($0, origin: endpoint["schema"]?.origin ?? endpoint.origin)
        }
    }

    /// Public means open to the organization, too, where the repository says so.
    private func widened(_ levels: [SeedUnit.Level]) -> [SeedUnit.Level] {
        let isMissing = levels.contains(.public) && !levels.contains(.organization)
        return isMissing && linker.settings.seed.publicImpliesOrganization ? levels + [.organization] : levels
    }

    // MARK: Endpoints

    /// `visibility`, else the visibilities of version 0.3, which do not imply each other.
    private func levels(of spec: Value) -> [SeedUnit.Level] {
        switch spec[.visibility]?.string {
        case "public": return widened([.public])
        case "organization": return [.organization]
        case "project": return []
        default: break
        }
        let visibilities = spec["networkVisibilities"]
        return widened(
            SeedUnit.Level.allCases.filter { level in
                visibilities?[Symbol(level.rawValue.lowercased())]?["enable"]?.bool ?? false
            })
    }

    private func apis(
        of endpoint: Declaration, _ workload: Value, _ namespace: Symbol
    ) -> Result<[SeedUnit.API], LinkRefusal> {
        let spec = endpoint.spec
        let level = levels(of: spec)
        if let target = spec[path: "backendRef", "target"] {
            return linker.refuse(
                Diagnostic(
                    .policyNotExpressible, "an Endpoint cannot lead to something outside", at: Location(target.origin),
                    fix: "Declare an API with `target: {host: …}`."))
        }
        let types = (spec["protocols"]?.items ?? [spec[.type]].compactMap { $0 })
        var result: [SeedUnit.API] = []
        let policy: Value?
        switch SeedClasses(lowering.index, linker).spec(
            kind: "APIClass", namespace, spec["className"] ?? .string("default", origin: endpoint.nameOrigin))
        {
        case .success(let spec): policy = spec["restPolicy"]
        case .failure(let refusal): return .failure(refusal)
        }
        for type in types {
            let text = type.string ?? ""
            let kind = SeedRoute.Kind(endpointType: text)
            if !level.isEmpty, let refusal = refuse(text, at: type.origin, "Write `visibility: project`") {
                return .failure(refusal)
            }
            var policies: [SeedUnit.Level: EndpointPolicies] = [:]
            for one in level {
                switch EndpointPolicyReader.policies(of: endpoint, one, isHTTP: kind == .http, linker) {
                case .success(let own): policies[one] = own
                case .failure(let refusal): return .failure(refusal)
                }
            }
            guard let (name, port) = backend(endpoint, text, type.origin, workload) else {
                return .failure(LinkRefusal(text: "Endpoint `\(endpoint.name)` has no port"))
            }
            result.append(
                SeedUnit.API(
                    name: types.count == 1 ? endpoint.name : "\(endpoint.name)-\(name)", type: text, port: port,
                    basePath: spec[path: "backendRef", .basePath]?.string ?? "", levels: level, policy: policy,
                    operations: [], tokenLevels: spec["jwt"]?.bool ?? false ? Set(level) : [],
                    services: services(
                        text,
                        workload[.endpoints]?.map?.entries.first {
                            $0.value[.port]?.exactInteger == port.exactInteger && $0.value[.type]?.string == "gRPC"
                        }?.value, level),
                    policies: policies,
                    origin: endpoint.nameOrigin))
        }
        return .success(result)
    }

    /// The only endpoint of that type, or the one that the Endpoint names.
    private func backend(
        _ endpoint: Declaration, _ type: String, _ origin: Origin, _ workload: Value
    ) -> (name: String, port: Value)? {
        let reference = endpoint.spec["backendRef"]
        let endpoints = workload[.endpoints]?.map?.sortedByKey ?? []
        if let port = reference?[path: "componentRef", .port] {
            return knows(port, endpoints.map(\.value)) ? (type.lowercased(), port) : nil
        }
        if let wanted = reference?["endpoint"], let name = wanted.string {
            if let found = endpoints.first(where: { $0.key.text == name }), let port = found.value[.port] {
                return (name, port)
            }
            linker.report(
                Diagnostic(
                    .connectionNotFound, "the workload has no endpoint `\(name)`", at: Location(wanted.origin),
                    fix: nearestName(to: name, among: endpoints.map(\.key.text)).map { "Write `\($0)`." }))
            return nil
        }
        let same = ["HTTP", "REST"]
        let fitting = endpoints.filter { entry in
            let own = entry.value[.type]?.string ?? ""
            return own == type || same.contains(own) && same.contains(type)
        }
        if fitting.count == 1, let port = fitting[0].value[.port] { return (fitting[0].key.text, port) }
        linker.report(
            Diagnostic(
                .portUnknown,
                "the workload has \(fitting.isEmpty ? "no endpoint" : "\(fitting.count) endpoints") of type \(type)",
                at: Location(origin),
                notes: fitting.map { Diagnostic.Note("one of them is `\($0.key.text)`", at: Location($0.keyOrigin)) },
                fix: "Name one: `backendRef.endpoint`, or `backendRef.componentRef.port`."))
        return nil
    }
}
