import Basics

/// What a newcomer needs to hear about a syntax error: libyaml's finding in plain words, at the place to mend.
struct SyntaxExplanation {
    var message: String
    var offset: Int
    var fix: String?
    var note: (message: String, offset: Int)?

    init(problem: String, context: String, mark: Int, contextMark: Int, in bytes: [UInt8]) {
        offset = min(mark, max(0, bytes.count - 1))
        message = problem
        let lineStart = Self.lineStart(bytes, at: offset)
        let line = Self.line(bytes, at: lineStart)
        switch problem {
        case "found character that cannot start any token":
            let byte = offset < bytes.count ? bytes[offset] : 0
            if byte == 0x09 {
                message = "a tab stands where indentation is expected"
                fix = "Indent with spaces."
            } else {
                message = "`\(Self.character(bytes, at: offset))` cannot start a value"
                fix = "Write the value in quotes."
            }
        case "mapping values are not allowed in this context":
            message = "a `:` with a space behind it starts a map here, where none can stand"
            fix = "Write the value in quotes, or indent the line so that it lines up with the key it belongs to."
        case "did not find expected key":
            message = "this line does not line up with the keys of the map around it"
            fix = "Indent it like its neighbours."
            if context.hasPrefix("while parsing a block mapping") { note = ("the map starts here", contextMark) }
            if context.hasPrefix("while parsing a flow mapping") {
                message = "a `,` or `}` is missing in this map"
                fix = nil
                note = ("the map starts here", contextMark)
            }
        case "did not find expected '-' indicator":
            message = "this line does not line up with the items of the list around it"
            fix = "Start it with `- `, or indent it like the item it belongs to."
            note = ("the list starts here", contextMark)
        case "could not find expected ':'":
            message = "a `:` is missing behind this key"
            offset = min(contextMark, max(0, bytes.count - 1))
            fix = "Write `key: value`, with a space behind the colon."
        case "found unexpected end of stream":
            if context.contains("quoted scalar") {
                message = "the quote that is opened here is never closed"
                offset = min(contextMark, max(0, bytes.count - 1))
                fix = "Close the quote."
            } else {
                message = "the text ends in the middle of a value"
            }
        case "did not find expected ',' or ']'":
            message = "a `,` or `]` is missing in this list"
            note = ("the list starts here", contextMark)
        case "did not find expected ',' or '}'":
            message = "a `,` or `}` is missing in this map"
            note = ("the map starts here", contextMark)
        case "found invalid Unicode character escape code":
            message = "this escape is half of a UTF-16 pair, or no character at all"
            fix = "Write the character itself, or `\\U` and eight digits, such as `\\U0001F600`."
        case "found unknown escape character":
            message = "this is no escape of a double-quoted text"
            fix = "Write `\\\\` for a backslash, or use single quotes."
        case "block sequence entries are not allowed in this context":
            message = "a list item `- ` cannot stand here"
            fix = "Start the list on a line of its own, behind `key:`."
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            message = "a tab stands where indentation is expected"
            fix = "Indent with spaces."
        case "did not find expected <document start>":
            message = "a new document starts here without a `---` line"
            fix = "Write `---` on a line of its own before it, or mend the indentation."
        default: break
        }
        if line.contains(0x09), line.prefix(while: { $0 == 0x20 || $0 == 0x09 }).contains(0x09) {
            message = "a tab stands in the indentation of this line"
            fix = "Indent with spaces."
            offset = lineStart + (line.firstIndex(of: 0x09) ?? 0)
            note = nil
        }
    }

    private static func lineStart(_ bytes: [UInt8], at offset: Int) -> Int {
        var start = min(offset, bytes.count)
        while start > 0, bytes[start - 1] != 0x0a { start -= 1 }
        return start
    }

    private static func line(_ bytes: [UInt8], at start: Int) -> [UInt8] {
        Array(bytes[start...].prefix { $0 != 0x0a })
    }

    private static func character(_ bytes: [UInt8], at offset: Int) -> String {
        guard offset < bytes.count else { return "" }
        return String(String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self).prefix(1))
    }
}
