import Basics
import Foundation
import Testing

@testable import Git

/// Revisions that name commits, and those that do not, compared with `git rev-parse`.
@Suite struct RevisionResolverTests {
    /// Four commits on main, one on a branch, merged.
    private func history() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for number in 1...3 {
            try sandbox.write("repo/a.yaml", "a: \(number)\n")
            try sandbox.commit("repo", "change \(number)")
        }
        try sandbox.git(["checkout", "-q", "-b", "feature/one", "HEAD~1"])
        try sandbox.write("repo/b.yaml")
        try sandbox.commit("repo", "feature")
        try sandbox.git(["checkout", "-q", "main"])
        try sandbox.git(["merge", "-q", "--no-ff", "-m", "merge", "feature/one"])
        try sandbox.git(["tag", "light"])
        try sandbox.git(["tag", "-a", "-m", "annotated", "v1.0", "HEAD~1"])
        try sandbox.git(["tag", "-a", "-m", "a tag of a tag", "v1.0-signed", "v1.0"])
        return sandbox
    }

    private func kind(_ database: ObjectDatabase, _ revision: String) -> DiagnosticKind? {
        let error = #expect(throws: DiagnosticError.self, "\(revision)") { try database.commit(named: revision) }
        return error?.diagnostics.first?.kind
    }

    @Test func resolvesAsGitDoes() throws {
        let sandbox = try history()
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        for revision in [
            "HEAD", "main", "heads/main", "refs/heads/main", "feature/one", "light", "v1.0", "tags/v1.0",
            "v1.0-signed", "HEAD~1", "HEAD~2", "HEAD^", "HEAD^1", "HEAD^2", "HEAD^2~1", "HEAD^2^", "HEAD^0", "v1.0~1",
            "v1.0-signed^", "HEAD~0", "main~1^1",
        ] {
            let wanted = try sandbox.git(["rev-parse", "\(revision)^{commit}"]).trimmingCharacters(in: .newlines)
            #expect(try database.commit(named: revision).id.hexadecimal == wanted, "\(revision)")
        }
    }

    @Test func fullAndAbbreviatedIdsInEitherCase() throws {
        let sandbox = try history()
        let id = try sandbox.git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        for text in [
            id, id.uppercased(), String(id.prefix(12)), String(id.prefix(7)).uppercased(), "\(id.prefix(10))~0",
        ] {
            #expect(try database.commit(named: text).id.hexadecimal == id, "\(text)")
        }
        #expect(kind(database, String(id.prefix(3))) == .revisionNotFound)
    }

    @Test func whatIsNotThereNamesTheNearest() throws {
        let sandbox = try history()
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        for revision in ["HEAD~9", "HEAD^3", "v9", String(repeating: "0", count: 40), "deadbeef"] {
            #expect(kind(database, revision) == .revisionNotFound, "\(revision)")
        }
        let error = #expect(throws: DiagnosticError.self) { try database.commit(named: "feature/oen") }
        #expect(error?.diagnostics.first?.fix == "Did you mean `feature/one`?")
    }

    @Test func treesAndBlobsAreNoCommits() throws {
        let sandbox = try history()
        let tree = try sandbox.git(["rev-parse", "HEAD^{tree}"]).trimmingCharacters(in: .newlines)
        let blob = try sandbox.git(["rev-parse", "HEAD:a.yaml"]).trimmingCharacters(in: .newlines)
        try sandbox.git(["tag", "-a", "-m", "a tree", "of-tree", tree])
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        for revision in [tree, blob, "of-tree"] {
            #expect(kind(database, revision) == .revisionNotCommit, "\(revision)")
        }
    }

    /// Two commits whose ids start alike, found by trying dates.
    @Test func anAmbiguousIdListsCommits() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml")
        try sandbox.commit()
        let tree = try sandbox.git(["rev-parse", "HEAD^{tree}"]).trimmingCharacters(in: .newlines)
        var stream = ""
        for number in 0..<700 {
            stream += "commit refs/heads/n\(number)\ncommitter T <t@x> \(1_700_000_000 + number) +0000\ndata 1\nx\n"
            stream += "M 040000 \(tree) \n\n"
        }
        try sandbox.git(["fast-import", "--quiet"], input: stream)
        let ids = try sandbox.git(["for-each-ref", "--format=%(objectname)"]).split(separator: "\n").map(String.init)
        let groups = Dictionary(grouping: Set(ids)) { $0.prefix(4) }
        let twins = try #require(groups.values.first { $0.count > 1 }?.sorted())
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        let error = #expect(throws: DiagnosticError.self) { try database.commit(named: String(twins[0].prefix(4))) }
        #expect(error?.diagnostics.map(\.kind) == [.revisionAmbiguous])
        #expect(error?.diagnostics.first?.fix?.contains("`\(twins[0].prefix(8))`") == true)
        #expect(try database.commit(named: twins[0]).id.hexadecimal == twins[0])
    }

    @Test func aBranchWinsOverAnAbbreviatedIdAndATagOverABranch() throws {
        let sandbox = try history()
        let first = try sandbox.git(["rev-list", "--max-parents=0", "HEAD"]).trimmingCharacters(in: .newlines)
        let head = try sandbox.git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
        try sandbox.git(["branch", String(first.prefix(8)), "HEAD"])
        try sandbox.git(["branch", "both", first])
        try sandbox.git(["tag", "both", head])
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        #expect(try database.commit(named: String(first.prefix(8))).id.hexadecimal == head)
        #expect(try database.commit(named: "both").id.hexadecimal == head)
        #expect(try database.commit(named: "refs/heads/both").id.hexadecimal == first)
    }

    @Test func packedReferencesAndAnUnbornBranch() throws {
        let sandbox = try history()
        try sandbox.git(["pack-refs", "--all"])
        try sandbox.git(["gc", "-q"])
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        #expect(try database.commit(named: "v1.0-signed").message == "change 3\n")
        try sandbox.repository("empty")
        #expect(kind(try ObjectDatabase(around: sandbox.path("empty")), "HEAD") == .revisionNotFound)
    }
}
