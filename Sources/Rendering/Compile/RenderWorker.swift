import Analysis
import Basics
import OpenChoreo
import Templates
import Tree

/// What one thread needs to render units; nothing in it is shared.
final class RenderWorker {
    private let plan: Plan
    private let settings: Settings
    private let engine: TemplateEngine
    private let resolver: Resolver
    private let components: ComponentRenderer
    private let shells: ShellRenderer
    private let check: ObjectCheck
    private let annotations: SyncAnnotations

    /// What rendering a unit gave.
    struct Outcome {
        var objects: [RenderedObject] = []
        var findings: [Diagnostic] = []
        /// The first cause, when the unit is refused.
        var refusal: String?
        var digest = Digest(of: [])
        var component: ProviderTable.Component?
        var resource: ProviderTable.Resource?
        /// What it asks of its cell's quota; nil when there is none.
        var demand: CellDemand?
    }

    init(plan: Plan, settings: Settings) {
        self.plan = plan
        self.settings = settings
        let limits = settings.limits
        engine = TemplateEngine(
            followsUpstream: settings.followsUpstream,
            limits: TemplateLimits(
                expressionBytes: limits.expressionBytes, evaluationCost: limits.evaluationCost,
                loopItems: limits.loopItems), functions: [MergeFunction.declaration])
        resolver = Resolver(settings: settings, catalog: plan.catalog)
        components = ComponentRenderer(engine: engine)
        shells = ShellRenderer(engine: engine)
        check = ObjectCheck(settings: settings)
        annotations = SyncAnnotations(settings)
    }

    /// Renders a unit against what its providers rendered to.
    func render(_ unit: Unit, _ table: ProviderTable, isProvisional: Bool = false) -> Outcome {
        var outcome: Outcome
        switch unit.content {
        case .refused(let text):
            outcome = Outcome(refusal: text)
            mark(&outcome, unit)
        case .undeployed: outcome = Outcome(component: .undeployed)
        case .plane: outcome = Outcome()
        case .platform(let platform): outcome = render(platform, unit)
        case .release(let release): outcome = render(release, unit)
        case .project(let project): outcome = render(project, unit)
        case .resource(let resource): outcome = render(resource, unit)
        case .component(let component): outcome = render(component, unit, table, isProvisional: isProvisional)
        }
        outcome.findings += engine.takeFindings()
        if outcome.refusal == nil { dropUnobserved(&outcome, unit) }
        if outcome.refusal == nil { annotations.mark(&outcome.objects) }
        if !isProvisional, outcome.refusal == nil { judge(&outcome, unit) }
        return outcome
    }

    /// The digest of a unit's own input, without what its providers rendered to. Nothing is rendered.
    func inputDigest(of unit: Unit) -> Digest {
        switch unit.content {
        case .refused(let text): Digest(of: Array("refused\0\(text)".utf8))
        case .undeployed: Digest(of: Array("undeployed".utf8))
        case .plane(let plane): Digest.combining(plane.channels.map(\.declaration.digest))
        case .platform(let platform): resolver.input(platform, id: unit.id, origin: unit.origin).digest
        case .release(let release):
            Digest.combining([release.digest, Digest(of: Array("\(release.namespace)\0\(release.component)".utf8))])
        case .project(let project): resolver.input(project, id: unit.id, origin: unit.origin).digest
        case .resource(let resource): resolver.input(resource, id: unit.id, origin: unit.origin).digest
        case .component(let component): resolver.input(component, id: unit.id, origin: unit.origin).digest
        }
    }

    private func mark(_ outcome: inout Outcome, _ unit: Unit) {
        outcome.objects = []
        switch unit.id.role {
        case .component: outcome.component = .refused
        case .resource: outcome.resource = .refused
        case .project, .plane, .dataPlane: break
        }
    }

    private func refuse(_ outcome: inout Outcome, _ unit: Unit, _ diagnostics: [Diagnostic]) {
        outcome.findings += diagnostics
        outcome.refusal = diagnostics.first { $0.severity == .error }?.message ?? "the unit is refused"
        mark(&outcome, unit)
    }

    private func render(_ project: ProjectUnit, _ unit: Unit) -> Outcome {
        let input = resolver.input(project, id: unit.id, origin: unit.origin)
        var outcome = Outcome(digest: input.digest)
        do throws(RefusalError) {
            outcome.objects = try shells.render(project: input, project.sources.spec)
        } catch {
            refuse(&outcome, unit, error.diagnostics)
        }
        return outcome
    }

    private func render(_ platform: PlatformUnit, _ unit: Unit) -> Outcome {
        let input = resolver.input(platform, id: unit.id, origin: unit.origin)
        var outcome = Outcome(digest: input.digest)
        do throws(RefusalError) {
            outcome.objects = try shells.render(resource: input, platform.type).objects
        } catch {
            refuse(&outcome, unit, error.diagnostics)
        }
        return outcome
    }

    private func render(_ release: ReleaseUnit, _ unit: Unit) -> Outcome {
        var outcome = Outcome(digest: release.digest)
        do throws(RefusalError) {
            let made = try SeedFinish.release(release, unit.id, settings)
            outcome.objects = made.objects
            outcome.findings = made.findings
            if let error = made.findings.first(where: { $0.severity == .error }) {
                outcome.refusal = error.message
                mark(&outcome, unit)
            }
        } catch {
            refuse(&outcome, unit, error.diagnostics)
        }
        return outcome
    }

