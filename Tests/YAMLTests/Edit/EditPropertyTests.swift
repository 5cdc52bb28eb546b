import Basics
import TestSupport
import Testing
import Tree

@testable import YAML

/// Random edits of random documents: the file means what was intended, every comment stays, and nothing else changes.
struct EditPropertyTests {
    private static let rounds: UInt64 = 6000

    @Test func randomEdits() throws {
        var refused = 0
        for seed in 0..<Self.rounds {
            switch try Self.round(seed) {
            case .applied: break
            case .refused: refused += 1
            case .wrong(let what):
                Issue.record("seed \(seed): \(what)")
                return
            }
        }
        #expect(refused < Int(Self.rounds) / 10, "\(refused) edits were refused")
    }

    private enum Outcome {
        case applied, refused
        case wrong(String)
    }

    private static func round(_ seed: UInt64) throws -> Outcome {
        var generator = DocumentGenerator(seed: seed)
        let text = generator.file()
        let before = try YAMLEditor(SourceFile(path: "a.yaml", contents: Array(text.utf8)))
        guard let place = places(of: before).randomElement(using: &generator.random) else { return .applied }
        let edit = edit(place, of: before, &generator)
        let after: String
        switch applied(edit, to: before) {
        case .failure(let error):
            // Behind a block scalar that ends with the file, without a line break, nothing can be added.
            if isRemoval(edit) || text.contains("|") && !text.hasSuffix("\n") { return .refused }
            return .wrong("\(edit) refused: \(error.diagnostics[0].message)\n\(text)")
        case .success(let found): after = found
        }
        if !isRemoval(edit), comments(of: after) != comments(of: text) {
            return .wrong("\(edit) loses a comment\n\(text)\n=>\n\(after)")
        }
        if let line = carriageReturns(text), let now = carriageReturns(after), line != now {
            return .wrong("mixed line ends\n\(after)")
        }
        if after.hasSuffix("\n") != text.hasSuffix("\n"), !isRemoval(edit) {
            return .wrong("\(edit) changes the end of the file\n\(text)\n=>\n\(after)")
        }
        return .applied
    }

    private static func applied(_ edit: YAMLEdit, to editor: YAMLEditor) -> Result<String, DiagnosticError> {
        var editor = editor
        do throws(DiagnosticError) {
            try editor.apply(edit)
            return .success(String(decoding: editor.file.contents, as: UTF8.self))
        } catch {
            return .failure(error)
        }
    }

    /// Every value, and one new entry or item in every map and list.
    private static func places(of editor: YAMLEditor) -> [EditPath] {
        var places: [EditPath] = []
        func walk(_ path: EditPath) {
            guard let value = editor.value(at: path) else { return }
            if !path.steps.isEmpty { places.append(path) }
            if let map = value.map {
                for entry in map.entries { walk(path.appending([.key(entry.key)])) }
                places.append(path.appending([.key("new key")]))
                places.append(path.appending([.key("new"), .key("inner"), .index(0), .key("x")]))
            } else if let items = value.items {
                for index in items.indices { walk(path.appending([.index(index)])) }
                places.append(path.appending([.index(items.count)]))
            }
        }
        for document in 0..<4 { walk(EditPath(document: document, steps: [])) }
        return places
    }

    private static func edit(
        _ place: EditPath, of editor: YAMLEditor, _ generator: inout DocumentGenerator
    ) -> YAMLEdit {
        guard let old = editor.value(at: place) else { return .set(place, generator.value(depth: 2)) }
        if generator.chance(3) { return .remove(place) }
        // Lists and maps are never replaced whole: comments stand inside of them.
        let hasParts = old.map.map { !$0.isEmpty } ?? old.items.map { !$0.isEmpty } ?? false
        return hasParts ? .remove(place) : .set(place, generator.scalar())
    }

    private static func isRemoval(_ edit: YAMLEdit) -> Bool {
        if case .remove = edit { true } else { false }
    }

    /// The comments in order.
    private static func comments(of text: String) -> [Substring] {
        var found: [Substring] = []
        for line in text.split(whereSeparator: { $0.isNewline }) {
            if let range = line.range(of: "# comment ") { found.append(line[range.lowerBound...]) }
        }
        return found
    }

    /// Whether lines end with CRLF; nil when there is only one line.
    private static func carriageReturns(_ text: String) -> Bool? {
        let bytes = Array(text.utf8)
        let feeds = bytes.count { $0 == 0x0a }
        return feeds == 0 ? nil : bytes.count { $0 == 0x0d } >= feeds
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Substring.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<endIndex }
            start = index(after: start)
        }
        return nil
    }
}
