import Basics
import Tree

/// Edits YAML and JSON files in place: only the bytes of the change are touched, so comments and layout stay.
///
/// After each edit the file is read again and must hold exactly the intended values, else the edit is refused.
public struct YAMLEditor: Sendable {
    /// The file as it is now.
    public private(set) var file: SourceFile
    private let options: YAMLReader.Options
    private var layout: [LayoutDocument]
    /// The values of the documents, empty ones as null.
    private var values: [Value]
    /// Where findings register the file, so that they can point into it.
    private let sources: SourceTable?

    /// An editor of a file.
    ///
    /// Refuses files with errors, and files that are not UTF-8.
    public init(
        _ file: SourceFile, sources: SourceTable? = nil, options: YAMLReader.Options = YAMLReader.Options()
    ) throws(DiagnosticError) {
        self.file = file
        self.sources = sources
        self.options = options
        (layout, values) = try Self.read(file, options)
    }

    private static func read(
        _ file: SourceFile, _ options: YAMLReader.Options
    ) throws(DiagnosticError) -> ([LayoutDocument], [Value]) {
        if file.contents.starts(with: [0xff, 0xfe]) || file.contents.starts(with: [0xfe, 0xff]) {
            throw refusal("`\(file.path)` is UTF-16", file, fix: "Save the file as UTF-8.")
        }
        let sources = SourceTable()
        var options = options
        options.budget = nil
        let result = YAMLReader.read(file, sources: sources, options: options)
        guard !result.diagnostics.contains(where: { $0.severity == .error }),
            case .success(let text) = SourceText.decode(file, sources: sources),
            let layout = LayoutReader.documents(of: text)
        else {
            throw refusal(
                "`\(file.path)` has errors", file, fix: "Mend the file first; `choreoc check` shows its errors.")
        }
        // Empty documents are left out by the reader, but have a layout.
        var values: [Value] = []
        var rest = result.documents[...]
        for document in layout {
            guard let next = rest.first, sources.place(of: next.origin)?.range.lowerBound == document.start else {
                values.append(.null)
                continue
            }
            values.append(next.root)
            rest = rest.dropFirst()
        }
        guard rest.isEmpty else {
            throw refusal("the documents of `\(file.path)` cannot be told apart", file, fix: nil)
        }
        return (layout, values)
    }

    private static func refusal(_ message: String, _ file: SourceFile, fix: String?) -> DiagnosticError {
        DiagnosticError(Diagnostic(.editRefused, message, at: Location(path: file.path), fix: fix))
    }

    // MARK: Places

    /// The number of documents, empty ones counted.
    public var documentCount: Int { layout.count }

    /// The path of the value that starts at a byte of the file, as an origin tells it; a document's start is its root.
    public func path(at offset: Int) -> EditPath? {
        for (index, document) in layout.enumerated() {
            if document.start == offset { return EditPath(document: index, steps: []) }
            if let steps = document.root.steps(to: offset) { return EditPath(document: index, steps: steps) }
        }
        return nil
    }

    /// The value at a path.
    public func value(at path: EditPath) -> Value? {
        guard values.indices.contains(path.document) else { return nil }
        return IntendedTree.value(values[path.document], path.steps[...])
    }

    /// The line of the value at a path, from 1, or of the nearest one above it.
    public func line(of path: EditPath) -> Int {
        1 + file.contents[..<min(offset(of: path), file.contents.count)].count { $0 == 0x0a }
    }

    /// The first byte of the value at a path with its key, or of the nearest one above it.
    private func offset(of path: EditPath) -> Int {
        guard layout.indices.contains(path.document) else { return 0 }
        var node = layout[path.document].root
        var offset = node.start
        for step in path.steps {
            if case .key(let key) = step, let entry = node.entry(key) { offset = entry.start }
            guard let child = node.child(step) else { break }
            if case .index = step { offset = child.start }
            node = child
        }
        return offset
    }

    // MARK: Edits

    /// Makes a change.
    ///
    /// Refuses one that is ambiguous, or after which the file would not hold exactly what is intended.
    public mutating func apply(_ edit: YAMLEdit) throws(DiagnosticError) {
        var intended = values
        switch edit {
        case .set(let path, let value):
            guard values.indices.contains(path.document) else { throw refused("there is no such document", path) }
            let changed = IntendedTree.set(values[path.document], path.steps[...], value)
            guard let changed else { throw refused("`\(path.text)` is no place for a value", path) }
            intended[path.document] = changed
            let pieces = try self.pieces(setting: path, to: value, usesBlockScalars: true)
            do throws(DiagnosticError) {
                try replace(pieces, intended, edit)
            } catch {
                // Blank lines behind a block scalar belong to it, and so does the line break at the end of the file.
                let pieces = try self.pieces(setting: path, to: value, usesBlockScalars: false)
                try replace(pieces, intended, edit)
            }
        case .remove(let path):
            guard values.indices.contains(path.document),
                let changed = IntendedTree.remove(values[path.document], path.steps[...])
            else { throw refused("there is no `\(path.text)`", path) }
            intended[path.document] = changed
            try replace(try pieces(removing: path), intended, edit)
        case .addDocument(let value):
            intended.append(value)
            try replace(documentPieces(value), intended, edit)
        }
    }

    /// Bytes that take the place of others.
    struct Piece {
        var range: Range<Int>
        var bytes: [UInt8]
    }

