import Basics
import Foundation
import Testing

@testable import Git

/// What the next commit would hold.
@Suite struct IndexSnapshotTests {
    private func repository() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\n")
        try sandbox.write("repo/b/c.yaml", "c: 1\n")
        try sandbox.commit()
        return sandbox
    }

    @Test func readsWhatIsStagedAndNotWhatIsOnDisk() throws {
        let sandbox = try repository()
        try sandbox.write("repo/a.yaml", "a: 2\n")
        try sandbox.git(["add", "a.yaml"])
        try sandbox.write("repo/a.yaml", "a: 3\n")
        try sandbox.write("repo/new.yaml")
        try sandbox.git(["rm", "-q", "--cached", "b/c.yaml"])
        let snapshot = try IndexSnapshot(directory: sandbox.path("repo"))
        #expect(snapshot.paths == ["a.yaml"])
        #expect(try snapshot.outcome("a.yaml") == "a: 2\n")
    }

    @Test func aFolderOfTheRepositoryIsTheRoot() throws {
        let sandbox = try repository()
        #expect(try IndexSnapshot(directory: sandbox.path("repo/b")).paths == ["c.yaml"])
        try FileManager.default.createDirectory(atPath: sandbox.path("repo/none"), withIntermediateDirectories: true)
        let error = #expect(throws: DiagnosticError.self) { try IndexSnapshot(directory: sandbox.path("repo/none")) }
        #expect(error?.diagnostics.map(\.kind) == [.folderNotStored])
    }

    /// `git add -N` announces a file without contents; hidden bits of a sparse checkout do not matter.
    @Test func announcedFilesAreNotThereAndHiddenOnesAre() throws {
        let sandbox = try repository()
        try sandbox.write("repo/announced.yaml")
        try sandbox.git(["add", "-N", "announced.yaml"])
        try sandbox.git(["update-index", "--skip-worktree", "b/c.yaml"])
        try sandbox.git(["update-index", "--assume-unchanged", "a.yaml"])
        #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
    }

    @Test func conflictsAreRefused() throws {
        let sandbox = try repository()
        try sandbox.git(["checkout", "-q", "-b", "other"])
        try sandbox.write("repo/a.yaml", "a: other\n")
        try sandbox.commit()
        try sandbox.git(["checkout", "-q", "main"])
        try sandbox.write("repo/a.yaml", "a: main\n")
        try sandbox.commit()
        try sandbox.git(["merge", "-q", "other"], status: 1)
        let snapshot = try IndexSnapshot(directory: sandbox.path("repo"))
        #expect(snapshot.summary == ["index-conflict a.yaml"])
        #expect(snapshot.paths == ["b/c.yaml"])
    }

    @Test func anEmptyIndexIsNoError() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths.isEmpty)
    }

    @Test(arguments: ["2", "3", "4"]) func readsEveryVersion(_ version: String) throws {
        let sandbox = try repository()
        for number in 0..<40 { try sandbox.write("repo/long/path/of/file-\(number).yaml") }
        try sandbox.git(["add", "-A"])
        try sandbox.git(["update-index", "--index-version", version])
        let listed = try sandbox.git(["ls-files"]).split(separator: "\n").map(String.init)
        #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths == listed)
    }

    @Test func formsThatAreNotSupportedNameTheirRemedy() throws {
        let sandbox = try repository()
        try sandbox.git(["update-index", "--split-index"])
        let error = #expect(throws: DiagnosticError.self) { try IndexSnapshot(directory: sandbox.path("repo")) }
        #expect(error?.diagnostics.map(\.kind) == [.indexUnreadable])
        #expect(error?.diagnostics.first?.fix == "Run `git update-index --no-split-index`.")
        try sandbox.git(["update-index", "--no-split-index"])
        #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"])
    }

    /// A cut behind the entries takes away what only speeds Git up.
    @Test func noCutOffIndexLosesAnEntry() throws {
        let sandbox = try repository()
        let file = URL(fileURLWithPath: sandbox.path("repo/.git/index"))
        let bytes = try Data(contentsOf: file)
        var refused = 0
        for count in 0..<bytes.count {
            try bytes.prefix(count).write(to: file)
            do throws(DiagnosticError) {
                #expect(try IndexSnapshot(directory: sandbox.path("repo")).paths == ["a.yaml", "b/c.yaml"], "\(count)")
            } catch {
                #expect(error.diagnostics.map(\.kind) == [.indexUnreadable], "\(count)")
                refused += 1
            }
        }
        #expect(refused > bytes.count - 5)
    }

    /// `git commit FILE` gives its hooks another index; one outside the repository is left over from elsewhere.
    @Test func theIndexOfAHookIsRead() throws {
        let sandbox = try repository()
        try sandbox.write("repo/a.yaml", "a: hook\n")
        let file = sandbox.path("repo/.git/next-index-1.lock")
        try FileManager.default.copyItem(atPath: sandbox.path("repo/.git/index"), toPath: file)
        let blob = try sandbox.git(["hash-object", "-w", "a.yaml"]).trimmingCharacters(in: .newlines)
        try sandbox.git(["update-index", "--cacheinfo", "100644,\(blob),a.yaml"])
        try FileManager.default.moveItem(atPath: sandbox.path("repo/.git/index"), toPath: file + "2")
        try FileManager.default.moveItem(atPath: file, toPath: sandbox.path("repo/.git/index"))
        func text(_ index: String?) throws -> String {
            try IndexSnapshot(directory: sandbox.path("repo"), options: SnapshotOptions(indexFile: index))
                .outcome("a.yaml")
        }
        #expect(try text(nil) == "a: 1\n")
        #expect(try text(file + "2") == "a: hook\n")
        #expect(try text(".git/next-index-1.lock2") == "a: hook\n")
        try FileManager.default.copyItem(atPath: file + "2", toPath: sandbox.path("elsewhere"))
        #expect(try text(sandbox.path("elsewhere")) == "a: 1\n")
        #expect(try text("/nonexistent") == "a: 1\n")
    }
}
