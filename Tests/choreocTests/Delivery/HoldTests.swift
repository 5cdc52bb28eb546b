import Foundation
import TestSupport
import Testing

/// `compile --on-error hold`: units with errors keep their last output, whatever the error took from the sources.
struct HoldTests {
    private let sources: TemporaryDirectory
    private let output: URL
    private let before: [String: Data]

    init() throws {
        sources = try TemporaryDirectory()
        try sources.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        output = sources.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path])
        try #require(run.status == 0, "\(run.errors)")
        before = try contents(of: output)
    }

    private func compile(_ arguments: String...) throws -> ChoreocRun {
        try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path, "--on-error", "hold"] + arguments)
    }

    private func replace(_ old: String, _ new: String, in path: String) throws {
        let file = sources.url.appendingPathComponent(path)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try #require(text.contains(old), "\(path)")
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
    }

    /// Each takes a declaration from the sources without which units are not even planned.
    @Test(arguments: [
        ("autoDeploy: true", "autoDeploy: \"yes\"", "namespaces/ferry/projects/booking/web/component.yaml"),
        ("kind: Project\n", "kind: Project\nspecc: {}\n", "namespaces/ferry/projects/booking/project.yaml"),
        (
            "kind: DeploymentPipeline\n", "kind: DeploymentPipeline\nspecc: {}\n",
            "namespaces/ferry/platform/environments.yaml"
        ),
        ("kind: Project\n", "kind: Projet\n", "namespaces/ferry/projects/booking/project.yaml"),
        ("kind: Component\n", "kind: [\n", "namespaces/ferry/projects/booking/web/component.yaml"),
    ])
    func whatAnErrorTakesFromTheSourcesIsNotRemoved(_ old: String, _ new: String, _ path: String) throws {
        try replace(old, new, in: path)
        let run = try compile()
        #expect(run.status == 1 && run.errors.contains(" 0 files written,"), "\(run.errors)")
        #expect(run.errors.contains(" 0 removed"), "\(run.errors)")
        #expect(try contents(of: output) == before)
        // Nor is it called obsolete.
        let verified = try ChoreocRun(["verify", "-C", sources.url.path, "-o", output.path])
        #expect(verified.status == 1 && verified.output == "", "\(verified.output)")
    }

    @Test func theRestIsWrittenAndWhatIsGoneGoesWithoutErrors() throws {
        let web = "namespaces/ferry/projects/booking/web/component.yaml"
        let good = String(decoding: try Data(contentsOf: sources.url.appendingPathComponent(web)), as: UTF8.self)
        try replace("autoDeploy: true", "autoDeploy: \"yes\"", in: web)
        try replace("value: debug", "value: trace", in: "namespaces/ferry/projects/booking/api/component.yaml")
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("namespaces/ferry/projects/booking/reminder"))
        #expect(try compile("-q").status == 1)
        let held = try contents(of: output)
        #expect(held.keys.sorted() == before.keys.sorted())
        let changed = held.filter { before[$0.key] != $0.value }.keys
        #expect(changed.contains { $0.hasPrefix("ferry/dev/booking/api/deployment-") }, "\(changed)")
        try sources.write(good, to: web)
        let run = try compile("-q", "--allow-removals")
        #expect(run.status == 0, "\(run.errors)")
        let after = try contents(of: output).keys
        #expect(
            !after.contains { $0.contains("/reminder/") } && after.contains { $0.contains("ferry/dev/booking/web/") })
    }
}
