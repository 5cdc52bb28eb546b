import Basics

extension DiagnosticKind {
    // MARK: Configuration groups (seed specification 4.7)

    /// Configuration group not found.
    public static let configurationGroupNotFound = DiagnosticKind(
        2101, "configuration-group-not-found", .error,
        "A reference names a ConfigurationGroup that the organization does not have (CG-NOTFOUND).",
        upstream: "the variable or file is left out without a word")
    /// Configuration key not found.
    public static let configurationKeyNotFound = DiagnosticKind(
        2102, "configuration-key-not-found", .error,
        "A reference names a key that the ConfigurationGroup does not have (CG-NOKEY).",
        upstream: "the variable or file is left out without a word")
    /// Configuration value missing.
    public static let configurationValueMissing = DiagnosticKind(
        2103, "configuration-value-missing", .error,
        "A key is used in an environment for which its ConfigurationGroup has no value (CG-NOVALUE).",
        upstream: "the variable or file is left out without a word")
    /// Configuration key duplicate.
    public static let configurationKeyDuplicate = DiagnosticKind(
        2104, "configuration-key-duplicate", .error,
        "A ConfigurationGroup declares a key or an environment group twice (CG-DUP-KEY).")
    /// Configuration environment duplicate.
    public static let configurationEnvironmentDuplicate = DiagnosticKind(
        2105, "configuration-environment-duplicate", .error,
        "A key has two values for one environment, or two defaults (CG-DUP-ENV).")
    /// Configuration ambiguous.
    public static let configurationAmbiguous = DiagnosticKind(
        2106, "configuration-ambiguous", .error,
        "Two environment groups of a key hold the same environment, and neither value names it itself (CG-AMBIGUOUS).")
    /// Configuration value twice.
    public static let configurationValueTwice = DiagnosticKind(
        2107, "configuration-value-twice", .error, "An entry has a plain value and a vault key (CG-BOTH).")
    /// Configuration value none.
    public static let configurationValueNone = DiagnosticKind(
        2108, "configuration-value-none", .error, "An entry has neither a value nor a vault key (CG-NEITHER).")
    /// Configuration selector twice.
    public static let configurationSelectorTwice = DiagnosticKind(
        2109, "configuration-selector-twice", .error,
        "An entry names an environment and an environment group (CG-BOTHSEL).")
    /// Environment group not found.
    public static let environmentGroupNotFound = DiagnosticKind(
        2110, "environment-group-not-found", .error,
        "A value names an environment group that is neither declared in its ConfigurationGroup nor built in (CG-GROUP)."
    )
    /// Configuration environment not found.
    public static let configurationEnvironmentNotFound = DiagnosticKind(
        2111, "configuration-environment-not-found", .error,
        "A ConfigurationGroup names an environment that does not exist (CG-ENV).")
    /// Configuration order.
    public static let configurationOrder = DiagnosticKind(
        2112, "configuration-order", .warning,
        """
        The value that wins by precedence (environment, group, default) is not the first one that matches. The releases of \
        that time took the first (CG-ORDER).
        """)
    /// Configuration scope.
    public static let configurationScope = DiagnosticKind(
        2113, "configuration-scope", .error, "A ConfigurationGroup is used outside of its `scope` (CG-SCOPE).")
    /// Configuration collision.
    public static let configurationCollision = DiagnosticKind(
        2114, "configuration-collision", .error,
        "Two keys become the same variable or file name, or two files are mounted at one path (CG-COLLIDE).")
    /// Configuration unused.
    public static let configurationUnused = DiagnosticKind(
        2115, "configuration-unused", .info, "A ConfigurationGroup or one of its keys is used nowhere (CG-UNUSED).")
    /// Vault path version.
    public static let vaultPathVersion = DiagnosticKind(
        2116, "vault-path-version", .warning,
        "A vault path has no `data` as its second element, which the second version of the key-value engine needs (CG-KV2)."
    )
    /// Plain secret.
    public static let plainSecret = DiagnosticKind(
        2117, "plain-secret", .warning,
        "A plain value has the name of a secret: password, token, secret, key (CG-PLAIN-SECRET). Keep it in the vault.")
    /// Shared secret.
    public static let sharedSecret = DiagnosticKind(
        2118, "shared-secret", .warning,
        "Production and another environment read the same path of the vault (CG-SHARED-SECRET).")
    /// Configuration inheritance.
    public static let configurationInheritance = DiagnosticKind(
        2119, "configuration-inheritance", .error, "ConfigurationGroups inherit from each other in a circle.")
    /// Built in environment group.
    public static let builtInEnvironmentGroup = DiagnosticKind(
        2120, "built-in-environment-group", .info,
        "A value uses an environment group that is built in: `production`, `non-production`, `all-environments`.")
    /// Environment group empty.
    public static let groupEmpty = DiagnosticKind(
        2121, "environment-group-empty", .warning, "An environment group has no environments.")
    /// Explicit variable wins.
    public static let explicitVariableWins = DiagnosticKind(
        2122, "explicit-variable-wins", .info,
        "A variable is given by itself and by a whole group; the single one counts.")

