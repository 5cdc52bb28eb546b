import Basics

/// The difference as a comment of a pull request: a table, the dangers, and for each environment a block that can be opened.
///
/// Never longer than a comment may be; what is left out is counted at the end. It begins with a hidden mark, by which a
/// later comment finds the one that it replaces.
public struct MarkdownDiff {
    /// The longest comment that GitHub takes, in characters; counted in bytes here, which is never less.
    public static let maximumBytes = 65_536
    /// The first line.
    public static let marker = "<!-- choreoc diff -->"
    /// The most dangers and rows that are listed before the details.
    private static let maximumRows = 50
    /// Room for what closes the text.
    private static let reserved = 600

    private let places: DiffPlaces
    private let lines: DiffLines
    private let limit: Int

    /// A printer; a smaller limit is for tests.
    public init(places: DiffPlaces, limit: Int = maximumBytes) {
        self.places = places
        self.limit = limit
        lines = DiffLines(places: places)
    }

    /// The whole text.
    public func text(_ difference: ManifestDifference, _ heading: DiffHeading) -> String {
        var text =
            "\(Self.marker)\n### choreoc diff: \(difference.isEmpty ? "no difference" : difference.counts.text)\n\n"
        text += "From \(MarkdownText.code(heading.base.text)) to \(MarkdownText.code(heading.head.text))"
        if let units = heading.units {
            text += "; \(units.rendered) of \(max(units.base, units.head)) units rendered"
        }
        text += ".\n\n"
        text += refusals(difference) + table(difference) + dangers(difference)
        return text + details(difference, room: limit - text.utf8.count - Self.reserved)
    }

    private func refusals(_ difference: ManifestDifference) -> String {
        if difference.refusals.isEmpty { return "" }
        var text = "**\(difference.refusals.count) not compared**, since a side does not compile:\n\n"
        for refusal in difference.refusals.prefix(Self.maximumRows) {
            text += row(
                "- \(MarkdownText.code(refusal.unit.text)) (\(refusal.side)): \(MarkdownText.message(refusal.text))")
        }
        return text + more(difference.refusals.count) + "\n"
    }

    private func table(_ difference: ManifestDifference) -> String {
        if difference.isEmpty { return "" }
        var text = "| Environment | Added | Changed | Removed | Restart pods | Dangers |\n|---|--:|--:|--:|--:|--:|\n"
        for environment in difference.environments.prefix(Self.maximumRows) {
            let counts = environment.counts
            let dangers = environment.objects.reduce(0) { $0 + $1.dangers.count }
            text += row(
                "| \(name(environment)) | \(counts.added) | \(counts.changed) | \(counts.removed) | \(counts.restarting) | \(dangers) |"
            )
        }
        return text + more(difference.environments.count) + "\n"
    }

    private func name(_ environment: ManifestDifference.Environment) -> String {
        MarkdownText.code(environment.title) + (environment.isProduction ? " (production)" : "")
    }

    private func dangers(_ difference: ManifestDifference) -> String {
        let dangers = difference.dangers.sorted { $0.severity > $1.severity }
        if dangers.isEmpty { return "" }
        var text = "**\(dangers.count) danger\(dangers.count == 1 ? "" : "s")**\n\n"
        for danger in dangers.prefix(Self.maximumRows) {
            let place = places.text(danger.location).map { " " + MarkdownText.code($0) } ?? ""
            text += row(
                "- \(danger.severity == .error ? "🛑" : "⚠️") \(danger.kind.id) \(MarkdownText.message(danger.message))\(place)"
            )
        }
        return text + more(dangers.count) + "\n"
    }

    /// A row that is not too long; hostile names must not push everything else out.
    private func row(_ text: String) -> String { text.utf8.count > 1000 ? "- (too long to be listed)\n" : text + "\n" }

    private func more(_ count: Int) -> String {
        count > Self.maximumRows ? "\n… and \(count - Self.maximumRows) more.\n" : ""
    }

    // MARK: Details

    private func details(_ difference: ManifestDifference, room: Int) -> String {
        var text = ""
        var left = 0
        var leftDangers = 0
        for environment in difference.environments {
            var shown: [String] = []
            let summary =
                "<details><summary><b>\(MarkdownText.entities(environment.title))</b>"
                + "\(environment.isProduction ? " (production)" : ""): \(environment.counts.text)</summary>\n\n"
            var size = text.utf8.count + summary.utf8.count + 200
            for object in environment.objects {
                let block = lines.lines(object).map(Self.shown)
                let fence = MarkdownText.fence(for: block).utf8.count * 2
                let length = block.reduce(fence) { $0 + $1.utf8.count + 1 }
                guard size + length <= room else {
                    left += 1
                    leftDangers += object.dangers.count
                    continue
                }
                size += length
                shown += block
            }
            if shown.isEmpty { continue }
            let fence = MarkdownText.fence(for: shown)
            text += summary + "\(fence)diff\n" + shown.joined(separator: "\n") + "\n\(fence)\n\n</details>\n\n"
        }
        if left > 0 {
            text +=
                "**\(left) of \(difference.environments.reduce(0) { $0 + $1.objects.count }) objects are not shown**"
            if leftDangers > 0 { text += ", \(leftDangers) danger\(leftDangers == 1 ? "" : "s") among them" }
            text += ": a comment may have \(Self.maximumBytes) characters. Run `choreoc diff` to see all of them.\n"
        }
        return text
    }

    private static func shown(_ line: DiffLine) -> String {
        switch line.mark {
        case .added: "@@ + \(line.text) @@"
        case .removed: "@@ - \(line.text) @@"
        case .changed: "@@ ~ \(line.text) @@"
        case .field: "  \(line.text)"
        case .old: "-   \(line.text)"
        case .new: "+   \(line.text)"
        case .same: "    \(line.text)"
        case .place, .remark: "      \(line.text)"
        case .danger: "! \(line.text)"
        }
    }
}
