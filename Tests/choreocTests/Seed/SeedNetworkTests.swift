import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// Connections, gateways and network policies of the seed's vocabulary (section 5).
struct SeedNetworkTests {
    private static func document(_ kind: String, _ name: String, _ spec: String) -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)}\nspec: \(spec)\n"
    }

    private static let other = document("Project", "other", "{deploymentPipelineRef: {name: standard}}")

    private static func far(_ more: String = "", _ params: String = "") -> String {
        other + "---\n"
            + SeedSources.component(
                "far",
                more:
                    "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: rest\(params)}, inject: {env: [{name: URL, value: '{{ .url }}'}]}\(more)}}",
                project: "other")
    }

    private func variables(_ outcome: SeedSources.Outcome, _ unit: String) -> [String: Value] {
        let pod = outcome.object("Deployment", in: unit)?[path: "spec", "template", "spec"]
        let items = pod?["containers"]?.items?.first?["env"]?.items ?? []
        return Dictionary(items.map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { _, last in last })
    }

    private func objects(_ outcome: SeedSources.Outcome, _ kind: String, _ unit: String) -> [Value] {
        (outcome.objects[unit] ?? []).filter { $0["kind"]?.string == kind }
    }

    private func named(_ outcome: SeedSources.Outcome, _ kind: String, _ unit: String, _ name: String) -> Value? {
        objects(outcome, kind, unit).first { $0[path: "metadata", "name"]?.string == name }
    }

    // MARK: Connections (5.6)

    @Test func policiesOfAConnectionHoldOnTheRouteInsideTheOrganization() {
        let outcome = SeedSources.compile(
            SeedRenderingTests.api
                + Self.far(
                    ", policies: {timeout: 2s, retries: {attempts: 3, on: [5xx]}, circuitBreaker: {maxConnections: 9}}")
        )
        let unit = "development/shop/api"
        let routes = objects(outcome, "HTTPRoute", unit)
        let own = routes.first { $0[path: "spec", "parentRefs"]?.items?.first?["name"]?.string == "gateway-internal" }
        let open = routes.first { $0[path: "spec", "parentRefs"]?.items?.first?["name"]?.string == "gateway-external" }
        #expect(own?[path: "spec", "rules"]?.items?.first?[path: "timeouts", "request"]?.string == "2s")
        #expect(open?[path: "spec", "rules"]?.items?.first?["timeouts"] == nil)
        let traffic = objects(outcome, "BackendTrafficPolicy", unit)
        #expect(traffic.count == 1)
        #expect(traffic.first?[path: "spec", "retry", "numRetries"]?.exactInteger == 3)
        #expect(traffic.first?[path: "spec", "retry", "retryOn", "triggers"]?.items?.first?.string == "5xx")
        #expect(traffic.first?[path: "spec", "circuitBreaker", "maxConnections"]?.exactInteger == 9)
    }

    @Test func somethingOutsideAndSomethingManaged() {
        let group = Self.document(
            "ConfigurationGroup", "redis", "{configurations: [{key: redis.user, values: [{value: u}]}]}")
        let outcome = SeedSources.compile(
            SeedSources.component("api")
                + Self.document(
                    "Connection", "bank",
                    "{owner: {projectName: shop, componentName: api}, target: {external: {host: bank.example, port: 443}}, inject: {env: [{name: BANK, value: '{{ .url }}'}]}}"
                )
                + Self.document(
                    "Connection", "cache",
                    "{owner: {projectName: shop, componentName: api}, target: {managed: {kind: redis, host: redis.internal, port: 6379, configurationGroupRef: {name: redis}}}, inject: {env: [{name: CACHE, value: '{{ .uri }}'}]}}"
                ) + group
        ) { $0.seed.networkMode = .zeroTrust }
        let unit = "development/shop/api"
        let found = variables(outcome, unit)
        #expect(found["BANK"]?["value"]?.string == "https://bank.example")
        #expect(found["CACHE"]?["value"]?.string == "redis.internal:6379")
        #expect(found["REDIS_USER"]?[path: "valueFrom", "configMapKeyRef", "key"]?.string == "redis.user")
        let egress = named(outcome, "CiliumNetworkPolicy", unit, "egress-api")
        let hosts = (egress?[path: "spec", "egress"]?.items ?? []).compactMap {
            $0["toFQDNs"]?.items?.first?["matchName"]?.string
        }
        #expect(hosts == ["bank.example", "redis.internal"])
    }

    @Test func aDirectConnectionAcrossProjectsOpensBothSides() {
        for flavour in [SeedSettings.PolicyFlavour.cilium, .kubernetes] {
            let outcome = SeedSources.compile(SeedRenderingTests.api + Self.far("", ", visibility: project")) {
                $0.seed.policyFlavour = flavour
            }
            let errors = outcome.findings.filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(errors.map(\.message))")
            let address = variables(outcome, "development/other/far")["URL"]?["value"]?.string ?? ""
            #expect(address.contains(".dp-acme-shop-development-"))
            let kind = flavour == .cilium ? "CiliumNetworkPolicy" : "NetworkPolicy"
            #expect(named(outcome, kind, "development/shop/api", "ingress-api") != nil)
            #expect(named(outcome, kind, "development/other/far", "egress-far") != nil)
        }
    }

    @Test func aComponentOfTheSeedCallsOneOfTheCurrentVocabulary() {
        let provider = """
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: ComponentType
            metadata: {name: server}
            spec:
              workloadType: deployment
              resources:
              - id: deployment
                template:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
                  spec: {selector: {matchLabels: "${metadata.podSelectors}"}}
              - id: service
                template:
                  apiVersion: v1
                  kind: Service
                  metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
                  spec: {ports: [{name: http, port: 8080}], selector: "${metadata.podSelectors}"}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Component
            metadata: {name: server}
            spec: {owner: {projectName: shop}, autoDeploy: true, componentType: {name: deployment/server}}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Workload
            metadata: {name: server}
            spec:
              owner: {projectName: shop, componentName: server}
              container: {image: "registry.example/server:1"}
              endpoints: {http: {type: HTTP, port: 8080}}
            ---

            """
        let outcome = SeedSources.compile(
            provider
                + SeedSources.component(
                    "near",
                    more:
                        "connections: {server: {type: api, params: {componentName: server, endpoint: http}, inject: {env: [{name: URL, value: '{{ .url }}'}]}}}"
                )
        ) { $0.seed.networkMode = .zeroTrust }
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        let url = variables(outcome, "development/shop/near")["URL"]?["value"]?.string ?? ""
        #expect(url.hasPrefix("http://server-development-"), "\(url)")
        #expect(url.hasSuffix(":8080"), "\(url)")
        // Its pods have the labels of their own vocabulary.
        let egress = named(outcome, "CiliumNetworkPolicy", "development/shop/near", "egress-near")
        let labels = egress?[path: "spec", "egress"]?.items?.first?["toEndpoints"]?.items?.first?["matchLabels"]
        #expect(labels?["openchoreo.dev/component"]?.string == "server")
    }

    // MARK: APIs (3.10, 5.2)

    @Test func anAPIInFrontOfSomethingOutside() {
        let api = Self.document(
            "API", "rates",
            "{owner: {projectName: shop, componentName: api}, environmentName: development, type: REST, target: {host: rates.example}, rest: {backend: {port: 443, basePath: /v1}, exposeLevels: [Organization]}}"
        )
        let outcome = SeedSources.compile(SeedSources.component("api") + api)
        let unit = "development/shop/rates"
        let backend = outcome.object("Backend", in: unit)
        #expect(backend?[path: "spec", "endpoints"]?.items?.first?[path: "fqdn", "hostname"]?.string == "rates.example")
        let rule = outcome.object("HTTPRoute", in: unit)?[path: "spec", "rules"]?.items?.first
        #expect(rule?["backendRefs"]?.items?.first?["kind"]?.string == "Backend")
        #expect(rule?["filters"]?.items?.first?[path: "urlRewrite", "hostname"]?.string == "rates.example")
        #expect(rule?["matches"]?.items?.first?[path: "path", "value"]?.string == "/shop/api/v1")
        #expect(outcome.object("BackendTLSPolicy", in: unit) != nil)
    }

    @Test func visibilitiesOfVersion03DoNotImplyEachOther() {
        func gateways(_ visibilities: String) -> Set<String> {
            let outcome = SeedSources.compile(
                SeedSources.component("api", more: "endpoints: {rest: {type: REST, port: 8080}}")
                    + Self.document(
                        "Endpoint", "e",
                        "{type: REST, backendRef: {componentRef: api}, networkVisibilities: \(visibilities)}"))
            let routes = objects(outcome, "HTTPRoute", "development/shop/api")
            return Set(routes.compactMap { $0[path: "spec", "parentRefs"]?.items?.first?["name"]?.string })
        }
        #expect(gateways("{public: {enable: true}}") == ["gateway-external"])
        #expect(
            gateways("{organization: {enable: true}, public: {enable: true}}") == [
                "gateway-external", "gateway-internal",
            ])
        #expect(gateways("{organization: {enable: false}, public: {enable: false}}") == [])
    }

    @Test func publicIsOpenToTheOrganizationOnDemand() {
        let text = SeedRenderingTests.api.replacing("[Public, Organization]", with: "[Public]")
        let count = { (outcome: SeedSources.Outcome) in self.objects(outcome, "HTTPRoute", "development/shop/api").count
        }
        #expect(count(SeedSources.compile(text)) == 1)
        #expect(count(SeedSources.compile(text) { $0.seed.publicImpliesOrganization = true }) == 2)
    }

    @Test func oauthOfVersion02AsksForTheEnvironmentsToken() {
        let outcome = SeedSources.compile(
            SeedSources.component("api", more: "endpoints: {rest: {type: REST, port: 8080}}")
                + Self.document(
                    "Environment", "lab",
                    "{dataPlaneRef: cluster, gateway: {security: {remoteJwks: {uri: 'https://keys.example'}}}}")
                + Self.document(
                    "DeploymentPipeline", "labs",
                    "{promotionPaths: [{sourceEnvironmentRef: {name: lab}, targetEnvironmentRefs: []}]}")
                + Self.document("Project", "labs", "{deploymentPipelineRef: {name: labs}}")
                + Self.document(
                    "Endpoint", "e",
                    "{type: REST, backendRef: {componentRef: probe}, visibility: public, apiSettings: {securitySchemes: [oauth]}}"
                ) + "---\n"
                + SeedSources.component("probe", more: "endpoints: {rest: {type: REST, port: 8080}}", project: "labs"))
        let policy = outcome.object("SecurityPolicy", in: "lab/labs/probe")
        let provider = policy?[path: "spec", "jwt", "providers"]?.items?.first
        #expect(provider?[path: "remoteJWKS", "uri"]?.string == "https://keys.example")
    }

    @Test func operationsHaveRoutesOfTheirOwn() {
        let policy = Self.document(
            "APIClass", "own", "{restPolicy: {defaults: {authentication: {type: jwt, jwt: {jwks: j, issuer: i}}}}}")
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {className: own, type: REST, rest: {backend: {port: 8080, basePath: /v1}, exposeLevels: [Public], operations: [{method: get, path: '/books/{id}', scopes: [read]}]}}}"
            ) + policy)
        let unit = "development/shop/api"
        let route = objects(outcome, "HTTPRoute", unit).first {
            $0[path: "spec", "rules"]?.items?.first?["matches"]?.items?.first?["method"] != nil
        }
        let match = route?[path: "spec", "rules"]?.items?.first?["matches"]?.items?.first
        #expect(match?[path: "path", "value"]?.string == "^/shop/api(/v1/books/[^/]+)$")
        let filter = outcome.object("HTTPRouteFilter", in: unit)
        #expect(filter?[path: "spec", "urlRewrite", "path", "replaceRegexMatch", "substitution"]?.string == #"\1"#)
        let scopes = objects(outcome, "SecurityPolicy", unit).compactMap {
            $0[path: "spec", "authorization", "rules"]?.items?.first?[path: "principal", "jwt", "scopes"]?.items?.first?
                .string
        }
        #expect(scopes == ["read"])
    }

    @Test(arguments: [
        ("/v1/", "/shop/api/v1"), ("v1//x", "/shop/api/v1/x"), ("", "/shop/api"), ("/a/../b/./c", "/shop/api/b/c"),
    ])
    func pathsAreCleaned(_ base: String, _ path: String) {
        #expect(SeedRoutes.path(project: "shop", component: "api", basePath: base) == path)
    }

    // MARK: Policies (5.7)

    @Test func productionIsClosedUnlessItIsOpened() {
        let text =
            SeedSources.component("api")
            + Self.document("ServiceBinding", "api-production", "{environment: production}")
        func isOpen(_ outcome: SeedSources.Outcome, _ environment: String) -> Bool {
            named(outcome, "CiliumNetworkPolicy", "\(environment)/shop/shop", "allow-world") != nil
        }
        let usual = SeedSources.compile(text)
        #expect(isOpen(usual, "development"))
        #expect(!isOpen(usual, "production"))
        #expect(isOpen(SeedSources.compile(text) { $0.seed.allowsWorld = true }, "production"))
        #expect(!isOpen(SeedSources.compile(text) { $0.seed.allowsWorld = false }, "development"))
        let annotated = MarkedSources([
            "test.yaml": SeedSources.platform.replacing(
                "metadata: {name: production}",
                with: "metadata: {name: production, annotations: {openchoreo.dev/allow-world: 'true'}}") + "---\n"
                + text
        ])
        #expect(isOpen(SeedSources.compile(annotated, withPlatform: false), "production"))
    }

    @Test func mutualAuthenticationIsAskedForWhereItIsWanted() {
        let text =
            SeedRenderingTests.api + "---\n"
            + SeedSources.component(
                "near",
                more: "connections: {api: {type: api, params: {componentName: api, endpoint: rest}, inject: {env: []}}}"
            )
        let cilium = SeedSources.compile(text) {
            $0.seed.networkMode = .zeroTrust
            $0.seed.mutualTLS = .cilium
        }
        let ingress = named(cilium, "CiliumNetworkPolicy", "development/shop/api", "ingress-api")
        #expect(ingress?[path: "spec", "ingress"]?.items?.first?[path: "authentication", "mode"]?.string == "required")
        let istio = SeedSources.compile(text) { $0.seed.mutualTLS = .istio }
        let peers = istio.object("PeerAuthentication", in: "development/shop/shop")
        #expect(peers?[path: "spec", "mtls", "mode"]?.string == "STRICT")
        let clients = istio.object("DestinationRule", in: "development/shop/shop")
        #expect(clients?[path: "spec", "trafficPolicy", "tls", "mode"]?.string == "ISTIO_MUTUAL")
        #expect(clients?[path: "spec", "host"]?.string == "*.dp-acme-shop-development-12d45ec4.svc.cluster.local")
    }
}
