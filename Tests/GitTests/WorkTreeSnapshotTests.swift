import Basics
import Foundation
import Testing

@testable import Git

@Suite struct WorkTreeSnapshotTests {
    @Test func readsYAMLAndJSONBelowTheRootInByteOrder() throws {
        let sandbox = try Sandbox()
        for name in [
            "b.yaml", "a/z.yml", "a-b.yaml", "a.json", "a/b/c.yaml", "é.yaml", "Z.yaml", "notes.md", "yaml", ".yaml",
        ] {
            try sandbox.write(name)
        }
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        #expect(snapshot.paths == ["Z.yaml", "a-b.yaml", "a.json", "a/b/c.yaml", "a/z.yml", "b.yaml", "é.yaml"])
        #expect(snapshot.findings.isEmpty)
        #expect(snapshot.files.allSatisfy { $0.identity == nil })
        #expect(try snapshot.contents(of: snapshot.files[0]) == Array("a: 1\n".utf8))
    }

    @Test(arguments: [[], ["wide"], ["wide/d03", "wide/d1", "z"]]) func findsTheSameOnSeveralThreads(
        _ sources: [String]
    ) throws {
        let sandbox = try Sandbox()
        try sandbox.repository("repo")
        for number in 0..<12 {
            let folder = "repo/wide/d\(number < 10 ? "0" : "")\(number)"
            for name in ["a.yaml", "deep/b.yaml", "deep/er/c.yaml", "ignored/x.yaml", "git/y.yaml"] {
                try sandbox.write("\(folder)/\(name)")
            }
            if number % 3 == 0 { try sandbox.write(folder + "/.choreocignore", "deep/er\n") }
            if number % 4 == 0 { try sandbox.write(folder + "/.gitignore", "git/\n") }
            if number % 5 == 0 { try sandbox.write(folder + "/deep/.choreoc", "choreoc 1\n0  b.yaml\n") }
        }
        for name in [
            "repo/a.yaml", "repo/wide/d05.yaml", "repo/wide/m.yaml", "repo/z/z.yaml", "repo/wide/d1/one.yaml",
        ] {
            try sandbox.write(name)
        }
        try sandbox.write("repo/.choreocignore", "ignored\n")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("repo/wide/d03/link.yaml"), withDestinationPath: "a.yaml")
        _ = try sandbox.git(["add", "-f", "wide/d04/git/y.yaml"])
        _ = try sandbox.git(["add", "."])
        _ = try sandbox.git(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "all"])
        let root = sandbox.path("repo")
        func found(_ jobs: Int) throws -> [(paths: [String], findings: Set<Diagnostic>)] {
            let options = SnapshotOptions(sources: sources, jobs: jobs)
            let snapshots: [any Snapshot] = [
                try WorkTreeSnapshot(root: root, options: options),
                try CommitSnapshot(directory: root, revision: "HEAD", options: options),
                try IndexSnapshot(directory: root, options: options),
            ]
            return snapshots.map { ($0.files.map(\.path), Set($0.findings)) }
        }
        let alone = try found(1)
        for (paths, findings) in alone {
            #expect(paths.contains("wide/d03/a.yaml") && !paths.contains("wide/d03/ignored/x.yaml"))
            #expect(paths.contains("wide/d04/git/y.yaml") == (sources.count < 2))
            #expect(!paths.contains("wide/d08/git/y.yaml"))
            #expect(!findings.isEmpty)
        }
        for jobs in [2, 3, 16] {
            for (shared, alone) in zip(try found(jobs), alone) {
                #expect(shared.paths == alone.paths)
                #expect(shared.findings == alone.findings)
            }
        }
    }

    @Test func leavesOutDotNamesOutputAndNestedRepositories() throws {
        let sandbox = try Sandbox()
        for name in [
            "a.yaml", ".hidden/a.yaml", "out/a.yaml", "outer/a.yaml", "x/out/a.yaml", "nested/a.yaml", "sub/a.yaml",
            "nested/deep/b.yaml",
        ] {
            try sandbox.write(name)
        }
        try sandbox.repository("nested")
        try sandbox.write("sub/.git", "gitdir: ../elsewhere\n")
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""), options: SnapshotOptions(excluded: ["./out/"]))
        #expect(snapshot.paths == ["a.yaml", "outer/a.yaml", "x/out/a.yaml"])
    }

    @Test func readsOnlyTheSourceFolders() throws {
        let sandbox = try Sandbox()
        for name in ["a.yaml", "apps/one/a.yaml", "apps/two/a.yaml", "apps2/a.yaml", ".platform/p.yaml"] {
            try sandbox.write(name)
        }
        let options = SnapshotOptions(sources: ["apps/one/", ".platform"])
        #expect(
            try WorkTreeSnapshot(root: sandbox.path(""), options: options).paths == [
                ".platform/p.yaml", "apps/one/a.yaml",
            ])
        #expect(try WorkTreeSnapshot(root: sandbox.path(""), options: SnapshotOptions(sources: ["."])).paths.count == 4)
    }

    @Test func refusesSourceFoldersThatAreNotThere() throws {
        let sandbox = try Sandbox()
        try sandbox.write("apps/one/a.yaml")
        let error = #expect(throws: DiagnosticError.self) {
            try WorkTreeSnapshot(root: sandbox.path(""), options: SnapshotOptions(sources: ["apps/noe"]))
        }
        #expect(error?.diagnostics.first?.kind == .sourceFolderMissing)
        #expect(error?.diagnostics.first?.fix == "Did you mean `apps/one`?")
        for path in ["../x", "/etc"] {
            #expect(throws: DiagnosticError.self) {
                try WorkTreeSnapshot(root: sandbox.path(""), options: SnapshotOptions(sources: [path]))
            }
        }
    }

    @Test func refusesARootThatIsNotThere() throws {
        let sandbox = try Sandbox()
        try sandbox.write("file")
        for name in ["nothing", "file"] {
            let error = #expect(throws: DiagnosticError.self) { try WorkTreeSnapshot(root: sandbox.path(name)) }
            #expect(error?.diagnostics.first?.kind == .rootUnreadable)
        }
    }

    @Test func obeysOwnIgnoreFilesAtEveryLevel() throws {
        let sandbox = try Sandbox()
        for name in ["a.yaml", "charts/x.yaml", "keep/a.yaml", "keep/skip.yaml", "skip.yaml", "deep/charts/y.yaml"] {
            try sandbox.write(name)
        }
        try sandbox.write(".choreocignore", "/charts/\nskip.yaml\n")
        try sandbox.write("keep/.choreocignore", "!skip.yaml\na.yaml\n")
        #expect(
            try WorkTreeSnapshot(root: sandbox.path("")).paths == ["a.yaml", "deep/charts/y.yaml", "keep/skip.yaml"])
    }

    @Test func neverFollowsLinks() throws {
        let sandbox = try Sandbox()
        try sandbox.write("real/a.yaml")
        try sandbox.write("elsewhere/secret.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("real/link.yaml"), withDestinationPath: "../elsewhere/secret.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("real/folder"), withDestinationPath: "../elsewhere")
        let snapshot = try WorkTreeSnapshot(root: sandbox.path("real"))
        #expect(snapshot.paths == ["a.yaml"])
        #expect(snapshot.summary == ["symbolic-link-skipped folder", "symbolic-link-skipped link.yaml"])
        #expect(snapshot.findings.allSatisfy { $0.severity == .info })
    }

    @Test(.timeLimit(.minutes(1))) func neverWaitsForSpecialFiles() throws {
        let sandbox = try Sandbox()
        try sandbox.write("a.yaml")
        try #require(mkfifo(sandbox.path("pipe.yaml"), 0o600) == 0)
        try #require(mkfifo(sandbox.path("pipe"), 0o600) == 0)
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        #expect(snapshot.paths == ["a.yaml"])
        #expect(snapshot.summary == ["special-file pipe.yaml"])
        // A FIFO that takes the file's place between listing and reading.
        try FileManager.default.removeItem(atPath: sandbox.path("a.yaml"))
        try #require(mkfifo(sandbox.path("a.yaml"), 0o600) == 0)
        let error = #expect(throws: DiagnosticError.self) { try snapshot.contents(of: snapshot.files[0]) }
        #expect(error?.diagnostics.first?.kind == .sourceChanged)
    }

    @Test func reportsPathsThatAreNotUTF8() throws {
        let sandbox = try Sandbox()
        let name = sandbox.path("").utf8.map { CChar(bitPattern: $0) } + [0x2f, CChar(bitPattern: 0xff), 0x0a]
        for suffix in [".yaml", ".txt"] {
            let file = open(name + suffix.utf8.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
            try #require(file >= 0)
            close(file)
        }
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        #expect(snapshot.paths.isEmpty)
        #expect(snapshot.findings.map(\.message) == ["the path `\\xff\\n.yaml` is not UTF-8"])
    }

    @Test func readsFilesAsTheyAreWhenRead() throws {
        let sandbox = try Sandbox()
        for name in ["gone.yaml", "grown.yaml", "link.yaml", "folder.yaml", "dir/replaced.yaml", "moved/x.yaml"] {
            try sandbox.write(name)
        }
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        let files = FileManager.default
        try files.removeItem(atPath: sandbox.path("gone.yaml"))
        try Data("a: 1\nb: 2\n".utf8).write(to: URL(fileURLWithPath: sandbox.path("grown.yaml")), options: [])
        try files.removeItem(atPath: sandbox.path("link.yaml"))
        try files.createSymbolicLink(atPath: sandbox.path("link.yaml"), withDestinationPath: "/etc/passwd")
        try files.removeItem(atPath: sandbox.path("folder.yaml"))
        try files.createDirectory(atPath: sandbox.path("folder.yaml"), withIntermediateDirectories: false)
        try sandbox.write("dir/new", "new: 1\n")
        try #require(rename(sandbox.path("dir/new"), sandbox.path("dir/replaced.yaml")) == 0)
        // A directory above the file becomes a link to one with another file of that name.
        try sandbox.write("other/x.yaml", "foreign: 1\n")
        try files.removeItem(atPath: sandbox.path("moved"))
        try files.createSymbolicLink(atPath: sandbox.path("moved"), withDestinationPath: "other")
        #expect(try snapshot.outcome("gone.yaml") == "source-changed")
        #expect(try snapshot.outcome("grown.yaml") == "a: 1\nb: 2\n")
        #expect(try snapshot.outcome("link.yaml") == "source-changed")
        #expect(try snapshot.outcome("folder.yaml") == "source-changed")
        #expect(try snapshot.outcome("dir/replaced.yaml") == "new: 1\n")
        #expect(try snapshot.outcome("moved/x.yaml") == "source-changed")
    }

    @Test func refusesLargeFilesAndPointers() throws {
        let sandbox = try Sandbox()
        try sandbox.write("fits.yaml", String(repeating: "#", count: 100))
        try sandbox.write("large.yaml", String(repeating: "#", count: 101))
        try sandbox.write("pointer.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""), options: SnapshotOptions(maximumFileBytes: 100))
        #expect(try snapshot.outcome("fits.yaml").count == 100)
        #expect(try snapshot.outcome("large.yaml") == "source-too-large")
        #expect(try snapshot.outcome("pointer.yaml") == "lfs-pointer")
    }

    /// The superuser may read everything, so that this only shows something for other users.
    @Test(.enabled(if: geteuid() != 0)) func reportsWhatMayNotBeRead() throws {
        let sandbox = try Sandbox()
        try sandbox.write("file.yaml")
        try sandbox.write("folder/a.yaml")
        try #require(chmod(sandbox.path("file.yaml"), 0) == 0 && chmod(sandbox.path("folder"), 0) == 0)
        defer { chmod(sandbox.path("folder"), 0o700) }
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        #expect(snapshot.summary == ["source-unreadable folder"])
        let error = #expect(throws: DiagnosticError.self) { try snapshot.contents(of: snapshot.files[0]) }
        #expect(error?.diagnostics.first?.kind == .sourceUnreadable)
    }

    @Test func stopsInEndlessDepth() throws {
        let sandbox = try Sandbox()
        var path = ""
        for _ in 0..<300 { path += "d/" }
        try FileManager.default.createDirectory(atPath: sandbox.path(path), withIntermediateDirectories: true)
        #expect(try WorkTreeSnapshot(root: sandbox.path("")).findings.map(\.kind) == [.directoriesTooDeep])
    }

    @Test func readsFromSeveralThreads() throws {
        let sandbox = try Sandbox()
        for index in 0..<64 { try sandbox.write("f\(index).yaml", "n: \(index)\n") }
        let snapshot = try WorkTreeSnapshot(root: sandbox.path(""))
        let texts = parallelMap(count: snapshot.files.count, jobs: 4, worker: { () }) { _, index in
            let text = (try? snapshot.contents(of: snapshot.files[index])) ?? []
            return "f" + String(decoding: text.dropFirst(3).dropLast(), as: UTF8.self) + ".yaml"
        }
        #expect(texts == snapshot.paths)
    }
}
