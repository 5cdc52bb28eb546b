import Analysis
import ArgumentParser
import Basics
import Delivery
import Foundation

/// `choreoc init`: a starter repository.
struct InitCommand: ParsableCommand {
    /// The tool that will sync.
    enum Tool: String, EnumerableFlag {
        case argocd, flux

        static func help(for value: Tool) -> ArgumentHelp? {
            value == .argocd ? "Sync objects for Argo CD (the default)." : "Sync objects for Flux."
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a starter repository: sources, settings, hooks, CI and sync objects.",
        discussion: """
            Writes a small platform repository that compiles as it is: clusters, golden paths, an organization with two \
            environments, a project and a component; choreoc.yaml, a pre-commit hook, CI for GitHub and GitLab, and what \
            makes Argo CD or Flux follow the repository. Nothing that is there already is overwritten: if any of the files \
            exists, nothing is written at all.

            EXAMPLES
              choreoc init platform --argocd --repository https://github.com/acme/platform.git
              cd platform && git init -b main && choreoc compile -o rendered
            """)

    @Argument(help: ArgumentHelp("The directory of the repository.", valueName: "dir"))
    var directory = "."

    @Flag(exclusivity: .exclusive)
    var tool: Tool = .argocd

    @Option(help: ArgumentHelp("The address under which the repository will be cloned.", valueName: "url"))
    var repository: String = StarterRepository.unknownRepository

    func validate() throws {
        let isPlain = repository.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7f && $0 != "\"" && $0 != "#"
        }
        guard isPlain, repository.contains("://") else {
            throw ValidationError("--repository takes an address such as https://github.com/acme/platform.git.")
        }
    }

    func run() throws {
        let sync = tool == .argocd ? SyncTool.argocd : .flux
        let files = StarterRepository.files(for: sync, repository: repository).sorted {
            $0.key.precedesBytewise($1.key)
        }
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        let present = files.map(\.key).filter { Self.exists(base + $0) }
        if !present.isEmpty {
            let list = present.map { "  " + base + $0 + "\n" }.joined()
            StandardStreams.write(
                "error: nothing is overwritten, and these exist already:\n\(list)  fix: Name an empty directory.\n",
                to: .error)
            throw ExitCode(1)
        }
        var written: [String] = []
        for (path, text) in files {
            do {
                try Self.write(text, to: base + path)
                written.append(base + path)
            } catch {
                for file in written { unlink(file) }
                StandardStreams.write(
                    "error: `\(base + path)` cannot be written: \(error.localizedDescription)\n", to: .error)
                throw ExitCode(2)
            }
        }
        StandardStreams.write(files.map { base + $0.key + "\n" }.joined(), to: .output)
        let go = directory == "." ? "" : "cd '\(directory)' && "
        StandardStreams.write(
            "\nNext: \(go)git init -b main && git add -A && choreoc compile -o rendered && git add -A && "
                + "pre-commit install\nREADME.md tells the rest.\n", to: .error)
    }

    /// Whether anything stands there, a dangling link too.
    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func write(_ text: String, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .withoutOverwriting)
    }
}
