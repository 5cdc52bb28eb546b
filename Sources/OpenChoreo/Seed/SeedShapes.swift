import Basics

/// Shapes that several kinds of the seed vocabulary share (seed specification 1.13 – 1.16).
enum SeedShapes {
    static let endpointTypes = ["HTTP", "REST", "gRPC", "GraphQL", "Websocket", "TCP", "UDP"]
    static let exposeLevels = ["Project", "Organization", "Public"]
    static let releaseStates = ["Active", "Suspend", "Undeploy"]
    static let componentTypes = [
        "Service", "WebApplication", "ScheduledTask", "ManualTask", "Webhook", "APIProxy", "TestRunner", "EventHandler",
    ]

    static let owner: [Field] = [
        Field("projectName", .nonEmpty, required: true, "The project, in the same organization."),
        Field("componentName", .nonEmpty, required: true, "The component, in the same project."),
    ]

    static let groupKey: Shape = .object([
        Field("name", .nonEmpty, required: true, "The ConfigurationGroup."),
        Field("key", .nonEmpty, required: true, "One of its keys."),
    ])
    static let valueSource: Shape = .object([
        Field("configurationGroupRef", groupKey, "A key of a ConfigurationGroup."),
        Field("secretRef", groupKey, "A key of a Secret that exists on the data plane."),
    ])
    private static func wholeGroup(_ more: [Field]) -> Shape {
        .object([Field("name", .nonEmpty, required: true, "The ConfigurationGroup or Secret.")] + more)
    }
    private static let directory = Field(
        "mountPath", .nonEmpty, required: true, "The directory that gets one file a key.")

    private static func container(whole: Bool) -> [Field] {
        [
            Field("image", .nonEmpty, required: whole, "The container image, with tag or digest."),
            Field("command", .list(.text), "The entry point."),
            Field("args", .list(.text), "The arguments."),
            Field(
                "env",
                .list(
                    .object([
                        Field("key", .text, required: true, "The variable's name."),
                        Field("value", .text, "A literal value."),
                        Field("valueFrom", valueSource, "Where the value comes from; excludes `value`."),
                    ])), "Environment variables."),
            Field(
                "envFrom",
                .list(
                    .object([
                        Field("configurationGroupRef", wholeGroup([]), "Every key of a ConfigurationGroup."),
                        Field("secretRef", wholeGroup([]), "Every key of a Secret."),
                    ])), "Variables from whole groups."),
            Field(
                "fileMounts",
                .list(
                    .object([
                        Field("mountPath", .nonEmpty, required: true, "The file's path."),
                        Field("value", .text, "The file's text."),
                        Field("valueFrom", valueSource, "Where the text comes from; excludes `value`."),
                    ])), "Files."),
            Field(
                "fileMountsFrom",
                .list(
                    .object([
                        Field("configurationGroupRef", wholeGroup([directory]), "Every key of a ConfigurationGroup."),
                        Field("secretRef", wholeGroup([directory]), "Every key of a Secret."),
                    ])), "Directories of files."),
            Field("resources", KubernetesShapes.resources, "Requests and limits, as Kubernetes writes them."),
            Field("readinessProbe", KubernetesShapes.probe, "A probe, as Kubernetes writes it."),
            Field("livenessProbe", KubernetesShapes.probe, "A probe, as Kubernetes writes it."),
            Field("startupProbe", KubernetesShapes.probe, "A probe, as Kubernetes writes it."),
        ]
    }

    private static func endpoint(whole: Bool) -> [Field] {
        [
            Field("type", .string(oneOf: endpointTypes), required: whole, "The protocol."),
            Field("port", .port, required: whole, "The port of container and Service."),
            Field(
                "schema",
                .object([
                    Field("type", .text, "The language of the definition."),
                    Field("content", .text, "The definition itself."),
                ]), "The API definition."),
        ]
    }

    static let injection: Shape = .object([
        Field(
            "env",
            .list(
                .object([
                    Field("name", .text, required: true, "The variable's name."),
                    Field(
                        "value", .text, required: true,
                        "Text with `{{ .url }}`, `.host`, `.port`, `.scheme`, `.basePath`, `.uri`."),
                ])), required: true, "The environment variables that get the address.")
    ])

    private static func connection(whole: Bool) -> [Field] {
        [
            Field("type", .kinds("api"), required: whole, "What is connected to."),
            Field("params", .map(.text), "`componentName`, `endpoint`, and `projectName` of another project."),
            Field("inject", injection, required: whole, "What the container is told."),
            Field("policies", policies, "Timeouts, retries and circuit breaking."),
        ]
    }

