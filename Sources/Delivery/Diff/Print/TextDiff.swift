import Basics

/// The difference for people at a terminal.
public struct TextDiff {
    private let lines: DiffLines
    private let usesColor: Bool

    /// A printer.
    public init(places: DiffPlaces, usesColor: Bool) {
        lines = DiffLines(places: places)
        self.usesColor = usesColor
    }

    /// The whole text; empty when nothing differs.
    public func text(_ difference: ManifestDifference) -> String {
        var text = ""
        for danger in difference.generalDangers {
            for line in lines.danger(danger) { text += shown(line, indent: "") }
        }
        for environment in difference.environments {
            let production = environment.isProduction ? " (production)" : ""
            text += bold("\(environment.title.escapedForTerminal)\(production)") + ": \(environment.counts.text)\n"
            for object in environment.objects {
                for line in lines.lines(object) { text += shown(line, indent: "  ") }
            }
        }
        for refusal in difference.refusals {
            text +=
                "? \(refusal.unit.text.escapedForTerminal): not compared, the \(refusal.side) does not compile: "
                + "\(refusal.text.escapedForTerminal)\n"
        }
        return text
    }

    private func shown(_ line: DiffLine, indent: String) -> String {
        switch line.mark {
        case .added: indent + color("+ \(line.text)", "1;32") + "\n"
        case .removed: indent + color("- \(line.text)", "1;31") + "\n"
        case .changed: indent + color("~ \(line.text)", "1;33") + "\n"
        case .field: "\(indent)    \(line.text)\n"
        case .old: "\(indent)    " + color("- \(line.text)", "31") + "\n"
        case .new: "\(indent)    " + color("+ \(line.text)", "32") + "\n"
        case .same: "\(indent)      \(line.text)\n"
        case .place, .remark: "\(indent)      " + color(line.text, "2") + "\n"
        case .danger: indent + (indent.isEmpty ? "" : "  ") + color("! \(line.text)", "1;31") + "\n"
        }
    }

    private func bold(_ text: String) -> String { color(text, "1") }
    private func color(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
