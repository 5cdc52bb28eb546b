import Basics
import OpenChoreo
import Tree

/// The fourth pass: finds what declarations refer to. Every failed look-up is reported once, at the reference.
final class Linker {
    let catalog: Catalog
    let settings: Settings
    let sources: SourceTable
    /// What was found: each finding once.
    var findings: [Diagnostic] { distinct + single }
    /// What was found, when it is nothing that looking at something else might find, too; else nil.
    var ownFindings: [Diagnostic]? { distinct.isEmpty ? single : nil }
    private var distinct: [Diagnostic] = []
    private var reported: Set<Diagnostic> = []
    /// Findings that nobody makes twice.
    private var single: [Diagnostic] = []

    /// Workloads by namespace, project and component.
    private(set) var workloads: [OwnerKey: [Workload]] = [:]
    /// Components that may own a workload that is broken.
    private(set) var brokenWorkloadOwners: Set<OwnerKey> = []
    /// Channels by namespace and environment.
    private(set) var channels: [DeclarationID: [NotificationChannel]] = [:]

    private var environments: [DeclarationID: Result<EnvironmentLink, LinkRefusal>] = [:]
    private var projects: [DeclarationID: Result<ProjectLink, LinkRefusal>] = [:]
    private var components: [DeclarationID: Result<ComponentSources, LinkRefusal>] = [:]
    private var releases: [DeclarationID: ComponentSources] = [:]
    private var projectSources: [DeclarationID: Result<ShellSources<ProjectTypeSpec>, LinkRefusal>] = [:]
    private var resourceSources: [DeclarationID: Result<ShellSources<ResourceTypeSpec>, LinkRefusal>] = [:]
    /// Whether workloads, by place and namespace, refer to no ConfigurationGroup and to no secret that is missing.
    private var settled: [WorkloadPlace: Bool] = [:]
    /// How the seed's vocabulary is lowered; nil without declarations of it.
    var seed: SeedLowering?
    /// What holds in cells.
    let cells: CellPolicies
    private lazy var defaultProjectType = DefaultProjectType.specification(sources)

    /// A component or resource of a project.
    struct OwnerKey: Hashable {
        var namespace: Symbol
        var project: Symbol
        var name: Symbol
    }

    init(_ catalog: Catalog, settings: Settings, sources: SourceTable) {
        self.catalog = catalog
        self.settings = settings
        self.sources = sources
        cells = CellPolicies(catalog, settings)
        for declaration in catalog.declarations {
            switch declaration {
            case .workload(let workload):
                workloads[OwnerKey(workload.declaration, workload.owner), default: []].append(workload)
            case .channel(let channel):
                channels[environmentID(channel.declaration.id.namespace, channel.environment.name), default: []]
                    .append(channel)
            default: break
            }
        }
        for declaration in catalog.broken.values where declaration.id.kind == "Workload" {
            let owner = declaration.spec["owner"]
            brokenWorkloadOwners.insert(
                OwnerKey(
                    namespace: declaration.id.namespace ?? .empty, project: Symbol(owner?["projectName"]?.string ?? ""),
                    name: Symbol(owner?["componentName"]?.string ?? "")))
        }
    }

    /// A linker for another thread: it knows what this one has linked so far, and has nothing to report yet.
    ///
    /// Not for the seed's vocabulary, whose lowering sees all bindings together.
    func forked() -> Linker { Linker(forking: self) }

    private init(forking other: Linker) {
        catalog = other.catalog
        settings = other.settings
        sources = other.sources
        cells = other.cells
        workloads = other.workloads
        brokenWorkloadOwners = other.brokenWorkloadOwners
        channels = other.channels
        environments = other.environments
        projects = other.projects
    }

    /// Takes over what a forked linker has found and linked.
    func join(_ forked: Linker) {
        forked.distinct.forEach(report)
        single += forked.single
        components.merge(forked.components) { own, _ in own }
        releases.merge(forked.releases) { own, _ in own }
    }

