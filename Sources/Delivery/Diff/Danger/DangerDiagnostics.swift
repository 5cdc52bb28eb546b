import Basics

extension DiagnosticKind {
    /// A selector that changes.
    public static let selectorChanged = DiagnosticKind(
        3120, "diff-selector-changed", .error,
        """
        The selector of a Deployment, StatefulSet, DaemonSet or ReplicaSet changes. Kubernetes refuses that for a workload \
        that exists, so that the sync fails; deleting the workload first stops its pods. Keep the labels, or give the \
        workload another name.
        """)
    /// Another field that may not change.
    public static let immutableFieldChanged = DiagnosticKind(
        3121, "diff-immutable-field-changed", .error,
        """
        A field changes that Kubernetes does not let anybody change: claim templates and service name of a StatefulSet, the \
        template of a Job, the cluster IP of a Service, the specification of a PersistentVolumeClaim, data of an immutable \
        ConfigMap or Secret, a role reference, a StorageClass. The sync fails until the object is deleted.
        """)
    /// A volume that goes.
    public static let volumeClaimRemoved = DiagnosticKind(
        3122, "diff-volume-claim-removed", .error,
        """
        A PersistentVolumeClaim or PersistentVolume goes, or is replaced by one of another name. With the usual reclaim \
        policy its data is deleted.
        """)
    /// A volume that shrinks.
    public static let volumeShrunk = DiagnosticKind(
        3123, "diff-volume-shrunk", .error,
        "A volume gets smaller. Kubernetes and its storage drivers only let volumes grow; the sync fails.")
    /// A namespace that goes.
    public static let namespaceRemoved = DiagnosticKind(
        3124, "diff-namespace-removed", .error,
        "A Namespace goes, and with it everything that is in it, also what choreoc did not render: volumes, secrets, jobs."
    )
    /// Nothing runs any more.
    public static let replicasZero = DiagnosticKind(
        3125, "diff-replicas-zero", .error,
        "The replicas of a workload, or a bound of its autoscaler, go to zero: nothing runs any more.")
    /// Far fewer run.
    public static let replicasReduced = DiagnosticKind(
        3126, "diff-replicas-reduced", .warning,
        "The replicas of a workload, or a bound of its autoscaler, go to half or less of what they were.")
    /// An older image.
    public static let imageDowngraded = DiagnosticKind(
        3127, "diff-image-downgraded", .warning,
        """
        A container goes back to an older version of its image, told by semantic versions in the tags. The older version may \
        not understand data that the newer one wrote.
        """)
    /// A tag in production.
    public static let imageMutable = DiagnosticKind(
        3128, "diff-image-mutable", .warning,
        """
        A new or changed image reaches a production environment by a tag without a digest. A tag can be moved: what was \
        tested need not be what runs. Write the digest behind the tag.
        """)
    /// Reachable from farther away.
    public static let exposureWidened = DiagnosticKind(
        3129, "diff-exposure-widened", .warning,
        """
        Something becomes reachable from farther away: a Service of a wider type or for more source ranges, a route that is \
        attached to a further gateway or answers for a further hostname, a further route or Ingress of a component.
        """)
    /// A policy that lets more through.
    public static let networkPolicyLoosened = DiagnosticKind(
        3130, "diff-network-policy-loosened", .warning,
        """
        A network policy lets through what it kept out, judges a direction no more, or selects other pods than before.
        """)
    /// A policy that goes.
    public static let networkPolicyRemoved = DiagnosticKind(
        3131, "diff-network-policy-removed", .warning,
        "A network policy goes while the component that it protects stays.")
    /// Another secret.
    public static let secretPathChanged = DiagnosticKind(
        3132, "diff-secret-path-changed", .warning,
        """
        A secret is read from another path, key, version or store than before. The pods that use it do not start when the \
        store has nothing there.
        """)
    /// Deleted here, made there.
    public static let objectMoved = DiagnosticKind(
        3133, "diff-object-moved", .warning,
        """
        An object moves to another environment, plane or namespace: it is deleted in one place and made in the other, in no \
        certain order.
        """)
    /// Many at once.
    public static let unitsRemoved = DiagnosticKind(
        3134, "diff-units-removed", .error,
        """
        A whole environment, a whole project or more than a tenth of all units go. That is more often a mistake in what is \
        read than meant; `choreoc compile` refuses it without `--allow-removals`.
        """)
    /// A managed resource that goes.
    public static let managedResourceRemoved = DiagnosticKind(
        3135, "diff-managed-resource-removed", .error,
        "An object of a managed resource goes: a database, a queue or a bucket, with the data in it.")

    /// The dangers that `diff` finds.
    public static let allDanger: [DiagnosticKind] = [
        .selectorChanged, .immutableFieldChanged, .volumeClaimRemoved, .volumeShrunk, .namespaceRemoved, .replicasZero,
        .replicasReduced, .imageDowngraded, .imageMutable, .exposureWidened, .networkPolicyLoosened,
        .networkPolicyRemoved, .secretPathChanged, .objectMoved, .unitsRemoved, .managedResourceRemoved,
    ]
}
