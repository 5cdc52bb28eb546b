import ArgumentParser
import Basics
import Delivery

/// `choreoc verify`: is the committed output what the sources give?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Tell whether the rendered tree is what the sources give; write nothing.",
        discussion: """
            Compiles in memory and compares with the files in the output directory. Lists stale files (other bytes), \
            missing ones, obsolete ones (the sources do not give them any more) and foreign ones (manifests that choreoc \
            did not write, which would be applied with the others). Exit status 1 when there are any.

            EXAMPLES
              choreoc verify -o rendered
              choreoc verify -o rendered --environment production
            """)

    @OptionGroup var options: SourceOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The directory of the rendered tree.", valueName: "dir"))
    var output: String

    func run() throws {
        let sources = SourceTable()
        var session: Session
        let verification: TreeVerification
        do throws(DiagnosticError) {
            session = try Session(options, output: output, sources: sources)
            let (plan, _) = session.renderTree()
            let fileSystem: RealFileSystem
            do {
                fileSystem = try RealFileSystem(root: output)
            } catch {
                throw DiagnosticError(
                    Diagnostic(
                        .verifyUnreadable, "`\(output)` cannot be read: \(error.message)", at: Location(path: output),
                        fix: "Write it with `choreoc compile -o \(output)`."))
            }
            verification = try TreeVerification(of: plan, in: fileSystem, jobs: session.jobs)
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        for difference in verification.differences { session.report([difference.finding(output: output)]) }
        let findings = session.judged()
        let isText = options.format == .text
        let others = isText ? findings.filter { !DiagnosticKind.allVerify.contains($0.kind) } : findings
        FindingsPrinter(sources: session.sources, options: options, stream: isText ? .error : .output).print(others)
        if isText {
            StandardStreams.write(verification.text(output: output), to: .output)
            if !options.quiet {
                let summary = verification.isCurrent ? "the output is what the sources give" : verification.summary
                StandardStreams.write(
                    "\(summary): \(verification.fileCount) files compared in \(session.elapsed)\n", to: .error)
            }
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
