import ArgumentParser
import Basics
import Delivery
import Git

/// `choreoc publish`: commits the rendered tree to branches.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Commit the rendered tree to branches, without a checkout and without a push.",
        discussion: """
            Renders a commit (HEAD unless --rev names another; never the work tree) and commits the result straight into \
            the object database: to one branch, or to one per environment and plane. Work tree and index stay as they \
            are. A branch whose files are right already gets no commit; what choreoc wrote there earlier and the sources \
            do not give any more is removed; files of others are never touched. The commit carries the source commit in \
            its trailers and is the same, id and all, on every machine. Nothing is pushed: the command that pushes is \
            printed last. docs/publish.md tells all of it.

            EXAMPLES
              choreoc publish                                      environments/{organization}/{environment}, planes/{role}/{plane}
              choreoc publish --branch rendered                    everything on one branch
              choreoc publish --rev v1.4.0 --environment staging
              choreoc publish --hydrator --repo-url https://git.example.com/team/repository
              choreoc publish --dry-run
            """)

    @OptionGroup var options: SourceOptions

    @Option(help: ArgumentHelp("The branch, or a template of it.", valueName: "name"))
    var branch = "environments/{organization}/{environment}"

    @OptionGroup var branches: BranchOptions

    @Option(
        name: .customLong("repo-url"),
        help: ArgumentHelp("Where others find this repository; written into the commits.", valueName: "url"))
    var repositoryURL: String?

    @Flag(name: .customLong("allow-removals"), help: "Allow a project, an environment or many units to disappear.")
    var allowRemovals = false

    @Flag(
        name: .customLong("allow-older"),
        help: "Publish although the branch came from a commit that this one does not follow.")
    var allowOlder = false

    @Flag(name: .customLong("dry-run"), help: "Tell what would be done, and do nothing.")
    var dryRun = false

    func validate() throws {
        if options.staged {
            throw ValidationError("What is published comes from a commit; --staged does not go with it.")
        }
        if branches.hydrator, repositoryURL == nil {
            throw ValidationError("--hydrator needs --repo-url: its files tell where the sources are.")
        }
        try branches.validate(options)
    }

    func run() throws {
        let sources = SourceTable()
        var options = options
        if options.rev == nil { options.reading.rev = "HEAD" }
        var session: Session
        let publisher: Publisher
        do throws(DiagnosticError) {
            // Before anything is read: a template with a mistake should not take a compilation to be told.
            let layout = try branches.layout(branch)
            session = try Session(options, sources: sources)
            let (database, source) = try session.roots.publishSource(also: options.also, repositoryURL: repositoryURL)
            publisher = Publisher(
                database, source: source, layout: layout, projection: branches.projection, remote: branches.remote,
                allowsOlder: allowOlder, jobs: session.jobs)
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        var (plan, units) = session.renderTree()
        plan.allowsRemovals = allowRemovals
        let hasErrors = session.hasErrors
        var publication: Publication?
        var isFault = false
        do throws(DiagnosticError) {
            if !hasErrors {
                publication = try uninterrupted { () throws(DiagnosticError) in
                    var publication = try publisher.publication(of: plan)
                    if !dryRun { try publication.write(to: publisher.database, jobs: session.jobs) }
                    return publication
                }
            }
        } catch {
            session.report(error.diagnostics)
            isFault = error.diagnostics.contains { PublishReport.faults.contains($0.kind) }
        }
        PublishReport(options: options, publisher: publisher, publication: publication, isDryRun: dryRun)
            .print(session, units: units)
        if isFault { throw ExitCode(2) }
        if session.hasErrors { throw ExitCode(1) }
    }
}
