/// A directory of a commit: the entries of a tree object, checked.
struct TreeObject {
    /// One entry.
    struct Entry {
        /// The name, never empty, `.` or `..`, without `/`.
        var name: [UInt8]
        /// What it is.
        var kind: StoredKind
        /// Type and permissions, as the tree has them.
        var mode: UInt32
        /// The id of the object, or of a submodule's commit.
        var id: ObjectID
    }

    /// An entry for a file that is not executable.
    static func file(_ name: [UInt8], _ id: ObjectID) -> Entry {
        Entry(name: name, kind: .file, mode: 0o100644, id: id)
    }

    /// An entry for a directory.
    static func directory(_ name: [UInt8], _ id: ObjectID) -> Entry {
        Entry(name: name, kind: .directory, mode: 0o040000, id: id)
    }

    /// Why a tree is refused.
    struct Malformed: Error {
        /// The fact.
        let message: String
    }

    /// The entries in Git's order, in which a directory counts as its name and a slash.
    private(set) var entries: [Entry] = []

    /// Reads the bytes of a tree object.
    init(_ bytes: [UInt8]) throws(Malformed) {
        var position = 0
        while position < bytes.count {
            guard let space = bytes[position...].firstIndex(of: 0x20), space - position <= 6,
                let zero = bytes[space...].firstIndex(of: 0), zero + ObjectID.byteCount < bytes.count
            else { throw Malformed(message: "a tree is cut off or malformed") }
            var mode: UInt32 = 0
            for digit in bytes[position..<space] {
                guard 0x30...0x37 ~= digit else { throw Malformed(message: "a mode in a tree is malformed") }
                mode = mode << 3 | UInt32(digit - 0x30)
            }
            let name = Array(bytes[space + 1..<zero])
            guard let kind = StoredKind(mode: mode) else { throw Malformed(message: "a tree has an unknown mode") }
            try Self.check(name)
            let id = bytes.withUnsafeBytes { buffer in
                guard let base = buffer.baseAddress else { preconditionFailure("the tree is not empty") }
                return ObjectID(base + zero + 1)
            }
            let entry = Entry(name: name, kind: kind, mode: mode, id: id)
            if let last = entries.last, !Self.isOrdered(last, entry) {
                throw Malformed(message: "the entries of a tree are not in order, or one stands twice")
            }
            entries.append(entry)
            position = zero + 1 + ObjectID.byteCount
        }
    }

    private static func check(_ name: [UInt8]) throws(Malformed) {
        if name.isEmpty || name.contains(UInt8(ascii: "/")) || name == [0x2e] || name == [0x2e, 0x2e] {
            throw Malformed(message: "a tree has an entry with the name \(displayName(name))")
        }
    }

    /// The bytes of a tree object with these entries, which may be in any order.
    static func bytes(of entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * 64)
        for entry in entries.sorted(by: isOrdered) {
            bytes += String(entry.mode, radix: 8).utf8
            bytes.append(0x20)
            bytes += entry.name
            bytes.append(0)
            bytes += entry.id.bytes
        }
        return bytes
    }

    private static func isOrdered(_ left: Entry, _ right: Entry) -> Bool {
        if left.name == right.name { return false }
        let slash = [UInt8(ascii: "/")]
        let first = left.kind == .directory ? left.name + slash : left.name
        let second = right.kind == .directory ? right.name + slash : right.name
        return first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { compareBytes(first, $0) < 0 }
        }
    }
}

/// What an entry of a tree or of the index is.
enum StoredKind {
    case file
    case directory
    case symbolicLink
    /// A submodule, of which only the commit is recorded.
    case submodule
    /// A file of the index that has several versions.
    case conflict

    /// The kind that a mode tells; nil for modes that Git does not write.
    init?(mode: UInt32) {
        switch mode & 0o170000 {
        case 0o100000: self = .file
        case 0o040000: self = .directory
        case 0o120000: self = .symbolicLink
        case 0o160000: self = .submodule
        default: return nil
        }
    }
}
