import Basics

extension DiagnosticKind {
    /// A root that cannot be opened.
    public static let rootUnreadable = DiagnosticKind(
        1001, "root-unreadable", .error, "The directory to read does not exist, is no directory, or may not be read.")
    /// A folder given with `--source` that is not there.
    public static let sourceFolderMissing = DiagnosticKind(
        1002, "source-folder-missing", .error,
        "A folder given with `--source` is not below the root, or nothing in it is read: it does not exist, is ignored, lies in the output directory or in another repository."
    )
    /// A file or directory that may not be read.
    public static let sourceUnreadable = DiagnosticKind(
        1003, "source-unreadable", .error,
        "A file or directory that belongs to the sources cannot be read, so declarations may be missing. Make it readable or name it in `.choreocignore`."
    )
    /// A FIFO, socket or device where a file is expected.
    public static let specialFile = DiagnosticKind(
        1004, "special-file", .warning,
        "Only regular files are read. A FIFO, socket or device that is named like a source is passed over.")
    /// A symbolic link that is not followed.
    public static let symbolicLinkSkipped = DiagnosticKind(
        1005, "symbolic-link-skipped", .info,
        "Symbolic links are never followed: what they name may lie outside the repository and differs between machines."
    )
    /// A path that is not UTF-8.
    public static let pathNotUTF8 = DiagnosticKind(
        1006, "path-not-utf8", .error,
        "The path of a source file must be UTF-8, since it is shown in findings and compared between machines. Rename the file or name it in `.choreocignore`."
    )
    /// A file above the size limit.
    public static let sourceTooLarge = DiagnosticKind(
        1007, "source-too-large", .error,
        "A file is larger than the limit (1 MiB unless `limits.fileBytes` in `choreoc.yaml` says otherwise). Files that hold no declarations can be named in `.choreocignore`."
    )
    /// A pointer of Git LFS instead of the file.
    public static let lfsPointer = DiagnosticKind(
        1008, "lfs-pointer", .error,
        "The file is a pointer of Git LFS, not the text itself. Declarations must be stored in Git as they are.")
    /// Directories nested too deeply.
    public static let directoriesTooDeep = DiagnosticKind(
        1009, "directories-too-deep", .error, "Directories are nested deeper than 256 levels.")
    /// A file that changed its kind or went away while the run was reading.
    public static let sourceChanged = DiagnosticKind(
        1010, "source-changed", .error,
        "A file was removed or replaced by something else while the run was reading. Run again when nothing writes to the sources."
    )

    /// Files of a rendered tree among the sources.
    public static let writtenFilesLeftOut = DiagnosticKind(
        3450, "written-files-left-out", .info,
        """
        A rendered tree lies among the sources. What choreoc wrote there is no source, as the `.choreoc` beside it says; \
        files that it does not list are read. Nothing needs to be done; name the folder in `.choreocignore` to have it not \
        looked at.
        """
    )

    /// A repository that cannot be opened.
    public static let repositoryUnusable = DiagnosticKind(
        1020, "repository-unusable", .error, "There is no Git repository around the directory, or it is damaged.")
    /// A repository of another user.
    public static let repositoryOwner = DiagnosticKind(
        1021, "repository-owner", .error,
        "The repository belongs to another user and is not listed in Git's setting `safe.directory`. Add it there if you trust it."
    )
    /// A repository of a format that is not supported.
    public static let repositoryFormat = DiagnosticKind(
        1022, "repository-format", .error,
        "The repository uses SHA-256 or another extension of Git's format that is not supported. Its work tree can still be compiled."
    )
    /// A revision that is not written in a supported way.
    public static let revisionSyntax = DiagnosticKind(
        1023, "revision-syntax", .error,
        "A revision is a full or abbreviated commit id, a branch, a tag or another reference by its short or full name, or `HEAD`, followed by any number of `~n` and `^n`."
    )
    /// A revision that does not exist.
    public static let revisionNotFound = DiagnosticKind(
        1024, "revision-not-found", .error,
        "No commit, branch or tag has this name, or the history does not go back that far."
    )
    /// An abbreviated id of several objects, or a name of several references.
    public static let revisionAmbiguous = DiagnosticKind(
        1025, "revision-ambiguous", .error,
        "An abbreviated id fits several commits. Write more of its digits. For a name of several references it is a warning: the first in Git's order is read."
    )
    /// A name of something other than a commit.
    public static let revisionNotCommit = DiagnosticKind(
        1026, "revision-not-commit", .error, "The name belongs to a tree or a blob. Only commits can be read.")
    /// A commit before the end of a shallow clone.
    public static let historyShallow = DiagnosticKind(
        1027, "history-shallow", .error,
        "The clone is shallow: its history ends before the commit that is asked for. In CI, fetch the whole history.")
    /// An object that a partial clone has not fetched.
    public static let objectNotFetched = DiagnosticKind(
        1028, "object-not-fetched", .error,
        "The clone is partial and has not fetched this object. choreoc never uses the network; fetch it with Git first."
    )
    /// An object that is not there.
    public static let objectMissing = DiagnosticKind(
        1029, "object-missing", .error,
        "The repository is damaged: an object that it refers to is not there. Run `git fsck`."
    )
    /// An object that is damaged.
    public static let objectCorrupt = DiagnosticKind(
        1030, "object-corrupt", .error,
        "The repository is damaged: the bytes of an object do not have its id, or it is malformed. Run `git fsck`.")
    /// A folder that the commit or the index does not have.
    public static let folderNotStored = DiagnosticKind(
        1031, "folder-not-stored", .error, "The directory to read exists on disk but not in the commit or the index.")
    /// An index that cannot be read.
    public static let indexUnreadable = DiagnosticKind(
        1032, "index-unreadable", .error,
        "Git's index is damaged or has a form that is not supported, such as a split or sparse index.")
    /// A conflict that is not resolved.
    public static let indexConflict = DiagnosticKind(
        1033, "index-conflict", .error,
        "A merge has left the file in conflict, so that the index has several versions of it. Resolve it and `git add` it."
    )

    /// The kinds of this module.
    public static let allGit: [DiagnosticKind] = [
        .rootUnreadable, .sourceFolderMissing, .sourceUnreadable, .specialFile, .symbolicLinkSkipped, .pathNotUTF8,
        .sourceTooLarge, .lfsPointer, .directoriesTooDeep, .sourceChanged, .writtenFilesLeftOut, .repositoryUnusable,
        .repositoryOwner,
        .repositoryFormat, .revisionSyntax, .revisionNotFound, .revisionAmbiguous, .revisionNotCommit, .historyShallow,
        .objectNotFetched, .objectMissing, .objectCorrupt, .folderNotStored, .indexUnreadable, .indexConflict,
    ]
}
