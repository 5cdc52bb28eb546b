import Analysis
import Basics
import Rendering
import Tree

/// A rendered object that a name from a cluster leads to.
public struct LocatedObject: Sendable {
    /// What the name is: the object's own kind, or `Pod`, `ReplicaSet`, `Job`, `PersistentVolumeClaim` made of it.
    public var relation: String
    /// The kind of the object.
    public var kind: String
    /// The name of the object.
    public var name: String
    /// The namespace of the object; empty for cluster-scoped ones.
    public var namespace: String
    /// The path in the rendered tree.
    public var path: String
    /// The template that made it.
    public var template: Origin

    /// Whether the name is the object's own.
    public var isItself: Bool { relation == kind }

    /// What an emitter keeps of the objects of a unit: what a name leads to, and all names for suggestions.
    public struct Found: Sendable {
        /// The objects.
        public var objects: [LocatedObject] = []
        /// The names of all objects of the unit, and their namespaces.
        public var names: Set<String> = []
        /// Whether objects stand in a namespace of the name.
        public var isNamespace = false
    }

    /// Looks for a name among the objects of a unit.
    public static func find(_ name: ClusterName, namespace: String?, in unit: Unit, _ objects: [RenderedObject])
        -> Found
    {
        var found = Found()
        for (object, path) in zip(objects, TreeLayout.paths(of: unit, objects)) {
            found.names.insert(object.name)
            if !object.namespace.isEmpty { found.names.insert(object.namespace) }
            if object.namespace == name.name, name.kind == nil || name.kind == "namespace" { found.isNamespace = true }
            guard
                namespace == nil || object.namespace == namespace
                    || object.kind == "Namespace" && object.name == namespace,
                let relation = name.relation(to: object)
            else { continue }
            found.objects.append(
                LocatedObject(
                    relation: relation, kind: object.kind, name: object.name, namespace: object.namespace, path: path,
                    template: object.origin))
        }
        return found
    }
}
