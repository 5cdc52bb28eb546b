import Basics
import OpenChoreo
import Tree

/// The fifth pass: which units there are (specification 2.5, 6.7, 6.8, with the policy of `decisions.md`).
public enum Planner {
    /// The units of a catalogue. Refused ones are listed, with the text of the first cause.
    ///
    /// - Parameters:
    ///   - prelude: the types that components of the seed's vocabulary are rendered by.
    ///   - jobs: the number of threads; they do not show in the result.
    public static func plan(
        _ catalog: Catalog, settings: Settings, sources: SourceTable, prelude: PreludeLibrary = PreludeLibrary(),
        jobs: Int = 1
    ) -> Plan {
        let linker = Linker(catalog, settings: settings, sources: sources)
        let index = SeedIndex(catalog)
        if !index.isEmpty || settings.seed.rendersPlatform {
            linker.seed = SeedLowering(linker, index, prelude: prelude)
        }
        var pass = PlanPass(linker, jobs: jobs)
        pass.run()
        return Plan(
            units: pass.units, findings: pass.linker.findings, positions: pass.positions, catalog: catalog,
            cells: pass.cells)
    }
}

/// The state of the pass.
struct PlanPass {
    let linker: Linker
    private let jobs: Int
    var units: [Unit] = []
    var positions: [UnitID: Range<Int>] = [:]
    var cells: [UnitID: CellPolicy] = [:]

    init(_ linker: Linker, jobs: Int) {
        self.linker = linker
        self.jobs = jobs
    }

    mutating func run() {
        var components: [Unit] = []
        var resources: [Unit] = []
        var projects: [Unit] = []
        checkPlatform()
        linker.cells.readAnnotations(linker.report)
        var bindings: [ReleaseBinding] = []
        for declaration in linker.catalog.declarations {
            switch declaration {
            case .releaseBinding(let binding): bindings.append(binding)
            case .resourceReleaseBinding(let binding): resources.append(unit(for: binding))
            case .projectReleaseBinding(let binding): projects.append(unit(for: binding))
            default: break
            }
        }
        components = units(for: bindings)
        for declaration in linker.catalog.broken.values { listBroken(declaration, &projects, &resources, &components) }
        synthesizeComponents(&components)
        if let seed = linker.seed { components += seed.units(beside: components) }
        linker.seed?.configuration.reportUnused()
        synthesizeProjects(&projects, for: components + resources)
        applyCells(&projects)
        reportDuplicates(&projects)
        reportDuplicates(&resources)
        reportDuplicates(&components)
        units = Self.sorted(projects) + Self.sorted(resources) + Self.sorted(components) + planes()
        if let seed = linker.seed { units += DataPlaneObjects(seed).units(of: units) }
        positions.reserveCapacity(units.count)
        for index in units.indices {
            // Units of one identity stand side by side.
            guard let earlier = positions.updateValue(index..<index + 1, forKey: units[index].id) else { continue }
            positions[units[index].id] = earlier.lowerBound..<index + 1
        }
    }

    private static func sorted(_ units: [Unit]) -> [Unit] {
        let order = units.indices.sorted { left, right in
            let (a, b) = (units[left].id, units[right].id)
            if a == b { return DeclarationID.precedes(units[left].binding, units[right].binding) }
            return UnitID.precedes(a, b)
        }
        return order.map { units[$0] }
    }

    // MARK: What no unit may reach

    /// Checks references of declarations that units may or may not use.
    private func checkPlatform() {
        for declaration in linker.catalog.declarations {
            switch declaration {
            case .environment(let environment) where environment.dataPlane != nil:
                if let reference = environment.dataPlane {
                    let isCluster = reference.kind == "ClusterDataPlane"
                    _ = linker.resolve(
                        reference.kind, isCluster ? nil : environment.declaration.id.namespace, reference.name,
                        at: reference.origin,
                        fix: "Declare it, or read the repository that does together with this one (`--also`).")
                }
            case .project(let project): _ = linker.link(project)
            // One that no project names will be named by one that comes; upstream never looks.
            case .pipeline(let pipeline) where !linker.settings.followsUpstream: PipelineCheck(linker, pipeline).run()
            case .workload(let workload): checkOwner(workload.owner, of: workload.declaration)
            case .channel(let channel):
                _ = linker.resolve(
                    "Environment", channel.declaration.id.namespace, channel.environment.name,
                    at: channel.environment.origin)
            default: break
            }
        }
    }

