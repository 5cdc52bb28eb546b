import Basics
import CLibGit2
import Glibc

/// The objects and references of a repository. May be used from several threads at once.
///
/// Opening respects `safe.directory`. Environment variables such as `GIT_DIR`, replacement references and grafts have
/// no effect: what a commit id names is what is read. Ids of objects are checked against their bytes.
public final class ObjectDatabase: @unchecked Sendable {
    // libgit2 locks its object database and repository by itself; nothing here changes after the initializer.
    let repository: OpaquePointer
    let objects: OpaquePointer
    let location: RepositoryLocation
    private let loose: LooseObjects

    /// Opens the repository around a directory.
    ///
    /// Refuses a directory without one, a repository of another user that is not in `safe.directory`, and formats that
    /// are not supported.
    public convenience init(around directory: String) throws(DiagnosticError) {
        guard let location = try RepositoryLocation(around: directory) else {
            throw DiagnosticError(
                Diagnostic(
                    .repositoryUnusable, "there is no Git repository around the directory",
                    at: Location(path: directory),
                    fix: "A plain folder is read without `--rev` and `--staged`; `git init` makes a repository of it."))
        }
        try self.init(location)
    }

    init(_ location: RepositoryLocation) throws(DiagnosticError) {
        GitLibrary.start()
        var opened: OpaquePointer?
        let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
        let status = git_repository_open_ext(&opened, location.directory, flags, nil)
        guard status == 0, let opened else { throw Self.refusal(status, location) }
        var database: OpaquePointer?
        guard git_repository_odb(&database, opened) == 0, let database else {
            defer { git_repository_free(opened) }
            throw Self.refusal(-1, location)
        }
        repository = opened
        objects = database
        self.location = location
        loose = LooseObjects(location.commonDirectory + "/objects")
    }

    /// The same database, opened once more; itself when that does not succeed.
    func opened() -> ObjectDatabase { (try? ObjectDatabase(location)) ?? self }

    deinit {
        git_odb_free(objects)
        git_repository_free(repository)
    }

    private static func refusal(_ status: Int32, _ location: RepositoryLocation) -> DiagnosticError {
        let message = GitLibrary.lastMessage
        let place = Location(path: location.directory)
        // Without any `safe.directory` in the configuration, libgit2 1.5 complains of that.
        if status == GIT_EOWNER.rawValue || message.contains("safe.directory") {
            return DiagnosticError(
                Diagnostic(
                    .repositoryOwner, "the repository belongs to another user", at: place,
                    fix: "If you trust it: git config --global --add safe.directory '\(location.directory)'"))
        }
        if message.contains("extension") || message.contains("repository version") {
            return DiagnosticError(
                Diagnostic(.repositoryFormat, "the repository's format is not supported: \(message)", at: place))
        }
        return DiagnosticError(
            Diagnostic(.repositoryUnusable, "the repository cannot be opened: \(message)", at: place))
    }

    // MARK: Objects

    /// The bytes of a blob; refuses one above a size before it is unpacked. `path` is for messages only.
    public func blob(_ id: ObjectID, path: String, maximumBytes: Int = 1 << 30) throws(DiagnosticError) -> [UInt8] {
        let header = try header(id, path)
        guard header.kind == .blob else { throw corrupt(id, "it is a \(header.kind.name), not a blob", path) }
        guard header.size <= maximumBytes else {
            throw DiagnosticError(tooLargeDiagnostic(path: path, maximumBytes: maximumBytes))
        }
        return try read(id, .blob, path)
    }

    /// A commit; nil if the id is that of another kind of object.
    public func commit(_ id: ObjectID) throws(DiagnosticError) -> CommitInfo? {
        guard try header(id, nil).kind == .commit else { return nil }
        guard let commit = CommitInfo(id, try read(id, .commit, nil)) else {
            throw corrupt(id, "the commit is malformed", nil)
        }
        return commit
    }