    func environmentID(_ namespace: Symbol?, _ name: Symbol) -> DeclarationID {
        DeclarationID(kind: "Environment", namespace: namespace, name: name)
    }

    // MARK: Reporting

    /// Keeps a finding, once.
    func report(_ diagnostic: Diagnostic) {
        if reported.insert(diagnostic).inserted { distinct.append(diagnostic) }
    }

    /// Keeps a finding that nobody else makes.
    func reportOnce(_ diagnostic: Diagnostic) { single.append(diagnostic) }

    /// Reports an error and refuses.
    func refuse<Found>(_ diagnostic: Diagnostic) -> Result<Found, LinkRefusal> {
        report(diagnostic)
        return .failure(LinkRefusal(text: diagnostic.message))
    }

    /// Reports a divergence; true when upstream is followed and work goes on.
    func diverge(_ diagnostic: Diagnostic) -> Bool {
        var diagnostic = diagnostic
        if settings.followsUpstream { diagnostic.severity = .warning }
        report(diagnostic)
        return settings.followsUpstream
    }

    /// Whether the configuration of a workload as it is written needs nothing of an environment; found out once.
    func isSettled(_ workload: Value, _ namespace: Symbol?) -> Bool {
        let place = WorkloadPlace(origin: workload.origin, namespace: namespace ?? .empty)
        if let known = settled[place] { return known }
        let isSettled = GroupReferences.isSettled(workload, namespace, catalog)
        // Places without a number of their own do not tell workloads apart.
        if place.origin != .none, place.origin.offset < Origin.maximumOffset { settled[place] = isSettled }
        return isSettled
    }

    private struct WorkloadPlace: Hashable {
        var origin: Origin
        var namespace: Symbol
    }

    // MARK: Look-up

    /// The declaration that a reference means, reported when it is missing.
    func resolve(
        _ kind: Symbol, _ namespace: Symbol?, _ name: Symbol, at origin: Origin, fix: String? = nil,
        spelling: (TypedDeclaration?, String) -> String = { _, name in name }
    ) -> Result<TypedDeclaration, LinkRefusal> {
        let id = DeclarationID(kind: kind, namespace: namespace, name: name)
        switch catalog.lookup(id) {
        case .found(let declaration): return .success(declaration)
        case .poisoned: return .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
        case .missing: return refuse(missing(id, at: origin, fix: fix, spelling: spelling))
        }
    }

    /// The finding for a reference to something that is not declared: the nearest name, another kind, another namespace.
    ///
    /// `spelling` gives the text that refers to a declaration of the nearest name.
    func missing(
        _ id: DeclarationID, at origin: Origin, fix: String? = nil,
        spelling: (TypedDeclaration?, String) -> String = { _, name in name }
    ) -> Diagnostic {
        let place = id.namespace.map { " in namespace `\($0.text)`" } ?? ""
        var diagnostic = Diagnostic(
            .referenceNotFound, "there is no \(id.kind.text) `\(id.name.text)`\(place)", at: Location(origin), fix: fix)
        let siblings = catalog.identities(of: id.kind, namespace: id.namespace)
        if let nearest = nearestName(to: id.name.text, among: siblings.map(\.name.text)) {
            let near = DeclarationID(kind: id.kind, namespace: id.namespace, name: Symbol(nearest))
            var typed: TypedDeclaration?
            if case .found(let found) = catalog.lookup(near) { typed = found }
            diagnostic.fix = "Write `\(spelling(typed, nearest))`."
            if let other = declared(near) {
                diagnostic.notes.append(
                    Diagnostic.Note("`\(nearest)` is declared here", at: Location(other.nameOrigin)))
            }
            return diagnostic
        }
        let kind = id.kind.text
        let otherKind = kind.hasPrefix("Cluster") ? String(kind.dropFirst(7)) : "Cluster" + kind
        if CurrentVocabulary.definition(of: Symbol(otherKind)) != nil {
            let namespace = otherKind.hasPrefix("Cluster") ? nil : id.namespace
            let other = DeclarationID(kind: Symbol(otherKind), namespace: namespace, name: id.name)
            if let found = declared(other) {
                diagnostic.fix = "Write `kind: \(otherKind)`."
                diagnostic.notes.append(
                    Diagnostic.Note("a \(otherKind) of this name is declared here", at: Location(found.nameOrigin)))
                return diagnostic
            }
        }
        if let elsewhere = catalog.identities(of: id.kind).first(where: { $0.name == id.name }),
            let found = declared(elsewhere)
        {
            diagnostic.notes.append(
                Diagnostic.Note(
                    "namespace `\(elsewhere.namespace?.text ?? "")` has one of this name; references do not cross namespaces",
                    at: Location(found.nameOrigin)))
        } else if !siblings.isEmpty, diagnostic.fix == nil {
            let names = siblings.prefix(8).map { "`\($0.name.text)`" }.joined(separator: ", ")
            diagnostic.notes.append(
                Diagnostic.Note("declared are: \(names)\(siblings.count > 8 ? " and \(siblings.count - 8) more" : "")"))
        }
        return diagnostic
    }

