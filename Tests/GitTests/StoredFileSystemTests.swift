import Basics
import Foundation
import Testing

@testable import Git

/// Commits and the index seen as file systems, beside the work tree they came from.
@Suite struct StoredFileSystemTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.repository()
        for path in ["a.yaml", "dir/b.yaml", "dir/sub/c.yaml", "dir-x/d"] { try sandbox.write("repo/" + path, path) }
        try FileManager.default.createSymbolicLink(atPath: sandbox.path("repo/dir/link"), withDestinationPath: "b.yaml")
        try sandbox.commit()
    }

    /// Everything that can be seen, a line each.
    private func description(_ fileSystem: any FileSystem, _ directory: RelativePath = .root) throws -> [String] {
        var lines: [String] = []
        for entry in try fileSystem.list(directory).sorted(by: { $0.name < $1.name }) where entry.name != ".git" {
            let path = try directory.appending(entry.name)
            lines.append("\(path) \(entry.kind.name)")
            if entry.kind == .directory { lines += try description(fileSystem, path) }
            guard entry.kind == .file else { continue }
            let bytes = try fileSystem.read(path, limit: 1000)
            lines.append(String(decoding: bytes, as: UTF8.self))
            #expect(try fileSystem.holds(bytes, at: path))
            #expect(try !fileSystem.holds(bytes + [1], at: path))
        }
        return lines
    }

    private func stored() throws -> [StoredFileSystem] {
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        let head = try database.commit(named: "HEAD")
        return [
            StoredFileSystem(database, tree: head.tree, named: "main"),
            try #require(try StoredFileSystem(staged: database, directory: "")),
        ]
    }

    @Test func theyShowWhatTheWorkTreeHas() throws {
        let wanted = try description(try RealFileSystem(root: sandbox.path("repo")))
        #expect(wanted.count > 8)
        for fileSystem in try stored() { #expect(try description(fileSystem) == wanted) }
    }

    @Test func failuresAreThoseOfARealOne() throws {
        let real = try RealFileSystem(root: sandbox.path("repo"))
        let paths = try ["none", "dir", "dir/link", "a.yaml/x", "dir/sub/none", ""].map { try RelativePath($0) }
        for fileSystem in try stored() {
            for path in paths {
                let code = { (system: any FileSystem) -> Int32? in
                    do throws(FileSystemError) {
                        _ = try system.read(path, limit: 100)
                        return nil
                    } catch { return error.code }
                }
                if !path.isRoot { #expect(code(fileSystem) == code(real), "\(path)") }
                #expect(code(fileSystem) != nil)
            }
            #expect(throws: FileSystemError.self) { try fileSystem.list(try RelativePath("a.yaml")) }
            #expect(throws: FileSystemError.self) { try fileSystem.removeFile(try RelativePath("a.yaml")) }
            #expect(throws: FileSystemError.self) { try fileSystem.read(try RelativePath("a.yaml"), limit: 2) }
        }
        #expect(try stored()[0].shown(try RelativePath("dir/b.yaml")) == "main:dir/b.yaml")
        #expect(try stored()[1].shown(try RelativePath("dir/b.yaml")) == "./dir/b.yaml")
    }

    @Test func aFolderOfTheIndexIsASystemOfItsOwn() throws {
        let database = try ObjectDatabase(around: sandbox.path("repo/dir"))
        let fileSystem = try #require(try StoredFileSystem(staged: database, directory: "sub"))
        #expect(try fileSystem.list(.root).map(\.name) == ["c.yaml"])
        #expect(try StoredFileSystem(staged: database, directory: "none") == nil)
    }

    @Test func noTreeIsEmpty() throws {
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        #expect(try StoredFileSystem(database, tree: nil, named: "x").list(.root).isEmpty)
    }

    @Test func checkedOutBranchesAreFound() throws {
        try sandbox.git(["branch", "free"])
        try sandbox.git(["branch", "linked"])
        try sandbox.git(["worktree", "add", "-q", sandbox.path("tree"), "linked"])
        for folder in ["repo", "repo/dir", "tree"] {
            let database = try ObjectDatabase(around: sandbox.path(folder))
            #expect(database.workTree(withBranch: "refs/heads/main") == sandbox.path("repo"))
            #expect(database.workTree(withBranch: "refs/heads/linked") == sandbox.path("tree"))
            #expect(database.workTree(withBranch: "refs/heads/free") == nil)
        }
        try sandbox.git(["clone", "-q", "--bare", sandbox.path("repo"), sandbox.path("bare.git")], in: "")
        let bare = try ObjectDatabase(around: sandbox.path("bare.git"))
        #expect(bare.workTree(withBranch: "refs/heads/main") == nil)
        #expect(bare.hasRemote("origin"))
        #expect(!bare.hasRemote("other"))
    }
}
