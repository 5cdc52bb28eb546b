import Basics
import Testing
import Tree

/// Compact JSON, plain and as Go's encoder writes it (specification 3.4, 3.10).
@Suite struct JSONWriterTests {
    private func go(_ value: Value) -> String { JSONWriter.text(value, style: .go) }
    private func plain(_ value: Value) -> String { JSONWriter.text(value) }

    @Test func goSortsKeysBytewise() {
        let value = Value.map(["b": .bool(true), "a": .null, "B": .string("x"), "é": .list([])])
        #expect(go(value) == #"{"B":"x","a":null,"b":true,"é":[]}"#)
        #expect(plain(value) == #"{"b":true,"a":null,"B":"x","é":[]}"#)
    }

    @Test func goEscapesMarkupAndLineSeparators() {
        let value = Value.string("<a href=\"x\">&\u{2028}\u{2029}\u{2027}</a>")
        #expect(go(value) == #""\u003ca href=\"x\"\u003e\u0026\u2028\u2029‧\u003c/a\u003e""#)
        #expect(plain(value) == "\"<a href=\\\"x\\\">&\u{2028}\u{2029}\u{2027}</a>\"")
    }

    @Test func bothEscapeControls() {
        let value = Value.string("\n\r\t\\\u{1}\u{1f}\u{7f}")
        #expect(go(value) == #""\n\r\t\\\u0001\u001f"# + "\u{7f}\"")
        #expect(plain(value) == go(value))
        #expect(go(.string("\u{8}\u{c}")) == #""\b\f""#)
    }

    @Test(
        "Results of CEL have the text of specification 3.4 and 3.10",
        arguments: [
            (Content.nullEnum, "0"), (.null, "null"), (.omitted, "{}"), (.optional(nil), "null"),
            (.optional(.string("x")), #""x""#), (.bytes(Array("hi".utf8)), #""aGk=""#),
            (.duration(90_000_000_000), "90000000000"),
            (.uint(UInt64.max), "18446744073709551615"), (.double(1_000_000), "1000000"), (.int(-3), "-3"),
            (.timestamp(Timestamp(seconds: 1_704_164_645, nanoseconds: 500_000_000)), #""2024-01-02T03:04:05.5Z""#),
            (
                .keyedMap(KeyedMap([(Value(.int(1)), .string("a")), (.bool(true), .string("b"))])),
                #"{"1":"a","true":"b"}"#
            ),
        ])
    func resultsOfCEL(_ content: Content, _ expected: String) {
        #expect(go(Value(content)) == expected)
    }
}
