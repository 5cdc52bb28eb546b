import Basics
import Tree

/// Where a document of the seed's time comes from (seed specification 0.3).
public enum SeedDialect: String, Sendable {
    /// `choreo.dev/v1alpha1`, the seed document itself.
    case seed
    /// `openchoreo.dev/v1alpha1` of version 0.3.
    case second
    /// `core.choreo.dev/v1` of versions 0.1 and 0.2.
    case first

    /// The dialect of an API version.
    public init?(apiVersion: String) {
        switch apiVersion {
        case "choreo.dev/v1alpha1": self = .seed
        case "openchoreo.dev/v1alpha1": self = .second
        case "core.choreo.dev/v1": self = .first
        default: return nil
        }
    }
}

/// The seed's vocabulary: the kinds of July 2025 in one canonical spelling (seed specification 1).
public enum SeedVocabulary {
    /// The kinds that are compiled.
    public static let kinds: [KindDefinition] = platform + classes + components + bindings

    /// The definition of a kind.
    public static func definition(of kind: String) -> KindDefinition? { byKind[kind] }

    /// Judges a member of `overrides` by the object that it patches; members that nothing reads are not judged.
    public static func findings(ofOverride name: Symbol, _ value: Value, followsUpstream: Bool) -> [Diagnostic] {
        guard let shape = ClassShapes.override(name) else { return [] }
        var validator = ShapeValidator(followsUpstream: followsUpstream)
        validator.judge(value, shape, path: "overrides." + name.text)
        return validator.diagnostics
    }

