import Basics
import OpenChoreo
import Tree

/// Lowers data planes of the seed's time onto units that render what their clusters need besides components: gateways,
/// certificates, cluster-wide policies, the vault's policy (seed specification 3.14). Only on request.
struct DataPlaneObjects {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var settings: SeedSettings { linker.settings.seed }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// A cluster with the data planes that tenants declare for it; the first one names the unit.
    private struct Cluster {
        var planes: [DataPlane]
        var units: [Unit] = []
    }

    /// One unit a cluster. `units` are those that run on them.
    func units(of units: [Unit]) -> [Unit] {
        guard settings.rendersPlatform else { return [] }
        var clusters: [String: Cluster] = [:]
        var keys: [DeclarationID: String] = [:]
        for declaration in linker.catalog.declarations {
            guard case .dataPlane(let plane) = declaration else { continue }
            guard plane.gateway?["publicVirtualHost"] != nil else {
                linker.report(
                    Diagnostic(
                        .platformNotRendered,
                        "data plane `\(plane.declaration.name)` names no virtual hosts, so no gateways are rendered for it",
                        at: Location(plane.declaration.nameOrigin),
                        fix: "Install its gateways with the chart of version 1.0, or declare it as version 0.3 does."))
                continue
            }
            // Data planes of two organizations may be one cluster.
            let key = plane.declaration.spec["cluster"]?.string ?? plane.declaration.id.description
            keys[plane.declaration.id] = key
            clusters[key, default: Cluster(planes: [])].planes.append(plane)
        }
        for unit in units {
            guard let plane = unit.dataPlane, let key = keys[plane] else { continue }
            clusters[key]?.units.append(unit)
        }
        let made = clusters.values.compactMap { cluster -> Unit? in
            var cluster = cluster
            cluster.planes.sort { DeclarationID.precedes($0.declaration.id, $1.declaration.id) }
            return cluster.planes.first.map { unit(cluster, $0) }
        }
        return made.sorted { DeclarationID.precedes($0.binding, $1.binding) }
    }

    private func unit(_ cluster: Cluster, _ first: DataPlane) -> Unit {
        let id = first.declaration.id
        var unit = Unit(
            id: UnitID(
                role: .dataPlane, organization: id.namespace ?? .empty, environment: .empty, project: .empty,
                name: id.name), binding: id, origin: first.declaration.nameOrigin,
            content: .refused("there is no resource type `choreo-data-plane`"))
        guard case .resourceType(let type) = lowering.reserved("ClusterResourceType", "choreo-data-plane") else {
            linker.report(
                Diagnostic(
                    .reservedTypeInvalid, "the resource type `choreo-data-plane` of the repository has errors",
                    at: Location(first.declaration.nameOrigin),
                    fix: "Mend it, or remove it to use the one of `choreoc prelude choreo-data-plane`."))
            return unit
        }
        let parameters = parameters(cluster, first)
        unit.content = .platform(
            PlatformUnit(
                plane: first, type: type.spec, parameters: parameters, namespace: settings.dataPlaneNamespace,
                digest: Digest.combining([
                    type.spec.digest, Digest(of: Array(JSONWriter.text(parameters, style: .go).utf8)),
                ])))
        return unit
    }

    // MARK: What templates are told

    private func parameters(_ cluster: Cluster, _ first: DataPlane) -> Value {
        let external = listeners(cluster, "publicVirtualHost", .public)
        let organization = listeners(cluster, "organizationVirtualHost", .organization)
        let environments = cluster.units.compactMap { unit -> Environment? in
            guard case .project(let project) = unit.content else { return nil }
            return project.environment.environment
        }
        let isCilium = settings.policyFlavour == .cilium && cluster.planes.allSatisfy(CellNetwork.hasCilium)
        var map: Map = [
            "listeners": .map(["external": .list(external), "internal": .list(organization)]),
            "certificate": .map([
                "secret": .string(settings.certificateSecret), "issuer": .string(settings.certificateIssuer),
                "names": .list(Self.unique((external + organization).compactMap { $0["hostname"] })),
            ]),
            "policies": .map([
                "cilium": .bool(isCilium), "mode": .string(settings.networkMode.rawValue),
                "world": .bool(
                    !environments.isEmpty && environments.allSatisfy { CellNetwork.isWorldOpen($0, settings) }),
            ]),
        ]
        if let vault = vault(cluster, first) { map.set("vault", to: vault) }
        return .map(map, origin: first.declaration.nameOrigin)
    }

