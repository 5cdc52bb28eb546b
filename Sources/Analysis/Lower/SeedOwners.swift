import Basics
import OpenChoreo
import Tree

/// A component of the seed's vocabulary, with its counterpart in the model.
struct SeedComponent {
    var declaration: Declaration
    /// `type` as declared.
    var type: String
    /// The component as the model has it.
    var lowered: Component
}

/// Who owns bindings and claims (seed specification 2.1 edges 5, 10, 12; 2.2).
struct SeedOwners {
    let index: SeedIndex
    let linker: Linker

    init(_ index: SeedIndex, _ linker: Linker) {
        self.index = index
        self.linker = linker
    }

    // MARK: Bindings

    /// The owner of a binding: as declared, or inferred from its references, labels and name.
    func owner(of seed: SeedDeclaration, _ family: ComponentFamily) -> (project: Value, component: Value)? {
        let spec = seed.declaration.spec
        if let owner = spec[.owner], let project = owner["projectName"], let component = owner["componentName"] {
            return (project, component)
        }
        let namespace = seed.declaration.id.namespace
        if let claim = spec["claimRef"], let name = claim.string {
            guard case .found(let found) = index.find(family.claimKind, namespace, name) else {
                _ = linker.resolve(family.claimKind, namespace, Symbol(name), at: claim.origin)
                return nil
            }
            return owner(found.declaration)
        }
        if let name = spec["componentRef"] ?? SeedLabels.value("component", in: seed.declaration.metadata) {
            if let project = spec["projectRef"] ?? SeedLabels.value("project", in: seed.declaration.metadata) {
                return (project, name)
            }
            if case .found(let component) = index.find("Component", namespace, name.string ?? ""),
                let project = component.declaration.spec[path: .owner, "projectName"]
            {
                return (project, name)
            }
            _ = linker.resolve("Component", namespace, Symbol(name.string ?? ""), at: name.origin)
            return nil
        }
        return inferred(seed, family)
    }

    private func owner(_ declaration: Declaration) -> (project: Value, component: Value)? {
        guard let owner = declaration.spec[.owner], let project = owner["projectName"],
            let component = owner["componentName"]
        else { return nil }
        return (project, component)
    }

    /// A binding is named like its claim or component, with or without the environment behind it.
    private func inferred(_ seed: SeedDeclaration, _ family: ComponentFamily) -> (project: Value, component: Value)? {
        let declaration = seed.declaration
        let environment = declaration.spec["environment"]?.string ?? ""
        var names = [declaration.name]
        if declaration.name.hasSuffix("-" + environment) {
            names.append(String(declaration.name.dropLast(environment.utf8.count + 1)))
        }
        func found(_ kind: Symbol) -> [SeedDeclaration] {
            names.compactMap { name in
                if case .found(let seed) = index.find(kind, declaration.id.namespace, name) { seed } else { nil }
            }
        }
        let claims = found(family.claimKind)
        let place = Location(declaration.nameOrigin)
        if claims.count == 1 { return owner(claims[0].declaration) }
        if claims.isEmpty {
            let components = found("Component").filter {
                family.componentTypes.contains($0.declaration.spec["type"]?.string ?? "")
            }
            if components.count == 1, let project = components[0].declaration.spec[path: .owner, "projectName"] {
                return (project, .string(components[0].declaration.name, origin: declaration.nameOrigin))
            }
        }
        linker.report(
            Diagnostic(
                .ownerNotInferred, "\(declaration.id.description) names no owner, and its name does not tell one",
                at: place,
                notes: claims.map { Diagnostic.Note("a candidate", at: Location($0.declaration.nameOrigin)) },
                fix: "Write `owner: {projectName: …, componentName: …}`."))
        return nil
    }

    // MARK: Components

