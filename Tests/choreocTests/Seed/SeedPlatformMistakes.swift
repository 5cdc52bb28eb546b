import Analysis
import Basics
import OpenChoreo

/// Mistakes in the declarations of a platform: fields that were renamed, of another type, or name what is not there.
extension SeedMistakes {
    private static func declaration(_ kind: String, _ spec: String, metadata: String = "") -> String {
        "---\napiVersion: choreo.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: x\(metadata)}\nspec: \(spec)\n"
    }

    private static func pods(_ container: String, _ more: String = "") -> String {
        declaration(
            "ServiceClass",
            "{deploymentTemplate: {\(more)template: {spec: {containers: [{name: main, \(container)}]}}}}")
    }

    static let platforms: [Mistake] = [
        Mistake(.missingField, "apiVersion: choreo.dev/v1alpha1\n«kinds»: Organization\nmetadata: {name: x}\n"),
        Mistake(.missingField, "«apiversion»: choreo.dev/v1alpha1\nkind: Organization\nmetadata: {name: x}\n"),
        Mistake(.missingField, "apiVersion: «core.choreo.dev/v1»\nmetadata: {name: x}\nspec: {replicas: 1}\n"),
        Mistake(
            .wrongType, declaration("ConfigurationGroup", "{configurations: []}", metadata: ", namespace: «12345»")),
        Mistake(.wrongType, declaration("APIClass", "{restPolicy: {}}", metadata: ", namespace: «[acme]»")),
        Mistake(
            .annotationMisspelt,
            declaration(
                "ScheduledTaskClass", "{cronJobTemplate: {schedule: '0 1 * * *'}}",
                metadata: ", annotations: {«openchoreo.dev/alertz»: failures}")),
        Mistake(
            .annotationMisspelt,
            declaration(
                "ServiceClass", "{deploymentTemplate: {replicas: 1}}",
                metadata:
                    ", annotations: {openchoreo.dev/locked-fields: «deploymentTemplate.template.spec.securityContxt»}")),
        Mistake(
            .annotationMisspelt,
            declaration(
                "ServiceClass", "{deploymentTemplate: {replicas: 1}}",
                metadata: ", annotations: {openchoreo.dev/locked-fields: «replicas»}")),
        Mistake(.classSchema, pods("resources: {requests: {«memry»: 1Gi}}")),
        Mistake(.classSchema, pods("resources: {limits: {«gpu»: 1}}")),
        Mistake(.unknownField, SeedSources.component("api", container: "resources: {limits: {«memry»: 1Gi}}")),
        Mistake(.classSchema, pods("image: 'a:1'", "strategy: {rollingUpdate: {maxSurge: «some»}}, ")),
        Mistake(.classSchema, pods("image: 'a:1'", "strategy: {rollingUpdate: {maxUnavailable: «'1'»}}, ")),
        Mistake(.classSchema, pods("securityContext: {seccompProfile: {type: «RuntimeDefaults»}}")),
        // An empty name would make a value for one environment one for all.
        Mistake(
            .configurationEnvironmentNotFound,
            declaration("ConfigurationGroup", "{configurations: [{key: k, values: [{environment: «''», value: v}]}]}")),
        Mistake(
            .environmentGroupNotFound,
            declaration(
                "ConfigurationGroup", "{configurations: [{key: k, values: [{environmentGroupRef: «''», value: v}]}]}")),
    ]

    /// What looks like one of them and is none.
    static let soundPlatforms: [String] = [
        pods("resources: {requests: {cpu: 1, hugepages-2Mi: 4Mi, ephemeral-storage: 1Gi, nvidia.com/gpu: 1}}"),
        pods("image: 'a:1'", "strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}, "),
        declaration(
            "ServiceClass", "{deploymentTemplate: {replicas: 1}}",
            metadata:
                ", annotations: {openchoreo.dev/locked-fields: 'deploymentTemplate.template.spec.containers.resources.limits.memory, "
                + "deploymentTemplate.template.metadata.labels.team serviceTemplate.type'}"),
        declaration(
            "ConfigurationGroup",
            "{configurations: [{key: k, values: [{environment: production, environmentGroupRef: '', value: v}]}]}"),
        declaration("APIClass", "{restPolicy: {}}", metadata: ", namespace: null"),
    ]
}
