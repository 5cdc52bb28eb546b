import Analysis
import Basics
import OpenChoreo
import Rendering

/// Mistakes of platform, components and network, in sources of the seed's vocabulary.
enum SeedMistakes {
    typealias Mistake = SeedFindingsTests.Mistake

    private static func document(_ kind: String, _ name: String, _ spec: String, metadata: String = "") -> String {
        "apiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)\(metadata)}\nspec: \(spec)\n---\n"
    }

    private static func connected(_ connection: String, to endpoint: String = "tcp: {type: TCP, port: 5432}") -> String
    {
        SeedSources.component("db", more: "endpoints: {\(endpoint)}") + "---\n"
            + SeedSources.component("api", more: "connections: {db: {type: api, \(connection)}}")
    }

    private static func exposed(_ api: String, more: String = "") -> String {
        SeedSources.component(
            "api", more: "endpoints: {rest: {type: REST, port: 8080}}", claim: "apis: {rest: {type: REST, \(api)}}")
            + more
    }

    private static let backend = "rest: {backend: {port: 8080}, exposeLevels: [Public]}"

    private static func policy(_ policy: String) -> String {
        document("APIClass", "own", "{restPolicy: {defaults: {\(policy)}}}") + exposed("className: own, " + backend)
    }

    private static func binding(_ name: String, _ spec: String, kind: String = "ServiceBinding") -> String {
        "---\n" + document(kind, name, "{\(spec)}")
    }

    // MARK: Platform

    static let platform: [Mistake] = [
        Mistake(
            .duplicateDeclaration,
            document("Project", "shop", "{deploymentPipelineRef: {name: standard}}")
                .replacing("name: shop", with: "name: «shop»")),
        Mistake(
            .credentialInline,
            document(
                "DataPlane", "other",
                "{kubernetesCluster: {name: c, credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: «\(String(repeating: "QUJD", count: 30))»}}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}"
            )),
        Mistake(
            .valueNotAllowed,
            document(
                "DataPlane", "other",
                "{kubernetesCluster: {name: c}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}",
                metadata: ", annotations: {openchoreo.dev/secrets-backend: «vault»}")),
        Mistake(
            .registryAmbiguous,
            document(
                "DataPlane", "other",
                "{registry: {unauthenticated: [a, «b»]}, kubernetesCluster: {name: c}, gateway: {publicVirtualHost: a, organizationVirtualHost: b}}"
            )),
        Mistake(.referenceNotFound, document("Environment", "lab", "{dataPlaneRef: «nope»}")),
        Mistake(
            .pipelineUnreachable,
            document(
                "DeploymentPipeline", "odd",
                "{promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: []}, {sourceEnvironmentRef: {name: «production»}, targetEnvironmentRefs: []}]}"
            ) + document("Project", "odd", "{deploymentPipelineRef: {name: odd}}")),
        Mistake(
            .pipelineEdge,
            document(
                "DeploymentPipeline", "odd",
                "{promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: [{name: «development»}]}]}"
            ) + document("Project", "odd", "{deploymentPipelineRef: {name: odd}}")),
        Mistake(
            .pipelineEdge,
            document(
                "DeploymentPipeline", "odd",
                "{promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: [{name: production}, {name: «production»}]}]}"
            ) + document("Project", "odd", "{deploymentPipelineRef: {name: odd}}")),
        Mistake(
            .productionWithoutApproval,
            document(
                "DeploymentPipeline", "fast",
                "{promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: [{name: «production»}]}]}"
            ) + document("Project", "fast", "{deploymentPipelineRef: {name: fast}}")
                + document("ConfigurationGroup", "any", "{configurations: []}")),
        Mistake(
            .projectDuplicate,
            document(
                "Project", "store", "{deploymentPipelineRef: {name: standard}}",
                metadata: ", labels: {openchoreo.dev/name: «shop»}")),
        Mistake(
            .organizationMissing,
            document("ConfigurationGroup", "«x»", "{configurations: []}", metadata: ", namespace: globex")),
        Mistake(
            .classSchema,
            document("ServiceClass", "odd", "{deploymentTemplate: {«replica»: 2}}")),
        Mistake(
            .classSchema,
            document("ScheduledTaskClass", "odd", "{cronJobTemplate: {suspend: «soon»}}")),
        Mistake(.kindWithoutEffect, document("«GitCommitRequest»", "x", "{}")),
        Mistake(
            .buildPlaneAmbiguous,
            document("BuildPlane", "one", "{kubernetesCluster: {name: b}}")
                + document("BuildPlane", "two", "{kubernetesCluster: {name: b}}").replacing(
                    "name: two", with: "name: «two»")),
        Mistake(
            .sharedCluster,
            document(
                "BuildPlane", "one",
                "{kubernetesCluster: {name: «c», credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: k}}}"
            )
        ),
        Mistake(
            .organizationConflict,
            document(
                "BuildPlane", "one", "{owner: {organizationName: «other»}, kubernetesCluster: {name: b}}",
                metadata: ", namespace: acme")),
        Mistake(
            .aliasUsed,
            document(
                "BuildV2", "x",
                "{owner: {projectName: shop, componentName: api}, repository: u, templateRef: {name: docker}, «branch»: main}"
            ) + SeedSources.component("api")),
        Mistake(
            .aliasUsed,
            document(
                "Connection", "x",
                "{owner: {projectName: shop, componentName: api}, target: {external: {host: h, port: 1}}, visibility: «Project», inject: {env: []}}"
            ) + SeedSources.component("api")),
        Mistake(
            .valueNotAllowed,
            document(
                "Release", "x",
                "{owner: {projectName: shop, componentName: api}, environmentName: development, interval: «soon», resources: []}"
            ) + SeedSources.component("api")),
        Mistake(
            .valueNotAllowed,
            document(
                "ServiceClass", "own", "{}",
                metadata: ", annotations: {openchoreo.dev/alerts: «'availability, failures'»}")
                + SeedSources.component("api", claim: "className: own")),
        Mistake(
            .overrideUnknown, SeedSources.component("api", claim: "overrides: {«deployment»: true}")),
        Mistake(
            .selectorWithoutLabel,
            document("ServiceClass", "own", "{deploymentTemplate: {selector: {matchLabels: {app: «api»}}}}")
                + SeedSources.component("api", claim: "className: own")),
        Mistake(.kindOfFirstGeneration, document("«DeploymentTrack»", "x", "{}")),
        Mistake(.kindOfFirstGeneration, document("«Component»", "x", "{source: {}}")),
        Mistake(
            .kindAmbiguous,
            document("Component", "x", "{source: «{gitRepository: {url: u}}», owner: {projectName: shop}}")),
        Mistake(.kindAmbiguous, document("«Build»", "x", "{branch: main}")),
        Mistake(
            .aliasUsed,
            document("ComponentV2", "x", "{«componentOwner»: {projectRef: shop}, type: Service}")
                .replacing("«componentOwner»: {projectRef: shop}", with: "componentOwner: {«projectRef»: shop}")),
        Mistake(.aliasUsed, document("«ComponentV2»", "x", "{owner: {projectName: shop}, type: Service}")),
        Mistake(
            .aliasUsed,
            document(
                "Component", "x", "{owner: {projectName: shop}, type: Service}",
                metadata: ", labels: {«core.choreo.dev/name»: x}")),
        Mistake(
            .aliasUsed,
            SeedSources.component("api", container: "env: [{«name»: A, value: b}]")),
        Mistake(.aliasUsed, SeedSources.component("api", more: "endpoints: {a: {protocol: «TCP», port: 1}}")),
        Mistake(.aliasUsed, SeedSources.component("api", more: "endpoints: {a: {type: «grpc», port: 1}}")),
    ]

