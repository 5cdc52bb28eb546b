import Basics
import Delivery
import Foundation
import Git
import TestSupport
import Testing

/// A process that publishes is killed at random moments: every branch is at one of the trees that were published, whole,
/// and the next run clears up what is left.
///
/// The process is this test program again, as in `KillTests`. How long writing takes is measured all along, the kills are
/// spread over that time, and the process starts its own clock when it begins to write, so that most of them fall into it on
/// any machine.
@Suite("Killing a process that publishes")
struct PublishKillTests {
    /// The variable, with the repository.
    static let variable = "CHOREOC_TEST_PUBLISH"
    /// The kills, and how many of them must meet a run in the middle of writing; until they do there are more, up to a bound.
    private static let kills = 200
    private static let wantedHits = 50
    private static let maximumKills = 600
    /// After so many kills a new repository is taken, since every run adds to it.
    private static let killsPerRepository = 20

    /// Plans that differ in few files, which are written one by one, and in many, which become a pack.
    static let plans = [
        WritePlan(units: Fixture.units("one"), allowsRemovals: true), Fixture.changed("two"),
        WritePlan(units: Fixture.units("three") + large, allowsRemovals: true),
    ]

    private static let large = (0..<80).map {
        Fixture.unit("acme/staging/p\($0 % 5)/c\($0)", ["a.yaml": "text \($0)", "b.yaml": "\($0)"])
    }

    /// What publishing a plan is going to write.
    static func publication(_ plan: WritePlan, in database: ObjectDatabase) throws -> Publication {
        let source = try PublishSource(commit: try database.commit(named: "HEAD"))
        let publisher = Publisher(
            database, source: source, layout: try BranchLayout("e/{organization}/{environment}"), jobs: 2)
        return try publisher.publication(of: plan)
    }

    /// Publishes a plan; the microseconds that writing took.
    @discardableResult
    static func publish(_ plan: WritePlan, in path: String) throws -> Int {
        let database = try ObjectDatabase(around: path)
        var publication = try publication(plan, in: database)
        let start = ContinuousClock.now
        try publication.write(to: database, jobs: 2)
        return Int((ContinuousClock.now - start) / .microseconds(1))
    }

    /// The other side: works out what a plan changes, winds up the clock, writes, and waits for its end.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] != nil, "runs only in the process to kill"))
    func publishOnce() throws {
        guard let path = ProcessInfo.processInfo.environment[Self.variable] else { return }
        let order = try String(contentsOfFile: path + ".plan", encoding: .utf8).split(separator: " ")
        let plan = try #require(order.first.flatMap { Int($0) })
        let moment = try #require(order.last.flatMap { UInt32($0) })
        let database = try ObjectDatabase(around: path)
        var publication = try Self.publication(Self.plans[plan], in: database)
        KilledProcess.killMyself(after: moment)
        try publication.write(to: database, jobs: 2)
        while true { sleep(60) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] == nil))
    func everyMomentIsSurvived() throws {
        var kills = 0
        var hits = 0
        var generator = SystemRandomNumberGenerator()
        while kills < Self.kills || (hits < Self.wantedHits && kills < Self.maximumKills) {
            let repository = try MemoryRepository()
            // The trees that branches may have.
            var trees: [String: Set<ObjectID>] = [:]
            var durations = Self.plans.map { _ in 0 }
            // Twice, since a branch to which nothing goes any more is emptied.
            for (index, plan) in (Self.plans + Self.plans).enumerated() {
                durations[index % Self.plans.count] = try Self.publish(plan, in: repository.path)
                for (branch, tree) in try repository.branches() { trees[branch, default: []].insert(tree) }
            }
            // The plan that the branches hold.
            var current = Self.plans.count - 1
            for _ in 0..<Self.killsPerRepository {
                kills += 1
                let plan = (current + Int.random(in: 1..<Self.plans.count, using: &generator)) % Self.plans.count
                let moment = Int.random(in: 0...durations[plan], using: &generator)
                try "\(plan) \(moment)".write(toFile: repository.path + ".plan", atomically: true, encoding: .utf8)
                try KilledProcess.runUntilKilled("PublishKillTests/publishOnce", Self.variable, repository.path)
                let folder = try contents(of: URL(fileURLWithPath: repository.path + "/.git/choreoc-publish"))
                if !folder.isEmpty { hits += 1 }
                for (branch, tree) in try repository.branches() {
                    #expect(trees[branch]?.contains(tree) == true, "kill \(kills) left `\(branch)` at another tree")
                }
                let check = try repository.git("fsck", "--strict", "--no-dangling")
                #expect(check.status == 0, "kill \(kills): \(check.output)\(check.errors)")
                // The next run clears up and goes on.
                current = Int.random(in: 0..<Self.plans.count, using: &generator)
                let duration = try Self.publish(Self.plans[current], in: repository.path)
                if duration > 200 { durations[current] = (durations[current] + duration) / 2 }
                _ = try RepositoryWriter(try ObjectDatabase(around: repository.path))
                #expect(repository.leftovers == [], "kill \(kills)")
            }
            #expect(try repository.complaints() == "")
        }
        #expect(hits >= Self.wantedHits, "only \(hits) of \(kills) kills met a run in the middle")
    }
}
