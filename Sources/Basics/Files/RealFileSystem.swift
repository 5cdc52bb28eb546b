import Glibc

/// A directory of the machine.
///
/// Each component is opened relative to its parent with `O_NOFOLLOW`, from a descriptor of the root that is opened once.
public final class RealFileSystem: FileSystem {
    /// The directory as the user named it.
    public let displayPath: String
    private let root: OpenDirectory
    private let cache: DirectoryCache

    /// Opens a directory, which may be given relative to the current one; the links above it are followed, but it must
    /// not be one itself (`ELOOP`), even when the path ends with a slash.
    public init(root path: String) throws(FileSystemError) {
        displayPath = path
        var bare = path[...]
        while bare.utf8.count > 1, bare.hasSuffix("/") { bare.removeLast() }
        let name = String(bare)
        guard !name.utf8.contains(0) else { throw FileSystemError(.open, path, code: EINVAL) }
        switch OpenDirectory.open(name, in: AT_FDCWD) {
        case .success(let directory):
            root = directory
            cache = DirectoryCache(root: directory)
        case .failure(let error):
            // With O_DIRECTORY a link gives ENOTDIR as a file does; tell them apart for the message.
            var status = stat()
            let isLink = lstat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
            throw FileSystemError(.open, path, code: isLink ? ELOOP : error.code)
        }
    }

    /// Whether the root is the root of the machine's file tree.
    public var isMachineRoot: Bool {
        var own = stat()
        var top = stat()
        guard root.withDescriptor({ fstat($0, &own) }) == 0, stat("/", &top) == 0 else { return false }
        return own.st_dev == top.st_dev && own.st_ino == top.st_ino
    }

    private func failure(_ operation: FileSystemError.Operation, _ path: RelativePath, _ code: Int32) -> FileSystemError
    {
        FileSystemError(operation, shown(path), code: code)
    }

    /// The open directory that holds a path; failures name the path itself.
    private func parent(
        of path: RelativePath, for operation: FileSystemError.Operation
    ) throws(FileSystemError) -> OpenDirectory {
        switch cache.directory(path.parent) {
        case .success(let directory): return directory
        case .failure(let error): throw failure(operation, path, error.code)
        }
    }

