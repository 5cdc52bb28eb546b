import Basics
import CLibGit2
import Glibc

/// libgit2, started at the first use only, since that takes some milliseconds: it reads certificates.
public enum GitLibrary {
    /// Starts the library; every later call is free, one at the same time waits.
    public static func start() { _ = started }

    /// Starts the library on a thread of its own, while whoever will need it goes on. The process must not end before
    /// `start` has returned once.
    public static func startAhead() {
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { _ in
                GitLibrary.start()
                return nil
            }, nil)
        if status == 0 { pthread_detach(thread) }
    }

    private static let started: Int32 = git_libgit2_init()

    /// What the last call of this thread complained about.
    static var lastMessage: String {
        guard let error = git_error_last(), let text = error.pointee.message else { return "unknown reason" }
        return String(cString: text)
    }
}

extension ObjectID {
    init(_ id: git_oid) {
        self = withUnsafeBytes(of: id) { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("an id has 20 bytes") }
            return ObjectID(start)
        }
    }

    /// The id as libgit2 takes it.
    var libraryID: git_oid {
        var id = git_oid()
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: bytes) }
        return id
    }
}
