extension Prelude {
    private static func trait(_ name: String, _ creates: String) -> String {
        "apiVersion: openchoreo.dev/v1alpha1\nkind: ClusterTrait\nmetadata:\n  name: \(name)\nspec:\n  creates:\n\(creates)\n"
    }

    /// Routes through the gateways, and who may use them.
    static let apiExposure = trait(
        "choreo-api-exposure",
        """
          - forEach: ${workload.routes.filter(r, r.kind == 'HTTPRoute')}
            var: route
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: HTTPRoute
              metadata:
                name: ${route.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_strategic_merge([{
                  'parentRefs': [{'name': route.gateway, 'namespace': route.gatewayNamespace}],
                  'hostnames': [route.hostname],
                  'rules': [oc_merge({
                    'matches': [{'path': {'type': 'PathPrefix', 'value': route.path}}],
                    'filters': [{'type': 'URLRewrite',
                      'urlRewrite': oc_merge(
                        {'path': {'type': 'ReplacePrefixMatch', 'replacePrefixMatch': route.rewrite}},
                        has(route.externalHost) ? {'hostname': route.externalHost} : {})}]
                      + route.filters,
                    'backendRefs': [has(route.externalHost)
                      ? {'group': 'gateway.envoyproxy.io', 'kind': 'Backend', 'name': metadata.name}
                      : {'name': metadata.name, 'port': route.port}]},
                    has(route.timeout) ? {'timeouts': {'request': route.timeout}} : {})]
                }] + route.overrides)}
          - forEach: ${workload.routes.filter(r, r.kind == 'GRPCRoute')}
            var: route
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: GRPCRoute
              metadata:
                name: ${route.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                parentRefs:
                - name: ${route.gateway}
                  namespace: ${route.gatewayNamespace}
                hostnames:
                - ${route.hostname}
                rules: >-
                  ${[oc_merge(
                    size(route.services) > 0
                      ? {'matches': route.services.map(s, {'method': {'type': 'Exact', 'service': s}})} : {},
                    oc_merge(size(route.filters) > 0 ? {'filters': route.filters} : {},
                      {'backendRefs': [has(route.externalHost)
                        ? {'group': 'gateway.envoyproxy.io', 'kind': 'Backend', 'name': metadata.name}
                        : {'name': metadata.name, 'port': route.port}]}))]}
          - forEach: ${workload.routes.filter(r, r.kind == 'TCPRoute')}
            var: route
            template:
              apiVersion: gateway.networking.k8s.io/v1alpha2
              kind: TCPRoute
              metadata:
                name: ${route.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                parentRefs:
                - name: ${route.gateway}
                  namespace: ${route.gatewayNamespace}
                  port: ${route.listenerPort}
                rules:
                - backendRefs:
                  - {name: "${metadata.name}", port: "${route.port}"}
          - forEach: ${workload.routes.filter(r, r.kind == 'UDPRoute')}
            var: route
            template:
              apiVersion: gateway.networking.k8s.io/v1alpha2
              kind: UDPRoute
              metadata:
                name: ${route.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                parentRefs:
                - name: ${route.gateway}
                  namespace: ${route.gatewayNamespace}
                  port: ${route.listenerPort}
                rules:
                - backendRefs:
                  - {name: "${metadata.name}", port: "${route.port}"}
          - forEach: ${workload.routes.filter(r, has(r.security))}
            var: route
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: SecurityPolicy
              metadata:
                name: ${route.securityName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_merge(
                  {'targetRefs': [{'group': 'gateway.networking.k8s.io', 'kind': route.kind, 'name': route.name}]},
                  route.security)}
          - forEach: ${workload.routes.filter(r, has(r.traffic))}
            var: route
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: BackendTrafficPolicy
              metadata:
                name: ${route.trafficName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_merge(
                  {'targetRefs': [{'group': 'gateway.networking.k8s.io', 'kind': route.kind, 'name': route.name}]},
                  route.traffic)}
          - forEach: >-
              ${workload.routes.map(r, r.operations.map(o,
                oc_merge(oc_merge(o, has(r.timeout) ? {'timeout': r.timeout} : {}), {'gateway': r.gateway, 'filters': r.filters, 'gatewayNamespace': r.gatewayNamespace, 'hostname': r.hostname,
                  'backend': has(r.externalHost)
                    ? {'group': 'gateway.envoyproxy.io', 'kind': 'Backend', 'name': metadata.name}
                    : {'name': metadata.name, 'port': r.port}}))).flatten()}
            var: operation
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: HTTPRoute
              metadata:
                name: ${operation.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                parentRefs:
                - name: ${operation.gateway}
                  namespace: ${operation.gatewayNamespace}
                hostnames:
                - ${operation.hostname}
                rules: >-
                  ${[oc_merge({
                    'matches': [{'path': {'type': 'RegularExpression', 'value': operation.pattern}, 'method': operation.method}],
                    'filters': [{'type': 'ExtensionRef',
                      'extensionRef': {'group': 'gateway.envoyproxy.io', 'kind': 'HTTPRouteFilter', 'name': operation.name}}]
                      + operation.filters,
                    'backendRefs': [operation.backend]},
                    has(operation.timeout) ? {'timeouts': {'request': operation.timeout}} : {})]}
          - forEach: ${workload.routes.map(r, r.operations).flatten()}
            var: operation
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: HTTPRouteFilter
              metadata:
                name: ${operation.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                urlRewrite: >-
                  ${oc_merge(
                    {'path': {'type': 'ReplaceRegexMatch',
                      'replaceRegexMatch': {'pattern': operation.pattern, 'substitution': r'\\1'}}},
                    has(workload.externalHost) ? {'hostname': {'type': 'Backend'}} : {})}
          - forEach: >-
              ${workload.routes.map(r, r.operations.filter(o, has(r.traffic) || has(o.traffic)).map(o, {'name': o.name,
                'traffic': oc_merge(has(r.traffic) ? r.traffic : {}, has(o.traffic) ? o.traffic : {})})).flatten()}
            var: operation
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: BackendTrafficPolicy
              metadata:
                name: ${operation.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_merge(
                  {'targetRefs': [{'group': 'gateway.networking.k8s.io', 'kind': 'HTTPRoute', 'name': operation.name}]},
                  operation.traffic)}
          - forEach: ${workload.routes.map(r, r.operations).flatten().filter(o, has(o.security))}
            var: operation
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: SecurityPolicy
              metadata:
                name: ${operation.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_merge(
                  {'targetRefs': [{'group': 'gateway.networking.k8s.io', 'kind': 'HTTPRoute', 'name': operation.name}]},
                  operation.security)}
        """)

