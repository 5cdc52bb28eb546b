/// A small valid repository, from which tests take files away, replace them and add more.
///
/// Namespace `acme`; project `shop` with pipeline dev → prod; component `orders` of type `service`, bound to dev.
public enum ShopSources {
    /// The files by path.
    public static let files: [String: String] = [
        "platform/planes.yaml": planes, "platform/environments.yaml": environments,
        "platform/service.yaml": serviceType,
        "platform/sidecar.yaml": sidecar, "shop/project.yaml": project, "shop/orders/component.yaml": component,
        "shop/orders/workload.yaml": workload, "shop/orders/dev.yaml": binding,
    ]

    /// The files with some replaced, added, or, given as nil, taken away.
    public static func with(_ changes: [String: String?]) -> [String: String] {
        var files = files
        for (path, text) in changes { files[path] = text }
        return files
    }

    /// A cluster data plane named `default` with an external gateway.
    public static let planes = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterDataPlane
        metadata: {name: default}
        spec:
          planeID: default
          clusterAgent: {}
          secretStoreRef: {name: vault}
          gateway: {ingress: {external: {name: gw, namespace: gws, https: {port: 443, host: apps.example.test}}}}
        """

    /// Environments dev and prod, and a pipeline from one to the other.
    public static let environments = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Environment
        metadata: {name: dev, namespace: acme}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Environment
        metadata: {name: prod, namespace: acme}
        spec: {isProduction: true}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: DeploymentPipeline
        metadata: {name: main, namespace: acme}
        spec:
          promotionPaths:
          - sourceEnvironmentRef: {kind: Environment, name: dev}
            targetEnvironmentRefs: [{name: prod}]
        """

    /// A component type that makes a Deployment, a Service for endpoints and ConfigMaps for literal variables.
    public static let serviceType = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ComponentType
        metadata: {name: service, namespace: acme}
        spec:
          workloadType: deployment
          allowedTraits: [{kind: Trait, name: sidecar}]
          parameters: {openAPIV3Schema: {type: object, properties: {replicas: {type: integer, default: 2}}}}
          environmentConfigs: {openAPIV3Schema: {type: object, properties: {cpu: {type: string, default: 100m}}}}
          resources:
          - id: deployment
            template:
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
              spec:
                replicas: ${parameters.replicas}
                selector: {matchLabels: "${metadata.podSelectors}"}
                template:
                  metadata: {labels: "${metadata.podSelectors}"}
                  spec:
                    containers:
                    - name: main
                      image: ${workload.container.image}
                      args: "${has(workload.container.args) ? workload.container.args : oc_omit()}"
                      env: ${dependencies.toContainerEnvs()}
                      envFrom: ${configurations.toContainerEnvFrom()}
          - id: service
            includeWhen: ${size(workload.endpoints) > 0}
            template:
              apiVersion: v1
              kind: Service
              metadata: {name: "${metadata.componentName}", namespace: "${metadata.namespace}"}
              spec: {selector: "${metadata.podSelectors}", ports: "${workload.toServicePorts()}"}
          - id: env
            forEach: ${configurations.toConfigEnvsByContainer()}
            var: c
            template:
              apiVersion: v1
              kind: ConfigMap
              metadata: {name: "${c.resourceName}", namespace: "${metadata.namespace}"}
              data: "${c.envs.transformMapEntry(i, e, {e.name: e.value})}"
        """

    /// A trait that adds a container.
    public static let sidecar = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Trait
        metadata: {name: sidecar, namespace: acme}
        spec:
          parameters: {openAPIV3Schema: {type: object, properties: {image: {type: string}}, required: [image]}}
          patches:
          - target: {group: apps, version: v1, kind: Deployment}
            operations:
            - {op: add, path: /spec/template/spec/containers/-, value: {name: "${trait.instanceName}", image: "${parameters.image}"}}
        """

    /// The project.
    public static let project = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Project
        metadata: {name: shop, namespace: acme}
        spec:
          deploymentPipelineRef: {kind: DeploymentPipeline, name: main}
          type: {kind: ClusterProjectType, name: default}
        """

    /// The component.
    public static let component = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: orders, namespace: acme}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ComponentType, name: deployment/service}
        """

    /// Its workload.
    public static let workload = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: orders, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: orders}
          container: {image: "orders:1"}
          endpoints: {http: {type: HTTP, port: 80, targetPort: 8080}}
        """

    /// Its binding to dev.
    public static let binding = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ReleaseBinding
        metadata: {name: orders-dev, namespace: acme}
        spec: {owner: {projectName: shop, componentName: orders}, environment: dev}
        """
}
