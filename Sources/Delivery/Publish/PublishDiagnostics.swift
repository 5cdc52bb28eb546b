import Basics

extension DiagnosticKind {
    /// A branch name or template that cannot be one.
    public static let branchInvalid = DiagnosticKind(
        3210, "branch-invalid", .error,
        """
        `--branch` and `--plane-branch` take the name of a branch, or a template with placeholders in braces: \
        `{organization}`, `{environment}` and `{project}` in the first, `{role}` and `{plane}` in the second. What comes \
        out must be a branch name that Git accepts.
        """)
    /// A branch that is checked out.
    public static let branchCheckedOut = DiagnosticKind(
        3211, "branch-checked-out", .error,
        """
        The branch is checked out in a work tree. Moving it would make everything there look changed. Publish to another \
        branch, or check out another one there.
        """)
    /// A branch that holds the sources.
    public static let branchHoldsSources = DiagnosticKind(
        3212, "branch-holds-sources", .error,
        """
        The branch shares its history with the sources, and nothing was ever published to it. Rendered output goes to \
        branches of its own, so that a branch of sources is never taken for one.
        """)
    /// A local branch and its remote-tracking one that went apart.
    public static let branchDiverged = DiagnosticKind(
        3213, "branch-diverged", .error,
        """
        The local branch and the one that was fetched from the remote each have commits that the other has not, so that a \
        push would be refused. What is in the local one only was never pushed; published again it gives the same commits.
        """)
    /// A source commit that does not follow the one published last.
    public static let sourceOlder = DiagnosticKind(
        3214, "source-older", .error,
        """
        The branch was published from a commit that is not in the history of the one to be published now. A pipeline that \
        was slow or run again must not roll an environment back. Pass `--allow-older` if that is meant.
        """)
    /// A history that is cut off by a shallow clone.
    public static let publishHistoryHidden = DiagnosticKind(
        3215, "publish-history-hidden", .error,
        """
        The clone is shallow and its history ends before it can be told whether the source commit follows the one that \
        was published last. In CI, fetch the whole history: `fetch-depth: 0`.
        """)
    /// Sources that are not in a commit.
    public static let sourceUncommitted = DiagnosticKind(
        3216, "source-uncommitted", .error,
        """
        What is published comes from commits, so that it can be traced and made again. A further repository is named \
        with the revision to read: `--also ../platform@main`.
        """)
    /// A URL that cannot be published.
    public static let repositoryURLInvalid = DiagnosticKind(
        3217, "repository-url-invalid", .error,
        """
        `--repo-url` is written into commits that everybody can read. It must be the URL of a repository on one line, \
        without a user's password or token.
        """)
    /// A branch that is not there.
    public static let branchMissing = DiagnosticKind(
        3218, "branch-missing", .error,
        "The sources give output for a branch that exists neither here nor among the branches fetched from the remote.")
    /// A file in a synced path that the hydrator did not write.
    public static let hydratedPathForeign = DiagnosticKind(
        3219, "hydrated-path-foreign", .error,
        """
        A file lies where the hydrator's files go, or beside them as a manifest that Argo CD would apply, and was not \
        written as the hydrator writes: there is no `hydrator.metadata` beside it. Nothing was changed. Move it elsewhere.
        """)
    /// Metadata of a hydrated branch that cannot be read.
    public static let hydratorMetadataInvalid = DiagnosticKind(
        3220, "hydrator-metadata-invalid", .error,
        """
        The note or the `hydrator.metadata` of a hydrated branch names no commit, so that it cannot be told whether the \
        source commit follows it. Repair it, or pass `--allow-older`.
        """)

    /// The kinds of publishing.
    public static let allPublish: [DiagnosticKind] = [
        .branchInvalid, .branchCheckedOut, .branchHoldsSources, .branchDiverged, .sourceOlder, .publishHistoryHidden,
        .sourceUncommitted, .repositoryURLInvalid, .branchMissing, .hydratedPathForeign, .hydratorMetadataInvalid,
    ]
}
