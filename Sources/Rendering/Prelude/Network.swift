extension Prelude {
    /// Who may talk to a component: gateways where it is exposed, and with `zero-trust` each consumer by itself.
    static let networkPolicy = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterTrait
        metadata:
          name: choreo-network-policy
        spec:
          creates:
          - includeWhen: "${workload.network.policy == 'cilium' && size(workload.network.gateways) > 0}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: gateway-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: ${metadata.podSelectors}
                ingress:
                - fromEndpoints: >-
                    ${workload.network.gateways.map(g, {'matchLabels': {
                      'k8s:io.kubernetes.pod.namespace': g.namespace,
                      'gateway.envoyproxy.io/owning-gateway-name': g.name,
                      'gateway.envoyproxy.io/owning-gateway-namespace': g.namespace}})}
                  toPorts: >-
                    ${workload.network.exposed.map(p, oc_merge(
                      {'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]},
                      has(p.calls) ? {'rules': {'http': p.calls}} : {}))}
          - includeWhen: "${workload.network.policy == 'cilium' && size(workload.network.consumers) > 0}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: ingress-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: ${metadata.podSelectors}
                ingress: >-
                  ${workload.network.consumers.map(c, oc_merge({
                    'fromEndpoints': [{'matchLabels': c.isLocal
                      ? {c.label: c.component}
                      : {'k8s:io.kubernetes.pod.namespace': c.namespace, c.label: c.component}}],
                    'toPorts': [oc_merge(
                      {'ports': [{'port': string(int(c.port)), 'protocol': c.protocol}]},
                      has(c.calls) ? {'rules': {'http': c.calls}} : {})]},
                    workload.network.mutualTLS == 'cilium' ? {'authentication': {'mode': 'required'}} : {}))}
          - includeWhen: "${workload.network.policy == 'cilium' && size(workload.network.providers) > 0}"
            template:
              apiVersion: cilium.io/v2
              kind: CiliumNetworkPolicy
              metadata:
                name: egress-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: ${metadata.podSelectors}
                egress: >-
                  ${workload.network.providers.map(p,
                    p.kind == 'local' ? {
                      'toEndpoints': [{'matchLabels': {p.label: p.component}}],
                      'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]}
                    : p.kind == 'remote' ? {
                      'toEndpoints': [{'matchLabels': {
                        'k8s:io.kubernetes.pod.namespace': p.namespace, p.label: p.component}}],
                      'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]}
                    : p.kind == 'gateway' ? {
                      'toEndpoints': [{'matchLabels': {
                        'k8s:io.kubernetes.pod.namespace': p.namespace,
                        'gateway.envoyproxy.io/owning-gateway-name': p.gateway}}],
                      'toPorts': [{'ports': p.ports.map(n, {'port': string(int(n)), 'protocol': p.protocol})}]}
                    : p.kind == 'platform' ? {
                      'toEndpoints': [{'matchLabels': {'k8s:io.kubernetes.pod.namespace': p.namespace}}],
                      'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]}
                    : p.kind == 'network' ? {
                      'toCIDRSet': [{'cidr': p.host}],
                      'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]}
                    : {
                      'toFQDNs': [{'matchName': p.host}],
                      'toPorts': [{'ports': [{'port': string(int(p.port)), 'protocol': p.protocol}]}]})}
          - includeWhen: "${workload.network.policy == 'kubernetes' && size(workload.network.gateways) > 0}"
            template:
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: gateway-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                podSelector:
                  matchLabels: ${metadata.podSelectors}
                policyTypes: [Ingress]
                ingress:
                - from: >-
                    ${workload.network.gateways.map(g, {
                      'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': g.namespace}},
                      'podSelector': {'matchLabels': {'gateway.envoyproxy.io/owning-gateway-name': g.name}}})}
                  ports: "${workload.network.exposed.map(p, {'port': p.port, 'protocol': p.protocol})}"
          - includeWhen: "${workload.network.policy == 'kubernetes' && size(workload.network.consumers) > 0}"
            template:
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: ingress-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                podSelector:
                  matchLabels: ${metadata.podSelectors}
                policyTypes: [Ingress]
                ingress: >-
                  ${workload.network.consumers.map(c, {
                    'from': [oc_merge({'podSelector': {'matchLabels': {c.label: c.component}}},
                      c.isLocal ? {} : {'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': c.namespace}}})],
                    'ports': [{'port': c.port, 'protocol': c.protocol}]})}
          - includeWhen: "${workload.network.policy == 'kubernetes' && size(workload.network.providers.filter(p, p.kind != 'host')) > 0}"
            template:
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: egress-${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                podSelector:
                  matchLabels: ${metadata.podSelectors}
                policyTypes: [Egress]
                egress: >-
                  ${workload.network.providers.filter(p, p.kind != 'host').map(p,
                    p.kind == 'local' ? {
                      'to': [{'podSelector': {'matchLabels': {p.label: p.component}}}],
                      'ports': [{'port': p.port, 'protocol': p.protocol}]}
                    : p.kind == 'remote' ? {
                      'to': [{'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': p.namespace}},
                        'podSelector': {'matchLabels': {p.label: p.component}}}],
                      'ports': [{'port': p.port, 'protocol': p.protocol}]}
                    : p.kind == 'gateway' ? {
                      'to': [{'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': p.namespace}},
                        'podSelector': {'matchLabels': {'gateway.envoyproxy.io/owning-gateway-name': p.gateway}}}],
                      'ports': p.ports.map(n, {'port': n, 'protocol': p.protocol})}
                    : p.kind == 'platform' ? {
                      'to': [{'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': p.namespace}}}],
                      'ports': [{'port': p.port, 'protocol': p.protocol}]}
                    : {
                      'to': [{'ipBlock': {'cidr': p.host}}],
                      'ports': [{'port': p.port, 'protocol': p.protocol}]})}

        """
}
