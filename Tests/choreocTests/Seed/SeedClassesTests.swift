import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// What classes, scaling and data planes add to components of the seed's vocabulary.
struct SeedClassesTests {
    private static func document(_ kind: String, _ name: String, _ spec: String, _ more: String = "") -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)\(more)}\nspec: \(spec)\n"
    }

    private static let production = document("ServiceBinding", "api-production", "{environment: production}")

    @Test func aBudgetProtectsSeveralPodsInProductionOnly() {
        func budget(_ replicas: Int, _ environment: String) -> Value? {
            let text =
                SeedSources.component("api", claim: "className: own")
                + Self.document("ServiceClass", "own", "{deploymentTemplate: {replicas: \(replicas)}}")
                + Self.document("ServiceBinding", "api-production", "{environment: production, className: own}")
            return SeedSources.compile(text).object("PodDisruptionBudget", in: "\(environment)/shop/api")
        }
        #expect(budget(2, "production")?[path: "spec", "maxUnavailable"]?.exactInteger == 1)
        #expect(budget(1, "production") == nil)
        #expect(budget(2, "development") == nil)
    }

    @Test func whatIsSuspendedDoesNotScale() {
        func kinds(_ state: String) -> Set<String> {
            let text =
                SeedSources.component("api", more: "scaling: {hpa: {minReplicas: 2, maxReplicas: 4}}")
                + Self.document("ServiceBinding", "api-production", "{environment: production, releaseState: \(state)}")
            let objects = SeedSources.compile(text).objects["production/shop/api"] ?? []
            return Set(objects.compactMap { $0["kind"]?.string })
        }
        #expect(kinds("Active").isSuperset(of: ["HorizontalPodAutoscaler", "PodDisruptionBudget"]))
        #expect(kinds("Suspend").isDisjoint(with: ["HorizontalPodAutoscaler", "PodDisruptionBudget"]))
    }

    @Test func metricsAreReadWhereTheClassSays() {
        func monitor(_ annotations: String, _ endpoints: String) -> Value? {
            let text =
                SeedSources.component("api", more: "endpoints: {\(endpoints)}", claim: "className: own")
                + Self.document("ServiceClass", "own", "{}", ", annotations: {\(annotations)}")
            return SeedSources.compile(text).object("ServiceMonitor", in: "development/shop/api")
        }
        let http = "web: {type: HTTP, port: 8080}, admin: {type: HTTP, port: 9090}"
        let first = monitor("openchoreo.dev/monitoring-path: /stats", http)?[path: "spec", "endpoints"]?.items?.first
        #expect(first?["path"]?.string == "/stats")
        #expect(first?["port"]?.string == "ep-9090-tcp")
        let named = monitor("openchoreo.dev/monitoring-port: web", http)?[path: "spec", "endpoints"]?.items?.first
        #expect(named?["port"]?.string == "ep-8080-tcp")
        #expect(monitor("openchoreo.dev/monitoring-path: /stats", "rpc: {type: gRPC, port: 1}") == nil)
        #expect(monitor("a: b", http) == nil)
    }

    /// A port that no endpoint has is read from the pods, as those of workers are.
    @Test func podsAreReadWhereThereIsNoService() {
        let text =
            SeedSources.component("api", claim: "className: own")
            + Self.document("ServiceClass", "own", "{}", ", annotations: {openchoreo.dev/monitoring-port: '9102'}")
        let outcome = SeedSources.compile(text)
        let monitor = outcome.object("PodMonitor", in: "development/shop/api")?["spec"]
        let endpoint = monitor?["podMetricsEndpoints"]?.items?.first
        #expect(endpoint?["targetPort"]?.exactInteger == 9102)
        #expect(endpoint?["path"]?.string == "/metrics")
        #expect(monitor?[path: "selector", "matchLabels", "component-name"]?.string == "api")
        #expect(outcome.object("ServiceMonitor", in: "development/shop/api") == nil)
    }

    @Test func alertsAreThoseOfTheClass() {
        func rules(_ alerts: String, _ component: String, _ kind: String = "ServiceClass") -> [Value] {
            let text =
                component
                + Self.document(
                    kind, "own", kind == "ServiceClass" ? "{}" : "{cronJobTemplate: {schedule: '0 1 * * *'}}",
                    ", annotations: {openchoreo.dev/alerts: '\(alerts)', openchoreo.dev/runbook: 'https://wiki.example/x'}"
                )
            let name = kind == "ServiceClass" ? "api" : "task"
            let outcome = SeedSources.compile(text)
            #expect(outcome.findings.filter { $0.severity == .error }.isEmpty, "\(outcome.findings)")
            let rule = outcome.object("PrometheusRule", in: "development/shop/\(name)")
            return rule?[path: "spec", "groups"]?.items?.first?["rules"]?.items ?? []
        }
        let scaled = SeedSources.component(
            "api", more: "scaling: {hpa: {minReplicas: 1, maxReplicas: 4}}", claim: "className: own")
        let all = rules("availability, restarts, scaling", scaled)
        #expect(
            all.compactMap { $0["alert"]?.string } == ["ComponentUnavailable", "ComponentRestarts", "ComponentAtLimit"])
        #expect(
            all.first?["expr"]?.string?.hasPrefix(
                "kube_deployment_status_replicas_available{namespace=\"dp-acme-shop-development-") == true)
        #expect(all.first?["expr"]?.string?.contains(",deployment=\"api-") == true, "\(all)")
        #expect(all.first?["for"]?.string == "5m")
        #expect(all.first?[path: "annotations", "runbook_url"]?.string == "https://wiki.example/x")
        let task = SeedSources.component("task", type: "ScheduledTask", claim: "className: own")
        #expect(rules("failures", task, "ScheduledTaskClass").compactMap { $0["alert"]?.string } == ["TaskFailed"])
    }

    @Test func secretsFollowTheDataPlane() {
        let group = Self.document(
            "ConfigurationGroup", "g",
            "{configurations: [{key: a, values: [{environment: development, vaultKey: secret/data/a}, {environment: production, vaultKey: secret/data/b}]}]}"
        )
        let platform = SeedSources.platform.replacing(
            "metadata: {name: cluster}",
            with:
                "metadata: {name: cluster, annotations: {openchoreo.dev/secrets-backend: external-secrets, openchoreo.dev/secret-store: own}}"
        )
        let text =
            SeedSources.component(
                "api", container: "env: [{key: A, valueFrom: {configurationGroupRef: {name: g, key: a}}}]")
            + Self.production + group
        let outcome = SeedSources.compile(MarkedSources(["test.yaml": platform + "---\n" + text]), withPlatform: false)
        let secret = outcome.object("ExternalSecret", in: "production/shop/api")
        #expect(secret?[path: "spec", "secretStoreRef", "name"]?.string == "own")
        #expect(outcome.object("SecretProviderClass", in: "production/shop/api") == nil)
        let usual = SeedSources.compile(text).object("SecretProviderClass", in: "production/shop/api")
        #expect(
            usual?[path: "spec", "parameters", "vaultAddress"]?.string
                == "http://hashicorp-vault.openchoreo-data-plane.svc:8200")
        #expect(usual?[path: "spec", "parameters", "roleName"]?.string == "openchoreo-secret-reader-role")
    }

    @Test func aManualTaskWaitsToBeStarted() {
        let text = SeedSources.component("once", type: "ScheduledTask")
            .replacing("type: ScheduledTask}", with: "type: ManualTask}")
        let job = SeedSources.compile(text).object("CronJob", in: "development/shop/once")
        #expect(job?[path: "spec", "suspend"]?.bool == true)
        #expect(job?[path: "spec", "schedule"]?.string == "0 0 31 2 *")
    }

    @Test func aManualTaskMayBeAJobThatWaits() throws {
        let text =
            SeedSources.component("once", type: "ScheduledTask", claim: "className: own")
            .replacing("type: ScheduledTask}", with: "type: ManualTask}")
            + Self.document(
                "ScheduledTaskClass", "own",
                "{cronJobTemplate: {concurrencyPolicy: Forbid, jobTemplate: {spec: {backoffLimit: 2}}}}")
        let outcome = SeedSources.compile(text) { $0.seed.manualTask = .job }
        #expect(outcome.object("CronJob", in: "development/shop/once") == nil)
        let job = try #require(outcome.object("Job", in: "development/shop/once"))
        let spec = try #require(job["spec"])
        #expect(spec["suspend"]?.bool == true && spec["backoffLimit"]?.exactInteger == 2)
        #expect(spec["concurrencyPolicy"] == nil && spec["schedule"] == nil && spec["jobTemplate"] == nil)
        let pod = spec[path: "template", "spec"]
        #expect(pod?["restartPolicy"]?.string == "OnFailure")
        #expect(pod?["containers"]?.items?.first?["image"]?.string == "registry.example/once:1.0.0")
        #expect(
            job[path: "metadata", "labels", "openchoreo.dev/release-resource-id"]?.string?.hasSuffix("-job") == true)
        // A Job has no schedule that something could override.
        let overridden = SeedSources.compile(
            text.replacing("className: own", with: "className: own\n  overrides: {schedule: '0 1 * * *'}")
        ) { $0.seed.manualTask = .job }
        #expect(overridden.findings.contains { $0.kind == .overrideUnknown && $0.severity == .warning })
        // Tasks with a schedule stay what they are.
        let scheduled = text.replacing("type: ManualTask}", with: "type: ScheduledTask}")
            .replacing("concurrencyPolicy", with: "schedule: '0 1 * * *', concurrencyPolicy")
        let other = SeedSources.compile(scheduled) { $0.seed.manualTask = .job }
        #expect(other.object("CronJob", in: "development/shop/once") != nil)
    }

    @Test func sidecarsOfTheClassStandBesideTheComponent() {
        let text =
            SeedSources.component("api", container: "args: [run]", claim: "className: own")
            + Self.document(
                "ServiceClass", "own",
                "{deploymentTemplate: {template: {spec: {containers: [{name: sidecar, image: 's:1'}, {name: main, args: [other], command: [start]}]}}}}"
            )
        let pod = SeedSources.compile(text).object("Deployment", in: "development/shop/api")?[
            path: "spec", "template", "spec"]
        let containers = pod?["containers"]?.items ?? []
        #expect(containers.compactMap { $0["name"]?.string } == ["sidecar", "main"])
        #expect(containers.last?["args"]?.items?.compactMap(\.string) == ["run"])
        #expect(containers.last?["command"]?.items?.compactMap(\.string) == ["start"])
    }

    @Test func everyContainerIsRendered() {
        let text = SeedSources.component("api").replacing(
            "    main:\n", with: "    helper: {image: 'h:1', env: [{key: A, value: b}]}\n    main:\n")
        let pod = SeedSources.compile(text).object("Deployment", in: "development/shop/api")?[
            path: "spec", "template", "spec"]
        #expect((pod?["containers"]?.items ?? []).compactMap { $0["name"]?.string } == ["helper", "main"])
    }

    /// 3.17 with tokens, so that the policies have something to say; and the names of another environment.
    @Test func namesOfTheWorkedExamplesPolicies() {
        let text =
            SeedSources.component(
                "greeter-service", more: "endpoints: {greeter-api: {type: REST, port: 9090}}",
                claim:
                    "apis: {greeter-api: {className: default-with-jwt-auth, type: REST, rest: {backend: {port: 9090, basePath: /greeter}, exposeLevels: [Organization, Public]}}}"
            )
            + Self.document(
                "ServiceBinding", "greeter-service-staging", "{environment: production, componentRef: greeter-service}")
        let outcome = SeedSources.compile(text)
        let policies = (outcome.objects["development/shop/greeter-service"] ?? []).filter {
            $0["kind"]?.string == "SecurityPolicy"
        }
        #expect(
            Set(policies.compactMap { $0[path: "metadata", "name"]?.string }) == [
                "greeter-service-greeter-api-public-17e9931f", "greeter-service-greeter-api-organization-c8bc36d6",
            ])
        let service = outcome.object("Service", in: "production/shop/greeter-service")
        #expect(service?[path: "metadata", "name"]?.string == "greeter-service-staging-1362b1b4")
    }
}

