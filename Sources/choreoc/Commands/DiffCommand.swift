import Analysis
import ArgumentParser
import Basics
import Delivery
import Foundation
import Git
import Rendering
import Tree
import YAML

/// `choreoc diff`: what a change of the sources changes in the clusters.
struct DiffCommand: ParsableCommand {
    /// How the differences are written; the formats of services carry the dangers only.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, html, github, sarif, junit, gitlab
    }

    /// From what on the exit status is 1.
    enum Gate: String, ExpressibleByArgument, CaseIterable {
        case any, danger, error, none
    }

    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what a change of the sources changes in the clusters.",
        discussion: """
            Compiles two revisions in memory, straight from the object database, and compares the objects by meaning: the \
            same object under another generated name is one changed object, lists are compared by their keys, and each \
            changed field names the place in the sources that it comes from. Without arguments, the work tree (with \
            --staged the index) is compared with the point at which it left the default branch; with BASE, with that \
            revision. BASE..HEAD and BASE...HEAD mean what they mean to git diff. --also REPO@A..B reads a further \
            repository at A before and at B after.

            Units whose inputs are the same on both sides are not rendered: what is wrong with them is found by check.

            Two directories of manifests are compared with --no-index A B, also as
            KUBECTL_EXTERNAL_DIFF="choreoc diff --no-index" kubectl diff -f rendered.

            EXAMPLES
              choreoc diff                            what my branch and my uncommitted changes do
              choreoc diff v1.4.0 v1.5.0 --environment production
              choreoc diff origin/main HEAD --format markdown --fail-on danger
              choreoc diff --staged --format html > diff.html
              choreoc diff --no-index rendered.old rendered

            EXIT STATUS
              0  no differences (with --fail-on, none that it names)
              1  differences
              2  a side does not compile, or choreoc could not do its work
            """)

    @OptionGroup var options: ReadingOptions

    @Argument(help: ArgumentHelp("The revisions before and after, or two directories.", valueName: "base head"))
    var sides: [String] = []

    @Option(help: "How the differences are written; github, sarif, junit and gitlab carry the dangers only.")
    var format: Format = .text

    @Option(
        name: .customLong("fail-on"),
        help: "What gives status 1: any difference, a danger, a danger of severity error, or nothing.")
    var failOn: Gate = .any

    @Flag(name: .customLong("no-index"), help: "Compare two directories of manifests.")
    var noIndex = false

    func validate() throws {
        if options.rev != nil { throw ValidationError("diff takes revisions as arguments, not with --rev.") }
        if sides.count > 2 { throw ValidationError("diff compares two sides; \(sides.count) were given.") }
        if noIndex, sides.count != 2 { throw ValidationError("--no-index takes two directories.") }
        if options.staged, sides.count == 2 { throw ValidationError("--staged is the side after; give BASE only.") }
    }

    /// Ends the process here: taking both sides apart first would only take time.
    func run() throws {
        let sources = SourceTable()
        let start = ContinuousClock.now
        let outcome: Outcome
        do throws(DiagnosticError) {
            outcome = try compare(sources)
        } catch {
            throw FindingsPrinter.fail(error, try SourceOptions.reading(options), sources)
        }
        FindingsPrinter(sources: sources, options: try SourceOptions.reading(options), stream: .error)
            .print(outcome.findings)
        try print(outcome, sources)
        if !options.quiet, format == .text {
            StandardStreams.write("\(summary(outcome)) in \(elapsedText(since: start))\n", to: .error)
        }
        withExtendedLifetime(outcome) {
            let isWrong = outcome.findings.contains { $0.severity == .error }
            Foundation.exit(isWrong ? 2 : isCaught(outcome.difference) ? 1 : 0)
        }
    }

    /// What comparing gave.
    private struct Outcome {
        var difference: ManifestDifference
        var heading: DiffHeading
        /// The findings that are told.
        var findings: [Diagnostic]
        /// What is not taken apart before the process ends.
        var kept: [any Sendable] = []
    }

    private func compare(_ sources: SourceTable) throws(DiagnosticError) -> Outcome {
        // Directories need no repository, and revisions say for themselves what is wrong with it.
        let given = try? Roots.directory(options.directory)
        let database = noIndex ? nil : given.flatMap { try? ObjectDatabase(around: $0) }
        let (arguments, doubt) = DiffArguments.read(sides, noIndex: noIndex) { name in
            (try? database?.commit(named: name)) != nil
        }
        switch arguments {
        case .directories(let old, let new):
            let before = try ManifestDirectory(old, sources: sources)
            let after = try ManifestDirectory(new, sources: sources)
            let heading = DiffHeading(base: DiffHeading.Side(name: old), head: DiffHeading.Side(name: new))
            return Outcome(
                difference: ManifestDifference(before.objects, after.objects), heading: heading,
                findings: before.findings + after.findings)
        case .revisions(let base, let head):
            var outcome = try compare(base, head, database, sources)
            if let doubt { outcome.findings.insert(doubt, at: 0) }
            return outcome
        }
    }

    private func compare(
        _ baseName: String?, _ headName: String?, _ known: ObjectDatabase?, _ sources: SourceTable
    ) throws(DiagnosticError) -> Outcome {
        let directory = try Roots.directory(options.directory)
        let database: ObjectDatabase
        if let known { database = known } else { database = try ObjectDatabase(around: directory) }
        let revisions = try DiffRevisions(base: baseName, head: headName, in: database)
        let roots = try DiffRoots(options, directory: directory, revisions: revisions, database: database)
        let jobs = options.jobs ?? availableProcessors()
        let (base, head) = try DiffSide.both(roots, options, sources: sources, jobs: jobs)
        if base.isEmpty, head.isEmpty {
            throw DiagnosticError(
                Diagnostic(
                    .nothingToCompile, "no OpenChoreo declaration was found on either side",
                    at: Location(path: directory), fix: "Name the repository with `-C`, or its folders with `--source`."
                ))
        }
        let selection = Selection(options)
        let unknown = selection.unknownNames(base.plan.units + head.plan.units)
        if !unknown.isEmpty { throw DiagnosticError(unknown) }
        let comparison = CompilationComparison(
            base: Compilation(base.plan, settings: base.settings, jobs: jobs),
            head: Compilation(head.plan, settings: head.settings, jobs: jobs),
            isSelected: { selection.contains($0.id) }, comparesAll: base.settingsText != head.settingsText)
        let rendered = comparison.run()
        func units(_ plan: Plan) -> [UnitID] {
            plan.units.indices.lazy.map { plan.units[$0].id }.filter { $0.role != .plane && selection.contains($0) }
        }
        return Outcome(
            difference: ManifestDifference(rendered.units, units: (units(base.plan), units(head.plan))),
            heading: DiffHeading(
                base: DiffHeading.Side(name: revisions.base.name, commit: revisions.base.commit.id.hexadecimal),
                head: revisions.head.map { DiffHeading.Side(name: $0.name, commit: $0.commit.id.hexadecimal) }
                    ?? DiffHeading.Side(name: options.staged ? "index" : "work tree"),
                units: (rendered.unitCounts.base, rendered.unitCounts.head, rendered.renderedCount)),
            findings: told(
                base.counted(rendered.baseFindings), head.counted(rendered.headFindings), revisions.base.name, sources),
            kept: [base, head, roots.trees])
    }

    /// The errors of both sides, and what else is new on the side after: `check` tells the rest.
    private func told(
        _ base: [Diagnostic], _ head: [Diagnostic], _ name: String, _ sources: SourceTable
    ) -> [Diagnostic] {
        struct Fact: Hashable {
            var kind: DiagnosticKind
            var message: String

            init(_ finding: Diagnostic) {
                kind = finding.kind
                message = finding.message
            }
        }
        // Most changes leave all findings as they are; then no facts are gathered.
        let isSame = base.count == head.count && zip(base, head).allSatisfy { Fact($0) == Fact($1) }
        let before = isSame ? [] : Set(base.map(Fact.init))
        let after = isSame ? [] : Set(head.map(Fact.init))
        let gone = isSame ? [] : base.filter { $0.severity == .error && !after.contains(Fact($0)) }
        let new = head.filter { $0.severity == .error || !isSame && !before.contains(Fact($0)) }
        let place = { (location: Location) in sources.place(of: location.origin) }
        return DiagnosticOrder.sorted(gone, locate: place).map { finding in
            var finding = finding
            finding.notes.append(Diagnostic.Note("this is so before the change, in \(name)"))
            return finding
        } + DiagnosticOrder.sorted(new, locate: place)
    }

    // MARK: Output

    private func print(_ outcome: Outcome, _ sources: SourceTable) throws {
        let places = DiffPlaces { ScalarPosition.fileRange(of: $0, in: sources) }
        let difference = outcome.difference
        let text: String
        switch format {
        case .text:
            let usesColor = StandardStreams.usesColor(.output)
            text = TextDiff(places: places, usesColor: usesColor).text(difference)
        case .markdown: text = MarkdownDiff(places: places).text(difference, outcome.heading)
        case .json: text = JSONWriter.text(JSONDiff(places: places).value(difference, outcome.heading)) + "\n"
        case .html: text = HTMLDiff(places: places).text(difference, outcome.heading)
        case .github, .sarif, .junit, .gitlab:
            let kind = SourceOptions.Format(rawValue: format.rawValue) ?? .text
            FindingsPrinter(
                sources: sources, options: try SourceOptions.reading(options, format: kind), stream: .output
            ).print(difference.dangers)
            return
        }
        StandardStreams.write(text, to: .output)
    }

    private func summary(_ outcome: Outcome) -> String {
        let difference = outcome.difference
        var parts = [difference.isEmpty ? "no difference" : difference.counts.text]
        let dangers = difference.dangers.count
        if dangers > 0 { parts.append("\(dangers) danger\(dangers == 1 ? "" : "s")") }
        if !difference.refusals.isEmpty { parts.append("\(difference.refusals.count) units not compared") }
        if let units = outcome.heading.units {
            parts.append("\(units.rendered) of \(max(units.base, units.head)) units rendered")
        }
        return parts.joined(separator: "; ")
    }

    private func isCaught(_ difference: ManifestDifference) -> Bool {
        switch failOn {
        case .any: !difference.isEmpty
        case .danger: !difference.dangers.isEmpty
        case .error: difference.dangers.contains { $0.severity == .error }
        case .none: false
        }
    }
}
