import Foundation
import Git
import TestSupport
import Testing

/// A repository in memory where that can be had: bringing objects to a disk takes longer than all the rest.
final class MemoryRepository {
    let path: String

    /// A repository with one empty commit of sources.
    init() throws {
        path = Self.place()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try git("init", "-q", "-b", "main", "--template=")
        try git("commit", "-q", "--allow-empty", "-m", "Sources")
    }

    /// A copy of another one.
    init(copying other: MemoryRepository) throws {
        path = Self.place()
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    private static func place() -> String {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
        let base = isWritable ? memory : FileManager.default.temporaryDirectory
        return base.appendingPathComponent("choreoc-publish-\(UUID().uuidString)").path
    }

    deinit {
        for file in [path, path + ".plan"] { try? FileManager.default.removeItem(atPath: file) }
    }

    @discardableResult
    func git(_ arguments: String...) throws -> ProgramRun {
        let who = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        return try ProgramRun("git", ["-C", path] + who + arguments)
    }

    /// The tree of each branch that was published.
    func branches() throws -> [String: ObjectID] {
        let database = try ObjectDatabase(around: path)
        var trees: [String: ObjectID] = [:]
        for name in database.referenceNames where name != "refs/heads/main" {
            let commit = try database.reference(name).map { try database.commit($0) }
            trees[name] = try #require(commit??.tree)
        }
        return trees
    }

    /// Files of runs that were not finished.
    var leftovers: [String] {
        let walk = FileManager.default.enumerator(atPath: path + "/.git")
        return (walk?.compactMap { $0 as? String } ?? []).filter {
            $0.hasSuffix(".lock") || $0.hasPrefix("choreoc-publish/") || $0.contains("tmp") || $0.contains("_git2_")
        }.sorted()
    }

    /// What `git fsck` complains of.
    func complaints() throws -> String {
        let check = try git("fsck", "--strict", "--full", "--no-dangling")
        return check.status == 0 ? "" : check.output + check.errors
    }
}
