import Foundation
import TestSupport
import Testing

/// What users type, and what they get: exit status, streams, selection, refusals.
struct CommandLineTests {
    private let example = ConformanceData.repository.appendingPathComponent("examples/ferry").path

    @Test func helpAndVersionGoToStandardOutput() throws {
        let help = try ChoreocRun(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("choreoc compile -o rendered"))
        #expect(help.errors == "")
        let version = try ChoreocRun(["--version"])
        #expect(version.status == 0)
        #expect(version.output.hasPrefix("choreoc "))
    }

    @Test(arguments: [
        ["compile"], ["compile", "-o", "a", "--stdout"], ["compile", "--stdout", "--jobs", "0"], ["chek"],
        ["check", "--rev", "HEAD", "--staged"], ["compile", "-o", "x", "--output-format", "jsonl"],
        ["explain", "OC0000"], ["check", "-C", "/nonexistent"],
    ])
    func usageErrorsEndWithTwo(_ arguments: [String]) throws {
        let run = try ChoreocRun(arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors != "")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let run = try ChoreocRun(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("choreoc"))
    }

    @Test func explainPrintsThePageOfAFinding() throws {
        let run = try ChoreocRun(["explain", "OC1302"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("OC1302 reference-not-found (error)"))
        #expect(try ChoreocRun(["explain", "reference-not-found"]).output == run.output)
    }

    @Test func findingsAsJSON() throws {
        let mistake = try TemporaryDirectory()
        try mistake.write("apiVersion: openchoreo.dev/v1alpha1\nkind: Componet\nmetadata: {name: a}\n", to: "a.yaml")
        let run = try ChoreocRun(["check", "-C", mistake.url.path, "--format", "json"])
        #expect(run.status == 1)
        let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = try #require(root?["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["id"] as? String == "OC1061" })
        #expect(finding["file"] as? String == "a.yaml")
        #expect(finding["line"] as? Int == 2)
        #expect(finding["column"] as? Int == 7)
        #expect(finding["fix"] as? String == "Write `Component`.")
    }

    @Test func aSelectionRendersOnlyWhatItNames() throws {
        let run = try ChoreocRun([
            "compile", "-C", example, "--stdout", "--output-format", "jsonl", "--environment", "prod", "--component",
            "web",
        ])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.contains("\"name\":\"web-prod\"") == true)
        // The address of the provider is known although it is not selected.
        #expect(run.output.contains("http://api.dp-ferry-booking-prod-"))
    }

    @Test func aSelectionOfNothingIsRefusedWithTheNearestName() throws {
        let run = try ChoreocRun(["compile", "-C", example, "--stdout", "--environment", "prodd"])
        #expect(run.status == 2)
        #expect(run.errors.contains("Write `--environment prod`."))
    }

    @Test func aSelectionPrunesOnlyWhatItNames() throws {
        let folder = try TemporaryDirectory()
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: example))
        let output = folder.url.appendingPathComponent("rendered")
        #expect(try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path]).status == 0)
        let before = try contents(of: output)
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("namespaces/ferry/projects/booking/reminder"))
        let run = try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path, "--environment", "dev"])
        #expect(run.status == 0, "\(run.errors)")
        let after = try contents(of: output)
        #expect(!after.keys.contains { $0.hasPrefix("ferry/dev/booking/reminder/") })
        #expect(after.keys.contains { $0.hasPrefix("ferry/prod/booking/reminder/") })
        for (path, bytes) in after { #expect(bytes == before[path], "\(path)") }
    }

    @Test func foreignFilesAreRefused() throws {
        let folder = try TemporaryDirectory()
        try folder.write("mine", to: "rendered/ferry/dev/booking/api/service-api.yaml")
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(["compile", "-C", example, "-o", output.path])
        #expect(run.status == 1)
        #expect(run.errors.contains("[OC3003]"))
        #expect(try contents(of: output).count == 1)
    }

    @Test func theRootIsNoOutput() throws {
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: example))
        let run = try ChoreocRun(["compile", "-C", sources.url.path, "-o", sources.url.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("[OC9002]"))
    }

    @Test func theOutputInsideTheRepositoryIsNoSource() throws {
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: example))
        let output = sources.url.appendingPathComponent("rendered")
        #expect(try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path]).status == 0)
        let first = try contents(of: output)
        let run = try ChoreocRun(["compile", "-o", "rendered"], in: sources.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try contents(of: output) == first)
        #expect(run.errors.contains("; 0 files written"))
    }

    @Test func unitsWithErrorsKeepTheirOutputOnHold() throws {
        let folder = try TemporaryDirectory()
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: example))
        let output = folder.url.appendingPathComponent("rendered")
        #expect(try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path]).status == 0)
        let before = try contents(of: output)
        let booking = "namespaces/ferry/projects/booking"
        func replace(_ old: String, _ new: String, in path: String) throws {
            let file = sources.url.appendingPathComponent(path)
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            #expect(text.contains(old))
            try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
        }
        try replace("schedule: \"0 7 * * *\"", "schedul: \"0 7 * * *\"", in: "\(booking)/reminder/component.yaml")
        try replace("booking/web:2.0.1", "booking/web:2.0.2", in: "\(booking)/web/component.yaml")
        let failed = try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path])
        #expect(failed.status == 1)
        #expect(try contents(of: output) == before)
        let held = try ChoreocRun(["compile", "-C", sources.url.path, "-o", output.path, "--on-error", "hold"])
        #expect(held.status == 1)
        let after = try contents(of: output)
        for (path, bytes) in before where path.contains("/reminder/") { #expect(after[path] == bytes, "\(path)") }
        #expect(
            after.contains {
                $0.key.contains("/web/") && String(decoding: $0.value, as: UTF8.self).contains("web:2.0.2")
            })
    }

    @Test func warningsAreErrorsWhenStrict() throws {
        #expect(try ChoreocRun(["check", "-C", example]).status == 0)
        let run = try ChoreocRun(["check", "-C", example, "--strict"])
        #expect(run.status == 1)
        #expect(run.output.contains("error: binding `api-staging` pins no release"))
    }

    @Test func settingsAreReadAndChecked() throws {
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: example))
        try sources.write("networkPolicy: {port: target}\n", to: "choreoc.yaml")
        let wrong = try ChoreocRun(["check", "-C", sources.url.path])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("choreoc.yaml:1:1: error:"))
        #expect(wrong.errors.contains("Write `networkPolicies`."))
        try sources.write("networkPolicies: {port: target}\n", to: "choreoc.yaml")
        let target = try ChoreocRun([
            "compile", "-C", sources.url.path, "--stdout", "--environment", "dev", "--component", "api",
        ])
        #expect(target.output.contains("port: 8080\n      protocol: TCP"))
        let service = try ChoreocRun([
            "compile", "-C", sources.url.path, "--stdout", "--environment", "dev", "--component", "api", "--set",
            "networkPolicies.port=service",
        ])
        #expect(service.output.contains("port: 80\n      protocol: TCP"))
        try sources.write("requires: \">=99\"\n", to: "choreoc.yaml")
        #expect(try ChoreocRun(["check", "-C", sources.url.path]).status == 2)
    }
}
