import Basics
import Tree

/// Gateways as contexts show them (specification 4.1.2 and 6.7).
enum GatewayContext {
    private static let directions: [Symbol] = [.ingress, .egress]
    private static let exposures: [Symbol] = [.external, .internal]
    private static let listeners: [Symbol] = ["http", "https", "tls"]

    /// The data plane's own gateway; nil without ingress or egress.
    ///
    /// `keepsEmpty`: component contexts keep a direction without endpoints as `{}`; project and resource contexts drop it.
    static func own(_ gateway: Value?, keepsEmpty: Bool) -> Value? {
        guard let gateway else { return nil }
        var map = Map()
        for direction in directions {
            guard let declared = gateway[direction], declared.map != nil else { continue }
            let value = directionValue(
                external: declared[.external], internal: declared[.internal], origin: declared.origin)
            if keepsEmpty || !(value.map?.isEmpty ?? true) { map.set(direction, to: value) }
        }
        return map.isEmpty ? nil : .map(map, origin: gateway.origin)
    }

    /// The environment's gateway: per direction and exposure, its whole endpoint replaces the data plane's.
    static func merged(environment: Value?, dataPlane: Value?) -> Value? {
        var map = Map()
        for direction in directions {
            let own = environment?[direction]
            let base = dataPlane?[direction]
            func endpoint(_ exposure: Symbol) -> Value? {
                if let endpoint = own?[exposure], endpoint.map != nil { return endpoint }
                if let endpoint = base?[exposure], endpoint.map != nil { return endpoint }
                return nil
            }
            let value = directionValue(
                external: endpoint(.external), internal: endpoint(.internal),
                origin: own?.origin ?? base?.origin ?? .none)
            if !(value.map?.isEmpty ?? true) { map.set(direction, to: value) }
        }
        return map.isEmpty ? nil : .map(map, origin: environment?.origin ?? dataPlane?.origin ?? .none)
    }

    private static func directionValue(external: Value?, internal: Value?, origin: Origin) -> Value {
        var map = Map()
        if let external, external.map != nil { map.set(.external, to: endpointValue(external)) }
        if let `internal`, `internal`.map != nil { map.set(.internal, to: endpointValue(`internal`)) }
        return .map(map, origin: origin)
    }

    private static func endpointValue(_ endpoint: Value) -> Value {
        var map = Map()
        for field in ["name", "namespace"] as [Symbol] {
            if let value = endpoint[field], !(value.string ?? "").isEmpty { map.set(field, to: value) }
        }
        for listener in listeners {
            guard let declared = endpoint[listener], declared.map != nil else { continue }
            var entry = Map()
            for field in ["listenerName", "host"] as [Symbol] {
                if let value = declared[field], !(value.string ?? "").isEmpty { entry.set(field, to: value) }
            }
            if let port = declared[.port], let number = port.exactInteger, number != 0 {
                entry.set(.port, to: Value(.double(Double(number)), origin: port.origin))
            }
            map.set(listener, to: .map(entry, origin: declared.origin))
        }
        return .map(map, origin: endpoint.origin)
    }
}
