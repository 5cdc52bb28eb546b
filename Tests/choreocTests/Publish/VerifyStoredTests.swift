import Foundation
import TestSupport
import Testing

/// `choreoc verify` of trees that are in Git: branches and the index.
struct VerifyStoredTests {
    private let fixture: PublishFixture

    init() throws {
        fixture = try PublishFixture()
    }

    private func verify(_ arguments: String...) throws -> ChoreocRun {
        try ChoreocRun(["verify"] + arguments, in: fixture.url, environment: fixture.repository.environment)
    }

    @Test(arguments: ["rendered", "environments/{organization}/{environment}"])
    func branchesAreComparedWithTheSources(_ branch: String) throws {
        let missing = try verify("--branch", branch)
        #expect(missing.status == 1)
        #expect(PublishFixture.ids(missing).allSatisfy { $0 == "OC3218" } && !PublishFixture.ids(missing).isEmpty)
        #expect(missing.errors.contains("missing: 0 files compared"))
        _ = try fixture.publish("--branch", branch)
        let current = try verify("--branch", branch)
        #expect(current.status == 0, "\(current.output)\(current.errors)")
        #expect(current.output == "")
        #expect(current.errors.contains("the output is what the sources give: 48 files compared"))
        try fixture.changeImage("reminder", to: "3")
        let stale = try verify("--branch", branch)
        #expect(stale.status == 1)
        let name = branch == "rendered" ? branch : "environments/ferry/dev"
        #expect(stale.output.contains("stale: \(name):ferry/dev/booking/reminder/cronjob-reminder-dev-fbbec697.yaml\n"))
        #expect(stale.output.contains(":3\n"))
        // The commit has what was published.
        #expect(try verify("--branch", branch, "--rev", "HEAD").status == 0)
        let annotated = try verify("--branch", branch, "--format", "json")
        #expect(annotated.output.contains("Run `choreoc publish --branch '\(branch)'`."))
    }

    @Test func aBranchWhoseEnvironmentIsGoneIsObsolete() throws {
        _ = try fixture.publish()
        try fixture.repository.git("branch", "environments/ferry/old", "environments/ferry/dev")
        let run = try verify("--branch", "environments/{organization}/{environment}")
        #expect(run.status == 1)
        #expect(run.output.contains("obsolete: environments/ferry/old:ferry/dev/booking/.choreoc\n"))
    }

    @Test func hydratedBranchesAreComparedByTheirManifests() throws {
        let template = "environments/{organization}/{environment}"
        #expect(PublishFixture.ids(try verify("--branch", template, "--hydrator")).contains("OC3218"))
        let hydrate = ["--hydrator", "--repo-url", "https://git.example.com/ferry/platform"]
        #expect(try fixture.publish(hydrate[0], hydrate[1], hydrate[2]).status == 0)
        // With the flag and without, since the top of the branch tells.
        for arguments in [[template, "--hydrator"], [template + "-next"]] {
            let current = try ChoreocRun(["verify", "--branch"] + arguments, in: fixture.url)
            #expect(current.status == 0, "\(current.output)\(current.errors)")
            #expect(current.errors.contains("the output is what the sources give: 3 files compared"))
        }
        // A later commit that changes no manifest leaves metadata of an earlier one, which is as it should be.
        try fixture.commit("Nothing")
        #expect(try verify("--branch", template, "--hydrator").status == 0)
        try fixture.changeImage("reminder", to: "3")
        let stale = try verify("--branch", template, "--hydrator")
        #expect(stale.status == 1)
        #expect(stale.output.contains("stale: environments/ferry/dev-next:ferry/dev/booking/manifest.yaml\n"))
        #expect(stale.output.contains(":3\n"))
        #expect(try verify("--branch", template, "--hydrator", "--environment", "staging").status == 0)
        let annotated = try verify("--branch", template, "--hydrator", "--format", "json")
        #expect(annotated.output.contains("Run `choreoc publish --branch '\(template)' --hydrator`."))
        #expect(try verify("--branch", template, "--hydrator", "--component", "web").status == 2)
        #expect(try verify("-o", "x", "--hydrator").status == 2)
    }

