import Basics
import OpenChoreo
import Tree

/// Builds the configuration of a component from its containers and the groups that they name.
struct ConfigurationBuilder {
    let lookup: ConfigurationLookup
    let linker: Linker
    let id: UnitID
    let environment: Environment
    let bindingName: String
    let settings: SeedSettings
    private(set) var result = ResolvedConfiguration()
    private(set) var isRefused = false

    private struct GroupUse {
        var group: ConfigurationGroup
        var plain: Map = [:]
        var secrets: [(key: String, path: Value)] = []
        /// Names in ConfigMap and Secret → keys of the group.
        var keys: [String: String] = [:]
    }

    private var uses: [String: GroupUse] = [:]
    private var order: [String] = []
    private var volumeNames: Set<String> = []
    /// Groups of whose secrets the current container has variables.
    private var secretGroups: Set<String> = []

    /// - Parameter settings: as they are on the environment's data plane.
    init(
        _ lookup: ConfigurationLookup, _ linker: Linker, _ id: UnitID, _ environment: Environment,
        bindingName: String, settings: SeedSettings
    ) {
        self.settings = settings
        self.lookup = lookup
        self.linker = linker
        self.id = id
        self.environment = environment
        self.bindingName = bindingName
    }

    private var namespace: Symbol { id.organization }

    /// Adds a container of the workload.
    mutating func add(_ name: Symbol, _ container: Value) {
        secretGroups = []
        var explicit: Set<String> = []
        var variables: [Value] = []
        for entry in container[.env]?.items ?? [] {
            guard let key = entry[.key], let text = key.string, isName(key, ofAgent: false) else { continue }
            explicit.insert(text)
            if let value = entry[.value], !(value.string ?? "").isEmpty, SecretName.looksSecret(text) {
                linker.report(
                    Diagnostic(
                        .plainSecret, "variable `\(text)` looks like a secret, but stands here in plain text",
                        at: Location(value.origin),
                        fix: "Keep it in the vault, and name it by a ConfigurationGroup or `secretRef`."))
            }
            if let variable = variable(entry, key) { variables.append(variable) }
        }
        for source in container["envFrom"]?.items ?? [] { addWhole(source, explicit, &variables, name) }
        mountForVariables(name)
        checkDuplicates(variables)
        result.variables[name] = variables.filter { $0["field"] == nil }
        let own = variables.filter { $0["field"] != nil }
        for variable in own { _ = isName(variable[.name], ofAgent: true) }
        if !own.isEmpty {
            result.agentVariables[name] = own
            result.agent.files.append(VaultAgent.variables(of: name, own.map(Self.line)))
        }
        var paths: [String: Origin] = [:]
        for file in container["fileMounts"]?.items ?? [] { mount(file, name, &paths) }
        for folder in container["fileMountsFrom"]?.items ?? [] { mountWhole(folder, name, &paths) }
    }

    /// The result: ConfigMaps and secret classes of every group that is used, by name of the group.
    mutating func finish() -> ResolvedConfiguration {
        for name in order.sorted(by: { $0.precedesBytewise($1) }) {
            guard var use = uses[name] else { continue }
            let object = objectName(use.group)
            if settings.rendersWholeGroups {
                for (key, value) in lookup.all(use.group, environment) {
                    if case .plain(let text) = value {
                        use.plain.set(Symbol(ConfigurationNames.fileName(key.string ?? "")), to: text)
                    }
                }
            }
            if !use.plain.isEmpty,
                !settings.inlinesConfiguration || result.volumes.contains(where: { isVolume($0, of: object) })
            {
                let data = use.plain
                result.configMaps.append(
                    .map([
                        "name": .string(object, origin: use.group.declaration.nameOrigin),
                        "group": .string(use.group.name, origin: use.group.declaration.nameOrigin), "data": .map(data),
                    ]))
            }
            if !use.secrets.isEmpty {
                result.secrets.append(
                    .map([
                        "name": .string(object, origin: use.group.declaration.nameOrigin),
                        "group": .string(use.group.name, origin: use.group.declaration.nameOrigin),
                        "objects": .list(use.secrets.map { secretObject($0.key, $0.path) }),
                    ]))
            }
            result.checksums.set(
                Self.checksumKey(use.group.declaration.name),
                to: .string(Self.checksum(use.plain, use.secrets.map { ($0.key, $0.path.string ?? "") })))
        }
        return result
    }

