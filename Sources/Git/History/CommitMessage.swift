/// The parts of a commit's message, told apart as Git does.
public struct CommitMessage: Sendable, Hashable {
    /// A line `Key: value` of the last paragraph.
    public struct Trailer: Sendable, Hashable {
        /// What stands before the colon.
        public var key: String
        /// What stands behind it, on one line.
        public var value: String

        /// A trailer.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// The first paragraph on one line.
    public let subject: String
    /// The trailers in order, as `git interpret-trailers --parse` prints them.
    public let trailers: [Trailer]

    /// Takes a message apart.
    public init(_ text: String) {
        let lines = Self.lines(of: text)
        let start = lines.firstIndex { !Self.isBlank($0) } ?? lines.endIndex
        let end = lines[start...].firstIndex(where: Self.isBlank) ?? lines.endIndex
        subject = lines[start..<end].map { String(Self.withoutEnd($0)) }.joined(separator: " ")
        trailers = Self.trailers(in: lines[end...])
    }

    /// The value of the last trailer of a name; case does not matter.
    public func trailer(_ key: String) -> String? {
        trailers.last { $0.key.lowercased() == key.lowercased() }?.value
    }

    /// The lines up to a line of three dashes, behind which a patch begins.
    private static func lines(of text: String) -> [Substring] {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let end = lines.firstIndex { $0.hasPrefix("---") && ($0.dropFirst(3).first?.isWhitespace ?? true) }
        return Array(lines[..<(end ?? lines.endIndex)])
    }

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func trimmed(_ line: Substring) -> String {
        String(withoutEnd(line.drop(while: \.isWhitespace)))
    }

    private static func withoutEnd(_ line: Substring) -> Substring {
        var line = line
        while line.last?.isWhitespace == true { line.removeLast() }
        return line
    }

    /// The key of a line that looks like a trailer.
    private static func key(of line: Substring) -> Substring? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        var key = line[..<colon]
        while key.last == " " || key.last == "\t" { key.removeLast() }
        let isName = key.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2d
        }
        return key.isEmpty || !isName ? nil : key
    }

    /// What Git itself writes, which makes a paragraph one of trailers although it has other lines.
    private static func isGenerated(_ line: Substring) -> Bool {
        line.hasPrefix("Signed-off-by: ") || line.hasPrefix("(cherry picked from commit ")
    }

    private static func trailers(in body: ArraySlice<Substring>) -> [Trailer] {
        guard let last = body.lastIndex(where: { !isBlank($0) }) else { return [] }
        let start = body[...last].lastIndex(where: isBlank).map { $0 + 1 } ?? body.startIndex
        var trailers: [Trailer] = []
        var others = 0
        var count = 0
        var isGenerated = false
        for line in body[start...last] {
            if Self.isGenerated(line) { isGenerated = true }
            if line.first?.isWhitespace == true {
                // A line that goes on, if there is one to go on from.
                if others == 0 || count > 0, let index = trailers.indices.last {
                    trailers[index].value += " " + trimmed(line)
                } else {
                    others += 1
                }
            } else if let key = key(of: line), let colon = line.firstIndex(of: ":") {
                trailers.append(Trailer(String(key), trimmed(line[line.index(after: colon)...])))
                count += 1
            } else if line.hasPrefix("(cherry picked from commit ") {
                count += 1
            } else {
                others += 1
            }
        }
        let isBlock = isGenerated ? count * 3 >= others : count > 0 && others == 0
        return isBlock ? trailers : []
    }
}
