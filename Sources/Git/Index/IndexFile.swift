import Glibc

/// The entries of Git's index, in the byte order of their paths.
///
/// Read by own code, versions 2 to 4: a walk over a work tree asks now and then whether a file is tracked, and starting
/// the Git library for that would take longer than the walk.
struct IndexFile: Sendable {
    /// One entry.
    struct Entry: Sendable {
        /// The range of the path in `paths`.
        var path: Range<Int>
        /// Type and permissions as in a tree.
        var mode: UInt32
        /// The id of the blob, or of the commit of a submodule.
        var id: ObjectID
        /// 0, or 1 to 3 for the versions of a file in conflict.
        var stage: Int
        /// Whether `git add -N` has announced the file without its contents.
        var isIntentToAdd: Bool
    }

    /// Why an index cannot be read.
    struct Failure: Error {
        /// The fact.
        let message: String
    }

    /// The bytes of all paths.
    private(set) var paths: [UInt8] = []
    /// The entries in order.
    private(set) var entries: [Entry] = []

    /// An index without entries: that of a repository to which nothing was added.
    init() {}

    /// Reads an index whose object ids have `idByteCount` bytes, 20 or 32; of the longer ones only the start is kept.
    init(_ bytes: [UInt8], idByteCount: Int) throws(Failure) {
        var reader = IndexReader(bytes, idByteCount: idByteCount)
        let header = try reader.header()
        entries.reserveCapacity(min(header.count, bytes.count / 62))
        for _ in 0..<header.count {
            let entry = try reader.entry(version: header.version, previous: entries.last, paths: &paths)
            entries.append(entry)
        }
        // First, since a split index has entries without paths.
        try reader.checkExtensions()
        for position in entries.indices.dropFirst() where !isOrdered(entries[position - 1], entries[position]) {
            throw Failure(message: "its entries are not in order")
        }
    }

    /// Whether a file is tracked.
    func containsFile(_ path: [UInt8]) -> Bool {
        let position = firstPosition(notBefore: path)
        return position < entries.count && entries[position].path.count == path.count && starts(position, with: path)
    }

    /// Whether anything below a directory is tracked; its path has no trailing slash.
    func containsDirectory(_ path: [UInt8]) -> Bool {
        let start = path + [UInt8(ascii: "/")]
        let position = firstPosition(notBefore: start)
        return position < entries.count && starts(position, with: start)
    }

    /// The first entry whose path is not before the given one in byte order.
    func firstPosition(notBefore path: [UInt8]) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if compare(entries[middle].path, path) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func starts(_ position: Int, with prefix: [UInt8]) -> Bool {
        paths[entries[position].path].starts(with: prefix)
    }

    private func compare(_ range: Range<Int>, _ other: [UInt8]) -> Int32 {
        paths.withUnsafeBufferPointer { paths in
            other.withUnsafeBufferPointer { other in
                compareBytes(UnsafeBufferPointer(rebasing: paths[range]), other)
            }
        }
    }

    private func isOrdered(_ left: Entry, _ right: Entry) -> Bool {
        let order = paths.withUnsafeBufferPointer { paths in
            compareBytes(
                UnsafeBufferPointer(rebasing: paths[left.path]), UnsafeBufferPointer(rebasing: paths[right.path]))
        }
        return order < 0 || (order == 0 && left.stage < right.stage)
    }
}

/// Negative, zero or positive, as the first bytes come before, are equal to, or come after the second.
func compareBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int32 {
    if let first = left.baseAddress, let second = right.baseAddress {
        let order = memcmp(first, second, min(left.count, right.count))
        if order != 0 { return order }
    }
    return left.count < right.count ? -1 : (left.count == right.count ? 0 : 1)
}

/// A position in the bytes of an index.
private struct IndexReader {
    private let bytes: [UInt8]
    private let idByteCount: Int
    private var position = 0
    /// Where the entries and extensions end and the checksum starts.
    private let end: Int

    init(_ bytes: [UInt8], idByteCount: Int) {
        self.bytes = bytes
        self.idByteCount = idByteCount
        end = bytes.count - idByteCount
    }

    mutating func header() throws(IndexFile.Failure) -> (version: UInt32, count: Int) {
        guard end >= 12, bytes.starts(with: "DIRC".utf8) else { throw IndexFile.Failure(message: "it is no index") }
        position = 4
        let version = try number()
        guard 2...4 ~= version else { throw IndexFile.Failure(message: "it has version \(version)") }
        return (version, Int(try number()))
    }

    mutating func entry(
        version: UInt32, previous: IndexFile.Entry?, paths: inout [UInt8]
    ) throws(IndexFile.Failure) -> IndexFile.Entry {
        let start = position
        // Times, device, inode, mode, owner, group, size: 4 bytes each.
        position += 24
        let mode = try number()
        position += 12
        guard position + idByteCount + 2 <= end else { throw truncated }
        let id = bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("the index is not empty") }
            return ObjectID(base + position)
        }
        position += idByteCount
        let flags = UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
        position += 2
        var isIntentToAdd = false
        if flags & 0x4000 != 0 {
            guard version >= 3, position + 2 <= end else { throw truncated }
            isIntentToAdd = bytes[position] & 0x20 != 0
            position += 2
        }
        let pathStart = paths.count
        if version == 4 {
            let removed = try variableNumber()
            let inherited = previous?.path ?? 0..<0
            guard removed <= inherited.count else { throw IndexFile.Failure(message: "a path is malformed") }
            paths.append(contentsOf: Array(paths[inherited.dropLast(removed)]))
        }
        guard position < end, let zero = bytes[position..<end].firstIndex(of: 0) else { throw truncated }
        paths.append(contentsOf: bytes[position..<zero])
        position = version == 4 ? zero + 1 : start + ((zero - start) / 8 + 1) * 8
        return IndexFile.Entry(
            path: pathStart..<paths.count, mode: mode, id: id, stage: Int(flags >> 12 & 3), isIntentToAdd: isIntentToAdd
        )
    }

    /// Refuses extensions that change what the entries mean: those whose name does not start with a capital letter.
    mutating func checkExtensions() throws(IndexFile.Failure) {
        while position < end {
            guard position + 8 <= end else { throw truncated }
            let name = bytes[position..<position + 4]
            position += 4
            let length = Int(try number())
            guard length <= end - position else { throw truncated }
            position += length
            if name.elementsEqual("link".utf8) { throw IndexFile.Failure(message: "it is a split index") }
            if name.elementsEqual("sdir".utf8) { throw IndexFile.Failure(message: "it is a sparse index") }
            guard let first = name.first, 0x41...0x5a ~= first else {
                throw IndexFile.Failure(message: "it has an extension that is not supported")
            }
        }
    }

    private var truncated: IndexFile.Failure { IndexFile.Failure(message: "it is cut off") }

    private mutating func number() throws(IndexFile.Failure) -> UInt32 {
        guard position + 4 <= end else { throw truncated }
        defer { position += 4 }
        return bytes[position..<position + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A number in groups of seven bits, as Git writes offsets in packs.
    private mutating func variableNumber() throws(IndexFile.Failure) -> Int {
        var value = -1
        while true {
            guard position < end, value < 1 << 40 else { throw truncated }
            let byte = bytes[position]
            position += 1
            value = (value + 1) << 7 | Int(byte & 0x7f)
            if byte & 0x80 == 0 { return value }
        }
    }
}
