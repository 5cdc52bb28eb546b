import Analysis
import Basics
import OpenChoreo
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

    /// An identity.
    public init(plane: String, group: String, kind: String, namespace: String, name: String) {
        self.plane = plane
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// The identity of an object on a plane.
    public init(_ object: RenderedObject, plane: String) {
        self.plane = plane
        group = object.group
        kind = object.kind
        namespace = ClusterScope.contains(group: object.group, kind: object.kind) ? "" : object.namespace
        name = object.name
    }
}

extension Unit {
    /// The environment that it is rendered for; nil for planes and what is refused.
    public var environmentLink: EnvironmentLink? {
        switch content {
        case .component(let content): content.environment
        case .project(let content): content.environment
        case .resource(let content): content.environment
        case .release(let content): content.environment
        case .plane, .platform, .undeployed, .refused: nil
        }
    }

    /// The plane of its objects as identities have it: role, namespace and name.
    public func planeName(_ plane: Plane) -> String {
        switch plane {
        case .data:
            if case .platform(let unit) = content { return Self.dataName(unit.plane.declaration) }
            return environmentLink.map { Self.dataName($0.dataPlane.declaration) } ?? ""
        case .observability:
            if case .plane(let unit) = content { return Self.observabilityName(unit.plane) }
            return environmentLink?.observabilityPlane.map(Self.observabilityName) ?? "observability"
        }
    }

    private static func dataName(_ plane: Declaration) -> String { "data/\(plane.namespace)/\(plane.name)" }

    private static func observabilityName(_ id: DeclarationID) -> String {
        "observability/\(id.namespace?.text ?? "")/\(id.name.text)"
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
