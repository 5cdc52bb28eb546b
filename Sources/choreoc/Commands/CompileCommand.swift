import Analysis
import ArgumentParser
import Basics
import Delivery
import Foundation
import Rendering
import Tree

/// `choreoc compile`: writes the rendered tree, or prints it.
struct CompileCommand: ParsableCommand {
    /// What is printed with `--stdout`.
    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case yaml, jsonl
    }

    /// What happens to units without errors when others have some.
    enum ErrorPolicy: String, ExpressibleByArgument, CaseIterable {
        case fail, hold
    }

    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Compile the sources into one directory of Kubernetes YAML per environment.",
        discussion: """
            Writes <output>/<organization>/<environment>/<project>/<component>/<kind>-<name>.yaml. What choreoc wrote \
            earlier and the sources do not give any more is removed; files of others are never touched. With an error \
            anywhere nothing is written at all, unless --on-error hold is given. With --staged the sources are what is \
            about to be committed; a directory inside the repository has to be staged, too, or the exit status is 1.

            EXAMPLES
              choreoc compile -o rendered
              choreoc compile -o rendered --also ../platform --environment staging
              choreoc compile --staged -o rendered     in a pre-commit hook
              choreoc compile --rev v1.4.0 --stdout | kubectl diff -f -
              choreoc compile --stdout --output-format jsonl --compat upstream
            """)

    @OptionGroup var options: SourceOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The directory of the rendered tree.", valueName: "dir"))
    var output: String?

    @Flag(help: "Print one stream instead of writing files.")
    var stdout = false

    @Option(
        name: .customLong("output-format"), help: "The stream of --stdout: YAML documents, or one JSON object a unit.")
    var outputFormat: OutputFormat = .yaml

    @Option(
        name: .customLong("on-error"),
        help: "With hold, units with errors keep their last output, none is removed, and the rest is written.")
    var onError: ErrorPolicy = .fail

    @Flag(name: .customLong("allow-removals"), help: "Allow a project, an environment or many units to disappear.")
    var allowRemovals = false

    func validate() throws {
        if stdout == (output != nil) { throw ValidationError("Give either -o DIR or --stdout.") }
        if !stdout, outputFormat == .jsonl { throw ValidationError("--output-format goes with --stdout.") }
    }

    func run() throws {
        let sources = SourceTable()
        var session: Session
        do throws(DiagnosticError) {
            session = try Session(options, output: output, sources: sources)
            if let output { try Self.checkOutput(output, session.roots.directory) }
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        if stdout { try print(&session) } else if let output { try write(&session, to: output) }
    }

    private static func checkOutput(_ output: String, _ root: String) throws(DiagnosticError) {
        guard Roots.relative(output, to: root) == "" else { return }
        throw DiagnosticError(
            Diagnostic(
                .outputIsSource, "the output directory is the root of the sources", at: Location(path: output),
                fix: "Name a directory of its own: `-o rendered`."))
    }

    // MARK: Printing

    private func print(_ session: inout Session) throws {
        let isJSON = outputFormat == .jsonl
        let result = session.render {
            { unit, objects, _ -> [UInt8] in isJSON ? UnitStream.resources(objects) : UnitStream.documents(objects) }
        }
        var bytes: [UInt8] = []
        for unit in result.units {
            if isJSON {
                UnitStream.append(unit, to: &bytes)
            } else if let output = unit.output {
                bytes += output
            }
            if bytes.count > 1 << 20 {
                StandardStreams.write(bytes, to: .output)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        StandardStreams.write(bytes, to: .output)
        finish(session, summary: "\(result.objectCount) objects, \(result.units.count) units")
    }

    // MARK: Writing

    private func write(_ session: inout Session, to output: String) throws {
        var (plan, units) = session.renderTree()
        plan.allowsRemovals = allowRemovals
        if onError == .fail, session.hasErrors { finish(session, summary: units + "; nothing was written") }
        let written: WriteResult
        do throws(DiagnosticError) {
            written = try uninterrupted { () throws(DiagnosticError) in
                try TreeWriter.write(plan, to: output, jobs: session.jobs)
            }
        } catch {
            session.report(error.diagnostics)
            let isMachine = error.diagnostics.contains { Self.machineFaults.contains($0.kind) }
            finish(session, summary: units + "; nothing was written", status: isMachine ? 2 : 1)
        }
        if options.staged { try reportUnstaged(plan, output, &session) }
        let files =
            "\(written.filesWritten) files written, \(written.filesUnchanged) unchanged, \(written.filesRemoved) removed"
        finish(session, summary: units + "; " + files)
    }

    /// A tree that was compiled from the index belongs to the commit that is being made (`choreoc-compile` hook).
    private func reportUnstaged(_ plan: WritePlan, _ output: String, _ session: inout Session) throws {
        do throws(DiagnosticError) {
            let finding = try StagedOutput.missing(
                plan, output: output, in: session.roots.directory, jobs: session.jobs)
            if let finding { session.report([finding]) }
        } catch {
            throw FindingsPrinter.fail(error, options, session.sources)
        }
    }

    /// Faults of the machine rather than of sources or output.
    private static let machineFaults: Set<DiagnosticKind> = [.outputLocked, .outputFailed, .outputJournalDamaged]

    /// Tells what was found and ends the process here: taking the declarations apart first would only take time.
    private func finish(_ session: Session, summary: String, status: Int32? = nil) -> Never {
        let findings = session.judged()
        FindingsPrinter(sources: session.sources, options: options, stream: .error).print(findings)
        if !options.quiet, options.format == .text {
            let count = FindingsPrinter.count(findings).map { $0 + "; " } ?? ""
            StandardStreams.write("\(count)\(summary) in \(session.elapsed)\n", to: .error)
        }
        Foundation.exit(status ?? (findings.contains { $0.severity == .error } ? 1 : 0))
    }
}
