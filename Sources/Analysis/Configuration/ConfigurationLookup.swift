import Basics
import OpenChoreo
import Tree

/// Finds values of ConfigurationGroups, and judges the groups once (seed specification 4.2, 4.3).
final class ConfigurationLookup {
    private let index: SeedIndex
    private let linker: Linker
    private var groups: [DeclarationID: ConfigurationGroup] = [:]
    private var invalid: Set<DeclarationID> = []
    private var used: [DeclarationID: Set<String>] = [:]

    static let builtIn = ["production", "non-production", "all-environments", "all"]

    init(_ index: SeedIndex, _ linker: Linker) {
        self.index = index
        self.linker = linker
        for seed in index.declarations("ConfigurationGroup") {
            groups[seed.declaration.id] = ConfigurationGroup(seed.declaration)
        }
        for seed in index.declarations("ConfigurationGroup") {
            if let group = groups[seed.declaration.id] { check(group) }
        }
    }

    private var settings: SeedSettings { linker.settings.seed }

    private func environments(_ group: ConfigurationGroup) -> [Environment] {
        index.environments[group.declaration.id.namespace ?? .empty] ?? []
    }

    static func logicalName(_ environment: Environment) -> String {
        SeedLabels.value("name", in: environment.declaration.metadata)?.string ?? environment.declaration.name
    }

    private static func names(_ environment: Environment) -> Set<String> {
        [environment.declaration.name, logicalName(environment)]
    }

    // MARK: Groups

    /// The group that a reference names; every finding is reported, and nil refuses.
    func group(_ reference: Value?, _ namespace: Symbol?) -> ConfigurationGroup? {
        guard let reference, let name = reference.string else { return nil }
        let key = SeedIndex.GroupKey(namespace: namespace ?? .empty, name: name)
        let found = index.groups[key] ?? []
        guard let first = found.first else {
            if case .poisoned = index.find("ConfigurationGroup", namespace, name) { return nil }
            let names = index.groups.keys.filter { $0.namespace == namespace ?? .empty }.map(\.name).sorted()
            var finding = Diagnostic(
                .configurationGroupNotFound,
                "organization `\(namespace?.text ?? "")` has no ConfigurationGroup `\(name)`",
                at: Location(reference.origin), fix: nearestName(to: name, among: names).map { "Write `\($0)`." })
            if finding.fix == nil {
                finding.fix = "Declare it, or remove the reference."
                if !names.isEmpty {
                    finding.notes = [Diagnostic.Note("declared are: " + names.joined(separator: ", "))]
                }
            }
            _ = linker.diverge(finding)
            return nil
        }
        if found.count > 1 {
            linker.report(
                Diagnostic(
                    .configurationAmbiguous, "two ConfigurationGroups are named `\(name)` by their labels",
                    at: Location(reference.origin),
                    notes: found.map { Diagnostic.Note("one of them", at: Location($0.declaration.nameOrigin)) },
                    fix: "Give one of them another label `name`."))
            return nil
        }
        return invalid.contains(first.declaration.id) ? nil : groups[first.declaration.id]
    }

    /// Whether a group's scope allows its use; a violation is reported.
    func isInScope(_ group: ConfigurationGroup, _ id: UnitID, at origin: Origin) -> Bool {
        guard let scope = group.declaration.spec["scope"]?.map else { return true }
        let actual: [Symbol: String] = [
            "project": id.project.text, "component": id.name.text, "environment": id.environment.text,
        ]
        for entry in scope.entries {
            guard let have = actual[entry.key], let wanted = entry.value.string, !wanted.isEmpty, wanted != have else {
                continue
            }
            linker.report(
                Diagnostic(
                    .configurationScope,
                    "ConfigurationGroup `\(group.name)` is for \(entry.key.text) `\(wanted)`, but `\(id.name)` belongs to `\(have)`",
                    at: Location(origin), notes: [Diagnostic.Note("the scope", at: Location(entry.value.origin))],
                    fix: "Use another group, or widen the scope."))
            return false
        }
        return true
    }

