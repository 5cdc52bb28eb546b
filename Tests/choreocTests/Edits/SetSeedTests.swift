import Foundation
import TestSupport
import Testing

/// `choreoc set` on components of the seed's vocabulary, whose bindings overlay the workload or hold a snapshot.
struct SetSeedTests {
    private let acme = ConformanceData.repository.appendingPathComponent("examples/acme")
    private let payments = "organizations/acme-corp/projects/payments"

    /// Runs `choreoc set` on a copy of `examples/acme`; the lines that changed by file.
    private func set(_ arguments: [String], _ change: (TemporaryDirectory) throws -> Void = { _ in }) throws -> (
        run: ChoreocRun, changes: [String]
    ) {
        let folder = try TemporaryDirectory()
        try folder.copyContents(of: acme)
        try change(folder)
        let before = try contents(of: folder.url)
        let run = try ChoreocRun(["set"] + arguments + ["-C", folder.url.path, "-q"])
        let after = try contents(of: folder.url)
        return (run, after.keys.filter { before[$0] != after[$0] }.sorted())
    }

    @Test func anOverlayTakesTheImage() throws {
        let (run, changes) = try set(["image", "payment-api", "r/p:9", "--environment", "staging"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "\(payments)/api/bindings.yaml:16: spec.workload.containers.main.image: (none) → r/p:9\n")
        #expect(changes == ["\(payments)/api/bindings.yaml"])
    }

    @Test func anImageOfABindingIsReplacedThere() throws {
        let (run, _) = try set(["image", "payment-api", "r/p:9", "--environment", "production"])
        #expect(
            run.output
                == "\(payments)/api/bindings.yaml:31: spec.workload.containers.main.image: "
                + "registry.acme.example/apps/payment-api:1.3.2 → r/p:9\n")
    }

    @Test func aSnapshotIsChangedItself() throws {
        let (run, _) = try set(["env", "payment-api", "A=1", "--environment", "production"]) { folder in
            let path = "\(payments)/api/bindings.yaml"
            let text = try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
            try folder.write(
                text.replacingOccurrences(
                    of: "  workload:\n    containers:\n      main:\n        image:",
                    with:
                        "  workloadSpec:\n    endpoints: {rest: {type: REST, port: 8080}}\n    containers:\n      main:\n        image:"
                ),
                to: path)
        }
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("spec.workloadSpec.containers.main.env[0]: (none)"))
    }

    @Test func theWorkloadHoldsForThoseWithoutAnImageOfTheirOwn() throws {
        let (run, changes) = try set(["image", "payment-api", "r/p:9"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(changes == ["\(payments)/api/component.yaml"])
    }

    @Test func theFirstEnvironmentFollowsTheWorkload() throws {
        let (run, changes) = try set(["image", "ledger", "r/l:9", "--environment", "development"])
        #expect(run.status == 1)
        #expect(run.errors.contains("the change would reach 2 units that were not named [OC3414]"))
        #expect(changes == [])
    }

    @Test func replicasAreOverrides() throws {
        let one = try set(["replicas", "ledger", "4", "--environment", "staging"])
        #expect(one.run.status == 0, "\(one.run.errors)")
        #expect(one.run.output.contains("spec.overrides.deployment.replicas: (none) → 4"))
        let all = try set(["replicas", "ledger", "4"])
        #expect(
            all.run.output == "\(payments)/ledger/component.yaml:41: spec.overrides.deployment.replicas: (none) → 4\n")
        let scaled = try set(["replicas", "payment-api", "4", "--environment", "staging"])
        #expect(scaled.run.status == 1)
        #expect(scaled.run.errors.contains("scales it"))
    }

    @Test func variablesOfOverlays() throws {
        let set = try set(["env", "payment-api", "LOG_LEVEL=trace", "X=y", "--environment", "staging"])
        #expect(set.run.status == 0, "\(set.run.errors)")
        #expect(set.run.output.contains("bindings.yaml:15: spec.workload.containers.main.env[0].value: debug → trace"))
        let taken = try self.set(["env", "payment-api", "LOG_LEVEL-", "--environment", "staging"])
        #expect(taken.run.status == 0, "\(taken.run.errors)")
        let shared = try self.set(["env", "payment-api", "CURRENCY-", "--environment", "staging"])
        #expect(shared.run.status == 2)
        #expect(shared.run.errors.contains("a binding cannot take it away"))
        let container = try self.set(["env", "payment-api", "A=b", "--container", "mian"])
        #expect(container.run.status == 2)
        #expect(container.run.errors.contains("Write `--container main`."))
    }
}
