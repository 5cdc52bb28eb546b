import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

/// Components of the seed's vocabulary: a binding overlays the workload, or holds a snapshot of its own.
extension EditPlanner {
    /// The binding of a unit as declared; nil when it is made up from the claim.
    func seedBinding(_ rendered: Rendered) -> Declaration? {
        guard case .found(.seed(let seed)) = compilation.plan.catalog.lookup(rendered.unit.binding) else { return nil }
        return seed.declaration
    }

    /// The container that is meant: the named one, else the one that serves the endpoints.
    func seedContainer(_ rendered: Rendered, _ workload: Value) throws(DiagnosticError) -> Symbol {
        let names = (workload["containers"]?.map?.entries ?? []).map(\.key)
        if let wanted = request.container {
            if names.contains(Symbol(wanted)) { return Symbol(wanted) }
            throw refused(
                .editTargetUnknown, "component `\(request.component)` has no container `\(wanted)`",
                at: workload["containers"]?.origin ?? workload.origin,
                fix: nearestName(to: wanted, among: names.map(\.text)).map { "Write `--container \($0)`." }
                    ?? "It has: \(names.map(\.text).joined(separator: ", ")).")
        }
        return rendered.component.seed?.mainContainer ?? names.first ?? "main"
    }

    /// The part of a binding that changes its workload: a snapshot, if there is one, else the overlay.
    private func overlay(_ binding: Declaration) -> Symbol {
        binding.spec["workload"] == nil && binding.spec["workloadSpec"] != nil ? "workloadSpec" : "workload"
    }

    // MARK: Images

    mutating func planSeedImage(_ image: String, _ components: [Rendered]) throws(DiagnosticError) {
        var shared: [Origin] = []
        for rendered in components {
            guard let seed = rendered.component.seed else { continue }
            let container = try seedContainer(rendered, seed.workload)
            let now = seed.workload[path: "containers", container, "image"]
            if now?.string != image {
                let binding = seedBinding(rendered)
                let isOwn = binding.flatMap { declaration in
                    now.flatMap { InputTrace.steps(in: declaration.spec, to: $0.origin) }
                }
                if let now, isOwn != nil, !request.environments.isEmpty {
                    add(.set(SourcePlace(now.origin), .string(image)))
                } else if let binding, !request.environments.isEmpty {
                    let path: [EditStep] = [
                        .key(overlay(binding)), .key("containers"), .key(container), .key("image"),
                    ]
                    add(.set(place(in: binding, path), .string(image)))
                } else if let now, isOwn == nil {
                    if !shared.contains(where: { InputTrace.isSame($0, now.origin) }) { shared.append(now.origin) }
                } else {
                    remark(
                        "\(rendered.unit.id.environment) is left as it is: its binding has an image of its own "
                            + "(\(compilation.position(of: now?.origin ?? .none)))")
                    continue
                }
            }
            expect(rendered.unit, "image `\(image)`") { objects in
                objects.flatMap(\.containers).contains { $0.image?.string == image }
            }
        }
        guard shared.count <= 1 else {
            throw refused(
                .editTargetAmbiguous, "the image of `\(request.component)` comes from \(shared.count) places",
                notes: shared.map { Diagnostic.Note("one of them", at: Location($0)) },
                fix: "Name the environment with `--environment`.")
        }
        if let origin = shared.first { add(.set(SourcePlace(origin), .string(image))) }
        if edits.isEmpty, expectations.isEmpty {
            throw refused(
                .editNeedsEnvironment, "each environment of `\(request.component)` has an image of its own",
                at: components[0].unit.origin, fix: "Name one with `--environment`.")
        }
    }

    // MARK: Replicas

    mutating func planSeedReplicas(_ count: Int64, _ components: [Rendered]) throws(DiagnosticError) {
        for rendered in components {
            let (object, value) = try replicas(of: rendered)
            let name = object.object.name
            expect(rendered.unit, "\(count) replicas") { objects in
                objects.contains {
                    $0.object.name == name && $0.object.kind == "Deployment"
                        && $0.object.value[path: "spec", "replicas"]?.exactInteger == count
                }
            }
            if value.exactInteger == count { continue }
            let path: [EditStep] = [.key("overrides"), .key("deployment"), .key("replicas")]
            if !request.environments.isEmpty, let binding = seedBinding(rendered) {
                add(.set(place(in: binding, path), Value(.int(count))))
                continue
            }
            guard let claim = claim(rendered) else {
                throw refused(
                    .editNeedsEnvironment,
                    "component `\(request.component)` has no claim that holds for every environment",
                    at: rendered.unit.origin, fix: "Name the environment with `--environment`.")
            }
            let place = place(in: claim, path)
            let isPlanned = edits.contains {
                if case .set(let other, _) = $0 {
                    InputTrace.isSame(other.origin, place.origin) && other.steps == place.steps
                } else {
                    false
                }
            }
            if !isPlanned { add(.set(place, Value(.int(count)))) }
        }
    }

    /// The Service, WebApplication or ScheduledTask of a component.
    private func claim(_ rendered: Rendered) -> Declaration? {
        let kind = rendered.unit.binding.kind.text
        guard kind.hasSuffix("Binding") else { return nil }
        return compilation.plan.catalog.owned(
            Symbol(String(kind.dropLast(7))), organization: target.organization, project: target.project,
            component: request.component)?.declaration
    }

    // MARK: Variables

    mutating func planSeedOverride(_ name: String, _ value: String?, _ rendered: Rendered) throws(DiagnosticError) {
        guard let seed = rendered.component.seed else { return }
        let container = try seedContainer(rendered, seed.workload)
        guard let binding = seedBinding(rendered) else {
            // The first environment follows the workload by itself; whether others do is seen afterwards.
            guard let declaration = ownedWorkload()?.declaration else {
                throw refused(
                    .editNeedsBinding,
                    "component `\(request.component)` has no binding in `\(rendered.unit.id.environment)`",
                    at: rendered.unit.origin, fix: "Declare one, or leave `--environment` out.")
            }
            let path: [EditStep] = [.key("containers"), .key(container), .key("env")]
            let list = declaration.spec[path: "containers", container, "env"]
            guard try change(name, value, in: list, at: place(in: declaration, path), pruning: 1) else {
                throw notOverridden(name, rendered, nil)
            }
            return
        }
        let part = overlay(binding)
        let path: [EditStep] = [.key(part), .key("containers"), .key(container), .key("env")]
        let list = binding.spec[path: part, "containers", container, "env"]
        guard try change(name, value, in: list, at: place(in: binding, path), pruning: part == "workload" ? 4 : 1)
        else {
            throw notOverridden(name, rendered, seed.workload[path: "containers", container, "env"])
        }
    }

    /// Whether a binding decides about a variable, by overlay or snapshot.
    func isSeedIndependent(_ rendered: Rendered, of name: String) -> Bool {
        guard rendered.component.seed != nil, let binding = seedBinding(rendered) else { return false }
        if binding.spec["workloadSpec"] != nil { return true }
        let containers = binding.spec[path: "workload", "containers"]?.map?.entries ?? []
        return containers.contains { entry in
            (entry.value["env"]?.items ?? []).contains { ($0["key"] ?? $0["name"])?.string == name }
        }
    }
}
