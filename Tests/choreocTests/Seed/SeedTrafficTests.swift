import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// Routes of connections and datagrams, calls that network policies let pass, and policies that an Endpoint has of its own
/// (sections 5.2, 5.4, 5.7).
struct SeedTrafficTests {
    private func objects(_ outcome: SeedSources.Outcome, _ kind: String, _ unit: String) -> [Value] {
        (outcome.objects[unit] ?? []).filter { $0["kind"]?.string == kind }
    }

    private func named(_ outcome: SeedSources.Outcome, _ kind: String, _ unit: String, _ name: String) -> Value? {
        objects(outcome, kind, unit).first { $0[path: "metadata", "name"]?.string == name }
    }

    private func expectNoErrors(_ outcome: SeedSources.Outcome) {
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
    }

    // MARK: Connections and datagrams (5.2)

    private static let database = SeedSources.component(
        "db", more: "endpoints: {sql: {type: TCP, port: 5432}, log: {type: UDP, port: 514}}",
        claim:
            "apis: {sql: {type: TCP, rest: {backend: {port: 5432}, exposeLevels: [Organization]}}, log: {type: UDP, rest: {backend: {port: 514}, exposeLevels: [Public]}}}"
    )

    private static let consumer =
        "---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: other}\nspec: {deploymentPipelineRef: {name: standard}}\n---\n"
        + SeedSources.component(
            "far",
            more:
                "connections: {db: {type: api, params: {projectName: shop, componentName: db, endpoint: sql}, inject: {env: [{name: DB, value: '{{ .uri }}'}]}}}",
            project: "other")

    @Test func connectionsHaveRoutesOnListenersOfTheirOwn() {
        let outcome = SeedSources.compile(Self.database + Self.consumer) { $0.seed.allowsL4Routes = true }
        expectNoErrors(outcome)
        let unit = "development/shop/db"
        let tcp = outcome.object("TCPRoute", in: unit)
        #expect(tcp?["apiVersion"]?.string == "gateway.networking.k8s.io/v1alpha2")
        let parent = tcp?[path: "spec", "parentRefs"]?.items?.first
        #expect(parent?["name"]?.string == "gateway-internal")
        #expect(parent?["port"]?.exactInteger == 5432)
        #expect(tcp?[path: "spec", "hostnames"] == nil)
        #expect(tcp?[path: "spec", "rules"]?.items?.first?["backendRefs"]?.items?.first?["port"]?.exactInteger == 5432)
        let udp = outcome.object("UDPRoute", in: unit)
        #expect(udp?[path: "spec", "parentRefs"]?.items?.first?["name"]?.string == "gateway-external")
        #expect(objects(outcome, "HTTPRoute", unit).isEmpty)
    }

    @Test func callersReachThemThroughTheGateway() {
        let outcome = SeedSources.compile(Self.database + Self.consumer) { $0.seed.allowsL4Routes = true }
        let pod = outcome.object("Deployment", in: "development/other/far")?[path: "spec", "template", "spec"]
        let variable = pod?["containers"]?.items?.first?["env"]?.items?.first
        #expect(variable?["value"]?.string == "dev.acme.internal:5432")
        let egress = named(outcome, "CiliumNetworkPolicy", "development/other/far", "egress-far")
        let rule = egress?[path: "spec", "egress"]?.items?.first
        let labels = rule?["toEndpoints"]?.items?.first?["matchLabels"]
        #expect(labels?["gateway.envoyproxy.io/owning-gateway-name"]?.string == "gateway-internal")
        #expect(rule?["toPorts"]?.items?.first?["ports"]?.items?.first?["port"]?.string == "5432")
        let ingress = named(outcome, "CiliumNetworkPolicy", "development/shop/db", "gateway-db")
        let ports = ingress?[path: "spec", "ingress"]?.items?.first?["toPorts"]?.items ?? []
        let texts = ports.compactMap { item -> String? in
            let port = item["ports"]?.items?.first
            return "\(port?["port"]?.string ?? "")/\(port?["protocol"]?.string ?? "")"
        }
        #expect(texts == ["514/UDP", "5432/TCP"])
    }

    @Test func anEndpointOfConnectionsIsNoHTTPRoute() {
        let endpoint =
            "---\napiVersion: choreo.dev/v1alpha1\nkind: Endpoint\nmetadata: {name: sql}\nspec: {backendRef: {componentRef: db}, visibility: organization, protocols: [TCP]}\n"
        let component = SeedSources.component("db", more: "endpoints: {sql: {type: TCP, port: 5432}}")
        let closed = SeedSources.compile(component + endpoint)
        #expect(closed.findings.contains { $0.kind == .apiTypeWithoutRoute && $0.severity == .error })
        #expect(closed.objects["development/shop/db"]?.isEmpty ?? true)
        let open = SeedSources.compile(component + endpoint) { $0.seed.allowsL4Routes = true }
        #expect(open.object("TCPRoute", in: "development/shop/db") != nil)
    }

