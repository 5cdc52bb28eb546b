import Basics

/// The directories that the paths of an index form.
struct IndexDirectories: StoredDirectories {
    /// The entries below a directory, and the length of its path with the trailing slash.
    struct Directory {
        /// Positions in the index.
        var entries: Range<Int>
        /// Bytes of the path before the names of the entries.
        var pathCount: Int
    }

    private let index: IndexFile
    private let readText: @Sendable (ObjectID, String, Int) throws(DiagnosticError) -> [UInt8]

    /// The directories of an index; `readText` reads a blob of a path up to a size.
    init(_ index: IndexFile, readText: @escaping @Sendable (ObjectID, String, Int) throws(DiagnosticError) -> [UInt8]) {
        self.index = index
        self.readText = readText
    }

    /// The directory of a path relative to the top of the work tree; nil if the index has nothing there.
    func directory(_ path: String) -> Directory? {
        if path.isEmpty { return Directory(entries: 0..<index.entries.count, pathCount: 0) }
        let start = Array((path + "/").utf8)
        let first = index.firstPosition(notBefore: start)
        let last = index.firstPosition(notBefore: Array(path.utf8) + [UInt8(ascii: "/") + 1])
        return first < last ? Directory(entries: first..<last, pathCount: start.count) : nil
    }

    /// The names that follow a directory's path, up to their first slash.
    func entries(of directory: Directory) throws(DiagnosticError) -> [StoredEntry<Directory>] {
        var result: [StoredEntry<Directory>] = []
        var position = directory.entries.lowerBound
        while position < directory.entries.upperBound {
            let entry = index.entries[position]
            let rest = index.paths[(entry.path.lowerBound + directory.pathCount)..<entry.path.upperBound]
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
                position = addFile(Array(rest), entry, at: position, in: directory, to: &result)
                continue
            }
            let name = Array(rest[..<slash])
            let start = position
            let pathCount = directory.pathCount + name.count + 1
            position = end(of: name, from: position, in: directory)
            result.append(
                StoredEntry(
                    name: name, kind: .directory, id: entry.id,
                    directory: Directory(entries: start..<position, pathCount: pathCount)))
        }
        return result
    }

    /// The bytes of an ignore file, or of a list of what choreoc wrote.
    func text(of id: ObjectID, path: String, maximumBytes: Int) throws(DiagnosticError) -> [UInt8] {
        try readText(id, path, maximumBytes)
    }

    /// Adds a file once, however many versions the index has of it; returns the position behind them.
    private func addFile(
        _ name: [UInt8], _ entry: IndexFile.Entry, at position: Int, in directory: Directory,
        to result: inout [StoredEntry<Directory>]
    ) -> Int {
        var next = position + 1
        while next < directory.entries.upperBound, isSamePath(entry, index.entries[next]) { next += 1 }
        if !entry.isIntentToAdd, let kind = entry.stage > 0 ? .conflict : StoredKind(mode: entry.mode) {
            result.append(StoredEntry(name: name, kind: kind, id: entry.id, directory: nil))
        }
        return next
    }

    private func isSamePath(_ left: IndexFile.Entry, _ right: IndexFile.Entry) -> Bool {
        index.paths[left.path].elementsEqual(index.paths[right.path])
    }

    /// The position behind all entries below a name, found by halving.
    private func end(of name: [UInt8], from start: Int, in directory: Directory) -> Int {
        let parent = index.entries[start].path
        let prefix = Array(index.paths[parent.lowerBound..<(parent.lowerBound + directory.pathCount)])
        let end = index.firstPosition(notBefore: prefix + name + [UInt8(ascii: "/") + 1])
        return min(max(end, start + 1), directory.entries.upperBound)
    }
}
