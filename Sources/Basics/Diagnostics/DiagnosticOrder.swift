/// Findings in the order in which they are printed: by file and place, those without a place first.
///
/// Documents are numbered as threads happen to read them, so the order is that of paths and positions, never of numbers.
public enum DiagnosticOrder {
    /// The findings sorted, equal ones once, with a count where they differ in their notes only.
    public static func sorted(
        _ diagnostics: [Diagnostic], locate: (Location) -> SourceTable.Place?
    ) -> [Diagnostic] {
        var seen: [Cause: Int] = [:]
        seen.reserveCapacity(diagnostics.count)
        var further: [Int: Int] = [:]
        var keys: [(path: String, offset: Int, position: Int)] = []
        for (position, diagnostic) in diagnostics.enumerated() {
            let cause = Cause(kind: diagnostic.kind, location: diagnostic.location, message: diagnostic.message)
            if let first = seen.updateValue(position, forKey: cause) {
                seen[cause] = first
                if diagnostics[first] != diagnostic { further[first, default: 0] += 1 }
                continue
            }
            let place = locate(diagnostic.location)
            keys.append(
                (place?.file.path ?? diagnostic.location.path ?? "", place?.range.lowerBound ?? -1, position))
        }
        keys.sort { left, right in
            if left.path != right.path { return left.path.precedesBytewise(right.path) }
            if left.offset != right.offset { return left.offset < right.offset }
            let (first, second) = (diagnostics[left.position], diagnostics[right.position])
            if first.kind.number != second.kind.number { return first.kind.number < second.kind.number }
            if first.message != second.message { return first.message.precedesBytewise(second.message) }
            return left.position < right.position
        }
        return keys.map { key in
            var diagnostic = diagnostics[key.position]
            if let count = further[key.position] {
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
