import Basics
import OpenChoreo
import Tree

/// Components of the current vocabulary that call others in or out of cells. They bring no policies for what they call, and
/// call by the name of the Service, without a gateway (seed specification 5.7).
struct CurrentCallers {
    /// A project in an environment.
    struct Cell: Hashable {
        var organization: String
        var environment: String
        var project: String
    }

    /// Who calls a component of the seed's vocabulary.
    private(set) var consumers: [UnitID: [SeedUnit.Consumer]] = [:]
    /// What callers in a cell call, as `choreo-project` reads it.
    private(set) var calls: [Cell: [Value]] = [:]
    private let settings: Settings

    /// Nobody.
    init(_ settings: Settings) {
        self.settings = settings
    }

    /// The callers among `others`, of components in `units` and in `others`.
    init(_ others: [Unit], _ units: [Unit], _ settings: Settings) {
        self.init(settings)
        let callers = others.filter { unit in
            guard case .component(let made) = unit.content, made.seed == nil else { return false }
            return !Self.dependencies(made).isEmpty
        }
        if callers.isEmpty { return }
        var components: [UnitID: ComponentUnit] = [:]
        for unit in units + others {
            if case .component(let made) = unit.content { components[unit.id] = made }
        }
        for caller in callers.sorted(by: { Symbol.precedesBytewise($0.id.name, $1.id.name) }) {
            add(caller.id, components)
        }
    }

    private static func dependencies(_ unit: ComponentUnit) -> [Value] {
        unit.sources.workload["dependencies"]?[.endpoints]?.items ?? []
    }

    private mutating func add(_ caller: UnitID, _ components: [UnitID: ComponentUnit]) {
        guard let unit = components[caller] else { return }
        var providers: [Value] = []
        for dependency in Self.dependencies(unit) {
            var id = caller
            id.name = Symbol(dependency["component"]?.string ?? "")
            if let project = dependency["project"]?.string, !project.isEmpty { id.project = Symbol(project) }
            guard let name = dependency[.name]?.string, let provider = components[id],
                let endpoint = (provider.seed?.workload ?? provider.sources.workload)[.endpoints]?[Symbol(name)],
                let port = endpoint[.port]?.exactInteger
            else { continue }
            let isLocal = id.project == caller.project
            let isUDP = endpoint[.type]?.string == "UDP"
            if provider.seed != nil {
                consumers[id, default: []].append(
                    SeedUnit.Consumer(
                        project: caller.project.text, component: caller.name.text, port: port, isUDP: isUDP,
                        isDirect: !isLocal,
                        isCurrent: true))
            }
            // Inside a cell everybody may call everybody, unless pods trust nobody.
            if isLocal, settings.seed.networkMode == .cell { continue }
            let namespace = settings.deploymentNamespace(
                organization: id.organization, project: id.project, environment: id.environment)
            providers.append(
                .map([
                    "component": .string(id.name.text), "isLocal": .bool(isLocal), "namespace": .string(namespace.name),
                    "label": .string(SeedInput.componentLabel(isCurrent: provider.seed == nil)),
                    "port": Value(.int(port)), "protocol": .string(isUDP ? "UDP" : "TCP"),
                ]))
        }
        if providers.isEmpty { return }
        let cell = Cell(
            organization: caller.organization.text, environment: caller.environment.text, project: caller.project.text)
        calls[cell, default: []].append(
            .map(["component": .string(caller.name.text), "providers": .list(providers)]))
    }
}
