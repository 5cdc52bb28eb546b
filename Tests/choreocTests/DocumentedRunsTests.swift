import Foundation
import TestSupport
import Testing

/// Pages of `docs` that show commands with what they print, run again.
struct DocumentedRunsTests {
    /// Skipped where pre-commit cannot be had, which is said on standard error.
    @Test(.enabled(if: PreCommit.isAvailable)) func theTutorial() throws {
        let folder = try TemporaryDirectory()
        try check("tutorial.md", in: folder.url)
    }

    @Test func theSampleOfADifference() throws {
        let repository = try TemporaryRepository()
        try repository.folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "ferry")
        try check("diff.md", in: repository.folder.url)
    }

    private func check(_ name: String, in directory: URL) throws {
        let file = ConformanceData.repository.appendingPathComponent("docs/\(name)")
        let transcript = ConsoleTranscript(try String(contentsOf: file, encoding: .utf8))
        let home = try TemporaryDirectory()
        try home.write("[user]\nname = Ada\nemail = ada@example.org\n", to: ".gitconfig")
        let programs = [
            ChoreocRun.executable.deletingLastPathComponent().path,
            URL(fileURLWithPath: PreCommit.environment.program("pre-commit")).deletingLastPathComponent().path,
            ProcessInfo.processInfo.environment["PATH"] ?? "",
        ]
        let outputs = try transcript.run(
            in: directory,
            environment: [
                "HOME": home.url.path, "GIT_CONFIG_NOSYSTEM": "1", "PATH": programs.joined(separator: ":"), "TZ": "UTC",
                "PRE_COMMIT_HOME": home.url.appendingPathComponent("pre-commit").path, "PRE_COMMIT_COLOR": "never",
            ])
        #expect(outputs.count == transcript.steps.count && outputs.count > 2)
        if updatesGoldenFiles { try Data(transcript.page(with: outputs).utf8).write(to: file) }
        for (step, output) in zip(transcript.steps, outputs) where !updatesGoldenFiles {
            #expect(
                ConsoleTranscript.normalized(output) == ConsoleTranscript.normalized(step.output),
                "docs/\(name), after `\(step.command)`: CHOREOC_UPDATE=1")
        }
    }
}
