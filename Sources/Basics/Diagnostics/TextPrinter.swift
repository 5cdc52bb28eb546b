/// Prints findings for people: place, fact, source line with a caret, notes and what to do.
///
///     app/component.yaml:9:11: error: there is no ClusterComponentType `servce` [OC1302]
///        9 |     name: deployment/servce
///          |           ^^^^^^^^^^^^^^^^^
///       note: `service` is declared here: platform/service.yaml:4:9
///       fix: Write `service`.
public struct TextPrinter {
    private let sources: SourceTable
    private let usesColor: Bool
    private let locate: (Location) -> SourceTable.Place?

    /// A printer.
    ///
    /// - Parameters:
    ///   - usesColor: whether escape sequences of terminals are written.
    ///   - locate: finds a place, also inside a scalar; the module that reads the files knows how.
    public init(
        _ sources: SourceTable, usesColor: Bool = false, locate: ((Location) -> SourceTable.Place?)? = nil
    ) {
        self.sources = sources
        self.usesColor = usesColor
        self.locate = locate ?? { sources.place(of: $0.origin) }
    }

    /// The text of a finding, with a line break at its end.
    public func text(_ diagnostic: Diagnostic) -> String {
        var output = ""
        let excerpt = locate(diagnostic.location).map(SourceExcerpt.init)
        if let excerpt {
            output += bold("\(excerpt.path):\(excerpt.line):\(excerpt.column): ")
        } else if let path = diagnostic.location.path {
            output += bold("\(path.escapedForTerminal): ")
        } else {
            output += bold("choreoc: ")
        }
        output += severity(diagnostic.severity) + " " + bold(diagnostic.message.escapedForTerminal)
        output += " [\(diagnostic.kind.id)]\n"
        if let excerpt { output += lines(of: excerpt) }
        for note in diagnostic.notes {
            output += "  note: \(note.message.escapedForTerminal)"
            if let place = locate(note.location).map(SourceExcerpt.init) {
                output += ": \(place.path):\(place.line):\(place.column)"
            } else if let path = note.location.path {
                output += ": \(path.escapedForTerminal)"
            }
            output += "\n"
        }
        if let fix = diagnostic.fix { output += "  fix: \(fix.escapedForTerminal)\n" }
        return output
    }

    /// The widest source line that is shown whole.
    private static let maximumWidth = 160

    private func lines(of excerpt: SourceExcerpt) -> String {
        let number = String(excerpt.line)
        let gutter = String(repeating: " ", count: max(4, number.count + 1))
        var text = excerpt.text
        var before = excerpt.before
        var marked = excerpt.marked
        if text.count > Self.maximumWidth {
            let start = max(0, before.count - 60)
            text = (start > 0 ? "…" : "") + String(text.dropFirst(start).prefix(Self.maximumWidth - 20)) + "…"
            before = (start > 0 ? "…" : "") + String(before.dropFirst(start))
            marked = min(marked, max(1, text.count - before.count - 1))
        }
        let padding = String(before.map { $0 == "\t" ? "\t" : " " })
        let first = String(repeating: " ", count: gutter.count - number.count) + number + " | " + text + "\n"
        return first + gutter + " | " + padding + caret(String(repeating: "^", count: marked)) + "\n"
    }

    private func bold(_ text: String) -> String { usesColor ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
    private func caret(_ text: String) -> String { usesColor ? "\u{1b}[1;32m\(text)\u{1b}[0m" : text }

    private func severity(_ severity: Severity) -> String {
        let text = severity.name + ":"
        guard usesColor else { return text }
        let color =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .info: "36"
            }
        return "\u{1b}[1;\(color)m\(text)\u{1b}[0m"
    }
}