    // MARK: Values

    /// The value of a key in an environment; nil when it cannot be had, which has been reported.
    func value(_ group: ConfigurationGroup, _ key: Value, _ environment: Environment) -> ConfigurationValue? {
        let name = key.string ?? ""
        used[group.declaration.id, default: []].insert(name)
        var visited: Set<DeclarationID> = []
        let chain = chain(of: group, &visited)
        guard chain.contains(where: { $0.key(name) != nil }) else {
            let names = chain.flatMap { $0.keys.compactMap(\.name.string) }
            _ = linker.diverge(
                Diagnostic(
                    .configurationKeyNotFound, "ConfigurationGroup `\(group.name)` has no key `\(name)`",
                    at: Location(key.origin),
                    notes: [Diagnostic.Note("it is declared here", at: Location(group.declaration.nameOrigin))],
                    fix: nearestName(to: name, among: names).map { "Write `\($0)`." } ?? "Add the key."))
            return nil
        }
        for member in chain {
            if let found = member.key(name).flatMap({ select($0, member, environment) }) {
                used[member.declaration.id, default: []].insert(name)
                return found.vaultKey.map { .secret($0) } ?? .plain(found.value ?? .string("", origin: found.origin))
            }
        }
        let having = environments(group).filter { other in
            chain.contains { $0.key(name).flatMap { select($0, group, other) } != nil }
        }.map { "`\($0.declaration.name)`" }
        _ = linker.diverge(
            Diagnostic(
                .configurationValueMissing,
                "key `\(name)` of ConfigurationGroup `\(group.name)` has no value for environment `\(environment.declaration.name)`",
                at: Location(key.origin),
                notes: [
                    Diagnostic.Note(
                        having.isEmpty ? "it has no value at all" : "it has one for " + having.joined(separator: ", "),
                        at: Location(group.key(name)?.name.origin ?? group.declaration.nameOrigin))
                ], fix: "Add a value with `environment: \(environment.declaration.name)`, or a default."))
        return nil
    }

    /// Every key of a group with a value for the environment, inherited ones included, in document order.
    func all(_ group: ConfigurationGroup, _ environment: Environment) -> [(key: Value, value: ConfigurationValue)] {
        var visited: Set<DeclarationID> = []
        var seen: Set<String> = []
        var result: [(Value, ConfigurationValue)] = []
        for member in chain(of: group, &visited) {
            for key in member.keys {
                guard let name = key.name.string, let found = select(key, member, environment),
                    seen.insert(name).inserted
                else { continue }
                used[member.declaration.id, default: []].insert(name)
                result.append((key.name, found.vaultKey.map { .secret($0) } ?? .plain(found.value ?? .string(""))))
            }
        }
        return result
    }

    private func chain(of group: ConfigurationGroup, _ visited: inout Set<DeclarationID>) -> [ConfigurationGroup] {
        guard visited.insert(group.declaration.id).inserted, visited.count <= 64 else { return [] }
        var result = [group]
        for parent in group.inherits {
            if let found = self.group(parent, group.declaration.id.namespace) { result += chain(of: found, &visited) }
        }
        return result
    }

    private enum Rank: Int { case environment, group, fallback }

    private func rank(
        _ entry: ConfigurationGroup.Entry, _ group: ConfigurationGroup, _ environment: Environment
    ) -> Rank? {
        if let own = entry.environment?.string { return Self.names(environment).contains(own) ? .environment : nil }
        if let name = entry.group?.string { return contains(name, group, environment) ? .group : nil }
        return .fallback
    }

    private func contains(_ name: String, _ group: ConfigurationGroup, _ environment: Environment) -> Bool {
        if let declared = group.environmentGroups[name] ?? settings.environmentGroups[name] {
            return !declared.isDisjoint(with: Self.names(environment))
        }
        switch name {
        case "production": return environment.isProduction
        case "non-production": return !environment.isProduction
        case "all-environments", "all": return true
        default: return false
        }
    }

