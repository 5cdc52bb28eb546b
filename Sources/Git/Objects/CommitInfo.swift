/// A commit as stored.
public struct CommitInfo: Sendable, Hashable {
    /// Who did something, and when.
    public struct Signature: Sendable, Hashable {
        /// The name; may be empty.
        public var name: String
        /// The address; may be empty.
        public var email: String
        /// Seconds since 1970 in UTC; 0 if it is malformed.
        public var seconds: Int64
        /// The offset of the author's clock from UTC, in minutes.
        public var offsetMinutes: Int

        /// Who does something, and when.
        public init(name: String, email: String, seconds: Int64, offsetMinutes: Int) {
            self.name = name
            self.email = email
            self.seconds = seconds
            self.offsetMinutes = offsetMinutes
        }

        /// Reads `Name <address> 1700000000 +0130`.
        init(_ text: ArraySlice<UInt8>, decode: ([UInt8]) -> String) {
            let open = text.firstIndex(of: UInt8(ascii: "<")) ?? text.endIndex
            let close = text.lastIndex(of: UInt8(ascii: ">")) ?? text.endIndex
            var name = text[..<open]
            while name.last == 0x20 { name.removeLast() }
            self.name = decode(Array(name))
            email = open < close ? decode(Array(text[(open + 1)..<close])) : ""
            let rest = close < text.endIndex ? text[(close + 1)...].split(separator: 0x20) : []
            seconds = rest.first.flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
            let zone = rest.count > 1 ? Int(String(decoding: rest[1], as: UTF8.self)) ?? 0 : 0
            offsetMinutes = zone / 100 * 60 + zone % 100
        }
    }

    /// The commit's id.
    public let id: ObjectID
    /// The id of its top directory.
    public let tree: ObjectID
    /// The ids of the commits before it, the first one being the branch that was committed to.
    public let parents: [ObjectID]
    /// Who wrote the change.
    public let author: Signature
    /// Who made the commit.
    public let committer: Signature
    /// The whole message.
    public let message: String

    init(
        id: ObjectID, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
    ) {
        self.id = id
        self.tree = tree
        self.parents = parents
        self.author = author
        self.committer = committer
        self.message = message
    }

    /// Reads the bytes of a commit object; nil if it is malformed.
    init?(_ id: ObjectID, _ bytes: [UInt8]) {
        var fields = ObjectFields(bytes)
        guard let line = fields.next("tree"), let tree = ObjectID(hexadecimal: line) else { return nil }
        var parents: [ObjectID] = []
        while let line = fields.next("parent") {
            guard let parent = ObjectID(hexadecimal: line) else { return nil }
            parents.append(parent)
        }
        guard let author = fields.next("author"), let committer = fields.next("committer") else { return nil }
        let encoding = fields.next("encoding").map { String(decoding: $0, as: UTF8.self).lowercased() }
        let isLatin = ["iso-8859-1", "iso8859-1", "latin1", "latin-1"].contains(encoding ?? "")
        let decode: ([UInt8]) -> String = { bytes in
            guard isLatin else { return String(decoding: bytes, as: UTF8.self) }
            var text = ""
            for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
            return text
        }
        self.id = id
        self.tree = tree
        self.parents = parents
        self.author = Signature(author, decode: decode)
        self.committer = Signature(committer, decode: decode)
        message = decode(Array(fields.message))
    }
}

/// The header lines of a commit or tag, and the message behind them.
struct ObjectFields {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value of the next line if it has this name.
    mutating func next(_ name: String) -> ArraySlice<UInt8>? {
        let start = Array(name.utf8) + [0x20]
        guard bytes[position...].starts(with: start) else { return nil }
        let end = bytes[position...].firstIndex(of: 0x0a) ?? bytes.count
        defer { position = min(end + 1, bytes.count) }
        return bytes[(position + start.count)..<end]
    }

    /// What stands behind the first empty line.
    var message: ArraySlice<UInt8> {
        var index = position
        while index < bytes.count {
            if bytes[index] == 0x0a { return bytes[(index + 1)...] }
            guard let end = bytes[index...].firstIndex(of: 0x0a) else { break }
            index = end + 1
        }
        return []
    }
}
