import Basics
import Git

/// What the files of one side of a comparison held, so that the other side need not read or parse the same file again.
public struct ReadFiles: Sendable {
    /// One file.
    struct Entry: Sendable {
        /// The position of its root: paths of different roots may look the same.
        var root: Int
        /// The path inside its root.
        var path: String
        /// The bytes.
        var file: SourceFile
        /// The id of its blob; nil for a file of a work tree.
        var identity: ObjectID?
        /// Where its documents stand among all.
        var documents: Range<Int>
        var findings: [Diagnostic]
        var isUnreadable: Bool
    }

    /// The files, by root and path, as snapshots list them.
    private var entries: [Entry] = []

    /// No file.
    public init() {}

    mutating func add(_ entry: Entry) { entries.append(entry) }

    subscript(position: Int) -> Entry { entries[position] }

    /// For each file of another side, in the same order, the position of the file of its path here.
    func positions(of files: [(root: Int, file: SnapshotFile)]) -> [Int?] {
        var position = 0
        return files.map { root, file in
            while position < entries.count, precedes(position, root, file.path) { position += 1 }
            guard position < entries.count, entries[position].root == root, entries[position].path == file.path else {
                return nil
            }
            position += 1
            return position - 1
        }
    }

    private func precedes(_ position: Int, _ root: Int, _ path: String) -> Bool {
        if entries[position].root != root { return entries[position].root < root }
        return entries[position].path != path && entries[position].path.precedesBytewise(path)
    }
}