    /// The annotation of a group's checksum; what stands behind the slash has at most 63 characters.
    private static func checksumKey(_ group: String) -> Symbol {
        let name = "config-" + group
        return Symbol("checksum/" + (name.utf8.count > 63 ? NameGenerator.generate([name], limit: 63) : name))
    }

    private static func checksum(_ plain: Map, _ secrets: [(String, String)]) -> String {
        var text = JSONWriter.text(.map(Map(distinct: plain.sortedByKey)), style: .go)
        for (key, path) in secrets.sorted(by: { $0.0.precedesBytewise($1.0) }) { text += "\n\(key)=\(path)" }
        return Digest(of: Array(text.utf8)).hexadecimal
    }

    private static func line(_ value: Value) -> VaultAgent.Line {
        VaultAgent.Line(
            variable: value[.name]?.string, path: value["path"]?.string ?? "", field: value["field"]?.string ?? "")
    }

    private func isVolume(_ volume: Value, of object: String) -> Bool {
        volume[path: .configMap, .name]?.string == object
    }

    private func secretObject(_ key: String, _ vaultKey: Value) -> Value {
        let (path, field) = VaultPath.split(vaultKey.string ?? "")
        let origin = vaultKey.origin
        let isFixed = settings.fixesVaultPaths
        let full = isFixed ? VaultPath.corrected(path) ?? path : path
        return .map(
            [
                "key": .string(key, origin: origin), "path": .string(full, origin: origin),
                "remoteKey": .string(VaultPath.withoutVersion(path), origin: origin),
                "field": .string(field, origin: origin),
            ], origin: origin)
    }

    private func objectName(_ group: ConfigurationGroup) -> String {
        NameGenerator.generate([bindingName, group.declaration.name], limit: 253)
    }

    /// What is missing refuses the unit; upstream leaves it out.
    private mutating func miss() {
        if !linker.settings.followsUpstream { isRefused = true }
    }

    // MARK: Groups

    private mutating func use(_ reference: Value?) -> ConfigurationGroup? {
        guard let name = reference?[.name] else { return nil }
        guard let group = lookup.group(name, namespace), lookup.isInScope(group, id, at: name.origin) else {
            miss()
            return nil
        }
        if uses[group.name] == nil {
            uses[group.name] = GroupUse(group: group)
            order.append(group.name)
        }
        return group
    }

    /// The name of a key in ConfigMap or Secret, which is remembered there.
    private mutating func keep(_ group: ConfigurationGroup, _ key: Value, _ value: ConfigurationValue) -> String {
        let text = key.string ?? ""
        let name = ConfigurationNames.fileName(text)
        if let other = uses[group.name]?.keys[name], other != text {
            collide(
                "keys `\(other)` and `\(text)` of ConfigurationGroup `\(group.name)` both become `\(name)` in its ConfigMap",
                key.origin)
        }
        uses[group.name]?.keys[name] = text
        if name != text {
            linker.report(
                Diagnostic(
                    .configurationKeyRenamed, "key `\(text)` is called `\(name)` in ConfigMap and Secret",
                    at: Location(group.key(text)?.name.origin ?? key.origin),
                    fix: "Use letters, digits, `.`, `-` and `_` only."))
        }
        switch value {
        case .plain(let text): uses[group.name]?.plain.set(Symbol(name), to: text)
        case .secret(let path):
            if !(uses[group.name]?.secrets.contains { $0.key == name } ?? false) {
                uses[group.name]?.secrets.append((name, path))
            }
        }
        return name
    }

    // MARK: Variables

