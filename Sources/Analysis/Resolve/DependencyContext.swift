import Basics
import Tree

/// What is known of a workload's dependencies: the `dependencies` variable and its views (specification 6.4.4).
public struct DependencyContext: Sendable {
    /// One dependency on an endpoint, with its variables; none while it is unresolved.
    public struct EndpointItem: Sendable {
        /// The dependency as declared.
        public var declared: Value
        /// The control-plane namespace.
        public var namespace: String
        /// The provider's project.
        public var project: String
        /// The variables, in the order address, host, port, basePath.
        public var variables: [Value]

        /// A dependency with its variables.
        public init(declared: Value, namespace: String, project: String, variables: [Value]) {
            self.declared = declared
            self.namespace = namespace
            self.project = project
            self.variables = variables
        }

        var value: Value {
            .map(
                [
                    "namespace": .string(namespace, origin: declared.origin),
                    "project": .string(project, origin: declared["project"]?.origin ?? declared.origin),
                    "component": declared["component"] ?? .string(""),
                    "endpoint": declared[.name] ?? .string(""),
                    "visibility": declared[.visibility] ?? .string(""),
                    "envVars": .list(variables, origin: declared.origin),
                ], origin: declared.origin)
        }
    }

    /// One resolved dependency on a managed resource.
    public struct ResourceItem: Sendable {
        /// The name of the resource, as declared in `ref`.
        public var reference: Value
        /// Environment variables, mounts and volumes.
        public var variables: [Value]
        /// Volume mounts.
        public var mounts: [Value]
        /// Volumes.
        public var volumes: [Value]

        /// A dependency with what it contributes.
        public init(reference: Value, variables: [Value], mounts: [Value], volumes: [Value]) {
            self.reference = reference
            self.variables = variables
            self.mounts = mounts
            self.volumes = volumes
        }

        var value: Value {
            .map(
                [
                    "ref": reference,
                    "envVars": .list(variables, origin: reference.origin),
                    "volumeMounts": .list(mounts, origin: reference.origin),
                    "volumes": .list(volumes, origin: reference.origin),
                ], origin: reference.origin)
        }
    }

    /// Dependencies on endpoints in declaration order, unresolved ones without variables.
    public var items: [EndpointItem]
    /// Resolved dependencies on managed resources; unresolved ones are absent.
    public var resources: [ResourceItem]

    /// The context of dependencies.
    public init(items: [EndpointItem] = [], resources: [ResourceItem] = []) {
        self.items = items
        self.resources = resources
    }

    /// Whether there are none.
    public var isEmpty: Bool { items.isEmpty && resources.isEmpty }
}

/// What templates see of dependencies.
public struct DependencyViews {
    /// The `dependencies` variable.
    public let value: Value
    /// The fields of `derived` that are views of dependencies.
    public let derivedFields: [(Symbol, Value)]

    /// The views of a context.
    public init(_ context: DependencyContext) {
        let (items, resources) = (context.items, context.resources)
        let variables = Value.list(items.flatMap(\.variables) + resources.flatMap(\.variables))
        let mounts = Value.list(resources.flatMap(\.mounts))
        let volumes = Value.list(resources.flatMap(\.volumes))
        value = .map([
            "items": .list(items.map(\.value)),
            "resources": .list(resources.map(\.value)),
            "envVars": variables,
            "volumeMounts": mounts,
            "volumes": volumes,
        ])
        derivedFields = [
            ("dependencyEnvVars", variables), ("dependencyVolumeMounts", mounts), ("dependencyVolumes", volumes),
        ]
    }
}
