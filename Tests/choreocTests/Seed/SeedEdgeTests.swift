import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// What a cluster makes of the rendered objects in places where settings meet.
struct SeedEdgeTests {
    private static func document(_ kind: String, _ name: String, _ spec: String) -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)}\nspec: \(spec)\n"
    }

    private static let tokens = document(
        "APIClass", "own",
        "{restPolicy: {defaults: {authentication: {type: jwt, jwt: {jwks: j, issuer: i}}, timeout: 5s, mediation: {requestTransformations: [{action: addHeader, headerName: X-A, headerValue: a}]}}}}"
    )

    private func compiled(_ text: String, _ change: (inout Settings) -> Void = { _ in }) -> SeedSources.Outcome {
        let outcome = SeedSources.compile(text, change)
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        return outcome
    }

    private func specs(_ outcome: SeedSources.Outcome, _ kind: String, _ unit: String) -> [(name: String, spec: Value)]
    {
        (outcome.objects[unit] ?? []).filter { $0["kind"]?.string == kind }.map {
            ($0[path: "metadata", "name"]?.string ?? "", $0["spec"] ?? .null)
        }
    }

    private let api = "development/shop/api"

    // MARK: Routes

    @Test func anOperationIsShutWhereItIsNotExposed() {
        let outcome = compiled(
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {className: own, type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public, Organization], operations: [{method: GET, path: /admin, scopes: [admin], exposeLevels: [Organization]}, {method: GET, path: /a, scopes: [a], exposeLevels: [Public]}, {method: GET, path: /a, exposeLevels: [Organization]}]}}}"
            ) + Self.tokens)
        // The route of the whole API lets every path through, so the public one needs a route that shuts this one.
        var actions: [String: [String]] = [:]
        for route in specs(outcome, "HTTPRoute", api) {
            let match = route.spec["rules"]?.items?.first?["matches"]?.items?.first
            guard match?["method"] != nil, let path = match?[path: "path", "value"]?.string else { continue }
            let policy = specs(outcome, "SecurityPolicy", api).first {
                $0.spec["targetRefs"]?.items?.first?["name"]?.string == route.name
            }
            let gateway = route.spec["parentRefs"]?.items?.first?["name"]?.string ?? ""
            let rules = policy?.spec[path: "authorization", "rules"]?.items ?? []
            actions["\(gateway) \(path.suffix(8))"] =
                rules.map { $0["action"]?.string ?? "" }
                + [policy?.spec[path: "authorization", "defaultAction"]?.string ?? ""]
        }
        #expect(
            actions == [
                "gateway-internal /admin)$": ["Allow", "Deny"], "gateway-external /admin)$": ["Deny"],
                // One that is named for both levels is open on both.
                "gateway-internal api(/a)$": [""], "gateway-external api(/a)$": ["Allow", "Deny"],
            ])
    }

    @Test func operationsInFrontOfSomethingOutsideCallItByItsName() {
        let outcome = compiled(
            SeedSources.component("api") + Self.tokens
                + Self.document(
                    "API", "rates",
                    "{owner: {projectName: shop, componentName: api}, className: own, environmentName: development, type: REST, target: {host: rates.example}, rest: {backend: {port: 443}, exposeLevels: [Organization], operations: [{method: GET, path: /a, scopes: [read]}]}}"
                ))
        let filter = specs(outcome, "HTTPRouteFilter", "development/shop/rates").first?.spec["urlRewrite"]
        #expect(filter?[path: "hostname", "type"]?.string == "Backend")
        #expect(filter?[path: "path", "replaceRegexMatch", "substitution"]?.string == #"\1"#)
    }

    @Test func routesOfGRPCKeepHeadersAndTime() {
        let outcome = compiled(
            SeedSources.component(
                "api", more: "endpoints: {grpc: {type: gRPC, port: 9000}}",
                claim:
                    "apis: {grpc: {className: own, type: gRPC, rest: {backend: {port: 9000}, exposeLevels: [Organization]}}}"
            ) + Self.tokens)
        let rule = specs(outcome, "GRPCRoute", api).first?.spec["rules"]?.items?.first
        let filter = rule?["filters"]?.items?.first
        #expect(filter?["type"]?.string == "RequestHeaderModifier")
        let traffic = specs(outcome, "BackendTrafficPolicy", api).first?.spec
        #expect(traffic?[path: "timeout", "http", "requestTimeout"]?.string == "5s")
        #expect(traffic?["targetRefs"]?.items?.first?["kind"]?.string == "GRPCRoute")
    }

    @Test func aConnectionsTimeReachesAGRPCRoute() {
        let outcome = compiled(
            SeedSources.component(
                "api", more: "endpoints: {grpc: {type: gRPC, port: 9000}}",
                claim: "apis: {grpc: {type: gRPC, rest: {backend: {port: 9000}, exposeLevels: [Organization]}}}")
                + Self.document("Project", "other", "{deploymentPipelineRef: {name: standard}}") + "---\n"
                + SeedSources.component(
                    "far",
                    more:
                        "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: grpc}, inject: {env: []}, policies: {timeout: 2s}}}",
                    project: "other"))
        let traffic = specs(outcome, "BackendTrafficPolicy", api).first?.spec
        #expect(traffic?[path: "timeout", "http", "requestTimeout"]?.string == "2s")
    }

    @Test func anEndpointIsForTheEnvironmentOfItsLabel() {
        let endpoint =
            "---\napiVersion: openchoreo.dev/v1alpha1\nkind: Endpoint\nmetadata: {name: e, labels: {openchoreo.dev/component: api, openchoreo.dev/environment: production}}\nspec: {type: REST, networkVisibilities: {public: {enable: true}}}\n"
        let outcome = compiled(
            SeedSources.component("api", more: "endpoints: {rest: {type: REST, port: 8080}}")
                + Self.document(
                    "ServiceBinding", "api-production",
                    "{owner: {projectName: shop, componentName: api}, environment: production}") + endpoint)
        #expect(specs(outcome, "HTTPRoute", api).isEmpty)
        #expect(specs(outcome, "HTTPRoute", "production/shop/api").count == 1)
    }

    @Test func addressesFollowTheListenersOfAGateway() {
        let plane = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: kind}
            spec:
              clusterAgent: {clientCA: {value: x}}
              gateway:
                ingress:
                  external: {name: edge, namespace: gateways, https: {port: 19443, host: open.example}}
                  internal: {name: inner, namespace: gateways, http: {port: 8080, host: inner.example}}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Environment
            metadata: {name: lab}
            spec: {dataPlaneRef: {kind: DataPlane, name: kind}}

            """
        func url(_ level: String) -> String? {
            let outcome = compiled(
                plane
                    + Self.document(
                        "DeploymentPipeline", "direct",
                        "{promotionPaths: [{sourceEnvironmentRef: {name: lab}, targetEnvironmentRefs: []}]}")
                    + Self.document("Project", "one", "{deploymentPipelineRef: {name: direct}}")
                    + Self.document("Project", "two", "{deploymentPipelineRef: {name: direct}}") + "---\n"
                    + SeedSources.component(
                        "near", more: "endpoints: {rest: {type: REST, port: 8080}}",
                        claim: "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [\(level)]}}}",
                        project: "one") + "---\n"
                    + SeedSources.component(
                        "far",
                        more:
                            "connections: {near: {type: api, params: {projectName: one, componentName: near, endpoint: rest}, inject: {env: [{name: URL, value: '{{ .url }}'}]}}}",
                        project: "two"))
            let pod = outcome.object("Deployment", in: "lab/two/far")?[path: "spec", "template", "spec"]
            return pod?["containers"]?.items?.first?["env"]?.items?.first?["value"]?.string
        }
        #expect(url("Public") == "https://lab.open.example:19443/one/near")
        #expect(url("Organization") == "http://lab.inner.example:8080/one/near")
    }

    @Test func aBasePathLeadsOutOfItsComponentOnlyAsUpstreamHasIt() {
        func path(_ followsUpstream: Bool) -> String? {
            let outcome = SeedSources.compile(
                SeedSources.component(
                    "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                    claim:
                        "className: own\napis: {rest: {className: own, type: REST, rest: {backend: {port: 8080, basePath: ../../y}, exposeLevels: [Public]}}}"
                ) + Self.tokens + Self.document("ServiceClass", "own", "{deploymentTemplate: {replicas: 1}}")
            ) { $0.followsUpstream = followsUpstream }
            let rule = specs(outcome, "HTTPRoute", api).first?.spec["rules"]?.items?.first
            return rule?["matches"]?.items?.first?[path: "path", "value"]?.string
        }
        #expect(path(false) == "/shop/api/y")
        #expect(path(true) == "/y")
    }

    // MARK: Network policies

    @Test(arguments: [SeedSettings.PolicyFlavour.cilium, .kubernetes])
    func callersReachThePortsOfTheGatewaysPods(_ flavour: SeedSettings.PolicyFlavour) {
        let outcome = compiled(
            SeedRenderingTests.api + Self.document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
                + "---\n"
                + SeedSources.component(
                    "far",
                    more:
                        "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: rest}, inject: {env: []}}}",
                    project: "other")
        ) { $0.seed.policyFlavour = flavour }
        let kind = flavour == .cilium ? "CiliumNetworkPolicy" : "NetworkPolicy"
        let policy = specs(outcome, kind, "development/other/far").first { $0.name == "egress-far" }
        let rule = policy?.spec["egress"]?.items?.first
        let ports = rule?["toPorts"]?.items?.first?["ports"]?.items ?? rule?["ports"]?.items ?? []
        // Envoy Gateway's pods listen on 10443 for the listener 443, and policies see pods.
        #expect(
            ports.map { $0["port"].map { $0.string ?? "\($0.exactInteger ?? 0)" } ?? "" } == ["443", "10443"])
    }

    @Test(arguments: [SeedSettings.PolicyFlavour.cilium, .kubernetes], [SeedSettings.NetworkMode.cell, .zeroTrust])
    func componentsOfTheCurrentVocabularyCallThoseOfCells(
        _ flavour: SeedSettings.PolicyFlavour, _ mode: SeedSettings.NetworkMode
    ) {
        let kind = flavour == .cilium ? "CiliumNetworkPolicy" : "NetworkPolicy"
        let type = """
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: ComponentType
            metadata: {name: client}
            spec:
              workloadType: deployment
              resources:
              - id: deployment
                template:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
                  spec: {selector: {matchLabels: "${metadata.podSelectors}"}}

            """
        func client(_ name: String, in project: String, _ visibility: String) -> String {
            """
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Component
            metadata: {name: \(name)}
            spec: {owner: {projectName: \(project)}, autoDeploy: true, componentType: {name: deployment/client}}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Workload
            metadata: {name: \(name)}
            spec:
              owner: {projectName: \(project), componentName: \(name)}
              container: {image: "registry.example/client:1"}
              dependencies:
                endpoints: [{project: shop, component: api, name: rest, visibility: \(visibility), envBindings: {address: API}}]

            """
        }
        let outcome = compiled(
            SeedRenderingTests.api + Self.document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
                + "---\n" + SeedSources.component("beside", project: "other") + type
                + client("near", in: "shop", "project") + client("far", in: "other", "namespace")
        ) {
            $0.seed.policyFlavour = flavour
            $0.seed.networkMode = mode
        }
        /// The pods that the rules of a policy name.
        func pods(_ unit: String, _ name: String, _ direction: Symbol) -> Set<String> {
            let policy = specs(outcome, kind, unit).first { $0.name == name }
            let rules = policy?.spec[direction]?.items ?? []
            let sides = rules.flatMap { rule in
                (["fromEndpoints", "toEndpoints", "from", "to"] as [Symbol]).flatMap { rule[$0]?.items ?? [] }
            }
            return Set(
                sides.compactMap { side in
                    let labels = side["matchLabels"] ?? side[path: "podSelector", "matchLabels"]
                    return (labels?["openchoreo.dev/component"] ?? labels?["component-name"])?.string
                })
        }
        let isOpen = mode == .cell
        #expect(pods(api, "ingress-api", "ingress") == (isOpen ? ["far"] : ["far", "near"]))
        #expect(pods("development/other/other", "egress-far", "egress") == ["api"])
        #expect(pods("development/shop/shop", "egress-near", "egress") == (isOpen ? [] : ["api"]))
    }

    @Test(arguments: [
        ("host: 10.1.2.3", "10.1.2.3/32", "10.1.2.3"), ("host: '2001:db8::1'", "2001:db8::1/128", "[2001:db8::1]"),
        ("cidr: 10.1.2.3/32", "10.1.2.3/32", "10.1.2.3"),
        ("host: db.example, cidr: 10.0.0.0/8", "10.0.0.0/8", "db.example"),
    ])
    func anAddressIsReachedAsANetwork(_ target: String, _ network: String, _ host: String) {
        for flavour in [SeedSettings.PolicyFlavour.cilium, .kubernetes] {
            let outcome = compiled(
                SeedSources.component("api")
                    + Self.document(
                        "Connection", "db",
                        "{owner: {projectName: shop, componentName: api}, target: {external: {\(target), port: 5432, protocol: tcp}}, inject: {env: [{name: DB, value: '{{ .uri }}'}]}}"
                    )
            ) {
                $0.seed.policyFlavour = flavour
                $0.seed.networkMode = .zeroTrust
            }
            let policies = specs(outcome, flavour == .cilium ? "CiliumNetworkPolicy" : "NetworkPolicy", api)
            let rule = policies.first { $0.name == "egress-api" }?.spec["egress"]?.items?.first
            let found = rule?["toCIDRSet"]?.items?.first?["cidr"] ?? rule?["to"]?.items?.first?["ipBlock"]?["cidr"]
            #expect(found?.string == network)
            let pod = outcome.object("Deployment", in: api)?[path: "spec", "template", "spec"]
            let variable = pod?["containers"]?.items?.first?["env"]?.items?.first
            #expect(variable?["value"]?.string == host + ":5432")
        }
    }

    @Test func aCellIsKnownToTheOtherVocabularysPolicies() {
        let outcome = compiled(SeedSources.component("api"))
        let labels = outcome.object("Namespace", in: "development/shop/shop")?[path: "metadata", "labels"]
        #expect(labels?["openchoreo.dev/namespace"]?.string == "acme")
        #expect(labels?["openchoreo.dev/environment"]?.string == "development")
    }

    // MARK: Pods

    @Test func aChecksumsNameFitsIntoAnAnnotation() {
        let group = String(repeating: "g", count: 60)
        let outcome = compiled(
            SeedSources.component(
                "api",
                container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: \(group), key: a}}}]")
                + Self.document("ConfigurationGroup", group, "{configurations: [{key: a, values: [{value: x}]}]}"))
        let pod = outcome.object("Deployment", in: api)?[path: "spec", "template", "metadata"]
        let names = (pod?["annotations"]?.map?.entries ?? []).map(\.key.text)
        #expect(names.count == 1)
        #expect(names.allSatisfy { $0.hasPrefix("checksum/config-ggg") && $0.utf8.count <= 63 + "checksum/".count })
    }

    @Test func quotesOfAVaultPathStayInsideIt() {
        let outcome = compiled(
            SeedSources.component(
                "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: a}}}]")
                + Self.document(
                    "ConfigurationGroup", "g",
                    #"{configurations: [{key: a, values: [{vaultKey: 'secret/data/a"b\c#d'}]}]}"#))
        let objects = outcome.object("SecretProviderClass", in: api)?[path: "spec", "parameters", "objects"]?.string
        #expect(objects == "- objectName: \"a\"\n  secretPath: \"secret/data/a\\\"b\\\\c\"\n  secretKey: \"d\"\n")
    }

    @Test func theBindingsScheduleComesLast() {
        func schedule(_ claim: String, _ binding: String) -> String? {
            let outcome = compiled(
                SeedSources.component("t", type: "ScheduledTask", claim: "overrides: {\(claim)}")
                    + Self.document(
                        "ScheduledTaskBinding", "t",
                        "{owner: {projectName: shop, componentName: t}, environment: development, overrides: {\(binding)}}"
                    ))
            return outcome.object("CronJob", in: "development/shop/t")?[path: "spec", "schedule"]?.string
        }
        #expect(schedule("cronJob: {schedule: 1 1 * * *}", "schedule: 2 2 * * *") == "2 2 * * *")
        #expect(schedule("schedule: 1 1 * * *", "cronJob: {schedule: 2 2 * * *}") == "2 2 * * *")
        #expect(schedule("schedule: 1 1 * * *", "timeZone: Etc/UTC") == "1 1 * * *")
    }

    @Test func anAutoscalerAloneSaysHowManyReplicasThereAre() {
        let outcome = compiled(
            SeedSources.component(
                "api", more: "scaling: {hpa: {minReplicas: 2, maxReplicas: 4}}",
                claim: "overrides: {deployment: {replicas: 9, minReadySeconds: 3}}"))
        let spec = outcome.object("Deployment", in: api)?["spec"]
        #expect(spec?["replicas"] == nil)
        #expect(spec?["minReadySeconds"]?.exactInteger == 3)
    }

    @Test func aProbeHasTheHandlerOfTheWorkload() {
        let outcome = compiled(
            SeedSources.component(
                "api", container: "livenessProbe: {tcpSocket: {port: 8080}}", claim: "className: probed")
                + Self.document(
                    "ServiceClass", "probed",
                    "{deploymentTemplate: {template: {spec: {containers: [{name: main, livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 7}}]}}}}"
                ))
        let container = outcome.object("Deployment", in: api)?[path: "spec", "template", "spec"]?["containers"]?.items?
            .first
        let probe = container?["livenessProbe"]
        #expect(probe?["httpGet"] == nil)
        #expect(probe?[path: "tcpSocket", "port"]?.exactInteger == 8080)
        #expect(probe?["periodSeconds"]?.exactInteger == 7)
    }
}
