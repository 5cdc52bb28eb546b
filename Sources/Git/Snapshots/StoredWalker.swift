import Basics

/// Directories that are kept in Git: those of a commit, or those that the paths of the index form.
protocol StoredDirectories {
    /// What stands for a directory.
    associatedtype Directory

    /// The entries of a directory, in an order that gives the paths of all files in byte order.
    func entries(of directory: Directory) throws(DiagnosticError) -> [StoredEntry<Directory>]
    /// The bytes of an ignore file, or of a list of what choreoc wrote.
    func text(of id: ObjectID, path: String, maximumBytes: Int) throws(DiagnosticError) -> [UInt8]
}

/// One entry of a directory that is kept in Git.
struct StoredEntry<Directory> {
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
struct StoredWalker<Directories: StoredDirectories> {
    /// The files found, in order.
    private(set) var files: [SnapshotFile] = []
    /// What was noticed.
    private(set) var findings: [Diagnostic] = []

    private let directories: Directories
    private let rules: ReadingRules
    private var ignores = IgnoreStack()
    private var written = WrittenFiles()
    /// The path of the current directory relative to the root, with its trailing slash.
    private var path: [UInt8] = []
    private var foundSources: Set<[UInt8]> = []
    private var directoriesAbove: [String] = []

    /// A walk under these rules.
    init(_ directories: Directories, rules: ReadingRules) {
        self.directories = directories
        self.rules = rules
    }

    /// Walks everything below a directory.
    mutating func walk(_ root: Directories.Directory) throws(DiagnosticError) {
        walkDirectory(root, scope: rules.rootScope, depth: 0)
        try rules.checkFound(foundSources, known: directoriesAbove)
        findings += written.findings
    }

    private mutating func walkDirectory(_ directory: Directories.Directory, scope: ReadingRules.Scope, depth: Int) {
        let entries: [StoredEntry<Directories.Directory>]
        do {
            entries = try directories.entries(of: directory)
        } catch {
            findings += error.diagnostics
            return
        }
        let ignoreFile = entries.first { $0.kind == .file && $0.name.elementsEqual(IgnoreRules.ownFileName.utf8) }
        var hasLevel = false
        if let ignoreFile { hasLevel = readIgnore(ignoreFile.id) }
        defer { if hasLevel { ignores.pop() } }
        let listing = entries.first { $0.kind == .file && $0.name.elementsEqual(OwnershipListing.fileName.utf8) }
        written.enter(
            depth > 0
                ? listing.flatMap { text(of: $0.id, OwnershipListing.fileName, OwnershipListing.maximumSize) } : nil)
        defer { written.leave() }
        let base = path.count
        for entry in entries {
            path.append(contentsOf: entry.name)
            visit(entry, nameStart: base, scope, depth)
            path.removeSubrange(base...)
        }
    }

    private mutating func visit(
        _ entry: StoredEntry<Directories.Directory>, nameStart: Int, _ parentScope: ReadingRules.Scope, _ depth: Int
    ) {
        let isDirectory = entry.kind == .directory
        let isCandidate = entry.name.withUnsafeBufferPointer { rules.isCandidate($0) }
        if entry.kind == .submodule || ((entry.kind == .file || entry.kind == .conflict) && !isCandidate) { return }
        let scope = path.withUnsafeBufferPointer { rules.scope(of: $0, in: parentScope) }
        let isNamed = parentScope == .above
        if !isNamed, entry.name.first == UInt8(ascii: ".") { return }
        if isNamed, isDirectory { directoriesAbove.append(String(decoding: path, as: UTF8.self)) }
        guard scope == .inside || (scope == .above && isDirectory) else { return }
        if !isNamed,
            path.withUnsafeBufferPointer({ ignores.ignores($0, nameStart: nameStart, isDirectory: isDirectory) })
        {
            return
        }
        if isNamed, scope == .inside { foundSources.insert(path) }
        switch entry.kind {
        case .file: if !written.leavesOut(path, nameStart: nameStart) { add(entry) }
        case .directory: descend(into: entry, scope, depth)
        case .symbolicLink:
            findings.append(Diagnostic(.symbolicLinkSkipped, "a symbolic link is not followed", at: place))
        case .conflict:
            findings.append(
                Diagnostic(
                    .indexConflict, "the index holds several versions of the file, since a merge left it in conflict",
                    at: place, fix: "Resolve the conflict and `git add` the file."))
        case .submodule: break
        }
    }

    private mutating func add(_ entry: StoredEntry<Directories.Directory>) {
        guard let text = String(validating: path, as: UTF8.self) else {
            findings.append(Diagnostic(.pathNotUTF8, "the path \(displayName(path)) is not UTF-8", at: place))
            return
        }
        files.append(SnapshotFile(path: text, identity: entry.id))
    }

    private mutating func descend(
        into entry: StoredEntry<Directories.Directory>, _ scope: ReadingRules.Scope, _ depth: Int
    ) {
        guard let directory = entry.directory else { return }
        guard depth < ReadingRules.maximumDepth else {
            findings.append(
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
            findings += error.diagnostics
            return nil
        }
    }

    private var place: Location { Location(path: String(decoding: path, as: UTF8.self)) }
}
