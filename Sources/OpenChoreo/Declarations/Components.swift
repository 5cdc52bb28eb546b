import Basics
import Tree

/// A component: a developer's intent.
public final class Component: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project that it belongs to.
    public let project: NameReference
    /// `ComponentType` or `ClusterComponentType`, and the type's name without its workload type.
    public let type: NameReference
    /// The part before the slash of `componentType.name`.
    public let workloadType: String
    /// `componentType.name` as written.
    public let typeName: String
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The traits, in the order in which they are applied.
    public let traits: [TraitInstance]
    /// Whether a new release goes to the first environment by itself.
    public let deploysAutomatically: Bool

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let project = NameReference(spec[.owner]?["projectName"], kind: "Project"),
            let type = spec["componentType"], let name = type[.name], let text = name.string
        else { return nil }
        self.declaration = declaration
        self.project = project
        typeName = text
        let slash = text.firstIndex(of: "/")
        workloadType = slash.map { String(text[..<$0]) } ?? ""
        let bare = slash.map { String(text[text.index(after: $0)...]) } ?? text
        guard
            let reference = NameReference(
                .map([.kind: type[.kind] ?? .string("ComponentType"), .name: .string(bare, origin: name.origin)]))
        else { return nil }
        self.type = reference
        parameters = spec[.parameters]
        traits = TraitInstance.list(spec[.traits])
        deploysAutomatically = spec["autoDeploy"]?.bool ?? false
    }
}

/// Who owns a declaration: a project, and a component or managed resource in it.
public struct Owner: Sendable {
    /// The project that it belongs to.
    public let project: NameReference
    /// The component's or resource's name.
    public let name: NameReference

    init?(_ value: Value?, field: Symbol, kind: Symbol) {
        guard let project = NameReference(value?["projectName"], kind: "Project"),
            let name = NameReference(value?[field], kind: kind)
        else { return nil }
        self.project = project
        self.name = name
    }
}

/// What a component runs.
public final class Workload: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project and the component or resource that it belongs to.
    public let owner: Owner

    init?(_ declaration: Declaration) {
        guard let owner = Owner(declaration.spec[.owner], field: "componentName", kind: "Component") else { return nil }
        self.declaration = declaration
        self.owner = owner
    }
}

/// A component type of either scope.
public final class ComponentType: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// What it specifies.
    public let spec: ComponentTypeSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        let isCluster = declaration.id.kind == "ClusterComponentType"
        spec = ComponentTypeSpec(declaration.spec, embeddedKind: isCluster ? "ClusterTrait" : "Trait")
    }
}

/// A trait of either scope.
public final class Trait: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// What it specifies.
    public let spec: TraitSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        spec = TraitSpec(declaration.spec)
    }
}

/// A frozen snapshot of a component.
public final class ComponentRelease: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project and the component or resource that it belongs to.
    public let owner: Owner
    /// The kind of the component type.
    public let typeKind: String
    /// The name of the component type, with its workload type.
    public let typeName: String
    /// The frozen type's specification as a value; `FrozenSpecs` makes it a specification.
    public let typeSpec: Value
    /// The frozen traits: kind and name, and the specification as a value.
    public let traits: [(key: TraitKey, spec: Value)]
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The uses of traits, in order.
    public let instances: [TraitInstance]
    /// The workload as written.
    public let workload: Value

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let owner = Owner(spec[.owner], field: "componentName", kind: "Component"),
            let type = spec["componentType"], let typeSpec = type["spec"], let workload = spec["workload"]
        else { return nil }
        self.declaration = declaration
        self.owner = owner
        typeKind = type[.kind]?.string ?? ""
        typeName = type[.name]?.string ?? ""
        self.typeSpec = typeSpec
        traits = (spec[.traits]?.items ?? []).compactMap { entry in
            guard let spec = entry["spec"] else { return nil }
            return (TraitKey(kind: entry[.kind]?.string ?? "Trait", name: entry[.name]?.string ?? ""), spec)
        }
        parameters = spec[path: "componentProfile", .parameters]
        instances = TraitInstance.list(spec[path: "componentProfile", .traits])
        self.workload = workload
    }
}

/// Puts a release of a component into an environment.
public final class ReleaseBinding: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project and the component or resource that it belongs to.
    public let owner: Owner
    /// The environment that it is for.
    public let environment: NameReference
    /// The pinned release; nil for the live sources.
    public let release: NameReference?
    /// Whether nothing is to run there.
    public let isUndeployed: Bool

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let owner = Owner(spec[.owner], field: "componentName", kind: "Component"),
            let environment = NameReference(spec["environment"], kind: "Environment")
        else { return nil }
        self.declaration = declaration
        self.owner = owner
        self.environment = environment
        release = NameReference(spec["releaseName"]?.nonEmptyString, kind: "ComponentRelease")
        isUndeployed = spec["state"]?.string == "Undeploy"
    }
}

extension NameReference {
    /// A reference that is written as a bare string, of a known kind.
    init?(_ name: Value?, kind: Symbol) {
        guard let name, let text = name.string else { return nil }
        self.init(kind: kind, name: Symbol(text), value: name)
    }

    private init(kind: Symbol, name: Symbol, value: Value) {
        self.kind = kind
        self.name = name
        self.origin = value.origin
        self.kindValue = .string(kind.text, origin: value.origin)
        self.nameValue = value
    }
}
