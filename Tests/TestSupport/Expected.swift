import Basics
import YAML

/// A finding that a test expects.
public struct Expected: Sendable {
    /// Where the finding stands.
    public enum Place: Sendable {
        /// At the next mark that no expectation before this one took.
        case next
        /// At the mark of a number.
        case mark(Int)
        /// In a file, without a position.
        case file(String)
        /// Nowhere, or somewhere that the test does not care for.
        case anywhere
    }

    let kind: DiagnosticKind
    let message: String
    let fix: String?
    let notes: [String]?
    let severity: Severity
    let place: Place

    /// A finding with its message, and its fix, notes and severity where they are given.
    public init(
        _ kind: DiagnosticKind, _ message: String, fix: String? = nil, notes: [String]? = nil,
        severity: Severity? = nil,
        at place: Place = .next
    ) {
        self.kind = kind
        self.message = message
        self.fix = fix
        self.notes = notes
        self.severity = severity ?? kind.severity
        self.place = place
    }
}

extension MarkedSources {
    /// How findings differ from what is expected, a line each; empty when they agree.
    ///
    /// Every expected finding must be there at its place, once, and no other of a severity of at least `minimum`.
    public func differences(
        _ found: [Diagnostic], _ expected: [Expected], in sources: SourceTable, minimum: Severity = .warning
    ) -> [String] {
        var rest = found
        var lines: [String] = []
        var nextMark = 0
        for wanted in expected {
            var mark: Mark?
            switch wanted.place {
            case .next:
                mark = nextMark < marks.count ? marks[nextMark] : nil
                if mark == nil { lines.append("no mark is left for: \(wanted.message)") }
                nextMark += 1
            case .mark(let number):
                mark = number < marks.count ? marks[number] : nil
                if mark == nil { lines.append("there is no mark \(number) for: \(wanted.message)") }
                nextMark = number + 1
            case .file, .anywhere: break
            }
            let index = rest.firstIndex { finding in
                finding.kind == wanted.kind && finding.message == wanted.message && finding.severity == wanted.severity
                    && (wanted.fix == nil || finding.fix == wanted.fix)
                    && (wanted.notes == nil || finding.notes.map(\.message) == wanted.notes)
                    && stands(finding, at: mark, wanted.place, sources)
            }
            if let index {
                rest.remove(at: index)
            } else {
                let place =
                    mark.map { mark in
                        let file = SourceFile(path: mark.path, contents: texts[mark.path] ?? [])
                        return text(SourceTable.Place(file: file, range: mark.range))
                    } ?? "\(wanted.place)"
                let fix = wanted.fix.map { " → \($0)" } ?? ""
                lines.append("missing: \(place) \(wanted.kind.id) \(wanted.severity.name): \(wanted.message)\(fix)")
            }
        }
        if nextMark < marks.count { lines.append("\(marks.count - nextMark) marks were not used") }
        for finding in rest where finding.severity >= minimum {
            lines.append("unexpected: \(line(finding, sources))")
        }
        return lines
    }

    /// A finding on one line: place, id, severity, message, fix.
    public func line(_ finding: Diagnostic, _ sources: SourceTable) -> String {
        let place = ScalarPosition.fileRange(of: finding.location, in: sources)
        let position = place.map(text) ?? finding.location.path ?? "-"
        let fix = finding.fix.map { " → \($0)" } ?? ""
        let notes = finding.notes.isEmpty ? "" : " notes: \(finding.notes.map(\.message))"
        return "\(position) \(finding.kind.id) \(finding.severity.name): \(finding.message)\(fix)\(notes)"
    }

    private func stands(_ finding: Diagnostic, at mark: Mark?, _ wanted: Expected.Place, _ sources: SourceTable) -> Bool
    {
        if case .file(let path) = wanted { return finding.location.path == path }
        guard let mark else { return true }
        guard let place = ScalarPosition.fileRange(of: finding.location, in: sources) else { return false }
        guard place.file.path == mark.path, place.range.lowerBound == mark.range.lowerBound else { return false }
        return mark.range.isEmpty || place.range.upperBound == mark.range.upperBound
    }

    private func text(_ place: SourceTable.Place) -> String {
        let start = place.position
        let contents = place.file.contents
        let covered = String(decoding: contents[place.range.clamped(to: 0..<contents.count)], as: UTF8.self)
        return "\(place.file.path):\(start.line):\(start.column) «\(covered.prefix(60))»"
    }
}
