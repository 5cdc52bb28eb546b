import Basics

/// What happens to one file of a tree.
public enum TreeChange: Sendable, Equatable {
    /// The file gets these bytes, whether it was there or not.
    case write([UInt8])
    /// The file goes, if it is there; a directory without files goes with it.
    case remove
}

extension PendingObjects {
    /// The tree with some files changed, built from the bottom; directories without changes are taken over by their id
    /// and not even read. Entries that are not named stay as they are, whatever they are.
    ///
    /// A path must not lead through another one that is written.
    public mutating func addTree(
        _ base: ObjectID?, changing changes: [RelativePath: TreeChange], in database: ObjectDatabase
    ) throws(DiagnosticError) -> ObjectID {
        let top = ChangedDirectory()
        for (path, change) in changes { top.enter(path.components[...], change) }
        return try addDirectory(top, base, "", database) ?? add(.tree, [])
    }

    /// The id of a directory's tree; nil if nothing is left in it.
    private mutating func addDirectory(
        _ directory: ChangedDirectory, _ base: ObjectID?, _ path: String, _ database: ObjectDatabase
    ) throws(DiagnosticError) -> ObjectID? {
        let entries = try base.map { id throws(DiagnosticError) in try database.tree(id, path: path) } ?? []
        var kept: [TreeObject.Entry] = []
        var rest = directory.children
        for entry in entries {
            guard let change = rest.removeValue(forKey: entry.name) else {
                kept.append(entry)
                continue
            }
            if let entry = try changed(entry, entry.name, change, path, database) { kept.append(entry) }
        }
        // The order does not matter: entries are sorted when the tree is written.
        for (name, change) in rest {
            if let entry = try changed(nil, name, change, path, database) { kept.append(entry) }
        }
        return kept.isEmpty ? nil : add(.tree, TreeObject.bytes(of: kept))
    }

    /// What becomes of an entry, which may not be there yet; nil when it goes.
    private mutating func changed(
        _ entry: TreeObject.Entry?, _ name: [UInt8], _ change: ChangedDirectory, _ path: String,
        _ database: ObjectDatabase
    ) throws(DiagnosticError) -> TreeObject.Entry? {
        let isDirectory = entry?.kind == .directory
        if !change.children.isEmpty {
            let base = isDirectory ? entry?.id : nil
            let id = try addDirectory(change, base, path + String(decoding: name, as: UTF8.self) + "/", database)
            return id.map { TreeObject.directory(name, $0) }
        }
        switch change.change {
        case .write(let bytes):
            var written = TreeObject.file(name, addBlob(bytes))
            // A file that was executable stays so.
            if let entry, entry.kind == .file { written.mode = entry.mode }
            return written
        case .remove where !isDirectory: return nil
        case .remove, nil: return entry
        }
    }
}

/// The changes below one directory.
private final class ChangedDirectory {
    var children: [[UInt8]: ChangedDirectory] = [:]
    var change: TreeChange?

    func enter(_ path: ArraySlice<String>, _ change: TreeChange) {
        guard let first = path.first else {
            self.change = change
            return
        }
        let name = Array(first.utf8)
        let child = children[name] ?? ChangedDirectory()
        children[name] = child
        child.enter(path.dropFirst(), change)
    }
}
