import Basics

/// What a file named `.json` must not have although YAML takes it: commas before a closing bracket, and comments.
///
/// Everything else that is no JSON is no YAML either, or means the same.
enum JSONPunctuation {
    /// The first such place; nil if there is none.
    static func finding(_ text: SourceText, sources: SourceTable) -> Diagnostic? {
        guard let problem = problem(text.file.contents, from: text.start) else { return nil }
        let origin = Origin(document: sources.add(text.file, start: 0), offset: problem.offset, length: 1)
        return Diagnostic(.yamlSyntax, problem.message, at: Location(origin), fix: problem.fix)
    }

    private static func problem(_ bytes: [UInt8], from start: Int) -> (offset: Int, message: String, fix: String)? {
        var index = start
        var comma: Int?
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                comma = nil
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: ","): comma = index
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let comma { return (comma, "JSON has no comma behind the last entry", "Remove the comma.") }
            case UInt8(ascii: "#"):
                return (index, "JSON has no comments", "Remove the comment, or name the file `.yaml`.")
            case 0x20, 0x09, 0x0a, 0x0d: break
            default: comma = nil
            }
            index += 1
        }
        return nil
    }
}
