import Basics

/// What choreoc does with the declarations of a kind.
public enum KindRole: Sendable {
    /// Read and compiled.
    case input
    /// Known, but without effect on what is deployed.
    case passedOver
}

/// One kind of the vocabulary. Decoding, JSON Schema and the reference page all follow from it.
public struct KindDefinition: Sendable {
    /// The kind, as written.
    public let kind: Symbol
    /// Whether declarations live outside namespaces.
    public let isClusterScoped: Bool
    /// What becomes of declarations.
    public let role: KindRole
    /// The fields of `spec`.
    public let spec: [Field]
    /// What the kind is for, in a sentence.
    public let summary: String

    /// A kind with its fields.
    public init(_ kind: Symbol, cluster: Bool = false, _ summary: String, role: KindRole = .input, _ spec: [Field] = [])
    {
        self.kind = kind
        self.isClusterScoped = cluster
        self.role = role
        self.spec = spec
        self.summary = summary
    }

    /// Whether `spec` may have a field at a path, in any element of the lists on the way.
    public func hasField(at path: [Symbol]) -> Bool { Self.hasField(path[...], .object(spec)) }

    private static func hasField(_ path: ArraySlice<Symbol>, _ shape: Shape) -> Bool {
        guard let step = path.first else { return true }
        switch shape {
        case .object(let fields), .nameOrObject(let fields):
            return fields.first { $0.name == step }.map { hasField(path.dropFirst(), $0.shape) } ?? false
        case .list(let item, _, _, _, _): return hasField(path, item)
        case .map(let item, _): return hasField(path.dropFirst(), item)
        case .free, .freeObject: return true
        case .resourceAmounts: return path.count == 1
        case .string, .integer, .boolean, .numberOrText, .countOrPercentage, .quantity: return false
        }
    }
}

/// The current vocabulary: `openchoreo.dev/v1alpha1` of versions 1.0 to 1.2 (specification 1).
public enum CurrentVocabulary {
    /// The API group.
    public static let group = "openchoreo.dev"
    /// The group and version of every kind.
    public static let apiVersion = "openchoreo.dev/v1alpha1"

    /// All kinds, inputs first.
    public static let kinds: [KindDefinition] =
        componentKinds + projectKinds + resourceKinds + platformKinds + passedOver

    /// The definition of a kind.
    public static func definition(of kind: Symbol) -> KindDefinition? { byKind[kind] }

    private static let byKind = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, $0) })

    private static let passedOver: [KindDefinition] = [
        KindDefinition("RenderedRelease", "The control plane's carrier of final manifests.", role: .passedOver),
        KindDefinition("ObservabilityAlertRule", "An alert, made by traits.", role: .passedOver),
        KindDefinition("Workflow", "A build or automation workflow.", role: .passedOver),
        KindDefinition("ClusterWorkflow", cluster: true, "A workflow for all namespaces.", role: .passedOver),
        KindDefinition("WorkflowRun", "One run of a workflow.", role: .passedOver),
        KindDefinition("WorkflowPlane", "A cluster that runs workflows.", role: .passedOver),
        KindDefinition(
            "ClusterWorkflowPlane", cluster: true, "A workflow plane for all namespaces.", role: .passedOver),
        KindDefinition("ComponentWorkflow", "A component's workflow (1.0).", role: .passedOver),
        KindDefinition("ComponentWorkflowRun", "One run of a component's workflow (1.0).", role: .passedOver),
        KindDefinition("AuthzRole", "A role of the control plane's API.", role: .passedOver),
        KindDefinition("AuthzRoleBinding", "Binds a role of the control plane's API.", role: .passedOver),
        KindDefinition("ClusterAuthzRole", cluster: true, "A role for all namespaces.", role: .passedOver),
        KindDefinition("ClusterAuthzRoleBinding", cluster: true, "Binds a role for all namespaces.", role: .passedOver),
        KindDefinition(
            "ReleaseConfig", cluster: true, "Where occ writes releases; no object of the API.", role: .passedOver),
    ]
}

/// What a document's `apiVersion` and `kind` say.
public enum Identification: Sendable {
    case known(KindDefinition)
    /// Known, without effect.
    case passedOver
    /// A kind of one of our groups that nobody knows and that resembles none: passed over with an info.
    case unknownKind
    /// Nearly a kind that we know.
    case misspelt(nearest: String)
    /// A kind that does not exist any more, with its replacement.
    case retired(replacement: String)
    /// A version of one of our groups that choreoc does not speak.
    case unknownVersion
    /// Somebody else's.
    case foreign
}

extension CurrentVocabulary {
    private static let retired: [String: String] = [
        "Addon": "Trait", "ComponentEnvSnapshot": "ComponentRelease and ReleaseBinding",
        "EnvSettings": "ReleaseBinding", "ComponentDeployment": "ReleaseBinding", "BuildPlane": "WorkflowPlane",
        "ComponentTypeDefinition": "ComponentType",
        "Organization": "a core Namespace with the label `openchoreo.dev/control-plane: \"true\"`",
    ]

    /// Identifies a document.
    public static func identify(apiVersion: String, kind: String) -> Identification {
        guard apiVersion == self.apiVersion else {
            return apiVersion.utf8.starts(with: "\(group)/".utf8) ? .unknownVersion : .foreign
        }
        if let definition = definition(of: Symbol(kind)) {
            return definition.role == .input ? .known(definition) : .passedOver
        }
        if let replacement = retired[kind] { return .retired(replacement: replacement) }
        let near = kinds.map(\.kind.text).map { name in
            (name, editDistance(Array(kind.lowercased().utf8), Array(name.lowercased().utf8), limit: 2))
        }.filter { $0.1 <= 2 }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        if let near { return .misspelt(nearest: near.0) }
        return .unknownKind
    }
}
