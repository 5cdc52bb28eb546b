import Basics
import Synchronization

/// The sources as a commit has them, straight from the object database.
public struct CommitSnapshot: Snapshot {
    /// The files, sorted by the bytes of their paths.
    public let files: [SnapshotFile]
    /// Links passed over, trees that cannot be read.
    public let findings: [Diagnostic]
    /// The commit that is read.
    public let commit: CommitInfo
    /// The repository it comes from.
    public private(set) var database: ObjectDatabase
    /// The largest file that is read, in bytes.
    public var maximumFileBytes: Int

    /// The sources below a directory as they were at a revision; refuses what `ObjectDatabase` refuses, and a directory
    /// that the commit does not have.
    public init(
        directory: String, revision: String, options: SnapshotOptions = SnapshotOptions()
    ) throws(DiagnosticError) {
        let database = try ObjectDatabase(around: directory)
        try self.init(database, commit: try database.commit(named: revision), options: options)
    }

    /// The sources of a commit below the directory that the database was opened around.
    ///
    /// - Parameter trees: directories that another snapshot of the same database has read.
    public init(
        _ database: ObjectDatabase, commit: CommitInfo, options: SnapshotOptions = SnapshotOptions(),
        trees cache: TreeCache? = nil
    ) throws(DiagnosticError) {
        let trees = TreeDirectories(database: database, cache: cache)
        let prefix = database.location.prefix
        guard let root = try trees.directory(prefix, below: commit.tree) else {
            throw DiagnosticError(
                Diagnostic(
                    .folderNotStored, "the commit \(commit.id) has no directory \(displayName(prefix))",
                    at: Location(path: prefix)))
        }
        var walker = StoredWalker(trees, rules: try ReadingRules(options), jobs: options.jobs)
        try walker.walk(root)
        files = walker.found.files
        findings = walker.found.findings
        self.commit = commit
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

extension ObjectDatabase {
    /// The bytes of a file that a stored snapshot has listed.
    func contents(of file: SnapshotFile, maximumBytes: Int) throws(DiagnosticError) -> [UInt8] {
        guard let id = file.identity else { preconditionFailure("stored files have the id of their blob") }
        let contents = try blob(id, path: file.path, maximumBytes: maximumBytes)
        try refuseLFSPointer(contents, path: file.path)
        return contents
    }
}

/// Directories that were read before, by the id of their tree: commits have most of them in common.
public final class TreeCache: Sendable {
    private let known = Mutex<[ObjectID: [StoredEntry<ObjectID>]]>([:])

    /// A cache with nothing in it.
    public init() {}

    func entries(of tree: ObjectID) -> [StoredEntry<ObjectID>]? { known.withLock { $0[tree] } }

    func keep(_ entries: [StoredEntry<ObjectID>], of tree: ObjectID) { known.withLock { $0[tree] = entries } }
}

/// The directories of a commit: its trees.
struct TreeDirectories: StoredDirectories {
    let database: ObjectDatabase
    var cache: TreeCache?

    func forThread() -> TreeDirectories { TreeDirectories(database: database.opened(), cache: cache) }

    /// The tree at a path; nil if there is none.
    func directory(_ path: String, below root: ObjectID) throws(DiagnosticError) -> ObjectID? {
        var current = root
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            let entry = try database.tree(current, path: path).first { $0.name.elementsEqual(part) }
            guard let entry, entry.kind == .directory else { return nil }
            current = entry.id
        }
        return current
    }

    func entries(of directory: ObjectID) throws(DiagnosticError) -> [StoredEntry<ObjectID>] {
        if let known = cache?.entries(of: directory) { return known }
        let entries = try database.tree(directory, path: "").map { entry in
            StoredEntry(
                name: entry.name, kind: entry.kind, id: entry.id,
                directory: entry.kind == .directory ? entry.id : nil)
        }
        cache?.keep(entries, of: directory)
        return entries
    }

    func text(of id: ObjectID, path: String, maximumBytes: Int) throws(DiagnosticError) -> [UInt8] {
        try database.blob(id, path: path, maximumBytes: maximumBytes)
    }
}
