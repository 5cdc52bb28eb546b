import Basics

/// What one unit renders to: a directory of its own and the files in it. Made whole where the unit is rendered, so that
/// nothing is left to do for each file when all units are there.
public final class UnitOutput: Sendable {
    /// The unit's directory below the output directory; no component begins with a dot.
    public let directory: RelativePath
    /// The unit's identity, one line; it is written into the ownership file.
    public let unit: String
    /// The digest of the unit's input.
    public let digest: Digest
    /// The files, in any order.
    public let files: [File]
    /// What the names say by themselves.
    let names: UnitNames
    /// The ownership file.
    let ownership: [UInt8]

    /// What one unit renders to.
    public init(directory: RelativePath, unit: String, digest: Digest, files: [File]) {
        self.directory = directory
        self.unit = unit
        self.digest = digest
        self.files = files
        names = UnitNames(of: unit, in: directory, files)
        ownership = OwnershipFile.text(of: unit, digest, files)
    }

    /// The same unit with a further file.
    func adding(_ file: File) -> UnitOutput {
        UnitOutput(directory: directory, unit: unit, digest: digest, files: files + [file])
    }

    /// One file of a unit.
    public struct File: Sendable {
        /// The name in the unit's directory; does not begin with a dot.
        public let name: String
        /// The bytes.
        public let bytes: [UInt8]

        /// One file of a unit.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }
}
