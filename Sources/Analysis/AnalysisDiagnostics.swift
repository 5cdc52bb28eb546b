import Basics

extension DiagnosticKind {
    // MARK: Load

    /// A document that is no declaration.
    public static let documentPassedOver = DiagnosticKind(
        1060, "document-passed-over", .info, "A document is no OpenChoreo declaration and has no effect on the output.")
    /// A kind that is nearly one that we know.
    public static let kindMisspelt = DiagnosticKind(
        1061, "kind-misspelt", .error,
        "A document of group openchoreo.dev has a kind that does not exist, but nearly so.")
    /// A version that choreoc does not speak.
    public static let versionUnknown = DiagnosticKind(
        1062, "version-unknown", .error,
        "A document of group openchoreo.dev has a version that choreoc does not speak; the current one is v1alpha1.")
    /// A kind of before version 1.0.
    public static let kindRetired = DiagnosticKind(
        1063, "kind-retired", .error, "A document has a kind that was replaced before OpenChoreo 1.0.")
    /// A kustomization that changes what it lists.
    public static let kustomizationTransforms = DiagnosticKind(
        1064, "kustomization-transforms", .error,
        """
        A kustomization.yaml patches, generates or renames, so the files that it lists are not what would be applied. \
        choreoc reads plain lists of resources only.
        """)
    /// A list that is none.
    public static let listInvalid = DiagnosticKind(
        1065, "list-invalid", .error, "A document of kind List needs `items`, a list of objects, nested at most 8 deep."
    )
    /// A setting that is not understood.
    public static let settingInvalid = DiagnosticKind(
        9010, "setting-invalid", .error, "A setting in `choreoc.yaml` or `--set` is not understood.")
    /// A version of choreoc that the repository refuses.
    public static let versionRefused = DiagnosticKind(
        9011, "version-refused", .error, "The repository asks for another version of choreoc in `requires`.")
    /// A folder that was given and holds no declaration.
    public static let nothingToCompile = DiagnosticKind(
        1066, "nothing-to-compile", .warning, "No OpenChoreo declaration was found, so there is nothing to compile.")

    // MARK: Identity and references

    /// Two declarations of one identity.
    public static let duplicateDeclaration = DiagnosticKind(
        1301, "duplicate-declaration", .error,
        "Two documents declare the same kind, namespace and name; only one of them would take effect.",
        upstream: "the one that is applied later wins")
    /// A reference to something that is not declared.
    public static let referenceNotFound = DiagnosticKind(
        1302, "reference-not-found", .error, "A declaration refers to another one that is not among the sources.")
    /// A namespaced document without a namespace for which none could be inferred.
    public static let namespaceInferred = DiagnosticKind(
        1303, "namespace-inferred", .info, "A document has no `metadata.namespace`; one was inferred from its place.")
    /// A binding whose owner lives in another project.
    public static let ownerMismatch = DiagnosticKind(
        1304, "owner-mismatch", .error,
        "A declaration names an owner of another project or component than the one it belongs to.")
    /// A pipeline without a first environment.
    public static let pipelineWithoutRoot = DiagnosticKind(
        1305, "pipeline-without-root", .error,
        "A deployment pipeline has no environment to start from: it has no paths, or every source is also a target.")
    /// An environment without a data plane.
    public static let dataPlaneNotFound = DiagnosticKind(
        1306, "data-plane-not-found", .error,
        """
        An environment names no data plane, and neither a DataPlane `default` in its namespace nor a ClusterDataPlane \
        `default` is among the sources. Read the platform's repository together with this one (`--also`).
        """)
    /// A pipeline with more than one first environment.
    public static let pipelineWithSeveralRoots = DiagnosticKind(
        1307, "pipeline-with-several-roots", .warning,
        "Several environments of a pipeline are no target of any path; the first one counts as its root.")

    // MARK: Releases and bindings

