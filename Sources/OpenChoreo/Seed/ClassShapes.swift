import Basics

/// The specifications that classes hold, as far as they are judged: field names and types of apps/v1 DeploymentSpec,
/// core/v1 ServiceSpec, batch/v1 CronJobSpec and what they contain (seed specification 1.7, 1.8).
enum ClassShapes {
    private static let count: Shape = .integer(-2_147_483_648...2_147_483_647)

    private static func free(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .free, "As in Kubernetes.") }
    }
    private static func texts(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .text, "As in Kubernetes.") }
    }
    private static func flags(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .boolean, "As in Kubernetes.") }
    }
    private static func counts(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), count, "As in Kubernetes.") }
    }
    private static func lists(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .list(.free), "As in Kubernetes.") }
    }

    private static let container: [Field] =
        texts(
            "name", "image", "imagePullPolicy", "workingDir", "terminationMessagePath", "terminationMessagePolicy",
            "restartPolicy")
        + flags("stdin", "stdinOnce", "tty") + [
            Field("command", .list(.text), "As in Kubernetes."), Field("args", .list(.text), "As in Kubernetes."),
            Field(
                "env",
                .list(
                    .object([
                        Field("name", .text, required: true, "As in Kubernetes."),
                        Field("value", .text, "As in Kubernetes."),
                        Field("valueFrom", .freeObject, "As in Kubernetes."),
                    ])), "As in Kubernetes."),
            Field("ports", .list(.object(containerPort)), "As in Kubernetes."),
        ] + lists("envFrom", "volumeMounts", "volumeDevices", "resizePolicy")
        + free("resources", "securityContext", "lifecycle", "livenessProbe", "readinessProbe", "startupProbe")

    private static let containerPort: [Field] =
        counts("containerPort", "hostPort") + texts("name", "protocol", "hostIP")

    private static let podSpec: [Field] =
        [
            Field("containers", .list(.object(container)), "As in Kubernetes."),
            Field("initContainers", .list(.object(container)), "As in Kubernetes."),
        ]
        + lists(
            "volumes", "imagePullSecrets", "tolerations", "topologySpreadConstraints", "hostAliases", "readinessGates",
            "schedulingGates", "resourceClaims", "ephemeralContainers")
        + free("affinity", "securityContext", "dnsConfig", "nodeSelector", "overhead", "os", "resources")
        + texts(
            "restartPolicy", "serviceAccountName", "serviceAccount", "nodeName", "schedulerName", "priorityClassName",
            "runtimeClassName", "dnsPolicy", "hostname", "subdomain", "preemptionPolicy")
        + counts("terminationGracePeriodSeconds", "activeDeadlineSeconds", "priority")
        + flags(
            "automountServiceAccountToken", "hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace",
            "enableServiceLinks", "setHostnameAsFQDN")

    private static let metadata: Shape = .object(
        [Field("labels", .map(.text), "As in Kubernetes."), Field("annotations", .map(.text), "As in Kubernetes.")]
            + texts("name", "namespace", "generateName") + free("creationTimestamp", "finalizers"))

    private static let pod: Shape = .object([
        Field("metadata", metadata, "As in Kubernetes."), Field("spec", .object(podSpec), "As in Kubernetes."),
    ])

    static let deployment: Shape = .object(
        counts("replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds") + flags("paused")
            + [
                Field("selector", .freeObject, "As in Kubernetes."),
                Field("strategy", .freeObject, "As in Kubernetes."),
                Field("template", pod, "As in Kubernetes."),
            ])

    static let service: Shape = .object(
        texts(
            "type", "clusterIP", "sessionAffinity", "externalName", "externalTrafficPolicy", "internalTrafficPolicy",
            "ipFamilyPolicy", "loadBalancerIP", "loadBalancerClass", "trafficDistribution")
            + flags("publishNotReadyAddresses", "allocateLoadBalancerNodePorts") + counts("healthCheckNodePort")
            + lists("clusterIPs", "externalIPs", "ipFamilies", "loadBalancerSourceRanges")
            + free("selector", "sessionAffinityConfig")
            + [
                Field(
                    "ports",
                    .list(
                        .object(
                            counts("port", "nodePort") + texts("name", "protocol", "appProtocol") + free("targetPort"))),
                    "As in Kubernetes.")
            ])

    private static let job: Shape = .object(
        counts(
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
            "backoffLimitPerIndex", "maxFailedIndexes")
            + flags("manualSelector", "suspend")
            + texts("completionMode", "podReplacementPolicy", "managedBy")
            + free("selector", "podFailurePolicy", "successPolicy")
            + [Field("template", pod, "As in Kubernetes.")])

    static let cronJob: Shape = .object(
        texts("schedule", "timeZone", "concurrencyPolicy")
            + counts("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")
            + flags("suspend")
            + [
                Field(
                    "jobTemplate",
                    .object([
                        Field("metadata", metadata, "As in Kubernetes."), Field("spec", job, "As in Kubernetes."),
                    ]), "As in Kubernetes.")
            ])
}
