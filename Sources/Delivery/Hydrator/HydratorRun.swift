import Basics
import Git

/// The second projection of a rendered tree: the contract that Argo CD's source hydrator keeps and GitOps Promoter reads.
///
/// Each synced path, a project in an environment, holds one `manifest.yaml`, and beside it `hydrator.metadata` and
/// `README.md`; the top holds `hydrator.metadata` and `.gitattributes`. A note on the branch's last commit tells the
/// source commit even when no manifest has changed. Unlike Argo CD, paths that the sources do not give any more go.
struct HydratorRun {
    /// The name of the metadata, at the top and in synced paths.
    static let metadata = RelativePath.root.child("hydrator.metadata")
    /// The reference of the notes.
    static let notesReference = "refs/notes/hydrator.metadata"
    static let attributes = RelativePath.root.child(".gitattributes")
    private static let attributesText =
        "**/README.md linguist-generated=true\n**/hydrator.metadata linguist-generated=true"
    static let manifest = "manifest.yaml"
    /// The files of a synced path.
    static let ownNames = [manifest, metadata.name, "README.md"]

    private let publisher: Publisher
    private let notes: Notes

    init(_ publisher: Publisher) throws(DiagnosticError) {
        self.publisher = publisher
        notes = try Notes(publisher.database, reference: Self.notesReference)
    }

    private var source: PublishSource { publisher.source }

    // MARK: Synced paths

    /// The path that is synced and holds a unit: the directory of its project.
    static func syncedPath(of directory: RelativePath) -> RelativePath {
        let parts = directory.components
        guard parts.first == "_planes" else { return directory.prefix(3) }
        return directory.prefix(parts.indices.contains(3) && parts[3] == "shared" ? 4 : 6)
    }

    /// The manifest of every synced path: the objects of its units in the order of their files.
    static func manifests(_ units: [UnitOutput]) -> [RelativePath: [UInt8]] {
        var manifests: [RelativePath: [UInt8]] = [:]
        let units = units.filter { !SyncObjects.directories.contains($0.directory.components.first ?? "") }
        for unit in units.sorted(by: { $0.directory < $1.directory }) {
            let path = syncedPath(of: unit.directory)
            for file in unit.files.sorted(by: { $0.name.precedesBytewise($1.name) }) {
                if manifests[path]?.isEmpty == false { manifests[path]?.append(contentsOf: "---\n".utf8) }
                manifests[path, default: []].append(contentsOf: file.bytes)
            }
        }
        return manifests
    }

    /// The commands that make a path's manifests from a checkout of the source commit.
    private static func commands(_ path: RelativePath) -> [String] {
        let parts = path.components
        if parts.first == "_planes" { return ["choreoc compile --output rendered"] }
        return [
            "choreoc compile --stdout --organization \(parts[0]) --environment \(parts[1]) --project \(parts[2])"
        ]
    }

    // MARK: Branches

    /// Adds what a plan changes on one proposed branch.
    func add(_ name: String, _ plan: WritePlan, to publication: inout Publication) throws(DiagnosticError) {
        let database = publisher.database
        var branch = try PublishedBranch(name, remote: publisher.remote, in: database)
        let active = try PublishedBranch(
            String(name.dropLast(publisher.layout.suffix.count)), remote: publisher.remote, in: database)
        // A proposed branch begins where the active one is.
        if branch.tip == nil { branch = PublishedBranch(branch, startingAt: active.tip) }
        let guards = BranchGuards(database: database, source: source.commit, allowsOlder: publisher.allowsOlder)
        try guards.check(branch, lastSource: try lastSource(of: branch))
        let files = StoredFileSystem(database, tree: branch.tip?.tree, named: name)
        let changes: PathChanges
        do throws(DiagnosticError) {
            changes = try self.changes(plan, files)
        } catch {
            throw files.failure ?? error
        }
        var result = Publication.Branch(branch: branch, commit: nil, result: changes.result)
        if !changes.edits.isEmpty {
            if branch.tip == nil { branch = start(branch, active.reference, &publication) }
            var edits = changes.edits
            let metadata = HydratorMetadata(source)
            edits[Self.metadata] = .write(metadata.json)
            edits[Self.attributes] = .write(Array(Self.attributesText.utf8))
            result.commit = try publisher.commit(edits, on: branch, metadata.commitMessage, &publication.pending)
        }
        if result.commit != nil || !plan.units.isEmpty { publication.branches.append(result) }
    }

    /// Begins the active branch with a commit without files, as Argo CD does.
    private func start(
        _ branch: PublishedBranch, _ active: String, _ publication: inout Publication
    ) -> PublishedBranch {
        let tree = publication.pending.addEmptyTree()
        let draft = source.draft(
            tree, parents: [], message: "Initial commit for \(active.dropFirst("refs/heads/".count))")
        let id = publication.pending.addCommit(draft)
        publication.started.append(ReferenceUpdate(active, from: nil, to: id))
        return PublishedBranch(branch, startingAt: draft.info(id))
    }

    /// The source commit of a branch: what the note on its last commit tells, or else the metadata at its top.
    private func lastSource(of branch: PublishedBranch) throws(DiagnosticError) -> ObjectID? {
        guard let tip = branch.tip else { return nil }
        let files = StoredFileSystem(publisher.database, tree: tip.tree, named: branch.name)
        guard let text = try notes.note(of: tip.id) ?? (try? files.read(Self.metadata, limit: 1 << 20)) else {
            return nil
        }
        if let id = Self.drySHA(text) { return id }
        if publisher.allowsOlder { return nil }
        throw DiagnosticError(
            Diagnostic(
                .hydratorMetadataInvalid, "the metadata of `\(branch.name)` does not tell the commit it comes from",
                fix: "Pass --allow-older to publish nevertheless."))
    }

