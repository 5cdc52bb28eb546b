import Basics
import Tree

/// What identifies the elements of a list that Kubernetes merges by a key.
public struct MergeKey {
    private let fields: [Symbol]

    private static let byField: [Symbol: [Symbol]] = [
        "containers": ["name"], "initContainers": ["name"], "ephemeralContainers": ["name"], "volumes": ["name"],
        "env": ["name"], "imagePullSecrets": ["name"], "schedulingGates": ["name"], "resourceClaims": ["name"],
        "volumeMounts": ["mountPath"], "volumeDevices": ["devicePath"], "hostAliases": ["ip"],
        "topologySpreadConstraints": ["topologyKey"],
    ]

    /// The key of a field's list; nil when the list has none. Ports are keyed by number and protocol.
    public init?(field: Symbol, _ items: [Value]) {
        if field == "ports" {
            guard items.allSatisfy({ $0.map != nil }) else { return nil }
            fields = [items.contains { $0["containerPort"] != nil } ? "containerPort" : "port", "protocol"]
            return
        }
        guard let fields = Self.byField[field] else { return nil }
        self.fields = fields
    }

    /// The text that an element is known by; nil when it lacks the key.
    public func text(of item: Value) -> String? {
        guard let first = item[fields[0]] else { return nil }
        let text = first.string ?? first.exactInteger.map { String($0) } ?? ""
        guard fields.count > 1 else { return text }
        return text + "/" + (item[fields[1]]?.string ?? "TCP")
    }
}
