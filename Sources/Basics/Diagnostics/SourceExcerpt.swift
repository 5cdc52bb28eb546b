/// A finding's place made ready for printing: line, columns and the source line.
public struct SourceExcerpt: Sendable {
    /// The path as shown, with control characters escaped.
    public var path: String
    /// The line, from 1.
    public var line: Int
    /// The columns of start and end in Unicode scalars, from 1; the end lies behind the range.
    public var column: Int
    /// The line of the end, from 1.
    public var endLine: Int
    /// The column behind the end, from 1.
    public var endColumn: Int
    /// The text of the first line, without its line break.
    public var text: String
    /// The part of `text` in front of the range, and the range as far as it lies on the line, in scalars.
    var before: String
    var marked: Int

    /// The place of bytes in a file.
    public init(_ place: SourceTable.Place) {
        let contents = place.file.contents
        path = place.file.path.escapedForTerminal
        let start = place.position
        line = start.line
        column = start.column
        let lower = min(place.range.lowerBound, contents.count)
        var lineStart = lower
        while lineStart > 0, contents[lineStart - 1] != 0x0a { lineStart -= 1 }
        var lineEnd = lower
        while lineEnd < contents.count, contents[lineEnd] != 0x0a { lineEnd += 1 }
        if lineEnd > lineStart, contents[lineEnd - 1] == 0x0d { lineEnd -= 1 }
        let upper = max(lower, min(place.range.upperBound, contents.count))
        let end = SourceTable.Place(file: place.file, range: upper..<upper).position
        endLine = end.line
        endColumn = end.column
        text = String(decoding: contents[lineStart..<lineEnd], as: UTF8.self).escapedForTerminal
        before =
            String(decoding: contents[lineStart..<max(lineStart, min(lower, lineEnd))], as: UTF8.self)
            .escapedForTerminal
        let markedBytes = contents[min(lower, lineEnd)..<max(min(lower, lineEnd), min(upper, lineEnd))]
        let inside = String(decoding: markedBytes, as: UTF8.self)
        marked = max(1, inside.escapedForTerminal.reversed().drop { $0 == " " }.count)
    }
}

extension String {
    /// The text without characters that would act on a terminal or deceive its reader: they are written as escapes.
    public var escapedForTerminal: String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f || $0 == 0x09 }) { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(scalar)
            case 0..<0x20, 0x7f..<0xa0, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb,
                0xe0000...0xe0fff:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
