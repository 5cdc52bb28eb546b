/// One manual page in the macros of man(7), made from the description of a command. No date: the same command line
/// gives the same page.
struct ManualPage {
    let command: CommandDescription
    let version: String

    /// `choreoc`, `choreoc-compile`.
    var name: String { (path).joined(separator: "-") }

    private var path: [String] { (command.superCommands ?? []) + [command.commandName] }

    /// The whole page.
    var text: String {
        var page = Roff()
        page.request(
            ".TH \(Roff.quoted(name.uppercased())) 1 \"\" \(Roff.quoted("choreoc " + version)) \"User Commands\"")
        page.section("NAME")
        page.line("\(name) - \(command.abstract ?? "")")
        page.section("SYNOPSIS")
        page.request(".B \(Roff.quoted(path.joined(separator: " ")))")
        page.markup(synopsis)
        if let discussion = command.discussion {
            page.section("DESCRIPTION")
            page.prose(discussion)
        }
        options(&page)
        commands(&page)
        references(&page)
        return page.text
    }

    private var arguments: [CommandDescription.Argument] { (command.arguments ?? []).filter(\.shouldDisplay) }

    private var synopsis: String {
        var parts: [String] = []
        if arguments.contains(where: { $0.kind != "positional" }) { parts.append("[\\fIoptions\\fR]") }
        for argument in arguments where argument.kind == "positional" {
            let name = "\\fI\(Roff.escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
            parts.append(argument.isOptional ? "[\(name)]" : name)
        }
        if !command.shownCommands.isEmpty { parts.append("\\fIcommand\\fR") }
        return parts.joined(separator: " ")
    }

    private func options(_ page: inout Roff) {
        if arguments.isEmpty { return }
        page.section("OPTIONS")
        for argument in arguments {
            page.request(".TP")
            page.markup(tag(of: argument))
            var text = argument.abstract ?? ""
            if let values = argument.allValues, !values.isEmpty {
                text += (text.isEmpty ? "" : " ") + "One of " + values.joined(separator: ", ") + "."
            }
            if let value = argument.defaultValue, !value.isEmpty { text += " Default: \(value)." }
            page.line(text.isEmpty ? "See above." : text)
            if let discussion = argument.discussion { page.prose(discussion) }
        }
    }

    private func tag(of argument: CommandDescription.Argument) -> String {
        let value = argument.valueName.map { "\\fI\(Roff.escaped($0))\\fR" } ?? ""
        if argument.kind == "positional" { return value }
        let names = (argument.names ?? []).map { "\\fB\(Roff.escaped($0.text))\\fR" }
        return names.joined(separator: ", ") + (argument.kind == "option" ? " " + value : "")
    }

    private func commands(_ page: inout Roff) {
        if command.shownCommands.isEmpty { return }
        page.section("COMMANDS")
        for child in command.shownCommands {
            page.request(".TP")
            page.markup("\\fB\(Roff.escaped(child.commandName))\\fR")
            page.line(child.abstract ?? "")
        }
    }

    private func references(_ page: inout Roff) {
        let pages =
            command.superCommands.map { [$0.joined(separator: "-")] }
            ?? command.shownCommands.map { "\(name)-\($0.commandName)" }
        if pages.isEmpty { return }
        page.section("SEE ALSO")
        page.markup(pages.map { "\\fB\(Roff.escaped($0))\\fR(1)" }.joined(separator: ", "))
    }
}

/// Text in the macros of man(7), with everything escaped that would be taken for more than text.
struct Roff {
    private(set) var text = ""

    /// A request as it is.
    mutating func request(_ line: String) { text += line + "\n" }

    mutating func section(_ title: String) { request(".SH \(Self.quoted(title))") }

    /// A line of text with font escapes in it; its parts are escaped already.
    mutating func markup(_ line: String) {
        text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
    }

    /// A line of text.
    mutating func line(_ line: String) { markup(Self.escaped(line)) }

    /// The text of a help page: paragraphs, headings in capitals, and lines that are indented and stay as they are.
    mutating func prose(_ discussion: String) {
        var isLiteral = false
        var needsParagraph = false
        for line in discussion.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let isIndented = line.hasPrefix("  ")
            if isLiteral, !isIndented {
                request(".fi\n.RE")
                isLiteral = false
            }
            if line.isEmpty {
                needsParagraph = true
            } else if Self.isHeading(line) {
                section(line)
                needsParagraph = false
            } else {
                if needsParagraph { request(".PP") }
                needsParagraph = false
                if isIndented, !isLiteral {
                    request(".RS 2\n.nf")
                    isLiteral = true
                }
                self.line(isIndented ? String(line.dropFirst(2)) : line)
            }
        }
        if isLiteral { request(".fi\n.RE") }
    }

    /// `EXAMPLES`, `EXIT STATUS`.
    static func isHeading(_ line: String) -> Bool {
        line.contains { $0.isLetter } && line.allSatisfy { $0 == " " || $0.isASCII && $0.isUppercase }
            && !line.hasPrefix(" ")
    }

    /// Backslashes, dashes that must stay ASCII so that options can be copied, and what is not ASCII.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case _ where character.value < 0x80: result.unicodeScalars.append(character)
            default: result += "\\[u" + Self.hexadecimal(character.value) + "]"
            }
        }
        return result
    }

    /// Four to six digits.
    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// An argument of a request.
    static func quoted(_ text: String) -> String {
        var result = ""
        for character in escaped(text) { result += character == "\"" ? "\\(dq" : String(character) }
        return "\"" + result + "\""
    }
}
