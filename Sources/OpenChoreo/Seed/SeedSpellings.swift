import Basics
import Tree

/// Rewrites a document of the seed's vocabulary into its canonical spelling (seed specification 0.4): every alias is an
/// info; an alias beside a different canonical value is an error.
public struct SeedSpellings {
    /// What was found.
    public private(set) var findings: [Diagnostic] = []
    private var spec: Map = [:]

    /// Another spelling that was used inside of a value.
    private struct Used {
        var from: String
        var to: String
        var origin: Origin
    }

    /// Rewrites nothing yet.
    public init() {}

    /// The document in canonical spelling.
    public mutating func canonical(_ document: Value, kind: String) -> Value {
        guard var root = document.map, let given = root["spec"], let map = given.map else { return document }
        spec = map
        if let written = root[.kind], let text = written.string, text != kind { alias(text, kind, written.origin) }
        for field in ["labels", "annotations"] as [Symbol] {
            for entry in root["metadata"]?[field]?.map?.entries ?? [] {
                for prefix in ["core.choreo.dev/", "choreo.dev/"] where entry.key.text.hasPrefix(prefix) {
                    alias(
                        entry.key.text, "openchoreo.dev/" + entry.key.text.dropFirst(prefix.utf8.count), entry.keyOrigin
                    )
                }
            }
        }
        rewrite(kind)
        // Fields with a default count as unset when they are empty.
        for field in ["releaseState", "visibility"] as [Symbol] where spec[field]?.string == "" { spec.remove(field) }
        root.set("spec", to: .map(spec, origin: given.origin))
        root.set(.kind, to: .string(kind, origin: root[.kind]?.origin ?? document.origin))
        return .map(root, origin: document.origin)
    }

    private mutating func rewrite(_ kind: String) {
        switch kind {
        case "Component":
            move("componentOwner.projectRef", to: "owner.projectName")
            move("componentType", to: "type")
            if spec["buildSpecInComponent"]?["repository"]?.string != nil {
                move("buildSpecInComponent.repository", to: "build.repository.url")
            }
            move("buildSpecInComponent.buildTemplate", to: "build.templateRef.name")
            move("buildSpecInComponent.branch", to: "build.repository.revision.branch")
            move("buildSpecInComponent.path", to: "build.repository.appPath")
            move("buildSpecInComponent.parameters", to: "build.templateRef.parameters")
            move("buildSpecInComponent.repository", to: "build.repository")
            move("buildSpecInComponent", to: "build")
            recase("type", SeedShapes.componentTypes)
            rewriteInline()
        case "Build":
            for field in ["projectRef", "componentRef"] {
                move("buildOwner." + field, to: "owner." + field.replacing("Ref", with: "Name"))
            }
            moveOwner()
            if spec["repository"]?.string != nil { move("repository", to: "repository.url") }
            move("buildTemplate", to: "templateRef.name")
            move("branch", to: "repository.revision.branch")
            move("commit", to: "repository.revision.commit")
            move("path", to: "repository.appPath")
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
            edit(["rest"]) { rest, told in rest = Self.levels(rest, &told) }
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
        case "Connection":
            moveOwner()
            recase("visibility", ["project", "organization"])
            edit(["policies"]) { policies, _ in Self.nameTriggers(["retries"], of: &policies) }
        default: break
        }
    }

