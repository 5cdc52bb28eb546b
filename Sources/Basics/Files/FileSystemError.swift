import Glibc

/// A system call that failed.
public struct FileSystemError: Error, Hashable, Sendable {
    /// What was tried.
    public let operation: Operation
    /// On what, as the user would name it.
    public let path: String
    /// The system's number for the reason (`errno`).
    public let code: Int32

    /// A failed call.
    public init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// What was tried.
    public enum Operation: String, Sendable, CaseIterable {
        /// Opening the directory at the top.
        case open
        /// Listing a directory.
        case list
        /// Reading a file.
        case read
        /// Making and writing a file.
        case create
        /// Making a directory.
        case makeDirectory = "make directory"
        /// Removing a file.
        case removeFile = "remove"
        /// Removing a directory.
        case removeDirectory = "remove directory"
        /// Giving a file or directory another path.
        case rename
        /// Waiting until data is on disk.
        case synchronize
        /// Taking a directory.
        case lock
    }

    /// Whether something is there already.
    public var isThere: Bool { code == EEXIST }
    /// Whether nothing is there.
    public var isMissing: Bool { code == ENOENT }
    /// The codes for names that are too long, and that cannot be one.
    static let nameTooLong = ENAMETOOLONG
    static let invalidName = EINVAL

    /// The system's words for the reason, in English.
    public var reason: String {
        switch code {
        case ENOSPC: "no space left on the device"
        case EDQUOT: "the disk quota is used up"
        case EROFS: "the file system is read-only"
        case EACCES, EPERM: "permission denied"
        case EMFILE, ENFILE: "too many open files"
        case EIO: "the device reports an input/output error"
        case ENOENT: "there is no such file or directory"
        case ELOOP: "it is a symbolic link"
        default: String(cString: strerror(code))
        }
    }

    /// The failure in one sentence.
    public var message: String { "cannot \(operation.rawValue) `\(path)`: \(reason)" }
}
