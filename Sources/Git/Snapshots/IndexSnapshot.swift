import Basics

/// The sources as the index has them: what the next commit would hold.
public struct IndexSnapshot: Snapshot {
    /// The files, sorted by the bytes of their paths.
    public let files: [SnapshotFile]
    /// Links passed over, files in conflict.
    public let findings: [Diagnostic]
    /// The repository it belongs to.
    public private(set) var database: ObjectDatabase
    /// The largest file that is read, in bytes.
    public var maximumFileBytes: Int

    /// The staged sources below a directory; refuses what `ObjectDatabase` refuses, an index that cannot be read, and a
    /// directory of which the index has nothing.
    public init(directory: String, options: SnapshotOptions = SnapshotOptions()) throws(DiagnosticError) {
        let database = try ObjectDatabase(around: directory)
        let location = database.location
        let index = try location.readIndex(file: options.indexFile.flatMap { location.trustedIndex($0) })
        let directories = IndexDirectories(index) { (id, path, maximumBytes) throws(DiagnosticError) in
            try database.blob(id, path: path, maximumBytes: maximumBytes)
        }
        guard let root = directories.directory(location.prefix) else {
            throw DiagnosticError(
                Diagnostic(
                    .folderNotStored, "the index has nothing in the directory \(displayName(location.prefix))",
                    at: Location(path: location.prefix), fix: "Add its files with `git add`."))
        }
        var walker = StoredWalker(directories, rules: try ReadingRules(options), jobs: options.jobs)
        try walker.walk(root)
        files = walker.found.files
        findings = walker.found.findings
        self.database = database
        maximumFileBytes = options.maximumFileBytes
    }

    /// The bytes of a file; refuses files above the limit, damaged and missing objects, and pointers of Git LFS.
    public func contents(of file: SnapshotFile) throws(DiagnosticError) -> [UInt8] {
        try database.contents(of: file, maximumBytes: maximumFileBytes)
    }

    /// The same files with an object database of their own, since a database lets in one thread after the other.
    public func forThread() -> any Snapshot {
        var copy = self
        copy.database = database.opened()
        return copy
    }
}
