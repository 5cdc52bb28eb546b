import Basics

extension DiagnosticKind {
    /// An older or alternative spelling that is understood.
    public static let aliasUsed = DiagnosticKind(
        1220, "alias-used", .info,
        "A field or value is written in another spelling than the canonical one; both mean the same.")
    /// Two spellings that differ.
    public static let aliasConflict = DiagnosticKind(
        1221, "alias-conflict", .error,
        "Two spellings of one field are both there and differ, so it is unknown which one counts (ALIAS-CONFLICT).")
    /// An API version that was only ever shown in a page.
    public static let versionNeverReleased = DiagnosticKind(
        1222, "version-never-released", .error,
        """
        `choreo.dev/v1` appears in the page `docs/integrating-with-openchoreo/gitops.md` of July 2025 with shapes that no \
        release ever had (API-VERSION). Its replacement is `openchoreo.dev/v1alpha1`.
        """)
    /// A kind of the branch before 0.3.
    public static let kindOfBranchRetired = DiagnosticKind(
        1223, "kind-of-branch-retired", .error,
        "A kind existed only on the branch before OpenChoreo 0.3 and was replaced there (KIND-RETIRED).")
    /// A document that is two things, or neither.
    public static let kindAmbiguous = DiagnosticKind(
        1224, "kind-ambiguous", .error,
        "Several generations have a kind of this name, and the fields fit both or none of them (KIND-AMBIGUOUS).")
    /// A kind of the first generation.
    public static let kindOfFirstGeneration = DiagnosticKind(
        1225, "kind-of-first-generation", .error,
        """
        A document has a kind of OpenChoreo 0.1 and 0.2 (DeployableArtifact, Deployment, DeploymentTrack, a Component with \
        `source`), whose deployment path is not compiled.
        """)
    /// A kind without effect.
    public static let kindWithoutEffect = DiagnosticKind(
        1226, "kind-without-effect", .info,
        "A document has a kind that runs builds or writes to Git; nothing of it reaches a data plane.")

    /// More registries than one.
    public static let registryAmbiguous = DiagnosticKind(
        1227, "registry-ambiguous", .warning,
        "A DataPlane of version 0.2 names several registries; images are pulled from the first.")

    /// The kinds of the seed vocabulary.
    public static let allSeedVocabulary: [DiagnosticKind] = [
        .aliasUsed, .aliasConflict, .versionNeverReleased, .kindOfBranchRetired, .kindAmbiguous, .kindOfFirstGeneration,
        .kindWithoutEffect, .registryAmbiguous,
    ]
}
