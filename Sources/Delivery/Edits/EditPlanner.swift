import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

/// Decides which source a request has to change, for components of either vocabulary.
struct EditPlanner {
    let compilation: EditCompilation
    let target: EditTarget
    /// The changes.
    private(set) var edits: [PlannedEdit] = []
    /// What must be seen afterwards.
    private(set) var expectations: [EditExpectation] = []
    /// Why something is left as it is.
    private(set) var remarks: [String] = []

    init(_ compilation: EditCompilation, _ target: EditTarget) {
        self.compilation = compilation
        self.target = target
    }

    var request: EditRequest { target.request }

    /// The units that may change: those that were named, or all of the component.
    var allowedUnits: Set<String> { Set((request.environments.isEmpty ? target.all : target.units).map(\.id.text)) }

    /// Plans the changes.
    ///
    /// Refuses what is ambiguous, frozen or computed, and units that cannot be rendered.
    mutating func plan() throws(DiagnosticError) {
        let components = try renderedComponents()
        let isSeed = components.contains { $0.component.seed != nil }
        switch request.change {
        case .image(let image):
            if isSeed {
                try planSeedImage(image, components)
            } else {
                try planImage(image, components)
            }
        case .replicas(let count):
            if isSeed {
                try planSeedReplicas(count, components)
            } else {
                try planReplicas(count, components)
            }
        case .variables(let variables):
            for variable in variables { try planVariable(variable.name, variable.value, components) }
        }
    }

    /// A unit of the component with what it rendered to.
    struct Rendered {
        var unit: Unit
        var component: ComponentUnit
        var objects: [RenderedView]
    }

    private func renderedComponents() throws(DiagnosticError) -> [Rendered] {
        var rendered: [Rendered] = []
        for unit in target.units {
            guard let made = compilation.units[unit.id.text] else { continue }
            if let refusal = made.refusal {
                guard !request.environments.isEmpty else { continue }
                throw DiagnosticError(
                    [
                        Diagnostic(
                            .editBreaks, "\(unit.id.text) cannot be rendered: \(refusal)", at: Location(unit.origin),
                            fix: "Mend the sources first; `choreoc check` shows all errors.")
                    ] + compilation.errors)
            }
            guard case .component(let component) = unit.content else { continue }
            rendered.append(Rendered(unit: unit, component: component, objects: made.objects))
        }
        if rendered.isEmpty {
            throw DiagnosticError(
                Diagnostic(
                    .editTargetUnknown, "component `\(request.component)` runs nowhere that was asked for",
                    at: Location(target.units.first?.origin ?? .none),
                    fix: "Its bindings say `Undeploy`, or have errors."))
        }
        return rendered
    }

    // MARK: What is found out

    mutating func add(_ edit: PlannedEdit) { edits.append(edit) }
    mutating func remark(_ text: String) { if !remarks.contains(text) { remarks.append(text) } }

    mutating func expect(
        _ unit: Unit, _ text: String, _ isMet: @escaping @Sendable ([RenderedView]) -> Bool
    ) {
        expectations.append(EditExpectation(unit: unit.id.text, text: text, isMet: isMet))
    }

    /// Expects nothing of a unit any more.
    mutating func drop(_ unit: Unit) { expectations.removeAll { $0.unit == unit.id.text } }

    /// The place of a field of a declaration: the deepest value of the path that is written, and the rest of the path.
    func place(in declaration: Declaration, _ path: [EditStep]) -> SourcePlace {
        var place = SourcePlace(declaration.origin, [.key("spec")])
        var value = declaration.spec
        var rest = path[...]
        while let step = rest.first {
            let next: Value?
            switch step {
            case .key(let key): next = value[key]
            case .index(let index): next = value.items.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
            guard let next else { break }
            value = next
            rest = rest.dropFirst()
            if next.origin.isKnown, next.origin.document == declaration.origin.document {
                place = SourcePlace(next.origin)
            } else {
                place = place.appending([step])
            }
        }
        return place.appending(Array(rest))
    }

    /// The Workload that names the component as its owner.
    func ownedWorkload() -> TypedDeclaration? {
        compilation.plan.catalog.ownedWorkload(
            organization: target.organization, project: target.project, component: request.component)
    }

    /// Sets a value in the binding of a unit, which is made when it is missing and its place is plain.
    mutating func setInBinding(_ rendered: Rendered, _ steps: [EditStep], _ value: Value) throws(DiagnosticError) {
        if let binding = rendered.component.binding {
            add(.set(place(in: binding.declaration, steps), value))
            return
        }
        add(try NewBinding(compilation, target).edit(for: rendered, setting: steps, to: value))
    }

    // MARK: Refusals

    func refused(
        _ kind: DiagnosticKind, _ message: String, at origin: Origin = .none, notes: [Diagnostic.Note] = [],
        fix: String? = nil
    ) -> DiagnosticError {
        DiagnosticError(Diagnostic(kind, message, at: Location(origin), notes: notes, fix: fix))
    }
}
