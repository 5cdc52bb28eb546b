import Basics
import Tree

/// Rewrites a document of the seed's vocabulary into its canonical spelling (seed specification 0.4): every alias is an
/// info; an alias beside a different canonical value is an error.
public struct SeedSpellings {
    /// What was found.
    public private(set) var findings: [Diagnostic] = []
    private var spec: Map = [:]

    /// Rewrites nothing yet.
    public init() {}

    /// The document in canonical spelling.
    public mutating func canonical(_ document: Value, kind: String) -> Value {
        guard var root = document.map, let given = root["spec"], let map = given.map else { return document }
        spec = map
        rewrite(kind)
        root.set("spec", to: .map(spec, origin: given.origin))
        root.set(.kind, to: .string(kind, origin: root[.kind]?.origin ?? document.origin))
        return .map(root, origin: document.origin)
    }

    private mutating func rewrite(_ kind: String) {
        switch kind {
        case "Component":
            move("componentOwner.projectRef", to: "owner.projectName")
            move("componentType", to: "type")
            move("buildSpecInComponent", to: "build")
            recase("type", SeedShapes.componentTypes)
        case "Environment": move("dnsPrefix", to: "gateway.dnsPrefix")
        case "DataPlane": rewriteRegistry()
        case "Workload":
            moveOwner()
            rewriteWorkload([])
        case "Service", "WebApplication", "ScheduledTask":
            moveOwner()
            move("workloadRef", to: "workloadName")
            moveClass()
            rewriteAPIs()
        case "ServiceBinding", "WebApplicationBinding", "ScheduledTaskBinding":
            moveOwner()
            moveClass()
            move("workload.className", to: "className")
            move("workload.spec", to: "workloadSpec")
            if spec["workload"]?.map?.isEmpty ?? false { spec.remove("workload") }
            move("environmentRef", to: "environment")
            move("environmentName", to: "environment")
            for claim in ["serviceRef", "webApplicationRef", "scheduledTaskRef"] { move(claim, to: "claimRef") }
            recase("releaseState", SeedShapes.releaseStates)
            rewriteWorkload(["workload"])
            rewriteWorkload(["workloadSpec"])
            rewriteAPIs()
        case "API":
            moveOwner()
            move("apiClassRef", to: "className")
            move("environmentRef", to: "environmentName")
            recase("type", SeedShapes.endpointTypes)
            edit(["rest"]) { $0 = Self.levels($0) }
        case "APIBinding":
            move("apiClassRef", to: "apiClassName")
            move("apiRef", to: "apiName")
            move("environmentRef", to: "environmentName")
            move("environment", to: "environmentName")
            recase("releaseState", SeedShapes.releaseStates)
        case "Release":
            moveOwner()
            move("environmentRef", to: "environmentName")
            move("environment", to: "environmentName")
        case "Endpoint": rewriteEndpoint()
        case "Connection": moveOwner()
        default: break
        }
    }

    private mutating func moveOwner() {
        for owner in ["componentOwner", "owner"] {
            move(owner + ".projectRef", to: "owner.projectName")
            move(owner + ".componentRef", to: "owner.componentName")
        }
        move("componentOwner.projectName", to: "owner.projectName")
        move("componentOwner.componentName", to: "owner.componentName")
    }

    private mutating func moveClass() {
        for alias in ["serviceClassRef", "webApplicationClassRef", "scheduledTaskClassRef", "classRef"] {
            move(alias, to: "className")
        }
    }

