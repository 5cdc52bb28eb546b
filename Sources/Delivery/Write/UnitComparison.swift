import Basics

/// How a unit's directory differs from what the unit renders to.
struct UnitComparison: Sendable {
    /// The files to write, by their place in the unit.
    var changed: [Int] = []
    /// Whether the ownership file has to be written.
    var changesOwnership = false
    /// Files of ours that the unit has no more.
    var vanished: [String] = []
    /// Why the unit cannot be written.
    var findings: [Diagnostic] = []

    /// Whether anything has to be done.
    var isUnchanged: Bool { changed.isEmpty && !changesOwnership && vanished.isEmpty }

    /// Compares by bytes, so that a file edited by hand is noticed; `entries` is nil if there is no such directory yet.
    init(_ unit: UnitOutput, entries: [DirectoryEntry]?, in fileSystem: any FileSystem) throws(FileSystemError) {
        guard let entries else {
            changed = Array(unit.files.indices)
            changesOwnership = true
            return
        }
        var kinds: [String: FileKind] = [:]
        for entry in entries { kinds[entry.name] = entry.kind }
        var owned = OwnershipFile(parsing: [])
        let path = unit.directory.child(OwnershipFile.name)
        switch kinds[OwnershipFile.name] {
        case nil: changesOwnership = true
        case .file?:
            if try fileSystem.holds(unit.ownership, at: path) {
                owned.names = Set(unit.files.map(\.name))
                break
            }
            changesOwnership = true
            owned = OwnershipFile(parsing: try fileSystem.read(path, limit: OwnershipFile.maximumSize))
            if owned.claimedVersion > OwnershipFile.version {
                findings.append(.newerFormat(path, owned.claimedVersion, in: fileSystem))
                return
            }
        case let kind?: findings.append(.foreign(path, kind, in: fileSystem))
        }
        for (index, file) in unit.files.enumerated() {
            let path = unit.directory.child(file.name)
            switch kinds[file.name] {
            case nil: changed.append(index)
            case .file?:
                // A file that is not ours but right already is no obstacle: it becomes ours without being touched.
                if try fileSystem.holds(file.bytes, at: path) { continue }
                changed.append(index)
                if !owned.names.contains(file.name) { findings.append(.foreign(path, .file, in: fileSystem)) }
            case let kind?: findings.append(.foreign(path, kind, in: fileSystem))
            }
        }
        let wanted = Set(unit.files.map(\.name))
        vanished = owned.names.subtracting(wanted).filter { kinds[$0] == .file }.sorted { $0.precedesBytewise($1) }
    }
}

extension RelativePath {
    /// The path of a name that was checked already.
    func child(_ name: String) -> RelativePath {
        do {
            return try appending(name)
        } catch {
            preconditionFailure("names are checked before they are joined: \(error.reason)")
        }
    }
}
