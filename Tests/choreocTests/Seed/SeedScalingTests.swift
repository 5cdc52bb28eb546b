import Basics
import Foundation
import Git
import Rendering
import TestSupport
import Testing

@testable import Analysis

/// The time of lowering grows with the repository, not with its square.
struct SeedScalingTests {
    private static func catalog(_ count: Int, _ sources: SourceTable) -> Catalog {
        var text = SeedSources.platform
        for index in 0..<count {
            // Everything that looks others up: a group, a connection, an API, a binding that tells its owner by its name.
            text +=
                "---\n"
                + SeedSources.component(
                    "c\(index)",
                    container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g\(index % 10), key: a}}}]",
                    more:
                        "endpoints: {rest: {type: REST, port: 8080}}\nconnections: {next: {type: api, params: {componentName: c\((index + 1) % count), endpoint: rest}, inject: {env: []}}}",
                    claim: "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: c\(index)-production}\nspec: {environment: production}\n"
        }
        for index in 0..<10 {
            text +=
                "---\napiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g\(index)}\nspec: {configurations: [{key: a, values: [{value: x}]}]}\n"
        }
        var settings = Settings()
        settings.limits.documents = 10_000
        let root = SourceRoot(snapshot: InMemorySnapshot(["all.yaml": Array(text.utf8)]))
        let loaded = Load.documents(of: [root], settings: settings, sources: sources, jobs: 1)
        return Normalize.catalog(loaded, settings: settings, jobs: 1).catalog
    }

    /// Seconds of this thread that planning takes; the best of three.
    private static func seconds(_ count: Int) -> Double {
        let sources = SourceTable()
        let catalog = catalog(count, sources)
        var best = Double.infinity
        for _ in 0..<3 {
            let start = now()
            let plan = Planner.plan(catalog, settings: Settings(), sources: sources, prelude: Prelude.library)
            best = min(best, now() - start)
            #expect(plan.units.count >= 2 * count)
        }
        return best
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func loweringIsLinear() {
        let small = Self.seconds(60)
        let large = Self.seconds(480)
        // Eight times the components: 8 when linear, 64 when quadratic.
        #expect(large < 20 * small, "\(small) s for 60 components, \(large) s for 480")
    }
}
