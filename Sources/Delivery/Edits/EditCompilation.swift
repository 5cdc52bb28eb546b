import Analysis
import Basics
import OpenChoreo
import Rendering
import Tree

/// The sources compiled in memory, before or after an edit.
struct EditCompilation {
    /// A unit and what it was rendered to.
    struct Rendered: Sendable {
        var unit: Unit
        var refusal: String?
        var digest: Digest
        /// The objects of components that were asked for.
        var objects: [RenderedView]
    }

    let sources = SourceTable()
    let plan: Plan
    /// The units by the text of their identity; of two of one identity the first.
    private(set) var units: [String: Rendered] = [:]
    /// The errors.
    let errors: [Diagnostic]

    init(_ roots: [SourceRoot], settings: Settings, jobs: Int, components: Set<String>) {
        let loaded = Load.documents(of: roots, settings: settings, sources: sources, jobs: jobs)
        let normalized = Normalize.catalog(loaded, settings: settings, jobs: jobs)
        plan = Planner.plan(normalized.catalog, settings: settings, sources: sources, prelude: Prelude.library)
        let result = Compilation(plan, settings: settings, jobs: jobs).run {
            { unit, objects, _ -> (Digest, [RenderedView]) in
                let isWanted = unit.id.role == .component && components.contains(unit.id.name.text)
                return (Self.digest(of: objects), isWanted ? objects.map { RenderedView($0) } : [])
            }
        }
        for unit in result.units where units[unit.unit.id.text] == nil {
            units[unit.unit.id.text] = Rendered(
                unit: unit.unit, refusal: unit.refusal, digest: unit.output?.0 ?? Digest(of: []),
                objects: unit.output?.1 ?? [])
        }
        errors = (loaded.findings + normalized.findings + plan.findings + result.findings).filter {
            $0.severity == .error
        }
    }

    private static func digest(of objects: [RenderedObject]) -> Digest {
        var writer = JSONWriter(style: .go)
        for object in objects {
            writer.write(.string(object.plane.rawValue))
            writer.write(object.value)
        }
        return Digest(of: writer.output)
    }

    /// The path of the file of a place, as messages show it.
    func path(of origin: Origin) -> String? { sources.place(of: origin)?.file.path }

    /// `path:line` of a place.
    func position(of origin: Origin) -> String {
        guard let place = sources.place(of: origin) else { return "" }
        return "\(place.file.path):\(place.position.line)"
    }
}