    private mutating func replace(
        _ pieces: [Piece], _ intended: [Value], _ edit: YAMLEdit
    ) throws(DiagnosticError) {
        var contents: [UInt8] = []
        var position = 0
        for piece in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard piece.range.lowerBound >= position else { throw refused("two changes overlap", edit.path) }
            contents += file.contents[position..<piece.range.lowerBound]
            contents += piece.bytes
            position = piece.range.upperBound
        }
        contents += file.contents[position...]
        let edited = SourceFile(path: file.path, contents: contents)
        let read: (layout: [LayoutDocument], values: [Value])
        do throws(DiagnosticError) {
            read = try Self.read(edited, options)
        } catch {
            throw refused("the layout of the file leaves no room for the change", edit.path)
        }
        guard read.values.count == intended.count, zip(read.values, intended).allSatisfy({ $0.isSame(as: $1) }) else {
            throw refused("the change would alter more than what was asked for", edit.path)
        }
        file = edited
        (layout, values) = read
    }

    private func refused(_ message: String, _ path: EditPath?) -> DiagnosticError {
        finding(.editRefused, message, path, fix: "Edit the file by hand.")
    }

    private func ambiguous(_ message: String, _ path: EditPath) -> DiagnosticError {
        finding(.editAmbiguous, message, path, fix: "Write the value out where it is meant, then edit it.")
    }

    private func finding(
        _ kind: DiagnosticKind, _ message: String, _ path: EditPath?, fix: String
    ) -> DiagnosticError {
        var location = Location(path: file.path)
        if let path, let sources {
            let offset = offset(of: path)
            location = Location(Origin(document: sources.add(file, start: offset), offset: 0, length: 1))
        }
        return DiagnosticError(Diagnostic(kind, message, at: location, fix: fix))
    }

    // MARK: Where the bytes go

    private func pieces(
        setting path: EditPath, to value: Value, usesBlockScalars: Bool
    ) throws(DiagnosticError) -> [Piece] {
        let document = layout[path.document]
        let layout = EditLayout(document: document, bytes: file.contents, usesBlockScalars: usesBlockScalars)
        var node = document.root
        var parents: [LayoutNode] = []
        for (index, step) in path.steps.enumerated() {
            try checkShared(node, in: document, path)
            if let child = node.child(step) {
                parents.append(node)
                node = child
                continue
            }
            let rest = path.steps[(index + 1)...]
            if rest.isEmpty == false, case .key(let key) = step, isMerged(key, node, path, index) {
                throw ambiguous("`\(key.text)` comes from a map that is merged in with `<<`", path)
            }
            guard let nested = IntendedTree.nested(value, rest) else {
                throw refused("`\(path.text)` is no place for a value", path)
            }
            if node.isNull {
                guard let inner = IntendedTree.nested(nested, [step]) else {
                    throw refused("`\(path.text)` is no place for a value", path)
                }
                return layout.replacing(node, in: parents, with: inner)
            }
            switch step {
            case .key(let key): return layout.inserting(key, nested, into: node)
            case .index: return layout.appending(nested, to: node)
            }
        }
        if node.anchor != nil { try checkShared(node, in: document, path) }
        return layout.replacing(node, in: parents, with: value)
    }

    private func pieces(removing path: EditPath) throws(DiagnosticError) -> [Piece] {
        let document = layout[path.document]
        var node = document.root
        var parents: [LayoutNode] = []
        for step in path.steps {
            try checkShared(node, in: document, path)
            guard let child = node.child(step) else {
                throw ambiguous("`\(path.text)` comes from a map that is merged in with `<<`", path)
            }
            parents.append(node)
            node = child
        }
        guard let step = path.steps.last, let parent = parents.last,
            let pieces = EditLayout(document: document, bytes: file.contents).removing(step, of: parent)
        else { throw refused("a comment or the layout around it leaves no way to remove it", path) }
        return pieces
    }

    /// Whether a key of a map is there without an entry of its own.
    private func isMerged(_ key: Symbol, _ node: LayoutNode, _ path: EditPath, _ depth: Int) -> Bool {
        guard case .map(let entries, _) = node.content, entries.contains(where: \.isMerge) else { return false }
        return IntendedTree.value(values[path.document], path.steps[...depth]) != nil
    }

    /// Refuses an alias, and an anchored node that aliases elsewhere stand for.
    private func checkShared(
        _ node: LayoutNode, in document: LayoutDocument, _ path: EditPath
    ) throws(DiagnosticError) {
        if case .alias(let name) = node.content {
            throw ambiguous("the value is the alias `*\(name)`, which stands for what is anchored elsewhere", path)
        }
        guard let anchor = node.anchor else { return }
        let isUsed = document.root.contains {
            if case .alias(anchor) = $0.content { true } else { false }
        }
        if isUsed {
            throw ambiguous("the value is anchored as `&\(anchor)` and used again as `*\(anchor)`", path)
        }
    }

    private func documentPieces(_ value: Value) -> [Piece] {
        let bytes = file.contents
        let style = layout.first.map { EditStyle($0, in: bytes) } ?? EditStyle()
        var text = EditText(style)
        if let last = bytes.last, last != 0x0a { text.append("\n") }
        if !layout.isEmpty { text.append("---\n") }
        text.document(value)
        return [Piece(range: bytes.count..<bytes.count, bytes: text.bytes)]
    }

    /// A value on one line, in brackets, its keys in their own order.
    public static func line(of value: Value) -> String {
        var text = EditText(EditStyle())
        text.flow(value)
        return String(decoding: text.output, as: UTF8.self)
    }

    /// The text of a file of one document, its keys in their own order.
    public static func text(of value: Value) -> [UInt8] {
        var text = EditText(EditStyle())
        text.document(value)
        return text.bytes
    }
}

extension YAMLEdit {
    fileprivate var path: EditPath? {
        switch self {
        case .set(let path, _), .remove(let path): path
        case .addDocument: nil
        }
    }
}
