import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

extension EditPlanner {
    /// Sets a variable, or takes one away.
    mutating func planVariable(_ name: String, _ value: String?, _ components: [Rendered]) throws(DiagnosticError) {
        if request.environments.isEmpty {
            try planSharedVariable(name, value, components)
        } else {
            for rendered in components { try planOverride(name, value, rendered) }
        }
        for rendered in components {
            if request.environments.isEmpty, decidesItself(rendered, name) {
                remark("\(rendered.unit.id.environment) is left as it is: its binding or release decides there")
            } else {
                expectVariable(name, value, rendered)
            }
        }
    }

    private mutating func expectVariable(_ name: String, _ value: String?, _ rendered: Rendered) {
        let container = request.container
        func values(_ objects: [RenderedView]) -> [String] {
            objects.flatMap { $0.values(of: name, container: container) }
        }
        if let value {
            expect(rendered.unit, "`\(name)=\(value)`") { objects in
                objects.flatMap { $0.values(of: name, container: container) }.contains(value)
            }
        } else {
            let before = values(rendered.objects)
            expect(rendered.unit, "no override of `\(name)`") { objects in
                before.isEmpty || objects.flatMap { $0.values(of: name, container: container) } != before
            }
        }
    }

    // MARK: In one environment

    private mutating func planOverride(
        _ name: String, _ value: String?, _ rendered: Rendered
    ) throws(DiagnosticError) {
        if rendered.component.seed != nil { return try planSeedOverride(name, value, rendered) }
        try checkContainer(rendered)
        let path: [EditStep] = [.key("workloadOverrides"), .key("container"), .key("env")]
        let workload = rendered.component.sources.workload[path: "container", "env"]
        guard let binding = rendered.component.binding else {
            guard let value else { throw notOverridden(name, rendered, workload) }
            let entry = Self.entry(name, value)
            return add(
                try NewBinding(compilation, target).edit(for: rendered, setting: path + [.index(0)], to: entry))
        }
        let list = binding.declaration.spec[path: "workloadOverrides", "container", "env"]
        let place = place(in: binding.declaration, path)
        guard try change(name, value, in: list, at: place, pruning: 3) else {
            throw notOverridden(name, rendered, workload)
        }
    }

    /// A workload of the current vocabulary has one container; another name means one that a template adds.
    private func checkContainer(_ rendered: Rendered) throws(DiagnosticError) {
        guard let wanted = request.container else { return }
        let names = Set(rendered.objects.flatMap(\.containers).map(\.name)).sorted()
        guard names.contains(wanted) else {
            throw refused(
                .editTargetUnknown, "component `\(request.component)` has no container `\(wanted)`",
                fix: nearestName(to: wanted, among: names).map { "Write `--container \($0)`." }
                    ?? "It has: \(names.joined(separator: ", ")).")
        }
    }

    static func entry(_ name: String, _ value: String) -> Value {
        .map(["key": .string(name), "value": .string(value)])
    }

    func notOverridden(_ name: String, _ rendered: Rendered, _ workload: Value?) -> DiagnosticError {
        let environment = rendered.unit.id.environment
        let declared = workload?.items?.first { $0["key"]?.string == name }
        return refused(
            .editTargetUnknown, "the binding in `\(environment)` does not set `\(name)`",
            notes: declared.map {
                [
                    Diagnostic.Note(
                        "the workload sets it here, and a binding cannot take it away", at: Location($0.origin))
                ]
            } ?? [],
            fix: declared == nil
                ? nearestName(to: name, among: variables(rendered)).map { "Write `\($0)-`." }
                : "Leave `--environment` out to take it from the workload.")
    }

    private func variables(_ rendered: Rendered) -> [String] {
        let spec = rendered.component.binding?.declaration.spec
        return (spec?[path: "workloadOverrides", "container", "env"]?.items ?? []).compactMap { $0["key"]?.string }
    }

    /// Plans the change of a list of variables; false when a variable to take away is not there.
    mutating func change(
        _ name: String, _ value: String?, in list: Value?, at place: SourcePlace, pruning: Int
    ) throws(DiagnosticError) -> Bool {
        let items = list?.items ?? []
        let index = items.firstIndex { ($0["key"] ?? $0["name"])?.string == name }
        guard let value else {
            guard let index else { return false }
            add(.remove(place.appending([.index(index)]), pruning: pruning))
            return true
        }
        guard let index else {
            // Several new ones at once go behind each other.
            add(.set(place.appending([.index(items.count + added(at: place))]), Self.entry(name, value)))
            return true
        }
        if items[index]["value"]?.string == value { return true }
        if items[index]["valueFrom"] != nil {
            add(.remove(place.appending([.index(index), .key("valueFrom")]), pruning: 0))
        }
        add(.set(place.appending([.index(index), .key("value")]), .string(value)))
        return true
    }

    /// How many items are going to be added to a list already.
    private func added(at place: SourcePlace) -> Int {
        edits.count { edit in
            guard case .set(let other, let value) = edit, value["key"] != nil else { return false }
            return InputTrace.isSame(other.origin, place.origin) && other.steps.dropLast().elementsEqual(place.steps)
        }
    }

    // MARK: In the workload

    private mutating func planSharedVariable(
        _ name: String, _ value: String?, _ components: [Rendered]
    ) throws(DiagnosticError) {
        guard let (declaration, list, path) = try workload(components) else {
            throw refused(
                .editFrozen, "every environment of `\(request.component)` pins a release",
                at: components[0].unit.origin,
                fix: "Name an environment with `--environment` to override the variable there.")
        }
        let place = place(in: declaration, path)
        guard try change(name, value, in: list, at: place, pruning: 1) else {
            let names = (list?.items ?? []).compactMap { ($0["key"] ?? $0["name"])?.string }
            throw refused(
                .editTargetUnknown, "the workload of `\(request.component)` does not set `\(name)`",
                at: declaration.nameOrigin, fix: nearestName(to: name, among: names).map { "Write `\($0)-`." })
        }
    }

    /// The workload that live units run, its variables and where they stand.
    private func workload(
        _ components: [Rendered]
    ) throws(DiagnosticError) -> (Declaration, list: Value?, path: [EditStep])? {
        guard let found = ownedWorkload() else { return nil }
        let declaration = found.declaration
        if case .workload = found {
            guard components.contains(where: { !$0.component.sources.isFrozen }) else { return nil }
            return (declaration, declaration.spec[path: "container", "env"], [.key("container"), .key("env")])
        }
        let container = try seedContainer(components[0], declaration.spec)
        return (
            declaration, declaration.spec[path: "containers", container, "env"],
            [.key("containers"), .key(container), .key("env")]
        )
    }

    /// Whether a unit does not read a variable of the workload.
    private func decidesItself(_ rendered: Rendered, _ name: String) -> Bool {
        let spec = rendered.component.binding?.declaration.spec
        let overrides = spec?[path: "workloadOverrides", "container", "env"]?.items ?? []
        return rendered.component.sources.isFrozen || overrides.contains { $0["key"]?.string == name }
            || isSeedIndependent(rendered, of: name)
    }
}
