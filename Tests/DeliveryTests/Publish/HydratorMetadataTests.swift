import Testing

@testable import Delivery

/// What Argo CD makes of trailers and addresses (`util/git`, Go's `net/mail`).
struct HydratorMetadataTests {
    private func reference(_ lines: String...) -> (HydratorMetadata.Reference, String) {
        let trailers = ReferenceTrailers(lines)
        return (trailers.reference, trailers.unrelated)
    }

    @Test func trailersThatAreNotValidStayLines() {
        let prefix = "Argocd-reference-commit-"
        for line in [
            "repourl: % invalid %", "date: invalid-date", "sha: xyz123", "body: this isn't json",
            "author: % not email %",
            "bogus:", "unknown: foobar", "sha:abc123", "sha: ABC123", "sha: abcd", "repourl: git@example.com:a/b",
        ] {
            let (found, rest) = reference(prefix + line)
            #expect(found.isEmpty, "\(line)")
            #expect(rest == prefix + line + "\n")
        }
    }

    @Test func theLastOfSeveralCounts() {
        let (found, rest) = reference(
            "Argocd-reference-commit-repourl: https://a.example/x", "words",
            "Argocd-reference-commit-repourl: https://b.example/y", "Argocd-reference-commit-sha: abc123")
        #expect(found.repositoryURL == "https://b.example/y")
        #expect(found.sha == "abc123")
        #expect(rest == "words\n")
    }

    @Test(arguments: [
        ("2025-06-09T13:50:18-04:00", "2025-06-09T13:50:18-04:00"), ("2025-06-09T13:50:18Z", "2025-06-09T13:50:18Z"),
        ("2025-06-09T13:50:18.25+00:00", "2025-06-09T13:50:18Z"), ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
        ("2025-02-29T00:00:00Z", nil), ("2025-06-09 13:50:18Z", nil), ("2025-06-09T24:00:00Z", nil),
        ("2025-06-09T13:50:18", nil), ("2025-06-09T13:50:18+0400", nil), ("", nil),
    ])
    func dates(_ text: String, _ wanted: String?) {
        #expect(ReferenceTrailers.date(text) == wanted)
    }

    @Test(arguments: [
        (#""a\n\"b\" \u00e9 \ud83d\ude00 /""#, "a\n\"b\" é 😀 /"), (#""""#, ""), (#" "x" "#, "x"), (#""a" b"#, nil),
        (#""a"#, nil), (#""\x""#, nil), (#""\u12""#, nil), ("[]", nil), ("", nil),
    ])
    func bodies(_ text: String, _ wanted: String?) {
        #expect(ReferenceTrailers.jsonString(text) == wanted)
    }

    @Test(arguments: [
        ("John Doe <john@example.com>", "\"John Doe\" <john@example.com>"), ("john@example.com", "<john@example.com>"),
        (#""Doe, \"J\"" <j@example.com>"#, #""Doe, \"J\"" <j@example.com>"#),
        ("Jörg Müller <j@example.com>", "=?utf-8?q?J=C3=B6rg_M=C3=BCller?= <j@example.com>"),
        ("Jörg (x) <j@example.com>", nil), (#""Jörg (x)" <j@example.com>"#, "=?utf-8?b?SsO2cmcgKHgp?= <j@example.com>"),
        ("a b", nil), ("<a@b> c", nil), ("A <a@b", nil), ("A <@b>", nil), ("A <a@@b>", nil), ("A <a..b@c>", nil),
    ])
    func addresses(_ text: String, _ wanted: String?) {
        #expect(MailAddress(text)?.text == wanted)
    }

    @Test func messagesAreCutAtTheFirstEmptyLine() {
        #expect(ReferenceTrailers.cut("a\nb\n\nc\n\nd") == ("a\nb", "c\n\nd"))
        #expect(ReferenceTrailers.cut("a") == ("a", ""))
        #expect(ReferenceTrailers.lines("a\r\nb\n") == ["a", "b"])
    }
}
