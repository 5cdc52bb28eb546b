import Basics
import Delivery
import Foundation
import TestSupport
import Testing
import Tree

/// Every script of `examples/ci`, run from the first step to the last: a pull or merge request that is changed, then a push.
@Suite("Pipelines run", .enabled(if: PipelineRunner.isAvailable))
struct PipelineRunTests {
    private static let marker = "<!-- choreoc diff -->"

    private func read(_ path: String) throws -> Value {
        try SyncFixture.read(Data((StarterRepository.examples[path] ?? "").utf8), path)
    }

    // MARK: GitHub

    /// The steps of the action that have run.
    private final class Steps {
        var names: Set<String> = []
    }

    @Test func gitHubFromTheCheckToPublishedBranches() throws {
        let runner = try PipelineRunner()
        let steps = try #require(try read("github/action.yml")[path: "runs", "steps"]?.items)
        let done = Steps()
        let output = runner.temporary.url.appendingPathComponent("output")
        let summary = runner.temporary.url.appendingPathComponent("summary")
        func step(_ name: String, _ variables: [String: String] = [:]) throws -> ProgramRun {
            done.names.insert(name)
            let step = try #require(steps.first { $0["name"]?.string == name })
            // A step sees what it declares, and nothing else of the job.
            let declared = Set(step["env"]?.map?.entries.map(\.key.text) ?? [])
            #expect(declared == Set(variables.keys), "\(name)")
            return try runner.run(
                try #require(step["run"]?.string),
                [
                    "RUNNER_TEMP": runner.temporary.url.path, "GITHUB_OUTPUT": output.path,
                    "GITHUB_STEP_SUMMARY": summary.path, "GITHUB_WORKSPACE": runner.repository.folder.url.path,
                    "GITHUB_API_URL": runner.server.url, "GITHUB_REPOSITORY": "acme/shop",
                    "GITHUB_REF": "refs/heads/main",
                ].merging(variables) { $1 })
        }
        func result(_ name: String) throws -> String? {
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            return lines.last { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        // A step of the workflow makes the container fit.
        let prepare = try read("github/workflow.yml")[path: "jobs", "choreoc", "steps"]?.items?.first?["run"]?.string
        #expect(try runner.run(try #require(prepare), [:]).status == 0)
        let install = try step("Install choreoc", ["PACKAGE": runner.server.url + "/choreoc.deb"])
        #expect(install.status == 0, "\(install.errors)")
        #expect(runner.installations.contains("install --yes \(runner.temporary.url.path)/choreoc.deb\n"))
        #expect(
            try String(contentsOf: runner.temporary.url.appendingPathComponent("choreoc.deb"), encoding: .utf8)
                == "package")
        #expect(try step("Check the sources", ["REPORTS": "choreoc"]).status == 0)
        let reports = try #require(try result("reports"))

        // A pull request, then another commit in it: one comment, kept up to date.
        try runner.repository.git("checkout", "-q", "-b", "work")
        for (tag, count) in [("1.1.0", 1), ("0.9.0", 1)] {
            try runner.edit(tag == "1.1.0" ? "web:1.0.0" : "web:1.1.0", "web:\(tag)")
            try runner.commit("web \(tag)")
            #expect(try step("Verify the rendered tree", ["OUTPUT": "rendered"]).status == 0)
            let compare = try step(
                "Compare with the target branch", ["BASE": "main", "FAIL_ON": "error", "REPORTS": reports])
            #expect(compare.status == 0, "\(compare.errors)")
            let status = try #require(try result("status"))
            let post = try step("Post the difference", ["TOKEN": "secret", "NUMBER": "12", "REPORTS": reports])
            #expect(post.status == 0, "\(post.output)\(post.errors)")
            let own = try runner.comments().filter { $0.author == "github-actions[bot]" }
            #expect(own.count == count)
            #expect(own.first?.body.hasPrefix(Self.marker) == true && own.first?.body.contains("web:\(tag)") == true)
            #expect(try runner.comments().filter { $0.author == "eve" }.allSatisfy { $0.body.hasSuffix("mine") })
            #expect(try step("Judge the difference", ["STATUS": status]).status == 0)
        }
        #expect(try String(contentsOf: summary, encoding: .utf8).contains("web:0.9.0"))
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: reports)) == [
                "choreoc.sarif", "choreoc.xml", "comment.json", "diff.md",
            ])
        // A danger is posted, too, and refuses; without a token there is no comment.
        let dangerous = try step(
            "Compare with the target branch", ["BASE": "main", "FAIL_ON": "danger", "REPORTS": reports])
        #expect(dangerous.status == 0)
        #expect(try step("Judge the difference", ["STATUS": try result("status") ?? ""]).status == 1)
        #expect(
            try step("Post the difference", ["TOKEN": "wrong", "NUMBER": "12", "REPORTS": reports]).status != 0)

        // The push to main, twice: the second one has nothing to bring.
        try runner.repository.git("checkout", "-q", "main")
        try runner.repository.git("merge", "-q", "work")
        try runner.repository.git("push", "-q", "origin", "main")
        for _ in 0..<2 {
            let publish = try step("Publish the rendered tree")
            #expect(publish.status == 0, "\(publish.errors)")
            let branches = try ProgramRun("git", ["-C", runner.remote.url.path, "branch", "--format=%(refname:short)"])
            #expect(branches.output.split(separator: "\n") == ["environments/acme/development", "main"])
        }
        // A slow run of an older commit steps aside.
        try runner.repository.git("checkout", "-q", "HEAD~")
        let late = try step("Publish the rendered tree")
        #expect(late.status == 0 && late.output == "There is a newer commit, whose own run publishes.\n")
        #expect(done.names == Set(steps.compactMap { $0["name"]?.string }), "a step was never run")
    }

    // MARK: GitLab

    @Test func gitLabFromTheCheckToPublishedBranches() throws {
        let runner = try PipelineRunner()
        let template = try read("gitlab/choreoc.gitlab-ci.yml")
        let host = "gitlab.example"
        func job(_ name: String, _ variables: [String: String] = [:]) throws -> ProgramRun {
            let job = try #require(template[Symbol(name)])
            let base = try #require(template[Symbol(job["extends"]?.string ?? "")])
            let lines = (base["before_script"]?.texts ?? []) + (job["script"]?.texts ?? [])
            var environment: [String: String] = [:]
            for entry in template["variables"]?.map?.entries ?? [] {
                environment[entry.key.text] = entry.value.string
            }
            for (name, value) in [
                "CI_PROJECT_DIR": runner.repository.folder.url.path, "CI_API_V4_URL": runner.server.url + "/api/v4",
                "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "12", "CI_SERVER_HOST": host,
                "CI_PROJECT_PATH": "acme/shop", "CHOREOC_PACKAGE": runner.server.url + "/choreoc.deb",
                // What is pushed to GitLab arrives in the bare repository.
                "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "url.\(runner.remote.url.path).insteadOf",
                "GIT_CONFIG_VALUE_0": "https://choreoc:secret@\(host)/acme/shop.git",
            ] { environment[name] = value }
            return try runner.run(lines.joined(separator: "\n"), environment.merging(variables) { $1 })
        }
        let check = try job("choreoc-check")
        #expect(check.status == 0, "\(check.output)\(check.errors)")
        #expect(runner.installations.contains("install -qq --yes /tmp/choreoc.deb\n"))
        for name in ["gl-code-quality-report.json", "choreoc.xml", "choreoc.sarif"] {
            let file = runner.repository.folder.url.appendingPathComponent(name)
            #expect(FileManager.default.fileExists(atPath: file.path))
            try FileManager.default.removeItem(at: file)
        }
        try runner.repository.git("checkout", "-q", "-b", "work")
        let base = try runner.repository.git("rev-parse", "main").output.trimmingCharacters(in: .whitespacesAndNewlines)
        for tag in ["1.1.0", "0.9.0"] {
            try runner.edit(tag == "1.1.0" ? "web:1.0.0" : "web:1.1.0", "web:\(tag)")
            try runner.commit("web \(tag)")
            let diff = try job("choreoc-diff", ["CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CHOREOC_TOKEN": "secret"])
            // The image that goes back is a danger, and is posted all the same.
            #expect(diff.status == (tag == "0.9.0" ? 1 : 0), "\(diff.output)\(diff.errors)")
            let own = try runner.comments().filter { $0.author == "github-actions[bot]" }
            #expect(own.count == 1 && own[0].body.contains("web:\(tag)"))
            #expect(try runner.comments().filter { $0.author == "eve" }.allSatisfy { $0.body.hasSuffix("mine") })
            for name in ["diff.md", "note.json", "notes.json"] {
                try FileManager.default.removeItem(at: runner.repository.folder.url.appendingPathComponent(name))
            }
        }
        // Without a token the difference is an artefact only.
        let silent = try job("choreoc-diff", ["CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CHOREOC_FAIL_ON": "none"])
        #expect(silent.status == 0)
        try FileManager.default.removeItem(at: runner.repository.folder.url.appendingPathComponent("diff.md"))
        try runner.repository.git("checkout", "-q", "main")
        try runner.repository.git("merge", "-q", "work")
        try runner.repository.git("push", "-q", "origin", "main")
        let push = ["CHOREOC_TOKEN": "secret", "CI_COMMIT_BRANCH": "main"]
        for _ in 0..<2 {
            let publish = try job("choreoc-publish", push)
            #expect(publish.status == 0, "\(publish.output)\(publish.errors)")
        }
        try runner.repository.git("checkout", "-q", "HEAD~")
        let late = try job("choreoc-publish", push)
        #expect(late.status == 0 && late.output == "There is a newer commit, whose own pipeline publishes.\n")
        let branches = try ProgramRun("git", ["-C", runner.remote.url.path, "branch", "--format=%(refname:short)"])
        #expect(branches.output.contains("environments/acme/development"))
        let jobs = template.map?.entries.map(\.key.text).filter { $0.hasPrefix("choreoc-") } ?? []
        #expect(Set(jobs) == ["choreoc-check", "choreoc-diff", "choreoc-publish"])
    }
}
