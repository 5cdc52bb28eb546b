import Basics
import TestSupport
import Testing
import Tree

@testable import Analysis

/// Secrets by the agent that HashiCorp Vault's injector adds to pods (section 4.6).
struct SeedVaultAgentTests {
    private static let group =
        "apiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: g}\nspec: {configurations: [{key: pass, values: [{vaultKey: secret/data/db}]}, {key: pin, values: [{vaultKey: 'kv/plain#pin-code'}]}, {key: url, values: [{value: u}]}]}\n---\n"

    private static let variables =
        "env: [{key: PASS, valueFrom: {configurationGroupRef: {name: g, key: pass}}}, {key: PIN, valueFrom: {configurationGroupRef: {name: g, key: pin}}}, {key: URL, valueFrom: {configurationGroupRef: {name: g, key: url}}}]"

    private func compile(
        _ text: String, _ change: (inout Settings) -> Void = { _ in }
    ) -> SeedSources.Outcome {
        let outcome = SeedSources.compile(text) {
            $0.seed.secretBackend = .vaultAgent
            change(&$0)
        }
        let errors = outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        return outcome
    }

    private func annotation(_ pod: Value?, _ name: String) -> String? {
        pod?[path: "metadata", "annotations"]?[Symbol("vault.hashicorp.com/" + name)]?.string
    }

    @Test func variablesAreReadByTheShellThatStartsTheCommand() throws {
        let outcome = compile(
            Self.group + SeedSources.component("api", container: Self.variables + "\ncommand: [run]\nargs: [--fast]"))
        let pod = outcome.object("Deployment", in: "development/shop/api")?[path: "spec", "template"]
        #expect(annotation(pod, "agent-inject") == "true")
        #expect(annotation(pod, "role") == "openchoreo-secret-reader-role")
        #expect(annotation(pod, "service") == "http://hashicorp-vault.openchoreo-data-plane.svc:8200")
        #expect(annotation(pod, "agent-pre-populate-only") == nil)
        let id = NameGenerator.generate(["env", "main"], limit: 40)
        #expect(annotation(pod, "agent-inject-file-" + id) == "main.env")
        #expect(annotation(pod, "agent-inject-secret-" + id) == "secret/data/db")
        #expect(
            annotation(pod, "agent-inject-template-" + id) == #"""
                export PASS='{{ with secret "secret/data/db" }}{{ index .Data.data "value" | replaceAll "'" "'\\''" }}{{ end }}'
                export PIN='{{ with secret "kv/plain" }}{{ index .Data "pin-code" | replaceAll "'" "'\\''" }}{{ end }}'
                """#)
        let container = try #require(pod?[path: "spec", "containers"]?.items?.first)
        #expect(container["command"]?.items?.last?.string == #". /vault/secrets/main.env && exec "$0" "$@""#)
        #expect(container["args"]?.items?.map(\.string) == ["run", "--fast"])
        #expect(container["env"]?.items?.map { $0["name"]?.string } == ["URL"])
        #expect(pod?[path: "spec", "volumes"] == nil)
        let kinds = Set((outcome.objects["development/shop/api"] ?? []).map { $0["kind"]?.string ?? "" })
        #expect(kinds.isDisjoint(with: ["SecretProviderClass", "ExternalSecret", "Secret"]))
    }

    @Test func filesLieWhereTheyAreMounted() {
        let outcome = compile(
            Self.group
                + SeedSources.component(
                    "api",
                    container:
                        "fileMounts: [{mountPath: /etc/db/pass, valueFrom: {configurationGroupRef: {name: g, key: pass}}}]"
                ))
        let pod = outcome.object("Deployment", in: "development/shop/api")?[path: "spec", "template"]
        let id = NameGenerator.generate(["file", "/etc/db/pass"], limit: 40)
        #expect(annotation(pod, "agent-inject-file-" + id) == "pass")
        #expect(annotation(pod, "secret-volume-path-" + id) == "/etc/db")
        #expect(
            annotation(pod, "agent-inject-template-" + id)
                == #"{{ with secret "secret/data/db" }}{{ index .Data.data "value" }}{{ end }}"#)
        #expect(pod?[path: "spec", "containers"]?.items?.first?["volumeMounts"] == nil)
        #expect(pod?[path: "spec", "containers"]?.items?.first?["command"] == nil)
    }

    @Test func theCommandMayStandInTheClassAndTasksLetTheAgentGo() {
        let outcome = compile(
            Self.group
                + "apiVersion: choreo.dev/v1alpha1\nkind: ScheduledTaskClass\nmetadata: {name: own}\nspec: {cronJobTemplate: {schedule: '0 1 * * *', jobTemplate: {spec: {template: {spec: {containers: [{name: main, command: [tick], args: [-x]}]}}}}}}\n---\n"
                + SeedSources.component(
                    "task", type: "ScheduledTask", container: Self.variables, claim: "className: own"))
        let job = outcome.object("CronJob", in: "development/shop/task")?[path: "spec", "jobTemplate", "spec"]
        let pod = job?["template"]
        #expect(annotation(pod, "agent-pre-populate-only") == "true")
        #expect(
            pod?[path: "spec", "containers"]?.items?.first?["args"]?.items?.map(\.string) == ["tick", "-x"])
    }

    @Test func theAgentReachesTheVault() {
        let text = Self.group + SeedSources.component("api", container: Self.variables + "\ncommand: [run]")
        func egress(_ address: String?, _ flavour: SeedSettings.PolicyFlavour) -> Value? {
            let outcome = compile(text) {
                $0.seed.policyFlavour = flavour
                $0.seed.vaultAddress = address
                $0.seed.allowsWorld = false
            }
            return (outcome.objects["development/shop/api"] ?? []).first {
                $0[path: "metadata", "name"]?.string == "egress-api"
            }?[path: "spec", "egress"]?.items?.first
        }
        let inside = egress(nil, .cilium)
        let labels = inside?["toEndpoints"]?.items?.first?["matchLabels"]
        #expect(labels?["k8s:io.kubernetes.pod.namespace"]?.string == "openchoreo-data-plane")
        #expect(inside?["toPorts"]?.items?.first?["ports"]?.items?.first?["port"]?.string == "8200")
        let plain = egress(nil, .kubernetes)
        #expect(plain?["to"]?.items?.first?["namespaceSelector"] != nil)
        let outside = egress("https://vault.example/", .cilium)
        #expect(outside?["toFQDNs"]?.items?.first?["matchName"]?.string == "vault.example")
        #expect(outside?["toPorts"]?.items?.first?["ports"]?.items?.first?["port"]?.string == "443")
    }

    @Test func aChangedPathRestartsThePods() {
        func checksum(_ path: String) -> String? {
            let outcome = compile(
                Self.group.replacing("secret/data/db", with: path)
                    + SeedSources.component("api", container: Self.variables + "\ncommand: [run]"))
            let pod = outcome.object("Deployment", in: "development/shop/api")?[path: "spec", "template"]
            return pod?[path: "metadata", "annotations"]?["checksum/config-g"]?.string
        }
        #expect(checksum("secret/data/a") != nil)
        #expect(checksum("secret/data/a") != checksum("secret/data/b"))
    }
}