    /// What declarations refer to, each edge of the specification's table that these kinds have (2.1).
    static let references: [Mistake] = [
        Mistake(
            .referenceNotFound,
            document(
                "DeploymentPipeline", "odd",
                "{promotionPaths: [{sourceEnvironmentRef: {name: «nope»}, targetEnvironmentRefs: []}]}")
                + document("Project", "odd", "{deploymentPipelineRef: {name: odd}}")),
        Mistake(.referenceNotFound, document("Project", "odd", "{deploymentPipelineRef: {name: «nope»}}")),
        Mistake(.referenceNotFound, document("Component", "x", "{owner: {projectName: «nope»}, type: Service}")),
        Mistake(
            .seedReferenceNotFound,
            document(
                "Workload", "x", "{owner: {projectName: shop, componentName: «nope»}, containers: {main: {image: a:1}}}"
            )),
        Mistake(
            .referenceNotFound,
            SeedSources.component("api").replacing("workloadName: api", with: "workloadName: «nope»")),
        Mistake(
            .seedReferenceNotFound,
            binding("x", "owner: {projectName: shop, componentName: «nope»}, environment: development")),
        Mistake(
            .referenceNotFound,
            SeedSources.component("api")
                + binding("api-x", "owner: {projectName: shop, componentName: api}, environment: «nope»")),
        Mistake(.seedClassNotFound, exposed("className: «nope», " + backend)),
        Mistake(.referenceNotFound, binding("x", "serviceRef: «nope», environment: development")),
        Mistake(
            .seedReferenceNotFound,
            document(
                "Connection", "x",
                "{owner: {projectName: shop, componentName: «nope»}, target: {external: {host: h, port: 1}}, inject: {env: []}}"
            )),
        Mistake(
            .seedReferenceNotFound,
            document("Endpoint", "x", "{backendRef: {componentRef: «nope»}, visibility: public, protocols: [HTTP]}")),
        Mistake(
            .apiNotFound,
            document("APIBinding", "x", "{apiClassName: default, apiName: «nope», environmentName: development}")),
        Mistake(
            .referenceNotFound,
            document(
                "Release", "x",
                "{owner: {projectName: shop, componentName: api}, environmentName: «nope», resources: []}")
                + SeedSources.component("api")),
        Mistake(
            .seedOwnerMismatch,
            document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
                + SeedSources.component("api")
                + "---\n"
                + document(
                    "Workload", "w",
                    "{owner: {projectName: «other», componentName: api}, containers: {main: {image: a:1}}}")),
        Mistake(
            .workloadFromBuild,
            document("ComponentV2", "api", "{owner: {projectName: shop}, type: Service}")
                + document(
                    "BuildV2", "api-1",
                    "{owner: {projectName: shop, componentName: api}, repository: {url: u}, templateRef: {name: docker}}"
                )
                + document(
                    "Service", "api", "{owner: {projectName: shop, componentName: api}, workloadName: «api-workload»}")),
    ]