    /// The entries of a tree.
    func tree(_ id: ObjectID, path: String) throws(DiagnosticError) -> [TreeObject.Entry] {
        do {
            return try TreeObject(try read(id, .tree, path)).entries
        } catch let error as TreeObject.Malformed {
            throw corrupt(id, error.message, path)
        } catch let error as DiagnosticError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown")
        }
    }

    /// Whether an object is there.
    public func contains(_ id: ObjectID) -> Bool {
        var libraryID = id.libraryID
        return git_odb_exists(objects, &libraryID) == 1
    }

    /// The kind and size that an object says to have.
    func header(_ id: ObjectID, _ path: String?) throws(DiagnosticError) -> (kind: ObjectKind, size: Int) {
        if let file = loose.file(id) {
            do throws(LooseObjects.Malformed) {
                return try LooseObjects.header(of: file)
            } catch {
                throw corrupt(id, error.message, path)
            }
        }
        var size = 0
        var type = GIT_OBJECT_INVALID
        var libraryID = id.libraryID
        let status = git_odb_read_header(&size, &type, objects, &libraryID)
        guard status == 0 else { throw failure(status, id, path) }
        guard let kind = ObjectKind(type) else { throw corrupt(id, "it has an unknown kind", path) }
        return (kind, size)
    }

    func read(_ id: ObjectID, _ kind: ObjectKind, _ path: String?) throws(DiagnosticError) -> [UInt8] {
        if let file = loose.file(id) { return try read(id, kind, from: file, path) }
        var object: OpaquePointer?
        var libraryID = id.libraryID
        let status = git_odb_read(&object, objects, &libraryID)
        guard status == 0, let object else { throw failure(status, id, path) }
        defer { git_odb_object_free(object) }
        guard git_odb_object_type(object) == kind.libraryType else {
            throw corrupt(id, "it is no \(kind.name)", path)
        }
        let bytes = UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object))
        return Array(bytes)
    }

    private func read(
        _ id: ObjectID, _ kind: ObjectKind, from file: [UInt8], _ path: String?
    ) throws(DiagnosticError) -> [UInt8] {
        do throws(LooseObjects.Malformed) {
            let contents = try LooseObjects.contents(of: file)
            guard contents.kind == kind else { throw LooseObjects.Malformed(message: "it is no \(kind.name)") }
            var hash = git_oid()
            let status = contents.text.withUnsafeBytes {
                git_odb_hash(&hash, $0.baseAddress, $0.count, kind.libraryType)
            }
            guard status == 0, ObjectID(hash) == id else {
                throw LooseObjects.Malformed(message: "its bytes do not have its id")
            }
            return contents.text
        } catch {
            throw corrupt(id, error.message, path)
        }
    }

    // MARK: Failures

    private func failure(_ status: Int32, _ id: ObjectID, _ path: String?) -> DiagnosticError {
        guard status == GIT_ENOTFOUND.rawValue else { return corrupt(id, GitLibrary.lastMessage, path) }
        if isPartial {
            return DiagnosticError(
                Diagnostic(
                    .objectNotFetched, "the object \(id) has not been fetched, since the clone is partial",
                    at: path.map { Location(path: $0) } ?? .none, fix: "Run `git fetch --refetch --no-filter`."))
        }
        return DiagnosticError(
            Diagnostic(
                .objectMissing, "the object \(id) is not in the repository",
                at: path.map { Location(path: $0) } ?? .none,
                fix: "Run `git fsck`."))
    }

    func corrupt(_ id: ObjectID, _ message: String, _ path: String?) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .objectCorrupt, "the object \(id) is damaged: \(message)",
                at: path.map { Location(path: $0) } ?? .none, fix: "Run `git fsck`."))
    }

    /// Whether the clone left objects out on purpose.
    private var isPartial: Bool {
        guard let text = try? readFile(at: location.commonDirectory + "/config", below: AT_FDCWD, maximumBytes: 1 << 20)
        else { return false }
        let lines = String(decoding: text, as: UTF8.self).lowercased()
        return lines.contains("partialclone") || lines.contains("promisor")
    }
}
