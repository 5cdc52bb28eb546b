import Synchronization

/// A file system in which calls fail on purpose, to show that whoever writes through it survives.
public final class FailingFileSystem: FileSystem {
    /// Which calls fail.
    public enum Failure: Sendable {
        /// The call of this number, from 1.
        case once(Int)
        /// The call of this number and all later ones, as when the process ends or the disk is gone.
        case from(Int)
    }

    private let base: any FileSystem
    private let failure: Failure
    private let code: Int32
    private let counter = Mutex<Int>(0)

    /// A file system that passes calls on to another one, but fails some of them with `code` and without effect.
    public init(_ base: any FileSystem, failing failure: Failure, code: Int32) {
        self.base = base
        self.failure = failure
        self.code = code
    }

    /// How many calls were made, failed ones included.
    public var calls: Int { counter.withLock { $0 } }

    /// Whether a call was made to fail.
    public var hasFailed: Bool {
        switch failure {
        case .once(let number), .from(let number): calls >= number
        }
    }

    /// The directory as the user named it.
    public var displayPath: String { base.displayPath }

    private func count(_ operation: FileSystemError.Operation, _ path: RelativePath) throws(FileSystemError) {
        let number = counter.withLock { counter in
            counter += 1
            return counter
        }
        let fails =
            switch failure {
            case .once(let failing): number == failing
            case .from(let first): number >= first
            }
        if fails { throw FileSystemError(operation, "\(displayPath)/\(path)", code: code) }
    }

    /// The names in a directory and what they are.
    public func list(_ directory: RelativePath) throws(FileSystemError) -> [DirectoryEntry] {
        try count(.list, directory)
        return try base.list(directory)
    }

    /// The bytes of a regular file.
    public func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8] {
        try count(.read, file)
        return try base.read(file, limit: limit)
    }

    /// Whether a regular file has exactly these bytes.
    public func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool {
        try count(.read, file)
        return try base.holds(bytes, at: file)
    }

    /// Makes a new file with these bytes.
    public func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError) {
        try count(.create, file)
        try base.create(file, bytes, synchronizing: synchronizing)
    }

    /// Gives a regular file the permissions of another one.
    public func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        try count(.create, target)
        try base.copyMode(of: source, to: target)
    }

    /// Makes a directory in one that exists.
    public func makeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        try count(.makeDirectory, directory)
        try base.makeDirectory(directory)
    }

    /// Removes a file, or a symbolic link itself.
    public func removeFile(_ file: RelativePath) throws(FileSystemError) {
        try count(.removeFile, file)
        try base.removeFile(file)
    }

    /// Removes an empty directory.
    public func removeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        try count(.removeDirectory, directory)
        try base.removeDirectory(directory)
    }

    /// Gives a file or directory another path at once.
    public func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        try count(.rename, target)
        try base.rename(source, to: target)
    }

    /// Returns when the names in a directory are on disk.
    public func synchronize(_ directory: RelativePath) throws(FileSystemError) {
        try count(.synchronize, directory)
        try base.synchronize(directory)
    }

    /// Returns when everything written so far is on disk.
    public func synchronizeAll() throws(FileSystemError) {
        try count(.synchronize, .root)
        try base.synchronizeAll()
    }

    /// Takes the directory for this process.
    public func lock() throws(FileSystemError) -> DirectoryLock {
        try count(.lock, .root)
        return try base.lock()
    }
}