    /// Inline workload and endpoints of the branch before 0.3.
    private mutating func rewriteInline() {
        rewriteWorkload(["workload"])
        edit(["workload"]) { workload, told in workload = Self.container(workload, &told) }
        edit(["endpoints"]) { endpoints, told in
            guard let items = endpoints.items else { return }
            let rewritten = items.map { endpoint -> Value in
                guard var map = endpoint.map else { return endpoint }
                Self.recase("type", in: &map, SeedShapes.endpointTypes, &told)
                if let rest = map["rest"] { map.set("rest", to: Self.levels(rest, &told)) }
                return .map(map, origin: endpoint.origin)
            }
            endpoints = .list(rewritten, origin: endpoints.origin)
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
        var told: [Used] = []
        Self.recaseItems("protocols", in: &spec, SeedShapes.endpointTypes, &told)
        tell(told)
        let schemes = spec["apiSettings"]?["securitySchemes"]
        if let schemes, (schemes.items ?? []).contains(where: { $0.string == "oauth" }) {
            alias("apiSettings.securitySchemes: [oauth]", "jwt: true", schemes.origin)
        }
    }

    private mutating func rewriteRegistry() {
        guard let registry = spec["registry"], var map = registry.map else { return }
        let lists = ["unauthenticated", "imagePushSecrets"] as [Symbol]
        guard lists.contains(where: { map[$0] != nil }) else { return }
        for list in lists {
            guard let items = map[list]?.items, items.count > 1 else { continue }
            findings.append(
                Diagnostic(
                    .registryAmbiguous, "`registry.\(list.text)` names \(items.count) registries; the first is used",
                    at: Location(items[1].origin), fix: "Write `registry: {prefix: …}`."))
        }
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
        if map.isEmpty {
            spec.remove("registry")
        } else {
            spec.set("registry", to: .map(map, origin: registry.origin))
        }
    }

    // MARK: Workloads and APIs

    private mutating func rewriteWorkload(_ path: [Symbol]) {
        edit(path + ["containers"]) { containers, told in
            containers = Self.mapping(containers) { Self.container($0, &told) }
        }
        edit(path + ["connections"]) { connections, _ in
            connections = Self.mapping(connections) { connection in
                var connection = connection
                Self.nameTriggers(["policies", "retries"], of: &connection)
                return connection
            }
        }
        edit(path + ["endpoints"]) { endpoints, told in
            endpoints = Self.mapping(endpoints) { endpoint in
                guard var map = endpoint.map else { return endpoint }
                if map["type"] == nil, let older = map.remove("protocol") {
                    told.append(Used(from: "protocol", to: "type", origin: older.origin))
                    map.set("type", to: older)
                }
                Self.recase("type", in: &map, SeedShapes.endpointTypes, &told)
                return .map(map, origin: endpoint.origin)
            }
        }
    }

    /// `on` without quotes is a boolean to the readers of Kubernetes, and arrives as the key `true`.
    private static func nameTriggers(_ path: ArraySlice<Symbol>, of value: inout Value) {
        guard var map = value.map else { return }
        if let step = path.first {
            guard var inner = map[step] else { return }
            nameTriggers(path.dropFirst(), of: &inner)
            map.set(step, to: inner)
        } else if map["on"] == nil, let triggers = map.remove("true") {
            map.set("on", to: triggers)
        }
        value = .map(map, origin: value.origin)
    }

    /// A container whose variables are called by `key`.
    private static func container(_ container: Value, _ told: inout [Used]) -> Value {
        guard var map = container.map, let env = map["env"], let items = env.items else { return container }
        let renamed = items.map { entry -> Value in
            guard var fields = entry.map, fields["key"] == nil, let position = fields.position(of: .name) else {
                return entry
            }
            let old = fields.entries[position]
            told.append(Used(from: "env[].name", to: "env[].key", origin: old.keyOrigin))
            fields.remove(.name)
            fields.set("key", to: old.value)
            return .map(fields, origin: entry.origin)
        }
        map.set("env", to: .list(renamed, origin: env.origin))
        return .map(map, origin: container.origin)
    }

    private mutating func rewriteAPIs() {
        edit(["apis"]) { apis, told in
            apis = Self.mapping(apis) { api in
                guard var map = api.map else { return api }
                Self.recase("type", in: &map, SeedShapes.endpointTypes, &told)
                if let rest = map["rest"] { map.set("rest", to: Self.levels(rest, &told)) }
                return .map(map, origin: api.origin)
            }
        }
    }

    private static func levels(_ rest: Value, _ told: inout [Used]) -> Value {
        guard var map = rest.map else { return rest }
        recaseItems("exposeLevels", in: &map, SeedShapes.exposeLevels, &told)
        if let operations = map["operations"], let items = operations.items {
            let recased = items.map { operation -> Value in
                guard var fields = operation.map else { return operation }
                recaseItems("exposeLevels", in: &fields, SeedShapes.exposeLevels, &told)
                recase("method", in: &fields, EndpointShapes.methods, &told)
                return .map(fields, origin: operation.origin)
            }
            map.set("operations", to: .list(recased, origin: operations.origin))
        }
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

    private mutating func edit(_ path: [Symbol], _ change: (inout Value, inout [Used]) -> Void) {
        var root = Value.map(spec)
        var told: [Used] = []
        Self.edit(path[...], &root, &told, change)
        spec = root.map ?? spec
        tell(told)
    }

    private mutating func tell(_ used: [Used]) {
        for one in used { alias(one.from, one.to, one.origin) }
    }

    private static func edit(
        _ path: ArraySlice<Symbol>, _ value: inout Value, _ told: inout [Used],
        _ change: (inout Value, inout [Used]) -> Void
    ) {
        guard let key = path.first else { return change(&value, &told) }
        guard var map = value.map, let inner = map[key] else { return }
        var edited = inner
        edit(path.dropFirst(), &edited, &told, change)
        map.set(key, to: edited)
        value = .map(map, origin: value.origin)
    }

    // MARK: Letters

    private mutating func recase(_ field: Symbol, _ allowed: [String]) {
        guard let value = spec[field], let canonical = Self.recased(value, allowed) else { return }
        alias(value.string ?? "", canonical.string ?? "", value.origin)
        spec.set(field, to: canonical)
    }

    private static func recase(_ field: Symbol, in map: inout Map, _ allowed: [String], _ told: inout [Used]) {
        guard let value = map[field], let canonical = recased(value, allowed) else { return }
        told.append(Used(from: value.string ?? "", to: canonical.string ?? "", origin: value.origin))
        map.set(field, to: canonical)
    }

    private static func recaseItems(_ field: Symbol, in map: inout Map, _ allowed: [String], _ told: inout [Used]) {
        guard let list = map[field], let items = list.items else { return }
        let canonical = items.map { item -> Value in
            guard let canonical = recased(item, allowed) else { return item }
            told.append(Used(from: item.string ?? "", to: canonical.string ?? "", origin: item.origin))
            return canonical
        }
        map.set(field, to: .list(canonical, origin: list.origin))
    }

    /// The canonical writing of a word that differs from it by case only; nil when nothing changes.
    private static func recased(_ value: Value, _ allowed: [String]) -> Value? {
        guard let text = value.string, !allowed.contains(text) else { return nil }
        let folded = text.lowercased()
        return allowed.first { $0.lowercased() == folded }.map { .string($0, origin: value.origin) }
    }
}
