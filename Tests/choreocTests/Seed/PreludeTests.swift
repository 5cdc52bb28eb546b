import Foundation
import TestSupport
import Testing

/// `choreoc prelude`: what it prints can be committed, and what is committed wins.
struct PreludeTests {
    private func repository(_ prelude: String?) throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        try folder.copyContents(of: ExampleAcmeTests.example)
        if let prelude { try folder.write(prelude, to: "types/prelude.yaml") }
        return folder
    }

    private func tree(_ folder: TemporaryDirectory) throws -> [String: Data] {
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(["compile", "-C", folder.url.path, "-o", output.path, "-q"])
        #expect(run.status == 0, "\(run.errors)")
        return try contents(of: output)
    }

    @Test func committedUnchangedItGivesTheSameBytes() throws {
        let printed = try ChoreocRun(["prelude"])
        #expect(printed.status == 0)
        let before = try tree(repository(nil))
        let after = try tree(repository(printed.output))
        #expect(before.count > 100)
        #expect(Set(before.keys) == Set(after.keys))
        for (path, bytes) in before { #expect(after[path] == bytes, "\(path)") }
    }

    @Test func aChangedTemplateChangesWhatItRenders() throws {
        let printed = try ChoreocRun(["prelude", "choreo-disruption-budget"]).output
        let changed = printed.replacing("maxUnavailable: 1", with: "minAvailable: 1")
        #expect(printed != changed)
        let before = try tree(repository(nil))
        let after = try tree(repository(changed))
        let different = Set(before.keys.filter { before[$0] != after[$0] && $0.hasSuffix(".yaml") })
        #expect(!different.isEmpty)
        #expect(different.allSatisfy { $0.contains("poddisruptionbudget-") })
    }

    @Test func everyTemplateIsPrintedByItsName() throws {
        let all = try ChoreocRun(["prelude"]).output
        let names = all.matches(of: /\nmetadata:\n  name: (choreo-[a-z-]+)\n/).map { String($0.output.1) }
        #expect(names.count >= 12)
        for name in names {
            let one = try ChoreocRun(["prelude", name])
            #expect(one.status == 0)
            #expect(all.contains(one.output))
        }
    }

    @Test func aMisspeltNameIsTold() throws {
        let run = try ChoreocRun(["prelude", "choreo-servce"])
        #expect(run.status == 2)
        #expect(run.errors.contains("choreo-service"))
    }

    /// A broken replacement is told, and no built-in one steps in for it.
    @Test func aBrokenReplacementIsNotPassedOver() throws {
        let folder = try repository(
            "apiVersion: openchoreo.dev/v1alpha1\nkind: ClusterComponentType\nmetadata: {name: choreo-service}\nspec: {workloadType: deployment}\n"
        )
        let run = try ChoreocRun(["check", "-C", folder.url.path, "-q"])
        #expect(run.status == 1)
        #expect(run.output.contains("types/prelude.yaml"))
    }
}
