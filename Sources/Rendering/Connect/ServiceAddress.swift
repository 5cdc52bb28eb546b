import Basics
import OpenChoreo
import Tree

/// The address inside the cluster under which an endpoint answers (specification 6.4.1 b).
public struct ServiceAddress: Hashable, Sendable {
    /// `http`, `ws`, `grpc`, `tcp`, `udp`.
    public var scheme: String
    /// `<service>.<namespace>.svc.cluster.local`.
    public var host: String
    /// The Service's port.
    public var port: Int64
    /// The endpoint's base path; empty when it has none.
    public var path: String

    /// The address of an endpoint of a declared type behind a Service.
    init(endpointType: String, host: String, port: Int64, basePath: String) {
        scheme =
            switch endpointType {
            case "HTTP", "GraphQL": "http"
            case "Websocket": "ws"
            case "gRPC": "grpc"
            case "UDP": "udp"
            default: "tcp"
            }
        self.host = host
        self.port = port
        path = basePath
    }

    /// The text of an `address` binding: schemes are written for http, https, ws, wss and tls only (6.4.3).
    public var text: String {
        var text = ["http", "https", "ws", "wss", "tls"].contains(scheme) ? scheme + "://" : ""
        text += host
        if port != 0 { text += ":\(port)" }
        if !path.isEmpty { text += path.hasPrefix("/") ? path : "/" + path }
        return text
    }
}

/// Reads the addresses of a component's endpoints off the objects it renders to.
struct ServiceAddresses {
    private struct Candidate {
        var name: String
        var namespace: String
        var ports: Set<Int64>
    }

    private let service: Candidate?

    /// - Parameters:
    ///   - objects: the data plane's objects in final order.
    ///   - endpointPorts: the ports of all endpoints; they decide between several Services, the first on a tie.
    init(objects: [RenderedObject], endpointPorts: Set<Int64>) {
        var best: (candidate: Candidate, matches: Int)?
        for object in objects where object.plane == .data && object.kind == "Service" && object.apiVersion == "v1" {
            let ports = object.value[path: .spec, "ports"]?.items ?? []
            let candidate = Candidate(
                name: object.name, namespace: object.namespace,
                ports: Set(ports.compactMap { $0["port"]?.exactInteger }))
            let matches = candidate.ports.intersection(endpointPorts).count
            if let current = best, current.matches >= matches { continue }
            best = (candidate, matches)
        }
        service = best?.candidate
    }

    /// The address of an endpoint; nil when the Service does not serve its port.
    func address(type: String, port: Int64, basePath: String) -> ServiceAddress? {
        guard let service, service.ports.contains(port) else { return nil }
        return ServiceAddress(
            endpointType: type, host: "\(service.name).\(service.namespace).svc.cluster.local", port: port,
            basePath: basePath)
    }
}
