import Basics
import Rendering
import Testing
import Tree

@testable import Delivery

/// What sync objects learn from rendered objects.
struct SyncFactsTests {
    private func object(
        _ apiVersion: String, _ kind: String, namespace: String? = "n", _ spec: Map = [:]
    ) -> RenderedObject {
        var metadata: Map = ["name": .string("x")]
        if let namespace { metadata.set("namespace", to: .string(namespace)) }
        return RenderedObject(
            plane: .data,
            value: .map([
                "apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": .map(metadata),
                "spec": .map(spec),
            ]), origin: .none)
    }

    private let target: Value = .map(["kind": .string("StatefulSet"), "name": .string("db")])

    @Test(arguments: [
        ("autoscaling/v2", "HorizontalPodAutoscaler", "scaleTargetRef"),
        ("keda.sh/v1alpha1", "ScaledObject", "scaleTargetRef"), ("flagger.app/v1beta1", "Canary", "targetRef"),
        ("argoproj.io/v1alpha1", "Rollout", "workloadRef"),
    ])
    func replicasBelongToControllers(_ apiVersion: String, _ kind: String, _ field: String) {
        let facts = SyncFacts([object(apiVersion, kind, [Symbol(field): target])])
        #expect(facts.owned.count == 1)
        #expect(facts.owned.first?.kind == SyncFacts.Kind(group: "apps", kind: "StatefulSet"))
        #expect(facts.owned.first?.name == "db")
        #expect(facts.owned.first?.pointers == ["/spec/replicas"])
        #expect(facts.owned.first?.namespace == "n")
    }

    @Test func theKindOfATargetIsADeploymentUnlessTold() {
        let facts = SyncFacts([
            object("keda.sh/v1alpha1", "ScaledObject", ["scaleTargetRef": .map(["name": .string("a")])])
        ])
        #expect(facts.owned.first?.kind == SyncFacts.Kind(group: "apps", kind: "Deployment"))
    }

    @Test func weightsBelongToRollouts() {
        let routing: Value = .map([
            "istio": .map(["virtualService": .map(["name": .string("v")])]),
            "plugins": .map(["argoproj-labs/gatewayAPI": .map(["httpRoute": .string("r")])]),
        ])
        let facts = SyncFacts([
            object(
                "argoproj.io/v1alpha1", "Rollout",
                ["strategy": .map(["canary": .map(["trafficRouting": routing])])])
        ])
        #expect(facts.owned.map(\.kind.kind) == ["VirtualService", "HTTPRoute"])
        #expect(facts.owned.map(\.paths) == [[".spec.http[].route[].weight"], [".spec.rules[].backendRefs[].weight"]])
    }

    @Test func namespacesAndClusterKinds() {
        let facts = SyncFacts([
            object("v1", "ConfigMap"), object("v1", "Namespace", namespace: nil),
            object("v1", "ConfigMap", namespace: "gateways"),
            object("rbac.authorization.k8s.io/v1", "ClusterRole", namespace: "stray"),
            object("example.org/v1", "Thing", namespace: nil),
        ])
        #expect(facts.namespaces == ["n", "gateways"])
        #expect(facts.clusterKinds.sorted().map(\.kind) == ["Namespace", "Thing", "ClusterRole"])
    }

    @Test func aSyncObjectInsideItsDirectoryIsRefused() throws {
        let site = SyncSite(
            subject: .plane(role: "data", plane: "p"), directory: "a/b", plane: "p", namespace: "n",
            facts: SyncFacts([]), origin: .none)
        func output(_ directory: String) throws -> UnitOutput {
            UnitOutput(directory: try RelativePath(directory), unit: "u", digest: Digest(of: []), files: [])
        }
        #expect(try SyncObjects.inside([output("a/b/c")], [site]).map(\.kind) == [.syncInsideItself])
        #expect(try SyncObjects.inside([output("a/b")], [site]).count == 1)
        #expect(try SyncObjects.inside([output("a/bc"), output("a")], [site]).isEmpty)
    }
}
