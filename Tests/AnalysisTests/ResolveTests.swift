import Analysis
import Basics
import TestSupport
import Testing
import Tree

/// Resolve: what templates may ask (specification 4 and 6.1 – 6.3, with the vectors of appendix A.1 and B.4).
@Suite struct ResolveTests {
    private func resolve(_ workload: String, binding: String = ShopSources.binding, more: [String: String] = [:])
        -> ComponentInput?
    {
        let text = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: Workload
            metadata: {name: orders, namespace: acme}
            spec:
              owner: {projectName: shop, componentName: orders}
            \(workload)
            """
        let files = ShopSources.files.merging(["shop/orders/workload.yaml": text, "shop/orders/dev.yaml": binding]) {
            $1
        }
        let analysed = Analysed(files.merging(more) { $1 })
        #expect(analysed.messages() == [])
        return analysed.input("orders", "dev")
    }

    /// 6.1
    @Test func metadata() throws {
        let input = try #require(resolve("  container: {image: x}"))
        let metadata = input.metadata
        #expect(metadata["name"]?.string == "orders-dev-e387de03")
        #expect(metadata["namespace"]?.string == "dp-acme-shop-dev-1c11194b")
        #expect(metadata["componentUID"]?.string == "1641bb27-7cf1-5399-b4c4-8a7def36c174")
        #expect(metadata["projectUID"]?.string == "9add9245-fd7f-5461-b7c6-09d93d40724c")
        #expect(metadata["environmentUID"]?.string == "2c13298b-e888-551b-bd6d-d1160f4ad8ca")
        #expect(metadata["dataPlaneName"]?.string == "default")
        #expect(metadata["annotations"]?.json == "{}")
        #expect(metadata["labels"]?.map?.count == 7)
        #expect(metadata["podSelectors"]?.json == metadata["labels"]?.json)
    }

    /// 4.2: targetPort defaults to port, `project` is always among the visibilities and comes first.
    @Test func endpoints() throws {
        let input = try #require(
            resolve(
                "  container: {image: x}\n  endpoints: {a: {type: HTTP, port: 80, visibility: [external, project]}}"
            ))
        #expect(
            input.workload["endpoints"]?.json
                == #"{"a":{"port":80,"targetPort":80,"type":"HTTP","visibility":["project","external"]}}"#)
    }

    /// 4.6.1, B.4: names are cut to 15 bytes and told apart; one port and protocol occurs once.
    @Test func servicePorts() throws {
        let input = try #require(
            resolve(
                """
                  container: {image: x}
                  endpoints:
                    My_Very_Long_Endpoint_Name: {type: HTTP, port: 1}
                    my-very-long-endpoint-x: {type: UDP, port: 1}
                    my-very-long-endpoint-y: {type: TCP, port: 2}
                    zz: {type: gRPC, port: 2}
                """))
        let ports = input.derived.first { $0.0 == "servicePorts" }?.1.items ?? []
        #expect(ports.map { $0["name"]?.string } == ["my-very-long-en", "my-very-long--2", "my-very-long--3"])
        #expect(ports.map { $0["protocol"]?.string } == ["TCP", "UDP", "TCP"])
    }

    /// 4.3.1, B.4: overrides replace by key where they are, new keys are appended, each of several.
    @Test func overrides() throws {
        let binding = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: ReleaseBinding
            metadata: {name: orders-dev, namespace: acme}
            spec:
              owner: {projectName: shop, componentName: orders}
              environment: dev
              workloadOverrides:
                container:
                  env: [{key: Z, value: "9"}, {key: A, value: "2"}, {key: A, value: "4"}, {key: Z, value: "8"}]
            """
        let input = try #require(
            resolve(
                "  container: {image: x, env: [{key: A, value: \"1\"}, {key: B}, {key: C, value: \"3\"}]}",
                binding: binding))
        let entries = input.configurations[path: "configs", "envs"]?.items ?? []
        #expect(
            entries.map { "\($0["name"]?.string ?? "")=\($0["value"]?.string ?? "-")" } == [
                "A=4", "B=", "C=3", "Z=9", "Z=8",
            ])
    }

    /// 4.3, 6.3: secrets come from the remote references of SecretReferences.
    @Test func secrets() throws {
        let secret = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: SecretReference
            metadata: {name: db, namespace: acme}
            spec: {template: {}, data: [{secretKey: pw, remoteRef: {key: kv/db, property: password}}]}
            """
        let input = try #require(
            resolve(
                "  container: {image: x, env: [{key: PW, valueFrom: {secretKeyRef: {name: db, key: pw}}}]}",
                more: ["secret.yaml": secret]))
        #expect(
            input.configurations["secrets"]?.json
                == #"{"envs":[{"name":"PW","remoteRef":{"key":"kv/db","property":"password"},"value":""}],"files":[]}"#)
        #expect(input.configurations["configs"]?.json == #"{"envs":[],"files":[]}"#)
    }

    /// 4.1.2: the environment's endpoint replaces the plane's whole; without any, there is no gateway at all.
    @Test func gateways() throws {
        let own = ShopSources.environments.replacingFirst(
            "metadata: {name: dev, namespace: acme}",
            "metadata: {name: dev, namespace: acme}\nspec: {gateway: {ingress: {internal: {name: i, namespace: gws, http: {port: 80, host: h}}}}}"
        )
        let merged = try #require(resolve("  container: {image: x}", more: ["platform/environments.yaml": own]))
        #expect(merged.gateway?[path: "ingress", "internal"]?["name"]?.string == "i")
        #expect(merged.gateway?[path: "ingress", "external"]?["name"]?.string == "gw", "the plane's stays")
        let bare = ShopSources.planes.replacingFirst(
            "\n  gateway: {ingress: {external: {name: gw, namespace: gws, https: {port: 443, host: apps.example.test}}}}",
            "")
        let none = try #require(resolve("  container: {image: x}", more: ["platform/planes.yaml": bare]))
        #expect(none.gateway == nil && none.environment["gateway"] == nil)
    }

    /// 10: names and UIDs of a running system come from the settings.
    @Test func adoption() throws {
        var settings = Settings()
        settings.uniqueIdentifiers = ["Component/acme/orders": .string("u-1")]
        settings.deploymentNamespaces = ["acme/shop/dev": .string("legacy")]
        let input = try #require(Analysed(ShopSources.files, settings).input("orders", "dev"))
        #expect(input.metadata["componentUID"]?.string == "u-1")
        #expect(input.labels["openchoreo.dev/component-uid"]?.string == "u-1")
        #expect(input.namespace == "legacy")
    }
}

extension String {
    /// The text with a part that occurs replaced; without Foundation.
    fileprivate func replacingFirst(_ old: String, _ new: String) -> String {
        guard let range = firstRange(of: old) else { preconditionFailure("`\(old)` does not occur") }
        return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
