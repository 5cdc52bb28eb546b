/// Documents that use every field of section 1 of the specification.
enum CompleteDocuments {
    static let all = [
        """
        kind: Component
        metadata: {name: it, namespace: acme, labels: {a: b}, annotations: {c: d}}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ClusterComponentType, name: deployment/service}
          parameters: {anything: [1, {at: all}]}
          traits: [{kind: ClusterTrait, name: t, instanceName: i, parameters: {x: null}}]
          autoDeploy: true
          autoBuild: false
          workflow: {kind: ClusterWorkflow, name: w, parameters: {}}
        status: {whatever: 1}
        """,
        """
        kind: Workload
        metadata: {name: it}
        spec:
          owner: {projectName: shop, componentName: orders}
          container:
            image: i
            command: [a]
            args: [b]
            env:
            - {key: A, value: ''}
            - {key: B}
            - {key: C, valueFrom: {secretKeyRef: {name: s, key: k}}}
            files:
            - {key: f, mountPath: /etc, value: text}
            - {key: g, mountPath: /etc, valueFrom: {secretKeyRef: {name: s, key: k}}}
          endpoints:
            http:
              type: HTTP
              port: 80
              targetPort: 8080
              visibility: [project, namespace, internal, external]
              basePath: /v1
              displayName: Orders
              schema: {type: openapi, content: '{}'}
          dependencies:
            endpoints:
            - project: other
              component: c
              name: e
              visibility: namespace
              envBindings: {address: A, host: H, port: P, basePath: B}
            resources:
            - {ref: db, envBindings: {url: URL}, fileBindings: {cert: /etc/cert}}
        """,
        """
        kind: ComponentType
        metadata: {name: it}
        spec:
          workloadType: statefulset
          parameters: {openAPIV3Schema: {type: object}}
          environmentConfigs: {openAPIV3Schema: {type: object}}
          allowedTraits: [{kind: ClusterTrait, name: t}]
          allowedWorkflows: [{kind: ClusterWorkflow, name: w}]
          traits: [{kind: Trait, name: t, instanceName: i, parameters: {a: "${parameters.a}"}, environmentConfigs: {}}]
          preRenderValidations: [{rule: "${true}", message: m}]
          postRenderValidations:
          - when: ${true}
            forEach: ${[1]}
            var: each
            targetPlane: observabilityplane
            target: {group: apps, version: v1, kind: StatefulSet, where: "${true}", mustMatch: false}
            rule: ${true}
            message: m
          resources:
          - id: statefulset
            targetPlane: dataplane
            includeWhen: ${true}
            forEach: ${[1]}
            var: each
            template:
              apiVersion: apps/v1
              kind: StatefulSet
              metadata: {name: "${metadata.name}", namespace: "${ metadata.namespace }"}
        """,
        """
        kind: Trait
        metadata: {name: it}
        spec:
          parameters: {openAPIV3Schema: {}}
          environmentConfigs: {openAPIV3Schema: {}}
          validations: [{rule: "${true}", message: m}]
          creates:
          - targetPlane: observabilityplane
            includeWhen: ${true}
            forEach: ${[1]}
            var: each
            template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}
          patches:
          - targetPlane: dataplane
            forEach: ${[1]}
            var: each
            target: {group: '', version: v1, kind: Service, where: "${true}"}
            operations: [{op: replace, path: /a, value: [1]}, {op: remove, path: /b}, {op: add, path: /c, value: null}]
          removes:
          - {targetPlane: dataplane, forEach: "${[1]}", var: each, target: {group: '', version: v1, kind: Secret, where: "${true}"}}
          postRenderValidations: [{target: {group: '', version: v1, kind: X}, rule: "${true}", message: m}]
        """,
        """
        kind: ComponentRelease
        metadata: {name: it}
        spec:
          owner: {projectName: shop, componentName: orders}
          componentType:
            kind: ClusterComponentType
            name: service
            spec: {workloadType: proxy, resources: [{id: a, template: {}}]}
          traits: [{kind: ClusterTrait, name: t, spec: {}}]
          componentProfile:
            parameters: {}
            traits: [{kind: ClusterTrait, name: t, instanceName: i, parameters: {}}]
          workload: {container: {image: i}, endpoints: {}, dependencies: {}}
        """,
        """
        kind: ReleaseBinding
        metadata: {name: it, annotations: {openchoreo.dev/restartedAt: now}}
        spec:
          owner: {projectName: shop, componentName: orders}
          environment: dev
          releaseName: r
          state: Active
          componentTypeEnvironmentConfigs: {}
          traitEnvironmentConfigs: {i: {}}
          workloadOverrides:
            container: {env: [{key: A, value: a}], files: [{key: f, mountPath: /etc, value: text}]}
        """,
        """
        kind: ProjectType
        metadata: {name: it}
        spec:
          parameters: {openAPIV3Schema: {}}
          environmentConfigs: {openAPIV3Schema: {}}
          validations: [{rule: "${true}", message: m}]
          resources:
          - id: namespace
            targetPlane: dataplane
            includeWhen: ${true}
            forEach: ${[1]}
            var: each
            template: {apiVersion: v1, kind: Namespace, metadata: {name: "${metadata.namespace}"}}
        """,
        """
        kind: ProjectReleaseBinding
        metadata: {name: it}
        spec: {owner: {projectName: shop}, environment: dev, projectRelease: '', environmentConfigs: {}}
        """,
        """
        kind: ResourceType
        metadata: {name: it}
        spec:
          parameters: {openAPIV3Schema: {}}
          environmentConfigs: {openAPIV3Schema: {}}
          resources:
          - {id: a, includeWhen: "${true}", readyWhen: "${true}", template: {apiVersion: v1, kind: X, metadata: {name: x}}}
          outputs:
          - {name: a, value: "${metadata.name}"}
          - {name: b, secretKeyRef: {name: s, key: k}}
          - {name: c, configMapKeyRef: {name: s, key: k}}
          retainPolicy: Retain
        """,
        """
        kind: ResourceReleaseBinding
        metadata: {name: it}
        spec:
          owner: {projectName: shop, resourceName: db}
          environment: dev
          resourceRelease: r
          resourceTypeEnvironmentConfigs: {}
          retainPolicy: Retain
        """,
        """
        kind: Environment
        metadata: {name: it}
        spec:
          dataPlaneRef: {kind: ClusterDataPlane, name: p}
          isProduction: true
          gateway:
            ingress:
              external:
                name: g
                namespace: gws
                http: {listenerName: l, port: 80, host: h}
                https: {listenerName: l, port: 443, host: h}
                tls: {listenerName: l, port: 8443, host: h}
              internal: {name: g, namespace: gws}
            egress: {external: {name: g, namespace: gws}, internal: {name: g, namespace: gws}}
        """,
        """
        kind: ClusterDataPlane
        metadata: {name: it}
        spec:
          planeID: p
          clusterAgent: {clientCA: {value: x}}
          gateway: {ingress: {}}
          secretStoreRef: {name: vault}
          observabilityPlaneRef: {kind: ClusterObservabilityPlane, name: o}
        """,
        """
        kind: SecretReference
        metadata: {name: it}
        spec:
          template: {type: kubernetes.io/tls, metadata: {labels: {a: b}, annotations: {c: d}}}
          data: [{secretKey: k, remoteRef: {key: p, property: q, version: v}}]
          refreshInterval: 5m
          targetPlane: {kind: DataPlane, name: p}
        """,
        """
        kind: ObservabilityAlertsNotificationChannel
        metadata: {name: it}
        spec:
          environment: dev
          isEnvDefault: true
          type: email
          emailConfig:
            from: a@example.test
            to: [b@example.test]
            smtp:
              host: mail
              port: 25
              auth: {username: {secretKeyRef: {name: s, key: u}}, password: {secretKeyRef: {name: s, key: p}}}
              tls: {insecureSkipVerify: true}
            template: {subject: s, body: b}
        """,
        """
        kind: ObservabilityAlertsNotificationChannel
        metadata: {name: it}
        spec:
          environment: dev
          type: webhook
          webhookConfig:
            url: http://hook
            payloadTemplate: '{}'
            headers: {X-A: {value: a}, X-B: {valueFrom: {secretKeyRef: {name: s, key: k}}}}
        """,
    ]
}
