import Analysis
import Basics
import OpenChoreo
import Tree

/// What the endpoints of components will most likely answer under, before they are rendered.
///
/// Components on a cycle need each other's addresses. Component types name their Services after the component, so that the
/// address can be told from one rendered sample of a type; whoever renders with a forecast compares it with what came out.
struct AddressForecast {
    /// How a component type names its Services.
    private enum Naming {
        case component, release
    }

    private let settings: Settings
    private var namings: [ObjectIdentifier: Naming] = [:]
    private var namespaces: [NamespaceKey: String] = [:]

    private struct NamespaceKey: Hashable {
        var organization: Symbol
        var project: Symbol
        var environment: Symbol
    }

    init(settings: Settings) {
        self.settings = settings
    }

    /// One unit for each component type of which no sample is known.
    func samples(among indices: [Int], of plan: Plan) -> [Int] {
        var seen: Set<ObjectIdentifier> = []
        return indices.filter { index in
            guard case .component(let unit) = plan.units[index].content else { return false }
            let type = ObjectIdentifier(unit.sources.type)
            return namings[type] == nil && !unit.sources.endpoints.isEmpty
                && seen.insert(type).inserted
        }
    }

    /// Learns from what a sample rendered to.
    mutating func learn(_ unit: Unit, _ rendered: ProviderTable.Component?) {
        guard case .component(let component) = unit.content, case .rendered(let endpoints) = rendered else { return }
        let release = NameGenerator.generate([unit.id.name.text, unit.id.environment.text], limit: 253)
        let isRelease = endpoints.values.contains { $0.address?.host.hasPrefix(release + ".") ?? false }
        namings[ObjectIdentifier(component.sources.type)] = isRelease ? .release : .component
    }

    /// The forecast for a unit; nil for what is no component or is not rendered.
    mutating func component(_ unit: Unit) -> ProviderTable.Component? {
        switch unit.content {
        case .undeployed: return .undeployed
        case .refused: return .refused
        case .project, .resource, .plane, .platform, .release: return nil
        case .component(let component):
            let service =
                switch namings[ObjectIdentifier(component.sources.type)] {
                case .release: NameGenerator.generate([unit.id.name.text, unit.id.environment.text], limit: 253)
                case .component, nil: unit.id.name.text
                }
            let host = "\(service).\(namespace(of: unit.id)).svc.cluster.local"
            var endpoints: [String: ProviderTable.Endpoint] = [:]
            for endpoint in component.sources.endpoints {
                endpoints[endpoint.name] = ProviderTable.Endpoint(
                    address: ServiceAddress(
                        endpointType: endpoint.type, host: host, port: endpoint.port, basePath: endpoint.basePath),
                    visibility: endpoint.visibility, origin: endpoint.declared.origin)
            }
            return .rendered(endpoints)
        }
    }

    private mutating func namespace(of id: UnitID) -> String {
        let key = NamespaceKey(organization: id.organization, project: id.project, environment: id.environment)
        if let known = namespaces[key] { return known }
        let made = settings.deploymentNamespace(
            organization: id.organization, project: id.project, environment: id.environment
        ).name
        namespaces[key] = made
        return made
    }
}
