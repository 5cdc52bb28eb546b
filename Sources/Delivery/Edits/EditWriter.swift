import Basics

/// Writes edited sources: each file at once, its permissions kept, and none when one has changed meanwhile.
public enum EditWriter {
    /// Writes the files below one root.
    ///
    /// Refuses symbolic links, files that do not hold the bytes that were edited any more, and new files whose path is
    /// taken. When writing fails, what was written before is put back.
    public static func write(
        _ changes: [SourceEditing.FileChange], in fileSystem: some FileSystem
    ) throws(DiagnosticError) {
        var files: [(path: RelativePath, change: SourceEditing.FileChange)] = []
        for change in changes {
            do throws(InvalidPath) {
                files.append((try RelativePath(change.path), change))
            } catch {
                throw refusal(change, error.reason)
            }
        }
        for (path, change) in files { try check(path, change, in: fileSystem) }
        var done: [(path: RelativePath, change: SourceEditing.FileChange)] = []
        for (path, change) in files {
            do throws(FileSystemError) {
                if change.old == nil {
                    try fileSystem.create(path, change.new, synchronizing: true)
                    try fileSystem.synchronize(path.parent)
                } else {
                    try fileSystem.replace(path, with: change.new)
                }
                done.append((path, change))
            } catch {
                for (path, change) in done.reversed() { putBack(path, change, in: fileSystem) }
                throw refusal(change, error.reason)
            }
        }
    }

    private static func check(
        _ path: RelativePath, _ change: SourceEditing.FileChange, in fileSystem: some FileSystem
    ) throws(DiagnosticError) {
        let isAsExpected: Bool
        do throws(FileSystemError) {
            if let old = change.old {
                isAsExpected = try fileSystem.holds(old, at: path)
            } else {
                isAsExpected = try !isThere(path, in: fileSystem)
            }
        } catch {
            throw refusal(change, error.reason)
        }
        if isAsExpected { return }
        throw change.old == nil
            ? refusal(change, "something is there already")
            : refusal(change, "it has changed since it was read", fix: "Run the command again.")
    }

    private static func isThere(
        _ path: RelativePath, in fileSystem: some FileSystem
    ) throws(FileSystemError) -> Bool {
        try fileSystem.list(path.parent).contains { $0.name == path.name }
    }

    private static func putBack(
        _ path: RelativePath, _ change: SourceEditing.FileChange, in fileSystem: some FileSystem
    ) {
        if let old = change.old { try? fileSystem.replace(path, with: old) } else { try? fileSystem.removeFile(path) }
    }

    private static func refusal(
        _ change: SourceEditing.FileChange, _ reason: String, fix: String? = nil
    ) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .editNotWritable, "`\(change.shownPath)` is not written: \(reason)",
                at: Location(path: change.shownPath), fix: fix))
    }
}
