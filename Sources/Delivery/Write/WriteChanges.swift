import Basics

/// How a tree differs from what a plan says, after everything that speaks against changing it was looked for. The same
/// for a directory on disk and for a commit.
struct WriteChanges: Sendable {
    let plan: WritePlan
    /// What is there now.
    let tree: ExistingTree
    /// The differences of each unit of the plan, in its order.
    let comparisons: [UnitComparison]
    /// The units that go.
    let removal: RemovalPlan

    /// Compares, lists for kustomize included; refuses, with all reasons at once: names that cannot be written, foreign
    /// things in the way, collisions with them, and removals that are too large.
    init(
        _ plan: WritePlan, _ check: PlanCheck, in fileSystem: any FileSystem, jobs: Int
    ) throws(DiagnosticError) {
        let plan = try plan.settled(in: fileSystem, jobs: jobs)
        let check = plan.hasKustomizations ? try PlanCheck(plan) : check
        self.plan = plan
        do throws(FileSystemError) {
            tree = try ExistingTree(of: fileSystem, jobs: jobs)
            comparisons = try Self.compare(plan, tree, fileSystem, jobs)
            removal = try RemovalPlan(plan, check, tree, in: fileSystem)
        } catch {
            throw DiagnosticError(.failed(error, note: "nothing was changed"))
        }
        var findings = Obstacles.findings(plan, check, tree, removed: Set(removals.removals), in: fileSystem)
        findings += comparisons.flatMap(\.findings)
        findings += removal.findings
        if !findings.isEmpty { throw DiagnosticError(findings) }
    }

    private static func compare(
        _ plan: WritePlan, _ tree: ExistingTree, _ fileSystem: any FileSystem, _ jobs: Int
    ) throws(FileSystemError) -> [UnitComparison] {
        let compared = parallelMap(count: plan.units.count, jobs: jobs) {
        } _: { (_, index) in
            Result { () throws(FileSystemError) in
                let unit = plan.units[index]
                return try UnitComparison(unit, entries: tree.entries[unit.directory], in: fileSystem)
            }
        }
        var comparisons: [UnitComparison] = []
        comparisons.reserveCapacity(compared.count)
        for result in compared { comparisons.append(try result.get()) }
        return comparisons
    }

    /// The files that go, and the directories that may be empty then.
    var removals: Journal {
        var journal = Journal()
        for (unit, comparison) in zip(plan.units, comparisons) {
            journal.removals += comparison.vanished.map { unit.directory.child($0) }
        }
        journal.removals += removal.files
        journal.directories = removal.directories
        return journal
    }

    /// The files that are written, with their bytes; ownership files are among them.
    var written: [(path: RelativePath, bytes: [UInt8])] {
        var written: [(path: RelativePath, bytes: [UInt8])] = []
        for (unit, comparison) in zip(plan.units, comparisons) {
            for index in comparison.changed {
                written.append((unit.directory.child(unit.files[index].name), unit.files[index].bytes))
            }
            if comparison.changesOwnership {
                written.append((unit.directory.child(OwnershipFile.name), unit.ownership))
            }
        }
        return written
    }

    /// Counts what a run that carries the changes out has done.
    func count(into result: inout WriteResult) {
        for (unit, comparison) in zip(plan.units, comparisons) {
            result.filesWritten += comparison.changed.count
            result.filesUnchanged += unit.files.count - comparison.changed.count
            result.filesRemoved += comparison.vanished.count
            if comparison.isUnchanged { result.unitsUnchanged += 1 } else { result.unitsWritten += 1 }
        }
        result.filesRemoved += removal.files.count - removal.units.count
        result.unitsRemoved = removal.units.count
    }
}
