import Basics
import Foundation
import Testing

/// What every file system does; the one in memory and the real one side by side.
@Suite("File systems")
final class FileSystemTests {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("choreoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Which file system a test runs on.
    enum Kind: CaseIterable { case real, memory }

    private func make(_ kind: Kind) throws -> any FileSystem {
        switch kind {
        case .real: try RealFileSystem(root: folder.path)
        case .memory: InMemoryFileSystem()
        }
    }

    private func path(_ text: String) throws -> RelativePath { try RelativePath(text) }

    /// The system's number for why a call failed; 0 if it did not.
    private func code(_ body: () throws(FileSystemError) -> Void) -> Int32 {
        do throws(FileSystemError) {
            try body()
            return 0
        } catch {
            return error.code
        }
    }

    @Test(arguments: Kind.allCases)
    func filesAreMadeOnceAndReadBack(kind: Kind) throws {
        let fileSystem = try make(kind)
        let file = try path("d/f")
        #expect(code { () throws(FileSystemError) in try fileSystem.create(file, [1], synchronizing: false) } == ENOENT)
        try fileSystem.makeDirectory(try path("d"))
        try fileSystem.create(file, [1, 2, 3], synchronizing: true)
        #expect(code { () throws(FileSystemError) in try fileSystem.create(file, [4], synchronizing: false) } == EEXIST)
        #expect(try fileSystem.read(file, limit: 3) == [1, 2, 3])
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(file, limit: 2) } == EFBIG)
        #expect(try fileSystem.holds([1, 2, 3], at: file))
        #expect(try !fileSystem.holds([1, 2, 4], at: file) && !fileSystem.holds([1, 2], at: file))
        #expect(try Set(fileSystem.list(.root)) == [DirectoryEntry(name: "d", kind: .directory)])
        #expect(try fileSystem.list(path("d")) == [DirectoryEntry(name: "f", kind: .file)])
        let empty = try path("e")
        try fileSystem.create(empty, [], synchronizing: false)
        #expect(try fileSystem.read(empty, limit: 0).isEmpty && fileSystem.holds([], at: empty))
    }

    @Test(arguments: Kind.allCases)
    func filesOfOneDirectoryAreMadeTogether(kind: Kind) throws {
        let fileSystem = try make(kind)
        let directory = try path("d")
        func create(_ names: [String]) -> Int32 {
            code { () throws(FileSystemError) in
                try fileSystem.create(names.map { ($0, Array($0.utf8)) }, in: directory, synchronizing: false)
            }
        }
        #expect(create(["a"]) == ENOENT)
        try fileSystem.makeDirectory(directory)
        #expect(create([]) == 0)
        #expect(create(["a", "b"]) == 0)
        #expect(try fileSystem.read(path("d/b"), limit: 1) == Array("b".utf8))
        // Those before the one that fails are there, as when each is made by itself.
        #expect(create(["c", "a", "e"]) == EEXIST)
        for name in ["", ".", "..", "../x", "x/y", "x\0y"] {
            #expect(create([name]) == EINVAL, "\(name)")
            #expect(create(["f\(name.utf8.count)", name]) != 0, "\(name)")
        }
        let names = try Set(fileSystem.list(directory).map(\.name))
        #expect(names.isSuperset(of: ["a", "b", "c"]) && !names.contains("e") && !names.contains("x"))
        #expect(try fileSystem.list(.root).map(\.name) == ["d"])
    }

    @Test(arguments: Kind.allCases)
    func directoriesAreRemovedWhenEmpty(kind: Kind) throws {
        let fileSystem = try make(kind)
        let (directory, file) = (try path("d"), try path("d/f"))
        try fileSystem.makeDirectory(directory)
        #expect(code { () throws(FileSystemError) in try fileSystem.makeDirectory(directory) } == EEXIST)
        try fileSystem.create(file, [], synchronizing: false)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeDirectory(directory) } == ENOTEMPTY)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeFile(directory) } == EISDIR)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeDirectory(file) } == ENOTDIR)
        try fileSystem.removeFile(file)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeFile(file) } == ENOENT)
        try fileSystem.removeDirectory(directory)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeDirectory(directory) } == ENOENT)
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.list(directory) } == ENOENT)
    }

    @Test(arguments: Kind.allCases)
    func renamingReplacesFilesAndMovesTrees(kind: Kind) throws {
        let fileSystem = try make(kind)
        for name in ["a", "a/b", "x"] { try fileSystem.makeDirectory(try path(name)) }
        try fileSystem.create(try path("a/b/f"), [1], synchronizing: false)
        try fileSystem.create(try path("g"), [2], synchronizing: false)
        try fileSystem.rename(try path("g"), to: try path("a/b/f"))
        #expect(try fileSystem.read(path("a/b/f"), limit: 9) == [2])
        // Whatever was remembered about the old paths must not answer for them any more.
        try fileSystem.rename(try path("a"), to: try path("x/a"))
        #expect(try fileSystem.read(path("x/a/b/f"), limit: 9) == [2])
        let gone = try path("a/b/f")
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(gone, limit: 9) } == ENOENT)
        try fileSystem.makeDirectory(try path("a"))
        try fileSystem.makeDirectory(try path("a/b"))
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(gone, limit: 9) } == ENOENT)
        let (tree, full) = (try path("a"), try path("x/a"))
        #expect(code { () throws(FileSystemError) in try fileSystem.rename(tree, to: full) } == ENOTEMPTY)
        try fileSystem.synchronize(.root)
        try fileSystem.synchronizeAll()
    }

    @Test(arguments: Kind.allCases)
    func aDirectoryIsLockedOnceUntilReleased(kind: Kind) throws {
        let first = try make(kind)
        let second = kind == .real ? try make(kind) : first
        try first.lock().during {
            #expect(code { () throws(FileSystemError) in _ = try second.lock() } == EWOULDBLOCK)
        }
        #expect(code { () throws(FileSystemError) in _ = try second.lock() } == 0)
        #expect(try first.list(.root).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func symbolicLinksAreNeverFollowed(kind: Kind) throws {
        let fileSystem = try make(kind)
        let outside = folder.deletingLastPathComponent().appendingPathComponent("choreoc-outside-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: outside) }
        try Data([1]).write(to: outside.appendingPathComponent("f"))
        for (name, target) in [("d", outside.path), ("f", outside.appendingPathComponent("f").path)] {
            if let memory = fileSystem as? InMemoryFileSystem {
                memory.putSymbolicLink(try path(name), to: target)
            } else {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
            }
        }
        let (link, below, new) = (try path("f"), try path("d/f"), try path("d/new"))
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(link, limit: 9) } == ELOOP)
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.holds([1], at: link) } == ELOOP)
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(below, limit: 9) } != 0)
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.list(below.parent) } != 0)
        #expect(code { () throws(FileSystemError) in try fileSystem.create(new, [], synchronizing: false) } != 0)
        #expect(code { () throws(FileSystemError) in try fileSystem.create(link, [], synchronizing: false) } == EEXIST)
        #expect(code { () throws(FileSystemError) in try fileSystem.makeDirectory(new) } != 0)
        #expect(code { () throws(FileSystemError) in try fileSystem.removeFile(below) } != 0)
        #expect(code { () throws(FileSystemError) in try fileSystem.rename(link, to: new) } != 0)
        #expect(try Set(fileSystem.list(.root).map(\.kind)) == [.symbolicLink])
        try fileSystem.removeFile(link)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["f"])
    }

    @Test func theTreeStaysTheOneThatWasOpened() throws {
        let real = folder.appendingPathComponent("real")
        try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
        let fileSystem = try RealFileSystem(root: real.path)
        try FileManager.default.moveItem(at: real, to: folder.appendingPathComponent("moved"))
        try FileManager.default.createSymbolicLink(at: real, withDestinationURL: URL(fileURLWithPath: "/"))
        try fileSystem.create(try path("f"), [], synchronizing: false)
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("moved/f").path))
    }

    @Test func aPipeIsNotReadAndNotWaitedFor() throws {
        let fileSystem = try make(.real)
        #expect(mkfifo(folder.appendingPathComponent("p").path, 0o600) == 0)
        let pipe = try path("p")
        #expect(code { () throws(FileSystemError) in _ = try fileSystem.read(pipe, limit: 9) } == EINVAL)
        #expect(try fileSystem.list(.root) == [DirectoryEntry(name: "p", kind: .other)])
    }

    @Test func failuresNameThePathAsTheUserDoes() throws {
        let fileSystem = try RealFileSystem(root: folder.path + "/")
        do throws(FileSystemError) {
            _ = try fileSystem.read(RelativePath.root, limit: 1)
            Issue.record("the root was read as a file")
        } catch {
            #expect(error.operation == .read)
        }
        let missing = try path("a/b")
        do throws(FileSystemError) {
            _ = try fileSystem.read(missing, limit: 1)
        } catch {
            #expect(error.message == "cannot read `\(folder.path)/a/b`: there is no such file or directory")
        }
    }

    @Test func theCallOfThatNumberFailsAndNoOther() throws {
        let base = InMemoryFileSystem()
        let failing = FailingFileSystem(base, failing: .once(2), code: ENOSPC)
        let directory = try path("d")
        #expect(code { () throws(FileSystemError) in try failing.makeDirectory(directory) } == 0)
        let file = try path("d/f")
        #expect(code { () throws(FileSystemError) in try failing.create(file, [], synchronizing: false) } == ENOSPC)
        #expect(base.files.isEmpty && failing.hasFailed)
        #expect(code { () throws(FileSystemError) in try failing.create(file, [], synchronizing: false) } == 0)
        let dead = FailingFileSystem(base, failing: .from(1), code: EIO)
        for _ in 0..<3 { #expect(code { () throws(FileSystemError) in _ = try dead.list(.root) } == EIO) }
    }

    @Test func manyThreadsShareOneFileSystem() throws {
        let fileSystem = try make(.real)
        for index in 0..<200 { try fileSystem.makeDirectory(try path("d\(index)")) }
        let failures = parallelMap(count: 2000, jobs: 8) {
        } _: { (_, index) -> Bool in
            guard let file = try? RelativePath("d\(index % 200)/f\(index)") else { return true }
            return (try? fileSystem.create(file, Array("\(index)".utf8), synchronizing: false)) == nil
        }
        #expect(!failures.contains(true))
        for index in 0..<2000 {
            #expect(try fileSystem.holds(Array("\(index)".utf8), at: path("d\(index % 200)/f\(index)")))
        }
    }
}
