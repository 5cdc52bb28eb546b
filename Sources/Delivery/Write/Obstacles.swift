import Basics

/// What stands where directories of the plan have to be, or differs from a name of the plan only in case.
enum Obstacles {
    /// Everything in the way that belongs to no unit; `removed` are files of ours that go in this run.
    static func findings(
        _ plan: WritePlan, _ check: PlanCheck, _ tree: ExistingTree, removed: Set<RelativePath>,
        in fileSystem: any FileSystem
    ) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for directory in tree.entries.keys.filter(check.isNeeded).sorted() {
            let entries = tree.entries[directory] ?? []
            let wanted = check.children[directory] ?? []
            var folds = check.needsFolding
            for entry in entries {
                if entry.kind != .directory, wanted.contains(entry.name) {
                    findings.append(.foreign(directory.child(entry.name), entry.kind, in: fileSystem))
                }
                folds = folds || PlanCheck.changesWhenFolded(entry.name)
            }
            if !folds { continue }
            let names = check.names(in: directory, of: plan)
            let exact = Set(names)
            let folded = Dictionary(names.map { (PlanCheck.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
            for entry in entries.sorted(by: { $0.name.precedesBytewise($1.name) }) where !exact.contains(entry.name) {
                guard let name = folded[PlanCheck.folded(entry.name)], let path = try? directory.appending(entry.name),
                    !removed.contains(path)
                else { continue }
                findings.append(.foreignCase(path, name, in: fileSystem))
            }
        }
        return findings
    }
}
