import Basics
import OpenChoreo
import Tree

extension Linker {
    func makeSources(of component: Component) -> Result<ComponentSources, LinkRefusal> {
        var refusal: LinkRefusal?
        func note<Found>(_ result: Result<Found, LinkRefusal>) -> Found? {
            switch result {
            case .success(let found): return found
            case .failure(let failure):
                refusal = refusal ?? failure
                return nil
            }
        }
        let namespace = component.declaration.id.namespace
        let type = note(componentType(of: component))
        let workload = note(self.workload(of: component))
        var traits: [TraitKey: TraitSpec] = [:]
        var digests = [component.declaration.digest]
        if let type {
            if let problem = note(checkWorkloadType(component, type)) { _ = problem }
            digests.append(type.spec.digest)
            for embedded in type.spec.traits {
                let place = embedded.nameOrigin.isKnown ? embedded.nameOrigin : embedded.origin
                if let trait = note(trait(embedded.kind, embedded.name, namespace, at: place)) {
                    traits[TraitKey(kind: embedded.kind, name: embedded.name)] = trait.spec
                }
            }
            _ = note(checkAllowance(component, type))
            _ = note(checkInstanceNames(component, type))
        }
        for instance in component.traits {
            if let trait = note(trait(instance.kind, instance.name, namespace, at: instance.nameOrigin)) {
                traits[TraitKey(kind: instance.kind, name: instance.name)] = trait.spec
            }
        }
        if let refusal { return .failure(refusal) }
        guard let type, let workload else { return .failure(LinkRefusal(text: "the component cannot be rendered")) }
        digests.append(workload.declaration.digest)
        for key in traits.keys.sorted(by: { ($0.kind, $0.name) < ($1.kind, $1.name) }) {
            if let trait = traits[key] { digests.append(trait.digest) }
        }
        return .success(
            ComponentSources(
                type: type.spec, traits: traits, instances: component.traits, parameters: component.parameters,
                workload: workload.declaration.spec, digest: Digest.combining(digests)))
    }

