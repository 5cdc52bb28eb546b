import Basics
import OpenChoreo
import Tree

/// Lowers components of the seed's vocabulary onto units of the model (seed specification 2).
///
/// A claim gives a unit in the first environment of its project's pipeline, a binding in the environment that it names.
/// The unit's component type is the prelude's, or the one that the repository declares under the same reserved name.
final class SeedLowering {
    let linker: Linker
    let index: SeedIndex
    let configuration: ConfigurationLookup
    private let prelude: PreludeLibrary
    private var types: [String: TypedDeclaration?] = [:]
    private var organizations: Set<Symbol> = []
    /// Components of the current vocabulary that call others; known once the units are.
    private(set) var callers: CurrentCallers

    init(_ linker: Linker, _ index: SeedIndex, prelude: PreludeLibrary) {
        self.linker = linker
        self.index = index
        self.prelude = prelude
        configuration = ConfigurationLookup(index, linker)
        callers = CurrentCallers(linker.settings)
    }

    // MARK: Reserved names

    /// The type or trait of a reserved name: the repository's own before the prelude's.
    func reserved(_ kind: Symbol, _ name: String) -> TypedDeclaration? {
        if let known = types[name] { return known }
        var found: TypedDeclaration?
        switch linker.catalog.lookup(DeclarationID(kind: kind, namespace: nil, name: Symbol(name))) {
        case .found(let declaration): found = declaration
        case .poisoned where linker.catalog.broken.keys.contains { $0.name.text == name }: found = nil
        case .poisoned, .missing: found = prelude.declaration(name, linker.sources)
        }
        types[name] = found
        return found
    }

    /// The project type of projects that name none and have components of the seed's vocabulary.
    lazy var projectType: ProjectTypeSpec? = {
        guard case .projectType(let type) = reserved("ClusterProjectType", "choreo-project") else { return nil }
        return type.spec
    }()

    /// Projects with components of the seed's vocabulary.
    lazy var projects: Set<DeclarationID> = {
        var projects: Set<DeclarationID> = []
        for kind in [
            "Service", "WebApplication", "ScheduledTask", "ServiceBinding", "WebApplicationBinding",
            "ScheduledTaskBinding",
            "Release", "Component",
        ] as [Symbol] {
            for seed in index.declarations(kind) {
                guard let name = seed.declaration.spec[path: .owner, "projectName"]?.string else { continue }
                projects.insert(
                    DeclarationID(kind: "Project", namespace: seed.declaration.id.namespace, name: Symbol(name)))
            }
        }
        return projects
    }()

    // MARK: Units

    /// A place for a component: what was declared, before anything is looked up.
    private struct Draft {
        var family: ComponentFamily
        var namespace: Symbol?
        var project: Value
        var component: Value
        var environment: Value
        var bindingName: Value
        var bindingID: DeclarationID
        var origin: Origin
        var claim: SeedDeclaration?
        var binding: SeedDeclaration?
        var state: String
    }

    /// The units of every binding and claim, and of releases.
    func units(beside others: [Unit]) -> [Unit] {
        SeedReferences(self).check()
        var drafts: [Draft] = []
        var bound: Set<String> = []
        for family in ComponentFamily.allCases {
            for seed in index.declarations(family.bindingKind) {
                if let draft = draft(of: seed, family) {
                    bound.insert(Self.place(draft))
                    drafts.append(draft)
                }
            }
            for seed in index.declarations(family.claimKind) {
                if let draft = draft(ofClaim: seed, family, bound) { drafts.append(draft) }
            }
        }
        var units = drafts.map(unit)
        let standing = SeedStandingAPIs(self)
        units += standing.units()
        standing.reportWithoutEffect(units)
        checkHosts(&units)
        connect(&units, others)
        CellNetwork(self).check(units)
        units += releases(units)
        reportUndeployed(drafts)
        return units
    }

    /// Components that nothing deploys.
    private func reportUndeployed(_ drafts: [Draft]) {
        let deployed = Set(drafts.map { "\($0.namespace?.text ?? "")/\($0.component.string ?? "")" })
        for seed in index.declarations("Component") {
            let declaration = seed.declaration
            guard let key = index.ownerKey(ofComponent: declaration),
                !deployed.contains("\(declaration.namespace)/\(declaration.name)"),
                ComponentFamily.allCases.allSatisfy({
                    index.owned[SeedIndex.OwnedKey(kind: $0.claimKind, owner: key)] == nil
                })
            else { continue }
            let family = ComponentFamily.allCases.first {
                $0.componentTypes.contains(declaration.spec[.type]?.string ?? "")
            }
            linker.report(
                Diagnostic(
                    .componentNotDeployed, "component `\(declaration.name)` has no binding in any environment",
                    at: Location(declaration.nameOrigin),
                    fix: family.map { "Declare a Workload, and a \($0.rawValue) that names it." }
                        ?? "Its type is none that is deployed: write `Service`, `WebApplication` or `ScheduledTask`."))
        }
    }

