import Basics

/// The source files of one root, at one moment: a work tree, a commit or the index.
///
/// All three obey the same rule: files with a known extension below the root, except names that start with a dot, the
/// output directory, nested repositories, symbolic links, and what `.choreocignore` names; in a work tree also untracked
/// files that Git ignores.
public protocol Snapshot: Sendable {
    /// The files, sorted by the bytes of their paths.
    var files: [SnapshotFile] { get }
    /// What was noticed while looking for files: links passed over, directories that cannot be read.
    var findings: [Diagnostic] { get }
    /// The bytes of a file; refuses files that are too large, unreadable, missing or corrupt. May be called from several
    /// threads at once.
    func contents(of file: SnapshotFile) throws(DiagnosticError) -> [UInt8]
    /// The largest file that is read, in bytes.
    var maximumFileBytes: Int { get set }
    /// The same files for one thread alone, which waits for no other while it reads them.
    func forThread() -> any Snapshot
}

extension Snapshot {
    /// The default limit, for snapshots that have no files of their own to limit.
    public var maximumFileBytes: Int {
        get { 1 << 20 }
        set {}
    }

    /// The snapshot itself, when nothing in it makes threads wait.
    public func forThread() -> any Snapshot { self }
}

/// One file of a snapshot.
public struct SnapshotFile: Sendable {
    /// The path relative to the root, `/`-separated.
    public let path: String
    /// The size in bytes as far as it is known before reading, else 0.
    public let size: Int
    /// The id of the blob; nil for a file of a work tree.
    public let identity: ObjectID?
    /// The inode seen when the directory was read; 0 for stored files.
    let inode: UInt64

    init(path: String, size: Int = 0, identity: ObjectID? = nil, inode: UInt64 = 0) {
        self.path = path
        self.size = size
        self.identity = identity
        self.inode = inode
    }
}

/// What belongs to a snapshot.
public struct SnapshotOptions: Sendable {
    /// Folders to read, relative to the root; empty for all.
    public var sources: [String]
    /// Folders that are never read, relative to the root: the output directory.
    public var excluded: [String]
    /// File name extensions without the dot, in lower case as they must be spelt.
    public var extensions: [String]
    /// The largest file that is read, in bytes.
    public var maximumFileBytes: Int
    /// The index that a hook was given in `GIT_INDEX_FILE`; only read when it lies in the repository's own directory.
    public var indexFile: String?
    /// The number of threads that look for files; they do not show in the result.
    public var jobs: Int

    /// Everything below the root with the extensions of YAML and JSON, up to 1 MiB a file, unless told.
    public init(
        sources: [String] = [], excluded: [String] = [], extensions: [String] = ["yaml", "yml", "json"],
        maximumFileBytes: Int = 1 << 20, indexFile: String? = nil, jobs: Int = 1
    ) {
        self.sources = sources
        self.excluded = excluded
        self.extensions = extensions
        self.maximumFileBytes = maximumFileBytes
        self.indexFile = indexFile
        self.jobs = jobs
    }
}
