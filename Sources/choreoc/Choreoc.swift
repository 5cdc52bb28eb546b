import ArgumentParser
import CMachine
import Foundation
import Git

/// The command line: flags in, exit code out.
@main
struct Choreoc: ParsableCommand {
    /// The version of this choreoc.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "choreoc",
        abstract: "Compiles a Git repository of OpenChoreo declarations into plain Kubernetes YAML.",
        discussion: """
            choreoc does offline, at build time, what the OpenChoreo control plane does at run time: it reads components, \
            types, traits, environments and bindings, and writes one directory of manifests per environment for Argo CD \
            or Flux to sync. No cluster, no network, no clock.

            EXAMPLES
              choreoc check                           find every mistake of the repository around you
              choreoc compile -o rendered             write the manifests
              choreoc compile -C repo --rev HEAD~1 --stdout --environment production
              choreoc compile --also ../platform -o rendered
              choreoc explain OC1302                  what a finding means

            EXIT STATUS
              0  all is as it should be
              1  the sources or the output are not as they should be
              2  choreoc could not do its work: usage, input and output, a damaged repository
            """,
        version: "choreoc \(version)",
        subcommands: [
            CompileCommand.self,
            CheckCommand.self,
            VerifyCommand.self,
            DiffCommand.self,
            PublishCommand.self,
            SetCommand.self,
            LocateCommand.self,
            ExplainCommand.self,
            PreludeCommand.self,
            InitCommand.self, ManualCommand.self,
        ])

    /// A run lasts a second or so and grows until it ends: memory is taken in large pieces and kept, since asking the
    /// kernel for it page by page takes an eighth of the time of a large compile.
    private static func takeMemoryInLargePieces() {
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        mallopt(M_TOP_PAD, 16 << 20)
        mallopt(M_MMAP_THRESHOLD, 16 << 20)
        machine_reserve_heap(15 << 20)
    }

    /// Whether a command reads the object database of a repository whatever it finds there: the library for that starts
    /// while the arguments are read.
    private static func readsObjects(_ arguments: [String]) -> Bool {
        if arguments.first == "diff" { return !arguments.contains("--no-index") }
        return ["compile", "check"].contains(arguments.first)
            && arguments.contains { $0 == "--staged" || $0 == "--rev" || $0.hasPrefix("--rev=") }
    }

    /// Runs the command. Usage errors end with 2, since 1 says something about the sources.
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        // The runtime reads them from /proc; a program that sees no arguments must not do as if none had been given.
        if CommandLine.arguments.isEmpty {
            StandardStreams.write(
                "choreoc: error: the arguments cannot be read, since /proc is not there; mount it\n", to: .error)
            Foundation.exit(2)
        }
        takeMemoryInLargePieces()
        let arguments = Array(CommandLine.arguments.dropFirst())
        let readsObjects = Self.readsObjects(arguments)
        if readsObjects { GitLibrary.startAhead() }
        // What ends the process here may come before the library is there.
        func end(_ status: Int32) -> Never {
            if readsObjects { GitLibrary.start() }
            Foundation.exit(status)
        }
        do {
            var command = try parseAsRoot(DiffArguments.inOrder(arguments))
            try command.run()
        } catch let status as ExitCode {
            end(status.rawValue)
        } catch {
            let status = exitCode(for: error)
            let message = fullMessage(for: error)
            if status == .success {
                StandardStreams.write(message + "\n", to: .output)
                end(0)
            }
            StandardStreams.write(message + "\n", to: .error)
            end(2)
        }
    }
}
