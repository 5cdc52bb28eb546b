import Basics
import OpenChoreo
import Tree

/// Everything the templates of one component in one environment may ask, apart from dependencies.
///
/// Self-contained: rendering it reads nothing else. `digest` is the unit of caching and diffing.
public struct ComponentInput: Sendable {
    /// The unit.
    public var id: UnitID
    /// The component type, live or frozen in a release.
    public var type: ComponentTypeSpec
    /// The traits that the type and the instances name.
    public var traits: [TraitKey: TraitSpec]
    /// The component's trait instances, in order.
    public var instances: [TraitInstance]
    /// `parameters` of the component, before defaults.
    public var parameters: Value?
    /// `componentTypeEnvironmentConfigs` of the binding, before defaults.
    public var environmentConfigs: Value?
    /// `traitEnvironmentConfigs` of the binding: instance name → values.
    public var traitEnvironmentConfigs: Map
    /// The variables `metadata`, `dataplane`, `environment` and `workload`, `configurations`.
    public var metadata: Value
    /// The data plane, as `dataplane` in templates.
    public var dataPlane: Value
    /// The environment, as `environment` in templates.
    public var environment: Value
    /// The workload, as `workload` in templates.
    public var workload: Value
    /// The resolved configuration, as `configurations` in templates.
    public var configurations: Value
    /// The gateway, or nil: then there is no variable of that name.
    public var gateway: Value?
    /// The fields of `derived` except those of dependencies.
    public var derived: [(Symbol, Value)]
    /// The workload's endpoints, sorted by name.
    public var endpoints: [WorkloadEndpoint]
    /// `dependencies.endpoints` and `dependencies.resources` of the workload as declared.
    public var endpointDependencies: [Value]
    /// The managed resources that it depends on, as templates see them.
    public var resourceDependencies: [Value]
    /// Whether type, traits and parameters come from a release, which nobody may change any more.
    public var isFrozen: Bool
    /// Labels added to every object, and the pod selectors.
    public var labels: Map
    /// The labels by which its pods are found.
    public var podSelectors: Value
    /// The namespace on the data plane.
    public var namespace: String
    /// Whether the network policy is Cilium's.
    public var usesCilium: Bool
    /// The annotation `openchoreo.dev/restartedAt` of the binding.
    public var restartedAt: Value?
    /// Where the unit as a whole is declared: the binding, or the component when the binding is synthesised.
    public var origin: Origin
    /// What a component of the seed's vocabulary is; nil for the current one.
    public var seed: SeedUnit?
    /// Warnings found while resolving.
    public var findings: [Diagnostic]
    /// SHA-256 of all of the above and of what it was made from.
    public var digest: Digest
}
