import Analysis
import Basics
import Git
import Tree
import YAML

/// The files of the sources while edits are made to them in memory.
struct EditedFiles {
    private let roots: [SourceRoot]
    private let sources: SourceTable
    private let options: YAMLReader.Options
    /// Editors by the path that messages show, in the order of their first edit.
    private var editors: [(path: String, original: SourceFile, editor: YAMLEditor)] = []
    private var created: [(path: String, bytes: [UInt8])] = []
    /// What changed in words.
    private(set) var lines: [String] = []

    init(_ roots: [SourceRoot], _ sources: SourceTable, settings: Settings) {
        self.roots = roots
        self.sources = sources
        var options = YAMLReader.Options()
        options.maximumBytes = settings.limits.fileBytes
        options.maximumDepth = settings.limits.depth
        options.maximumDocuments = settings.limits.documents
        options.maximumAliasNodes = settings.limits.aliasNodes
        self.options = options
    }

    /// Makes one edit.
    mutating func apply(_ edit: PlannedEdit) throws(DiagnosticError) {
        switch edit {
        case .set(let place, let value):
            let (index, path) = try locate(place)
            let old = editors[index].editor.value(at: path)
            try editors[index].editor.apply(.set(path, value))
            tell(index, path, old: old, new: value)
        case .remove(let place, let pruning):
            var (index, path) = try locate(place)
            let old = editors[index].editor.value(at: path)
            let line = editors[index].editor.line(of: path)
            let name = path.text
            var left = pruning
            while left > 0, let parent = parent(of: path), !parent.steps.isEmpty,
                count(editors[index].editor.value(at: parent)) == 1
            {
                path = parent
                left -= 1
            }
            try editors[index].editor.apply(.remove(path))
            lines.append("\(editors[index].path):\(line): \(name): \(Self.text(old)) → (removed)")
        case .addDocument(let path, let value):
            guard let root = rootPath(of: path), let file = file(path, root) else { throw unwritable(path) }
            let index = try editor(of: file)
            try editors[index].editor.apply(.addDocument(value))
            let editor = editors[index].editor
            let line = editor.line(of: EditPath(document: editor.documentCount - 1, steps: []))
            lines.append("\(path):\(line): \(value["kind"]?.string ?? "document") added")
        case .create(let path, let value):
            created.append((path, YAMLEditor.text(of: value)))
            lines.append("\(path):1: \(value["kind"]?.string ?? "document") added")
        }
    }

    private func parent(of path: EditPath) -> EditPath? {
        path.steps.isEmpty ? nil : EditPath(document: path.document, steps: Array(path.steps.dropLast()))
    }

    private func count(_ value: Value?) -> Int {
        value?.map?.count ?? value?.items?.count ?? 0
    }

    private mutating func tell(_ index: Int, _ path: EditPath, old: Value?, new: Value) {
        let line = editors[index].editor.line(of: path)
        let name = path.text
        lines.append("\(editors[index].path):\(line): \(name): \(Self.text(old)) → \(Self.text(new))")
    }

    private static func text(_ value: Value?) -> String {
        guard let value else { return "(none)" }
        if let text = value.string, !text.isEmpty, !text.utf8.contains(0x0a) { return text.escapedForTerminal }
        return JSONWriter.text(value).escapedForTerminal
    }

    // MARK: Editors

    /// The editor of the file of a place, and the path of the place in it.
    ///
    /// Offsets count from the file as it was read, so the path is looked up there.
    private mutating func locate(_ place: SourcePlace) throws(DiagnosticError) -> (Int, EditPath) {
        guard let found = sources.place(of: place.origin) else {
            throw DiagnosticError(
                Diagnostic(.editComputed, "the value stands in no file: choreoc brings it along itself"))
        }
        let index = try editor(of: found.file)
        let original = try YAMLEditor(editors[index].original, sources: sources, options: options)
        guard let path = original.path(at: found.range.lowerBound) else {
            throw DiagnosticError(
                Diagnostic(.editComputed, "the value cannot be found again in its file", at: Location(place.origin)))
        }
        return (index, path.appending(place.steps))
    }

    private mutating func editor(of file: SourceFile) throws(DiagnosticError) -> Int {
        if let index = editors.firstIndex(where: { $0.path == file.path }) { return index }
        guard rootPath(of: file.path) != nil else { throw unwritable(file.path) }
        editors.append((file.path, file, try YAMLEditor(file, sources: sources, options: options)))
        return editors.count - 1
    }

    private func unwritable(_ path: String) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(.editNotWritable, "`\(path)` is no file of the sources", at: Location(path: path)))
    }

    /// The root of a path that messages show, and the path inside of it.
    private func rootPath(of path: String) -> (root: Int, path: String)? {
        for (index, root) in roots.enumerated().reversed() where path.hasPrefix(root.prefix) {
            let inner = String(path.dropFirst(root.prefix.count))
            let isThere = root.snapshot.files.contains { $0.path == inner }
            if isThere || created.contains(where: { $0.path == path }) { return (index, inner) }
        }
        return nil
    }

    private func file(_ path: String, _ root: (root: Int, path: String)) -> SourceFile? {
        guard let file = roots[root.root].snapshot.files.first(where: { $0.path == root.path }) else { return nil }
        do throws(DiagnosticError) {
            return SourceFile(path: path, contents: try roots[root.root].snapshot.contents(of: file))
        } catch {
            return nil
        }
    }

    // MARK: Results

    /// The files that differ.
    var changes: [SourceEditing.FileChange] {
        var changes: [SourceEditing.FileChange] = []
        for (path, original, editor) in editors where editor.file.contents != original.contents {
            guard let root = rootPath(of: path) else { continue }
            changes.append(
                SourceEditing.FileChange(
                    root: root.root, path: root.path, shownPath: path, old: original.contents,
                    new: editor.file.contents))
        }
        for (path, bytes) in created {
            // A new file lies in the root of its neighbours.
            let root = roots.indices.reversed().first { path.hasPrefix(roots[$0].prefix) } ?? 0
            changes.append(
                SourceEditing.FileChange(
                    root: root, path: String(path.dropFirst(roots[root].prefix.count)), shownPath: path, old: nil,
                    new: bytes))
        }
        return changes.sorted { $0.shownPath.precedesBytewise($1.shownPath) }
    }

    /// The roots with the edits made.
    var overlaid: [SourceRoot] {
        var roots = roots
        let changes = changes
        for index in roots.indices {
            let own = changes.filter { $0.root == index }
            if own.isEmpty { continue }
            let texts = Dictionary(own.map { ($0.path, $0.new) }, uniquingKeysWith: { _, last in last })
            roots[index].snapshot = OverlaySnapshot(roots[index].snapshot, replacing: texts)
        }
        return roots
    }
}
