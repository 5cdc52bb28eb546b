import Analysis
import Basics
import OpenChoreo
import Rendering

extension SeedMistakes {
    private static func connected(_ connection: String, to endpoint: String = "tcp: {type: TCP, port: 5432}") -> String
    {
        SeedSources.component("db", more: "endpoints: {\(endpoint)}") + "---\n"
            + SeedSources.component("api", more: "connections: {db: {type: api, \(connection)}}")
    }

    /// Mistakes of endpoints, APIs, connections and policies of the network.
    static let network: [Mistake] = [
        Mistake(.connectionNotFound, connected("params: {componentName: «dbb», endpoint: tcp}, inject: {env: []}")),
        Mistake(.connectionNotFound, connected("params: {componentName: db, endpoint: «tpc»}, inject: {env: []}")),
        Mistake(.connectionNotFound, connected("params: «{componentName: db}», inject: {env: []}")),
        Mistake(
            .connectionNotFound,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 1}}") + "---\n"
                + SeedSources.component(
                    "api",
                    more:
                        "connections: {db: {type: api, params: {componentName: «db», endpoint: tcp}, inject: {env: []}}}"
                )
                + binding("db", "environment: development, releaseState: Undeploy")),
        Mistake(
            .suspendedTarget,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 1}}") + "---\n"
                + SeedSources.component(
                    "api",
                    more:
                        "connections: {db: {type: api, params: {componentName: «db», endpoint: tcp}, inject: {env: []}}}"
                )
                + binding("db", "environment: development, releaseState: Suspend")),
        Mistake(
            .connectionTemplate,
            connected(
                "params: {componentName: db, endpoint: tcp}, inject: {env: [{name: A, value: '«{{ .scheme }}»://x'}]}")),
        Mistake(
            .connectionTemplate,
            connected(
                "params: {componentName: db, endpoint: tcp}, inject: {env: [{name: A, value: '«{{ printf .host }}»'}]}")
        ),
        Mistake(
            .connectionPublic,
            document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
                + exposed(backend) + "---\n"
                + SeedSources.component(
                    "far",
                    more:
                        "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: «rest»}, inject: {env: []}}}",
                    project: "other")),
        Mistake(
            .connectionCycle,
            SeedSources.component(
                "a",
                more:
                    "endpoints: {t: {type: TCP, port: 1}}\nconnections: {b: {type: api, params: {componentName: b, endpoint: t}, inject: {env: []}}}"
            )
            .replacing("kind: Service\nmetadata: {name: a}", with: "kind: Service\nmetadata: {name: «a»}") + "---\n"
                + SeedSources.component(
                    "b",
                    more:
                        "endpoints: {t: {type: TCP, port: 1}}\nconnections: {a: {type: api, params: {componentName: a, endpoint: t}, inject: {env: []}}}"
                )),
        Mistake(
            .variableDuplicate,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 1}}") + "---\n"
                + SeedSources.component(
                    "api", container: "env: [{key: A, value: own}]",
                    more:
                        "connections: {db: {type: api, params: {componentName: db, endpoint: tcp}, inject: {env: [{name: «A», value: '{{ .host }}'}]}}}"
                )),
        Mistake(
            .configurationCollision,
            connected("params: {componentName: db, endpoint: tcp}, inject: {env: []}") + "---\n"
                + document(
                    "Connection", "«db»",
                    "{owner: {projectName: shop, componentName: api}, target: {external: {host: h, port: 1}}, inject: {env: []}}"
                )),
        Mistake(
            .policyPartly,
            connected("params: {componentName: db, endpoint: tcp}, inject: {env: []}, policies: «{timeout: 5s}»")),
        Mistake(
            .publicWithoutToken,
            exposed(backend).replacing("apis: {rest", with: "apis: {«rest»")
                + binding("api-production", "environment: production")),
        Mistake(
            .apiTypeWithoutRoute,
            exposed("x: y").replacing("{rest: {type: REST, x: y}}", with: "{«rest»: {type: REST}}")),
        Mistake(
            .apiTypeWithoutRoute,
            SeedSources.component(
                "api", more: "endpoints: {tcp: {type: TCP, port: 1}}",
                claim: "apis: {«tcp»: {type: TCP, rest: {backend: {port: 1}, exposeLevels: [Public]}}}")),
        Mistake(
            .policyNotExpressible,
            policy("mediation: {requestTransformations: [«{type: json, action: addFields, fields: {a: b}}»]}")),
        Mistake(.policyNotExpressible, policy("authentication: «{type: oauth2, oauth2: {tokenUrl: u, scopes: [a]}}»")),
        Mistake(.policyNotExpressible, policy("authentication: «{type: apikey, apikey: {header: X-Key}}»")),
        Mistake(
            .policyNotExpressible,
            exposed(
                "rest: {backend: {port: 8080}, exposeLevels: [Public], operations: [{method: GET, path: /a, scopes: «[read]»}]}"
            )),
        Mistake(.policyPartly, policy("rateLimit: {requests: 1, window: 1s, burst: «5»}")),
        Mistake(.policyPartly, policy("requestSizeLimit: «1Mi»")),
        Mistake(.policyPartly, policy("circuitBreaker: {enabled: true, errorThreshold: «5»}")),
        Mistake(.policyPartly, policy("security: {minTLSVersion: «'1.3'»}")),
        Mistake(
            .endpointWithoutEffect,
            SeedSources.component("web", type: "WebApplication", more: "endpoints: {http: {type: HTTP, port: 80}}")
                + "---\n"
                + document(
                    "Endpoint", "x", "{backendRef: {componentRef: «web»}, visibility: public, protocols: [HTTP]}")),
        Mistake(
            .worldClosed,
            SeedSources.component("api") + binding("api-production", "environment: production")),
        Mistake(
            .networkRuleNotExpressible,
            document(
                "Connection", "x",
                "{owner: {projectName: live, componentName: api}, target: {external: {host: h.example, port: 443}}, inject: {env: []}}"
            )
                + document(
                    "DataPlane", "plain",
                    "{kubernetesCluster: {name: c, featureFlags: {cilium: false}}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}"
                )
                + document("Environment", "live", "{dataPlaneRef: plain, isProduction: true}")
                + document(
                    "DeploymentPipeline", "direct",
                    "{promotionPaths: [{sourceEnvironmentRef: {name: live}, targetEnvironmentRefs: []}]}")
                + document("Project", "live", "{deploymentPipelineRef: {name: direct}}")
                + SeedSources.component("api", project: "live").replacing(
                    "kind: Service\nmetadata: {name: api}", with: "kind: Service\nmetadata: {name: «api»}")
        ),
        Mistake(
            .duplicateObject,
            document(
                "Release", "one",
                "{owner: {projectName: shop, componentName: api}, environmentName: development, resources: [{id: a, object: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}}]}"
            )
                + document(
                    "Release", "two",
                    "{owner: {projectName: shop, componentName: api}, environmentName: development, resources: [{id: a, object: «{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}»}]}"
                )
                + SeedSources.component("api")),
    ]
}
