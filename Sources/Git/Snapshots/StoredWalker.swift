import Basics

/// Directories that are kept in Git: those of a commit, or those that the paths of the index form.
protocol StoredDirectories: Sendable {
    /// What stands for a directory.
    associatedtype Directory: Sendable

    /// The entries of a directory, in an order that gives the paths of all files in byte order.
    func entries(of directory: Directory) throws(DiagnosticError) -> [StoredEntry<Directory>]
    /// The bytes of an ignore file, or of a list of what choreoc wrote.
    func text(of id: ObjectID, path: String, maximumBytes: Int) throws(DiagnosticError) -> [UInt8]
    /// The same directories for one thread alone, which waits for no other while it reads them.
    func forThread() -> Self
}

extension StoredDirectories {
    /// The directories themselves, when nothing in them makes threads wait.
    func forThread() -> Self { self }
}

/// One entry of a directory that is kept in Git.
struct StoredEntry<Directory: Sendable>: Sendable {
    /// The last part of its path.
    var name: [UInt8]
    /// What it is.
    var kind: StoredKind
    /// The id of a file's blob.
    var id: ObjectID
    /// The directory that it is; nil for everything else.
    var directory: Directory?
}

/// One walk over directories that are kept in Git, under the same rule as a walk over a work tree.
struct StoredWalker<Directories: StoredDirectories>: Sendable {
    /// What was found.
    private(set) var found = WalkResult()

    private var directories: Directories
    private let rules: ReadingRules
    private var ignores = IgnoreStack()
    /// The path of the current directory relative to the root, with its trailing slash.
    private var path: [UInt8] = []
    /// The threads to share the work of the first wide directory among; 1 when nothing is shared any more.
    private var jobs: Int
    /// Directories that are walked when their siblings are known, and where their files go among those found.
    private var postponed: [Postponed] = []

    /// A directory with many siblings: each may be walked by another thread.
    private struct Postponed {
        var entry: StoredEntry<Directories.Directory>
        var scope: ReadingRules.Scope
        var place: Int
    }

    /// A walk under these rules on up to `jobs` threads.
    init(_ directories: Directories, rules: ReadingRules, jobs: Int = 1) {
        self.directories = directories
        self.rules = rules
        self.jobs = jobs
    }

    /// Walks everything below a directory.
    mutating func walk(_ root: Directories.Directory) throws(DiagnosticError) {
        walkDirectory(root, scope: rules.rootScope, depth: 0)
        try rules.checkFound(found.foundSources, known: found.directoriesAbove)
        found.findings += found.written.findings
    }

    private mutating func walkDirectory(_ directory: Directories.Directory, scope: ReadingRules.Scope, depth: Int) {
        let entries: [StoredEntry<Directories.Directory>]
        do {
            entries = try directories.entries(of: directory)
        } catch {
            found.findings += error.diagnostics
            return
        }
        let ignoreFile = entries.first { $0.kind == .file && $0.name.elementsEqual(IgnoreRules.ownFileName.utf8) }
        var hasLevel = false
        if let ignoreFile { hasLevel = readIgnore(ignoreFile.id) }
        defer { if hasLevel { ignores.pop() } }
        let listing = entries.first { $0.kind == .file && $0.name.elementsEqual(OwnershipListing.fileName.utf8) }
        found.written.enter(
            depth > 0
                ? listing.flatMap { text(of: $0.id, OwnershipListing.fileName, OwnershipListing.maximumSize) } : nil)
        defer { found.written.leave() }
        let base = path.count
        let isShared =
            jobs > 1 && entries.count { $0.kind == .directory } >= ReadingRules.sharedDirectories
        for entry in entries {
            path.append(contentsOf: entry.name)
            visit(entry, nameStart: base, scope, depth, isShared)
            path.removeSubrange(base...)
        }
        if isShared { walkPostponed(depth) }
    }

