import Analysis
import Basics
import Foundation
import Git

/// Finds the directories to read and makes their snapshots.
struct Roots {
    /// The directory of the first root.
    let directory: String
    /// Every root.
    private(set) var roots: [SourceRoot] = []
    /// The directory of each root that is read from a work tree; nil for revisions and the index.
    private(set) var workTrees: [String?] = []
    /// The resolved directories of the further roots.
    private var places: [String] = []
    /// The directories and revisions of the further roots.
    private var identities: [String] = []
    /// The settings file of the first root, as the snapshot has it.
    private(set) var settingsFile: SourceFile?

    /// Refuses directories that are not there, revisions that are not known, and damaged repositories.
    init(_ options: SourceOptions, output: String?) throws(DiagnosticError) {
        directory = try Self.directory(options.directory)
        let excluded = output.flatMap { Self.relative($0, to: directory) }
        var snapshotOptions = SnapshotOptions(
            sources: options.source, excluded: excluded.map { [$0] } ?? [],
            indexFile: ProcessInfo.processInfo.environment["GIT_INDEX_FILE"],
            jobs: options.jobs ?? availableProcessors())
        let snapshot = try Self.snapshot(directory, options.rev, options.staged, snapshotOptions)
        roots.append(SourceRoot(snapshot: snapshot))
        workTrees.append(options.rev == nil && !options.staged ? directory : nil)
        settingsFile = try Self.settings(in: snapshot)
        if settingsFile == nil, !options.source.isEmpty {
            snapshotOptions.sources = []
            settingsFile = try Self.settings(
                in: try Self.snapshot(directory, options.rev, options.staged, snapshotOptions))
        }
        roots[0].name = Self.resolved(directory).lastPathComponent
        for also in options.also { try add(also, output: output, first: options) }
        Self.setPrefixes(of: &roots, places: places)
    }

    /// Adds a further root; its own `choreoc.yaml` gives its documents their namespaces, and nothing else.
    private mutating func add(
        _ also: String, output: String?, first options: SourceOptions
    ) throws(DiagnosticError) {
        let (path, revision) = Self.split(also)
        try Self.checkDirectory(path, "--also")
        let place = Self.resolved(path).path
        let identity = place + "@" + (revision ?? "")
        let firstIdentity =
            Self.resolved(directory).path + "@" + (options.rev ?? (options.staged ? "the index" : ""))
        guard identity != firstIdentity, !identities.contains(identity) else {
            throw DiagnosticError(
                Diagnostic(
                    .rootReadTwice, "`--also \(also)` is read already", at: Location(path: path), fix: "Leave it out."))
        }
        identities.append(identity)
        let excluded = output.flatMap { Self.relative($0, to: path) }
        guard excluded != "" else {
            throw DiagnosticError(
                Diagnostic(
                    .outputIsSource, "the output directory is the root of `--also \(also)`", at: Location(path: path),
                    fix: "Name a directory of its own: `-o rendered`."))
        }
        roots.append(try Self.further(path, revision, also: also, excluded: excluded))
        places.append(place)
        workTrees.append(revision == nil ? path : nil)
    }

    /// A further root: a folder as it is, or a repository at a revision. Its prefix is set when all roots are known.
    static func further(
        _ path: String, _ revision: String?, also: String, excluded: String? = nil
    ) throws(DiagnosticError) -> SourceRoot {
        try checkDirectory(path, "--also")
        if revision == nil, isBare(path) {
            throw DiagnosticError(
                Diagnostic(
                    .rootIsBare, "`\(path)` is a bare repository, which has no files", at: Location(path: path),
                    fix: "Name a revision: `--also \(path)@main`."))
        }
        let further = try snapshot(path, revision, false, SnapshotOptions(excluded: excluded.map { [$0] } ?? []))
        var root = SourceRoot(snapshot: further, name: resolved(path).lastPathComponent)
        if root.name.hasSuffix(".git") { root.name.removeLast(4) }
        if let file = try settings(in: further) { root.namespaces = try namespaces(of: file, also) }
        return root
    }

