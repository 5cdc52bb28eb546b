import Basics
import OpenChoreo
import Tree

/// `overrides` of claims and bindings: members that somebody reads, and fields that the class does not lock (seed
/// specification 2.5, 7.6).
struct SeedOverrides {
    private let linker: Linker
    private let family: ComponentFamily
    /// Whether a task is a Job, which has no schedule.
    private let isJob: Bool

    init(_ linker: Linker, _ family: ComponentFamily, isJob: Bool) {
        self.linker = linker
        self.family = family
        self.isJob = isJob
    }

    /// Patches by their names, with the class's template that they change.
    private static let templates: [Symbol: Symbol] = [
        "deployment": "deploymentTemplate", "service": "serviceTemplate", "cronJob": "cronJobTemplate",
    ]

    private var members: [Symbol] {
        if family != .scheduledTask { return ["deployment", "service", "httpRoute"] }
        return isJob ? ["cronJob"] : ["cronJob", "schedule", "timeZone"]
    }

    /// Why the overrides cannot be applied; nil when they can.
    func refusal(_ overrides: [Value], _ declaredClass: Declaration?) -> LinkRefusal? {
        let locked = Self.lockedFields(declaredClass)
        var refusal: LinkRefusal?
        for override in overrides {
            for entry in override.map?.entries ?? [] {
                judge(entry)
                let findings =
                    members.contains(entry.key)
                    ? SeedVocabulary.findings(
                        ofOverride: entry.key, entry.value, followsUpstream: linker.settings.followsUpstream) : []
                for finding in findings {
                    linker.report(finding)
                    if finding.severity == .error { refusal = refusal ?? LinkRefusal(text: finding.message) }
                }
                for rule in entry.key == "httpRoute" ? entry.value["rules"]?.items ?? [] : [] where !Self.leads(rule) {
                    let finding = Diagnostic(
                        .valueNotAllowed, "`rules` replaces all rules of the route, and this one leads nowhere",
                        at: Location(rule.origin.isKnown ? rule.origin : entry.keyOrigin),
                        fix: "Write `matches`, `filters` and `backendRefs` of the rule, too.")
                    linker.report(finding)
                    refusal = refusal ?? LinkRefusal(text: finding.message)
                }
                for path in locked {
                    guard let template = Self.templates[entry.key], path.first == template,
                        let value = Self.value(entry.value, at: path.dropFirst())
                    else { continue }
                    let name = path.map(\.text).joined(separator: ".")
                    let finding = Diagnostic(
                        .classFieldLocked, "class `\(declaredClass?.name ?? "")` locks `\(name)`",
                        at: Location(value.origin.isKnown ? value.origin : entry.keyOrigin),
                        notes: declaredClass.map {
                            [Diagnostic.Note("the class says so here", at: Location($0.nameOrigin))]
                        } ?? [],
                        fix: "Remove the override, or use a class that leaves the field open.")
                    linker.report(finding)
                    refusal = refusal ?? LinkRefusal(text: finding.message)
                }
            }
        }
        return refusal
    }

    /// Whether a rule of a route sends a request anywhere.
    private static func leads(_ rule: Value) -> Bool {
        let ends: Set<String> = ["RequestRedirect", "ExtensionRef"]
        return !(rule["backendRefs"]?.items ?? []).isEmpty
            || (rule["filters"]?.items ?? []).contains { ends.contains($0[.type]?.string ?? "") }
    }

    /// Upstream's overrides are switches without a meaning; anything else must be one of the members.
    private func judge(_ entry: Map.Entry) {
        let isSwitch = entry.value.bool != nil
        if members.contains(entry.key), !isSwitch { return }
        linker.report(
            Diagnostic(
                .overrideUnknown,
                isSwitch
                    ? "the switch `overrides.\(entry.key.text)` has no effect"
                    : "nothing reads `overrides.\(entry.key.text)` of a \(isJob ? "Job" : family.rawValue)",
                at: Location(entry.keyOrigin),
                fix: nearestName(to: entry.key.text, among: members.map(\.text)).map { "Write `\($0)`." }
                    ?? "Remove it.",
                severity: isSwitch ? .info : .warning))
    }

    /// Paths of the annotation `locked-fields`: `deploymentTemplate.replicas, serviceTemplate.sessionAffinity`.
    private static func lockedFields(_ declaredClass: Declaration?) -> [[Symbol]] {
        SeedLabels.annotation("locked-fields", in: declaredClass?.metadata).map(paths) ?? []
    }

    private static func paths(_ annotation: Value) -> [[Symbol]] {
        (annotation.string ?? "").split { $0 == "," || $0.isWhitespace }.map { path in
            path.split(separator: ".").map { Symbol(String($0)) }
        }
    }

    /// Paths of the annotation `locked-fields` of a class at which nothing can be.
    static func lockedNowhere(_ metadata: Value?, _ definition: KindDefinition) -> [Diagnostic] {
        guard ComponentFamily.allCases.contains(where: { $0.classKind == definition.kind }),
            let annotation = SeedLabels.annotation("locked-fields", in: metadata)
        else { return [] }
        return paths(annotation).filter { !definition.hasField(at: $0) }.map { path in
            Diagnostic(
                .annotationMisspelt,
                "`locked-fields` names `\(path.map(\.text).joined(separator: "."))`, which a \(definition.kind.text) cannot have",
                at: Location(annotation.origin),
                fix: "Write the path as it stands below `spec`: `deploymentTemplate.replicas`.")
        }
    }

    /// What an override sets at a path, in any element of the lists on the way.
    private static func value(_ value: Value, at path: ArraySlice<Symbol>) -> Value? {
        if let items = value.items {
            for item in items { if let found = Self.value(item, at: path) { return found } }
            return nil
        }
        guard let step = path.first else { return value }
        guard let next = value[step] else { return nil }
        return Self.value(next, at: path.dropFirst())
    }
}

/// Metrics that a class asks for by its annotations (seed specification 7.6).
enum SeedMonitoring {
    /// `{path, port}` of `monitoring-path` and `monitoring-port`; nil when the class has neither.
    static func value(_ declaredClass: Declaration) -> Value? {
        let path = SeedLabels.annotation("monitoring-path", in: declaredClass.metadata)
        let port = SeedLabels.annotation("monitoring-port", in: declaredClass.metadata)
        guard let origin = path?.origin ?? port?.origin else { return nil }
        var map: Map = ["path": path ?? .string("/metrics", origin: origin)]
        if let port { map.set(.port, to: port) }
        return .map(map, origin: origin)
    }
}
