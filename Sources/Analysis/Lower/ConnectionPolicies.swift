import Basics
import OpenChoreo
import Tree

/// `policies` of connections: they hold on the provider's route inside the organization, since that is where a call passes a
/// gateway (seed specification 5.6).
struct ConnectionPolicies {
    /// A connection's policies, and what it leads to.
    struct Demand {
        var consumer: UnitID
        var provider: UnitID
        var endpoint: String
        var port: Int64
        var policies: Value
    }

    private let linker: Linker

    init(_ linker: Linker) {
        self.linker = linker
    }

    /// Tells that policies of a connection that passes no gateway cannot be enforced.
    static func reportUnenforced(_ policies: Value?, _ why: String, _ linker: Linker) {
        guard let policies, !(policies.map?.isEmpty ?? true) else { return }
        linker.report(
            Diagnostic(
                .policyPartly, "policies of this connection are not enforced: \(why)", at: Location(policies.origin),
                fix: "Remove them, or set them in the component's own client."))
    }

    /// The routes of a provider with what its consumers ask of them. The first consumer by name decides; one that asks for
    /// something else is told.
    mutating func applied(to routes: [SeedRoute], of unit: Unit, _ demands: [UnitID: [Demand]]) -> [SeedRoute] {
        guard let demands = demands[unit.id], case .component(let made) = unit.content, let seed = made.seed else {
            return routes
        }
        let sorted = demands.sorted {
            ($0.consumer.project.text, $0.consumer.name.text) < ($1.consumer.project.text, $1.consumer.name.text)
        }
        var result = routes
        for demand in sorted
        where !routes.contains(where: { $0.level == .organization && Self.concerns($0, demand) }) {
            Self.reportUnenforced(
                demand.policies, "the call passes the public route, which is not the organization's alone", linker)
        }
        for position in result.indices where result[position].level == .organization {
            var first: Demand?
            for demand in sorted where Self.concerns(result[position], demand) {
                guard let earlier = first else {
                    first = demand
                    result[position].value = applied(demand.policies, to: result[position], seed)
                    continue
                }
                if earlier.policies.isSame(as: demand.policies) { continue }
                linker.report(
                    Diagnostic(
                        .policyPartly,
                        "`\(earlier.consumer.name)` asks for other policies of `\(unit.id.name)`, and one route has one set",
                        at: Location(demand.policies.origin),
                        notes: [Diagnostic.Note("those that hold", at: Location(earlier.policies.origin))],
                        fix: "Write the same policies in both."))
            }
        }
        return result
    }

    private static func concerns(_ route: SeedRoute, _ demand: Demand) -> Bool {
        demand.endpoint == route.name || demand.port == route.port
    }

    private func applied(_ policies: Value, to route: SeedRoute, _ seed: SeedUnit) -> Value {
        guard var map = route.value.map else { return route.value }
        var traffic = map["traffic"]?.map ?? [:]
        if route.isL4 {
            for field in ["timeout", "retries"] as [Symbol] {
                guard let value = policies[field] else { continue }
                linker.report(
                    Diagnostic(
                        .policyPartly, "`\(field.text)` is about requests, and the gateway sees connections only",
                        at: Location(value.origin), fix: "Remove it, or set it in the component's own client."))
            }
        } else {
            if let timeout = policies["timeout"] {
                SeedRoutes.set(timeout: timeout, of: route.kind, in: &map, &traffic)
            }
            if let retries = policies["retries"] { traffic.set("retry", to: Self.retry(retries)) }
        }
        if let breaker = policies["circuitBreaker"], breaker["enabled"]?.bool ?? true {
            traffic.set("circuitBreaker", to: SeedPolicies.limits(breaker))
        }
        if !traffic.isEmpty {
            map.set("traffic", to: .map(traffic, origin: policies.origin))
            if map["trafficName"] == nil {
                let parts = [seed.bindingName.string ?? "", route.name, "organization", "btp"]
                map.set("trafficName", to: .string(NameGenerator.generate(parts, limit: 63), origin: policies.origin))
            }
        }
        return .map(map, origin: route.value.origin)
    }

    private static func retry(_ retries: Value) -> Value {
        var map: Map = [:]
        if let attempts = retries["attempts"] { map.set("numRetries", to: attempts) }
        if let triggers = retries["on"], !(triggers.items ?? []).isEmpty {
            map.set("retryOn", to: .map(["triggers": triggers], origin: triggers.origin))
        }
        if let timeout = retries["perTryTimeout"] {
            map.set("perRetry", to: .map(["timeout": timeout], origin: timeout.origin))
        }
        return .map(map, origin: retries.origin)
    }
}
