import Analysis
import Basics
import OpenChoreo
import Rendering

/// Mistakes of platform and components, in sources of the seed's vocabulary.
enum SeedMistakes {
    typealias Mistake = SeedFindingsTests.Mistake

    static func document(_ kind: String, _ name: String, _ spec: String, metadata: String = "") -> String {
        "apiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)\(metadata)}\nspec: \(spec)\n---\n"
    }

    static func exposed(_ api: String, more: String = "") -> String {
        SeedSources.component(
            "api", more: "endpoints: {rest: {type: REST, port: 8080}}", claim: "apis: {rest: {type: REST, \(api)}}")
            + more
    }

    static let backend = "rest: {backend: {port: 8080}, exposeLevels: [Public]}"

    static func policy(_ policy: String) -> String {
        document("APIClass", "own", "{restPolicy: {defaults: {\(policy)}}}") + exposed("className: own, " + backend)
    }

    static func binding(_ name: String, _ spec: String, kind: String = "ServiceBinding") -> String {
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
        // A pipeline that no project names yet.
        Mistake(
            .referenceNotFound,
            document(
                "DeploymentPipeline", "spare",
                "{promotionPaths: [{sourceEnvironmentRef: development, targetEnvironmentRefs: [{name: «nope»}]}]}")),
        Mistake(
            .endpointWithoutEffect,
            document("ComponentV2", "idle", "{owner: {projectName: shop}, type: Service}")
                + document(
                    "API", "x",
                    "{owner: {projectName: shop, componentName: idle}, environmentName: «development», type: REST, "
                        + "rest: {backend: {port: 80}}}")),
        Mistake(
            .endpointWithoutEffect,
            document("ComponentV2", "idle", "{owner: {projectName: shop}, type: Service}")
                + document(
                    "API", "x",
                    "{owner: {projectName: shop, componentName: idle}, environmentName: development, type: REST, "
                        + "rest: {backend: {port: 80}}}")
                + document("APIBinding", "x", "{apiClassName: default, apiName: x, environmentName: «production»}")),
        Mistake(
            .bindingDuplicate,
            SeedSources.component("api", more: "endpoints: {rest: {type: REST, port: 8080}}") + "---\n"
                + document(
                    "API", "x",
                    "{owner: {projectName: shop, componentName: api}, environmentName: development, type: REST, "
                        + "rest: {backend: {port: 8080}}}"
                ) + document("APIBinding", "x", "{apiClassName: default, apiName: x, environmentName: development}")
                + document(
                    "APIBinding", "«xx»", "{apiClassName: default, apiName: x, environmentName: development}")),
        Mistake(
            .referenceNotFound,
            document("ComponentV2", "idle", "{owner: {projectName: shop}, type: Service}")
                + document(
                    "API", "x",
                    "{owner: {projectName: shop, componentName: idle}, environmentName: «nope», type: REST, "
                        + "rest: {backend: {port: 80}}}")),
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
}
