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
        var locks = 0
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<(Self.kills / Self.killsPerRepository) {
            let repository = try TemporaryRepository()
            let path = repository.folder.url.path
            defer { try? FileManager.default.removeItem(atPath: path + ".started") }
            try repository.git("commit", "-q", "--allow-empty", "-m", "Sources")
            // The trees that branches may have.
            var trees: [String: Set<String>] = [:]
            for plan in Self.plans {
                _ = try Self.publish(plan, in: path)
                for (branch, tree) in try Self.branches(repository) { trees[branch, default: []].insert(tree) }
            }
            for kill in 0..<Self.killsPerRepository {
                try Self.startAndKill(publishingIn: path, after: UInt32.random(in: 0..<25_000, using: &generator))
                let folder = try contents(of: repository.folder.url.appendingPathComponent(".git/choreoc-publish"))
                if !folder.isEmpty { interrupted += 1 }
                if folder["references"] != nil { locks += 1 }
                for (branch, tree) in try Self.branches(repository) {
                    #expect(trees[branch]?.contains(tree) == true, "kill \(kill) left `\(branch)` at another tree")
                }
                let check = try repository.git("fsck", "--strict", "--no-dangling", allowsFailure: true)
                #expect(check.status == 0, "kill \(kill): \(check.output)\(check.errors)")
                // The next run clears up and goes on.
                let next = Int.random(in: 0..<Self.plans.count, using: &generator)
                _ = try Self.publish(Self.plans[next], in: path)
                _ = try RepositoryWriter(try ObjectDatabase(around: path))
                #expect(try Self.leftovers(repository) == [], "kill \(kill)")
            }
            let check = try repository.git("fsck", "--strict", "--full", "--no-dangling", allowsFailure: true)
            #expect(check.status == 0, "\(check.output)\(check.errors)")
        }
        // The kills are worth something only if many of them fell into a write.
        #expect(interrupted > Self.kills / 10, "only \(interrupted) of \(Self.kills) kills met a run in the middle")
        #expect(locks > 0, "no kill met a run that was moving branches")
    }

    /// The tree of each branch that was published.
    private static func branches(_ repository: TemporaryRepository) throws -> [String: String] {
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
    private static func leftovers(_ repository: TemporaryRepository) throws -> [String] {
        try contents(of: repository.folder.url.appendingPathComponent(".git")).keys.filter {
            $0.hasSuffix(".lock") || $0.hasPrefix("choreoc-publish/") || $0.contains("tmp") || $0.contains("_git2_")
        }.sorted()
    }

    /// Starts this program as one that publishes forever, lets it go on for some microseconds, and kills it.
    private static func startAndKill(publishingIn path: String, after microseconds: UInt32) throws {
        let started = path + ".started"
        try? FileManager.default.removeItem(atPath: started)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--testing-library", "swift-testing", "--filter", "PublishKillTests/publishForever"]
        process.environment = ProcessInfo.processInfo.environment.merging([variable: path]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<20_000 where !FileManager.default.fileExists(atPath: started) {
            if !process.isRunning { break }
            usleep(500)
        }
        #expect(FileManager.default.fileExists(atPath: started), "the publishing process did not start")
        usleep(microseconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "the publishing process ended by itself")
    }
}