    private mutating func variable(_ entry: Value, _ key: Value) -> Value? {
        guard let source = entry[.valueFrom] else {
            return .map([.name: key, .value: entry[.value] ?? .string("", origin: entry.origin)], origin: entry.origin)
        }
        guard isOne(entry, source, "variable `\(key.string ?? "")`") else { return nil }
        if let secret = source["secretRef"] {
            return reference(key, .secretKeyRef, secret[.name], secret[.key], entry.origin)
        }
        guard let reference = source["configurationGroupRef"], let wanted = reference[.key] else { return nil }
        guard let group = use(reference) else { return nil }
        guard let value = lookup.value(group, wanted, environment) else {
            miss()
            return nil
        }
        return groupVariable(key, group, wanted, value)
    }

    /// Whether an entry has one source, and no literal value beside it; anything else is reported.
    private mutating func isOne(_ entry: Value, _ source: Value, _ what: String) -> Bool {
        let message: String
        let sources = [source["configurationGroupRef"], source["secretRef"]].compactMap { $0 }
        if let value = entry[.value], !(value.string ?? "").isEmpty {
            message = "\(what) has `value` and `valueFrom`"
        } else if sources.count == 1 {
            return true
        } else {
            message =
                "\(what) names \(sources.isEmpty ? "neither" : "both") a ConfigurationGroup \(sources.isEmpty ? "nor" : "and") a Secret"
        }
        linker.report(
            Diagnostic(.valueAndReference, message, at: Location(source.origin), fix: "Keep one of them."))
        isRefused = true
        return false
    }

    private mutating func groupVariable(
        _ name: Value, _ group: ConfigurationGroup, _ key: Value, _ value: ConfigurationValue
    ) -> Value {
        if case .plain(let text) = value, settings.inlinesConfiguration {
            return .map([.name: name, .value: text], origin: name.origin)
        }
        let kept = keep(group, key, value)
        let object = Value.string(objectName(group), origin: key.origin)
        switch value {
        case .plain: return reference(name, .configMapKeyRef, object, .string(kept, origin: key.origin), name.origin)
        case .secret(let path) where settings.secretBackend == .vaultAgent:
            let object = secretObject(kept, path)
            return .map(
                [
                    .name: name, "path": object["path"] ?? .string(""), "field": object["field"] ?? .string(""),
                ], origin: name.origin)
        case .secret:
            secretGroups.insert(group.name)
            return reference(name, .secretKeyRef, object, .string(kept, origin: key.origin), name.origin)
        }
    }

    private func reference(_ name: Value, _ kind: Symbol, _ object: Value?, _ key: Value?, _ origin: Origin) -> Value {
        .map(
            [
                .name: name,
                .valueFrom: .map(
                    [kind: .map([.name: object ?? .string(""), .key: key ?? .string("")], origin: origin)],
                    origin: origin),
            ], origin: origin)
    }

    private mutating func addWhole(
        _ source: Value, _ explicit: Set<String>, _ variables: inout [Value], _ container: Symbol
    ) {
        if let secret = source["secretRef"], let name = secret[.name] {
            result.sources[container, default: []].append(
                .map(["secretRef": .map([.name: name], origin: name.origin)], origin: source.origin))
        }
        guard let reference = source["configurationGroupRef"], let group = use(reference) else { return }
        let values = lookup.all(group, environment)
        var taken: [String: String] = [:]
        var plain: [Value] = []
        var secret: [Value] = []
        for (key, value) in values {
            let text = key.string ?? ""
            let name = ConfigurationNames.variableName(text)
            if let other = taken[name] {
                collide(
                    "keys `\(other)` and `\(text)` of ConfigurationGroup `\(group.name)` both become variable `\(name)`",
                    key.origin)
                continue
            }
            taken[name] = text
            if explicit.contains(name) {
                linker.report(
                    Diagnostic(
                        .explicitVariableWins,
                        "variable `\(name)` is set by itself; the value of ConfigurationGroup `\(group.name)` is not used",
                        at: Location(reference.origin)))
                continue
            }
            let variable = groupVariable(.string(name, origin: key.origin), group, key, value)
            if case .plain = value { plain.append(variable) } else { secret.append(variable) }
        }
        variables += plain + secret
    }

