import Basics

extension DiagnosticKind {
    /// No default branch.
    public static let diffBaseUnknown = DiagnosticKind(
        3100, "diff-base-unknown", .error,
        """
        `choreoc diff` without a base compares with the point at which the current branch left the default branch, and found \
        no default branch: neither `origin/HEAD` nor `main` or `master`. Name the base.
        """)
    /// Nothing in common.
    public static let diffHistoryUnrelated = DiagnosticKind(
        3101, "diff-history-unrelated", .error,
        "Two commits have no common ancestor, so that there is no point at which one left the other. Name the base itself."
    )
    /// A shallow clone hides the base.
    public static let diffHistoryShallow = DiagnosticKind(
        3102, "diff-history-shallow", .error,
        "The common ancestor of two commits lies behind the end of a shallow clone. Fetch more of the history.")
    /// A manifest that cannot be read.
    public static let diffManifestUnreadable = DiagnosticKind(
        3103, "diff-manifest-unreadable", .error,
        "A directory that is to be compared, or a manifest in it, cannot be read, so that nothing can be said about it."
    )
    /// Two manifests of one object.
    public static let diffManifestDuplicate = DiagnosticKind(
        3104, "diff-manifest-duplicate", .warning,
        "A directory holds two manifests of one object; they are compared in the order of their paths.")
    /// Directories that are revisions too.
    public static let diffArgumentsAmbiguous = DiagnosticKind(
        3105, "diff-arguments-ambiguous", .warning,
        "Both arguments name directories as well as revisions; the revisions are compared. `--no-index` compares directories."
    )

    /// The kinds of `diff`, apart from dangers.
    public static let allDiff: [DiagnosticKind] = [
        .diffBaseUnknown, .diffHistoryUnrelated, .diffHistoryShallow, .diffManifestUnreadable, .diffManifestDuplicate,
        .diffArgumentsAmbiguous,
    ]
}
