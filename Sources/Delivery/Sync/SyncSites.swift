import Analysis
import Basics
import OpenChoreo
import Rendering
import Tree

/// One directory that is synced as a whole.
struct SyncSite: Sendable {
    /// What it is.
    enum Subject: Hashable, Sendable {
        case project(organization: String, environment: String, project: String)
        case plane(role: String, plane: String)
    }

    var subject: Subject
    /// The directory below the output directory.
    var directory: String
    /// The plane that it goes to, as `sync.destinations` names it: `observability/` goes before observability planes.
    var plane: String
    /// The namespace of the project on its data plane; for planes the first one that there is.
    var namespace: String
    var facts: SyncFacts
    /// Bytes of manifests, by unit directory.
    var sizes: [(directory: String, bytes: Int)] = []
    /// The projects of the same environment that must be there before, by name.
    var providers: Set<String> = []
    /// Where it is declared.
    var origin: Origin
}

/// Groups the units of a run into what is synced as a whole: projects in environments, and planes.
struct SyncSites {
    private(set) var sites: [SyncSite] = []
    private var positions: [String: Int] = [:]

    init(_ units: [SyncUnit], outputs: [UnitOutput], settings: Settings) {
        for unit in units {
            let id = unit.unit.id
            if let facts = unit.data, let link = unit.unit.environment {
                let namespace = settings.deploymentNamespace(
                    organization: id.organization, project: id.project, environment: id.environment)
                let position = add(
                    SyncSite(
                        subject: .project(
                            organization: id.organization.text, environment: id.environment.text,
                            project: id.project.text),
                        directory: "\(id.organization)/\(id.environment)/\(id.project)",
                        plane: Self.planeName(link.dataPlane.declaration.id), namespace: namespace.name, facts: facts,
                        origin: unit.unit.origin))
                sites[position].providers.formUnion(
                    unit.unit.providers.map(\.project).filter { $0 != id.project }.map(\.text))
            }
            if let facts = unit.data, case .platform(let platform) = unit.unit.content {
                let name = Self.planeName(platform.plane.declaration.id)
                _ = add(
                    SyncSite(
                        subject: .plane(role: "data", plane: name), directory: "_planes/data/\(name)", plane: name,
                        namespace: platform.namespace, facts: facts, origin: unit.unit.origin))
            }
            guard let facts = unit.observability else { continue }
            let path = TreeLayout.observabilityDirectory(of: unit.unit).split(separator: "/").prefix(3)
            _ = add(
                SyncSite(
                    subject: .plane(role: "observability", plane: String(path.last ?? "")),
                    directory: path.joined(separator: "/"), plane: path.dropFirst().joined(separator: "/"),
                    namespace: facts.namespaces.min { $0.precedesBytewise($1) } ?? "", facts: facts,
                    origin: unit.unit.origin))
        }
        sites.sort { $0.directory.precedesBytewise($1.directory) }
        positions = [:]
        for (index, site) in sites.enumerated() { positions[site.directory] = index }
        for output in outputs {
            let components = output.directory.components
            let prefix = components.prefix(3).joined(separator: "/")
            guard let position = positions[prefix] else { continue }
            let bytes = output.files.reduce(0) { $0 + $1.bytes.count }
            sites[position].sizes.append((output.directory.text, bytes))
        }
    }

    private mutating func add(_ site: SyncSite) -> Int {
        if let position = positions[site.directory] {
            sites[position].facts.add(site.facts)
            if sites[position].namespace.isEmpty { sites[position].namespace = site.namespace }
            return position
        }
        positions[site.directory] = sites.count
        sites.append(site)
        return sites.count - 1
    }

    /// `<name>`, or `<organization>.<name>` for a plane of an organization.
    static func planeName(_ id: DeclarationID) -> String {
        (id.namespace.map { $0.text + "." } ?? "") + id.name.text
    }
}

extension Unit {
    /// The environment that it is in; nil for planes and units that are not rendered.
    var environment: EnvironmentLink? {
        switch content {
        case .component(let content): content.environment
        case .project(let content): content.environment
        case .resource(let content): content.environment
        case .release(let content): content.environment
        case .plane, .platform, .undeployed, .refused: nil
        }
    }
}
