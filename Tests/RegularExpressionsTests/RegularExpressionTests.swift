import RegularExpressions
import Testing

/// Patterns with texts that match and texts that do not, as Go's `regexp` decides.
@Suite struct RegularExpressionTests {
    struct Row: Sendable {
        var pattern: String
        var matching: [String]
        var others: [String]

        init(_ pattern: String, _ matching: [String], _ others: [String]) {
            self.pattern = pattern
            self.matching = matching
            self.others = others
        }
    }

    static let rows: [Row] = [
        Row("", ["", "a"], []),
        Row("abc", ["abc", "xabcy"], ["", "ab", "ABC", "ab c"]),
        Row("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", ["a", "a-b", "9x"], ["", "-a", "a-", "A", "a_b", "a\n"]),
        Row("^a$", ["a"], ["a\n", "\na", "ba"]),
        Row("(?m)^a$", ["a", "b\na\nc", "a\n"], ["ab", "b\nab"]),
        Row("\\Aa\\z", ["a"], ["a\n", "aa"]),
        Row("a.c", ["abc", "aéc", "a\u{1f600}c"], ["a\nc", "ac"]),
        Row("(?s)a.c", ["a\nc"], ["ac"]),
        Row("[^a]", ["b", "\n", "é"], ["", "aaa"]),
        Row("\\bab\\b", ["ab", "x ab y", "-ab-"], ["xab", "ab_", "ab9"]),
        Row("\\B", ["", "ab", " "], ["a"]),
        Row("a\\Bb", ["ab"], ["a b"]),
        Row("^\\d\\D\\s\\S\\w\\W$", ["1a b_-", "0é\tx9 "], ["aa b_-", "1a\u{a0}b_-"]),
        Row("^[[:alpha:]][[:^alpha:]][[:xdigit:]]$", ["a1F", "Z-0"], ["11F", "aaF", "a1g"]),
        Row("^[]a-]+$", ["]", "-", "a]-"], ["b", ""]),
        Row("^[\\d-z]+$", ["1-z"], ["a"]),
        Row("^\\p{L}+$", ["größe", "日本", "abc"], ["a1", "_"]),
        Row("^\\pN\\PN$", ["1a", "٣x"], ["11", "aa"]),
        Row("^\\p{Greek}+\\P{Greek}\\p{^Greek}$", ["αβγab"], ["abγ", "αβγ"]),
        Row("^[\\p{Lu}\\p{Nd}]+$", ["ÀB1"], ["àB"]),
        Row("(?i)^straSSe$", ["STRASSE", "ſtrasse"], ["straße"]),
        Row("(?i)^[k-l]$", ["K", "k", "L", "\u{212a}"], ["j", "m"]),
        Row("(?i)^ß|Σ$", ["ẞ", "ß", "σ", "ς"], ["s"]),
        Row("(?i)^[^k]$", ["a"], ["K", "k", "\u{212a}"]),
        Row("^(?i:a)b$", ["ab", "Ab"], ["aB"]),
        Row("^a(?i)b(?-i)c$", ["abc", "aBc"], ["Abc", "abC"]),
        Row("^a{2}$", ["aa"], ["a", "aaa"]),
        Row("^a{2,}$", ["aa", "aaaa"], ["a"]),
        Row("^a{1,3}$", ["a", "aaa"], ["", "aaaa"]),
        Row("^a{0}b$", ["b"], ["ab"]),
        Row("^a{,3}$", ["a{,3}"], ["aaa"]),
        Row("^{$", ["{"], [""]),
        Row("^(?:a|b|)c$", ["ac", "bc", "c"], ["abc"]),
        Row("^\\Qa.b*\\E+$", ["a.b*", "a.b**"], ["axb"]),
        Row("^\\x41\\x{1F600}\\101\\n\\t\\.\\_$", ["A\u{1f600}A\n\t._"], ["A"]),
        Row("^(|a)*$", ["", "aaa"], ["b"]),
        Row("^(a*)*b$", ["b", "aab"], ["a"]),
        Row("[^\\x00-\\x{10FFFF}]", [], ["", "a"]),
        Row("x*", ["", "y"], []),
        Row("^.{1,253}$", [String(repeating: "é", count: 253)], ["", String(repeating: "a", count: 254)]),
        Row("[a-z]{3,900}$", ["12abc"], ["abC"]),
    ]

    @Test(arguments: rows)
    func `matches exactly what Go matches`(row: Row) throws {
        let expression = try RegularExpression(row.pattern)
        for text in row.matching {
            #expect(expression.matches(text), "\(row.pattern) on \(text)")
            #expect(expression.firstMatch(in: text) != nil, "\(row.pattern) on \(text)")
        }
        for text in row.others {
            #expect(!expression.matches(text), "\(row.pattern) on \(text)")
            #expect(expression.firstMatch(in: text) == nil, "\(row.pattern) on \(text)")
        }
    }

    @Test(
        arguments: [
            ("a|ab", "ab", ["a"]),
            ("(a+)(b+)?", "xaab", ["aab", "aa", "b"]),
            ("(a+?)(b*)", "aab", ["a", "a", ""]),
            ("(?U)(a+)(a+?)", "aaa", ["aaa", "a", "aa"]),
            ("(a)|(b)", "b", ["b", nil, "b"]),
            ("(?P<key>\\w+)=(?<value>.*)", "a-k=v w", ["k=v w", "k", "v w"]),
            ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
            ("(a*)*", "aa", ["aa", "aa"]),
            ("(|a)*", "aa", ["", ""]),
            ("(|a)+", "aa", ["", ""]),
            ("é(.)", "xéü", ["éü", "ü"]),
        ] as [(String, String, [String?])])
    func `prefers the leftmost match and the first alternative`(
        pattern: String, text: String, groups: [String?]
    ) throws {
        let match = try #require(try RegularExpression(pattern).firstMatch(in: text))
        let bytes = Array(text.utf8)
        #expect(match.groups.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } } == groups)
        #expect(match.range == match.groups[0])
    }

    @Test func `a search may start later and still sees what stands before`() throws {
        let word = try RegularExpression("\\b\\w+")
        #expect(word.firstMatch(in: "abc def", from: 1)?.range == 4..<7)
        #expect(try RegularExpression("^a").firstMatch(in: "aa", from: 1) == nil)
        #expect(word.firstMatch(in: "abc", from: 4) == nil)
        #expect(try RegularExpression("x*").firstMatch(in: "abc", from: 3)?.range == 3..<3)
    }

    @Test func `group names are known by number`() throws {
        #expect(try RegularExpression("(?P<a>x)(y)(?<b>z)").groupNames == [nil, "a", nil, "b"])
    }

    @Test func `invalid UTF-8 counts as a replacement character a byte`() throws {
        let bytes: [UInt8] = [0x61, 0xff, 0xe2, 0x82, 0x62]
        let expression = try RegularExpression("^a\\x{FFFD}{3}b$")
        bytes.withUnsafeBufferPointer { #expect(expression.matches($0)) }
    }

    @Test func `an unshared copy matches alike`() throws {
        let copy = try RegularExpression("^[a-z]+\\b").unshared()
        #expect(copy.matches("abc"))
        #expect(!copy.matches("1abc"))
        #expect(copy.firstMatch(in: "abc-")?.range == 0..<3)
    }
}
