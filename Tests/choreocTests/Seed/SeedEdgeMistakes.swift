import Analysis
import Basics
import OpenChoreo
import Rendering

/// Settings that contradict each other, and values that a cluster would refuse when they are applied.
extension SeedMistakes {
    private static let l4: @Sendable (inout Settings) -> Void = { $0.seed.allowsL4Routes = true }

    private static func endpoint(_ spec: String, _ metadata: String = "name: e") -> String {
        "---\napiVersion: openchoreo.dev/v1alpha1\nkind: Endpoint\nmetadata: {\(metadata)}\nspec: {type: REST, \(spec)}\n"
    }

    private static let service = SeedSources.component("api", more: "endpoints: {rest: {type: REST, port: 8080}}")
    private static let open = "networkVisibilities: {public: {enable: true}}"

    private static func scaling(_ scaling: String, _ claim: String = "") -> String {
        SeedSources.component("api", more: "scaling: {hpa: {\(scaling)}}", claim: claim)
    }

    private static func task(_ schedule: String) -> String {
        SeedSources.component("t", type: "ScheduledTask", claim: "overrides: {schedule: «'\(schedule)'»}")
    }

    private static func template(_ template: String) -> String {
        document("ServiceClass", "own", "{deploymentTemplate: \(template)}")
            + SeedSources.component("api", claim: "className: own")
    }

    private static func named(_ name: String) -> String {
        SeedSources.component(name, more: "endpoints: {http: {type: HTTP, port: 80}}").replacing(
            "kind: Service\nmetadata: {name: \(name)}", with: "kind: Service\nmetadata: {name: «\(name)»}")
    }

    private static func ports(_ port: String) -> String {
        document("ServiceClass", "own", "{serviceTemplate: {ports: [{port: \(port)}]}}")
            + SeedSources.component(
                "api", more: "endpoints: {http: {type: HTTP, port: 80}}", claim: "className: own")
    }

