import Basics

extension DiagnosticKind {
    /// Quantity invalid.
    public static let quantityInvalid = DiagnosticKind(
        2180, "quantity-invalid", .error,
        "A quota or limit is no quantity as Kubernetes writes it: `500m`, `2`, `1Gi`.")
    /// Quota resource unknown.
    public static let quotaResourceUnknown = DiagnosticKind(
        2181, "quota-resource-unknown", .error,
        "A quota or limit is for something that Kubernetes does not count, so it would hold nobody back.")
    /// Quota exceeded.
    public static let quotaExceeded = DiagnosticKind(
        2182, "quota-exceeded", .error,
        """
        The pods of a cell, with all replicas that an autoscaler may add, ask for more than its quota allows, so some of them \
        would never start (QUOTA-EXCEEDED).
        """)
    /// Limits contradictory.
    public static let limitsContradictory = DiagnosticKind(
        2183, "limits-contradictory", .error,
        "The limits of a cell contradict each other: `min` ≤ `defaultRequest` ≤ `default` ≤ `max` must hold.")
    /// Limit exceeded.
    public static let limitExceeded = DiagnosticKind(
        2184, "limit-exceeded", .error,
        "A container asks for more or less than the limits of its cell allow, so no pod of it would be admitted.")
    /// Quota without request.
    public static let quotaWithoutRequest = DiagnosticKind(
        2185, "quota-without-request", .error,
        """
        A container says nothing of a resource that its cell has a quota for, and the cell has no default for it. Kubernetes \
        admits no such pod.
        """)
    /// Pod security violated.
    public static let podSecurityViolated = DiagnosticKind(
        2186, "pod-security-violated", .error,
        "A pod does what the Pod Security Standard of its cell forbids, so it would not be admitted.")
    /// Cell annotation unknown.
    public static let cellAnnotationUnknown = DiagnosticKind(
        2187, "cell-annotation-unknown", .warning,
        "An annotation is nearly one that says what holds in cells, but none that is known.")
    /// Cell annotation misplaced.
    public static let cellAnnotationMisplaced = DiagnosticKind(
        2188, "cell-annotation-misplaced", .warning,
        """
        An annotation that says what holds in cells stands on a kind where it has no effect. Quotas stand on Organization, \
        Project and Environment, access on Organization and Project, the baseline of pods on Organization, DataPlane and \
        Environment.
        """)
    /// Cell policy without effect.
    public static let cellPolicyWithoutEffect = DiagnosticKind(
        2189, "cell-policy-without-effect", .warning,
        """
        Quotas, access or a level of pod security are declared for a project whose own project type makes its namespace; only \
        the type `choreo-project` renders them.
        """)
    /// Access group invalid.
    public static let accessGroupInvalid = DiagnosticKind(
        2190, "access-group-invalid", .error,
        "A group that gets access to cells has no name, or one that Kubernetes keeps for itself (`system:…`).")
    /// Cell label invalid.
    public static let cellLabelInvalid = DiagnosticKind(
        2191, "cell-label-invalid", .error,
        "A label for all pods is none that Kubernetes accepts, or one that choreoc sets itself.")

    /// Platform not rendered.
    public static let platformNotRendered = DiagnosticKind(
        2192, "platform-not-rendered", .warning,
        """
        `dataPlanes.objects` asks for the objects of data planes, but a data plane is declared as version 1.0 has it, whose \
        gateways choreoc does not render.
        """)

    /// Selector without label.
    public static let selectorWithoutLabel = DiagnosticKind(
        2193, "selector-without-label", .error,
        """
        The selector of a Deployment asks for a label that its pods do not have: a class gives `selector.matchLabels` without \
        the same label in `template.metadata.labels`. Kubernetes refuses such a Deployment.
        """, upstream: "the Deployment is applied and refused by the API server")
    /// Build plane ambiguous.
    public static let buildPlaneAmbiguous = DiagnosticKind(
        2194, "build-plane-ambiguous", .error, "An organization has several build planes.",
        upstream: "the first one in the namespace is used")
    /// Shared cluster.
    public static let sharedCluster = DiagnosticKind(
        2195, "shared-cluster", .warning,
        "A build plane and a data plane are one cluster, so builds run beside what they build (SHARED-CLUSTER).")

    /// The kinds of cells.
    public static let allCells: [DiagnosticKind] = [
        .quantityInvalid, .quotaResourceUnknown, .quotaExceeded, .limitsContradictory, .limitExceeded,
        .quotaWithoutRequest, .podSecurityViolated, .cellAnnotationUnknown, .cellAnnotationMisplaced,
        .cellPolicyWithoutEffect, .accessGroupInvalid, .cellLabelInvalid, .platformNotRendered,
        .selectorWithoutLabel, .buildPlaneAmbiguous, .sharedCluster,
    ]
}
