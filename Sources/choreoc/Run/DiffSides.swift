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

extension DiffSources {
    /// What differs from the side before, when that is nothing but components with their workloads and bindings, under the
    /// same settings.
    func componentChange(since earlier: DiffSources) -> ComponentChange? {
        guard settingsText == earlier.settingsText else { return nil }
        return Normalize.componentChange(from: earlier.documents, to: documents, loaded)
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

    /// What settling identities found; the same on both sides of a change that plans nothing anew.
    private let catalogFindings: [Diagnostic]

    /// Settles identities, links and plans.
    init(_ side: DiffSources, sources: SourceTable, jobs: Int = 1) {
        let normalized = Normalize.catalog(of: side.documents, settings: side.settings)
        let plan = Planner.plan(
            normalized.catalog, settings: side.settings, sources: sources, prelude: Prelude.library, jobs: jobs)
        self.init(side, normalized.findings, plan)
    }

    /// Plans only what a change of components touches; nil when that does not do.
    init?(_ side: DiffSources, after base: DiffSide, _ change: ComponentChange, sources: SourceTable) {
        if base.catalogFindings.contains(where: change.moves) { return nil }
        guard let plan = change.applied(to: base.plan, settings: side.settings, sources: sources) else { return nil }
        self.init(side, base.catalogFindings, plan)
    }

    private init(_ side: DiffSources, _ catalogFindings: [Diagnostic], _ plan: Plan) {
        read = side
        settings = side.settings
        settingsText = side.settingsText
        self.catalogFindings = catalogFindings
        self.plan = plan
        findings = side.loaded.findings + catalogFindings + plan.findings
    }

    /// Both sides: that after takes over what the one before has read, and reads the rest while that one is planned.
    static func both(
        _ roots: DiffRoots, _ options: ReadingOptions, sources: SourceTable, jobs: Int
    ) throws(DiagnosticError) -> (base: DiffSide, head: DiffSide) {
        let before = try DiffSources(roots.base, options, sources: sources, jobs: jobs)
        let sides = parallelMap(count: 2, jobs: jobs, worker: {}) { (_, index) in
            Result { () throws(DiagnosticError) -> Part in
                if index == 0 { return .planned(DiffSide(before, sources: sources, jobs: jobs)) }
                let after = try DiffSources(roots.head, options, sources: sources, jobs: jobs, earlier: before)
                if let change = after.componentChange(since: before) { return .changed(after, change) }
                return .planned(DiffSide(after, sources: sources))
            }
        }
        guard case .planned(let base) = try sides[0].get() else {
            preconditionFailure("the side before is planned by itself")
        }
        switch try sides[1].get() {
        case .planned(let head): return (base, head)
        case .changed(let after, let change):
            let head = DiffSide(after, after: base, change, sources: sources)
            return (base, head ?? DiffSide(after, sources: sources, jobs: jobs))
        }
    }

    /// How far a side is known when both have been read.
    private enum Part {
        case planned(DiffSide)
        case changed(DiffSources, ComponentChange)
    }

    /// Whether there is nothing to compile.
    var isEmpty: Bool { plan.catalog.declarations.isEmpty && plan.catalog.broken.isEmpty }

    /// The findings as they count, in no order: with `--strict` applied; infos only when they are shown.
    func counted(_ further: [Diagnostic]) -> [Diagnostic] {
        let isShown = { (finding: Diagnostic) in settings.keepsInfos || finding.severity != .info }
        return DiagnosticOrder.counted(findings.filter(isShown) + further.filter(isShown), settings)
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
    /// The directories that were read.
    let trees = TreeCache()

    /// Reads a commit and another one, or the work tree or the index.
    init(
        _ options: ReadingOptions, directory: String, revisions: DiffRevisions, database: ObjectDatabase
    ) throws(DiagnosticError) {
        let indexFile = ProcessInfo.processInfo.environment["GIT_INDEX_FILE"]
        let trees = trees
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
