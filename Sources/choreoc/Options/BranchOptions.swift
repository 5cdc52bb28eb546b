import ArgumentParser
import Basics
import Delivery

/// The branches that hold rendered output: the options that `publish` and `verify` share.
struct BranchOptions: ParsableArguments {
    @Option(
        name: .customLong("plane-branch"),
        help: ArgumentHelp(
            "The branch of planes (default: --branch if it is one branch, else planes/{role}/{plane}).",
            valueName: "name"))
    var planeBranch: String?

    @Option(help: ArgumentHelp("The remote whose branches count.", valueName: "name"))
    var remote = "origin"

    @Flag(help: "The form of Argo CD's source hydrator, on branches with -next behind their names.")
    var hydrator = false

    /// What the branches hold.
    var projection: Publisher.Projection { hydrator ? .hydrator : .tree }

    /// Which branch each directory of the rendered tree goes to. Refuses templates with a mistake.
    func layout(_ branch: String) throws(DiagnosticError) -> BranchLayout {
        try BranchLayout(branch, planes: planeBranch, suffix: hydrator ? "-next" : "")
    }

    /// Refuses a selection that the form of the hydrator cannot have.
    func validate(_ options: SourceOptions) throws {
        if hydrator, !options.component.isEmpty {
            throw ValidationError(
                "--hydrator means one manifest a project; select with --project instead of --component.")
        }
    }
}
