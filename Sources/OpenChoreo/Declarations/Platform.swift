import Basics
import Tree

/// A place to deploy to.
public final class Environment: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The data plane; nil where none is named.
    public let dataPlane: NameReference?
    /// Whether it serves real users.
    public let isProduction: Bool
    /// The gateway settings as written; nil if there are none.
    public let gateway: Value?

    init(_ declaration: Declaration) {
        self.declaration = declaration
        dataPlane = NameReference(declaration.spec["dataPlaneRef"])
        isProduction = declaration.spec["isProduction"]?.bool ?? false
        gateway = declaration.spec["gateway"]
    }
}

/// A data plane of either scope.
public final class DataPlane: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The gateway settings as written; nil if there are none.
    public let gateway: Value?
    /// The secret store settings as written; nil if there are none.
    public let secretStore: Value?
    /// The observability plane; nil where none is named.
    public let observabilityPlane: NameReference?

    /// Whether it lives outside namespaces.
    public var isCluster: Bool { declaration.id.namespace == nil }

    init(_ declaration: Declaration) {
        self.declaration = declaration
        gateway = declaration.spec["gateway"]
        secretStore = declaration.spec[path: "secretStoreRef", .name]
        observabilityPlane = NameReference(declaration.spec["observabilityPlaneRef"])
    }
}

/// The order of environments.
public final class DeploymentPipeline: Sendable {
    /// A step of promotion.
    public struct Path: Sendable {
        /// The environment that is promoted from.
        public let source: NameReference
        /// The environments that are promoted to.
        public let targets: [NameReference]
    }

    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The steps of promotion, in order.
    public let paths: [Path]

    init(_ declaration: Declaration) {
        self.declaration = declaration
        paths = (declaration.spec["promotionPaths"]?.items ?? []).compactMap { path in
            guard let source = NameReference(path["sourceEnvironmentRef"]) else { return nil }
            return Path(
                source: source, targets: (path["targetEnvironmentRefs"]?.items ?? []).compactMap { NameReference($0) })
        }
    }

    /// The source of the first path that is no target anywhere; nil without one (specification 2.5).
    public var root: NameReference? {
        let targets = Set(paths.flatMap(\.targets).map(\.name))
        return paths.map(\.source).first { !$0.name.utf8.isEmpty && !targets.contains($0.name) }
    }

    /// All environments in breadth-first order from the root, then the rest in document order.
    public var environments: [NameReference] {
        var seen: Set<Symbol> = []
        var order: [NameReference] = []
        func add(_ reference: NameReference) {
            if seen.insert(reference.name).inserted { order.append(reference) }
        }
        if let root { add(root) }
        var next = 0
        while next < order.count {
            for path in paths where path.source.name == order[next].name { path.targets.forEach(add) }
            next += 1
        }
        for path in paths {
            add(path.source)
            path.targets.forEach(add)
        }
        return order
    }
}

/// Maps keys to places in the remote secret store.
public final class SecretReference: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The entries: `{secretKey, remoteRef}`.
    public let data: [Value]

    init(_ declaration: Declaration) {
        self.declaration = declaration
        data = declaration.spec["data"]?.items ?? []
    }

    /// The place of a key in the store; nil when there is no such key.
    public func remoteReference(of key: String) -> Value? {
        data.first { $0["secretKey"]?.string == key }?["remoteRef"]
    }

    /// The keys.
    public var keys: [String] { data.compactMap { $0["secretKey"]?.string } }
}

/// Where alerts of an environment go.
public final class NotificationChannel: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The environment that it is for.
    public let environment: NameReference
    /// Whether it is the default of its environment.
    public let isDefault: Bool

    init?(_ declaration: Declaration) {
        guard let environment = NameReference(declaration.spec["environment"], kind: "Environment") else { return nil }
        self.declaration = declaration
        self.environment = environment
        isDefault = declaration.spec["isEnvDefault"]?.bool ?? false
    }
}

/// A declaration with its type.
public enum TypedDeclaration: Sendable {
    case component(Component)
    case workload(Workload)
    case componentType(ComponentType)
    case trait(Trait)
    case componentRelease(ComponentRelease)
    case releaseBinding(ReleaseBinding)
    case project(Project)
    case projectType(ProjectType)
    case projectRelease(ProjectRelease)
    case projectReleaseBinding(ProjectReleaseBinding)
    case resource(Resource)
    case resourceType(ResourceType)
    case resourceRelease(ResourceRelease)
    case resourceReleaseBinding(ResourceReleaseBinding)
    case environment(Environment)
    case dataPlane(DataPlane)
    case observabilityPlane(Declaration)
    case pipeline(DeploymentPipeline)
    case secretReference(SecretReference)
    case channel(NotificationChannel)
    /// A kind of the seed's vocabulary.
    case seed(SeedDeclaration)

    /// Types a declaration that has been validated; nil when its shape is broken.
    public init?(_ declaration: Declaration) {
        switch declaration.id.kind.text {
        case "Component":
            guard let it = Component(declaration) else { return nil }
            self = .component(it)
        case "Workload":
            guard let it = Workload(declaration) else { return nil }
            self = .workload(it)
        case "ComponentType", "ClusterComponentType": self = .componentType(ComponentType(declaration))
        case "Trait", "ClusterTrait": self = .trait(Trait(declaration))
        case "ComponentRelease":
            guard let it = ComponentRelease(declaration) else { return nil }
            self = .componentRelease(it)
        case "ReleaseBinding":
            guard let it = ReleaseBinding(declaration) else { return nil }
            self = .releaseBinding(it)
        case "Project":
            guard let it = Project(declaration) else { return nil }
            self = .project(it)
        case "ProjectType", "ClusterProjectType": self = .projectType(ProjectType(declaration))
        case "ProjectRelease":
            guard let it = ProjectRelease(declaration) else { return nil }
            self = .projectRelease(it)
        case "ProjectReleaseBinding":
            guard let it = ProjectReleaseBinding(declaration) else { return nil }
            self = .projectReleaseBinding(it)
        case "Resource":
            guard let it = Resource(declaration) else { return nil }
            self = .resource(it)
        case "ResourceType", "ClusterResourceType": self = .resourceType(ResourceType(declaration))
        case "ResourceRelease":
            guard let it = ResourceRelease(declaration) else { return nil }
            self = .resourceRelease(it)
        case "ResourceReleaseBinding":
            guard let it = ResourceReleaseBinding(declaration) else { return nil }
            self = .resourceReleaseBinding(it)
        case "Environment": self = .environment(Environment(declaration))
        case "DataPlane", "ClusterDataPlane": self = .dataPlane(DataPlane(declaration))
        case "ObservabilityPlane", "ClusterObservabilityPlane": self = .observabilityPlane(declaration)
        case "DeploymentPipeline": self = .pipeline(DeploymentPipeline(declaration))
        case "SecretReference": self = .secretReference(SecretReference(declaration))
        case "ObservabilityAlertsNotificationChannel":
            guard let it = NotificationChannel(declaration) else { return nil }
            self = .channel(it)
        default: return nil
        }
    }
}
