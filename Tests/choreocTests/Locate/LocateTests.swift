import Foundation
import TestSupport
import Testing

/// `choreoc locate`: from a name in a cluster to unit, sources and rendered file.
struct LocateTests {
    private let ferry = ConformanceData.repository.appendingPathComponent("examples/ferry").path
    private let acme = ConformanceData.repository.appendingPathComponent("examples/acme").path

    @Test func aPodLeadsToItsComponent() throws {
        let run = try ChoreocRun(["locate", "web-prod-3fab4a9a-6d4cf56db6-x2v4z", "-C", ferry])
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(
            run.output == """
                Pod of Deployment `web-prod-3fab4a9a` in namespace `dp-ferry-booking-prod-260b09b9`
                  unit       component ferry/prod/booking/web
                  rendered   ferry/prod/booking/web/deployment-web-prod-3fab4a9a.yaml
                  binding    namespaces/ferry/projects/booking/web/component.yaml:30: ReleaseBinding `ferry/web-prod`
                  component  namespaces/ferry/projects/booking/web/component.yaml:3: Component `ferry/web`
                  workload   namespaces/ferry/projects/booking/web/component.yaml:11: Workload `ferry/web`
                  type       platform/types/service.yaml:5: ClusterComponentType `service`
                  template   platform/types/service.yaml:33

                """)
    }

    /// The file that an answer names is the one that compiling writes.
    @Test func renderedFilesAreThere() throws {
        let folder = try TemporaryDirectory()
        for example in [ferry, acme] {
            let output = folder.url.appendingPathComponent("\(URL(fileURLWithPath: example).lastPathComponent)")
            #expect(try ChoreocRun(["compile", "-C", example, "-o", output.path, "-q"]).status == 0)
            let files = try contents(of: output).keys.filter { $0.hasSuffix(".yaml") }.sorted()
            #expect(files.count > 20)
            for file in files.prefix(9) {
                let text = try String(contentsOf: output.appendingPathComponent(file), encoding: .utf8)
                let name = try #require(text.split(separator: "\n").first { $0.hasPrefix("  name: ") }).dropFirst(8)
                let run = try ChoreocRun(["locate", String(name), "-C", example])
                #expect(run.output.contains("  \(file)\n"), "\(name): \(run.output)")
            }
        }
    }

    @Test func severalMatchesAreListed() throws {
        let run = try ChoreocRun(["locate", "svc/api", "-C", ferry])
        #expect(run.status == 0)
        #expect(run.output.components(separatedBy: "\n\n").count == 3)
        #expect(run.output.contains("  binding    none; ReleaseBinding `ferry/api-dev` is made up\n"))
        let one = try ChoreocRun(["locate", "svc/api", "-n", "dp-ferry-booking-prod-260b09b9", "-C", ferry])
        #expect(one.output.hasPrefix("Service `api` in namespace `dp-ferry-booking-prod-260b09b9`\n"))
        #expect(one.output.components(separatedBy: "\n\n").count == 1)
        let narrowed = try ChoreocRun(["locate", "api", "--environment", "prod", "-C", ferry])
        #expect(narrowed.output == one.output)
    }

    @Test func namespaces() throws {
        let declared = try ChoreocRun(["locate", "dp-ferry-booking-prod-260b09b9", "-C", ferry])
        #expect(
            declared.output.hasPrefix(
                "Namespace `dp-ferry-booking-prod-260b09b9`\n  unit      project ferry/prod/booking\n"))
        // One that exists already is not rendered, but objects stand in it.
        let given = try ChoreocRun([
            "locate", "booking", "-C", ferry, "--set", "namespaces.ferry.booking.prod=booking",
        ])
        #expect(given.status == 0, "\(given.errors)")
        #expect(given.output.contains("objects in this namespace\n"))
        #expect(given.output.contains("  unit       component ferry/prod/booking/web\n"))
        #expect(!given.output.contains("ferry/dev"))
    }

    @Test func theSeedsComponents() throws {
        let run = try ChoreocRun(["locate", "deployment/payment-api-production-04ea0972", "-C", acme])
        #expect(run.status == 0, "\(run.errors)")
        let payments = "organizations/acme-corp/projects/payments/api"
        #expect(
            run.output.contains(
                "  binding    \(payments)/bindings.yaml:22: ServiceBinding `acme-corp/payment-api-production`\n"))
        #expect(run.output.contains("  claim      \(payments)/component.yaml:91: Service `acme-corp/payment-api`\n"))
        #expect(run.output.contains("  workload   \(payments)/component.yaml:19: Workload `acme-corp/payment-api`\n"))
    }

    @Test func answersAsJSON() throws {
        let run = try ChoreocRun(["locate", "web-prod-3fab4a9a", "-C", ferry, "--format", "json"])
        let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let match = try #require((root?["matches"] as? [[String: Any]])?.first)
        #expect(match["relation"] as? String == "itself")
        #expect(match["kind"] as? String == "Deployment")
        #expect(match["rendered"] as? String == "ferry/prod/booking/web/deployment-web-prod-3fab4a9a.yaml")
        #expect((match["unit"] as? [String: String])?["environment"] == "prod")
        let sources = try #require(match["sources"] as? [[String: Any]])
        #expect(sources.map { $0["role"] as? String } == ["binding", "component", "workload", "type", "template"])
        #expect(sources[0]["line"] as? Int == 30)
    }

    @Test func nothingFoundGivesTheNearestName() throws {
        let run = try ChoreocRun(["locate", "web-prod-3fab4a9b", "-C", ferry])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(
            run.errors == """
                choreoc: error: nothing that the sources render is called `web-prod-3fab4a9b` [OC3430]
                  fix: Try `choreoc locate web-prod-3fab4a9a`.

                """)
        #expect(try ChoreocRun(["locate", "pod/web-prod-3fab4a9a", "-C", ferry]).status == 1)
    }

    @Test func refusedUnitsAreMentioned() throws {
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: ferry))
        let path = "namespaces/ferry/projects/booking/web/component.yaml"
        let text = try String(contentsOf: sources.url.appendingPathComponent(path), encoding: .utf8)
        try sources.write(text.replacingOccurrences(of: "deployment/service", with: "deployment/servce"), to: path)
        let run = try ChoreocRun(["locate", "web-prod-3fab4a9a", "-C", sources.url.path])
        #expect(run.status == 1)
        #expect(run.errors.contains("units are refused and may hold it; `choreoc check` tells why"))
    }

    @Test func aRevisionIsSearched() throws {
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: URL(fileURLWithPath: ferry))
        for arguments in [
            ["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["git", "-C", sources.url.path] + arguments
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        try FileManager.default.removeItem(
            at: sources.url.appendingPathComponent("namespaces/ferry/projects/booking/web"))
        #expect(try ChoreocRun(["locate", "web-prod-3fab4a9a", "-C", sources.url.path]).status == 1)
        let run = try ChoreocRun(["locate", "web-prod-3fab4a9a", "-C", sources.url.path, "--rev", "HEAD"])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(arguments: [["locate"], ["locate", "a", "--format", "sarif"], ["locate", "pod/"]])
    func usage(_ arguments: [String]) throws {
        let run = try ChoreocRun(arguments + ["-C", ferry])
        #expect(run.status == 2)
        #expect(run.output == "")
    }
}
