import ArgumentParser
import Foundation

/// `choreoc generate-manual DIR`: manual pages, for packages. Not shown by help.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate-manual", abstract: "Write manual pages for every command.",
        discussion: "Writes choreoc.1 and choreoc-COMMAND.1 into a directory that exists.", shouldDisplay: false)

    @Argument(help: "The directory.")
    var directory: String

    func run() throws {
        let root = try CommandDescription.choreoc()
        for command in root.pages {
            let page = ManualPage(command: command, version: Choreoc.version)
            do {
                try Data(page.text.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(page.name).1"))
            } catch {
                StandardStreams.write("error: \(error.localizedDescription)\n", to: .error)
                throw ExitCode(2)
            }
        }
    }
}