    /// File mount fixed.
    public static let fileMountFixed = DiagnosticKind(
        2123, "file-mount-fixed", .info,
        "A single file of a ConfigurationGroup is mounted. It follows changes by a restart of the pods, never in place."
    )
    /// Configuration scope unknown.
    public static let configurationScopeUnknown = DiagnosticKind(
        2124, "configuration-scope-unknown", .warning,
        "A `scope` has another key than `project`, `component` and `environment`; it restricts nothing.")
    /// Environment group unused.
    public static let environmentGroupUnused = DiagnosticKind(
        2125, "environment-group-unused", .info, "No value of a ConfigurationGroup names one of its environment groups."
    )
    /// Configuration key renamed.
    public static let configurationKeyRenamed = DiagnosticKind(
        2126, "configuration-key-renamed", .warning,
        "A key has characters that no ConfigMap or Secret allows; they become `_` there.")
    /// Pipeline unreachable.
    public static let pipelineUnreachable = DiagnosticKind(
        2127, "pipeline-unreachable", .warning,
        """
        An environment of a pipeline cannot be reached from its root: its paths form a circle, or start from an environment \
        that nothing leads to (PIPELINE-UNREACHABLE).
        """)
    /// Pipeline edge.
    public static let pipelineEdge = DiagnosticKind(
        2128, "pipeline-edge", .error,
        "A pipeline promotes an environment to itself, or has one step twice.",
        upstream: "the step is stored and has no effect")
    /// Production without approval.
    public static let productionWithoutApproval = DiagnosticKind(
        2129, "production-without-approval", .warning,
        "A pipeline leads into a production environment without asking for an approval on any step before it.")

    // MARK: Identity and references (appendix D)

    /// Organization conflict.
    public static let organizationConflict = DiagnosticKind(
        2130, "organization-conflict", .error, "A document's namespace and its `organization` label differ.")
    /// Organization missing.
    public static let organizationMissing = DiagnosticKind(
        2131, "organization-missing", .warning, "Documents belong to an Organization that is not declared.")
    /// Seed reference not found.
    public static let seedReferenceNotFound = DiagnosticKind(
        2132, "seed-reference-not-found", .error,
        "A declaration of the seed's vocabulary refers to another one that is not among the sources.",
        upstream: "nothing checks it, and what is missing is made up from the reference")
    /// Class not found.
    public static let seedClassNotFound = DiagnosticKind(
        2133, "class-not-found", .error, "A class is neither declared in the organization nor built in.")
    /// Component owner mismatch.
    public static let seedOwnerMismatch = DiagnosticKind(
        2134, "component-owner-mismatch", .error,
        "A declaration names a component of another project than the component itself does (OWNER-MISMATCH).",
        upstream: "nothing compares the two")
    /// Component type mismatch.
    public static let typeMismatch = DiagnosticKind(
        2135, "component-type-mismatch", .error,
        "A Service, WebApplication or ScheduledTask belongs to a component of another type (TYPE-MISMATCH).",
        upstream: "nothing compares the two")
    /// Project duplicate.
    public static let projectDuplicate = DiagnosticKind(
        2136, "project-duplicate", .error,
        "Two projects of an organization have one logical name (label `name`, else `metadata.name`).",
        upstream: "the webhook that refuses it is switched off")
    /// Binding environment.
    public static let bindingEnvironment = DiagnosticKind(
        2137, "binding-environment", .error,
        "A binding's environment is in no path of its project's pipeline (BINDING-ENV).",
        upstream: "the environment is used all the same")
    /// Owner not inferred.
    public static let ownerNotInferred = DiagnosticKind(
        2138, "owner-not-inferred", .error,
        "A binding names no owner, and none can be inferred from its references, labels or name.")
    /// Built in class.
    public static let builtInClass = DiagnosticKind(
        2139, "built-in-class", .info,
        "The class `default` is not declared; the one that every installation has is used.")
    /// Workload drift.
    public static let workloadDrift = DiagnosticKind(
        2140, "workload-drift", .info,
        "A binding's snapshot differs from the Workload as it is now (DRIFT); normal before a promotion.")

