import Basics

/// Sources by path in which the places of expected findings are marked: `name: «servce»`.
///
/// The marks are taken out of the texts and numbered from 0 by path and position. `«»` marks a beginning only.
public struct MarkedSources: Sendable {
    /// A marked place.
    public struct Mark: Sendable {
        /// The path of the file.
        public let path: String
        /// The bytes of the file, marks taken out.
        public let range: Range<Int>
    }

    /// The texts without their marks.
    public let texts: [String: [UInt8]]
    /// The marks in order.
    public let marks: [Mark]

    /// Takes the marks out of texts by path. Marks do not nest.
    public init(_ sources: [String: String]) {
        var texts: [String: [UInt8]] = [:]
        var marks: [Mark] = []
        for path in sources.keys.sorted() {
            let bytes = Array((sources[path] ?? "").utf8)
            var text: [UInt8] = []
            var start: Int?
            var index = 0
            while index < bytes.count {
                let isMark = bytes[index] == 0xc2 && index + 1 < bytes.count
                if isMark, bytes[index + 1] == 0xab {
                    precondition(start == nil, "a mark inside a mark in \(path)")
                    start = text.count
                    index += 2
                } else if isMark, bytes[index + 1] == 0xbb {
                    guard let begin = start else { preconditionFailure("a mark without its beginning in \(path)") }
                    marks.append(Mark(path: path, range: begin..<text.count))
                    start = nil
                    index += 2
                } else {
                    text.append(bytes[index])
                    index += 1
                }
            }
            precondition(start == nil, "a mark without its end in \(path)")
            texts[path] = text
        }
        self.texts = texts
        self.marks = marks
    }
}
