import Analysis
import Basics
import TestSupport
import Testing
import Tree

@testable import choreoc

/// What holds in cells: quotas and limits, access, the baseline of pods (seed specification 2.5 step 4, 3.15).
struct SeedCellsTests {
    /// The platform with annotations of its kinds, and one component.
    private func compile(
        organization: String = "", environment: String = "", project: String = "", plane: String = "",
        _ more: String = SeedSources.component("api"), settings: String? = nil
    ) throws -> SeedSources.Outcome {
        func annotated(_ text: String, _ name: String, _ annotations: String) -> String {
            annotations.isEmpty
                ? text : text.replacing("{name: \(name)}", with: "{name: \(name), annotations: {\(annotations)}}")
        }
        var platform = annotated(SeedSources.platform, "acme", organization)
        platform = annotated(platform, "cluster", plane)
        platform = platform.replacing(
            "kind: Environment\nmetadata: {name: development}",
            with: annotated("kind: Environment\nmetadata: {name: development}", "development", environment))
        platform = platform.replacing(
            "kind: Project\nmetadata: {name: shop}",
            with: annotated("kind: Project\nmetadata: {name: shop}", "shop", project))
        let sources = MarkedSources(["test.yaml": platform + "---\n" + more])
        let given = try settings.map { try #require(SeedSources.settings($0)) }
        let outcome = SeedSources.compile(sources, withPlatform: false) { if let given { $0 = given } }
        #expect(outcome.findings.filter { $0.severity == .error }.isEmpty, "\(outcome.findings)")
        return outcome
    }

    private static let cell = "development/shop/shop"

    private static let binding =
        "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: api-production}\nspec: {environment: production}\n"

    private func texts(_ value: Value?) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: (value?.map?.entries ?? []).map { ($0.key.text, $0.value.string ?? "") })
    }

    @Test func withoutAWordThereIsNothing() throws {
        let kinds = try compile().objects[Self.cell]?.compactMap { $0["kind"]?.string } ?? []
        #expect(Set(kinds) == ["Namespace", "CiliumNetworkPolicy"])
    }

    @Test func quotasOfOrganizationProjectAndEnvironmentMeet() throws {
        let outcome = try compile(
            organization: "openchoreo.dev/quota-pods: '50', openchoreo.dev/quota-limits.memory: 8Gi",
            environment: "openchoreo.dev/quota-pods: '10'",
            project: "openchoreo.dev/quota-pods: '20', choreo.dev/quota-services: '5'",
            SeedSources.component("api") + Self.binding)
        func hard(_ environment: String) -> [String: String] {
            texts(outcome.object("ResourceQuota", in: "\(environment)/shop/shop")?[path: "spec", "hard"])
        }
        #expect(hard("development") == ["pods": "10", "limits.memory": "8Gi", "services": "5"])
        #expect(hard("production") == ["pods": "20", "limits.memory": "8Gi", "services": "5"])
        let quota = outcome.object("ResourceQuota", in: Self.cell)
        #expect(quota?[path: "metadata", "name"]?.string == "cell-quota")
        #expect(quota?[path: "metadata", "namespace"]?.string?.hasPrefix("dp-acme-shop-development-") == true)
    }

    @Test func limitsAreOfContainers() throws {
        let outcome = try compile(
            organization:
                "openchoreo.dev/limit-default.memory: 512Mi, openchoreo.dev/limit-default-request.memory: 64Mi, openchoreo.dev/limit-max.memory: 1Gi, openchoreo.dev/limit-max-ratio.cpu: '10'"
        )
        let range = outcome.object("LimitRange", in: Self.cell)
        #expect(range?[path: "metadata", "name"]?.string == "cell-limits")
        let items = range?[path: "spec", "limits"]?.items ?? []
        #expect(items.count == 1)
        #expect(items.first?["type"]?.string == "Container")
        #expect(texts(items.first?["default"]) == ["memory": "512Mi"])
        #expect(texts(items.first?["defaultRequest"]) == ["memory": "64Mi"])
        #expect(texts(items.first?["max"]) == ["memory": "1Gi"])
        #expect(texts(items.first?["maxLimitRequestRatio"]) == ["cpu": "10"])
        #expect(items.first?["min"] == nil)
    }

    @Test func groupsOfOrganizationAndProjectHaveRoles() throws {
        let outcome = try compile(
            organization: "openchoreo.dev/viewers: 'auditors, support'",
            project: "openchoreo.dev/developers: shop-team, openchoreo.dev/viewers: support")
        let objects = outcome.objects[Self.cell] ?? []
        let roles = objects.filter { $0["kind"]?.string == "Role" }
        #expect(
            roles.compactMap { $0[path: "metadata", "name"]?.string }.sorted() == ["cell-developer", "cell-viewer"])
        let bindings = objects.filter { $0["kind"]?.string == "RoleBinding" }
        func subjects(_ name: String) -> [String] {
            let binding = bindings.first { $0[path: "metadata", "name"]?.string == name }
            #expect(binding?[path: "roleRef", "name"]?.string == name)
            return (binding?["subjects"]?.items ?? []).compactMap { subject in
                #expect(subject["kind"]?.string == "Group")
                return subject["name"]?.string
            }
        }
        #expect(subjects("cell-viewer") == ["auditors", "support"])
        #expect(subjects("cell-developer") == ["shop-team"])
        func verbs(_ name: String, _ resource: String) -> Set<String> {
            let role = roles.first { $0[path: "metadata", "name"]?.string == name }
            let rules = (role?["rules"]?.items ?? []).filter { rule in
                rule["resources"]?.items?.contains { $0.string == resource } ?? false
            }
            return Set(rules.flatMap { $0["verbs"]?.items?.compactMap(\.string) ?? [] })
        }
        #expect(verbs("cell-viewer", "pods") == ["get", "list", "watch"])
        #expect(verbs("cell-viewer", "pods/exec").isEmpty)
        #expect(verbs("cell-developer", "pods/exec") == ["create"])
        #expect(verbs("cell-developer", "secrets").isEmpty)
        let admins = try compile(project: "openchoreo.dev/admins: shop-leads").objects[Self.cell] ?? []
        let admin = admins.first { $0["kind"]?.string == "Role" }
        #expect(admin?[path: "metadata", "name"]?.string == "cell-admin")
        #expect(admin?["rules"]?.items?.contains { $0["resources"]?.items?.first?.string == "secrets" } == true)
    }

    private static let secure =
        "openchoreo.dev/pod-security: restricted, openchoreo.dev/run-as-non-root: 'true', "
        + "openchoreo.dev/seccomp-profile: RuntimeDefault, openchoreo.dev/allow-privilege-escalation: 'false', "
        + "openchoreo.dev/drop-capabilities: ALL, openchoreo.dev/topology-spread: topology.kubernetes.io/zone, "
        + "openchoreo.dev/pod-labels: 'cost-center=42, tier=gold'"

    @Test func theBaselineWinsOverClassAndOverrides() throws {
        let outcome = try compile(
            environment: Self.secure,
            SeedSources.component(
                "api",
                claim:
                    "className: own\noverrides: {deployment: {template: {metadata: {labels: {tier: silver}}, spec: {securityContext: {runAsNonRoot: false}}}}}"
            )
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceClass\nmetadata: {name: own}\nspec: {deploymentTemplate: {template: {spec: {securityContext: {fsGroup: 7}, initContainers: [{name: first, image: 'a:1'}], containers: [{name: side, image: 'a:1'}, {name: main, securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}}]}}}}\n"
                + Self.binding)
        let deployment = outcome.object("Deployment", in: "development/shop/api")
        let template = deployment?[path: "spec", "template"]
        let labels = texts(template?[path: "metadata", "labels"])
        #expect(labels["cost-center"] == "42")
        #expect(labels["tier"] == "gold")
        #expect(texts(deployment?[path: "metadata", "labels"])["cost-center"] == "42")
        #expect(deployment?[path: "spec", "selector", "matchLabels"]?.map?.count == 4)
        let spec = template?["spec"]
        #expect(spec?[path: "securityContext", "runAsNonRoot"]?.bool == true)
        #expect(spec?[path: "securityContext", "fsGroup"]?.exactInteger == 7)
        #expect(spec?[path: "securityContext", "seccompProfile", "type"]?.string == "RuntimeDefault")
        let spread = spec?["topologySpreadConstraints"]?.items ?? []
        #expect(spread.count == 1)
        #expect(spread.first?["topologyKey"]?.string == "topology.kubernetes.io/zone")
        #expect(spread.first?["whenUnsatisfiable"]?.string == "ScheduleAnyway")
        #expect(spread.first?[path: "labelSelector", "matchLabels", "component-name"]?.string == "api")
        let containers = spec?["containers"]?.items ?? []
        #expect(containers.compactMap { $0["name"]?.string } == ["side", "main"])
        for container in containers + (spec?["initContainers"]?.items ?? []) {
            #expect(container[path: "securityContext", "allowPrivilegeEscalation"]?.bool == false)
            #expect(container[path: "securityContext", "capabilities", "drop"]?.items?.first?.string == "ALL")
        }
        #expect(containers.last?[path: "securityContext", "capabilities", "add"]?.items?.count == 1)
        let elsewhere = outcome.object("Deployment", in: "production/shop/api")?[path: "spec", "template"]
        #expect(elsewhere?[path: "spec", "securityContext", "runAsNonRoot"]?.bool == false)
        #expect(elsewhere?[path: "spec", "topologySpreadConstraints"] == nil)
    }

    @Test func theNamespaceEnforcesTheLevel() throws {
        let outcome = try compile(environment: Self.secure)
        let labels = texts(outcome.object("Namespace", in: Self.cell)?[path: "metadata", "labels"])
        for word in ["enforce", "audit", "warn"] {
            #expect(labels["pod-security.kubernetes.io/\(word)"] == "restricted")
        }
    }

    @Test func tasksHaveTheBaselineToo() throws {
        let outcome = try compile(
            plane: Self.secure,
            SeedSources.component("task", type: "ScheduledTask", claim: "overrides: {schedule: '0 1 * * *'}"))
        let template = outcome.object("CronJob", in: "development/shop/task")?[
            path: "spec", "jobTemplate", "spec", "template"]
        #expect(template?[path: "spec", "securityContext", "runAsNonRoot"]?.bool == true)
        #expect(template?[path: "spec", "restartPolicy"]?.string == "OnFailure")
        #expect(template?[path: "metadata", "labels", "tier"]?.string == "gold")
        #expect(template?[path: "spec", "topologySpreadConstraints"] == nil)
        let container = template?[path: "spec", "containers"]?.items?.first
        #expect(container?[path: "securityContext", "allowPrivilegeEscalation"]?.bool == false)
        #expect(container?["image"]?.string == "registry.example/task:1.0.0")
    }

    @Test func rulesOfTheRepositoryWin() throws {
        let settings = """
            cells:
            - quota: {pods: 30}
            - {environments: [development], quota: {pods: 5, count/deployments.apps: "3"}}
            - production: true
              quota: {requests.cpu: "4"}
              limits: {max: {memory: 1Gi}}
              access: {viewers: [on-call]}
              baseline:
                podSecurity: baseline
                securityContext: {runAsUser: 1000}
                containerSecurityContext: {readOnlyRootFilesystem: true}
                topologySpread: [{topologyKey: zone, maxSkew: 2, whenUnsatisfiable: DoNotSchedule}]
                labels: {cost-center: "42"}
            - {organizations: [other], projects: [shop], dataPlanes: [cluster], quota: {secrets: 1}}
            """
        let outcome = try compile(
            organization: "openchoreo.dev/quota-pods: '50'",
            SeedSources.component("api", container: "resources: {requests: {cpu: 1}, limits: {cpu: 1, memory: 1Gi}}")
                + Self.binding, settings: settings)
        let development = texts(outcome.object("ResourceQuota", in: Self.cell)?[path: "spec", "hard"])
        #expect(development == ["pods": "5", "count/deployments.apps": "3"])
        let cell = "production/shop/shop"
        #expect(
            texts(outcome.object("ResourceQuota", in: cell)?[path: "spec", "hard"]) == [
                "pods": "30", "requests.cpu": "4",
            ])
        #expect(outcome.object("RoleBinding", in: cell)?["subjects"]?.items?.first?["name"]?.string == "on-call")
        #expect(outcome.object("RoleBinding", in: Self.cell) == nil)
        let pod = outcome.object("Deployment", in: "production/shop/api")?[path: "spec", "template", "spec"]
        #expect(pod?[path: "securityContext", "runAsUser"]?.exactInteger == 1000)
        #expect(pod?["topologySpreadConstraints"]?.items?.first?["maxSkew"]?.exactInteger == 2)
        let container = pod?["containers"]?.items?.first
        #expect(container?[path: "securityContext", "readOnlyRootFilesystem"]?.bool == true)
    }

    @Test func aWrongRuleIsToldWhereItStands() throws {
        let text = "cells:\n- quota: {pod: 3}\n"
        let sources = SourceTable()
        let error = #expect(throws: DiagnosticError.self) {
            try SettingsFile.read(
                SourceFile(path: "choreoc.yaml", contents: Array(text.utf8)), overrides: [], sources: sources)
        }
        let finding = try #require(error?.diagnostics.first)
        #expect(finding.kind == .quotaResourceUnknown)
        #expect(finding.fix == "Write `pods`.")
        let place = try #require(sources.place(of: finding.location.origin))
        #expect(place.file.path == "choreoc.yaml")
        #expect(place.range.lowerBound == 17)
    }

    /// Defaults of the LimitRange count: limits by default, requests by default, then the largest.
    @Test func theQuotaCountsDefaultsOfTheCell() throws {
        func demand(_ quota: String, _ container: String = "") throws -> Bool {
            var platform = SeedSources.platform.replacing(
                "{name: acme}",
                with:
                    "{name: acme, annotations: {openchoreo.dev/limit-default.memory: 512Mi, openchoreo.dev/limit-default-request.cpu: 300m, \(quota)}}"
            )
            platform +=
                "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceClass\nmetadata: {name: own}\nspec: {deploymentTemplate: {replicas: 3}}\n---\n"
            let text = platform + SeedSources.component("api", container: container, claim: "className: own")
            let findings = SeedSources.compile(MarkedSources(["test.yaml": text]), withPlatform: false).findings
            let errors = findings.filter { $0.severity == .error }
            #expect(errors.allSatisfy { $0.kind == .quotaExceeded }, "\(errors)")
            return errors.isEmpty
        }
        #expect(try demand("openchoreo.dev/quota-requests.cpu: 900m"))
        #expect(try !demand("openchoreo.dev/quota-requests.cpu: 899m"))
        #expect(try demand("openchoreo.dev/quota-limits.memory: 1536Mi"))
        #expect(try !demand("openchoreo.dev/quota-limits.memory: 1535Mi"))
        #expect(try demand("openchoreo.dev/quota-memory: 300Mi", "resources: {requests: {memory: 100Mi}}"))
    }

    @Test func aRestrictedCellRefusesWhatIsNot() throws {
        let text =
            SeedSources.platform.replacing(
                "{name: acme}", with: "{name: acme, annotations: {openchoreo.dev/pod-security: restricted}}") + "---\n"
            + SeedSources.component("api")
        let outcome = SeedSources.compile(MarkedSources(["test.yaml": text]), withPlatform: false)
        let messages = outcome.findings.filter { $0.kind == .podSecurityViolated }.map(\.message)
        for words in ["to gain privileges", "to run as root", "without a seccomp profile", "to keep capabilities"] {
            #expect(messages.filter { $0.contains(words) }.count == 1, "\(words)")
        }
        #expect(outcome.objects["development/shop/api"]?.isEmpty ?? true)
        #expect(outcome.objects[Self.cell]?.isEmpty == false)
    }
}
