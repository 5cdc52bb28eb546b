import Basics
import CLibGit2

extension RepositoryWriter {
    /// Stores objects; they are on disk when it returns. Few are written one by one, many into one pack.
    public func store(_ pending: PendingObjects, jobs: Int) throws(DiagnosticError) {
        if pending.count == 0 { return }
        do throws(FileSystemError) {
            try remove(Self.staging)
            try files.makeDirectory(Self.staging)
        } catch {
            throw Self.failure(error)
        }
        if pending.count < Self.packThreshold { try writeLoose(pending) } else { try writePack(pending, jobs) }
        do throws(FileSystemError) {
            // One call for all of them: waiting for each file would take milliseconds a file.
            try files.synchronizeAll()
            if pending.count < Self.packThreshold { try placeLoose(pending) } else { try placePack() }
            try remove(Self.staging)
        } catch {
            throw Self.failure(error)
        }
    }

    private var stagingPath: String { "\(database.location.commonDirectory)/\(Self.staging.text)" }

    // MARK: One by one

    private func writeLoose(_ pending: PendingObjects) throws(DiagnosticError) {
        var backend: OpaquePointer?
        try check(git_odb_backend_loose(&backend, stagingPath, -1, 0, 0, 0))
        try write(pending, into: backend) { (_) throws(DiagnosticError) in }
    }

    private func placeLoose(_ pending: PendingObjects) throws(FileSystemError) {
        var directories: Set<RelativePath> = [Self.objects]
        for object in pending.objects {
            let digits = object.id.hexadecimal
            let (directory, name) = (String(digits.prefix(2)), String(digits.dropFirst(2)))
            let place = Self.objects.child(directory)
            try move(Self.staging.child(directory).child(name), to: place.child(name))
            directories.insert(place)
        }
        for directory in directories.sorted() { try files.synchronize(directory) }
    }

    // MARK: As a pack

    private func writePack(_ pending: PendingObjects, _ jobs: Int) throws(DiagnosticError) {
        var backend: OpaquePointer?
        try check(git_mempack_new(&backend))
        try write(pending, into: backend) { (objects) throws(DiagnosticError) in
            var wrapped: OpaquePointer?
            try check(git_repository_wrap_odb(&wrapped, objects))
            defer { git_repository_free(wrapped) }
            var builder: OpaquePointer?
            try check(git_packbuilder_new(&builder, wrapped))
            defer { git_packbuilder_free(builder) }
            git_packbuilder_set_threads(builder, UInt32(jobs))
            for object in pending.objects {
                var id = object.id.libraryID
                try check(git_packbuilder_insert(builder, &id, nil))
            }
            try check(git_packbuilder_write(builder, stagingPath, 0o444, nil, nil))
        }
    }

    /// Moves the pack and then its index, by which Git finds it.
    private func placePack() throws(FileSystemError) {
        let names = try files.list(Self.staging).map(\.name)
        for suffix in [".pack", ".idx"] {
            for name in names where name.hasSuffix(suffix) {
                try move(Self.staging.child(name), to: Self.packs.child(name))
            }
        }
        try files.synchronize(Self.packs)
    }

    // MARK: The library

    /// Writes everything into a database that has this backend only, and does something with it.
    private func write(
        _ pending: PendingObjects, into backend: OpaquePointer?,
        then body: (OpaquePointer?) throws(DiagnosticError) -> Void
    ) throws(DiagnosticError) {
        var objects: OpaquePointer?
        try check(git_odb_new(&objects))
        defer { git_odb_free(objects) }
        try check(git_odb_add_backend(objects, backend, 1))
        for object in pending.objects {
            var id = git_oid()
            let status = object.bytes.withUnsafeBytes {
                git_odb_write(&id, objects, $0.baseAddress, $0.count, object.kind.libraryType)
            }
            try check(status)
        }
        try body(objects)
    }

    private func check(_ status: Int32) throws(DiagnosticError) {
        if status == 0 { return }
        throw DiagnosticError(
            Diagnostic(
                .repositoryWriteFailed, "objects cannot be written: \(GitLibrary.lastMessage)",
                at: Location(path: database.location.commonDirectory)))
    }
}
