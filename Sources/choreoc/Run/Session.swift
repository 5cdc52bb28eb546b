import Analysis
import ArgumentParser
import Basics
import Delivery
import Foundation
import Rendering
import Tree
import YAML

/// One run: sources to plan, rendering, and what is told about it.
struct Session {
    let options: SourceOptions
    let sources: SourceTable
    let roots: Roots
    let settings: Settings
    let plan: Plan
    let selection: Selection
    let jobs: Int
    /// Everything found so far.
    private(set) var findings: [Diagnostic]
    private(set) var fileCount: Int
    private let start: ContinuousClock.Instant
    /// What is not taken apart before the process ends.
    private var kept: [any Sendable]

    /// Reads, normalises, links and plans.
    ///
    /// Refuses what keeps choreoc from working at all; mistakes of the sources are findings.
    init(
        _ options: SourceOptions, output: String? = nil, sources: SourceTable
    ) throws(DiagnosticError) {
        self.sources = sources
        start = ContinuousClock.now
        self.options = options
        jobs = options.jobs ?? availableProcessors()
        var roots = try Roots(options, output: output)
        settings = try Settings.of(roots, options, sources: sources)
        roots.limitFiles(to: settings.limits.fileBytes)
        self.roots = roots
        let loaded = Load.documents(of: roots.roots, settings: settings, sources: sources, jobs: jobs)
        fileCount = loaded.fileCount
        let documents = Normalize.documents(loaded, settings: settings, jobs: jobs)
        kept = [loaded, documents]
        let normalized = Normalize.catalog(of: documents, settings: settings)
        plan = Planner.plan(
            normalized.catalog, settings: settings, sources: sources, prelude: Prelude.library, jobs: jobs)
        findings = loaded.findings + normalized.findings + plan.findings
        if normalized.catalog.declarations.isEmpty, normalized.catalog.broken.isEmpty {
            findings.append(
                Diagnostic(
                    .nothingToCompile, "no OpenChoreo declaration was found in \(fileCount) files",
                    at: Location(path: roots.directory),
                    fix: "Name the repository with `-C`, or its folders with `--source`."))
        }
        selection = Selection(options)
        let unknown = selection.unknownNames(plan.units)
        if !unknown.isEmpty { throw DiagnosticError(unknown) }
    }

    /// Renders the selected units.
    mutating func render<Output: Sendable>(
        _ makeEmitter: @escaping @Sendable () -> Compilation.Emitter<Output>
    ) -> Compilation.Result<Output> {
        let selection = selection
        let progress = StandardStreams.isTerminal(.error) && !options.quiet ? progressLine : nil
        let result = Compilation(plan, settings: settings, jobs: jobs).run(
            isSelected: { selection.contains($0.id) },
            makeEmitter: {
                let emit = makeEmitter()
                guard let progress else { return emit }
                return { unit, objects, digest in
                    progress.advance()
                    return emit(unit, objects, digest)
                }
            })
        progress?.clear()
        kept.append(result)
        findings += result.findings
        return result
    }

    private var progressLine: ProgressLine {
        ProgressLine(total: plan.units.count { selection.contains($0.id) }, start: start)
    }

    mutating func report(_ diagnostics: [Diagnostic]) { findings += diagnostics }

    /// The findings as they count: sorted, with `--strict` applied; infos and, with `--quiet`, warnings only when they are
    /// shown.
    func judged() -> [Diagnostic] {
        let counted = findings.filter { finding in
            switch DiagnosticOrder.severity(of: finding, settings) {
            case .error: true
            case .warning: !options.quiet
            case .info: settings.keepsInfos
            }
        }
        return DiagnosticOrder.judged(counted, settings, sources)
    }

    /// Whether any finding counts as an error.
    var hasErrors: Bool { findings.contains { DiagnosticOrder.severity(of: $0, settings) == .error } }

    /// Seconds since the start, for the summary line.
    var elapsed: String { elapsedText(since: start) }
}

