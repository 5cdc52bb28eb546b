import Basics
import CEL
import OpenChoreo
import Tree

/// The workload that a binding runs (seed specification 2.4, 3.3).
struct SeedWorkloads {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var index: SeedIndex { lowering.index }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// The Workload that a claim names.
    func workload(of claim: SeedDeclaration) -> Result<Value, LinkRefusal> {
        let declaration = claim.declaration
        guard let name = declaration.spec["workloadName"], let text = name.string else {
            return .failure(LinkRefusal(text: "`workloadName` is missing"))
        }
        switch index.find("Workload", declaration.id.namespace, text) {
        case .found(let seed): return .success(seed.declaration.spec)
        case .poisoned:
            let id = DeclarationID(kind: "Workload", namespace: declaration.id.namespace, name: Symbol(text))
            if case .found(.workload(let current)) = linker.catalog.lookup(id) {
                return .success(Self.fromCurrent(current.declaration.spec))
            }
            return .failure(LinkRefusal(text: "Workload `\(text)` has errors of its own"))
        case .missing:
            let missing = linker.missing(
                DeclarationID(kind: "Workload", namespace: declaration.id.namespace, name: Symbol(text)),
                at: name.origin,
                fix: "Declare it. A build writes it into the repository of the control plane, not into this one.")
            return linker.refuse(missing)
        }
    }

    /// A workload of the current vocabulary as this vocabulary has it.
    private static func fromCurrent(_ spec: Value) -> Value {
        var map: Map = [:]
        if let container = spec[.container] {
            map.set("containers", to: .map(["main": container], origin: container.origin))
        }
        if let endpoints = spec[.endpoints] { map.set(.endpoints, to: endpoints) }
        return .map(map, origin: spec.origin)
    }

    /// The workload after snapshot or overlay.
    func effective(
        _ binding: SeedDeclaration?, _ claim: SeedDeclaration?, _ component: SeedComponent?
    ) -> Result<Value, LinkRefusal> {
        let spec = binding?.declaration.spec
        let snapshot = spec?["workloadSpec"]
        let overlay = spec?["workload"]
        if let snapshot {
            if let claim,
                case .found(let current) = index.find(
                    "Workload", claim.declaration.id.namespace, claim.declaration.spec["workloadName"]?.string ?? ""),
                differs(snapshot, current.declaration.spec)
            {
                linker.report(
                    Diagnostic(
                        .workloadDrift,
                        "the snapshot in this binding differs from Workload `\(current.declaration.name)`",
                        at: Location(snapshot.origin)))
            }
            return .success(overlay.map { WorkloadOverlay.merge(snapshot, $0) } ?? snapshot)
        }
        let base: Value
        if let claim {
            switch workload(of: claim) {
            case .success(let found): base = found
            case .failure(let refusal): return .failure(refusal)
            }
        } else if let found = owned(binding, component) {
            base = found
        } else if let overlay {
            base = .map([:], origin: overlay.origin)
        } else {
            return linker.refuse(
                Diagnostic(
                    .workloadMissing, "\(binding?.declaration.id.description ?? "the binding") has no workload",
                    at: Location(binding?.declaration.nameOrigin ?? .none),
                    fix: "Declare a Workload and a claim for the component, or write `workloadSpec`."))
        }
        return .success(overlay.map { WorkloadOverlay.merge(base, $0) } ?? base)
    }

    private func differs(_ snapshot: Value, _ workload: Value) -> Bool {
        guard let left = snapshot.map, let right = workload.map else { return false }
        return (["containers", "endpoints", "connections"] as [Symbol]).contains { field in
            switch (left[field], right[field]) {
            case (let a?, let b?): !a.isSame(as: b)
            case (let a?, nil): !(a.map?.isEmpty ?? true)
            case (nil, let b?): !(b.map?.isEmpty ?? true)
            case (nil, nil): false
            }
        }
    }

    /// The one workload of a component without a claim.
    private func owned(_ binding: SeedDeclaration?, _ component: SeedComponent?) -> Value? {
        guard let binding, let component else { return nil }
        let found = index.owned(
            "Workload", binding.declaration.id.namespace, component.lowered.project.name.text,
            component.declaration.name)
        if found.count == 1 { return found[0].declaration.spec }
        return nil
    }

