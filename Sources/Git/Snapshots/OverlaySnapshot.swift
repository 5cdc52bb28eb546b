import Basics

/// A snapshot in which some files have other bytes, or are there in addition: sources as they would be after an edit.
public struct OverlaySnapshot: Snapshot {
    /// The files, sorted by the bytes of their paths.
    public let files: [SnapshotFile]
    private var base: any Snapshot
    private let replaced: [String: [UInt8]]

    /// A snapshot over another one.
    public init(_ base: any Snapshot, replacing replaced: [String: [UInt8]]) {
        self.base = base
        self.replaced = replaced
        let known = Set(base.files.map(\.path))
        let added = replaced.filter { !known.contains($0.key) }.map { SnapshotFile(path: $0.key, size: $0.value.count) }
        files = (base.files + added).sorted { $0.path.precedesBytewise($1.path) }
    }

    /// What was noticed while looking for the files below.
    public var findings: [Diagnostic] { base.findings }

    /// The bytes of a file.
    public func contents(of file: SnapshotFile) throws(DiagnosticError) -> [UInt8] {
        if let bytes = replaced[file.path] { return bytes }
        return try base.contents(of: file)
    }

    /// The same over what is below for one thread.
    public func forThread() -> any Snapshot {
        var copy = self
        copy.base = base.forThread()
        return copy
    }
}
