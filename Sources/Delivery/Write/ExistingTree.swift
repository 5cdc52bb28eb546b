import Basics

/// What the output directory holds: every directory's names, and the directories that are units.
struct ExistingTree: Sendable {
    /// The names in each directory.
    ///
    /// Directories that begin with a dot, and links, are not entered.
    var entries: [RelativePath: [DirectoryEntry]] = [:]
    /// Directories with an ownership file, sorted.
    var units: [RelativePath] = []

    /// A tree that holds nothing.
    init() {}

    /// Lists the tree, level by level, each level on several threads.
    init(of fileSystem: any FileSystem, jobs: Int) throws(FileSystemError) {
        var level: [RelativePath] = [.root]
        // Paths have a longest length, so that this ends.
        while !level.isEmpty {
            let directories = level
            let listed = parallelMap(count: directories.count, jobs: directories.count < 16 ? 1 : jobs) {
            } _: { (_, index) in
                Result { () throws(FileSystemError) in try fileSystem.list(directories[index]) }
            }
            level = []
            for (directory, result) in zip(directories, listed) {
                let found = try result.get()
                entries[directory] = found
                for entry in found {
                    if entry.kind == .directory, PlanCheck.isWritable(entry.name),
                        let path = try? directory.appending(entry.name)
                    {
                        level.append(path)
                    } else if entry.kind == .file, entry.name == OwnershipFile.name, !directory.isRoot {
                        units.append(directory)
                    }
                }
            }
        }
        units.sort()
    }
}
