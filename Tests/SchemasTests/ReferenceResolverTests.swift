import Basics
import Schemas
import Testing
import Tree

/// Specification 4.4.2.
@Suite struct ReferenceResolverTests {
    @Test func `a reference becomes its definition, with the keys beside it written over`() throws {
        let text = """
            $defs:
              Q: {type: object, default: {}, properties: {cpu: {type: string, default: "1"}, k: {$ref: "#/$defs/K"}}}
              K: {type: integer, default: 7}
            properties:
              q: {$ref: "#/$defs/Q"}
              r: {$ref: "#/$defs/Q", default: {cpu: "9"}}
              s: {$ref: "#/$defs/Q", properties: {m: {$ref: "#/$defs/K", default: 8}}}
              l: {type: array, items: {$ref: "#/$defs/Q"}}
            """
        #expect(
            JSONWriter.text(try schema(text).applyDefaults(to: value("{l: [{}]}")), style: .go)
                == #"{"l":[{"cpu":"1","k":7}],"q":{"cpu":"1","k":7},"r":{"cpu":"9","k":7},"s":{"m":8}}"#)
        #expect(try violations(text, "{q: {k: x}}") == ["`q.k` is a string, but an integer is expected"])
    }

    @Test func `the root may be a reference`() throws {
        #expect(
            try violations("{$ref: \"#/$defs/A\", $defs: {A: {required: [a]}}}", "{}") == ["`a` is required"])
    }

    @Test(arguments: [
        ("{properties: {a: {$ref: \"#/$defs/None\"}}}", "`$ref` names `None`, but the schema has no `$defs`", "None"),
        (
            "{$defs: {Limits: {}}, properties: {a: {$ref: \"#/$defs/Limit\"}}}",
            "`$ref` names `Limit`, which is not in `$defs`, the nearest is `Limits`", "Limit"
        ),
        ("{properties: {a: {$ref: \"http://x/y\"}}}", "`$ref` leads to another document: `http://x/y`", "http"),
        ("{$defs: {A: 1}, items: {$ref: \"#/$defs/A\"}}", "`$ref` names `A`, which is an integer, not a schema", "#"),
        ("{items: {$ref: \"#/definitions/A\"}}", "`$ref` is `#/definitions/A`, which is not `#/$defs/Name`", "#"),
        ("{items: {$ref: \"#/$defs/A/b\"}}", "`$ref` is `#/$defs/A/b`, which is not `#/$defs/Name`", "#"),
        ("{items: {$ref: \"#/$defs/\"}}", "`$ref` is `#/$defs/`, which is not `#/$defs/Name`", "#"),
        ("{items: {$ref: 5}}", "`$ref` is an integer, but a string is expected", "5"),
        (
            "{$defs: {A: {items: {$ref: \"#/$defs/B\"}}, B: {not: {$ref: \"#/$defs/A\"}}}, items: {$ref: \"#/$defs/A\"}}",
            "`$ref` leads in a circle: A → B → A", "A"
        ),
    ])
    func `refuses references that lead nowhere`(text: String, message: String, marked: String) {
        let source = Source(text)
        let error = #expect(throws: DiagnosticError.self) { try Schema(compiling: source.value) }
        let diagnostic = error?.diagnostics.first
        #expect(diagnostic?.kind == .schemaReferenceUnresolved)
        #expect(diagnostic?.message == message)
        #expect(diagnostic.flatMap { source.text(at: $0.location.origin) }?.contains(marked) == true)
    }

    @Test(.timeLimit(.minutes(1)))
    func `definitions that multiply are refused before they fill the memory`() {
        var lines = ["$defs:"]
        for level in 0..<30 {
            lines.append(
                "  D\(level): {properties: {a: {$ref: \"#/$defs/D\(level + 1)\"}, b: {$ref: \"#/$defs/D\(level + 1)\"}}}"
            )
        }
        lines.append("  D30: {type: string}")
        lines.append("items: {$ref: \"#/$defs/D0\"}")
        let error = #expect(throws: DiagnosticError.self) { try schema(lines.joined(separator: "\n")) }
        #expect(error?.diagnostics.first?.kind == .schemaTooLarge)
    }

    @Test func `a chain of more than 64 levels is refused`() {
        var text = "$defs:\n"
        for level in 0..<70 { text += "  D\(level): {items: {$ref: \"#/$defs/D\(level + 1)\"}}\n" }
        text += "  D70: {}\nitems: {$ref: \"#/$defs/D0\"}"
        let error = #expect(throws: DiagnosticError.self) { try schema(text) }
        #expect(error?.diagnostics.first?.message == "the schema is nested more than 64 levels deep")
    }
}
