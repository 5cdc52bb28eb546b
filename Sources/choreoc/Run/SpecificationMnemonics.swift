import Analysis
import Basics
import OpenChoreo
import Rendering

/// The words by which the specification of the seed's vocabulary calls its findings (4.7, appendix D), with the kind of each.
enum SpecificationMnemonics {
    /// Word → kind.
    static let kinds: [(mnemonic: String, kind: DiagnosticKind)] = [
        ("CG-NOTFOUND", .configurationGroupNotFound), ("CG-NOKEY", .configurationKeyNotFound),
        ("CG-NOVALUE", .configurationValueMissing), ("CG-DUP-KEY", .configurationKeyDuplicate),
        ("CG-DUP-ENV", .configurationEnvironmentDuplicate), ("CG-AMBIGUOUS", .configurationAmbiguous),
        ("CG-BOTH", .configurationValueTwice), ("CG-NEITHER", .configurationValueNone),
        ("CG-BOTHSEL", .configurationSelectorTwice), ("CG-GROUP", .environmentGroupNotFound),
        ("CG-ENV", .configurationEnvironmentNotFound), ("CG-ORDER", .configurationOrder),
        ("CG-SCOPE", .configurationScope), ("CG-COLLIDE", .configurationCollision),
        ("CG-UNUSED", .configurationUnused), ("CG-KV2", .vaultPathVersion), ("CG-PLAIN-SECRET", .plainSecret),
        ("CG-SHARED-SECRET", .sharedSecret),

        ("API-VERSION", .versionNeverReleased), ("KIND-AMBIGUOUS", .kindAmbiguous),
        ("KIND-RETIRED", .kindOfBranchRetired), ("ALIAS-CONFLICT", .aliasConflict),
        ("DUPLICATE", .duplicateDeclaration), ("REF-NOTFOUND", .referenceNotFound),
        ("OWNER-MISMATCH", .seedOwnerMismatch), ("TYPE-MISMATCH", .typeMismatch), ("BINDING-DUP", .bindingDuplicate),
        ("BINDING-ENV", .bindingEnvironment), ("CLASS-SCHEMA", .classSchema),
        ("CONTAINER-NOIMAGE", .containerImageMissing), ("PORT-UNKNOWN", .portUnknown), ("NAME-LENGTH", .seedNameLength),
        ("HOST-COLLISION", .hostCollision), ("ROUTE-COLLISION", .hostCollision), ("CONN-NOTFOUND", .connectionNotFound),
        ("CONN-VISIBILITY", .connectionVisibility), ("CONN-TEMPLATE", .connectionTemplate),
        ("JWT-NOURI", .tokenKeysMissing), ("SCHEDULE-MISSING", .scheduleMissing), ("CRON-SYNTAX", .cronSyntax),
        ("CREDENTIAL-INLINE", .credentialInline), ("OBJECT-COLLISION", .duplicateObject),
        ("QUOTA-EXCEEDED", .quotaExceeded),

        ("LATEST-TAG", .latestTag), ("NO-PROBE", .noProbe), ("NO-LIMITS", .noLimits),
        ("API-KEY-NOT-ENDPOINT", .apiKeyNotEndpoint), ("PUBLIC-NO-AUTH", .publicWithoutToken),
        ("PIPELINE-UNREACHABLE", .pipelineUnreachable), ("EXPOSE-DEFAULT", .exposeDefault), ("DRIFT", .workloadDrift),
        ("SUSPENDED-TARGET", .suspendedTarget), ("SHARED-CLUSTER", .sharedCluster),
    ]

    /// Words of promotion, builds and images, which nothing raises so far.
    static let open: Set<String> = [
        "IMG-UNRESOLVED", "GATE-PATH", "GATE-APPROVAL", "GATE-SOAK", "GATE-EVIDENCE", "GATE-FREEZE",
        "NO-DIGEST",
    ]
}
