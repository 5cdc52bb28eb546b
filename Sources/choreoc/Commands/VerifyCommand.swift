import ArgumentParser
import Basics
import Delivery
import Foundation
import Git

/// `choreoc verify`: is the committed output what the sources give?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Tell whether the rendered tree is what the sources give; write nothing.",
        discussion: """
            Compiles in memory and compares with the files in the output directory. Lists stale files (other bytes), \
            missing ones, obsolete ones (the sources do not give them any more) and foreign ones (manifests that choreoc \
            did not write, which would be applied with the others). Exit status 1 when there are any.

            With --branch the committed tree is read straight from the object database; a template compares every branch \
            that it gives. With --staged both sides come from the index: what is about to be committed.

            EXAMPLES
              choreoc verify -o rendered
              choreoc verify -o rendered --environment production
              choreoc verify -o rendered --staged                                    in a pre-commit hook
              choreoc verify --rev HEAD --branch environments/{organization}/{environment}
            """)

    @OptionGroup var options: SourceOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The directory of the rendered tree.", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The branch that was published to, or a template of it.", valueName: "name"))
    var branch: String?

    @Option(
        name: .customLong("plane-branch"),
        help: ArgumentHelp(
            "The branch of planes (default: --branch if it is one branch, else planes/{role}/{plane}).",
            valueName: "name"))
    var planeBranch: String?

    @Option(help: ArgumentHelp("The remote whose branches count.", valueName: "name"))
    var remote = "origin"

    func validate() throws {
        if (output == nil) == (branch == nil) { throw ValidationError("Give either -o DIR or --branch NAME.") }
        if branch == nil, planeBranch != nil { throw ValidationError("--plane-branch goes with --branch.") }
    }

    func run() throws {
        let sources = SourceTable()
        var session: Session
        let verification: TreeVerification
        do throws(DiagnosticError) {
            let layout = try branch.map { (name) throws(DiagnosticError) in try BranchLayout(name, planes: planeBranch)
            }
            session = try Session(options, output: output, sources: sources)
            let (plan, _) = session.renderTree()
            if let layout {
                verification = try TreeVerification(
                    of: plan, onBranches: layout, remote: remote, in: try session.roots.database, jobs: session.jobs)
            } else {
                verification = try verify(plan, in: output ?? "", session)
            }
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        let command = output.map { "choreoc compile -o \($0)" } ?? "choreoc publish --branch '\(branch ?? "")'"
        session.report(verification.missing + verification.differences.map { $0.finding(command: command) })
        let findings = session.judged()
        let isText = options.format == .text
        let others = isText ? findings.filter { !DiagnosticKind.allVerify.contains($0.kind) } : findings
        FindingsPrinter(sources: session.sources, options: options, stream: isText ? .error : .output).print(others)
        if isText {
            StandardStreams.write(verification.text(), to: .output)
            if !options.quiet {
                let summary = verification.isCurrent ? "the output is what the sources give" : verification.summary
                StandardStreams.write(
                    "\(summary): \(verification.fileCount) files compared in \(session.elapsed)\n", to: .error)
            }
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    /// Compares with the files on disk, or with `--staged` with those of the index.
    private func verify(
        _ plan: WritePlan, in output: String, _ session: Session
    ) throws(DiagnosticError) -> TreeVerification {
        if options.staged { return try verifyStaged(plan, in: output, session) }
        let fileSystem: RealFileSystem
        do throws(FileSystemError) {
            fileSystem = try RealFileSystem(root: output)
        } catch {
            throw Self.unreadable(output, "cannot be read: \(error.message)")
        }
        return try TreeVerification(of: plan, in: fileSystem, jobs: session.jobs)
    }

    private func verifyStaged(
        _ plan: WritePlan, in output: String, _ session: Session
    ) throws(DiagnosticError) -> TreeVerification {
        guard let directory = Roots.relative(output, to: session.roots.directory) else {
            throw Self.unreadable(output, "lies outside of the repository, so that the index has nothing of it")
        }
        let files = try StoredFileSystem(
            staged: try session.roots.database, directory: directory,
            indexFile: ProcessInfo.processInfo.environment["GIT_INDEX_FILE"])
        guard let files else { throw Self.unreadable(output, "is not in the index") }
        do throws(DiagnosticError) {
            return try TreeVerification(of: plan, in: files, jobs: session.jobs)
        } catch {
            throw files.failure ?? error
        }
    }

    private static func unreadable(_ output: String, _ reason: String) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .verifyUnreadable, "`\(output)` \(reason)", at: Location(path: output),
                fix: "Write it with `choreoc compile -o \(output)`."))
    }
}
