import Basics
import Foundation
import Git
import TestSupport
import Testing

@testable import Delivery

/// Every step of publishing failing in turn, once and for good as when the process ends there: blobs, trees and commits on
/// the way to their places, one by one and as a pack, then the branches. Every branch is the old one or the new one, and the
/// next run completes.
@Suite("Faults while publishing")
struct PublishFaultTests {
    private static let plans = PublishKillTests.plans
    /// A repository to which the first plan was published.
    private let before: MemoryRepository

    init() throws {
        before = try MemoryRepository()
        try PublishKillTests.publish(Self.plans[0], in: before.path)
    }

    /// The trees of the branches after a plan.
    private func trees(after plan: WritePlan) throws -> [String: ObjectID] {
        let repository = try MemoryRepository(copying: before)
        try PublishKillTests.publish(plan, in: repository.path)
        return try repository.branches()
    }

    /// Fails at every call in turn until a run meets no failure; returns how many runs failed.
    private func failEverywhere(_ plan: Int, _ failure: (Int) -> FailingFileSystem.Failure) throws -> Int {
        let old = try before.branches()
        let new = try trees(after: Self.plans[plan])
        for number in 1... {
            let repository = try MemoryRepository(copying: before)
            var failing: FailingFileSystem?
            var reported: [Diagnostic] = []
            do {
                let database = try ObjectDatabase(around: repository.path)
                var publication = try PublishKillTests.publication(Self.plans[plan], in: database)
                let writer = try RepositoryWriter(database) { files in
                    let wrapped = FailingFileSystem(files, failing: failure(number), code: 28)
                    failing = wrapped
                    return wrapped
                }
                try publication.write(with: writer, jobs: 2)
            } catch let error as DiagnosticError {
                reported = error.diagnostics
            }
            if failing?.hasFailed == false {
                #expect(reported.isEmpty)
                #expect(try repository.branches() == new)
                return number - 1
            }
            // Only clearing up comes after the branches, and it is no reason to take them back.
            #expect(try repository.branches() == (reported.isEmpty ? new : old), "call \(number)")
            #expect(reported.allSatisfy { $0.kind == .repositoryWriteFailed }, "call \(number): \(reported)")
            // Reading the branches reads their commits; all objects are read after some of the calls, since it takes long.
            if number % 5 == 0 { #expect(try repository.complaints() == "", "call \(number)") }
            try PublishKillTests.publish(Self.plans[plan], in: repository.path)
            _ = try RepositoryWriter(try ObjectDatabase(around: repository.path))
            #expect(try repository.branches() == new, "call \(number)")
            #expect(repository.leftovers == [], "call \(number)")
        }
        return 0
    }

    @Test func oneFailureWhileObjectsAreWrittenOneByOneIsSurvived() throws {
        #expect(try failEverywhere(1) { .once($0) } > 20)
    }

    @Test func theEndOfTheProcessWhileObjectsAreWrittenOneByOneIsSurvived() throws {
        #expect(try failEverywhere(1) { .from($0) } > 20)
    }

    @Test func oneFailureWhileAPackIsWrittenIsSurvived() throws {
        #expect(try failEverywhere(2) { .once($0) } > 8)
    }

    @Test func theEndOfTheProcessWhileAPackIsWrittenIsSurvived() throws {
        #expect(try failEverywhere(2) { .from($0) } > 8)
    }

    /// The end of the process between the branches: the journal is there, the first branches are moved, of the next one the
    /// lock is empty, complete, or not yet taken, those behind it are locked or not.
    @Test(arguments: ["", "id"], [true, false])
    func theEndOfTheProcessBetweenBranchesIsSurvived(_ lock: String, _ areAllLocked: Bool) throws {
        let old = try before.branches()
        let database = try ObjectDatabase(around: before.path)
        let publication = try PublishKillTests.publication(Self.plans[1], in: database)
        let updates = publication.updates
        #expect(updates.count > 1)
        let new = try trees(after: Self.plans[1])
        for moved in 0...updates.count {
            let repository = try MemoryRepository(copying: before)
            try store(publication.pending, in: repository)
            let folder = repository.path + "/.git/"
            let journal = updates.map { "\($0.new) \($0.name)\n" }.joined()
            try journal.write(toFile: folder + "choreoc-publish/references", atomically: false, encoding: .utf8)
            for update in updates[..<moved] { try repository.git("update-ref", update.name, "\(update.new)") }
            let locked = areAllLocked ? updates[moved...] : updates[moved...].prefix(1)
            for update in locked {
                let file = URL(fileURLWithPath: folder + update.name + ".lock")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((lock.isEmpty ? "" : "\(update.new)\n").utf8).write(to: file)
            }
            for (branch, tree) in try repository.branches() { #expect([old[branch], new[branch]].contains(tree)) }
            if moved % 3 == 0 { #expect(try repository.complaints() == "") }
            try PublishKillTests.publish(Self.plans[1], in: repository.path)
            _ = try RepositoryWriter(try ObjectDatabase(around: repository.path))
            #expect(try repository.branches() == new, "\(moved) moved")
            #expect(repository.leftovers == [], "\(moved) moved")
        }
    }

    private func store(_ pending: PendingObjects, in repository: MemoryRepository) throws {
        try RepositoryWriter(try ObjectDatabase(around: repository.path)).store(pending, jobs: 1)
    }
}