    // MARK: Components

    static let components: [Mistake] = [
        Mistake(
            .reservedTypeInvalid,
            """
            apiVersion: openchoreo.dev/v1alpha1
            kind: ClusterComponentType
            metadata: {name: choreo-service}
            spec:
              workloadType: deployment
              traits: [{kind: ClusterTrait, name: «choreo-secret», instanceName: secrets}]
              resources:
              - id: deployment
                template: {apiVersion: apps/v1, kind: Deployment, metadata: {name: "${metadata.name}"}}
            ---

            """ + SeedSources.component("api")),
        Mistake(
            .reservedTypeInvalid,
            "apiVersion: openchoreo.dev/v1alpha1\nkind: ClusterComponentType\nmetadata: {name: choreo-service}\nspec: {workloadType: deployment}\n---\n"
                + SeedSources.component("api").replacing(
                    "kind: Service\nmetadata: {name: api}", with: "kind: Service\nmetadata: {name: «api»}")),
        Mistake(
            .bindingDuplicate,
            SeedSources.component("api")
                + binding("«one»", "owner: {projectName: shop, componentName: api}, environment: production")
                .replacing("«one»", with: "one")
                + binding("«two»", "owner: {projectName: shop, componentName: api}, environment: production")),
        Mistake(.builtInClass, SeedSources.component("api", claim: "className: «default»")),
        Mistake(
            .workloadDrift,
            SeedSources.component("api")
                + binding(
                    "api-production",
                    "environment: production, workloadSpec: «{containers: {main: {image: \"registry.example/api:0.9.0\"}}}»"
                )),
        Mistake(
            .mainContainerGuessed,
            SeedSources.component("api").replacing("    main:\n", with: "    «aside»:\n      image: a:1\n    beside:\n")
        ),
        Mistake(
            .containerImageMissing,
            document(
                "ServiceClass", "odd",
                "{deploymentTemplate: {template: {spec: {containers: [«{name: server, image: ''}»]}}}}"
            )
            .replacing("«{name: server, image: ''}»", with: "{name: server}")
                + SeedSources.component("api", claim: "className: odd")),
        Mistake(
            .seedNameLength,
            SeedSources.component("api", more: "endpoints: {tcp: {type: TCP, port: 1}}")
                + binding(
                    "«\(String(repeating: "a", count: 60))»",
                    "owner: {projectName: shop, componentName: api}, environment: production")),
        Mistake(
            .seedNameLength,
            SeedSources.component("task", type: "ScheduledTask", claim: "overrides: {schedule: '1 1 1 1 1'}")
                + binding(
                    "«\(String(repeating: "a", count: 60))»",
                    "owner: {projectName: shop, componentName: task}, environment: production",
                    kind: "ScheduledTaskBinding")),
        Mistake(
            .seedNameLength,
            SeedSources.component(
                String(repeating: "w", count: 54), type: "WebApplication",
                more: "endpoints: {«webapp»: {type: HTTP, port: 80}}")),
        Mistake(
            .serviceWithoutPorts,
            SeedSources.component("api").replacing(
                "kind: Service\nmetadata: {name: api}", with: "kind: Service\nmetadata: {name: «api»}")),
        Mistake(
            .serviceTypeFixed,
            document("ServiceClass", "open", "{serviceTemplate: {type: «LoadBalancer»}}")
                + SeedSources.component("api", claim: "className: open")),
        Mistake(
            .latestTag,
            SeedSources.component("api").replacing(
                "\"registry.example/api:1.0.0\"", with: "«registry.example/api:latest»")),
        Mistake(
            .noProbe,
            SeedSources.component("api").replacing("    main:\n", with: "    «main»:\n")
                + binding("api-production", "environment: production")),
        Mistake(
            .noLimits,
            document("ServiceClass", "open", "{}")
                + SeedSources.component("api", claim: "className: open").replacing("    main:\n", with: "    «main»:\n")
                + binding("api-production", "environment: production, className: open")),
        Mistake(
            .classFieldLocked,
            document(
                "ServiceClass", "fixed", "{deploymentTemplate: {replicas: 2}}",
                metadata: ", annotations: {openchoreo.dev/locked-fields: deploymentTemplate.replicas}")
                + SeedSources.component("api", claim: "className: fixed\noverrides: {deployment: {replicas: «9»}}")),
        Mistake(.overrideUnknown, SeedSources.component("api", claim: "overrides: {«deploymnt»: {replicas: 2}}")),
        Mistake(.overrideUnknown, SeedSources.component("api", claim: "overrides: {«debug»: true}")),
        Mistake(.plainSecret, SeedSources.component("api", container: "env: [{key: DB_PASSWORD, value: «hunter2»}]")),
        Mistake(
            .valueAndReference,
            SeedSources.component(
                "api", container: "env: [{key: A, value: b, valueFrom: «{secretRef: {name: s, key: k}}»}]")),
        Mistake(
            .valueAndReference,
            SeedSources.component(
                "api",
                container:
                    "env: [{key: A, valueFrom: «{configurationGroupRef: {name: g, key: k}, secretRef: {name: s, key: k}}»}]"
            )),
        Mistake(
            .valueAndReference,
            SeedSources.component(
                "api", container: "fileMounts: [{mountPath: /a, value: b, valueFrom: «{secretRef: {name: s, key: k}}»}]"
            )),
    ]

