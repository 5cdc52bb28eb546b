import Basics
import OpenChoreo
import TestSupport
import Testing

/// Fields that a kind does not know: refused with the nearest name, or dropped with a warning as upstream drops them.
@Suite struct UnknownFieldsTests {
    static let text = """
        kind: Workload
        metadata: {name: orders}
        «Spec»: {}
        spec:
          owner: {projectName: shop, componentName: orders, «componentname»: orders}
          container:
            image: orders:1
            «Command»: [run]
            env:
            - {key: A, «Value»: a}
            - {key: B, valueFrom: {«secretRef»: {name: s, key: k}}}
          endpoints:
            http: {type: HTTP, port: 80, «target_port»: 8080}
          «replicas»: 2
        """

    @Test("At every level, with the nearest name", arguments: [false, true])
    func everyLevel(_ followsUpstream: Bool) {
        let severity: Severity = followsUpstream ? .warning : .error
        func unknown(_ message: String, _ fix: String) -> Expected {
            Expected(.unknownField, message, fix: fix, severity: severity)
        }
        expectFindings(
            Self.text, followsUpstream: followsUpstream,
            [
                unknown("a Workload has no field `Spec`", "Write `spec`."),
                unknown("`spec.owner` has no field `componentname`", "Write `componentName`."),
                unknown("`spec.container` has no field `Command`", "Write `command`."),
                unknown("`spec.container.env[0]` has no field `Value`", "Write `value`."),
                unknown("`spec.container.env[1].valueFrom` has no field `secretRef`", "Write `secretKeyRef`."),
                unknown("`spec.endpoints.http` has no field `target_port`", "Write `targetPort`."),
                unknown(
                    "`spec` has no field `replicas`",
                    "Remove it. The fields are: `container`, `dependencies`, `endpoints`, `owner`."),
            ])
        let judged = Judged(Self.text, followsUpstream: followsUpstream)
        #expect(judged.declaration?.isBroken == !followsUpstream)
        #expect(judged.declaration?.spec["replicas"] == nil)
        #expect(judged.declaration?.spec.at("container.env[0].Value") == nil)
        #expect(judged.declaration?.spec.at("container.env[0].key")?.string == "A")
    }

    @Test("Free objects may hold anything")
    func freeObjects() {
        expectFindings(
            """
            kind: Component
            metadata: {name: c, finalizers: [x], ownerReferences: [{kind: x}]}
            spec:
              owner: {projectName: shop}
              componentType: {name: deployment/service}
              parameters: {Spec: 1, nested: {kind: x}}
              workflow: {name: w, parameters: {whatever: true}}
            status: {unknown: true}
            """, [])
    }

    @Test("Metadata that Kubernetes drops is told")
    func metadata() {
        expectFindings(
            """
            kind: Component
            metadata: {name: c, «anotations»: {a: b}}
            spec: {owner: {projectName: shop}, componentType: {name: deployment/service}}
            """,
            [
                Expected(
                    .metadataFieldUnknown, "`metadata` has no field `anotations`", fix: "Write `annotations`.",
                    severity: .warning)
            ])
    }

    @Test("Frozen parts of a release are judged too")
    func releases() {
        expectFindings(
            """
            kind: ComponentRelease
            metadata: {name: r}
            spec:
              owner: {projectName: shop, componentName: orders}
              componentType:
                kind: ComponentType
                name: service
                spec: {workloadType: proxy, resources: [{id: a, template: {}, «includewhen»: "${true}"}]}
              workload: {container: {image: i, «port»: 80}}
            """,
            [
                Expected(
                    .unknownField, "`spec.componentType.spec.resources[0]` has no field `includewhen`",
                    fix: "Write `includeWhen`."),
                Expected(.unknownField, "`spec.workload.container` has no field `port`"),
            ])
    }
}

/// Spellings of before version 1.0 (specification 9): accepted with an info, or refused with what replaced them.
@Suite struct LegacySpellingsTests {
    @Test("A bare name for the pipeline and for the source environment (1.8, 1.10)")
    func bareNames() throws {
        expectFindings(
            "kind: Project\nmetadata: {name: shop}\nspec: {deploymentPipelineRef: «main»}\n",
            [
                Expected(
                    .legacySpelling, "`spec.deploymentPipelineRef` is a bare name; it is read as `{name: main}`",
                    fix: "Write `{name: main}`.")
            ])
        let project = Judged("kind: Project\nmetadata: {name: shop}\nspec: {deploymentPipelineRef: main}\n")
        #expect(project.declaration?.spec.at("deploymentPipelineRef.name")?.string == "main")
        #expect(project.declaration?.spec.at("deploymentPipelineRef.kind")?.string == "DeploymentPipeline")
        expectFindings(
            """
            kind: DeploymentPipeline
            metadata: {name: main}
            spec: {promotionPaths: [{sourceEnvironmentRef: «dev», targetEnvironmentRefs: [«prod»]}]}
            """,
            [
                Expected(
                    .legacySpelling,
                    "`spec.promotionPaths[0].sourceEnvironmentRef` is a bare name; it is read as `{name: dev}`"),
                Expected(
                    .wrongType, "`spec.promotionPaths[0].targetEnvironmentRefs[0]` must be a map, but is a string"),
            ])
    }