    /// The entry that wins: environment before group before default, or the first match with `configuration.order`.
    private func select(
        _ key: ConfigurationGroup.Key, _ group: ConfigurationGroup, _ environment: Environment
    ) -> ConfigurationGroup.Entry? {
        let ranked = key.entries.compactMap { entry in rank(entry, group, environment).map { ($0, entry) } }
        if settings.configurationOrder == .document { return ranked.first { $0.0 != .fallback }?.1 }
        return ranked.min { $0.0.rawValue < $1.0.rawValue }?.1
    }

    // MARK: Checks

    private func report(_ group: ConfigurationGroup, _ finding: Diagnostic) {
        if finding.severity == .error { invalid.insert(group.declaration.id) }
        linker.report(finding)
    }

    private func check(_ group: ConfigurationGroup) {
        let known = environments(group).reduce(into: Set<String>()) { $0.formUnion(Self.names($1)) }
        func checkEnvironment(_ value: Value) {
            guard let name = value.string, !known.contains(name) else { return }
            report(
                group,
                Diagnostic(
                    .configurationEnvironmentNotFound, "there is no environment `\(name)`", at: Location(value.origin),
                    fix: nearestName(to: name, among: known.sorted()).map { "Write `\($0)`." }
                        ?? "Declare it, or remove it here."))
        }
        var names: [String: Origin] = [:]
        for value in group.environmentGroupValues {
            guard let name = value[.name] else { continue }
            checkDuplicate(name, &names, "environment group", group)
            let members = value["environments"]?.items ?? []
            members.forEach(checkEnvironment)
            if members.isEmpty {
                report(
                    group,
                    Diagnostic(
                        .groupEmpty, "environment group `\(name.string ?? "")` is empty", at: Location(name.origin)))
            }
        }
        checkScope(group)
        var keys: [String: Origin] = [:]
        for key in group.keys {
            checkDuplicate(key.name, &keys, "key", group)
            for entry in key.entries {
                checkEntry(entry, key, group)
                if let environment = entry.environment { checkEnvironment(environment) }
            }
            if !invalid.contains(group.declaration.id) { checkSelection(key, group) }
        }
        checkInheritance(group)
    }

    /// Keys of `scope` that restrict nothing, and environment groups that nothing names.
    private func checkScope(_ group: ConfigurationGroup) {
        let known = ["project", "component", "environment"]
        for entry in group.declaration.spec["scope"]?.map?.entries ?? [] where !known.contains(entry.key.text) {
            report(
                group,
                Diagnostic(
                    .configurationScopeUnknown, "a scope by `\(entry.key.text)` restricts nothing",
                    at: Location(entry.keyOrigin),
                    fix: nearestName(to: entry.key.text, among: known).map { "Write `\($0)`." } ?? "Remove it."))
        }
        let named = Set(group.keys.flatMap(\.entries).compactMap { $0.group?.string })
        for value in group.environmentGroupValues {
            guard let name = value[.name], !named.contains(name.string ?? "") else { continue }
            report(
                group,
                Diagnostic(
                    .environmentGroupUnused, "no value is for environment group `\(name.string ?? "")`",
                    at: Location(name.origin)))
        }
    }

    private func checkDuplicate(
        _ name: Value, _ seen: inout [String: Origin], _ what: String, _ group: ConfigurationGroup
    ) {
        let text = name.string ?? ""
        if let first = seen[text] {
            report(
                group,
                Diagnostic(
                    .configurationKeyDuplicate, "ConfigurationGroup `\(group.name)` declares \(what) `\(text)` twice",
                    at: Location(name.origin), notes: [Diagnostic.Note("the first one", at: Location(first))],
                    fix: "Remove one of them."))
        } else {
            seen[text] = name.origin
        }
    }

