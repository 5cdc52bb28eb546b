import Foundation
import TestSupport
import Testing

/// What `choreoc publish` refuses, each time without moving any branch.
struct PublishRefusalTests {
    private let fixture: PublishFixture

    init() throws {
        fixture = try PublishFixture()
    }

    /// The findings of a run that must not move anything.
    private func refusal(_ status: Int32, _ arguments: String...) throws -> [String] {
        let before = try fixture.output("for-each-ref")
        let run = try ChoreocRun(["publish", "-q"] + arguments, in: fixture.url)
        #expect(run.status == status, "\(run.output)\(run.errors)")
        #expect(try fixture.output("for-each-ref") == before)
        return PublishFixture.ids(run)
    }

    @Test func mistakesOfTheSources() throws {
        try fixture.repository.folder.write("kind: Componet\napiVersion: openchoreo.dev/v1alpha1\n", to: "a.yaml")
        try fixture.commit("Mistake")
        #expect(try refusal(1).contains("OC1061"))
    }

    @Test(arguments: [
        "environments/{enviroment}", "a..b", "-x", "x{", "HEAD", "refs/heads/x", "{role}", "x.lock", "a b",
    ])
    func namesThatAreNoBranches(_ name: String) throws {
        #expect(try refusal(2, "--branch=\(name)") == ["OC3210"])
    }

    @Test func placeholdersAreSuggested() throws {
        let run = try fixture.publish("--branch", "e/{enviroment}")
        #expect(run.errors.contains("there is no placeholder `{enviroment}`"))
        #expect(run.errors.contains("Write `{environment}`."))
        #expect(try fixture.publish("--plane-branch", "p/{other}").errors.contains("There are `{role}`, `{plane}`."))
    }

    @Test func usage() throws {
        #expect(try fixture.publish("--staged").status == 2)
        #expect(try fixture.publish("--hydrator").status == 2)
        #expect(try fixture.publish("--hydrator", "--repo-url", "x", "--component", "web").status == 2)
        #expect(try refusal(2, "--rev", "nothing") == ["OC1024"])
        for url in ["https://me:secret@example.com/x", "https://ghp_0123456789abcdefghij@example.com/x", "a\nb", ""] {
            #expect(try refusal(2, "--repo-url", url) == ["OC3217"], "\(url)")
        }
    }

    @Test func branchesThatAreCheckedOut() throws {
        #expect(try refusal(2, "--branch", "main") == ["OC3211"])
        try fixture.repository.git("checkout", "-q", "--orphan", "empty")
        #expect(try refusal(2, "--branch", "empty", "--rev", "main") == ["OC3211"])
        try fixture.repository.git("checkout", "-q", "-f", "main")
        _ = try fixture.publish("--branch", "rendered")
        let folder = try TemporaryDirectory()
        try fixture.repository.git("worktree", "add", "-q", folder.url.appendingPathComponent("w").path, "rendered")
        try fixture.changeImage(to: "3")
        try fixture.commit("Bump")
        #expect(try refusal(2, "--branch", "rendered") == ["OC3211"])
    }

    @Test func branchesOfSources() throws {
        try fixture.repository.git("branch", "feature")
        #expect(try refusal(2, "--branch", "feature") == ["OC3212"])
        try fixture.commit("More")
        #expect(try refusal(2, "--branch", "feature") == ["OC3212"])
        #expect(try refusal(2, "--branch", "feature", "--allow-older") == ["OC3212"])
    }

    @Test func commitsThatDoNotFollowTheOnePublishedLast() throws {
        let old = try #require(try fixture.id("HEAD"))
        try fixture.changeImage(to: "3")
        let new = try fixture.commit("Bump")
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        #expect(try refusal(1, "--branch", "rendered", "--rev", old) == ["OC3214"])
        let run = try fixture.publish("--branch", "rendered", "--rev", old)
        #expect(run.errors.contains("was published from \(new.prefix(12)), which is newer than \(old.prefix(12))"))
        // Going back on purpose is a commit of its own, on top.
        #expect(try fixture.publish("--branch", "rendered", "--rev", old, "--allow-older").status == 0)
        #expect(try fixture.output("rev-list", "--count", "rendered") == "2")
        // A side branch does not follow either.
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        try fixture.repository.git("checkout", "-q", "-b", "side", old)
        try fixture.changeImage(to: "4")
        try fixture.commit("Side")
        #expect(try refusal(1, "--branch", "rendered") == ["OC3214"])
        // Commits of people on top do not hide what was published.
        let folder = try TemporaryDirectory()
        let work = folder.url.appendingPathComponent("w").path
        try fixture.repository.git("worktree", "add", "-q", work, "rendered")
        try fixture.repository.git("-C", work, "commit", "-q", "--allow-empty", "-m", "By hand")
        try fixture.repository.git("worktree", "remove", work)
        #expect(try refusal(1, "--branch", "rendered") == ["OC3214"])
    }

