@testable import Analysis
import Basics
import OpenChoreo
import Rendering

/// Mistakes of what holds in cells: quotas, limits, access and the baseline of pods.
enum SeedCellMistakes {
    typealias Mistake = SeedFindingsTests.Mistake

    /// The platform with annotations of its organization.
    private static func organization(_ annotations: String, more: String = SeedSources.component("api")) -> String {
        SeedSources.platform.replacing("{name: acme}", with: "{name: acme, annotations: {\(annotations)}}") + "---\n"
            + more
    }

    private static func limited(_ annotations: String, _ resources: String) -> String {
        organization(annotations, more: SeedSources.component("api", container: "resources: \(resources)"))
    }

    /// A restricted pod, which a class makes worse.
    private static func pod(_ level: String, _ spec: String) -> String {
        organization(
            "openchoreo.dev/pod-security: \(level), openchoreo.dev/run-as-non-root: 'true', "
                + "openchoreo.dev/seccomp-profile: RuntimeDefault, openchoreo.dev/drop-capabilities: ALL, "
                + "openchoreo.dev/allow-privilege-escalation: 'false'",
            more: SeedSources.component("api", claim: "className: own")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceClass\nmetadata: {name: own}\n"
                + "spec: {deploymentTemplate: {template: {spec: {\(spec)}}}}\n")
    }

    static let all: [Mistake] = (values + limits + security + dataPlanes).map { mistake in
        var mistake = mistake
        mistake.hasPlatform = mistake.text.contains("kind: Organization")
        return mistake
    }

    private static let values: [Mistake] = [
        Mistake(.quantityInvalid, organization("openchoreo.dev/quota-pods: «many»")),
        Mistake(.quantityInvalid, organization("openchoreo.dev/limit-max.memory: «'-1Gi'»")),
        Mistake(.quotaResourceUnknown, organization("«openchoreo.dev/quota-request.cpu»: '2'")),
        Mistake(.quotaResourceUnknown, organization("«openchoreo.dev/limit-max.pods»: '2'")),
        Mistake(.cellAnnotationUnknown, organization("«openchoreo.dev/develpers»: team")),
        Mistake(.cellAnnotationUnknown, organization("«openchoreo.dev/limit-defualt.cpu»: '2'")),
        Mistake(.cellAnnotationUnknown, organization("«openchoreo.dev/pod-securty»: restricted")),
        Mistake(
            .cellAnnotationMisplaced,
            "apiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: lab, annotations: {«openchoreo.dev/viewers»: team}}\nspec: {dataPlaneRef: cluster}\n"
        ),
        Mistake(
            .cellAnnotationMisplaced,
            "apiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: other, annotations: {«openchoreo.dev/pod-security»: restricted}}\nspec: {deploymentPipelineRef: {name: standard}}\n"
        ),
        Mistake(.valueNotAllowed, organization("openchoreo.dev/pod-security: «strict»")),
        Mistake(.valueNotAllowed, organization("openchoreo.dev/run-as-non-root: «'yes'»")),
        Mistake(.accessGroupInvalid, organization("openchoreo.dev/viewers: 'team, «system:masters»'")),
        Mistake(.accessGroupInvalid, organization("openchoreo.dev/viewers: «''»")),
        Mistake(.cellLabelInvalid, organization("openchoreo.dev/pod-labels: 'tier=gold, «component-name=x»'")),
        Mistake(.cellLabelInvalid, organization("openchoreo.dev/pod-labels: «tier=so good»")),
        Mistake(
            .cellPolicyWithoutEffect,
            """
            apiVersion: openchoreo.dev/v1alpha1
            kind: ClusterProjectType
            metadata: {name: own}
            spec:
              resources:
              - id: namespace
                template: {apiVersion: v1, kind: Namespace, metadata: {name: "${metadata.namespace}"}}
            ---
            apiVersion: openchoreo.dev/v1alpha1
            kind: Project
            metadata: {name: mine, annotations: {openchoreo.dev/quota-pods: '9'}}
            spec: {deploymentPipelineRef: {name: standard}, type: {kind: ClusterProjectType, name: «own»}}
            ---

            """ + SeedSources.component("api", project: "mine")),
    ]