    private func checkEntry(
        _ entry: ConfigurationGroup.Entry, _ key: ConfigurationGroup.Key, _ group: ConfigurationGroup
    ) {
        let name = key.name.string ?? ""
        if let value = entry.value, let vault = entry.vaultKey {
            report(
                group,
                Diagnostic(
                    .configurationValueTwice, "an entry of key `\(name)` has `value` and `vaultKey`",
                    at: Location(vault.origin),
                    notes: [Diagnostic.Note("the plain value", at: Location(value.origin))], fix: "Keep one of them."))
        } else if entry.value == nil, entry.vaultKey == nil {
            report(
                group,
                Diagnostic(
                    .configurationValueNone, "an entry of key `\(name)` has neither `value` nor `vaultKey`",
                    at: Location(entry.origin), fix: "Give it one of them."))
        }
        if let environment = entry.environment, let reference = entry.group {
            report(
                group,
                Diagnostic(
                    .configurationSelectorTwice,
                    "an entry of key `\(name)` names an environment and an environment group",
                    at: Location(reference.origin),
                    notes: [Diagnostic.Note("the environment", at: Location(environment.origin))],
                    fix: "Keep one of them."))
        }
        if let reference = entry.group, let text = reference.string, group.environmentGroups[text] == nil,
            settings.environmentGroups[text] == nil
        {
            if Self.builtIn.contains(text) {
                report(
                    group,
                    Diagnostic(
                        .builtInEnvironmentGroup, "environment group `\(text)` is the built-in one",
                        at: Location(reference.origin)))
            } else {
                let names =
                    (Array(group.environmentGroups.keys) + settings.environmentGroups.keys).sorted() + Self.builtIn
                report(
                    group,
                    Diagnostic(
                        .environmentGroupNotFound, "there is no environment group `\(text)`",
                        at: Location(reference.origin),
                        fix: nearestName(to: text, among: names).map { "Write `\($0)`." }
                            ?? "Declare it in `environmentGroups`."))
            }
        }
        if let vault = entry.vaultKey, let path = vault.string, path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) {
            report(
                group,
                Diagnostic(
                    .valueNotAllowed, "a vault path has characters that cannot be printed", at: Location(vault.origin),
                    fix: "Write the path in one line."))
        }
        if let vault = entry.vaultKey, let path = vault.string, let corrected = VaultPath.corrected(path) {
            report(
                group,
                Diagnostic(
                    .vaultPathVersion, "the vault path `\(path)` has no `data` as its second element",
                    at: Location(vault.origin),
                    fix: "Write `\(corrected)`, or set `secrets.vault.fixPaths`."))
        }
        if let value = entry.value, let text = value.string, !text.isEmpty, entry.vaultKey == nil,
            SecretName.looksSecret(name)
        {
            let isProduction = environments(group).contains { $0.isProduction && rank(entry, group, $0) != nil }
            report(
                group,
                Diagnostic(
                    .plainSecret,
                    "key `\(name)` looks like a secret, but stands here in plain text\(isProduction ? ", for production too" : "")",
                    at: Location(value.origin), fix: "Store it in the vault and write `vaultKey`."))
        }
    }

    /// Entries that tie, and a winner that document order would not have chosen.
    private func checkSelection(_ key: ConfigurationGroup.Key, _ group: ConfigurationGroup) {
        let name = key.name.string ?? ""
        var secrets: [String: (isProduction: Bool, origin: Origin)] = [:]
        for environment in environments(group) {
            let ranked = key.entries.compactMap { entry in rank(entry, group, environment).map { ($0, entry) } }
            for rank in [Rank.environment, .group, .fallback] {
                let tied = ranked.filter { $0.0 == rank }.map(\.1)
                guard tied.count > 1 else { continue }
                tie(tied, rank, name, group, environment)
            }
            guard let winner = ranked.min(by: { $0.0.rawValue < $1.0.rawValue }) else { continue }
            if let first = ranked.first(where: { $0.0 != .fallback }), first.1.origin != winner.1.origin {
                report(
                    group,
                    Diagnostic(
                        .configurationOrder,
                        "for environment `\(environment.declaration.name)`, key `\(name)` takes this value, not the first that matches",
                        at: Location(winner.1.origin),
                        notes: [Diagnostic.Note("the first that matches", at: Location(first.1.origin))],
                        fix: "Write the entry for the environment before the one for its group."))
            }
            if let vault = winner.1.vaultKey, let path = vault.string {
                if let earlier = secrets[path], earlier.isProduction != environment.isProduction {
                    report(
                        group,
                        Diagnostic(
                            .sharedSecret, "production and other environments read `\(path)`",
                            at: Location(vault.origin),
                            fix: "Keep a secret of its own for production."))
                }
                secrets[path] = (environment.isProduction, vault.origin)
            }
        }
    }

    private func tie(
        _ tied: [ConfigurationGroup.Entry], _ rank: Rank, _ name: String, _ group: ConfigurationGroup,
        _ environment: Environment
    ) {
        let note = Diagnostic.Note("the other one", at: Location(tied[0].origin))
        switch rank {
        case .environment:
            report(
                group,
                Diagnostic(
                    .configurationEnvironmentDuplicate,
                    "key `\(name)` has two values for environment `\(environment.declaration.name)`",
                    at: Location(tied[1].origin),
                    notes: [note], fix: "Remove one of them."))
        case .fallback:
            report(
                group,
                Diagnostic(
                    .configurationEnvironmentDuplicate, "key `\(name)` has two defaults", at: Location(tied[1].origin),
                    notes: [note], fix: "Remove one of them."))
        case .group:
            let isSame = tied.allSatisfy {
                $0.value?.string == tied[0].value?.string && $0.vaultKey?.string == tied[0].vaultKey?.string
            }
            report(
                group,
                Diagnostic(
                    .configurationAmbiguous,
                    "groups `\(tied[0].group?.string ?? "")` and `\(tied[1].group?.string ?? "")` of key `\(name)` both hold "
                        + "environment `\(environment.declaration.name)`",
                    at: Location(tied[1].group?.origin ?? tied[1].origin),
                    notes: [note],
                    fix: "Add a value with `environment: \(environment.declaration.name)`, or part the groups.",
                    severity: isSame ? .warning : .error))
        }
    }

    private func checkInheritance(_ group: ConfigurationGroup) {
        var open: [(ConfigurationGroup, Int)] = [(group, 0)]
        while let (current, depth) = open.popLast() {
            for parent in current.inherits {
                guard let name = parent.string,
                    let found =
                        (index.groups[
                            SeedIndex.GroupKey(namespace: group.declaration.id.namespace ?? .empty, name: name)] ?? [])
                        .first
                else { continue }
                if found.declaration.id == group.declaration.id || depth > 32 {
                    report(
                        group,
                        Diagnostic(
                            .configurationInheritance, "ConfigurationGroup `\(group.name)` inherits from itself",
                            at: Location(parent.origin), fix: "Remove one `inherits`."))
                    return
                }
                if let next = groups[found.declaration.id] { open.append((next, depth + 1)) }
            }
        }
    }

    /// Reports groups and keys that nothing uses; called when every unit is planned.
    func reportUnused() {
        for seed in index.declarations("ConfigurationGroup") {
            guard let group = groups[seed.declaration.id] else { continue }
            guard let keys = used[seed.declaration.id] else {
                linker.report(
                    Diagnostic(
                        .configurationUnused, "ConfigurationGroup `\(group.name)` is used nowhere",
                        at: Location(seed.declaration.nameOrigin)))
                continue
            }
            for key in group.keys where !keys.contains(key.name.string ?? "") {
                linker.report(
                    Diagnostic(
                        .configurationUnused,
                        "key `\(key.name.string ?? "")` of ConfigurationGroup `\(group.name)` is used nowhere",
                        at: Location(key.name.origin)))
            }
        }
    }
}

/// Names that secrets usually have.
enum SecretName {
    private static let words: Set<String> = [
        "password", "passwd", "token", "secret", "key", "pat", "apikey", "credential", "credentials",
    ]

    static func looksSecret(_ name: String) -> Bool {
        name.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
}
