import Analysis
import Basics
import Git
import TestSupport
import Testing
import Tree

@testable import Rendering

/// The worked example of the specification (appendix B): an API with a sidecar, and a web application that depends on it.
@Suite struct WorkedExampleTests {
    private static let orders = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: orders, namespace: acme}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ComponentType, name: deployment/service}
          autoDeploy: true
          traits: [{name: sidecar, instanceName: log, parameters: {image: "log:1"}}]
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: orders, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: orders}
          container: {image: "orders:1", env: [{key: LEVEL, value: info}]}
          endpoints:
            http: {type: HTTP, port: 80, targetPort: 8080, visibility: [external]}
            rpc: {type: gRPC, port: 9090, visibility: [namespace]}
        """
    private static let web = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: web, namespace: acme}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ComponentType, name: deployment/service}
          autoDeploy: true
          parameters: {replicas: 1}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: web, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: web}
          container: {image: "web:1", args: [serve]}
          dependencies:
            endpoints:
            - {component: orders, name: http, visibility: project, envBindings: {address: ORDERS_URL, port: ORDERS_PORT}}
            - {component: orders, name: rpc, visibility: project, envBindings: {address: ORDERS_RPC}}
        """

    /// The objects of each unit in `dev`, in order.
    private func render(_ changes: [String: String] = [:]) throws -> [String: [Value]] {
        var files = ShopSources.with([
            "shop/orders/component.yaml": Self.orders, "shop/orders/workload.yaml": nil, "shop/orders/dev.yaml": nil,
            "shop/web.yaml": Self.web,
        ])
        for (path, text) in changes { files[path] = text }
        let table = SourceTable()
        let settings = Settings()
        let snapshot = InMemorySnapshot(files.mapValues { Array($0.utf8) })
        let loaded = Load.documents(of: [SourceRoot(snapshot: snapshot)], settings: settings, sources: table, jobs: 1)
        let normalized = Normalize.catalog(loaded, settings: settings, jobs: 1)
        let plan = Planner.plan(normalized.catalog, settings: settings, sources: table)
        let result = Compilation(plan, settings: settings, jobs: 2).run { { _, objects, _ in objects.map(\.value) } }
        let findings = loaded.findings + normalized.findings + plan.findings + result.findings
        #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
        var units: [String: [Value]] = [:]
        for unit in result.units where unit.unit.id.environment == "dev" { units[unit.unit.id.name.text] = unit.output }
        return units
    }

    private func names(_ objects: [Value]?) -> [String] {
        (objects ?? []).map { "\($0["kind"]?.string ?? "") \($0[path: "metadata", "name"]?.string ?? "")" }
    }

    /// 5.9.3, 6.6: sorted by kind, apiVersion, namespace and name; the policy comes last.
    @Test func objectsAndTheirOrder() throws {
        let units = try render()
        #expect(
            names(units["orders"]) == [
                "ConfigMap orders-dev-env-configs-cb6a84b7", "Deployment orders-dev-e387de03", "Service orders",
                "NetworkPolicy openchoreo-orders",
            ])
        #expect(names(units["web"]) == ["Deployment web-dev-40b11ae7", "NetworkPolicy openchoreo-web"])
        #expect(names(units["shop"]) == ["Namespace dp-acme-shop-dev-1c11194b"])
    }

    /// 5.9.1, 5.9.2: labels on every object but the policy; the hash covers the other objects without their metadata.
    @Test func labelsAndHash() throws {
        let objects = try #require(try render()["orders"])
        #expect(objects.prefix(3).allSatisfy { $0[path: "metadata", "labels"]?.map?.count == 7 })
        #expect(objects[3][path: "metadata", "labels"] == nil)
        let annotations = objects[1][path: "spec", "template"]?[path: "metadata", "annotations"]
        #expect(annotations?.map?.entries.first?.value.string == "c4f9cfb96")
        let web = try #require(try render()["web"])
        #expect(web[0][path: "spec", "template"]?[path: "metadata", "annotations"] == nil, "there is nothing to hash")
    }

    /// 5.4, 5.6: the patch of the trait.
    @Test func patches() throws {
        let objects = try #require(try render()["orders"])
        let containers = objects[1][path: "spec", "template"]?[path: "spec", "containers"]?.items ?? []
        #expect(containers.map { $0["name"]?.string } == ["main", "log"])
        #expect(containers.last?["image"]?.string == "log:1")
    }

    /// 6.4: addresses of providers; no scheme for gRPC.
    @Test func dependencies() throws {
        let objects = try #require(try render()["web"])
        let container = objects[0][path: "spec", "template"]?[path: "spec", "containers"]?.items?.first
        let host = "orders.dp-acme-shop-dev-1c11194b.svc.cluster.local"
        #expect(
            (container?["env"]?.items ?? []).map { "\($0["name"]?.string ?? "")=\($0["value"]?.string ?? "")" } == [
                "ORDERS_URL=http://\(host):80", "ORDERS_PORT=80", "ORDERS_RPC=\(host):9090",
            ])
        #expect(JSONWriter.text(container?["args"] ?? .null) == #"["serve"]"#)
    }

    /// 6.6.1: rule 1 for the project, rule 2 for visibility `namespace`, rule 3 for the gateway; no endpoint, no rule.
    @Test func networkPolicies() throws {
        let units = try render()
        let rules = units["orders"]?.last?[path: "spec", "ingress"]?.items ?? []
        let ports = rules.map { ($0["ports"]?.items ?? []).compactMap { $0["port"]?.exactInteger } }
        #expect(ports == [[80, 9090], [9090], [80]])
        #expect(units["web"]?.last?[path: "spec", "ingress"] == nil)
        #expect(JSONWriter.text(units["web"]?.last?[path: "spec", "policyTypes"] ?? .null) == #"["Ingress"]"#)
    }

    /// 6.6.2: Cilium where the data plane says so; its rules are there even when empty.
    @Test func ciliumPolicies() throws {
        let planes = ShopSources.planes.split(separator: "metadata: {name: default}").joined(
            separator: "metadata: {name: default, annotations: {openchoreo.dev/networkpolicyprovider: cilium}}")
        let units = try render(["platform/planes.yaml": planes])
        #expect(units["orders"]?.last?["kind"]?.string == "CiliumNetworkPolicy")
        #expect(JSONWriter.text(units["web"]?.last?[path: "spec", "ingress"] ?? .null) == "[]")
        let first = units["orders"]?.last?[path: "spec", "ingress"]?.items?.first?["toPorts"]?.items?.first
        #expect((first?["ports"]?.items ?? []).compactMap { $0["port"]?.string } == ["80", "9090"])
        #expect(JSONWriter.text(first?["rules"] ?? .null) == #"{"http":[{}]}"#)
    }
}
