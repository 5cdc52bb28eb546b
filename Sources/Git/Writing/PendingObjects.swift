import Basics
import CLibGit2

/// Objects that are to be written, with their ids, in the order in which they were added: what an object names comes
/// before it. They are in no repository until `RepositoryWriter` stores them.
public struct PendingObjects: Sendable {
    /// One object.
    struct Object: Sendable {
        var id: ObjectID
        var kind: ObjectKind
        var bytes: [UInt8]
    }

    private(set) var objects: [Object] = []
    private var ids: Set<ObjectID> = []

    /// No objects yet.
    public init() {}

    /// The number of objects.
    public var count: Int { objects.count }

    /// Adds a file's bytes; its id.
    public mutating func addBlob(_ bytes: [UInt8]) -> ObjectID { add(.blob, bytes) }

    /// Adds the tree of a directory without files; its id.
    public mutating func addEmptyTree() -> ObjectID { add(.tree, []) }

    /// Adds a commit; its id.
    public mutating func addCommit(_ commit: CommitDraft) -> ObjectID { add(.commit, commit.bytes) }

    /// Adds an object once.
    mutating func add(_ kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
        let id = ObjectID(of: bytes, kind)
        if ids.insert(id).inserted { objects.append(Object(id: id, kind: kind, bytes: bytes)) }
        return id
    }
}

extension ObjectID {
    /// The id of an object with these bytes.
    init(of bytes: [UInt8], _ kind: ObjectKind) {
        GitLibrary.start()
        var id = git_oid()
        let status = bytes.withUnsafeBytes { git_odb_hash(&id, $0.baseAddress, $0.count, kind.libraryType) }
        // Hashing bytes in memory has no way to fail but running out of it.
        precondition(status == 0, "an object cannot be hashed: \(GitLibrary.lastMessage)")
        self.init(id)
    }
}
