import ArgumentParser
import Delivery

/// `choreoc set`: edits the sources in place.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Edit the sources in place: images, replicas, environment variables.",
        discussion: """
            The step that CI runs after a build. With --environment the value changes in that environment only: in its \
            binding, or in the workload when no other environment runs it. Without, it changes where all environments \
            have it from. Only the bytes of the value change; comments and layout stay. The sources are compiled before \
            anything is written: unless the wanted value is in the rendered objects, and nothing else has changed, \
            nothing is written.

            EXAMPLES
              choreoc set image web registry.example/web:2.1.0 --environment dev
              choreoc set replicas api 5 --environment prod --dry-run
              choreoc set env api LOG_LEVEL=debug FEATURE_X- --environment staging

            EXIT STATUS
              0  changed, or there was nothing to change
              1  refused: ambiguous, computed by a template, frozen in a release, without the wanted effect
              2  usage, names that are not there, input and output
            """,
        subcommands: [SetImageCommand.self, SetReplicasCommand.self, SetVariablesCommand.self])
}

/// `choreoc set image`.
struct SetImageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "image", abstract: "Change the image that components run.",
        discussion: """
            EXAMPLES
              choreoc set image web registry.example/web:2.1.0 --environment dev
              choreoc set image web=registry.example/web:2.1.0 api=registry.example/api:1.4.2
              choreoc set image web nginx:1.27 --container proxy --project shop
            """)

    @Argument(help: "COMPONENT IMAGE, or COMPONENT=IMAGE for each of several components.")
    var arguments: [String]

    @OptionGroup var options: EditOptions

    func run() throws {
        try EditRun.run(
            try options.pairs(arguments, "IMAGE").map { pair in
                guard !pair.value.isEmpty, !pair.value.contains(where: { $0.isWhitespace }) else {
                    throw ValidationError("`\(pair.value)` is no image.")
                }
                return options.request(pair.component, .image(pair.value))
            }, options)
    }
}

/// `choreoc set replicas`.
struct SetReplicasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replicas", abstract: "Change how many pods components have.",
        discussion: """
            The value goes to the parameter that the template of the component type reads for `spec.replicas`.

            EXAMPLES
              choreoc set replicas api 5 --environment prod
              choreoc set replicas api=5 web=3 --environment prod
            """)

    @Argument(help: "COMPONENT NUMBER, or COMPONENT=NUMBER for each of several components.")
    var arguments: [String]

    @OptionGroup var options: EditOptions

    func run() throws {
        try EditRun.run(
            try options.pairs(arguments, "NUMBER").map { pair in
                guard let count = Int64(pair.value), (0...1_000_000).contains(count) else {
                    throw ValidationError("`\(pair.value)` is no number of replicas.")
                }
                return options.request(pair.component, .replicas(count))
            }, options)
    }
}

/// `choreoc set env`.
struct SetVariablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env", abstract: "Change environment variables of a component.",
        discussion: """
            EXAMPLES
              choreoc set env api LOG_LEVEL=debug --environment staging
              choreoc set env api LOG_LEVEL- FEATURE_X=on
            """)

    @Argument(help: "The component.")
    var component: String

    @Argument(help: "NAME=VALUE sets a variable, NAME- takes it away.")
    var variables: [String]

    @OptionGroup var options: EditOptions

    func run() throws {
        var changes: [(name: String, value: String?)] = []
        for variable in variables {
            if let equals = variable.firstIndex(of: "="), equals != variable.startIndex {
                changes.append((String(variable[..<equals]), String(variable[variable.index(after: equals)...])))
            } else if variable.hasSuffix("-"), variable.count > 1, !variable.contains("=") {
                changes.append((String(variable.dropLast()), nil))
            } else {
                throw ValidationError("`\(variable)` is neither NAME=VALUE nor NAME-.")
            }
        }
        if let name = Dictionary(grouping: changes, by: \.name).first(where: { $0.value.count > 1 })?.key {
            throw ValidationError("`\(name)` is named twice.")
        }
        try EditRun.run([options.request(component, .variables(changes))], options)
    }
}
