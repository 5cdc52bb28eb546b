import Basics

/// Puts everything that is new into the staging folder, and lists what has to be moved where.
///
/// Directories that the output does not have yet are built there whole and moved by one rename at their top; files of
/// directories that are there already wait side by side.
struct Staging {
    /// With up to this many files each is synchronized by itself; with more, the file system is, once.
    static let separateFiles = 24

    private let plan: WritePlan
    private let comparisons: [UnitComparison]
    private let fileSystem: any FileSystem
    private let folder: RelativePath
    /// The moves, in the order of the units.
    private(set) var moves: [Journal.Move] = []
    /// Directories to make before any unit, parents first.
    private var directories: [RelativePath] = []
    /// The staged directory of each unit that gets a new one.
    private var fresh: [RelativePath?]
    /// The staged directories that a unit's worker need not make.
    private var made: Set<RelativePath>
    private var fileCount = 0

    /// Decides where everything waits; touches nothing.
    init(
        _ plan: WritePlan, _ comparisons: [UnitComparison], existing: ExistingTree, in fileSystem: any FileSystem
    ) {
        self.plan = plan
        self.comparisons = comparisons
        self.fileSystem = fileSystem
        folder = RelativePath.root.child(Journal.stagingName)
        fresh = Array(repeating: nil, count: plan.units.count)
        made = [folder]
        directories = [folder]
        var tops: [RelativePath: RelativePath] = [:]
        // Where new directories that hold those of units wait: most units lie beside others.
        var waiting: [RelativePath: RelativePath] = [:]
        for (index, unit) in plan.units.enumerated() {
            let comparison = comparisons[index]
            fileCount += comparison.changed.count + (comparison.changesOwnership ? 1 : 0)
            if existing.entries[unit.directory] != nil {
                for file in comparison.changed {
                    let target = unit.directory.child(unit.files[file].name)
                    moves.append(Journal.Move(staged: Self.name(index, file), target: target))
                }
                if comparison.changesOwnership {
                    let target = unit.directory.child(OwnershipFile.name)
                    moves.append(Journal.Move(staged: Self.name(index, unit.files.count), target: target))
                }
                continue
            }
            let parent = unit.directory.parent
            if let staged = waiting[parent] {
                fresh[index] = staged.child(unit.directory.name)
                continue
            }
            var depth = 1
            var top = unit.directory.prefix(depth)
            while existing.entries[top] != nil {
                depth += 1
                top = unit.directory.prefix(depth)
            }
            if tops[top] == nil {
                let name = "t\(tops.count)"
                tops[top] = folder.child(name)
                moves.append(Journal.Move(staged: name, target: top))
            }
            guard var staged = tops[top] else { preconditionFailure("the top was just entered") }
            for component in unit.directory.components.dropFirst(depth) {
                if made.insert(staged).inserted { directories.append(staged) }
                staged = staged.child(component)
            }
            fresh[index] = staged
            if unit.directory != top { waiting[parent] = staged.parent }
        }
    }

    private static func name(_ unit: Int, _ file: Int) -> String { "\(unit).\(file)" }

    /// Whether anything has to be staged.
    var isEmpty: Bool { moves.isEmpty }

    /// Writes all new files, on several threads, and returns when they are on disk.
    func write(jobs: Int) throws(FileSystemError) {
        for directory in directories { try fileSystem.makeDirectory(directory) }
        let separately = fileCount <= Self.separateFiles
        let written = parallelMap(count: plan.units.count, jobs: separately ? 1 : jobs) {
        } _: { (_, index) in
            Result { () throws(FileSystemError) in try write(index, synchronizing: separately) }
        }
        for result in written { try result.get() }
        if separately {
            for directory in directories.reversed() { try fileSystem.synchronize(directory) }
        } else {
            try fileSystem.synchronizeAll()
        }
    }

    private func write(_ index: Int, synchronizing: Bool) throws(FileSystemError) {
        let comparison = comparisons[index]
        let unit = plan.units[index]
        guard let directory = fresh[index] else {
            for file in comparison.changed {
                let path = folder.child(Self.name(index, file))
                try fileSystem.create(path, unit.files[file].bytes, synchronizing: synchronizing)
            }
            if comparison.changesOwnership {
                let path = folder.child(Self.name(index, unit.files.count))
                try fileSystem.create(path, unit.ownership, synchronizing: synchronizing)
            }
            return
        }
        if !made.contains(directory) { try fileSystem.makeDirectory(directory) }
        var files = unit.files.map { (name: $0.name, bytes: $0.bytes) }
        files.append((OwnershipFile.name, unit.ownership))
        try fileSystem.create(files, in: directory, synchronizing: synchronizing)
        if synchronizing, !made.contains(directory) { try fileSystem.synchronize(directory) }
    }
}