    private func draft(of seed: SeedDeclaration, _ family: ComponentFamily) -> Draft? {
        let declaration = seed.declaration
        guard let owner = SeedOwners(index, linker).owner(of: seed, family) else { return nil }
        let claims = claims(family, declaration.id.namespace, owner.project, owner.component)
        return Draft(
            family: family, namespace: declaration.id.namespace, project: owner.project, component: owner.component,
            environment: declaration.spec["environment"] ?? .string(""),
            bindingName: .string(declaration.name, origin: declaration.nameOrigin), bindingID: declaration.id,
            origin: declaration.nameOrigin, claim: claims.first, binding: seed,
            state: declaration.spec["releaseState"]?.string ?? "Active")
    }

    private func claims(
        _ family: ComponentFamily, _ namespace: Symbol?, _ project: Value, _ component: Value
    ) -> [SeedDeclaration] {
        index.owned(family.claimKind, namespace, project.string ?? "", component.string ?? "")
    }

    /// The binding that a claim has without anybody writing it: in the first environment of the pipeline.
    private func draft(ofClaim seed: SeedDeclaration, _ family: ComponentFamily, _ bound: Set<String>) -> Draft? {
        let declaration = seed.declaration
        guard let project = declaration.spec[path: .owner, "projectName"],
            let component = declaration.spec[path: .owner, "componentName"]
        else { return nil }
        let reference = NameReference(kind: "Project", name: project)
        let link = self.project(declaration.id.namespace, reference)
        guard case .success(let link) = link, let environment = firstEnvironment(link, declaration) else {
            _ = SeedWorkloads(self).workload(of: seed)
            return nil
        }
        if comesFromBuild(seed) { return nil }
        let made = Draft(
            family: family, namespace: declaration.id.namespace, project: project, component: component,
            environment: environment, bindingName: .string(declaration.name, origin: declaration.nameOrigin),
            bindingID: DeclarationID(
                kind: family.bindingKind, namespace: declaration.id.namespace, name: declaration.id.name),
            origin: declaration.nameOrigin, claim: seed, binding: nil, state: "Active")
        return bound.contains(Self.place(made)) ? nil : made
    }

    /// A component of a family in an environment.
    private static func place(_ draft: Draft) -> String {
        [
            draft.family.rawValue, draft.namespace?.text, draft.project.string, draft.component.string,
            draft.environment.string,
        ].map { $0 ?? "" }.joined(separator: "/")
    }

    /// The environment that a claim reaches by itself. Upstream knows only one (C-18).
    private func firstEnvironment(_ link: ProjectLink, _ claim: Declaration) -> Value? {
        guard linker.settings.followsUpstream else { return link.pipeline?.root?.nameValue }
        return .string("development", origin: claim.nameOrigin)
    }

    /// A claim whose Workload only a build makes, which is told; nothing can be deployed yet (2.1 edge 9).
    private func comesFromBuild(_ claim: SeedDeclaration) -> Bool {
        let declaration = claim.declaration
        guard let name = declaration.spec["workloadName"], let text = name.string,
            case .missing = index.find("Workload", declaration.id.namespace, text),
            let key = index.ownerKey(of: declaration),
            let build = index.owned[SeedIndex.OwnedKey(kind: "Build", owner: key)]?.first
        else { return false }
        linker.report(
            Diagnostic(
                .workloadFromBuild,
                "Workload `\(text)` comes from a build; `\(key.component.text)` is deployed once it is committed",
                at: Location(name.origin),
                notes: [Diagnostic.Note("the build", at: Location(build.declaration.nameOrigin))],
                fix: "Commit the Workload that the build makes."))
        return true
    }

    private func unit(_ draft: Draft) -> Unit {
        let id = UnitID(
            role: .component, organization: draft.namespace ?? .empty,
            environment: Symbol(draft.environment.string ?? ""), project: Symbol(draft.project.string ?? ""),
            name: Symbol(draft.component.string ?? ""))
        var unit = Unit(id: id, binding: draft.bindingID, origin: draft.origin, content: .undeployed)
        // Upstream's tasks know no release state (C-15).
        let isUndeployed =
            draft.state == "Undeploy" && !(linker.settings.followsUpstream && draft.family == .scheduledTask)
        switch content(draft, id) {
        case .success(let made): unit.content = isUndeployed ? .undeployed : .component(made)
        case .failure(let refusal): unit.content = .refused(refusal.text)
        }
        return unit
    }

