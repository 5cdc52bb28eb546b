import Basics
import Rendering
import Tree

/// Service that shrinks: replicas and the bounds of autoscalers that go to zero, or to half and less.
enum ReplicaDanger {
    /// The kinds that set replicas of others.
    static let scalers: Set<String> = ["HorizontalPodAutoscaler", "ScaledObject"]

    /// Where a kind says how many pods there are, and how many there are when it does not.
    private static let fields: [String: [(path: [Symbol], fallback: Int64?)]] = [
        "Deployment": [(["spec", "replicas"], 1)], "StatefulSet": [(["spec", "replicas"], 1)],
        "ReplicaSet": [(["spec", "replicas"], 1)], "Rollout": [(["spec", "replicas"], 1)],
        "HorizontalPodAutoscaler": [(["spec", "minReplicas"], 1), (["spec", "maxReplicas"], nil)],
        "ScaledObject": [(["spec", "minReplicaCount"], 0), (["spec", "maxReplicaCount"], 100)],
    ]

    static func findings(_ difference: ObjectDifference, _ context: DangerContext) -> [Diagnostic] {
        guard let old = difference.old, let new = difference.new else { return [] }
        let isScaled = !scalers.contains(new.id.kind) && context.scaledUnits.contains(new.unit)
        return (fields[new.id.kind] ?? []).compactMap { field in
            let before = value(old.value, field.path)
            let after = value(new.value, field.path)
            // Replicas that an autoscaler sets are left out of the manifest on purpose.
            if after == nil, isScaled { return nil }
            guard let from = before?.exactInteger ?? (before == nil ? field.fallback : nil),
                let to = after?.exactInteger ?? (after == nil ? field.fallback : nil), to < from
            else { return nil }
            let path = field.path.map(\.text).joined(separator: ".")
            if to == 0 {
                return difference.danger(
                    .replicasZero, "`\(path)` goes from \(from) to 0: nothing runs any more", old: before?.origin,
                    new: after?.origin, fix: "Undeploy it where that is meant.")
            }
            guard to * 2 <= from else { return nil }
            return difference.danger(
                .replicasReduced, "`\(path)` goes from \(from) to \(to), to half or less", old: before?.origin,
                new: after?.origin)
        }
    }

    private static func value(_ value: Value, _ path: [Symbol]) -> Value? {
        path.reduce(Optional(value)) { $0?[$1] }
    }
}
