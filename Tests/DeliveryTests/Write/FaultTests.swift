import Basics
import Delivery
import Testing

/// Every call failing, on the way from one tree to another: the old tree, the new one, or one that the next run completes.
@Suite("Faults while writing")
struct FaultTests {
    static let before = WritePlan(units: Fixture.units("one"))
    static let after = Fixture.changed("two")

    private func started(_ before: WritePlan?) throws -> InMemoryFileSystem {
        let fileSystem = InMemoryFileSystem()
        if let before { _ = try TreeWriter(fileSystem, jobs: 1).write(before) }
        return fileSystem
    }

    /// Fails at every call in turn until a run meets no failure; returns how many runs failed.
    private func failEverywhere(
        from before: WritePlan?, _ failure: (Int) -> FailingFileSystem.Failure, code: Int32, jobs: Int = 1
    ) throws -> Int {
        let old = try started(before).files
        let new = try Fixture.tree(Self.after)
        for number in 1... {
            let fileSystem = try started(before)
            let failing = FailingFileSystem(fileSystem, failing: failure(number), code: code)
            var reported: [Diagnostic] = []
            do throws(DiagnosticError) {
                _ = try TreeWriter(failing, jobs: jobs).write(Self.after)
            } catch {
                reported = error.diagnostics
            }
            if !failing.hasFailed {
                #expect(reported.isEmpty && fileSystem.files == new)
                return number - 1
            }
            #expect(!reported.isEmpty, "call \(number) failed silently")
            #expect(reported.allSatisfy { [.outputFailed, .outputLocked].contains($0.kind) }, "\(reported)")
            let found = fileSystem.files
            let hasJournal = found.keys.contains { $0.text == ".choreoc-journal" }
            if !hasJournal {
                let visible = found.filter { !$0.key.text.hasPrefix(".choreoc-") }
                #expect(visible == old || visible == new, "call \(number)")
            }
            // Completing alone gives one of the two trees, and the next run gives the new one.
            let completed = try started(nil)
            for (path, bytes) in found { completed.put(path, bytes) }
            for path in fileSystem.directories where !completed.directories.contains(path) {
                try? completed.makeDirectory(path)
            }
            try TreeWriter(completed, jobs: 1).recover()
            #expect(completed.files == (hasJournal ? new : completed.files == old ? old : new), "call \(number)")
            _ = try TreeWriter(fileSystem, jobs: 1).write(Self.after)
            #expect(fileSystem.files == new, "call \(number)")
            #expect(fileSystem.directories == (try directories(of: Self.after)), "call \(number)")
        }
        return 0
    }

    private func directories(of plan: WritePlan) throws -> Set<RelativePath> {
        let fileSystem = InMemoryFileSystem()
        _ = try TreeWriter(fileSystem, jobs: 1).write(plan)
        return fileSystem.directories
    }

    @Test(arguments: [28, 5, 30, 24, 122] as [Int32])
    func oneFailureAnywhereInAChangeIsSurvived(code: Int32) throws {
        #expect(try failEverywhere(from: Self.before, { .once($0) }, code: code) > 60)
    }

    @Test func theEndOfTheProcessAnywhereInAChangeIsSurvived() throws {
        #expect(try failEverywhere(from: Self.before, { .from($0) }, code: 5) > 60)
    }

    @Test func oneFailureAnywhereInAFreshWriteIsSurvived() throws {
        #expect(try failEverywhere(from: nil, { .once($0) }, code: 28) > 30)
    }

    @Test func theEndOfTheProcessAnywhereInAFreshWriteIsSurvived() throws {
        #expect(try failEverywhere(from: nil, { .from($0) }, code: 28) > 30)
    }

    @Test func failuresOnSeveralThreadsAreSurvived() throws {
        _ = try failEverywhere(from: Self.before, { .from($0) }, code: 5, jobs: 4)
    }

    /// The recovery is cut off as well, at every call of it, again and again.
    @Test func theEndOfARecoveryIsSurvived() throws {
        let new = try Fixture.tree(Self.after)
        let fileSystem = try started(Self.before)
        let counting = FailingFileSystem(fileSystem, failing: .once(.max), code: 5)
        _ = try TreeWriter(counting, jobs: 1).write(Self.after)
        // Cut off in the middle of carrying out the journal: the last sixth of the calls.
        let cut = counting.calls * 5 / 6
        for number in 1...counting.calls {
            let fileSystem = try started(Self.before)
            _ = try? TreeWriter(FailingFileSystem(fileSystem, failing: .from(cut), code: 5), jobs: 1)
                .write(Self.after)
            #expect(fileSystem.files.keys.contains { $0.text == ".choreoc-journal" })
            let failing = FailingFileSystem(fileSystem, failing: .from(number), code: 5)
            do throws(DiagnosticError) {
                try TreeWriter(failing, jobs: 1).recover()
            } catch {
                #expect(failing.hasFailed)
                try TreeWriter(fileSystem, jobs: 1).recover()
                #expect(fileSystem.files == new)
                continue
            }
            #expect(fileSystem.files == new)
            return
        }
        Issue.record("the recovery never came to its end")
    }
}
