import Analysis
import ArgumentParser
import Basics
import Delivery
import Foundation

/// One run of `choreoc set`: plans, shows, writes.
enum EditRun {
    /// Makes the changes of requests, or shows them.
    static func run(_ requests: [EditRequest], _ options: EditOptions) throws {
        let sources = SourceTable()
        var roots: Roots
        let settings: Settings
        do throws(DiagnosticError) {
            roots = try Roots(options.sources, output: nil)
            settings = try Settings.of(roots, options.sources, sources: sources)
            roots.limitFiles(to: settings.limits.fileBytes)
        } catch {
            throw FindingsPrinter.fail(error, options.sources, sources)
        }
        let jobs = options.sources.jobs ?? availableProcessors()
        let outcome: SourceEditing.Outcome
        do throws(SourceEditing.Failure) {
            outcome = try SourceEditing(roots.roots, settings: settings, jobs: jobs).run(requests)
        } catch {
            FindingsPrinter(sources: error.sources, options: options.sources, stream: .error)
                .print(error.error.diagnostics)
            throw ExitCode(error.isUsage ? 2 : 1)
        }
        do throws(DiagnosticError) {
            if !options.isDryRun { try write(outcome.files, roots) }
        } catch {
            throw FindingsPrinter.fail(error, options.sources, sources)
        }
        tell(outcome, options)
    }

    private static func write(_ files: [SourceEditing.FileChange], _ roots: Roots) throws(DiagnosticError) {
        for index in roots.roots.indices {
            let own = files.filter { $0.root == index }
            guard let first = own.first else { continue }
            guard let directory = roots.workTrees[index] else {
                throw DiagnosticError(
                    Diagnostic(
                        .editNotWritable, "`\(first.shownPath)` belongs to a revision, which cannot be edited",
                        at: Location(path: first.shownPath), fix: "Name the work tree: `--also` without `@REV`."))
            }
            let fileSystem: RealFileSystem
            do throws(FileSystemError) {
                fileSystem = try RealFileSystem(root: URL(fileURLWithPath: directory).resolvingSymlinksInPath().path)
            } catch {
                throw DiagnosticError(
                    Diagnostic(.editNotWritable, "`\(directory)` cannot be opened: \(error.reason)"))
            }
            try EditWriter.write(own, in: fileSystem)
        }
    }

    private static func tell(_ outcome: SourceEditing.Outcome, _ options: EditOptions) {
        if options.isDryRun {
            for file in outcome.files {
                StandardStreams.write(
                    UnifiedDifference.text(path: file.shownPath, from: file.old, to: file.new), to: .output)
            }
        } else {
            for line in outcome.lines { StandardStreams.write(line + "\n", to: .output) }
        }
        guard !options.sources.quiet else { return }
        for remark in outcome.remarks { StandardStreams.write("note: \(remark)\n", to: .error) }
        let units = outcome.units.count
        StandardStreams.write(
            outcome.files.isEmpty
                ? "nothing to change\n"
                : "\(outcome.files.count) file\(outcome.files.count == 1 ? "" : "s") "
                    + "\(options.isDryRun ? "would change" : "changed"), \(units) unit\(units == 1 ? "" : "s") rendered anew\n",
            to: .error)
    }
}

extension EditOptions {
    /// A request for a component, narrowed as the options say.
    func request(_ component: String, _ change: EditRequest.Change) -> EditRequest {
        EditRequest(
            component: component, organizations: Set(sources.organization), projects: Set(sources.project),
            environments: sources.environment, container: container, change: change)
    }
}
