import Basics
import Git

extension HydratorRun {
    /// Whether the top of a branch says that a hydrator wrote it.
    static func isHydrated(_ files: StoredFileSystem) -> Bool {
        (try? files.read(metadata, limit: 1 << 20)) != nil
    }
}

extension TreeVerification {
    /// Compares a branch in the form of the hydrator with what a plan says: the manifest of every synced path, and that the
    /// files which belong to it are there. What metadata and README say is about the commit that last changed the manifest,
    /// and does not count.
    ///
    /// Paths outside of the plan's selection and those with a held unit are passed over.
    init(ofHydrated plan: WritePlan, in files: StoredFileSystem, jobs: Int) throws(DiagnosticError) {
        _ = try PlanCheck(plan)
        self.init()
        let manifests = HydratorRun.manifests(plan.units)
        let held = Set(plan.held.map(HydratorRun.syncedPath))
        do throws(FileSystemError) {
            let tree = try ExistingTree(of: files, jobs: jobs)
            for (path, bytes) in manifests where !held.contains(path) {
                try compare(path, bytes, tree.entries[path] ?? [], files)
            }
            for (path, entries) in tree.entries where plan.isSelected(path) && !held.contains(path) {
                let isHydrated = entries.contains { $0.name == HydratorRun.metadata.name }
                guard !path.isRoot, isHydrated, manifests[path] == nil else { continue }
                for entry in entries where HydratorRun.ownNames.contains(entry.name) {
                    add(.obsolete, path.child(entry.name), files)
                }
            }
            // What `publish` wrote there as a tree would be applied beside the manifests.
            for unit in tree.units where plan.isSelected(unit) { add(.obsolete, unit.child(OwnershipFile.name), files) }
            if !manifests.isEmpty {
                for path in [HydratorRun.metadata, HydratorRun.attributes]
                where tree.entries[.root]?.contains(where: { $0.name == path.name }) != true {
                    add(.missing, path, files)
                }
            }
        } catch {
            throw DiagnosticError(.failed(error, note: "nothing was changed"))
        }
        sort()
    }

    private mutating func compare(
        _ path: RelativePath, _ manifest: [UInt8], _ entries: [DirectoryEntry], _ files: StoredFileSystem
    ) throws(FileSystemError) {
        fileCount += 1
        let names = Set(entries.filter { $0.kind == .file }.map(\.name))
        let place = path.child(HydratorRun.manifest)
        try compare(manifest, at: place, isThere: names.contains(place.name), files)
        for name in HydratorRun.ownNames where name != place.name && !names.contains(name) {
            add(.missing, path.child(name), files)
        }
        for entry in entries where !HydratorRun.ownNames.contains(entry.name) && HydratorRun.isForeign(entry, true) {
            add(.foreign, path.child(entry.name), files)
        }
    }
}