/// Components that hold workload and endpoints themselves, and declarations that leave something empty.
struct SeedShorthandTests {
    @Test func anInlineWorkloadStandsForWorkloadAndClaim() {
        let text = """
            apiVersion: choreo.dev/v1alpha1
            kind: ComponentV2
            metadata: {name: api}
            spec:
              owner: {projectName: shop}
              type: Service
              workload: {image: 'api:1', env: [{name: A, value: b}]}
              endpoints: [{name: rest, type: REST, rest: {backend: {port: 8080, basePath: /v1}, exposeLevels: [Public]}}]
            """
        let outcome = SeedSources.compile(text)
        let unit = "development/shop/api"
        let pod = outcome.object("Deployment", in: unit)?[path: "spec", "template", "spec"]
        #expect(pod?["containers"]?.items?.first?["image"]?.string == "api:1")
        #expect(pod?["containers"]?.items?.first?["env"]?.items?.first?["value"]?.string == "b")
        #expect(outcome.object("HTTPRoute", in: unit) != nil)
        #expect(
            outcome.object("Service", in: unit)?[path: "spec", "ports"]?.items?.first?["port"]?.exactInteger == 8080)
    }

    @Test func emptyTextCountsAsUnset() {
        let outcome = SeedSources.compile(
            SeedSources.component("api", claim: "className: ''")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: api-production}\nspec: {environment: production, className: '', releaseState: ''}\n"
        )
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        #expect(outcome.object("Deployment", in: "production/shop/api") != nil)
    }

    @Test func aComponentWithoutClaimIsTold() {
        let text =
            "apiVersion: choreo.dev/v1alpha1\nkind: ComponentV2\nmetadata: {name: «lone»}\nspec: {owner: {projectName: shop}, type: Service}\n"
        let marked = MarkedSources(["test.yaml": text])
        let outcome = SeedSources.compile(marked)
        let found = outcome.findings.filter { $0.kind == .componentNotDeployed }
        #expect(found.count == 1)
        #expect(outcome.sources.place(of: found.first?.location.origin ?? .none)?.range == marked.marks.first?.range)
    }

    @Test(arguments: ["choreo.dev/v1beta1", "core.choreo.dev/v2"])
    func versionsThatNeverWereAreRefused(_ version: String) {
        let outcome = SeedSources.compile("apiVersion: \(version)\nkind: ServiceClass\nmetadata: {name: x}\n")
        #expect(outcome.findings.contains { $0.kind == .versionUnknown })
    }

    @Test(arguments: ["choreo.dev/v1alpha1", "openchoreo.dev/v1alpha1"])
    func aMisspeltKindIsTold(_ version: String) {
        let outcome = SeedSources.compile("apiVersion: \(version)\nkind: ServiceBindng\nmetadata: {name: x}\n")
        let found = outcome.findings.first { $0.kind == .kindMisspelt }
        #expect(found?.fix == "Write `ServiceBinding`.")
    }

    /// A route of its own must not be a way around limits and filters.
    @Test func operationsKeepThePoliciesOfTheirAPI() {
        let policy =
            "---\napiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: own}\nspec: {restPolicy: {defaults: {timeout: 5s, rateLimit: {requests: 5, window: 1s}, mediation: {responseTransformations: [{action: removeHeaders, headers: [Server]}]}}}}\n"
        let outcome = SeedSources.compile(
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim:
                    "apis: {rest: {className: own, type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public], operations: [{method: GET, path: /a}]}}}"
            ) + policy)
        let objects = outcome.objects["development/shop/api"] ?? []
        let traffic = objects.filter { $0["kind"]?.string == "BackendTrafficPolicy" }
        let targets = Set(traffic.compactMap { $0[path: "spec", "targetRefs"]?.items?.first?["name"]?.string })
        let routes = objects.filter { $0["kind"]?.string == "HTTPRoute" }
        #expect(routes.count == 2)
        #expect(targets == Set(routes.compactMap { $0[path: "metadata", "name"]?.string }))
        for route in routes {
            let rule = route[path: "spec", "rules"]?.items?.first
            #expect(rule?[path: "timeouts", "request"]?.string == "5s")
            #expect(rule?["filters"]?.items?.contains { $0["type"]?.string == "ResponseHeaderModifier" } == true)
        }
    }
}
