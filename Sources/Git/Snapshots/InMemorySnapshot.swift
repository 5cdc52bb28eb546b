import Basics

/// Source files that exist in memory only: texts that a program or a test hands over.
///
/// Every path is a file; the reading rules of folders do not apply, since nobody looked for the files.
public struct InMemorySnapshot: Snapshot {
    /// The files, sorted by the bytes of their paths.
    public let files: [SnapshotFile]
    /// Always empty: there is nothing to notice.
    public let findings: [Diagnostic] = []
    /// Has no effect: the texts are in memory already.
    public var maximumFileBytes = Int.max
    private let texts: [String: [UInt8]]

    /// A snapshot of texts by path.
    public init(_ texts: [String: [UInt8]]) {
        self.texts = texts
        files = texts.map { SnapshotFile(path: $0.key, size: $0.value.count) }
            .sorted { $0.path.precedesBytewise($1.path) }
    }

    /// The bytes of a file; none for a path that is not among `files`.
    public func contents(of file: SnapshotFile) throws(DiagnosticError) -> [UInt8] { texts[file.path] ?? [] }
}
