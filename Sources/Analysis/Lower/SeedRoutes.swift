import Basics
import OpenChoreo
import Tree

/// One route of a component, with its policies (seed specification 3.7, 3.8, 5).
public struct SeedRoute: Sendable {
    /// The level.
    public var level: SeedUnit.Level
    /// The hostname.
    public var hostname: String
    /// The path.
    public var path: String
    /// The API, or the endpoint of a web application.
    public var name: String
    /// The port.
    public var port: Int64
    /// What templates read.
    public var value: Value
    /// The origin.
    public var origin: Origin
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
                let policies = self.policies(api, level)
                routes.append(route(api, level, policies, overrides))
            }
        }
        return routes
    }

    private mutating func policies(_ api: SeedUnit.API, _ level: SeedUnit.Level) -> SeedPolicies {
        var policies = SeedPolicies(linker, api, level, followsUpstream: linker.settings.followsUpstream)
        policies.readClass()
        checkHost(Self.hostname(level, environment, settings), api.origin)
        let wantsToken = environment.environment.gateway?["enableJWTAuth"]?.bool == true || api.needsToken
        if wantsToken, !policies.hasToken {
            addToken(&policies, api.origin)
        }
        if level == .public, environment.environment.isProduction, !policies.hasToken {
            linker.report(
                Diagnostic(
                    .publicWithoutToken, "API `\(api.name)` is public in production and asks for no token",
                    at: Location(api.origin),
                    fix: "Use an APIClass with `authentication`, or set `gateway.enableJWTAuth` of the environment."))
        }
        let operations = api.operations.filter { Self.isOpen($0, on: level) }
        if !policies.hasToken { policies.refuseScopes(of: operations) }
        refusal = refusal ?? policies.refusal
        return policies
    }

    /// Every label of a host name has at most 63 characters.
    private mutating func checkHost(_ host: String, _ origin: Origin) {
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

    private func route(
        _ api: SeedUnit.API, _ level: SeedUnit.Level, _ policies: SeedPolicies, _ overrides: [Value]
    ) -> SeedRoute {
        let lower = level.rawValue.lowercased()
        let base = Self.basePath(api.basePath)
        let path = Self.path(project: id.project, component: id.name, basePath: base)
        let host = Self.hostname(level, environment, settings)
        let isGRPC = api.type == "gRPC"
        let name = NameGenerator.generate(
            [bindingName, api.name, lower, isGRPC ? "grpcroute" : "httproute"], limit: 63)
        var map = common(level, host, name, api.port, api.origin)
        map.set(.kind, to: .string(isGRPC ? "GRPCRoute" : "HTTPRoute", origin: api.origin))
        map.set("path", to: .string(isGRPC ? "/" : path, origin: api.origin))
        map.set(
            "rewrite",
            to: .string(
                linker.settings.followsUpstream && !api.basePath.isEmpty ? api.basePath : base, origin: api.origin))
        map.set("filters", to: .list(policies.filters))
        map.set("operations", to: .list(operations(api, level, path, base, policies)))
        map.set("overrides", to: .list(overrides.compactMap { $0["httpRoute"] }))
        if let timeout = policies.timeout { map.set("timeout", to: timeout) }
        if !policies.security.isEmpty {
            map.set("security", to: .map(policies.security))
            map.set("securityName", to: .string(NameGenerator.generate([bindingName, api.name, lower], limit: 63)))
        }
        if !policies.traffic.isEmpty {
            map.set("traffic", to: .map(policies.traffic))
            map.set(
                "trafficName", to: .string(NameGenerator.generate([bindingName, api.name, lower, "btp"], limit: 63)))
        }
        return SeedRoute(
            level: level, hostname: host, path: isGRPC ? "/ (gRPC) \(api.name)" : path, name: api.name,
            port: api.port.exactInteger ?? 0, value: .map(map, origin: api.origin), origin: api.origin)
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

    /// Operations with a route of their own: method, pattern, and scopes that a token needs (5.4).
    private func operations(
        _ api: SeedUnit.API, _ level: SeedUnit.Level, _ path: String, _ base: String, _ policies: SeedPolicies
    ) -> [Value] {
        api.operations.compactMap { operation in
            guard Self.isOpen(operation, on: level), let method = operation["method"]?.string,
                let target = operation["path"]?.string
            else { return nil }
            let lower = level.rawValue.lowercased()
            let verb = method.uppercased()
            let captured = Self.basePath(base + "/" + target)
            let prefix = Self.basePath("/\(id.project)/\(id.name)")
            var map: Map = [
                .name: .string(
                    NameGenerator.generate([bindingName, api.name, lower, verb, target], limit: 63),
                    origin: operation.origin),
                "method": .string(verb, origin: operation.origin),
                "pattern": .string("^\(Self.pattern(prefix))(\(Self.pattern(captured)))$", origin: operation.origin),
            ]
            var security = policies.security
            let scopes = operation["scopes"]?.items ?? []
            if !scopes.isEmpty, policies.hasToken {
                security.set("authorization", to: SeedPolicies.scopes(scopes))
            }
            if !security.isEmpty { map.set("security", to: .map(security)) }
            return .map(map, origin: operation.origin)
        }
    }

    /// Operations without levels have those of their API.
    private static func isOpen(_ operation: Value, on level: SeedUnit.Level) -> Bool {
        let levels = (operation["exposeLevels"]?.items ?? []).compactMap(\.string)
        return levels.isEmpty || levels.contains(level.rawValue)
    }

    /// A path as a regular expression; `{name}` stands for one segment.
    static func pattern(_ path: String) -> String {
        var result = ""
        var rest = path[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += quoted(rest[..<open]) + "[^/]+"
            rest = rest[rest.index(after: close)...]
        }
        return result + quoted(rest)
    }

    private static func quoted(_ text: Substring) -> String {
        text.reduce(into: "") { result, character in
            if #"\.+*?()|[]{}^$"#.contains(character) { result += "\\" }
            result.append(character)
        }
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
                    operations: [],
                    needsToken: true, origin: entry.keyOrigin)
                var policies = SeedPolicies(linker, api, .public, followsUpstream: false)
                addToken(&policies, entry.keyOrigin)
                map.set("security", to: .map(policies.security))
                map.set(
                    "securityName",
                    to: .string(NameGenerator.generate([bindingName, entry.key.text, "public"], limit: 63)))
            }
            return SeedRoute(
                level: .public, hostname: host, path: "/", name: entry.key.text, port: port.exactInteger ?? 0,
                value: .map(map, origin: entry.keyOrigin), origin: entry.keyOrigin)
        }
    }
}
