import Basics
import OpenChoreo
import Tree

/// Everything the templates of a project or of a managed resource in one environment may ask (specification 6.7, 6.8).
public struct ShellInput: Sendable {
    /// What is rendered.
    public enum Content: Sendable {
        case project(ProjectTypeSpec)
        case resource(ResourceTypeSpec)
    }

    /// The unit.
    public var id: UnitID
    /// The type, live or frozen in a release.
    public var content: Content
    /// Parameters before defaults.
    public var parameters: Value?
    /// The binding's values for the environment before defaults.
    public var environmentConfigs: Value?
    /// The variables.
    public var metadata: Value
    /// The data plane, as `dataplane` in templates.
    public var dataPlane: Value
    /// The environment, as `environment` in templates.
    public var environment: Value
    /// The gateway, or nil: then there is no variable of that name.
    public var gateway: Value?
    /// The namespace on the data plane.
    public var namespace: String
    /// Whether the Namespace object is left out, since it is provided for.
    public var omitsNamespace: Bool
    /// Outputs given in `choreoc.yaml`: output name → string, or `secretKeyRef` / `configMapKeyRef`.
    public var givenOutputs: Map
    /// Where the unit as a whole is declared.
    public var origin: Origin
    /// SHA-256 of all of the above and of what it was made from.
    public var digest: Digest
}