    /// Walks the directories that were postponed, each as if it were alone, and puts what they hold where it belongs.
    private mutating func walkPostponed(_ depth: Int) {
        let waiting = postponed
        postponed = []
        let start = forked()
        let walked = parallelMap(count: waiting.count, jobs: jobs, worker: { start.forThread() }) {
            (worker, index) -> WalkResult in
            var walker = worker
            walker.path += waiting[index].entry.name
            walker.descend(into: waiting[index].entry, waiting[index].scope, depth)
            return walker.found
        }
        found.insert(walked, at: waiting.map(\.place))
    }

    /// A walk that goes on from here and has found nothing yet.
    private func forked() -> StoredWalker {
        var walker = self
        walker.found = found.forked()
        walker.jobs = 1
        return walker
    }

    private func forThread() -> StoredWalker {
        var walker = self
        walker.directories = directories.forThread()
        return walker
    }

    private mutating func visit(
        _ entry: StoredEntry<Directories.Directory>, nameStart: Int, _ parentScope: ReadingRules.Scope, _ depth: Int,
        _ isShared: Bool
    ) {
        let isDirectory = entry.kind == .directory
        let isCandidate = entry.name.withUnsafeBufferPointer { rules.isCandidate($0) }
        if entry.kind == .submodule || ((entry.kind == .file || entry.kind == .conflict) && !isCandidate) { return }
        let scope = path.withUnsafeBufferPointer { rules.scope(of: $0, in: parentScope) }
        let isNamed = parentScope == .above
        if !isNamed, entry.name.first == UInt8(ascii: ".") { return }
        if isNamed, isDirectory { found.directoriesAbove.append(String(decoding: path, as: UTF8.self)) }
        guard scope == .inside || (scope == .above && isDirectory) else { return }
        if !isNamed,
            path.withUnsafeBufferPointer({ ignores.ignores($0, nameStart: nameStart, isDirectory: isDirectory) })
        {
            return
        }
        if isNamed, scope == .inside { found.foundSources.insert(path) }
        switch entry.kind {
        case .file: if !found.written.leavesOut(path, nameStart: nameStart) { add(entry) }
        case .directory where isShared:
            postponed.append(Postponed(entry: entry, scope: scope, place: found.files.count))
        case .directory: descend(into: entry, scope, depth)
        case .symbolicLink:
            found.findings.append(Diagnostic(.symbolicLinkSkipped, "a symbolic link is not followed", at: place))
        case .conflict:
            found.findings.append(
                Diagnostic(
                    .indexConflict, "the index holds several versions of the file, since a merge left it in conflict",
                    at: place, fix: "Resolve the conflict and `git add` the file."))
        case .submodule: break
        }
    }

    private mutating func add(_ entry: StoredEntry<Directories.Directory>) {
        guard let text = String(validating: path, as: UTF8.self) else {
            found.findings.append(Diagnostic(.pathNotUTF8, "the path \(displayName(path)) is not UTF-8", at: place))
            return
        }
        found.files.append(SnapshotFile(path: text, identity: entry.id))
    }

    private mutating func descend(
        into entry: StoredEntry<Directories.Directory>, _ scope: ReadingRules.Scope, _ depth: Int
    ) {
        guard let directory = entry.directory else { return }
        guard depth < ReadingRules.maximumDepth else {
            found.findings.append(
                Diagnostic(
                    .directoriesTooDeep, "directories are nested deeper than \(ReadingRules.maximumDepth) levels",
                    at: place))
            return
        }
        path.append(UInt8(ascii: "/"))
        walkDirectory(directory, scope: scope, depth: depth + 1)
        path.removeLast()
    }

    private mutating func readIgnore(_ id: ObjectID) -> Bool {
        guard let text = text(of: id, IgnoreRules.ownFileName, IgnoreRules.maximumBytes) else { return false }
        return ignores.push(IgnoreRules(text, baseCount: path.count))
    }

    private mutating func text(of id: ObjectID, _ name: String, _ maximumBytes: Int) -> [UInt8]? {
        do {
            return try directories.text(
                of: id, path: String(decoding: path, as: UTF8.self) + name, maximumBytes: maximumBytes)
        } catch {
            found.findings += error.diagnostics
            return nil
        }
    }

    private var place: Location { Location(path: String(decoding: path, as: UTF8.self)) }
}