    @Test func environmentsOfOneGatewayHavePortsOfTheirOwn() {
        let bound =
            SeedSources.platform + "---\n" + Self.database
            + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: db-production}\nspec: {environment: production}\n"
        func compile(_ text: String) -> SeedSources.Outcome {
            SeedSources.compile(MarkedSources(["test.yaml": text]), withPlatform: false) {
                $0.seed.allowsL4Routes = true
            }
        }
        #expect(compile(bound).findings.contains { $0.kind == .hostCollision })
        let moved = compile(
            bound.replacing(
                "metadata: {name: production}",
                with: "metadata: {name: production, annotations: {openchoreo.dev/l4-port-offset: '1000'}}"))
        expectNoErrors(moved)
        let parent = moved.object("TCPRoute", in: "production/shop/db")?[path: "spec", "parentRefs"]?.items?.first
        #expect(parent?["port"]?.exactInteger == 6432)
    }

    @Test func gatewaysOfThePlatformAreThoseOfTheirNamespace() {
        let outcome = SeedSources.compile(SeedRenderingTests.api) { $0.seed.dataPlaneNamespace = "gateways" }
        let route = outcome.object("HTTPRoute", in: "development/shop/api")
        #expect(route?[path: "spec", "parentRefs"]?.items?.first?["namespace"]?.string == "gateways")
        let policy = named(outcome, "CiliumNetworkPolicy", "development/shop/api", "gateway-api")
        let labels = policy?[path: "spec", "ingress"]?.items?.first?["fromEndpoints"]?.items?.first?["matchLabels"]
        #expect(labels?["k8s:io.kubernetes.pod.namespace"]?.string == "gateways")
    }

    @Test func servicesTellRoutesOfOneGatewayApart() {
        func component(_ name: String) -> String {
            SeedSources.component(
                name,
                more:
                    "endpoints: {grpc: {type: gRPC, port: 9000, schema: {type: gRPC, content: 'syntax = \"proto3\"; package shop; message A {} service \(name.uppercased()) { rpc Get(A) returns (A); }'}}}",
                claim: "apis: {grpc: {type: gRPC, rest: {backend: {port: 9000}, exposeLevels: [Organization]}}}")
        }
        let outcome = SeedSources.compile(component("a") + "---\n" + component("b"))
        expectNoErrors(outcome)
        let route = outcome.object("GRPCRoute", in: "development/shop/b")
        let match = route?[path: "spec", "rules"]?.items?.first?["matches"]?.items?.first
        #expect(match?[path: "method", "service"]?.string == "shop.B")
    }

    // MARK: Calls (5.7)

    private static let definition = """
        endpoints:
          rest:
            type: REST
            port: 8080
            schema:
              type: REST
              content: |
                openapi: 3.0.0
                servers: [{url: "https://api.example/v1"}]
                paths:
                  /books: {get: {}, post: {}}
                  /books/{id}: {delete: {}}
        """

    private static let reader =
        "---\n"
        + SeedSources.component(
            "near",
            more: "connections: {api: {type: api, params: {componentName: api, endpoint: rest}, inject: {env: []}}}")

    /// The calls that a policy lets in.
    private func calls(_ policy: Value?) -> [String] {
        let rule = policy?[path: "spec", "ingress"]?.items?.first
        return (rule?["toPorts"]?.items?.first?[path: "rules", "http"]?.items ?? []).map {
            "\($0["method"]?.string ?? "") \($0["path"]?.string ?? "")"
        }
    }

    @Test func onlyOperationsOfTheDefinitionPass() {
        let text =
            SeedSources.component(
                "api", more: Self.definition,
                claim: "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}")
            + Self.reader
        let outcome = SeedSources.compile(text) {
            $0.seed.limitsCalls = true
            $0.seed.networkMode = .zeroTrust
        }
        expectNoErrors(outcome)
        let expected = [
            #"GET /v1/books(\?.*)?"#, #"POST /v1/books(\?.*)?"#, #"DELETE /v1/books/[^/]+(\?.*)?"#,
        ]
        let unit = "development/shop/api"
        let gateway = named(outcome, "CiliumNetworkPolicy", unit, "gateway-api")
        #expect(calls(gateway) == expected)
        let ingress = named(outcome, "CiliumNetworkPolicy", unit, "ingress-api")
        #expect(calls(ingress) == expected)
        let plain = SeedSources.compile(text) { $0.seed.networkMode = .zeroTrust }
        let without = named(plain, "CiliumNetworkPolicy", unit, "ingress-api")
        #expect(calls(without).isEmpty)
    }

    @Test func theBasePathOfTheAPIComesFirst() {
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", more: Self.definition,
                claim:
                    "apis: {rest: {type: REST, rest: {backend: {port: 8080, basePath: /own}, exposeLevels: [Public], operations: [{method: put, path: '/shelves/{n}'}]}}}"
            )
        ) { $0.seed.limitsCalls = true }
        let gateway = named(outcome, "CiliumNetworkPolicy", "development/shop/api", "gateway-api")
        #expect(
            calls(gateway) == [
                #"GET /own/books(\?.*)?"#, #"POST /own/books(\?.*)?"#, #"DELETE /own/books/[^/]+(\?.*)?"#,
                #"PUT /own/shelves/[^/]+(\?.*)?"#,
            ])
    }

    @Test func aPortWithAnEndpointThatIsNotLimitedIsOpen() {
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", more: Self.definition + "\n  live: {type: Websocket, port: 8080}",
                claim: "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}")
        ) { $0.seed.limitsCalls = true }
        let gateway = named(outcome, "CiliumNetworkPolicy", "development/shop/api", "gateway-api")
        #expect(gateway != nil)
        #expect(calls(gateway).isEmpty)
    }

    // MARK: Policies of an Endpoint (5.4, 5.5)

    private static let keys =
        "---\napiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: lab}\nspec: {dataPlaneRef: cluster, gateway: {security: {remoteJwks: {uri: 'https://keys.example'}}}}\n---\napiVersion: choreo.dev/v1alpha1\nkind: DeploymentPipeline\nmetadata: {name: labs}\nspec: {promotionPaths: [{sourceEnvironmentRef: {name: lab}, targetEnvironmentRefs: []}]}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: labs}\nspec: {deploymentPipelineRef: {name: labs}}\n---\n"
        + SeedSources.component("probe", more: "endpoints: {rest: {type: REST, port: 8080}}", project: "labs")

    private func endpoint(_ spec: String) -> SeedSources.Outcome {
        let outcome = SeedSources.compile(
            Self.keys
                + "---\napiVersion: openchoreo.dev/v1alpha1\nkind: Endpoint\nmetadata: {name: e}\nspec: {type: REST, backendRef: {type: componentRef, componentRef: probe, basePath: /v1}, \(spec)}\n"
        )
        expectNoErrors(outcome)
        return outcome
    }

    private static let unit = "lab/labs/probe"

    /// The SecurityPolicy or BackendTrafficPolicy of a route.
    private func policy(_ outcome: SeedSources.Outcome, _ kind: String, of route: Value?) -> Value? {
        let name = route?[path: "metadata", "name"]?.string
        return objects(outcome, kind, Self.unit).first {
            $0[path: "spec", "targetRefs"]?.items?.first?["name"]?.string == name
        }?["spec"]
    }

    private func route(_ outcome: SeedSources.Outcome, _ gateway: String, method: String? = nil) -> Value? {
        objects(outcome, "HTTPRoute", Self.unit).first { route in
            let match = route[path: "spec", "rules"]?.items?.first?["matches"]?.items?.first
            return route[path: "spec", "parentRefs"]?.items?.first?["name"]?.string == gateway
                && match?["method"]?.string == method
        }
    }

    @Test func scopesHoldForOperationsAndATokenForTheRest() {
        let outcome = endpoint(
            "networkVisibilities: {public: {enable: true, policies: [{name: o, type: oauth2, policySpec: {oauth2: {jwt: {claims: [{key: tier, values: [gold]}], authorization: {apiType: REST, rest: {claimsToHeaders: [{name: sub, header: X-User}], operations: [{target: '/books/{id}', method: GET, scopes: [read]}]}}}}}}]}, organization: {enable: true}}"
        )
        let open = route(outcome, "gateway-external")
        let wild = policy(outcome, "SecurityPolicy", of: open)
        let provider = wild?[path: "jwt", "providers"]?.items?.first
        #expect(provider?[path: "remoteJWKS", "uri"]?.string == "https://keys.example")
        #expect(provider?["claimToHeaders"]?.items?.first?["header"]?.string == "X-User")
        let principal = wild?[path: "authorization", "rules"]?.items?.first?[path: "principal", "jwt"]
        #expect(principal?["claims"]?.items?.first?["name"]?.string == "tier")
        #expect(principal?["scopes"] == nil)
        let single = route(outcome, "gateway-external", method: "GET")
        #expect(
            single?[path: "spec", "rules"]?.items?.first?["matches"]?.items?.first?[path: "path", "value"]?.string
                == "^/labs/probe(/v1/books/[^/]+)$")
        let own = policy(outcome, "SecurityPolicy", of: single)
        let token = own?[path: "authorization", "rules"]?.items?.first?[path: "principal", "jwt"]
        #expect(token?["scopes"]?.items?.first?.string == "read")
        #expect(token?["claims"]?.items?.first?["name"]?.string == "tier")
        #expect(own?[path: "authorization", "defaultAction"]?.string == "Deny")
        // The other level has none of it (C-10).
        #expect(policy(outcome, "SecurityPolicy", of: route(outcome, "gateway-internal")) == nil)
        #expect(route(outcome, "gateway-internal", method: "GET") == nil)
    }

    @Test func limitsHoldForAllCallsAndForOperations() {
        let outcome = endpoint(
            "networkVisibilities: {public: {enable: true, policies: [{name: r, type: rate-limit, policySpec: {rateLimit: {apiLevel: {timeUnit: minute, requestLimit: 60}, operationLevel: {rest: [{target: /slow, method: POST, timeUnit: Hour, requestLimit: 5}]}}}}]}}"
        )
        func limit(_ spec: Value?) -> String {
            let limit = spec?[path: "rateLimit", "local", "rules"]?.items?.first?["limit"]
            return "\(limit?["requests"]?.exactInteger ?? 0) \(limit?["unit"]?.string ?? "")"
        }
        let all = policy(outcome, "BackendTrafficPolicy", of: route(outcome, "gateway-external"))
        #expect(limit(all) == "60 Minute")
        let single = policy(outcome, "BackendTrafficPolicy", of: route(outcome, "gateway-external", method: "POST"))
        #expect(limit(single) == "5 Hour")
    }

    @Test func keysUsersAndOrigins() {
        let outcome = endpoint(
            "networkVisibilities: {public: {enable: true, policies: [{name: k, type: api-key, policySpec: {apiKeyAuth: {keySource: {header: X-Key}, secretRefs: [keys]}}}, {name: c, type: cors, policySpec: {cors: {allowOrigins: ['https://a.example'], maxAge: 90, allowCredentials: true}}}]}, organization: {enable: true, policies: [{name: b, type: basic-auth, policySpec: {basicAuth: {users: [{username: a, passwordFromSecret: users}, {username: b, passwordFromSecret: users}], header: Authorization, headerAuthScheme: Basic}}}]}}"
        )
        let open = policy(outcome, "SecurityPolicy", of: route(outcome, "gateway-external"))
        #expect(open?[path: "apiKeyAuth", "credentialRefs"]?.items?.first?["name"]?.string == "keys")
        #expect(open?[path: "apiKeyAuth", "extractFrom"]?.items?.first?["headers"]?.items?.first?.string == "X-Key")
        #expect(open?[path: "cors", "maxAge"]?.string == "1m30s")
        #expect(open?[path: "cors", "allowCredentials"]?.bool == true)
        #expect(open?["basicAuth"] == nil)
        let inner = policy(outcome, "SecurityPolicy", of: route(outcome, "gateway-internal"))
        #expect(inner?[path: "basicAuth", "users", "name"]?.string == "users")
    }

    @Test func settingsOfALevelReplaceThoseOfTheEndpoint() {
        let outcome = endpoint(
            "apiSettings: {securitySchemes: [oauth], authorizationHeader: X-Token}, networkVisibilities: {public: {enable: true}, organization: {enable: true, apiSettings: {cors: {enable: true, allowOrigins: ['https://a.example']}}}}"
        )
        let open = policy(outcome, "SecurityPolicy", of: route(outcome, "gateway-external"))
        let provider = open?[path: "jwt", "providers"]?.items?.first
        #expect(provider?[path: "extractFrom", "headers"]?.items?.first?["name"]?.string == "X-Token")
        let inner = policy(outcome, "SecurityPolicy", of: route(outcome, "gateway-internal"))
        #expect(inner?["jwt"] == nil)
        #expect(inner?[path: "cors", "allowOrigins"]?.items?.first?.string == "https://a.example")
    }

    @Test func operationsKeepTheNetworksOfTheirClass() {
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {className: own, type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public], operations: [{method: GET, path: /a, scopes: [read]}]}}}"
            )
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: own}\nspec: {restPolicy: {defaults: {authentication: {type: jwt, jwt: {jwks: j, issuer: i}}, security: {blockedIPs: [10.1.0.0/16]}}}}\n"
        )
        let rules = objects(outcome, "SecurityPolicy", "development/shop/api").map { policy in
            (policy[path: "spec", "authorization", "rules"]?.items ?? []).map { $0["action"]?.string ?? "" }
        }
        let expected: Set<[String]> = [["Deny"], ["Deny", "Allow"]]
        #expect(Set(rules) == expected)
    }
}