    private mutating func rewriteEndpoint() {
        if spec["backendRef"]?["componentRef"]?.string != nil {
            move("backendRef.componentRef", to: "owner.componentName")
        }
        move("owner.componentRef", to: "owner.componentName")
        move("owner.projectRef", to: "owner.projectName")
        move("componentOwner.projectRef", to: "owner.projectName")
        move("service.port", to: "backendRef.componentRef.port")
        move("service.basePath", to: "backendRef.basePath")
        move("service.url", to: "backendRef.target.url")
        move("networkVisibilities.external", to: "networkVisibilities.public")
        recase("type", SeedShapes.endpointTypes)
        recase("visibility", ["project", "organization", "public"])
        if let protocols = spec["protocols"], let items = protocols.items {
            spec.set(
                "protocols",
                to: .list(items.map { Self.recased($0, SeedShapes.endpointTypes) ?? $0 }, origin: protocols.origin))
        }
        if spec["visibility"] == nil, let visibilities = spec["networkVisibilities"] {
            let level =
                visibilities["public"]?["enable"]?.bool == true
                ? "public" : visibilities["organization"]?["enable"]?.bool == true ? "organization" : "project"
            spec.set("visibility", to: .string(level, origin: visibilities.origin))
        }
    }

    private mutating func rewriteRegistry() {
        guard let registry = spec["registry"], var map = registry.map else { return }
        if let open = map["unauthenticated"]?.items?.first {
            alias("registry.unauthenticated", "registry.prefix", open.origin)
            if map["prefix"] == nil { map.set("prefix", to: open) }
        }
        if let secret = map["imagePushSecrets"]?.items?.first {
            alias("registry.imagePushSecrets", "registry.secretRef", secret.origin)
            if map["prefix"] == nil, let prefix = secret["prefix"] { map.set("prefix", to: prefix) }
            if map["secretRef"] == nil, let name = secret[.name] { map.set("secretRef", to: name) }
        }
        map.remove("unauthenticated")
        map.remove("imagePushSecrets")
        if map["prefix"] == nil {
            spec.remove("registry")
        } else {
            spec.set("registry", to: .map(map, origin: registry.origin))
        }
    }

    // MARK: Workloads and APIs

    private mutating func rewriteWorkload(_ path: [Symbol]) {
        edit(path + ["containers"]) { containers in
            containers = Self.mapping(containers) { container in
                guard var map = container.map, let env = map["env"], let items = env.items else { return container }
                map.set(
                    "env",
                    to: .list(
                        items.map { entry in
                            guard var fields = entry.map, fields["key"] == nil, let name = fields.remove(.name) else {
                                return entry
                            }
                            fields.set("key", to: name)
                            return .map(fields, origin: entry.origin)
                        }, origin: env.origin))
                return .map(map, origin: container.origin)
            }
        }
        edit(path + ["connections"]) { $0 = Self.mapping($0) { $0 } }
        edit(path + ["endpoints"]) { endpoints in
            endpoints = Self.mapping(endpoints) { endpoint in
                guard var map = endpoint.map else { return endpoint }
                if map["type"] == nil, let older = map.remove("protocol") { map.set("type", to: older) }
                if let type = map["type"] { map.set("type", to: Self.recased(type, SeedShapes.endpointTypes) ?? type) }
                return .map(map, origin: endpoint.origin)
            }
        }
    }

    private mutating func rewriteAPIs() {
        edit(["apis"]) { apis in
            apis = Self.mapping(apis) { api in
                guard var map = api.map else { return api }
                if let type = map["type"] { map.set("type", to: Self.recased(type, SeedShapes.endpointTypes) ?? type) }
                if let rest = map["rest"] { map.set("rest", to: Self.levels(rest)) }
                return .map(map, origin: api.origin)
            }
        }
    }

    private static func levels(_ rest: Value) -> Value {
        guard var map = rest.map, let levels = map["exposeLevels"], let items = levels.items else { return rest }
        map.set(
            "exposeLevels",
            to: .list(items.map { recased($0, SeedShapes.exposeLevels) ?? $0 }, origin: levels.origin))
        return .map(map, origin: rest.origin)
    }

