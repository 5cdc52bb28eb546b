import Glibc
import Synchronization

/// A directory that is open, closed when nobody uses it any more.
final class OpenDirectory: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Lends the descriptor, which stays open meanwhile: somebody else may be the last one to let go of the directory
    /// while a call is on its way.
    func withDescriptor<Value, Failure: Error>(_ body: (Int32) throws(Failure) -> Value) throws(Failure) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(descriptor)
    }

    /// Opens a directory in this one; fails rather than follow a symbolic link.
    func open(_ name: String) -> Result<OpenDirectory, Errno> {
        withDescriptor { Self.open(name, in: $0) }
    }

    /// Opens a directory in another; fails rather than follow a symbolic link.
    static func open(_ name: String, in parent: Int32) -> Result<OpenDirectory, Errno> {
        let descriptor = retrying { openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        return descriptor < 0 ? .failure(Errno()) : .success(OpenDirectory(descriptor))
    }
}

/// The reason of the last failed call on this thread.
struct Errno: Error {
    let code: Int32

    init() {
        code = errno
    }

    init(code: Int32) {
        self.code = code
    }
}

/// Repeats a system call as long as signals interrupt it.
@inline(__always)
func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}

/// Directories that were opened lately, by path: files of one directory are handled one after the other.
final class DirectoryCache: Sendable {
    private let root: OpenDirectory
    private let opened = Mutex<[String: OpenDirectory]>([:])
    private static let capacity = 64

    init(root: OpenDirectory) {
        self.root = root
    }

    /// The open directory of a path, opened component by component from the nearest one at hand.
    func directory(_ path: RelativePath) -> Result<OpenDirectory, Errno> {
        if path.isRoot { return .success(root) }
        if let found = opened.withLock({ $0[path.text] }) { return .success(found) }
        var missing = [path]
        var nearest = root
        while let parent = missing.last?.parent, !parent.isRoot {
            if let found = opened.withLock({ $0[parent.text] }) {
                nearest = found
                break
            }
            missing.append(parent)
        }
        for directory in missing.reversed() {
            var result = nearest.open(directory.name)
            if case .failure(let error) = result, error.code == EMFILE || error.code == ENFILE {
                forgetAll()
                result = nearest.open(directory.name)
            }
            switch result {
            case .failure(let error): return .failure(error)
            case .success(let next): nearest = next
            }
            let kept = nearest
            opened.withLock { opened in
                if opened.count >= Self.capacity { opened.removeAll(keepingCapacity: true) }
                opened[directory.text] = kept
            }
        }
        return .success(nearest)
    }

    /// Forgets a directory and what is below it: these paths may mean something else from now on.
    func forget(within path: RelativePath) {
        opened.withLock { opened in
            for text in Array(opened.keys) where text.utf8.starts(with: path.text.utf8) {
                opened.removeValue(forKey: text)
            }
        }
    }

    /// Forgets every directory, to have their descriptors back.
    private func forgetAll() {
        opened.withLock { $0.removeAll(keepingCapacity: true) }
    }
}
