import Foundation
import TestSupport
import Testing

/// Texts that are no YAML, or more of it than anybody means: each ends in good time, with a finding of its own or as
/// Kubernetes' tools read it. Nothing beside them is lost.
struct BadYAMLTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// What is bad, in the words of the checklist.
        var line: String
        var text: [UInt8]
        /// The id of the finding; nil for text that is read.
        var id: String?
        var file = "bad.yaml"
        var testDescription: String { line }

        init(_ line: String, _ text: String, _ id: String?, file: String = "bad.yaml") {
            self.init(line, Array(text.utf8), id, file: file)
        }

        init(_ line: String, _ bytes: [UInt8], _ id: String?, file: String = "bad.yaml") {
            self.line = line
            text = bytes
            self.id = id
            self.file = file
        }
    }

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static func environment(_ name: String = "qa", _ spec: String = "") -> String {
        "apiVersion: openchoreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: \(name), namespace: acme}\n\(spec)"
    }
    private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            isLittle ? [UInt8(unit & 0xff), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xff)]
        }
    }
    private static var laughs: String {
        (1...9).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x]\n") { text, level in
            text + "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
        }
    }

    static let nesting: [Case] = [
        Case("`[` x 10^6 on one line", many("[", 1_000_000), "OC1104"),
        Case("`[` one per line", many("[\n", 500_000), "OC1104"),
        Case("`{a: ` x 10^5", many("{a: ", 100_000), "OC1104"), Case("`- ` x 10^5", many("- ", 100_000), "OC1104"),
        Case("`? ` x 10^5", many("? ", 100_000), "OC1104"),
        Case("block nesting", (0..<900).map { many(" ", $0) + "a:\n" }.joined(), "OC1104"),
        Case("billion laughs", laughs, "OC1106"), Case("alias to an ancestor", "a: &a\n  b: *a\n", "OC1107"),
        Case("merge key with a cycle", "a: &a\n  <<: *a\n", "OC1107"),
        Case("merge key of a number", "a: {<<: 3}\n", "OC1108"),
        Case("merge key with a list", "a: {<<: [{b: 1}, {b: 2}]}\n", nil),
        Case("5 MB scalar", "a: " + many("x", 5_000_000), "OC1007"),
        Case("200,000 keys", (0..<200_000).map { "k\($0): 1\n" }.joined(), "OC1007"),
        Case("simple key of more than 1,024 characters", many("x", 1100) + ": 1\n", "OC1101"),
    ]

    static let keys: [Case] = [
        Case("duplicate keys, plain and quoted", "a: 1\n\"a\": 2\n", "OC1103"),
        Case("duplicate keys, `1` and `\"1\"`", "1: a\n\"1\": b\n", "OC1103"),
        Case("duplicate keys, `true` and `True`", "true: a\nTrue: b\n", "OC1103"),
        Case("complex key", "? [a]\n: b\n", "OC1110"), Case("map as key", "? {a: b}\n: c\n", "OC1110"),
        Case("null key", "~: b\n", "OC1110"), Case("non-string keys", "1: a\n2.5: b\nfalse: c\n", nil),
    ]

    static let scalars: [Case] = [
        Case(".inf", environment("qa", "spec: {isProduction: .inf}\n"), "OC1110"),
        Case("integer beyond UInt64", environment("qa", "spec: {isProduction: 99999999999999999999}\n"), "OC1202"),
        Case("number where a boolean is expected", environment("qa", "spec: {isProduction: 1}\n"), "OC1202"),
        Case("timestamp unquoted", "a: 2024-01-02T03:04:05Z\n", nil),
        Case("octal, hexadecimal, underscores", "a: [0o17, 017, 0x1F, 1_000, 1e3, +1, 1., 12:30:45]\n", nil),
        Case("block scalars", "a: |+\n  x\n\nb: >2-\n   y\nc: |\n  no final newline", nil),
        Case("custom tag `!!python/object`", "a: !!python/object:os.system x\n", "OC1115"),
        Case("custom tag `!include`", "a: !include x.yaml\n", "OC1115"), Case("`!!binary`", "a: !!binary aGk=\n", nil),
        Case("`%TAG`", "%TAG !e! tag:e,2000:\n---\na: !e!x b\n", "OC1115"),
        Case("`%YAML 1.1`", "%YAML 1.1\n---\na: b\n", nil), Case("`%YAML 3.0`", "%YAML 3.0\n---\na: b\n", "OC1101"),
    ]

    static let characters: [Case] = [
        Case("CRLF", "a: b\r\nc: d\r\n", nil), Case("lone CR", "a: b\rc: d\r", nil),
        Case("NEL", "a: b\u{85}c: d\n", nil), Case("LS", "a: b\u{2028}c: d\n", nil),
        Case("BOM", "\u{feff}a: b\n", nil),
        Case("UTF-16 with BOM", [0xff, 0xfe] + utf16("a: b\n", isLittle: true), nil),
        Case("UTF-16 without BOM", utf16("a: b\n", isLittle: false), "OC1102"),
        Case("invalid UTF-8", [0x61, 0x3a, 0x20, 0xff], "OC1102"),
        Case("overlong", [0x61, 0x3a, 0x20, 0xc0, 0xaf], "OC1102"),
        Case("surrogate", [0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80], "OC1102"), Case("NUL", "a: \u{0}\n", "OC1102"),
        Case("C1 control", "a: \u{80}\n", "OC1102"), Case("U+FFFE", "a: \u{fffe}\n", "OC1102"),
        Case("bidi character in a name", environment("q\u{202e}a"), "OC1205"),
        Case("zero-width character in a name", environment("q\u{200b}a"), "OC1205"),
    ]

    static let lists: [Case] = [
        Case("JSON with comments", "{\"a\": 1, // c\n \"b\": 2}\n", "OC1101", file: "bad.json"),
        Case("JSON with a number sign", "{\"a\": 1} # c\n", "OC1101", file: "bad.json"),
        Case("JSON with a trailing comma", "{\"a\": [1, \"},\"], \"b\": {\"c\": 1,\n }}\n", "OC1101", file: "bad.json"),
        Case("JSON with brackets in texts", "{\"a\": \",}\", \"b\\\"\": [\",]\"]}\n", nil, file: "bad.json"),
        Case("nested Lists", "apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: List, items: []}]\n", nil),
        Case("List without items", "apiVersion: v1\nkind: List\n", "OC1065"),
        Case("List of what is no object", "apiVersion: v1\nkind: List\nitems: 3\n", "OC1065"),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: nesting + keys + scalars + characters + lists)
    func endsWithItsFinding(_ bad: Case) throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try folder.write(text, to: path) }
        try Data(bad.text).write(to: folder.url.appendingPathComponent(bad.file))
        let run = try ChoreocRun(["check", "-C", folder.url.path, "-q"])
        guard let id = bad.id else {
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output == "")
            return
        }
        #expect(run.status == 1)
        let errors = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
        #expect(errors.contains { $0.hasPrefix(bad.file) && $0.hasSuffix("[\(id)]") }, "\(run.output.prefix(2000))")
        #expect(errors.allSatisfy { $0.hasPrefix(bad.file) }, "no after-effects: \(run.output.prefix(2000))")
    }

    /// Documents before an error still count, and the bytes of the output do not change.
    @Test func aDocumentBeforeAnErrorCounts() throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try folder.write(text, to: path) }
        try folder.write(ShopSources.binding + "\n---\na: [\n", to: "shop/orders/dev.yaml")
        let run = try ChoreocRun(["check", "-C", folder.url.path, "-q"])
        #expect(run.status == 1)
        #expect(run.output.split(separator: "\n").filter { $0.contains(": error: ") }.count == 1, "\(run.output)")
    }
}
