import Basics
import CLibGit2
import Glibc

extension ObjectDatabase {
    /// The work tree in which a branch is checked out, the main one or a linked one; nil if it is in none.
    ///
    /// Also a branch without commits counts, and one that a rebase will come back to does not.
    public func workTree(withBranch reference: String) -> String? {
        let common = location.commonDirectory
        if head(common) == reference, !isBare {
            return location.gitDirectory == common ? location.workTree ?? common : parent(of: common)
        }
        for name in directoryNames(common + "/worktrees").sorted() {
            let directory = "\(common)/worktrees/\(name)"
            guard head(directory) == reference else { continue }
            let link = try? readFile(at: directory + "/gitdir", below: AT_FDCWD, maximumBytes: 65_536)
            let path = link.map { String(decoding: $0.prefix { $0 != 0x0a }, as: UTF8.self) }
            return path.map(parent(of:)) ?? directory
        }
        return nil
    }

    /// Whether a remote of this name is configured.
    public func hasRemote(_ name: String) -> Bool {
        var remote: OpaquePointer?
        guard git_remote_lookup(&remote, repository, name) == 0 else { return false }
        git_remote_free(remote)
        return true
    }

    /// Whether the repository's history was cut off by a shallow clone.
    public var isShallowClone: Bool { !shallowCommits.isEmpty }

    /// Whether the repository has no work tree beside its Git directory; linked ones it may have.
    private var isBare: Bool {
        var configuration: OpaquePointer?
        guard git_repository_config(&configuration, repository) == 0 else { return false }
        defer { git_config_free(configuration) }
        var value: Int32 = 0
        return git_config_get_bool(&value, configuration, "core.bare") == 0 && value != 0
    }

    /// The reference that a `HEAD` names; nil when it names a commit.
    private func head(_ directory: String) -> String? {
        guard let text = try? readFile(at: directory + "/HEAD", below: AT_FDCWD, maximumBytes: 65_536),
            text.starts(with: "ref:".utf8)
        else { return nil }
        let name = text.dropFirst(4).drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 > 0x20 }
        return String(decoding: name, as: UTF8.self)
    }

    private func parent(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? path
    }

    private func directoryNames(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
