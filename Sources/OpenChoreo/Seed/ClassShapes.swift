import Basics

/// The specifications that classes hold, as far as they are judged: field names and types of apps/v1 DeploymentSpec,
/// core/v1 ServiceSpec, batch/v1 CronJobSpec and what they contain (seed specification 1.7, 1.8).
enum ClassShapes {
    private static let count: Shape = .integer(-2_147_483_648...2_147_483_647)

    private static func free(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .free, KubernetesShapes.meaning) }
    }
    private static func texts(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .text, KubernetesShapes.meaning) }
    }
    private static func one(_ name: Symbol, of words: String...) -> Field {
        Field(name, .string(oneOf: words), KubernetesShapes.meaning)
    }
    private static func flags(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .boolean, KubernetesShapes.meaning) }
    }
    private static func counts(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), count, KubernetesShapes.meaning) }
    }
    private static func lists(_ names: String...) -> [Field] {
        names.map { Field(Symbol($0), .list(.free), KubernetesShapes.meaning) }
    }

    private static let container: [Field] =
        texts("name", "image", "workingDir", "terminationMessagePath", "terminationMessagePolicy", "restartPolicy")
        + [one("imagePullPolicy", of: "Always", "IfNotPresent", "Never")]
        + flags("stdin", "stdinOnce", "tty") + [
            Field("command", .list(.text), KubernetesShapes.meaning),
            Field("args", .list(.text), KubernetesShapes.meaning),
            Field(
                "env",
                .list(
                    .object([
                        Field("name", .text, required: true, KubernetesShapes.meaning),
                        Field("value", .text, KubernetesShapes.meaning),
                        Field("valueFrom", KubernetesShapes.valueFrom, KubernetesShapes.meaning),
                    ])), KubernetesShapes.meaning),
            Field("ports", .list(.object(containerPort)), KubernetesShapes.meaning),
            Field("envFrom", KubernetesShapes.envFrom, KubernetesShapes.meaning),
            Field("volumeMounts", KubernetesShapes.volumeMounts, KubernetesShapes.meaning),
            Field("resources", KubernetesShapes.resources, KubernetesShapes.meaning),
            Field("securityContext", KubernetesShapes.containerSecurity, KubernetesShapes.meaning),
            Field("lifecycle", KubernetesShapes.lifecycle, KubernetesShapes.meaning),
            Field("livenessProbe", KubernetesShapes.probe, KubernetesShapes.meaning),
            Field("readinessProbe", KubernetesShapes.probe, KubernetesShapes.meaning),
            Field("startupProbe", KubernetesShapes.probe, KubernetesShapes.meaning),
        ] + lists("volumeDevices", "resizePolicy")

    private static let containerPort: [Field] =
        counts("containerPort", "hostPort") + texts("name", "hostIP") + [one("protocol", of: "TCP", "UDP", "SCTP")]

    private static let podSpec: [Field] =
        [
            Field("containers", .list(.object(container)), KubernetesShapes.meaning),
            Field("initContainers", .list(.object(container)), KubernetesShapes.meaning),
            Field("securityContext", KubernetesShapes.podSecurity, KubernetesShapes.meaning),
            Field("tolerations", KubernetesShapes.tolerations, KubernetesShapes.meaning),
            Field("nodeSelector", .map(.text), KubernetesShapes.meaning),
        ]
        + lists(
            "volumes", "imagePullSecrets", "topologySpreadConstraints", "hostAliases", "readinessGates",
            "schedulingGates", "resourceClaims", "ephemeralContainers")
        + free("affinity", "dnsConfig", "overhead", "os", "resources")
        + texts(
            "restartPolicy", "serviceAccountName", "serviceAccount", "nodeName", "schedulerName", "priorityClassName",
            "runtimeClassName", "dnsPolicy", "hostname", "subdomain", "preemptionPolicy")
        + counts("terminationGracePeriodSeconds", "activeDeadlineSeconds", "priority")
        + flags(
            "automountServiceAccountToken", "hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace",
            "enableServiceLinks", "setHostnameAsFQDN")

    private static let metadata: Shape = .object(
        [
            Field("labels", .map(.text), KubernetesShapes.meaning),
            Field("annotations", .map(.text), KubernetesShapes.meaning),
        ]
            + texts("name", "namespace", "generateName") + free("creationTimestamp", "finalizers"))

    private static let pod: Shape = .object([
        Field("metadata", metadata, KubernetesShapes.meaning),
        Field("spec", .object(podSpec), KubernetesShapes.meaning),
    ])

    static let deployment: Shape = .object(
        counts("replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds") + flags("paused")
            + [
                Field("selector", KubernetesShapes.selector, KubernetesShapes.meaning),
                Field("strategy", KubernetesShapes.strategy, KubernetesShapes.meaning),
                Field("template", pod, KubernetesShapes.meaning),
            ])

    static let service: Shape = .object(
        texts(
            "clusterIP", "externalName", "externalTrafficPolicy", "internalTrafficPolicy",
            "ipFamilyPolicy", "loadBalancerIP", "loadBalancerClass", "trafficDistribution")
            + flags("publishNotReadyAddresses", "allocateLoadBalancerNodePorts") + counts("healthCheckNodePort")
            + lists("clusterIPs", "externalIPs", "ipFamilies", "loadBalancerSourceRanges")
            + free("sessionAffinityConfig")
            + [
                one("type", of: "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
                one("sessionAffinity", of: "None", "ClientIP"),
                Field("selector", .map(.text), KubernetesShapes.meaning),
                Field(
                    "ports",
                    .list(
                        .object(
                            counts("port", "nodePort") + texts("name", "protocol", "appProtocol")
                                + [Field("targetPort", .numberOrText, KubernetesShapes.meaning)])),
                    KubernetesShapes.meaning),
            ])

    private static let job: Shape = .object(
        counts(
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
            "backoffLimitPerIndex", "maxFailedIndexes")
            + flags("manualSelector", "suspend")
            + texts("completionMode", "podReplacementPolicy", "managedBy")
            + free("podFailurePolicy", "successPolicy")
            + [
                Field("selector", KubernetesShapes.selector, KubernetesShapes.meaning),
                Field("template", pod, KubernetesShapes.meaning),
            ])

    static let cronJob: Shape = .object(
        texts("schedule", "timeZone") + [one("concurrencyPolicy", of: "Allow", "Forbid", "Replace")]
            + counts("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")
            + flags("suspend")
            + [
                Field(
                    "jobTemplate",
                    .object([
                        Field("metadata", metadata, KubernetesShapes.meaning),
                        Field("spec", job, KubernetesShapes.meaning),
                    ]), KubernetesShapes.meaning)
            ])

    /// What an override of a name patches.
    static func override(_ name: Symbol) -> Shape? {
        switch name {
        case "deployment": deployment
        case "service": service
        case "cronJob": cronJob
        case "httpRoute":
            .object(lists("parentRefs", "rules") + [Field("hostnames", .list(.nonEmpty), KubernetesShapes.meaning)])
        case "schedule", "timeZone": .nonEmpty
        default: nil
        }
    }
}
