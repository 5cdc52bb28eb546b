import Basics
import OpenChoreo
import Tree

/// What a component of the seed's vocabulary is rendered from in one environment, beside the model's own parts.
public struct SeedUnit: Sendable {
    /// Who may call an API besides its project.
    public enum Level: String, Sendable, CaseIterable {
        case `public` = "Public"
        case organization = "Organization"
    }

    /// One exposed API.
    public struct API: Sendable {
        /// The name.
        public var name: String
        var type: String
        /// The port.
        public var port: Value
        var basePath: String
        var levels: [Level]
        /// `restPolicy` of the class; nil when the class has none.
        public var policy: Value?
        var operations: [Value]
        /// Levels on which the API itself asks for a token of the environment's provider.
        var tokenLevels: Set<Level>
        /// Full names of the gRPC services that its definition knows; empty for all.
        var services: [Value] = []
        /// Policies that an Endpoint has of its own, by level.
        var policies: [Level: EndpointPolicies] = [:]
        /// The origin.
        public var origin: Origin
    }

    /// A component that connects to this one in the same environment.
    public struct Consumer: Sendable, Hashable {
        /// The project.
        public var project: String
        /// The component.
        public var component: String
        /// The port.
        public var port: Int64
        var isUDP: Bool
        /// Whether a component of another project comes without a gateway.
        var isDirect = false
        /// Whether it is a component of the current vocabulary, whose pods have other labels.
        var isCurrent = false
    }

    /// What this component connects to.
    public struct Provider: Sendable, Hashable {
        /// The project.
        public var project: String
        /// The component.
        public var component: String
        /// The port.
        public var port: Int64
        var isUDP: Bool
        /// An external host or network, instead of a component.
        public var host: String
        var isNetwork: Bool
        /// Whether a component of another project is reached without a gateway.
        var isDirect = false
        /// The gateway that the way to another project leads through; nil where there is none.
        var gateway: SeedRoute.Hop?
        /// Whether it is a component of the current vocabulary, whose pods have other labels.
        var isCurrent = false
        /// A namespace of the platform, instead of a component.
        var namespace: String?
    }

    var family: ComponentFamily
    /// The binding's name, from which names of objects are made.
    public var bindingName: Value
    /// `type` of the component.
    public var componentType: String
    var isSuspended: Bool
    /// Whether a task is started by hand, so that it needs no schedule.
    var isManual = false
    /// Where metrics are read, as the class asks.
    var monitoring: Value?
    /// What is watched, as the class asks.
    var alerts: Value?
    /// The workload after overlays.
    public var workload: Value
    /// The container that serves the endpoints.
    public var mainContainer: Symbol?
    /// The class's specification.
    public var classSpec: Value
    /// `overrides` of claim and binding, in this order.
    public var overrides: [Value]
    var apis: [API]
    /// Endpoint → the calls that its definition knows, each `{method, path}`; endpoints that are not limited have none.
    var calls: [Symbol: [Value]] = [:]
    var configuration: ResolvedConfiguration
    /// What every pod of the cell gets.
    var baseline = CellPolicy.Baseline()
    /// The routes.
    public var routes: [SeedRoute]
    /// The component that owns it, when the unit is something else: an API in front of something outside.
    var ownerComponent: String?
    /// Something outside that the routes lead to, instead of containers.
    var externalHost: Value?
    var consumers: [Consumer] = []
    var providers: [Provider] = []

    /// The variables of the main container before those of connections.
    public var mainVariables: [Value] {
        guard let mainContainer else { return [] }
        return (configuration.variables[mainContainer] ?? []) + (configuration.agentVariables[mainContainer] ?? [])
    }
}

/// Kubernetes objects that a Release of the seed's vocabulary passes through.
public struct ReleaseUnit: Sendable {
    /// The objects as they are, each with its id.
    public var objects: [(id: String, object: Value)]
    /// The project.
    public var project: Project
    /// The environment.
    public var environment: EnvironmentLink
    /// Name of the release, and of the component.
    public var name: String
    /// The component.
    public var component: String
    /// The namespace on the data plane.
    public var namespace: String
    /// The digest.
    public var digest: Digest
    /// The origin.
    public var origin: Origin
}