    /// Connection cycle.
    public static let connectionCycle = DiagnosticKind(
        2141, "connection-cycle", .info,
        "Components are connected in a circle. Addresses follow from names, so it compiles; none can start before the others."
    )
    /// Class field locked.
    public static let classFieldLocked = DiagnosticKind(
        2142, "class-field-locked", .error,
        """
        A claim or binding overrides a field that its class locks: the class names it in its annotation \
        `openchoreo.dev/locked-fields`.
        """)
    /// Override unknown.
    public static let overrideUnknown = DiagnosticKind(
        2143, "override-unknown", .warning,
        """
        `overrides` has a member that nothing reads. Patches are `deployment`, `service`, `cronJob` and `httpRoute`; a task \
        also has `schedule` and `timeZone`.
        """)
    /// Workload from build.
    public static let workloadFromBuild = DiagnosticKind(
        2144, "workload-from-build", .warning,
        "A claim names a Workload that a Build of its component makes. Nothing is deployed until it is committed.")

    // MARK: Workloads

    /// Container image missing.
    public static let containerImageMissing = DiagnosticKind(
        2145, "container-image-missing", .error, "A container has no image (CONTAINER-NOIMAGE).")
    /// Main container guessed.
    public static let mainContainerGuessed = DiagnosticKind(
        2146, "main-container-guessed", .warning,
        "A workload has several containers and none is called `main`; the first by name is it.")
    /// Port unknown.
    public static let portUnknown = DiagnosticKind(
        2147, "port-unknown", .error, "An API names a port that no endpoint of the workload has (PORT-UNKNOWN).",
        upstream: "the route leads to a port that the Service does not have")
    /// Api key not endpoint.
    public static let apiKeyNotEndpoint = DiagnosticKind(
        2148, "api-key-not-endpoint", .warning,
        "The name of an API is no endpoint of the workload (API-KEY-NOT-ENDPOINT).")
    /// Expose default.
    public static let exposeDefault = DiagnosticKind(
        2149, "expose-default", .warning,
        "An API names no level of exposure, so it is open to the project only (EXPOSE-DEFAULT).",
        upstream: "a public route is made, and its policies are attached to another one, so it is unprotected")
    /// Variable duplicate.
    public static let variableDuplicate = DiagnosticKind(
        2150, "variable-duplicate", .error,
        "An environment variable of a container is set twice with different values.",
        upstream: "both stand in the list and the later one wins")
    /// Schedule missing.
    public static let scheduleMissing = DiagnosticKind(
        2151, "schedule-missing", .error,
        "A scheduled task has no schedule, in its class or its overrides (SCHEDULE-MISSING).",
        upstream: "a CronJob without a schedule is made, which the API server refuses")
    /// Cron syntax.
    public static let cronSyntax = DiagnosticKind(
        2152, "cron-syntax", .error, "A schedule is no cron expression (CRON-SYNTAX).",
        upstream: "the schedule is passed on, and the API server refuses it")
    /// Seed name length.
    public static let seedNameLength = DiagnosticKind(
        2153, "seed-name-length", .error,
        "A name is longer than its kind allows, or none that its kind can have (NAME-LENGTH).",
        upstream: "the name is made with a limit of 253 characters and refused by the API server")
    /// Service without ports.
    public static let serviceWithoutPorts = DiagnosticKind(
        2154, "service-without-ports", .info, "A workload has no endpoints, so it gets no Service.")
    /// Service type fixed.
    public static let serviceTypeFixed = DiagnosticKind(
        2155, "service-type-fixed", .warning,
        "A class asks for another type of Service than ClusterIP, which every component gets.")
    /// Latest tag.
    public static let latestTag = DiagnosticKind(
        2156, "latest-tag", .warning,
        "An image has the tag `latest` or none, so what runs changes without a commit (LATEST-TAG).")
    /// No probe.
    public static let noProbe = DiagnosticKind(
        2157, "no-probe", .warning, "A container in production has no readiness probe (NO-PROBE).")
    /// No limits.
    public static let noLimits = DiagnosticKind(
        2158, "no-limits", .warning, "A container in production has no memory limit (NO-LIMITS).")