    private func content(_ draft: Draft, _ id: UnitID) -> Result<ComponentUnit, LinkRefusal> {
        let reference = NameReference(kind: "Environment", name: draft.environment)
        var refusal: LinkRefusal?
        func note<Found>(_ result: Result<Found, LinkRefusal>) -> Found? {
            switch result {
            case .success(let found): return found
            case .failure(let failure):
                refusal = refusal ?? failure
                return nil
            }
        }
        let environment = note(self.environment(draft.namespace, reference))
        let project = note(self.project(draft.namespace, NameReference(kind: "Project", name: draft.project)))
        let owners = SeedOwners(index, linker)
        let component = note(
            owners.component(draft.namespace, draft.project, draft.component, draft.family))
        if let environment, let project {
            _ = note(owners.check(environment, in: project, draft.environment))
        }
        let classes = SeedClasses(index, linker)
        let classSpec = note(classes.spec(of: draft.family, draft.namespace, draft.binding, draft.claim))
        let workload = note(SeedWorkloads(self).effective(draft.binding, draft.claim, component))
        guard refusal == nil, let environment, let project, let component, let classSpec, let workload else {
            return .failure(refusal ?? LinkRefusal(text: "the binding cannot be rendered"))
        }
        return assemble(draft, id, environment, project, component, classSpec, workload)
    }

    private func assemble(
        _ draft: Draft, _ id: UnitID, _ environment: EnvironmentLink, _ project: ProjectLink,
        _ component: SeedComponent, _ classSpec: Value, _ workload: Value
    ) -> Result<ComponentUnit, LinkRefusal> {
        // A manual task has no schedule: it is started by hand.
        let isManual = draft.family == .scheduledTask && component.type == "ManualTask"
        let isJob = isManual && linker.settings.seed.manualTask == .job
        let templates: Templates
        switch self.templates(isJob ? "choreo-manual-task" : draft.family.typeName, at: draft.origin) {
        case .success(let found): templates = found
        case .failure(let refusal): return .failure(refusal)
        }
        let main: Symbol?
        switch SeedWorkloads(self).mainContainer(workload, draft.origin) {
        case .success(let found): main = found
        case .failure(let refusal): return .failure(refusal)
        }
        let advice = SeedAdvice(
            linker: linker, id: id, isProduction: environment.environment.isProduction, bindingName: draft.bindingName,
            family: draft.family)
        let overrides = [draft.claim, draft.binding].compactMap { $0?.declaration.spec["overrides"] }
        let classes = SeedClasses(index, linker)
        let declaredClass = classes.declaration(of: draft.family, draft.namespace, draft.binding, draft.claim)
        if let refusal = SeedOverrides(linker, draft.family, isJob: isJob).refusal(overrides, declaredClass) {
            return .failure(refusal)
        }
        if let refusal = advice.refusal(workload, classSpec, overrides) { return .failure(refusal) }
        var builder = ConfigurationBuilder(
            configuration, linker, id, environment.environment, bindingName: draft.bindingName.string ?? "",
            settings: linker.settings.seed.adapted(to: environment.dataPlane))
        for entry in workload["containers"]?.map?.sortedByKey ?? [] {
            builder.add(entry.key, entry.key == main ? withManagedGroups(entry.value, id) : entry.value)
        }
        var resolved = builder.finish()
        if builder.isRefused { return .failure(LinkRefusal(text: "the configuration of `\(id.name)` has errors")) }
        let commands = AgentCommands(linker, draft.family).commands(resolved, workload, classSpec, overrides)
        switch commands {
        case .success(let found): resolved.agent.commands = found
        case .failure(let refusal): return .failure(refusal)
        }
        let apis: [SeedUnit.API]
        switch SeedAPIs(self).apis(draft.binding, draft.claim, workload, id, draft.family) {
        case .success(let found): apis = found
        case .failure(let refusal): return .failure(refusal)
        }
        if draft.family == .scheduledTask, !isManual,
            let refusal = ScheduleCheck.refusal(classSpec, overrides, draft.origin, linker)
        {
            return .failure(refusal)
        }
        var maker = SeedRoutes(linker, id, environment, bindingName: draft.bindingName.string ?? "")
        let routes =
            draft.family == .webApplication
            ? maker.webRoutes(workload[.endpoints]?.map ?? [:], overrides: overrides)
            : draft.family == .service ? maker.routes(of: apis, overrides: overrides) : []
        if let refusal = maker.refusal { return .failure(refusal) }
        var seed = SeedUnit(
            family: draft.family, bindingName: draft.bindingName, componentType: component.type,
            isSuspended: draft.state == "Suspend" || isManual, isManual: isManual,
            monitoring: declaredClass.flatMap(SeedMonitoring.value), workload: workload, mainContainer: main,
            classSpec: classSpec,
            overrides: overrides, apis: apis, configuration: resolved, routes: routes)
        seed.alerts = declaredClass.flatMap { SeedAlerts.value($0, draft.family, linker.report) }
        seed.baseline = linker.cells.policy(project.project.declaration, environment, linker.report).baseline
        if CellNetwork.limitsCalls(linker.settings.seed, environment.dataPlane) {
            seed.calls = SeedCalls(linker).calls(of: workload, apis)
        }
        var digests = [templates.digest, component.declaration.digest]
        digests += [draft.claim, draft.binding].compactMap { $0?.declaration.digest }
        digests.append(Digest(of: Array(JSONWriter.text(.list([workload, classSpec]), style: .go).utf8)))
        let sources = ComponentSources(
            type: templates.type, traits: templates.traits, instances: [], parameters: nil, workload: .map([:]),
            digest: Digest.combining(digests))
        var unit = ComponentUnit(
            component: component.lowered, project: project.project, sources: sources, binding: nil,
            environment: environment)
        unit.seed = seed
        return .success(unit)
    }

