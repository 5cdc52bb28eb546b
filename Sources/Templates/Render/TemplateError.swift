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
    func failure(_ error: CELError, _ context: TemplateContext) -> TemplateError {
        let hints = RuntimeHints(error, source: source, context)
        let start = offset + hints.range.lowerBound
        let end = max(start + 1, offset + hints.range.upperBound)
        let (kind, raise) = limit(error)
        let notes = error.hints.dropFirst() + (hints.note.map { [$0] } ?? [])
        return TemplateError(
            Diagnostic(
                kind, error.message, at: Location(origin, inner: start..<end), notes: notes.map { Diagnostic.Note($0) },
                fix: error.hints.first ?? raise ?? hints.fix))
    }

    /// The kind of an error, and how to raise the limit that it is about.
    private func limit(_ error: CELError) -> (kind: DiagnosticKind, fix: String?) {
        switch error.limit {
        case .source?: (.expressionTooLong, "Shorten it, or raise `limits.expressionBytes` in `choreoc.yaml`.")
        case .cost?: (.evaluationTooCostly, "Loop over less, or raise `limits.evaluationCost` in `choreoc.yaml`.")
        case nil: (error.phase == .evaluate ? .expressionFails : .expressionInvalid, nil)
        }
    }
}
