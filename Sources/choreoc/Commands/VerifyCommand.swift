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
            that it gives. With --hydrator these are the branches of publish --hydrator; a branch that has the metadata of \
            a hydrator at its top is compared as one without it, too. With --staged both sides come from the index: what is \
            about to be committed.

            EXAMPLES
              choreoc verify -o rendered
              choreoc verify -o rendered --environment production
              choreoc verify -o rendered --staged                                    in a pre-commit hook
              choreoc verify --rev HEAD --branch environments/{organization}/{environment}
              choreoc verify --rev HEAD --branch environments/{organization}/{environment} --hydrator
            """)

    @OptionGroup var options: SourceOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The directory of the rendered tree.", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The branch that was published to, or a template of it.", valueName: "name"))
    var branch: String?

    @OptionGroup var branches: BranchOptions

    func validate() throws {
        if (output == nil) == (branch == nil) { throw ValidationError("Give either -o DIR or --branch NAME.") }
        if branch == nil, branches.planeBranch != nil { throw ValidationError("--plane-branch goes with --branch.") }
        if branch == nil, branches.hydrator { throw ValidationError("--hydrator goes with --branch.") }
        try branches.validate(options)
    }

    func run() throws {
        let sources = SourceTable()
        var session: Session
        let verification: TreeVerification
        do throws(DiagnosticError) {
            let layout = try branch.map { (name) throws(DiagnosticError) in try branches.layout(name) }
            session = try Session(options, output: output, sources: sources)
            let (plan, _) = session.renderTree()
            if let layout {
                verification = try TreeVerification(
                    of: plan, onBranches: layout, projection: branches.projection, remote: branches.remote,
                    in: try session.roots.database, jobs: session.jobs)
            } else {
                verification = try verify(plan, in: output ?? "", session)
            }
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        let publish = "choreoc publish --branch '\(branch ?? "")'" + (branches.hydrator ? " --hydrator" : "")
        let command = output.map { "choreoc compile -o \($0)" } ?? publish
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
