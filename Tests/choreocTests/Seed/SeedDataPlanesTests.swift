import Basics
import Foundation
import TestSupport
import Testing
import Tree

@testable import Analysis

/// What the cluster of a data plane gets besides components, on request (seed specification 3.14).
struct SeedDataPlanesTests {
    private static let unit = "//cluster"

    private func compile(_ settings: String, _ texts: [String: String]? = nil) throws -> SeedSources.Outcome {
        let given = try #require(SeedSources.settings(settings))
        let group =
            "---\napiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: a, values: [{environment: development, vaultKey: 'secret/data/b#token'}]}, {key: b, values: [{value: x}, {environment: development, vaultKey: secret/data/a}]}]}\n"
        let text =
            SeedSources.platform + "---\n"
            + SeedSources.component(
                "api", container: "envFrom: [{configurationGroupRef: {name: g}}]",
                more: "endpoints: {rest: {type: REST, port: 8080}}") + group
        let outcome = SeedSources.compile(MarkedSources(texts ?? ["test.yaml": text]), withPlatform: false) {
            $0 = given
        }
        #expect(outcome.findings.filter { $0.severity == .error }.isEmpty, "\(outcome.findings)")
        return outcome
    }

    private func names(_ kind: String, _ outcome: SeedSources.Outcome) -> [String] {
        (outcome.objects[Self.unit] ?? []).filter { $0["kind"]?.string == kind }
            .compactMap { $0[path: "metadata", "name"]?.string }
    }

    private func hosts(_ gateway: String, _ outcome: SeedSources.Outcome) -> [String: String] {
        let object = (outcome.objects[Self.unit] ?? []).first {
            $0["kind"]?.string == "Gateway" && $0[path: "metadata", "name"]?.string == gateway
        }
        let listeners = object?[path: "spec", "listeners"]?.items ?? []
        return Dictionary(
            uniqueKeysWithValues: listeners.map { ($0["name"]?.string ?? "", $0["hostname"]?.string ?? "") })
    }

    @Test func nothingUnlessAskedFor() throws {
        #expect(try compile("{}").objects[Self.unit] == nil)
    }

