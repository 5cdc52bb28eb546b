import Basics
import OpenChoreo
import Schemas
import Tree

/// The policies of one route, from its APIClass (seed specification 3.7, 5.8, B.4).
struct SeedPolicies {
    private let linker: Linker
    private let api: SeedUnit.API
    private let level: SeedUnit.Level
    private let followsUpstream: Bool
    /// BackendTrafficPolicy without `targetRefs`.
    private(set) var traffic: Map = [:]
    /// Who may ask, apart from `authorization`.
    private var access: Map = [:]
    private var scopes: [Value] = []
    private var claims: [Value] = []
    private var allowed: [Value] = []
    private var blocked: [Value] = []
    /// Filters of the route.
    private(set) var filters: [Value] = []
    private(set) var timeout: Value?
    /// Whether the route may only be reached by TLS.
    private(set) var requiresTLS: Value?
    private(set) var refusal: LinkRefusal?

    init(_ linker: Linker, _ api: SeedUnit.API, _ level: SeedUnit.Level, followsUpstream: Bool) {
        self.linker = linker
        self.api = api
        self.level = level
        self.followsUpstream = followsUpstream
    }

    /// Whether the route asks for a token.
    var hasToken: Bool { access["jwt"] != nil }

    /// SecurityPolicy without `targetRefs`.
    var security: Map { security(scopes: []) }

    /// The SecurityPolicy of an operation: like that of its route, but with the operation's scopes if it has some.
    func security(scopes own: [Value]) -> Map {
        var result = access
        if let authorization = authorization(own.isEmpty ? scopes : own) {
            result.set("authorization", to: authorization)
        }
        return result
    }

    /// The class's defaults with the level's block merged over them.
    mutating func readClass() {
        guard let policy = api.policy else { return }
        var merged = policy["defaults"] ?? .map([:], origin: policy.origin)
        if let own = policy[level == .public ? "public" : "organization"] { merged = Self.merge(merged, own, depth: 0) }
        readAuthentication(merged)
        if let cors = merged["cors"] { readCORS(cors) }
        if let networks = merged["security"] { readNetworks(networks) }
        if let required = merged[path: "security", "requireTLS"], required.bool == true { requiresTLS = required }
        if let limit = merged["rateLimit"], let made = rateLimit(limit) { traffic.set("rateLimit", to: made) }
        if let breaker = merged["circuitBreaker"], breaker["enabled"]?.bool == true {
            traffic.set("circuitBreaker", to: Self.limits(breaker))
        }
        if let mediation = merged["mediation"] { readMediation(mediation) }
        timeout = merged["timeout"]
        if let retries = merged["retries"] { readRetries(retries) }
        if let balancer = merged["loadBalancer"] { traffic.set("loadBalancer", to: balancer) }
        if let conditional = merged["conditionalPolicies"] { readConditional(conditional) }
        reportRest(merged)
    }

    private mutating func readRetries(_ retries: Value) {
        guard let attempts = retries["attempts"] else { return }
        var map: Map = ["numRetries": attempts]
        var pause: Map = [:]
        if let first = retries["initialInterval"] { pause.set("baseInterval", to: first) }
        if let longest = retries["maxInterval"] { pause.set("maxInterval", to: longest) }
        if !pause.isEmpty { map.set("perRetry", to: .map(["backOff": .map(pause)], origin: retries.origin)) }
        traffic.set("retry", to: .map(map, origin: retries.origin))
    }

    /// Parts of a policy that nothing here expresses: told, never dropped without a word.
    private func reportRest(_ policy: Value) {
        let paths: [([Symbol], String)] = [
            (["requestSizeLimit"], "the size of requests"), (["responseSizeLimit"], "the size of answers"),
            (["circuitBreaker", "errorThreshold"], "errors"), (["circuitBreaker", "successThreshold"], "successes"),
            (["circuitBreaker", "timeout"], "a time of rest"), (["retries", "backoff"], "the kind of pauses"),
            (["rateLimit", "skipSuccessfulRequests"], "what came of a request"),
            (["rateLimit", "skipFailedRequests"], "what came of a request"),
            (["monitoring", "logging"], "logs of requests"),
        ]
        for (path, what) in paths {
            guard let value = path.reduce(policy as Value?, { $0?[$1] }), value.bool != false else { continue }
            let name = path.map(\.text).joined(separator: ".")
            linker.report(
                Diagnostic(
                    .policyPartly, "`\(name)`: the gateway's policies cannot go by \(what); it is left out",
                    at: Location(value.origin), fix: "Remove it."))
        }
    }

