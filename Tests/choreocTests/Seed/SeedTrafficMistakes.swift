import Analysis
import Basics
import OpenChoreo

/// Mistakes of routes and of policies that an Endpoint has of its own.
extension SeedMistakes {
    private static func endpoint(
        _ spec: String, type: String = "REST", port: String = "type: REST, port: 8080", schema: String = ""
    ) -> String {
        SeedSources.component("api", more: "endpoints: {rest: {\(port)\(schema)}}")
            + "---\napiVersion: choreo.dev/v1alpha1\nkind: Endpoint\nmetadata: {name: x}\nspec: {type: \(type), backendRef: {componentRef: api}, \(spec)}\n"
    }

    /// An Endpoint with one policy for everybody.
    private static func policies(_ policy: String) -> String {
        endpoint("networkVisibilities: {public: {enable: true, policies: [\(policy)]}}")
    }

    private static func settings(_ settings: String) -> String {
        endpoint("visibility: public, apiSettings: {\(settings)}")
    }

    private static let l4: @Sendable (inout Settings) -> Void = { $0.seed.allowsL4Routes = true }
    private static let l7: @Sendable (inout Settings) -> Void = { $0.seed.limitsCalls = true }

    private static func tcpService(_ name: String, _ policy: String = "") -> String {
        SeedSources.component(
            name, more: "endpoints: {tcp: {type: TCP, port: 5432}}",
            claim: "apis: {tcp: {type: TCP\(policy), rest: {backend: {port: 5432}, exposeLevels: [Organization]}}}")
    }

    private static func grpc(_ name: String) -> String {
        SeedSources.component(
            name, more: "endpoints: {grpc: {type: gRPC, port: 9000}}",
            claim: "apis: {grpc: {type: gRPC, rest: {backend: {port: 9000}, exposeLevels: [Organization]}}}")
    }

    private static let agent: @Sendable (inout Settings) -> Void = { $0.seed.secretBackend = .vaultAgent }

    private static func secret(_ name: String, _ more: String = "", claim: String = "") -> String {
        "apiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: a, values: [{vaultKey: secret/data/a}]}]}\n---\n"
            + SeedSources.component(
                "api",
                container: "env: [{key: \(name), valueFrom: {configurationGroupRef: {name: g, key: a}}}]\n" + more,
                claim: claim)
    }

    private static func classed(_ policy: String) -> String {
        "apiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: own}\nspec: {restPolicy: {defaults: {\(policy)}}}\n---\n"
            + SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {className: own, type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}")
    }

    private static func environment(_ metadata: String, _ spec: String) -> String {
        "apiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: lab\(metadata)}\nspec: {\(spec)}\n---\n"
    }

