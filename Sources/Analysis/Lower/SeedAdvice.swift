import Basics
import OpenChoreo
import Tree

/// What is worth knowing of a component before it is rendered: names that do not fit, ports that are missing, and what
/// production should have (seed specification 3.6, appendix D).
struct SeedAdvice {
    let linker: Linker
    let id: UnitID
    let isProduction: Bool
    let bindingName: Value
    let family: ComponentFamily

    /// Why the component cannot be rendered; nil when only advice is given.
    func refusal(_ workload: Value, _ classSpec: Value, _ overrides: [Value]) -> LinkRefusal? {
        for entry in workload["containers"]?.map?.sortedByKey ?? [] { judge(entry, classSpec, overrides) }
        let name = NameGenerator.generate([bindingName.string ?? ""], limit: 253)
        if family == .scheduledTask {
            if name.utf8.count > 52 { shorten(name) }
            return nil
        }
        if let refusal = scalingRefusal(workload[path: "scaling", "hpa"], overrides) { return refusal }
        if let type = classSpec[path: "serviceTemplate", .type], let text = type.string, text != "ClusterIP" {
            linker.report(
                Diagnostic(
                    .serviceTypeFixed,
                    "the class asks for a Service of type `\(text)`, but every component gets a ClusterIP",
                    at: Location(type.origin), fix: "Expose the component by an API instead."))
        }
        guard !(workload[.endpoints]?.map?.isEmpty ?? true) else {
            linker.report(
                Diagnostic(
                    .serviceWithoutPorts, "the workload of `\(id.name)` has no endpoints, so it gets no Service",
                    at: Location(bindingName.origin)))
            return nil
        }
        if name.utf8.count <= 63, !Self.isServiceName(name) {
            let finding = Diagnostic(
                .seedNameLength, "the Service would be called `\(name)`, which no Service can be",
                at: Location(bindingName.origin),
                fix: "Give the binding a name of small letters, digits and `-` that begins with a letter.")
            return linker.diverge(finding) ? nil : LinkRefusal(text: finding.message)
        }
        guard name.utf8.count > 63 else { return nil }
        let goesOn = linker.diverge(
            Diagnostic(
                .seedNameLength, "the Service would be called `\(name)`, which has more than 63 characters",
                at: Location(bindingName.origin), fix: "Give the binding a name of at most 54 characters."))
        return goesOn ? nil : LinkRefusal(text: "the name of the Service is too long")
    }

    /// A label of DNS that begins with a letter.
    private static func isServiceName(_ name: String) -> Bool {
        KubernetesName.isLabel(Array(name.utf8)) && name.first?.isLetter ?? false
    }

    /// Why a workload cannot scale; replicas that somebody sets beside are told.
    private func scalingRefusal(_ scaling: Value?, _ overrides: [Value]) -> LinkRefusal? {
        guard let scaling else { return nil }
        for replicas in overrides.compactMap({ $0[path: "deployment", "replicas"] }) {
            linker.report(
                Diagnostic(
                    .overrideUnknown,
                    "`\(id.name)` scales with load, so its autoscaler says how many replicas there are",
                    at: Location(replicas.origin),
                    fix: "Write `scaling.hpa.minReplicas` in the Workload, or in `workload` of the binding."
                ))
        }
        guard let least = scaling["minReplicas"], let low = least.exactInteger, let most = scaling["maxReplicas"],
            let high = most.exactInteger, high < low
        else { return nil }
        let finding = Diagnostic(
            .valueNotAllowed, "`maxReplicas` is \(high), less than `minReplicas`", at: Location(most.origin),
            notes: [Diagnostic.Note("`minReplicas` is \(low)", at: Location(least.origin))],
            fix: "Write at least \(low).")
        linker.report(finding)
        return LinkRefusal(text: finding.message)
    }

    private func shorten(_ name: String) {
        linker.report(
            Diagnostic(
                .seedNameLength, "the CronJob would be called `\(name)`; its name is cut to 52 characters",
                at: Location(bindingName.origin), fix: "Give the binding a name of at most 43 characters.",
                severity: .warning))
    }

    private func judge(_ container: Map.Entry, _ classSpec: Value, _ overrides: [Value]) {
        if let image = container.value["image"], let text = image.string, Self.isUnpinned(text) {
            linker.report(
                Diagnostic(
                    .latestTag, "image `\(text)` names no fixed version", at: Location(image.origin),
                    fix: "Write a tag that does not move, or a digest."))
        }
        guard isProduction else { return }
        let pod: Value? =
            family == .scheduledTask
            ? classSpec[path: "cronJobTemplate", "jobTemplate", "spec", "template", "spec"]
            : classSpec[path: "deploymentTemplate", "template", "spec"]
        let base = pod?["containers"]?.items?.first { $0[.name]?.string == container.key.text }
        let patched = overrides.compactMap { $0[path: "deployment", "template", "spec", "containers"]?.items }.flatMap {
            $0
        }
        .filter { $0[.name]?.string == container.key.text }
        let layers = [container.value] + patched + [base].compactMap { $0 }
        if !layers.contains(where: { $0[path: "resources", "limits", "memory"] != nil }) {
            linker.report(
                Diagnostic(
                    .noLimits, "container `\(container.key.text)` of `\(id.name)` has no memory limit in production",
                    at: Location(container.keyOrigin),
                    fix: "Add `resources.limits.memory` to the container or its class."))
        }
        if family == .service, !layers.contains(where: { $0["readinessProbe"] != nil }) {
            linker.report(
                Diagnostic(
                    .noProbe,
                    "container `\(container.key.text)` of `\(id.name)` has no readiness probe in production",
                    at: Location(container.keyOrigin), fix: "Add `readinessProbe` to the container or its class."))
        }
    }

    /// No tag, or the tag `latest`, and no digest.
    static func isUnpinned(_ image: String) -> Bool {
        if image.contains("@") { return false }
        guard let colon = image.lastIndex(of: ":"), !image[colon...].contains("/") else { return true }
        return image[image.index(after: colon)...] == "latest"
    }
}
