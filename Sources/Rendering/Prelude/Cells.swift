extension Prelude {
    /// A cell: the Namespace of a project in an environment, and what its pods may do by default.
    static let project = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterProjectType
        metadata:
          name: choreo-project
        spec:
          parameters:
            openAPIV3Schema:
              type: object
              x-kubernetes-preserve-unknown-fields: true
              properties:
                cell:
                  type: object
                  x-kubernetes-preserve-unknown-fields: true
                  default: {quota: {}, limits: {}, access: []}
          resources:
          - id: namespace
            template:
              apiVersion: v1
              kind: Namespace
              metadata:
                name: ${metadata.namespace}
                labels:
                  organization-name: ${metadata.projectNamespace}
                  project-name: ${metadata.projectName}
                  environment-name: ${metadata.environmentName}
                  managed-by: choreo-deployment-controller
                  belong-to: user-workloads
                  openchoreo.dev/namespace: ${metadata.projectNamespace}
                  openchoreo.dev/organization: ${metadata.projectNamespace}
                  openchoreo.dev/project: ${metadata.projectName}
                  openchoreo.dev/environment: ${metadata.environmentName}
                  pod-security.kubernetes.io/enforce: "${has(parameters.cell.podSecurity) ? parameters.cell.podSecurity : oc_omit()}"
                  pod-security.kubernetes.io/audit: "${has(parameters.cell.podSecurity) ? parameters.cell.podSecurity : oc_omit()}"
                  pod-security.kubernetes.io/warn: "${has(parameters.cell.podSecurity) ? parameters.cell.podSecurity : oc_omit()}"
          - id: cell-quota
            includeWhen: ${size(parameters.cell.quota) > 0}
            template:
              apiVersion: v1
              kind: ResourceQuota
              metadata:
                name: cell-quota
                namespace: ${metadata.namespace}
              spec:
                hard: ${parameters.cell.quota}
          - id: cell-limits
            includeWhen: ${size(parameters.cell.limits) > 0}
            template:
              apiVersion: v1
              kind: LimitRange
              metadata:
                name: cell-limits
                namespace: ${metadata.namespace}
              spec:
                limits: "${[oc_merge({'type': 'Container'}, parameters.cell.limits)]}"
          # Viewers read what runs. Developers also look into pods, with all that these hold, and start them anew. Admins also
          # read secrets, scale, and start tasks by hand. Nobody changes quotas and policies: they come from Git.
          - id: cell-roles
            forEach: ${parameters.cell.access}
            var: access
            template:
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: cell-${access.role}
                namespace: ${metadata.namespace}
              rules: >-
                ${[
                  {'apiGroups': [''], 'verbs': ['get', 'list', 'watch'],
                   'resources': ['pods', 'pods/log', 'services', 'endpoints', 'configmaps', 'events', 'resourcequotas', 'limitranges', 'persistentvolumeclaims']},
                  {'apiGroups': ['apps', 'batch', 'autoscaling', 'policy', 'networking.k8s.io', 'events.k8s.io', 'discovery.k8s.io', 'gateway.networking.k8s.io'],
                   'verbs': ['get', 'list', 'watch'], 'resources': ['*']}]
                + (access.role == 'viewer' ? [] : [
                  {'apiGroups': [''], 'verbs': ['create'], 'resources': ['pods/exec', 'pods/portforward']},
                  {'apiGroups': [''], 'verbs': ['delete'], 'resources': ['pods']}])
                + (access.role == 'admin' ? [
                  {'apiGroups': [''], 'verbs': ['get', 'list'], 'resources': ['secrets']},
                  {'apiGroups': ['apps'], 'verbs': ['patch', 'update'], 'resources': ['deployments', 'deployments/scale']},
                  {'apiGroups': ['batch'], 'verbs': ['patch', 'update'], 'resources': ['cronjobs']},
                  {'apiGroups': ['batch'], 'verbs': ['create', 'delete'], 'resources': ['jobs']}] : [])}
          - id: cell-role-bindings
            forEach: ${parameters.cell.access}
            var: access
            template:
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: cell-${access.role}
                namespace: ${metadata.namespace}
              roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: "cell-${access.role}"}
              subjects: >-
                ${access.groups.map(g, {'apiGroup': 'rbac.authorization.k8s.io', 'kind': 'Group', 'name': g})}
          - id: default-policy
            includeWhen: "${parameters.networkPolicy == 'cilium' && !(metadata.environmentName in parameters.kubernetesEnvironments) && parameters.networkMode == 'cell'}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: default-policy
                namespace: ${metadata.namespace}
              spec:
                endpointSelector: {}
                ingress: >-
                  ${[oc_merge({'fromEndpoints': [{}]},
                    parameters.mutualTLS == 'cilium' ? {'authentication': {'mode': 'required'}} : {})]}
                egress:
                - toEndpoints: [{}]
          - id: default-deny
            includeWhen: "${parameters.networkPolicy == 'cilium' && !(metadata.environmentName in parameters.kubernetesEnvironments) && parameters.networkMode == 'zero-trust'}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: default-deny
                namespace: ${metadata.namespace}
              spec:
                endpointSelector: {}
                ingress: [{}]
                egress: [{}]
          - id: allow-platform
            includeWhen: "${parameters.networkPolicy == 'cilium' && !(metadata.environmentName in parameters.kubernetesEnvironments)}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: allow-platform
                namespace: ${metadata.namespace}
              spec:
                endpointSelector: {}
                ingress:
                - fromEntities: [host, remote-node]
                egress:
                - toEndpoints:
                  - matchLabels: {"k8s:io.kubernetes.pod.namespace": kube-system, k8s-app: kube-dns}
                  toPorts:
                  - ports:
                    - {port: "53", protocol: UDP}
                    - {port: "53", protocol: TCP}
                    rules:
                      dns: [{matchPattern: "*"}]
          - id: allow-world
            includeWhen: "${parameters.networkPolicy == 'cilium' && !(metadata.environmentName in parameters.kubernetesEnvironments) && metadata.environmentName in parameters.worldEnvironments}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: allow-world
                namespace: ${metadata.namespace}
              spec:
                endpointSelector: {}
                egress:
                - toEntities: [world]
          # Components of the current vocabulary have no policy for what they call.
          - id: calls
            forEach: >-
              ${parameters.networkPolicy == 'cilium' && !(metadata.environmentName in parameters.kubernetesEnvironments)
                && has(parameters.cell.calls) ? parameters.cell.calls : []}
            var: caller
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: egress-${caller.component}
                namespace: ${metadata.namespace}
              spec:
                endpointSelector:
                  matchLabels: {openchoreo.dev/component: "${caller.component}"}
                egress: >-
                  ${caller.providers.map(p, {
                    'toEndpoints': [{'matchLabels': oc_merge(
                      p.isLocal ? {} : {'k8s:io.kubernetes.pod.namespace': p.namespace}, {p.label: p.component})}],
                    'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]})}
          - id: mutual-tls
            includeWhen: "${parameters.mutualTLS == 'istio'}"
            template:
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata:
                name: default
                namespace: ${metadata.namespace}
              spec:
                mtls: {mode: STRICT}
          - id: mutual-tls-clients
            includeWhen: "${parameters.mutualTLS == 'istio'}"
            template:
              apiVersion: networking.istio.io/v1
              kind: DestinationRule
              metadata:
                name: default
                namespace: ${metadata.namespace}
              spec:
                host: "*.${metadata.namespace}.svc.cluster.local"
                trafficPolicy:
                  tls: {mode: ISTIO_MUTUAL}
          - id: kubernetes-calls
            forEach: >-
              ${(parameters.networkPolicy == 'kubernetes' || parameters.networkPolicy == 'cilium'
                  && metadata.environmentName in parameters.kubernetesEnvironments)
                && has(parameters.cell.calls) ? parameters.cell.calls : []}
            var: caller
            template:
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: egress-${caller.component}
                namespace: ${metadata.namespace}
              spec:
                podSelector:
                  matchLabels: {openchoreo.dev/component: "${caller.component}"}
                policyTypes: [Egress]
                egress: >-
                  ${caller.providers.map(p, {
                    'to': [oc_merge({'podSelector': {'matchLabels': {p.label: p.component}}},
                      p.isLocal ? {} : {'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': p.namespace}}})],
                    'ports': [{'port': p.port, 'protocol': p.protocol}]})}
          - id: kubernetes-default
            includeWhen: "${(parameters.networkPolicy == 'kubernetes' || parameters.networkPolicy == 'cilium' && metadata.environmentName in parameters.kubernetesEnvironments)}"
            template:
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: default-policy
                namespace: ${metadata.namespace}
              spec:
                podSelector: {}
                policyTypes: [Ingress, Egress]
                ingress: "${parameters.networkMode == 'cell' ? [{'from': [{'podSelector': {}}]}] : []}"
                egress: >-
                  ${[{'to': [{'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': 'kube-system'}},
                      'podSelector': {'matchLabels': {'k8s-app': 'kube-dns'}}}],
                      'ports': [{'port': 53.0, 'protocol': 'UDP'}, {'port': 53.0, 'protocol': 'TCP'}]}]
                    + (parameters.networkMode == 'cell' ? [{'to': [{'podSelector': {}}]}] : [])
                    + (metadata.environmentName in parameters.worldEnvironments
                      ? [{'to': [{'ipBlock': {'cidr': '0.0.0.0/0'}}]}] : [])}

        """
}
