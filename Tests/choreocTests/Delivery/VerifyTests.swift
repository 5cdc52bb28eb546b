import Foundation
import TestSupport
import Testing

/// `choreoc verify`: what differs, what does not, and that nothing is written.
struct VerifyTests {
    private let sources: TemporaryDirectory
    private let output: URL

    init() throws {
        sources = try TemporaryDirectory()
        try sources.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        output = sources.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path])
        try #require(run.status == 0, "\(run.errors)")
    }

    private func verify(_ arguments: String...) throws -> ChoreocRun {
        try ChoreocRun(["verify", "-o", "rendered"] + arguments, in: sources.url)
    }

    @Test func whatCompileWroteIsCurrent() throws {
        let run = try verify()
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output == "")
        #expect(run.errors.contains("the output is what the sources give"))
    }

    @Test func staleMissingObsoleteAndForeignFilesAreListedAndNothingIsWritten() throws {
        let unit = "rendered/ferry/dev/booking/api"
        let service = sources.url.appendingPathComponent("\(unit)/service-api.yaml")
        let text = try String(contentsOf: service, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "kind: Service", with: "kind: Servant").utf8).write(to: service)
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("rendered/ferry/prod/booking/api/service-api.yaml"))
        try sources.write("kind: ConfigMap\n", to: "\(unit)/extra.yaml")
        try sources.write("words", to: "\(unit)/README.md")
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("namespaces/ferry/projects/booking/reminder"))
        let before = try contents(of: output)
        let run = try verify()
        #expect(run.status == 1)
        #expect(run.output.contains("stale: rendered/ferry/dev/booking/api/service-api.yaml\n    @@ line 2\n"))
        #expect(run.output.contains("    - kind: Servant\n    + kind: Service\n"))
        #expect(run.output.contains("missing: rendered/ferry/prod/booking/api/service-api.yaml\n"))
        #expect(run.output.contains("foreign: rendered/ferry/dev/booking/api/extra.yaml\n"))
        #expect(run.output.contains("obsolete: rendered/ferry/dev/booking/reminder/"))
        #expect(!run.output.contains("README.md"))
        let json = try verify("--format", "json").output
        for id in ["OC3021", "OC3022", "OC3023", "OC3024"] { #expect(json.contains("\"\(id)\"")) }
        #expect(try contents(of: output) == before)
    }

    @Test func aSelectionJudgesOnlyWhatItNames() throws {
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("rendered/ferry/prod/booking/api/service-api.yaml"))
        #expect(try verify("--environment", "dev").status == 0)
        #expect(try verify("--environment", "prod").status == 1)
    }

    @Test func differencesAsAnnotations() throws {
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("rendered/ferry/prod/booking/api/service-api.yaml"))
        let run = try verify("--format", "github")
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "::error file=rendered/ferry/prod/booking/api/service-api.yaml,title=OC3022 output-missing::"))
    }

    @Test func mistakesOfTheSourcesAreNotCurrentEither() throws {
        try sources.write("apiVersion: openchoreo.dev/v1alpha1\nkind: Componet\nmetadata: {name: a}\n", to: "a.yaml")
        let run = try verify()
        #expect(run.status == 1)
        #expect(run.errors.contains("[OC1061]"))
    }

    @Test func noTreeToVerifyEndsWithTwo() throws {
        let run = try ChoreocRun(["verify", "-o", "nowhere"], in: sources.url)
        #expect(run.status == 2)
        #expect(run.errors.contains("[OC3025]"))
    }

    @Test(arguments: ["json", "github", "sarif", "junit", "gitlab"])
    func everyFormatTellsAMistake(_ format: String) throws {
        try sources.write("apiVersion: openchoreo.dev/v1alpha1\nkind: Componet\nmetadata: {name: a}\n", to: "a.yaml")
        let run = try ChoreocRun(["check", "--format", format], in: sources.url)
        #expect(run.status == 1)
        #expect(run.output.contains("OC1061"))
        #expect(run.output.contains("a.yaml"))
        #expect(run.errors == "")
    }
}
