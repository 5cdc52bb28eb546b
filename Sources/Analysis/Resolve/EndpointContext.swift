import Basics
import Tree

/// One endpoint of a workload with its defaults applied (specification 4.2).
public struct WorkloadEndpoint: Sendable {
    /// The key of the endpoint map.
    public var name: String
    /// `HTTP`, `gRPC`, `GraphQL`, `Websocket`, `TCP` or `UDP`.
    public var type: String
    /// The port of the Service.
    public var port: Int64
    /// The port value as declared, for its origin.
    public var portValue: Value
    /// The port of the pod; the Service's unless declared.
    public var targetPort: Int64
    /// The path below which the endpoint answers; empty when not declared.
    public var basePath: String
    /// `project`, then what is declared, in order and without repetition.
    public var visibility: [String]
    /// The endpoint as declared.
    public var declared: Value

    var isUDP: Bool { type == "UDP" }

    /// The endpoints of a workload specification, sorted by name bytewise.
    public static func all(of workload: Value) -> [WorkloadEndpoint] {
        guard let endpoints = workload[.endpoints]?.map else { return [] }
        return endpoints.sortedByKey.compactMap { entry in
            guard let port = entry.value[.port], let number = port.exactInteger else { return nil }
            var visibility = ["project"]
            for declared in entry.value[.visibility]?.items ?? [] {
                if let text = declared.string, !visibility.contains(text) { visibility.append(text) }
            }
            var targetPort = entry.value[.targetPort]?.exactInteger ?? number
            if targetPort == 0 { targetPort = number }
            return WorkloadEndpoint(
                name: entry.key.text, type: entry.value[.type]?.string ?? "", port: number, portValue: port,
                targetPort: targetPort, basePath: entry.value[.basePath]?.string ?? "", visibility: visibility,
                declared: entry.value)
        }
    }

    /// The endpoint in the `workload` context.
    var contextValue: Value {
        var map = Map(capacity: 6)
        if let displayName = declared[.displayName]?.string, !displayName.isEmpty {
            map.set(.displayName, to: declared[.displayName] ?? .null)
        }
        map.set(.port, to: Value(.double(Double(port)), origin: portValue.origin))
        let targetOrigin = declared[.targetPort]?.origin ?? portValue.origin
        map.set(.targetPort, to: Value(.double(Double(targetPort)), origin: targetOrigin))
        map.set(.type, to: declared[.type] ?? .string(type, origin: declared.origin))
        if !basePath.isEmpty { map.set(.basePath, to: declared[.basePath] ?? .null) }
        map.set(
            .visibility,
            to: .list(visibility.map { .string($0, origin: declared.origin) }, origin: declared.origin))
        return .map(map, origin: declared.origin)
    }

    /// The ports of a Service (4.6.1): a port of one protocol once, under the first endpoint's name.
    static func servicePorts(_ endpoints: [WorkloadEndpoint]) -> Value {
        var taken: Set<String> = []
        var seen: Set<String> = []
        var ports: [Value] = []
        for endpoint in endpoints {
            let network = endpoint.isUDP ? "UDP" : "TCP"
            guard seen.insert("\(endpoint.port)/\(network)").inserted else { continue }
            let name = uniquePortName(endpoint.name, port: endpoint.port, taken: &taken)
            let origin = endpoint.declared.origin
            let targetOrigin = endpoint.declared[.targetPort]?.origin ?? endpoint.portValue.origin
            ports.append(
                .map(
                    [
                        .name: .string(name, origin: origin),
                        .port: Value(.double(Double(endpoint.port)), origin: endpoint.portValue.origin),
                        .targetPort: Value(.double(Double(endpoint.targetPort)), origin: targetOrigin),
                        .protocol: .string(network, origin: endpoint.declared[.type]?.origin ?? origin),
                    ], origin: origin))
        }
        return .list(ports)
    }

    private static func uniquePortName(_ endpoint: String, port: Int64, taken: inout Set<String>) -> String {
        var base = sanitizedPortName(endpoint)
        if base.isEmpty { base = "port-\(port)" }
        var name = base
        var counter = 2
        while !taken.insert(name).inserted {
            let suffix = "-\(counter)"
            name = base + suffix
            if name.utf8.count > 15 {
                let room = 15 - suffix.utf8.count
                name = room > 0 ? String(base.prefix(room)) + suffix : "p" + suffix
            }
            counter += 1
        }
        return name
    }

    private static func sanitizedPortName(_ name: String) -> String {
        var bytes: [UInt8] = []
        for byte in name.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"): bytes.append(UInt8(ascii: "-"))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            default: break
            }
        }
        let dash = UInt8(ascii: "-")
        while bytes.last == dash { bytes.removeLast() }
        var kept = Array(bytes.drop { $0 == dash })
        if kept.count > 15 {
            kept = Array(kept.prefix(15))
            while kept.last == dash { kept.removeLast() }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension WorkloadEndpoint {
    /// The `workload` variable: container and endpoints; variables and files are under `configurations`.
    static func workloadContext(_ workload: Value, _ endpoints: [WorkloadEndpoint]) -> Value {
        var container = Map(capacity: 3)
        let declared = workload[.container]
        if let image = declared?["image"], !(image.string ?? "").isEmpty { container.set("image", to: image) }
        for field in ["command", "args"] as [Symbol] {
            if let items = declared?[field]?.items, !items.isEmpty {
                container.set(field, to: declared?[field] ?? .null)
            }
        }
        var map = Map(capacity: endpoints.count)
        for endpoint in endpoints { map.append(Map.Entry(key: Symbol(endpoint.name), value: endpoint.contextValue)) }
        return .map(
            [
                .container: .map(container, origin: declared?.origin ?? workload.origin),
                .endpoints: .map(map, origin: workload[.endpoints]?.origin ?? workload.origin),
            ], origin: workload.origin)
    }
}