    /// A component without its workload.
    public static let workloadMissing = DiagnosticKind(
        1401, "workload-missing", .error, "A component needs exactly one Workload whose owner names it; it has none.")
    /// A component with several workloads.
    public static let workloadDuplicate = DiagnosticKind(
        1402, "workload-duplicate", .error,
        "A component needs exactly one Workload whose owner names it; it has several.")
    /// A component whose type makes another kind of workload than it says.
    public static let workloadTypeMismatch = DiagnosticKind(
        1403, "workload-type-mismatch", .error,
        "The part before the slash of `componentType.name` differs from the `workloadType` of the type.")
    /// A trait that the type does not allow.
    public static let traitNotAllowed = DiagnosticKind(
        1404, "trait-not-allowed", .error,
        "A component uses a trait that its type does not list in `allowedTraits`; an absent list allows none.")
    /// An instance name that the type uses already.
    public static let instanceNameTaken = DiagnosticKind(
        1405, "instance-name-taken", .error,
        "A component names a trait instance like one that its type embeds; names are unique over both.")
    /// Two bindings of one component in one environment.
    public static let bindingDuplicate = DiagnosticKind(
        1406, "binding-duplicate", .error,
        "Two bindings put the same component, project, resource or API into the same environment.",
        upstream: "both are rendered and overwrite each other's objects; consumers find neither")
    /// A pinned release that is not there.
    public static let releaseNotFound = DiagnosticKind(
        1407, "release-not-found", .error, "A binding pins a release that is not among the sources.",
        upstream: "nothing is rendered until the release appears; choreoc renders the live sources instead")
    /// A release of another component.
    public static let releaseOwnerMismatch = DiagnosticKind(
        1408, "release-owner-mismatch", .error,
        "A binding pins a release that belongs to another component, project or resource.")
    /// A binding that follows the live sources in the first environment.
    public static let bindingUnpinnedInRoot = DiagnosticKind(
        1409, "binding-unpinned-in-root", .info,
        "A binding in the first environment of the pipeline names no release, so the live sources are rendered.")
    /// A binding that follows the live sources further on.
    public static let bindingUnpinned = DiagnosticKind(
        1410, "binding-unpinned", .warning,
        """
        A binding behind the first environment of the pipeline names no release, so every change of the sources reaches \
        it at once, without promotion.
        """)
    /// A binding that nobody wrote.
    public static let bindingSynthesized = DiagnosticKind(
        1411, "binding-synthesized", .info,
        "A binding is not among the sources and was made up: of an `autoDeploy` component in the first environment, or of a project."
    )
    /// A project of before 1.2.
    public static let projectTypeAssumed = DiagnosticKind(
        1412, "project-type-assumed", .info,
        "A Project names no type, as before OpenChoreo 1.2; ClusterProjectType `default` is used.")
    /// A component that is deployed nowhere.
    public static let componentNotDeployed = DiagnosticKind(
        1413, "component-not-deployed", .info,
        "A component has no binding in any environment and does not deploy automatically, so nothing is rendered for it."
    )

    // MARK: Secrets and channels

    /// A secret that is not declared.
    public static let secretNotFound = DiagnosticKind(
        2001, "secret-not-found", .error,
        "A workload refers to a SecretReference that is not declared in its namespace.")
    /// A key that the secret does not have.
    public static let secretKeyNotFound = DiagnosticKind(
        2002, "secret-key-not-found", .error, "A workload refers to a key that the SecretReference does not map.")
    /// Several default channels.
    public static let channelAmbiguous = DiagnosticKind(
        2003, "channel-ambiguous", .warning,
        "Several notification channels are marked as the default of one environment; the lowest name is used.")
    /// Objects that need a plane that is not there.
    public static let observabilityPlaneMissing = DiagnosticKind(
        2004, "observability-plane-missing", .warning,
        """
        A unit gives objects for the observability plane, but no ObservabilityPlane resolves for its data plane, so \
        OpenChoreo would not apply them anywhere and they are left out. Declare the plane, or set `observability.enabled`.
        """)
    /// A channel's secret values.
    public static let channelSecretLeftOut = DiagnosticKind(
        2005, "channel-secret-left-out", .warning,
        """
        A notification channel takes values from plain Secrets of the control plane, which are not known offline. Its \
        ConfigMap is rendered, its Secret is left out: create it on the observability plane.
        """)

    /// An API definition that gives no routes.
    public static let endpointSchemaUnreadable = DiagnosticKind(
        2017, "endpoint-schema-unreadable", .warning,
        "The API definition of an endpoint cannot be read, so no routes or rules for its operations are made.")
    /// The kinds of this module.
    public static let allAnalysis: [DiagnosticKind] = [
        .documentPassedOver, .kindMisspelt, .versionUnknown, .kindRetired, .kustomizationTransforms, .listInvalid,
        .nothingToCompile, .duplicateDeclaration, .referenceNotFound, .namespaceInferred, .ownerMismatch,
        .pipelineWithoutRoot, .dataPlaneNotFound, .pipelineWithSeveralRoots, .workloadMissing, .workloadDuplicate,
        .workloadTypeMismatch, .traitNotAllowed, .instanceNameTaken, .bindingDuplicate, .releaseNotFound,
        .releaseOwnerMismatch, .bindingUnpinnedInRoot, .bindingUnpinned, .bindingSynthesized, .projectTypeAssumed,
        .componentNotDeployed, .secretNotFound, .secretKeyNotFound, .channelAmbiguous, .observabilityPlaneMissing,
        .channelSecretLeftOut, .endpointSchemaUnreadable, .settingInvalid, .versionRefused,
    ]
}
