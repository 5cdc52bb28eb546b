import Foundation
import TestSupport
import Testing

/// The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit.
@Suite(.enabled(if: PreCommit.isAvailable, "pre-commit could not be installed"))
struct PreCommitTests {
    private let repository: TemporaryRepository
    private let hooks: TemporaryRepository
    private let home: TemporaryDirectory

    init() throws {
        hooks = try TemporaryRepository()
        let file = ConformanceData.repository.appendingPathComponent(".pre-commit-hooks.yaml")
        try hooks.folder.write(try String(contentsOf: file, encoding: .utf8), to: ".pre-commit-hooks.yaml")
        try hooks.git("add", "-A")
        try hooks.git("commit", "-q", "-m", "hooks")
        home = try TemporaryDirectory()
        repository = try TemporaryRepository()
        try repository.folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
    }

    /// Installs hooks by their ids.
    private func install(_ ids: String...) throws {
        let revision = try hooks.git("rev-parse", "HEAD").output
        var text = "repos:\n- repo: \(hooks.folder.url.path)\n  rev: \(revision)  hooks:\n"
        for id in ids { text += "  - id: \(id)\n" }
        try repository.folder.write(text, to: ".pre-commit-config.yaml")
        try repository.git("add", "-A")
    }

    private func preCommit(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(
            PreCommit.environment.program("pre-commit"), arguments, in: repository.folder.url, environment: variables)
    }

    private var variables: [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return repository.environment.merging(
            [
                "PRE_COMMIT_HOME": home.url.path, "NO_COLOR": "1",
                "PATH": ChoreocRun.executable.deletingLastPathComponent().path + ":" + path,
            ], uniquingKeysWith: { $1 })
    }

    private func change(_ old: String, _ new: String) throws {
        let path = "namespaces/ferry/projects/booking/web/component.yaml"
        let file = repository.folder.url.appendingPathComponent(path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old))
        try repository.folder.write(text.replacingOccurrences(of: old, with: new), to: path)
    }

    @Test func checkRefusesWhatIsStagedAndNothingElse() throws {
        try install("choreoc-check")
        #expect(try preCommit("run", "--all-files").status == 0)
        try change("deployment/service}", "deployment/servce}")
        // Not staged: the commit would be right.
        #expect(try preCommit("run", "--all-files").status == 0)
        try repository.git("add", "-A")
        let run = try preCommit("run")
        #expect(run.status == 1)
        #expect(
            run.output.contains("web/component.yaml:6:53: error: there is no ClusterComponentType `servce` [OC1302]"))
        #expect(run.output.contains("fix: Write `deployment/service`."))
    }

    @Test func aCommitThatOnlyRemovesIsChecked() throws {
        try install("choreoc-check")
        try repository.git("commit", "-q", "-m", "all")
        try repository.git("rm", "-q", "platform/types/postgres.yaml")
        let run = try preCommit("run")
        #expect(run.status == 1)
        #expect(run.output.contains("[OC1302]"))
    }

    @Test func compileWritesTellsWhatToAddAndIsContentThen() throws {
        try install("choreoc-compile")
        let first = try preCommit("run", "--all-files")
        #expect(first.status == 1)
        #expect(first.output.contains("fix: Run `git add --all rendered`, then commit again."), "\(first.output)")
        #expect(first.output.contains("missing in the index: `rendered/ferry/dev/booking/.choreoc`"))
        try repository.git("add", "--all", "rendered")
        let second = try preCommit("run", "--all-files")
        #expect(second.status == 0, "\(second.output)")
        // What was written but not added is still asked for.
        try change("booking/web:2.0.1", "booking/web:2.0.2")
        try repository.git("add", "namespaces")
        #expect(try preCommit("run").status == 1)
        let run = try ProgramRun(
            ChoreocRun.executable.path, ["compile", "--staged", "-o", "rendered"], in: repository.folder.url)
        #expect(run.status == 1)
        #expect(run.errors.contains("[OC3310]"))
        #expect(run.errors.contains("stale in the index: `rendered/ferry/"))
        try repository.git("add", "--all", "rendered")
        #expect(try preCommit("run").status == 0)
    }

    @Test func compileDoesNotLeakWhatIsNotStaged() throws {
        try install("choreoc-compile")
        #expect(try preCommit("run", "--all-files").status == 1)
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "all")
        try change("booking/web:2.0.1", "booking/web:2.0.2")
        try repository.git("add", "-A")
        // The same file is changed further, and another one, and neither is staged.
        try change("booking/web:2.0.2", "booking/web:6.6.6")
        try repository.folder.write("kind: [", to: "platform/broken.yaml")
        let run = try preCommit("run")
        #expect(run.status == 1)
        let rendered = try contents(of: repository.folder.url.appendingPathComponent("rendered"))
        let text = rendered.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text.contains("booking/web:2.0.2"))
        #expect(!text.contains("6.6.6"))
        // The changes that were not staged are back.
        let source = repository.folder.url.appendingPathComponent(
            "namespaces/ferry/projects/booking/web/component.yaml")
        #expect(try String(contentsOf: source, encoding: .utf8).contains("booking/web:6.6.6"))
        try repository.git("add", "--all", "rendered")
        #expect(try preCommit("run").status == 0)
        let staged = try repository.git("grep", "--cached", "-l", "web:6.6.6", allowsFailure: true)
        #expect(staged.status == 1)
    }

    @Test func verifyComparesWhatIsStaged() throws {
        try install("choreoc-verify")
        let output = repository.folder.url.appendingPathComponent("rendered").path
        #expect(try ChoreocRun(["compile", "-C", repository.folder.url.path, "-o", output]).status == 0)
        try repository.git("add", "-A")
        #expect(try preCommit("run", "--all-files").status == 0)
        try change("booking/web:2.0.1", "booking/web:2.0.2")
        try repository.git("add", "-A")
        let run = try preCommit("run")
        #expect(run.status == 1)
        #expect(run.output.contains("stale: rendered/ferry/"))
    }

    @Test func theInstalledHookRefusesTheCommit() throws {
        try install("choreoc-check", "choreoc-compile")
        #expect(try preCommit("install").status == 0)
        let refused = try repository.git("commit", "-q", "-m", "all", allowsFailure: true, environment: variables)
        #expect(refused.status == 1)
        #expect((refused.output + refused.errors).contains("git add --all rendered"))
        try repository.git("add", "--all", "rendered")
        try repository.git("commit", "-q", "-m", "all", environment: variables)
        let again = try ProgramRun(
            ChoreocRun.executable.path, ["verify", "--rev", "HEAD", "-o", "rendered"], in: repository.folder.url)
        #expect(again.status == 0, "\(again.output)")
    }
}

/// The real pre-commit, from PyPI.
enum PreCommit {
    static let environment = PythonEnvironment("pre-commit", packages: ["pre-commit"], modules: ["pre_commit"])
    static var isAvailable: Bool { environment.isAvailable }
}
