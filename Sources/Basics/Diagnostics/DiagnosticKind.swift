/// One kind of finding: its number, its name, and the page that `choreoc explain OC1203` prints.
///
/// Kinds are declared next to the pass that reports them, as static members of an extension, and listed by module; the
/// command line joins the lists into the one registry, from which `docs/diagnostics.md` is generated.
public struct DiagnosticKind: Hashable, Sendable {
    /// The number, 1000 to 9999, never used again for another meaning.
    public let number: Int
    /// A name in kebab case.
    public let name: String
    /// The severity unless an option changes it.
    public let severity: Severity
    /// What it means, why it is reported and what to do, in one to four sentences.
    public let explanation: String
    /// For a divergence: what the upstream release does instead. Such a finding becomes a warning under `--compat upstream`.
    public let upstream: String?

    /// A kind of finding.
    public init(
        _ number: Int, _ name: String, _ severity: Severity = .error, _ explanation: String, upstream: String? = nil
    ) {
        self.number = number
        self.name = name
        self.severity = severity
        self.explanation = explanation
        self.upstream = upstream
    }

    /// The id as printed: `OC1203`.
    public var id: String { "OC\(number)" }

    /// Whether both are the same.
    public static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool { left.number == right.number }

    /// Feeds what `==` compares into a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// How bad a finding is.
public enum Severity: Int, Comparable, Sendable, CaseIterable {
    /// Something worth knowing; shown with `-v`.
    case info
    /// Probably not what was meant; an error with `--strict`.
    case warning
    /// The declaration or unit is refused.
    case error

    /// Whether the first comes before the second.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

    /// The word that is printed.
    public var name: String {
        switch self {
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }
}
