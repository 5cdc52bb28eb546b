import Basics
import OpenChoreo
import TestSupport
import Testing

/// Rules that upstream's webhooks enforce (specification 1.4, 1.5): divergences, since sources that never passed a webhook
/// are rendered; and rules of the CRD schemas: errors in both modes.
@Suite struct AdmissionRulesTests {
    /// Expects findings that are errors by default and warnings when upstream is followed.
    private func expectDivergence(
        _ text: String, _ expected: [(DiagnosticKind, String)], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for followsUpstream in [false, true] {
            expectFindings(
                text, followsUpstream: followsUpstream,
                expected.map { Expected($0, $1, severity: followsUpstream ? .warning : .error) },
                sourceLocation: sourceLocation)
            #expect(
                Judged(text, followsUpstream: followsUpstream).declaration?.isBroken == !followsUpstream,
                sourceLocation: sourceLocation)
        }
    }

    /// Expects findings that are errors in both modes.
    private func expectErrors(
        _ text: String, _ expected: [(DiagnosticKind, String)], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for followsUpstream in [false, true] {
            expectFindings(
                text, followsUpstream: followsUpstream, expected.map { Expected($0, $1) },
                sourceLocation: sourceLocation)
        }
    }

    @Test("A template has a literal kind, an apiVersion and a name, and stays in its namespace")
    func templateIdentity() {
        expectDivergence(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: proxy
              resources:
              - id: a
                template: «»{kind: ConfigMap, metadata: {name: x}}
              - id: b
                template: {apiVersion: v1, kind: «"${parameters.kind}"», metadata: {name: x}}
              - id: c
                template: {apiVersion: v1, kind: ConfigMap, metadata: «»{labels: {}}}
              - id: d
                template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: «kube-system»}}
              - id: e
                template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: "${  metadata.namespace }"}}
            """,
            [
                (.templateIdentity, "the template needs a literal `apiVersion`"),
                (.templateIdentity, "the template needs a literal `kind`"),
                (.templateIdentity, "the template needs a `metadata.name`"),
                (.templateIdentity, "the template may only go to the component's own namespace"),
            ])
    }

    @Test(
        "The type's workload: one, of the kind that `workloadType` says",
        arguments: [
            ("deployment", "Deployment"), ("statefulset", "StatefulSet"), ("cronjob", "CronJob"), ("job", "Job"),
        ])
    func workloadKind(_ type: String, _ kind: String) {
        let other = kind == "Job" ? "CronJob" : "Job"
        expectDivergence(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: «\(type)»
              resources:
              - {id: \(type), template: {apiVersion: apps/v1, kind: \(kind), metadata: {name: x}}}
              - {id: b, template: {apiVersion: apps/v1, kind: \(kind), metadata: {name: w}}}
              - {id: c, template: {apiVersion: apps/v1, kind: «\(other)», metadata: {name: z}}}
            """,
            [
                (
                    .workloadKindMismatch,
                    "a type of workload type `\(type)` has exactly one \(kind), but this one has 2"
                ),
                (.workloadKindMismatch, "a type of workload type `\(type)` has no \(other)"),
            ])
        expectDivergence(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: «\(type)»
              resources: [{id: \(type), template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}}]
            """,
            [(.workloadKindMismatch, "a type of workload type `\(type)` has exactly one \(kind), but this one has 0")])
    }

    @Test("A proxy has no workload object")
    func proxy() {
        expectDivergence(
            """
            kind: ClusterComponentType
            metadata: {name: t}
            spec:
              workloadType: proxy
              resources:
              - {id: a, template: {apiVersion: apps/v1, kind: «DaemonSet», metadata: {name: x}}}
            """, [(.workloadKindMismatch, "a type of workload type `proxy` has no workload object")])
    }

    @Test("A trait neither creates nor removes a workload")
    func traits() {
        expectDivergence(
            """
            kind: Trait
            metadata: {name: t}
            spec:
              creates:
              - template: {apiVersion: batch/v1, kind: «CronJob», metadata: {name: x}}
              removes:
              - target: {group: apps, version: v1, kind: «Deployment»}
              - target: {group: argoproj.io, version: v1, kind: Deployment}
              - target: {group: '', version: v1, kind: Service}
            """,
            [
                (.traitTouchesWorkload, "a trait does not create a CronJob"),
                (.traitTouchesWorkload, "a trait does not remove a Deployment"),
            ])
    }

    @Test("Instance names are unique in a component and in a type")
    func instanceNames() {
        expectDivergence(
            """
            kind: Component
            metadata: {name: c}
            spec:
              owner: {projectName: p}
              componentType: {name: job/x}
              traits: [{name: t, instanceName: log}, {name: u, instanceName: «log»}]
            """, [(.duplicateInstance, "two traits have the instance name `log`")])
        expectDivergence(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: proxy
              resources: [{id: a, template: {apiVersion: v1, kind: X, metadata: {name: x}}}]
              traits: [{name: t, instanceName: log}, {name: t, instanceName: «log»}]
            """, [(.duplicateInstance, "two traits have the instance name `log`")])
    }

    @Test("The primary resource's id is the workload type; ids are unique")
    func ids() {
        expectErrors(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: deployment
              resources: «»[{id: main, template: {apiVersion: apps/v1, kind: Deployment, metadata: {name: x}}}]
            """, [(.primaryResourceMissing, "one of the resources must have the id `deployment`")])
        expectErrors(
            """
            kind: ProjectType
            metadata: {name: t}
            spec:
              resources:
              - {id: a, template: {apiVersion: v1, kind: Namespace, metadata: {name: x}}}
              - {id: «a», template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}}
            """, [(.duplicateEntry, "`spec.resources` has two entries whose `id` is `a`")])
        expectErrors(
            """
            kind: ResourceType
            metadata: {name: t}
            spec:
              resources: [{id: a, template: {}}, {id: «a», template: {}}]
              outputs: [{name: o, value: x}, {name: «o», value: z}]
            """,
            [
                (.duplicateEntry, "`spec.resources` has two entries whose `id` is `a`"),
                (.duplicateEntry, "`spec.outputs` has two entries whose `name` is `o`"),
            ])
    }

    @Test("`forEach` needs `var`")
    func loops() {
        expectErrors(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: proxy
              resources: [{id: a, forEach: «"${[1]}"», template: {apiVersion: v1, kind: X, metadata: {name: x}}}]
            """, [(.loopWithoutVariable, "`forEach` stands without `var`")])
        expectErrors(
            """
            kind: Trait
            metadata: {name: t}
            spec:
              creates: [{forEach: «"${[1]}"», template: {apiVersion: v1, kind: X, metadata: {name: x}}}]
              patches:
              - {forEach: «"${[1]}"», target: {group: "", version: v1, kind: X}, operations: [{op: remove, path: /a}]}
              removes: [{forEach: «"${[1]}"», target: {group: "", version: v1, kind: X}}]
              postRenderValidations:
              - {forEach: «"${[1]}"», target: {group: "", version: v1, kind: X}, rule: "${true}", message: m}
            """,
            Array(repeating: (.loopWithoutVariable, "`forEach` stands without `var`"), count: 4))
    }

    @Test("The API server accepts variables and files without a name, and templates of one id")
    func namesThatOnlyUpstreamAccepts() {
        expectDivergence(
            """
            kind: Workload
            metadata: {name: w}
            spec:
              owner: {projectName: p, componentName: c}
              container:
                image: i
                env: [{key: «""», value: x}]
                files: [{key: «""», mountPath: «""», value: x}]
            """,
            [
                (.entryWithoutName, "`key` must not be empty"), (.entryWithoutName, "`key` must not be empty"),
                (.entryWithoutName, "`mountPath` must not be empty"),
            ])
        expectDivergence(
            """
            kind: ComponentType
            metadata: {name: t}
            spec:
              workloadType: proxy
              resources:
              - {id: a, template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}}
              - {id: «a», template: {apiVersion: v1, kind: ConfigMap, metadata: {name: z}}}
            """, [(.duplicateTemplate, "two resources have the id `a`")])
    }

    @Test("The visibility of an endpoint is a set; entries of maps that are null are dropped")
    func setsAndNulls() {
        expectErrors(
            """
            kind: Workload
            metadata: {name: w}
            spec:
              owner: {projectName: p, componentName: c}
              container: {image: i}
              endpoints: {a: {type: HTTP, port: 1, visibility: [external, internal, «external»]}}
            """, [(.duplicateEntry, "`spec.endpoints.a.visibility` has `external` twice")])
        expectErrors(
            """
            kind: Workload
            metadata: {name: w}
            spec:
              owner: {projectName: p, componentName: c}
              container: {image: i}
              endpoints: {a: null, b: {type: HTTP, port: 1}}
              dependencies: {resources: [{ref: db, envBindings: {host: null}}]}
            """, [])
    }

    @Test("`validations` beside `preRenderValidations`; an empty one does not count")
    func validationsTwice() {
        for kind in ["Trait", "ClusterTrait"] {
            expectErrors(
                """
                kind: \(kind)
                metadata: {name: t}
                spec:
                  preRenderValidations: [{rule: "${true}", message: a}]
                  validations: «»[{rule: "${true}", message: b}]
                """, [(.validationsTwice, "`validations` stands beside `preRenderValidations`, so it is ignored")])
        }
        expectErrors(
            """
            kind: Trait
            metadata: {name: t}
            spec: {preRenderValidations: [{rule: "${true}", message: a}], validations: []}
            """, [])
    }

    @Test(
        "A variable or file has a value or a reference, not both",
        arguments: [
            ("Workload", "owner: {projectName: p, componentName: c}", "container"),
            (
                "ReleaseBinding", "owner: {projectName: p, componentName: c}\n  environment: e",
                "workloadOverrides: {container"
            ),
            (
                "ComponentRelease",
                "owner: {projectName: p, componentName: c}\n  componentType: {kind: ComponentType, name: x, spec: {workloadType: proxy, resources: [{id: a, template: {}}]}}",
                "workload: {container"
            ),
        ])
    func valueAndReference(_ kind: String, _ spec: String, _ path: String) {
        let image = kind == "ReleaseBinding" ? "" : "image: i, "
        expectErrors(
            """
            kind: \(kind)
            metadata: {name: it}
            spec:
              \(spec)
              \(path): {\(image)env: [
                {key: A, value: '', valueFrom: «»{secretKeyRef: {name: s, key: k}}}, {key: B, value: b}], files: [
                {key: f, mountPath: /etc, value: text, valueFrom: «»{secretKeyRef: {name: s, key: k}}}]}\(path.contains("{") ? "}" : "")
            """,
            [
                (.valueAndReference, "`A` has both `value` and `valueFrom`"),
                (.valueAndReference, "`f` has both `value` and `valueFrom`"),
            ])
    }

    @Test("An output has exactly one source")
    func outputs() {
        expectErrors(
            """
            kind: ResourceType
            metadata: {name: t}
            spec:
              resources: [{id: a, template: {}}]
              outputs:
              - «»{name: none}
              - «»{name: two, value: x, secretKeyRef: {name: s, key: k}}
              - {name: one, configMapKeyRef: {name: s, key: k}}
            """,
            [
                (.outputSource, "the output `none` has 0 sources"), (.outputSource, "the output `two` has 2 sources"),
            ])
    }

    @Test("A channel needs the block that its type names, and headers one source each")
    func channels() {
        expectErrors(
            """
            kind: ObservabilityAlertsNotificationChannel
            metadata: {name: c}
            spec: {environment: dev, type: «email», webhookConfig: {url: http://hook}}
            """, [(.missingField, "`spec.emailConfig` is missing")])
        expectErrors(
            """
            kind: ObservabilityAlertsNotificationChannel
            metadata: {name: c}
            spec:
              environment: dev
              type: webhook
              webhookConfig:
                url: http://hook
                headers: {A: «»{}, B: {value: b}, C: {value: c, valueFrom: «»{secretKeyRef: {name: s, key: k}}}}
            """,
            [
                (.valueAndReference, "the header `A` has neither `value` nor `valueFrom`"),
                (.valueAndReference, "`C` has both `value` and `valueFrom`"),
            ])
    }
}
