import Basics
import Glibc

/// Carries journals out, and clears up after runs that were cut off.
struct JournalRun {
    let fileSystem: any FileSystem
    let jobs: Int

    private static let journal = RelativePath.root.child(Journal.name)
    private static let staging = RelativePath.root.child(Journal.stagingName)
    /// The journal under the name that it has until it is whole; units and tops never have it.
    private static let draft = staging.child("journal")

    /// Makes a journal valid: from then on the new tree comes, whatever happens.
    func begin(_ journal: Journal) throws(FileSystemError) {
        try fileSystem.create(Self.draft, journal.text, synchronizing: true)
        try fileSystem.rename(Self.draft, to: Self.journal)
        try fileSystem.synchronize(.root)
    }

    /// Does what a journal says and ends it.
    ///
    /// In `recovery`, steps that were done before, or that someone else has made
    /// impossible since, are passed over: the run that follows looks at everything anew.
    func carryOut(_ journal: Journal, recovery: Bool) throws(FileSystemError) {
        let passedOver: [Int32] = recovery ? [ENOENT, EEXIST, ENOTEMPTY, ENOTDIR, EISDIR] : []
        try each(journal.moves, passingOver: passedOver) { move throws(FileSystemError) in
            try fileSystem.rename(Self.staging.child(move.staged), to: move.target)
        }
        try each(journal.removals, passingOver: [ENOENT, ENOTDIR, EISDIR]) { path throws(FileSystemError) in
            try fileSystem.removeFile(path)
        }
        for directory in journal.directories {
            do throws(FileSystemError) {
                try fileSystem.removeDirectory(directory)
            } catch  where [ENOENT, ENOTDIR, ENOTEMPTY, EEXIST].contains(error.code) {
                // Something else is in it, or it is gone already.
            }
        }
        try fileSystem.removeFile(Self.journal)
        try clearStaging()
    }

    private func each<Step: Sendable>(
        _ steps: [Step], passingOver codes: [Int32], _ body: @Sendable (Step) throws(FileSystemError) -> Void
    ) throws(FileSystemError) {
        let done = parallelMap(count: steps.count, jobs: steps.count < 64 ? 1 : jobs) {
        } _: { (_, index) -> FileSystemError? in
            do throws(FileSystemError) {
                try body(steps[index])
            } catch {
                return codes.contains(error.code) ? nil : error
            }
            return nil
        }
        for case let error? in done { throw error }
    }

    /// Completes a run that was cut off after its journal was valid, or removes what it had staged until then; whether
    /// there was a journal.
    func recover() throws(DiagnosticError) -> Bool {
        do throws(FileSystemError) {
            let entries = try fileSystem.list(.root)
            guard let found = entries.first(where: { $0.name == Journal.name }) else {
                if entries.contains(where: { $0.name == Journal.stagingName }) { try clearStaging() }
                return false
            }
            if found.kind == .file {
                let text = try fileSystem.read(Self.journal, limit: Journal.maximumSize)
                if let journal = Journal(parsing: text) {
                    try carryOut(journal, recovery: true)
                    return true
                }
            }
        } catch {
            throw DiagnosticError(
                .failed(error, note: "an interrupted run could not be completed; the next run tries again"))
        }
        let path = "\(fileSystem.displayPath)/\(Journal.name)"
        throw DiagnosticError(
            Diagnostic(
                .outputJournalDamaged, "`\(path)` is no journal of choreoc, or is damaged", at: Location(path: path),
                fix: "Remove it and `\(Journal.stagingName)`, restore the directory, and run again"))
    }

    /// Removes the staging folder with everything in it, links themselves instead of what they point to.
    func clearStaging() throws(FileSystemError) {
        var pending = [(path: Self.staging, isEmptied: false)]
        while let (path, isEmptied) = pending.popLast() {
            do throws(FileSystemError) {
                if isEmptied {
                    try fileSystem.removeDirectory(path)
                    continue
                }
                let entries = try fileSystem.list(path)
                pending.append((path, true))
                for entry in entries {
                    guard let child = try? path.appending(entry.name) else { continue }
                    if entry.kind == .directory {
                        pending.append((child, false))
                    } else {
                        try fileSystem.removeFile(child)
                    }
                }
            } catch  where error.code == ENOENT {
                // There is none.
            } catch  where path == Self.staging && [ENOTDIR, ELOOP].contains(error.code) {
                try fileSystem.removeFile(path)
            }
        }
    }
}
