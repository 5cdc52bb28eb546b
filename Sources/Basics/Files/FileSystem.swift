/// A directory and everything below it, seen through one handle that was opened once.
///
/// No operation leaves the directory or follows a symbolic link, whatever others do to the tree meanwhile. Operations may
/// be called from several threads at once. Directories are listed in no particular order.
public protocol FileSystem: Sendable {
    /// The directory as the user named it, for messages.
    var displayPath: String { get }

    /// A path below the directory, for messages.
    func shown(_ path: RelativePath) -> String

    /// The names in a directory and what they are, without `.` and `..`.
    func list(_ directory: RelativePath) throws(FileSystemError) -> [DirectoryEntry]

    /// The bytes of a regular file; refuses (`EFBIG`) one of more than `limit` bytes.
    func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8]

    /// Whether a regular file has exactly these bytes.
    func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool

    /// Makes a new file with these bytes, on disk when it returns if `synchronizing`; refuses to touch anything that is
    /// there. Leaves no part of the file when it fails.
    func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError)

    /// Makes new files of these names in a directory, one after the other, as if each was made by itself.
    func create(
        _ files: [(name: String, bytes: [UInt8])], in directory: RelativePath, synchronizing: Bool
    ) throws(FileSystemError)

    /// Gives a regular file the permissions of another one.
    func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError)

    /// Makes a directory in one that exists.
    func makeDirectory(_ directory: RelativePath) throws(FileSystemError)

    /// Removes a file, or a symbolic link itself.
    func removeFile(_ file: RelativePath) throws(FileSystemError)

    /// Removes an empty directory.
    func removeDirectory(_ directory: RelativePath) throws(FileSystemError)

    /// Gives a file or directory another path at once, replacing a file or an empty directory of that path.
    func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError)

    /// Returns when the names in a directory are on disk.
    func synchronize(_ directory: RelativePath) throws(FileSystemError)

    /// Returns when everything written so far is on disk.
    func synchronizeAll() throws(FileSystemError)

    /// Takes the directory for this process, or fails with `EWOULDBLOCK` if another has it. The lock ends with the process.
    func lock() throws(FileSystemError) -> DirectoryLock
}

extension FileSystem {
    /// The directory's own name, a slash and the path.
    public func shown(_ path: RelativePath) -> String {
        if path.isRoot { return displayPath }
        return displayPath.hasSuffix("/") ? displayPath + path.text : "\(displayPath)/\(path.text)"
    }

    /// Makes each of the files by itself.
    public func create(
        _ files: [(name: String, bytes: [UInt8])], in directory: RelativePath, synchronizing: Bool
    ) throws(FileSystemError) {
        for (name, bytes) in files {
            try create(try path(of: name, in: directory), bytes, synchronizing: synchronizing)
        }
    }

    func path(of name: String, in directory: RelativePath) throws(FileSystemError) -> RelativePath {
        do throws(InvalidPath) {
            return try directory.appending(name)
        } catch {
            throw FileSystemError(.create, shown(directory) + "/" + name, code: FileSystemError.invalidName)
        }
    }

    /// Gives a file other bytes at once, and keeps its permissions; on disk when it returns.
    ///
    /// The new file lies beside the old one until then, under a name that starts with a dot.
    public func replace(_ file: RelativePath, with bytes: [UInt8]) throws(FileSystemError) {
        let beside = try staging(file)
        do throws(FileSystemError) {
            try create(beside, bytes, synchronizing: true)
        } catch {
            // What a run that was killed left behind.
            guard error.isThere else { throw error }
            try removeFile(beside)
            try create(beside, bytes, synchronizing: true)
        }
        do throws(FileSystemError) {
            try copyMode(of: file, to: beside)
            try rename(beside, to: file)
        } catch {
            try? removeFile(beside)
            throw error
        }
        try synchronize(file.parent)
    }

    private func staging(_ file: RelativePath) throws(FileSystemError) -> RelativePath {
        let name = ".choreoc-new-" + file.name
        do throws(InvalidPath) {
            return try RelativePath(file.parent.isRoot ? name : file.parent.text + "/" + name)
        } catch {
            throw FileSystemError(.create, file.text, code: FileSystemError.nameTooLong)
        }
    }
}

/// A name in a directory.
public struct DirectoryEntry: Hashable, Sendable {
    /// The name; bytes that are not UTF-8 are replaced, and the kind is then `.other`.
    public let name: String
    /// What it is.
    public let kind: FileKind

    /// A name in a directory.
    public init(name: String, kind: FileKind) {
        self.name = name
        self.kind = kind
    }
}

/// What a name in a directory stands for; symbolic links are themselves, not what they point to.
public enum FileKind: Hashable, Sendable {
    /// A regular file.
    case file
    /// A directory.
    case directory
    /// A symbolic link.
    case symbolicLink
    /// A pipe, socket or device, or a name that is not UTF-8.
    case other

    /// The word for it in messages.
    public var name: String {
        switch self {
        case .file: "a file"
        case .directory: "a directory"
        case .symbolicLink: "a symbolic link"
        case .other: "neither a file nor a directory"
        }
    }
}

/// A directory taken for this process until it is released, or lost from sight.
public final class DirectoryLock: Sendable {
    private let onRelease: @Sendable () -> Void

    /// A lock that calls a function when it ends.
    public init(onRelease: @escaping @Sendable () -> Void) {
        self.onRelease = onRelease
    }

    /// Lets others have the directory after `body`.
    public func during<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body()
    }

    deinit { onRelease() }
}