    @Test func whatIsMissingForeignOrLeftOverOnAHydratedBranch() throws {
        let run = try fixture.publish(
            "--hydrator", "--repo-url", "https://git.example.com/ferry/platform", "--environment", "dev")
        #expect(run.status == 0)
        let next = "environments/ferry/dev-next"
        let clone = try TemporaryDirectory()
        try fixture.repository.git("worktree", "add", "-q", clone.url.path + "/next", next)
        let folder = clone.url.appendingPathComponent("next/ferry/dev/booking")
        try FileManager.default.removeItem(at: folder.appendingPathComponent("README.md"))
        try FileManager.default.removeItem(at: clone.url.appendingPathComponent("next/.gitattributes"))
        try Data("kind: X\n".utf8).write(to: folder.appendingPathComponent("extra.yaml"))
        let gone = clone.url.appendingPathComponent("next/ferry/dev/gone")
        try FileManager.default.createDirectory(at: gone, withIntermediateDirectories: true)
        for name in ["manifest.yaml", "hydrator.metadata"] {
            try Data("{}".utf8).write(to: gone.appendingPathComponent(name))
        }
        let unit = folder.appendingPathComponent("web")
        try FileManager.default.createDirectory(at: unit, withIntermediateDirectories: true)
        try Data("choreoc 1\n".utf8).write(to: unit.appendingPathComponent(".choreoc"))
        try fixture.repository.git("-C", clone.url.path + "/next", "add", "-A")
        try fixture.repository.git("-C", clone.url.path + "/next", "commit", "-q", "-m", "By hand")
        let verified = try verify(
            "--branch", "environments/{organization}/{environment}", "--hydrator", "--environment", "dev")
        #expect(verified.status == 1)
        #expect(
            verified.output == """
                missing: \(next):.gitattributes
                missing: \(next):ferry/dev/booking/README.md
                foreign: \(next):ferry/dev/booking/extra.yaml
                obsolete: \(next):ferry/dev/booking/web/.choreoc
                obsolete: \(next):ferry/dev/gone/hydrator.metadata
                obsolete: \(next):ferry/dev/gone/manifest.yaml

                """, "\(verified.output)")
        try fixture.repository.git("worktree", "remove", "--force", clone.url.path + "/next")
    }

    @Test func withStagedBothSidesComeFromTheIndex() throws {
        let nothing = try verify("-o", "rendered", "--staged")
        #expect(nothing.status == 2)
        #expect(PublishFixture.ids(nothing) == ["OC3025"])
        #expect(try ChoreocRun(["compile", "-q", "-o", "rendered"], in: fixture.url).status == 0)
        try fixture.repository.git("add", "-A")
        // What is only in the work tree counts on neither side.
        try fixture.remove("rendered")
        try fixture.changeImage("reminder", to: "dirty")
        let current = try verify("-o", "rendered", "--staged")
        #expect(current.status == 0, "\(current.output)")
        try fixture.repository.git("add", "namespaces")
        try fixture.repository.git("rm", "-q", "--cached", "rendered/ferry/dev/booking/web/service-web.yaml")
        try fixture.repository.folder.write("kind: X\n", to: "rendered/ferry/dev/booking/web/extra.yaml")
        try fixture.repository.git("add", "rendered/ferry/dev/booking/web/extra.yaml")
        let run = try verify("-o", "rendered", "--staged")
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "stale: rendered/ferry/dev/booking/reminder/cronjob-reminder-dev-fbbec697.yaml\n    @@ line"))
        #expect(run.output.contains("missing: rendered/ferry/dev/booking/web/service-web.yaml\n"))
        #expect(run.output.contains("foreign: rendered/ferry/dev/booking/web/extra.yaml\n"))
        let outside = try verify("-o", "/tmp", "--staged")
        #expect(outside.status == 2)
        #expect(outside.errors.contains("lies outside of the repository"))
    }

    @Test func usage() throws {
        for arguments in [[], ["-o", "x", "--branch", "y"], ["-o", "x", "--plane-branch", "y"]] {
            #expect(try ChoreocRun(["verify"] + arguments, in: fixture.url).status == 2)
        }
        #expect(PublishFixture.ids(try verify("--branch", "{x}")) == ["OC3210"])
    }
}
