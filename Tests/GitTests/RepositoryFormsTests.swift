import Basics
import Foundation
import Testing

@testable import Git

/// Bare repositories, linked work trees, submodules, shallow and partial clones, other formats and other owners.
@Suite struct RepositoryFormsTests {
    private func repository() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\n")
        try sandbox.write("repo/b/c.yaml", "c: 1\n")
        try sandbox.commit("repo", "first")
        try sandbox.write("repo/a.yaml", "a: 2\n")
        try sandbox.commit("repo", "second")
        return sandbox
    }

    @Test func aBareRepository() throws {
        let sandbox = try repository()
        try sandbox.git(["clone", "-q", "--bare", "repo", "bare.git"], in: "")
        let snapshot = try CommitSnapshot(directory: sandbox.path("bare.git"), revision: "main~1")
        #expect(snapshot.paths == ["a.yaml", "b/c.yaml"])
        #expect(try snapshot.outcome("a.yaml") == "a: 1\n")
        #expect(try workTreeTop(around: sandbox.path("bare.git")) == nil)
    }

    @Test func aLinkedWorkTree() throws {
        let sandbox = try repository()
        try sandbox.git(["worktree", "add", "-q", "-b", "linked", sandbox.path("linked"), "HEAD~1"])
        try sandbox.write("linked/d.yaml")
        try sandbox.git(["add", "d.yaml"], in: "linked")
        #expect(try CommitSnapshot(directory: sandbox.path("linked"), revision: "HEAD").outcome("a.yaml") == "a: 1\n")
        #expect(try IndexSnapshot(directory: sandbox.path("linked")).paths == ["a.yaml", "b/c.yaml", "d.yaml"])
        #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
        #expect(try workTreeTop(around: sandbox.path("linked/b")) == sandbox.path("linked"))
    }

    @Test func aSubmoduleIsARepositoryOfItsOwn() throws {
        let sandbox = try repository()
        try sandbox.repository("inner")
        try sandbox.write("inner/i.yaml")
        try sandbox.commit("inner")
        try sandbox.git(["-c", "protocol.file.allow=always", "submodule", "add", "-q", sandbox.path("inner"), "sub"])
        try sandbox.commit()
        #expect(try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD").paths == ["a.yaml", "b/c.yaml"])
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
        #expect(try CommitSnapshot(directory: sandbox.path("repo/sub"), revision: "HEAD").paths == ["i.yaml"])
        #expect(try IndexSnapshot(directory: sandbox.path("repo/sub")).paths == ["i.yaml"])
    }

    @Test func aGitFileThatNamesNothingIsRefused() throws {
        let sandbox = try Sandbox()
        try sandbox.write("moved/a.yaml")
        try sandbox.write("moved/.git", "gitdir: /nowhere/.git/worktrees/moved\n")
        let error = #expect(throws: DiagnosticError.self) {
            try CommitSnapshot(directory: sandbox.path("moved"), revision: "HEAD")
        }
        #expect(error?.diagnostics.map(\.kind) == [.repositoryUnusable])
        #expect(error?.diagnostics.first?.fix?.contains("git worktree repair") == true)
    }

    @Test func aPlainFolderHasNoCommits() throws {
        let sandbox = try Sandbox()
        try sandbox.write("plain/a.yaml")
        let error = #expect(throws: DiagnosticError.self) {
            try CommitSnapshot(directory: sandbox.path("plain"), revision: "HEAD")
        }
        #expect(error?.diagnostics.map(\.kind) == [.repositoryUnusable])
        #expect(error?.diagnostics.first?.fix?.contains("--rev") == true)
    }

    @Test func aShallowCloneEndsWithTheFix() throws {
        let sandbox = try repository()
        try sandbox.git(["clone", "-q", "--depth", "1", "file://\(sandbox.path("repo"))", "shallow"], in: "")
        let database = try ObjectDatabase(around: sandbox.path("shallow"))
        #expect(try database.commit(named: "HEAD").message == "second\n")
        for revision in ["HEAD~1", "HEAD^"] {
            let error = #expect(throws: DiagnosticError.self) { try database.commit(named: revision) }
            #expect(error?.diagnostics.map(\.kind) == [.historyShallow])
            #expect(error?.diagnostics.first?.fix?.contains("git fetch --unshallow") == true)
            #expect(error?.diagnostics.first?.fix?.contains("fetch-depth: 0") == true)
        }
    }

    @Test func aPartialCloneNeverFetches() throws {
        let sandbox = try repository()
        try sandbox.git(["config", "uploadpack.allowFilter", "true"])
        try sandbox.git(
            [
                "clone", "-q", "--filter=blob:none", "--no-checkout", "file://\(sandbox.path("repo"))", "partial",
            ], in: "")
        let snapshot = try CommitSnapshot(directory: sandbox.path("partial"), revision: "HEAD")
        #expect(snapshot.paths == ["a.yaml", "b/c.yaml"])
        #expect(try snapshot.outcome("a.yaml") == "object-not-fetched")
        let file = try #require(snapshot.files.first)
        let error = #expect(throws: DiagnosticError.self) { try snapshot.contents(of: file) }
        #expect(error?.diagnostics.first?.fix?.contains("git fetch") == true)
    }

    @Test func alternatesAreRead() throws {
        let sandbox = try repository()
        try sandbox.git(["clone", "-q", "--shared", "repo", "borrower"], in: "")
        #expect(
            try CommitSnapshot(directory: sandbox.path("borrower"), revision: "HEAD~1").outcome("a.yaml") == "a: 1\n")
        // The lender is gone: the objects are missing, which is said.
        try FileManager.default.removeItem(atPath: sandbox.path("repo"))
        let error = #expect(throws: DiagnosticError.self) {
            try CommitSnapshot(directory: sandbox.path("borrower"), revision: "HEAD")
        }
        #expect(error?.diagnostics.map(\.kind) == [.objectMissing])
    }

    @Test func ids256BitsLongAreRefusedButTheWorkTreeIsRead() throws {
        let sandbox = try Sandbox()
        try sandbox.repository("repo", "--object-format=sha256")
        try sandbox.write("repo/a.yaml")
        try sandbox.write("repo/.gitignore", "tracked.yaml\nignored.yaml\n")
        try sandbox.write("repo/tracked.yaml")
        try sandbox.write("repo/ignored.yaml")
        try sandbox.git(["add", "-f", "tracked.yaml"])
        try sandbox.commit()
        for read in [
            { _ = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD") },
            { _ = try IndexSnapshot(directory: sandbox.path("repo")) },
        ] {
            let error = #expect(throws: DiagnosticError.self) { try read() }
            #expect(error?.diagnostics.map(\.kind) == [.repositoryFormat])
        }
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths == ["a.yaml", "tracked.yaml"])
    }

    @Test(arguments: ["extensions.refStorage reftable", "extensions.unheardOf true"])
    func otherExtensionsAreRefused(_ setting: String) throws {
        let sandbox = try repository()
        try sandbox.git(["config", "core.repositoryformatversion", "1"])
        let words = setting.split(separator: " ").map(String.init)
        try sandbox.git(["config", words[0], words[1]], status: nil)
        let error = #expect(throws: DiagnosticError.self) {
            try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD")
        }
        #expect(error?.diagnostics.map(\.kind) == [.repositoryFormat])
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
    }

    /// Only root can give a folder away; elsewhere there is nothing to test.
    @Test(.enabled(if: geteuid() == 0, "needs root"))
    func aRepositoryOfAnotherUserIsRefusedWithTheFix() throws {
        let sandbox = try repository()
        for path in ["repo", "repo/.git"] { #expect(chown(sandbox.path(path), 12_345, 12_345) == 0) }
        for read in [
            { _ = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD") },
            { _ = try IndexSnapshot(directory: sandbox.path("repo")) },
        ] {
            let error = #expect(throws: DiagnosticError.self) { try read() }
            #expect(error?.diagnostics.map(\.kind) == [.repositoryOwner])
            #expect(
                error?.diagnostics.first?.fix?
                    .contains("git config --global --add safe.directory '\(sandbox.path("repo"))'") == true)
        }
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
    }
}
