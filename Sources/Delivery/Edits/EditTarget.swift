import Analysis
import Basics
import OpenChoreo
import Tree

/// The component that a request means, and its units.
struct EditTarget {
    var request: EditRequest
    var organization: String
    var project: String
    /// The units of the component in the named environments, or in all.
    var units: [Unit]
    /// All units of the component.
    var all: [Unit]

    /// Finds the component.
    ///
    /// Refuses names that are not there, with the nearest one, and names that fit several components.
    init(_ request: EditRequest, in plan: Plan) throws(DiagnosticError) {
        self.request = request
        let units = plan.units.filter {
            guard $0.id.role == .component else { return false }
            if case .release = $0.content { return false }
            return true
        }
        let named = units.filter { $0.id.name.text == request.component }
        guard !named.isEmpty else { throw Self.unknownComponent(request, units, plan) }
        let matching = named.filter {
            (request.organizations.isEmpty || request.organizations.contains($0.id.organization.text))
                && (request.projects.isEmpty || request.projects.contains($0.id.project.text))
        }
        let owners = Set(matching.map { [$0.id.organization.text, $0.id.project.text] }).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        guard let owner = owners.first else { throw Self.elsewhere(request, named) }
        guard owners.count == 1 else { throw Self.severalOwners(request, matching) }
        organization = owner[0]
        project = owner[1]
        all = matching
        let environments = all.map(\.id.environment.text)
        for environment in request.environments where !environments.contains(environment) {
            throw Self.unknownEnvironment(environment, request, environments, plan)
        }
        self.units =
            request.environments.isEmpty ? all : all.filter { request.environments.contains($0.id.environment.text) }
    }

    // MARK: Refusals

    private static func unknownComponent(_ request: EditRequest, _ units: [Unit], _ plan: Plan) -> DiagnosticError {
        let declared = plan.catalog.identities(of: "Component").first { $0.name.text == request.component }
        if let declared, case .found(let found) = plan.catalog.lookup(declared) {
            return DiagnosticError(
                Diagnostic(
                    .editTargetUnknown, "component `\(request.component)` is deployed in no environment",
                    at: Location(found.declaration.nameOrigin),
                    fix: "Declare a binding for it, or set `autoDeploy: true`."))
        }
        let nearest = nearestName(to: request.component, among: Set(units.map(\.id.name.text)).sorted())
        return DiagnosticError(
            Diagnostic(
                .editTargetUnknown, "there is no component `\(request.component)`",
                fix: nearest.map { "Write `\($0)`." }))
    }

    private static func elsewhere(_ request: EditRequest, _ named: [Unit]) -> DiagnosticError {
        let places = Set(named.map { "`--organization \($0.id.organization) --project \($0.id.project)`" }).sorted()
        return DiagnosticError(
            Diagnostic(
                .editTargetUnknown, "there is no component `\(request.component)` in that organization and project",
                fix: "Write " + places.joined(separator: " or ") + "."))
    }

    private static func severalOwners(_ request: EditRequest, _ matching: [Unit]) -> DiagnosticError {
        var notes: [Diagnostic.Note] = []
        var seen: Set<String> = []
        for unit in matching {
            let owner = "--organization \(unit.id.organization) --project \(unit.id.project)"
            if seen.insert(owner).inserted { notes.append(Diagnostic.Note("`\(owner)`", at: Location(unit.origin))) }
        }
        return DiagnosticError(
            Diagnostic(
                .editTargetAmbiguous, "\(notes.count) components are called `\(request.component)`", notes: notes,
                fix: "Name the project with `--project`, or the organization with `--organization`."))
    }

    private static func unknownEnvironment(
        _ environment: String, _ request: EditRequest, _ bound: [String], _ plan: Plan
    ) -> DiagnosticError {
        let declared = Set(plan.catalog.identities(of: "Environment").map(\.name.text))
        guard declared.contains(environment) else {
            let nearest = nearestName(to: environment, among: declared.sorted())
            return DiagnosticError(
                Diagnostic(
                    .editTargetUnknown, "there is no environment `\(environment)`",
                    fix: nearest.map { "Write `--environment \($0)`." }
                        ?? "There are: \(declared.sorted().joined(separator: ", "))."))
        }
        return DiagnosticError(
            Diagnostic(
                .editTargetUnknown,
                "component `\(request.component)` is not deployed in environment `\(environment)`",
                fix: "It is deployed in: \(Set(bound).sorted().joined(separator: ", ")). Promote it there first."))
    }
}
