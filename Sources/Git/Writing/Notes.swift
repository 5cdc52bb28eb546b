import Basics

/// The notes of one notes reference: texts beside commits, in a tree whose paths are the commits' ids, with or without
/// slashes behind the first digits.
public struct Notes: Sendable {
    /// The reference: `refs/notes/hydrator.metadata`.
    public let reference: String
    /// The commit that it names; nil while there are no notes.
    public let tip: ObjectID?
    private let tree: ObjectID?
    private let database: ObjectDatabase

    /// The notes as they are now.
    public init(_ database: ObjectDatabase, reference: String) throws(DiagnosticError) {
        self.database = database
        self.reference = reference
        tip = database.reference(reference)
        tree = try tip.map { (id) throws(DiagnosticError) in try database.commit(id) }??.tree
    }

    /// The note of a commit.
    public func note(of commit: ObjectID) throws(DiagnosticError) -> [UInt8]? {
        let place = try place(of: commit)
        guard let id = place.blob else { return nil }
        return try database.blob(id, path: place.path.text, maximumBytes: 1 << 20)
    }

    /// The tree in which these commits have these notes, whatever they had before.
    public func addTree(
        _ notes: [(commit: ObjectID, text: [UInt8])], to pending: inout PendingObjects
    ) throws(DiagnosticError) -> ObjectID {
        var changes: [RelativePath: TreeChange] = [:]
        for note in notes {
            changes[try place(of: note.commit).path] = .write(note.text)
        }
        return try pending.addTree(tree, changing: changes, in: database)
    }

    /// Where the note of a commit lies, or would lie beside the others.
    private func place(of commit: ObjectID) throws(DiagnosticError) -> (path: RelativePath, blob: ObjectID?) {
        var digits = commit.hexadecimal[...]
        var directory = RelativePath.root
        var current = tree
        while let id = current, digits.count > 2 {
            let entries = try database.tree(id, path: directory.text)
            if let found = entries.first(where: { $0.kind == .file && $0.name.elementsEqual(digits.utf8) }) {
                return (directory.child(String(digits)), found.id)
            }
            let start = String(digits.prefix(2))
            let folder = entries.first { $0.kind == .directory && $0.name.elementsEqual(start.utf8) }
            let isFannedOut = entries.contains { $0.kind == .directory && $0.name.count == 2 }
            guard folder != nil || isFannedOut else { break }
            directory = directory.child(start)
            digits = digits.dropFirst(2)
            current = folder?.id
        }
        return (directory.child(String(digits)), nil)
    }
}
