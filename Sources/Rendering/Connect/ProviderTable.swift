import Analysis
import Basics
import Tree

/// What consumers may read of units that have been rendered.
struct ProviderTable: Sendable {
    /// The state of a component in an environment.
    enum Component: Sendable {
        /// Endpoint name → its address (nil when no Service serves its port) and what it is open to.
        case rendered([String: Endpoint])
        case undeployed
        case refused
    }

    /// An endpoint of a rendered component.
    struct Endpoint: Sendable, Equatable {
        var address: ServiceAddress?
        var visibility: [String]
        /// Where it is declared.
        var origin: Origin

        static func == (left: Endpoint, right: Endpoint) -> Bool {
            left.address == right.address && left.visibility == right.visibility
        }
    }

    /// The state of a managed resource in an environment.
    enum Resource: Sendable {
        /// Output name → `{value}`, `{secretKeyRef}` or `{configMapKeyRef}`; nil when it needs the live object.
        case rendered([String: Value?])
        case refused
    }

    var components: [UnitID: Component] = [:]
    var resources: [UnitID: Resource] = [:]

    /// Whether it is known what a unit rendered to.
    func contains(_ id: UnitID) -> Bool { components[id] != nil || resources[id] != nil }

    /// The table without what it knows of some units.
    func without(_ ids: Set<UnitID>) -> ProviderTable {
        var table = self
        for id in ids {
            table.components[id] = nil
            table.resources[id] = nil
        }
        return table
    }

    /// Whether consumers read the same of a unit in both tables. Origins do not count.
    func isSame(as other: ProviderTable, for id: UnitID) -> Bool {
        switch (components[id], other.components[id]) {
        case (nil, nil), (.undeployed, .undeployed), (.refused, .refused): break
        case (.rendered(let left), .rendered(let right)): if left != right { return false }
        default: return false
        }
        switch (resources[id], other.resources[id]) {
        case (nil, nil), (.refused, .refused): return true
        case (.rendered(let left), .rendered(let right)):
            return left.count == right.count
                && left.allSatisfy { name, value in
                    guard let counterpart = right[name] else { return false }
                    guard let value, let counterpart else { return value == nil && counterpart == nil }
                    return value.isSame(as: counterpart)
                }
        default: return false
        }
    }
}
