import ArgumentParser

/// What the commands share that edit the sources.
struct EditOptions: ParsableArguments {
    @OptionGroup var sources: SourceOptions

    @Option(help: ArgumentHelp("The container, if the component has several.", valueName: "name"))
    var container: String?

    @Flag(name: .customLong("dry-run"), help: "Show the difference; write nothing.")
    var isDryRun = false

    func validate() throws {
        if sources.rev != nil || sources.staged {
            throw ValidationError("Edits are made in the work tree; leave out --rev and --staged.")
        }
        if !sources.component.isEmpty {
            throw ValidationError("The component is an argument of this command; leave out --component.")
        }
    }

    /// Components with their values: `COMPONENT VALUE`, or any number of `COMPONENT=VALUE`.
    func pairs(_ arguments: [String], _ value: String) throws -> [(component: String, value: String)] {
        if arguments.count == 2, !arguments[0].contains("=") { return [(arguments[0], arguments[1])] }
        return try arguments.map { argument in
            guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
                throw ValidationError("Write COMPONENT \(value), or COMPONENT=\(value) for each component.")
            }
            return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
        }
    }
}
