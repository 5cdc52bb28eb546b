import Basics

/// What a run wants the output directory to hold.
public struct WritePlan: Sendable {
    /// The units that were rendered.
    public var units: [UnitOutput]
    /// Directories of units that have errors and keep their last output (`--on-error hold`).
    public var held: Set<RelativePath>
    /// Whether all units that are there and not in the plan keep their last output: with errors in the sources it cannot
    /// be told whether they are gone, or an error took what they are planned from.
    public var holdsMissing: Bool
    /// Whether a unit's directory lies inside the selection; only such units are removed when they are not in the plan.
    public var isSelected: @Sendable (RelativePath) -> Bool
    /// Whether whole projects and environments, and many units, may go (`--allow-removals`).
    public var allowsRemovals: Bool
    /// Whether directories get lists for kustomize (setting `kustomization`).
    public var hasKustomizations: Bool

    /// What a run wants the output directory to hold.
    public init(
        units: [UnitOutput], held: Set<RelativePath> = [],
        isSelected: @escaping @Sendable (RelativePath) -> Bool = { _ in true }, allowsRemovals: Bool = false,
        hasKustomizations: Bool = false, holdsMissing: Bool = false
    ) {
        self.units = units
        self.held = held
        self.holdsMissing = holdsMissing
        self.isSelected = isSelected
        self.allowsRemovals = allowsRemovals
        self.hasKustomizations = hasKustomizations
    }
}

extension WritePlan {
    /// The plan with everything that depends on the tree that it is about: the units that keep what they have, and the
    /// lists for kustomize.
    func settled(in fileSystem: any FileSystem, jobs: Int) throws(DiagnosticError) -> WritePlan {
        guard hasKustomizations || holdsMissing else { return self }
        do throws(FileSystemError) {
            // Without units that keep what they have, the sources tell everything.
            let tree =
                held.isEmpty && !holdsMissing ? ExistingTree() : try ExistingTree(of: fileSystem, jobs: jobs)
            var plan = self
            if holdsMissing {
                let planned = Set(units.map(\.directory))
                plan.held.formUnion(tree.units.filter { !planned.contains($0) && !Kustomizations.isList($0) })
            }
            return hasKustomizations ? Kustomizations.settle(plan, in: tree) : plan
        } catch {
            throw DiagnosticError(.failed(error, note: "nothing was changed"))
        }
    }
}

/// What a run did to the output directory.
///
/// Ownership files are not counted as files.
public struct WriteResult: Hashable, Sendable {
    /// Files written, new or with other bytes than before.
    public var filesWritten = 0
    /// Files that had the right bytes already.
    public var filesUnchanged = 0
    /// Files removed.
    public var filesRemoved = 0
    /// Units of which anything was written or removed.
    public var unitsWritten = 0
    /// Units that were right already.
    public var unitsUnchanged = 0
    /// Units removed whole.
    public var unitsRemoved = 0
    /// Whether an interrupted run was completed first.
    public var completedInterruptedRun = false

    /// Nothing done yet.
    public init() {}
}