    /// The value of `drySha`, which is written on one line whoever writes it.
    private static func drySHA(_ text: [UInt8]) -> ObjectID? {
        let words = String(decoding: text, as: UTF8.self).split { " \t\r\n:,{}".contains($0) }
        guard let index = words.firstIndex(of: "\"drySha\""), words.indices.contains(index + 1) else { return nil }
        return ObjectID(hexadecimal: words[index + 1].utf8.filter { $0 != 0x22 })
    }

    // MARK: Changes

    private struct PathChanges {
        var edits: [RelativePath: TreeChange] = [:]
        var result = WriteResult()
    }

    private func changes(_ plan: WritePlan, _ files: StoredFileSystem) throws(DiagnosticError) -> PathChanges {
        var changes = PathChanges()
        var findings: [Diagnostic] = []
        let manifests = Self.manifests(plan.units)
        do throws(FileSystemError) {
            let tree = try ExistingTree(of: files, jobs: publisher.jobs)
            let names = tree.entries.mapValues { Set($0.map(\.name)) }
            let hydrated = Set(names.keys.filter { !$0.isRoot && names[$0]?.contains(Self.metadata.name) == true })
            // What `publish` wrote there as a tree would be applied beside the manifests.
            for unit in tree.units where plan.isSelected(unit) {
                let ownership = unit.child(OwnershipFile.name)
                let owned = OwnershipFile(parsing: try files.read(ownership, limit: OwnershipFile.maximumSize))
                for name in owned.names { changes.edits[unit.child(name)] = .remove }
                changes.edits[ownership] = .remove
            }
            for (path, bytes) in manifests.sorted(by: { $0.key < $1.key }) {
                let isOwn = hydrated.contains(path)
                for entry in tree.entries[path] ?? []
                where Self.isForeign(entry, isOwn) && changes.edits[path.child(entry.name)] != .remove {
                    findings.append(Self.foreign(path.child(entry.name), files))
                }
                let place = path.child(Self.manifest)
                if isOwn, names[path]?.contains(Self.manifest) == true, try files.holds(bytes, at: place) {
                    changes.result.filesUnchanged += 1
                    changes.result.unitsUnchanged += 1
                    continue
                }
                let metadata = HydratorMetadata(source, commands: Self.commands(path))
                changes.edits[place] = .write(bytes)
                changes.edits[path.child(Self.metadata.name)] = .write(metadata.json)
                changes.edits[path.child("README.md")] = .write(metadata.readme)
                changes.result.filesWritten += 1
                changes.result.unitsWritten += 1
            }
            let gone = hydrated.filter { manifests[$0] == nil && plan.isSelected($0) && !plan.held.contains($0) }
                .sorted()
            if !plan.allowsRemovals {
                findings += RemovalGuard.findings(
                    removed: gone, existing: hydrated.sorted(),
                    remaining: hydrated.union(manifests.keys).subtracting(gone),
                    in: files)
            }
            for path in gone {
                for name in Self.ownNames { changes.edits[path.child(name)] = .remove }
                changes.result.filesRemoved += 1
                changes.result.unitsRemoved += 1
            }
            let top = names[.root] ?? []
            if !top.contains(Self.metadata.name), top.contains(Self.attributes.name), !changes.edits.isEmpty,
                try !files.holds(Array(Self.attributesText.utf8), at: Self.attributes)
            {
                findings.append(Self.foreign(Self.attributes, files))
            }
        } catch {
            throw DiagnosticError(.failed(error, note: "nothing was changed"))
        }
        if !findings.isEmpty { throw DiagnosticError(findings) }
        return changes
    }

    /// Whether something in a synced path is in the way, or would be applied with the manifest.
    static func isForeign(_ entry: DirectoryEntry, _ isOwn: Bool) -> Bool {
        if ownNames.contains(entry.name) { return !isOwn || entry.kind != .file }
        return entry.kind != .directory && TreeVerification.isManifest(entry.name)
    }

    private static func foreign(_ path: RelativePath, _ files: StoredFileSystem) -> Diagnostic {
        let shown = files.shown(path)
        return Diagnostic(
            .hydratedPathForeign, "`\(shown)` was not written by the hydrator", at: Location(path: shown),
            fix: "Move it elsewhere, or choose another branch.")
    }

    // MARK: Notes

    /// Adds a note to the last commit of every branch that has none of the source commit yet.
    func addNotes(to publication: inout Publication) throws(DiagnosticError) {
        if notes.tip != nil { publication.notesReference = Self.notesReference }
        let text = HydratorMetadata.note(source.commit.id)
        var added: [(commit: ObjectID, text: [UInt8])] = []
        for branch in publication.branches {
            guard let commit = branch.commit ?? branch.branch.tip?.id else { continue }
            let old = try notes.note(of: commit)
            if old.flatMap(Self.drySHA) != source.commit.id { added.append((commit, text)) }
        }
        if added.isEmpty { return }
        let tree = try notes.addTree(added, to: &publication.pending)
        let commit = source.draft(tree, parents: notes.tip.map { [$0] } ?? [], message: "Notes added by choreoc")
        publication.notesReference = Self.notesReference
        publication.notes = ReferenceUpdate(
            Self.notesReference, from: notes.tip, to: publication.pending.addCommit(commit))
    }
}