    private func declared(_ id: DeclarationID) -> Declaration? {
        if case .found(let declaration) = catalog.lookup(id) { return declaration.declaration }
        return catalog.broken[id]
    }

    // MARK: Environments

    /// An environment with its planes.
    func environment(_ namespace: Symbol?, _ reference: NameReference) -> Result<EnvironmentLink, LinkRefusal> {
        let id = environmentID(namespace, reference.name)
        if let known = environments[id] { return known }
        switch resolve("Environment", namespace, reference.name, at: reference.origin) {
        case .success(.environment(let environment)):
            let link = link(environment)
            environments[id] = link
            return link
        case .success: return .failure(LinkRefusal(text: "\(id.description) is no environment"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    /// The observability plane of an environment that has been linked; nil without one.
    func observabilityPlaneIfLinked(_ environment: Environment) -> DeclarationID? {
        let id = environmentID(environment.declaration.id.namespace, environment.declaration.id.name)
        guard case .success(let link) = environments[id], link.isObserved else { return nil }
        return link.observabilityPlane
    }

    private func link(_ environment: Environment) -> Result<EnvironmentLink, LinkRefusal> {
        let namespace = environment.declaration.id.namespace
        let plane: DataPlane
        switch dataPlane(of: environment) {
        case .success(let found): plane = found
        case .failure(let refusal): return .failure(refusal)
        }
        let observability = observabilityPlane(of: plane)
        let channel = defaultChannel(of: environment, namespace)
        return .success(
            EnvironmentLink(
                environment: environment, dataPlane: plane, observabilityPlane: observability,
                isObserved: settings.hasObservability ?? (observability != nil), channel: channel))
    }

    private func dataPlane(of environment: Environment) -> Result<DataPlane, LinkRefusal> {
        let namespace = environment.declaration.id.namespace
        if let reference = environment.dataPlane {
            let isCluster = reference.kind == "ClusterDataPlane"
            switch resolve(
                reference.kind, isCluster ? nil : namespace, reference.name, at: reference.origin,
                fix: "Declare it, or read the repository that does together with this one (`--also`).")
            {
            case .success(.dataPlane(let plane)): return .success(plane)
            case .success: return .failure(LinkRefusal(text: "the data plane has errors of its own"))
            case .failure(let refusal): return .failure(refusal)
            }
        }
        for id in [
            DeclarationID(kind: "DataPlane", namespace: namespace, name: "default"),
            DeclarationID(kind: "ClusterDataPlane", namespace: nil, name: "default"),
        ] {
            switch catalog.lookup(id) {
            case .found(.dataPlane(let plane)): return .success(plane)
            case .found, .missing: continue
            case .poisoned: return .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
            }
        }
        return refuse(
            Diagnostic(
                .dataPlaneNotFound, "environment `\(environment.declaration.name)` has no data plane",
                at: Location(environment.declaration.nameOrigin),
                fix:
                    "Name one in `spec.dataPlaneRef`, or read the platform's repository together with this one (`--also`)."
            ))
    }

    private func observabilityPlane(of plane: DataPlane) -> DeclarationID? {
        var candidates: [DeclarationID] = []
        if let reference = plane.observabilityPlane {
            let isCluster = reference.kind == "ClusterObservabilityPlane" || plane.isCluster
            candidates = [
                DeclarationID(
                    kind: isCluster ? "ClusterObservabilityPlane" : "ObservabilityPlane",
                    namespace: isCluster ? nil : plane.declaration.id.namespace, name: reference.name)
            ]
            if settings.hasObservability == nil, case .missing = catalog.lookup(candidates[0]) {
                var finding = missing(candidates[0], at: reference.origin)
                finding.severity = .warning
                finding.fix =
                    finding.fix
                    ?? "Declare it, read the repository that does together with this one (`--also`), or set "
                    + "`observability.enabled` in `choreoc.yaml`."
                report(finding)
            }
        } else {
            if !plane.isCluster {
                candidates.append(
                    DeclarationID(
                        kind: "ObservabilityPlane", namespace: plane.declaration.id.namespace, name: "default"))
            }
            candidates.append(DeclarationID(kind: "ClusterObservabilityPlane", namespace: nil, name: "default"))
        }
        return candidates.first { id in
            switch catalog.lookup(id) {
            case .found: true
            case .poisoned, .missing: false
            }
        }
    }

    /// The marked channel, the lowest name of several (specification 6.9; decisions: only one that is marked).
    private func defaultChannel(of environment: Environment, _ namespace: Symbol?) -> Value? {
        let marked = (channels[environmentID(namespace, environment.declaration.id.name)] ?? []).filter(\.isDefault)
        if marked.count > 1 {
            report(
                Diagnostic(
                    .channelAmbiguous,
                    "environment `\(environment.declaration.name)` has \(marked.count) default notification channels; "
                        + "`\(marked[0].declaration.name)` is used", at: Location(marked[1].declaration.nameOrigin),
                    notes: [Diagnostic.Note("the one that is used", at: Location(marked[0].declaration.nameOrigin))],
                    fix: "Mark only one with `isEnvDefault: true`."))
        }
        return marked.first.map { .string($0.declaration.name, origin: $0.declaration.nameOrigin) }
    }

    // MARK: Projects

    /// A project with its pipeline.
    func project(_ namespace: Symbol?, _ reference: NameReference) -> Result<ProjectLink, LinkRefusal> {
        let id = DeclarationID(kind: "Project", namespace: namespace, name: reference.name)
        if let known = projects[id] { return known }
        switch resolve("Project", namespace, reference.name, at: reference.origin) {
        case .success(.project(let project)): return link(project)
        case .success: return .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    /// A project with its pipeline.
    func link(_ project: Project) -> Result<ProjectLink, LinkRefusal> {
        if let known = projects[project.declaration.id] { return known }
        var pipeline: DeploymentPipeline?
        let namespace = project.declaration.id.namespace
        if case .success(.pipeline(let found)) = resolve(
            "DeploymentPipeline", namespace, project.pipeline.name, at: project.pipeline.origin)
        {
            pipeline = found
            PipelineCheck(self, found).run()
        }
        let link = Result<ProjectLink, LinkRefusal>.success(ProjectLink(project: project, pipeline: pipeline))
        projects[project.declaration.id] = link
        return link
    }

    // MARK: Sources of projects and resources

    /// A project's type and parameters as they are.
    func sources(of project: Project) -> Result<ShellSources<ProjectTypeSpec>, LinkRefusal> {
        if let known = projectSources[project.declaration.id] { return known }
        let made = makeSources(of: project)
        projectSources[project.declaration.id] = made
        return made
    }

    private func makeSources(of project: Project) -> Result<ShellSources<ProjectTypeSpec>, LinkRefusal> {
        let namespace = project.declaration.id.namespace
        let kind = project.type?.kind ?? "ClusterProjectType"
        let name = project.type?.name ?? "default"
        if project.type == nil, let seed, seed.projects.contains(project.declaration.id), let spec = seed.projectType {
            return .success(
                ShellSources(
                    spec: spec, parameters: CellNetwork(seed).projectParameters(namespace),
                    digest: Digest.combining([spec.digest, project.declaration.digest])))
        }
        if project.type == nil {
            report(
                Diagnostic(
                    .projectTypeAssumed,
                    "project `\(project.declaration.name)` names no type; ClusterProjectType `default` is used",
                    at: Location(project.declaration.nameOrigin),
                    fix: "Write `type: {kind: ClusterProjectType, name: default}`."))
        }
        func made(_ spec: ProjectTypeSpec) -> Result<ShellSources<ProjectTypeSpec>, LinkRefusal> {
            .success(
                ShellSources(
                    spec: spec, parameters: project.parameters,
                    digest: Digest.combining([spec.digest, project.declaration.digest])))
        }
        if kind == "ClusterProjectType", name == "default",
            case .missing = catalog.lookup(DeclarationID(kind: kind, namespace: nil, name: name))
        {
            return made(defaultProjectType)
        }
        let origin = project.type?.origin ?? project.declaration.nameOrigin
        switch resolve(kind, kind == "ClusterProjectType" ? nil : namespace, name, at: origin) {
        case .success(.projectType(let type)): return made(type.spec)
        case .success: return .failure(LinkRefusal(text: "the project type has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    /// A managed resource's type and parameters as they are.
    func sources(of resource: Resource) -> Result<ShellSources<ResourceTypeSpec>, LinkRefusal> {
        if let known = resourceSources[resource.declaration.id] { return known }
        let isCluster = resource.type.kind == "ClusterResourceType"
        let made: Result<ShellSources<ResourceTypeSpec>, LinkRefusal>
        switch resolve(
            resource.type.kind, isCluster ? nil : resource.declaration.id.namespace, resource.type.name,
            at: resource.type.origin)
        {
        case .success(.resourceType(let type)):
            made = .success(
                ShellSources(
                    spec: type.spec, parameters: resource.parameters,
                    digest: Digest.combining([type.spec.digest, resource.declaration.digest])))
        case .success: made = .failure(LinkRefusal(text: "the resource type has errors of its own"))
        case .failure(let refusal): made = .failure(refusal)
        }
        resourceSources[resource.declaration.id] = made
        return made
    }

    // MARK: Sources of components

    /// A component's live sources (specification 2.1, 2.2).
    func sources(of component: Component) -> Result<ComponentSources, LinkRefusal> {
        if let known = components[component.declaration.id] { return known }
        let made = makeSources(of: component)
        components[component.declaration.id] = made
        return made
    }

    /// A release's frozen sources.
    func sources(of release: ComponentRelease) -> ComponentSources {
        if let known = releases[release.declaration.id] { return known }
        let embeddedKind = release.typeKind == "ClusterComponentType" ? "ClusterTrait" : "Trait"
        var traits: [TraitKey: TraitSpec] = [:]
        for (key, spec) in release.traits { traits[key] = TraitSpec(spec) }
        let made = ComponentSources(
            type: ComponentTypeSpec(release.typeSpec, embeddedKind: embeddedKind), traits: traits,
            instances: release.instances, parameters: release.parameters, workload: release.workload,
            isFrozen: true, digest: release.declaration.digest)
        releases[release.declaration.id] = made
        return made
    }
}