    @Test func branchesThatWentApart() throws {
        let remote = try fixture.addRemote()
        try fixture.push(try fixture.publish("--branch", "rendered"))
        for tag in ["3", "4"] {
            try fixture.changeImage(to: tag)
            try fixture.commit(tag)
            if tag == "3" {
                try fixture.push(try fixture.publish("--branch", "rendered"))
                try fixture.repository.git("update-ref", "refs/heads/rendered", "rendered~")
                try fixture.repository.git("update-ref", "refs/remotes/origin/rendered", "rendered")
            }
        }
        // The other side published "3"; here "4" was published without fetching it.
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        try fixture.repository.git("fetch", "-q")
        try fixture.changeImage(to: "5")
        try fixture.commit("5")
        #expect(try refusal(1, "--branch", "rendered") == ["OC3213"])
        let run = try fixture.publish("--branch", "rendered")
        #expect(run.errors.contains("git branch -f rendered origin/rendered"))
        try fixture.repository.git("branch", "-f", "rendered", "origin/rendered")
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        withExtendedLifetime(remote) {}
    }

    @Test func aShallowCloneThatHidesTheAnswer() throws {
        let remote = try fixture.addRemote()
        try fixture.push(try fixture.publish("--branch", "rendered"))
        for tag in ["3", "4", "5"] {
            try fixture.changeImage(to: tag)
            try fixture.commit(tag)
        }
        try fixture.repository.git("push", "-q", "origin", "main")
        let folder = try TemporaryDirectory()
        let clone = folder.url.appendingPathComponent("clone")
        try fixture.repository.git(
            "clone", "-q", "--depth", "2", "--no-single-branch", "file://\(remote.url.path)", clone.path)
        let run = try ChoreocRun(["publish", "-q", "--branch", "rendered"], in: clone)
        #expect(run.status == 2)
        #expect(PublishFixture.ids(run) == ["OC3215"])
        #expect(run.errors.contains("fetch-depth: 0"))
        // What was published lies within the depth.
        try fixture.repository.git("-C", clone.path, "fetch", "-q", "--depth", "4")
        #expect(try ChoreocRun(["publish", "-q", "--branch", "rendered"], in: clone).status == 0)
    }

    @Test func foreignThingsInTheWay() throws {
        _ = try fixture.publish("--branch", "rendered", "--environment", "dev")
        let folder = try TemporaryDirectory()
        let work = folder.url.appendingPathComponent("w")
        try fixture.repository.git("worktree", "add", "-q", work.path, "rendered")
        let unit = work.appendingPathComponent("ferry/prod/booking/web")
        try FileManager.default.createDirectory(at: unit, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: unit.appendingPathComponent("service-web.yaml"))
        try fixture.repository.git("-C", work.path, "add", "-A")
        try fixture.repository.git("-C", work.path, "commit", "-q", "-m", "Mine")
        try fixture.repository.git("worktree", "remove", work.path)
        #expect(try refusal(1, "--branch", "rendered") == ["OC3003"])
        let run = try fixture.publish("--branch", "rendered")
        #expect(run.errors.contains("`rendered:ferry/prod/booking/web/service-web.yaml`"))
    }

    @Test func locksOfOthersAndNamesThatCannotStandTogether() throws {
        try fixture.repository.folder.write("", to: ".git/refs/heads/rendered.lock")
        #expect(try refusal(2, "--branch", "rendered") == ["OC3204"])
        try fixture.remove(".git/refs/heads/rendered.lock")
        try fixture.repository.git("branch", "environments")
        #expect(try refusal(2) == ["OC3205", "OC3205", "OC3205"])
    }

    @Test func aDamagedBranch() throws {
        _ = try fixture.publish("--branch", "rendered")
        let tree = try #require(try fixture.id("rendered^{tree}"))
        let packs = fixture.url.appendingPathComponent(".git/objects/pack")
        for name in try FileManager.default.contentsOfDirectory(atPath: packs.path) where name.hasSuffix(".pack") {
            let pack = packs.appendingPathComponent(name)
            let copy = try Data(contentsOf: pack)
            for file in try FileManager.default.contentsOfDirectory(atPath: packs.path) {
                try FileManager.default.removeItem(at: packs.appendingPathComponent(file))
            }
            _ = try ProgramRun("git", ["unpack-objects", "-q"], in: fixture.url, input: copy)
        }
        try fixture.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
        #expect(try refusal(2, "--branch", "rendered") == ["OC1029"])
    }
}
