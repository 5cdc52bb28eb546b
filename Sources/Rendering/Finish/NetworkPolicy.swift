import Basics
import OpenChoreo
import Tree

/// The network policy of a component binding (specification 6.6).
struct NetworkPolicy {
    /// One endpoint as far as the policy needs it.
    struct Port {
        var endpoint: String
        var port: Value
        var number: Int64
        var isUDP: Bool
        /// HTTP, GraphQL, Websocket and gRPC endpoints, which Cilium inspects.
        var isLayer7: Bool
        var visibility: [String]
        var origin: Origin

        var `protocol`: Value { .string(isUDP ? "UDP" : "TCP", origin: origin) }
    }

    var component: String
    var namespace: String
    var organization: String
    var environment: String
    var podSelectors: Value
    /// Sorted by endpoint name, bytewise.
    var ports: [Port]
    var origin: Origin

    private var name: String {
        let name = "openchoreo-" + component
        return name.utf8.count > 253 ? NameGenerator.generate(["openchoreo", component], limit: 253) : name
    }

    private func object(_ apiVersion: String, _ kind: String, _ spec: Map) -> Value {
        .map(
            [
                "apiVersion": .string(apiVersion, origin: origin),
                "kind": .string(kind, origin: origin),
                "metadata": .map(
                    ["name": .string(name, origin: origin), "namespace": .string(namespace, origin: origin)],
                    origin: origin),
                "spec": .map(spec, origin: origin),
            ], origin: origin)
    }

    /// The `networking.k8s.io/v1` flavour (6.6.1).
    func kubernetes() -> Value {
        var spec: Map = [
            "podSelector": .map(["matchLabels": podSelectors], origin: origin),
            "policyTypes": .list([.string("Ingress", origin: origin)], origin: origin),
        ]
        if !ports.isEmpty {
            var rules = [rule([.map(["podSelector": .map([:], origin: origin)], origin: origin)], ports)]
            let sameNamespace = ports.filter { $0.visibility.contains("namespace") }
            if !sameNamespace.isEmpty {
                let from = Value.map(
                    ["namespaceSelector": .map(["matchLabels": environmentLabels], origin: origin)], origin: origin)
                rules.append(rule([from], sameNamespace))
            }
            let gateway = gatewayPorts
            if !gateway.isEmpty {
                let from = Value.map(
                    [
                        "namespaceSelector": .map([:], origin: origin),
                        "podSelector": .map(
                            ["matchExpressions": .list([exists(Self.systemComponent)])], origin: origin),
                    ], origin: origin)
                rules.append(rule([from], gateway))
            }
            spec.set("ingress", to: .list(rules, origin: origin))
        }
        return object("networking.k8s.io/v1", "NetworkPolicy", spec)
    }

    /// The `cilium.io/v2` flavour (6.6.2); entries sorted by port as text, then by endpoint.
    func cilium() -> Value {
        var rules: [Value] = []
        if !ports.isEmpty {
            rules.append(ciliumRule([.map([:], origin: origin)], ports))
            let sameNamespace = ports.filter { $0.visibility.contains("namespace") }
            if !sameNamespace.isEmpty {
                let from = Value.map(
                    [
                        "matchLabels": environmentLabels,
                        "matchExpressions": .list([exists(Self.podNamespace)], origin: origin),
                    ], origin: origin)
                rules.append(ciliumRule([from], sameNamespace))
            }
            let gateway = gatewayPorts
            if !gateway.isEmpty {
                let from = Value.map(
                    [
                        "matchExpressions": .list(
                            [exists(Self.systemComponent), exists(Self.podNamespace)], origin: origin)
                    ],
                    origin: origin)
                rules.append(ciliumRule([from], gateway))
            }
        }
        return object(
            "cilium.io/v2", "CiliumNetworkPolicy",
            [
                "endpointSelector": .map(["matchLabels": podSelectors], origin: origin),
                "ingress": .list(rules, origin: origin),
            ])
    }

    private static let systemComponent = "openchoreo.dev/system-component"
    private static let podNamespace = "k8s:io.kubernetes.pod.namespace"

    /// One entry for each internal or external visibility, so an endpoint with both appears twice.
    private var gatewayPorts: [Port] {
        ports.flatMap { port in
            port.visibility.filter { $0 == "internal" || $0 == "external" }.map { _ in port }
        }
    }

    private var environmentLabels: Value {
        .map(
            [
                "openchoreo.dev/namespace": .string(organization, origin: origin),
                "openchoreo.dev/environment": .string(environment, origin: origin),
            ], origin: origin)
    }

    private func exists(_ key: String) -> Value {
        .map(["key": .string(key, origin: origin), "operator": .string("Exists", origin: origin)], origin: origin)
    }

    private func rule(_ from: [Value], _ ports: [Port]) -> Value {
        let entries = ports.map { port in
            Value.map(["protocol": port.protocol, "port": port.port], origin: port.origin)
        }
        return .map(["from": .list(from, origin: origin), "ports": .list(entries, origin: origin)], origin: origin)
    }

    private func ciliumRule(_ from: [Value], _ ports: [Port]) -> Value {
        let sorted = ports.enumerated().sorted { left, right in
            let (a, b) = (String(left.element.number), String(right.element.number))
            if a != b { return a.precedesBytewise(b) }
            if left.element.endpoint != right.element.endpoint {
                return left.element.endpoint.precedesBytewise(right.element.endpoint)
            }
            return left.offset < right.offset
        }.map(\.element)
        let layer7 = sorted.filter(\.isLayer7)
        let others = sorted.filter { !$0.isLayer7 }
        var groups: [Value] = []
        if !layer7.isEmpty {
            groups.append(
                .map(
                    [
                        "ports": .list(layer7.map(ciliumPort), origin: origin),
                        "rules": .map(["http": .list([.map([:], origin: origin)], origin: origin)], origin: origin),
                    ], origin: origin))
        }
        if !others.isEmpty {
            groups.append(.map(["ports": .list(others.map(ciliumPort), origin: origin)], origin: origin))
        }
        return .map(
            ["fromEndpoints": .list(from, origin: origin), "toPorts": .list(groups, origin: origin)], origin: origin)
    }

    private func ciliumPort(_ port: Port) -> Value {
        .map(
            ["port": .string(String(port.number), origin: port.origin), "protocol": port.protocol], origin: port.origin)
    }
}
