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
        "A file is larger than the limit (`--max-file-size`, 1 MiB by default). Files that hold no declarations can be named in `.choreocignore`."
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

    /// The kinds of this module.
    public static let allGit: [DiagnosticKind] = [
        .rootUnreadable, .sourceFolderMissing, .sourceUnreadable, .specialFile, .symbolicLinkSkipped, .pathNotUTF8,
        .sourceTooLarge, .lfsPointer, .directoriesTooDeep, .sourceChanged,
    ]
}
