/// The sources of the starter repository: planes, golden paths, an organization with a project and a component.
enum StarterSources {
    static let planes = """
        # Where things run. Each data plane is a cluster; choreoc.yaml says which.
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterDataPlane
        metadata:
          name: development
        spec:
          planeID: development
          clusterAgent: {}
          secretStoreRef: {name: vault}
          gateway:
            ingress:
              external:
                name: public
                namespace: gateways
                https: {listenerName: https, port: 443, host: dev.example.org}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterDataPlane
        metadata:
          name: production
        spec:
          planeID: production
          clusterAgent: {}
          secretStoreRef: {name: vault}
          gateway:
            ingress:
              external:
                name: public
                namespace: gateways
                https: {listenerName: https, port: 443, host: example.org}

        """

    static let projectType = """
        # What every project has in every environment: a namespace of its own.
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterProjectType
        metadata:
          name: team
        spec:
          resources:
          - id: namespace
            template:
              apiVersion: v1
              kind: Namespace
              metadata:
                name: ${metadata.namespace}
                labels: ${metadata.labels}

        """

    static let service = """
        # The golden path of a long-running service: Deployment, Service, settings, and a route for endpoints that are open to
        # the world. Everything between ${ and } is an expression (https://openchoreo.dev); the rest is Kubernetes.
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterComponentType
        metadata:
          name: service
        spec:
          workloadType: deployment
          environmentConfigs:
            openAPIV3Schema:
              type: object
              properties:
                replicas: {type: integer, minimum: 0, default: 1}
                cpu: {type: string, default: 100m}
                memory: {type: string, default: 128Mi}
          preRenderValidations:
          - rule: ${workload.endpoints.size() > 0}
            message: A service needs at least one endpoint.
          resources:
          - id: deployment
            template:
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
              spec:
                replicas: ${environmentConfigs.replicas}
                selector:
                  matchLabels: ${metadata.podSelectors}
                template:
                  metadata:
                    labels: ${metadata.podSelectors}
                  spec:
                    containers:
                    - name: main
                      image: ${workload.container.image}
                      ports: |
                        ${workload.endpoints.transformList(name, endpoint,
                          {"name": name, "containerPort": endpoint.targetPort})}
                      env: ${dependencies.toContainerEnvs()}
                      envFrom: ${configurations.toContainerEnvFrom()}
                      resources:
                        requests:
                          cpu: ${environmentConfigs.cpu}
                          memory: ${environmentConfigs.memory}
          - id: service
            template:
              apiVersion: v1
              kind: Service
              metadata:
                name: ${metadata.componentName}
                namespace: ${metadata.namespace}
              spec:
                selector: ${metadata.podSelectors}
                ports: ${workload.toServicePorts()}
          - id: settings
            forEach: ${configurations.toConfigEnvsByContainer()}
            var: settings
            template:
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: ${settings.resourceName}
                namespace: ${metadata.namespace}
              data: |
                ${settings.envs.transformMapEntry(index, env, {env.name: env.value})}
          - id: route
            forEach: |
              ${workload.endpoints.transformMap(name, endpoint, "external" in endpoint.visibility, endpoint)}
            var: endpoint
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: HTTPRoute
              metadata:
                name: ${oc_generate_name(metadata.componentName, endpoint.key)}
                namespace: ${metadata.namespace}
              spec:
                parentRefs:
                - name: ${gateway.ingress.external.name}
                  namespace: ${gateway.ingress.external.namespace}
                hostnames:
                - ${metadata.componentName}.${gateway.ingress.external.https.host}
                rules:
                - backendRefs:
                  - name: ${metadata.componentName}
                    port: ${endpoint.value.port}

        """

    static let environments = """
        # The environments of the organization, and the way of a change through them.
        apiVersion: openchoreo.dev/v1alpha1
        kind: Environment
        metadata: {name: development, namespace: acme}
        spec:
          dataPlaneRef: {kind: ClusterDataPlane, name: development}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: acme}
        spec:
          isProduction: true
          dataPlaneRef: {kind: ClusterDataPlane, name: production}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: DeploymentPipeline
        metadata: {name: standard, namespace: acme}
        spec:
          promotionPaths:
          - sourceEnvironmentRef: {name: development}
            targetEnvironmentRefs:
            - {name: production}

        """

    static let project = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Project
        metadata: {name: shop, namespace: acme}
        spec:
          deploymentPipelineRef: {name: standard}
          type: {kind: ClusterProjectType, name: team}

        """

    static let component = """
        # A service of the project `shop`: its type, and what runs. It is deployed to the first environment by itself.
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: web, namespace: acme}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ClusterComponentType, name: deployment/service}
          autoDeploy: true
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: web, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: web}
          container:
            image: registry.example.org/shop/web:1.0.0
            env:
            - {key: LOG_LEVEL, value: info}
          endpoints:
            http:
              type: HTTP
              port: 80
              targetPort: 8080
              visibility: [external]

        """
}
