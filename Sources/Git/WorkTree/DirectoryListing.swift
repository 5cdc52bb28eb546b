import Basics
import Glibc

/// The entries of one directory that reading may care about, in the byte order of the paths below them.
struct DirectoryListing {
    /// What an entry is.
    enum Kind {
        case file
        case directory
        case symbolicLink
        case special
    }

    /// One entry: its name is a range of `names`, which a zero byte follows.
    struct Entry {
        var start: Int
        var count: Int
        var kind: Kind
        var inode: UInt64
    }

    /// The names, each followed by a zero byte.
    private(set) var names: [UInt8] = []
    /// The entries in order.
    private(set) var entries: [Entry] = []
    /// Whether the directory holds `.git`.
    private(set) var holdsRepository = false
    /// Whether the directory holds a `.gitignore`.
    private(set) var holdsGitIgnore = false
    /// Whether the directory holds a `.choreocignore`.
    private(set) var holdsOwnIgnore = false
    /// Whether the directory holds a `.choreoc`: a rendered tree's list of what choreoc wrote.
    private(set) var holdsListing = false

    /// Lists a directory that was opened and not yet read.
    ///
    /// Files whose name `isCandidate` refuses and names that start with a dot are left out, except those that `isNamed` accepts.
    init(
        _ stream: OpaquePointer, isCandidate: (UnsafeBufferPointer<UInt8>) -> Bool,
        isNamed: (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(SystemError) {
        let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemError(errno) }
                break
            }
            let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
            let bytes = UnsafeBufferPointer(
                start: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), count: strlen(name))
            if bytes.first == UInt8(ascii: ".") {
                if Self.isDots(bytes) { continue }
                if bytes.elementsEqual(".git".utf8) { holdsRepository = true }
                if bytes.elementsEqual(".gitignore".utf8) { holdsGitIgnore = true }
                if bytes.elementsEqual(".choreocignore".utf8) { holdsOwnIgnore = true }
                if bytes.elementsEqual(OwnershipListing.fileName.utf8) { holdsListing = true }
                if !isNamed(bytes) { continue }
            }
            guard let kind = Self.kind(of: entry, name: name, in: dirfd(stream)) else { continue }
            if kind == .file || kind == .special, !isCandidate(bytes), !isNamed(bytes) { continue }
            entries.append(
                Entry(start: names.count, count: bytes.count, kind: kind, inode: UInt64(entry.pointee.d_ino)))
            names.append(contentsOf: bytes)
            names.append(0)
        }
        sort()
    }

    /// Sorts so that the paths of all files come out in byte order: a directory counts as its name and a slash.
    private mutating func sort() {
        names.withUnsafeBufferPointer { names in
            guard let base = names.baseAddress else { return }
            entries.sort { left, right in
                let common = min(left.count, right.count)
                let order = memcmp(base + left.start, base + right.start, common)
                if order != 0 { return order < 0 }
                return Self.next(left, common, base) < Self.next(right, common, base)
            }
        }
    }

    private static func next(_ entry: Entry, _ index: Int, _ base: UnsafePointer<UInt8>) -> UInt8 {
        if index < entry.count { return base[entry.start + index] }
        return entry.kind == .directory ? UInt8(ascii: "/") : 0
    }

    private static func isDots(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.count == 1 || (name.count == 2 && name[1] == UInt8(ascii: "."))
    }

    /// The kind of an entry; nil if it went away in the meantime.
    private static func kind(
        of entry: UnsafeMutablePointer<dirent>, name: UnsafePointer<CChar>, in directory: Int32
    ) -> Kind? {
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .directory
        case Int(DT_LNK): return .symbolicLink
        case Int(DT_UNKNOWN):
            // Some file systems do not tell; then each entry costs one more call.
            var status = stat()
            guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .directory
            case S_IFLNK: return .symbolicLink
            default: return .special
            }
        default: return .special
        }
    }
}
