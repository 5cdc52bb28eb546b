import Basics
import Foundation
import Testing

@testable import Git

/// Writing objects and references: what `git` thinks of them, and what is refused.
@Suite struct RepositoryWriterTests {
    private let sandbox: Sandbox
    private let ada = CommitInfo.Signature(
        name: "Ada", email: "ada@example.com", seconds: 1_700_000_000, offsetMinutes: -90)

    init() throws {
        sandbox = try Sandbox()
        try sandbox.repository()
    }

    private func database() throws -> ObjectDatabase { try ObjectDatabase(around: sandbox.path("repo")) }

    private func path(_ text: String) throws -> RelativePath { try RelativePath(text) }

    /// Stores a commit with these files beside those of a base, and returns its id.
    private func commit(
        _ changes: [String: TreeChange], on base: ObjectID? = nil, message: String = "change\n"
    ) throws -> ObjectID {
        let database = try database()
        var pending = PendingObjects()
        var paths: [RelativePath: TreeChange] = [:]
        for (text, change) in changes { paths[try path(text)] = change }
        let parent = try base.map { try #require(try database.commit($0)) }
        let tree = try pending.addTree(parent?.tree, changing: paths, in: database)
        let id = pending.addCommit(
            CommitDraft(tree: tree, parents: base.map { [$0] } ?? [], author: ada, committer: ada, message: message))
        try RepositoryWriter(database).store(pending, jobs: 2)
        return id
    }

    private func files(_ id: ObjectID) throws -> [String] {
        try sandbox.git(["ls-tree", "-r", "--name-only", "\(id)"]).split(separator: "\n").map(String.init)
    }

    private func expectSound() throws {
        try sandbox.git(["fsck", "--strict", "--full"])
    }

    private func refusal(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let error as DiagnosticError {
            return error.diagnostics.map(\.kind.name)
        } catch {
            return ["\(error)"]
        }
    }

    // MARK: Objects

    @Test func aCommitHasExactlyTheFieldsGiven() throws {
        let id = try commit(["a/b.yaml": .write(Array("x: 1\n".utf8))], message: "\n\nSubject  \n\n\n\nBody\t\n\n")
        let shown = try sandbox.git(["cat-file", "-p", "\(id)"])
        let tree = try sandbox.git(["rev-parse", "\(id)^{tree}"]).dropLast()
        #expect(
            shown == """
                tree \(tree)
                author Ada <ada@example.com> 1700000000 -0130
                committer Ada <ada@example.com> 1700000000 -0130

                Subject

                Body

                """)
        #expect(try sandbox.git(["show", "\(id):a/b.yaml"]) == "x: 1\n")
        try expectSound()
    }

