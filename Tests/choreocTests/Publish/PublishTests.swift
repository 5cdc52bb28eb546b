import Foundation
import TestSupport
import Testing

/// `choreoc publish`: what it commits, and that nothing else is touched.
struct PublishTests {
    private let fixture: PublishFixture

    init() throws {
        fixture = try PublishFixture()
    }

    /// The rendered tree of a commit, as `compile` writes it.
    private func compiled(_ revision: String = "HEAD") throws -> [String: Data] {
        let folder = try TemporaryDirectory()
        let run = try ChoreocRun(["compile", "-q", "--rev", revision, "-o", folder.url.path], in: fixture.url)
        try #require(run.status == 0, "\(run.errors)")
        return try contents(of: folder.url)
    }

    private func checkedOut(_ branch: String) throws -> [String: Data] {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appendingPathComponent("archive.tar")
        let tree = try TemporaryDirectory()
        try fixture.repository.git("archive", "-o", archive.path, branch)
        _ = try ProgramRun("tar", ["-xf", archive.path, "-C", tree.url.path])
        return try contents(of: tree.url)
    }

    @Test func oneBranchHoldsWhatCompileWrites() throws {
        // The work tree is not what is published.
        try fixture.changeImage(to: "dirty")
        try fixture.repository.folder.write("x", to: "untracked.txt")
        let status = try fixture.output("status", "--porcelain")
        let index = try Data(contentsOf: fixture.url.appendingPathComponent(".git/index"))
        let run = try fixture.publish("--branch", "rendered")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try checkedOut("rendered") == compiled())
        #expect(try Data(contentsOf: fixture.url.appendingPathComponent(".git/index")) == index)
        #expect(try fixture.output("status", "--porcelain") == status)
        let source = try #require(try fixture.id("HEAD"))
        let message = try fixture.output(
            "show", "-s", "--format=%an <%ae> %at|%cn <%ce> %ct %ad%n%B", "--date=raw", "rendered")
        #expect(
            message == """
                Test <test@example.com> 1700000000|Test <test@example.com> 1700000000 1700000000 +0130
                \(source.prefix(7)): Start

                Choreoc-source-commit: \(source)
                Argocd-reference-commit-author: Test <test@example.com>
                Argocd-reference-commit-sha: \(source)
                Argocd-reference-commit-subject: Start
                Argocd-reference-commit-date: 2023-11-14T23:43:20+01:30

                """)
        try fixture.repository.git("fsck", "--strict", "--full")
    }

    @Test func everyMachineMakesTheSameCommits() throws {
        let other = try TemporaryDirectory()
        let clone = other.url.appendingPathComponent("clone")
        try fixture.repository.git("clone", "-q", fixture.path, clone.path)
        _ = try fixture.publish("--jobs", "1")
        let run = try ChoreocRun(["publish", "-q", "-C", clone.path])
        #expect(run.status == 0, "\(run.errors)")
        for environment in ["dev", "staging", "prod"] {
            let branch = "environments/ferry/\(environment)"
            let here = try #require(try fixture.id(branch))
            let there = try ProgramRun("git", ["-C", clone.path, "rev-parse", branch]).output
            #expect(there == here + "\n")
        }
    }

    @Test func environmentsHaveBranchesOfTheirOwn() throws {
        let run = try fixture.publish()
        #expect(run.status == 0, "\(run.errors)")
        let tree = try compiled()
        for environment in ["dev", "staging", "prod"] {
            let wanted = tree.filter { $0.key.hasPrefix("ferry/\(environment)/") }
            #expect(try checkedOut("environments/ferry/\(environment)") == wanted)
        }
    }

    @Test func nothingChangedIsNoCommit() throws {
        _ = try fixture.publish()
        let before = try fixture.output("for-each-ref")
        try fixture.repository.folder.write("words", to: "README.md")
        try fixture.commit("Only words")
        let run = try fixture.publish("--format", "json")
        #expect(run.status == 0)
        #expect(run.output.contains("\"changed\":false") && !run.output.contains("\"changed\":true"))
        let now = try fixture.output("for-each-ref")
        #expect(
            now.replacingOccurrences(of: try #require(try fixture.id("main")), with: "")
                == before.replacingOccurrences(of: try #require(try fixture.id("main~")), with: ""))
    }

    @Test func aChangeMovesOnlyTheBranchesThatItReaches() throws {
        _ = try fixture.publish()
        let prod = try fixture.id("environments/ferry/prod")
        let staging = try fixture.id("environments/ferry/staging")
        try fixture.changeImage("reminder", to: "9.9.9")
        try fixture.commit("Bump")
        let run = try fixture.publish("--environment", "dev")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.id("environments/ferry/prod") == prod)
        let changed = try fixture.output("diff", "--name-only", "environments/ferry/dev~", "environments/ferry/dev")
        #expect(
            changed
                == "ferry/dev/booking/reminder/.choreoc\nferry/dev/booking/reminder/cronjob-reminder-dev-fbbec697.yaml")
        let all = try fixture.publish()
        #expect(all.status == 0, "\(all.errors)")
        #expect(try fixture.id("environments/ferry/prod~") == prod)
        #expect(try fixture.id("environments/ferry/staging") == staging)
        #expect(all.output.contains("environments/ferry/dev      unchanged\n"))
    }

    @Test func whatTheSourcesDoNotGiveAnyMoreGoesAndFilesOfOthersStay() throws {
        _ = try fixture.publish("--branch", "rendered")
        // Somebody commits files of their own, on top.
        let clone = try TemporaryDirectory()
        let work = clone.url.appendingPathComponent("work")
        try fixture.repository.git("worktree", "add", "-q", work.path, "rendered")
        for path in ["README.md", "ferry/dev/booking/NOTES.txt", ".github/workflow.yml"] {
            let file = work.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("ours".utf8).write(to: file)
        }
        try fixture.repository.git("-C", work.path, "add", "-A")
        try fixture.repository.git("-C", work.path, "commit", "-q", "-m", "Files of ours")
        try fixture.repository.git("worktree", "remove", work.path)
        try fixture.remove("namespaces/ferry/projects/booking/reminder")
        try fixture.commit("No reminder")
        let refused = try fixture.publish("--branch", "rendered")
        #expect(refused.status == 1)
        #expect(PublishFixture.ids(refused) == ["OC3005"])
        let run = try fixture.publish("--branch", "rendered", "--allow-removals")
        #expect(run.status == 0, "\(run.errors)")
        let files = try fixture.files("rendered")
        #expect(!files.contains { $0.contains("/reminder/") })
        #expect(Set(files).isSuperset(of: ["README.md", "ferry/dev/booking/NOTES.txt", ".github/workflow.yml"]))
        #expect(
            try fixture.output("log", "--format=%s", "rendered").hasSuffix(
                "Files of ours\n" + fixture.output("show", "-s", "--format=%h: Start", "HEAD~").prefix(7) + ": Start"))
    }

    @Test func anEnvironmentThatIsGoneEmptiesItsBranchWhenAllowed() throws {
        _ = try fixture.publish()
        try fixture.repository.git("branch", "environments/ferry/old", "environments/ferry/dev")
        // A branch that only has such a name is nobody's.
        try fixture.repository.git("branch", "environments/other/x", "main")
        let refused = try fixture.publish()
        #expect(PublishFixture.ids(refused) == ["OC3005"], "\(refused.errors)")
        #expect(refused.errors.contains("environments/ferry/old"))
        let run = try fixture.publish("--allow-removals")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.files("environments/ferry/old") == [])
        #expect(try fixture.id("environments/other/x") == fixture.id("main"))
        // Narrowed to another environment it is none of the run's business.
        try fixture.repository.git("branch", "-f", "environments/ferry/old", "environments/ferry/dev")
        #expect(try fixture.publish("--environment", "prod").status == 0)
    }

    @Test func bareRepositoriesAreTheSame() throws {
        let folder = try TemporaryDirectory()
        let bare = folder.url.appendingPathComponent("bare.git")
        try fixture.repository.git("clone", "-q", "--bare", fixture.path, bare.path)
        _ = try fixture.publish("--branch", "rendered")
        let run = try ChoreocRun(["publish", "-q", "--branch", "rendered", "--rev", "main", "-C", bare.path])
        #expect(run.status == 0, "\(run.errors)")
        let there = try ProgramRun("git", ["-C", bare.path, "rev-parse", "rendered"]).output
        #expect(there == (try #require(try fixture.id("rendered"))) + "\n")
        #expect(run.output.contains("git -C \(bare.path) push origin refs/heads/rendered:refs/heads/rendered\n"))
    }

    @Test func anotherFolderAndAnotherRepositoryAreNamed() throws {
        let platform = try TemporaryRepository()
        try platform.folder.copyContents(of: fixture.url.appendingPathComponent("platform"))
        try platform.git("add", "-A")
        try platform.git("commit", "-q", "-m", "Platform")
        try fixture.remove("platform")
        try fixture.commit("Platform moves out")
        let dirty = try fixture.publish("--branch", "rendered", "--also", platform.folder.url.path)
        #expect(dirty.status == 2)
        #expect(PublishFixture.ids(dirty) == ["OC3216"])
        let run = try fixture.publish("--branch", "rendered", "--also", platform.folder.url.path + "@main")
        #expect(run.status == 0, "\(run.errors)")
        let id = try platform.git("rev-parse", "HEAD").output.dropLast()
        #expect(try fixture.output("show", "-s", "--format=%B", "rendered").contains("@\(id)\n"))
    }

    @Test func aDryRunWritesNothing() throws {
        let before = try fixture.output("for-each-ref")
        let run = try fixture.publish("--dry-run")
        #expect(run.status == 0)
        #expect(run.output.contains("environments/ferry/dev      new "))
        #expect(!run.output.contains("git push"))
        #expect(try fixture.output("for-each-ref") == before)
        #expect(!FileManager.default.fileExists(atPath: fixture.path + "/.git/choreoc-publish"))
    }

    @Test func theResultAsJSON() throws {
        let remote = try fixture.addRemote()
        let run = try fixture.publish("--branch", "rendered", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let result = try #require(document["result"] as? [String: Any])
        let branch = try #require((result["branches"] as? [[String: Any]])?.first)
        #expect(result["sourceCommit"] as? String == (try fixture.id("HEAD")))
        #expect(branch["new"] as? String == (try fixture.id("rendered")))
        #expect(branch["old"] is NSNull)
        #expect(branch["filesWritten"] as? Int == 48)
        #expect(result["push"] as? String == "git push origin refs/heads/rendered:refs/heads/rendered")
        #expect(run.errors == "")
        withExtendedLifetime(remote) {}
    }

    @Test func theLineThatIsPrintedPushes() throws {
        let remote = try fixture.addRemote()
        let run = try fixture.publish()
        #expect(
            run.output.split(separator: "\n").last?.hasPrefix(
                "git push --atomic origin refs/heads/environments/ferry/dev:") == true)
        try fixture.push(run)
        let again = try fixture.publish()
        #expect(!again.output.contains("git push"))
        try fixture.changeImage("reminder", to: "3")
        try fixture.commit("Bump")
        try fixture.push(try fixture.publish("--environment", "dev"))
        let there = try ProgramRun("git", ["-C", remote.url.path, "rev-parse", "environments/ferry/dev"]).output
        #expect(there == (try #require(try fixture.id("environments/ferry/dev"))) + "\n")
    }

    /// Jobs of CI clone the sources alone and know the published branches from the remote only.
    @Test func aCloneBuildsOnTheBranchOfTheRemote() throws {
        let remote = try fixture.addRemote()
        try fixture.push(try fixture.publish("--branch", "rendered"))
        let first = try fixture.id("rendered")
        try fixture.changeImage("reminder", to: "3")
        try fixture.commit("Bump")
        try fixture.repository.git("push", "-q", "origin", "main")
        let folder = try TemporaryDirectory()
        let clone = folder.url.appendingPathComponent("clone")
        try fixture.repository.git("clone", "-q", remote.url.path, clone.path)
        #expect(try ProgramRun("git", ["-C", clone.path, "branch", "--list", "rendered"]).output == "")
        let run = try ChoreocRun(["publish", "-q", "--branch", "rendered"], in: clone)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ProgramRun("git", ["-C", clone.path, "rev-parse", "rendered~"]).output == (first ?? "") + "\n")
        let line = try #require(run.output.split(separator: "\n").last.map(String.init))
        #expect(try ProgramRun("sh", ["-c", line], in: clone).status == 0)
        // Here the remote-tracking branch is ahead of the local one after a fetch, and nothing is left to do.
        try fixture.repository.git("fetch", "-q")
        let here = try fixture.publish("--branch", "rendered")
        #expect(here.output == "rendered  unchanged\n")
        // The local branch follows with the next commit.
        try fixture.changeImage("reminder", to: "4")
        try fixture.commit("Bump again")
        #expect(try fixture.publish("--branch", "rendered").status == 0)
        #expect(try fixture.id("rendered~") == fixture.id("origin/rendered"))
    }
}
