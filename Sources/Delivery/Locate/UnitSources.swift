import Analysis
import Basics
import OpenChoreo
import Tree

/// The declarations that a unit is rendered from.
public struct UnitSources {
    /// One declaration.
    public struct Part: Sendable {
        /// What it is to the unit: `binding`, `component`, `workload`, `type`, …
        public var role: String
        /// Its identity.
        public var id: DeclarationID
        /// Where its name stands.
        public var origin: Origin
    }

    /// The declarations: the binding first, what is shared last.
    public private(set) var parts: [Part] = []
    /// Whether the binding is made up.
    public private(set) var isBindingMadeUp = false
    private let catalog: Catalog

    /// The declarations of a unit.
    public init(of unit: Unit, in catalog: Catalog) {
        self.catalog = catalog
        if !add("binding", unit.binding) { isBindingMadeUp = unit.id.role != .plane }
        switch unit.content {
        case .component(let content): add(content, unit)
        case .project(let content):
            add("project", content.project.declaration)
            if let release = content.binding?.declaration.spec["projectRelease"]?.string, !release.isEmpty {
                add(
                    "release",
                    DeclarationID(kind: "ProjectRelease", namespace: unit.binding.namespace, name: Symbol(release)))
            } else if let type = content.project.type {
                add("type", type)
            }
        case .resource(let content):
            add("resource", content.resource.declaration)
            if let release = content.binding.declaration.spec["resourceRelease"]?.string, !release.isEmpty {
                add(
                    "release",
                    DeclarationID(kind: "ResourceRelease", namespace: unit.binding.namespace, name: Symbol(release)))
            } else if let reference = content.resource.declaration.spec["type"], let name = reference[.name]?.string {
                let kind = reference["kind"]?.string ?? "ResourceType"
                add("type", Self.id(Symbol(kind), unit.binding.namespace, Symbol(name)))
            }
            add("project", content.project.declaration)
        case .release(let content): add("project", content.project.declaration)
        case .plane, .platform, .undeployed, .refused: break
        }
    }

    private mutating func add(_ content: ComponentUnit, _ unit: Unit) {
        add("component", content.component.declaration)
        if let claim = claim(of: unit) { add("claim", claim) }
        if content.sources.isFrozen, let pin = content.binding?.release {
            add("release", DeclarationID(kind: "ComponentRelease", namespace: unit.binding.namespace, name: pin.name))
            return
        }
        let workload = catalog.ownedWorkload(
            organization: unit.id.organization.text, project: unit.id.project.text, component: unit.id.name.text)
        if let workload { add("workload", workload.declaration) }
        add("type", content.component.type)
        for instance in content.sources.instances {
            let kind = Symbol(instance.kind)
            add("trait", Self.id(kind, unit.binding.namespace, Symbol(instance.name)))
        }
    }

    private static func id(_ kind: Symbol, _ namespace: Symbol?, _ name: Symbol) -> DeclarationID {
        DeclarationID(kind: kind, namespace: kind.text.hasPrefix("Cluster") ? nil : namespace, name: name)
    }

    /// The Service, WebApplication or ScheduledTask of the seed's vocabulary.
    private func claim(of unit: Unit) -> Declaration? {
        let kind = unit.binding.kind.text
        guard kind.hasSuffix("Binding"), kind != "ReleaseBinding" else { return nil }
        return catalog.owned(
            Symbol(String(kind.dropLast("Binding".count))), organization: unit.id.organization.text,
            project: unit.id.project.text, component: unit.id.name.text)?.declaration
    }

    private mutating func add(_ role: String, _ reference: NameReference) {
        let namespace = parts.first?.id.namespace ?? catalog.declarations.first?.declaration.id.namespace
        add(role, Self.id(reference.kind, namespace, reference.name))
    }

    @discardableResult
    private mutating func add(_ role: String, _ id: DeclarationID) -> Bool {
        guard case .found(let found) = catalog.lookup(id) else { return false }
        add(role, found.declaration)
        return true
    }

    private mutating func add(_ role: String, _ declaration: Declaration) {
        parts.append(Part(role: role, id: declaration.id, origin: declaration.nameOrigin))
    }
}

extension Catalog {
    /// The Workload that names a component as its owner.
    func ownedWorkload(organization: String, project: String, component: String) -> TypedDeclaration? {
        owned("Workload", organization: organization, project: project, component: component)
    }

    /// The declaration of a kind that names a component as its owner.
    func owned(_ kind: Symbol, organization: String, project: String, component: String) -> TypedDeclaration? {
        for id in identities(of: kind, namespace: Symbol(organization)) {
            guard case .found(let found) = lookup(id) else { continue }
            let owner = found.declaration.spec["owner"]
            if owner?["projectName"]?.string == project, owner?["componentName"]?.string == component { return found }
        }
        return nil
    }
}
