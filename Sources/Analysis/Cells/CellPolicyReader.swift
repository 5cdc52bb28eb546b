import Basics
import CEL
import OpenChoreo
import Tree

/// Reads what holds in cells from annotations and from rules of `choreoc.yaml`, and judges each value.
struct CellPolicyReader {
    private(set) var policy = CellPolicy()

    /// The levels of the Pod Security Standards.
    static let levels = ["privileged", "baseline", "restricted"]

    /// What an annotation speaks of.
    private enum Part {
        case quota, access, baseline

        /// The kinds on which it has an effect.
        var kinds: [String] {
            switch self {
            case .quota: ["Organization", "Project", "Environment"]
            case .access: ["Organization", "Project"]
            case .baseline: ["Organization", "DataPlane", "Environment"]
            }
        }
    }

    private static let baselineWords = [
        "pod-security", "run-as-non-root", "seccomp-profile", "allow-privilege-escalation", "drop-capabilities",
        "topology-spread", "pod-labels",
    ]

    private static let words =
        baselineWords + CellPolicy.Role.allCases.map(\.word) + resources.map { "quota-" + $0 }
        + CellPolicy.Limit.allCases.flatMap { limit in ["cpu", "memory"].map { "limit-\(limit.word).\($0)" } }

    private static func part(of name: String) -> Part? {
        if name.hasPrefix("quota-") || name.hasPrefix("limit-") { return .quota }
        if CellPolicy.Role.allCases.contains(where: { $0.word == name }) { return .access }
        return baselineWords.contains(name) ? .baseline : nil
    }

    // MARK: Annotations

    /// Adds what the annotations of an Organization, DataPlane, Project or Environment say.
    mutating func read(_ declaration: Declaration, _ report: (Diagnostic) -> Void) {
        let kind = declaration.id.kind.text.replacingPrefix("Cluster", with: "")
        for entry in declaration.annotations?.map?.entries ?? [] {
            guard let name = SeedLabels.name(of: entry.key.text), entry.value.string != nil else { continue }
            guard let part = Self.part(of: name) else {
                if let word = Self.nearWord(name) {
                    report(
                        Diagnostic(
                            .cellAnnotationUnknown, "the annotation `\(name)` says nothing that is known",
                            at: Location(entry.keyOrigin), fix: "Write `\(word)`."))
                }
                continue
            }
            guard part.kinds.contains(kind) else {
                report(
                    Diagnostic(
                        .cellAnnotationMisplaced, "the annotation `\(name)` has no effect on a \(kind)",
                        at: Location(entry.keyOrigin),
                        fix: "Write it on \(part.kinds.dropLast().joined(separator: ", ")) or \(part.kinds.last ?? "")."
                    ))
                continue
            }
            read(name, entry, report)
        }
    }

    /// A known word that a name is nearly.
    private static func nearWord(_ name: String) -> String? {
        guard let word = nearestName(to: name, among: words) else { return nil }
        return editDistance(Array(name.utf8), Array(word.utf8), limit: 2) <= min(2, name.utf8.count / 4) ? word : nil
    }

    private mutating func read(_ name: String, _ entry: Map.Entry, _ report: (Diagnostic) -> Void) {
        let value = entry.value
        switch name {
        case "pod-security": podSecurity(value, report)
        case "run-as-non-root":
            if let flag = flag(value, name, report) { policy.baseline.pod.set("runAsNonRoot", to: flag) }
        case "allow-privilege-escalation":
            if let flag = flag(value, name, report) {
                policy.baseline.container.set("allowPrivilegeEscalation", to: flag)
            }
        case "seccomp-profile":
            guard isAllowed(value, ["RuntimeDefault", "Unconfined"], name, report) else { return }
            policy.baseline.pod.set("seccompProfile", to: .map(["type": value], origin: value.origin))
        case "drop-capabilities":
            policy.baseline.container.set(
                "capabilities", to: .map(["drop": .list(items(value).map(\.value))], origin: value.origin))
        case "topology-spread":
            policy.baseline.topologySpread = items(value).map { Self.constraint($0.value, nil, nil) }
        case "pod-labels":
            for item in items(value) {
                let text = item.value.string ?? ""
                let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                label(
                    String(parts[0]), .string(parts.count > 1 ? String(parts[1]) : "", origin: value.origin),
                    Location(value.origin, inner: item.place), report)
            }
        default:
            if let role = CellPolicy.Role.allCases.first(where: { $0.word == name }) {
                for item in items(value) {
                    group(item.value, role, Location(value.origin, inner: item.place), report)
                }
                if items(value).isEmpty { group(value, role, Location(value.origin), report) }
                return
            }
            let rest = String(name.dropFirst(6))
            if name.hasPrefix("quota-") {
                quota(rest, value, Location(entry.keyOrigin), report)
            } else {
                let word = String(rest.prefix { $0 != "." })
                guard let limit = CellPolicy.Limit.allCases.first(where: { $0.word == word }) else {
                    report(
                        Diagnostic(
                            .cellAnnotationUnknown, "the annotation `\(name)` says nothing that is known",
                            at: Location(entry.keyOrigin),
                            fix: nearestName(to: word, among: CellPolicy.Limit.allCases.map(\.word)).map {
                                "Write `limit-\($0)\(rest.dropFirst(word.count))`."
                            } ?? "Write `limit-max.memory` or the like."))
                    return
                }
                self.limit(limit, String(rest.dropFirst(word.count + 1)), value, Location(entry.keyOrigin), report)
            }
        }
    }