    /// The component that a binding or claim belongs to. One that is not declared is made up where upstream is followed.
    func component(
        _ namespace: Symbol?, _ project: Value, _ component: Value, _ family: ComponentFamily
    ) -> Result<SeedComponent, LinkRefusal> {
        let name = component.string ?? ""
        switch index.find("Component", namespace, name) {
        case .found(let seed): return check(seed.declaration, project, family)
        case .poisoned:
            let id = DeclarationID(kind: "Component", namespace: namespace, name: Symbol(name))
            guard case .found(.component(let current)) = linker.catalog.lookup(id) else {
                return .failure(LinkRefusal(text: "component `\(name)` has errors of its own"))
            }
            return .success(SeedComponent(declaration: current.declaration, type: family.rawValue, lowered: current))
        case .missing:
            let id = DeclarationID(kind: "Component", namespace: namespace, name: Symbol(name))
            let missing = linker.missing(id, at: component.origin)
            let goesOn = linker.diverge(
                Diagnostic(
                    .seedReferenceNotFound, missing.message, at: missing.location, notes: missing.notes,
                    fix: missing.fix ?? "Declare the component."))
            guard goesOn else { return .failure(LinkRefusal(text: missing.message)) }
            let declaration = Declaration(
                id: id, metadata: .map([.name: component], origin: component.origin), spec: .map([:]),
                origin: component.origin,
                isBroken: false)
            return lowered(declaration, project, family, type: family.rawValue)
        }
    }

    private func check(
        _ declaration: Declaration, _ project: Value, _ family: ComponentFamily
    ) -> Result<SeedComponent, LinkRefusal> {
        let type = declaration.spec["type"]?.string ?? ""
        if let own = declaration.spec[path: .owner, "projectName"], own.string != project.string {
            let goesOn = linker.diverge(
                Diagnostic(
                    .seedOwnerMismatch,
                    "component `\(declaration.name)` belongs to project `\(own.string ?? "")`, not to `\(project.string ?? "")`",
                    at: Location(project.origin),
                    notes: [Diagnostic.Note("the component says so here", at: Location(own.origin))],
                    fix: "Write `\(own.string ?? "")`."))
            if !goesOn { return .failure(LinkRefusal(text: "the component belongs to another project")) }
        }
        if !family.componentTypes.contains(type) {
            let goesOn = linker.diverge(
                Diagnostic(
                    .typeMismatch,
                    "component `\(declaration.name)` is of type `\(type)`, but a \(family.rawValue) runs it",
                    at: Location(declaration.spec["type"]?.origin ?? declaration.nameOrigin),
                    fix: "Write `type: \(family.rawValue)`, or declare the kind that fits."))
            if !goesOn { return .failure(LinkRefusal(text: "the component is of another type")) }
        }
        return lowered(declaration, project, family, type: type)
    }

    private func lowered(
        _ declaration: Declaration, _ project: Value, _ family: ComponentFamily, type: String
    ) -> Result<SeedComponent, LinkRefusal> {
        let origin = declaration.nameOrigin
        let spec: Map = [
            .owner: .map(["projectName": project], origin: origin),
            "componentType": .map(
                [
                    .kind: .string("ClusterComponentType", origin: origin),
                    .name: .string("\(family.workloadType)/\(family.typeName)", origin: origin),
                ], origin: origin),
        ]
        let made = Declaration(
            id: declaration.id, metadata: declaration.metadata, spec: .map(spec, origin: origin),
            origin: declaration.origin,
            isBroken: false)
        guard case .component(let component) = TypedDeclaration(made) else {
            return .failure(LinkRefusal(text: "component `\(declaration.name)` cannot be lowered"))
        }
        return .success(SeedComponent(declaration: declaration, type: type, lowered: component))
    }

    // MARK: Environments

    /// An environment must be in a path of the project's pipeline.
    func check(
        _ environment: EnvironmentLink, in project: ProjectLink, _ place: Value
    ) -> Result<Void, LinkRefusal> {
        guard let pipeline = project.pipeline else { return .success(()) }
        let name = environment.environment.declaration.id.name
        guard !pipeline.environments.contains(where: { $0.name == name }) else { return .success(()) }
        let goesOn = linker.diverge(
            Diagnostic(
                .bindingEnvironment,
                "pipeline `\(pipeline.declaration.name)` of project `\(project.project.declaration.name)` has no environment `\(name.text)`",
                at: Location(place.origin),
                notes: [
                    Diagnostic.Note("the pipeline is declared here", at: Location(pipeline.declaration.nameOrigin))
                ],
                fix: "Add it to a path of the pipeline, or bind to one of: "
                    + pipeline.environments.map { "`\($0.name.text)`" }.joined(separator: ", ") + "."))
        return goesOn ? .success(()) : .failure(LinkRefusal(text: "environment `\(name.text)` is not in the pipeline"))
    }
}