    @Test func gatewaysListenForTheDomainsOfTheirPlane() throws {
        let outcome = try compile("dataPlanes: {objects: true, namespace: edge}")
        #expect(names("GatewayClass", outcome) == ["gateway"])
        #expect(names("Gateway", outcome) == ["gateway-external", "gateway-internal"])
        #expect(names("EnvoyProxy", outcome) == ["gateway-external", "gateway-internal"])
        #expect(hosts("gateway-external", outcome) == ["https": "*.acme.example"])
        let web = SeedSources.component(
            "web", type: "WebApplication", more: "endpoints: {http: {type: HTTP, port: 80}}")
        let more = try compile("dataPlanes: {objects: true}", ["test.yaml": SeedSources.platform + "---\n" + web])
        #expect(
            hosts("gateway-external", more) == ["https": "*.acme.example", "https-web": "*.choreoapps.localhost"])
        #expect(hosts("gateway-internal", outcome) == ["https": "*.acme.internal"])
        let gateway = outcome.object("Gateway", in: Self.unit)
        #expect(gateway?[path: "metadata", "namespace"]?.string == "edge")
        #expect(gateway?[path: "spec", "gatewayClassName"]?.string == "gateway")
        let listener = gateway?[path: "spec", "listeners"]?.items?.first
        #expect(listener?[path: "allowedRoutes", "namespaces", "from"]?.string == "All")
        let reference = listener?[path: "tls", "certificateRefs"]?.items?.first
        #expect(reference?["name"]?.string == "envoy-gateway-tls-secret")
    }

    @Test func theCertificateIsOfTheNamedIssuer() throws {
        let own = try compile("dataPlanes: {objects: true}")
        #expect(names("ClusterIssuer", own) == ["self-signed-issuer"])
        let certificate = own.object("Certificate", in: Self.unit)?["spec"]
        #expect(certificate?["dnsNames"]?.items?.count == 2)
        #expect(certificate?[path: "issuerRef", "name"]?.string == "self-signed-issuer")
        let other = try compile("dataPlanes: {objects: true, certificate: {issuer: letsencrypt, secret: edge-tls}}")
        #expect(names("ClusterIssuer", other).isEmpty)
        let spec = other.object("Certificate", in: Self.unit)?["spec"]
        #expect(spec?[path: "issuerRef", "name"]?.string == "letsencrypt")
        #expect(spec?["secretName"]?.string == "edge-tls")
    }

    /// The four of the chart where pods of a cell trust each other and every environment is open; else only what opens nothing.
    @Test func policiesOpenNoMoreThanTheSettingsDo() throws {
        let kind = "CiliumClusterwideNetworkPolicy"
        let gateways = ["allow-user-apps-to-external-gateway", "allow-user-apps-to-internal-gateway"]
        #expect(
            try names(kind, compile("{dataPlanes: {objects: true}, network: {world: true}}")).sorted()
                == ["allow-kube-dns-and-kubelet"] + gateways + ["allow-world"])
        #expect(
            try names(kind, compile("{dataPlanes: {objects: true}, network: {world: false}}")).sorted()
                == ["allow-kube-dns-and-kubelet"] + gateways)
        #expect(
            try names(kind, compile("{dataPlanes: {objects: true}, network: {mode: zero-trust}}"))
                == ["allow-kube-dns-and-kubelet"])
        #expect(try names(kind, compile("{dataPlanes: {objects: true}, network: {policy: kubernetes}}")).isEmpty)
    }

    @Test func theVaultAllowsWhatComponentsRead() throws {
        let outcome = try compile("dataPlanes: {objects: true}")
        let data = outcome.object("ConfigMap", in: Self.unit)?["data"]
        #expect(
            data?["policy.hcl"]?.string
                == "path \"secret/data/a\" {\n  capabilities = [\"read\"]\n}\npath \"secret/data/b\" {\n  capabilities = [\"read\"]\n}\n"
        )
        let role = try #require(data?["role.json"]?.string)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(role.utf8)) as? [String: Any])
        #expect(object["policies"] as? [String] == ["openchoreo-secret-reader-role"])
        let namespaces = try #require(object["bound_service_account_namespaces"] as? [String])
        #expect(namespaces.count == 1)
        #expect(namespaces[0].hasPrefix("dp-acme-shop-development-"))
        let external = try compile("{dataPlanes: {objects: true}, secrets: {backend: external-secrets}}")
        #expect(external.object("ConfigMap", in: Self.unit) == nil)
    }

    @Test func gatewaysListenForThePortsOfConnections() throws {
        let text =
            SeedSources.platform + "---\n"
            + SeedSources.component(
                "db", more: "endpoints: {sql: {type: TCP, port: 5432}}",
                claim: "apis: {sql: {type: TCP, rest: {backend: {port: 5432}, exposeLevels: [Organization]}}}")
        let outcome = try compile(
            "{dataPlanes: {objects: true}, network: {l4Routes: true}}", ["test.yaml": text])
        let gateway = (outcome.objects[Self.unit] ?? []).first {
            $0["kind"]?.string == "Gateway" && $0[path: "metadata", "name"]?.string == "gateway-internal"
        }
        let listener = gateway?[path: "spec", "listeners"]?.items?.last
        #expect(listener?["name"]?.string == "tcp-5432")
        #expect(listener?["protocol"]?.string == "TCP")
        #expect(listener?["port"]?.exactInteger == 5432)
        #expect(listener?["tls"] == nil)
        #expect(listener?[path: "allowedRoutes", "namespaces", "from"]?.string == "All")
        #expect(hosts("gateway-external", outcome).count == 1)
    }

    /// Two tenants on one cluster share its gateways.
    @Test func aClusterOfTwoTenantsHasOneSetOfGateways() throws {
        func tenant(_ name: String, _ cluster: String) -> String {
            SeedSources.platform.replacing("{name: acme}", with: "{name: \(name)}")
                .replacing("{name: c, ", with: "{name: \(cluster), ")
                .replacing("acme.example", with: "\(name).example").replacing("acme.internal", with: "\(name).internal")
                + "---\n" + SeedSources.component("api")
        }
        let shared = try compile(
            "dataPlanes: {objects: true}",
            [
                "organizations/acme/all.yaml": tenant("acme", "one"),
                "organizations/globex/all.yaml": tenant("globex", "one"),
            ])
        #expect(names("Gateway", shared).count == 2)
        #expect(
            hosts("gateway-internal", shared) == [
                "https": "*.acme.internal", "https-globex-cluster": "*.globex.internal",
            ])
        let apart = try compile(
            "dataPlanes: {objects: true}",
            [
                "organizations/acme/all.yaml": tenant("acme", "one"),
                "organizations/globex/all.yaml": tenant("globex", "two"),
            ])
        #expect(names("Gateway", apart).count == 4)
    }

    @Test func routesLeadToTheNamespaceOfTheSettings() throws {
        let text =
            SeedSources.platform + "---\n"
            + SeedSources.component("web", type: "WebApplication", more: "endpoints: {http: {type: HTTP, port: 80}}")
        let outcome = try compile("dataPlanes: {namespace: edge}", ["test.yaml": text])
        let route = outcome.object("HTTPRoute", in: "development/shop/web")
        #expect(route?[path: "spec", "parentRefs"]?.items?.first?["namespace"]?.string == "edge")
    }

    /// They lie with the planes, are synced from there, and are left alone when a run is about a project.
    @Test func theyLieWithThePlanes() throws {
        let folder = try TemporaryDirectory()
        try folder.write(SeedSources.platform + "---\n" + SeedSources.component("api"), to: "acme.yaml")
        try folder.write(
            """
            dataPlanes: {objects: true}
            sync:
              tool: argocd
              repoURL: https://git.example/deploy
              path: rendered
              destinations: {acme.cluster: {name: one}}
            """, to: "choreoc.yaml")
        let output = folder.url.appendingPathComponent("rendered")
        func compile(_ arguments: String...) throws -> Set<String> {
            let run = try ChoreocRun(["compile", "-C", folder.url.path, "-o", output.path, "-q"] + arguments)
            #expect(run.status == 0, "\(run.errors)")
            return try Set(contents(of: output).keys)
        }
        let whole = try compile()
        #expect(whole.contains("_planes/data/acme.cluster/shared/gateway-gateway-external.yaml"))
        #expect(whole.contains { $0.hasPrefix("_argocd/_planes/") && $0.contains("data") }, "\(whole.sorted())")
        #expect(try compile("--project", "shop") == whole)
        try folder.write("dataPlanes: {objects: false}", to: "choreoc.yaml")
        #expect(try compile("--project", "shop").contains { $0.hasPrefix("_planes/data/") })
        #expect(try !compile("--allow-removals").contains { $0.hasPrefix("_planes/data") })
    }
}