    private mutating func collide(_ message: String, _ origin: Origin) {
        linker.report(Diagnostic(.configurationCollision, message, at: Location(origin), fix: "Rename one of them."))
        isRefused = true
    }

    /// Whether a variable can have a name: printable, and without `=`. The agent's shell takes identifiers only.
    private mutating func isName(_ name: Value?, ofAgent: Bool) -> Bool {
        let text = name?.string ?? ""
        let isFine = ofAgent ? TextPattern.identifier.matches(text) : VariableName.isValid(text)
        if isFine { return true }
        let goesOn = linker.diverge(VariableName.finding(text, name))
        if !goesOn { isRefused = true }
        // Upstream leaves out only those without a name.
        return goesOn && !text.isEmpty
    }

    private mutating func checkDuplicates(_ variables: [Value]) {
        var seen: [String: Value] = [:]
        for variable in variables {
            guard let name = variable[.name]?.string else { continue }
            if let first = seen[name], !first.isSame(as: variable) {
                let goesOn = linker.diverge(
                    Diagnostic(
                        .variableDuplicate, "variable `\(name)` is set twice",
                        at: Location(variable[.name]?.origin ?? variable.origin),
                        notes: [Diagnostic.Note("the first time", at: Location(first[.name]?.origin ?? first.origin))],
                        fix: "Remove one of them."))
                if !goesOn { isRefused = true }
            }
            seen[name] = variable
        }
    }

    /// A Secret is synced only while a pod mounts its class (4.6).
    private mutating func mountForVariables(_ container: Symbol) {
        guard settings.secretBackend == .vaultCSI else { return }
        for name in order where secretGroups.contains(name) {
            guard let use = uses[name] else { continue }
            let volume = NameGenerator.generate([name, "csi-env"], limit: 63)
            addVolume(volume, secretVolume(objectName(use.group), isCSI: true))
            let path = "/mnt/secrets-store/\(name)"
            if result.mounts[container]?.contains(where: { $0[.mountPath]?.string == path }) ?? false { continue }
            result.mounts[container, default: []].append(
                .map([.name: .string(volume), .mountPath: .string(path), "readOnly": .bool(true)]))
        }
    }

    // MARK: Files

    /// Takes a path for a mount, if Kubernetes can mount there and nothing else does.
    private mutating func claim(_ path: Value, _ text: String, _ paths: inout [String: Origin]) -> Bool {
        if !text.hasPrefix("/") || text.contains(":") || text.split(separator: "/").contains("..") {
            let goesOn = linker.diverge(
                Diagnostic(
                    .valueNotAllowed, "nothing can be mounted at `\(text)`", at: Location(path.origin),
                    fix: "Write an absolute path without `..` and `:`."))
            if !goesOn { isRefused = true }
            return goesOn
        }
        let place = ConfigurationNames.cleanPath(text)
        if paths[place] == nil {
            paths[place] = path.origin
            return true
        }
        collide("two files are mounted at `\(place)`", path.origin)
        return false
    }

    private mutating func addVolume(_ name: String, _ source: Map) {
        guard volumeNames.insert(name).inserted else { return }
        var volume: Map = [.name: .string(name)]
        for entry in source.entries { volume.set(entry.key, to: entry.value) }
        result.volumes.append(.map(volume))
    }

    private func secretVolume(_ object: String, isCSI: Bool) -> Map {
        guard isCSI else { return [.secret: .map([.secretName: .string(object)])] }
        return [
            "csi": .map([
                "driver": .string("secrets-store.csi.k8s.io"), "readOnly": .bool(true),
                "volumeAttributes": .map(["secretProviderClass": .string(object)]),
            ])
        ]
    }

    private mutating func addMount(_ container: Symbol, _ volume: String, _ path: Value, _ key: String) {
        result.mounts[container, default: []].append(
            .map(
                [.name: .string(volume), .mountPath: path, .subPath: .string(key, origin: path.origin)],
                origin: path.origin))
    }

