/// Names that are made from the keys of groups (seed specification 4.5, 4.6).
enum ConfigurationNames {
    /// `database.url` → `DATABASE_URL`.
    static func variableName(_ key: String) -> String {
        var bytes: [UInt8] = []
        for scalar in key.unicodeScalars {
            switch scalar {
            case "a"..."z": bytes.append(UInt8(scalar.value) - 32)
            case "A"..."Z", "0"..."9", "_": bytes.append(UInt8(scalar.value))
            default: bytes.append(UInt8(ascii: "_"))
            }
        }
        if let first = bytes.first, !(0x41...0x5a).contains(first), first != UInt8(ascii: "_") {
            bytes.insert(UInt8(ascii: "_"), at: 0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A key as a file's name: only `[A-Za-z0-9._-]`, no `.` and `..`.
    static func fileName(_ key: String) -> String {
        var bytes: [UInt8] = []
        for scalar in key.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-": bytes.append(UInt8(scalar.value))
            default: if bytes.last != UInt8(ascii: "_") { bytes.append(UInt8(ascii: "_")) }
            }
        }
        let name = String(decoding: bytes.prefix(253), as: UTF8.self)
        if name.isEmpty { return "file" }
        return name == "." || name == ".." ? "_" + name : name
    }

    /// A path without `.`, `..` and doubled slashes.
    static func cleanPath(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