    /// Class schema.
    public static let classSchema = DiagnosticKind(
        2159, "class-schema", .error,
        """
        A class's template has a field or a value that a Deployment, Service or CronJob does not have, or makes one with the \
        workload and its overrides that no cluster accepts (CLASS-SCHEMA).
        """,
        upstream: "unknown fields vanish")

    // MARK: Network

    /// Host collision.
    public static let hostCollision = DiagnosticKind(
        2160, "host-collision", .error,
        "Two routes of one data plane have the same host name and path (HOST-COLLISION, ROUTE-COLLISION).",
        upstream: "both routes are applied, and the older one wins")
    /// Connection not found.
    public static let connectionNotFound = DiagnosticKind(
        2161, "connection-not-found", .error,
        "A connection leads to a component, endpoint or deployment that is not there (CONN-NOTFOUND).")
    /// Connection visibility.
    public static let connectionVisibility = DiagnosticKind(
        2162, "connection-visibility", .error,
        "A connection leads to an endpoint of another project that is open to its own project only (CONN-VISIBILITY).",
        upstream: "the name of the Service is given, which does not resolve in another namespace")
    /// Connection template.
    public static let connectionTemplate = DiagnosticKind(
        2163, "connection-template", .error,
        "The value of a connection's variable is no text with `{{ .url }}` and its like (CONN-TEMPLATE).",
        upstream: "text that does not parse is used as it is, and unknown names give `<no value>`")
    /// Connection public.
    public static let connectionPublic = DiagnosticKind(
        2164, "connection-public", .warning,
        "A connection to another project leaves the cluster, since the endpoint is public only.")
    /// Token keys missing.
    public static let tokenKeysMissing = DiagnosticKind(
        2165, "token-keys-missing", .error,
        "Routes of an environment need tokens, but it does not say where their keys are read (JWT-NOURI).")
    /// Public without token.
    public static let publicWithoutToken = DiagnosticKind(
        2166, "public-without-token", .warning, "A public route in production needs no token (PUBLIC-NO-AUTH).")
    /// Rate window.
    public static let rateWindow = DiagnosticKind(
        2167, "rate-window", .error, "The window of a rate limit is no duration that a gateway can count by.",
        upstream: "the window is rounded up to a unit without changing the number, or the policy is dropped")
    /// Policy not expressible.
    public static let policyNotExpressible = DiagnosticKind(
        2168, "policy-not-expressible", .error, "A policy of an APIClass cannot be expressed by the gateway.",
        upstream: "the policy is left out without a word")
    /// Suspended target.
    public static let suspendedTarget = DiagnosticKind(
        2169, "suspended-target", .warning, "A connection leads to a component that is suspended (SUSPENDED-TARGET).")
    /// Policy partly.
    public static let policyPartly = DiagnosticKind(
        2170, "policy-partly", .warning, "A part of a policy cannot be expressed by the gateway and is left out.")
    /// Api type without route.
    public static let apiTypeWithoutRoute = DiagnosticKind(
        2171, "api-type-without-route", .error,
        "An API of a type that no route can carry is exposed beyond its project.",
        upstream: "no route is made")

    /// World closed.
    public static let worldClosed = DiagnosticKind(
        2172, "world-closed", .warning,
        """
        Pods of a production environment may not reach the internet unless a connection says what for, and these components \
        have none. Set `network.world` to say that it is meant, or to open it.
        """)
    /// Network rule not expressible.
    public static let networkRuleNotExpressible = DiagnosticKind(
        2173, "network-rule-not-expressible", .warning,
        """
        The network policies of Kubernetes know no host names, so a connection to one is not allowed by them; nor do they \
        know methods and paths.
        """)
    /// Calls not limited.
    public static let callsNotLimited = DiagnosticKind(
        2210, "calls-not-limited", .info,
        "`network.l7` limits calls to the operations of an endpoint's schema, and this endpoint has none that can be seen."
    )
    /// Agent command unknown.
    public static let agentCommandUnknown = DiagnosticKind(
        2211, "agent-command-unknown", .error,
        """
        The vault's agent writes files. For variables, a shell reads one of them and then starts the container's own command, \
        which therefore must stand in the Workload or its class.
        """)
    /// Annotation misspelt.
    public static let annotationMisspelt = DiagnosticKind(
        2212, "annotation-misspelt", .warning,
        """
        An annotation of choreoc's is nearly one that its kind has, and nothing reads it as it is. Or `locked-fields` names a \
        field that the class cannot have, and so locks nothing.
        """)
    /// Host name invalid.
    public static let hostNameInvalid = DiagnosticKind(
        2213, "host-name-invalid", .error,
        """
        The host name of a route, made of `gateway.dnsPrefix` and the virtual host of the data plane, or that of something \
        outside is none.
        """,
        upstream: "the route is made with it, and the API server refuses it")
    /// Variable name invalid.
    public static let variableNameInvalid = DiagnosticKind(
        2214, "variable-name-invalid", .error,
        "An environment variable has no name, or one that Kubernetes or the shell of the vault's agent refuses.",
        upstream: "a variable without a name is left out, any other is passed on")
    /// Endpoint without effect.
    public static let endpointWithoutEffect = DiagnosticKind(
        2174, "endpoint-without-effect", .warning,
        """
        An Endpoint belongs to a component that it cannot expose: web applications are public always, tasks never. Or an API \
        is in an environment in which its component is not deployed.
        """)