    private static let byKind = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind.text, $0) })

    private static let cluster: Shape = .object([
        Field("name", .text, required: true, "The cluster's name."),
        Field(
            "credentials",
            .object([
                Field("apiServerURL", .text, required: true, "The API server."),
                Field("caCert", .text, required: true, "Its certificate authority, base64."),
                Field("clientCert", .text, required: true, "A client certificate, base64."),
                Field("clientKey", .text, required: true, "Its key, base64; must not stand in Git."),
            ]), "How the control plane connects; never copied to any output."),
        Field("connectionConfigRef", .text, "How 0.1 named the connection."),
        Field(
            "featureFlags",
            .object([
                Field("cilium", .boolean, "`false` selects the network policies of Kubernetes."),
                Field("scaleToZero", .boolean, "No effect here."), Field("gatewayType", .text, "No effect here."),
            ]), "What 0.1 knew of the cluster."),
    ])

    private static let observer: Shape = .object([
        Field("url", .text, required: true, "The address."),
        Field(
            "authentication",
            .object([
                Field(
                    "basicAuth",
                    .object([
                        Field("username", .text, required: true, "The user."),
                        Field("password", .text, required: true, "The password."),
                    ]), required: true, "Basic authentication.")
            ]), required: true, "How to sign in."),
    ])

    private static let platform: [KindDefinition] = [
        KindDefinition("Organization", cluster: true, "A tenant; its name is the control-plane namespace."),
        KindDefinition(
            "DataPlane", "A cluster that components run on.",
            [
                Field(
                    "registry",
                    .object([
                        Field("prefix", .text, required: true, "Registry and path prefix that images are pulled from."),
                        Field("secretRef", .text, "The pull secret."),
                    ]), "The container registry."),
                Field("kubernetesCluster", cluster, required: true, "The cluster."),
                Field(
                    "gateway",
                    .object([
                        Field("publicVirtualHost", .text, required: true, "The domain of the public gateway."),
                        Field("organizationVirtualHost", .text, required: true, "The domain of the internal gateway."),
                    ]), required: true, "The gateways."),
                Field("observer", observer, "The observer of the plane; no effect here."),
            ]),
        KindDefinition(
            "BuildPlane", "A cluster that builds run on; an organization has one. Nothing is rendered for it.",
            [
                Field(
                    "owner", .object([Field("organizationName", .text, "The organization; must be the namespace.")]),
                    "As the branch before 0.3 had it."),
                Field("kubernetesCluster", cluster, required: true, "The cluster."),
                Field("observer", observer, "The observer of the plane; no effect here."),
            ]),
        KindDefinition(
            "Environment", "A place to deploy to.",
            [
                Field("dataPlaneRef", .text, "The data plane; the one named `default` unless given."),
                Field("isProduction", .boolean, default: "false", "Whether it serves real users."),
                Field(
                    "gateway",
                    .object([
                        Field("dnsPrefix", .text, "First label of host names; the environment's name unless given."),
                        Field("enableJWTAuth", .boolean, "Whether every route needs a token."),
                        Field(
                            "security",
                            .object([
                                Field(
                                    "remoteJwks",
                                    .object([Field("uri", .text, required: true, "Where the keys of tokens are read.")]
                                    ),
                                    "The identity provider's keys.")
                            ]), "Tokens."),
                    ]), "How it is reached."),
            ]),
        KindDefinition(
            "ConfigurationGroup", "Configuration and secrets by environment, for many components.",
            [
                Field("scope", .map(.text), "Where the group may be used: `project`, `component`, `environment`."),
                Field("inherits", .list(.nonEmpty), "Groups that are asked for keys without a value here, in order."),
                Field(
                    "environmentGroups",
                    .list(
                        .object([
                            Field("name", .nonEmpty, required: true, "The group's name."),
                            Field("environments", .list(.text), required: true, "Its environments."),
                        ])), "Environments that share values."),
                Field(
                    "configurations",
                    .list(
                        .object([
                            Field("key", .nonEmpty, required: true, "The key."),
                            Field(
                                "values",
                                .list(
                                    .object([
                                        Field("environment", .text, "The environment that the value is for."),
                                        Field(
                                            "environmentGroupRef", .text, "The group of environments that it is for."),
                                        Field("value", .text, "The value in plain text."),
                                        Field("vaultKey", .text, "The secret's path in the vault: `secret/data/…`."),
                                    ])), required: true, "Values; one without environment or group is the default."),
                        ])), required: true, "The keys."),
            ]),
    ]

    private static let classes: [KindDefinition] = [
        KindDefinition("ServiceClass", "The golden path of services.", deployed),
        KindDefinition("WebApplicationClass", "The golden path of web applications.", deployed),
        KindDefinition(
            "ScheduledTaskClass", "The golden path of scheduled tasks.",
            [Field("cronJobTemplate", ClassShapes.cronJob, "A CronJobSpec that every task is merged over.")]),
        KindDefinition(
            "APIClass", "How APIs are protected and limited.",
            [
                Field(
                    "restPolicy",
                    .object([
                        Field("defaults", restPolicy, "For every level."),
                        Field("public", restPolicy, "Merged over the defaults for public routes."),
                        Field(
                            "organization", restPolicy, "Merged over the defaults for routes inside the organization."),
                    ]), "Policies of REST APIs."),
                Field("grpcPolicy", .freeObject, "No effect."),
            ]),
    ]

    private static let deployed: [Field] = [
        Field("deploymentTemplate", ClassShapes.deployment, "A DeploymentSpec that every component is merged over."),
        Field("serviceTemplate", ClassShapes.service, "A ServiceSpec that every component's Service is merged over."),
    ]

    private static let transformation: Shape = .list(
        .object([
            Field("type", .text, "`json` or `xml`."), Field("action", .nonEmpty, required: true, "What is done."),
            Field("fields", .map(.text), "Fields to add or remove."),
            Field("headers", .list(.text), "Headers to remove."),
            Field("headerName", .text, "The header to add."), Field("headerValue", .text, "Its value."),
        ]))

    private static let restPolicy: Shape = .object([
        Field(
            "rateLimit",
            .object([
                Field(
                    "requests", .integer(Int64.min...Int64.max), required: true, "How many requests a window allows."),
                Field("window", .text, required: true, "The window: `1s`, `1m`, `1h` or `24h`."),
                Field("burst", .integer(0...Int64.max), "Not expressible; reported."),
                Field("keyBy", .text, "`header:<name>` counts by a header's value."),
                Field("skipSuccessfulRequests", .boolean, "Not expressible."),
                Field("skipFailedRequests", .boolean, "Not expressible."),
            ]), "How much may be asked."),
        Field(
            "authentication",
            .object([
                Field("type", .text, required: true, "`jwt`, `apikey`, `oauth2` or `basic`."),
                Field(
                    "jwt",
                    .object([
                        Field("jwks", .text, required: true, "Where the keys are read."),
                        Field("issuer", .text, required: true, "Who issues tokens."),
                        Field("audience", .list(.text), "Who tokens are for."),
                    ]), "Tokens."),
                Field(
                    "apikey",
                    .object([
                        Field("header", .text, "The header that holds the key."),
                        Field("queryParam", .text, "The parameter that holds the key."),
                        Field("secretName", .text, "The Secret with the keys, in the component's namespace."),
                    ]), "Keys."),
                Field(
                    "basic", .object([Field("secretName", .text, required: true, "The Secret with the users.")]),
                    "Users and passwords."),
                Field(
                    "oauth2",
                    .object([
                        Field("tokenUrl", .text, required: true, "Where tokens are issued."),
                        Field("scopes", .list(.text), "Scopes that a token needs."),
                    ]), "Scopes; needs `jwt`."),
            ]), "Who may ask."),
        Field(
            "cors",
            .object([
                Field("allowOrigins", .list(.text), "Origins."), Field("allowMethods", .list(.text), "Methods."),
                Field("allowHeaders", .list(.text), "Headers of requests."),
                Field("exposeHeaders", .list(.text), "Headers of answers."),
                Field("maxAge", .integer(0...Int64.max), "Seconds that an answer may be kept."),
            ]), "Requests of other sites' pages."),
        Field(
            "security",
            .object([
                Field("allowedIPs", .list(.text), "Networks that may ask."),
                Field("blockedIPs", .list(.text), "Networks that may not."),
                Field("requireTLS", .boolean, "Whether routes refuse gateways that listen without TLS."),
                Field("minTLSVersion", .text, "No effect here: belongs to the gateway."),
            ]), "Where requests come from."),
        Field(
            "mediation",
            .object([
                Field("requestTransformations", transformation, "What is changed in requests."),
                Field("responseTransformations", transformation, "What is changed in answers."),
            ]), "Changes of headers."),
        Field(
            "circuitBreaker", SeedShapes.circuitBreaker(isOptional: false),
            "When requests are refused to spare the backend."),
        Field("timeout", .duration, "The longest time of a request: `5s`."),
        Field(
            "loadBalancer",
            .object([
                Field(
                    "type", .kinds("ConsistentHash", "LeastRequest", "Random", "RoundRobin"), required: true,
                    "How a backend is chosen."),
                Field("consistentHash", .freeObject, "As a BackendTrafficPolicy writes it."),
                Field("slowStart", .freeObject, "As a BackendTrafficPolicy writes it."),
                Field("zoneAware", .freeObject, "As a BackendTrafficPolicy writes it."),
            ]), "How requests are spread, as a BackendTrafficPolicy writes it."),
        Field(
            "retries",
            .object([
                Field("attempts", .integer(1...100), "How often a request is tried again."),
                Field("backoff", .text, "How pauses grow; no effect here."),
                Field("initialInterval", .duration, "The first pause."),
                Field("maxInterval", .duration, "The longest pause."),
            ]), "Retries."),
        Field("requestSizeLimit", .text, "Not expressible."), Field("responseSizeLimit", .text, "Not expressible."),
        Field(
            "monitoring",
            .object([
                Field(
                    "metrics",
                    .object([
                        Field("enabled", .boolean, "Whether the component gets a ServiceMonitor."),
                        Field("detailedMetrics", .boolean, "No effect here."),
                    ]), "Metrics."),
                Field("logging", .freeObject, "Not expressible; reported."),
            ]), "What is measured."),
        Field("conditionalPolicies", .list(.freeObject), "Not expressible."),
    ])

    private static let components: [KindDefinition] = [
        KindDefinition(
            "Component", "A deployable unit of a project.",
            [
                Field(
                    "owner",
                    .object([Field("projectName", .nonEmpty, required: true, "The project, in the same organization.")]
                    ),
                    required: true, "The project it belongs to."),
                Field("type", .nonEmpty, required: true, "`Service`, `WebApplication` or `ScheduledTask`."),
                Field("build", .freeObject, "How it is built; no effect here."),
                Field("workload", .object(SeedShapes.workload(whole: false) + inlineContainer), "An inline workload."),
                Field(
                    "endpoints",
                    .list(
                        .object([
                            Field("name", .nonEmpty, required: true, "The endpoint's name."),
                            Field("className", .text, "The APIClass."),
                            Field("type", .string(oneOf: SeedShapes.endpointTypes), required: true, "The protocol."),
                            Field("rest", .object(SeedShapes.rest), "Where it answers and who may call it."),
                        ]), uniqueKey: "name"), "Inline endpoints of the branch before 0.3."),
            ]),
        KindDefinition(
            "Workload", "What a component runs, listens on and needs.",
            [Field("owner", .object(SeedShapes.owner), required: true, "The component.")]
                + SeedShapes.workload(whole: true)),
        KindDefinition(
            "Build", "A build of a component; what it makes is committed as a Workload.",
            [
                Field("owner", .object(SeedShapes.owner), required: true, "The component."),
                Field("repository", .free, "Where the source lies; no effect here."),
                Field("templateRef", .freeObject, "How it is built; no effect here."),
            ]),
        KindDefinition("Service", "Runs a workload as a service.", claim + [SeedShapes.apis]),
        KindDefinition("WebApplication", "Runs a workload as a web application.", claim),
        KindDefinition("ScheduledTask", "Runs a workload on a schedule.", claim),
        KindDefinition(
            "API", "An API in front of a component or an external target.",
            [
                Field("owner", .object(SeedShapes.owner), required: true, "The component."),
                Field("environmentName", .nonEmpty, required: true, "The environment."),
                Field("className", .text, default: "default", "The APIClass."),
                Field("type", .string(oneOf: SeedShapes.endpointTypes), required: true, "The protocol."),
                Field("rest", .object(SeedShapes.rest), "Where it answers and who may call it."),
                Field(
                    "target", .object([Field("host", .nonEmpty, required: true, "The host.")]), "An external target."),
            ]),
        KindDefinition(
            "Endpoint", "Exposes a component in every environment.",
            [
                Field(
                    "owner",
                    .object([
                        Field("projectName", .text, "The project."),
                        Field("componentName", .nonEmpty, required: true, "The component."),
                    ]), "The component."),
                Field("type", .string(oneOf: SeedShapes.endpointTypes), "The protocol."),
                Field("protocols", .list(.string(oneOf: SeedShapes.endpointTypes)), "Protocols, one endpoint each."),
                Field(
                    "visibility", .kinds("project", "organization", "public"),
                    "Who may call it; the project only unless given."),
                Field(
                    "backendRef",
                    .object([
                        Field("type", .text, "`componentRef` or `target`."),
                        Field("componentRef", .object([Field("port", .port, "The port.")]), "The component's port."),
                        Field(
                            "target", .object([Field("url", .text, required: true, "The address.")]),
                            "An external target."),
                        Field("endpoint", .text, "The workload's endpoint."),
                        Field("basePath", .text, "The path below which it answers."),
                    ]), "Where requests go."),
                Field("networkVisibilities", EndpointShapes.visibilities, "Visibilities as version 0.3 writes them."),
                Field("className", .text, default: "default", "The APIClass."),
                Field("jwt", .boolean, "Whether every request needs a token of the environment's identity provider."),
                Field("apiSettings", EndpointShapes.settings, "What version 0.2 knew of APIs."),
            ]),
        KindDefinition(
            "Connection", "A dependency of a component, apart from its Workload.",
            [
                Field("owner", .object(SeedShapes.owner), required: true, "The consumer."),
                Field(
                    "target",
                    .object([
                        Field(
                            "component",
                            .object([
                                Field("projectName", .text, "The provider's project; the own one unless given."),
                                Field("componentName", .nonEmpty, required: true, "The provider."),
                                Field("endpoint", .nonEmpty, required: true, "Its endpoint."),
                            ]), "A component."),
                        Field(
                            "external",
                            .object([
                                Field("host", .text, "The host."), Field("cidr", .text, "The network."),
                                Field("port", .port, required: true, "The port."),
                                Field("protocol", .text, "The protocol."),
                                Field("tls", .boolean, "Whether the address is `https`."),
                            ]), "Something outside."),
                        Field(
                            "managed",
                            .object([
                                Field("kind", .text, "What it is: `postgres`, `redis`."),
                                Field("host", .nonEmpty, required: true, "The host."),
                                Field("port", .port, required: true, "The port."),
                                Field("protocol", .text, "The protocol; `tcp` unless given."),
                                Field("tls", .boolean, "Whether the address is `https`."),
                                Field(
                                    "configurationGroupRef",
                                    .object([Field("name", .nonEmpty, required: true, "The ConfigurationGroup.")]),
                                    "The group with its credentials, every key a variable."),
                            ]), "Something that the platform runs, such as a database."),
                    ]), required: true, "The provider."),
                Field("visibility", .kinds("project", "organization"), "How it is reached."),
                Field("inject", SeedShapes.injection, required: true, "What the container is told."),
                Field("policies", SeedShapes.policies, "Timeouts, retries and circuit breaking."),
            ]),
    ]

    private static let inlineContainer: [Field] = [
        Field("image", .nonEmpty, "The image of the main container."),
        Field("command", .list(.text), "The entry point."),
        Field("args", .list(.text), "The arguments."), Field("env", .list(.freeObject), "Variables."),
        Field("envFrom", .list(.freeObject), "Variables from whole groups."),
        Field("fileMounts", .list(.freeObject), "Files."),
        Field("fileMountsFrom", .list(.freeObject), "Directories of files."),
        Field("className", .text, "The class of the implied claim."), Field("type", .text, "No effect."),
    ]

    private static let claim: [Field] = [
        Field("owner", .object(SeedShapes.owner), required: true, "The component."),
        Field("workloadName", .text, required: true, "The Workload."),
        Field("className", .text, default: "default", "The class."),
        SeedShapes.overrides,
    ]

    private static let binding: [Field] = [
        Field("owner", .object(SeedShapes.owner), "The component; inferred from the name when it is left out."),
        Field("environment", .nonEmpty, required: true, "The environment."),
        Field("className", .text, "The class; the claim's unless given."),
        Field("workload", .object(SeedShapes.workload(whole: false)), "What differs from the Workload here."),
        Field("workloadSpec", .object(SeedShapes.workload(whole: true)), "A complete snapshot of the workload."),
        Field("componentRef", .text, "The component, when `owner` is left out."),
        Field("projectRef", .text, "The project, when `owner` is left out."),
        Field("claimRef", .text, "The Service, WebApplication or ScheduledTask, when `owner` is left out."),
        SeedShapes.overrides,
        Field(
            "releaseState", .string(oneOf: SeedShapes.releaseStates), default: "Active",
            "Whether it runs, pauses or goes."),
    ]

    private static let bindings: [KindDefinition] = [
        KindDefinition("ServiceBinding", "Puts a service into an environment.", binding + [SeedShapes.apis]),
        KindDefinition("WebApplicationBinding", "Puts a web application into an environment.", binding),
        KindDefinition("ScheduledTaskBinding", "Puts a scheduled task into an environment.", binding),
        KindDefinition(
            "APIBinding", "Puts an API into an environment.",
            [
                Field("apiClassName", .nonEmpty, required: true, "The APIClass."),
                Field("apiName", .nonEmpty, required: true, "The API."),
                Field("environmentName", .nonEmpty, required: true, "The environment."),
                Field(
                    "releaseState", .string(oneOf: SeedShapes.releaseStates), default: "Active",
                    "Whether it runs, pauses or goes."),
            ]),
        KindDefinition(
            "Release", "Kubernetes objects of a component, as they are.",
            [
                Field("owner", .object(SeedShapes.owner), required: true, "The component."),
                Field("environmentName", .nonEmpty, required: true, "The environment."),
                Field(
                    "resources",
                    .list(
                        .object([
                            Field("id", .nonEmpty, required: true, "A name for the object, unique in the release."),
                            Field("object", .freeObject, required: true, "The object."),
                        ]), uniqueKey: "id"), "The objects."),
                Field("interval", .interval, "How often it is applied again; no effect here."),
                Field("progressingInterval", .interval, "The same while it changes; no effect here."),
            ]),
    ]
}

/// A declaration of the seed's vocabulary in its canonical spelling.
public struct SeedDeclaration: Sendable {
    /// The declaration.
    public let declaration: Declaration
    /// How it was written.
    public let dialect: SeedDialect

    /// A declaration with its dialect.
    public init(_ declaration: Declaration, dialect: SeedDialect) {
        self.declaration = declaration
        self.dialect = dialect
    }
}

extension NameReference {
    /// A reference by a bare name, of a known kind.
    public init(kind: Symbol, name: Value) {
        self.kind = kind
        self.name = Symbol(name.string ?? "")
        self.origin = name.origin
        self.kindValue = .string(kind.text, origin: name.origin)
        self.nameValue = name
    }
}