    private func componentType(of component: Component) -> Result<ComponentType, LinkRefusal> {
        let isCluster = component.type.kind == "ClusterComponentType"
        switch resolve(
            component.type.kind, isCluster ? nil : component.declaration.id.namespace, component.type.name,
            at: component.type.origin, spelling: { Self.reference(to: $0, named: $1, from: component) })
        {
        case .success(.componentType(let type)): return .success(type)
        case .success: return .failure(LinkRefusal(text: "the component type has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    /// `componentType.name` for a type: with its workload type, or that of the component when the type has errors.
    static func reference(to type: TypedDeclaration?, named name: String, from component: Component) -> String {
        if case .componentType(let type)? = type { return "\(type.spec.workloadType)/\(name)" }
        return "\(component.workloadType)/\(name)"
    }

    private func checkWorkloadType(_ component: Component, _ type: ComponentType) -> Result<Void, LinkRefusal> {
        guard type.spec.workloadType != component.workloadType else { return .success(()) }
        return refuse(
            Diagnostic(
                .workloadTypeMismatch,
                "component type `\(type.declaration.name)` makes a \(type.spec.workloadType), not a \(component.workloadType)",
                at: Location(component.type.origin),
                notes: [Diagnostic.Note("the type is declared here", at: Location(type.declaration.nameOrigin))],
                fix: "Write `\(type.spec.workloadType)/\(type.declaration.name)`."))
    }

    /// The one workload that names the component as its owner.
    private func workload(of component: Component) -> Result<Workload, LinkRefusal> {
        let namespace = component.declaration.id.namespace ?? .empty
        let key = OwnerKey(namespace: namespace, project: component.project.name, name: component.declaration.id.name)
        let found = workloads[key] ?? []
        if found.count == 1 { return .success(found[0]) }
        if let second = found.dropFirst().first {
            let names = found.map { "`\($0.declaration.name)`" }.joined(separator: ", ")
            return refuse(
                Diagnostic(
                    .workloadDuplicate,
                    "component `\(component.declaration.name)` has \(found.count) Workloads, \(names), but must have one",
                    at: Location(second.declaration.nameOrigin),
                    notes: [
                        Diagnostic.Note("the first one is declared here", at: Location(found[0].declaration.nameOrigin))
                    ],
                    fix: "Remove all but one of them, or name another component in `spec.owner`."))
        }
        if catalog.hasUnreadableDocuments
            || brokenWorkloadOwners.contains(where: {
                $0.namespace == namespace && ($0.name == key.name || $0.name == .empty)
            })
        {
            return .failure(
                LinkRefusal(text: "the Workload of component `\(component.declaration.name)` has errors of its own"))
        }
        var diagnostic = Diagnostic(
            .workloadMissing, "component `\(component.declaration.name)` has no Workload",
            at: Location(component.declaration.nameOrigin),
            fix: "Declare a Workload whose `spec.owner` is `{projectName: \(component.project.name.text), "
                + "componentName: \(component.declaration.name)}`.")
        let others = workloads.filter { $0.key.namespace == namespace }
        if let other = others.first(where: { $0.key.name == key.name })?.value.first {
            diagnostic.notes.append(
                Diagnostic.Note(
                    "this Workload names a component of that name in project `\(other.owner.project.name.text)`",
                    at: Location(other.owner.project.origin)))
        } else if let nearest = nearestName(
            to: component.declaration.name,
            among: others.filter { !isComponent($0.key) }.map(\.key.name.text).sorted()),
            let other = others.first(where: { $0.key.name.text == nearest })?.value.first
        {
            // The workload's owner is the mistake, and is reported as that.
            return .failure(
                LinkRefusal(text: "Workload `\(other.declaration.name)` names `\(nearest)`, which is no component"))
        }
        return refuse(diagnostic)
    }

    private func isComponent(_ key: OwnerKey) -> Bool {
        if case .found = catalog.lookup(DeclarationID(kind: "Component", namespace: key.namespace, name: key.name)) {
            return true
        }
        return false
    }

    private func trait(
        _ kind: String, _ name: String, _ namespace: Symbol?, at origin: Origin
    ) -> Result<Trait, LinkRefusal> {
        switch resolve(Symbol(kind), kind == "ClusterTrait" ? nil : namespace, Symbol(name), at: origin) {
        case .success(.trait(let trait)): return .success(trait)
        case .success: return .failure(LinkRefusal(text: "the trait has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    /// Every trait of the component must be listed by the type; an empty list allows none (specification 2.2.4).
    private func checkAllowance(_ component: Component, _ type: ComponentType) -> Result<Void, LinkRefusal> {
        var result: Result<Void, LinkRefusal> = .success(())
        for instance in component.traits {
            let key = TraitKey(kind: instance.kind, name: instance.name)
            if type.spec.allowedTraits.contains(key) { continue }
            // A trait that does not exist is reported as that.
            let id = DeclarationID(
                kind: Symbol(instance.kind),
                namespace: instance.kind == "ClusterTrait" ? nil : component.declaration.id.namespace,
                name: Symbol(instance.name))
            if case .missing = catalog.lookup(id) { continue }
            let allowed = type.spec.allowedTraits.map { "\($0.kind) `\($0.name)`" }
            let list = allowed.isEmpty ? "it allows none" : "it allows " + allowed.joined(separator: ", ")
            result = refuse(
                Diagnostic(
                    .traitNotAllowed,
                    "component type `\(type.declaration.name)` does not allow \(instance.kind) `\(instance.name)`; \(list)",
                    at: Location(instance.nameOrigin),
                    notes: [
                        Diagnostic.Note(
                            "the type is declared here",
                            at: Location(type.spec.value["allowedTraits"]?.origin ?? type.declaration.nameOrigin))
                    ],
                    fix: "Remove it, or let the platform's owner add it to `allowedTraits`."))
        }
        return result
    }

    private func checkInstanceNames(_ component: Component, _ type: ComponentType) -> Result<Void, LinkRefusal> {
        var result: Result<Void, LinkRefusal> = .success(())
        for instance in component.traits {
            guard let embedded = type.spec.traits.first(where: { $0.instanceName == instance.instanceName }) else {
                continue
            }
            result = refuse(
                Diagnostic(
                    .instanceNameTaken,
                    "component type `\(type.declaration.name)` embeds a trait instance `\(instance.instanceName)` already",
                    at: Location(instance.instanceNameOrigin),
                    notes: [Diagnostic.Note("embedded here", at: Location(embedded.origin))],
                    fix: "Give the instance another name."))
        }
        var seen: Set<String> = []
        for instance in component.traits where !seen.insert(instance.instanceName).inserted {
            result = .failure(LinkRefusal(text: "trait instance `\(instance.instanceName)` occurs twice"))
        }
        return result
    }
}
