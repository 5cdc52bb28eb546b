import Basics
import Git

/// What the files of one side of a comparison held, so that the other side need not read or parse the same file again.
public struct ReadFiles: Sendable {
    /// One file.
    struct Entry: Sendable {
        /// The bytes.
        var file: SourceFile
        /// The id of its blob; nil for a file of a work tree.
        var identity: ObjectID?
        /// Where its documents stand among all.
        var documents: Range<Int>
        var findings: [Diagnostic]
        var isUnreadable: Bool
    }

    /// Which file: paths of different roots may look the same.
    struct Key: Hashable, Sendable {
        var root: Int
        var path: String
    }

    private var entries: [Key: Entry] = [:]

    /// No file.
    public init() {}

    mutating func add(_ entry: Entry, _ key: Key) { entries[key] = entry }

    func entry(_ key: Key) -> Entry? { entries[key] }
}
