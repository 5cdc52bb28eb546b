import Analysis
import Basics
import CEL
import Tree

/// Judges workloads by what holds in their cell, as the admission of Kubernetes would: limits of containers, quotas that every
/// container must speak of, pod security (seed specification 3.15, 7.1, 7.5).
struct CellCheck {
    private let policy: CellPolicy

    init(_ policy: CellPolicy) {
        self.policy = policy
    }

    /// The findings for an object.
    func findings(_ object: RenderedObject) -> [Diagnostic] {
        guard let pod = PodTemplate(object) else { return [] }
        var findings: [Diagnostic] = []
        for container in pod.containers {
            limits(container, object, &findings)
            ratios(container, object, &findings)
            quota(container, object, &findings)
        }
        return findings + PodSecurityCheck.findings(object, pod, level: policy.podSecurityLevel)
    }

    private func place(_ value: Value?, _ object: RenderedObject) -> Location {
        Location(value.map(\.origin).flatMap { $0.isKnown ? $0 : nil } ?? object.origin)
    }

    /// Limits and requests outside of `min` and `max`, or too far apart.
    private func limits(_ container: Value, _ object: RenderedObject, _ findings: inout [Diagnostic]) {
        let name = container[.name]?.string ?? ""
        func report(_ field: String, _ resource: String, _ amount: String, _ bound: Value, _ relation: String) {
            let given = container[.resources]?[Symbol(field)]?[Symbol(resource)]
            findings.append(
                Diagnostic(
                    .limitExceeded,
                    "\(resource) of container `\(name)` of \(object.kind) `\(object.name)` is \(amount) (`\(field)`), "
                        + "but its cell allows \(relation) \(bound.string ?? "")",
                    at: place(given ?? container, object),
                    notes: [Diagnostic.Note("the limit of the cell", at: Location(bound.origin))],
                    fix: "Ask for \(relation) \(bound.string ?? ""), or change the limit of the cell."))
        }
        for field in ["requests", "limits"] {
            for (resource, bound) in policy.bounds(.max) {
                guard let amount = CellDemand.amount(container, field, resource, policy),
                    let most = KubernetesQuantity(bound), amount > most
                else { continue }
                report(field, resource, amount.text, bound, "at most")
            }
            for (resource, bound) in policy.bounds(.min) {
                guard let amount = CellDemand.amount(container, field, resource, policy),
                    let least = KubernetesQuantity(bound), amount < least
                else { continue }
                report(field, resource, amount.text, bound, "at least")
            }
        }
    }

    /// Limits that are too many times the request, or of which one is missing.
    private func ratios(_ container: Value, _ object: RenderedObject, _ findings: inout [Diagnostic]) {
        for (resource, bound) in policy.bounds(.ratio) {
            guard let ratio = KubernetesQuantity(bound) else { continue }
            let request = CellDemand.amount(container, "requests", resource, policy)
            let limit = CellDemand.amount(container, "limits", resource, policy)
            if let request, let limit, !limit.isMore(than: request, times: ratio), KubernetesQuantity() < request {
                continue
            }
            let given = container[.resources]?["limits"]?[Symbol(resource)]
            findings.append(
                Diagnostic(
                    .limitExceeded,
                    "container `\(container[.name]?.string ?? "")` of \(object.kind) `\(object.name)` asks for "
                        + "\(request?.text ?? "no") \(resource) and may use \(limit?.text ?? "any amount"), but its cell allows "
                        + "at most \(bound.string ?? "") times the request",
                    at: place(given ?? container, object),
                    notes: [Diagnostic.Note("the limit of the cell", at: Location(bound.origin))],
                    fix: "Write requests and limits that are nearer to each other."))
        }
    }

    /// Resources with a quota that a container says nothing of.
    private func quota(_ container: Value, _ object: RenderedObject, _ findings: inout [Diagnostic]) {
        for (field, resource, quota) in policy.countedResources
        where CellDemand.amount(container, field, resource, policy) == nil {
            let name = container[.name]?.string ?? ""
            findings.append(
                Diagnostic(
                    .quotaWithoutRequest,
                    "container `\(name)` of \(object.kind) `\(object.name)` has no `resources.\(field).\(resource)`, "
                        + "which its cell has a quota for", at: place(container, object),
                    notes: [Diagnostic.Note("the quota", at: Location(quota.origin))],
                    fix: "Write it in the container or its class, or give the cell a default: "
                        + "`openchoreo.dev/limit-default\(field == "requests" ? "-request" : "").\(resource)`."))
        }
    }
}

/// What the objects of a unit ask of its cell's quota.
struct CellDemand: Sendable {
    private(set) var amounts: [String: KubernetesQuantity] = [:]

