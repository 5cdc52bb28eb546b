import Analysis
import Basics
import Git
import Rendering
import Tree
import YAML

/// Changes sources in place, as `choreoc set` does: planned, made in memory, compiled again and judged before anybody
/// writes a byte.
public struct SourceEditing {
    private let roots: [SourceRoot]
    private let settings: Settings
    private let jobs: Int

    /// Editing of roots.
    public init(_ roots: [SourceRoot], settings: Settings, jobs: Int) {
        self.roots = roots
        self.settings = settings
        self.jobs = jobs
    }

    /// A file that changes.
    public struct FileChange: Sendable {
        /// The position of its root.
        public var root: Int
        /// The path inside the root.
        public var path: String
        /// The path as messages show it.
        public var shownPath: String
        /// The bytes before; nil for a new file.
        public var old: [UInt8]?
        /// The bytes after.
        public var new: [UInt8]
    }

    /// What would change.
    public struct Outcome: Sendable {
        /// The files, by path.
        public var files: [FileChange] = []
        /// What changed in words, a line each: `path:line: field: old → new`.
        public var lines: [String] = []
        /// Why something is left as it is.
        public var remarks: [String] = []
        /// The units whose objects change.
        public var units: [String] = []
    }

    /// Why there is no outcome, with the sources that the findings point into.
    public struct Failure: Error {
        /// The findings.
        public var error: DiagnosticError
        /// The sources.
        public var sources: SourceTable
        /// Whether choreoc could not do its work, rather than found something about the sources.
        public var isUsage: Bool { error.diagnostics.contains { DiagnosticKind.editUsage.contains($0.kind) } }
    }

    /// Plans and makes the changes in memory.
    ///
    /// Refuses what is ambiguous or without effect, and what would change other units or break the sources.
    public func run(_ requests: [EditRequest]) throws(Failure) -> Outcome {
        let components = Set(requests.map(\.component))
        let before = EditCompilation(roots, settings: settings, jobs: jobs, components: components)
        do throws(DiagnosticError) {
            return try outcome(requests, before, components)
        } catch {
            throw Failure(error: error, sources: before.sources)
        }
    }

    private func outcome(
        _ requests: [EditRequest], _ before: EditCompilation, _ components: Set<String>
    ) throws(DiagnosticError) -> Outcome {
        var edits: [PlannedEdit] = []
        var expectations: [EditExpectation] = []
        var allowed: Set<String> = []
        var outcome = Outcome()
        for request in requests {
            var planner = EditPlanner(before, try EditTarget(request, in: before.plan))
            try planner.plan()
            edits += planner.edits
            expectations += planner.expectations
            allowed.formUnion(planner.allowedUnits)
            outcome.remarks += planner.remarks
        }
        guard !edits.isEmpty else { return outcome }
        var files = EditedFiles(roots, before.sources, settings: settings)
        for edit in PlannedEdit.ordered(edits) { try files.apply(edit) }
        outcome.files = files.changes
        outcome.lines = files.lines
        guard !outcome.files.isEmpty else { return outcome }
        let after = EditCompilation(
            files.overlaid, settings: settings, jobs: jobs, components: components)
        let judgement = EditJudgement(before: before, after: after)
        try judgement.refuseErrors()
        outcome.units = judgement.changedUnits
        try judgement.refuseFurther(allowed, outcome.lines)
        try judgement.refuseMissing(expectations)
        return outcome
    }
}