    private mutating func mount(_ file: Value, _ container: Symbol, _ paths: inout [String: Origin]) {
        guard let path = file[.mountPath], let text = path.string, claim(path, text, &paths) else { return }
        guard let source = file[.valueFrom] else {
            let hash = String(Digest(of: Array(text.utf8)).hexadecimal.prefix(8))
            let object = NameGenerator.generate([bindingName, "filemount-" + hash], limit: 253)
            let data: Map = ["content": file[.value] ?? .string("", origin: file.origin)]
            result.configMaps.append(
                .map([
                    "name": .string(object, origin: file.origin), "group": .string("", origin: file.origin),
                    "data": .map(data),
                ]))
            result.checksums.set(
                Symbol("checksum/config-filemount-\(hash)"), to: .string(Self.checksum(data, [])))
            addVolume("filemount-" + hash, [.configMap: .map([.name: .string(object)])])
            return addMount(container, "filemount-" + hash, path, "content")
        }
        guard isOne(file, source, "file `\(text)`") else { return }
        if let secret = source["secretRef"], let name = secret[.name]?.string {
            let volume = NameGenerator.generate([name, "secret"], limit: 63)
            addVolume(volume, secretVolume(name, isCSI: false))
            return addMount(container, volume, path, secret[.key]?.string ?? "")
        }
        guard let reference = source["configurationGroupRef"], let key = reference[.key], let group = use(reference)
        else { return }
        guard let value = lookup.value(group, key, environment) else {
            miss()
            return
        }
        mount(group, key, value, path, container)
    }

    private mutating func mount(
        _ group: ConfigurationGroup, _ key: Value, _ value: ConfigurationValue, _ path: Value, _ container: Symbol
    ) {
        let kept = keep(group, key, value)
        let object = objectName(group)
        linker.report(
            Diagnostic(
                .fileMountFixed, "`\(path.string ?? "")` follows changes of the group by a restart of the pods",
                at: Location(path.origin)))
        switch value {
        case .plain:
            let volume = NameGenerator.generate([group.name, "cm"], limit: 63)
            addVolume(volume, [.configMap: .map([.name: .string(object)])])
            addMount(container, volume, path, kept)
        case .secret(let vault) where settings.secretBackend == .vaultAgent:
            let object = secretObject(kept, vault)
            result.agent.files.append(VaultAgent.file(at: path.string ?? "", Self.line(object)))
        case .secret:
            let isCSI = settings.secretBackend == .vaultCSI
            let volume = NameGenerator.generate([group.name, isCSI ? "csi" : "secret"], limit: 63)
            addVolume(volume, secretVolume(object, isCSI: isCSI))
            addMount(container, volume, path, kept)
        }
    }

    private mutating func mountWhole(_ folder: Value, _ container: Symbol, _ paths: inout [String: Origin]) {
        if let secret = folder["secretRef"], let name = secret[.name]?.string, let path = secret[.mountPath] {
            let volume = NameGenerator.generate([name, "secret"], limit: 63)
            addVolume(volume, secretVolume(name, isCSI: false))
            if claim(path, path.string ?? "", &paths) {
                result.mounts[container, default: []].append(
                    .map([.name: .string(volume), .mountPath: path, "readOnly": .bool(true)]))
            }
        }
        guard let reference = folder["configurationGroupRef"], let directory = reference[.mountPath],
            let text = directory.string,
            let group = use(reference)
        else { return }
        // The folder itself may hold files of others.
        var folders: [String: Origin] = [:]
        guard claim(directory, text, &folders) else { return }
        for (key, value) in lookup.all(group, environment) {
            let path = ConfigurationNames.cleanPath(text + "/" + ConfigurationNames.fileName(key.string ?? ""))
            let place = Value.string(path, origin: key.origin)
            if claim(place, path, &paths) { mount(group, key, value, place, container) }
        }
    }
}
