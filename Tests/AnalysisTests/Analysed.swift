import Analysis
import Basics
import Git
import TestSupport
import Tree

/// Sources after the passes up to the plan.
struct Analysed {
    let table = SourceTable()
    let settings: Settings
    let loaded: Load.Result
    let normalized: Normalize.Result
    let plan: Plan

    /// Runs the passes over files by path, on so many threads.
    init(_ files: [String: String], _ settings: Settings = Settings(), jobs: Int = 1) {
        self.settings = settings
        let snapshot = InMemorySnapshot(files.mapValues { Array($0.utf8) })
        loaded = Load.documents(
            of: [SourceRoot(snapshot: snapshot)], settings: settings, sources: table, jobs: jobs)
        normalized = Normalize.catalog(loaded, settings: settings, jobs: jobs)
        plan = Planner.plan(normalized.catalog, settings: settings, sources: table, jobs: jobs)
    }

    /// The messages of all findings from a severity on.
    func messages(_ minimum: Severity = .error) -> [String] {
        (loaded.findings + normalized.findings + plan.findings).filter { $0.severity >= minimum }.map(\.message)
    }

    /// Every unit, with what becomes of it.
    var units: [String: String] {
        var units: [String: String] = [:]
        for unit in plan.units {
            let state =
                switch unit.content {
                case .refused(let text): "refused: \(text)"
                case .undeployed: "undeployed"
                case .component(let content): content.sources.isFrozen ? "release" : "live"
                default: "live"
                }
            units[unit.id.text] = state
        }
        return units
    }

    /// The input of a component in an environment.
    func input(_ component: String, _ environment: String) -> ComponentInput? {
        let resolver = Resolver(settings: settings, catalog: plan.catalog)
        for unit in plan.units where unit.id.name.text == component && unit.id.environment.text == environment {
            if case .component(let content) = unit.content {
                return resolver.input(content, id: unit.id, origin: unit.origin)
            }
        }
        return nil
    }
}

extension Value {
    /// The value as JSON with sorted keys.
    var json: String { JSONWriter.text(self, style: .go) }
}
