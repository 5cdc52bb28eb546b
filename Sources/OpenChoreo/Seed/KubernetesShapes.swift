import Basics

/// Parts of pods as core/v1 has them, for classes and for containers of workloads (seed specification 1.7, 1.13). They are
/// merged over each other, so only the keys of lists must be there.
enum KubernetesShapes {
    /// What every field of Kubernetes is said to mean; the reference page does not list what lies below.
    static let meaning = "As in Kubernetes."

    private static let number: Shape = .integer(-2_147_483_648...2_147_483_647)
    private static let identifier: Shape = .integer(Int64.min...Int64.max)

    private static func fields(_ shape: Shape, _ names: String...) -> [Field] {
        names.map { Field(Symbol($0), shape, meaning) }
    }

    private static func object(_ fields: [Field]...) -> Shape { .object(fields.flatMap { $0 }) }

    private static func required(_ name: Symbol) -> [Field] { [Field(name, .text, required: true, meaning)] }

    /// Requests and limits.
    static let resources = object(
        fields(.resourceAmounts, "limits", "requests"),
        fields(.list(object(required("name"), fields(.text, "request"))), "claims"))

    private static let exec = object(fields(.list(.text), "command"))
    private static let httpGet = object(
        fields(.text, "path", "host", "scheme"), fields(.numberOrText, "port"),
        fields(.list(object(required("name"), required("value"))), "httpHeaders"))
    private static let tcpSocket = object(fields(.numberOrText, "port"), fields(.text, "host"))

    /// A liveness, readiness or startup probe.
    static let probe = object(
        fields(exec, "exec"), fields(httpGet, "httpGet"), fields(tcpSocket, "tcpSocket"),
        fields(object(fields(number, "port"), fields(.text, "service")), "grpc"),
        fields(
            number, "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"),
        fields(identifier, "terminationGracePeriodSeconds"))

    private static let handler = object(
        fields(exec, "exec"), fields(httpGet, "httpGet"), fields(tcpSocket, "tcpSocket"),
        fields(object(fields(identifier, "seconds")), "sleep"))

    static let lifecycle = object(fields(handler, "postStart", "preStop"), fields(.text, "stopSignal"))

    private static let seLinux = object(fields(.text, "user", "role", "type", "level"))
    private static let profile = object(
        fields(.string(oneOf: ["RuntimeDefault", "Localhost", "Unconfined"]), "type"), fields(.text, "localhostProfile")
    )
    private static let users =
        fields(seLinux, "seLinuxOptions") + fields(.freeObject, "windowsOptions")
        + fields(identifier, "runAsUser", "runAsGroup") + fields(.boolean, "runAsNonRoot")
        + fields(profile, "seccompProfile", "appArmorProfile")

    static let containerSecurity = object(
        users, fields(object(fields(.list(.text), "add", "drop")), "capabilities"),
        fields(.boolean, "privileged", "readOnlyRootFilesystem", "allowPrivilegeEscalation"),
        fields(.text, "procMount"))

    static let podSecurity = object(
        users, fields(.list(identifier), "supplementalGroups"), fields(identifier, "fsGroup"),
        fields(.text, "supplementalGroupsPolicy", "fsGroupChangePolicy", "seLinuxChangePolicy"),
        fields(.list(object(required("name"), required("value"))), "sysctls"))

    private static let key = object(fields(.text, "key", "name"), fields(.boolean, "optional"))

    static let valueFrom = object(
        fields(object(fields(.text, "fieldPath", "apiVersion")), "fieldRef"),
        fields(
            object(fields(.text, "resource", "containerName"), fields(.quantity, "divisor")),
            "resourceFieldRef"),
        fields(key, "configMapKeyRef", "secretKeyRef"), fields(.freeObject, "fileKeyRef"))

    static let envFrom: Shape = .list(
        object(
            fields(.text, "prefix"),
            fields(object(fields(.text, "name"), fields(.boolean, "optional")), "configMapRef", "secretRef")))

    static let volumeMounts: Shape = .list(
        object(
            required("name"), required("mountPath"), fields(.boolean, "readOnly"),
            fields(.text, "recursiveReadOnly", "subPath", "mountPropagation", "subPathExpr")))

    static let tolerations: Shape = .list(
        object(fields(.text, "key", "operator", "value", "effect"), fields(identifier, "tolerationSeconds")))

    static let strategy = object(
        fields(.text, "type"), fields(object(fields(.countOrPercentage, "maxUnavailable", "maxSurge")), "rollingUpdate")
    )

    static let selector = object(
        fields(.map(.text), "matchLabels"),
        fields(
            .list(object(required("key"), required("operator"), fields(.list(.text), "values"))), "matchExpressions"))
}
