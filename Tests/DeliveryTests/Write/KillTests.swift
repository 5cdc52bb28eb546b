import Basics
import Delivery
import Foundation
import Testing

/// A process that writes is killed at random moments; what it leaves is the old tree, the new one, or one that the next
/// run completes.
///
/// The process is this test program again, told by an environment variable to do nothing but write, to and fro between
/// two trees, until it is killed.
@Suite("Killing a process that writes")
struct KillTests {
    /// The variable, with the output directory.
    static let variable = "CHOREOC_TEST_WRITE_FOREVER"
    static let kills = 200

    static let plans = [
        WritePlan(units: large("one"), allowsRemovals: true), Fixture.changed("two"),
        WritePlan(units: [], allowsRemovals: true), WritePlan(units: Fixture.units("three"), allowsRemovals: true),
    ]

    /// Enough units that directories of their own and whole trees are staged by several threads.
    private static func large(_ text: String) -> [UnitOutput] {
        Fixture.units(text)
            + (0..<60).map { Fixture.unit("acme/staging/p\($0 % 5)/c\($0)", ["a.yaml": text, "b.yaml": "\($0)"]) }
    }

    /// The other side: writes one plan after the other for as long as it lives.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] != nil, "runs only in the process to kill"))
    func writeForever() throws {
        guard let path = ProcessInfo.processInfo.environment[Self.variable] else { return }
        // The first tree may be any; the parent says when it has seen enough.
        try Data().write(to: URL(fileURLWithPath: path + ".started"))
        while true {
            for plan in Self.plans { _ = try TreeWriter.write(plan, to: path, jobs: 2) }
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] == nil))
    func everyMomentIsSurvived() throws {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
        let base = isWritable ? memory : FileManager.default.temporaryDirectory
        let folder = base.appendingPathComponent("choreoc-kill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let out = folder.appendingPathComponent("out").path
        let trees = try Self.plans.map { try Fixture.tree($0) }
        var interrupted = 0
        var generator = SystemRandomNumberGenerator()
        for kill in 0..<Self.kills {
            try KilledProcess.run(
                "KillTests/writeForever", Self.variable, out, after: UInt32.random(in: 0..<15_000, using: &generator))
            let left = FileManager.default.fileExists(atPath: out) ? try RealTree.files(out) : [:]
            let isPending = left.keys.contains { $0.text == ".choreoc-journal" }
            let visible = left.filter { !$0.key.text.hasPrefix(".choreoc-") }
            if left != visible { interrupted += 1 }
            if !isPending {
                #expect(trees.contains(visible), "kill \(kill) left neither tree, and no journal")
            }
            guard FileManager.default.fileExists(atPath: out) else { continue }
            if kill.isMultiple(of: 2) {
                try TreeWriter(RealFileSystem(root: out)).recover()
                #expect(trees.contains(try RealTree.files(out)), "kill \(kill) left what could not be completed")
            } else {
                let next = Int.random(in: 0..<Self.plans.count, using: &generator)
                _ = try TreeWriter.write(Self.plans[next], to: out, jobs: 2)
                #expect(try RealTree.files(out) == trees[next], "kill \(kill) left what the next run did not complete")
            }
        }
        // The kills are worth something only if many of them fell into a write.
        #expect(interrupted > Self.kills / 10, "only \(interrupted) of \(Self.kills) kills met a run in the middle")
    }
}