    /// The demand of objects of one unit.
    init(_ objects: [RenderedObject], _ policy: CellPolicy) {
        var scaled: [String: Int64] = [:]
        for object in objects where object.kind == "HorizontalPodAutoscaler" {
            let target = object.value[path: "spec", "scaleTargetRef"]
            let name = "\(target?[.kind]?.string ?? "")/\(target?[.name]?.string ?? "")"
            scaled[name] = object.value[path: "spec", "maxReplicas"]?.exactInteger
        }
        for object in objects where object.plane == .data {
            count(object)
            guard let pod = PodTemplate(object) else { continue }
            let replicas = scaled["\(object.kind)/\(object.name)"] ?? pod.count
            add(pod, times: replicas, policy)
        }
    }

    private mutating func add(_ name: String, _ amount: KubernetesQuantity) {
        amounts[name] = (amounts[name] ?? KubernetesQuantity()) + amount
    }

    private static let one = KubernetesQuantity("1") ?? KubernetesQuantity()

    /// An object as such: `services`, `count/deployments.apps`.
    private mutating func count(_ object: RenderedObject) {
        let kind = object.kind.lowercased()
        let plural =
            kind.hasSuffix("y") && !kind.hasSuffix("ay") && !kind.hasSuffix("ey")
            ? kind.dropLast() + "ies" : kind + (kind.hasSuffix("s") ? "es" : "s")
        if object.group.isEmpty { add(plural, Self.one) }
        add("count/\(plural)" + (object.group.isEmpty ? "" : ".\(object.group)"), Self.one)
    }

    private mutating func add(_ pod: PodTemplate, times: Int64, _ policy: CellPolicy) {
        if pod.spec["containers"] == nil { return }
        add("pods", Self.one * times)
        add("count/pods", Self.one * times)
        for (field, resource, _) in policy.countedResources {
            var sum = KubernetesQuantity()
            var first = KubernetesQuantity()
            for container in pod.spec["initContainers"]?.items ?? [] {
                guard let amount = Self.amount(container, field, resource, policy) else { continue }
                if PodTemplate.isSidecar(container) { sum = sum + amount } else { first = max(first, sum + amount) }
            }
            for container in pod.spec["containers"]?.items ?? [] {
                if let amount = Self.amount(container, field, resource, policy) { sum = sum + amount }
            }
            add("\(field).\(resource)", max(sum, first) * times)
            if field == "requests" { add(resource, max(sum, first) * times) }
        }
    }

    /// What a container asks for, with the defaults of its cell; a limit without a request counts as one.
    static func amount(
        _ container: Value, _ field: String, _ resource: String, _ policy: CellPolicy
    ) -> KubernetesQuantity? {
        let resources = container[.resources]
        func given(_ field: Symbol) -> KubernetesQuantity? {
            resources?[field]?[Symbol(resource)].flatMap { KubernetesQuantity($0) }
        }
        func standard(_ kinds: CellPolicy.Bound...) -> KubernetesQuantity? {
            kinds.lazy.compactMap { policy.bound($0, resource) }.first
        }
        if field == "limits" { return given("limits") ?? standard(.default, .max) }
        return given("requests") ?? given("limits") ?? standard(.defaultRequest, .default, .max, .min)
    }
}

/// Cells that are asked for more than their quota allows.
enum CellQuotas {
    /// A finding for each resource of a cell that is too little, with the cell's project unit.
    static func findings(
        _ demands: [(unit: Int, demand: CellDemand)], plan: Plan
    ) -> [(unit: Int, finding: Diagnostic)] {
        var sums: [UnitID: [(unit: Int, demand: CellDemand)]] = [:]
        for item in demands { sums[plan.units[item.unit].id.cell, default: []].append(item) }
        var findings: [(unit: Int, finding: Diagnostic)] = []
        for (cell, items) in sums.sorted(by: { $0.key.text.precedesBytewise($1.key.text) }) {
            guard let policy = plan.cells[cell] else { continue }
            let project = plan.positions[cell]?.first ?? items[0].unit
            for (resource, quota) in policy.quotas {
                guard let most = KubernetesQuantity(quota) else { continue }
                let parts = items.compactMap { item in item.demand.amounts[resource].map { (item.unit, $0) } }
                let sum = parts.reduce(KubernetesQuantity()) { $0 + $1.1 }
                guard sum > most else { continue }
                let largest = parts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(3)
                findings.append(
                    (
                        project,
                        Diagnostic(
                            .quotaExceeded,
                            "project `\(cell.project)` asks for \(sum.text) of `\(resource)` in environment "
                                + "`\(cell.environment)`, but its quota is \(most.text)", at: Location(quota.origin),
                            notes: largest.map {
                                Diagnostic.Note(
                                    "\($0.1.text) for \(plan.units[$0.0].id.text)",
                                    at: Location(plan.units[$0.0].origin))
                            }, fix: "Raise the quota, or ask for less.")
                    ))
            }
        }
        return findings
    }
}
