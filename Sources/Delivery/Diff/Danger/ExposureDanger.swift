import Basics
import Rendering
import Tree

/// What becomes reachable from farther away: the type of a Service, the gateways and hostnames of routes, Ingresses.
enum ExposureDanger {
    private static let routes: Set<String> = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"]
    private static let ranks: [String: Int] = ["ExternalName": 0, "ClusterIP": 0, "NodePort": 1, "LoadBalancer": 2]

    static func findings(_ difference: ObjectDifference, _ context: DangerContext) -> [Diagnostic] {
        guard let new = difference.new else { return [] }
        switch new.id.kind {
        case "Service" where new.id.group.isEmpty: return service(difference, difference.old?.value, new.value)
        case let kind where routes.contains(kind) || kind == "Ingress":
            if difference.old == nil {
                // A new component is exposed as it says; one that was there becomes reachable in a new way.
                guard context.oldUnits.contains(new.unit) else { return [] }
                return [difference.danger(.exposureWidened, "the component gets a further way in from outside")]
            }
            return kind == "Ingress" ? ingress(difference) : route(difference)
        default: return []
        }
    }

    private static func service(_ difference: ObjectDifference, _ old: Value?, _ new: Value) -> [Diagnostic] {
        guard let old else { return [] }
        var findings: [Diagnostic] = []
        let before = old[path: "spec", "type"]
        let after = new[path: "spec", "type"]
        let from = ranks[before?.string ?? "ClusterIP"] ?? 0
        let to = ranks[after?.string ?? "ClusterIP"] ?? 0
        if to > from {
            findings.append(
                difference.danger(
                    .exposureWidened,
                    "its type goes from `\(before?.string ?? "ClusterIP")` to `\(after?.string ?? "ClusterIP")`, which can be reached from outside of the cluster",
                    old: before?.origin, new: after?.origin))
        }
        let ranges = (
            texts(old[path: "spec", "loadBalancerSourceRanges"]), texts(new[path: "spec", "loadBalancerSourceRanges"])
        )
        if !ranges.0.isEmpty, ranges.1.isEmpty || !ranges.1.isSubset(of: ranges.0),
            let place = difference.changes(at: "spec", "loadBalancerSourceRanges").first
        {
            findings.append(difference.danger(.exposureWidened, "it is open to further source ranges", place))
        }
        let addresses = texts(new[path: "spec", "externalIPs"]).subtracting(texts(old[path: "spec", "externalIPs"]))
        if !addresses.isEmpty {
            findings.append(
                difference.danger(
                    .exposureWidened, "it gets the external address `\(addresses.sorted()[0])`",
                    difference.changes(at: "spec", "externalIPs").first))
        }
        return findings
    }

    private static func route(_ difference: ObjectDifference) -> [Diagnostic] {
        guard let old = difference.old?.value, let new = difference.new?.value else { return [] }
        var findings: [Diagnostic] = []
        let gateways = parents(new).subtracting(parents(old))
        if let gateway = gateways.sorted().first {
            findings.append(
                difference.danger(
                    .exposureWidened, "it is attached to the gateway `\(gateway)`, too",
                    difference.changes(at: "spec", "parentRefs").first))
        }
        let hosts = (texts(old[path: "spec", "hostnames"]), texts(new[path: "spec", "hostnames"]))
        let place = difference.changes(at: "spec", "hostnames").first
        if !hosts.0.isEmpty, hosts.1.isEmpty {
            findings.append(difference.danger(.exposureWidened, "it answers for every hostname of its gateway", place))
        } else if !hosts.0.isEmpty, let host = hosts.1.subtracting(hosts.0).sorted().first {
            findings.append(difference.danger(.exposureWidened, "it answers for the hostname `\(host)`, too", place))
        }
        return findings
    }

    private static func ingress(_ difference: ObjectDifference) -> [Diagnostic] {
        func hosts(_ value: Value?) -> Set<String> {
            Set((value?[path: "spec", "rules"]?.items ?? []).map { $0["host"]?.string ?? "*" })
        }
        let added = hosts(difference.new?.value).subtracting(hosts(difference.old?.value))
        guard let host = added.sorted().first else { return [] }
        return [
            difference.danger(
                .exposureWidened, "it answers for the hostname `\(host)`, too",
                difference.changes(at: "spec", "rules").first)
        ]
    }

    /// `namespace/name#section` of the gateways that a route is attached to.
    private static func parents(_ route: Value) -> Set<String> {
        Set(
            (route[path: "spec", "parentRefs"]?.items ?? []).map { parent in
                let namespace = parent["namespace"]?.string.map { $0 + "/" } ?? ""
                let section = parent["sectionName"]?.string.map { "#" + $0 } ?? ""
                return namespace + (parent["name"]?.string ?? "") + section
            })
    }

    private static func texts(_ list: Value?) -> Set<String> { Set((list?.items ?? []).compactMap(\.string)) }
}