    /// Policies under conditions: who may call must not be left out, the rest is told.
    private mutating func readConditional(_ list: Value) {
        for item in list.items ?? [] {
            if let access = item["policy"]?["authentication"] ?? item["policy"]?["security"] {
                refuse(
                    .policyNotExpressible, "who may call cannot be told under conditions", access.origin,
                    "Write `operations` with `scopes` in the API, or expose the paths by an API of their own.")
            } else {
                linker.report(
                    Diagnostic(
                        .policyPartly,
                        "`conditionalPolicies`: the gateway's policies cannot go by conditions; it is left out",
                        at: Location(item.origin), fix: "Remove it, or expose the paths by an API of their own."))
            }
        }
    }

    /// A gateway that listens without TLS, too.
    mutating func refusePlainListener(_ gateway: String) {
        guard let requiresTLS else { return }
        refuse(
            .policyNotExpressible,
            "`requireTLS`: gateway `\(gateway)` listens without TLS, and routes reach every listener",
            requiresTLS.origin, "Remove the gateway's `http` listener, or `requireTLS`.")
    }

    /// Scopes of operations without a token to find them in.
    mutating func refuseScopes(of operations: [Value]) {
        guard let scopes = operations.compactMap({ $0["scopes"] }).first(where: { !($0.items ?? []).isEmpty }) else {
            return
        }
        refuse(
            .policyNotExpressible, "scopes of an operation need tokens to look into", scopes.origin,
            "Use an APIClass with `authentication: {type: jwt}`, or set `gateway.enableJWTAuth` of the environment.")
    }

    /// Operations of an API whose calls the gateway does not tell apart by method and path.
    mutating func refuseOperations(_ first: Value) {
        refuse(
            .policyNotExpressible, "only routes of HTTP know operations, and the API is of type \(api.type)",
            first.origin, "Remove the operations, or give the API the type REST.")
    }

    private static func merge(_ base: Value, _ overlay: Value, depth: Int) -> Value {
        guard depth < 16, let target = base.map, let source = overlay.map else { return overlay }
        var result = target
        for entry in source.entries {
            if entry.value.isNull {
                result.remove(entry.key)
            } else if let existing = target[entry.key], entry.key != "rateLimit" {
                result.set(entry.key, to: merge(existing, entry.value, depth: depth + 1))
            } else {
                result.set(entry.key, to: entry.value)
            }
        }
        return .map(result, origin: overlay.origin)
    }

    private mutating func refuse(_ kind: DiagnosticKind, _ message: String, _ origin: Origin, _ fix: String) {
        let goesOn = linker.diverge(
            Diagnostic(kind, message, at: Location(origin.isKnown ? origin : api.origin), fix: fix))
        if !goesOn { refusal = refusal ?? LinkRefusal(text: message) }
    }

    // MARK: Who may ask

    /// Adds the provider of the environment's tokens.
    mutating func addToken(keys: Value) {
        setProvider(
            .map(
                [.name: .string("default"), "remoteJWKS": .map(["uri": keys], origin: keys.origin)], origin: keys.origin
            ))
    }

    private mutating func setProvider(_ provider: Value) {
        access.set("jwt", to: .map(["providers": .list([provider])], origin: provider.origin))
    }

