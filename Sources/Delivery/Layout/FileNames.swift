import Basics
import Rendering

/// The names of files in a unit's directory (decisions, "Units, files, ownership").
struct FileNames {
    /// The longest name in bytes before it is cut.
    static let maximumLength = 200

    /// What makes two objects one.
    private struct Identity: Equatable {
        var group: String
        var kind: String
        var namespace: String
        var name: String

        init(_ object: RenderedObject) {
            group = object.group
            kind = object.kind
            namespace = object.namespace
            name = object.name
        }

        var digest: Digest { Digest(of: Array("\(group)\0\(kind)\0\(namespace)\0\(name)".utf8)) }
    }

    /// The names given so far, with the position and identity of their objects.
    private var taken: [String: (position: Int, identity: Identity)] = [:]

    /// `<kind>-<name>.yaml` in lower case; if taken, the group and then the namespace go behind the kind.
    ///
    /// Also the position of an earlier object of the same identity, whose name it takes.
    mutating func name(of object: RenderedObject, position: Int) -> (name: String, earlier: Int?) {
        let identity = Identity(object)
        var name = ""
        for step in 0..<3 {
            var stem = Self.encoded(identity.kind)
            if step > 0, !identity.group.isEmpty { stem += "." + Self.encoded(identity.group) }
            if step > 1, !identity.namespace.isEmpty { stem += "." + Self.encoded(identity.namespace) }
            stem += "-"
            stem += Self.encoded(identity.name)
            name = Self.cut(stem, identity)
            guard let other = taken[name] else {
                taken[name] = (position, identity)
                return (name, nil)
            }
            if other.identity == identity { return (name, other.position) }
        }
        // Names that differ in case only: the identity tells them apart.
        name = Self.cut(String(name.dropLast(5)), identity, always: true)
        taken[name] = (position, identity)
        return (name, nil)
    }

    /// A name that is too long is cut and gets a part of the identity's digest.
    private static func cut(_ stem: String, _ identity: Identity, always: Bool = false) -> String {
        let name = stem + ".yaml"
        if name.utf8.count <= maximumLength, !always { return name }
        let hash = identity.digest.hexadecimal.prefix(8)
        var prefix = stem.utf8.prefix(maximumLength - 14)
        // An escape is not cut in two.
        if let percent = prefix.suffix(2).lastIndex(of: UInt8(ascii: "%")) { prefix = prefix[..<percent] }
        return String(decoding: prefix, as: UTF8.self) + "-" + hash + ".yaml"
    }

    /// Lower case; bytes outside of `[a-z0-9.-]` percent-encoded.
    private static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
            case _ where isPlain(byte): bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(contentsOf: Hexadecimal.text([byte]).uppercased().utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