    /// A workload whose component does not exist, or belongs to another project.
    func checkOwner(_ owner: Owner, of declaration: Declaration) {
        let namespace = declaration.id.namespace
        guard
            case .success(.component(let component)) = linker.resolve(
                "Component", namespace, owner.name.name, at: owner.name.origin)
        else { return }
        guard component.project.name != owner.project.name else { return }
        if isMissing(component.project.name, namespace) { return }
        linker.report(
            Diagnostic(
                .ownerMismatch,
                "component `\(component.declaration.name)` belongs to project `\(component.project.name.text)`, "
                    + "not to `\(owner.project.name.text)`", at: Location(owner.project.origin),
                notes: [Diagnostic.Note("the component says so here", at: Location(component.project.origin))],
                fix: "Write `\(component.project.name.text)`.", severity: .warning))
    }

    /// Whether the project that a component or resource names does not exist: then that is the mistake, and not that
    /// others name another one.
    private func isMissing(_ project: Symbol, _ namespace: Symbol?) -> Bool {
        let id = DeclarationID(kind: "Project", namespace: namespace, name: project)
        guard case .missing = linker.catalog.lookup(id) else { return false }
        return true
    }

    // MARK: Bindings that are written

    /// From this many bindings on, several threads share them.
    private static let sharedBindings = 512

    /// The units of bindings, in their order. Those of one component mostly stand side by side, so that a thread has all.
    private func units(for bindings: [ReleaseBinding]) -> [Unit] {
        guard jobs > 1, bindings.count >= Self.sharedBindings, linker.seed == nil else {
            return bindings.map { unit(for: $0) }
        }
        // Units of one environment share its link, whichever thread makes them.
        var seen: Set<DeclarationID> = []
        for binding in bindings {
            let namespace = binding.declaration.id.namespace
            guard seen.insert(linker.environmentID(namespace, binding.environment.name)).inserted else { continue }
            _ = linker.environment(namespace, binding.environment)
        }
        // Each is used by one thread alone.
        nonisolated(unsafe) let passes = (0..<jobs).map { _ in PlanPass(linker.forked(), jobs: 1) }
        let share = (bindings.count + jobs - 1) / jobs
        let made = parallelMap(count: jobs, jobs: jobs, worker: {}) { (_, index) -> [Unit] in
            let end = min(bindings.count, (index + 1) * share)
            return bindings[min(end, index * share)..<end].map { passes[index].unit(for: $0) }
        }
        for pass in passes { linker.join(pass.linker) }
        return made.flatMap { $0 }
    }

    /// The unit of a binding.
    func unit(for binding: ReleaseBinding) -> Unit {
        let declaration = binding.declaration
        var unit = Unit(
            id: UnitID(
                role: .component, organization: declaration.id.namespace ?? .empty,
                environment: binding.environment.name, project: binding.owner.project.name,
                name: binding.owner.name.name),
            binding: declaration.id, origin: declaration.nameOrigin, content: .undeployed)
        let environment = linker.environment(declaration.id.namespace, binding.environment)
        let component = component(of: binding)
        let project = linker.project(declaration.id.namespace, binding.owner.project)
        var content: Unit.Content?
        if case .success(let component) = component, case .success(let project) = project,
            case .success(let environment) = environment
        {
            switch sources(of: component, binding, project) {
            case .success(let sources):
                if binding.isUndeployed { return unit }
                let made = ComponentUnit(
                    component: component, project: project.project, sources: sources, binding: binding,
                    environment: environment)
                content = GroupReferences.content(made, unit.id, linker)
            case .failure(let refusal): content = .refused(refusal.text)
            }
        }
        unit.content = content ?? .refused(Self.firstText([environment.text, component.text, project.text]))
        return unit
    }

    static func firstText(_ texts: [String?]) -> String {
        texts.compactMap { $0 }.first ?? "the unit cannot be rendered"
    }