/// The time since a moment, for a summary line.
func elapsedText(since start: ContinuousClock.Instant) -> String {
    let duration = ContinuousClock.now - start
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    return milliseconds < 1000 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
}

extension DiagnosticOrder {
    /// Findings as they count: sorted, with `--strict` applied.
    static func judged(_ findings: [Diagnostic], _ settings: Settings, _ sources: SourceTable) -> [Diagnostic] {
        sorted(counted(findings, settings)) { sources.place(of: $0.origin) }
    }

    /// Findings with the severity with which they count.
    static func counted(_ findings: [Diagnostic], _ settings: Settings) -> [Diagnostic] {
        guard settings.isStrict else { return findings }
        return findings.map { finding in
            var finding = finding
            finding.severity = severity(of: finding, settings)
            return finding
        }
    }

    /// The severity of a finding as it counts: with `--strict` a warning is an error, unless it stands for a divergence
    /// that was asked for with `--compat upstream`.
    static func severity(of finding: Diagnostic, _ settings: Settings) -> Severity {
        guard settings.isStrict, finding.severity == .warning else { return finding.severity }
        return finding.kind.upstream == nil || !settings.followsUpstream ? .error : .warning
    }
}

/// Prints findings.
struct FindingsPrinter {
    let sources: SourceTable
    let options: SourceOptions
    let stream: StandardStreams.Stream

    /// The findings that are asked for as a document, to which a command may add its result.
    func json(_ findings: [Diagnostic]) -> Map {
        ["findings": .list(JSONPrinter(sources, locate: locate).values(shown(findings)))]
    }

    private func shown(_ findings: [Diagnostic]) -> [Diagnostic] {
        findings.filter { finding in
            switch finding.severity {
            case .error: true
            case .warning: !options.quiet
            case .info: options.verbose
            }
        }
    }

    private var locate: (Location) -> SourceTable.Place? {
        let sources = sources
        return { ScalarPosition.fileRange(of: $0, in: sources) }
    }

    func print(_ findings: [Diagnostic]) {
        let shown = shown(findings)
        switch options.format {
        case .text:
            hideSecrets(of: shown, locate)
            let printer = TextPrinter(sources, usesColor: StandardStreams.usesColor(stream), locate: locate)
            StandardStreams.write(shown.map(printer.text).joined(), to: stream)
        case .github: StandardStreams.write(shown.map(GitHubPrinter(locate: locate).text).joined(), to: stream)
        case .junit: StandardStreams.write(JUnitPrinter(locate: locate).text(shown), to: stream)
        case .json: write(.map(json(findings)))
        case .sarif: write(SARIFReport(version: Choreoc.version, locate: locate).value(shown))
        case .gitlab: write(CodeQualityReport(locate: locate).value(shown))
        }
    }

    /// Only this format shows lines of the sources.
    private func hideSecrets(of findings: [Diagnostic], _ locate: (Location) -> SourceTable.Place?) {
        var done: Set<ObjectIdentifier> = []
        for location in findings.flatMap({ [$0.location] + $0.notes.map(\.location) }) {
            guard let file = locate(location)?.file, done.insert(ObjectIdentifier(file)).inserted else { continue }
            SecretPlaces.hide(in: file)
        }
    }

    private func write(_ document: Value) {
        StandardStreams.write(JSONWriter.text(document) + "\n", to: stream)
    }

    /// `3 errors, 1 warning`; nil when there is nothing.
    static func count(_ findings: [Diagnostic]) -> String? {
        func text(_ severity: Severity) -> String? {
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.name)\(count == 1 ? "" : "s")"
        }
        let parts = [text(.error), text(.warning)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Tells why choreoc could not work, and gives the exit status.
    static func fail(_ error: DiagnosticError, _ options: SourceOptions, _ sources: SourceTable) -> ExitCode {
        FindingsPrinter(sources: sources, options: options, stream: .error).print(error.diagnostics)
        return ExitCode(2)
    }
}