    /// The items of a text with commas, each with its bytes in the text.
    private func items(_ value: Value) -> [(value: Value, place: Range<Int>)] {
        var items: [(Value, Range<Int>)] = []
        var start = 0
        let bytes = Array((value.string ?? "").utf8)
        for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let spaces = part.prefix { $0 == 0x20 }.count
            let word = part.dropFirst(spaces)
            let end = word.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? word.startIndex
            let text = word[..<end]
            if !text.isEmpty {
                let first = start + spaces
                items.append(
                    (
                        .string(String(decoding: text, as: UTF8.self), origin: value.origin),
                        first..<(first + text.count)
                    ))
            }
            start += part.count + 1
        }
        return items
    }

    private func isAllowed(_ value: Value, _ allowed: [String], _ name: String, _ report: (Diagnostic) -> Void) -> Bool
    {
        let text = value.string ?? ""
        if allowed.contains(text) { return true }
        report(
            Diagnostic(
                .valueNotAllowed, "the annotation `\(name)` must be one of " + allowed.joined(separator: ", "),
                at: Location(value.origin), fix: "Write `\(nearestName(to: text, among: allowed) ?? allowed[0])`."))
        return false
    }

    private func flag(_ value: Value, _ name: String, _ report: (Diagnostic) -> Void) -> Value? {
        guard isAllowed(value, ["true", "false"], name, report) else { return nil }
        return .bool(value.string == "true", origin: value.origin)
    }

    private mutating func podSecurity(_ value: Value, _ report: (Diagnostic) -> Void) {
        if isAllowed(value, Self.levels, "pod-security", report) { policy.podSecurity = value }
    }

    // MARK: Rules

    /// Adds what a rule of `choreoc.yaml` says, whose shape is known to be right.
    mutating func read(rule: Value, _ report: (Diagnostic) -> Void) {
        for entry in rule["quota"]?.map?.entries ?? [] {
            quota(entry.key.text, entry.value, Location(entry.keyOrigin), report)
        }
        for limit in CellPolicy.Limit.allCases {
            for entry in rule["limits"]?[Symbol(limit.rawValue)]?.map?.entries ?? [] {
                self.limit(limit, entry.key.text, entry.value, Location(entry.keyOrigin), report)
            }
        }
        for role in CellPolicy.Role.allCases {
            for item in rule["access"]?[Symbol(role.word)]?.items ?? [] {
                group(item, role, Location(item.origin), report)
            }
        }
        guard let baseline = rule["baseline"] else { return }
        policy.podSecurity = baseline["podSecurity"]
        policy.baseline.pod = baseline["securityContext"]?.map ?? [:]
        policy.baseline.container = baseline["containerSecurityContext"]?.map ?? [:]
        policy.baseline.topologySpread = (baseline["topologySpread"]?.items ?? []).compactMap { item in
            item["topologyKey"].map { Self.constraint($0, item["maxSkew"], item["whenUnsatisfiable"]) }
        }
        for entry in baseline["labels"]?.map?.entries ?? [] {
            label(entry.key.text, entry.value, Location(entry.keyOrigin), report)
        }
    }

    private static func constraint(_ key: Value, _ skew: Value?, _ otherwise: Value?) -> Value {
        .map(
            [
                "topologyKey": key, "maxSkew": skew ?? Value(.int(1), origin: key.origin),
                "whenUnsatisfiable": otherwise ?? .string("ScheduleAnyway", origin: key.origin),
            ], origin: key.origin)
    }

    // MARK: Values

    /// What a ResourceQuota counts, as far as it is a fixed list.
    private static let resources = [
        "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "requests.storage",
        "requests.ephemeral-storage", "limits.ephemeral-storage", "ephemeral-storage", "persistentvolumeclaims", "pods",
        "services", "services.loadbalancers", "services.nodeports", "configmaps", "secrets", "replicationcontrollers",
        "resourcequotas",
    ]

    private static func isCounted(_ resource: String) -> Bool {
        if resources.contains(resource) { return true }
        let family = ["count/", "requests.hugepages-", "limits.hugepages-", "hugepages-"]
        if family.contains(where: { resource.hasPrefix($0) && resource.utf8.count > $0.utf8.count }) { return true }
        // Extended resources have the domain of who makes them, and storage classes their own quotas.
        return resource.hasPrefix("requests.") && resource.contains("/")
            || resource.contains(".storageclass.storage.k8s.io/")
    }

    private func quantity(_ value: Value, _ report: (Diagnostic) -> Void) -> Value? {
        let text = value.string ?? value.exactInteger.map { "\($0)" } ?? ""
        if let quantity = KubernetesQuantity(text), !quantity.isNegative { return .string(text, origin: value.origin) }
        report(
            Diagnostic(
                .quantityInvalid, "`\(text)` is no quantity that can be a limit", at: Location(value.origin),
                fix: "Write a number with a unit of Kubernetes: `500m`, `2`, `1Gi`."))
        return nil
    }

    private func unknown(_ resource: String, _ known: [String], _ place: Location, _ report: (Diagnostic) -> Void) {
        report(
            Diagnostic(
                .quotaResourceUnknown, "Kubernetes counts nothing that is called `\(resource)`", at: place,
                fix: nearestName(to: resource, among: known).map { "Write `\($0)`." }
                    ?? "Name one of: \(known.prefix(8).joined(separator: ", "))."))
    }

    private mutating func quota(
        _ resource: String, _ value: Value, _ place: Location, _ report: (Diagnostic) -> Void
    ) {
        guard Self.isCounted(resource) else { return unknown(resource, Self.resources, place, report) }
        if let quantity = quantity(value, report) {
            policy.quota.set(Symbol(resource), to: quantity, keyOrigin: place.origin)
        }
    }

    private mutating func limit(
        _ limit: CellPolicy.Limit, _ resource: String, _ value: Value, _ place: Location,
        _ report: (Diagnostic) -> Void
    ) {
        let known = ["cpu", "memory", "ephemeral-storage"]
        guard known.contains(resource) || resource.contains("/") || resource.hasPrefix("hugepages-") else {
            return unknown(resource, known, place, report)
        }
        if let quantity = quantity(value, report) {
            policy.limits[limit, default: [:]].set(Symbol(resource), to: quantity, keyOrigin: place.origin)
        }
    }

    private mutating func group(
        _ value: Value, _ role: CellPolicy.Role, _ place: Location, _ report: (Diagnostic) -> Void
    ) {
        let name = value.string ?? ""
        if name.isEmpty || name.hasPrefix("system:") {
            report(
                Diagnostic(
                    .accessGroupInvalid,
                    name.isEmpty
                        ? "a group without a name gets access" : "`\(name)` belongs to Kubernetes itself", at: place,
                    fix: "Name a group of the identity provider."))
            return
        }
        if !(policy.access[role] ?? []).contains(where: { $0.string == name }) {
            policy.access[role, default: []].append(value)
        }
    }

    private static let ownLabels: Set<String> = [
        "organization-name", "project-name", "environment-name", "component-name", "belong-to", "component-type",
        "managed-by", "target", "version", "app.kubernetes.io/managed-by",
    ]

    private mutating func label(
        _ key: String, _ value: Value, _ place: Location, _ report: (Diagnostic) -> Void
    ) {
        let text = value.string ?? ""
        let isOwn = Self.ownLabels.contains(key) || key.hasPrefix("openchoreo.dev/")
        if !isOwn, KubernetesName.isLabelKey(key), KubernetesName.isLabelValue(text) {
            policy.baseline.labels.set(Symbol(key), to: value, keyOrigin: value.origin)
            return
        }
        report(
            Diagnostic(
                .cellLabelInvalid,
                isOwn
                    ? "the label `\(key)` says where a pod belongs, so it cannot be set"
                    : "`\(key)=\(text)` is no label that Kubernetes accepts", at: place,
                fix: isOwn ? "Choose another name." : "Write `name=value` with letters, digits, `-`, `_` and `.`."))
    }
}

extension String {
    /// The text with another beginning, if it has the one that is named.
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
