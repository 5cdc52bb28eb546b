/// A document of every kind with nothing but its required fields (specification 1), and which fields those are.
enum MinimalDocuments {
    struct Entry: CustomStringConvertible {
        let kind: String
        let spec: String
        /// Paths below `spec` whose absence is an error.
        let required: [String]
        var isCluster: Bool { kind.hasPrefix("Cluster") }
        var description: String { kind }
        var text: String {
            let namespace = isCluster ? "" : ", namespace: acme"
            let body = spec.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
            return "kind: \(kind)\nmetadata: {name: it\(namespace)}\nspec:\n\(body.joined(separator: "\n"))\n"
        }
    }

    static func entry(_ kind: String) -> Entry? { all.first { $0.kind == kind } }

    private static let deployment = """
        {id: deployment, template: {apiVersion: apps/v1, kind: Deployment, metadata: {name: "${metadata.name}"}}}
        """
    private static let typeSpec = """
        workloadType: deployment
        resources: [\(deployment)]
        """
    private static let namespaceTemplate = """
        {id: namespace, template: {apiVersion: v1, kind: Namespace, metadata: {name: "${metadata.namespace}"}}}
        """
    private static let configMapTemplate = """
        {id: it, template: {apiVersion: v1, kind: ConfigMap, metadata: {name: "${metadata.name}"}}}
        """
    private static let typeRequired = [
        "workloadType", "resources", "resources[0].id", "resources[0].template",
    ]
    private static let shellRequired = ["resources", "resources[0].id", "resources[0].template"]
    private static func prefixed(_ prefix: String, _ paths: [String]) -> [String] { paths.map { prefix + $0 } }
    private static func indented(_ text: String, _ count: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
    }

    static let all: [Entry] = [
        Entry(
            kind: "Component",
            spec: "owner: {projectName: shop}\ncomponentType: {name: deployment/service}",
            required: ["owner", "owner.projectName", "componentType", "componentType.name"]),
        Entry(
            kind: "Workload",
            spec: "owner: {projectName: shop, componentName: orders}\ncontainer: {image: i}",
            required: ["owner", "owner.projectName", "owner.componentName", "container", "container.image"]),
        Entry(kind: "ComponentType", spec: typeSpec, required: typeRequired),
        Entry(kind: "ClusterComponentType", spec: typeSpec, required: typeRequired),
        Entry(kind: "Trait", spec: "creates: []", required: []),
        Entry(kind: "ClusterTrait", spec: "creates: []", required: []),
        Entry(
            kind: "ComponentRelease",
            spec: """
                owner: {projectName: shop, componentName: orders}
                componentType:
                  kind: ComponentType
                  name: service
                  spec:
                \(indented(typeSpec, 4))
                workload: {container: {image: i}}
                """,
            required: [
                "owner", "owner.projectName", "owner.componentName", "componentType", "componentType.kind",
                "componentType.name", "componentType.spec", "workload", "workload.container",
                "workload.container.image",
            ] + prefixed("componentType.spec.", typeRequired)),
        Entry(
            kind: "ReleaseBinding", spec: "owner: {projectName: shop, componentName: orders}\nenvironment: dev",
            required: ["owner", "owner.projectName", "owner.componentName", "environment"]),
        Entry(
            kind: "Project", spec: "deploymentPipelineRef: {name: main}",
            required: ["deploymentPipelineRef", "deploymentPipelineRef.name"]),
        Entry(kind: "ProjectType", spec: "resources: [\(namespaceTemplate)]", required: shellRequired),
        Entry(kind: "ClusterProjectType", spec: "resources: [\(namespaceTemplate)]", required: shellRequired),
        Entry(
            kind: "ProjectRelease",
            spec: """
                owner: {projectName: shop}
                projectType: {kind: ProjectType, name: t, spec: {resources: [\(namespaceTemplate)]}}
                """,
            required: [
                "owner", "owner.projectName", "projectType", "projectType.kind", "projectType.name", "projectType.spec",
            ] + prefixed("projectType.spec.", shellRequired)),
        Entry(
            kind: "ProjectReleaseBinding", spec: "owner: {projectName: shop}\nenvironment: dev",
            required: ["owner", "owner.projectName", "environment"]),
        Entry(
            kind: "Resource", spec: "owner: {projectName: shop}\ntype: {name: postgres}",
            required: ["owner", "owner.projectName", "type", "type.name"]),
        Entry(kind: "ResourceType", spec: "resources: [\(configMapTemplate)]", required: shellRequired),
        Entry(kind: "ClusterResourceType", spec: "resources: [\(configMapTemplate)]", required: shellRequired),
        Entry(
            kind: "ResourceRelease",
            spec: """
                owner: {projectName: shop, resourceName: db}
                resourceType: {kind: ResourceType, name: t, spec: {resources: [\(configMapTemplate)]}}
                """,
            required: [
                "owner", "owner.projectName", "owner.resourceName", "resourceType", "resourceType.kind",
                "resourceType.name", "resourceType.spec",
            ] + prefixed("resourceType.spec.", shellRequired)),
        Entry(
            kind: "ResourceReleaseBinding", spec: "owner: {projectName: shop, resourceName: db}\nenvironment: dev",
            required: ["owner", "owner.projectName", "owner.resourceName", "environment"]),
        Entry(kind: "Environment", spec: "isProduction: false", required: []),
        Entry(kind: "DataPlane", spec: "clusterAgent: {}", required: ["clusterAgent"]),
        Entry(kind: "ClusterDataPlane", spec: "planeID: p\nclusterAgent: {}", required: ["planeID", "clusterAgent"]),
        Entry(
            kind: "ObservabilityPlane", spec: "clusterAgent: {}\nobserverURL: http://o",
            required: ["clusterAgent", "observerURL"]),
        Entry(
            kind: "ClusterObservabilityPlane", spec: "planeID: p\nclusterAgent: {}\nobserverURL: http://o",
            required: ["planeID", "clusterAgent", "observerURL"]),
        Entry(
            kind: "DeploymentPipeline",
            spec: "promotionPaths: [{sourceEnvironmentRef: {name: dev}, targetEnvironmentRefs: [{name: prod}]}]",
            required: [
                "promotionPaths[0].sourceEnvironmentRef", "promotionPaths[0].sourceEnvironmentRef.name",
                "promotionPaths[0].targetEnvironmentRefs", "promotionPaths[0].targetEnvironmentRefs[0].name",
            ]),
        Entry(
            kind: "SecretReference", spec: "template: {}\ndata: [{secretKey: k, remoteRef: {key: path}}]",
            required: ["template", "data", "data[0].secretKey", "data[0].remoteRef", "data[0].remoteRef.key"]),
        Entry(
            kind: "ObservabilityAlertsNotificationChannel",
            spec: "environment: dev\ntype: webhook\nwebhookConfig: {url: http://hook}",
            required: ["environment", "type", "webhookConfig", "webhookConfig.url"]),
    ]
}
