import Basics
import OpenChoreo
import Tree

extension PlanPass {
    /// Lists bindings that have errors of their own as refused.
    func listBroken(
        _ declaration: Declaration, _ projects: inout [Unit], _ resources: inout [Unit], _ components: inout [Unit]
    ) {
        let owner = declaration.spec["owner"]
        func unit(_ role: UnitID.Role, _ field: Symbol) -> Unit {
            Unit(
                id: UnitID(
                    role: role, organization: declaration.id.namespace ?? .empty,
                    environment: Symbol(
                        (declaration.spec["environment"] ?? declaration.spec["environmentName"])?.string ?? ""),
                    project: Symbol(owner?["projectName"]?.string ?? ""), name: Symbol(owner?[field]?.string ?? "")),
                binding: declaration.id, origin: declaration.nameOrigin,
                content: .refused("\(declaration.id.description) has errors of its own"))
        }
        switch declaration.id.kind.text {
        case "ReleaseBinding", "ServiceBinding", "WebApplicationBinding", "ScheduledTaskBinding", "APIBinding",
            "Release":
            components.append(unit(.component, "componentName"))
        case "ResourceReleaseBinding": resources.append(unit(.resource, "resourceName"))
        case "ProjectReleaseBinding": projects.append(unit(.project, "projectName"))
        default: break
        }
    }

    /// Makes up bindings of `autoDeploy` components in the first environment (specification 2.5).
    func synthesizeComponents(_ components: inout [Unit]) {
        let bound = Set(components.map(\.id))
        let deployed = Set(
            components.map {
                Linker.OwnerKey(namespace: $0.id.organization, project: $0.id.project, name: $0.id.name)
            })
        for declaration in linker.catalog.declarations {
            guard case .component(let component) = declaration else { continue }
            let key = Linker.OwnerKey(component)
            guard component.deploysAutomatically else {
                if !deployed.contains(key) { checkUnused(component) }
                continue
            }
            guard let (id, project, root) = firstPlace(of: component), !bound.contains(id) else { continue }
            components.append(madeUpUnit(of: component, id, project, root))
        }
    }

    /// The unit of a component that deploys automatically, for a binding that is made up; nil without a first environment.
    func madeUpUnit(of component: Component) -> Unit? {
        firstPlace(of: component).map { madeUpUnit(of: component, $0.id, $0.project, $0.root) }
    }

    private func firstPlace(of component: Component) -> (id: UnitID, project: ProjectLink, root: NameReference)? {
        guard case .success(let project) = linker.project(component.declaration.id.namespace, component.project),
            let root = project.pipeline?.root
        else { return nil }
        let id = UnitID(
            role: .component, organization: component.declaration.id.namespace ?? .empty, environment: root.name,
            project: component.project.name, name: component.declaration.id.name)
        return (id, project, root)
    }

    private func madeUpUnit(
        of component: Component, _ id: UnitID, _ project: ProjectLink, _ root: NameReference
    ) -> Unit {
        let binding = DeclarationID(
            kind: "ReleaseBinding", namespace: component.declaration.id.namespace,
            name: Symbol("\(component.declaration.name)-\(root.name.text)"))
        linker.reportOnce(
            Diagnostic(
                .bindingSynthesized,
                "component `\(component.declaration.name)` deploys automatically; a binding for environment "
                    + "`\(root.name.text)` is made up", at: Location(component.declaration.nameOrigin)))
        let environment = linker.environment(component.declaration.id.namespace, root)
        let sources = linker.sources(of: component)
        var unit = Unit(
            id: id, binding: binding, origin: component.declaration.nameOrigin,
            content: .refused(Self.firstText([environment.text, sources.text])))
        if case .success(let environment) = environment, case .success(let sources) = sources {
            let made = ComponentUnit(
                component: component, project: project.project, sources: sources, binding: nil,
                environment: environment)
            unit.content = GroupReferences.content(made, id, linker)
        }
        return unit
    }

