import Basics
import OpenChoreo
import Tree

/// Policies that an Endpoint has of its own on one level (seed specification 1.22, 5.4), in the words of the gateway.
struct EndpointPolicies: Sendable {
    /// Whether every call needs a token of the environment's provider.
    var needsToken = false
    /// The header that holds the token, instead of `Authorization`.
    var tokenHeader: Value?
    /// Claims that a token must have, each `{name, values}`.
    var claims: [Value] = []
    /// Claims that become headers, each `{claim, header}`.
    var claimsToHeaders: [Value] = []
    var cors: Value?
    /// `{requests, window}` for all calls.
    var rateLimit: Value?
    /// `{credentialRefs, extractFrom}`.
    var keys: Value?
    /// The Secret with users and passwords.
    var users: Value?
    /// Operations with a route of their own, each `{method, path, scopes?, rateLimit?}`.
    var operations: [Value] = []
}

/// Reads the policies of an Endpoint. What no gateway can do is refused, never left out.
struct EndpointPolicyReader {
    private let linker: Linker
    private let endpoint: Declaration
    private var policies = EndpointPolicies()
    private(set) var refusal: LinkRefusal?
    /// Operations by method and path, in the order in which they are first named.
    private var operations: Map = [:]

    private init(_ linker: Linker, _ endpoint: Declaration) {
        self.linker = linker
        self.endpoint = endpoint
    }

    /// The policies of an Endpoint on a level: `policies` of version 0.3 and `apiSettings` of version 0.2, where a level's own
    /// settings replace those of the Endpoint as a whole.
    static func policies(
        of endpoint: Declaration, _ level: SeedUnit.Level, isHTTP: Bool, _ linker: Linker
    ) -> Result<EndpointPolicies, LinkRefusal> {
        var reader = EndpointPolicyReader(linker, endpoint)
        let block = endpoint.spec["networkVisibilities"]?[Symbol(level.rawValue.lowercased())]
        if let settings = block?["apiSettings"] ?? endpoint.spec["apiSettings"] { reader.readSettings(settings) }
        for policy in block?["policies"]?.items ?? [] { reader.read(policy) }
        if !isHTTP, let operation = reader.operations.entries.first {
            reader.refuse(
                "only routes of HTTP know operations", operation.value.origin,
                "Remove the operations, or give the Endpoint the type REST.")
        }
        if let refusal = reader.refusal { return .failure(refusal) }
        reader.policies.operations = reader.operations.entries.map(\.value)
        return .success(reader.policies)
    }

    private mutating func refuse(_ message: String, _ origin: Origin, _ fix: String) {
        let finding = Diagnostic(
            .policyNotExpressible, message, at: Location(origin.isKnown ? origin : endpoint.nameOrigin), fix: fix)
        if !linker.diverge(finding) { refusal = refusal ?? LinkRefusal(text: message) }
    }

    private func tell(_ message: String, _ origin: Origin) {
        linker.report(Diagnostic(.policyPartly, message, at: Location(origin), fix: "Remove it."))
    }

    // MARK: Version 0.3

    private static let blocks: [String: Symbol] = [
        "oauth2": "oauth2", "api-key": "apiKeyAuth", "basic-auth": "basicAuth", "rate-limit": "rateLimit",
        "cors": "cors",
    ]

    private mutating func read(_ policy: Value) {
        let type = policy[.type]?.string ?? ""
        let name = policy[.name]?.string ?? type
        guard let field = Self.blocks[type] else {
            return refuse(
                "policy `\(name)`: an Endpoint does not say how calls are changed",
                policy[.type]?.origin ?? policy.origin,
                "Write `mediation` in an APIClass, and name it: `className`.")
        }
        for entry in policy["policySpec"]?.map?.entries ?? [] where entry.key != field {
            tell("policy `\(name)` is of type `\(type)`, and nothing reads its `\(entry.key.text)`", entry.keyOrigin)
        }
        guard let block = policy["policySpec"]?[field] else {
            return refuse(
                "policy `\(name)` of type `\(type)` has no `policySpec.\(field.text)`", policy.origin,
                "Write `policySpec: {\(field.text): …}`.")
        }
        switch type {
        case "oauth2": readTokens(block[path: "jwt"], name)
        case "api-key": readKeys(block, name)
        case "basic-auth": readUsers(block, name)
        case "rate-limit": readLimits(block)
        default: policies.cors = block
        }
    }

    private mutating func readTokens(_ token: Value?, _ name: String) {
        policies.needsToken = true
        for claim in token?["claims"]?.items ?? [] {
            var map: Map = [.name: claim["key"] ?? .string("", origin: claim.origin)]
            if let values = claim["values"] { map.set("values", to: values) }
            policies.claims.append(.map(map, origin: claim.origin))
        }
        guard let authorization = token?["authorization"] else { return }
        let type = authorization["apiType"]?.string ?? "REST"
        let own: Symbol = type == "GRPC" ? "grpc" : type == "GraphQL" ? "graphql" : "rest"
        for other in ["rest", "grpc", "graphql"] as [Symbol] where other != own {
            guard let value = authorization[other] else { continue }
            tell("policy `\(name)` is for \(type), and nothing reads its `\(other.text)`", value.origin)
        }
        guard let block = authorization[own] else { return }
        for item in block["claimsToHeaders"]?.items ?? [] {
            policies.claimsToHeaders.append(
                .map(
                    ["claim": item[.name] ?? .string(""), "header": item["header"] ?? .string("")],
                    origin: item.origin))
        }
        guard let list = block["operations"], let items = list.items, !items.isEmpty else { return }
        if own != "rest" {
            return refuse(
                "scopes of single operations hold for REST only", list.origin,
                "Ask for claims, which every call needs, or expose the operations by Endpoints of their own.")
        }
        for item in items { add(item, "scopes", item["scopes"]) }
    }

