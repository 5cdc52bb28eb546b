import Basics
import Glibc

/// Writes objects and references into a repository, one process at a time, so that a kill at any moment leaves every
/// reference as it was or as it was to become, and nothing that the next writer does not clear up.
///
/// Objects are made in a folder of their own inside the Git directory, brought to disk, and only then moved to their
/// places; references come last, each by one rename. What a killed process left is recognised by that folder: the lock
/// of the folder ends with the process, and a journal in it names the references whose locks may be left over.
public final class RepositoryWriter {
    /// The folder in the Git directory.
    static let folderName = "choreoc-publish"
    /// From this number of objects on they are packed instead of written one by one, as `git fetch` does.
    static let packThreshold = 100

    /// What a run that was killed had left, a line for each; empty when there was nothing.
    public private(set) var clearedUp: [String] = []

    let database: ObjectDatabase
    /// The Git directory, from its top.
    let files: any FileSystem
    private let lock: DirectoryLock

    static let folder = RelativePath.root.child(folderName)
    static let journal = folder.child("references")
    static let staging = folder.child("objects")

    /// Takes the repository for this process and clears up after a run that was killed.
    ///
    /// Refuses while another process has it.
    ///
    /// - Parameter wrap: puts another file system before that of the Git directory, to make calls fail.
    public init(
        _ database: ObjectDatabase, through wrap: (any FileSystem) -> any FileSystem = { $0 }
    ) throws(DiagnosticError) {
        self.database = database
        do throws(FileSystemError) {
            files = wrap(try RealFileSystem(root: database.location.commonDirectory))
            do throws(FileSystemError) {
                try files.makeDirectory(Self.folder)
            } catch  where error.code == EEXIST {
                // Another run made it.
            }
            lock = try RealFileSystem(root: database.location.commonDirectory + "/" + Self.folderName).lock()
            try clearUp()
        } catch {
            throw Self.failure(error)
        }
    }

    static func failure(_ error: FileSystemError) -> DiagnosticError {
        if error.operation == .lock, error.code == EWOULDBLOCK {
            return DiagnosticError(
                Diagnostic(
                    .repositoryBusy, "another choreoc is writing into the repository", at: Location(path: error.path),
                    fix: "Run again when it has ended."))
        }
        return DiagnosticError(Diagnostic(.repositoryWriteFailed, error.message, at: Location(path: error.path)))
    }

    // MARK: Clearing up

    private func clearUp() throws(FileSystemError) {
        let names = try files.list(Self.folder).map(\.name)
        if names.contains(Self.journal.name) {
            try releaseLocks()
            try files.removeFile(Self.journal)
        }
        guard names.contains(Self.staging.name) else { return }
        let left = try files.list(Self.staging)
        for entry in left where entry.name.hasSuffix(".idx") {
            // The pack comes first: if it is in its place already, its index follows it.
            let isMoved = !left.contains { $0.name == entry.name.dropLast(4) + ".pack" }
            if isMoved { try move(Self.staging.child(entry.name), to: Self.packs.child(entry.name)) }
        }
        try remove(Self.staging)
        clearedUp.append("objects that an interrupted run had not finished")
    }

    /// Removes the locks of the references that an interrupted run was about to move, as far as they are its own.
    private func releaseLocks() throws(FileSystemError) {
        let text = String(decoding: try files.read(Self.journal, limit: 1 << 24), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[1].hasPrefix("refs/"), let path = try? RelativePath(parts[1] + ".lock")
            else { continue }
            // A lock is empty until just before it becomes the reference, which is then a line with the id.
            guard let found = try? files.read(path, limit: 64), found.isEmpty || found == Array((parts[0] + "\n").utf8)
            else { continue }
            try files.removeFile(path)
            clearedUp.append("the lock of `\(parts[1])` that an interrupted run had left")
        }
    }

    static let objects = RelativePath.root.child("objects")
    static let packs = objects.child("pack")

    /// Removes a folder with everything in it, as far as it is there.
    func remove(_ folder: RelativePath) throws(FileSystemError) {
        let entries: [DirectoryEntry]
        do throws(FileSystemError) {
            entries = try files.list(folder)
        } catch  where error.code == ENOENT {
            return
        }
        for entry in entries {
            guard let path = try? folder.appending(entry.name) else { continue }
            // Only the folders of loose objects are below, so that this ends.
            if entry.kind == .directory { try remove(path) } else { try files.removeFile(path) }
        }
        try files.removeDirectory(folder)
    }

    /// Moves a file to its place, whose directory is made if it is missing.
    func move(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        do throws(FileSystemError) {
            try files.rename(source, to: target)
        } catch  where error.code == ENOENT {
            try files.makeDirectory(target.parent)
            try files.rename(source, to: target)
        }
    }
}

extension RelativePath {
    /// The path of a name that is known to be one.
    func child(_ name: String) -> RelativePath {
        do {
            return try appending(name)
        } catch {
            preconditionFailure("the name \(name) is no component of a path: \(error.reason)")
        }
    }
}