    /// The container called `main`, else the only one, else the first by name; every container needs an image.
    func mainContainer(_ workload: Value, _ origin: Origin) -> Result<Symbol?, LinkRefusal> {
        let containers = workload["containers"]?.map?.sortedByKey ?? []
        for entry in containers where (entry.value["image"]?.string ?? "").isEmpty {
            return linker.refuse(
                Diagnostic(
                    .containerImageMissing, "container `\(entry.key.text)` has no image",
                    at: Location(entry.value.origin.isKnown ? entry.value.origin : entry.keyOrigin),
                    fix: "Add `image`, or name the container like the one of the Workload."))
        }
        guard let first = containers.first else {
            return linker.refuse(
                Diagnostic(
                    .containerImageMissing, "the workload has no containers",
                    at: Location(workload.origin.isKnown ? workload.origin : origin),
                    fix: "Declare one: `containers: {main: {image: …}}`."))
        }
        if containers.contains(where: { $0.key == "main" }) { return .success("main") }
        if containers.count > 1 {
            linker.report(
                Diagnostic(
                    .mainContainerGuessed,
                    "none of the containers is called `main`; `\(first.key.text)` serves the endpoints",
                    at: Location(first.keyOrigin), fix: "Call it `main`."))
        }
        return .success(first.key)
    }
}

/// The schedule of tasks: in the class, the claim's overrides or the binding's (seed specification 3.9).
enum ScheduleCheck {
    /// Why a task cannot run; nil when its schedule is one.
    static func refusal(_ classSpec: Value, _ overrides: [Value], _ origin: Origin, _ linker: Linker) -> LinkRefusal? {
        let schedule =
            overrides.reversed().compactMap { $0["schedule"] ?? $0[path: "cronJob", "schedule"] }.first
            ?? classSpec[path: "cronJobTemplate", "schedule"]
        if let refusal = zoneRefusal(classSpec, overrides, linker) { return refusal }
        guard let schedule, let text = schedule.string, !text.isEmpty else {
            let finding = Diagnostic(
                .scheduleMissing, "the scheduled task has no schedule", at: Location(origin),
                fix: "Write `overrides: {schedule: \"*/5 * * * *\"}`, or give its class one.")
            return linker.diverge(finding) ? nil : LinkRefusal(text: finding.message)
        }
        if isCron(text) { return nil }
        let finding = Diagnostic(
            .cronSyntax, "`\(text)` is no cron expression", at: Location(schedule.origin),
            fix: "Write five fields: minute, hour, day of month, month, day of week.")
        return linker.diverge(finding) ? nil : LinkRefusal(text: finding.message)
    }

    /// A time zone that no cluster knows.
    private static func zoneRefusal(_ classSpec: Value, _ overrides: [Value], _ linker: Linker) -> LinkRefusal? {
        let zones =
            [classSpec[path: "cronJobTemplate", "timeZone"]]
            + overrides.flatMap { [$0["timeZone"], $0[path: "cronJob", "timeZone"]] }
        for zone in zones.compactMap({ $0 }) {
            guard let text = zone.string, !TimeZoneNames.all.contains(text) else { continue }
            let finding = Diagnostic(
                .valueNotAllowed, "there is no time zone `\(text)`", at: Location(zone.origin),
                fix: nearestName(to: text, among: TimeZoneNames.all.sorted()).map { "Write `\($0)`." }
                    ?? "Write a name such as `Europe/Berlin`.")
            if !linker.diverge(finding) { return LinkRefusal(text: finding.message) }
        }
        return nil
    }

    /// The fields, as the CronJob controller reads them: Sunday is 0, never 7.
    private static let fields: [(range: ClosedRange<Int>, names: [String])] = [
        (0...59, []), (0...23, []), (1...31, []),
        (1...12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        (0...6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    /// Five fields, or one of the words that Kubernetes knows.
    static func isCron(_ text: String) -> Bool {
        if text.hasPrefix("@") {
            let every = "@every "
            if text.hasPrefix(every) {
                let pause = text.dropFirst(every.utf8.count)
                return !pause.contains("d") && GoDuration.nanoseconds(String(pause)) != nil
            }
            return ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"].contains(text)
        }
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == fields.count else { return false }
        return zip(parts, fields).allSatisfy { part, field in
            part.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
                isPart($0, field.range, field.names)
            }
        }
    }

    private static func isPart(_ part: Substring, _ range: ClosedRange<Int>, _ names: [String]) -> Bool {
        let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, Int(halves[1]).map({ $0 < 1 }) ?? true { return false }
        guard let first = halves.first, first != "*", first != "?" else { return halves.first != nil }
        let ends = first.split(separator: "-", omittingEmptySubsequences: false).map { end in
            names.firstIndex(of: end.lowercased()).map { $0 + range.lowerBound } ?? Int(end) ?? -1
        }
        guard let low = ends.first, let high = ends.last, ends.count <= 2 else { return false }
        return range.contains(low) && range.contains(high) && low <= high
    }
}
