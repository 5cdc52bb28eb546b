import Basics

extension DiagnosticKind {
    /// A file of other bytes.
    public static let outputStale = DiagnosticKind(
        3021, "output-stale", .error,
        """
        A file of the rendered tree is not what the sources give: the sources were changed without compiling, or the file \
        was edited by hand. Run `choreoc compile` and commit the result, or `choreoc publish`.
        """)
    /// A file that is not there.
    public static let outputMissing = DiagnosticKind(
        3022, "output-missing", .error,
        "The sources give a file that the rendered tree does not hold. Run `choreoc compile` and commit the result, or `choreoc publish`."
    )
    /// A file that is not given any more.
    public static let outputObsolete = DiagnosticKind(
        3023, "output-obsolete", .error,
        """
        choreoc wrote a file that the sources do not give any more. Run `choreoc compile`, which removes it, and commit \
        the result, or `choreoc publish`.
        """)
    /// A manifest of somebody else.
    public static let outputForeignManifest = DiagnosticKind(
        3024, "output-foreign-manifest", .error,
        """
        A manifest lies in the rendered tree that choreoc did not write; Argo CD or Flux would apply it with the others. \
        Move it elsewhere.
        """)
    /// An output directory that cannot be read.
    public static let verifyUnreadable = DiagnosticKind(
        3025, "verify-unreadable", .error, "The directory of the rendered tree does not exist or cannot be read.")

    /// The kinds that `verify` reports.
    public static let allVerify: [DiagnosticKind] = [
        .outputStale, .outputMissing, .outputObsolete, .outputForeignManifest, .verifyUnreadable,
    ]
}

extension TreeVerification.Difference {
    /// The difference as a finding, for the formats that services read.
    ///
    /// - Parameter command: the command that puts it right.
    public func finding(command: String) -> Diagnostic {
        let kind: (DiagnosticKind, String) =
            switch self.kind {
            case .stale: (.outputStale, "is not what the sources give")
            case .missing: (.outputMissing, "is missing")
            case .obsolete: (.outputObsolete, "is not given by the sources any more")
            case .foreign: (.outputForeignManifest, "was not written by choreoc and would be applied")
            }
        let fix = self.kind == .foreign ? "Move it elsewhere." : "Run `\(command)`."
        return Diagnostic(kind.0, "`\(shown)` \(kind.1)", at: Location(path: shown), fix: fix)
    }
}
