import Basics

/// Brings an output directory to what a plan says, whole or not at all.
///
/// Everything new is written into a staging folder first. Then a journal of the moves and removals is made valid by one
/// rename, carried out and removed. A crash before the journal leaves the old tree; one after it leaves a tree that the
/// next run completes before it does anything else. What is right already is not written at all.
public struct TreeWriter: Sendable {
    private let fileSystem: any FileSystem
    private let jobs: Int

    /// A writer into a directory, on up to `jobs` threads.
    public init(_ fileSystem: any FileSystem, jobs: Int = availableProcessors()) {
        self.fileSystem = fileSystem
        self.jobs = jobs
    }

    /// Writes what the plan says.
    ///
    /// Refuses, with all reasons at once and nothing changed: names that cannot be written,
    /// collisions, foreign things in the way, and removals that are too large. Fails when another run is writing.
    public func write(_ plan: WritePlan) throws(DiagnosticError) -> WriteResult {
        let check = try PlanCheck(plan)
        return try locked { () throws(DiagnosticError) in try write(plan, check) }
    }

    /// Completes an interrupted run, or clears up after it, and does nothing else; whether there was one to complete.
    @discardableResult
    public func recover() throws(DiagnosticError) -> Bool {
        try locked { () throws(DiagnosticError) in try JournalRun(fileSystem: fileSystem, jobs: jobs).recover() }
    }

    private func locked<Result>(_ body: () throws(DiagnosticError) -> Result) throws(DiagnosticError) -> Result {
        let lock: DirectoryLock
        do {
            lock = try fileSystem.lock()
        } catch {
            throw DiagnosticError(.failed(error, note: Self.unchanged))
        }
        return try lock.during(body)
    }

    private static let unchanged = "nothing was changed"

    private func write(_ plan: WritePlan, _ check: PlanCheck) throws(DiagnosticError) -> WriteResult {
        let run = JournalRun(fileSystem: fileSystem, jobs: jobs)
        var result = WriteResult()
        result.completedInterruptedRun = try run.recover()
        let changes = try WriteChanges(plan, check, in: fileSystem, jobs: jobs)
        changes.count(into: &result)
        var journal = changes.removals
        let staging = Staging(changes.plan, changes.comparisons, existing: changes.tree, in: fileSystem)
        journal.moves = staging.moves
        if journal == Journal() { return result }
        try stage(staging, journal, run)
        do {
            try run.carryOut(journal, recovery: false)
        } catch {
            throw DiagnosticError(
                .failed(error, note: "the new tree is there in part; the next run completes it"))
        }
        return result
    }

    /// Writes everything new and makes the journal valid; clears up when that fails.
    private func stage(_ staging: Staging, _ journal: Journal, _ run: JournalRun) throws(DiagnosticError) {
        do throws(FileSystemError) {
            try staging.write(jobs: jobs)
            try run.begin(journal)
        } catch {
            // What cannot be cleared up now is cleared up by the next run; but a valid journal must stay with its files.
            var note = Self.unchanged
            let names = try? fileSystem.list(.root)
            if let names, !names.contains(where: { $0.name == Journal.name }) {
                try? run.clearStaging()
            } else {
                note = "the next run completes it, or clears up"
            }
            throw DiagnosticError(.failed(error, note: note))
        }
    }
}
