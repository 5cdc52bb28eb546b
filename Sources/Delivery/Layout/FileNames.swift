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

    /// Names for about so many objects.
    init(count: Int = 0) {
        taken.reserveCapacity(count)
    }

    /// `<kind>-<name>.yaml` in lower case; if taken, the group and then the namespace go behind the kind.
    ///
    /// Also the position of an earlier object of the same identity, whose name it takes.
    mutating func name(of object: RenderedObject, position: Int) -> (name: String, earlier: Int?) {
        let identity = Identity(object)
        var name = ""
        for step in 0..<3 {
            name = Self.cut(Self.stem(identity, step)) { identity.digest }
            guard let other = taken.updateValue((position, identity), forKey: name) else { return (name, nil) }
            taken[name] = other
            if other.identity == identity { return (name, other.position) }
        }
        // Names that differ in case only: the identity tells them apart.
        name = Self.cut(Array(name.utf8.dropLast(5)), always: true) { identity.digest }
        taken[name] = (position, identity)
        return (name, nil)
    }

    /// The name without its ending.
    private static func stem(_ identity: Identity, _ step: Int) -> [UInt8] {
        var stem: [UInt8] = []
        stem.reserveCapacity(identity.kind.utf8.count + identity.name.utf8.count + 8)
        append(identity.kind, to: &stem)
        for (needed, part) in [(1, identity.group), (2, identity.namespace)] where step >= needed && !part.isEmpty {
            stem.append(UInt8(ascii: "."))
            append(part, to: &stem)
        }
        stem.append(UInt8(ascii: "-"))
        append(identity.name, to: &stem)
        return stem
    }

    /// The name; one that is too long is cut and gets a part of the identity's digest.
    private static func cut(_ stem: [UInt8], always: Bool = false, _ digest: () -> Digest) -> String {
        var name = stem
        if stem.count + ending.count > maximumLength || always {
            name = Array(stem.prefix(maximumLength - 14))
            // An escape is not cut in two.
            if let percent = name.suffix(2).lastIndex(of: UInt8(ascii: "%")) { name.removeSubrange(percent...) }
            name.append(UInt8(ascii: "-"))
            name += digest().hexadecimal.utf8.prefix(8)
        }
        name += ending
        return String(decoding: name, as: UTF8.self)
    }

    private static let ending = Array(".yaml".utf8)

    /// Appends a text in lower case, with bytes outside of `[a-z0-9.-]` percent-encoded.
    private static func append(_ text: String, to name: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte + 32)
            case _ where isPlain(byte): name.append(byte)
            default:
                name.append(UInt8(ascii: "%"))
                name += Hexadecimal.text([byte]).uppercased().utf8
            }
        }
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