    private mutating func readAuthentication(_ policy: Value) {
        guard let authentication = policy["authentication"], let type = authentication[.type]?.string else { return }
        let scopes = authentication[path: "oauth2", "scopes"]?.items ?? []
        switch type {
        case "jwt":
            guard let jwt = authentication["jwt"] else {
                return refuse(
                    .policyNotExpressible, "authentication of type `jwt` does not say whose tokens",
                    authentication.origin,
                    "Write `jwt: {issuer: …, jwks: …}`.")
            }
            for field in ["issuer", "jwks"] as [Symbol] where (jwt[field]?.string ?? "").isEmpty {
                refuse(
                    .policyNotExpressible, "`\(field.text)` of tokens is empty", jwt[field]?.origin ?? jwt.origin,
                    field == "jwks" ? "Write where the keys are read." : "Write who issues tokens.")
            }
            var provider: Map = [.name: .string("default", origin: jwt.origin)]
            if let issuer = jwt["issuer"] { provider.set("issuer", to: issuer) }
            if let audience = jwt["audience"], !(audience.items ?? []).isEmpty {
                provider.set("audiences", to: audience)
            }
            if let keys = jwt["jwks"] { provider.set("remoteJWKS", to: .map(["uri": keys], origin: keys.origin)) }
            setProvider(.map(provider, origin: jwt.origin))
            self.scopes = scopes
        case "oauth2":
            refuse(
                .policyNotExpressible, "authentication of type `oauth2` needs tokens to look into",
                authentication.origin,
                "Write `type: jwt` and a `jwt` block beside `oauth2`.")
        case "apikey":
            guard let secret = authentication[path: "apikey", "secretName"] else {
                return refuse(
                    .policyNotExpressible, "authentication of type `apikey` needs the Secret that holds the keys",
                    authentication.origin,
                    "Write `apikey.secretName`.")
            }
            let keys = authentication["apikey"]
            guard keys?["header"] ?? keys?["queryParam"] != nil else {
                return refuse(
                    .policyNotExpressible, "authentication of type `apikey` does not say where the key is",
                    authentication.origin, "Write `apikey.header` or `apikey.queryParam`.")
            }
            var source: Map = [:]
            if let header = keys?["header"] { source.set("headers", to: .list([header])) }
            if let parameter = keys?["queryParam"] { source.set("params", to: .list([parameter])) }
            access.set(
                "apiKeyAuth",
                to: .map([
                    "credentialRefs": .list([.map([.name: secret])]), "extractFrom": .list([.map(source)]),
                ]))
        case "basic":
            guard let secret = authentication[path: "basic", "secretName"] else {
                return refuse(
                    .policyNotExpressible, "authentication of type `basic` needs the Secret that holds the users",
                    authentication.origin,
                    "Write `basic.secretName`.")
            }
            access.set("basicAuth", to: .map(["users": .map([.name: secret])]))
        default:
            refuse(
                .policyNotExpressible, "there is no authentication of type `\(type)`",
                authentication[.type]?.origin ?? .none,
                "Write `jwt`, `apikey` or `basic`.")
        }
    }

    /// Networks that may not ask come first, so that one inside an allowed range stays out (C-5, C-6).
    private func authorization(_ scopes: [Value]) -> Value? {
        func rule(_ action: String, _ principal: Map, _ origin: Origin) -> Value {
            .map(["action": .string(action, origin: origin), "principal": .map(principal)], origin: origin)
        }
        var rules = blocked.map { rule("Deny", ["clientCIDRs": .list([$0])], $0.origin) }
        let hasTokenRule = hasToken && (!scopes.isEmpty || !claims.isEmpty)
        if hasTokenRule {
            var token: Map = ["provider": .string("default")]
            if !scopes.isEmpty { token.set("scopes", to: .list(scopes)) }
            if !claims.isEmpty { token.set("claims", to: .list(claims)) }
            rules.append(rule("Allow", ["jwt": .map(token)], (scopes + claims)[0].origin))
        }
        rules += allowed.map { rule("Allow", ["clientCIDRs": .list([$0])], $0.origin) }
        guard !rules.isEmpty else { return nil }
        let isOpen = !hasTokenRule && allowed.isEmpty
        return .map(["defaultAction": .string(isOpen ? "Allow" : "Deny"), "rules": .list(rules)])
    }

    private mutating func readCORS(_ cors: Value) {
        var map: Map = [:]
        for field in ["allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders"] as [Symbol] {
            if let list = cors[field], !(list.items ?? []).isEmpty { map.set(field, to: list) }
        }
        for origin in cors["allowOrigins"]?.items ?? [] {
            guard let text = origin.string, text != "*", !Self.isOrigin(text) else { continue }
            refuse(
                .policyNotExpressible, "`\(text)` is no origin of requests", origin.origin,
                Self.isOrigin("https://" + text)
                    ? "Write `https://\(text)`." : "Write scheme, host and port: `https://app.example.com`.")
        }
        if let value = cors["allowCredentials"], value.bool == true { map.set("allowCredentials", to: value) }
        if let age = cors["maxAge"], let seconds = age.exactInteger {
            map.set("maxAge", to: .string(GoDuration.text(seconds: seconds), origin: age.origin))
        }
        if !map.isEmpty { access.set("cors", to: .map(map, origin: cors.origin)) }
    }

