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
        /// Whether the API itself asks for a token of the environment's provider.
        public var needsToken: Bool
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
    }

    var family: ComponentFamily
    /// The binding's name, from which names of objects are made.
    public var bindingName: Value
    /// `type` of the component.
    public var componentType: String
    var isSuspended: Bool
    /// The workload after overlays.
    public var workload: Value
    /// The container that serves the endpoints.
    public var mainContainer: Symbol?
    /// The class's specification.
    public var classSpec: Value
    /// `overrides` of claim and binding, in this order.
    public var overrides: [Value]
    var apis: [API]
    var configuration: ResolvedConfiguration
    /// The routes.
    public var routes: [SeedRoute]
    var consumers: [Consumer] = []
    var providers: [Provider] = []
}

/// Kubernetes objects that a Release of the seed's vocabulary passes through.
public struct ReleaseUnit: Sendable {
    /// The objects as they are.
    public var objects: [Value]
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
