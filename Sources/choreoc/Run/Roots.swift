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
    /// The settings file of the first root, as the snapshot has it.
    private(set) var settingsFile: SourceFile?

    /// Refuses directories that are not there, revisions that are not known, and damaged repositories.
    init(_ options: SourceOptions, output: String?) throws(DiagnosticError) {
        directory = try Self.directory(options.directory)
        let excluded = output.flatMap { Self.relative($0, to: directory) }
        var snapshotOptions = SnapshotOptions(
            sources: options.source, excluded: excluded.map { [$0] } ?? [],
            indexFile: ProcessInfo.processInfo.environment["GIT_INDEX_FILE"])
        let snapshot = try Self.snapshot(directory, options.rev, options.staged, snapshotOptions)
        roots.append(SourceRoot(snapshot: snapshot))
        workTrees.append(options.rev == nil && !options.staged ? directory : nil)
        settingsFile = try Self.settings(in: snapshot)
        if settingsFile == nil, !options.source.isEmpty {
            snapshotOptions.sources = []
            settingsFile = try Self.settings(
                in: try Self.snapshot(directory, options.rev, options.staged, snapshotOptions))
        }
        for also in options.also {
            let (path, revision) = Self.split(also)
            roots.append(try Self.further(path, revision))
            workTrees.append(revision == nil ? path : nil)
        }
    }

    /// Reads files up to a limit that the settings give.
    mutating func limitFiles(to bytes: Int) {
        for index in roots.indices { roots[index].snapshot.maximumFileBytes = bytes }
    }

    /// A further root: a folder as it is, or a repository at a revision.
    static func further(_ path: String, _ revision: String?) throws(DiagnosticError) -> SourceRoot {
        try checkDirectory(path, "--also")
        let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
        return SourceRoot(
            snapshot: try snapshot(path, revision, false, SnapshotOptions()), prefix: name + "/")
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
        func resolved(_ path: String) -> String {
            URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
        }
        let base = resolved(root)
        let target = resolved(path)
        guard target != base else { return "" }
        let prefix = base == "/" ? "/" : base + "/"
        return target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : nil
    }
}