    /// Scheme, host and port as browsers send them; the first label, or the whole host, may be `*`.
    private static func isOrigin(_ text: String) -> Bool {
        guard let separator = text.firstRange(of: "://"), ["http", "https"].contains(text[..<separator.lowerBound])
        else { return false }
        let parts = text[separator.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first,
            parts.count == 1 || parts.count == 2 && Int(parts[1]).map((1...65535).contains) ?? false
        else { return false }
        let name = host == "*" ? "x" : host.hasPrefix("*.") ? String(host.dropFirst(2)) : String(host)
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        }
    }

    private mutating func readNetworks(_ networks: Value) {
        allowed = networks["allowedIPs"]?.items ?? []
        blocked = networks["blockedIPs"]?.items ?? []
        for network in allowed + blocked {
            guard let text = network.string, !NetworkFormats.isCIDR(text) else { continue }
            refuse(
                .policyNotExpressible, "`\(text)` is no network", network.origin,
                "Write `\(ExternalTargets.network(ofAddress: text) ?? "10.0.0.0/8")`.")
        }
        if let version = networks["minTLSVersion"] {
            linker.report(
                Diagnostic(
                    .policyPartly, "`minTLSVersion` belongs to the gateway of the data plane and is left out",
                    at: Location(version.origin)))
        }
    }

    // MARK: Of an Endpoint itself

    /// Adds what an Endpoint asks for itself; it wins over the class.
    mutating func read(_ own: EndpointPolicies) {
        if let cors = own.cors { readCORS(cors) }
        if let limit = own.rateLimit, let made = rateLimit(limit) { traffic.set("rateLimit", to: made) }
        if let keys = own.keys { access.set("apiKeyAuth", to: keys) }
        if let users = own.users { access.set("basicAuth", to: .map(["users": .map([.name: users])])) }
        claims += own.claims
        guard let providers = access["jwt"]?["providers"]?.items, var provider = providers.first?.map else { return }
        if !own.claimsToHeaders.isEmpty { provider.set("claimToHeaders", to: .list(own.claimsToHeaders)) }
        if let header = own.tokenHeader {
            let source = Value.map([.name: header, "valuePrefix": .string("Bearer ")], origin: header.origin)
            provider.set("extractFrom", to: .map(["headers": .list([source])], origin: header.origin))
        }
        setProvider(.map(provider, origin: providers[0].origin))
    }

    /// A gateway that sees connections cannot look into requests: who may call is refused, the rest is told.
    mutating func refuseRequests() {
        if !security.isEmpty {
            refuse(
                .policyNotExpressible, "the gateway sees connections of type \(api.type), and cannot tell who asks",
                access.entries.first?.value.origin ?? api.origin,
                "Use an APIClass without `authentication`, `cors` and `security`.")
        }
        let requests: [(Symbol, Value?)] = [
            ("rateLimit", traffic["rateLimit"]), ("retries", traffic["retry"]), ("timeout", timeout),
            ("mediation", filters.first),
        ]
        for (name, value) in requests {
            guard let value else { continue }
            linker.report(
                Diagnostic(
                    .policyPartly,
                    "`\(name.text)` is about requests, and the gateway sees connections of type \(api.type) only",
                    at: Location(value.origin.isKnown ? value.origin : api.origin), fix: "Remove it."))
        }
        traffic.remove("rateLimit")
        traffic.remove("retry")
        filters = []
        timeout = nil
    }

    // MARK: How much may be asked

    static func limits(_ breaker: Value) -> Value {
        var map: Map = [:]
        for field in ["maxConnections", "maxPendingRequests", "maxParallelRequests", "maxParallelRetries"] as [Symbol] {
            if let value = breaker[field] { map.set(field, to: value) }
        }
        return .map(map, origin: breaker.origin)
    }