    /// The main container with the groups that detached connections to managed services name.
    private func withManagedGroups(_ container: Value, _ id: UnitID) -> Value {
        let owner = SeedIndex.OwnerKey(
            namespace: id.organization, project: id.project, component: id.name)
        let groups = (index.connections[owner] ?? []).compactMap { seed -> Value? in
            let reference = seed.declaration.spec[path: "target", "managed"]?["configurationGroupRef"]
            return reference.map { .map(["configurationGroupRef": $0], origin: $0.origin) }
        }
        guard !groups.isEmpty, var map = container.map else { return container }
        map.set("envFrom", to: .list((map["envFrom"]?.items ?? []) + groups))
        return .map(map, origin: container.origin)
    }

    /// A component type with its traits.
    struct Templates {
        var type: ComponentTypeSpec
        var traits: [TraitKey: TraitSpec]
        var digest: Digest
    }

    /// The type of a reserved name, and the traits that it embeds.
    func templates(_ name: String, at origin: Origin) -> Result<Templates, LinkRefusal> {
        guard case .componentType(let type) = reserved("ClusterComponentType", name) else {
            return linker.refuse(
                Diagnostic(
                    .reservedTypeInvalid, "the component type `\(name)` of the repository has errors",
                    at: Location(origin), fix: "Mend it, or remove it to use the one of `choreoc prelude \(name)`."))
        }
        var traits: [TraitKey: TraitSpec] = [:]
        var digests = [type.spec.digest]
        for embedded in type.spec.traits {
            guard case .trait(let trait) = reserved(Symbol(embedded.kind), embedded.name) else {
                return linker.refuse(
                    Diagnostic(
                        .reservedTypeInvalid, "there is no trait `\(embedded.name)`",
                        at: Location(embedded.nameOrigin),
                        fix: nearestName(to: embedded.name, among: prelude.texts.keys).map { "Write `\($0)`." }
                            ?? "Declare it, or remove it from the type."))
            }
            traits[TraitKey(kind: embedded.kind, name: embedded.name)] = trait.spec
            digests.append(trait.spec.digest)
        }
        return .success(Templates(type: type.spec, traits: traits, digest: Digest.combining(digests)))
    }

    // MARK: Hosts

    /// Host name and path are one route's alone on a gateway of a data plane, whoever its tenants are (5.3).
    private func checkHosts(_ units: inout [Unit]) {
        var first: [String: (unit: Int, origin: Origin)] = [:]
        for position in units.indices {
            guard case .component(let unit) = units[position].content, let seed = unit.seed else { continue }
            // Data planes of two organizations may be one cluster.
            let declared = unit.environment.dataPlane.declaration
            let plane = declared.spec["cluster"]?.string ?? declared.id.description
            for (route, address) in seed.routes.flatMap({ route in route.addresses.map { (route, $0) } }) {
                let key = "\(plane) \(route.level.rawValue) \(address)"
                guard let earlier = first[key] else {
                    first[key] = (position, route.origin)
                    continue
                }
                let goesOn = linker.diverge(
                    Diagnostic(
                        .hostCollision, "`\(address)` is the address of two routes",
                        at: Location(route.origin),
                        notes: [
                            Diagnostic.Note("the other one", at: Location(earlier.origin)),
                            Diagnostic.Note(
                                "it belongs to \(units[earlier.unit].id.text)", at: Location(units[earlier.unit].origin)
                            ),
                        ],
                        fix: route.isL4
                            ? "Let one listen on another port, or move one environment's ports by its annotation `openchoreo.dev/l4-port-offset`."
                            : "Rename a component, or give the API another base path."))
                if !goesOn { units[position].content = .refused("two routes have one address") }
            }
        }
    }

