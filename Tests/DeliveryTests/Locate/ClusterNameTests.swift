import Rendering
import TestSupport
import Testing
import Tree

@testable import Delivery

/// Names of what controllers make, as Kubernetes makes them.
struct ClusterNameTests {
    private func object(_ kind: String, _ name: String, claims: [String] = []) -> RenderedObject {
        RenderedObject(
            plane: .data,
            value: .map([
                "kind": .string(kind), "metadata": .map(["name": .string(name)]),
                "spec": .map([
                    "volumeClaimTemplates": .list(claims.map { .map(["metadata": .map(["name": .string($0)])]) })
                ]),
            ]), origin: .none)
    }

    @Test(arguments: [
        ("Deployment", "web", "web", "Deployment"), ("Deployment", "web", "web-6d4cf56db6", "ReplicaSet"),
        ("Deployment", "web", "web-6d4cf56db6-x2v4z", "Pod"), ("Deployment", "web", "web-5c-x2v4z", "Pod"),
        ("StatefulSet", "db", "db-0", "Pod"), ("StatefulSet", "db", "db-12", "Pod"),
        ("StatefulSet", "db", "data-db-0", "PersistentVolumeClaim"), ("DaemonSet", "log", "log-bx7kq", "Pod"),
        ("Job", "load", "load-bx7kq", "Pod"), ("Job", "load", "load-3-bx7kq", "Pod"),
        ("CronJob", "tick", "tick-29102345", "Job"), ("CronJob", "tick", "tick-29102345-bx7kq", "Pod"),
        ("CronJob", "tick", "tick-1635379320", "Job"), ("Service", "web", "web", "Service"),
        ("Deployment", "web", "deploy/web", "Deployment"), ("Deployment", "web", "deployments.apps/web", "Deployment"),
        ("Deployment", "web", "po/web-6d4cf56db6-x2v4z", "Pod"),
        ("Deployment", "web", "rs/web-6d4cf56db6", "ReplicaSet"),
        ("Ingress", "web", "ingresses/web", "Ingress"), ("NetworkPolicy", "p", "networkpolicies/p", "NetworkPolicy"),
        ("Ingress", "web", "ing/web", "Ingress"), ("GatewayClass", "c", "gatewayclasses/c", "GatewayClass"),
    ])
    func leadsTo(_ kind: String, _ owner: String, _ text: String, _ relation: String) {
        #expect(ClusterName(text).relation(to: object(kind, owner, claims: ["data"])) == relation)
    }

    @Test(arguments: [
        ("Deployment", "web", "web-6d4cf56db6-x2v4"), ("Deployment", "web", "web-6d4cf56db6-aeiou"),
        ("Deployment", "web", "web2-6d4cf56db6-x2v4z"), ("Deployment", "web", "web-api-6d4cf56db6-x2v4z"),
        ("Deployment", "web", "web-6d4cf56db6bb7"), ("Deployment", "web", "svc/web"),
        ("Deployment", "web", "deploy/web-6d4cf56db6-x2v4z"), ("Deployment", "web", "we"),
        ("StatefulSet", "db", "db-x"),
        ("StatefulSet", "db", "logs-db-0"), ("CronJob", "tick", "tick-29"), ("CronJob", "tick", "tick-bx7kq"),
        ("Service", "web", "web-6d4cf56db6-x2v4z"), ("Job", "load", "load-x-bx7kq"),
    ])
    func doesNotLeadTo(_ kind: String, _ owner: String, _ text: String) {
        #expect(ClusterName(text).relation(to: object(kind, owner, claims: ["data"])) == nil)
    }

    /// Kubernetes cuts the name from which it generates one at 58 bytes.
    @Test func longNamesOfPodsAreCut() {
        let owner = String(repeating: "a", count: 45) + "-bcdf0123"
        let replicaSet = owner + "-6d4cf56db6"
        let pod = String((replicaSet + "-").prefix(58)) + "x2v4z"
        #expect(pod.utf8.count == 63)
        #expect(ClusterName(pod).relation(to: object("Deployment", owner)) == "Pod")
        let longer = String(repeating: "a", count: 63)
        #expect(ClusterName(longer.prefix(58) + "x2v4z").relation(to: object("Deployment", longer)) == "Pod")
        #expect(ClusterName(longer.prefix(57) + "x2v4z").relation(to: object("Deployment", longer)) == nil)
    }
}
