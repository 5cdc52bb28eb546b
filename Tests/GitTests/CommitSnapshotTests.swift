import Basics
import Foundation
import Testing

@testable import Git

/// What a commit holds, straight from the object database.
@Suite struct CommitSnapshotTests {
    @Test func readsTheCommitAndNothingElse() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\n")
        try sandbox.write("repo/b/c.yml", "c: 1\n")
        try sandbox.write("repo/b/d.json", "{}")
        try sandbox.write("repo/notes.md")
        try sandbox.write("repo/.hidden/e.yaml")
        let id = try sandbox.commit()
        try sandbox.write("repo/a.yaml", "a: 2\n")
        try sandbox.write("repo/new.yaml")
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD")
        #expect(snapshot.paths == ["a.yaml", "b/c.yml", "b/d.json"])
        #expect(snapshot.findings.isEmpty)
        #expect(try snapshot.outcome("a.yaml") == "a: 1\n")
        #expect(snapshot.commit.id.hexadecimal == id)
        #expect(snapshot.files.allSatisfy { $0.identity != nil })
    }

    @Test func aFolderOfTheRepositoryIsTheRoot() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/deep/er/a.yaml")
        try sandbox.write("repo/b.yaml")
        try sandbox.commit()
        #expect(try CommitSnapshot(directory: sandbox.path("repo/deep"), revision: "HEAD").paths == ["er/a.yaml"])
        try FileManager.default.createDirectory(atPath: sandbox.path("repo/none"), withIntermediateDirectories: true)
        let error = #expect(throws: DiagnosticError.self) {
            try CommitSnapshot(directory: sandbox.path("repo/none"), revision: "HEAD")
        }
        #expect(error?.diagnostics.map(\.kind) == [.folderNotStored])
    }

    @Test func linksAreReportedAndSubmodulesAreBoundaries() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.repository("other")
        try sandbox.write("other/inner.yaml")
        let inner = try sandbox.commit("other")
        try sandbox.write("repo/a.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("repo/link.yaml"), withDestinationPath: "/etc/passwd")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("repo/folder"), withDestinationPath: "../other")
        try sandbox.git(["add", "-A"])
        try sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(inner),sub.yaml"])
        try sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(inner),module"])
        try sandbox.git(["commit", "-q", "-m", "links"])
        for snapshot in [
            try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD") as any Snapshot,
            try IndexSnapshot(directory: sandbox.path("repo")),
        ] {
            #expect(snapshot.paths == ["a.yaml"])
            #expect(snapshot.summary == ["symbolic-link-skipped folder", "symbolic-link-skipped link.yaml"])
        }
    }

    @Test func theIgnoreFileOfTheCommitCounts() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for name in ["a.yaml", "charts/b.yaml", "deep/skip.yaml", "deep/keep.yaml"] {
            try sandbox.write("repo/\(name)")
        }
        try sandbox.write("repo/.choreocignore", "/charts/\n")
        try sandbox.write("repo/deep/.choreocignore", "skip.yaml\n")
        try sandbox.commit()
        try FileManager.default.removeItem(atPath: sandbox.path("repo/.choreocignore"))
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD")
        #expect(snapshot.paths == ["a.yaml", "deep/keep.yaml"])
    }

    @Test func pointersOfLFSAndLargeFilesAreRefused() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write(
            "repo/pointer.yaml",
            "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "0", count: 64))\nsize 1\n")
        try sandbox.write("repo/large.yaml", String(repeating: "x", count: 200))
        try sandbox.commit()
        let options = SnapshotOptions(maximumFileBytes: 199)
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD", options: options)
        #expect(try snapshot.outcome("pointer.yaml") == "lfs-pointer")
        #expect(try snapshot.outcome("large.yaml") == "source-too-large")
    }

    /// Filters, line endings and attributes are Git's business at check-out; a commit holds the bytes as they are.
    @Test func filtersAndLineEndingsHaveNoEffect() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\r\nb: 2\n")
        try sandbox.commit()
        try sandbox.write("repo/.gitattributes", "*.yaml filter=evil text eol=crlf working-tree-encoding=UTF-16\n")
        try sandbox.git(["config", "filter.evil.smudge", "touch \(sandbox.path("smudged")); cat"])
        try sandbox.git(["config", "core.autocrlf", "true"])
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD")
        #expect(try snapshot.outcome("a.yaml") == "a: 1\r\nb: 2\n")
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("smudged")))
    }

    /// What a commit id names is what is read, whatever stands in for it in this clone.
    @Test func replacementsAndGraftsHaveNoEffect() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\n")
        let first = try sandbox.commit()
        try sandbox.write("repo/a.yaml", "a: 2\n")
        let second = try sandbox.commit()
        let blob = try sandbox.git(["rev-parse", "HEAD:a.yaml"]).trimmingCharacters(in: .newlines)
        let old = try sandbox.git(["rev-parse", "HEAD~1:a.yaml"]).trimmingCharacters(in: .newlines)
        try sandbox.git(["replace", blob, old])
        try sandbox.git(["replace", second, first])
        try sandbox.write("repo/.git/info/grafts", "\(second)\n")
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        #expect(try database.commit(named: "HEAD").id.hexadecimal == second)
        #expect(try database.commit(named: "HEAD~1").id.hexadecimal == first)
        #expect(try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD").outcome("a.yaml") == "a: 2\n")
    }

    /// Trees that `git` does not write, but that a hostile remote may serve.
    @Test(arguments: ["..", ".", ".git/../x", "a/b"])
    func hostileTreeNamesAreRefused(_ name: String) throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml")
        try sandbox.commit()
        let blob = try sandbox.git(["rev-parse", "HEAD:a.yaml"]).trimmingCharacters(in: .newlines)
        let id = try #require(ObjectID(hexadecimal: blob.utf8))
        let file = sandbox.path("tree")
        try Data(Array("100644 \(name)".utf8) + [0] + id.bytes).write(to: URL(fileURLWithPath: file))
        let tree = try sandbox.git(["hash-object", "--literally", "-t", "tree", "-w", file])
            .trimmingCharacters(in: .newlines)
        let commit = try sandbox.git(["commit-tree", "-m", "hostile", tree]).trimmingCharacters(in: .newlines)
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: commit)
        #expect(snapshot.paths.isEmpty)
        #expect(snapshot.findings.map(\.kind) == [.objectCorrupt])
    }

    @Test func pathsThatAreNotUTF8AreReportedEscaped() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml")
        let blob = try sandbox.git(["hash-object", "-w", "a.yaml"]).trimmingCharacters(in: .newlines)
        let tree = try sandbox.git(["mktree", "-z"], input: "100644 blob \(blob)\tline\nbreak\u{1b}[31m.yaml\u{0}")
            .trimmingCharacters(in: .newlines)
        let commit = try sandbox.git(["commit-tree", "-m", "odd", tree]).trimmingCharacters(in: .newlines)
        let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: commit)
        #expect(snapshot.paths == ["line\nbreak\u{1b}[31m.yaml"])
        let id = try #require(ObjectID(hexadecimal: blob.utf8))
        let file = sandbox.path("tree")
        try Data(Array("100644 ".utf8) + [0xff] + Array(".yaml".utf8) + [0] + id.bytes)
            .write(to: URL(fileURLWithPath: file))
        let other = try sandbox.git(["hash-object", "--literally", "-t", "tree", "-w", file])
            .trimmingCharacters(in: .newlines)
        let second = try sandbox.git(["commit-tree", "-m", "odd", other]).trimmingCharacters(in: .newlines)
        let broken = try CommitSnapshot(directory: sandbox.path("repo"), revision: second)
        #expect(broken.paths.isEmpty)
        #expect(broken.findings.map(\.kind) == [.pathNotUTF8])
        #expect(broken.findings.first?.message == "the path `\\xff.yaml` is not UTF-8")
    }
}
