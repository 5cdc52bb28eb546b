extension Prelude {
    private static let parameters = """
          parameters:
            openAPIV3Schema:
              type: object
              properties:
                class: {type: object, x-kubernetes-preserve-unknown-fields: true}
                suspended: {type: boolean, default: false}
                overrides: {type: object, x-kubernetes-preserve-unknown-fields: true}
                baseline: {type: array, default: [], items: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """

    /// Deployment and Service of services and web applications, merged over the class.
    private static let deployed = """
          - id: deployment
            template:
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${[oc_strategic_merge(
                  [has(parameters.class.deploymentTemplate) ? parameters.class.deploymentTemplate : {}]
                  + [{
                    'selector': {'matchLabels': metadata.podSelectors},
                    'template': {
                      'metadata': size(workload.podAnnotations) > 0
                        ? {'labels': metadata.podLabels, 'annotations': workload.podAnnotations}
                        : {'labels': metadata.podLabels},
                      'spec': oc_merge(
                        {'containers': workload.containers.map(c, c.isMain && size(dependencies.toContainerEnvs()) > 0
                          ? oc_merge(c.spec, {'env': (has(c.spec.env) ? c.spec.env : []) + dependencies.toContainerEnvs()})
                          : c.spec)},
                        size(workload.volumes) > 0 ? {'volumes': workload.volumes} : {})
                    }
                  }]
                  + parameters.overrides.deployment
                  + (has(workload.scaling.hpa) ? [{'replicas': null}] : [])
                  + parameters.baseline.map(b, {'template': {
                    'metadata': {'labels': b.labels},
                    'spec': oc_merge(
                      {'securityContext': b.securityContext},
                      size(b.topologySpread) > 0 ? {'topologySpreadConstraints': b.topologySpread.map(t,
                        oc_merge(t, {'labelSelector': {'matchLabels': metadata.podSelectors}}))} : {})}})
                  + (parameters.suspended ? [{'replicas': 0}] : []))
                ].map(d, oc_strategic_merge([d] + parameters.baseline.map(b, {'template': {'spec': oc_merge(
                  {'containers': d.template.spec.containers.map(c,
                    {'name': c.name, 'securityContext': b.containerSecurityContext})},
                  has(d.template.spec.initContainers) ? {'initContainers': d.template.spec.initContainers.map(c,
                    {'name': c.name, 'securityContext': b.containerSecurityContext})} : {})}})))[0]}
          - id: service
            includeWhen: ${size(workload.servicePorts) > 0}
            template:
              apiVersion: v1
              kind: Service
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec: >-
                ${oc_strategic_merge(
                  [has(parameters.class.serviceTemplate) ? parameters.class.serviceTemplate : {}]
                  + [{'type': 'ClusterIP', 'selector': metadata.podSelectors, 'ports': workload.servicePorts}]
                  + parameters.overrides.service)}
        """

    private static func componentType(_ name: String, _ workloadType: String, traits: [String], _ resources: String)
        -> String
    {
        let uses = traits.map { "  - {kind: ClusterTrait, name: choreo-\($0), instanceName: \($0)}\n" }.joined()
        return "apiVersion: openchoreo.dev/v1alpha1\nkind: ClusterComponentType\nmetadata:\n  name: \(name)\nspec:\n"
            + "  workloadType: \(workloadType)\n\(parameters)\n  traits:\n\(uses)  resources:\n\(resources)\n"
    }

    static let service = componentType(
        "choreo-service", "deployment",
        traits: [
            "configuration", "secrets", "api-exposure", "network-policy", "autoscaling", "disruption-budget",
            "monitoring", "alerts",
        ],
        deployed)

    static let webApplication = componentType(
        "choreo-web-application", "deployment",
        traits: [
            "configuration", "secrets", "api-exposure", "network-policy", "autoscaling", "disruption-budget",
            "monitoring", "alerts",
        ],
        deployed)

    static let scheduledTask = task("choreo-scheduled-task", "CronJob", spec: "[0]")

    /// A task that is started by hand, without a CronJob around it: a Job that waits until it is let go.
    static let manualTask = task(
        "choreo-manual-task", "Job", spec: ".map(d, oc_merge(d.jobTemplate.spec, {'suspend': true}))[0]")

    /// A task, as the kind of object that `spec` makes of a CronJob.
    private static func task(_ name: String, _ kind: String, spec: String) -> String {
        componentType(
            name, kind.lowercased(), traits: ["configuration", "secrets", "network-policy", "alerts"],
            """
              - id: \(kind.lowercased())
                template:
                  apiVersion: batch/v1
                  kind: \(kind)
                  metadata:
                    name: ${metadata.cronJobName}
                    namespace: ${metadata.namespace}
                    labels: ${metadata.labels}
                  spec: >-
                    ${[oc_strategic_merge(
                      [has(parameters.class.cronJobTemplate) ? parameters.class.cronJobTemplate : {}]
                      + [{'jobTemplate': {
                        'metadata': {'labels': metadata.labels},
                        'spec': {'template': {
                          'metadata': size(workload.podAnnotations) > 0
                            ? {'labels': metadata.podLabels, 'annotations': workload.podAnnotations}
                            : {'labels': metadata.podLabels},
                          'spec': oc_merge(
                            {'restartPolicy': 'OnFailure',
                             'containers': workload.containers.map(c, c.isMain && size(dependencies.toContainerEnvs()) > 0
                              ? oc_merge(c.spec, {'env': (has(c.spec.env) ? c.spec.env : []) + dependencies.toContainerEnvs()})
                              : c.spec)},
                            size(workload.volumes) > 0 ? {'volumes': workload.volumes} : {})
                        }}
                      }}]
                      + [parameters.overrides.task] + parameters.overrides.cronJob
                      + parameters.baseline.map(b, {'jobTemplate': {'spec': {'template': {
                        'metadata': {'labels': b.labels}, 'spec': {'securityContext': b.securityContext}}}}})
                      + (parameters.suspended ? [{'suspend': true}] : []))
                    ].map(d, oc_strategic_merge([d] + parameters.baseline.map(b, {'jobTemplate': {'spec': {'template': {
                      'spec': oc_merge(
                        {'containers': d.jobTemplate.spec.template.spec.containers.map(c,
                          {'name': c.name, 'securityContext': b.containerSecurityContext})},
                        has(d.jobTemplate.spec.template.spec.initContainers)
                          ? {'initContainers': d.jobTemplate.spec.template.spec.initContainers.map(c,
                            {'name': c.name, 'securityContext': b.containerSecurityContext})} : {})}}}})))\(spec)}
            """)
    }

    /// An API in front of something outside: the gateway calls it by its host name.
    static let apiProxy = componentType(
        "choreo-api-proxy", "proxy", traits: ["api-exposure"],
        """
          - id: backend
            template:
              apiVersion: gateway.envoyproxy.io/v1alpha1
              kind: Backend
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                endpoints: "${workload.servicePorts.map(p, {'fqdn': {'hostname': workload.externalHost, 'port': p.port}})}"
          - id: tls
            includeWhen: ${workload.servicePorts.exists(p, p.port == 443.0)}
            template:
              apiVersion: gateway.networking.k8s.io/v1alpha3
              kind: BackendTLSPolicy
              metadata:
                name: ${metadata.name}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                targetRefs:
                - {group: gateway.envoyproxy.io, kind: Backend, name: "${metadata.name}"}
                validation:
                  hostname: ${workload.externalHost}
                  wellKnownCACertificates: System
        """)
}