    private static func unique(_ texts: [Value]) -> [Value] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0.string ?? "").inserted }
    }

    /// A listener for each domain of a direction, the first plane's called `https`, those of others after them; and one for each
    /// port of routes that carry connections or datagrams.
    private func listeners(_ cluster: Cluster, _ field: Symbol, _ level: SeedUnit.Level) -> [Value] {
        var seen: Set<String> = []
        var listeners: [Value] = []
        for (position, plane) in cluster.planes.enumerated() {
            let id = plane.declaration.id
            let name = position == 0 ? "https" : "https-\(id.namespace?.text ?? "")-\(id.name.text)"
            var domains: [(String, Value)] = []
            if let domain = plane.gateway?[field] { domains.append((name, domain)) }
            if level == .public, cluster.units.contains(where: { $0.isWebApplication(on: id) }) {
                let web = settings.adapted(to: plane).webDomain
                domains.append((name + "-web", .string(web, origin: plane.declaration.nameOrigin)))
            }
            for (name, domain) in domains {
                guard let text = domain.string, !text.isEmpty, seen.insert(text).inserted else { continue }
                listeners.append(
                    .map([
                        "name": .string(String(name.prefix(63)), origin: domain.origin),
                        "hostname": .string("*.\(text)", origin: domain.origin),
                    ]))
            }
        }
        var ports: Set<String> = []
        for unit in cluster.units {
            guard case .component(let component) = unit.content, let seed = component.seed else { continue }
            for route in seed.routes where route.isL4 && route.level == level {
                let network = route.kind == .udp ? "UDP" : "TCP"
                let name = "\(network.lowercased())-\(route.externalPort)"
                guard ports.insert(name).inserted else { continue }
                listeners.append(
                    .map([
                        "name": .string(name, origin: route.origin), "protocol": .string(network, origin: route.origin),
                        "port": Value(.int(route.externalPort), origin: route.origin),
                    ]))
            }
        }
        return listeners
    }

    /// What the vault must allow, where pods read it themselves: the paths that components use, for their namespaces alone.
    private func vault(_ cluster: Cluster, _ first: DataPlane) -> Value? {
        var paths: Set<String> = []
        var namespaces: Set<String> = []
        for unit in cluster.units {
            guard case .component(let component) = unit.content, let seed = component.seed,
                !seed.configuration.secrets.isEmpty,
                settings.adapted(to: component.environment.dataPlane).secretBackend != .externalSecrets
            else { continue }
            for group in seed.configuration.secrets {
                paths.formUnion((group["objects"]?.items ?? []).compactMap { $0["path"]?.string })
            }
            namespaces.insert(
                linker.settings.deploymentNamespace(
                    organization: unit.id.organization, project: unit.id.project, environment: unit.id.environment
                ).name)
        }
        if paths.isEmpty { return nil }
        func list(_ texts: Set<String>) -> Value {
            .list(texts.sorted { $0.precedesBytewise($1) }.map { .string($0) })
        }
        return .map([
            "role": .string(settings.adapted(to: first).vaultRole), "paths": list(paths),
            "namespaces": list(namespaces),
        ])
    }
}

extension Unit {
    fileprivate func isWebApplication(on plane: DeclarationID) -> Bool {
        guard case .component(let component) = content else { return false }
        return component.seed?.family == .webApplication && component.environment.dataPlane.declaration.id == plane
    }

    /// The data plane that its objects are applied to; nil for planes themselves and what is not rendered.
    fileprivate var dataPlane: DeclarationID? {
        switch content {
        case .component(let content): content.environment.dataPlane.declaration.id
        case .project(let content): content.environment.dataPlane.declaration.id
        case .resource(let content): content.environment.dataPlane.declaration.id
        case .release(let content): content.environment.dataPlane.declaration.id
        case .plane, .platform, .undeployed, .refused: nil
        }
    }
}
