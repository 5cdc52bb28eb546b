/// Names that choreoc makes: something readable, and behind a dash eight hexadecimal digits that depend on the input.
enum GeneratedName {
    /// The name without its digits; nil for a name without any.
    static func stem(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        guard bytes.count > 9, bytes[bytes.count - 9] == UInt8(ascii: "-") else { return nil }
        let isHash = bytes.suffix(8).allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        }
        return isHash ? String(decoding: bytes.dropLast(9), as: UTF8.self) : nil
    }

    /// The name without its digits and without the environment in it.
    static func stem(_ name: String, without environment: String) -> String {
        let stem = stem(name) ?? name
        return stem.split(separator: "-").filter { $0 != environment }.joined(separator: "-")
    }
}
