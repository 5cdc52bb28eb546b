import ArgumentParser
import Basics
import Rendering

/// `choreoc check`: everything but writing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every mistake of the sources; write nothing.",
        discussion: """
            EXAMPLES
              choreoc check
              choreoc check --staged                  what is about to be committed
              choreoc check --format json --strict
            """)

    @OptionGroup var options: SourceOptions

    func run() throws {
        let sources = SourceTable()
        var session: Session
        do throws(DiagnosticError) {
            session = try Session(options, sources: sources)
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        let rendered = session.renderFindings()
        let findings = session.judged()
        FindingsPrinter(sources: session.sources, options: options, stream: .output).print(findings)
        if !options.quiet, options.format == .text {
            let count = FindingsPrinter.count(findings) ?? "no mistakes"
            StandardStreams.write(
                "\(count) in \(session.fileCount) files: \(rendered.units) units, \(rendered.objects) objects, "
                    + "\(session.elapsed)\n", to: .error)
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