    /// Plain values of ConfigurationGroups.
    static let configuration = trait(
        "choreo-configuration",
        """
          - forEach: ${configurations.configMaps}
            var: group
            template:
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: ${group.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              data: ${group.data}
        """)

    /// Secrets of ConfigurationGroups: references into the vault, never values.
    static let secrets = trait(
        "choreo-secrets",
        """
          - forEach: "${configurations.backend == 'vault-csi' ? configurations.secretGroups : []}"
            var: group
            template:
              apiVersion: secrets-store.csi.x-k8s.io/v1
              kind: SecretProviderClass
              metadata:
                name: ${group.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                provider: vault
                parameters:
                  vaultAddress: ${configurations.vault.address}
                  roleName: ${configurations.vault.role}
                  objects: >-
                    ${group.objects.map(o, '- objectName: "' + o.key + '"\\n  secretPath: "'
                      + o.path.replace('\\\\', '\\\\\\\\').replace('"', '\\\\"') + '"\\n  secretKey: "'
                      + o.field.replace('\\\\', '\\\\\\\\').replace('"', '\\\\"') + '"\\n').join('')}
                secretObjects:
                - secretName: ${group.name}
                  type: Opaque
                  labels: ${metadata.labels}
                  data: "${group.objects.map(o, {'objectName': o.key, 'key': o.key})}"
          - forEach: "${configurations.backend == 'external-secrets' ? configurations.secretGroups : []}"
            var: group
            template:
              apiVersion: external-secrets.io/v1
              kind: ExternalSecret
              metadata:
                name: ${group.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                refreshInterval: ${configurations.refreshInterval}
                secretStoreRef: {kind: ClusterSecretStore, name: "${configurations.store}"}
                target: {name: "${group.name}", creationPolicy: Owner}
                data: "${group.objects.map(o, {'secretKey': o.key, 'remoteRef': {'key': o.remoteKey, 'property': o.field}})}"
        """)

    /// A HorizontalPodAutoscaler for workloads that ask for one; none while suspended.
    static let autoscaling = trait(
        "choreo-autoscaling",
        """
          - includeWhen: ${has(workload.scaling.hpa)}
            template:
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: "${metadata.name}"}
                minReplicas: "${has(workload.scaling.hpa.minReplicas) ? workload.scaling.hpa.minReplicas : 1.0}"
                maxReplicas: >-
                  ${has(workload.scaling.hpa.maxReplicas) ? workload.scaling.hpa.maxReplicas
                    : (has(workload.scaling.hpa.minReplicas) ? workload.scaling.hpa.minReplicas : 1.0)}
                metrics:
                - type: Resource
                  resource:
                    name: cpu
                    target:
                      type: Utilization
                      averageUtilization: "${has(workload.scaling.hpa.cpuThreshold) ? workload.scaling.hpa.cpuThreshold : 80.0}"
                - type: Resource
                  resource:
                    name: memory
                    target:
                      type: Utilization
                      averageUtilization: "${has(workload.scaling.hpa.memoryThreshold) ? workload.scaling.hpa.memoryThreshold : 80.0}"
        """)

    /// At most one pod at a time goes away in production, where there are several.
    static let disruptionBudget = trait(
        "choreo-disruption-budget",
        """
          - includeWhen: >-
              ${metadata.isProduction && (has(workload.scaling.hpa)
                ? has(workload.scaling.hpa.minReplicas) && workload.scaling.hpa.minReplicas >= 2.0
                : has(workload.replicas) && workload.replicas >= 2.0)}
            template:
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                maxUnavailable: 1
                selector:
                  matchLabels: ${metadata.podSelectors}
        """)

    /// Metrics, where the class says by its annotations where they are read.
    static let monitoring = trait(
        "choreo-monitoring",
        """
          - includeWhen: ${has(workload.monitoring) && has(workload.monitoring.target)}
            template:
              apiVersion: monitoring.coreos.com/v1
              kind: PodMonitor
              metadata:
                name: ${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                selector:
                  matchLabels: ${metadata.podSelectors}
                podMetricsEndpoints:
                - targetPort: ${workload.monitoring.target}
                  path: ${workload.monitoring.path}
          - includeWhen: ${has(workload.monitoring) && has(workload.monitoring.port)}
            template:
              apiVersion: monitoring.coreos.com/v1
              kind: ServiceMonitor
              metadata:
                name: ${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                selector:
                  matchLabels: ${metadata.podSelectors}
                endpoints:
                - port: ${workload.monitoring.port}
                  path: ${workload.monitoring.path}
        """)
}
