import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

/// A rendered field that is to change, in one unit.
struct EditedField {
    var rendered: EditPlanner.Rendered
    /// What it is called in messages: `spec.replicas of Deployment `web``.
    var title: String
    /// The value as it is.
    var value: Value
}

extension EditPlanner {
    // MARK: Images

    mutating func planImage(_ image: String, _ components: [Rendered]) throws(DiagnosticError) {
        var fields: [EditedField] = []
        for rendered in components {
            let found = try containers(of: rendered)
            for container in found where container.image?.string != image {
                guard let value = container.image else { continue }
                fields.append(
                    EditedField(rendered: rendered, title: "the image of container `\(container.name)`", value: value))
            }
            let names = Set(found.map(\.name))
            expect(rendered.unit, "image `\(image)`") { objects in
                let containers = objects.flatMap(\.containers).filter { names.contains($0.name) }
                return !containers.isEmpty && containers.allSatisfy { $0.image?.string == image }
            }
        }
        try plan(fields, to: .string(image))
    }

    /// The container that is meant: the named one, the only one, or the one that runs the workload's image.
    private func containers(of rendered: Rendered) throws(DiagnosticError) -> [RenderedView.Container] {
        let all = rendered.objects.flatMap(\.containers)
        let names = Set(all.map(\.name)).sorted()
        if let wanted = request.container {
            let found = all.filter { $0.name == wanted }
            if !found.isEmpty { return found }
            throw refused(
                .editTargetUnknown,
                "component `\(request.component)` has no container `\(wanted)` in `\(rendered.unit.id.environment)`",
                fix: nearestName(to: wanted, among: names).map { "Write `--container \($0)`." }
                    ?? "It has: \(names.joined(separator: ", ")).")
        }
        if names.count == 1 { return all }
        let own = all.filter {
            guard let origin = $0.image?.origin else { return false }
            return InputTrace.steps(in: rendered.component.sources.workload, to: origin) != nil
        }
        if Set(own.map(\.name)).count == 1 { return own }
        if names.isEmpty {
            throw refused(
                .editComputed, "component `\(request.component)` makes no pods",
                at: rendered.component.sources.type.value.origin)
        }
        throw refused(
            .editTargetAmbiguous, "component `\(request.component)` has \(names.count) containers",
            fix: "Name one with `--container`: \(names.joined(separator: ", ")).")
    }

    // MARK: Replicas

    mutating func planReplicas(_ count: Int64, _ components: [Rendered]) throws(DiagnosticError) {
        var fields: [EditedField] = []
        for rendered in components {
            let (object, value) = try replicas(of: rendered)
            if value.exactInteger != count {
                fields.append(
                    EditedField(rendered: rendered, title: "`spec.replicas` of \(object.title)", value: value))
            }
            let name = object.object.name
            let kind = object.object.kind
            expect(rendered.unit, "\(count) replicas") { objects in
                objects.contains {
                    $0.object.kind == kind && $0.object.name == name
                        && $0.object.value[path: "spec", "replicas"]?.exactInteger == count
                }
            }
        }
        try plan(fields, to: Value(.int(count)))
    }

    /// The object that runs the pods, and its number of them.
    func replicas(of rendered: Rendered) throws(DiagnosticError) -> (RenderedView, Value) {
        let scaled = rendered.objects.filter { ["Deployment", "StatefulSet", "ReplicaSet"].contains($0.object.kind) }
        guard let object = scaled.first, scaled.count == 1 else {
            let kinds = Set(rendered.objects.filter { $0.podSpec != nil }.map(\.object.kind)).sorted()
            throw refused(
                .editComputed,
                scaled.isEmpty
                    ? "component `\(request.component)` has no replicas: it runs as \(kinds.joined(separator: ", "))"
                    : "component `\(request.component)` runs as \(scaled.map(\.title).joined(separator: " and "))",
                at: rendered.unit.origin)
        }
        if let value = object.object.value[path: "spec", "replicas"] { return (object, value) }
        let scalers = rendered.objects.filter { ["HorizontalPodAutoscaler", "ScaledObject"].contains($0.object.kind) }
        throw refused(
            .editComputed, "\(object.title) has no `spec.replicas`", at: object.object.origin,
            notes: scalers.map { Diagnostic.Note("\($0.title) scales it", at: Location($0.object.origin)) },
            fix: scalers.isEmpty
                ? "Give the component type a parameter that its template reads for `spec.replicas`."
                : "Change the limits of the autoscaler instead.")
    }

