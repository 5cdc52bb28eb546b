import Basics
import Analysis
import Testing

@testable import Delivery

/// Each danger: what raises it, and what looks like it and does not.
struct DangerTests {
    private func dangers(_ old: String, _ new: String, production: Bool = false) -> [String] {
        DiffSides().dangers(old, new, production: production)
    }

    private func object(_ kind: String, _ body: String, group: String = "v1", name: String = "x") -> String {
        "apiVersion: \(group)\nkind: \(kind)\nmetadata: {name: \(name), namespace: shop}\n\(body)\n"
    }

    @Test(arguments: ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"])
    func selectors(_ kind: String) {
        let before = deployment(kind: kind)
        let after = deployment(kind: kind, more: "selector: {matchLabels: {app: shop}}")
        #expect(dangers(before, after) == ["selector-changed"])
        #expect(dangers(before, before) == [])
    }

    @Test func aNewNameMayHaveAnotherSelector() {
        let after = deployment("web-00000002", more: "selector: {matchLabels: {app: shop}}")
        #expect(dangers(deployment("web-00000001"), after) == [])
    }

    @Test(
        arguments: [
            ("StatefulSet", "apps/v1", "spec: {serviceName: a}", "spec: {serviceName: b}"),
            (
                "StatefulSet", "apps/v1",
                "spec: {volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [A]}}]}",
                "spec: {volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [B]}}]}"
            ),
            (
                "Job", "batch/v1", "spec: {template: {spec: {restartPolicy: Never}}}",
                "spec: {template: {spec: {restartPolicy: Always}}}"
            ),
            ("Service", "v1", "spec: {clusterIP: 10.0.0.1}", "spec: {clusterIP: 10.0.0.2}"),
            ("Service", "v1", "spec: {ports: []}", "spec: {ports: [], clusterIP: None}"),
            ("PersistentVolumeClaim", "v1", "spec: {storageClassName: a}", "spec: {storageClassName: b}"),
            (
                "PersistentVolumeClaim", "v1", "spec: {accessModes: [ReadWriteOnce]}",
                "spec: {accessModes: [ReadWriteMany]}"
            ),
            ("ConfigMap", "v1", "immutable: true\ndata: {a: x}", "immutable: true\ndata: {a: y}"),
            ("Secret", "v1", "immutable: true\ndata: {a: eA==}", "immutable: true\ndata: {a: eQ==}"),
            ("Secret", "v1", "type: Opaque", "type: kubernetes.io/tls"),
            ("StorageClass", "storage.k8s.io/v1", "provisioner: a", "provisioner: b"),
            ("RoleBinding", "rbac.authorization.k8s.io/v1", "roleRef: {name: a}", "roleRef: {name: b}"),
        ])
    func immutableFields(_ kind: String, _ group: String, _ before: String, _ after: String) {
        let (old, new) = (object(kind, before, group: group), object(kind, after, group: group))
        #expect(dangers(old, new) == ["immutable-field-changed"])
    }

    @Test(
        arguments: [
            ("StatefulSet", "apps/v1", "spec: {minReadySeconds: 1}", "spec: {minReadySeconds: 2}"),
            ("Job", "batch/v1", "spec: {suspend: true}", "spec: {suspend: false}"),
            ("Service", "v1", "spec: {ports: [{port: 1}]}", "spec: {ports: [{port: 2}]}"),
            ("Service", "v1", "spec: {clusterIP: 10.0.0.1}", "spec: {}"),
            ("ConfigMap", "v1", "data: {a: x}", "data: {a: y}"),
            (
                "PersistentVolumeClaim", "v1", "spec: {resources: {requests: {storage: 1Gi}}}",
                "spec: {resources: {requests: {storage: 2Gi}}}"
            ),
        ])
    func fieldsThatMayChange(_ kind: String, _ group: String, _ before: String, _ after: String) {
        #expect(dangers(object(kind, before, group: group), object(kind, after, group: group)) == [])
    }

    @Test func volumesThatGoOrAreReplaced() {
        let claim = object("PersistentVolumeClaim", "spec: {}")
        let other = object("ConfigMap", "data: {}", name: "keep")
        #expect(dangers(claim + "---\n" + other, other) == ["volume-claim-removed"])
        #expect(
            dangers(
                object("PersistentVolumeClaim", "spec: {}", name: "d-00000001"),
                object("PersistentVolumeClaim", "spec: {}", name: "d-00000002")) == ["volume-claim-removed"])
    }

