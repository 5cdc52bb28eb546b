import Basics

extension DiagnosticKind {
    /// A name that `set` does not find.
    static let editTargetUnknown = DiagnosticKind(
        3410, "edit-target-unknown", .error,
        "`choreoc set` names a component, environment, container or variable that the sources do not have.")
    /// A name that fits several things.
    static let editTargetAmbiguous = DiagnosticKind(
        3411, "edit-target-ambiguous", .error,
        "`choreoc set` names something that is there more than once. `--organization`, `--project` and `--container` "
            + "tell which one is meant.")
    /// A field that no single input sets.
    static let editComputed = DiagnosticKind(
        3412, "edit-computed", .error,
        "The field does not come from one value that could be changed: a template computes it, sets it itself or leaves "
            + "it out. Change the input that the template reads, or give the type a parameter for it.")
    /// A value that a release froze.
    static let editFrozen = DiagnosticKind(
        3413, "edit-frozen", .error,
        "The value is frozen in a release that the binding pins, and releases never change. Change the live sources, cut "
            + "a release from them and pin that one.")
    /// A change that reaches further than asked for.
    static let editReachesFurther = DiagnosticKind(
        3414, "edit-reaches-further", .error,
        "The value that would have to change also counts for units that were not named, so that nothing was written. "
            + "Leave `--environment` out to change all of them, or give the environment a value of its own.")
    /// A change without the wanted effect.
    static let editWithoutEffect = DiagnosticKind(
        3415, "edit-without-effect", .error,
        "After the change the rendered objects do not show the wanted value, so that nothing was written: something else "
            + "decides it.")
    /// A change that breaks the sources.
    static let editBreaks = DiagnosticKind(
        3416, "edit-breaks", .error,
        "With the change the sources would have errors that they do not have without it, so that nothing was written.")
    /// A value that each environment has of its own.
    static let editNeedsEnvironment = DiagnosticKind(
        3417, "edit-needs-environment", .error,
        "Each environment has a value of its own in its binding; `--environment` tells which one is meant.")
    /// A binding that would have to be written first.
    static let editNeedsBinding = DiagnosticKind(
        3418, "edit-needs-binding", .error,
        "The value belongs into a binding that is not there, and the sources do not show where such a binding is kept. "
            + "Add the document that the finding shows.")
    /// Sources that cannot be written.
    public static let editNotWritable = DiagnosticKind(
        3419, "edit-not-writable", .error,
        "The file that would change cannot be written: it belongs to a revision, is a symbolic link, has changed "
            + "meanwhile, or the system refuses. Nothing was written.")

    /// The kinds of `choreoc set`.
    public static let allSourceEdits: [DiagnosticKind] = [
        .editTargetUnknown, .editTargetAmbiguous, .editComputed, .editFrozen, .editReachesFurther, .editWithoutEffect,
        .editBreaks, .editNeedsEnvironment, .editNeedsBinding, .editNotWritable,
    ]

    /// Kinds after which choreoc could not do its work, rather than found something about the sources.
    public static let editUsage: Set<DiagnosticKind> = [.editTargetUnknown, .editTargetAmbiguous, .editNotWritable]
}
