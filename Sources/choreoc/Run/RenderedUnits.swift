import Analysis
import Basics
import Delivery
import Rendering

extension Session {
    /// Renders the selected units to files, as they have to lie in the rendered tree.
    ///
    /// Units with errors are held: their directories are judged by nobody.
    mutating func renderTree() -> (plan: WritePlan, summary: String) {
        let result = render {
            { unit, objects -> Result<[UnitOutput], DiagnosticError> in
                do throws(DiagnosticError) {
                    return .success(try TreeLayout.outputs(of: unit, objects))
                } catch {
                    return .failure(error)
                }
            }
        }
        let selection = selection
        var plan = WritePlan(units: [], isSelected: { selection.contains($0) })
        for unit in result.units {
            switch unit.output {
            case .success(let outputs):
                if case .undeployed = unit.unit.content { continue }
                for var output in outputs {
                    output.digest = unit.digest.hexadecimal
                    plan.units.append(output)
                }
            case .failure(let error):
                report(error.diagnostics)
                plan.held.formUnion(TreeLayout.directories(of: unit.unit))
            case nil: plan.held.formUnion(TreeLayout.directories(of: unit.unit))
            }
        }
        return (plan, "\(result.objectCount) objects, \(result.units.count) units")
    }
}
