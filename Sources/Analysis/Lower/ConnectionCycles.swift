import Basics

/// Components that are connected in a circle (seed specification 5.6).
struct ConnectionCycles {
    private let linker: Linker

    init(_ linker: Linker) {
        self.linker = linker
    }

    /// Reports every component on a circle; in linear time, since what nobody calls or what calls nobody falls away.
    func report(_ units: [Unit], _ consumers: [UnitID: [SeedUnit.Consumer]]) {
        var callers: [UnitID: Set<UnitID>] = [:]
        var callees: [UnitID: Set<UnitID>] = [:]
        for (provider, list) in consumers {
            for consumer in list {
                var id = provider
                id.project = Symbol(consumer.project)
                id.name = Symbol(consumer.component)
                callers[provider, default: []].insert(id)
                callees[id, default: []].insert(provider)
            }
        }
        var open = units.map(\.id).filter { callers[$0] == nil || callees[$0] == nil }
        while let id = open.popLast() {
            for provider in callees.removeValue(forKey: id) ?? [] {
                callers[provider]?.remove(id)
                if callers[provider]?.isEmpty ?? false {
                    callers[provider] = nil
                    open.append(provider)
                }
            }
            for caller in callers.removeValue(forKey: id) ?? [] {
                callees[caller]?.remove(id)
                if callees[caller]?.isEmpty ?? false {
                    callees[caller] = nil
                    open.append(caller)
                }
            }
        }
        for unit in units where callers[unit.id] != nil && callees[unit.id] != nil {
            linker.report(
                Diagnostic(
                    .connectionCycle,
                    "component `\(unit.id.name)` reaches itself through its connections in environment `\(unit.id.environment)`",
                    at: Location(unit.origin)))
        }
    }
}
