import Analysis
import Basics
import Rendering
import Tree

/// What sync objects need to know of one unit's objects on one plane; taken while the objects are there.
public struct SyncFacts: Sendable {
    /// A kind with its group.
    struct Kind: Hashable, Comparable, Sendable {
        var group: String
        var kind: String

        static func < (left: Kind, right: Kind) -> Bool {
            left.group != right.group
                ? left.group.precedesBytewise(right.group) : left.kind.precedesBytewise(right.kind)
        }
    }

    /// Fields of an object that a controller in the cluster writes.
    struct OwnedFields: Hashable, Sendable {
        var kind: Kind
        var namespace: String
        var name: String
        /// JSON pointers.
        var pointers: [String] = []
        /// jq paths.
        var paths: [String] = []
    }

    /// A workload whose health can be awaited.
    struct Workload: Hashable, Sendable {
        var apiVersion: String
        var kind: String
        var namespace: String
        var name: String
        /// Whether the number of replicas stands in the manifest.
        var hasReplicas: Bool
        var origin: Origin
    }

    /// The namespaces that objects stand in.
    private(set) var namespaces: Set<String> = []
    /// The kinds of objects that stand in none.
    private(set) var clusterKinds: Set<Kind> = []
    /// What controllers write.
    private(set) var owned: [OwnedFields] = []
    /// What runs.
    private(set) var workloads: [Workload] = []

    /// The facts of objects.
    init(_ objects: [RenderedObject]) {
        for object in objects {
            // A kind that choreoc does not know, without a namespace, may be either: Argo CD must allow it.
            if ClusterScope.contains(group: object.group, kind: object.kind) || object.namespace.isEmpty {
                clusterKinds.insert(Kind(group: object.group, kind: object.kind))
            } else {
                namespaces.insert(object.namespace)
            }
            let isWorkload = object.group == "apps" && ["Deployment", "StatefulSet", "DaemonSet"].contains(object.kind)
            if isWorkload {
                workloads.append(
                    Workload(
                        apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace,
                        name: object.name, hasReplicas: object.value[path: "spec", "replicas"] != nil,
                        origin: object.value[path: "spec", "replicas"]?.origin ?? object.origin))
            }
            addOwned(object)
        }
    }

    private mutating func addOwned(_ object: RenderedObject) {
        let spec = object.value["spec"]
        switch (object.group, object.kind) {
        case ("autoscaling", "HorizontalPodAutoscaler"), ("keda.sh", "ScaledObject"):
            addReplicas(of: spec?["scaleTargetRef"], object)
        case ("flagger.app", "Canary"):
            addReplicas(of: spec?["targetRef"], object)
        case ("argoproj.io", "Rollout"):
            // Argo Rollouts scales down the Deployment that it takes the template from, and shifts weights of routes.
            addReplicas(of: spec?["workloadRef"], object)
            let routing = spec?[path: "strategy", "canary", "trafficRouting"]
            if let name = routing?[path: "istio", "virtualService", "name"]?.string {
                owned.append(
                    OwnedFields(
                        kind: Kind(group: "networking.istio.io", kind: "VirtualService"), namespace: object.namespace,
                        name: name, paths: [".spec.http[].route[].weight"]))
            }
            if let name = routing?[path: "plugins", "argoproj-labs/gatewayAPI", "httpRoute"]?.string {
                owned.append(
                    OwnedFields(
                        kind: Kind(group: "gateway.networking.k8s.io", kind: "HTTPRoute"),
                        namespace: object.namespace, name: name, paths: [".spec.rules[].backendRefs[].weight"]))
            }
        default: break
        }
    }

    private mutating func addReplicas(of target: Value?, _ object: RenderedObject) {
        guard let target, let name = target["name"]?.string else { return }
        let version = target["apiVersion"]?.string ?? "apps/v1"
        let group = version.contains("/") ? String(version.prefix { $0 != "/" }) : ""
        owned.append(
            OwnedFields(
                kind: Kind(group: group, kind: target["kind"]?.string ?? "Deployment"), namespace: object.namespace,
                name: name, pointers: ["/spec/replicas"]))
    }

    /// Adds the facts of another unit.
    mutating func add(_ other: SyncFacts) {
        namespaces.formUnion(other.namespaces)
        clusterKinds.formUnion(other.clusterKinds)
        owned += other.owned
        workloads += other.workloads
    }
}

/// The facts of one unit by plane.
public struct SyncUnit: Sendable {
    /// The unit.
    public var unit: Unit
    /// What goes to the data plane; nil when the unit has no directory there.
    var data: SyncFacts?
    /// What goes to the observability plane.
    var observability: SyncFacts?

    /// The facts of a unit, given its objects.
    public init(_ unit: Unit, _ objects: [RenderedObject]) {
        self.unit = unit
        let seen = objects.filter { $0.plane == .observability }
        if unit.id.role != .plane { data = SyncFacts(objects.filter { $0.plane == .data }) }
        if !seen.isEmpty { observability = SyncFacts(seen) }
    }
}
