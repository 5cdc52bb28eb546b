import Basics
import OpenChoreo
import Tree

/// What `valueFrom.configurationGroupRef` of a current-vocabulary workload gives in an environment.
public enum GroupValue: Sendable {
    /// A plain value.
    case plain(Value)
    /// A path and field of the secret store.
    case secret(key: Value, property: Value)
}

/// ConfigurationGroups in workloads of the current vocabulary: a plain value becomes a literal, a vault key a remote
/// reference, so that types and traits render both as they render their own.
enum GroupReferences {
    /// A unit with the values of its references; refused when one cannot be had.
    static func content(_ unit: ComponentUnit, _ id: UnitID, _ linker: Linker) -> Unit.Content {
        let workload = unit.sources.workload
        let overrides = unit.binding?.declaration.spec[path: "workloadOverrides", "container"]
        // Of a workload that needs nothing, only what overrides it is looked at.
        let isSettled = linker.isSettled(workload, unit.component.declaration.id.namespace)
        let container = isSettled ? nil : workload[.container]
        if let refusal = SecretCheck.refusal(unit, container, overrides, linker) { return .refused(refusal.text) }
        var values: [String: GroupValue] = [:]
        var isRefused = false
        for list in [Symbol.env, .files] {
            let own = container?[list]?.items ?? []
            let overriding = overrides?[list]?.items ?? []
            guard own.contains(where: isReference) || overriding.contains(where: isReference) else { continue }
            for entry in Configurations.merge(own, overrides: overriding) {
                guard let reference = entry[path: .valueFrom, groupReference], let key = reference[.key] else {
                    continue
                }
                guard let value = value(reference, key, unit, id, linker) else {
                    isRefused = true
                    continue
                }
                values[Self.key(reference)] = value
            }
        }
        if isRefused { return .refused("the configuration of `\(id.name)` has errors") }
        var unit = unit
        unit.groupValues = values
        return .component(unit)
    }

    /// Whether no variable and no file of a workload refers to a ConfigurationGroup, and to no secret that is missing.
    static func isSettled(_ workload: Value, _ namespace: Symbol?, _ catalog: Catalog) -> Bool {
        [Symbol.env, .files].allSatisfy { list in
            (workload[path: .container, list]?.items ?? []).allSatisfy { entry in
                !isReference(entry) && SecretCheck.isDeclared(entry, namespace, catalog)
            }
        }
    }

    private static func isReference(_ entry: Value) -> Bool { entry[path: .valueFrom, groupReference] != nil }

    private static let groupReference: Symbol = "configurationGroupRef"

    /// How a reference is found among the values of a unit.
    static func key(_ reference: Value) -> String {
        "\(reference[.name]?.string ?? "")\0\(reference[.key]?.string ?? "")"
    }

    private static func value(
        _ reference: Value, _ key: Value, _ unit: ComponentUnit, _ id: UnitID, _ linker: Linker
    ) -> GroupValue? {
        let lookup = linker.seed?.configuration ?? ConfigurationLookup(SeedIndex(linker.catalog), linker)
        let namespace = unit.component.declaration.id.namespace
        guard let group = lookup.group(reference[.name], namespace),
            lookup.isInScope(group, id, at: reference[.name]?.origin ?? reference.origin),
            let value = lookup.value(group, key, unit.environment.environment)
        else { return nil }
        switch value {
        case .plain(let text): return .plain(text)
        case .secret(let path):
            let (full, field) = VaultPath.split(path.string ?? "")
            return .secret(
                key: .string(VaultPath.withoutVersion(full), origin: path.origin),
                property: .string(field, origin: path.origin))
        }
    }
}
