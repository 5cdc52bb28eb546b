import Basics
import Rendering
import Tree

/// Fields that Kubernetes does not let anybody change: applying them fails until the object is deleted.
enum ImmutableDanger {
    /// What may change below `spec` of kinds where all else may not.
    private static let changeable: [String: Set<String>] = [
        "StatefulSet": [
            "replicas", "ordinals", "template", "updateStrategy", "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds", "revisionHistoryLimit", "selector",
        ],
        "PersistentVolumeClaim": ["resources", "volumeAttributesClassName"],
    ]

    /// Paths that may not change, by kind; without those of `selector`, which have a finding of their own.
    private static let fixed: [String: [[String]]] = [
        "Job": [
            ["spec", "template"], ["spec", "selector"], ["spec", "completionMode"], ["spec", "podFailurePolicy"],
        ],
        "StorageClass": [["provisioner"], ["parameters"], ["reclaimPolicy"], ["volumeBindingMode"]],
        "RoleBinding": [["roleRef"]], "ClusterRoleBinding": [["roleRef"]], "Secret": [["type"]],
        "IngressClass": [["spec", "controller"]], "PriorityClass": [["value"]],
        "CustomResourceDefinition": [["spec", "scope"], ["spec", "names", "kind"], ["spec", "group"]],
        "RuntimeClass": [["handler"]],
        "PersistentVolume": [["spec", "storageClassName"], ["spec", "volumeMode"], ["spec", "nodeAffinity"]],
    ]

    private static let selecting: Set<String> = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"]

    static func findings(_ difference: ObjectDifference) -> [Diagnostic] {
        // Another name makes another object, which may be as it likes.
        guard difference.relation == .same, let old = difference.old, let new = difference.new else { return [] }
        let kind = new.id.kind
        if selecting.contains(kind), let change = difference.changes(at: "spec", "selector").first {
            return [
                difference.danger(
                    .selectorChanged,
                    "its selector changes (`\(change.path.text)`), which Kubernetes refuses for a workload that exists",
                    change, fix: "Keep the labels that select its pods, or give the workload another name.")
            ] + other(difference, kind, old, new)
        }
        return other(difference, kind, old, new)
    }

    private static func other(
        _ difference: ObjectDifference, _ kind: String, _ old: ComparedObject, _ new: ComparedObject
    ) -> [Diagnostic] {
        var changes: [FieldChange] = []
        if let allowed = changeable[kind] {
            changes += difference.fields.filter { change in
                guard case .field("spec")? = change.path.steps.first,
                    case .field(let name)? = change.path.steps.dropFirst().first
                else { return false }
                return !allowed.contains(name)
            }
        }
        for path in fixed[kind] ?? [] {
            let steps = path.map { FieldStep.field($0) }
            changes += difference.fields.filter { $0.path.steps.starts(with: steps) }
        }
        if kind == "Service" { changes += serviceChanges(difference, old.value, new.value) }
        if ["ConfigMap", "Secret"].contains(kind), old.value["immutable"]?.bool == true {
            changes += difference.fields.filter { change in
                ["data", "binaryData", "stringData", "immutable"].contains { change.path.begins(with: $0) }
            }
        }
        guard let first = changes.first else { return [] }
        let more = changes.count > 1 ? " and \(changes.count - 1) more" : ""
        return [
            difference.danger(
                .immutableFieldChanged, "`\(first.path.text)`\(more) cannot be changed on an object that exists", first,
                fix: "Give the object another name, or delete it first where its loss does no harm.")
        ]
    }

    /// A cluster IP is given once; an absent one is chosen by the cluster and only differs from `None`.
    private static func serviceChanges(_ difference: ObjectDifference, _ old: Value, _ new: Value) -> [FieldChange] {
        let before = old[path: "spec", "clusterIP"]?.string
        let after = new[path: "spec", "clusterIP"]?.string
        guard before != after, before == "None" || after == "None" || (before != nil && after != nil) else { return [] }
        return difference.changes(at: "spec", "clusterIP")
    }
}
