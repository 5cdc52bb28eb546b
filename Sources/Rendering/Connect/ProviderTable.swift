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
}
