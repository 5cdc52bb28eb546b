import CEL
import Testing

@Suite struct LiteralTests {
    @Test(arguments: [
        // Integers: decimal and hexadecimal, to both ends of 64 bits.
        ("0x1F", "31"), ("-0x8000000000000000", "-9223372036854775807 - 1"), ("9223372036854775808", "error"),
        ("-9223372036854775808", "-9223372036854775807 - 1"), ("0xFFu", "255u"),
        ("18446744073709551615U", "uint('18446744073709551615')"),
        ("18446744073709551616u", "error"), ("007", "7"),
        // Doubles: a point needs a digit behind it, an exponent needs none.
        (".5", "0.5"), ("1e3", "1000.0"), ("1.5E-1", "0.15"), ("1e309", "error"), ("-.5", "0.0 - 0.5"),
        // Strings: both quotes, triple quotes over lines, raw ones without escapes.
        ("'a\"b'", "\"a\\\"b\""), ("'''a'b\nc'''", "\"a'b\\nc\""), ("\"\"\"a\"b\"\"\"", "'a\"b'"),
        ("r'\\n'", "'\\\\n'"),
        ("R\"\\u0041\"", "'\\\\u0041'"), ("'\\u00e9\\U0001F600'", "'é😀'"), ("'\\x41\\101'", "'AA'"),
        ("'\\a\\b\\f\\n\\r\\t\\v\\?\\`'", "'\\x07\\x08\\x0c\\x0a\\x0d\\x09\\x0b?`'"), ("'\\ud800'", "error"),
        ("'\\U00110000'", "error"), ("'\\400'", "error"), ("'\\q'", "error"), ("'\\x4'", "error"), ("'a\nb'", "error"),
        // Bytes: escapes are bytes, characters are their UTF-8.
        ("b'\\xff\\377'", "base64.decode('//8=')"), ("b'é'", "bytes('é')"), ("br'\\x'", "bytes('\\\\x')"),
        ("b'\\u00e9'", "error"), ("rb'x'", "error"),
        // Names of constants, comments, blanks.
        ("[true, false, null]", "[1 == 1, 1 == 2, null]"), ("1 // one\n + 1", "2"), ("1\t+\r\n1", "2"),
        ("// nothing", "error"),
    ])
    func literals(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace",
        "return", "var", "void", "while",
    ])
    func `reserved words are no names, but fields`(word: String) {
        expectError("⟦\(word)⟧", "`\(word)` is a reserved word", phase: .parse)
        expect("{'\(word)': 1}.\(word)", gives: "1")
    }

    @Test func `in, true, false and null are no fields`() {
        for word in ["in", "true", "false", "null"] { expect("{'\(word)': 1}.\(word)", gives: "error") }
    }

    @Test func `fields in back-ticks`() {
        expect("{'a-b': 1}.`a-b`", gives: "1")
        expect("has({'a/b.c d': 1}.`a/b.c d`)", gives: "true")
        expectError("{'a': 1}.`a⟦$⟧b`", "this character may not stand in a quoted field name", phase: .parse)
        expectError("⟦`a`⟧", "unexpected ``a``, expecting an expression", phase: .parse)
        var options = CELOptions.openChoreo
        options.allowsQuotedFields = false
        expectError("{'a': 1}.⟦`a`⟧", "field names in back-ticks are not enabled", options: options)
    }
}