    // MARK: Inputs

    /// Plans the change of the inputs behind fields, the same value for all of them.
    mutating func plan(_ fields: [EditedField], to value: Value) throws(DiagnosticError) {
        var shared: [(place: SourcePlace, field: EditedField)] = []
        var ofBindings: [EditedField] = []
        var pinned: [EditedField] = []
        let isEverywhere = request.environments.isEmpty
        for field in fields {
            switch InputTrace(unit: field.rendered.component).source(of: field.value.origin) {
            case .binding(let steps):
                if isEverywhere { ofBindings.append(field) } else { try setInBinding(field.rendered, steps, value) }
            case .component(let steps):
                let declaration = field.rendered.component.component.declaration
                shared.append((place(in: declaration, steps), field))
            case .workload: shared.append((SourcePlace(field.value.origin), field))
            case .frozen:
                if !isEverywhere { throw frozen(field) }
                pinned.append(field)
            case .ambiguous(let origins):
                throw refused(
                    .editTargetAmbiguous, "\(field.title) may come from \(origins.count) uses of a trait",
                    at: field.value.origin, notes: origins.map { Diagnostic.Note("a candidate", at: Location($0)) },
                    fix: "Set the value of one of them by hand.")
            case .template: throw computed(field)
            }
        }
        if let field = pinned.first, shared.isEmpty, ofBindings.isEmpty { throw frozen(field) }
        for field in pinned { leave(field, "its release freezes the value") }
        try addShared(shared, ofBindings, value)
    }

    private mutating func addShared(
        _ shared: [(place: SourcePlace, field: EditedField)], _ ofBindings: [EditedField], _ value: Value
    ) throws(DiagnosticError) {
        var places: [SourcePlace] = []
        for (place, _) in shared
        where !places.contains(where: { InputTrace.isSame($0.origin, place.origin) && $0.steps == place.steps }) {
            places.append(place)
        }
        guard places.count <= 1 else {
            throw refused(
                .editTargetAmbiguous, "\(shared[0].field.title) comes from \(places.count) places",
                notes: places.map { Diagnostic.Note("one of them", at: Location($0.origin)) },
                fix: "Name the environment with `--environment`.")
        }
        if let place = places.first {
            add(.set(place, value))
            for field in ofBindings { leave(field, "it has a value of its own") }
        } else if let field = ofBindings.first {
            throw refused(
                .editNeedsEnvironment, "each environment has its own value for \(field.title)",
                at: field.value.origin,
                notes: ofBindings.dropFirst().map {
                    Diagnostic.Note("`\($0.rendered.unit.id.environment)`", at: Location($0.value.origin))
                },
                fix: "Name one: "
                    + ofBindings.map { "`--environment \($0.rendered.unit.id.environment)`" }.joined(separator: " or ")
                    + ".")
        }
    }

    /// Leaves an environment as it is.
    private mutating func leave(_ field: EditedField, _ reason: String) {
        let position = compilation.position(of: field.value.origin)
        remark("\(field.rendered.unit.id.environment) is left as it is: \(reason) (\(position))")
        drop(field.rendered.unit)
    }

    private func frozen(_ field: EditedField) -> DiagnosticError {
        let pin = field.rendered.component.binding?.release
        return refused(
            .editFrozen,
            "\(field.title) in `\(field.rendered.unit.id.environment)` is frozen in release `\(pin?.name.text ?? "")`",
            at: field.value.origin,
            notes: pin.map { [Diagnostic.Note("the binding pins it here", at: Location($0.origin))] } ?? [],
            fix: "Change the live sources (without `--environment`), cut a release from them and pin that one.")
    }

    private func computed(_ field: EditedField) -> DiagnosticError {
        let inputs = InputTrace.inputs(readAt: field.value.origin, in: compilation.sources)
        let isRead = !inputs.isEmpty
        return refused(
            .editComputed,
            isRead
                ? "\(field.title) is computed by a template" : "\(field.title) is set by a template itself",
            at: field.value.origin, notes: inputs.map { Diagnostic.Note("it reads `\($0)`") },
            fix: isRead ? "Change one of the inputs by hand." : "Give the type a parameter, and read it here.")
    }
}