    /// A component that is deployed nowhere: its own references are checked all the same.
    private func checkUnused(_ component: Component) {
        let namespace = component.declaration.id.namespace
        _ = linker.project(namespace, component.project)
        let isCluster = component.type.kind == "ClusterComponentType"
        _ = linker.resolve(
            component.type.kind, isCluster ? nil : namespace, component.type.name, at: component.type.origin,
            spelling: { Linker.reference(to: $0, named: $1, from: component) })
        for trait in component.traits {
            _ = linker.resolve(
                Symbol(trait.kind), trait.kind == "ClusterTrait" ? nil : namespace, Symbol(trait.name),
                at: trait.nameOrigin)
        }
        linker.report(
            Diagnostic(
                .componentNotDeployed, "component `\(component.declaration.name)` has no binding in any environment",
                at: Location(component.declaration.nameOrigin),
                fix: "Declare a ReleaseBinding for it, or set `autoDeploy: true`."))
    }

    /// Makes up bindings of projects where components or resources of theirs are bound (specification 9 b).
    func synthesizeProjects(_ projects: inout [Unit], for others: [Unit]) {
        guard linker.settings.makesProjectBindings else { return }
        var bound = Set(projects.map(\.id))
        for other in others {
            let link: (project: Project, environment: EnvironmentLink)
            switch other.content {
            case .component(let unit): link = (unit.project, unit.environment)
            case .resource(let unit): link = (unit.project, unit.environment)
            case .release(let unit): link = (unit.project, unit.environment)
            default: continue
            }
            let id = UnitID(
                role: .project, organization: other.id.organization, environment: other.id.environment,
                project: other.id.project, name: other.id.project)
            guard bound.insert(id).inserted else { continue }
            linker.report(
                Diagnostic(
                    .bindingSynthesized,
                    "project `\(id.project)` has no binding in environment `\(id.environment)`; one is made up",
                    at: Location(link.project.declaration.nameOrigin)))
            let sources = linker.sources(of: link.project)
            var unit = Unit(
                id: id,
                binding: DeclarationID(
                    kind: "ProjectReleaseBinding", namespace: link.project.declaration.id.namespace,
                    name: Symbol("\(id.project)-\(id.environment)")),
                origin: link.project.declaration.nameOrigin,
                content: .refused(sources.text ?? ""))
            if case .success(let sources) = sources {
                unit.content = .project(
                    ProjectUnit(project: link.project, sources: sources, binding: nil, environment: link.environment))
            }
            projects.append(unit)
        }
    }

    /// Two bindings of one owner in one environment.
    func reportDuplicates(_ units: inout [Unit]) {
        var first: [UnitID: Int] = [:]
        let order = units.indices.sorted { DeclarationID.precedes(units[$0].binding, units[$1].binding) }
        for index in order {
            let unit = units[index]
            if case .refused = unit.content, unit.id.name == .empty || unit.id.environment == .empty { continue }
            // An APIBinding only adds routes to its component's unit.
            if case .undeployed = unit.content, unit.binding.kind == "APIBinding" { continue }
            guard let earlier = first[unit.id] else {
                first[unit.id] = index
                continue
            }
            let goesOn = linker.diverge(
                Diagnostic(
                    .bindingDuplicate,
                    "two bindings put \(unit.id.role.rawValue) `\(unit.id.name)` into environment `\(unit.id.environment)`",
                    at: Location(unit.origin),
                    notes: [Diagnostic.Note("the other one", at: Location(units[earlier].origin))],
                    fix: "Remove one of them."))
            if !goesOn {
                for position in [earlier, index] {
                    units[position].content = .refused("two bindings for one environment")
                }
            }
        }
    }

    /// One unit for each observability plane that environments reach.
    func planes() -> [Unit] {
        var channels: [DeclarationID: [NotificationChannel]] = [:]
        for declaration in linker.catalog.declarations {
            guard case .environment(let environment) = declaration,
                let plane = linker.observabilityPlaneIfLinked(environment)
            else { continue }
            let id = linker.environmentID(environment.declaration.id.namespace, environment.declaration.id.name)
            channels[plane, default: []] += linker.channels[id] ?? []
        }
        return channels.keys.sorted(by: DeclarationID.precedes).map { plane in
            Unit(
                id: UnitID(
                    role: .plane, organization: plane.namespace ?? .empty, environment: .empty, project: .empty,
                    name: plane.name),
                binding: plane, origin: .none, content: .plane(PlaneUnit(plane: plane, channels: channels[plane] ?? []))
            )
        }
    }
}