    /// A limit of requests in a window; nil when there is none that a gateway can count.
    mutating func rateLimit(_ limit: Value) -> Value? {
        guard let requests = limit["requests"], let count = requests.exactInteger, let window = limit["window"],
            let text = window.string
        else { return nil }
        guard let nanoseconds = GoDuration.nanoseconds(text), nanoseconds > 0, count >= 0 else {
            refuse(
                .rateWindow, "`\(text)` is no window of a rate limit", window.origin, "Write `1s`, `1m`, `1h` or `24h`."
            )
            return nil
        }
        let units: [(String, Int64)] = [
            ("Second", 1_000_000_000), ("Minute", 60_000_000_000), ("Hour", 3_600_000_000_000),
            ("Day", 86_400_000_000_000),
        ]
        var result = count
        guard let unit = units.first(where: { $0.1 >= nanoseconds }) else {
            refuse(
                .rateWindow, "a rate limit over `\(text)` is longer than a day", window.origin,
                "Write `24h` and fewer requests.")
            return nil
        }
        if unit.1 != nanoseconds {
            let product = Int128(count) * Int128(unit.1)
            let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(nanoseconds))
            guard remainder == 0, let scaled = Int64(exactly: quotient) else {
                refuse(
                    .rateWindow, "\(count) requests in `\(text)` are no whole number in a \(unit.0.lowercased())",
                    window.origin,
                    "Write `1s`, `1m`, `1h` or `24h`.")
                return nil
            }
            result = scaled
        }
        var rule: Map = [
            "limit": .map(
                [
                    "requests": Value(.int(result), origin: requests.origin),
                    "unit": .string(unit.0, origin: window.origin),
                ],
                origin: limit.origin)
        ]
        if let key = limit["keyBy"], let text = key.string {
            if text.hasPrefix("header:"), text.utf8.count > 7 {
                rule.set(
                    "clientSelectors",
                    to: .list([
                        .map([
                            "headers": .list([
                                .map([
                                    .name: .string(String(text.dropFirst(7)), origin: key.origin),
                                    .type: .string("Distinct"),
                                ])
                            ])
                        ])
                    ]))
            } else {
                linker.report(
                    Diagnostic(.policyPartly, "a local rate limit cannot count by `\(text)`", at: Location(key.origin)))
            }
        }
        if let burst = limit["burst"] {
            linker.report(Diagnostic(.policyPartly, "a local rate limit knows no burst", at: Location(burst.origin)))
        }
        return .map([
            .type: .string("Local", origin: limit.origin),
            "local": .map(["rules": .list([.map(rule)])], origin: limit.origin),
        ])
    }

    // MARK: Headers

    private mutating func readMediation(_ mediation: Value) {
        readHeaders(mediation["requestTransformations"], "RequestHeaderModifier", "requestHeaderModifier")
        readHeaders(mediation["responseTransformations"], "ResponseHeaderModifier", "responseHeaderModifier")
    }

    /// Whether a text is the name of a header, as HTTP has it.
    private func isHeader(_ name: Value) -> Bool {
        let bytes = Array((name.string ?? "").utf8)
        return !bytes.isEmpty
            && bytes.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }

    private mutating func readHeaders(_ list: Value?, _ type: String, _ field: Symbol) {
        var add: [Value] = []
        var remove: [Value] = []
        for item in list?.items ?? [] {
            switch item["action"]?.string ?? "" {
            case "addHeader":
                guard let name = item["headerName"], let value = item["headerValue"], isHeader(name) else {
                    refuse(
                        .policyNotExpressible, "`addHeader` needs the name of a header and a value", item.origin,
                        "Write `headerName` and `headerValue`.")
                    continue
                }
                let text = name.string?.lowercased()
                if let earlier = add.first(where: { $0[.name]?.string?.lowercased() == text }) {
                    refuse(
                        .policyNotExpressible, "header `\(name.string ?? "")` is added twice", name.origin,
                        "Write one value: `\(earlier[.value]?.string ?? ""),\(value.string ?? "")`.")
                    continue
                }
                add.append(.map([.name: name, .value: value]))
            case "removeHeaders":
                let names = item["headers"]?.items ?? []
                guard !names.isEmpty, names.allSatisfy(isHeader) else {
                    refuse(
                        .policyNotExpressible, "`removeHeaders` needs the names of headers", item.origin,
                        "Write `headers: [X-Debug]`.")
                    continue
                }
                remove += names.filter { name in !remove.contains { $0.string == name.string } }
            case let action:
                refuse(
                    .policyNotExpressible, "a body cannot be transformed by the gateway: `\(action)`", item.origin,
                    "Use `addHeader` or `removeHeaders`, or transform the body in the component.")
            }
        }
        guard !add.isEmpty || !remove.isEmpty else { return }
        var modifier: Map = [:]
        if !add.isEmpty { modifier.set("add", to: .list(add)) }
        if !remove.isEmpty { modifier.set("remove", to: .list(remove)) }
        filters.append(.map([.type: .string(type), field: .map(modifier)]))
    }
}
