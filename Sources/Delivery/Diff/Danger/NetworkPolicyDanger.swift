import Basics
import Rendering
import Tree

/// Network policies that go, or let more through than before.
enum NetworkPolicyDanger {
    private static let kinds: Set<String> = ["NetworkPolicy", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"]

    static func findings(_ difference: ObjectDifference, _ context: DangerContext) -> [Diagnostic] {
        guard kinds.contains(difference.object.id.kind) else { return [] }
        guard let old = difference.old else { return [] }
        guard let new = difference.new else {
            // With its component, what it protected is gone too.
            guard context.newUnits.contains(old.unit) else { return [] }
            return [
                difference.danger(
                    .networkPolicyRemoved, "the policy goes, and what it selected is open to what it kept out",
                    fix: "Keep it, or see that another policy selects the same pods.")
            ]
        }
        if let reason = loosened(old.value["spec"] ?? .null, new.value["spec"] ?? .null) {
            let change = difference.changes(at: "spec").first
            return [difference.danger(.networkPolicyLoosened, reason, change)]
        }
        return []
    }

    private static func loosened(_ old: Value, _ new: Value) -> String? {
        for selector in ["podSelector", "endpointSelector", "nodeSelector"] as [Symbol] {
            let (before, after) = (old[selector] ?? .map([:]), new[selector] ?? .map([:]))
            if !before.isWritten(as: after), !isWider(before, after) {
                return "it selects other pods (`\(selector.text)`), so that some are not protected any more"
            }
        }
        let types = (policyTypes(old), policyTypes(new))
        if let lost = types.0.subtracting(types.1).sorted().first { return "it says nothing about \(lost) any more" }
        for (direction, type) in [("ingress", "Ingress"), ("egress", "Egress")] as [(Symbol, String)] {
            guard types.0.contains(type) else { continue }
            let before = permissions(old[direction])
            for permission in permissions(new[direction]) where !before.contains(where: { $0.covers(permission) }) {
                return "its \(direction.text) rules let through what they kept out: \(permission.text)"
            }
        }
        for direction in ["ingressDeny", "egressDeny"] as [Symbol] {
            let after = permissions(new[direction])
            for denial in permissions(old[direction]) where !after.contains(where: { $0.covers(denial) }) {
                return "it denies less (`\(direction.text)`): \(denial.text)"
            }
        }
        return nil
    }

    /// Whether a selector selects at least what another one does: it demands a part of the labels.
    private static func isWider(_ old: Value, _ new: Value) -> Bool {
        guard (new["matchExpressions"]?.items ?? []).isEmpty, (old["matchExpressions"]?.items ?? []).isEmpty else {
            return false
        }
        let before = old["matchLabels"]?.map ?? [:]
        return (new["matchLabels"]?.map ?? [:]).entries.allSatisfy { entry in
            before[entry.key]?.isWritten(as: entry.value) ?? false
        }
    }

    /// The directions that a policy judges: those it names, else ingress, and egress when it has rules for it.
    private static func policyTypes(_ spec: Value) -> Set<String> {
        if let named = spec["policyTypes"]?.items { return Set(named.compactMap(\.string)) }
        if spec["podSelector"] == nil {
            // Cilium judges the directions that have rules.
            return Set([("ingress", "Ingress"), ("egress", "Egress")].filter { spec[Symbol($0.0)] != nil }.map(\.1))
        }
        return spec["egress"] == nil ? ["Ingress"] : ["Ingress", "Egress"]
    }

    /// One peer and one port that are let through; nil is any.
    private struct Permission {
        var peer: String?
        var port: String?

        func covers(_ other: Permission) -> Bool {
            (peer == nil || peer == other.peer) && (port == nil || port == other.port)
        }

        var text: String { "\(peer.map { "`\($0)`" } ?? "anybody") on \(port.map { "port `\($0)`" } ?? "any port")" }
    }

    private static func permissions(_ rules: Value?) -> [Permission] {
        (rules?.items ?? []).flatMap { rule -> [Permission] in
            var peers: [String?] = []
            var ports: [String?] = []
            for entry in rule.map?.sortedByKey ?? [] {
                let name = entry.key.text
                let items = entry.value.items ?? []
                if name == "ports" {
                    ports += items.map { port($0) }
                } else if name == "toPorts" {
                    ports += items.flatMap { ($0["ports"]?.items ?? []).map { port($0) } }
                } else if name == "from" || name == "to" || name.hasPrefix("from") || name.hasPrefix("to") {
                    // An empty list of Cilium selects nobody; Kubernetes' empty list is any.
                    peers += items.map { peer($0, name) }
                    if items.isEmpty, name != "from", name != "to" { return [] }
                }
            }
            if peers.isEmpty { peers = [nil] }
            if ports.isEmpty { ports = [nil] }
            return peers.flatMap { peer in ports.map { Permission(peer: peer, port: $0) } }
        }
    }

    private static func port(_ value: Value) -> String? {
        guard let port = value["port"] else { return nil }
        let number = port.string ?? port.exactInteger.map { String($0) } ?? ""
        let end = value["endPort"]?.exactInteger.map { "-\($0)" } ?? ""
        return "\(number)\(end)/\(value["protocol"]?.string ?? "TCP")"
    }

    private static func peer(_ value: Value, _ list: String) -> String? {
        if value.map?.isEmpty ?? false { return nil }
        let text = value.string ?? JSONWriter.text(value, style: .go)
        return list == "from" || list == "to" || list.hasSuffix("Endpoints") ? text : "\(list): \(text)"
    }
}
