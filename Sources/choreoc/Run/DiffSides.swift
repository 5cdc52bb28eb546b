import Analysis
import Basics
import Foundation
import Git
import Rendering

/// The declarations of one side of a comparison, each by itself.
struct DiffSources: Sendable {
    fileprivate let settings: Settings
    fileprivate let settingsText: [UInt8]?
    fileprivate let loaded: Load.Result
    fileprivate let documents: Normalize.Documents

    /// Reads and normalises; what the other side has read and normalised already is taken from it.
    init(
        _ side: DiffRoots.Side, _ options: ReadingOptions, sources: SourceTable, jobs: Int, earlier: DiffSources? = nil
    ) throws(DiagnosticError) {
        let settingsFile = side.settings
        var settings = try SettingsFile.read(settingsFile, overrides: options.settings, sources: sources)
        try VersionRequirement.check(settings.requiredVersion, version: Choreoc.version)
        if options.compat == .upstream { settings.followsUpstream = true }
        if options.strict { settings.isStrict = true }
        settings.keepsInfos = options.verbose
        self.settings = settings
        settingsText = settingsFile?.contents
        var roots = side.roots
        for index in roots.indices { roots[index].snapshot.maximumFileBytes = settings.limits.fileBytes }
        // Under other settings the same document may mean something else.
        let known = earlier.flatMap { $0.settingsText == settingsFile?.contents ? $0 : nil }
        loaded = Load.documents(
            of: roots, settings: settings, sources: sources, jobs: jobs, keepsFiles: earlier == nil,
            earlier: known?.loaded)
        documents = Normalize.documents(loaded, settings: settings, jobs: jobs, earlier: known?.documents)
    }
}

/// One side of a comparison: its sources up to the plan.
struct DiffSide: Sendable {
    /// The settings.
    let settings: Settings
    /// The text of `choreoc.yaml`, which with the flags makes the settings.
    let settingsText: [UInt8]?
    /// Every unit.
    let plan: Plan
    /// What was found up to here.
    let findings: [Diagnostic]

    /// What was read; not taken apart before the side is.
    private let read: DiffSources

    /// Settles identities, links and plans.
    init(_ side: DiffSources, sources: SourceTable) {
        read = side
        settings = side.settings
        settingsText = side.settingsText
        let normalized = Normalize.catalog(of: side.documents, settings: settings)
        plan = Planner.plan(normalized.catalog, settings: settings, sources: sources, prelude: Prelude.library)
        findings = side.loaded.findings + normalized.findings + plan.findings
    }

    /// Both sides: that after takes over what the one before has read, and reads the rest while that one is planned.
    static func both(
        _ roots: DiffRoots, _ options: ReadingOptions, sources: SourceTable, jobs: Int
    ) throws(DiagnosticError) -> (base: DiffSide, head: DiffSide) {
        let before = try DiffSources(roots.base, options, sources: sources, jobs: jobs)
        let sides = parallelMap(count: 2, jobs: jobs, worker: {}) { (_, index) in
            Result { () throws(DiagnosticError) in
                if index == 0 { return DiffSide(before, sources: sources) }
                let after = try DiffSources(roots.head, options, sources: sources, jobs: jobs, earlier: before)
                return DiffSide(after, sources: sources)
            }
        }
        return (try sides[0].get(), try sides[1].get())
    }

    /// Whether there is nothing to compile.
    var isEmpty: Bool { plan.catalog.declarations.isEmpty && plan.catalog.broken.isEmpty }

    /// The findings as they count, in no order: with `--strict` applied; infos only when they are shown.
    func counted(_ further: [Diagnostic]) -> [Diagnostic] {
        let counted = (findings + further).filter { settings.keepsInfos || $0.severity != .info }
        return DiagnosticOrder.counted(counted, settings)
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
            let snapshotOptions = SnapshotOptions(
                sources: folders, indexFile: indexFile, jobs: options.jobs ?? availableProcessors())
            if let commit {
                return try CommitSnapshot(database, commit: commit, options: snapshotOptions, trees: trees)
            }
            if options.staged { return try IndexSnapshot(directory: directory, options: snapshotOptions) }
            return try WorkTreeSnapshot(root: directory, options: snapshotOptions)
        }
        let places = options.also.map { Roots.resolved(Roots.split($0).path).path }
        func side(_ commit: CommitInfo?, _ further: [SourceRoot]) throws(DiagnosticError) -> Side {
            let first = try snapshot(commit, options.source)
            var settings = try Roots.settings(in: first)
            if settings == nil, !options.source.isEmpty { settings = try Roots.settings(in: try snapshot(commit, [])) }
            var roots = [SourceRoot(snapshot: first, name: Roots.resolved(directory).lastPathComponent)] + further
            Roots.setPrefixes(of: &roots, places: places)
            return (roots, settings)
        }
        var further: (base: [SourceRoot], head: [SourceRoot]) = ([], [])
        for also in options.also {
            let (path, revision) = Roots.split(also)
            let (before, after) = Self.range(revision)
            let root = try Roots.further(path, before, also: also)
            further.base.append(root)
            further.head.append(before == after ? root : try Roots.further(path, after, also: also))
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
