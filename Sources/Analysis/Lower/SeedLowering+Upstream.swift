import Basics
import OpenChoreo
import Tree

/// What upstream never looks up is made up where it is followed: it renders a binding whatever the binding names.
extension SeedLowering {
    /// A project; where upstream is followed, one that is not declared is made up.
    func project(_ namespace: Symbol?, _ reference: NameReference) -> Result<ProjectLink, LinkRefusal> {
        let id = DeclarationID(kind: "Project", namespace: namespace, name: reference.name)
        guard linker.settings.followsUpstream, case .missing = linker.catalog.lookup(id) else {
            return linker.project(namespace, reference)
        }
        warn(id, at: reference.origin)
        let spec: Map = ["deploymentPipelineRef": .map([.name: .string("default")])]
        guard case .project(let project) = made(id, .map(spec), reference.origin) else {
            return .failure(LinkRefusal(text: "there is no project `\(reference.name.text)`"))
        }
        return .success(ProjectLink(project: project, pipeline: nil))
    }

    /// An environment; where upstream is followed, one that is not declared, or whose data plane is not, is made up.
    func environment(_ namespace: Symbol?, _ reference: NameReference) -> Result<EnvironmentLink, LinkRefusal> {
        guard linker.settings.followsUpstream else { return linker.environment(namespace, reference) }
        let id = DeclarationID(kind: "Environment", namespace: namespace, name: reference.name)
        var environment: Environment?
        switch linker.catalog.lookup(id) {
        case .found(.environment(let declared)):
            let plane = declared.dataPlane?.name ?? "default"
            let planeID = DeclarationID(kind: "DataPlane", namespace: namespace, name: plane)
            guard declared.dataPlane?.kind != "ClusterDataPlane", case .missing = linker.catalog.lookup(planeID) else {
                return linker.environment(namespace, reference)
            }
            environment = declared
            warn(planeID, at: declared.dataPlane?.origin ?? declared.declaration.nameOrigin)
        case .found, .poisoned: return linker.environment(namespace, reference)
        case .missing: warn(id, at: reference.origin)
        }
        if environment == nil, case .environment(let made) = made(id, .map([:]), reference.origin) {
            environment = made
        }
        let planeID = DeclarationID(
            kind: "DataPlane", namespace: namespace, name: environment?.dataPlane?.name ?? "default")
        guard let environment, case .dataPlane(let plane) = made(planeID, .map([:]), reference.origin) else {
            return .failure(LinkRefusal(text: "there is no environment `\(reference.name.text)`"))
        }
        return .success(
            EnvironmentLink(
                environment: environment, dataPlane: plane, observabilityPlane: nil, isObserved: false, channel: nil))
    }

    private func warn(_ id: DeclarationID, at origin: Origin) {
        let missing = linker.missing(id, at: origin)
        _ = linker.diverge(
            Diagnostic(
                .seedReferenceNotFound, missing.message, at: missing.location, notes: missing.notes,
                fix: missing.fix ?? "Declare the \(id.kind.text)."))
    }

    private func made(_ id: DeclarationID, _ spec: Value, _ origin: Origin) -> TypedDeclaration? {
        TypedDeclaration(
            Declaration(
                id: id, metadata: .map([.name: .string(id.name.text, origin: origin)]), spec: spec, origin: origin,
                isBroken: false))
    }
}
