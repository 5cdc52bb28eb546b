import Analysis
import Basics
import Delivery
import Rendering
import YAML

extension Session {
    /// Renders the selected units and lets go of what they give: only what is found counts.
    mutating func renderFindings() -> (units: Int, objects: Int) {
        guard settings.sync != nil else {
            let result = render { { _, _, _ in 0 } }
            return (result.units.count, result.objectCount)
        }
        let result = renderUnits()
        _ = plan(of: result)
        return (result.units.count, result.objectCount)
    }

    /// Renders the selected units to files, as they have to lie in the rendered tree.
    ///
    /// Units with errors are held: their directories are judged by nobody.
    mutating func renderTree() -> (plan: WritePlan, summary: String) {
        let result = renderUnits()
        return (plan(of: result), "\(result.objectCount) objects, \(result.units.count) units")
    }

    private mutating func renderUnits() -> Compilation.Result<Result<Rendered, DiagnosticError>> {
        let isSynced = settings.sync != nil && selection.isEverything
        return render {
            let writer = YAMLObjectWriter()
            return { unit, objects, digest -> Result<Rendered, DiagnosticError> in
                do throws(DiagnosticError) {
                    let outputs = try TreeLayout.outputs(of: unit, objects, digest: digest, writer: writer)
                    return .success(Rendered(outputs: outputs, sync: isSynced ? SyncUnit(unit, objects) : nil))
                } catch {
                    return .failure(error)
                }
            }
        }
    }

    private mutating func plan(of result: Compilation.Result<Result<Rendered, DiagnosticError>>) -> WritePlan {
        let selection = selection
        var plan = WritePlan(units: [], isSelected: { selection.contains($0) })
        var synced: [SyncUnit] = []
        for unit in result.units {
            switch unit.output {
            case .success(let rendered):
                if case .undeployed = unit.unit.content { continue }
                plan.units += rendered.outputs
                if let facts = rendered.sync { synced.append(facts) }
            case .failure(let error):
                report(error.diagnostics)
                plan.held.formUnion(TreeLayout.directories(of: unit.unit))
            case nil: plan.held.formUnion(TreeLayout.directories(of: unit.unit))
            }
        }
        addSyncObjects(synced, to: &plan)
        plan.holdsMissing = hasErrors
        plan.hasKustomizations = settings.writesKustomizations
        if plan.hasKustomizations, !selection.isEverything {
            let directories = "directories that hold more than the selection"
            report([Diagnostic(.kustomizationNotWritten, "the lists of \(directories) are left as they are")])
        }
        return plan
    }

    /// Adds sync objects; a run that does not see everything leaves those that are there as they are.
    private mutating func addSyncObjects(_ units: [SyncUnit], to plan: inout WritePlan) {
        guard settings.sync != nil else { return }
        guard selection.isEverything, plan.held.isEmpty else {
            let reason = selection.isEverything ? "some units have errors" : "the run is narrowed to a selection"
            report([Diagnostic(.syncNotWritten, "sync objects are left as they are: \(reason)")])
            return Self.leaveSyncObjects(&plan)
        }
        let made = SyncObjects.outputs(units, plan.units, settings: settings)
        report(made.findings)
        if made.findings.contains(where: { $0.severity == .error }) { return Self.leaveSyncObjects(&plan) }
        plan.units += made.outputs
    }

    private static func leaveSyncObjects(_ plan: inout WritePlan) {
        let isSelected = plan.isSelected
        plan.isSelected = { directory in
            isSelected(directory) && !SyncObjects.directories.contains(directory.components.first ?? "")
        }
    }
}

/// What is kept of a unit that goes to files.
private struct Rendered: Sendable {
    var outputs: [UnitOutput]
    var sync: SyncUnit?
}
