import RegularExpressions
import Testing

/// Patterns made to take long: all take time linear in the text, and bounded time and memory to compile.
@Suite struct LimitsTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "(a+)+$", "^(a*)*$", "^(a|a)*$", "(a|aa)+$", "^(.*)*b$", "^(a?){200}a{200}$", "(x+x+)+y", "^([a-zA-Z]+)*$",
            "(.*a){10}$",
        ])
    func `no pattern backtracks`(pattern: String) throws {
        let text = String(repeating: "a", count: 5_000) + "!"
        #expect(try !RegularExpression(pattern).matches(text))
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "a", count: 65_536),
            String(repeating: "a?", count: 32_768),
            String(repeating: "(?:a|b)*", count: 8_000),
            String(repeating: "\\p{L}", count: 13_000),
            String(repeating: "[^\\n]", count: 10_000),
            (0..<7_000).map { "[\\x{\(String(0x4e00 + $0, radix: 16))}a]" }.joined(separator: "|"),
        ])
    func `a pattern of 64 KB compiles`(pattern: String) throws {
        _ = try RegularExpression(pattern).matches("aaaaab")
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (String(repeating: "a{1000}", count: 9_000), "expression too large"),
            (String(repeating: "(a)", count: 20_000), "expression too large"),
            (String(repeating: "(", count: 65_536), "expression nests too deeply"),
            (String(repeating: "(?:", count: 999) + "a" + String(repeating: ")*", count: 999), nil),
            (String(repeating: "[[:", count: 20_000) + "]", "invalid character class range"),
            (String(repeating: "[a-z", count: 16_000), "missing closing `]`"),
            (String(repeating: "(?:a{2}", count: 12) + String(repeating: "){2}", count: 12), "more than 1000 copies"),
            ((0..<3_000).map { "[\\p{L}\\x{\(String(0x100000 + $0, radix: 16))}]" }.joined(), "expression too large"),
        ] as [(String, String?)])
    func `a pattern that would grow too large is refused`(pattern: String, message: String?) {
        let refusal = Result { () throws(RegularExpressionError) in _ = try RegularExpression(pattern).matches("aaa") }
        switch refusal {
        case .success: #expect(message == nil)
        case .failure(let error):
            #expect(message.map(error.message.hasPrefix) ?? false, "\(error.message)")
        }
    }

    @Test func `the automaton and the simulation agree`() throws {
        let alphabet = [
            "a", "b", "^", "$", "\\b", "\\B", "(?:a|b)", "[^a]", "\\w", "b*", "a+?", "(a|ab)", ".", "(?m:^)", "\n",
        ]
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<2_000 {
            let pattern = (0..<1 + next(5)).map { _ in alphabet[next(alphabet.count)] }.joined()
            let text = (0..<next(7)).map { _ in ["a", "b", " ", "\n", "é"][next(5)] }.joined()
            let expression = try RegularExpression(pattern)
            #expect(expression.usesAutomaton)
            #expect(
                expression.matches(text) == (expression.firstMatch(in: text) != nil),
                "\(pattern.debugDescription) on \(text.debugDescription)")
        }
    }
}