    static let dropped: [Mistake] = [
        // What would have no effect, or an effect that no cluster accepts.
        Mistake(
            .annotationMisspelt,
            environment(", annotations: {«openchoreo.dev/allow-word»: 'true'}", "dataPlaneRef: cluster")),
        Mistake(
            .metadataFieldUnknown,
            environment(", «anotations»: {openchoreo.dev/allow-world: 'true'}", "dataPlaneRef: cluster")),
        Mistake(
            .unknownField,
            "apiVersion: choreo.dev/v1alpha1\nkind: DataPlane\nmetadata: {name: x}\nspec: {registry: {«prefx»: r}, kubernetesCluster: {name: c}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}\n"
        ),
        Mistake(
            .hostNameInvalid,
            SeedSources.component("web", type: "WebApplication", more: "endpoints: {«http»: {type: HTTP, port: 80}}"),
            { $0.seed.webDomain = "apps..example" }),
        Mistake(.variableNameInvalid, SeedSources.component("api", container: "env: [{key: «''», value: b}]")),
        Mistake(.variableNameInvalid, SeedSources.component("api", container: "env: [{key: «A=B», value: b}]")),
        Mistake(
            .variableNameInvalid,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 5432}}") + "---\n"
                + SeedSources.component(
                    "api",
                    more:
                        "connections: {db: {type: api, params: {componentName: db, endpoint: tcp}, inject: {env: [{name: «''», value: x}]}}}"
                )),
        Mistake(
            .valueNotAllowed,
            "apiVersion: choreo.dev/v1alpha1\nkind: Release\nmetadata: {name: r}\nspec: {owner: {projectName: shop, componentName: api}, environmentName: development, interval: «5 minutes»}\n"
        ),
        Mistake(
            .classSchema,
            "apiVersion: choreo.dev/v1alpha1\nkind: ScheduledTaskClass\nmetadata: {name: x}\nspec: {cronJobTemplate: {concurrencyPolicy: «Forbidden»}}\n"
        ),
        Mistake(.variableNameInvalid, secret("«A-B»", "command: [run]"), agent),
        Mistake(
            .policyNotExpressible,
            classed(
                "conditionalPolicies: [{condition: {paths: [/a]}, policy: {authentication: «{type: jwt}»}}]")),
        Mistake(
            .policyPartly,
            classed("conditionalPolicies: [«{condition: {paths: [/a]}, policy: {timeout: 1s}}»]")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public], operations: [{method: «FETCH», path: /a}]}}}"
            )),
        Mistake(
            .policyNotExpressible,
            "apiVersion: openchoreo.dev/v1alpha1\nkind: DataPlane\nmetadata: {name: open}\nspec: {clusterAgent: {clientCA: {value: x}}, gateway: {ingress: {external: {name: edge, namespace: gateways, http: {port: 80, host: open.example}, https: {port: 443, host: open.example}}}}}\n---\napiVersion: openchoreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: live}\nspec: {dataPlaneRef: {kind: DataPlane, name: open}}\n---\napiVersion: choreo.dev/v1alpha1\nkind: DeploymentPipeline\nmetadata: {name: direct}\nspec: {promotionPaths: [{sourceEnvironmentRef: {name: live}, targetEnvironmentRefs: []}]}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: live}\nspec: {deploymentPipelineRef: {name: direct}}\n---\n"
                + classed("security: {requireTLS: «true»}").replacing("projectName: shop", with: "projectName: live")),
        Mistake(.valueNotAllowed, classed("timeout: «5 seconds»")),
        Mistake(.valueNotAllowed, classed("loadBalancer: {type: «Roundrobin»}")),
        Mistake(.unknownField, classed("monitoring: {metrics: {«enable»: true}}")),
        Mistake(.policyNotExpressible, classed("authentication: {type: jwt, jwt: {issuer: i, jwks: «''»}}")),
        Mistake(.policyNotExpressible, classed("authentication: «{type: jwt}»")),
        Mistake(
            .policyNotExpressible,
            classed("mediation: {requestTransformations: [«{action: addHeader, headerName: X-A}»]}")),
        Mistake(
            .policyNotExpressible,
            classed("mediation: {responseTransformations: [«{action: removeHeaders, headers: ['a b']}»]}")),
        Mistake(
            .unknownField,
            SeedSources.component("api", claim: "overrides: {deployment: {«minReadySecond»: 3}}")),
        Mistake(.wrongType, SeedSources.component("api", claim: "overrides: {deployment: «fast»}")),
        Mistake(
            .unknownField,
            SeedSources.component("api", container: "readinessProbe: {«tcpSoket»: {port: 80}}")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component("api", container: "resources: {limits: {memory: «lots»}}")),
        Mistake(
            .classSchema,
            "apiVersion: choreo.dev/v1alpha1\nkind: ServiceClass\nmetadata: {name: x}\nspec: {deploymentTemplate: {template: {spec: {containers: [{name: main, securityContext: {«runAsNonRot»: true}}]}}}}\n"
        ),
    ]

    static let traffic: [Mistake] = [
        // Variables of the vault's agent.
        Mistake(.agentCommandUnknown, secret("«A»"), agent),
        Mistake(
            .agentCommandUnknown,
            secret(
                "A", "command: [run]",
                claim:
                    "overrides: {deployment: {template: {spec: {containers: [{name: main, command: «[other]»}]}}}}"),
            agent),
        Mistake(
            .variableDuplicate,
            secret("A").replacing("env: [", with: "env: [{key: A, value: b}, ").replacing(
                "key: A, valueFrom", with: "key: «A», valueFrom"), agent),

        // Connections and datagrams.
        Mistake(.apiTypeWithoutRoute, endpoint("visibility: public", type: "«TCP»", port: "type: TCP, port: 1")),
        Mistake(
            .hostCollision,
            tcpService("a") + "---\n"
                + tcpService("b").replacing("apis: {tcp: ", with: "apis: {«tcp»: "), l4),
        Mistake(
            .hostCollision,
            tcpService("a").replacing("5432", with: "443").replacing("apis: {tcp: ", with: "apis: {«tcp»: "), l4),
        Mistake(
            .policyNotExpressible,
            "apiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: own}\nspec: {restPolicy: {defaults: {authentication: {type: jwt, jwt: «{issuer: i, jwks: j}»}}}}\n---\n"
                + tcpService("a", ", className: own"), l4),
        Mistake(
            .policyPartly,
            "apiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: own}\nspec: {restPolicy: {defaults: {timeout: «5s»}}}\n---\n"
                + tcpService("a", ", className: own"), l4),
        Mistake(
            .hostCollision,
            grpc("a") + "---\n" + grpc("b").replacing("apis: {grpc: ", with: "apis: {«grpc»: ")),

        Mistake(
            .valueNotAllowed,
            "apiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: lab, annotations: {openchoreo.dev/l4-port-offset: «many»}}\nspec: {dataPlaneRef: cluster}\n---\napiVersion: choreo.dev/v1alpha1\nkind: DeploymentPipeline\nmetadata: {name: labs}\nspec: {promotionPaths: [{sourceEnvironmentRef: {name: lab}, targetEnvironmentRefs: []}]}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: labs}\nspec: {deploymentPipelineRef: {name: labs}}\n---\n"
                + tcpService("a").replacing("projectName: shop", with: "projectName: labs"), l4),

        // Calls.
        Mistake(
            .callsNotLimited,
            SeedSources.component("api", more: "endpoints: {«rest»: {type: REST, port: 8080}}"), l7),
        Mistake(
            .callsNotLimited,
            SeedSources.component(
                "api",
                more: "endpoints: {«rest»: {type: REST, port: 8443, schema: {content: 'paths: {/a: {get: {}}}'}}}"), l7),
        Mistake(
            .endpointSchemaUnreadable,
            SeedSources.component(
                "api",
                more: "endpoints: {rest: {type: REST, port: 8080, schema: {type: REST, content: «'paths: [a]'»}}}"
            ), l7),
        Mistake(
            .networkRuleNotExpressible,
            "apiVersion: choreo.dev/v1alpha1\nkind: DataPlane\nmetadata: {name: «plain»}\nspec: {kubernetesCluster: {name: c, featureFlags: {cilium: false}}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: live}\nspec: {dataPlaneRef: plain}\n---\napiVersion: choreo.dev/v1alpha1\nkind: DeploymentPipeline\nmetadata: {name: direct}\nspec: {promotionPaths: [{sourceEnvironmentRef: {name: live}, targetEnvironmentRefs: []}]}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: live}\nspec: {deploymentPipelineRef: {name: direct}}\n---\n"
                + SeedSources.component("api", project: "live"), l7),

        // Policies of version 0.3.
        Mistake(.policyNotExpressible, policies("{name: a, type: «mediation», policySpec: {}}")),
        Mistake(.policyNotExpressible, policies("«{name: a, type: cors, policySpec: {}}»")),
        Mistake(
            .policyPartly,
            policies("{name: a, type: cors, policySpec: {cors: {allowOrigins: [a]}, «rateLimit»: {}}}")),
        Mistake(
            .policyNotExpressible,
            policies(
                "{name: a, type: api-key, policySpec: {apiKeyAuth: {keySource: {header: X, headerAuthScheme: «Key»}, secretRefs: [s]}}}"
            )),
        Mistake(
            .policyNotExpressible,
            policies(
                "{name: a, type: basic-auth, policySpec: {basicAuth: {users: [{username: a, passwordFromSecret: s}, {username: b, passwordFromSecret: «t»}]}}}"
            )),
        Mistake(
            .policyNotExpressible,
            policies(
                "{name: a, type: basic-auth, policySpec: {basicAuth: {users: [{username: a, passwordFromSecret: s}], header: «X-User»}}}"
            )),
        Mistake(
            .policyNotExpressible,
            policies(
                "{name: a, type: rate-limit, policySpec: {rateLimit: {apiLevel: {timeUnit: «Week», requestLimit: 5}}}}")
        ),
        Mistake(
            .policyNotExpressible,
            policies(
                "{name: a, type: oauth2, policySpec: {oauth2: {jwt: {authorization: {apiType: GRPC, grpc: {operations: «[{name: x}]»}}}}}}"
            )),
        Mistake(
            .policyPartly,
            policies(
                "{name: a, type: oauth2, policySpec: {oauth2: {jwt: {authorization: {apiType: REST, grpc: «{operations: []}»}}}}}"
            )),
        Mistake(
            .tokenKeysMissing,
            policies("{name: a, type: oauth2, policySpec: {oauth2: {jwt: {authorization: {apiType: REST}}}}}")),
        Mistake(
            .policyNotExpressible,
            endpoint(
                "networkVisibilities: {public: {enable: true, policies: [{name: a, type: rate-limit, policySpec: {rateLimit: {operationLevel: {rest: [«{target: /a, method: GET, timeUnit: Second, requestLimit: 5}»]}}}}]}}",
                type: "gRPC", port: "type: gRPC, port: 9000")),
        Mistake(
            .unknownField,
            policies("{name: a, type: cors, policySpec: {cors: {«allowOrigin»: [a]}}}")),

        // Settings of version 0.2.
        Mistake(.policyNotExpressible, settings("backendJwt: «{enable: true, configuration: {audiences: [a]}}»")),
        Mistake(.policyNotExpressible, settings("rateLimit: {tier: «Gold»}")),
        Mistake(.policyNotExpressible, settings("operationPolicies: «[{target: /a, authenticationType: none}]»")),
        Mistake(.policyPartly, settings("authorizationHeader: «X-Token»")),
        Mistake(.tokenKeysMissing, settings("securitySchemes: [oauth]")),
        Mistake(.valueNotAllowed, settings("securitySchemes: [«basic»]")),
    ]
}
