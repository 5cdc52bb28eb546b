import Basics

/// The file `.choreoc` in a unit's directory: which files there are choreoc's, and what they were made from.
///
///     choreoc 1
///     unit ReleaseBinding/default/shop-development
///     input 5f0c…
///     9a3b…  deployment-shop.yaml
///
/// One file a line, sorted, in the form of `sha256sum`, so that two branches merge line by line. Reading is lenient about
/// lines it does not know, such as the marks of a conflict: the next run writes the file anew.
struct OwnershipFile {
    /// The name of the file.
    static let name = OwnershipListing.fileName
    /// The format that is written.
    static let version = 1
    /// The longest ownership file that is read, in bytes.
    static let maximumSize = OwnershipListing.maximumSize

    /// The files that choreoc wrote.
    var names: Set<String> = []
    /// The latest format that the file claims.
    var claimedVersion = OwnershipFile.version

    /// The text of the ownership file of a unit.
    static func text(of unit: String, _ input: Digest, _ files: [UnitOutput.File]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(160 + files.count * 112)
        text += "choreoc \(version)\nunit ".utf8
        appendLine(unit, to: &text)
        text += "input ".utf8
        input.appendHexadecimal(to: &text)
        text.append(0x0a)
        for index in files.indices.sorted(by: { files[$0].name.precedesBytewise(files[$1].name) }) {
            Digest(of: files[index].bytes).appendHexadecimal(to: &text)
            text += "  ".utf8
            appendLine(files[index].name, to: &text)
        }
        return text
    }

    /// Appends a line; control characters, which would begin another one, become `?`.
    private static func appendLine(_ line: String, to text: inout [UInt8]) {
        for byte in line.utf8 { text.append(byte < 0x20 || byte == 0x7f ? 0x3f : byte) }
        text.append(0x0a)
    }

    /// Reads what an ownership file says.
    init(parsing bytes: [UInt8]) {
        let listing = OwnershipListing(parsing: bytes)
        names = listing.names.filter(PlanCheck.isWritable)
        claimedVersion = max(Self.version, listing.version ?? Self.version)
    }
}