    private static func mapping(_ value: Value, _ change: (Value) -> Value) -> Value {
        guard let map = value.map else { return value }
        var result = Map(capacity: map.count)
        // A null counts as absent, as the decoder of the API server has it.
        for entry in map.entries where !entry.value.isNull {
            result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: change(entry.value)))
        }
        return .map(result, origin: value.origin)
    }

    // MARK: Moving

    private mutating func alias(_ from: String, _ to: String, _ origin: Origin) {
        findings.append(
            Diagnostic(
                .aliasUsed, "`\(from)` is another spelling of `\(to)`", at: Location(origin), fix: "Write `\(to)`."))
    }

    private mutating func move(_ from: String, to: String) {
        guard from != to else { return }
        let source = Self.path(from)
        var root = Value.map(spec)
        guard let taken = Self.take(source[...], from: &root) else { return }
        let target = Self.path(to)
        var existing: Value? = root
        for step in target { existing = existing?[step] }
        spec = root.map ?? spec
        alias(from, to, taken.keyOrigin)
        if let existing, !existing.isNull {
            guard !existing.isSame(as: taken.value) else { return }
            findings.append(
                Diagnostic(
                    .aliasConflict, "`\(from)` and `\(to)` are two spellings of one field, and differ",
                    at: Location(taken.keyOrigin),
                    notes: [Diagnostic.Note("the other spelling", at: Location(existing.origin))],
                    fix: "Remove `\(from)`."))
            return
        }
        var updated = Value.map(spec)
        Self.put(target[...], taken, into: &updated)
        spec = updated.map ?? spec
    }

    private static func path(_ text: String) -> [Symbol] { text.split(separator: ".").map { Symbol(String($0)) } }

    /// Takes a value out; maps that are empty then go with it.
    private static func take(_ path: ArraySlice<Symbol>, from value: inout Value) -> Map.Entry? {
        guard let key = path.first, var map = value.map, let position = map.position(of: key) else { return nil }
        let entry = map.entries[position]
        if path.count == 1 {
            if entry.value.isNull { return nil }
            map.remove(key)
            value = .map(map, origin: value.origin)
            return entry
        }
        var inner = entry.value
        guard let taken = take(path.dropFirst(), from: &inner) else { return nil }
        if inner.map?.isEmpty ?? false { map.remove(key) } else { map.set(key, to: inner) }
        value = .map(map, origin: value.origin)
        return taken
    }

    private static func put(_ path: ArraySlice<Symbol>, _ entry: Map.Entry, into value: inout Value) {
        guard let key = path.first else { return }
        var map = value.map ?? [:]
        if path.count == 1 {
            map.set(key, to: entry.value, keyOrigin: entry.keyOrigin)
        } else {
            var inner = map[key] ?? .map([:], origin: entry.keyOrigin)
            put(path.dropFirst(), entry, into: &inner)
            map.set(key, to: inner)
        }
        value = .map(map, origin: value.origin)
    }

    private mutating func edit(_ path: [Symbol], _ change: (inout Value) -> Void) {
        var root = Value.map(spec)
        Self.edit(path[...], &root, change)
        spec = root.map ?? spec
    }

    private static func edit(_ path: ArraySlice<Symbol>, _ value: inout Value, _ change: (inout Value) -> Void) {
        guard let key = path.first else { return change(&value) }
        guard var map = value.map, let inner = map[key] else { return }
        var edited = inner
        edit(path.dropFirst(), &edited, change)
        map.set(key, to: edited)
        value = .map(map, origin: value.origin)
    }

    // MARK: Letters

    private mutating func recase(_ field: Symbol, _ allowed: [String]) {
        guard let value = spec[field], let canonical = Self.recased(value, allowed) else { return }
        alias(value.string ?? "", canonical.string ?? "", value.origin)
        spec.set(field, to: canonical)
    }

    /// The canonical writing of a word that differs from it by case only; nil when nothing changes.
    private static func recased(_ value: Value, _ allowed: [String]) -> Value? {
        guard let text = value.string, !allowed.contains(text) else { return nil }
        let folded = text.lowercased()
        return allowed.first { $0.lowercased() == folded }.map { .string($0, origin: value.origin) }
    }
}
