import Basics
import CEL
import OpenChoreo
import Tree

/// What holds in each cell: annotations of its Organization, DataPlane, Project and Environment, then the rules of
/// `choreoc.yaml`. What comes later wins; groups add up.
final class CellPolicies {
    private let catalog: Catalog
    private let rules: [CellRule]
    private var declared: [DeclarationID: CellPolicy] = [:]
    private var known: [CellRule.Place: CellPolicy] = [:]

    init(_ catalog: Catalog, _ settings: Settings) {
        self.catalog = catalog
        rules = settings.cellRules
    }

    /// Judges every annotation, whether a cell is reached by it or not.
    func readAnnotations(_ report: (Diagnostic) -> Void) {
        for typed in catalog.declarations {
            switch typed {
            case .environment, .dataPlane, .project: break
            case .seed(let seed) where seed.declaration.id.kind == "Organization": break
            default: continue
            }
            var reader = CellPolicyReader()
            reader.read(typed.declaration, report)
            declared[typed.declaration.id] = reader.policy
        }
    }

    /// What holds for a project in an environment.
    func policy(_ project: Declaration, _ link: EnvironmentLink, _ report: (Diagnostic) -> Void) -> CellPolicy {
        let plane = link.dataPlane.declaration
        let place = CellRule.Place(
            organization: project.namespace, project: project.name, environment: link.environment.declaration.name,
            dataPlane: plane.name, isProduction: link.environment.isProduction)
        if let policy = known[place] { return policy }
        var policy = CellPolicy()
        let organization = DeclarationID(kind: "Organization", namespace: nil, name: Symbol(project.namespace))
        for id in [organization, plane.id, project.id, link.environment.declaration.id] {
            if let more = declared[id] { policy.add(more) }
        }
        for rule in rules where rule.selects(place) { policy.add(rule.policy) }
        CellLimits(policy.limits).check(place, report)
        known[place] = policy
        return policy
    }
}

/// The limits of a cell for containers.
struct CellLimits {
    private let limits: [CellPolicy.Limit: Map]

    init(_ limits: [CellPolicy.Limit: Map]) {
        self.limits = limits
    }

    /// Reports limits that contradict each other.
    func check(_ place: CellRule.Place, _ report: (Diagnostic) -> Void) {
        let order: [CellPolicy.Limit] = [.min, .defaultRequest, .default, .max]
        for (position, lower) in order.enumerated() {
            for entry in limits[lower]?.entries ?? [] {
                guard let low = KubernetesQuantity(entry.value) else { continue }
                for upper in order[(position + 1)...] {
                    guard let other = limits[upper]?[entry.key], let high = KubernetesQuantity(other), low > high else {
                        continue
                    }
                    report(
                        Diagnostic(
                            .limitsContradictory,
                            "`\(lower.rawValue)` of \(entry.key.text) is \(low.text) in project `\(place.project)`, "
                                + "environment `\(place.environment)`, but `\(upper.rawValue)` is \(high.text)",
                            at: Location(entry.value.origin),
                            notes: [Diagnostic.Note("`\(upper.rawValue)` is given here", at: Location(other.origin))],
                            fix: "Make `\(lower.rawValue)` at most \(high.text)."))
                }
            }
        }
    }
}

extension KubernetesQuantity {
    /// The quantity that a string or a whole number means; nil for everything else.
    public init?(_ value: Value) {
        guard let text = value.string ?? value.exactInteger.map({ "\($0)" }) else { return nil }
        self.init(text)
    }
}

extension PlanPass {
    /// Tells the project type of every cell what holds there. Types of the repository's own do not render it, which is told.
    mutating func applyCells(_ projects: inout [Unit]) {
        for position in projects.indices {
            guard case .project(var unit) = projects[position].content else { continue }
            let project = unit.project.declaration
            let policy = linker.cells.policy(project, unit.environment, linker.report)
            guard let spec = linker.seed?.projectType, spec === unit.sources.spec else {
                if !policy.hasNoObjects { reportUnused(policy, unit) }
                continue
            }
            if !policy.hasNoObjects { cells[projects[position].id] = policy }
            var parameters = unit.sources.parameters?.map ?? [:]
            var cell = policy.value.map ?? [:]
            let place = CurrentCallers.Cell(
                organization: project.namespace, environment: unit.environment.environment.declaration.name,
                project: project.name)
            if let calls = linker.seed?.callers.calls[place] { cell.set("calls", to: .list(calls)) }
            parameters.set("cell", to: .map(cell))
            let value = Value.map(parameters)
            unit.sources = ShellSources(
                spec: spec, parameters: value,
                digest: Digest.combining([
                    unit.sources.digest, Digest(of: Array(JSONWriter.text(value, style: .go).utf8)),
                ]))
            projects[position].content = .project(unit)
        }
    }

    private func reportUnused(_ policy: CellPolicy, _ unit: ProjectUnit) {
        let project = unit.project
        linker.report(
            Diagnostic(
                .cellPolicyWithoutEffect,
                "what holds in cells has no effect on project `\(project.declaration.name)`, whose namespace another project type renders",
                at: Location(project.type?.origin ?? project.declaration.nameOrigin),
                notes: [Diagnostic.Note("this holds in its cells", at: Location(policy.origin))],
                fix: "Render the objects in the project type itself."))
    }
}
