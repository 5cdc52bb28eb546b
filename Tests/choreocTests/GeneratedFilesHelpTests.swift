import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import choreoc

/// What users see of the command line before it does anything: help, completions, the README's table.
///
/// The snapshots lie in `Tests/Snapshots`; `make docs` writes them anew.
@Suite("GeneratedFilesHelp")
struct GeneratedFilesHelpTests {
    /// Every command below the root, with its words: `set image`.
    private static let commands: [(words: [String], type: any ParsableCommand.Type)] = {
        func below(_ type: any ParsableCommand.Type, _ words: [String]) -> [(
            words: [String], type: any ParsableCommand.Type
        )] {
            type.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap { command in
                let words = words + [command.configuration.commandName ?? ""]
                return [(words, command)] + below(command, words)
            }
        }
        return below(Choreoc.self, [])
    }()

    @Test func helpOfEveryCommand() throws {
        var names: Set<String> = ["choreoc.txt"]
        try compare("help/choreoc.txt", Choreoc.helpMessage(columns: 100) + "\n")
        for (words, type) in Self.commands {
            let name = words.joined(separator: "-") + ".txt"
            names.insert(name)
            try compare("help/" + name, Choreoc.helpMessage(for: type, columns: 100) + "\n")
        }
        let folder = Self.folder.appendingPathComponent("help")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !names.contains(name) {
            if updatesGoldenFiles {
                try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
            } else {
                Issue.record("Tests/Snapshots/help/\(name) belongs to no command: run `make docs`")
            }
        }
    }

    @Test(arguments: [("bash", CompletionShell.bash), ("zsh", .zsh), ("fish", .fish)])
    func completions(_ name: String, _ shell: CompletionShell) throws {
        try compare("completions/choreoc." + name, Choreoc.completionScript(for: shell))
    }

    /// The shells themselves take the scripts; those that are not installed are passed over.
    @Test(arguments: ["bash", "zsh", "fish"]) func shellsTakeTheCompletions(_ shell: String) throws {
        let paths = ["/bin/", "/usr/bin/", "/usr/local/bin/"].map { $0 + shell }
        guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-n", Self.folder.appendingPathComponent("completions/choreoc." + shell).path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func everyCommandShowsExamplesAndIsInTheReadme() throws {
        let readme = try String(
            contentsOf: ConformanceData.repository.appendingPathComponent("README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `choreoc ") }
        for (words, type) in Self.commands {
            let name = words.joined(separator: " ")
            #expect(type.configuration.discussion.contains("EXAMPLES\n  choreoc \(name)"), "\(name)")
            #expect(!type.configuration.abstract.isEmpty, "\(name)")
            if words.count == 1 {
                #expect(
                    rows.contains { $0.hasPrefix("| `choreoc \(name)`") || $0.hasPrefix("| `choreoc \(name) ") },
                    "the table of commands in README.md has no row for `choreoc \(name)`")
            }
        }
    }

    private static let folder = ConformanceData.repository.appendingPathComponent("Tests/Snapshots")

    private func compare(_ path: String, _ text: String) throws {
        let file = Self.folder.appendingPathComponent(path)
        if updatesGoldenFiles {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let current = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(current == text, "Tests/Snapshots/\(path) is stale: run `make docs`")
    }
}
