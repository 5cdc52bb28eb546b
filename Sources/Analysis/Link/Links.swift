import Basics
import OpenChoreo
import Tree

/// An environment with what it refers to. Units of one environment share the object.
public final class EnvironmentLink: Sendable {
    /// The environment.
    public let environment: Environment
    /// Its data plane.
    public let dataPlane: DataPlane
    /// The observability plane behind the data plane; nil when there is none.
    public let observabilityPlane: DeclarationID?
    /// Whether objects for the observability plane go anywhere.
    public let isObserved: Bool
    /// The name of the default notification channel, with its place.
    public let channel: Value?

    init(
        environment: Environment, dataPlane: DataPlane, observabilityPlane: DeclarationID?, isObserved: Bool,
        channel: Value?
    ) {
        self.environment = environment
        self.dataPlane = dataPlane
        self.observabilityPlane = observabilityPlane
        self.isObserved = isObserved
        self.channel = channel
    }
}

/// A project with what it refers to.
public final class ProjectLink: Sendable {
    /// The project.
    public let project: Project
    /// Its pipeline; nil when that is missing or broken.
    public let pipeline: DeploymentPipeline?
    /// The first environment of the pipeline.
    public let root: Symbol?

    init(project: Project, pipeline: DeploymentPipeline?) {
        self.project = project
        self.pipeline = pipeline
        root = pipeline?.root?.name
    }
}

/// What a component is rendered from: its live sources, or those that a release froze (specification 2.4).
public final class ComponentSources: Sendable {
    /// The component type's specification.
    public let type: ComponentTypeSpec
    /// The traits that the type embeds and the component uses.
    public let traits: [TraitKey: TraitSpec]
    /// The component's uses of traits.
    public let instances: [TraitInstance]
    /// The component's parameters, before defaults.
    public let parameters: Value?
    /// The workload's specification.
    public let workload: Value
    /// Whether a release froze it.
    public let isFrozen: Bool
    /// The workload's endpoints.
    public let endpoints: [WorkloadEndpoint]
    /// The components that the workload depends on, in order.
    public let providers: [Provider]
    /// The digest of all of it.
    public let digest: Digest

    init(
        type: ComponentTypeSpec, traits: [TraitKey: TraitSpec], instances: [TraitInstance], parameters: Value?,
        workload: Value, isFrozen: Bool = false, digest: Digest
    ) {
        self.type = type
        self.traits = traits
        self.instances = instances
        self.parameters = parameters
        self.workload = workload
        endpoints = WorkloadEndpoint.all(of: workload)
        providers = Provider.all(of: workload)
        self.isFrozen = isFrozen
        self.digest = digest
    }
}

extension ComponentSources {
    /// A component that a workload depends on.
    public struct Provider: Sendable {
        /// The project; nil for the component's own.
        public let project: Symbol?
        /// The component; empty when none is named.
        public let component: Symbol

        /// The provider that a dependency declares.
        public init(_ declared: Value) {
            let project = declared["project"]?.string ?? ""
            self.project = project.isEmpty ? nil : Symbol(project)
            component = Symbol(declared["component"]?.string ?? "")
        }

        static func all(of workload: Value) -> [Provider] {
            (workload["dependencies"]?[.endpoints]?.items ?? []).filter { $0["external"] == nil }.map(Provider.init)
        }
    }
}

/// What a project or managed resource is rendered from.
public final class ShellSources<Spec: Sendable>: Sendable {
    /// The type's specification.
    public let spec: Spec
    /// Parameters, before defaults.
    public let parameters: Value?
    /// The digest of all of it.
    public let digest: Digest

    init(spec: Spec, parameters: Value?, digest: Digest) {
        self.spec = spec
        self.parameters = parameters
        self.digest = digest
    }
}

/// Why something cannot be used. The findings have been reported where the cause is; this is the text for the unit.
public struct LinkRefusal: Error {
    /// The first cause.
    public var text: String
}
