import Basics

/// The difference as one HTML page that needs nothing else: no script, no font, no request; light and dark, wide and narrow.
public struct HTMLDiff {
    private let places: DiffPlaces
    private let lines: DiffLines

    /// A printer.
    public init(places: DiffPlaces) {
        self.places = places
        lines = DiffLines(places: places)
    }

    /// The whole page.
    public func text(_ difference: ManifestDifference, _ heading: DiffHeading) -> String {
        let counts = difference.counts
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>choreoc diff</title>
            <style>
            \(HTMLDiffStyle.text)
            </style>
            </head>
            <body>
            <header>
            <h1>choreoc diff</h1>
            <p class="sides"><code>\(Self.escaped(heading.base.text))</code> → <code>\(Self.escaped(heading.head.text))</code></p>
            <ul class="numbers">
            <li class="new"><b>\(counts.added)</b> added</li>
            <li class="changed"><b>\(counts.changed)</b> changed</li>
            <li class="old"><b>\(counts.removed)</b> removed</li>
            <li><b>\(counts.restarting)</b> restart pods</li>
            <li class="\(difference.dangers.isEmpty ? "" : "danger")"><b>\(difference.dangers.count)</b> dangers</li>
            </ul>

            """
        if let units = heading.units {
            page +=
                "<p class=\"quiet\">\(units.rendered) of \(max(units.base, units.head)) units had to be rendered.</p>\n"
        }
        page += "</header>\n<main>\n"
        page += refusals(difference) + dangers(difference)
        if difference.isEmpty { page += "<p>Both sides give the same objects.</p>\n" }
        for environment in difference.environments { page += self.environment(environment) }
        return page + "</main>\n</body>\n</html>\n"
    }

    private func refusals(_ difference: ManifestDifference) -> String {
        if difference.refusals.isEmpty { return "" }
        var text = "<section class=\"dangers\">\n<h2>Not compared</h2>\n<ul>\n"
        for refusal in difference.refusals {
            text +=
                "<li><b>\(Self.escaped(refusal.unit.text))</b> <span class=\"quiet\">the \(refusal.side) does not compile</span>"
                + "<br>\(Self.message(refusal.text))</li>\n"
        }
        return text + "</ul>\n</section>\n"
    }

    private func dangers(_ difference: ManifestDifference) -> String {
        let dangers = difference.dangers.sorted { $0.severity > $1.severity }
        if dangers.isEmpty { return "" }
        var text = "<section class=\"dangers\">\n<h2>Dangers</h2>\n<ul>\n"
        for danger in dangers {
            text +=
                "<li class=\"\(danger.severity.name)\"><span class=\"chip\">\(danger.severity.name) \(danger.kind.id)</span> "
                + Self.message(danger.message)
            if let place = places.text(danger.location) {
                text += "<br><code class=\"place\">\(Self.breakable(place))</code>"
            }
            if let fix = danger.fix { text += "<br><span class=\"quiet\">\(Self.message(fix))</span>" }
            text += "</li>\n"
        }
        return text + "</ul>\n</section>\n"
    }

    private func environment(_ environment: ManifestDifference.Environment) -> String {
        let production = environment.isProduction ? " <span class=\"chip\">production</span>" : ""
        var text =
            "<details class=\"environment\" open>\n<summary><h2>\(Self.escaped(environment.title))</h2>\(production) "
            + "<span class=\"quiet\">\(environment.counts.text)</span></summary>\n"
        for object in environment.objects { text += self.object(object) }
        return text + "</details>\n"
    }

    private func object(_ difference: ObjectDifference) -> String {
        let described = lines.lines(difference)
        let sort =
            switch difference.relation {
            case .added: "new"
            case .removed: "old"
            default: "changed"
            }
        // Colour alone must not tell what became of an object.
        let words = ["new": "added", "old": "removed"][sort].map { [$0] } ?? []
        var chips = (words + lines.remarks(difference)).map { "<span class=\"chip\">\(Self.escaped($0))</span>" }
        let id = difference.object.id
        if !id.namespace.isEmpty { chips.append("<span class=\"quiet\">in \(Self.escaped(id.namespace))</span>") }
        var text =
            "<details class=\"object \(sort)\" open>\n<summary><span class=\"kind\">\(Self.escaped(id.kind))</span> "
            + "<b>\(Self.escaped(id.name))</b> \(chips.joined(separator: " "))</summary>\n"
        var open = false
        for line in described.dropFirst() {
            let name: String
            switch line.mark {
            case .old: name = "old"
            case .new: name = "new"
            case .same: name = "same"
            case .danger, .field, .place, .remark, .added, .removed, .changed: name = ""
            }
            if name.isEmpty, open { text += "</pre>\n" } else if !name.isEmpty, !open { text += "<pre>" }
            open = !name.isEmpty
            switch line.mark {
            case .danger: text += "<p class=\"alert\">\(Self.message(line.text))</p>\n"
            case .field: text += "<p class=\"path\"><code>\(Self.breakable(line.text))</code></p>\n"
            case .place, .remark: text += "<p class=\"place\">\(Self.breakable(line.text))</p>\n"
            default: text += "<span class=\"\(name)\">\(Self.escaped(line.text))\n</span>"
            }
        }
        if open { text += "</pre>\n" }
        return text + "</details>\n"
    }

    // MARK: Text

    /// Text as it is, without control characters.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.escapedForTerminal.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Paths, which may break behind their separators.
    private static func breakable(_ text: String) -> String {
        var result = ""
        for character in text {
            result += escaped(String(character))
            if character == "." || character == "/" || character == "]" { result += "<wbr>" }
        }
        return result
    }

    /// A message in which names stand in back-ticks.
    static func message(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index % 2 == 1 ? "<code>\(escaped(String(part)))</code>" : escaped(String(part))
        }.joined()
    }
}

/// How the page looks.
enum HTMLDiffStyle {
    static let text = """
        :root { --page: #f6f7f9; --card: #fff; --text: #1d2330; --quiet: #5b6474; --line: #d9dde4; --code: #eef0f4;
          --new: #116329; --new-back: #e3f6e8; --old: #9a1c1c; --old-back: #fdeaea; --changed: #7a4d00; --alert: #8f1d12;
          --alert-back: #fff1ee; }
        @media (prefers-color-scheme: dark) { :root { --page: #12151b; --card: #1a1f28; --text: #e3e7ee; --quiet: #9aa4b5;
          --line: #303846; --code: #252c38; --new: #7ee2a0; --new-back: #12301d; --old: #ff9d96; --old-back: #3a1a1a;
          --changed: #f0c060; --alert: #ffb3a8; --alert-back: #3a1d18; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 70rem; background: var(--page); color: var(--text);
          font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0; display: inline; }
        code, pre { font: 13px/1.5 ui-monospace, monospace; } code { background: var(--code); border-radius: 4px; padding: 0 .25em; }
        .sides { margin: .25rem 0 .75rem; }
        .numbers { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0; padding: 0; }
        .numbers li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .25rem .75rem; }
        .numbers b { font-size: 1.2rem; } .numbers .new b { color: var(--new); } .numbers .old b { color: var(--old); }
        .numbers .changed b { color: var(--changed); } .numbers .danger { background: var(--alert-back); color: var(--alert); }
        .quiet, .place { color: var(--quiet); font-size: .85rem; font-weight: normal; }
        section, .environment { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0;
          padding: .75rem 1rem; }
        .dangers ul { list-style: none; margin: .5rem 0 0; padding: 0; }
        .dangers li { border-left: 4px solid var(--changed); margin: .5rem 0; padding: .1rem 0 .1rem .75rem; }
        .dangers li.error { border-color: var(--alert); }
        summary { cursor: pointer; }
        .object { border-top: 1px solid var(--line); margin: .75rem 0 0; padding: .5rem 0 0 .75rem; border-left: 4px solid var(--changed); }
        .object.new { border-left-color: var(--new); } .object.old { border-left-color: var(--old); }
        .kind { color: var(--quiet); }
        .chip { background: var(--code); border-radius: 999px; font-size: .8rem; padding: .05rem .6rem; display: inline-block; }
        .path { margin: .6rem 0 .15rem; } p.place { margin: .1rem 0 .4rem; }
        pre { margin: .25rem 0; overflow-x: auto; background: var(--code); border-radius: 6px; padding: .35rem 0; }
        pre span { display: block; min-width: max-content; padding: 0 .6rem; white-space: pre; }
        pre .new { background: var(--new-back); color: var(--new); } pre .old { background: var(--old-back); color: var(--old); }
        pre .new::before { content: "+ "; } pre .old::before { content: "- "; } pre .same::before { content: "  "; }
        .alert { background: var(--alert-back); color: var(--alert); border-radius: 6px; margin: .4rem 0; padding: .3rem .6rem; }
        @media (max-width: 480px) { body { padding: .5rem; } section, .environment { padding: .5rem .6rem; }
          .object { padding-left: .5rem; } }
        """
}
