import Basics

extension DiagnosticKind {
    /// Two runs that write into one repository.
    public static let repositoryBusy = DiagnosticKind(
        3201, "repository-busy", .error,
        "Another choreoc is writing commits into the same repository. Nothing was changed; run it again when the other one has ended."
    )
    /// Writing that failed.
    public static let repositoryWriteFailed = DiagnosticKind(
        3202, "repository-write-failed", .error,
        "Writing into the repository failed. Objects may have been added that nothing refers to, which `git gc` removes; no branch was changed unless the message says so."
    )
    /// A reference that was moved by somebody else meanwhile.
    public static let referenceMoved = DiagnosticKind(
        3203, "reference-moved", .error,
        "Between reading a branch and writing it, somebody else moved it. No branch was changed. Run the command again: it builds on what is there then."
    )
    /// A reference that somebody else has locked.
    public static let referenceLocked = DiagnosticKind(
        3204, "reference-locked", .error,
        "A `.lock` file shows that another Git command is changing the branch, or was killed while it did. If none is running, remove the file. Locks that a killed choreoc left are removed by the next run."
    )
    /// A reference whose name is in the way of another.
    public static let referenceObstructed = DiagnosticKind(
        3205, "reference-obstructed", .error,
        "Git keeps branches like files and directories: `a` and `a/b` cannot both exist. Choose another branch name, or delete the branch that is in the way."
    )

    /// The kinds of writing into repositories.
    public static let allGitWriting: [DiagnosticKind] = [
        .repositoryBusy, .repositoryWriteFailed, .referenceMoved, .referenceLocked, .referenceObstructed,
    ]
}
