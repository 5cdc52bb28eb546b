/// All kinds of findings, from which `docs/diagnostics.md` and the pages of `choreoc explain` are made.
public struct DiagnosticRegistry: Sendable {
    /// The kinds by number.
    public let kinds: [DiagnosticKind]

    /// A registry of the lists of the modules.
    public init(_ lists: [[DiagnosticKind]]) {
        kinds = lists.flatMap { $0 }.sorted { $0.number < $1.number }
    }

    /// The kind of an id (`OC1302`, `1302`) or a name.
    public func kind(_ text: String) -> DiagnosticKind? {
        let wanted = text.lowercased()
        return kinds.first { $0.id.lowercased() == wanted || $0.name == wanted || String($0.number) == wanted }
    }

    /// The divergences: where the real control plane is lax.
    public var divergences: [DiagnosticKind] { kinds.filter { $0.upstream != nil } }

    /// The page of a kind as text.
    public static func page(_ kind: DiagnosticKind) -> String {
        var page = "\(kind.id) \(kind.name) (\(kind.severity.name))\n\n\(kind.explanation)\n"
        if let upstream = kind.upstream {
            page += "\nOpenChoreo itself: \(upstream). With `--compat upstream` choreoc does the same and warns.\n"
        }
        return page
    }

    /// The reference page of all kinds in Markdown.
    public var markdown: String {
        var text = """
            # Diagnostics

            Every finding has an id and a name. Errors refuse the declaration or unit that they are about; warnings count as
            errors with `--strict`; infos are shown with `-v`. A *divergence* is a point where OpenChoreo itself is lax or
            garbles something: choreoc refuses it, and with `--compat upstream` does as OpenChoreo does and warns.
            `choreoc explain OC1302` prints one of these pages.


            """
        let groups: [(Range<Int>, String)] = [
            (1000..<1100, "Files, Git and loading"), (1100..<1200, "YAML"), (1200..<1300, "Fields and kinds"),
            (1300..<1400, "Identity and references"), (1400..<1500, "Releases and bindings"),
            (1500..<1600, "Schemas"), (1600..<1700, "CEL"), (1700..<1800, "Templates"), (1800..<1900, "Patches"),
            (1900..<2000, "Rendering"), (2000..<2100, "Dependencies, secrets and planes"),
            (2100..<2500, "Configuration groups"), (2500..<2600, "Objects"), (3000..<4000, "Output"),
            (9000..<10_000, "Usage and settings"),
        ]
        for (range, title) in groups {
            let members = kinds.filter { range.contains($0.number) }
            if members.isEmpty { continue }
            text += "## \(title)\n\n"
            for kind in members {
                text += "### \(kind.id) \(kind.name)\n\n*\(kind.severity.name)*"
                text += kind.upstream == nil ? "\n\n" : ", *divergence*\n\n"
                text += kind.explanation + "\n\n"
                if let upstream = kind.upstream { text += "OpenChoreo itself: \(upstream).\n\n" }
            }
        }
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text
    }
}
