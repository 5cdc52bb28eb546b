import Basics
import OpenChoreo
import Tree

/// Routes of single operations of an API (seed specification 5.4).
extension SeedRoutes {
    /// Operations with a route of their own: method, pattern, and what a caller needs. One that a level does not have is shut
    /// there, since the route of the whole API would let it through.
    func operations(
        _ api: SeedUnit.API, _ level: SeedUnit.Level, _ path: String, _ base: String, _ policies: inout SeedPolicies
    ) -> [Value] {
        var result: [Value] = []
        let own = api.policies[level]?.operations ?? []
        let open = api.operations.filter { Self.isOpen($0, on: level) } + own
        let known = Set(open.map(Self.call))
        var shut: Set<String> = []
        let closed = api.operations.filter { operation in
            let call = Self.call(operation)
            return !Self.isOpen(operation, on: level) && !known.contains(call) && shut.insert(call).inserted
        }
        for operation in open + closed {
            guard let method = operation["method"]?.string, let target = operation["path"]?.string else { continue }
            let lower = level.rawValue.lowercased()
            let verb = method.uppercased()
            let captured = Self.basePath(base + "/" + target)
            let prefix = Self.basePath("/\(id.project)/\(id.name)")
            var map: Map = [
                .name: .string(
                    NameGenerator.generate([bindingName, api.name, lower, verb, target], limit: 63),
                    origin: operation.origin),
                "method": .string(verb, origin: operation.origin),
                "pattern": .string("^\(Self.pattern(prefix))(\(Self.pattern(captured)))$", origin: operation.origin),
            ]
            guard Self.isOpen(operation, on: level) else {
                let place = operation["exposeLevels"]?.origin ?? operation.origin
                let nobody = Value.map(["defaultAction": .string("Deny", origin: place)], origin: place)
                map.set("security", to: .map(["authorization": nobody], origin: place))
                result.append(.map(map, origin: operation.origin))
                continue
            }
            let security = policies.security(scopes: operation["scopes"]?.items ?? [])
            if !security.isEmpty { map.set("security", to: .map(security)) }
            if let limit = operation["rateLimit"], let traffic = policies.rateLimit(limit) {
                map.set("traffic", to: .map(["rateLimit": traffic], origin: limit.origin))
            }
            result.append(.map(map, origin: operation.origin))
        }
        return result
    }

    /// Method and path of an operation.
    private static func call(_ operation: Value) -> String {
        "\(operation["method"]?.string?.uppercased() ?? "") \(basePath(operation["path"]?.string ?? ""))"
    }

    /// Operations without levels have those of their API.
    static func isOpen(_ operation: Value, on level: SeedUnit.Level) -> Bool {
        let levels = (operation["exposeLevels"]?.items ?? []).compactMap(\.string)
        return levels.isEmpty || levels.contains(level.rawValue)
    }

    /// A path as a regular expression; `{name}` stands for one segment.
    static func pattern(_ path: String) -> String {
        var result = ""
        var rest = path[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += quoted(rest[..<open]) + "[^/]+"
            rest = rest[rest.index(after: close)...]
        }
        return result + quoted(rest)
    }

    private static func quoted(_ text: Substring) -> String {
        text.reduce(into: "") { result, character in
            if #"\.+*?()|[]{}^$"#.contains(character) { result += "\\" }
            result.append(character)
        }
    }
}
