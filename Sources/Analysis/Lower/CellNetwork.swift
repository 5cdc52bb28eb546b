import Basics
import OpenChoreo
import Tree

/// Who may reach what around a cell, a project in an environment (seed specification 5.7).
struct CellNetwork {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var settings: SeedSettings { linker.settings.seed }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// Whether policies of a data plane may be Cilium's; version 0.1 declared it.
    static func hasCilium(_ plane: DataPlane) -> Bool {
        plane.declaration.spec[path: "featureFlags", "cilium"]?.bool ?? true
    }

    /// Whether policies of a data plane tell single calls apart.
    static func limitsCalls(_ settings: SeedSettings, _ plane: DataPlane) -> Bool {
        settings.limitsCalls && settings.policyFlavour == .cilium && hasCilium(plane)
    }

    /// Whether pods of an environment may reach the internet without a connection that says so.
    static func isWorldOpen(_ environment: Environment, _ settings: SeedSettings) -> Bool {
        if let given = settings.allowsWorld { return given }
        if let text = annotation(environment) { return text == "true" }
        return !environment.isProduction
    }

    private static func annotation(_ environment: Environment) -> String? {
        SeedLabels.annotation("allow-world", in: environment.declaration.metadata)?.string
    }

    // MARK: Projects

    /// What a project's templates are told (`choreo-project`).
    func projectParameters(_ namespace: Symbol?) -> Value {
        let environments = lowering.index.environments[namespace ?? .empty] ?? []
        let kubernetes = environments.filter { environment in
            let reference = NameReference(kind: "Environment", name: .string(environment.declaration.name))
            guard case .success(let link) = linker.environment(namespace, reference) else { return false }
            return !Self.hasCilium(link.dataPlane)
        }
        let open = environments.filter { Self.isWorldOpen($0, settings) }
        func names(_ list: [Environment]) -> Value { .list(list.map { .string($0.declaration.name) }) }
        return .map([
            "kubernetesEnvironments": names(kubernetes), "worldEnvironments": names(open),
            "networkPolicy": .string(settings.policyFlavour.rawValue),
            "networkMode": .string(settings.networkMode.rawValue),
            "mutualTLS": .string(settings.mutualTLS.rawValue),
        ])
    }

    // MARK: Checks

    /// Tells which components of production are cut off from the internet by default, and what plain policies cannot say.
    func check(_ units: [Unit]) {
        guard settings.policyFlavour != .none else { return }
        var closed: [UnitID: (environment: Environment, components: [String])] = [:]
        var blind: Set<DeclarationID> = []
        for unit in units {
            guard case .component(let made) = unit.content, let seed = made.seed, seed.externalHost == nil else {
                continue
            }
            let environment = made.environment.environment
            let plane = made.environment.dataPlane
            if settings.limitsCalls, !Self.limitsCalls(settings, plane), blind.insert(plane.declaration.id).inserted {
                linker.report(
                    Diagnostic(
                        .networkRuleNotExpressible,
                        "the network policies of data plane `\(plane.declaration.name)` know no methods and paths, so `network.l7` has no effect there",
                        at: Location(plane.declaration.nameOrigin), fix: "Run Cilium there, or remove the setting."))
            }
            let isOpen = Self.isWorldOpen(environment, settings)
            let hosts = seed.providers.filter { !$0.host.isEmpty && !$0.isNetwork }
            if !isOpen, let host = hosts.first,
                settings.policyFlavour == .kubernetes || !Self.hasCilium(made.environment.dataPlane)
            {
                linker.report(
                    Diagnostic(
                        .networkRuleNotExpressible,
                        "`\(unit.id.name)` connects to `\(host.host)`, which no NetworkPolicy can name in environment `\(unit.id.environment)`",
                        at: Location(unit.origin),
                        fix: "Connect to a network (`cidr`), open the environment, or run Cilium on the data plane."))
            }
            if isOpen || settings.allowsWorld != nil || Self.annotation(environment) != nil { continue }
            guard seed.providers.allSatisfy(\.host.isEmpty) else { continue }
            var cell = unit.id
            cell.name = cell.project
            closed[cell, default: (environment, [])].components.append(unit.id.name.text)
        }
        for (cell, found) in closed.sorted(by: { $0.key.text.precedesBytewise($1.key.text) }) {
            let names = found.components.sorted().map { "`\($0)`" }.joined(separator: ", ")
            linker.report(
                Diagnostic(
                    .worldClosed,
                    "pods of project `\(cell.project)` may not reach the internet in environment `\(cell.environment)`: \(names)",
                    at: Location(found.environment.declaration.nameOrigin),
                    fix: "Set `network.world` in `choreoc.yaml`, or declare connections to what they need."))
        }
    }
}
