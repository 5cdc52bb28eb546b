import Basics

extension DiagnosticKind {
    /// A template that gives no object.
    public static let templateNotObject = DiagnosticKind(
        1901, "template-not-object", .error,
        "The template of a resource must render to a map: one Kubernetes object. To leave it out use `includeWhen`.")
    /// A condition that is no boolean.
    public static let conditionNotBoolean = DiagnosticKind(
        1902, "condition-not-boolean", .error,
        "`includeWhen`, `where`, `when` and rules must give true or false; the string \"true\" is not a boolean.")
    /// A loop over something that has no items.
    public static let loopNotIterable = DiagnosticKind(
        1903, "loop-not-iterable", .error,
        "`forEach` must give a list, or a map whose entries become `{key, value}` items sorted by key.")
    /// A loop with too many items.
    public static let loopTooLong = DiagnosticKind(
        1904, "loop-too-long", .error, "A `forEach` gives more items than the limit of 10,000.")
    /// An object that lacks what identifies it.
    public static let objectWithoutIdentity = DiagnosticKind(
        1905, "object-without-identity", .error,
        "Every rendered object needs `apiVersion`, `kind` and `metadata.name`, each a non-empty string.")
    /// A validation that does not hold.
    public static let validationFails = DiagnosticKind(
        1906, "validation-fails", .error,
        "A validation rule of a component type, project type or trait is false for this unit. Its message tells what is wrong."
    )
    /// A validation without an object to judge.
    public static let validationMatchesNothing = DiagnosticKind(
        1907, "validation-matches-nothing", .error,
        "A post-render validation selects no object although it must match one (`mustMatch`, true by default).")
    /// A patch without a target.
    public static let patchWithoutTarget = DiagnosticKind(
        1801, "patch-without-target", .warning,
        "No object has the group, version, kind and plane that a patch names, so the patch changes nothing.")
    /// A path that is no string.
    public static let patchPathNotString = DiagnosticKind(
        1802, "patch-path-not-string", .error, "The path of a patch operation must render to a string.")
    /// A patch that cannot be applied.
    public static let patchFails = DiagnosticKind(
        1803, "patch-fails", .error,
        """
        A patch operation cannot be applied: its path does not exist, an index is out of bounds, a filter matches \
        nothing, or a step expects a map or list that is not there.
        """)
    /// A removal of several list elements at once.
    public static let patchRemovesSeveral = DiagnosticKind(
        1804, "patch-removes-several", .warning,
        """
        One operation removes several elements of a list. OpenChoreo fixes the positions before it starts, so after the \
        first removal the later ones hit the wrong elements.
        """)
    /// A required piece of the context that is empty.
    public static let namespaceMissing = DiagnosticKind(
        1908, "project-namespace-missing", .error,
        "A project type must render a `v1` Namespace named `${metadata.namespace}`; without it nothing can be deployed."
    )
    /// A trait that a release refers to but does not hold.
    public static let traitNotInRelease = DiagnosticKind(
        1909, "trait-not-in-release", .error,
        """
        The release names a trait whose specification it does not hold. Releases written by older versions of occ leave \
        embedded traits out; cut the release again.
        """)
    /// A workload that has no place for the hash annotation.
    public static let workloadWithoutSpec = DiagnosticKind(
        1914, "workload-without-spec", .error,
        """
        The Deployment or StatefulSet of a component carries a hash of the component's other objects on its pod template, so \
        its `spec` must be a map.
        """)
    /// A value that does not fit the schema of a type or trait.
    public static let parameterInvalid = DiagnosticKind(
        1910, "parameter-invalid", .error,
        "A value does not fit the schema that the component type or trait declares for its parameters or environmentConfigs."
    )
    /// A value that the schema does not know.
    public static let parameterUnknown = DiagnosticKind(
        1911, "parameter-unknown", .error,
        """
        A parameter is given that the schema of the component type or trait does not declare, so no template reads it. \
        In a frozen release, which nobody may change any more, it is a warning.
        """,
        upstream: "the value is kept in the context, where no template reads it")
    /// Values for a schema that does not exist.
    public static let parametersWithoutSchema = DiagnosticKind(
        1912, "parameters-without-schema", .error,
        "Values are given for a type or trait that declares no schema for them, so they are thrown away.",
        upstream: "the values are discarded without a word")
    /// Overrides for a trait instance that does not exist.
    public static let overrideForUnknownInstance = DiagnosticKind(
        1913, "override-for-unknown-instance", .error,
        "`traitEnvironmentConfigs` names an instance that the component does not have, so the override applies to nothing.",
        upstream: "the entry is ignored")
    /// A schema that cannot be used.
    public static let dependencyUnresolved = DiagnosticKind(
        2010, "dependency-unresolved", .error,
        """
        A dependency of a workload cannot be resolved: the provider is not deployed in this environment, has no such \
        endpoint, or renders no Service with the endpoint's port.
        """)
    /// A provider that is refused.
    public static let providerRefused = DiagnosticKind(
        2011, "provider-refused", .error,
        "The component or resource that this one depends on is refused itself. Mend that first.")
    /// Components that depend on each other without coming to rest.
    public static let dependencyUnstable = DiagnosticKind(
        2012, "dependency-unstable", .error,
        "The addresses of components that depend on each other still change after four rounds of rendering.")
    /// A dependency that the provider does not offer.
    public static let dependencyNotOffered = DiagnosticKind(
        2013, "dependency-not-offered", .warning,
        """
        A dependency asks for a visibility that the provider's endpoint does not declare. The address resolves, but the \
        network policy blocks the traffic.
        """)
    /// An output of a managed resource that needs the live object.
    public static let outputNeedsLiveObject = DiagnosticKind(
        2014, "output-needs-live-object", .warning,
        """
        An output of a managed resource reads `applied.…`, the state of an object in the cluster, which is not known \
        offline. Give its value under `outputs` in `choreoc.yaml`.
        """)
    /// An output that fails.
    public static let outputInvalid = DiagnosticKind(
        2015, "output-invalid", .error, "An output of a managed resource does not evaluate to a string.")
    /// An output that a consumer asks for but that does not exist.
    public static let outputUnknown = DiagnosticKind(
        2016, "output-unknown", .error, "A workload binds an output that the resource type does not declare.")
    /// Two objects of one identity.
    public static let duplicateObject = DiagnosticKind(
        2501, "duplicate-object", .error,
        "Two templates give an object of the same kind, namespace and name on one plane; the later would overwrite the other.",
        upstream: "both are applied, the later one wins")
    /// An object that is too large.
    public static let objectTooLarge = DiagnosticKind(
        2502, "object-too-large", .error, "An object is larger than the limit of 1 MiB that the API server accepts.")
    /// A label that Kubernetes refuses.
    public static let labelInvalid = DiagnosticKind(
        2503, "label-invalid", .error,
        "A label value is longer than 63 characters or holds characters that Kubernetes refuses.",
        upstream: "the object is rendered and the API server refuses it")
    /// An object name that Kubernetes refuses.
    public static let objectNameInvalid = DiagnosticKind(
        2504, "object-name-invalid", .error,
        "An object's name or namespace is not what Kubernetes accepts for its kind.",
        upstream: "the object is rendered and the API server refuses it")
    /// A number that JSON cannot hold.
    public static let numberNotFinite = DiagnosticKind(
        2506, "number-not-finite", .error,
        "A rendered object holds NaN or an infinity, which JSON and YAML manifests cannot.")
    /// A secret in plain text.
    public static let plaintextSecret = DiagnosticKind(
        2505, "plaintext-secret", .error,
        """
        A rendered Secret holds values in plain text, which would be committed. Use an ExternalSecret that reads them \
        from the secret store.
        """, upstream: "the Secret is applied")

    /// The kinds of this module.
    public static let allRendering: [DiagnosticKind] = [
        .templateNotObject, .conditionNotBoolean, .loopNotIterable, .loopTooLong,
        .objectWithoutIdentity, .workloadWithoutSpec,
        .validationFails, .validationMatchesNothing, .patchWithoutTarget, .patchPathNotString, .patchFails,
        .patchRemovesSeveral, .namespaceMissing, .traitNotInRelease, .parameterInvalid, .parameterUnknown,
        .parametersWithoutSchema, .overrideForUnknownInstance, .dependencyUnresolved, .providerRefused,
        .dependencyUnstable, .dependencyNotOffered, .outputNeedsLiveObject, .outputInvalid, .outputUnknown,
        .duplicateObject, .objectTooLarge, .labelInvalid, .objectNameInvalid,
        .plaintextSecret, .numberNotFinite,
    ]
}
