import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// What components of the seed's vocabulary become.
struct SeedRenderingTests {
    static let api = SeedSources.component(
        "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
        claim:
            "apis: {rest: {type: REST, rest: {backend: {port: 8080, basePath: /v1}, exposeLevels: [Public, Organization]}}}"
    )

    private static func binding(_ name: String, _ more: String, kind: String = "ServiceBinding") -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)}\nspec: {\(more)}\n"
    }

    // MARK: Names (3.17)

    @Test func workedExample() {
        let text = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: Organization
            metadata: {name: default}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: default}
            spec:
              kubernetesCluster: {name: c, credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: k}}
              gateway: {publicVirtualHost: openchoreoapis.localhost, organizationVirtualHost: openchoreoapis.internal}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Environment
            metadata: {name: development}
            spec: {dataPlaneRef: default, gateway: {dnsPrefix: dev}}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: DeploymentPipeline
            metadata: {name: default}
            spec: {promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: []}]}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Project
            metadata: {name: default}
            spec: {deploymentPipelineRef: {name: default}}
            ---

            """
            + SeedSources.component(
                "greeter-service", more: "endpoints: {greeter-api: {type: REST, port: 9090}}",
                claim:
                    "apis: {greeter-api: {className: default-with-rate-limit, type: REST, jwt: false, rest: {backend: {port: 9090, basePath: /greeter}, exposeLevels: [Organization, Public]}}}",
                project: "default")
        let outcome = SeedSources.compile(MarkedSources(["s.yaml": text]), withPlatform: false)
        let names = Set(outcome.objects.values.flatMap { $0 }.compactMap { $0[path: "metadata", "name"]?.string })
        for name in [
            "dp-default-default-development-f8e58905", "greeter-service-483f44a4",
            "greeter-servi-greeter-api-public-httproute-7c8cbc62",
            "greeter-servi-greeter-api-organization-httproute-54724069",
            "greeter-servi-greeter-api-public-btp-a816b04c",
            "greeter-servi-greeter-api-organization-btp-523618b9",
        ] {
            #expect(names.contains(name), "\(name) is not among \(names.sorted())")
        }
        let route = outcome.objects["development/default/greeter-service"]?.first {
            $0[path: "metadata", "name"]?.string == "greeter-servi-greeter-api-public-httproute-7c8cbc62"
        }
        #expect(route?[path: "spec", "hostnames"]?.items?.first?.string == "dev.openchoreoapis.localhost")
    }

    // MARK: Configuration (4.8)

    static let email = """
        apiVersion: choreo.dev/v1alpha1
        kind: ConfigurationGroup
        metadata: {name: email}
        spec:
          environmentGroups:
          - {name: everywhere, environments: [development, production]}
          - {name: testing, environments: [development]}
          configurations:
          - key: email-host
            values:
            - {environmentGroupRef: testing, value: smtp-test.internal}
            - {environment: production, value: smtp.internal}
          - {key: email-port, values: [{environmentGroupRef: everywhere, value: '587'}]}
          - {key: email-sender, values: [{environmentGroupRef: everywhere, value: no-reply@example.com}]}
          - {key: email-to, values: [{environmentGroupRef: everywhere, value: admin@example.com}]}
          - key: email-password
            values:
            - {environmentGroupRef: testing, vaultKey: secret/data/dev/email/password}
            - {environment: production, vaultKey: secret/data/prod/email/password}
        ---

        """
    static let reporter =
        email
        + SeedSources.component(
            "reporter", type: "ScheduledTask", container: "envFrom: [{configurationGroupRef: {name: email}}]",
            claim: "overrides: {schedule: '*/5 * * * *'}")
        + binding("reporter-production", "environment: production", kind: "ScheduledTaskBinding")

    private func container(_ outcome: SeedSources.Outcome, _ unit: String) -> Value? {
        outcome.object("CronJob", in: unit)?[path: "spec", "jobTemplate", "spec", "template", "spec", "containers"]?
            .items?.first
    }

    @Test func groupsBecomeVariablesConfigMapsAndSecretClasses() {
        let outcome = SeedSources.compile(Self.reporter)
        let unit = "development/shop/reporter"
        let map = outcome.object("ConfigMap", in: unit)
        #expect(map?[path: "metadata", "name"]?.string == NameGenerator.generate(["reporter", "email"], limit: 253))
        #expect(map?[path: "data", "email-host"]?.string == "smtp-test.internal")
        #expect(map?["data"]?.map?.count == 4)
        let secret = outcome.object("SecretProviderClass", in: unit)
        #expect(secret?[path: "metadata", "name"]?.string == map?[path: "metadata", "name"]?.string)
        #expect(
            secret?[path: "spec", "parameters", "objects"]?.string
                == "- objectName: \"email-password\"\n  secretPath: \"secret/data/dev/email/password\"\n  secretKey: \"value\"\n"
        )
        let variables = container(outcome, unit)?["env"]?.items ?? []
        #expect(
            variables.compactMap { $0["name"]?.string }
                == ["EMAIL_HOST", "EMAIL_PORT", "EMAIL_SENDER", "EMAIL_TO", "EMAIL_PASSWORD"])
        #expect(variables.last?[path: "valueFrom", "secretKeyRef", "key"]?.string == "email-password")
        let mount = container(outcome, unit)?["volumeMounts"]?.items?.first
        #expect(mount?["name"]?.string == "email-csi-env-f44380da")
        #expect(mount?["mountPath"]?.string == "/mnt/secrets-store/email")
        #expect(
            outcome.object("ConfigMap", in: "production/shop/reporter")?[path: "data", "email-host"]?.string
                == "smtp.internal")
    }

    @Test func externalSecretsReadTheSamePathsWithoutVolumes() {
        let outcome = SeedSources.compile(Self.reporter) { $0.seed.secretBackend = .externalSecrets }
        let secret = outcome.object("ExternalSecret", in: "production/shop/reporter")
        let data = secret?[path: "spec", "data"]?.items?.first
        #expect(data?["secretKey"]?.string == "email-password")
        #expect(data?[path: "remoteRef", "key"]?.string == "secret/prod/email/password")
        #expect(container(outcome, "production/shop/reporter")?["volumeMounts"] == nil)
    }

    @Test func aChangedValueRestartsThePods() {
        func checksum(_ text: String) -> String? {
            let job = SeedSources.compile(text).object("CronJob", in: "development/shop/reporter")
            return job?[
                path: "spec", "jobTemplate", "spec", "template", "metadata", "annotations", "checksum/config-email"]?
                .string
        }
        let before = checksum(Self.reporter)
        #expect(before != nil)
        #expect(before != checksum(Self.reporter.replacing("smtp-test", with: "smtp-other")))
    }

    @Test func noPlainSecretReachesTheOutput() {
        let outcome = SeedSources.compile(Self.reporter)
        #expect(outcome.objects.values.flatMap { $0 }.allSatisfy { $0["kind"]?.string != "Secret" })
    }

    @Test func filesComeFromGroupsAndTexts() {
        let outcome = SeedSources.compile(
            Self.email
                + SeedSources.component(
                    "api",
                    container: """
                        fileMounts: [{mountPath: /etc/config/test.properties, value: "a=b"}, {mountPath: /etc/host, valueFrom: {configurationGroupRef: {name: email, key: email-host}}}]
                        fileMountsFrom: [{configurationGroupRef: {name: email, mountPath: /etc/email}}]
                        """))
        let pod = outcome.object("Deployment", in: "development/shop/api")?[path: "spec", "template", "spec"]
        let mounts = pod?["containers"]?.items?.first?["volumeMounts"]?.items ?? []
        let names = mounts.compactMap { $0["name"]?.string }
        #expect(Array(names.prefix(2)) == ["filemount-5401f036", "email-cm-dbdd770f"])
        #expect(mounts.contains { $0["mountPath"]?.string == "/etc/email/email-password" })
        #expect(names.contains("email-csi-adfdb066"))
    }

    @Test func theFirstMatchWinsOnDemand() {
        let text =
            "apiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: a, values: [{environmentGroupRef: all, value: group}, {environment: development, value: own}]}]}\n---\n"
            + SeedSources.component(
                "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: a}}}]")
        let unit = "development/shop/api"
        #expect(SeedSources.compile(text).object("ConfigMap", in: unit)?[path: "data", "a"]?.string == "own")
        let first = SeedSources.compile(text) { $0.seed.configurationOrder = .document }
        #expect(first.object("ConfigMap", in: unit)?[path: "data", "a"]?.string == "group")
    }

    // MARK: Bindings (2.3, 2.4)

    @Test func releaseStates() {
        let outcome = SeedSources.compile(
            Self.api + Self.binding("api-production", "environment: production, releaseState: Suspend")
                + "---\n"
                + SeedSources.component("task", type: "ScheduledTask", claim: "overrides: {schedule: '0 1 * * *'}")
                + Self.binding(
                    "task-production", "environment: production, releaseState: Suspend", kind: "ScheduledTaskBinding")
                + "---\n" + SeedSources.component("gone", more: "endpoints: {tcp: {type: TCP, port: 1}}")
                + Self.binding("gone", "environment: development, releaseState: Undeploy"))
        #expect(outcome.object("Deployment", in: "production/shop/api")?[path: "spec", "replicas"]?.exactInteger == 0)
        #expect(outcome.object("CronJob", in: "production/shop/task")?[path: "spec", "suspend"]?.bool == true)
        #expect(outcome.objects["development/shop/gone"]?.isEmpty ?? true)
    }

    @Test func onlyTheFirstEnvironmentFollowsTheClaim() {
        let outcome = SeedSources.compile(Self.api)
        #expect(outcome.objects["development/shop/api"] != nil)
        #expect(outcome.objects["production/shop/api"] == nil)
    }

    @Test func overlaysReplaceEntriesAndRemoveKeys() {
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", container: "env: [{key: A, value: one}, {key: B, value: two}]",
                more: "endpoints: {rest: {type: REST, port: 8080}, old: {type: TCP, port: 1}}")
                + Self.binding(
                    "api-production",
                    "environment: production, workload: {containers: {main: {env: [{key: A, value: other}]}}, endpoints: {old: null}}"
                ))
        let unit = "production/shop/api"
        let container = outcome.object("Deployment", in: unit)?[path: "spec", "template", "spec", "containers"]?.items?
            .first
        #expect(container?["env"]?.items?.compactMap { $0["value"]?.string } == ["other", "two"])
        #expect(outcome.object("Service", in: unit)?[path: "spec", "ports"]?.items?.count == 1)
    }

    // MARK: Network (5)

    @Test func connectionsOfAProjectAndAcrossProjects() {
        let outcome = SeedSources.compile(
            Self.api
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: other}\nspec: {deploymentPipelineRef: {name: standard}}\n---\n"
                + SeedSources.component(
                    "near",
                    more:
                        "connections: {api: {type: api, params: {componentName: api, endpoint: rest}, inject: {env: [{name: URL, value: '{{ .url }}'}]}}}"
                )
                + "---\n"
                + SeedSources.component(
                    "far",
                    more:
                        "connections: {api: {type: api, params: {projectName: shop, componentName: api, endpoint: rest}, inject: {env: [{name: URL, value: '{{ .url }}'}]}}}",
                    project: "other"))
        func url(_ unit: String) -> String? {
            outcome.object("Deployment", in: unit)?[path: "spec", "template", "spec", "containers"]?.items?.first?[
                "env"]?.items?
                .first?["value"]?.string
        }
        let service = NameGenerator.generate(["api"], limit: 253)
        #expect(url("development/shop/near") == "http://\(service):8080")
        #expect(url("development/other/far") == "https://dev.acme.internal/shop/api/v1")
    }

    @Test func zeroTrustNamesEveryConsumer() {
        let text =
            Self.api + "---\n"
            + SeedSources.component(
                "near",
                more: "connections: {api: {type: api, params: {componentName: api, endpoint: rest}, inject: {env: []}}}"
            )
        for flavour in [SeedSettings.PolicyFlavour.cilium, .kubernetes] {
            let outcome = SeedSources.compile(text) {
                $0.seed.networkMode = .zeroTrust
                $0.seed.policyFlavour = flavour
            }
            func names(_ unit: String) -> [String] {
                let objects = outcome.objects[unit] ?? []
                let policies = objects.filter { ($0["kind"]?.string ?? "").hasSuffix("NetworkPolicy") }
                return policies.compactMap { $0[path: "metadata", "name"]?.string }
            }
            #expect(names("development/shop/api") == ["gateway-api", "ingress-api"])
            #expect(names("development/shop/near") == ["egress-near"])
            let cell = names("development/shop/shop")
            #expect(cell.contains(flavour == .cilium ? "default-deny" : "default-policy"), "\(cell)")
        }
    }

    @Test func noPoliciesOnDemand() {
        let outcome = SeedSources.compile(Self.api) { $0.seed.policyFlavour = .none }
        let kinds = outcome.objects.values.flatMap { $0 }.map { $0["kind"]?.string ?? "" }
        #expect(!kinds.contains { $0.hasSuffix("NetworkPolicy") })
    }

    // MARK: Both vocabularies

    static let current = """
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: ComponentType
        metadata: {name: worker}
        spec:
          workloadType: deployment
          resources:
          - id: deployment
            template:
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
              spec:
                selector: {matchLabels: "${metadata.podSelectors}"}
                template:
                  metadata: {labels: "${metadata.podSelectors}"}
                  spec:
                    containers:
                    - name: main
                      image: ${workload.container.image}
                      env: "${configurations.configs.envs.map(e, {'name': e.name, 'value': e.value}) + dependencies.toContainerEnvs()}"
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: worker}
        spec: {owner: {projectName: shop}, autoDeploy: true, componentType: {name: deployment/worker}}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: worker}
        spec:
          owner: {projectName: shop, componentName: worker}
          container:
            image: registry.example/worker:1
            env: [{key: HOST, valueFrom: {configurationGroupRef: {name: email, key: email-host}}}]
          dependencies:
            endpoints:
            - {component: api, name: rest, visibility: project, envBindings: {address: API}}

        """

    @Test func bothVocabulariesLiveInOneProject() {
        let outcome = SeedSources.compile(Self.email + Self.api + Self.current)
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        let worker = outcome.object("Deployment", in: "development/shop/worker")
        let variables = worker?[path: "spec", "template", "spec", "containers"]?.items?.first?["env"]?.items ?? []
        let service = NameGenerator.generate(["api"], limit: 253)
        #expect(
            variables.compactMap { $0["value"]?.string } == [
                "smtp-test.internal",
                "http://\(service).dp-acme-shop-development-\(Self.hash).svc.cluster.local:8080",
            ])
        let namespaces = outcome.objects.values.flatMap { $0 }.filter { $0["kind"]?.string == "Namespace" }
        #expect(namespaces.count == 1)
    }

    private static let hash = String(
        NameGenerator.generate(["dp", "acme", "shop", "development"], limit: 63).suffix(8))

    @Test func aTypeOfTheReservedNameReplacesThePrelude() {
        let own = """
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: ClusterComponentType
            metadata: {name: choreo-service}
            spec:
              workloadType: deployment
              parameters: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
              resources:
              - id: deployment
                template:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: own, namespace: "${metadata.namespace}"}
                  spec: {paused: true}

            """
        let outcome = SeedSources.compile(Self.api + own)
        #expect(outcome.object("Deployment", in: "development/shop/api")?[path: "metadata", "name"]?.string == "own")
    }

    /// Objects outside of namespaces pass where the platform allows their kind.
    @Test func releasesHoldClusterScopedKindsThatAreAllowed() throws {
        let text =
            SeedSources.component("api")
            + "---\napiVersion: choreo.dev/v1alpha1\nkind: Release\nmetadata: {name: extra}\nspec: {owner: {projectName: shop, componentName: api}, environmentName: development, resources: [{id: a, object: {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: 1}}]}\n"
        let given = try #require(SeedSources.settings("releases: {clusterScoped: [PriorityClass]}"))
        let outcome = SeedSources.compile(text) { $0 = given }
        #expect(outcome.findings.filter { $0.severity == .error }.isEmpty)
        let object = outcome.object("PriorityClass", in: "development/shop/extra")
        #expect(object?[path: "metadata", "namespace"] == nil)
        #expect(object?[path: "metadata", "labels", "component-name"]?.string == "api")
        #expect(SeedSources.compile(text).findings.contains { $0.kind == .releaseClusterScoped })
    }

    @Test func environmentGroupsOfTheRepository() {
        let group =
            "apiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: a, values: [{environmentGroupRef: early, value: soft}, {value: hard}]}]}\n---\n"
        let text =
            group
            + SeedSources.component(
                "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: a}}}]")
        let without = SeedSources.compile(text)
        #expect(without.findings.contains { $0.kind == .environmentGroupNotFound })
        let outcome = SeedSources.compile(text) { $0.seed.environmentGroups = ["early": ["development"]] }
        let map = outcome.object("ConfigMap", in: "development/shop/api")
        #expect(map?[path: "data", "a"]?.string == "soft")
    }
}
