import Foundation

/// The command line as ArgumentParser describes it (`--experimental-dump-help`, serialization version 0): the one
/// definition from which help, completions and manual pages come.
struct CommandDescription: Decodable {
    var superCommands: [String]?
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [CommandDescription]?
    var arguments: [Argument]?

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            /// As it is typed.
            var text: String { kind == "long" ? "--" + name : "-" + name }
        }

        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var preferredName: Name?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
        var discussion: String?
    }

    /// The commands that help shows, without `help` itself.
    var shownCommands: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// It and every command below it.
    var pages: [CommandDescription] { [self] + shownCommands.flatMap(\.pages) }

    /// The whole command line of this choreoc.
    static func choreoc() throws -> CommandDescription {
        struct Dump: Decodable {
            var command: CommandDescription
        }
        return try JSONDecoder().decode(Dump.self, from: Data(Choreoc._dumpHelp().utf8)).command
    }
}
