import Basics
import OpenChoreo
import Tree

/// APIs that are declared by themselves and bound to environments (seed specification 1.17, 1.19, 3.10). The component that
/// owns one gets its routes; upstream renders nothing for them.
struct SeedStandingAPIs {
    private let lowering: SeedLowering
    private var linker: Linker { lowering.linker }
    private var index: SeedIndex { lowering.index }

    init(_ lowering: SeedLowering) {
        self.lowering = lowering
    }

    /// An API as the `apis` of a Service would have it.
    struct Standing {
        var name: Symbol
        var value: Value
        var origin: Origin
    }

    /// The APIs of a component in an environment: those that name it, and those that a binding puts there.
    func declared(for id: UnitID) -> [Standing] {
        let namespace = Symbol(id.organization)
        return index.owned("API", namespace, id.project, id.name).compactMap { seed in
            let declaration = seed.declaration
            guard var map = declaration.spec.map else { return nil }
            let bindings = index.apiBindings[SeedIndex.GroupKey(namespace: namespace, name: declaration.name)] ?? []
            let binding = bindings.first { $0.declaration.spec["environmentName"]?.string == id.environment }
            guard binding != nil || declaration.spec["environmentName"]?.string == id.environment else { return nil }
            if binding?.declaration.spec["releaseState"]?.string == "Undeploy" { return nil }
            if let name = binding?.declaration.spec["apiClassName"] { map.set("className", to: name) }
            return Standing(
                name: declaration.id.name, value: .map(map, origin: declaration.spec.origin),
                origin: declaration.nameOrigin)
        }
    }

    /// One unit without objects for each binding, refused when what it names is not there.
    func units() -> [Unit] {
        index.declarations("APIBinding").map { seed in
            let declaration = seed.declaration
            let spec = declaration.spec
            var unit = Unit(
                id: UnitID(
                    role: .component, organization: declaration.namespace,
                    environment: spec["environmentName"]?.string ?? "",
                    project: "", name: declaration.name), binding: declaration.id, origin: declaration.nameOrigin,
                content: .undeployed)
            let namespace = declaration.id.namespace
            if let environment = spec["environmentName"] {
                let link = linker.environment(namespace, NameReference(kind: "Environment", name: environment))
                if let text = link.text { unit.content = .refused(text) }
            }
            for (kind, field) in [("API", "apiName"), ("APIClass", "apiClassName")] as [(Symbol, Symbol)] {
                guard let name = spec[field] else { continue }
                if kind == "APIClass", SeedClasses.builtIn["APIClass"]?[name.string ?? ""] != nil { continue }
                guard case .missing = index.find(kind, namespace, name.string ?? "") else { continue }
                let missing = linker.missing(
                    DeclarationID(kind: kind, namespace: namespace, name: Symbol(name.string ?? "")), at: name.origin)
                linker.report(
                    Diagnostic(
                        .apiNotFound, missing.message, at: missing.location, notes: missing.notes,
                        fix: missing.fix ?? "Declare it."))
                unit.content = .refused(missing.message)
            }
            if let project = api(spec["apiName"], namespace)?.spec[path: .owner, "projectName"]?.string {
                unit.id.project = project
            }
            return unit
        }
    }

    private func api(_ name: Value?, _ namespace: Symbol?) -> Declaration? {
        guard let name, case .found(let seed) = index.find("API", namespace, name.string ?? "") else { return nil }
        return seed.declaration
    }
}