    private func component(of binding: ReleaseBinding) -> Result<Component, LinkRefusal> {
        let namespace = binding.declaration.id.namespace
        switch linker.resolve("Component", namespace, binding.owner.name.name, at: binding.owner.name.origin) {
        case .success(.component(let component)):
            guard component.project.name == binding.owner.project.name else {
                if isMissing(component.project.name, namespace) {
                    return .failure(LinkRefusal(text: "there is no project `\(component.project.name.text)`"))
                }
                return linker.refuse(
                    Diagnostic(
                        .ownerMismatch,
                        "component `\(component.declaration.name)` belongs to project `\(component.project.name.text)`, "
                            + "not to `\(binding.owner.project.name.text)`", at: Location(binding.owner.project.origin),
                        notes: [Diagnostic.Note("the component says so here", at: Location(component.project.origin))],
                        fix: "Write `\(component.project.name.text)`."))
            }
            return .success(component)
        case .success: return .failure(LinkRefusal(text: "the component has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }

    private func sources(
        of component: Component, _ binding: ReleaseBinding, _ project: ProjectLink
    ) -> Result<ComponentSources, LinkRefusal> {
        guard let pin = binding.release else {
            reportUnpinned(binding.declaration, binding.environment, project, field: "releaseName")
            return linker.sources(of: component)
        }
        let id = DeclarationID(kind: "ComponentRelease", namespace: binding.declaration.id.namespace, name: pin.name)
        switch linker.catalog.lookup(id) {
        case .found(.componentRelease(let release)):
            guard release.owner.project.name == binding.owner.project.name,
                release.owner.name.name == binding.owner.name.name
            else {
                return linker.refuse(
                    Diagnostic(
                        .releaseOwnerMismatch,
                        "release `\(pin.name.text)` belongs to component `\(release.owner.name.name.text)` of project "
                            + "`\(release.owner.project.name.text)`", at: Location(pin.origin),
                        notes: [Diagnostic.Note("the release says so here", at: Location(release.owner.name.origin))],
                        fix: "Pin a release of component `\(binding.owner.name.name.text)`."))
            }
            return .success(linker.sources(of: release))
        case .found, .poisoned: return .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
        case .missing:
            guard releaseMissing(id, at: pin.origin) else {
                return .failure(LinkRefusal(text: "there is no release `\(pin.name.text)`"))
            }
            return linker.sources(of: component)
        }
    }

    /// Reports a pin without its release; true when the live sources are to be used.
    private func releaseMissing(_ id: DeclarationID, at origin: Origin) -> Bool {
        var diagnostic = linker.missing(
            id, at: origin, fix: "Commit the release, or remove the pin to render the live sources.")
        diagnostic = Diagnostic(
            .releaseNotFound, diagnostic.message, at: diagnostic.location, notes: diagnostic.notes, fix: diagnostic.fix)
        return linker.diverge(diagnostic)
    }

    private func reportUnpinned(
        _ declaration: Declaration, _ environment: NameReference, _ project: ProjectLink, field: String
    ) {
        let isRoot = project.root == nil || project.root == environment.name
        // In the first environment it is an info only.
        if isRoot, !linker.settings.keepsInfos { return }
        linker.reportOnce(
            Diagnostic(
                isRoot ? .bindingUnpinnedInRoot : .bindingUnpinned,
                "binding `\(declaration.name)` pins no release; environment `\(environment.name.text)` follows the live sources",
                at: Location(declaration.nameOrigin),
                fix: isRoot ? nil : "Pin one with `\(field)`, so that changes reach this environment by promotion."))
    }

    private func unit(for binding: ProjectReleaseBinding) -> Unit {
        let declaration = binding.declaration
        var unit = Unit(
            id: UnitID(
                role: .project, organization: declaration.id.namespace ?? .empty,
                environment: binding.environment.name, project: binding.project.name, name: binding.project.name),
            binding: declaration.id, origin: declaration.nameOrigin, content: .undeployed)
        let environment = linker.environment(declaration.id.namespace, binding.environment)
        let project = linker.project(declaration.id.namespace, binding.project)
        guard case .success(let environmentLink) = environment, case .success(let projectLink) = project else {
            unit.content = .refused(Self.firstText([environment.text, project.text]))
            return unit
        }
        let sources: Result<ShellSources<ProjectTypeSpec>, LinkRefusal>
        if let pin = binding.release {
            let id = DeclarationID(kind: "ProjectRelease", namespace: declaration.id.namespace, name: pin.name)
            switch linker.catalog.lookup(id) {
            case .found(.projectRelease(let release)):
                guard release.project.name == binding.project.name else {
                    unit.content = .refused(
                        mismatch(
                            pin, "project `\(release.project.name.text)`", "project `\(binding.project.name.text)`"))
                    return unit
                }
                sources = .success(
                    ShellSources(
                        spec: ProjectTypeSpec(release.typeSpec), parameters: release.parameters,
                        digest: release.declaration.digest))
            case .found, .poisoned: sources = .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
            case .missing:
                sources =
                    releaseMissing(id, at: pin.origin)
                    ? linker.sources(of: projectLink.project)
                    : .failure(LinkRefusal(text: "there is no release `\(pin.name.text)`"))
            }
        } else {
            sources = linker.sources(of: projectLink.project)
        }
        switch sources {
        case .success(let sources):
            unit.content = .project(
                ProjectUnit(
                    project: projectLink.project, sources: sources, binding: binding, environment: environmentLink))
        case .failure(let refusal): unit.content = .refused(refusal.text)
        }
        return unit
    }

    private func mismatch(_ pin: NameReference, _ owner: String, _ wanted: String) -> String {
        let diagnostic = Diagnostic(
            .releaseOwnerMismatch, "release `\(pin.name.text)` belongs to \(owner)", at: Location(pin.origin),
            fix: "Pin a release of \(wanted).")
        linker.report(diagnostic)
        return diagnostic.message
    }

    private func unit(for binding: ResourceReleaseBinding) -> Unit {
        let declaration = binding.declaration
        var unit = Unit(
            id: UnitID(
                role: .resource, organization: declaration.id.namespace ?? .empty,
                environment: binding.environment.name, project: binding.owner.project.name,
                name: binding.owner.name.name),
            binding: declaration.id, origin: declaration.nameOrigin, content: .undeployed)
        let environment = linker.environment(declaration.id.namespace, binding.environment)
        let project = linker.project(declaration.id.namespace, binding.owner.project)
        let resource = self.resource(of: binding)
        guard case .success(let environmentLink) = environment, case .success(let projectLink) = project,
            case .success(let declared) = resource
        else {
            unit.content = .refused(Self.firstText([environment.text, resource.text, project.text]))
            return unit
        }
        let sources: Result<ShellSources<ResourceTypeSpec>, LinkRefusal>
        if let pin = binding.release {
            let id = DeclarationID(kind: "ResourceRelease", namespace: declaration.id.namespace, name: pin.name)
            switch linker.catalog.lookup(id) {
            case .found(.resourceRelease(let release)):
                guard release.owner.project.name == binding.owner.project.name,
                    release.owner.name.name == binding.owner.name.name
                else {
                    unit.content = .refused(
                        mismatch(
                            pin, "resource `\(release.owner.name.name.text)`",
                            "resource `\(binding.owner.name.name.text)`"))
                    return unit
                }
                sources = .success(
                    ShellSources(
                        spec: ResourceTypeSpec(release.typeSpec), parameters: release.parameters,
                        digest: release.declaration.digest))
            case .found, .poisoned: sources = .failure(LinkRefusal(text: "\(id.description) has errors of its own"))
            case .missing:
                sources =
                    releaseMissing(id, at: pin.origin)
                    ? linker.sources(of: declared)
                    : .failure(LinkRefusal(text: "there is no release `\(pin.name.text)`"))
            }
        } else {
            reportUnpinned(declaration, binding.environment, projectLink, field: "resourceRelease")
            sources = linker.sources(of: declared)
        }
        switch sources {
        case .success(let sources):
            unit.content = .resource(
                ResourceUnit(
                    resource: declared, project: projectLink.project, sources: sources, binding: binding,
                    environment: environmentLink))
        case .failure(let refusal): unit.content = .refused(refusal.text)
        }
        return unit
    }

    private func resource(of binding: ResourceReleaseBinding) -> Result<Resource, LinkRefusal> {
        switch linker.resolve(
            "Resource", binding.declaration.id.namespace, binding.owner.name.name, at: binding.owner.name.origin)
        {
        case .success(.resource(let resource)):
            guard resource.project.name == binding.owner.project.name else {
                if isMissing(resource.project.name, binding.declaration.id.namespace) {
                    return .failure(LinkRefusal(text: "there is no project `\(resource.project.name.text)`"))
                }
                return linker.refuse(
                    Diagnostic(
                        .ownerMismatch,
                        "resource `\(resource.declaration.name)` belongs to project `\(resource.project.name.text)`",
                        at: Location(binding.owner.project.origin), fix: "Write `\(resource.project.name.text)`."))
            }
            return .success(resource)
        case .success: return .failure(LinkRefusal(text: "the resource has errors of its own"))
        case .failure(let refusal): return .failure(refusal)
        }
    }
}

extension Result where Failure == LinkRefusal {
    /// The text of a refusal; nil for a success.
    var text: String? {
        if case .failure(let refusal) = self { refusal.text } else { nil }
    }
}
