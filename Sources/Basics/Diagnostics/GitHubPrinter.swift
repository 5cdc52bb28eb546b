/// Prints findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request.
///
///     ::error file=app/component.yaml,line=9,endLine=9,col=11,endColumn=27,title=OC1302 reference-not-found::there is no …
///
/// Values are escaped as GitHub's own toolkit does, so that no text of a source can begin another command.
public struct GitHubPrinter {
    private let locate: (Location) -> SourceTable.Place?

    /// A printer; `locate` finds a place, also inside a scalar.
    public init(locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// The command of a finding, with a line break at its end; notes and what to do follow in its message.
    public func text(_ diagnostic: Diagnostic) -> String {
        var properties: [String] = []
        if let place = locate(diagnostic.location) {
            let excerpt = SourceExcerpt(place)
            properties.append("file=" + Self.property(place.file.path))
            properties.append("line=\(excerpt.line)")
            properties.append("endLine=\(excerpt.endLine)")
            properties.append("col=\(excerpt.column)")
            // GitHub takes columns only of ranges on one line; its end is the last column inside.
            if excerpt.endLine == excerpt.line {
                properties.append("endColumn=\(max(excerpt.column, excerpt.endColumn - 1))")
            }
        } else if let path = diagnostic.location.path {
            properties.append("file=" + Self.property(path))
        }
        properties.append("title=" + Self.property("\(diagnostic.kind.id) \(diagnostic.kind.name)"))
        let message = Self.data(diagnostic.details(locate: locate))
        return "::\(command(diagnostic.severity)) \(properties.joined(separator: ","))::\(message)\n"
    }

    private func command(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    /// Escapes the message of a command.
    static func data(_ text: String) -> String { escaped(text, also: "") }

    /// Escapes the value of a property.
    static func property(_ text: String) -> String { escaped(text, also: ":,") }

    private static func escaped(_ text: String, also: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar.value < 0x20 || scalar.value == 0x7f || also.unicodeScalars.contains(scalar) {
                result.append(contentsOf: ("%" + Hexadecimal.text([UInt8(scalar.value)]).uppercased()).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Diagnostic {
    /// The message with its notes and what to do, a line each; characters that would act on a terminal are escaped.
    ///
    /// Formats that show one text a finding print this.
    public func details(locate: (Location) -> SourceTable.Place?) -> String {
        var lines = [message.escapedForTerminal]
        for note in notes {
            var line = "note: " + note.message.escapedForTerminal
            if let place = locate(note.location) {
                let position = place.position
                line += ": \(place.file.path.escapedForTerminal):\(position.line):\(position.column)"
            } else if let path = note.location.path {
                line += ": " + path.escapedForTerminal
            }
            lines.append(line)
        }
        if let fix { lines.append("fix: " + fix.escapedForTerminal) }
        return lines.joined(separator: "\n")
    }
}
