import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// Two organizations in one repository: nothing of one reaches the other, and what they share on a data plane is unique.
struct SeedTenantsTests {
    private static func tenant(_ name: String, cluster: String) -> String {
        SeedSources.platform.replacing("metadata: {name: acme}", with: "metadata: {name: \(name)}")
            .replacing("kubernetesCluster: {name: c", with: "kubernetesCluster: {name: \(cluster)")
            + "---\n"
            + SeedSources.component("web", type: "WebApplication", more: "endpoints: {http: {type: HTTP, port: 80}}")
    }

    private func compile(_ cluster: String) -> SeedSources.Outcome {
        SeedSources.compile(
            MarkedSources([
                "organizations/acme/all.yaml": Self.tenant("acme", cluster: "one"),
                "organizations/globex/all.yaml": Self.tenant("globex", cluster: cluster),
            ]), withPlatform: false)
    }

    @Test func hostNamesAreUniqueOnACluster() {
        let clash = compile("one").findings.filter { $0.kind == .hostCollision }
        #expect(clash.count == 1)
        #expect(compile("two").findings.filter { $0.kind == .hostCollision }.isEmpty)
    }

    @Test func tenantsHaveNamespacesOfTheirOwn() {
        let outcome = compile("two")
        #expect(outcome.findings.filter { $0.severity == .error }.isEmpty)
        let namespaces = outcome.objects.values.flatMap { $0 }.filter { $0["kind"]?.string == "Namespace" }
        let names = Set(namespaces.compactMap { $0[path: "metadata", "name"]?.string })
        #expect(names.count == 2)
        #expect(names.contains { $0.hasPrefix("dp-acme-shop-development-") })
        #expect(names.contains { $0.hasPrefix("dp-globex-shop-development-") })
    }

    @Test(arguments: ["acme", "globex"])
    func aReleaseIsComparedWithBindingsOfItsOwnTenant(_ name: String) {
        func release(_ tenant: String) -> String {
            tenant == name
                ? "---\napiVersion: choreo.dev/v1alpha1\nkind: Release\nmetadata: {name: web}\nspec: {owner: {projectName: shop, componentName: web}, environmentName: development, resources: []}\n"
                : ""
        }
        let outcome = SeedSources.compile(
            MarkedSources([
                "organizations/acme/all.yaml": Self.tenant("acme", cluster: "one") + release("acme"),
                "organizations/globex/all.yaml": Self.tenant("globex", cluster: "two") + release("globex"),
            ]), withPlatform: false)
        #expect(outcome.findings.filter { $0.kind == .releaseNameTaken }.count == 1)
    }

    @Test func groupsOfAnotherTenantAreNotFound() {
        let group =
            "---\napiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: a, values: [{value: x}]}]}\n"
        let using = SeedSources.component(
            "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: a}}}]")
        let outcome = SeedSources.compile(
            MarkedSources([
                "organizations/acme/all.yaml": SeedSources.platform + "---\n" + using,
                "organizations/globex/all.yaml":
                    "apiVersion: choreo.dev/v1alpha1\nkind: Organization\nmetadata: {name: globex}\n" + group,
            ]), withPlatform: false)
        #expect(outcome.findings.contains { $0.kind == .configurationGroupNotFound })
    }
}
