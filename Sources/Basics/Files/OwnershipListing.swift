/// What a file `.choreoc` of a rendered tree lists: the files beside it that choreoc wrote.
///
/// Reading is lenient about lines it does not know, such as the marks of a conflict.
public struct OwnershipListing: Sendable {
    /// The name of the file.
    public static let fileName = ".choreoc"
    /// The longest file that is read, in bytes.
    public static let maximumSize = 64 << 20

    /// The files that choreoc wrote, as they are spelt in the file.
    public private(set) var names: Set<String> = []
    /// The latest format that the file claims; nil when it claims none.
    public private(set) var version: Int?

    /// Reads the bytes of such a file.
    public init(parsing bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0a) {
            if line.starts(with: "choreoc ".utf8) {
                if let number = Int(String(decoding: line.dropFirst(8), as: UTF8.self)) {
                    version = max(version ?? number, number)
                }
                continue
            }
            guard line.count > 66, line[line.startIndex + 64] == 0x20, line[line.startIndex + 65] == 0x20,
                line.prefix(64).allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
                let name = String(validating: line.dropFirst(66), as: UTF8.self)
            else { continue }
            names.insert(name)
        }
    }
}
