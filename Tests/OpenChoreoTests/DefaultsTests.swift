import Basics
import OpenChoreo
import Testing
import Tree

/// Defaults of the CRD schemas (specification 1, 1.10, 10), and that every field of section 1 is known.
@Suite struct DefaultsTests {
    @Test(
        "Defaults are filled in",
        arguments: [
            (
                "kind: Component\nspec: {owner: {projectName: p}, componentType: {name: job/a}, traits: [{name: t, instanceName: i}]}",
                ["componentType.kind": "ComponentType", "traits[0].kind": "Trait"]
            ),
            (
                "kind: ReleaseBinding\nspec: {owner: {projectName: p, componentName: c}, environment: e}",
                ["state": "Active"]
            ),
            (
                "kind: Project\nspec: {deploymentPipelineRef: {name: p}, type: {name: t}}",
                ["deploymentPipelineRef.kind": "DeploymentPipeline", "type.kind": "ProjectType"]
            ),
            ("kind: Resource\nspec: {owner: {projectName: p}, type: {name: t}}", ["type.kind": "ResourceType"]),
            ("kind: ResourceType\nspec: {resources: [{id: a, template: {}}]}", ["retainPolicy": "Delete"]),
            (
                "kind: DeploymentPipeline\nspec: {promotionPaths: [{sourceEnvironmentRef: {name: a}, targetEnvironmentRefs: [{name: b}]}]}",
                [
                    "promotionPaths[0].sourceEnvironmentRef.kind": "Environment",
                    "promotionPaths[0].targetEnvironmentRefs[0].kind": "Environment",
                ]
            ),
            (
                "kind: SecretReference\nspec: {template: {}, data: [{secretKey: k, remoteRef: {key: p}}]}",
                ["template.type": "Opaque", "refreshInterval": "1h"]
            ),
            (
                "kind: ComponentType\nspec: {workloadType: proxy, resources: [{id: a, template: {}}], traits: [{name: t, instanceName: i}], allowedTraits: [{name: t}]}",
                ["resources[0].targetPlane": "dataplane", "traits[0].kind": "Trait", "allowedTraits[0].kind": "Trait"]
            ),
            (
                "kind: ClusterComponentType\nspec: {workloadType: proxy, resources: [{id: a, template: {}}], traits: [{name: t, instanceName: i}]}",
                ["traits[0].kind": "ClusterTrait"]
            ),
            (
                "kind: Trait\nspec: {creates: [{template: {}}], patches: [{target: {group: '', version: v1, kind: X}, operations: [{op: add, path: /a}]}], removes: [{target: {group: '', version: v1, kind: X}}], postRenderValidations: [{target: {group: '', version: v1, kind: X}, rule: '${true}', message: m}]}",
                [
                    "creates[0].targetPlane": "dataplane", "patches[0].targetPlane": "dataplane",
                    "removes[0].targetPlane": "dataplane",
                    "postRenderValidations[0].targetPlane": "dataplane",
                ]
            ),
        ])
    func strings(_ text: String, _ expected: [String: String]) throws {
        let judged = Judged(text.replacingFirst("\n", with: "\nmetadata: {name: it}\n"), followsUpstream: true)
        let spec = try #require(judged.declaration?.spec)
        for (path, value) in expected { #expect(spec.at(path)?.string == value, "\(path)") }
    }

    @Test func booleans() throws {
        let channel = try #require(MinimalDocuments.entry("ObservabilityAlertsNotificationChannel"))
        #expect(Judged(channel.text).declaration?.spec["isEnvDefault"]?.bool == false)
        let rule = "postRenderValidations: [{target: {group: '', version: v1, kind: X}, rule: '${true}', message: m}]"
        let trait = Judged("kind: Trait\nmetadata: {name: t}\nspec: {\(rule)}\n")
        #expect(trait.declaration?.spec.at("postRenderValidations[0].target.mustMatch")?.bool == true)
    }

    @Test("What is given stays")
    func given() {
        let judged = Judged(
            """
            kind: ReleaseBinding
            metadata: {name: it}
            spec: {owner: {projectName: p, componentName: c}, environment: e, state: Undeploy, traitEnvironmentConfigs: {log: {a: [1, null]}}}
            """)
        #expect(judged.lines == [])
        #expect(judged.declaration?.spec["state"]?.string == "Undeploy")
        #expect(judged.declaration?.spec.at("traitEnvironmentConfigs.log.a")?.items?.count == 2)
        #expect(judged.declaration?.spec.at("traitEnvironmentConfigs.log.a[1]")?.isNull == true)
    }

    @Test("Every field of section 1 is known", arguments: CompleteDocuments.all)
    func complete(_ text: String) {
        #expect(Judged(text).lines == [])
    }

    @Test("Cluster kinds have no namespace, others the one that was inferred")
    func namespaces() {
        let cluster = Judged("kind: ClusterTrait\nmetadata: {name: t}\nspec: {}\n", namespace: "acme")
        #expect(cluster.declaration?.id.description == "ClusterTrait `t`")
        let namespaced = Judged("kind: Trait\nmetadata: {name: t}\nspec: {}\n", namespace: "acme")
        #expect(namespaced.declaration?.id.description == "Trait `acme/t`")
    }
}

extension String {
    fileprivate func replacingFirst(_ text: Character, with other: String) -> String {
        guard let index = firstIndex(of: text) else { return self }
        return String(self[..<index]) + other + self[self.index(after: index)...]
    }
}
