import Testing

@testable import Git

/// Subjects and trailers, beside `git interpret-trailers`.
@Suite struct CommitMessageTests {
    static let messages = [
        "subject\n", "subject\n\nbody\n", "", "\n\nsubject\n\n\nKey: value\n", "Key: value\n", "a\nb\n\nKey: v\n",
        "s\n\nbody\n\nSigned-off-by: A <a@b>\nArgocd-reference-commit-sha: abc123\n",
        "s\n\nnot a trailer\nKey: value\n", "s\n\nno\nno\nno\nno\nSigned-off-by: A <a@b>\n",
        "s\n\nno\nSigned-off-by: A <a@b>\nKey: v\n", "s\n\nKey: one\n two\n\tthree\nOther: x\n",
        "s\n\nKey : spaced\n", "s\n\nKey with space: x\n", "s\n\nKey:\n", "s\n\nKey: a: b\n", "s\n\nA: 1\n\n\n",
        "s\n\nA: 1\n\n---\n\nB: 2\n", "s\n\n(cherry picked from commit abc)\nX: y\n", "s\n\n go on\nA: 1\n",
        "s\n\nÄ: x\n",
        "s\n\nA: 1\nno trailer\n",
    ]

    @Test(arguments: messages)
    func trailersAreThoseOfGit(_ text: String) throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        let wanted = try sandbox.git(["interpret-trailers", "--parse"], input: text)
        let found = CommitMessage(text).trailers.map { "\($0.key): \($0.value)\n" }.joined()
        #expect(found == wanted)
    }

    @Test func subjectsAreThoseOfGit() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for text in ["one\n", "one\ntwo\n\nthree\n", "\n\n one  \n  two\n\nx"] {
            let tree = try sandbox.git(["write-tree"]).dropLast()
            let id = try sandbox.git(["commit-tree", "\(tree)"], input: text).dropLast()
            let wanted = try sandbox.git(["show", "-s", "--format=%s", "\(id)"]).dropLast()
            #expect(CommitMessage(text).subject == wanted, "\(text)")
        }
    }

    @Test func theLastOfSeveralCounts() {
        let message = CommitMessage("s\n\nKey: 1\nkey: 2\n")
        #expect(message.trailer("KEY") == "2")
        #expect(message.trailer("other") == nil)
    }
}
