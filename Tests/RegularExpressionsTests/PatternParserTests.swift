import RegularExpressions
import Testing

/// Patterns that are refused, with the place and what the message says.
@Suite struct PatternParserTests {
    @Test(arguments: [
        ("(?=a)", 0, "look-ahead is not supported: `(?=`"),
        ("x(?!a)", 1, "look-ahead is not supported: `(?!`"),
        ("(?<=a)", 0, "look-behind is not supported: `(?<=`"),
        ("(?<!a)", 0, "look-behind is not supported: `(?<!`"),
        ("(?>a)", 0, "atomic groups are not supported: `(?>`"),
        ("(a)\\1", 3, "back references are not supported: `\\1`"),
        ("(?P<n>a)(?P=n)", 8, "back references are not supported: `(?P=`"),
        ("é\\C", 2, "single bytes are not supported: `\\C`"),
        ("a**", 1, "invalid nested repetition operator `**`"),
        ("a{2}{3}", 1, "invalid nested repetition operator `{2}{3}`"),
        ("a{1001}", 1, "invalid repeat count `{1001}`: at most 1000, in order"),
        ("a{3,2}", 1, "invalid repeat count `{3,2}`: at most 1000, in order"),
        ("((a{40}){40})", 8, "more than 1000 copies: invalid repeat count `{40}`"),
        ("*a", 0, "missing argument to repetition operator `*`"),
        ("a|+?", 2, "missing argument to repetition operator `+?`"),
        ("[z-a]", 1, "invalid character class range `z-a`"),
        ("[[:foo:]]", 1, "invalid character class range `[:foo:]`"),
        ("ab[c", 2, "missing closing `]`"),
        ("[a-\\d]", 3, "invalid escape sequence `\\d`"),
        ("x(a", 1, "missing closing `)`"),
        ("a)", 1, "unexpected `)`"),
        ("ab\\", 2, "trailing backslash at the end of the expression"),
        ("(?P<n>a)(?P<n>b)", 8, "duplicate group name `n`"),
        ("(?P<a-b>c)", 0, "invalid group name in `(?P<a-`"),
        ("(?z)", 0, "invalid or unsupported group `(?z`"),
        ("(?-)", 0, "invalid or unsupported group `(?-)`"),
        ("\\8", 0, "invalid escape sequence `\\8`"),
        ("\\Z", 0, "invalid escape sequence `\\Z`"),
        ("\\x{110000}", 0, "invalid escape sequence `\\x{110000`"),
        ("\\xg", 0, "invalid escape sequence `\\x`"),
    ])
    func `refuses with a place`(pattern: String, offset: Int, message: String) {
        #expect(throws: RegularExpressionError(message: message, offset: offset)) {
            try RegularExpression(pattern)
        }
    }

    @Test func `an unknown Unicode class names the known ones`() {
        #expect {
            try RegularExpression("\\p{Klingon}")
        } throws: { error in
            let message = (error as? RegularExpressionError)?.message ?? ""
            return message.hasPrefix("unknown character class `\\p{Klingon}`") && message.contains("Greek")
        }
    }
}