    @Test func namesThatWouldBreakACommitAreMended() throws {
        let database = try database()
        var pending = PendingObjects()
        let odd = CommitInfo.Signature(name: " <Eve>\n, ", email: "e\nve>", seconds: -5, offsetMinutes: 330)
        let tree = try pending.addTree(nil, changing: [:], in: database)
        let id = pending.addCommit(
            CommitDraft(tree: tree, parents: [], author: odd, committer: odd, message: "a\0b"))
        try RepositoryWriter(database).store(pending, jobs: 1)
        #expect(
            try sandbox.git(["show", "-s", "--format=%an|%ae|%ad|%B", "--date=raw", "\(id)"])
                == "Eve|eve|0 +0530|a b\n\n")
        try expectSound()
    }

    @Test func manyObjectsBecomeOnePackAndFewAreWrittenOneByOne() throws {
        var many: [String: TreeChange] = [:]
        for index in 0..<300 { many["d\(index % 7)/f\(index)"] = .write(Array("text \(index)\n".utf8)) }
        let first = try commit(many)
        let packs = { try FileManager.default.contentsOfDirectory(atPath: sandbox.path("repo/.git/objects/pack")) }
        #expect(try packs().filter { $0.hasSuffix(".pack") }.count == 1)
        #expect(try files(first).count == 300)
        let second = try commit(["d1/f1": .remove], on: first)
        #expect(try packs().count == 2)
        #expect(try files(second).count == 299)
        #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.path("repo/.git/choreoc-publish")) == [])
        try expectSound()
    }

    @Test func treesAreAsGitWouldWriteThem() throws {
        // Names around the place where a directory is sorted, an executable file, a link and a submodule that stay.
        try sandbox.write("repo/a.yaml")
        try sandbox.write("repo/a/x.yaml")
        try sandbox.write("repo/a-b/x.yaml")
        try sandbox.write("repo/a0")
        try sandbox.write("repo/run.sh")
        try FileManager.default.createSymbolicLink(atPath: sandbox.path("repo/link"), withDestinationPath: "a0")
        try sandbox.git(["add", "-A"])
        try sandbox.git(["update-index", "--chmod=+x", "run.sh"])
        let submodule = String(repeating: "1", count: 40)
        try sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(submodule),sub"])
        try sandbox.git(["commit", "-q", "-m", "base"])
        let base = try #require(ObjectID(hexadecimal: try sandbox.git(["rev-parse", "HEAD"]).dropLast().utf8))
        let one = try commit(
            [
                "a/y/z.yaml": .write([0x61]), "a-b/x.yaml": .remove, "run.sh": .write([0x62]), "b": .write([]),
                "gone": .remove, "gone/too": .remove,
            ], on: base)
        try sandbox.git(["read-tree", "HEAD"])
        try sandbox.git(["rm", "-q", "--cached", "a-b/x.yaml"])
        for (name, mode, text) in [("a/y/z.yaml", "100644", "a"), ("run.sh", "100755", "b"), ("b", "100644", "")] {
            let blob = try sandbox.git(["hash-object", "-w", "--stdin"], input: text).dropLast()
            try sandbox.git(["update-index", "--add", "--cacheinfo", "\(mode),\(blob),\(name)"])
        }
        let wanted = try sandbox.git(["write-tree"])
        #expect(try sandbox.git(["rev-parse", "\(one)^{tree}"]) == wanted)
        // Nothing to change gives the same tree, and everything removed gives the empty one.
        #expect(try sandbox.git(["rev-parse", "\(try commit(["b": .write([])], on: one))^{tree}"]) == wanted)
        let gone = try commit(["f": .remove], on: try commit(["f": .write([1])]))
        #expect(try files(gone) == [])
    }

    // MARK: References

    @Test func aReferenceIsMovedOnlyFromWhereItWas() throws {
        let first = try commit(["a": .write([1])])
        let second = try commit(["a": .write([2])])
        let writer = try RepositoryWriter(database())
        try writer.update([ReferenceUpdate("refs/heads/x/y", from: nil, to: first)], message: "test")
        #expect(try database().reference("refs/heads/x/y") == first)
        let other = ReferenceUpdate("refs/heads/z", from: nil, to: first)
        // Not there, somewhere else; and the reference beside it stays as it is, too.
        #expect(
            refusal {
                try writer.update([other, ReferenceUpdate("refs/heads/x/y", from: nil, to: second)], message: "")
            } == ["reference-moved"])
        #expect(
            refusal {
                try writer.update([other, ReferenceUpdate("refs/heads/x/y", from: second, to: second)], message: "")
            } == ["reference-moved"])
        #expect(try database().reference("refs/heads/z") == nil)
        try writer.update([ReferenceUpdate("refs/heads/x/y", from: first, to: second)], message: "to two")
        #expect(try database().reference("refs/heads/x/y") == second)
        // Packed references are compared as well.
        try sandbox.git(["pack-refs", "--all"])
        #expect(
            refusal { try writer.update([ReferenceUpdate("refs/heads/x/y", from: first, to: first)], message: "") } == [
                "reference-moved"
            ])
        try writer.update([ReferenceUpdate("refs/heads/x/y", from: second, to: first)], message: "")
        #expect(try sandbox.git(["rev-parse", "x/y"]).dropLast() == first.hexadecimal)
        #expect(
            refusal { try writer.update([ReferenceUpdate("refs/heads/x", from: nil, to: first)], message: "") } == [
                "reference-obstructed"
            ])
        #expect(
            refusal { try writer.update([ReferenceUpdate("refs/heads/x/y/z", from: nil, to: first)], message: "") } == [
                "reference-obstructed"
            ])
        #expect(try sandbox.git(["for-each-ref", "--format=%(refname)"]) == "refs/heads/x/y\n")
        try expectSound()
    }

    @Test func aLockOfAnotherCommandIsReportedAndLeft() throws {
        let first = try commit(["a": .write([1])])
        try sandbox.write("repo/.git/refs/heads/x.lock", "")
        let writer = try RepositoryWriter(database())
        #expect(
            refusal { try writer.update([ReferenceUpdate("refs/heads/x", from: nil, to: first)], message: "") } == [
                "reference-locked"
            ])
        #expect(FileManager.default.fileExists(atPath: sandbox.path("repo/.git/refs/heads/x.lock")))
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("repo/.git/choreoc-publish/references")))
    }

    @Test func whatAKilledRunLeftIsClearedUp() throws {
        let first = try commit(["a": .write([1])])
        let other = String(repeating: "2", count: 40)
        try sandbox.write(
            "repo/.git/choreoc-publish/references",
            "\(first) refs/heads/x\n\(first) refs/heads/y\n\(first) refs/heads/z\n")
        try sandbox.write("repo/.git/refs/heads/x.lock", "")
        try sandbox.write("repo/.git/refs/heads/y.lock", "\(first)\n")
        // Somebody else's, by its content.
        try sandbox.write("repo/.git/refs/heads/z.lock", "\(other)\n")
        try sandbox.write("repo/.git/choreoc-publish/objects/ab/cdef", "half")
        let writer = try RepositoryWriter(database())
        #expect(writer.clearedUp.count == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.path("repo/.git/refs/heads")) == ["z.lock"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.path("repo/.git/choreoc-publish")) == [])
    }

    @Test func aPackWithoutItsIndexIsCompleted() throws {
        var many: [String: TreeChange] = [:]
        for index in 0..<200 { many["f\(index)"] = .write(Array("text \(index)\n".utf8)) }
        let id = try commit(many)
        let packs = sandbox.path("repo/.git/objects/pack")
        let index = try #require(
            try FileManager.default.contentsOfDirectory(atPath: packs).first { $0.hasSuffix(".idx") })
        try sandbox.write("repo/.git/choreoc-publish/objects/x", "")
        try FileManager.default.moveItem(
            atPath: packs + "/" + index, toPath: sandbox.path("repo/.git/choreoc-publish/objects/") + index)
        #expect(throws: (any Error).self) { try files(id) }
        _ = try RepositoryWriter(database())
        #expect(try files(id).count == 200)
    }

    @Test func onlyOneProcessWrites() throws {
        let first = try RepositoryWriter(database())
        #expect(refusal { _ = try RepositoryWriter(database()) } == ["repository-busy"])
        withExtendedLifetime(first) {}
    }

    // MARK: Notes

    @Test(arguments: [false, true])
    func notesAreReadAndWrittenAsGitDoes(_ isFannedOut: Bool) throws {
        let commits = try (0..<4).map { try commit(["a": .write([UInt8($0)])]) }
        let reference = "refs/notes/hydrator.metadata"
        if isFannedOut {
            // With many notes Git puts slashes behind the first digits.
            var generator = SplitMix(seed: 3)
            var lines = "commit \(reference)\ncommitter A <a@example.com> 1 +0000\ndata 1\nn\n"
            for _ in 0..<600 {
                var digits = ""
                for _ in 0..<40 { digits += String(Int.random(in: 0..<16, using: &generator), radix: 16) }
                lines += "M 100644 inline \(digits.prefix(2))/\(digits.dropFirst(2))\ndata 1\nx\n"
            }
            try sandbox.git(["fast-import", "--quiet"], input: lines)
        }
        try sandbox.git(["notes", "--ref=\(reference)", "add", "-m", "one", "\(commits[0])"])
        let database = try database()
        let notes = try Notes(database, reference: reference)
        #expect(try notes.note(of: commits[0]).map { String(decoding: $0, as: UTF8.self) } == "one\n")
        #expect(try notes.note(of: commits[1]) == nil)
        var pending = PendingObjects()
        let tree = try notes.addTree(
            [(commits[0], Array("new\n".utf8)), (commits[1], Array("two\n".utf8))], to: &pending)
        let id = pending.addCommit(
            CommitDraft(tree: tree, parents: [try #require(notes.tip)], author: ada, committer: ada, message: "notes"))
        let writer = try RepositoryWriter(database)
        try writer.store(pending, jobs: 1)
        try writer.update([ReferenceUpdate(reference, from: notes.tip, to: id)], message: "notes")
        #expect(try files(id).allSatisfy { $0.contains("/") } == isFannedOut)
        #expect(try sandbox.git(["notes", "--ref=\(reference)", "show", "\(commits[0])"]) == "new\n")
        #expect(try sandbox.git(["notes", "--ref=\(reference)", "show", "\(commits[1])"]) == "two\n")
        try expectSound()
    }
}
