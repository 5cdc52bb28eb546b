import Basics
import CLibGit2

/// libgit2, started at the first use only, since that takes some ten milliseconds.
enum GitLibrary {
    /// Starts the library; every later call is free.
    static func start() { _ = started }

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
