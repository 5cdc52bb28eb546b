import Basics
import TestSupport
import Testing
import Tree

@testable import YAML

/// Edits in place: what stands around a change stays, byte for byte.
struct YAMLEditorTests {
    /// A document before and after setting a value.
    struct Setting: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: String
        var path: String
        var value: Value
        var after: String

        init(_ name: String, _ before: String, _ path: String, _ value: Value, _ after: String) {
            testDescription = name
            self.before = before
            self.path = path
            self.value = value
            self.after = after
        }
    }

    static let settings: [Setting] = [
        // Scalars keep their quotes where the value allows it.
        Setting("plain", "a: 1 # one\nb: 2\n", "a", .string("x"), "a: x # one\nb: 2\n"),
        Setting("plain that needs quotes", "a: one\n", "a", .string("yes"), "a: 'yes'\n"),
        Setting("double quotes", "a: \"one\" # c\n", "a", .string("two"), "a: \"two\" # c\n"),
        Setting("single quotes", "a: 'one'\n", "a", .string("it's"), "a: 'it''s'\n"),
        Setting("single quotes that cannot hold it", "a: 'one'\n", "a", .string("a\u{7}"), "a: \"a\\x07\"\n"),
        Setting("a number instead of a text", "a: \"1\"\n", "a", .int(3), "a: 3\n"),
        Setting("a text that reads as a number", "a: 1\n", "a", .string("2"), "a: '2'\n"),
        Setting(
            "block scalar", "a: | # why\n  one\n  two\n\nb: 1\n", "a", .string("x\ny\n"),
            "a: | # why\n  x\n  y\n\nb: 1\n"),
        Setting(
            "block scalar to one line", "a: |- # why\n  one\n# next\nb: 1\n", "a", .string("x"),
            "a: x # why\n# next\nb: 1\n"),
        Setting("folded over lines", "a: one\n  two\nb: 1\n", "a", .string("x"), "a: x\nb: 1\n"),
        Setting("lines at the end of a file without line break", "a: 1", "a", .string("x\n"), "a: \"x\\n\""),
        Setting("lines before blank lines", "a: 1\n\nb: 1\n", "a", .string("x\n\n"), "a: \"x\\n\\n\"\n\nb: 1\n"),
        Setting("nothing", "a:\nb: 1\n", "a", .string("x"), "a: x\nb: 1\n"),
        Setting("nothing before a comment", "a:  # why\nb: 1\n", "a", .int(2), "a: 2  # why\nb: 1\n"),
        Setting("an alias", "r: &r 1\na: *r\n", "a", .int(2), "r: &r 1\na: 2\n"),
        Setting("an anchor that nobody uses", "a: &r 1\n", "a", .int(2), "a: &r 2\n"),
        Setting("a tag goes", "a: !!str 1\n", "a", .int(2), "a: 2\n"),
        Setting("Unicode before it", "ä: ö\na: é # ü\n", "a", .string("名"), "ä: ö\na: 名 # ü\n"),
        Setting("byte order mark", "\u{feff}a: 1\n", "a", .int(2), "\u{feff}a: 2\n"),
        Setting("no line break at the end", "a: 1", "a", .int(2), "a: 2"),
        Setting(
            "in a flow map", "a: {b: 1, c: [x, y]} # c\n", "a.c[1]", .string("p,q"), "a: {b: 1, c: [x, 'p,q']} # c\n"),
        Setting("lines in a flow map", "{a: 1}\n", "a", .string("x\ny"), "{a: \"x\\ny\"}\n"),
        Setting("a key without value in braces", "{a, b: 1}\n", "a", .int(2), "{a: 2, b: 1}\n"),
        Setting(
            "in a list of maps", "a:\n- b: 1 # x\n  c: 2\n-   b: 3\n", "a[1].b", .int(4),
            "a:\n- b: 1 # x\n  c: 2\n-   b: 4\n"),
        // Keys.
        Setting(
            "a key", "a:\n  b: 1 # one\n  # tail\nc: 2\n", "a.d", .int(3), "a:\n  b: 1 # one\n  d: 3\n  # tail\nc: 2\n"),
        Setting("a key at the end of the file", "a:\n  b: 1", "a.d", .int(3), "a:\n  b: 1\n  d: 3"),
        Setting(
            "a key behind a block scalar", "a:\n  b: |\n    x\n\n\nc: 1\n", "a.d", .int(3),
            "a:\n  b: |\n    x\n  d: 3\n\n\nc: 1\n"),
        Setting(
            "a key behind text that keeps its lines", "a:\n  b: |+\n    x\n\nc: 1\n", "a.d", .int(3),
            "a:\n  b: |+\n    x\n\n  d: 3\nc: 1\n"),
        Setting(
            "a key behind a nested map", "a:\n    b:\n        c: 1\n", "a.d", .int(3),
            "a:\n    b:\n        c: 1\n    d: 3\n"),
        Setting("a key that needs quotes", "a: 1\n", "y", .int(3), "a: 1\n'y': 3\n"),
        Setting("a key in an item", "- a: 1\n  b: 2\n- a: 3\n", "[0].c", .int(3), "- a: 1\n  b: 2\n  c: 3\n- a: 3\n"),
        Setting("a key in braces", "a: { b: 1 } # c\n", "a.d", .string("x"), "a: { b: 1, d: x } # c\n"),
        Setting("a key in empty braces", "a: {} # c\n", "a.d", .string("x"), "a: {d: x} # c\n"),
        Setting("a key behind a last comma", "a: {b: 1,}\n", "a.d", .int(2), "a: {b: 1, d: 2,}\n"),
        Setting(
            "a key in JSON", "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n", "a.d", .string("x"),
            "{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"d\": \"x\"\n\t}\n}\n"),
        Setting(
            "a key in JSON on one line", "{\"a\": {\"b\": 1}}", "a.d.e", .int(2),
            "{\"a\": {\"b\": 1, \"d\": {\"e\": 2}}}"),
        Setting(
            "a key in braces over lines", "a: {\n  b: 1, # one\n  c: 2 # two\n}\n", "a.d", .int(3),
            "a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n"),
        Setting(
            "a key over lines with a last comma", "a: {\n  b: 1,\n  c: 2, # two\n}\n", "a.d", .int(3),
            "a: {\n  b: 1,\n  c: 2, # two\n  d: 3,\n}\n"),
        Setting(
            "a key beside a merged one", "b: &b {x: 1}\na:\n  <<: *b\n", "a.x", .int(2),
            "b: &b {x: 1}\na:\n  <<: *b\n  x: 2\n"),
        Setting("CRLF", "a:\r\n  b: 1\r\nc: 2\r\n", "a.d.e", .int(3), "a:\r\n  b: 1\r\n  d:\r\n    e: 3\r\nc: 2\r\n"),
        Setting("text with lines in CRLF", "a: 1\r\n", "a", .string("x\ny\n"), "a: |\r\n  x\r\n  y\r\n"),
        Setting(
            "another document", "a: 1\n---\n# two\na: 1\n---\na: 1\n", "1/a", .int(3),
            "a: 1\n---\n# two\na: 3\n---\na: 1\n"),
        Setting("behind an empty document", "---\n---\na: 1\n", "1/b", .int(3), "---\n---\na: 1\nb: 3\n"),
        // Parents.
        Setting("nested parents", "a: 1\n", "b.c[0].d", .int(3), "a: 1\nb:\n  c:\n  - d: 3\n"),
        Setting("nested parents under nothing", "a:\nb: 1\n", "a.c.d", .int(3), "a:\n  c:\n    d: 3\nb: 1\n"),
        Setting(
            "nested parents instead of null", "a: ~ # none\nb: 1\n", "a.c.d", .int(3), "a: {c: {d: 3}} # none\nb: 1\n"),
        Setting(
            "lists as the file indents them", "x:\n    - 1\na: 1\n", "b[0]", .int(3), "x:\n    - 1\na: 1\nb:\n    - 3\n"
        ),
        Setting("maps as the file indents them", "x:\n    y: 1\n", "b.c", .int(3), "x:\n    y: 1\nb:\n    c: 3\n"),
        // Items.
        Setting("an item", "a:\n- x # 1\n# tail\nb: 1\n", "a[1]", .string("w"), "a:\n- x # 1\n- w\n# tail\nb: 1\n"),
        Setting(
            "an item as a map", "a:\n  - k: x\n    v: 1\n", "a[1]", .map(["k": .string("w"), "v": .int(2)]),
            "a:\n  - k: x\n    v: 1\n  - k: w\n    v: 2\n"),
        Setting(
            "an item in braces like its neighbour", "a:\n  - {k: x}\n", "a[1]", .map(["k": .string("w")]),
            "a:\n  - {k: x}\n  - {k: w}\n"),
        Setting("an item in brackets", "a: [x, y] # c\n", "a[2]", .string("z"), "a: [x, y, z] # c\n"),
        Setting("an item in empty brackets", "a: [ ]\n", "a[0]", .map(["k": .string("w")]), "a: [{k: w}]\n"),
        Setting(
            "an item in brackets over lines", "a: [\n  x,\n  y\n  ]\n", "a[2]", .string("z"),
            "a: [\n  x,\n  y,\n  z\n  ]\n"),
        Setting("an item behind wide dashes", "a:\n-   x\n", "a[1]", .string("w"), "a:\n-   x\n-   w\n"),
        Setting("an item behind an empty one", "a:\n-\n", "a[1]", .string("w"), "a:\n-\n- w\n"),
    ]

    @Test(arguments: settings)
    func set(_ setting: Setting) throws {
        var editor = try YAMLEditor(file(setting.before))
        try editor.apply(.set(path(setting.path), setting.value))
        #expect(String(decoding: editor.file.contents, as: UTF8.self) == setting.after)
    }

    static let removals: [Setting] = [
        Setting("an entry", "a: 1\nb: 2 # two\nc: 3\n", "b", .null, "a: 1\nc: 3\n"),
        Setting("the last entry", "a: 1\nb:\n  c: 2", "b", .null, "a: 1"),
        Setting("the first entry of an item", "- a: 1\n  b: 2\n", "[0].a", .null, "- b: 2\n"),
        Setting("an item", "- a\n- b: 1\n  c: 2\n# three\n- d\n", "[1]", .null, "- a\n# three\n- d\n"),
        Setting("an entry in braces", "{a: 1, b: 2, c: 3}\n", "b", .null, "{a: 1, c: 3}\n"),
        Setting("the last entry in braces", "{a: 1, b: 2 }\n", "b", .null, "{a: 1 }\n"),
        Setting("the only entry in braces", "a: {b: 1}\n", "a.b", .null, "a: {}\n"),
        Setting("the last item in JSON", "[\n  1,\n  2\n]", "[1]", .null, "[\n  1\n]"),
        Setting("an item before a comment", "[1, # one\n 2, # two\n 3]\n", "[1]", .null, "[1, # one\n  # two\n 3]\n"),
        Setting("the last item with a comma", "[1, 2,]\n", "[1]", .null, "[1, ]\n"),
        Setting("CRLF", "a: 1\r\nb: 2\r\n", "b", .null, "a: 1\r\n"),
    ]

    @Test(arguments: removals)
    func remove(_ setting: Setting) throws {
        var editor = try YAMLEditor(file(setting.before))
        try editor.apply(.remove(path(setting.path)))
        #expect(String(decoding: editor.file.contents, as: UTF8.self) == setting.after)
    }

    @Test(arguments: [
        ("inside an anchored map", "a: &m {x: 1}\nb: *m\n", "a.x", "anchored as `&m`"),
        ("an anchored value", "a: &r 1\nb: *r\n", "a", "anchored as `&r`"),
        ("inside an alias", "a: &m {x: 1}\nb: *m\n", "b.x", "the alias `*m`"),
        ("inside a merged map", "a: &m {x: {y: 1}}\nb: {<<: *m}\n", "b.x.y", "comes from a map that is merged"),
    ])
    func ambiguous(_ name: String, _ text: String, _ path: String, _ message: String) throws {
        let sources = SourceTable()
        var editor = try YAMLEditor(file(text), sources: sources)
        let before = editor.file.contents
        let error = try #require(throws: DiagnosticError.self) { try editor.apply(.set(self.path(path), .int(5))) }
        #expect(error.diagnostics.first?.kind == .editAmbiguous)
        #expect(error.diagnostics.first?.message.contains(message) == true, "\(error)")
        #expect(sources.place(of: error.diagnostics[0].location.origin) != nil)
        #expect(editor.file.contents == before)
    }

    @Test(arguments: [
        ("below a text", "a: x\n", "a.b"), ("an item far behind", "a: [1]\n", "a[3]"),
        ("a key of a list", "a: [1]\n", "a.b"),
    ])
    func noPlace(_ name: String, _ text: String, _ path: String) throws {
        var editor = try YAMLEditor(file(text))
        let error = try #require(throws: DiagnosticError.self) { try editor.apply(.set(self.path(path), .int(5))) }
        #expect(error.diagnostics.first?.kind == .editRefused)
    }

    @Test(arguments: [
        ("what is not there", "a: 1\nb: 2\n", "c"), ("the last entry of a block", "a:\n  b: 1\n", "a.b"),
        ("what a merged map gives, too", "a: &m {x: 1}\nb:\n  <<: *m\n  x: 2\n", "b.x"),
        ("an anchor that is used", "a: &m 1\nb: *m\n", "a"),
        ("the first entry before a comment", "- a: 1\n  # two\n  b: 2\n", "[0].a"),
    ])
    func noRemoval(_ name: String, _ text: String, _ path: String) throws {
        var editor = try YAMLEditor(file(text))
        let before = editor.file.contents
        #expect(throws: DiagnosticError.self) { try editor.apply(.remove(self.path(path))) }
        #expect(editor.file.contents == before)
    }

    @Test(arguments: ["a: [1\n", "a: 1\na: 2\n", "a: *x\n"])
    func filesWithErrorsAreNotEdited(_ text: String) throws {
        let error = try #require(throws: DiagnosticError.self) { try YAMLEditor(self.file(text)) }
        #expect(error.diagnostics.first?.kind == .editRefused)
    }

    @Test func utf16IsNotEdited() throws {
        let contents: [UInt8] = [0xff, 0xfe, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0]
        let error = try #require(throws: DiagnosticError.self) {
            try YAMLEditor(SourceFile(path: "a.yaml", contents: contents))
        }
        #expect(error.diagnostics.first?.message == "`a.yaml` is UTF-16")
    }

    @Test(arguments: [
        ("a: 1\n", "a: 1\n---\nb: 2\n"), ("a: 1", "a: 1\n---\nb: 2\n"), ("a: 1\r\n", "a: 1\r\n---\r\nb: 2\r\n"),
        ("# empty\n", "# empty\nb: 2\n"),
    ])
    func documentsAreAdded(_ before: String, _ after: String) throws {
        var editor = try YAMLEditor(file(before))
        try editor.apply(.addDocument(.map(["b": .int(2)])))
        #expect(String(decoding: editor.file.contents, as: UTF8.self) == after)
    }

    @Test func placesAreFoundByOffset() throws {
        let text = "a: 1\n---\nb:\n- c: 1\n- d: {e: 2}\n"
        let sources = SourceTable()
        let source = file(text)
        let read = YAMLReader.read(source, sources: sources, options: YAMLReader.Options())
        let editor = try YAMLEditor(source)
        func offset(_ value: Value?) throws -> Int {
            try #require(value.flatMap { sources.place(of: $0.origin)?.range.lowerBound })
        }
        let map = try offset(read.documents[1].root["b"]?.items?[1]["d"])
        #expect(editor.path(at: map)?.text == "b[1].d")
        #expect(editor.path(at: map)?.document == 1)
        let start = try #require(sources.place(of: read.documents[1].origin)).range.lowerBound
        #expect(editor.path(at: start) == EditPath(document: 1, steps: []))
        #expect(editor.line(of: EditPath(document: 1, steps: [.key("b"), .index(1), .key("d"), .key("e")])) == 5)
        #expect(
            editor.value(at: EditPath(document: 1, steps: [.key("b"), .index(1), .key("d"), .key("e")]))?.exactInteger
                == 2)
        #expect(editor.path(at: 3 + text.utf8.count) == nil)
    }

    // MARK: Support

    private func file(_ text: String) -> SourceFile { SourceFile(path: "a.yaml", contents: Array(text.utf8)) }

    /// `1/a.b[2]`: a document, keys and indices.
    private func path(_ text: String) -> EditPath {
        var rest = text[...]
        var document = 0
        if let slash = rest.firstIndex(of: "/") {
            document = Int(rest[..<slash]) ?? 0
            rest = rest[rest.index(after: slash)...]
        }
        var steps: [EditStep] = []
        for part in rest.split(separator: ".") {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            if let key = pieces.first, !key.isEmpty { steps.append(.key(Symbol(String(key)))) }
            for index in pieces.dropFirst() { steps.append(.index(Int(index.dropLast()) ?? 0)) }
        }
        return EditPath(document: document, steps: steps)
    }
}

extension Value {
    /// An integer.
    static func int(_ number: Int64) -> Value { Value(.int(number)) }
}
