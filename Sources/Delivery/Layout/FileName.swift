import Basics
import Rendering

/// The names of files in a unit's directory (decisions, "Units, files, ownership").
enum FileName {
    /// The longest name in bytes before it is cut.
    static let maximumLength = 200

    /// `<kind>-<name>.yaml` in lower case; if taken, the group and then the namespace go behind the kind.
    ///
    /// - Parameter taken: the names of the unit so far, case folded; the new one is added.
    static func name(of object: RenderedObject, taken: inout Set<String>) -> String {
        let candidates = [
            [object.kind], [object.kind, object.group], [object.kind, object.group, object.namespace],
        ]
        for parts in candidates {
            let name = cut(encoded(parts.filter { !$0.isEmpty }.joined(separator: ".")) + "-" + encoded(object.name), object)
            if taken.insert(name).inserted { return name }
        }
        // Objects of one identity: the later one takes the place of the earlier, as it would in a cluster.
        return cut(encoded(object.kind) + "-" + encoded(object.name), object)
    }

    private static func cut(_ stem: String, _ object: RenderedObject) -> String {
        let name = stem + ".yaml"
        if name.utf8.count <= maximumLength { return name }
        let identity = [object.group, object.kind, object.namespace, object.name].joined(separator: "\0")
        let hash = Digest(of: Array(identity.utf8)).hexadecimal.prefix(8)
        var prefix = stem.utf8.prefix(maximumLength - 14)
        // An escape is not cut in two.
        if let percent = prefix.suffix(2).lastIndex(of: UInt8(ascii: "%")) { prefix = prefix[..<percent] }
        return String(decoding: prefix, as: UTF8.self) + "-" + hash + ".yaml"
    }

    /// Lower case; bytes outside of `[a-z0-9.-]` percent-encoded.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(contentsOf: Hexadecimal.text([byte]).uppercased().utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
