import Basics
import CEL

/// Why a template could not be rendered.
public struct TemplateError: Error {
    /// The finding.
    public var diagnostic: Diagnostic

    /// An error made of a finding.
    public init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    /// An error of a kind at the place of a value.
    public init(_ kind: DiagnosticKind, _ message: String, at origin: Origin, fix: String? = nil) {
        diagnostic = Diagnostic(kind, message, at: Location(origin), fix: fix)
    }
}

extension CompiledExpression {
    /// The finding for an error of this expression, placed inside the scalar.
    func failure(_ error: CELError) -> TemplateError {
        let start = offset + error.range.lowerBound
        let end = max(start + 1, offset + error.range.upperBound)
        let kind: DiagnosticKind = error.phase == .evaluate ? .expressionFails : .expressionInvalid
        return TemplateError(
            Diagnostic(kind, error.message, at: Location(origin, inner: start..<end),
                notes: error.hints.dropFirst().map { Diagnostic.Note($0) }, fix: error.hints.first))
    }
}