    @Test(
        arguments: [
            ("10Gi", "5Gi", true), ("10Gi", "10G", true), ("1Ti", "1000Gi", true), ("1.5Gi", "1536Mi", false),
            ("5Gi", "10Gi", false), ("1024Ki", "1Mi", false), ("2", "1500m", true), ("1e3", "999", true),
            ("big", "small", false),
        ])
    func volumesThatShrink(_ before: String, _ after: String, _ isDanger: Bool) {
        func claim(_ size: String) -> String {
            object("PersistentVolumeClaim", "spec: {resources: {requests: {storage: '\(size)'}}}")
        }
        #expect(dangers(claim(before), claim(after)) == (isDanger ? ["volume-shrunk"] : []))
        func cluster(_ size: String) -> String {
            object("Cluster", "spec: {storage: {size: '\(size)'}}", group: "postgresql.cnpg.io/v1")
        }
        #expect(dangers(cluster(before), cluster(after)) == (isDanger ? ["volume-shrunk"] : []))
    }

    @Test func namespacesAndManagedResourcesThatGo() {
        let sides = DiffSides()
        #expect(dangers(object("Namespace", ""), "") == ["namespace-removed"])
        let old = sides.objects(object("Cluster", "spec: {}", group: "postgresql.cnpg.io/v1"), role: .resource)
        #expect(ManifestDifference(old, []).dangers.map(\.kind.name) == ["diff-managed-resource-removed"])
    }

    @Test(
        arguments: [
            (4, 0, ["replicas-zero"]), (1, 0, ["replicas-zero"]), (4, 2, ["replicas-reduced"]), (4, 3, []), (4, 8, []),
            (2, nil, ["replicas-reduced"]), (3, 2, []),
        ] as [(Int?, Int?, [String])])
    func replicas(_ before: Int?, _ after: Int?, _ expected: [String]) {
        #expect(dangers(deployment(replicas: before), deployment(replicas: after)) == expected)
    }

