import Basics

extension CurrentVocabulary {
    private static let listener: Shape = .object([
        Field("listenerName", .text, "The Gateway's listener."),
        Field("port", .port, required: true, "The port."),
        Field("host", .nonEmpty, required: true, "The host name, or its suffix."),
    ])
    private static let gatewayEndpoint: Shape = .object([
        Field("name", .nonEmpty, required: true, "The Gateway object."),
        Field("namespace", .nonEmpty, required: true, "Its namespace."),
        Field("http", listener, "The HTTP listener."),
        Field("https", listener, "The HTTPS listener."),
        Field("tls", listener, "The TLS listener."),
    ])
    private static let gatewayDirection: Shape = .object([
        Field("external", gatewayEndpoint, "For the world."),
        Field("internal", gatewayEndpoint, "For the organization."),
    ])
    private static let gateway = Field(
        "gateway",
        .object([
            Field("ingress", gatewayDirection, "Traffic that comes in."),
            Field("egress", gatewayDirection, "Traffic that goes out."),
        ]), "The gateways.")

    private static func dataPlane(cluster: Bool) -> [Field] {
        [
            Field("planeID", .text, required: cluster, "The agent's name; no effect here."),
            Field("clusterAgent", .freeObject, required: true, "How the control plane connects; no effect here."),
            gateway,
            Field(
                "secretStoreRef", .object([Field("name", .nonEmpty, required: true, "The store.")]),
                "The ClusterSecretStore that ExternalSecrets read from."),
            Field(
                "observabilityPlaneRef",
                .object(
                    CommonFields.reference(
                        cluster ? ["ClusterObservabilityPlane"] : ["ObservabilityPlane", "ClusterObservabilityPlane"],
                        default: nil, kindRequired: true)), "The observability plane."),
        ]
    }

    private static func observabilityPlane(cluster: Bool) -> [Field] {
        [
            Field("planeID", .text, required: cluster, "The agent's name; no effect here."),
            Field("clusterAgent", .freeObject, required: true, "How the control plane connects; no effect here."),
            Field("observerURL", .text, required: true, "The observer's address; no effect here."),
            Field("rcaAgentURL", .text, "No effect here."),
            Field("finOpsAgentURL", .text, "No effect here."),
        ]
    }

    private static let plainSecretReference: Shape = .object([
        Field(
            "secretKeyRef",
            .object([
                Field("name", .nonEmpty, required: true, "The Secret."),
                Field("key", .nonEmpty, required: true, "Its key."),
            ]), required: true, "A key of a plain Secret of the control plane.")
    ])

    static let platformKinds: [KindDefinition] = [
        KindDefinition(
            "Environment", "A place to deploy to.",
            [
                Field(
                    "dataPlaneRef",
                    .object(
                        CommonFields.reference(["DataPlane", "ClusterDataPlane"], default: nil, kindRequired: true)),
                    "The data plane; the one named `default` unless given."),
                Field("isProduction", .boolean, "Whether it serves real users."),
                gateway,
            ]),
        KindDefinition("DataPlane", "A cluster that components run on.", dataPlane(cluster: false)),
        KindDefinition("ClusterDataPlane", cluster: true, "A data plane for all namespaces.", dataPlane(cluster: true)),
        KindDefinition("ObservabilityPlane", "A cluster that watches others.", observabilityPlane(cluster: false)),
        KindDefinition(
            "ClusterObservabilityPlane", cluster: true, "An observability plane for all namespaces.",
            observabilityPlane(cluster: true)),
        KindDefinition(
            "DeploymentPipeline", "The order of environments.",
            [
                Field(
                    "promotionPaths",
                    .list(
                        .object([
                            Field(
                                "sourceEnvironmentRef",
                                .nameOrObject([
                                    Field("kind", .kinds("Environment"), default: "Environment", "The kind."),
                                    Field("name", .nonEmpty, required: true, "The environment."),
                                ]), required: true, "Where releases come from."),
                            Field(
                                "targetEnvironmentRefs",
                                .list(
                                    .object([
                                        Field("kind", .kinds("Environment"), default: "Environment", "The kind."),
                                        Field("name", .nonEmpty, required: true, "The environment."),
                                        Field("requiresApproval", .boolean, "No effect here."),
                                        Field("isManualApprovalRequired", .boolean, "No effect here."),
                                    ])), required: true, "Where they go."),
                        ])), "The steps of promotion.")
            ]),
        KindDefinition(
            "SecretReference", "Maps keys to places in the remote secret store.",
            [
                Field(
                    "data",
                    .list(
                        .object([
                            Field("secretKey", .nonEmpty, required: true, "The key."),
                            Field(
                                "remoteRef",
                                .object([
                                    Field("key", .nonEmpty, required: true, "The path in the store."),
                                    Field("property", .text, "The field at that path."),
                                    Field("version", .text, "The version."),
                                ]), required: true, "Where the value lies."),
                        ]), minimum: 1), required: true, "The keys."),
                Field(
                    "template",
                    .object([
                        Field("type", .text, default: "Opaque", "The type of the Secret."),
                        Field(
                            "metadata",
                            .object([
                                Field("labels", .map(.text), "Labels."),
                                Field("annotations", .map(.text), "Annotations."),
                            ]), "Metadata of the Secret."),
                    ]), required: true, "The Secret to be made."),
                Field("refreshInterval", .text, default: "1h", "How often it is read again."),
                Field("targetPlane", .freeObject, "No effect here."),
            ]),
        KindDefinition(
            "ObservabilityAlertsNotificationChannel", "Where alerts of an environment go.",
            [
                Field("environment", .nonEmpty, required: true, "The environment."),
                Field("isEnvDefault", .boolean, default: "false", "Whether it is the environment's default."),
                Field("type", .kinds("email", "webhook"), required: true, "How alerts are sent."),
                Field(
                    "emailConfig",
                    .object([
                        Field("from", .text, required: true, "The sender."),
                        Field("to", .list(.text, minimum: 1), required: true, "The receivers."),
                        Field(
                            "smtp",
                            .object([
                                Field("host", .text, required: true, "The server."),
                                Field("port", .integer(1...65_535), required: true, "Its port."),
                                Field(
                                    "auth",
                                    .object([
                                        Field("username", plainSecretReference, required: true, "The user."),
                                        Field("password", plainSecretReference, required: true, "The password."),
                                    ]), "How to sign in."),
                                Field(
                                    "tls",
                                    .object([
                                        Field("insecureSkipVerify", .boolean, "Whether certificates go unchecked.")
                                    ]),
                                    "Transport security."),
                            ]), required: true, "The mail server."),
                        Field(
                            "template",
                            .object([
                                Field("subject", .text, required: true, "The subject."),
                                Field("body", .text, required: true, "The body."),
                            ]), "The mail."),
                    ]), "For type email."),
                Field(
                    "webhookConfig",
                    .object([
                        Field("url", .text, required: true, "The address."),
                        Field("payloadTemplate", .text, "The body."),
                        Field(
                            "headers",
                            .map(
                                .object([
                                    Field("value", .text, "A literal."),
                                    Field("valueFrom", plainSecretReference, "A key of a Secret."),
                                ])), "Headers by name."),
                    ]), "For type webhook."),
            ]),
    ]
}
