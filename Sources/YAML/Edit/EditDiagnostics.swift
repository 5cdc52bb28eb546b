import Basics

extension DiagnosticKind {
    /// An edit inside something that stands for more than one place.
    public static let editAmbiguous = DiagnosticKind(
        3400, "edit-ambiguous", .error,
        "The value stands inside an anchor, alias or merged map, so that changing it would change other places, too. "
            + "Write the value out where it is meant, then edit it.")
    /// An edit that the layout of the file does not allow.
    public static let editRefused = DiagnosticKind(
        3401, "edit-refused", .error,
        "The file cannot be edited in place: it has errors, or the text after the edit would not mean exactly what was "
            + "asked for. Nothing was written; edit the file by hand.")

    /// The kinds of editing files.
    public static let allEdits: [DiagnosticKind] = [.editAmbiguous, .editRefused]
}
