import Basics
import OpenChoreo
import Tree

/// A ConfigurationGroup made ready for look-ups (seed specification 4).
struct ConfigurationGroup {
    /// One entry of a key's `values`.
    struct Entry {
        var environment: Value?
        var group: Value?
        var value: Value?
        var vaultKey: Value?
        var origin: Origin
    }

    /// A key with its entries in document order.
    struct Key {
        var name: Value
        var entries: [Entry]
    }

    var declaration: Declaration
    /// The name that references use.
    var name: String
    /// Keys in document order.
    var keys: [Key]
    var inherits: [Value]
    /// Environment groups: name → environments.
    var environmentGroups: [String: Set<String>]
    var environmentGroupValues: [Value]
    private var positions: [String: Int]

    init(_ declaration: Declaration) {
        self.declaration = declaration
        name = SeedLabels.value("name", in: declaration.metadata)?.string ?? declaration.name
        let spec = declaration.spec
        keys = (spec["configurations"]?.items ?? []).map { item in
            Key(
                name: item[.key] ?? .string("", origin: item.origin),
                entries: (item["values"]?.items ?? []).map { entry in
                    func text(_ field: Symbol) -> Value? { (entry[field]?.string ?? "").isEmpty ? nil : entry[field] }
                    var environment = text("environment")
                    var group = text("environmentGroupRef")
                    if environment == nil, group == nil {
                        // An empty name is one that does not exist: the value is not for all environments because of it.
                        environment = entry["environment"].flatMap { $0.string == nil ? nil : $0 }
                        group = entry["environmentGroupRef"].flatMap { $0.string == nil ? nil : $0 }
                        if environment != nil { group = nil }
                    }
                    return Entry(
                        environment: environment, group: group, value: entry["value"], vaultKey: text("vaultKey"),
                        origin: entry.origin)
                })
        }
        inherits = spec["inherits"]?.items ?? []
        environmentGroupValues = spec["environmentGroups"]?.items ?? []
        environmentGroups = [:]
        for group in environmentGroupValues {
            environmentGroups[group[.name]?.string ?? ""] = Set(
                (group["environments"]?.items ?? []).compactMap(\.string))
        }
        positions = [:]
        for (index, key) in keys.enumerated() where positions[key.name.string ?? ""] == nil {
            positions[key.name.string ?? ""] = index
        }
    }

    /// The key of a name.
    func key(_ name: String) -> Key? { positions[name].map { keys[$0] } }
}

/// What a key is in an environment.
enum ConfigurationValue {
    case plain(Value)
    /// The path in the vault.
    case secret(Value)
}
