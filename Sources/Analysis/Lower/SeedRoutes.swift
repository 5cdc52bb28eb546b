import Basics
import OpenChoreo
import Tree

/// One route of a component, with its policies (seed specification 3.7, 3.8, 5).
public struct SeedRoute: Sendable {
    /// What a route carries.
    enum Kind: String, Sendable {
        case http = "HTTPRoute"
        case grpc = "GRPCRoute"
        case tcp = "TCPRoute"
        case udp = "UDPRoute"

        init(endpointType: String) {
            switch endpointType {
            case "gRPC": self = .grpc
            case "TCP": self = .tcp
            case "UDP": self = .udp
            default: self = .http
            }
        }

        /// Whether the gateway sees connections or datagrams only, no requests.
        var isL4: Bool { self == .tcp || self == .udp }
    }

    /// A listener of a gateway that calls pass.
    struct Hop: Sendable, Hashable {
        var gateway: String
        var namespace: String
        var port: Int64
        var isUDP: Bool
        /// Whether requests come without TLS.
        var isPlain = false
        /// The port on which the gateway's pods listen, which network policies see: those of Envoy Gateway take no port that is
        /// reserved for the system.
        var podPort: Int64 { port < 1024 ? port + 10_000 : port }
    }

    /// What it carries.
    var kind: Kind
    /// The level.
    public var level: SeedUnit.Level
    /// The hostname.
    public var hostname: String
    /// The path; empty where the gateway sees none.
    public var path: String
    /// What no other route of the gateway may have: host names with their paths or gRPC services, or a port.
    var addresses: [String]
    /// The listener.
    var hop: Hop
    /// The API, or the endpoint of a web application.
    public var name: String
    /// The port.
    public var port: Int64
    /// What templates read.
    public var value: Value
    /// The origin.
    public var origin: Origin

    /// The route that calls of other projects take to an endpoint: that of the organization, else the public one.
    public static func of(_ endpoint: String, port: Int64, among routes: [SeedRoute]) -> SeedRoute? {
        let fitting = routes.filter { $0.name == endpoint || $0.port == port }
        return fitting.first { $0.level == .organization } ?? fitting.first
    }

    /// The port under which the route is reached.
    public var externalPort: Int64 { hop.port }

    /// The scheme of addresses; empty for connections and datagrams, which have none.
    public var scheme: String { isL4 ? "" : hop.isPlain ? "http" : "https" }

    /// Whether calls are connections or datagrams, which have no scheme.
    public var isL4: Bool { kind.isL4 }
}

/// Makes the routes of components.
struct SeedRoutes {
    let linker: Linker
    let id: UnitID
    let environment: EnvironmentLink
    let bindingName: String
    /// Something outside that the routes lead to, instead of the component's Service.
    var externalHost: Value?
    private(set) var refusal: LinkRefusal?

    init(_ linker: Linker, _ id: UnitID, _ environment: EnvironmentLink, bindingName: String) {
        self.linker = linker
        self.id = id
        self.environment = environment
        self.bindingName = bindingName
        settings = linker.settings.seed.adapted(to: environment.dataPlane)
    }

    private let settings: SeedSettings

    // MARK: Gateways

    /// The Gateway of a level: as the data plane or environment declares it, else the installation's.
    static func gateway(_ level: SeedUnit.Level, _ environment: EnvironmentLink, _ settings: SeedSettings) -> (
        name: Value, namespace: Value, listener: Value?
    ) {
        let field: Symbol = level == .public ? .external : .internal
        let declared =
            environment.environment.gateway?[path: .ingress, field]
            ?? environment.dataPlane.gateway?[path: .ingress, field]
        return (
            declared?[.name] ?? .string(level == .public ? "gateway-external" : "gateway-internal"),
            declared?["namespace"] ?? .string(settings.dataPlaneNamespace), declared?["https"] ?? declared?["http"]
        )
    }

    /// The port on which a gateway listens for requests, and whether they come without TLS.
    private func listener(_ level: SeedUnit.Level) -> (port: Int64, isPlain: Bool) {
        let field: Symbol = level == .public ? .external : .internal
        let declared =
            environment.environment.gateway?[path: .ingress, field]
            ?? environment.dataPlane.gateway?[path: .ingress, field]
        let isPlain = declared?["https"] == nil && declared?["http"] != nil
        let port = (declared?["https"] ?? declared?["http"])?[.port]?.exactInteger
        return (port ?? (isPlain ? 80 : 443), isPlain)
    }

