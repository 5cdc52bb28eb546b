import Basics
import Tree

/// Where an object is applied.
public enum Plane: String, Hashable, Sendable, CaseIterable {
    /// The environment's data plane.
    case data = "dataplane"
    /// The observability plane behind it.
    case observability = "observabilityplane"
}

/// One Kubernetes object that a unit gives.
public struct RenderedObject: Sendable {
    /// The plane it goes to.
    public var plane: Plane
    /// The object, each field with its origin.
    public var value: Value
    /// The template that made it: the place diagnostics about the whole object point to.
    public var origin: Origin

    /// An object for a plane.
    public init(plane: Plane, value: Value, origin: Origin) {
        self.plane = plane
        self.value = value
        self.origin = origin
    }

    /// `kind`, empty when missing.
    public var kind: String { value[.kind]?.string ?? "" }
    /// `apiVersion`, empty when missing.
    public var apiVersion: String { value[.apiVersion]?.string ?? "" }
    /// `metadata.name`, empty when missing.
    public var name: String { value[path: .metadata, .name]?.string ?? "" }
    /// `metadata.namespace`, empty when missing.
    public var namespace: String { value[path: .metadata, .namespace]?.string ?? "" }

    /// The group of `apiVersion`; empty for the core group.
    public var group: String {
        let version = apiVersion
        guard let slash = version.utf8.firstIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(version[..<slash])
    }

    /// The version without its group.
    public var version: String {
        let version = apiVersion
        guard let slash = version.utf8.firstIndex(of: UInt8(ascii: "/")) else { return version }
        return String(version[version.utf8.index(after: slash)...])
    }
}
