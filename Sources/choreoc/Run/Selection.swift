import Analysis
import Basics

/// Which units are rendered and may be pruned; what is linked is never narrowed.
struct Selection: Sendable {
    var organizations: Set<String>
    var projects: Set<String>
    var components: Set<String>
    var environments: Set<String>

    init(_ options: SourceOptions) { self.init(options.reading) }

    init(_ options: ReadingOptions) {
        organizations = Set(options.organization)
        projects = Set(options.project)
        components = Set(options.component)
        environments = Set(options.environment)
    }

    var isEverything: Bool {
        organizations.isEmpty && projects.isEmpty && components.isEmpty && environments.isEmpty
    }

    /// Whether a unit is selected.
    func contains(_ id: UnitID) -> Bool {
        if isEverything { return true }
        if id.role == .plane || id.role == .dataPlane { return false }
        return matches(organizations, id.organization.text) && matches(environments, id.environment.text)
            && matches(projects, id.project.text)
            && (components.isEmpty || id.role == .component && components.contains(id.name.text))
    }

    /// Whether the directory of a unit lies in the selection (cli.md, "The rendered tree").
    func contains(_ directory: RelativePath) -> Bool {
        if isEverything { return true }
        var parts = directory.components[...]
        if parts.first == "_planes" {
            parts = parts.dropFirst(3)
            if parts.first == "shared" { return false }
        }
        let path = Array(parts)
        // An environment is in the selection when everything in it is.
        if path.count == 2, parts.startIndex == 0, projects.isEmpty, components.isEmpty {
            return matches(organizations, path[0]) && matches(environments, path[1])
        }
        guard path.count >= 3 else { return false }
        let isComponent = path.count == 4 && path[3] != "_resources"
        return matches(organizations, path[0]) && matches(environments, path[1]) && matches(projects, path[2])
            && (components.isEmpty || isComponent && components.contains(path[3]))
    }

    private func matches(_ wanted: Set<String>, _ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }

    /// Names that select nothing, with the nearest valid one.
    func unknownNames(_ units: [Unit]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func check(_ wanted: Set<String>, _ what: String, _ found: @autoclosure () -> Set<String>) {
            if wanted.isEmpty { return }
            let names = found()
            for name in wanted.sorted() where !names.contains(name) {
                findings.append(
                    Diagnostic(
                        .selectionMatchesNothing, "`--\(what) \(name)` selects nothing: there is no such \(what)",
                        fix: nearestName(to: name, among: names.sorted()).map { "Write `--\(what) \($0)`." }))
            }
        }
        check(organizations, "organization", Set(units.map(\.id.organization.text)))
        check(environments, "environment", Set(units.map(\.id.environment.text)))
        check(projects, "project", Set(units.map(\.id.project.text)))
        check(components, "component", Set(units.filter { $0.id.role == .component }.map(\.id.name.text)))
        return findings
    }
}
