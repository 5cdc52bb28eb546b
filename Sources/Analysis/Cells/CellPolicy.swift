import Basics
import CEL
import Tree

/// What holds in a cell, a project in an environment, besides its components (seed specification 2.5 step 4, 3.15).
public struct CellPolicy: Sendable {
    /// What a person or tool of a group may do in a cell.
    enum Role: String, Sendable, CaseIterable {
        case admin, developer, viewer

        /// The word for its groups in annotations and settings.
        var word: String { rawValue + "s" }
    }

    /// The kinds of limits, as a LimitRange calls them.
    enum Limit: String, Sendable, CaseIterable {
        case `default`, defaultRequest, max, min
        case ratio = "maxLimitRequestRatio"

        /// The word of annotations: `limit-default-request.cpu`.
        var word: String {
            switch self {
            case .defaultRequest: "default-request"
            case .ratio: "max-ratio"
            default: rawValue
            }
        }
    }

    /// What every pod of the cell gets.
    struct Baseline: Sendable {
        var pod: Map = [:]
        var container: Map = [:]
        var topologySpread: [Value] = []
        var labels: Map = [:]

        var isEmpty: Bool { pod.isEmpty && container.isEmpty && topologySpread.isEmpty && labels.isEmpty }

        /// As templates see it: nothing, or one map.
        var value: Value {
            if isEmpty { return .list([]) }
            return .list([
                .map([
                    "securityContext": .map(pod), "containerSecurityContext": .map(container),
                    "topologySpread": .list(topologySpread), "labels": .map(labels),
                ])
            ])
        }
    }

    /// Nothing.
    init() {}

    /// Resource → quantity, of a ResourceQuota.
    var quota: Map = [:]
    /// Limit → resource → quantity, of a LimitRange.
    var limits: [Limit: Map] = [:]
    /// The groups of each role.
    var access: [Role: [Value]] = [:]
    /// The level of the Pod Security Standards that is enforced.
    var podSecurity: Value?
    var baseline = Baseline()

    // MARK: For checks

    /// A kind of limits.
    public enum Bound: Sendable {
        case `default`, defaultRequest, max, min, ratio

        fileprivate var limit: Limit {
            switch self {
            case .default: .default
            case .defaultRequest: .defaultRequest
            case .max: .max
            case .min: .min
            case .ratio: .ratio
            }
        }
    }

    /// Resources and quantities of a kind of limits.
    public func bounds(_ bound: Bound) -> [(resource: String, quantity: Value)] {
        (limits[bound.limit]?.entries ?? []).map { ($0.key.text, $0.value) }
    }

    /// The quantity of a kind of limits.
    public func bound(_ bound: Bound, _ resource: String) -> KubernetesQuantity? {
        limits[bound.limit]?[Symbol(resource)].flatMap { KubernetesQuantity($0) }
    }

    /// Resources and quantities of the quota.
    public var quotas: [(resource: String, quantity: Value)] { quota.entries.map { ($0.key.text, $0.value) } }

    /// What every container must say because of the quota: `requests` or `limits`, and the resource.
    public var countedResources: [(field: String, resource: String, quota: Value)] {
        let counted: Set<Substring> = ["cpu", "memory", "ephemeral-storage"]
        return quota.entries.compactMap { entry in
            let name = entry.key.text
            for field in ["requests", "limits"] where name.hasPrefix(field + ".") {
                let resource = name.dropFirst(field.count + 1)
                return counted.contains(resource) ? (field, String(resource), entry.value) : nil
            }
            return counted.contains(name[...]) ? ("requests", name, entry.value) : nil
        }
    }

    /// The level of the Pod Security Standards; empty without one.
    public var podSecurityLevel: String { podSecurity?.string ?? "" }

    /// Whether nothing but the pods' baseline is said.
    var hasNoObjects: Bool {
        quota.isEmpty && limits.isEmpty && access.values.allSatisfy(\.isEmpty) && podSecurity == nil
    }

    /// The place of something that is said of objects.
    var origin: Origin {
        let values =
            quota.entries.map(\.value) + Limit.allCases.compactMap { limits[$0]?.entries.first?.value }
            + Role.allCases.flatMap { access[$0] ?? [] } + [podSecurity].compactMap { $0 }
        return values.first?.origin ?? .none
    }

    /// Adds another one that wins where both say something; groups add up.
    mutating func add(_ other: CellPolicy) {
        for entry in other.quota.entries { quota.set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin) }
        for (limit, map) in other.limits {
            for entry in map.entries {
                limits[limit, default: [:]].set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin)
            }
        }
        for (role, groups) in other.access {
            let known = Set((access[role] ?? []).compactMap(\.string))
            access[role, default: []] += groups.filter { !known.contains($0.string ?? "") }
        }
        podSecurity = other.podSecurity ?? podSecurity
        for entry in other.baseline.pod.entries { baseline.pod.set(entry.key, to: entry.value) }
        for entry in other.baseline.container.entries { baseline.container.set(entry.key, to: entry.value) }
        for entry in other.baseline.labels.entries { baseline.labels.set(entry.key, to: entry.value) }
        if !other.baseline.topologySpread.isEmpty { baseline.topologySpread = other.baseline.topologySpread }
    }

    /// What the project type is told, as `parameters.cell`.
    var value: Value {
        var limit: Map = [:]
        for kind in Limit.allCases {
            if let map = limits[kind], !map.isEmpty { limit.set(Symbol(kind.rawValue), to: .map(map)) }
        }
        let roles = Role.allCases.compactMap { role -> Value? in
            guard let groups = access[role], !groups.isEmpty else { return nil }
            return .map(["role": .string(role.rawValue), "groups": .list(groups)])
        }
        var map: Map = ["quota": .map(quota), "limits": .map(limit), "access": .list(roles)]
        if let podSecurity { map.set("podSecurity", to: podSecurity) }
        return .map(map)
    }
}
