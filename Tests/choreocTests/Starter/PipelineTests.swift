import Basics
import Delivery
import Foundation
import TestSupport
import Testing
import Tree

/// CI for GitHub and GitLab: the files in `examples/ci`, their structure, and the scripts in them.
struct PipelineTests {
    private static let folder = ConformanceData.repository.appendingPathComponent("examples/ci")

    private func read(_ path: String) throws -> Value {
        try SyncFixture.read(Data((StarterRepository.examples[path] ?? "").utf8), path)
    }

    @Test func theExamplesAreWhatInitWrites() throws {
        var paths: Set<String> = []
        for (path, text) in StarterRepository.examples {
            paths.insert(path)
            let file = Self.folder.appendingPathComponent(path)
            if updatesGoldenFiles {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(path) is stale: CHOREOC_UPDATE=1")
        }
        #expect(Set(try contents(of: Self.folder).keys) == paths)
    }

    // MARK: GitHub

    private func steps() throws -> [Value] {
        try #require(try read("github/action.yml")[path: "runs", "steps"]?.items)
    }

    @Test func theActionIsACompositeOneWithAShellForEveryScript() throws {
        let action = try read("github/action.yml")
        #expect(action[path: "runs", "using"]?.string == "composite")
        let keys: Set<String> = ["name", "id", "if", "shell", "env", "run"]
        for step in try steps() {
            let own = Set(step.map?.entries.map(\.key.text) ?? [])
            #expect(own.isSubset(of: keys))
            #expect(step["shell"]?.string == "bash")
            // What comes from an event or an input must not become part of a script.
            #expect(step["run"]?.string?.contains("${{") == false)
        }
        // Every input is used, and every input that is used is declared.
        let text = try #require(StarterRepository.examples["github/action.yml"])
        let used = Set(text.matches(of: /inputs\.([a-z-]+)/).map { String($0.1) })
        let declared = Set(action["inputs"]?.map?.entries.map(\.key.text) ?? [])
        #expect(used == declared)
        for input in action["inputs"]?.map?.entries ?? [] {
            #expect(input.value["description"]?.string != nil)
            #expect(input.value["default"]?.string != nil, "\(input.key.text): inputs are strings")
        }
    }

    @Test func theWorkflowUsesOnlyInputsThatThereAre() throws {
        let workflow = try read("github/workflow.yml")
        let declared = Set(try read("github/action.yml")["inputs"]?.map?.entries.map(\.key.text) ?? [])
        let steps = try #require(workflow[path: "jobs", "choreoc", "steps"]?.items)
        let action = try #require(steps.first { $0["uses"]?.string == "./.github/actions/choreoc" })
        #expect(declared.isSuperset(of: action["with"]?.map?.entries.map(\.key.text) ?? []))
        let checkout = try #require(steps.first { $0["uses"]?.string?.hasPrefix("actions/checkout@") == true })
        #expect(checkout[path: "with", "fetch-depth"]?.exactInteger == 0)
        #expect(workflow["permissions"]?.map?.isEmpty == false)
    }

    // MARK: GitLab

    @Test func theTemplateHasJobsThatGitLabKnows() throws {
        let template = try read("gitlab/choreoc.gitlab-ci.yml")
        let keys: Set<String> = [
            "extends", "stage", "rules", "script", "artifacts", "image", "variables", "before_script", "resource_group",
        ]
        var jobs = 0
        for entry in template.map?.entries ?? [] where entry.key.text != "variables" {
            jobs += 1
            let own = Set(entry.value.map?.entries.map(\.key.text) ?? [])
            #expect(own.isSubset(of: keys), "\(entry.key.text)")
            if entry.key.text.hasPrefix(".") { continue }
            #expect(entry.value["script"]?.items?.isEmpty == false)
            #expect(entry.value["rules"]?.items?.allSatisfy { $0["if"]?.string != nil } == true)
            #expect(template[Symbol(entry.value["extends"]?.string ?? "")] != nil)
        }
        #expect(jobs == 4)
        let reports = template[path: "choreoc-check", "artifacts", "reports"]
        #expect(reports?["codequality"]?.string == "gl-code-quality-report.json")
        #expect(reports?["junit"]?.string == "choreoc.xml")
    }

    // MARK: Scripts

    private func scripts() throws -> [(name: String, text: String)] {
        var scripts = try steps().map { (name: $0["name"]?.string ?? "", text: $0["run"]?.string ?? "") }
        for entry in try read("gitlab/choreoc.gitlab-ci.yml").map?.entries ?? [] {
            for key in [Symbol("before_script"), "script"] {
                scripts += (entry.value[key]?.texts ?? []).map { (entry.key.text, $0) }
            }
        }
        return scripts
    }

    @Test func everyScriptIsOneThatTheShellReads() throws {
        #expect(try scripts().count > 15)
        for script in try scripts() {
            let run = try ProgramRun("bash", ["-n", "-c", script.text])
            #expect(run.status == 0, "\(script.name): \(run.errors)")
        }
    }

    @Test func everyCallOfChoreocIsOneThatItTakes() throws {
        var commands: Set<String> = []
        for script in try scripts() {
            for match in script.text.matches(of: /choreoc ([a-z]+) .*/) { commands.insert(String(match.1)) }
        }
        #expect(commands == ["check", "verify", "diff", "publish"])
        for command in ["check", "verify"] {
            #expect(try ChoreocRun(["help", command]).status == 0)
        }
    }

    /// The steps of the action as a runner runs them, up to the comparison.
    @Test func theActionReportsAndRefuses() throws {
        let repository = try TemporaryRepository()
        let temporary = try TemporaryDirectory()
        #expect(try ChoreocRun(["init"], in: repository.folder.url).status == 0)
        #expect(try ChoreocRun(["compile", "-q", "-o", "rendered"], in: repository.folder.url).status == 0)
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "start")
        func step(_ name: String, _ variables: [String: String]) throws -> ProgramRun {
            let script = try #require(try steps().first { $0["name"]?.string == name }?["run"]?.string)
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let common = [
                "RUNNER_TEMP": temporary.url.path, "GITHUB_OUTPUT": temporary.url.appendingPathComponent("out").path,
                "GITHUB_WORKSPACE": repository.folder.url.path, "PACKAGE": "",
                "PATH": ChoreocRun.executable.deletingLastPathComponent().path + ":" + path,
            ]
            return try ProgramRun(
                "bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], in: repository.folder.url,
                environment: repository.environment.merging(common, uniquingKeysWith: { $1 })
                    .merging(variables, uniquingKeysWith: { $1 }))
        }
        #expect(try step("Install choreoc", [:]).status == 0)
        let check = try step("Check the sources", ["REPORTS": "choreoc"])
        #expect(check.status == 0, "\(check.output)\(check.errors)")
        let reports = try contents(of: temporary.url.appendingPathComponent("choreoc"))
        #expect(Set(reports.keys) == ["choreoc.sarif", "choreoc.xml"])
        #expect(try JSONSerialization.jsonObject(with: reports["choreoc.sarif"] ?? Data()) is [String: Any])
        #expect(try step("Verify the rendered tree", ["OUTPUT": "rendered"]).status == 0)
        let component = "namespaces/acme/projects/shop/web/component.yaml"
        let text = try String(contentsOf: repository.folder.url.appendingPathComponent(component), encoding: .utf8)
        try repository.folder.write(text.replacingOccurrences(of: "web:1.0.0", with: "web:1.0.1"), to: component)
        let stale = try step("Verify the rendered tree", ["OUTPUT": "rendered"])
        #expect(stale.status == 1)
        #expect(stale.output.contains("::error file=rendered/acme/development/shop/web/deployment-"))
        try repository.folder.write(
            text.replacingOccurrences(of: "name: deployment/service}", with: "name: deployment/servce}"), to: component)
        let broken = try step("Check the sources", ["REPORTS": "choreoc"])
        #expect(broken.status == 1)
        #expect(broken.output.contains("::error file=\(component),line=7,endLine=7,"))
    }
}
