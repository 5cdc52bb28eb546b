import Basics
import Delivery
import Foundation
import Git
import TestSupport
import Testing

/// A process that publishes is killed at random moments: every branch is at one of the trees that were published, whole,
/// and the next run clears up what is left.
///
/// The process is this test program again, as in `KillTests`.
@Suite("Killing a process that publishes")
struct PublishKillTests {
    /// The variable, with the repository.
    static let variable = "CHOREOC_TEST_PUBLISH_FOREVER"
    static let kills = 200
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

    private static func publish(_ plan: WritePlan, in path: String) throws -> Publication {
        let database = try ObjectDatabase(around: path)
        let source = try PublishSource(commit: try database.commit(named: "HEAD"))
        let publisher = Publisher(
            database, source: source, layout: try BranchLayout("e/{organization}/{environment}"), jobs: 2)
        var publication = try publisher.publication(of: plan)
        try publication.write(to: database, jobs: 2)
        return publication
    }

    /// The other side: publishes one plan after the other for as long as it lives.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] != nil, "runs only in the process to kill"))
    func publishForever() throws {
        guard let path = ProcessInfo.processInfo.environment[Self.variable] else { return }
        try Data().write(to: URL(fileURLWithPath: path + ".started"))
        while true {
            for plan in Self.plans { _ = try Self.publish(plan, in: path) }
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] == nil))
    func everyMomentIsSurvived() throws {
        var interrupted = 0
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<(Self.kills / Self.killsPerRepository) {
            let repository = try MemoryRepository()
            let path = repository.path
            try repository.git("commit", "-q", "--allow-empty", "-m", "Sources")
            // The trees that branches may have.
            var trees: [String: Set<String>] = [:]
            // Twice, since a branch to which nothing goes any more is emptied.
            for plan in Self.plans + Self.plans {
                _ = try Self.publish(plan, in: path)
                for (branch, tree) in try Self.branches(repository) { trees[branch, default: []].insert(tree) }
            }
            for kill in 0..<Self.killsPerRepository {
                try KilledProcess.run(
                    "PublishKillTests/publishForever", Self.variable, path,
                    after: UInt32.random(in: 0..<40_000, using: &generator))
                let folder = try contents(of: URL(fileURLWithPath: path + "/.git/choreoc-publish"))
                if !folder.isEmpty { interrupted += 1 }
                for (branch, tree) in try Self.branches(repository) {
                    #expect(trees[branch]?.contains(tree) == true, "kill \(kill) left `\(branch)` at another tree")
                }
                let check = try repository.git("fsck", "--strict", "--no-dangling")
                #expect(check.status == 0, "kill \(kill): \(check.output)\(check.errors)")
                // The next run clears up and goes on.
                let next = Int.random(in: 0..<Self.plans.count, using: &generator)
                _ = try Self.publish(Self.plans[next], in: path)
                _ = try RepositoryWriter(try ObjectDatabase(around: path))
                #expect(Self.leftovers(repository) == [], "kill \(kill)")
            }
            let check = try repository.git("fsck", "--strict", "--full", "--no-dangling")
            #expect(check.status == 0, "\(check.output)\(check.errors)")
        }
        // The kills are worth something only if some of them fell into a write, which is a small part of a run.
        #expect(interrupted > 2, "only \(interrupted) of \(Self.kills) kills met a run in the middle")
    }

    /// The tree of each branch that was published.
    private static func branches(_ repository: MemoryRepository) throws -> [String: String] {
        let text = try repository.git(
            "for-each-ref", "--format=%(refname) %(tree)", "refs/heads/e", "refs/heads/planes"
        )
        .output
        return Dictionary(
            text.split(separator: "\n").map { line in
                let parts = line.split(separator: " ")
                return (String(parts[0]), String(parts[1]))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Files of runs that were not finished.
    private static func leftovers(_ repository: MemoryRepository) -> [String] {
        let walk = FileManager.default.enumerator(atPath: repository.path + "/.git")
        return (walk?.compactMap { $0 as? String } ?? []).filter {
            $0.hasSuffix(".lock") || $0.hasPrefix("choreoc-publish/") || $0.contains("tmp") || $0.contains("_git2_")
        }.sorted()
    }
}

/// A repository in memory where that can be had: bringing objects to a disk takes longer than all the rest.
private final class MemoryRepository {
    let path: String

    init() throws {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
        let base = isWritable ? memory : FileManager.default.temporaryDirectory
        path = base.appendingPathComponent("choreoc-publish-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try git("init", "-q", "-b", "main")
    }

    deinit {
        for file in [path, path + ".started"] { try? FileManager.default.removeItem(atPath: file) }
    }

    @discardableResult
    func git(_ arguments: String...) throws -> ProgramRun {
        let who = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        return try ProgramRun("git", ["-C", path] + who + arguments)
    }
}
