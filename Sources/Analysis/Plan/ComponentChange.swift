import Basics
import OpenChoreo

/// A change of sources that touches nothing but components, their workloads and their bindings, and leaves all of them what
/// and where they are: a new image, another parameter, a promotion. Only their units have to be planned again.
public struct ComponentChange: Sendable {
    /// The declarations that were read anew, before and after.
    private let pairs: [(before: TypedDeclaration, after: TypedDeclaration)]
    /// The components that they belong to.
    private let owners: Set<Linker.OwnerKey>
    /// The documents that they stood in, as origins number them.
    private let documents: Set<Int>

    /// The change between two sides of a comparison; nil when anything else was read anew, or when something is wrong with
    /// what was.
    ///
    /// - Parameter positions: for each document after, the position of the one before that it was taken from.
    init?(from before: Normalize.Documents, to after: Normalize.Documents, positions: [Int?]) {
        guard before.outcomes.count == after.outcomes.count, positions.count == after.outcomes.count,
            before.hasUnreadable == after.hasUnreadable, before.inference.isSame(as: after.inference)
        else { return nil }
        var pairs: [(before: TypedDeclaration, after: TypedDeclaration)] = []
        var owners: Set<Linker.OwnerKey> = []
        for index in positions.indices where positions[index] != index {
            let (old, new) = (before.outcomes[index], after.outcomes[index])
            if old.isPassedOver, new.isPassedOver, positions[index] == nil { continue }
            guard positions[index] == nil, old.findings.isEmpty, new.findings.isEmpty, let before = old.typed,
                let after = new.typed, before.declaration.id == after.declaration.id,
                let owner = Self.owner(of: before, staying: after)
            else { return nil }
            pairs.append((before, after))
            owners.insert(owner)
        }
        self.pairs = pairs
        self.owners = owners
        documents = Set(pairs.map(\.before.declaration.origin.document))
    }

    /// Whether a finding about the side before tells a place in what was read anew: it may stand elsewhere now.
    public func moves(_ finding: Diagnostic) -> Bool {
        documents.contains(finding.location.origin.document)
            || finding.notes.contains { documents.contains($0.location.origin.document) }
    }

    /// The component that two declarations of one identity belong to; nil when they differ in what more than its units
    /// depend on.
    private static func owner(of before: TypedDeclaration, staying after: TypedDeclaration) -> Linker.OwnerKey? {
        let owner: Linker.OwnerKey
        switch (before, after) {
        case (.workload(let before), .workload(let after)):
            owner = Linker.OwnerKey(before.declaration, before.owner)
            guard owner == Linker.OwnerKey(after.declaration, after.owner) else { return nil }
        case (.releaseBinding(let before), .releaseBinding(let after)):
            owner = Linker.OwnerKey(before.declaration, before.owner)
            guard owner == Linker.OwnerKey(after.declaration, after.owner),
                before.environment.name == after.environment.name, before.isUndeployed == after.isUndeployed
            else { return nil }
        case (.component(let before), .component(let after)):
            guard before.project.name == after.project.name, before.deploysAutomatically == after.deploysAutomatically
            else { return nil }
            owner = Linker.OwnerKey(before)
        default: return nil
        }
        return owner
    }

    /// The plan after, made of the plan before.
    ///
    /// Nil when that does not tell everything: when the units are not all rendered on both sides, when planning them finds
    /// anything that planning others may find too, or when a finding about something else points at them. Then all of it
    /// has to be planned.
    public func applied(to plan: Plan, settings: Settings, sources: SourceTable) -> Plan? {
        guard plan.catalog.broken.isEmpty, !plan.catalog.holdsSeed, let catalog = plan.catalog.replacing(pairs) else {
            return nil
        }
        let before = PlanPass(Linker(plan.catalog, settings: settings, sources: sources), jobs: 1)
        let after = PlanPass(Linker(catalog, settings: settings, sources: sources), jobs: 1)
        for case (.workload(let old), .workload(let new)) in pairs {
            before.checkOwner(old.owner, of: old.declaration)
            after.checkOwner(new.owner, of: new.declaration)
        }
        var changed = plan
        changed.catalog = catalog
        var met: Set<Linker.OwnerKey> = []
        for index in plan.units.indices where plan.units[index].id.role == .component {
            let id = plan.units[index].id
            let owner = Linker.OwnerKey(namespace: id.organization, project: id.project, name: id.name)
            guard owners.contains(owner) else { continue }
            guard plan.positions[id]?.count == 1, let was = before.unit(again: plan.units[index]),
                let made = after.unit(again: plan.units[index])
            else { return nil }
            switch (plan.units[index].content, was.content, made.content) {
            case (.component, .component, .component), (.undeployed, .undeployed, .undeployed):
                changed.units[index] = made
            default: return nil
            }
            met.insert(owner)
        }
        // What is deployed nowhere has findings of its own.
        guard met == owners, let old = before.linker.ownFindings, let new = after.linker.ownFindings else { return nil }
        let gone = Set(old)
        let kept = plan.findings.filter { !gone.contains($0) }
        if kept.contains(where: moves) { return nil }
        changed.findings = kept + new
        return changed
    }
}

extension PlanPass {
    /// A unit of a component, planned from the declarations of this pass; nil when they make none of its identity.
    fileprivate func unit(again unit: Unit) -> Unit? {
        var made: Unit?
        let component = DeclarationID(
            kind: "Component", namespace: unit.binding.namespace, name: unit.id.name)
        switch (linker.catalog.lookup(unit.binding), linker.catalog.lookup(component)) {
        case (.found(.releaseBinding(let binding)), _): made = self.unit(for: binding)
        case (.missing, .found(.component(let component))) where component.deploysAutomatically:
            made = madeUpUnit(of: component)
        default: return nil
        }
        return made?.id == unit.id && made?.binding == unit.binding ? made : nil
    }
}

extension Linker.OwnerKey {
    /// The owner that a declaration names.
    init(_ declaration: Declaration, _ owner: Owner) {
        self.init(namespace: declaration.id.namespace ?? .empty, project: owner.project.name, name: owner.name.name)
    }

    /// A component itself.
    init(_ component: Component) {
        let id = component.declaration.id
        self.init(namespace: id.namespace ?? .empty, project: component.project.name, name: id.name)
    }
}

extension Catalog {
    /// Whether anything is declared in the seed's vocabulary.
    fileprivate var holdsSeed: Bool {
        declarations.contains { if case .seed = $0 { true } else { false } }
    }

    /// The catalogue with other declarations; nil when one is not the declaration of its identity.
    fileprivate func replacing(_ pairs: [(before: TypedDeclaration, after: TypedDeclaration)]) -> Catalog? {
        var changed = self
        for (before, after) in pairs {
            guard changed.replace(before.declaration, with: after) else { return nil }
        }
        return changed
    }
}