    private mutating func readKeys(_ block: Value, _ name: String) {
        guard let header = block[path: "keySource", "header"] else { return }
        if let scheme = block[path: "keySource", "headerAuthScheme"], !(scheme.string ?? "").isEmpty {
            return refuse(
                "policy `\(name)`: the gateway takes a key from a whole header, without a scheme", scheme.origin,
                "Remove `headerAuthScheme`.")
        }
        let secrets = (block["secretRefs"]?.items ?? []).map { Value.map([.name: $0], origin: $0.origin) }
        policies.keys = .map(
            [
                "credentialRefs": .list(secrets, origin: block.origin),
                "extractFrom": .list([.map(["headers": .list([header])], origin: header.origin)]),
            ], origin: block.origin)
    }

    /// The gateway reads all users from one Secret, whose key `.htpasswd` has a line for each.
    private mutating func readUsers(_ block: Value, _ name: String) {
        let secrets = (block["users"]?.items ?? []).compactMap { $0["passwordFromSecret"] }
        guard let first = secrets.first else { return }
        if let other = secrets.first(where: { $0.string != first.string }) {
            return refuse(
                "policy `\(name)`: the gateway reads all users from one Secret, not from `\(first.string ?? "")` and `\(other.string ?? "")`",
                other.origin, "Keep them in one Secret, a line each in its key `.htpasswd`.")
        }
        for (field, usual) in [("header", "authorization"), ("headerAuthScheme", "basic")] as [(Symbol, String)] {
            guard let value = block[field], let text = value.string, !text.isEmpty, text.lowercased() != usual else {
                continue
            }
            return refuse(
                "policy `\(name)`: the gateway reads users from `Authorization: Basic` only", value.origin,
                "Remove `\(field.text)`.")
        }
        policies.users = first
    }

    private mutating func readLimits(_ block: Value) {
        if let level = block["apiLevel"] { policies.rateLimit = limit(level) }
        for item in block[path: "operationLevel", "rest"]?.items ?? [] { add(item, "rateLimit", limit(item)) }
    }

    /// `{requestLimit, timeUnit}` as an APIClass writes it.
    private mutating func limit(_ block: Value) -> Value? {
        guard let requests = block["requestLimit"], let unit = block["timeUnit"], let text = unit.string else {
            return nil
        }
        let windows = ["second": "1s", "minute": "1m", "hour": "1h", "day": "24h"]
        guard let window = windows[text.lowercased()] else {
            refuse(
                "`\(text)` is no unit of time that a gateway counts by", unit.origin,
                nearestName(to: text, among: ["Second", "Minute", "Hour", "Day"]).map { "Write `\($0)`." }
                    ?? "Write `Second`, `Minute`, `Hour` or `Day`.")
            return nil
        }
        return .map(["requests": requests, "window": .string(window, origin: unit.origin)], origin: block.origin)
    }

    /// Adds what one policy says of an operation to what others say.
    private mutating func add(_ item: Value, _ field: Symbol, _ value: Value?) {
        guard let method = item["method"]?.string, let target = item["target"], let value else { return }
        let key = Symbol("\(method.uppercased()) \(target.string ?? "")")
        var map =
            operations[key]?.map
            ?? ["method": .string(method.uppercased(), origin: item.origin), "path": target]
        map.set(field, to: value)
        operations.set(key, to: .map(map, origin: item.origin))
    }

    // MARK: Version 0.2

    private mutating func readSettings(_ settings: Value) {
        policies.needsToken = (settings["securitySchemes"]?.items ?? []).contains { $0.string == "oauth" }
        if let header = settings["authorizationHeader"], !(header.string ?? "").isEmpty {
            if policies.needsToken {
                policies.tokenHeader = header
            } else {
                tell("no token is asked for, so nothing reads `authorizationHeader`", header.origin)
            }
        }
        if let cors = settings["cors"], cors["enable"]?.bool == true { policies.cors = cors }
        if let own = settings["backendJwt"], own["enable"]?.bool == true {
            refuse(
                "the gateway makes no tokens of its own for the backend", own.origin,
                "Remove `backendJwt`; the caller's token is passed on.")
        }
        if let tier = settings[path: "rateLimit", "tier"], !(tier.string ?? "").isEmpty {
            refuse(
                "`\(tier.string ?? "")`: tiers of rate limits are declared nowhere", tier.origin,
                "Write a policy of type `rate-limit`, or `rateLimit` in an APIClass.")
        }
        if let list = settings["operationPolicies"], !(list.items ?? []).isEmpty {
            refuse(
                "`operationPolicies` does not say which methods it is for", list.origin,
                "Write a policy of type `oauth2` with `operations`.")
        }
    }
}