    private func render(_ resource: ResourceUnit, _ unit: Unit) -> Outcome {
        let input = resolver.input(resource, id: unit.id, origin: unit.origin)
        var outcome = Outcome(digest: input.digest)
        do throws(RefusalError) {
            let rendered = try shells.render(resource: input, resource.sources.spec)
            outcome.objects = rendered.objects
            outcome.resource = .rendered(rendered.outputs)
            if (resource.binding.retainPolicy ?? resource.sources.spec.retainPolicy) == "Retain" {
                annotations.retain(&outcome.objects)
            }
        } catch {
            refuse(&outcome, unit, error.diagnostics)
        }
        return outcome
    }

    private func render(
        _ component: ComponentUnit, _ unit: Unit, _ table: ProviderTable, isProvisional: Bool
    ) -> Outcome {
        let input = resolver.input(component, id: unit.id, origin: unit.origin)
        var outcome = Outcome(findings: input.findings, digest: input.digest)
        checkInstances(input, &outcome)
        let resolved = DependencyResolver(
            plan: plan, table: table, isProvisional: isProvisional, followsUpstream: settings.followsUpstream
        ).resolve(input)
        if !isProvisional {
            outcome.findings += resolved.findings
            if let refusal = resolved.refusal ?? outcome.refusal {
                outcome.refusal = refusal
                mark(&outcome, unit)
                return outcome
            }
        }
        let dependencies = DependencyViews(resolved.context)
        outcome.digest = Digest.combining([
            input.digest, resolved.context.isEmpty ? Self.withoutDependencies : Self.digest(dependencies.value),
        ])
        do throws(RefusalError) {
            outcome.objects = try components.render(input, dependencies)
        } catch {
            refuse(&outcome, unit, error.diagnostics)
            return outcome
        }
        outcome.component = .rendered(endpoints(of: input, outcome.objects))
        // Objects for the data plane come first, the policy behind them; then those for the observability plane.
        let data = outcome.objects.filter { $0.plane == .data }
        let observability = outcome.objects.filter { $0.plane == .observability }
        guard input.seed == nil else {
            outcome.objects = data + observability
            return outcome
        }
        outcome.objects =
            data + [Finish.networkPolicy(input, usesTargetPort: settings.policiesUseTargetPort)] + observability
        return outcome
    }

    private static let withoutDependencies = digest(DependencyViews(DependencyContext()).value)

    private static func digest(_ value: Value) -> Digest {
        var writer = JSONWriter(style: .go, capacity: JSONWriter.documentCapacity)
        writer.write(value)
        return Digest(of: writer.output)
    }

    private func endpoints(of input: ComponentInput, _ objects: [RenderedObject]) -> [String: ProviderTable.Endpoint] {
        let addresses = ServiceAddresses(objects: objects, endpointPorts: Set(input.endpoints.map(\.port)))
        var endpoints: [String: ProviderTable.Endpoint] = [:]
        for endpoint in input.endpoints {
            endpoints[endpoint.name] = ProviderTable.Endpoint(
                address: addresses.address(type: endpoint.type, port: endpoint.port, basePath: endpoint.basePath),
                visibility: endpoint.visibility, origin: endpoint.declared.origin)
        }
        return endpoints
    }

    /// Overrides for trait instances that the component does not have, or that its type embeds.
    private func checkInstances(_ input: ComponentInput, _ outcome: inout Outcome) {
        let names = input.instances.map(\.instanceName)
        for entry in input.traitEnvironmentConfigs.entries where !names.contains(entry.key.text) {
            let name = entry.key.text
            var finding = Diagnostic(
                .overrideForUnknownInstance, "component `\(input.id.name)` has no trait instance `\(name)`",
                at: Location(entry.keyOrigin))
            if input.type.traits.contains(where: { $0.instanceName == name }) {
                finding.message =
                    "trait instance `\(name)` is embedded by the component type, which sets its values itself"
                finding.fix = "Remove the override; the type's `environmentConfigs` may offer a value for it."
            } else if let nearest = nearestName(to: name, among: names) {
                finding.fix = "Write `\(nearest)`."
            } else {
                finding.fix = names.isEmpty ? "Remove it." : "Its instances are: " + names.joined(separator: ", ") + "."
            }
            if settings.followsUpstream {
                finding.severity = .warning
            } else {
                outcome.refusal = outcome.refusal ?? finding.message
            }
            outcome.findings.append(finding)
        }
    }

    /// Leaves out objects for an observability plane that does not exist (specification 6.5.1), with a warning.
    private func dropUnobserved(_ outcome: inout Outcome, _ unit: Unit) {
        guard case .component(let component) = unit.content, !component.environment.isObserved,
            let first = outcome.objects.first(where: { $0.plane == .observability })
        else { return }
        outcome.objects.removeAll { $0.plane == .observability }
        outcome.findings.append(
            Diagnostic(
                .observabilityPlaneMissing,
                "\(first.kind) `\(first.name)` is for the observability plane, but environment "
                    + "`\(unit.id.environment)` has none; it is left out", at: Location(first.origin),
                fix: "Declare an ObservabilityPlane, or set `observability.enabled` in `choreoc.yaml`."))
    }

    private func judge(_ outcome: inout Outcome, _ unit: Unit) {
        var findings: [Diagnostic] = []
        for object in outcome.objects { findings += check.findings(object, unit: unit.id) }
        if !plan.cells.isEmpty, let cell = plan.cells[unit.id.cell] {
            let check = CellCheck(cell)
            for object in outcome.objects where object.plane == .data { findings += check.findings(object) }
            if !cell.quotas.isEmpty { outcome.demand = CellDemand(outcome.objects, cell) }
        }
        if let error = findings.first(where: { $0.severity == .error }) {
            outcome.refusal = error.message
            mark(&outcome, unit)
        }
        outcome.findings += findings
    }
}