    /// The names in a directory and what they are.
    public func list(_ path: RelativePath) throws(FileSystemError) -> [DirectoryEntry] {
        let parent = try parent(of: path, for: .list)
        let name = path.isRoot ? "." : path.name
        let descriptor = parent.withDescriptor { parent in
            retrying { openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw failure(.list, path, errno) }
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw failure(.list, path, code)
        }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                if code != 0 { throw failure(.list, path, code) }
                return entries
            }
            let type = Int(entry.pointee.d_type)
            let found: DirectoryEntry? = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    if name[0] == 0x2e, name[1] == 0 || (name[1] == 0x2e && name[2] == 0) { return nil }
                    guard let text = String(validatingCString: name) else {
                        return DirectoryEntry(name: String(cString: name), kind: .other)
                    }
                    return DirectoryEntry(name: text, kind: Self.kind(of: type, name, in: descriptor))
                }
            }
            if let found { entries.append(found) }
        }
    }

    private static func kind(of type: Int, _ name: UnsafePointer<CChar>, in directory: Int32) -> FileKind {
        switch type {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .directory
        case Int(DT_LNK): return .symbolicLink
        case Int(DT_UNKNOWN):
            var status = stat()
            guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .directory
            case S_IFLNK: return .symbolicLink
            default: return .other
            }
        default: return .other
        }
    }

    /// Opens a regular file for reading, without waiting for a pipe's other end, and tells its size.
    private func opened<Value>(
        _ file: RelativePath, _ body: (Int32, Int) throws(Errno) -> Value
    ) throws(FileSystemError) -> Value {
        let parent = try parent(of: file, for: .read)
        let descriptor = parent.withDescriptor { parent in
            retrying { openat(parent, file.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw failure(.read, file, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(.read, file, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw failure(.read, file, status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        do throws(Errno) {
            return try body(descriptor, Int(status.st_size))
        } catch {
            throw failure(.read, file, error.code)
        }
    }

    /// Reads until the buffer is full or the file ends; the number of bytes read.
    private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) throws(Errno) -> Int {
        var count = 0
        while count < buffer.count {
            let got = retrying { Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count) }
            if got < 0 { throw Errno() }
            if got == 0 { break }
            count += got
        }
        return count
    }

    /// The bytes of a regular file.
    public func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8] {
        try opened(file) { (descriptor, size) throws(Errno) in
            guard size <= limit else { throw Errno(code: EFBIG) }
            // A file that grows while it is read is read up to the size it had.
            let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            defer { bytes.deallocate() }
            let count = try Self.fill(bytes, from: descriptor)
            return [UInt8](bytes[0..<count])
        }
    }

    /// Whether a regular file has exactly these bytes.
    public func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool {
        try opened(file) { (descriptor, size) throws(Errno) in
            guard size == bytes.count else { return false }
            let found = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            defer { found.deallocate() }
            guard try Self.fill(found, from: descriptor) == size else { return false }
            return bytes.withUnsafeBytes { wanted in
                guard let left = wanted.baseAddress, let right = found.baseAddress else { return true }
                return memcmp(left, right, size) == 0
            }
        }
    }

    /// Makes a new file with these bytes.
    public func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError) {
        let parent = try parent(of: file, for: .create)
        let code = parent.withDescriptor { Self.create(file.name, bytes, in: $0, synchronizing) }
        if code != 0 { throw failure(.create, file, code) }
    }

    /// Makes new files of these names; their directory is looked up once.
    public func create(
        _ files: [(name: String, bytes: [UInt8])], in directory: RelativePath, synchronizing: Bool
    ) throws(FileSystemError) {
        guard let first = files.first else { return }
        // Nobody will ask for this directory soon again: it is not kept open.
        let open: Result<OpenDirectory, Errno> =
            directory.isRoot
            ? cache.directory(directory)
            : cache.directory(directory.parent).flatMap { $0.open(directory.name) }
        let parent: OpenDirectory
        if case .success(let opened) = open {
            parent = opened
        } else {
            parent = try self.parent(of: path(of: first.name, in: directory), for: .create)
        }
        try parent.withDescriptor { (descriptor) throws(FileSystemError) in
            for (name, bytes) in files {
                let code = Self.isName(name) ? Self.create(name, bytes, in: descriptor, synchronizing) : EINVAL
                if code != 0 { throw failure(.create, try path(of: name, in: directory), code) }
            }
        }
    }

    /// Whether a text is one name, of something in a directory.
    private static func isName(_ text: String) -> Bool {
        if text.isEmpty || text == "." || text == ".." { return false }
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start, 0x2f, bytes.count) == nil && memchr(start, 0, bytes.count) == nil
        }
    }

    /// The reason why a file could not be made; 0 when it could.
    private static func create(
        _ name: String, _ bytes: [UInt8], in parent: Int32, _ synchronizing: Bool
    ) -> Int32 {
        let descriptor = retrying {
            openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else { return errno }
        var code: Int32 = 0
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = retrying {
                    Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                }
                if count < 0 {
                    code = errno
                    return
                }
                written += count
            }
        }
        if code == 0, synchronizing, fsync(descriptor) != 0 { code = errno }
        // Some file systems report at closing that there is no space.
        if close(descriptor) != 0, code == 0, errno != EINTR { code = errno }
        if code != 0 { unlinkat(parent, name, 0) }
        return code
    }

    /// Gives a regular file the permissions of another one.
    public func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        let mode = try opened(source) { (descriptor, _) throws(Errno) -> mode_t in
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw Errno() }
            return status.st_mode & 0o777
        }
        _ = try opened(target) { (descriptor, _) throws(Errno) -> Bool in
            guard fchmod(descriptor, mode) == 0 else { throw Errno() }
            return true
        }
    }

    /// Makes a directory in one that exists.
    public func makeDirectory(_ path: RelativePath) throws(FileSystemError) {
        let parent = try parent(of: path, for: .makeDirectory)
        guard parent.withDescriptor({ mkdirat($0, path.name, 0o777) }) == 0 else {
            throw failure(.makeDirectory, path, errno)
        }
    }

    /// Removes a file, or a symbolic link itself.
    public func removeFile(_ file: RelativePath) throws(FileSystemError) {
        let parent = try parent(of: file, for: .removeFile)
        guard parent.withDescriptor({ unlinkat($0, file.name, 0) }) == 0 else {
            throw failure(.removeFile, file, errno)
        }
    }

    /// Removes an empty directory.
    public func removeDirectory(_ path: RelativePath) throws(FileSystemError) {
        let parent = try parent(of: path, for: .removeDirectory)
        guard parent.withDescriptor({ unlinkat($0, path.name, Int32(AT_REMOVEDIR)) }) == 0 else {
            throw failure(.removeDirectory, path, errno)
        }
        cache.forget(within: path)
    }

    /// Gives a file or directory another path at once.
    public func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        let old = try parent(of: source, for: .rename)
        let new = try parent(of: target, for: .rename)
        let status = old.withDescriptor { old in
            new.withDescriptor { new in renameat(old, source.name, new, target.name) }
        }
        guard status == 0 else {
            throw failure(.rename, target, errno)
        }
        cache.forget(within: source)
    }

    /// Returns when the names in a directory are on disk.
    public func synchronize(_ path: RelativePath) throws(FileSystemError) {
        switch cache.directory(path) {
        case .failure(let error): throw failure(.synchronize, path, error.code)
        case .success(let directory):
            // Some file systems cannot and say EINVAL; they promise nothing then.
            if directory.withDescriptor({ fsync($0) }) != 0, errno != EINVAL {
                throw failure(.synchronize, path, errno)
            }
        }
    }

    /// Returns when everything written so far is on disk.
    public func synchronizeAll() throws(FileSystemError) {
        typealias SyncFS = @convention(c) (Int32) -> Int32
        // The headers hide `syncfs` behind _GNU_SOURCE; without it, everything the machine has is synchronized.
        guard let symbol = dlsym(nil, "syncfs") else {
            sync()
            return
        }
        if root.withDescriptor({ unsafeBitCast(symbol, to: SyncFS.self)($0) }) != 0, errno != EINVAL, errno != ENOSYS {
            throw failure(.synchronize, .root, errno)
        }
    }

    /// Takes the directory for this process.
    public func lock() throws(FileSystemError) -> DirectoryLock {
        // The directory itself is locked, through a descriptor of its own: no lock file is left behind.
        let descriptor = root.withDescriptor { root in
            retrying { openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        guard descriptor >= 0 else { throw failure(.lock, .root, errno) }
        if let code = Self.take(descriptor) {
            // Some network file systems have no locks for directories; one writer at a time is then the user's care.
            if ![EBADF, ENOLCK, ENOTSUP, EINVAL].contains(code) {
                close(descriptor)
                throw failure(.lock, .root, code)
            }
        }
        return DirectoryLock { close(descriptor) }
    }

    /// Takes the lock of an open directory; gives the reason if it cannot be had.
    ///
    /// A program that the holder starts shares its lock until it runs: a moment later the lock may be free.
    private static func take(_ descriptor: Int32) -> Int32? {
        for _ in 0..<10 {
            if retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return nil }
            if errno != EWOULDBLOCK { return errno }
            usleep(20_000)
        }
        return EWOULDBLOCK
    }
}
