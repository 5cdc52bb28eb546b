import Basics

/// Files of rendered trees inside a root: choreoc wrote them, as the `.choreoc` beside them says, so they are no sources.
///
/// Files that it does not list are read like all others, wherever they lie.
struct WrittenFiles: Sendable {
    /// The names that choreoc wrote, of each directory from the root to the current one.
    private var levels: [Set<String>] = []
    /// Where something was left out, and how many files.
    private var directories: [(path: String, count: Int)] = []

    /// The same directories, of which nothing has been left out yet.
    func forked() -> WrittenFiles {
        var forked = self
        forked.directories = []
        return forked
    }

    /// Adds what was left out of directories behind the ones so far.
    mutating func add(_ later: WrittenFiles) { directories += later.directories }

    /// Enters a directory with the bytes of its `.choreoc`; nil if it has none.
    mutating func enter(_ listing: [UInt8]?) {
        levels.append(listing.map { OwnershipListing(parsing: $0).names } ?? [])
    }

    /// Goes back to the directory above.
    mutating func leave() { levels.removeLast() }

    /// Whether a file of the current directory is left out.
    ///
    /// - Parameter path: the directory with its trailing slash, then the name.
    mutating func leavesOut(_ path: [UInt8], nameStart: Int) -> Bool {
        guard let names = levels.last, !names.isEmpty,
            names.contains(String(decoding: path[nameStart...], as: UTF8.self))
        else { return false }
        let directory = String(decoding: path[..<max(0, nameStart - 1)], as: UTF8.self)
        if directories.last?.path == directory {
            directories[directories.count - 1].count += 1
        } else {
            directories.append((directory, 1))
        }
        return true
    }

    /// One finding for each rendered tree: what lies in one folder of the root counts as one.
    var findings: [Diagnostic] {
        var trees: [(parts: [Substring], count: Int)] = []
        for (path, count) in directories {
            let parts = path.split(separator: "/")
            if let last = trees.last, last.parts.first == parts.first {
                let common = zip(last.parts, parts).prefix { $0.0 == $0.1 }.count
                trees[trees.count - 1] = (Array(last.parts.prefix(common)), last.count + count)
            } else {
                trees.append((parts, count))
            }
        }
        return trees.map { tree in
            Diagnostic(
                .writtenFilesLeftOut,
                tree.count == 1
                    ? "one file here was written by choreoc and is no source"
                    : "\(tree.count) files here were written by choreoc and are no sources",
                at: Location(path: tree.parts.joined(separator: "/")))
        }
    }
}
