extension Prelude {
    /// What the cluster of a data plane needs besides components: gateways with a certificate, policies for all pods of
    /// components, and what the vault must allow.
    static let dataPlane = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterResourceType
        metadata:
          name: choreo-data-plane
        spec:
          parameters:
            openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
          resources:
          - id: gateway-class
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: GatewayClass
              metadata:
                name: gateway
                labels: ${metadata.labels}
              spec:
                controllerName: gateway.envoyproxy.io/gatewayclass-controller
        \(gateway("external"))
        \(gateway("internal"))
          - id: issuer
            includeWhen: ${parameters.certificate.issuer == ''}
            template:
              apiVersion: cert-manager.io/v1
              kind: ClusterIssuer
              metadata:
                name: self-signed-issuer
                labels: ${metadata.labels}
              spec:
                selfSigned: {}
          - id: certificate
            template:
              apiVersion: cert-manager.io/v1
              kind: Certificate
              metadata:
                name: ${parameters.certificate.secret}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                secretName: ${parameters.certificate.secret}
                issuerRef:
                  kind: ClusterIssuer
                  name: "${parameters.certificate.issuer == '' ? 'self-signed-issuer' : parameters.certificate.issuer}"
                dnsNames: ${parameters.certificate.names}
          - id: allow-kube-dns-and-kubelet
            includeWhen: ${parameters.policies.cilium}
            template:
              apiVersion: cilium.io/v2
              kind: CiliumClusterwideNetworkPolicy
              metadata:
                name: allow-kube-dns-and-kubelet
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: {belong-to: user-workloads}
                ingress:
                - fromEntities: [host, remote-node]
                egress:
                - toEndpoints:
                  - matchLabels: {"k8s:io.kubernetes.pod.namespace": kube-system, k8s-app: kube-dns}
                  toPorts:
                  - ports:
                    - {port: "53", protocol: UDP}
                    - {port: "53", protocol: TCP}
          # Where nobody is trusted, or an environment is closed, what follows would open too much: components have policies of
          # their own.
          - id: allow-world
            includeWhen: ${parameters.policies.cilium && parameters.policies.mode == 'cell' && parameters.policies.world}
            template:
              apiVersion: cilium.io/v2
              kind: CiliumClusterwideNetworkPolicy
              metadata:
                name: allow-world
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: {belong-to: user-workloads}
                egress:
                - toCIDRSet: [{cidr: 0.0.0.0/0}]
          - id: allow-user-apps-to-internal-gateway
            includeWhen: ${parameters.policies.cilium && parameters.policies.mode == 'cell'}
            template:
              apiVersion: cilium.io/v2
              kind: CiliumClusterwideNetworkPolicy
              metadata:
                name: allow-user-apps-to-internal-gateway
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: {belong-to: user-workloads}
                ingress:
                - fromEndpoints:
                  - matchLabels: &internal
                      k8s:io.kubernetes.pod.namespace: ${metadata.namespace}
                      gateway.envoyproxy.io/owning-gateway-name: gateway-internal
                      gateway.envoyproxy.io/owning-gateway-namespace: ${metadata.namespace}
                egress:
                - toEndpoints:
                  - matchLabels: *internal
          - id: allow-user-apps-to-external-gateway
            includeWhen: ${parameters.policies.cilium && parameters.policies.mode == 'cell'}
            template:
              apiVersion: cilium.io/v2
              kind: CiliumClusterwideNetworkPolicy
              metadata:
                name: allow-user-apps-to-external-gateway
                labels: ${metadata.labels}
              spec:
                endpointSelector:
                  matchLabels: {belong-to: user-workloads}
                ingress:
                - fromEndpoints:
                  - matchLabels:
                      k8s:io.kubernetes.pod.namespace: ${metadata.namespace}
                      gateway.envoyproxy.io/owning-gateway-name: gateway-external
                      gateway.envoyproxy.io/owning-gateway-namespace: ${metadata.namespace}
          # The vault is no part of Kubernetes: whoever runs it applies these two. The policy is called like the role.
          - id: vault
            includeWhen: ${has(parameters.vault)}
            template:
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: vault-secret-reader
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              data:
                policy.hcl: >-
                  ${parameters.vault.paths.map(p, 'path "' + p + '" {\\n  capabilities = ["read"]\\n}\\n').join('')}
                # vault write auth/kubernetes/role/<role> @role.json
                role.json: >-
                  ${'{"bound_service_account_names": ["default"], "bound_service_account_namespaces": ["'
                    + parameters.vault.namespaces.join('", "') + '"], "policies": ["' + parameters.vault.role
                    + '"], "ttl": "20m"}\\n'}

        """

    /// A gateway of one direction, and how it is deployed.
    private static func gateway(_ direction: String) -> String {
        """
          - id: gateway-\(direction)
            template:
              apiVersion: gateway.networking.k8s.io/v1
              kind: Gateway
              metadata:
                name: gateway-\(direction)
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                gatewayClassName: gateway
                infrastructure:
                  parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: gateway-\(direction)}
                listeners: >-
                  ${parameters.listeners.\(direction).map(l, oc_merge(
                    {'allowedRoutes': {'namespaces': {'from': 'All'}}},
                    has(l.hostname) ? {
                      'name': l.name, 'protocol': 'HTTPS', 'port': 443.0, 'hostname': l.hostname,
                      'tls': {'mode': 'Terminate', 'certificateRefs': [{'kind': 'Secret', 'name': parameters.certificate.secret}]}}
                    : l))}
          - id: proxy-\(direction)
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: EnvoyProxy
              metadata:
                name: gateway-\(direction)
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                provider:
                  type: Kubernetes
                  kubernetes:
                    envoyDeployment: {name: gateway-\(direction)}
                    envoyService: {name: gateway-\(direction)}
        """
    }
}
