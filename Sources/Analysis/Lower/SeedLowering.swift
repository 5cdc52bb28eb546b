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

    init(_ linker: Linker, _ index: SeedIndex, prelude: PreludeLibrary) {
        self.linker = linker
        self.index = index
        self.prelude = prelude
        configuration = ConfigurationLookup(index, linker)
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

    /// What a project's templates are told (`choreo-project`).
    func projectParameters(_ namespace: Symbol?) -> Value {
        let settings = linker.settings.seed
        let environments = index.environments[namespace ?? .empty] ?? []
        let production = environments.filter(\.isProduction)
        let kubernetes = environments.filter { environment in
            let reference = NameReference(kind: "Environment", name: .string(environment.declaration.name))
            guard case .success(let link) = linker.environment(namespace, reference) else { return false }
            return !Self.hasCilium(link.dataPlane)
        }
        return .map([
            "kubernetesEnvironments": .list(kubernetes.map { .string($0.declaration.name) }),
            "productionEnvironments": .list(production.map { .string($0.declaration.name) }),
            "networkPolicy": .string(settings.policyFlavour.rawValue),
            "networkMode": .string(settings.networkMode.rawValue),
            "world": .string(settings.allowsWorld.map { $0 ? "open" : "closed" } ?? "outside-production"),
        ])
    }

    /// Whether policies of a data plane may be Cilium's; version 0.1 declared it.
    static func hasCilium(_ plane: DataPlane) -> Bool {
        plane.declaration.spec[path: "featureFlags", "cilium"]?.bool ?? true
    }

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
        checkOrganizations()
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
        checkHosts(&units)
        connect(&units, others)
        units += releases(units)
        units += SeedStandingAPIs(self).units()
        return units
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
        guard case .success(let link) = linker.project(declaration.id.namespace, reference),
            let root = link.pipeline?.root
        else {
            checkWorkload(of: seed)
            return nil
        }
        let made = Draft(
            family: family, namespace: declaration.id.namespace, project: project, component: component,
            environment: root.nameValue, bindingName: .string(declaration.name, origin: declaration.nameOrigin),
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

    private func checkWorkload(of seed: SeedDeclaration) {
        _ = SeedWorkloads(self).workload(of: seed)
    }

    private func unit(_ draft: Draft) -> Unit {
        let id = UnitID(
            role: .component, organization: draft.namespace?.text ?? "", environment: draft.environment.string ?? "",
            project: draft.project.string ?? "", name: draft.component.string ?? "")
        var unit = Unit(id: id, binding: draft.bindingID, origin: draft.origin, content: .undeployed)
        switch content(draft, id) {
        case .success(let made): unit.content = draft.state == "Undeploy" ? .undeployed : .component(made)
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
        let environment = note(linker.environment(draft.namespace, reference))
        let project = note(linker.project(draft.namespace, NameReference(kind: "Project", name: draft.project)))
        let owners = SeedOwners(index, linker)
        let component = note(
            owners.component(draft.namespace, draft.project, draft.component, draft.family))
        if let environment, let project {
            _ = note(owners.check(environment, in: project, draft.environment))
        }
        let classSpec = note(
            SeedClasses(index, linker).spec(of: draft.family, draft.namespace, draft.binding, draft.claim))
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
        guard case .componentType(let type) = reserved("ClusterComponentType", draft.family.typeName) else {
            return linker.refuse(
                Diagnostic(
                    .reservedTypeInvalid, "there is no component type `\(draft.family.typeName)`",
                    at: Location(draft.origin)))
        }
        var traits: [TraitKey: TraitSpec] = [:]
        var digests = [type.spec.digest, component.declaration.digest]
        for embedded in type.spec.traits {
            guard case .trait(let trait) = reserved(Symbol(embedded.kind), embedded.name) else {
                return linker.refuse(
                    Diagnostic(
                        .reservedTypeInvalid, "there is no trait `\(embedded.name)`", at: Location(embedded.nameOrigin))
                )
            }
            traits[TraitKey(kind: embedded.kind, name: embedded.name)] = trait.spec
            digests.append(trait.spec.digest)
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
        if let refusal = advice.refusal(workload, classSpec, overrides) { return .failure(refusal) }
        var builder = ConfigurationBuilder(
            configuration, linker, id, environment.environment, bindingName: draft.bindingName.string ?? "")
        for entry in workload["containers"]?.map?.sortedByKey ?? [] { builder.add(entry.key, entry.value) }
        let resolved = builder.finish()
        if builder.isRefused { return .failure(LinkRefusal(text: "the configuration of `\(id.name)` has errors")) }
        let apis: [SeedUnit.API]
        switch SeedAPIs(self).apis(draft.binding, draft.claim, workload, id, draft.family) {
        case .success(let found): apis = found
        case .failure(let refusal): return .failure(refusal)
        }
        if draft.family == .scheduledTask,
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
        let seed = SeedUnit(
            family: draft.family, bindingName: draft.bindingName, componentType: component.type,
            isSuspended: draft.state == "Suspend", workload: workload, mainContainer: main, classSpec: classSpec,
            overrides: overrides, apis: apis, configuration: resolved, routes: routes)
        digests += [draft.claim, draft.binding].compactMap { $0?.declaration.digest }
        digests.append(Digest(of: Array(JSONWriter.text(.list([workload, classSpec]), style: .go).utf8)))
        let sources = ComponentSources(
            type: type.spec, traits: traits, instances: [], parameters: nil, workload: .map([:]),
            digest: Digest.combining(digests))
        var unit = ComponentUnit(
            component: component.lowered, project: project.project, sources: sources, binding: nil,
            environment: environment)
        unit.seed = seed
        return .success(unit)
    }

    // MARK: Hosts

    /// Host name and path are one route's alone on a gateway of a data plane, whoever its tenants are (5.3).
    private func checkHosts(_ units: inout [Unit]) {
        var first: [String: (unit: Int, origin: Origin)] = [:]
        for position in units.indices {
            guard case .component(let unit) = units[position].content, let seed = unit.seed else { continue }
            let plane = unit.environment.dataPlane.declaration.id.description
            for route in seed.routes {
                let key = "\(plane) \(route.level.rawValue) \(route.hostname)\(route.path)"
                guard let earlier = first[key] else {
                    first[key] = (position, route.origin)
                    continue
                }
                let goesOn = linker.diverge(
                    Diagnostic(
                        .hostCollision, "`\(route.hostname)\(route.path)` is the address of two routes",
                        at: Location(route.origin),
                        notes: [
                            Diagnostic.Note("the other one", at: Location(earlier.origin)),
                            Diagnostic.Note(
                                "it belongs to \(units[earlier.unit].id.text)", at: Location(units[earlier.unit].origin)
                            ),
                        ], fix: "Rename a component, or give the API another base path."))
                if !goesOn { units[position].content = .refused("two routes have one address") }
            }
        }
    }

    // MARK: Connections

    /// Gives every unit its dependencies in the model's words, and its neighbours for network policies.
    private func connect(_ units: inout [Unit], _ others: [Unit]) {
        let connections = SeedConnections(self, units + others)
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
                for (provider, consumer) in lowered.consumers { consumers[provider, default: []].append(consumer) }
                units[position].content = .component(unit)
            }
        }
        for position in units.indices {
            guard let list = consumers[units[position].id], case .component(var unit) = units[position].content else {
                continue
            }
            unit.seed?.consumers = Set(list).sorted {
                ($0.project, $0.component, $0.port) < ($1.project, $1.component, $1.port)
            }
            units[position].content = .component(unit)
        }
    }

    // MARK: Releases

    private func releases(_ units: [Unit]) -> [Unit] {
        let names = Dictionary(units.map { ($0.binding.name, $0) }, uniquingKeysWith: { first, _ in first })
        return index.declarations("Release").compactMap { seed in
            let declaration = seed.declaration
            guard let owner = declaration.spec[.owner], let project = owner["projectName"],
                let component = owner["componentName"]?.string, let environment = declaration.spec["environmentName"]
            else { return nil }
            let id = UnitID(
                role: .component, organization: declaration.namespace, environment: environment.string ?? "",
                project: project.string ?? "", name: declaration.name)
            var unit = Unit(id: id, binding: declaration.id, origin: declaration.nameOrigin, content: .undeployed)
            if let other = names[declaration.id.name], other.id.organization == id.organization {
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
            let link = linker.environment(
                declaration.id.namespace, NameReference(kind: "Environment", name: environment))
            let projectLink = linker.project(declaration.id.namespace, NameReference(kind: "Project", name: project))
            guard case .success(let link) = link, case .success(let projectLink) = projectLink else {
                unit.content = .refused(link.text ?? projectLink.text ?? "")
                return unit
            }
            unit.content = .release(
                ReleaseUnit(
                    objects: (declaration.spec["resources"]?.items ?? []).compactMap { $0["object"] },
                    project: projectLink.project, environment: link, name: declaration.name, component: component,
                    namespace: linker.settings.deploymentNamespace(
                        organization: id.organization, project: id.project, environment: id.environment
                    ).name, digest: declaration.digest, origin: declaration.nameOrigin))
            return unit
        }
    }
}
