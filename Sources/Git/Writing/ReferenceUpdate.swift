import Basics
import CLibGit2
import Glibc

/// A reference to be moved, if it is still where it was.
public struct ReferenceUpdate: Sendable, Hashable {
    /// The full name: `refs/heads/rendered`.
    public var name: String
    /// The id that it must have; nil if it must not exist.
    public var old: ObjectID?
    /// The id that it gets.
    public var new: ObjectID

    /// A reference to be moved.
    public init(_ name: String, from old: ObjectID?, to new: ObjectID) {
        self.name = name
        self.old = old
        self.new = new
    }
}

extension RepositoryWriter {
    /// Moves references, all of them or, when one is not where it must be, none. A crash leaves each as it was or as it
    /// is to be. `message` is for the reflog.
    ///
    /// Refuses references that somebody else has moved or holds, and names that Git's files cannot have together.
    public func update(_ updates: [ReferenceUpdate], message: String) throws(DiagnosticError) {
        if updates.isEmpty { return }
        try refuseObstructed(updates)
        let journal = updates.map { "\($0.new) \($0.name)\n" }.joined()
        do throws(FileSystemError) {
            try files.create(Self.journal, Array(journal.utf8), synchronizing: true)
        } catch {
            throw Self.failure(error)
        }
        defer { try? files.removeFile(Self.journal) }
        var transaction: OpaquePointer?
        try check(git_transaction_new(&transaction, database.repository), "")
        // Whatever is still locked when the transaction goes is unlocked.
        defer { git_transaction_free(transaction) }
        for update in updates { try check(git_transaction_lock_ref(transaction, update.name), update.name) }
        for update in updates where database.reference(update.name) != update.old {
            throw Self.moved(update, database.reference(update.name))
        }
        for update in updates {
            var id = update.new.libraryID
            try check(git_transaction_set_target(transaction, update.name, &id, nil, message), update.name)
        }
        // Without it a reference may be an empty file after a power failure.
        _ = choreoc_git_synchronize_files(1)
        defer { _ = choreoc_git_synchronize_files(0) }
        try check(git_transaction_commit(transaction), "")
    }

    private static func moved(_ update: ReferenceUpdate, _ found: ObjectID?) -> DiagnosticError {
        let was = update.old.map { "at \($0)" } ?? "not there"
        let now = found.map { "at \($0)" } ?? "gone"
        return DiagnosticError(
            Diagnostic(
                .referenceMoved, "`\(update.name)` was moved meanwhile: it was \(was) and is now \(now)",
                fix: "Run the command again."))
    }

    private func check(_ status: Int32, _ name: String) throws(DiagnosticError) {
        if status == 0 { return }
        let message = GitLibrary.lastMessage
        let lock = "\(database.location.commonDirectory)/\(name).lock"
        if status == GIT_ELOCKED.rawValue || (!name.isEmpty && access(lock, F_OK) == 0) {
            throw DiagnosticError(
                Diagnostic(
                    .referenceLocked, "`\(name)` is locked by another Git command", at: Location(path: lock),
                    fix: "If no Git command is running: rm '\(lock)'"))
        }
        throw DiagnosticError(
            Diagnostic(
                .repositoryWriteFailed, "\(name.isEmpty ? "references" : "`\(name)`") cannot be written: \(message)",
                at: Location(path: database.location.commonDirectory)))
    }

    private func refuseObstructed(_ updates: [ReferenceUpdate]) throws(DiagnosticError) {
        let names = Set(database.referenceNames).union(updates.map(\.name))
        var findings: [Diagnostic] = []
        for update in updates.sorted(by: { $0.name.precedesBytewise($1.name) }) {
            for other in names.sorted() where other.hasPrefix(update.name + "/") || update.name.hasPrefix(other + "/") {
                findings.append(
                    Diagnostic(
                        .referenceObstructed, "`\(update.name)` cannot exist beside `\(other)`",
                        fix: "Choose another branch name."))
            }
        }
        if !findings.isEmpty { throw DiagnosticError(findings) }
    }
}

extension ObjectDatabase {
    /// The full names of all references.
    public var referenceNames: [String] {
        var list = git_strarray()
        guard git_reference_list(&list, repository) == 0 else { return [] }
        defer { git_strarray_dispose(&list) }
        return (0..<list.count).compactMap { list.strings[$0].map { String(cString: $0) } }.sorted()
    }

    /// Whether a text is the full name of a reference that Git accepts.
    public static func isReferenceName(_ name: String) -> Bool {
        GitLibrary.start()
        var isValid: Int32 = 0
        return git_reference_name_is_valid(&isValid, name) == 0 && isValid == 1
    }
}
