import Basics
import Git

/// Puts the rendered tree of a commit on branches, in the object database alone: no work tree and no index is touched.
public struct Publisher: Sendable {
    /// What the branches hold.
    public enum Projection: Sendable {
        /// The rendered tree, as `compile` writes it.
        case tree
        /// What Argo CD's source hydrator writes, on branches that are proposed to GitOps Promoter.
        case hydrator
    }

    /// The repository that is read and written.
    public let database: ObjectDatabase
    /// What is published.
    public let source: PublishSource
    /// The remote whose branches count.
    public let remote: String
    let layout: BranchLayout
    let projection: Projection
    let allowsOlder: Bool
    let jobs: Int

    /// A publisher of one commit.
    ///
    /// - Parameters:
    ///   - remote: the remote whose branches were fetched and to which the result will be pushed.
    ///   - allowsOlder: whether the commit may be older than the one that was published last.
    public init(
        _ database: ObjectDatabase, source: PublishSource, layout: BranchLayout, projection: Projection = .tree,
        remote: String = "origin", allowsOlder: Bool = false, jobs: Int = availableProcessors()
    ) {
        self.database = database
        self.source = source
        self.layout = layout
        self.projection = projection
        self.remote = remote
        self.allowsOlder = allowsOlder
        self.jobs = jobs
    }

    /// Works out what a plan changes on every branch.
    ///
    /// Refuses, with the reasons of all branches at once, what `BranchGuards` and the rules for output directories
    /// refuse.
    public func publication(of plan: WritePlan) throws(DiagnosticError) -> Publication {
        _ = try PlanCheck(plan)
        var publication = Publication(remote: remote, source: source.commit)
        var findings: [Diagnostic] = []
        let hydrator = projection == .hydrator ? try HydratorRun(self) : nil
        let parts = BranchParts(database, layout: layout, remote: remote, projection: projection)
        for (name, part) in parts.parts(of: plan) {
            do throws(DiagnosticError) {
                if let hydrator {
                    try hydrator.add(name, part, to: &publication)
                } else {
                    try add(name, part, to: &publication)
                }
            } catch {
                findings += error.diagnostics
            }
        }
        if !findings.isEmpty { throw DiagnosticError(findings) }
        try hydrator?.addNotes(to: &publication)
        return publication
    }

    private func add(_ name: String, _ plan: WritePlan, to publication: inout Publication) throws(DiagnosticError) {
        let branch = try PublishedBranch(name, remote: remote, in: database)
        try BranchGuards(database: database, source: source.commit, allowsOlder: allowsOlder).check(branch)
        let files = StoredFileSystem(database, tree: branch.tip?.tree, named: name)
        let changes: WriteChanges
        do throws(DiagnosticError) {
            changes = try WriteChanges(plan, try PlanCheck(plan), in: files, jobs: jobs)
        } catch {
            throw files.failure ?? error
        }
        var result = Publication.Branch(branch: branch, commit: nil, result: WriteResult())
        changes.count(into: &result.result)
        var edits: [RelativePath: TreeChange] = [:]
        for path in changes.removals.removals { edits[path] = .remove }
        for file in changes.written { edits[file.path] = .write(file.bytes) }
        if !edits.isEmpty {
            result.commit = try commit(edits, on: branch, source.message, &publication.pending)
        }
        // A branch that was never published and that nothing goes to is nobody's concern.
        if result.commit != nil || !plan.units.isEmpty { publication.branches.append(result) }
    }

    /// A commit with these changes on top of a branch.
    func commit(
        _ edits: [RelativePath: TreeChange], on branch: PublishedBranch, _ message: String,
        _ pending: inout PendingObjects
    ) throws(DiagnosticError) -> ObjectID {
        let tree = try pending.addTree(branch.tip?.tree, changing: edits, in: database)
        return pending.addCommit(source.draft(tree, parents: branch.tip.map { [$0.id] } ?? [], message: message))
    }
}