    static let configuration: [Mistake] = [
        Mistake(
            .groupEmpty,
            document(
                "ConfigurationGroup", "g", "{environmentGroups: [{name: «none», environments: []}], configurations: []}"
            )),
        Mistake(
            .environmentGroupUnused,
            document(
                "ConfigurationGroup", "g",
                "{environmentGroups: [{name: «none», environments: [development]}], configurations: []}")),
        Mistake(
            .configurationScopeUnknown, document("ConfigurationGroup", "g", "{scope: {«team»: a}, configurations: []}")),
        Mistake(
            .configurationKeyRenamed,
            document("ConfigurationGroup", "g", "{configurations: [{key: «db/url», values: [{value: x}]}]}")
                + SeedSources.component(
                    "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: db/url}}}]")),
        Mistake(
            .configurationCollision,
            document(
                "ConfigurationGroup", "g",
                "{configurations: [{key: db/url, values: [{value: x}]}, {key: db_url, values: [{value: z}]}]}")
                + SeedSources.component(
                    "api",
                    container:
                        "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: db/url}}}, {key: B, valueFrom: {configurationGroupRef: {name: g, key: «db_url»}}}]"
                )),
        Mistake(
            .fileMountFixed,
            document("ConfigurationGroup", "g", "{configurations: [{key: a, values: [{value: x}]}]}")
                + SeedSources.component(
                    "api",
                    container:
                        "fileMounts: [{mountPath: «/etc/a», valueFrom: {configurationGroupRef: {name: g, key: a}}}]")),
        Mistake(
            .explicitVariableWins,
            document("ConfigurationGroup", "g", "{configurations: [{key: a, values: [{value: x}]}]}")
                + SeedSources.component(
                    "api", container: "env: [{key: A, value: own}]\nenvFrom: [{configurationGroupRef: «{name: g}»}]")),
        Mistake(
            .configurationValueTwice,
            document(
                "ConfigurationGroup", "g",
                "{configurations: [{key: a, values: [{value: '', vaultKey: «secret/data/x»}]}]}")),
        Mistake(
            .configurationAmbiguous,
            document("ConfigurationGroup", "g1", "{configurations: []}", metadata: ", labels: {openchoreo.dev/name: g}")
                + document(
                    "ConfigurationGroup", "g2", "{configurations: []}", metadata: ", labels: {openchoreo.dev/name: g}")
                + SeedSources.component(
                    "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: «g», key: a}}}]")),
    ]

    // MARK: Network

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
