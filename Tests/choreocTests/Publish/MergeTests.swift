import Foundation
import TestSupport
import Testing

/// Two branches that change different components merge without a conflict, rendered output included.
struct MergeTests {
    private let fixture: PublishFixture

    init() throws {
        fixture = try PublishFixture()
    }

    /// Two branches of sources, each with another component changed; `body` runs on each before it is committed.
    private func diverge(_ body: () throws -> Void, after: (String) throws -> Void = { _ in }) throws {
        try fixture.repository.git("branch", "web")
        for (branch, component) in [("reminder", "reminder"), ("web", "web")] {
            if branch == "web" {
                try fixture.repository.git("checkout", "-q", "web")
            } else {
                try fixture.repository.git("checkout", "-q", "-b", branch)
            }
            try fixture.changeImage(component, to: "7.0.0")
            try body()
            try fixture.commit("Bump \(component)")
            try after(branch)
        }
    }

    @Test func committedTreesMerge() throws {
        let compile = {
            let run = try ChoreocRun(["compile", "-q", "-o", "rendered"], in: fixture.url)
            #expect(run.status == 0, "\(run.errors)")
        }
        try compile()
        try fixture.commit("Rendered")
        try diverge(compile)
        let merge = try fixture.repository.git("merge", "-q", "--no-edit", "reminder", allowsFailure: true)
        #expect(merge.status == 0, "\(merge.output)\(merge.errors)")
        let verify = try ChoreocRun(["verify", "-o", "rendered"], in: fixture.url)
        #expect(verify.status == 0, "\(verify.output)")
    }

    @Test func publishedBranchesMerge() throws {
        _ = try fixture.publish("--branch", "rendered")
        let start = try #require(try fixture.id("rendered"))
        var published: [String] = []
        try diverge({}) { _ in
            let run = try fixture.publish("--branch", "rendered")
            #expect(run.status == 0, "\(run.errors)")
            published.append(try #require(try fixture.id("rendered")))
            try fixture.repository.git("branch", "-q", "-f", "rendered", start)
        }
        let folder = try TemporaryDirectory()
        let work = folder.url.appendingPathComponent("w").path
        try fixture.repository.git("worktree", "add", "-q", "--detach", work, published[0])
        let merge = try fixture.repository.git(
            "-C", work, "merge", "-q", "--no-edit", published[1], allowsFailure: true)
        #expect(merge.status == 0, "\(merge.output)\(merge.errors)")
        let merged = try fixture.repository.git("-C", work, "rev-parse", "HEAD^{tree}").output
        // The merged sources give the merged tree.
        try fixture.repository.git("merge", "-q", "--no-edit", "reminder")
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        #expect(try fixture.output("rev-parse", "rendered^{tree}") + "\n" == merged)
    }
}
