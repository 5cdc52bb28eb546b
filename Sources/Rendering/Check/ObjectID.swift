import Basics
import Tree

/// The identity of an object: where it is applied, and by which name (design, Identity).
public struct ObjectID: Hashable, Sendable {
    /// The plane: role, and the name of the data or observability plane.
    public var plane: String
    /// The API group; empty for the core group.
    public var group: String
    /// The kind.
    public var kind: String
    /// The namespace; empty for cluster-scoped objects.
    public var namespace: String
    /// The name.
    public var name: String

    /// The identity of an object on a plane.
    public init(_ object: RenderedObject, plane: String) {
        self.plane = plane
        group = object.group
        kind = object.kind
        namespace = ClusterScope.contains(group: object.group, kind: object.kind) ? "" : object.namespace
        name = object.name
    }
}

/// The kinds that live outside namespaces, of Kubernetes and of what OpenChoreo's types use.
public enum ClusterScope {
    private static let kinds: [String: Set<String>] = [
        "": ["Namespace", "Node", "PersistentVolume"],
        "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
        "storage.k8s.io": ["StorageClass", "CSIDriver", "CSINode", "VolumeAttachment"],
        "scheduling.k8s.io": ["PriorityClass"],
        "apiextensions.k8s.io": ["CustomResourceDefinition"],
        "admissionregistration.k8s.io": [
            "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
        ],
        "networking.k8s.io": ["IngressClass"],
        "gateway.networking.k8s.io": ["GatewayClass"],
        "external-secrets.io": ["ClusterSecretStore", "ClusterExternalSecret"],
        "cert-manager.io": ["ClusterIssuer"],
        "cilium.io": ["CiliumClusterwideNetworkPolicy"],
        "node.k8s.io": ["RuntimeClass"],
        "certificates.k8s.io": ["CertificateSigningRequest"],
        "apiregistration.k8s.io": ["APIService"],
        "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
    ]

    /// Whether objects of a kind have no namespace.
    public static func contains(group: String, kind: String) -> Bool {
        kinds[group]?.contains(kind) ?? false
    }
}
