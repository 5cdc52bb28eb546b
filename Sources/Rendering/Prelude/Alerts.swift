extension Prelude {
    /// Alerts that the class asks for, from the metrics of kube-state-metrics.
    static let alerts = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterTrait
        metadata:
          name: choreo-alerts
        spec:
          creates:
          - includeWhen: ${has(workload.alerts)}
            template:
              apiVersion: monitoring.coreos.com/v1
              kind: PrometheusRule
              metadata:
                name: ${metadata.componentName}
                namespace: ${metadata.namespace}
                labels: ${metadata.labels}
              spec:
                groups: >-
                  ${[{
                    'name': metadata.componentName,
                    'rules': (
                      ('availability' in workload.alerts.words ? [{
                        'alert': 'ComponentUnavailable', 'for': '5m', 'level': 'critical',
                        'expr': 'kube_deployment_status_replicas_available{namespace="' + metadata.namespace
                          + '",deployment="' + metadata.name + '"} == 0'}] : [])
                      + ('restarts' in workload.alerts.words ? [{
                        'alert': 'ComponentRestarts', 'for': '0m', 'level': 'warning',
                        'expr': 'increase(kube_pod_container_status_restarts_total{namespace="' + metadata.namespace
                          + '",pod=~"' + (metadata.componentType in ['ScheduledTask', 'ManualTask', 'TestRunner'] ? metadata.cronJobName : metadata.name)
                          + '-.*"}[15m]) > 3'}] : [])
                      + ('scaling' in workload.alerts.words && has(workload.scaling.hpa) ? [{
                        'alert': 'ComponentAtLimit', 'for': '15m', 'level': 'warning',
                        'expr': 'kube_horizontalpodautoscaler_status_current_replicas{namespace="' + metadata.namespace
                          + '",horizontalpodautoscaler="' + metadata.name
                          + '"} >= on (namespace, horizontalpodautoscaler) kube_horizontalpodautoscaler_spec_max_replicas'}] : [])
                      + ('failures' in workload.alerts.words ? [{
                        'alert': 'TaskFailed', 'for': '0m', 'level': 'warning',
                        'expr': 'kube_job_status_failed{namespace="' + metadata.namespace + '",job_name=~"'
                          + metadata.cronJobName + '-.*"} > 0'}] : [])
                    ).map(r, {
                      'alert': r.alert, 'expr': r.expr, 'for': r['for'],
                      'labels': {'severity': r.level, 'component-name': metadata.componentName},
                      'annotations': oc_merge(
                        {'summary': r.alert + ': ' + metadata.componentName + ' in ' + metadata.environmentName},
                        has(workload.alerts.runbook) ? {'runbook_url': workload.alerts.runbook} : {})})
                  }].filter(g, size(g.rules) > 0)}

        """
}