    static let dataPlanes: [Mistake] = [
        Mistake(
            .platformNotRendered,
            """
            apiVersion: openchoreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: «modern»}
            spec: {clusterAgent: {clientCA: {value: c}}}
            ---

            """ + SeedSources.component("api"), { $0.seed.rendersPlatform = true }),
        Mistake(
            .reservedTypeInvalid,
            SeedSources.platform.replacing("metadata: {name: cluster}", with: "metadata: {name: «cluster»}")
                + "---\napiVersion: openchoreo.dev/v1alpha1\nkind: ClusterResourceType\nmetadata: {name: choreo-data-plane}\nspec: {}\n",
            { $0.seed.rendersPlatform = true }),
    ]

    private static let limits: [Mistake] = [
        Mistake(
            .limitsContradictory,
            organization("openchoreo.dev/limit-default.cpu: «'2'», openchoreo.dev/limit-max.cpu: '1'")),
        Mistake(
            .limitExceeded,
            limited("openchoreo.dev/limit-max.memory: 1Gi", "{limits: {memory: «2Gi»}, requests: {memory: 64Mi}}")),
        Mistake(.limitExceeded, limited("openchoreo.dev/limit-min.cpu: 100m", "{requests: {cpu: «10m»}}")),
        Mistake(
            .limitExceeded,
            limited("openchoreo.dev/limit-max-ratio.cpu: '1.5'", "{requests: {cpu: 100m}, limits: {cpu: «160m»}}")),
        Mistake(
            .quotaWithoutRequest,
            organization(
                "openchoreo.dev/quota-limits.cpu: '4'", more: SeedSources.component("api", claim: "className: own")
            )
            .replacing("    main:\n      image: \"registry.example/api:1.0.0\"", with: "    main: «{image: 'a:1'}»")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceClass\nmetadata: {name: own}\nspec: {}\n"),
        Mistake(
            .quotaExceeded,
            organization(
                "openchoreo.dev/quota-requests.cpu: «1500m»",
                more: SeedSources.component(
                    "api", container: "resources: {requests: {cpu: 400m}}",
                    more: "scaling: {hpa: {minReplicas: 1, maxReplicas: 4}}"))),
        Mistake(
            .quotaExceeded,
            organization(
                "openchoreo.dev/quota-pods: «'1'»",
                more: SeedSources.component("api") + "---\n" + SeedSources.component("other"))),
    ]

    private static let security: [Mistake] = [
        Mistake(.podSecurityViolated, pod("baseline", "hostNetwork: «true»")),
        Mistake(.podSecurityViolated, pod("baseline", "hostPID: «true»")),
        Mistake(.podSecurityViolated, pod("baseline", "volumes: [{name: a, hostPath: «{path: /}»}]")),
        Mistake(
            .podSecurityViolated, pod("baseline", "securityContext: {sysctls: [{name: «kernel.msgmax», value: '1'}]}")),
        Mistake(.podSecurityViolated, pod("baseline", "securityContext: {seLinuxOptions: {type: «spc_t»}}")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, securityContext: {privileged: «true»}}]")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, securityContext: {capabilities: {add: [«NET_ADMIN»]}}}]")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, ports: [{containerPort: 1, hostPort: «80»}]}]")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, securityContext: {procMount: «Unmasked»}}]")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, securityContext: {seccompProfile: {type: «Unconfined»}}}]")),
        Mistake(
            .podSecurityViolated,
            pod("baseline", "containers: [{name: main, securityContext: {appArmorProfile: {type: «Unconfined»}}}]")),
        Mistake(.podSecurityViolated, pod("restricted", "volumes: [{name: a, nfs: «{server: s, path: /}»}]")),
        Mistake(.podSecurityViolated, pod("restricted", "securityContext: {runAsUser: «0»}")),
        Mistake(
            .podSecurityViolated,
            pod("restricted", "containers: [{name: main, securityContext: {capabilities: {add: [«CHOWN»]}}}]")),
        Mistake(
            .podSecurityViolated,
            pod("restricted", "containers: [{name: main, securityContext: {runAsNonRoot: «false»}}]")),
    ]
}