    /// The namespaces that the `choreoc.yaml` of a further root gives its documents.
    private static func namespaces(of file: SourceFile, _ also: String) throws(DiagnosticError) -> RootNamespaces {
        let sources = SourceTable()
        let settings: Settings
        do throws(DiagnosticError) {
            settings = try SettingsFile.read(file, overrides: [], sources: sources)
        } catch {
            throw DiagnosticError(
                error.diagnostics.map { finding in
                    let line = sources.place(of: finding.location.origin)?.position.line
                    var finding = finding
                    finding.location = Location(path: "\(also)/\(file.path)" + (line.map { ":\($0)" } ?? ""))
                    finding.notes = []
                    return finding
                })
        }
        let isGiven = settings.defaultNamespace != Settings().defaultNamespace
        return RootNamespaces(
            ofFolder: settings.namespaceOfFolder, fallback: isGiven ? settings.defaultNamespace : nil)
    }

    /// Sets what stands before the paths of further roots in messages: the name of the directory, with as many of those above
    /// it as tell it from other roots and from folders of the first one.
    ///
    /// - Parameter places: the resolved directories of the further roots.
    static func setPrefixes(of roots: inout [SourceRoot], places: [String]) {
        let files = roots[0].snapshot.files
        for index in places.indices {
            let parts = places[index].split(separator: "/").map(String.init)
            let names = (1...max(1, parts.count)).map { parts.suffix($0).joined(separator: "/") }
            let free = names.enumerated().first { count, name in
                let isTaken = places.indices.contains { other in
                    let path = places[other].split(separator: "/").suffix(count + 1).joined(separator: "/")
                    return other != index
                        && (path == name || name.hasPrefix(path + "/") || path.hasPrefix(name + "/"))
                }
                return !isTaken && !files.contains { $0.path.hasPrefix(name + "/") }
            }
            // Without a free name: two revisions of one repository.
            roots[index + 1].prefix = free.map { $0.element + "/" } ?? parts.joined(separator: "/") + "~\(index + 1)/"
        }
    }

    static func resolved(_ path: String) -> URL {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    }

    private static func isBare(_ path: String) -> Bool {
        ["HEAD", "objects", "refs"].allSatisfy { FileManager.default.fileExists(atPath: path + "/" + $0) }
    }

    /// Reads files up to a limit that the settings give.
    mutating func limitFiles(to bytes: Int) {
        for index in roots.indices { roots[index].snapshot.maximumFileBytes = bytes }
    }

    /// The directory of the first root.
    static func directory(_ given: String?) throws(DiagnosticError) -> String {
        let current = FileManager.default.currentDirectoryPath
        var directory = given ?? current
        if given == nil, let top = try workTreeTop(around: current) { directory = top }
        try checkDirectory(directory, "-C")
        return directory
    }

    private static func snapshot(
        _ directory: String, _ revision: String?, _ staged: Bool, _ options: SnapshotOptions
    ) throws(DiagnosticError) -> any Snapshot {
        if let revision { return try CommitSnapshot(directory: directory, revision: revision, options: options) }
        if staged { return try IndexSnapshot(directory: directory, options: options) }
        return try WorkTreeSnapshot(root: directory, options: options)
    }

    /// The settings file of a snapshot, if it has one.
    static func settings(in snapshot: any Snapshot) throws(DiagnosticError) -> SourceFile? {
        guard let file = snapshot.files.first(where: { $0.path == SettingsFile.name }) else { return nil }
        return SourceFile(path: file.path, contents: try snapshot.contents(of: file))
    }

    /// `REPO@REV`; an at sign in the path of an existing directory is part of it.
    static func split(_ text: String) -> (path: String, revision: String?) {
        if FileManager.default.fileExists(atPath: text) { return (text, nil) }
        guard let at = text.lastIndex(of: "@"), at != text.startIndex else { return (text, nil) }
        return (String(text[..<at]), String(text[text.index(after: at)...]))
    }

    private static func checkDirectory(_ path: String, _ flag: String) throws(DiagnosticError) {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue { return }
        throw DiagnosticError(
            Diagnostic(.rootNotFound, "`\(flag) \(path)` is no directory", at: Location(path: path)))
    }

    /// The path of the output directory inside the root; nil when it lies outside. Links are resolved.
    static func relative(_ path: String, to root: String) -> String? {
        let base = resolved(root).path
        let target = resolved(path).path
        guard target != base else { return "" }
        let prefix = base == "/" ? "/" : base + "/"
        return target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : nil
    }
}