    private static func asking(_ policies: String, _ levels: String) -> String {
        document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
            + SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "apis: {rest: {type: REST, rest: {backend: {port: 8080}, exposeLevels: \(levels)}}}") + "---\n"
            + SeedSources.component(
                "far",
                more:
                    "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: rest}, inject: {env: []}, policies: \(policies)}}",
                project: "other")
    }

    private static func target(_ target: String, _ value: String = "{{ .port }}") -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: Connection\nmetadata: {name: x}\nspec: {owner: {projectName: shop, componentName: api}, target: \(target), inject: {env: [{name: A, value: '\(value)'}]}}\n"
    }

    private static func external(_ external: String, _ value: String = "{{ .port }}") -> String {
        service + target("{\(external)}", value)
    }

    private static func proxy(_ host: String) -> String {
        service
            + "---\napiVersion: choreo.dev/v1alpha1\nkind: API\nmetadata: {name: rates}\nspec: {owner: {projectName: shop, componentName: api}, environmentName: development, type: REST, target: {host: \(host)}, rest: {backend: {port: 443}, exposeLevels: [Organization]}}\n"
    }

    static let edges: [Mistake] = [
        // Who may call.
        Mistake(.policyNotExpressible, policy("security: {allowedIPs: [«10.0.0.1»]}")),
        Mistake(.policyNotExpressible, policy("security: {blockedIPs: [10.0.0.0/8, «10.0.0.0/33»]}")),
        Mistake(.policyNotExpressible, policy("cors: {allowOrigins: ['https://*.a.example', «app.example.com»]}")),
        Mistake(.policyNotExpressible, policy("cors: {allowOrigins: ['*', «'https://a.example/'»]}")),
        Mistake(
            .policyNotExpressible,
            policy(
                "mediation: {requestTransformations: [{action: addHeader, headerName: X-A, headerValue: a}, {action: addHeader, headerName: «x-a», headerValue: b}]}"
            )),
        Mistake(
            .policyNotExpressible,
            SeedSources.component(
                "api", more: "endpoints: {grpc: {type: gRPC, port: 9000}}",
                claim:
                    "apis: {grpc: {type: gRPC, rest: {backend: {port: 9000}, exposeLevels: [Public], operations: [«{method: GET, path: /a, scopes: [read]}»]}}}"
            )),
        Mistake(
            .hostCollision,
            exposed(backend)
                + endpoint(
                    "backendRef: {componentRef: api}, networkVisibilities: {public: {enable: true, policies: []}}",
                    "name: «rest»")),
        Mistake(
            .valueNotAllowed,
            service
                + endpoint(
                    "backendRef: {componentRef: api}, networkVisibilities: {public: {enable: true, policies: [{name: k, type: api-key, policySpec: {apiKeyAuth: {keySource: {header: X}, secretRefs: «[]»}}}]}}"
                )),
        Mistake(.ownerNotInferred, service + endpoint(open, "name: «e»")),
        Mistake(
            .portUnknown,
            service
                + endpoint(
                    "backendRef: {componentRef: {port: «7777»}}, " + open,
                    "name: e, labels: {openchoreo.dev/component: api}")),
        Mistake(
            .referenceNotFound,
            service
                + endpoint(
                    "backendRef: {componentRef: api}, " + open, "name: e, labels: {openchoreo.dev/environment: «nope»}")
        ),

        // How much, how long.
        Mistake(.rateWindow, policy("rateLimit: {requests: 2, window: «1500us»}")),
        Mistake(.missingField, policy("circuitBreaker: «{maxConnections: 5}»")),
        Mistake(
            .policyPartly,
            document("Project", "other", "{deploymentPipelineRef: {name: standard}}")
                + SeedSources.component(
                    "db", more: "endpoints: {tcp: {type: TCP, port: 5432}}",
                    claim: "apis: {tcp: {type: TCP, rest: {backend: {port: 5432}, exposeLevels: [Organization]}}}")
                + "---\n"
                + SeedSources.component(
                    "far",
                    more:
                        "connections: {db: {type: api, params: {projectName: shop, componentName: db, endpoint: tcp}, inject: {env: []}, policies: {timeout: «2s»}}}",
                    project: "other"), l4),
        Mistake(.valueNotAllowed, scaling("minReplicas: 3, maxReplicas: «2»")),
        Mistake(.valueNotAllowed, scaling("minReplicas: «0», maxReplicas: 2")),
        Mistake(.overrideUnknown, scaling("maxReplicas: 2", "overrides: {deployment: {replicas: «4»}}")),
        Mistake(.cronSyntax, task("0 0 * * 7")),
        Mistake(.cronSyntax, task("0 9-5 * * *")),
        Mistake(.cronSyntax, task("0 0 mon * *")),
        Mistake(.cronSyntax, task("@every day")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component(
                "t", type: "ScheduledTask", claim: "overrides: {schedule: '* * * * *', timeZone: «Europe/Berln»}")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component(
                "t", type: "ScheduledTask",
                claim: "overrides: {schedule: '* * * * *', cronJob: {timeZone: «Local»}}")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "overrides: {httpRoute: {rules: [«{timeouts: {request: 3s}}»]}}")),
        Mistake(.valueNotAllowed, asking("{retries: {attempts: 2, on: [5xx, «gatewayerror»]}}", "[Organization]")),
        Mistake(.policyPartly, asking("«{timeout: 2s}»", "[Public]")),

        // What lies outside.
        Mistake(.connectionNotFound, external("external: «{port: 443}»")),
        Mistake(.connectionNotFound, service + target("«{external: {host: h, port: 1}, managed: {host: i, port: 2}}»")),
        Mistake(.hostNameInvalid, external("external: {host: «'*.example.com'», port: 443}")),
        Mistake(.valueNotAllowed, external("external: {cidr: «10.0.0.1», port: 443}")),
        Mistake(.connectionTemplate, external("external: {cidr: 10.0.0.0/8, port: 443}", "«{{ .uri }}»")),
        Mistake(.hostNameInvalid, proxy("«10.1.2.3»")),
        Mistake(.hostNameInvalid, proxy("«Rates.Example»")),

        // Classes, workloads and overrides that do not go together.
        Mistake(.classSchema, SeedSources.component("api", container: "resources: {requests: {memory: «1Gi»}}")),
        Mistake(
            .classSchema,
            template("{template: {spec: {containers: [{name: main, volumeMounts: [{name: «nope», mountPath: /x}]}]}}}")),
        Mistake(.classSchema, template("{template: {spec: {restartPolicy: «Never»}}}")),
        Mistake(.classSchema, template("{replicas: «-1»}")),
        Mistake(
            .classSchema,
            SeedSources.component(
                "api", claim: "overrides: {deployment: {strategy: {type: Recreate, rollingUpdate: «{maxSurge: 1}»}}}")),
        Mistake(
            .classSchema,
            SeedSources.component(
                "api", container: "readinessProbe: {httpGet: {path: /, port: «rest»}}",
                more: "endpoints: {rest: {type: REST, port: 8080}}")),

        // Names of Services and of their ports.
        Mistake(.seedNameLength, named("1api")), Mistake(.seedNameLength, named("a.b")),
        Mistake(.seedNameLength, ports("«9090»")),
        Mistake(.seedNameLength, ports("9090, name: «ep-80-tcp»")),

        // Configuration.
        Mistake(
            .valueNotAllowed, SeedSources.component("api", container: "fileMounts: [{mountPath: «etc/x», value: a}]")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component("api", container: "fileMounts: [{mountPath: «/etc/a:b», value: a}]")),
        Mistake(
            .valueNotAllowed,
            SeedSources.component(
                "api", container: "fileMountsFrom: [{secretRef: {name: s, mountPath: «/etc/../x»}}]")),
        Mistake(
            .configurationCollision,
            SeedSources.component(
                "api", container: "fileMounts: [{mountPath: /etc/x, value: a}, {mountPath: «/etc//x», value: b}]")),
        Mistake(
            .configurationCollision,
            SeedSources.component(
                "api",
                container:
                    "fileMountsFrom: [{secretRef: {name: s, mountPath: /s}}, {secretRef: {name: t, mountPath: «/s»}}]"
            )),
        Mistake(
            .valueNotAllowed,
            document(
                "ConfigurationGroup", "g", "{configurations: [{key: a, values: [{vaultKey: «\"secret/data/a\\nb\"»}]}]}"
            )
        ),
    ]
}
