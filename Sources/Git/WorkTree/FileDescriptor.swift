import Basics
import Glibc

/// An open file or directory; closed when it is let go.
final class FileDescriptor: Sendable {
    /// The number that system calls take.
    let number: Int32

    /// Takes over an open descriptor.
    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// Opens a directory by its path from the process's point of view; links on the way are the user's own and followed.
    static func directory(_ path: String) throws(SystemError) -> FileDescriptor {
        let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw SystemError(errno) }
        return FileDescriptor(number)
    }
}

/// An error number of a system call.
struct SystemError: Error {
    /// The `errno`.
    let code: Int32

    init(_ code: Int32) {
        self.code = code
    }

    /// What it means, in English whatever the locale: the C locale is never changed.
    var text: String {
        guard let text = strerror(code) else { return "error \(code)" }
        var message = String(cString: text)
        if let first = message.first { message.replaceSubrange(...message.startIndex, with: first.lowercased()) }
        return message
    }
}

/// What stands at a path, as far as reading is concerned.
enum ReadFailure: Error {
    /// The system refused.
    case system(SystemError)
    /// It is no regular file.
    case notRegular
    /// It is another file than the one that was seen before.
    case replaced
    /// It has more bytes than allowed.
    case tooLarge
}

/// Reads a whole regular file below a directory, never following a link at its end and never waiting for one.
func readFile(
    at path: UnsafePointer<CChar>, below directory: Int32, maximumBytes: Int, inode: UInt64 = 0
) throws(ReadFailure) -> [UInt8] {
    let number = openat(directory, path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY)
    guard number >= 0 else {
        let error = SystemError(errno)
        // A link (ELOOP) or a socket (ENXIO) now stands where the directory listing showed a file.
        throw error.code == ELOOP || error.code == ENXIO ? .notRegular : .system(error)
    }
    let file = FileDescriptor(number)
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .system(SystemError(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard inode == 0 || UInt64(status.st_ino) == inode else { throw .replaced }
    guard Int(status.st_size) <= maximumBytes else { throw .tooLarge }
    return try readToEnd(file, expected: Int(status.st_size), maximumBytes: maximumBytes)
}

/// Reads until the end of the file, which may have grown or shrunk since its size was asked.
private func readToEnd(_ file: FileDescriptor, expected: Int, maximumBytes: Int) throws(ReadFailure) -> [UInt8] {
    var contents: [UInt8] = []
    var capacity = expected + 1
    var failure: ReadFailure?
    while true {
        var isAtEnd = false
        // One byte more than expected: a file of the expected size then ends within the first round.
        let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            while count < capacity {
                let received = read(file.number, start + count, capacity - count)
                if received > 0 {
                    count += received
                    // A short answer at the expected size is the end of a regular file; no need to ask again.
                    if count == expected, expected > 0 {
                        isAtEnd = true
                        return
                    }
                } else if received == 0 {
                    isAtEnd = true
                    return
                } else if errno != EINTR {
                    failure = .system(SystemError(errno))
                    return
                }
            }
        }
        if let failure { throw failure }
        if contents.isEmpty { contents = chunk } else { contents += chunk }
        if contents.count > maximumBytes { throw .tooLarge }
        if isAtEnd { return contents }
        capacity = 65_536
    }
}
