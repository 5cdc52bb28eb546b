import Analysis
import Basics
import Foundation
import Git
import Rendering

/// One side of a comparison: its sources up to the plan.
struct DiffSide {
    /// The settings.
    let settings: Settings
    /// The text of `choreoc.yaml`, which with the flags makes the settings.
    let settingsText: [UInt8]?
    /// Every unit.
    let plan: Plan
    /// What was found up to here.
    let findings: [Diagnostic]
    /// The number of files.
    let fileCount: Int
    private let loaded: Load.Result
    private let normalized: Normalize.Result

    /// Reads, normalises, links and plans; what the other side has read and normalised already is taken from it.
    init(
        _ roots: [SourceRoot], settingsFile: SourceFile?, options: ReadingOptions, sources: SourceTable, jobs: Int,
        earlier: DiffSide? = nil
    ) throws(DiagnosticError) {
        var settings = try SettingsFile.read(settingsFile, overrides: options.settings, sources: sources)
        try VersionRequirement.check(settings.requiredVersion, version: Choreoc.version)
        if options.compat == .upstream { settings.followsUpstream = true }
        if options.strict { settings.isStrict = true }
        self.settings = settings
        settingsText = settingsFile?.contents
        var roots = roots
        for index in roots.indices { roots[index].snapshot.maximumFileBytes = settings.limits.fileBytes }
        // Under other settings the same document may mean something else.
        let known = earlier.flatMap { $0.settingsText == settingsFile?.contents ? $0 : nil }
        loaded = Load.documents(
            of: roots, settings: settings, sources: sources, jobs: jobs, keepsFiles: earlier == nil,
            earlier: known?.loaded)
        normalized = Normalize.catalog(loaded, settings: settings, jobs: jobs, earlier: known?.normalized)
        plan = Planner.plan(normalized.catalog, settings: settings, sources: sources, prelude: Prelude.library)
        findings = loaded.findings + normalized.findings + plan.findings
        fileCount = loaded.fileCount
    }

    /// Whether there is nothing to compile.
    var isEmpty: Bool { normalized.catalog.declarations.isEmpty && normalized.catalog.broken.isEmpty }

    /// The findings as they count: sorted, with `--strict` applied.
    func judged(_ further: [Diagnostic], _ sources: SourceTable) -> [Diagnostic] {
        DiagnosticOrder.judged(findings + further, settings, sources)
    }
}

/// The roots of both sides of a comparison.
struct DiffRoots {
    /// The roots and the settings file of a side.
    typealias Side = (roots: [SourceRoot], settings: SourceFile?)

    /// The side before.
    let base: Side
    /// The side after.
    let head: Side

    /// Reads a commit and another one, or the work tree or the index.
    init(
        _ options: ReadingOptions, directory: String, revisions: DiffRevisions, database: ObjectDatabase
    ) throws(DiagnosticError) {
        let indexFile = ProcessInfo.processInfo.environment["GIT_INDEX_FILE"]
        let trees = TreeCache()
        func snapshot(_ commit: CommitInfo?, _ folders: [String]) throws(DiagnosticError) -> any Snapshot {
            let snapshotOptions = SnapshotOptions(sources: folders, indexFile: indexFile)
            if let commit {
                return try CommitSnapshot(database, commit: commit, options: snapshotOptions, trees: trees)
            }
            if options.staged { return try IndexSnapshot(directory: directory, options: snapshotOptions) }
            return try WorkTreeSnapshot(root: directory, options: snapshotOptions)
        }
        func side(_ commit: CommitInfo?, _ further: [SourceRoot]) throws(DiagnosticError) -> Side {
            let first = try snapshot(commit, options.source)
            var settings = try Roots.settings(in: first)
            if settings == nil, !options.source.isEmpty { settings = try Roots.settings(in: try snapshot(commit, [])) }
            return ([SourceRoot(snapshot: first)] + further, settings)
        }
        var further: (base: [SourceRoot], head: [SourceRoot]) = ([], [])
        for also in options.also {
            let (path, revision) = Roots.split(also)
            let (before, after) = Self.range(revision)
            let root = try Roots.further(path, before)
            further.base.append(root)
            further.head.append(before == after ? root : try Roots.further(path, after))
        }
        base = try side(revisions.base.commit, further.base)
        head = try side(revisions.head?.commit, further.head)
    }

    /// `REPO@BASE..HEAD` reads a further repository at another revision on each side.
    private static func range(_ revision: String?) -> (String?, String?) {
        guard let revision, let dots = revision.range(of: "..") else { return (revision, revision) }
        return (String(revision[..<dots.lowerBound]), String(revision[dots.upperBound...]))
    }
}