    // MARK: Releases and platform

    /// Release name taken.
    public static let releaseNameTaken = DiagnosticKind(
        2175, "release-name-taken", .error,
        "A Release has the name of a binding, whose objects would overwrite it.")
    /// Release cluster scoped.
    public static let releaseClusterScoped = DiagnosticKind(
        2176, "release-cluster-scoped", .error, "A Release holds an object that lives outside namespaces.",
        upstream: "the object is applied")
    /// Credential inline.
    public static let credentialInline = DiagnosticKind(
        2177, "credential-inline", .error, "The sources hold the key of a cluster in clear text (CREDENTIAL-INLINE).",
        upstream: "the key is stored in the resource")
    /// Api not found.
    public static let apiNotFound = DiagnosticKind(
        2178, "api-not-found", .error, "An APIBinding names an API or a class that is not declared.")
    /// Reserved type missing.
    public static let reservedTypeInvalid = DiagnosticKind(
        2179, "reserved-type-missing", .error,
        "A type or trait of a reserved name (`choreo-…`) is missing from the prelude or has errors.")

    /// The kinds of this pass.
    public static let allSeed: [DiagnosticKind] = [
        .configurationGroupNotFound, .configurationKeyNotFound, .configurationValueMissing, .configurationKeyDuplicate,
        .configurationEnvironmentDuplicate, .configurationAmbiguous, .configurationValueTwice, .configurationValueNone,
        .configurationSelectorTwice, .environmentGroupNotFound, .configurationEnvironmentNotFound, .configurationOrder,
        .configurationScope, .configurationCollision, .configurationUnused, .vaultPathVersion, .plainSecret,
        .sharedSecret,
        .configurationInheritance, .builtInEnvironmentGroup, .groupEmpty, .explicitVariableWins, .organizationConflict,
        .organizationMissing, .seedReferenceNotFound, .seedClassNotFound, .seedOwnerMismatch, .typeMismatch,
        .bindingEnvironment, .ownerNotInferred, .builtInClass, .workloadDrift,

        .containerImageMissing, .mainContainerGuessed, .portUnknown, .apiKeyNotEndpoint, .exposeDefault,
        .variableDuplicate, .scheduleMissing, .cronSyntax, .seedNameLength, .serviceWithoutPorts, .serviceTypeFixed,
        .latestTag, .noProbe, .noLimits, .hostCollision, .connectionNotFound, .connectionVisibility,
        .connectionTemplate, .connectionPublic, .tokenKeysMissing, .publicWithoutToken, .rateWindow,
        .policyNotExpressible,
        .suspendedTarget, .policyPartly, .apiTypeWithoutRoute, .releaseNameTaken, .releaseClusterScoped,
        .credentialInline,
        .apiNotFound, .reservedTypeInvalid, .fileMountFixed, .configurationScopeUnknown, .environmentGroupUnused,
        .configurationKeyRenamed, .pipelineUnreachable, .pipelineEdge, .productionWithoutApproval, .projectDuplicate,
        .connectionCycle, .classFieldLocked, .overrideUnknown, .workloadFromBuild, .classSchema, .worldClosed,
        .networkRuleNotExpressible, .endpointWithoutEffect, .callsNotLimited, .agentCommandUnknown, .annotationMisspelt,
        .hostNameInvalid,
        .variableNameInvalid,
    ]
}