    /// `<dnsPrefix>.<virtual host>`; the prefix is the environment's name unless given.
    static func hostname(_ level: SeedUnit.Level, _ environment: EnvironmentLink, _ settings: SeedSettings) -> String {
        let domain =
            environment.dataPlane.gateway?[level == .public ? "publicVirtualHost" : "organizationVirtualHost"]?.string
            ?? gateway(level, environment, settings).listener?["host"]?.string ?? "choreoapis.internal"
        var prefix = environment.environment.gateway?["dnsPrefix"]?.string ?? ""
        if prefix.isEmpty { prefix = environment.environment.declaration.name }
        return "\(prefix).\(domain)"
    }

    /// A base path with a leading slash, without doubled ones, `.` and `..`, as Go cleans paths.
    static func basePath(_ text: String) -> String {
        var parts: [Substring] = []
        for part in text.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// `/<project>/<component>/<base path>`.
    static func path(project: String, component: String, basePath: String) -> String {
        Self.basePath("/\(project)/\(component)/\(basePath)")
    }

    // MARK: Services

    mutating func routes(of apis: [SeedUnit.API], overrides: [Value]) -> [SeedRoute] {
        var routes: [SeedRoute] = []
        for api in apis {
            for level in SeedUnit.Level.allCases where api.levels.contains(level) {
                var policies = self.policies(api, level)
                routes.append(route(api, level, &policies, overrides))
                refusal = refusal ?? policies.refusal
            }
        }
        return routes
    }

    private mutating func policies(_ api: SeedUnit.API, _ level: SeedUnit.Level) -> SeedPolicies {
        var policies = SeedPolicies(linker, api, level, followsUpstream: linker.settings.followsUpstream)
        policies.readClass()
        checkHost(Self.hostname(level, environment, settings), api.origin)
        let isL4 = SeedRoute.Kind(endpointType: api.type).isL4
        let own = api.policies[level]
        let wantsToken = environment.environment.gateway?["enableJWTAuth"]?.bool == true && !isL4
        if wantsToken || api.tokenLevels.contains(level) || own?.needsToken == true, !policies.hasToken {
            addToken(&policies, api.origin)
        }
        if let own { policies.read(own) }
        let field: Symbol = level == .public ? .external : .internal
        let declared =
            environment.environment.gateway?[path: .ingress, field]
            ?? environment.dataPlane.gateway?[path: .ingress, field]
        if declared?["http"] != nil { policies.refusePlainListener(declared?[.name]?.string ?? "") }
        if isL4 { policies.refuseRequests() }
        if level == .public, environment.environment.isProduction, !policies.hasToken {
            linker.report(
                Diagnostic(
                    .publicWithoutToken, "API `\(api.name)` is public in production and asks for no token",
                    at: Location(api.origin),
                    fix: "Use an APIClass with `authentication`, or set `gateway.enableJWTAuth` of the environment."))
        }
        if SeedRoute.Kind(endpointType: api.type) != .http, let first = api.operations.first {
            policies.refuseOperations(first)
        }
        let operations = api.operations.filter { Self.isOpen($0, on: level) }
        if !policies.hasToken { policies.refuseScopes(of: operations) }
        return policies
    }

    /// Every label of a host name has at most 63 characters: small letters, digits and dashes.
    private mutating func checkHost(_ host: String, _ origin: Origin) {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.contains(where: { $0.utf8.count <= 63 && !KubernetesName.isLabel(Array($0.utf8)) }) {
            let finding = Diagnostic(
                .hostNameInvalid, "`\(host)` is no host name", at: Location(origin),
                notes: [
                    Diagnostic.Note(
                        "the environment", at: Location(environment.environment.declaration.nameOrigin)),
                    Diagnostic.Note("the data plane", at: Location(environment.dataPlane.declaration.nameOrigin)),
                ],
                fix: "Correct `gateway.dnsPrefix` of the environment or the virtual hosts of the data plane.")
            if !linker.diverge(finding) { refusal = refusal ?? LinkRefusal(text: finding.message) }
            return
        }
        guard let label = host.split(separator: ".").first(where: { $0.utf8.count > 63 }) else { return }
        let finding = Diagnostic(
            .seedNameLength, "`\(label)` is longer than the 63 characters of a label of a host name",
            at: Location(origin), fix: "Shorten the component's or the environment's name, or `gateway.dnsPrefix`.")
        if !linker.diverge(finding) { refusal = refusal ?? LinkRefusal(text: finding.message) }
    }

    private mutating func addToken(_ policies: inout SeedPolicies, _ origin: Origin) {
        let keys = environment.environment.gateway?[path: "security", "remoteJwks", "uri"]
        guard let keys, !(keys.string ?? "").isEmpty else {
            let finding = Diagnostic(
                .tokenKeysMissing,
                "environment `\(environment.environment.declaration.name)` asks for tokens, but does not say where their keys are read",
                at: Location(
                    environment.environment.gateway?["enableJWTAuth"]?.origin
                        ?? environment.environment.declaration.nameOrigin),
                notes: [Diagnostic.Note("this API needs them", at: Location(origin))],
                fix: "Write `gateway.security.remoteJwks.uri`.")
            linker.report(finding)
            refusal = refusal ?? LinkRefusal(text: finding.message)
            return
        }
        policies.addToken(keys: keys)
    }

    private mutating func route(
        _ api: SeedUnit.API, _ level: SeedUnit.Level, _ policies: inout SeedPolicies, _ overrides: [Value]
    ) -> SeedRoute {
        let lower = level.rawValue.lowercased()
        let base = Self.basePath(api.basePath)
        // Upstream cleans the whole path only, so that a base path may lead out of its component.
        let path = Self.path(
            project: id.project.text, component: id.name.text,
            basePath: linker.settings.followsUpstream ? api.basePath : base)
        let host = Self.hostname(level, environment, settings)
        let kind = SeedRoute.Kind(endpointType: api.type)
        let name = NameGenerator.generate([bindingName, api.name, lower, kind.rawValue.lowercased()], limit: 63)
        var map = common(level, host, name, api.port, api.origin)
        map.set(.kind, to: .string(kind.rawValue, origin: api.origin))
        map.set("path", to: .string(kind == .http ? path : "/", origin: api.origin))
        map.set(
            "rewrite",
            to: .string(
                linker.settings.followsUpstream && !api.basePath.isEmpty ? api.basePath : base, origin: api.origin))
        map.set("filters", to: .list(policies.filters))
        map.set("operations", to: .list(kind == .http ? operations(api, level, path, base, &policies) : []))
        map.set("overrides", to: .list(kind == .http ? overrides.compactMap { $0["httpRoute"] } : []))
        if kind == .grpc { map.set("services", to: .list(api.services)) }
        var traffic = policies.traffic
        if let timeout = policies.timeout { Self.set(timeout: timeout, of: kind, in: &map, &traffic) }
        if !policies.security.isEmpty {
            map.set("security", to: .map(policies.security))
            map.set("securityName", to: .string(NameGenerator.generate([bindingName, api.name, lower], limit: 63)))
        }
        if !traffic.isEmpty {
            map.set("traffic", to: .map(traffic))
            map.set(
                "trafficName", to: .string(NameGenerator.generate([bindingName, api.name, lower, "btp"], limit: 63)))
        }
        let port = api.port.exactInteger ?? 0
        let listener = kind.isL4 ? listenerPort(level, port, api.origin) : listener(level).port
        if kind.isL4 { map.set("listenerPort", to: Value(.int(listener), origin: api.port.origin)) }
        return SeedRoute(
            kind: kind, level: level, hostname: host, path: kind == .http ? path : "",
            addresses: Self.addresses(kind, host, path, listener, api.services), hop: hop(level, kind, listener),
            name: api.name, port: port, value: .map(map, origin: api.origin), origin: api.origin)
    }

    /// The longest time of a request: a GRPCRoute has no field for it, so its BackendTrafficPolicy says it.
    static func set(timeout: Value, of kind: SeedRoute.Kind, in route: inout Map, _ traffic: inout Map) {
        guard kind == .grpc else { return route.set("timeout", to: timeout) }
        traffic.set("timeout", to: .map(["http": .map(["requestTimeout": timeout])], origin: timeout.origin))
    }

    /// What must be the route's alone on its gateway (5.3). Without host names, that is a port.
    private static func addresses(
        _ kind: SeedRoute.Kind, _ host: String, _ path: String, _ port: Int64, _ services: [Value]
    ) -> [String] {
        switch kind {
        case .http: return [host + path]
        case .grpc:
            let names = services.compactMap(\.string)
            return names.isEmpty ? ["\(host) (gRPC)"] : names.map { "\(host)/\($0)" }
        case .tcp: return ["port \(port) (TCP)"]
        case .udp: return ["port \(port) (UDP)"]
        }
    }

    /// The listener that calls of a route pass: HTTPS, or its own port where the gateway sees no requests.
    private func hop(_ level: SeedUnit.Level, _ kind: SeedRoute.Kind, _ port: Int64) -> SeedRoute.Hop {
        let gateway = Self.gateway(level, environment, settings)
        return SeedRoute.Hop(
            gateway: gateway.name.string ?? "", namespace: gateway.namespace.string ?? "",
            port: port, isUDP: kind == .udp, isPlain: !kind.isL4 && listener(level).isPlain)
    }

    /// The gateway's port for connections to an endpoint: the endpoint's, moved by what its environment says, since a gateway
    /// tells environments apart by nothing else. Ports on which it listens for requests are not free.
    private mutating func listenerPort(_ level: SeedUnit.Level, _ port: Int64, _ origin: Origin) -> Int64 {
        let declaration = environment.environment.declaration
        let annotation = SeedLabels.annotation("l4-port-offset", in: declaration.metadata)
        let offset = annotation.map { Int64($0.string ?? "") }
        let moved = port + (offset.map { $0 ?? 0 } ?? 0)
        let gateway = Self.gateway(level, environment, settings)
        var finding: Diagnostic?
        if let annotation, offset == .some(nil) || !(1...65535).contains(moved) {
            finding = Diagnostic(
                .valueNotAllowed,
                offset == .some(nil)
                    ? "the annotation `l4-port-offset` must be a number"
                    : "port \(port) moved by `l4-port-offset` is \(moved), which is no port",
                at: Location(annotation.origin), fix: "Write a number that makes ports of 1 to 65535: `1000`.")
        } else if moved == gateway.listener?[.port]?.exactInteger ?? 443 {
            finding = Diagnostic(
                .hostCollision, "gateway `\(gateway.name.string ?? "")` listens for HTTPS on port \(moved)",
                at: Location(origin), fix: "Let the endpoint listen on another port.")
        }
        if let finding, !linker.diverge(finding) { refusal = refusal ?? LinkRefusal(text: finding.message) }
        return moved
    }

    private func common(_ level: SeedUnit.Level, _ host: String, _ name: String, _ port: Value, _ origin: Origin) -> Map
    {
        let gateway = Self.gateway(level, environment, settings)
        var map: Map = [
            .name: .string(name, origin: origin), "level": .string(level.rawValue, origin: origin),
            "gateway": gateway.name, "gatewayNamespace": gateway.namespace, "hostname": .string(host, origin: origin),
            .port: port,
        ]
        if let externalHost { map.set("externalHost", to: externalHost) }
        return map
    }

    // MARK: Web applications

    /// One route an endpoint; only one can have the whole host name.
    mutating func webRoutes(_ endpoints: Map, overrides: [Value]) -> [SeedRoute] {
        let carried: Set<String> = ["HTTP", "REST", "GraphQL", "Websocket"]
        var fitting = endpoints.sortedByKey
        if !linker.settings.followsUpstream {
            fitting = fitting.filter { carried.contains($0.value[.type]?.string ?? "") }
            let preferred = fitting.first { ["webapp", "http"].contains($0.key.text) } ?? fitting.first
            for entry in fitting where entry.key != preferred?.key {
                linker.report(
                    Diagnostic(
                        .hostCollision,
                        "endpoint `\(entry.key.text)` would have the host name of endpoint `\(preferred?.key.text ?? "")`",
                        at: Location(entry.keyOrigin), fix: "Run it as a component of its own, or remove the endpoint.")
                )
                refusal = refusal ?? LinkRefusal(text: "two endpoints of a web application share a host name")
            }
            fitting = preferred.map { [$0] } ?? []
        }
        let host = "\(id.name)-\(id.environment).\(settings.webDomain)"
        if let first = fitting.first { checkHost(host, first.keyOrigin) }
        return fitting.compactMap { entry in
            guard let port = entry.value[.port] else { return nil }
            let name = NameGenerator.generate([bindingName, entry.key.text, "httproute"], limit: 253)
            var map = common(.public, host, name, port, entry.keyOrigin)
            map.set(.kind, to: .string("HTTPRoute"))
            map.set("path", to: .string("/"))
            map.set("rewrite", to: .string("/"))
            map.set("filters", to: .list([]))
            map.set("operations", to: .list([]))
            map.set("overrides", to: .list(overrides.compactMap { $0["httpRoute"] }))
            if settings.webNeedsToken, environment.environment.gateway?["enableJWTAuth"]?.bool == true {
                let api = SeedUnit.API(
                    name: entry.key.text, type: "HTTP", port: port, basePath: "/", levels: [.public], policy: nil,
                    operations: [], tokenLevels: [.public], origin: entry.keyOrigin)
                var policies = SeedPolicies(linker, api, .public, followsUpstream: false)
                addToken(&policies, entry.keyOrigin)
                map.set("security", to: .map(policies.security))
                map.set(
                    "securityName",
                    to: .string(NameGenerator.generate([bindingName, entry.key.text, "public"], limit: 63)))
            }
            return SeedRoute(
                kind: .http, level: .public, hostname: host, path: "/", addresses: [host + "/"],
                hop: hop(.public, .http, listener(.public).port), name: entry.key.text, port: port.exactInteger ?? 0,
                value: .map(map, origin: entry.keyOrigin), origin: entry.keyOrigin)
        }
    }
}
