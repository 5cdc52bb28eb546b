import Basics

/// Text from the sources made harmless for Markdown: no mention, reference, link, HTML or mark-up of its own.
enum MarkdownText {
    /// Code: inside of it nobody is mentioned and nothing is linked.
    static func code(_ text: String) -> String { "<code>\(entities(text))</code>" }

    /// A message in which names stand in back-ticks: they become code, the rest plain text.
    static func message(_ text: String) -> String {
        var result = ""
        for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 { result += code(String(part)) } else { result += plain(String(part)) }
        }
        return result
    }

    /// Plain text; what would mention or refer to something stands in code.
    static func plain(_ text: String) -> String {
        entities(text).replacing("&#64;", with: "<code>&#64;</code>").replacing("&#35;", with: "<code>&#35;</code>")
    }

    /// Every character that could mean something as an entity; a colon or dot only where it would make a link.
    static func entities(_ text: String) -> String {
        var result = ""
        let scalars = Array(text.escapedForTerminal.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ";", "-", "/", "(", ")", "'", "=", "?":
                result.unicodeScalars.append(scalar)
            case ":" where index + 1 < scalars.count && scalars[index + 1] != "/":
                result.unicodeScalars.append(scalar)
            case "." where index == 0 || scalars[index - 1] != "w" && scalars[index - 1] != "W":
                result.unicodeScalars.append(scalar)
            case _ where scalar.value >= 0x80: result.unicodeScalars.append(scalar)
            default: result += "&#\(scalar.value);"
            }
        }
        return result
    }

    /// A fence that no line of a block can close: longer than any run of back-ticks in it.
    static func fence(for lines: [String]) -> String {
        var longest = 0
        for line in lines {
            var run = 0
            for byte in line.utf8 {
                run = byte == UInt8(ascii: "`") ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        return String(repeating: "`", count: max(3, longest + 1))
    }
}
