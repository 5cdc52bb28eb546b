/// Findings in the order in which they are printed: by file and place, those without a place first.
///
/// Documents are numbered as threads happen to read them, so the order is that of paths and positions, never of numbers.
public enum DiagnosticOrder {
    /// The findings sorted, equal ones once, with a count where they differ in their notes only.
    public static func sorted(
        _ diagnostics: [Diagnostic], locate: (Location) -> SourceTable.Place?
    ) -> [Diagnostic] {
        var seen: [Cause: Int] = [:]
        var further: [Int: Int] = [:]
        var keyed: [(path: String, offset: Int, position: Int, diagnostic: Diagnostic)] = []
        for (position, diagnostic) in diagnostics.enumerated() {
            let cause = Cause(kind: diagnostic.kind, location: diagnostic.location, message: diagnostic.message)
            if let first = seen[cause] {
                if diagnostics[first] != diagnostic { further[first, default: 0] += 1 }
                continue
            }
            seen[cause] = position
            let place = locate(diagnostic.location)
            keyed.append(
                (
                    place?.file.path ?? diagnostic.location.path ?? "", place?.range.lowerBound ?? -1, position,
                    diagnostic
                ))
        }
        keyed.sort { left, right in
            if left.path != right.path { return left.path.precedesBytewise(right.path) }
            if left.offset != right.offset { return left.offset < right.offset }
            if left.diagnostic.kind.number != right.diagnostic.kind.number {
                return left.diagnostic.kind.number < right.diagnostic.kind.number
            }
            if left.diagnostic.message != right.diagnostic.message {
                return left.diagnostic.message.precedesBytewise(right.diagnostic.message)
            }
            return left.position < right.position
        }
        return keyed.map { entry in
            var diagnostic = entry.diagnostic
            if let count = further[entry.position] {
                diagnostic.notes.append(
                    Diagnostic.Note("and \(count) time\(count == 1 ? "" : "s") more, for other units"))
            }
            return diagnostic
        }
    }

    /// What makes two findings one: the same thing said about the same place. Their notes may name different units.
    private struct Cause: Hashable {
        var kind: DiagnosticKind
        var location: Location
        var message: String
    }
}