    // MARK: Connections

    /// Gives every unit its dependencies in the model's words, and its neighbours for network policies.
    private func connect(_ units: inout [Unit], _ others: [Unit]) {
        var connections = SeedConnections(self, units + others)
        var consumers: [UnitID: [SeedUnit.Consumer]] = [:]
        for position in units.indices {
            guard case .component(var unit) = units[position].content, let seed = unit.seed else { continue }
            switch connections.lowered(seed, units[position].id, unit.component.declaration.id.namespace) {
            case .failure(let refusal): units[position].content = .refused(refusal.text)
            case .success(let lowered):
                unit.sources = ComponentSources(
                    type: unit.sources.type, traits: unit.sources.traits, instances: [], parameters: nil,
                    workload: lowered.workload, digest: unit.sources.digest)
                unit.seed?.providers = lowered.providers
                if !seed.configuration.agent.files.isEmpty {
                    let plane = linker.settings.seed.adapted(to: unit.environment.dataPlane)
                    unit.seed?.providers += [VaultAgent.provider(plane.vault)].compactMap { $0 }
                }
                for (provider, consumer) in lowered.consumers { consumers[provider, default: []].append(consumer) }
                units[position].content = .component(unit)
            }
        }
        ConnectionCycles(linker).report(units, consumers)
        callers = CurrentCallers(others, units, linker.settings)
        consumers.merge(callers.consumers) { $0 + $1 }
        for position in units.indices {
            guard let list = consumers[units[position].id], case .component(var unit) = units[position].content else {
                continue
            }
            if let routes = unit.seed?.routes {
                var policies = ConnectionPolicies(linker)
                unit.seed?.routes = policies.applied(to: routes, of: units[position], connections.policies)
            }
            unit.seed?.consumers = Set(list).sorted {
                ($0.project, $0.component, $0.port) < ($1.project, $1.component, $1.port)
            }
            units[position].content = .component(unit)
        }
    }

    // MARK: Releases

    private func releases(_ units: [Unit]) -> [Unit] {
        let bindings = units.filter { $0.binding.kind != "APIBinding" }
        let names = Dictionary(
            bindings.map { ([$0.id.organization, $0.binding.name], $0) }, uniquingKeysWith: { first, _ in first })
        return index.declarations("Release").compactMap { seed in
            let declaration = seed.declaration
            guard let owner = declaration.spec[.owner], let project = owner["projectName"],
                let component = owner["componentName"]?.string, let environment = declaration.spec["environmentName"]
            else { return nil }
            let id = UnitID(
                role: .component, organization: declaration.id.namespace ?? .empty,
                environment: Symbol(environment.string ?? ""), project: Symbol(project.string ?? ""),
                name: declaration.id.name)
            var unit = Unit(id: id, binding: declaration.id, origin: declaration.nameOrigin, content: .undeployed)
            if let other = names[[id.organization, declaration.id.name]] {
                linker.report(
                    Diagnostic(
                        .releaseNameTaken,
                        "Release `\(declaration.name)` has the name of a binding, which would overwrite it",
                        at: Location(declaration.nameOrigin),
                        notes: [Diagnostic.Note("the binding", at: Location(other.origin))],
                        fix: "Give the Release another name."))
                unit.content = .refused("the name of the Release is taken")
                return unit
            }
            let link = self.environment(
                declaration.id.namespace, NameReference(kind: "Environment", name: environment))
            let projectLink = self.project(declaration.id.namespace, NameReference(kind: "Project", name: project))
            guard case .success(let link) = link, case .success(let projectLink) = projectLink else {
                unit.content = .refused(link.text ?? projectLink.text ?? "")
                return unit
            }
            unit.content = .release(
                ReleaseUnit(
                    objects: (declaration.spec["resources"]?.items ?? []).compactMap { item in
                        item["object"].map { (item["id"]?.string ?? "", $0) }
                    },
                    project: projectLink.project, environment: link, name: declaration.name, component: component,
                    namespace: linker.settings.deploymentNamespace(
                        organization: id.organization, project: id.project, environment: id.environment
                    ).name, digest: declaration.digest, origin: declaration.nameOrigin))
            return unit
        }
    }
}
