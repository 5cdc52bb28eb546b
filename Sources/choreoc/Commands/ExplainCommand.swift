import ArgumentParser
import Basics

/// `choreoc explain OC1203`: the page of a diagnostic.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a finding by its id or name.",
        discussion: """
            EXAMPLES
              choreoc explain OC1302
              choreoc explain reference-not-found
            """)

    @Argument(help: "The id or name of a finding.")
    var finding: String

    func run() throws {
        let registry = DiagnosticRegistry.choreoc
        guard let kind = registry.kind(finding) else {
            let names = registry.kinds.flatMap { [$0.id, $0.name] }
            let hint = nearestName(to: finding, among: names).map { " Did you mean `\($0)`?" } ?? ""
            throw ValidationError("There is no finding `\(finding)`.\(hint)")
        }
        StandardStreams.write(DiagnosticRegistry.page(kind), to: .output)
    }
}
