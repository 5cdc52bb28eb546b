import Basics
import OpenChoreo
import Tree

/// References that no unit may reach: owners, organizations, names that must be unique (seed specification 1.10, 2.1).
struct SeedReferences {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var index: SeedIndex { lowering.index }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    func check() {
        checkOrganizations()
        checkProjects()
        checkBuildPlanes()
        for seed in index.declarations("Component") { _ = project(of: seed.declaration) }
        for kind in ["Workload", "Connection", "Release", "Build", "API"] as [Symbol] {
            for seed in index.declarations(kind) { checkOwner(of: seed.declaration) }
        }
        for seed in index.declarations("Endpoint") { checkEndpoint(seed.declaration) }
    }

    private func checkOrganizations() {
        var seen: Set<Symbol> = []
        for (_, list) in index.byKind.sorted(by: { $0.key.text < $1.key.text }) {
            for seed in list {
                guard let namespace = seed.declaration.id.namespace, seen.insert(namespace).inserted else { continue }
                let id = DeclarationID(kind: "Organization", namespace: nil, name: namespace)
                if case .missing = linker.catalog.lookup(id) {
                    linker.report(
                        Diagnostic(
                            .organizationMissing, "Organization `\(namespace.text)` is not declared",
                            at: Location(seed.declaration.nameOrigin),
                            fix: "Declare it: `kind: Organization`, `metadata: {name: \(namespace.text)}`."))
                }
            }
        }
    }

    /// Logical names of projects, which are the label `name` where there is one.
    private func checkProjects() {
        var first: [SeedIndex.GroupKey: Declaration] = [:]
        for declaration in linker.catalog.declarations {
            guard case .project(let project) = declaration else { continue }
            let own = project.declaration
            let label = SeedLabels.value("name", in: own.metadata)
            let key = SeedIndex.GroupKey(
                namespace: own.id.namespace ?? .empty, name: label?.string ?? own.name)
            guard let other = first[key] else {
                first[key] = own
                continue
            }
            _ = linker.diverge(
                Diagnostic(
                    .projectDuplicate, "two projects of organization `\(own.namespace)` are named `\(key.name)`",
                    at: Location(label?.origin ?? own.nameOrigin),
                    notes: [Diagnostic.Note("the other one", at: Location(other.nameOrigin))],
                    fix: "Give one of them another label `name`."))
        }
    }

    /// An organization builds in one place, away from what runs.
    private func checkBuildPlanes() {
        var first: [Symbol: Declaration] = [:]
        for seed in index.declarations("BuildPlane") {
            let declaration = seed.declaration
            if let owner = declaration.spec[path: .owner, "organizationName"], owner.string != declaration.namespace {
                linker.report(
                    Diagnostic(
                        .organizationConflict,
                        "the namespace is `\(declaration.namespace)`, but `owner.organizationName` is `\(owner.string ?? "")`",
                        at: Location(owner.origin), fix: "Remove `owner`."))
            }
            if let other = first[declaration.id.namespace ?? .empty] {
                _ = linker.diverge(
                    Diagnostic(
                        .buildPlaneAmbiguous, "organization `\(declaration.namespace)` has two build planes",
                        at: Location(declaration.nameOrigin),
                        notes: [Diagnostic.Note("the other one", at: Location(other.nameOrigin))],
                        fix: "Remove one of them."))
            } else {
                first[declaration.id.namespace ?? .empty] = declaration
            }
            checkSharedCluster(declaration)
        }
    }

    private func checkSharedCluster(_ build: Declaration) {
        guard let cluster = build.spec["kubernetesCluster"], let name = cluster[.name] else { return }
        let text = "\(name.string ?? "") \(cluster[path: "credentials", "apiServerURL"]?.string ?? "")"
        for case .dataPlane(let plane) in linker.catalog.declarations
        where plane.declaration.spec["cluster"]?.string == text {
            linker.report(
                Diagnostic(
                    .sharedCluster,
                    "build plane `\(build.name)` and data plane `\(plane.declaration.name)` are one cluster",
                    at: Location(name.origin),
                    notes: [Diagnostic.Note("the data plane", at: Location(plane.declaration.nameOrigin))],
                    fix: "Build on a cluster of its own."))
        }
    }

    private func project(of declaration: Declaration) -> Bool {
        guard let project = declaration.spec[path: .owner, "projectName"] else { return true }
        let found = lowering.project(declaration.id.namespace, NameReference(kind: "Project", name: project))
        return found.text == nil
    }

    /// An owner must be a component that is declared, of the project that it names itself.
    private func checkOwner(of declaration: Declaration) {
        guard project(of: declaration), let project = declaration.spec[path: .owner, "projectName"],
            let name = declaration.spec[path: .owner, "componentName"], let text = name.string
        else { return }
        guard let component = component(text, declaration, at: name.origin) else { return }
        guard let own = component.spec[path: .owner, "projectName"], own.string != project.string else { return }
        _ = linker.diverge(
            Diagnostic(
                .seedOwnerMismatch,
                "component `\(text)` belongs to project `\(own.string ?? "")`, not to `\(project.string ?? "")`",
                at: Location(project.origin),
                notes: [Diagnostic.Note("the component says so here", at: Location(own.origin))],
                fix: "Write `\(own.string ?? "")`."))
    }

    private func component(_ name: String, _ referrer: Declaration, at origin: Origin) -> Declaration? {
        let id = DeclarationID(kind: "Component", namespace: referrer.id.namespace, name: Symbol(name))
        switch linker.catalog.lookup(id) {
        case .found(let found): return found.declaration
        case .poisoned: return nil
        case .missing:
            let missing = linker.missing(id, at: origin)
            _ = linker.diverge(
                Diagnostic(
                    .seedReferenceNotFound, missing.message, at: missing.location, notes: missing.notes,
                    fix: missing.fix ?? "Declare the component."))
            return nil
        }
    }

    /// An Endpoint must have a component, of a type that it can expose.
    private func checkEndpoint(_ declaration: Declaration) {
        if let environment = SeedLabels.value("environment", in: declaration.metadata) {
            _ = lowering.environment(
                declaration.id.namespace, NameReference(kind: "Environment", name: environment))
        }
        guard let name = SeedIndex.component(ofEndpoint: declaration) else {
            _ = linker.diverge(
                Diagnostic(
                    .ownerNotInferred, "Endpoint `\(declaration.name)` does not say which component it exposes",
                    at: Location(declaration.nameOrigin), fix: "Write `backendRef: {componentRef: …}`."))
            return
        }
        guard let text = name.string,
            let component = component(text, declaration, at: name.origin),
            let type = component.spec[.type]?.string,
            let family = ComponentFamily.allCases.first(where: { $0.componentTypes.contains(type) }),
            family != .service
        else { return }
        linker.report(
            Diagnostic(
                .endpointWithoutEffect,
                family == .webApplication
                    ? "component `\(text)` is a web application, which is public without an Endpoint"
                    : "component `\(text)` is a scheduled task, which listens on nothing",
                at: Location(name.origin),
                notes: [Diagnostic.Note("the component is declared here", at: Location(component.nameOrigin))],
                fix: "Remove the Endpoint."))
    }
}
