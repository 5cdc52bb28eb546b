import Basics
import Glibc
import Synchronization

/// A directory of a commit or of the index, seen as a file system that nobody can change: what looks at a rendered tree
/// on disk looks at a stored one in the same way. Files are compared by their ids and not read.
public final class StoredFileSystem: FileSystem {
    /// What a path stands for.
    private struct Item {
        var kind: FileKind
        var id: ObjectID
        var directory: Handle?
    }

    private enum Handle: Sendable {
        case tree(ObjectID)
        case index(IndexDirectories.Directory)
        case nothing
    }

    /// How messages name the top: `rendered` for a branch.
    public let displayPath: String
    /// What stands between the top and a path in messages: `:` for a branch, as Git writes it.
    private let separator: String
    private let database: ObjectDatabase
    private let index: IndexDirectories?
    private let root: Handle
    private let listed = Mutex<[RelativePath: [String: Item]]>([:])
    private let damage = Mutex<DiagnosticError?>(nil)

    /// The tree of a commit; nil stands for one without files.
    public init(_ database: ObjectDatabase, tree: ObjectID?, named name: String) {
        self.database = database
        displayPath = name
        separator = ":"
        index = nil
        root = tree.map { .tree($0) } ?? .nothing
    }

    /// A directory of the index, given relative to the directory around which the database was opened; nil if the index
    /// has nothing there.
    public init?(
        staged database: ObjectDatabase, directory: String, indexFile: String? = nil
    ) throws(DiagnosticError) {
        let location = database.location
        let file = try location.readIndex(file: indexFile.flatMap { location.trustedIndex($0) })
        let directories = IndexDirectories(file) { (id, path, _) throws(DiagnosticError) in
            try database.blob(id, path: path, maximumBytes: 1 << 20)
        }
        let path = [location.prefix, directory].filter { !$0.isEmpty }.joined(separator: "/")
        guard let found = directories.directory(path) else { return nil }
        self.database = database
        displayPath = directory.isEmpty ? "." : directory
        separator = "/"
        index = directories
        root = .index(found)
    }

    /// Why an operation failed, when the reason lies in the repository.
    public var failure: DiagnosticError? { damage.withLock { $0 } }

    /// A path as messages name it.
    public func shown(_ path: RelativePath) -> String {
        path.isRoot ? displayPath : displayPath + separator + path.text
    }

    private func fail(_ operation: FileSystemError.Operation, _ path: RelativePath, _ code: Int32) -> FileSystemError {
        FileSystemError(operation, shown(path), code: code)
    }

    private func attempt<Value>(
        _ operation: FileSystemError.Operation, _ path: RelativePath, _ body: () throws(DiagnosticError) -> Value
    ) throws(FileSystemError) -> Value {
        do throws(DiagnosticError) {
            return try body()
        } catch {
            damage.withLock { $0 = $0 ?? error }
            throw fail(operation, path, EIO)
        }
    }

    // MARK: Looking

    private func items(
        _ directory: RelativePath, for operation: FileSystemError.Operation
    ) throws(FileSystemError) -> [String: Item] {
        if let known = listed.withLock({ $0[directory] }) { return known }
        let handle: Handle
        if directory.isRoot {
            handle = root
        } else {
            guard let item = try items(directory.parent, for: operation)[directory.name] else {
                throw fail(operation, directory, ENOENT)
            }
            guard let found = item.directory else { throw fail(operation, directory, ENOTDIR) }
            handle = found
        }
        let items = try attempt(operation, directory) { () throws(DiagnosticError) in try read(handle, directory) }
        listed.withLock { $0[directory] = items }
        return items
    }

    private func read(_ handle: Handle, _ path: RelativePath) throws(DiagnosticError) -> [String: Item] {
        var items: [String: Item] = [:]
        switch handle {
        case .nothing: break
        case .tree(let id):
            for entry in try database.tree(id, path: path.text) {
                let isDirectory = entry.kind == .directory
                enter(entry.name, entry.kind, entry.id, isDirectory ? .tree(entry.id) : nil, &items)
            }
        case .index(let directory):
            for entry in try index?.entries(of: directory) ?? [] {
                enter(entry.name, entry.kind, entry.id, entry.directory.map { .index($0) }, &items)
            }
        }
        return items
    }

    private func enter(
        _ name: [UInt8], _ kind: StoredKind, _ id: ObjectID, _ directory: Handle?, _ items: inout [String: Item]
    ) {
        guard let text = String(validating: name, as: UTF8.self) else {
            items[String(decoding: name, as: UTF8.self)] = Item(kind: .other, id: id)
            return
        }
        let kind: FileKind =
            switch kind {
            case .file: .file
            case .directory: .directory
            case .symbolicLink: .symbolicLink
            case .submodule, .conflict: .other
            }
        items[text] = Item(kind: kind, id: id, directory: directory)
    }

    private func file(
        _ path: RelativePath, _ operation: FileSystemError.Operation
    ) throws(FileSystemError) -> ObjectID {
        guard !path.isRoot, let item = try items(path.parent, for: operation)[path.name] else {
            throw fail(operation, path, path.isRoot ? EISDIR : ENOENT)
        }
        switch item.kind {
        case .file: return item.id
        case .directory: throw fail(operation, path, EISDIR)
        case .symbolicLink: throw fail(operation, path, ELOOP)
        case .other: throw fail(operation, path, EINVAL)
        }
    }

    /// The names in a directory and what they are.
    public func list(_ directory: RelativePath) throws(FileSystemError) -> [DirectoryEntry] {
        try items(directory, for: .list).map { DirectoryEntry(name: $0.key, kind: $0.value.kind) }
    }

    /// The bytes of a file.
    public func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8] {
        let id = try self.file(file, .read)
        return try attempt(.read, file) { () throws(DiagnosticError) in
            try database.blob(id, path: file.text, maximumBytes: limit)
        }
    }

    /// Whether a file has exactly these bytes, told by its id.
    public func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool {
        try self.file(file, .read) == ObjectID(of: bytes, .blob)
    }

    // MARK: Changing, which is refused

    /// Always refused.
    public func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError) {
        throw fail(.create, file, EROFS)
    }

    /// Always refused.
    public func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        throw fail(.create, target, EROFS)
    }

    /// Always refused.
    public func makeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        throw fail(.makeDirectory, directory, EROFS)
    }

    /// Always refused.
    public func removeFile(_ file: RelativePath) throws(FileSystemError) { throw fail(.removeFile, file, EROFS) }

    /// Always refused.
    public func removeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        throw fail(.removeDirectory, directory, EROFS)
    }

    /// Always refused.
    public func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        throw fail(.rename, source, EROFS)
    }

    /// Nothing has to reach the disk.
    public func synchronize(_ directory: RelativePath) throws(FileSystemError) {}

    /// Nothing has to reach the disk.
    public func synchronizeAll() throws(FileSystemError) {}

    /// Nobody can change it, so that everybody may have it.
    public func lock() throws(FileSystemError) -> DirectoryLock { DirectoryLock {} }
}
