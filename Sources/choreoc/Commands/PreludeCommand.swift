import ArgumentParser
import Basics
import Rendering

/// `choreoc prelude [NAME]`: the component types, traits and project type that choreoc brings along.
struct PreludeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prelude", abstract: "Print the built-in component types and traits.",
        discussion: """
            Components of the seed's vocabulary (Service, WebApplication, ScheduledTask) are rendered by these templates. A \
            declaration of the same reserved name in a repository replaces one: print it, change it, commit it.

            EXAMPLES
              choreoc prelude                           all of them, as YAML documents
              choreoc prelude choreo-service > types/service.yaml
            """)

    @Argument(help: "The name of one; all of them unless given.")
    var name: String?

    func run() throws {
        let names = Prelude.templates.map(\.name)
        guard let name else {
            StandardStreams.write(Prelude.templates.map(\.text).joined(separator: "---\n"), to: .output)
            return
        }
        guard let template = Prelude.templates.first(where: { $0.name == name }) else {
            let hint = nearestName(to: name, among: names).map { " Did you mean `\($0)`?" } ?? ""
            throw ValidationError("There is no built-in `\(name)`.\(hint) There are: \(names.joined(separator: ", ")).")
        }
        StandardStreams.write(template.text, to: .output)
    }
}