    /// What a BackendTrafficPolicy can try again.
    private static let retryTriggers = [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "retriable-4xx", "refused-stream",
        "cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ]

    static let policies: Shape = .object([
        Field("timeout", .duration, "The longest time of a request: `5s`."),
        Field(
            "retries",
            .object([
                Field("attempts", .integer(1...100), "How often a request is tried again."),
                Field("perTryTimeout", .duration, "The longest time of one try."),
                Field("on", .list(.string(oneOf: retryTriggers)), "What is tried again."),
            ]), "Retries."),
        Field("circuitBreaker", circuitBreaker, "Limits of connections and requests."),
    ])

    static let circuitBreaker = circuitBreaker(isOptional: true)

    /// Limits of connections and requests; those of a class say whether they hold.
    static func circuitBreaker(isOptional: Bool) -> Shape {
        .object([Field("enabled", .boolean, required: !isOptional, "Whether the limits hold.")] + limits)
    }

    private static let limits: [Field] = [
        Field("maxConnections", .integer(0...2_147_483_647), "The most connections."),
        Field("maxPendingRequests", .integer(0...2_147_483_647), "The most waiting requests."),
        Field("maxParallelRequests", .integer(0...2_147_483_647), "The most requests at once."),
        Field("maxParallelRetries", .integer(0...2_147_483_647), "The most retries at once."),
        Field("errorThreshold", .integer(0...2_147_483_647), "Not expressible; reported."),
        Field("successThreshold", .integer(0...2_147_483_647), "Not expressible; reported."),
        Field("timeout", .text, "Not expressible; reported."),
    ]

    static let scaling: Shape = .object([
        Field(
            "hpa",
            .object([
                Field("minReplicas", .integer(1...10_000), "The fewest replicas; 1 unless given."),
                Field("maxReplicas", .integer(1...10_000), "The most replicas."),
                Field(
                    "cpuThreshold", .integer(1...1000), "Average use of the requested CPU in percent; 80 unless given."),
                Field(
                    "memoryThreshold", .integer(1...1000),
                    "Average use of the requested memory in percent; 80 unless given."),
            ]), "Scales with load.")
    ])

    /// A workload: `whole` is a complete one, otherwise an overlay in which everything may be left out.
    static func workload(whole: Bool) -> [Field] {
        [
            Field(
                "containers", .map(.object(container(whole: whole))), "Containers by name; `main` serves the endpoints."
            ),
            Field("endpoints", .map(.object(endpoint(whole: whole))), "What the main container listens on, by name."),
            Field("connections", .map(.object(connection(whole: whole))), "What the component calls, by name."),
            Field("scaling", scaling, "How it scales."),
        ]
    }

    static let apis = Field(
        "apis",
        .map(
            .object([
                Field("className", .text, default: "default", "The APIClass."),
                Field(
                    "type", .string(oneOf: endpointTypes), required: true,
                    "The protocol; routes are made for REST, HTTP and gRPC."),
                Field("rest", .object(rest), "Where it answers and who may call it."),
                Field("jwt", .boolean, "Whether every request needs a token of the environment's identity provider."),
            ])), "What is exposed, by endpoint name.")

    static let rest: [Field] = [
        Field(
            "backend",
            .object([
                Field("port", .port, required: true, "The port of the Service."),
                Field("basePath", .text, "The path below which the container answers."),
            ]), required: true, "Where requests go."),
        Field("exposeLevels", .list(.string(oneOf: exposeLevels)), "Who may call it; the project only unless given."),
        Field(
            "operations",
            .list(
                .object([
                    Field("method", .string(oneOf: EndpointShapes.methods), required: true, "The HTTP method."),
                    Field("path", .nonEmpty, required: true, "The path, with `{name}` for a variable segment."),
                    Field("description", .text, "For people."),
                    Field("scopes", .list(.text), "Scopes that a caller's token needs."),
                    Field("exposeLevels", .list(.string(oneOf: exposeLevels)), "Who may call it."),
                ])), "Operations that get a route of their own."),
    ]

    static let overrides = Field(
        "overrides",
        .map(.free),
        "Strategic-merge patches `deployment`, `service`, `cronJob`, `httpRoute`; `schedule` and `timeZone` of tasks.")
}
