import Synchronization

/// One file that was read: its path as shown to the user, and its bytes.
public final class SourceFile: Sendable {
    /// The path as diagnostics show it: relative to the repository's root, prefixed by the root's name for further roots.
    public let path: String
    /// The bytes as read.
    public let contents: [UInt8]
    private let hidden = Mutex<[Range<Int>]>([])

    /// Bytes that findings must not show: a secret in plain text. They are printed as `*`.
    public func hide(_ range: Range<Int>) {
        hidden.withLock { $0.append(range) }
    }

    /// The hidden ranges that touch a range.
    func hiddenRanges(in range: Range<Int>) -> [Range<Int>] {
        hidden.withLock { $0.filter { $0.overlaps(range) } }
    }

    /// A file with its bytes.
    public init(path: String, contents: [UInt8]) {
        self.path = path
        self.contents = contents
    }
}

/// The files and documents that origins point into.
///
/// Documents may be added by several workers at once; their indices depend on timing and therefore never order output.
public final class SourceTable: Sendable {
    private struct Document {
        var file: SourceFile
        var start: Int
    }

    private let documents = Mutex<[Document]>([])

    /// An empty table.
    public init() {}

    /// Adds a document that starts at a byte of a file; returns its index for `Origin`.
    public func add(_ file: SourceFile, start: Int) -> Int {
        documents.withLock { documents in
            documents.append(Document(file: file, start: start))
            return documents.count
        }
    }

    /// The file of an origin and the range of bytes in it; nil if the place is not known.
    public func place(of origin: Origin) -> Place? {
        guard origin.isKnown else { return nil }
        return documents.withLock { documents in
            guard origin.document <= documents.count else { return nil }
            let document = documents[origin.document - 1]
            let start = min(document.start + origin.offset, document.file.contents.count)
            return Place(file: document.file, range: start..<min(start + origin.length, document.file.contents.count))
        }
    }

    /// A range of bytes in a file.
    public struct Place: Sendable {
        /// The file.
        public var file: SourceFile
        /// The bytes.
        public var range: Range<Int>

        /// A range of bytes in a file.
        public init(file: SourceFile, range: Range<Int>) {
            self.file = file
            self.range = range
        }

        /// Line and column of the start, both from 1; columns count Unicode scalars.
        public var position: (line: Int, column: Int) {
            var line = 1
            var lineStart = 0
            let contents = file.contents
            for index in 0..<min(range.lowerBound, contents.count) where contents[index] == 0x0a {
                line += 1
                lineStart = index + 1
            }
            var column = 1
            for index in lineStart..<max(lineStart, range.lowerBound) where contents[index] & 0xc0 != 0x80 {
                column += 1
            }
            return (line, column)
        }
    }
}