    @Test func autoscalers() {
        func scaler(_ bounds: String) -> String {
            object("HorizontalPodAutoscaler", "spec: {\(bounds)}", group: "autoscaling/v2")
        }
        #expect(
            dangers(scaler("minReplicas: 4, maxReplicas: 12"), scaler("minReplicas: 1, maxReplicas: 5"))
                == ["replicas-reduced", "replicas-reduced"])
        #expect(
            dangers(scaler("minReplicas: 2, maxReplicas: 3"), scaler("minReplicas: 0, maxReplicas: 3")) == [
                "replicas-zero"
            ])
        #expect(dangers(scaler("maxReplicas: 3"), scaler("minReplicas: 1, maxReplicas: 3")) == [])
        // Replicas that an autoscaler sets from now on.
        let after = deployment(replicas: nil) + "---\n" + scaler("maxReplicas: 9")
        #expect(dangers(deployment(replicas: 6), after) == [])
    }

    @Test(
        arguments: [
            ("r/a:1.2.0", "r/a:1.1.9", true), ("r/a:v1.10.0", "r/a:v1.9.0", true),
            ("r/a:1.2.0", "r/a:1.2.0-rc.1", true),
            ("r/a:1.2.0-rc.2", "r/a:1.2.0-rc.10", false), ("r/a:1.2.0", "r/a:1.3.0", false),
            ("r/a:1.2.0", "r/b:1.1.0", false),
            ("r/a:main", "r/a:1.0.0", false), ("r:5000/a:2.0", "r:5000/a:1.9", true),
            ("r/a:20240101", "r/a:20230101", false),
            ("r/a:1.2.0@sha256:aa", "r/a:1.1.0@sha256:bb", true),
        ])
    func imagesThatGoBack(_ before: String, _ after: String, _ isDanger: Bool) {
        let found = dangers(deployment(image: before), deployment(image: after))
        #expect(found == (isDanger ? ["image-downgraded"] : []))
    }

    @Test func tagsInProduction() {
        let old = deployment(image: "r/a:1.0.0")
        #expect(dangers(old, deployment(image: "r/a:1.1.0"), production: true) == ["image-mutable"])
        #expect(dangers(old, deployment(image: "r/a:1.1.0")) == [])
        #expect(dangers(old, deployment(image: "r/a:1.1.0@sha256:ab"), production: true) == [])
        #expect(dangers(old, deployment(image: "r/a:1.0.0", replicas: 5), production: true) == [])
        #expect(dangers("", old, production: true) == ["image-mutable"])
    }

    @Test(
        arguments: [
            ("spec: {}", "spec: {type: NodePort}", 1), ("spec: {type: NodePort}", "spec: {type: LoadBalancer}", 1),
            ("spec: {type: LoadBalancer}", "spec: {type: ClusterIP}", 0),
            ("spec: {loadBalancerSourceRanges: [10.0.0.0/8]}", "spec: {}", 1),
            ("spec: {loadBalancerSourceRanges: [10.0.0.0/8]}", "spec: {loadBalancerSourceRanges: [0.0.0.0/0]}", 1),
            ("spec: {loadBalancerSourceRanges: [a, b]}", "spec: {loadBalancerSourceRanges: [a]}", 0),
            ("spec: {}", "spec: {externalIPs: [1.2.3.4]}", 1),
        ])
    func servicesThatBecomeReachable(_ before: String, _ after: String, _ count: Int) {
        #expect(
            dangers(object("Service", before), object("Service", after))
                == Array(repeating: "exposure-widened", count: count))
    }

    @Test(
        arguments: [
            ("parentRefs: [{name: internal}]", "parentRefs: [{name: external}]", 1),
            ("parentRefs: [{name: internal}, {name: external}]", "parentRefs: [{name: internal}]", 0),
            ("hostnames: [a.example]", "hostnames: [a.example, b.example]", 1),
            ("hostnames: [a.example]", "rules: []", 1),
            ("hostnames: [a.example, b.example]", "hostnames: [b.example]", 0),
        ])
    func routesThatBecomeReachable(_ before: String, _ after: String, _ count: Int) {
        func route(_ spec: String) -> String {
            object("HTTPRoute", "spec: {\(spec)}", group: "gateway.networking.k8s.io/v1")
        }
        #expect(dangers(route(before), route(after)) == Array(repeating: "exposure-widened", count: count))
    }

    @Test func aFurtherRouteOfAComponentThatWasThere() {
        let route = object("HTTPRoute", "spec: {}", group: "gateway.networking.k8s.io/v1")
        let ingress = object("Ingress", "spec: {rules: [{host: a}]}", group: "networking.k8s.io/v1")
        #expect(dangers(deployment(), deployment() + "---\n" + route) == ["exposure-widened"])
        #expect(dangers("", deployment() + "---\n" + route) == [])
        #expect(
            dangers(ingress, ingress.replacing("[{host: a}]", with: "[{host: a}, {host: b}]")) == ["exposure-widened"])
    }

    @Test(
        arguments: [
            // A further peer, a further port, anybody, any port.
            ("ingress: [{from: [a]}]", "ingress: [{from: [a, b]}]", true),
            (
                "ingress: [{from: [a], ports: [{port: 1}]}]", "ingress: [{from: [a], ports: [{port: 1}, {port: 2}]}]",
                true
            ),
            ("ingress: [{from: [a]}]", "ingress: [{}]", true),
            ("ingress: [{from: [a], ports: [{port: 1}]}]", "ingress: [{from: [a]}]", true),
            ("ingress: []", "ingress: [{from: [a]}]", true),
            ("ingress: [{from: [a, b]}]", "ingress: [{from: [a]}]", false),
            ("ingress: [{}]", "ingress: [{from: [a]}]", false),
            ("ingress: [{from: [a, b]}]", "ingress: [{from: [a]}, {from: [b]}]", false),
            ("policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]", true),
            ("policyTypes: [Ingress]", "policyTypes: [Ingress, Egress]", false),
            ("podSelector: {}", "podSelector: {matchLabels: {a: b}}", true),
            ("podSelector: {matchLabels: {a: b, c: d}}", "podSelector: {matchLabels: {a: b}}", false),
        ])
    func policiesThatLetMoreThrough(_ before: String, _ after: String, _ isDanger: Bool) {
        func policy(_ spec: String) -> String {
            let selector = spec.contains("podSelector") ? "" : "podSelector: {}, "
            return object("NetworkPolicy", "spec: {\(selector)\(spec)}", group: "networking.k8s.io/v1")
        }
        #expect(dangers(policy(before), policy(after)) == (isDanger ? ["network-policy-loosened"] : []))
    }

    @Test func policiesOfCilium() {
        func policy(_ spec: String) -> String {
            object("CiliumNetworkPolicy", "spec: {\(spec)}", group: "cilium.io/v2")
        }
        let one = "ingress: [{fromEndpoints: [{matchLabels: {a: b}}], toPorts: [{ports: [{port: '80'}]}]}]"
        let world =
            "ingress: [{fromEndpoints: [{matchLabels: {a: b}}], toPorts: [{ports: [{port: '80'}]}]}, {fromEntities: [world]}]"
        #expect(dangers(policy(one), policy(world)) == ["network-policy-loosened"])
        #expect(dangers(policy(world), policy(one)) == [])
        #expect(
            dangers(policy(one + ", ingressDeny: [{fromEntities: [world]}]"), policy(one)) == [
                "network-policy-loosened"
            ])
    }

    @Test func policiesThatGo() {
        let policy = object("NetworkPolicy", "spec: {podSelector: {}}", group: "networking.k8s.io/v1")
        #expect(dangers(deployment() + "---\n" + policy, deployment()) == ["network-policy-removed"])
        // With the component that it protects.
        #expect(dangers(deployment() + "---\n" + policy, "") == [])
    }

    @Test(
        arguments: [
            (
                "ExternalSecret", "spec: {data: [{secretKey: k, remoteRef: {key: a}}]}",
                "spec: {data: [{secretKey: k, remoteRef: {key: b}}]}", true
            ),
            ("ExternalSecret", "spec: {secretStoreRef: {name: a}}", "spec: {secretStoreRef: {name: b}}", true),
            (
                "ExternalSecret", "spec: {dataFrom: [{extract: {key: a}}]}", "spec: {dataFrom: [{extract: {key: b}}]}",
                true
            ),
            ("ExternalSecret", "spec: {refreshInterval: 1h}", "spec: {refreshInterval: 2h}", false),
            ("SecretProviderClass", "spec: {parameters: {objects: a}}", "spec: {parameters: {objects: b}}", true),
            ("VaultStaticSecret", "spec: {path: a}", "spec: {path: b}", true),
        ])
    func secretsReadFromElsewhere(_ kind: String, _ before: String, _ after: String, _ isDanger: Bool) {
        let found = dangers(
            object(kind, before, group: "external-secrets.io/v1"), object(kind, after, group: "external-secrets.io/v1"))
        #expect(found == (isDanger ? ["secret-path-changed"] : []))
    }

    @Test func objectsThatMove() throws {
        let sides = DiffSides()
        let old = sides.objects(deployment("web-dev-00000001"), environment: "dev")
        let new = sides.objects(deployment("web-prod-00000002"), environment: "prod")
        let difference = ManifestDifference(old, new)
        #expect(difference.dangers.map(\.kind.name) == ["diff-object-moved"])
        let object = try #require(difference.environments.first?.objects.first)
        #expect(object.relation == .moved && object.restartsPods)
        #expect(object.fields.map(\.path.text) == ["metadata.name"])
        // To another namespace.
        let text = deployment().replacing("namespace: shop", with: "namespace: other")
        #expect(sides.dangers(deployment(), text) == ["object-moved"])
    }

    @Test func whatIsAlsoElsewhereHasNotMoved() {
        let sides = DiffSides()
        let dev = sides.objects(deployment("web-dev-00000001"), environment: "dev")
        let prod = sides.objects(deployment("web-prod-00000002"), environment: "prod")
        let staging = sides.objects(deployment("web-staging-00000003"), environment: "staging")
        #expect(ManifestDifference(dev, dev + prod).environments.flatMap(\.objects).map(\.relation) == [.added])
        // Two environments are entered: neither is meant more than the other.
        #expect(ManifestDifference(dev, prod + staging).counts.added == 2)
    }

    @Test func manyUnitsAtOnce() {
        func unit(_ name: String, _ environment: String = "dev", _ project: String = "shop") -> UnitID {
            UnitID(
                role: .component, organization: "acme", environment: Symbol(environment), project: Symbol(project),
                name: Symbol(name))
        }
        func found(_ base: [UnitID], _ head: [UnitID]) -> [String] {
            ManifestDifference([], units: (base, head)).generalDangers.map(\.message)
        }
        let twenty = (0..<20).map { unit("c\($0)") }
        #expect(found(twenty, Array(twenty.dropFirst(3))) == ["3 of 20 units go, more than a tenth"])
        #expect(found(twenty, Array(twenty.dropFirst(2))) == [])
        #expect(found(twenty + [unit("a", "prod")], twenty) == ["the whole environment `acme/prod` goes"])
        #expect(found(twenty + [unit("a", "dev", "blog")], twenty) == ["the whole project `acme/dev/blog` goes"])
        #expect(found([], twenty) == [])
    }

    @Test func everyDangerNamesItsPlaces() throws {
        let sides = DiffSides()
        let danger = try #require(sides.difference(deployment(replicas: 4), deployment(replicas: 0)).dangers.first)
        #expect(sides.places.text(danger.location) == "new.yaml:5:13")
        #expect(danger.notes.map { sides.places.text($0.location) } == ["old.yaml:5:13"])
        #expect(
            danger.message
                == "Deployment `web` in environment `dev`: `spec.replicas` goes from 4 to 0: nothing runs any more")
    }
}
