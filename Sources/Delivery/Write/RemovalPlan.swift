import Basics

/// Units that are gone from the sources, and what goes with them.
struct RemovalPlan: Sendable {
    /// The directories of units that are removed whole.
    var units: [RelativePath] = []
    /// Our files in them, ownership files included.
    var files: [RelativePath] = []
    /// Directories that may be empty then, the deepest first.
    var directories: [RelativePath] = []
    /// Why they cannot be removed.
    var findings: [Diagnostic] = []

    /// Finds units that are neither planned nor held, inside the selection.
    init(
        _ plan: WritePlan, _ check: PlanCheck, _ tree: ExistingTree, in fileSystem: any FileSystem
    ) throws(FileSystemError) {
        if tree.units.isEmpty { return }
        var remaining = Set(check.units.keys)
        for unit in tree.units where check.units[unit] == nil {
            if plan.held.contains(unit) || !plan.isSelected(unit) {
                remaining.insert(unit)
            } else {
                units.append(unit)
            }
        }
        if units.isEmpty { return }
        findings = RemovalGuard.findings(
            removed: plan.allowsRemovals ? [] : units, existing: tree.units, remaining: remaining, in: fileSystem)
        let kept = Self.withAncestors(remaining)
        let known = Self.withAncestors(Set(tree.units))
        for unit in units {
            let path = unit.child(OwnershipFile.name)
            let owned = OwnershipFile(parsing: try fileSystem.read(path, limit: OwnershipFile.maximumSize))
            if owned.claimedVersion > OwnershipFile.version {
                findings.append(.newerFormat(path, owned.claimedVersion, in: fileSystem))
                continue
            }
            var empty: [RelativePath] = []
            for entry in tree.entries[unit] ?? [] where entry.name != OwnershipFile.name {
                if entry.kind == .file, owned.names.contains(entry.name) {
                    files.append(unit.child(entry.name))
                } else if !kept.contains(unit) {
                    // Names that the tree cannot have are not ours either.
                    guard entry.kind == .directory, let path = try? unit.appending(entry.name) else {
                        findings.append(.foreignLeft((try? unit.appending(entry.name)) ?? unit, in: fileSystem))
                        continue
                    }
                    if known.contains(path) { continue }
                    if tree.entries[path]?.isEmpty == true {
                        empty.append(path)
                    } else {
                        findings.append(.foreignLeft(path, in: fileSystem))
                    }
                }
            }
            files.append(path)
            directories += empty
        }
        directories += Self.withAncestors(Set(units)).subtracting(kept)
        directories.sort { $1 < $0 }
        findings.sort { $0.message.precedesBytewise($1.message) }
    }

    /// Directories with all that hold them, without the root.
    private static func withAncestors(_ directories: Set<RelativePath>) -> Set<RelativePath> {
        var all: Set<RelativePath> = []
        for directory in directories {
            var path = directory
            while !path.isRoot, all.insert(path).inserted { path = path.parent }
        }
        return all
    }
}
