import Basics
import Git

/// What of a plan goes to which branch.
public struct BranchParts {
    private let database: ObjectDatabase
    private let layout: BranchLayout
    private let remote: String
    private let projection: Publisher.Projection

    /// The parts for a layout of branches, in a repository with the branches of a remote.
    public init(
        _ database: ObjectDatabase, layout: BranchLayout, remote: String, projection: Publisher.Projection = .tree
    ) {
        self.database = database
        self.layout = layout
        self.remote = remote
        self.projection = projection
    }

    /// A plan for each branch, by its name. Branches that were published earlier and to which nothing goes any more,
    /// since their environment or plane is gone, get an empty one.
    public func parts(of plan: WritePlan) -> [(name: String, plan: WritePlan)] {
        let units = layout.assigned(plan.units)
        let names = Set(units.keys).union(vanished(units))
        return names.sorted { $0.precedesBytewise($1) }.map { name in
            var part = plan
            part.units = units[name] ?? []
            return (name, part)
        }
    }

    private func vanished(_ units: [String: [UnitOutput]]) -> Set<String> {
        var names: Set<String> = []
        for reference in database.referenceNames {
            for prefix in ["refs/heads/", "refs/remotes/\(remote)/"] where reference.hasPrefix(prefix) {
                let name = String(reference.dropFirst(prefix.count))
                guard name.hasSuffix(layout.suffix), units[name] == nil,
                    layout.mayGive(String(name.dropLast(layout.suffix.count))), isPublished(reference)
                else { continue }
                names.insert(name)
            }
        }
        return names
    }

    /// Whether the last commit of a branch was made by publishing.
    private func isPublished(_ reference: String) -> Bool {
        guard let id = database.reference(reference), let commit = try? database.commit(id) else { return false }
        switch projection {
        case .tree: return BranchGuards.source(of: commit) != nil
        case .hydrator:
            return HydratorRun.isHydrated(StoredFileSystem(database, tree: commit.tree, named: reference))
        }
    }
}

extension TreeVerification {
    /// Compares the trees of branches with what a plan says, straight from the object database. A branch with the metadata
    /// of the hydrator at its top is compared as one, whatever the projection.
    ///
    /// Refuses branches of which it cannot be told which version counts; those that are not there are `missing`.
    public init(
        of plan: WritePlan, onBranches layout: BranchLayout, projection: Publisher.Projection = .tree, remote: String,
        in database: ObjectDatabase, jobs: Int
    ) throws(DiagnosticError) {
        self.init()
        let parts = BranchParts(database, layout: layout, remote: remote, projection: projection)
        for (name, part) in parts.parts(of: plan) {
            let branch = try PublishedBranch(name, remote: remote, in: database)
            guard let tip = branch.tip else {
                missing.append(
                    Diagnostic(
                        .branchMissing, "there is no branch `\(name)`, neither here nor at `\(remote)`",
                        fix: "Make it with `choreoc publish`, or fetch it: "
                            + "git fetch \(remote) '+refs/heads/\(name):refs/remotes/\(remote)/\(name)'"))
                continue
            }
            let files = StoredFileSystem(database, tree: tip.tree, named: name)
            do throws(DiagnosticError) {
                if projection == .hydrator || HydratorRun.isHydrated(files) {
                    add(try TreeVerification(ofHydrated: part, in: files, jobs: jobs))
                } else {
                    add(try TreeVerification(of: part, in: files, jobs: jobs))
                }
            } catch {
                throw files.failure ?? error
            }
        }
    }
}
