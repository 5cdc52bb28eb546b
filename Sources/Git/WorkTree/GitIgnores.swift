import Basics
import Glibc
import Synchronization

/// What Git ignores in a work tree, and what it tracks there.
///
/// Known to ignore are the `.gitignore` files from the top of the work tree down and the repository's `info/exclude`; a
/// user's own `core.excludesFile` is not asked, so that two machines read the same.
struct GitIgnores {
    private let location: RepositoryLocation
    /// The path of the root relative to the top of the work tree, with its trailing slash; empty at the top.
    private var prefix: [UInt8] = []
    private var stack = IgnoreStack()
    private let tracked: TrackedPaths

    /// The rules that apply at the directory that was asked about; nil in a bare repository.
    init?(_ location: RepositoryLocation) {
        guard let top = location.workTree else { return nil }
        self.location = location
        tracked = TrackedPaths(location)
        read(location.commonDirectory + "/info/exclude")
        for part in location.prefix.utf8.split(separator: UInt8(ascii: "/")) {
            read(top + "/" + String(decoding: prefix, as: UTF8.self) + ".gitignore")
            let start = prefix.count
            prefix.append(contentsOf: part)
            let isIgnored = prefix.withUnsafeBufferPointer {
                stack.ignores($0, nameStart: start, isDirectory: true)
            }
            prefix.append(UInt8(ascii: "/"))
            if isIgnored {
                // The root lies in an ignored directory. Who names it as the root wants it read, so that only the ignore
                // files inside count.
                stack = IgnoreStack()
                prefix = Array(location.prefix.utf8) + [UInt8(ascii: "/")]
                return
            }
        }
    }

    /// Reads the `.gitignore` of a directory that is entered; returns whether it has rules.
    mutating func enter(_ descriptor: Int32, path: [UInt8]) -> Bool {
        // Git itself passes over ignore files that it cannot read, and so the files below are read.
        guard let text = try? readFile(at: ".gitignore", below: descriptor, maximumBytes: IgnoreRules.maximumBytes)
        else { return false }
        return stack.push(IgnoreRules(text, baseCount: prefix.count + path.count))
    }

    /// Leaves a directory whose `.gitignore` has rules.
    mutating func leave() {
        stack.pop()
    }

    /// Whether the rules ignore a path whose parent directory they do not ignore.
    func ignores(_ path: [UInt8], nameStart: Int, isDirectory: Bool) -> Bool {
        if prefix.isEmpty {
            return path.withUnsafeBufferPointer { stack.ignores($0, nameStart: nameStart, isDirectory: isDirectory) }
        }
        return (prefix + path).withUnsafeBufferPointer {
            stack.ignores($0, nameStart: prefix.count + nameStart, isDirectory: isDirectory)
        }
    }

    /// Whether Git tracks a file, or anything in a directory.
    func tracks(_ path: [UInt8], isDirectory: Bool) -> Bool {
        let index = tracked.index
        return isDirectory ? index.containsDirectory(prefix + path) : index.containsFile(prefix + path)
    }

    /// What was noticed.
    var findings: [Diagnostic] { tracked.findings }

    private mutating func read(_ file: String) {
        guard let text = try? readFile(at: file, below: AT_FDCWD, maximumBytes: IgnoreRules.maximumBytes) else {
            return
        }
        _ = stack.push(IgnoreRules(text, baseCount: prefix.count))
    }
}

/// The index, read when it is first asked for, by whichever thread that is.
private final class TrackedPaths: Sendable {
    private let location: RepositoryLocation
    private let read = Mutex<(index: IndexFile, findings: [Diagnostic])?>(nil)

    init(_ location: RepositoryLocation) {
        self.location = location
    }

    var index: IndexFile {
        read.withLock { read in
            if let read { return read.index }
            do throws(DiagnosticError) {
                let index = try location.readIndex()
                read = (index, [])
                return index
            } catch {
                read = (IndexFile(), error.diagnostics)
                return IndexFile()
            }
        }
    }

    var findings: [Diagnostic] { read.withLock { $0?.findings ?? [] } }
}
