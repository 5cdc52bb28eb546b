import Basics
import Testing

@testable import Git

@Suite struct RevisionExpressionTests {
    @Test func readsNamesAndSteps() throws {
        #expect(try RevisionExpression("HEAD").steps == [])
        #expect(try RevisionExpression("main~3").steps == [.ancestor(3)])
        #expect(try RevisionExpression("v1.0^").steps == [.parent(1)])
        #expect(
            try RevisionExpression("refs/heads/a-b^2~10^0~").steps == [
                .parent(2), .ancestor(10), .parent(0), .ancestor(1),
            ])
        #expect(try RevisionExpression("HEAD^^~~").steps == [.parent(1), .parent(1), .ancestor(1), .ancestor(1)])
        #expect(try RevisionExpression("feature/x@y.z^").base == "feature/x@y.z")
    }

    @Test(arguments: [
        "", "@", "@~1", "-x", "--all", "HEAD@{1}", "@{u}", "main@{upstream}", "HEAD:a.yaml", ":a.yaml", ":/fix",
        "HEAD^{tree}",
        "HEAD^{}", "HEAD^!", "HEAD^@", "HEAD^-", "a..b", "a...b", "HEAD~x", "HEAD~-1", "HEAD~1x", "HEAD~9999999999",
        "^main", "~1",
        "a b", "a\nb", "a\u{0}b", "a*", "a?", "a[b]", "a\\b", "/a", "a/", "a//b", ".a", "a/.b", "a.",
    ])
    func refusesEverythingElse(_ text: String) {
        let error = #expect(throws: DiagnosticError.self) { try RevisionExpression(text) }
        #expect(error?.diagnostics.map(\.kind) == [.revisionSyntax])
        #expect(error?.diagnostics.first?.fix != nil)
    }
}
