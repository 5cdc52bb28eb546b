import Basics

extension DiagnosticKind {
    /// The output directory cannot be one.
    public static let outputUnusable = DiagnosticKind(
        3001, "output-unusable", .error,
        """
        The output directory is a symbolic link, the root of the file system, or not a directory. choreoc removes what \
        it wrote there earlier, so it only works in a directory that is plainly meant.
        """)
    /// Two runs into one directory.
    public static let outputLocked = DiagnosticKind(
        3002, "output-locked", .error,
        """
        Another choreoc is writing to the same output directory. Nothing was changed; run it again when the other one \
        has ended.
        """)
    /// Something that is not ours stands where a file has to be written.
    public static let outputForeign = DiagnosticKind(
        3003, "output-foreign", .error,
        """
        A file, link or directory that choreoc did not write is in the way of the rendered tree: its name is not in the \
        `.choreoc` of its directory. Nothing was changed. Move it elsewhere, or choose another output directory.
        """)
    /// Two outputs of one path.
    public static let outputCollision = DiagnosticKind(
        3004, "output-collision", .error,
        """
        Two outputs have the same path, or paths that differ only in case. On file systems that fold case one would \
        overwrite the other, so that both are refused.
        """)
    /// A removal that is too large to be a matter of course.
    public static let outputRemovalRefused = DiagnosticKind(
        3005, "output-removal-refused", .error,
        """
        The run would remove a whole project, a whole environment or more than a tenth of the units in the output \
        directory. That is more often a mistake in the sources than meant, so it needs `--allow-removals`.
        """)
    /// The system refused.
    public static let outputFailed = DiagnosticKind(
        3006, "output-failed", .error,
        """
        Reading or writing the output directory failed. The tree there is the old one, unless the message says that the \
        next run completes the new one.
        """)
    /// A journal that cannot be read.
    public static let outputJournalDamaged = DiagnosticKind(
        3007, "output-journal-damaged", .error,
        """
        An interrupted run left a `.choreoc-journal` that is damaged, or was not written by choreoc. Remove it and the \
        folder `.choreoc-staging` beside it, restore the output directory from version control, and run again.
        """)
    /// An ownership file of a later format.
    public static let outputNewerFormat = DiagnosticKind(
        3008, "output-newer-format", .error,
        """
        A `.choreoc` in the output directory was written by a later release of choreoc in a format that this one does \
        not know. Use that release, or another output directory.
        """)
    /// A unit to remove whose directory holds other files.
    public static let outputForeignLeft = DiagnosticKind(
        3009, "output-foreign-left", .error,
        """
        A unit is gone from the sources, but its directory also holds something that choreoc did not write and would \
        leave behind. Nothing was changed. Move it elsewhere, or remove it.
        """)
    /// A path that cannot be written.
    public static let outputPathInvalid = DiagnosticKind(
        3010, "output-path-invalid", .error,
        """
        A name in the sources leads to a path that the rendered tree cannot have: it begins with a dot, contains control \
        characters, or is too long.
        """)

    /// The kinds of this module.
    public static let allDelivery: [DiagnosticKind] = [
        .outputUnusable, .outputLocked, .outputForeign, .outputCollision, .outputRemovalRefused, .outputFailed,
        .outputJournalDamaged, .outputNewerFormat, .outputForeignLeft, .outputPathInvalid,
    ]
}
