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
        let hidden = place.file.hiddenRanges(in: lineStart..<lineEnd)
        func shown(_ range: Range<Int>) -> String {
            String(decoding: Self.masked(contents, range, hidden), as: UTF8.self)
        }
        text = shown(lineStart..<lineEnd).escapedForTerminal
        before = shown(lineStart..<max(lineStart, min(lower, lineEnd))).escapedForTerminal
        let inside = shown(min(lower, lineEnd)..<max(min(lower, lineEnd), min(upper, lineEnd)))
        marked = max(1, inside.escapedForTerminal.reversed().drop { $0 == " " }.count)
    }

    /// The bytes of a range, with one `*` for each character that is hidden.
    private static func masked(_ contents: [UInt8], _ range: Range<Int>, _ hidden: [Range<Int>]) -> [UInt8] {
        guard !hidden.isEmpty else { return Array(contents[range]) }
        return range.compactMap { index in
            guard hidden.contains(where: { $0.contains(index) }) else { return contents[index] }
            return contents[index] & 0xc0 == 0x80 ? nil : UInt8(ascii: "*")
        }
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
