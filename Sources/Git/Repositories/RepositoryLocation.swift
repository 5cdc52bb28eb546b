import Basics
import Glibc

/// Where the repository around a directory lies; found by looking at the file system, without opening it.
struct RepositoryLocation: Sendable {
    /// The top of the work tree, without a trailing slash; nil for a bare repository.
    let workTree: String?
    /// The directory with `HEAD` and the index: `.git`, or what a `.git` file names.
    let gitDirectory: String
    /// The directory with the objects; differs from `gitDirectory` in a linked work tree.
    let commonDirectory: String
    /// The path of the directory that was asked about, relative to the top of the work tree; empty at the top.
    let prefix: String

    /// Looks upwards from a directory; nil when there is no repository around it.
    ///
    /// Refuses a `.git` file that names no repository.
    init?(around directory: String) throws(DiagnosticError) {
        guard let start = resolvedPath(directory) else { return nil }
        var current = start
        while true {
            let candidate = Self.join(current, ".git")
            switch Self.mode(candidate) {
            case S_IFDIR where Self.isRepository(candidate):
                self.init(workTree: current, gitDirectory: candidate, start: start)
                return
            case S_IFREG:
                let target = try Self.target(ofLink: candidate, in: current)
                self.init(workTree: current, gitDirectory: target, start: start)
                return
            default: break
            }
            if Self.isRepository(current) {
                self.init(workTree: nil, gitDirectory: current, start: current)
                return
            }
            guard current != "/", let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            current = slash == current.startIndex ? "/" : String(current[..<slash])
        }
    }

    private init(workTree: String?, gitDirectory: String, start: String) {
        self.workTree = workTree
        self.gitDirectory = gitDirectory
        commonDirectory = Self.commonDirectory(of: gitDirectory)
        let top = workTree ?? start
        let skipped = top.utf8.count + (top == "/" ? 0 : 1)
        prefix = String(decoding: start.utf8.dropFirst(skipped), as: UTF8.self)
    }

    /// The directory that `git -C` would take: the top of the work tree, or the bare repository itself.
    var directory: String { workTree ?? gitDirectory }

    /// Whether a directory holds a repository, linked work trees' included.
    private static func isRepository(_ path: String) -> Bool {
        guard [S_IFREG, S_IFLNK].contains(mode(join(path, "HEAD"))) else { return false }
        let common = commonDirectory(of: path)
        return mode(join(common, "objects"), following: true) == S_IFDIR
            && mode(join(common, "refs"), following: true) == S_IFDIR
    }

    /// The repository that a `.git` file names in a line `gitdir: PATH`.
    private static func target(ofLink file: String, in directory: String) throws(DiagnosticError) -> String {
        let text = try? readFile(at: file, below: AT_FDCWD, maximumBytes: 65_536)
        if let text, text.starts(with: "gitdir:".utf8) {
            var path = text.dropFirst("gitdir:".utf8.count)
            while let last = path.last, last == 0x0a || last == 0x0d { path.removeLast() }
            path = path.drop { $0 == 0x20 }
            let name = String(decoding: path, as: UTF8.self)
            if let target = resolvedPath(name.hasPrefix("/") ? name : join(directory, name)), isRepository(target) {
                return target
            }
        }
        throw DiagnosticError(
            Diagnostic(
                .repositoryUnusable, "the `.git` file names no repository", at: Location(path: file),
                fix: "Repair the linked work tree with `git worktree repair`, or remove the file."))
    }

    /// The directory that a `commondir` file names, or the given one.
    private static func commonDirectory(of gitDirectory: String) -> String {
        let file = join(gitDirectory, "commondir")
        guard let text = try? readFile(at: file, below: AT_FDCWD, maximumBytes: 65_536) else { return gitDirectory }
        var path = text[...]
        while let last = path.last, last == 0x0a || last == 0x0d { path.removeLast() }
        let name = String(decoding: path, as: UTF8.self)
        return resolvedPath(name.hasPrefix("/") ? name : join(gitDirectory, name)) ?? gitDirectory
    }

    /// The kind of what stands at a path; nil if there is nothing.
    private static func mode(_ path: String, following: Bool = false) -> mode_t? {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, following ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    private static func join(_ directory: String, _ name: String) -> String {
        directory == "/" ? "/" + name : directory + "/" + name
    }
}

/// The absolute path of something that exists, without links, `.` and `..`; nil if it does not exist.
func resolvedPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}