    @Test("A release whose type has a bare name (1.6)")
    func bareTypeName() throws {
        let entry = try #require(MinimalDocuments.entry("ComponentRelease"))
        for name in ["service", "deployment/service"] {
            let judged = Judged(entry.text) { $0.set("spec.componentType.name", to: .string(name)) }
            #expect(judged.lines == [])
        }
    }

    @Test(
        "Fields that were renamed",
        arguments: [
            (
                "kind: Workload\nspec: {owner: {projectName: p, componentName: c}, container: {image: i}, «connections»: []}",
                "`spec` has no field `connections` since OpenChoreo 1.0", "Write `dependencies.endpoints`."
            ),
            (
                "kind: ReleaseBinding\nspec: {owner: {projectName: p, componentName: c}, environment: e, «componentTypeEnvOverrides»: {}}",
                "`spec` has no field `componentTypeEnvOverrides` since OpenChoreo 1.0",
                "Write `componentTypeEnvironmentConfigs`."
            ),
            (
                "kind: ReleaseBinding\nspec: {owner: {projectName: p, componentName: c}, environment: e, «envOverrides»: {}}",
                "`spec` has no field `envOverrides` since OpenChoreo 1.0", "Write `componentTypeEnvironmentConfigs`."
            ),
            (
                "kind: ReleaseBinding\nspec: {owner: {projectName: p, componentName: c}, environment: e, «traitOverrides»: {}}",
                "`spec` has no field `traitOverrides` since OpenChoreo 1.0", "Write `traitEnvironmentConfigs`."
            ),
            (
                "kind: ReleaseBinding\nspec: {owner: {projectName: p, componentName: c}, environment: e, «traitEnvOverrides»: {}}",
                "`spec` has no field `traitEnvOverrides` since OpenChoreo 1.0", "Write `traitEnvironmentConfigs`."
            ),
            (
                "kind: Trait\nspec: {«schema»: {parameters: {}}}", "`spec` has no field `schema` since OpenChoreo 1.0",
                "Write `parameters.openAPIV3Schema and environmentConfigs.openAPIV3Schema`."
            ),
            (
                "kind: Trait\nspec: {parameters: {«ocSchema»: {}}}",
                "`spec.parameters` has no field `ocSchema` since OpenChoreo 1.0",
                "Write `openAPIV3Schema`."
            ),
        ])
    func renamed(_ text: String, _ message: String, _ fix: String) {
        let text = text.replacing("\nspec", with: "\nmetadata: {name: it}\nspec")
        expectFindings(text, [Expected(.retiredField, message, fix: fix)])
        expectFindings(text, followsUpstream: true, [Expected(.retiredField, message, fix: fix, severity: .warning)])
    }

    @Test("Component `type: deployment/x` as a string")
    func stringType() {
        expectFindings(
            "kind: Component\nmetadata: {name: c}\nspec: {owner: {projectName: p}, «type»: deployment/x, componentType: {name: job/x}}\n",
            [
                Expected(
                    .retiredField, "`spec` has no field `type` since OpenChoreo 1.0",
                    fix: "Write `componentType: {kind, name}`.")
            ])
    }

    @Test(
        "Retired kinds and versions are told by name",
        arguments: [
            ("openchoreo.dev/v1alpha1", "Addon", "retired Trait"),
            ("openchoreo.dev/v1alpha1", "EnvSettings", "retired ReleaseBinding"),
            ("openchoreo.dev/v1alpha1", "ComponentEnvSnapshot", "retired ComponentRelease and ReleaseBinding"),
            ("openchoreo.dev/v1alpha1", "ComponentDeployment", "retired ReleaseBinding"),
            (
                "openchoreo.dev/v1alpha1", "Organization",
                "retired a core Namespace with the label `openchoreo.dev/control-plane: \"true\"`"
            ),
            ("openchoreo.dev/v1alpha1", "Componet", "misspelt Component"),
            ("openchoreo.dev/v1alpha1", "workload", "misspelt Workload"),
            ("openchoreo.dev/v1alpha1", "RelaseBindng", "misspelt ReleaseBinding"),
            ("openchoreo.dev/v1alpha1", "Thing", "unknown kind"),
            ("openchoreo.dev/v1beta1", "Component", "unknown version"),
            ("openchoreo.dev", "Component", "foreign"), ("v1", "Secret", "foreign"),
            ("apps/v1", "Deployment", "foreign"),
            ("openchoreo.dev/v1alpha1", "WorkflowRun", "passed over"),
            ("openchoreo.dev/v1alpha1", "RenderedRelease", "passed over"),
            ("openchoreo.dev/v1alpha1", "ClusterAuthzRole", "passed over"),
        ])
    func identification(_ version: String, _ kind: String, _ expected: String) {
        let found =
            switch CurrentVocabulary.identify(apiVersion: version, kind: kind) {
            case .known(let definition): "known \(definition.kind.text)"
            case .passedOver: "passed over"
            case .unknownKind: "unknown kind"
            case .misspelt(let nearest): "misspelt \(nearest)"
            case .retired(let replacement): "retired \(replacement)"
            case .unknownVersion: "unknown version"
            case .foreign: "foreign"
            }
        #expect(found == expected)
    }
}
