import Basics
import Glibc

/// One walk over a directory and everything below it.
struct WorkTreeWalker {
    /// What was found.
    private(set) var found = WalkResult()

    private let rules: ReadingRules
    private var ownIgnores = IgnoreStack()
    private var git: GitIgnores?
    /// The path of the current directory relative to the root, with its trailing slash.
    private var path: [UInt8] = []
    /// The threads to share the work of the first wide directory among; 1 when nothing is shared any more.
    private var jobs: Int
    /// Directories that are walked when their siblings are known, and where their files go among those found.
    private var postponed: [Postponed] = []

    /// A directory with many siblings: each may be walked by another thread.
    private struct Postponed {
        var name: [UInt8]
        var scope: ReadingRules.Scope
        var onlyTracked: Bool
        var place: Int
    }

    /// A walk under these rules on up to `jobs` threads; `git` tells what Git ignores, nil outside a repository.
    init(rules: ReadingRules, git: GitIgnores?, jobs: Int = 1) {
        self.rules = rules
        self.git = git
        self.jobs = jobs
    }

    /// Walks everything below an open directory.
    mutating func walk(_ root: FileDescriptor) throws(DiagnosticError) {
        let copy = fcntl(root.number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw DiagnosticError(unreadable("the root", SystemError(errno))) }
        walkDirectory(copy, scope: rules.rootScope, onlyTracked: false, depth: 0)
        try rules.checkFound(found.foundSources, known: found.directoriesAbove)
        if let git { found.findings += git.findings }
        found.findings += found.written.findings
    }

    /// Walks one directory and closes its descriptor.
    private mutating func walkDirectory(
        _ descriptor: Int32, scope: ReadingRules.Scope, onlyTracked: Bool, depth: Int
    ) {
        guard let stream = fdopendir(descriptor) else {
            let error = SystemError(errno)
            close(descriptor)
            found.findings.append(unreadable("the directory", error))
            return
        }
        defer { closedir(stream) }
        let listing: DirectoryListing
        do {
            listing = try DirectoryListing(
                stream, isCandidate: rules.isCandidate, isNamed: { scope == .above && isNamed($0, in: scope) })
        } catch {
            found.findings.append(unreadable("the directory", error))
            return
        }
        if depth > 0, listing.holdsRepository { return }
        var ownLevel = false
        if listing.holdsOwnIgnore { ownLevel = readOwnIgnore(in: descriptor) }
        defer { if ownLevel { ownIgnores.pop() } }
        let gitLevel = listing.holdsGitIgnore && !onlyTracked ? git?.enter(descriptor, path: path) ?? false : false
        defer { if gitLevel { git?.leave() } }
        found.written.enter(listing.holdsListing && depth > 0 ? readListing(in: descriptor) : nil)
        defer { found.written.leave() }
        let base = path.count
        let isShared = jobs > 1 && listing.entries.count { $0.kind == .directory } >= ReadingRules.sharedDirectories
        listing.names.withUnsafeBufferPointer { names in
            for entry in listing.entries {
                let name = UnsafeBufferPointer(rebasing: names[entry.start..<entry.start + entry.count])
                path.append(contentsOf: name)
                visit(entry, name: name, nameStart: base, in: descriptor, scope, onlyTracked, depth, isShared)
                path.removeSubrange(base...)
            }
        }
        if isShared { walkPostponed(in: descriptor, depth) }
    }

    /// Walks the directories that were postponed, each as if it were alone, and puts what they hold where it belongs.
    private mutating func walkPostponed(in descriptor: Int32, _ depth: Int) {
        let directories = postponed
        postponed = []
        let start = forked()
        let walked = parallelMap(count: directories.count, jobs: jobs, worker: {}) { (_, index) -> WalkResult in
            let directory = directories[index]
            var walker = start
            walker.path += directory.name
            let name = directory.name + [0]
            name.withUnsafeBufferPointer {
                walker.descend(
                    into: UnsafeBufferPointer(rebasing: $0.dropLast()), of: descriptor, directory.scope,
                    directory.onlyTracked, depth)
            }
            return walker.found
        }
        found.insert(walked, at: directories.map(\.place))
    }

    /// A walk that goes on from here and has found nothing yet.
    private func forked() -> WorkTreeWalker {
        var walker = self
        walker.found = found.forked()
        walker.jobs = 1
        return walker
    }

    /// Whether a name is spelt out in a folder to read, so that its leading dot does not count.
    private func isNamed(_ name: UnsafeBufferPointer<UInt8>, in scope: ReadingRules.Scope) -> Bool {
        (path + name).withUnsafeBufferPointer { rules.scope(of: $0, in: scope) != .outside }
    }

    private mutating func visit(
        _ entry: DirectoryListing.Entry, name: UnsafeBufferPointer<UInt8>, nameStart: Int, in descriptor: Int32,
        _ parentScope: ReadingRules.Scope, _ parentOnlyTracked: Bool, _ depth: Int, _ isShared: Bool
    ) {
        let scope = path.withUnsafeBufferPointer { rules.scope(of: $0, in: parentScope) }
        let isDirectory = entry.kind == .directory
        if parentScope == .above, isDirectory { found.directoriesAbove.append(String(decoding: path, as: UTF8.self)) }
        guard scope == .inside || (scope == .above && isDirectory) else { return }
        // A folder that is named to be read is read, whatever an ignore file says of it.
        let isNamed = parentScope == .above
        if !isNamed,
            path.withUnsafeBufferPointer({ ownIgnores.ignores($0, nameStart: nameStart, isDirectory: isDirectory) })
        {
            return
        }
        var onlyTracked = parentOnlyTracked
        if !isNamed, git != nil {
            guard let mustBeTracked = mustBeTracked(entry, nameStart: nameStart, parentOnlyTracked) else { return }
            onlyTracked = mustBeTracked
        }
        if isNamed, scope == .inside { found.foundSources.insert(path) }
        switch entry.kind {
        case .file:
            if rules.isCandidate(name), !found.written.leavesOut(path, nameStart: nameStart) { add(entry) }
        case .directory where isShared:
            postponed.append(
                Postponed(name: Array(name), scope: scope, onlyTracked: onlyTracked, place: found.files.count))
        case .directory: descend(into: name, of: descriptor, scope, onlyTracked, depth)
        case .symbolicLink:
            found.findings.append(
                Diagnostic(.symbolicLinkSkipped, "a symbolic link is not followed", at: place))
        case .special:
            found.findings.append(
                Diagnostic(
                    .specialFile, "this is a FIFO, socket or device, not a file, and is not read", at: place))
        }
    }

    /// Whether only what Git tracks counts at the current path; nil if Git ignores it and tracks nothing there.
    private mutating func mustBeTracked(
        _ entry: DirectoryListing.Entry, nameStart: Int, _ parentOnlyTracked: Bool
    ) -> Bool? {
        let isDirectory = entry.kind == .directory
        if !parentOnlyTracked, git?.ignores(path, nameStart: nameStart, isDirectory: isDirectory) != true {
            return false
        }
        return git?.tracks(path, isDirectory: isDirectory) == true ? true : nil
    }

    private mutating func add(_ entry: DirectoryListing.Entry) {
        guard let text = String(validating: path, as: UTF8.self) else {
            found.findings.append(Diagnostic(.pathNotUTF8, "the path \(displayName(path)) is not UTF-8", at: place))
            return
        }
        found.files.append(SnapshotFile(path: text, inode: entry.inode))
    }

    private mutating func descend(
        into name: UnsafeBufferPointer<UInt8>, of parent: Int32, _ scope: ReadingRules.Scope, _ onlyTracked: Bool,
        _ depth: Int
    ) {
        guard depth < ReadingRules.maximumDepth else {
            found.findings.append(
                Diagnostic(
                    .directoriesTooDeep, "directories are nested deeper than \(ReadingRules.maximumDepth) levels",
                    at: place
                ))
            return
        }
        guard let start = name.baseAddress else { return }
        // The listing keeps a zero byte behind each name.
        let descriptor = start.withMemoryRebound(to: CChar.self, capacity: name.count + 1) {
            openat(parent, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        }
        guard descriptor >= 0 else {
            found.findings.append(unreadable("the directory", SystemError(errno)))
            return
        }
        path.append(UInt8(ascii: "/"))
        walkDirectory(descriptor, scope: scope, onlyTracked: onlyTracked, depth: depth + 1)
        path.removeLast()
    }

    private mutating func readOwnIgnore(in descriptor: Int32) -> Bool {
        guard let text = readText(IgnoreRules.ownFileName, in: descriptor, IgnoreRules.maximumBytes) else {
            return false
        }
        return ownIgnores.push(IgnoreRules(text, baseCount: path.count))
    }

    private mutating func readListing(in descriptor: Int32) -> [UInt8]? {
        readText(OwnershipListing.fileName, in: descriptor, OwnershipListing.maximumSize)
    }

    private mutating func readText(_ name: String, in descriptor: Int32, _ maximumBytes: Int) -> [UInt8]? {
        do {
            return try readFile(at: name, below: descriptor, maximumBytes: maximumBytes)
        } catch {
            let path = String(decoding: path, as: UTF8.self) + name
            found.findings.append(error.diagnostic(path: path, maximumBytes: maximumBytes))
            return nil
        }
    }

    private var place: Location { Location(path: String(decoding: path, as: UTF8.self)) }

    private func unreadable(_ what: String, _ error: SystemError) -> Diagnostic {
        Diagnostic(.sourceUnreadable, "\(what) cannot be read: \(error.text)", at: place)
    }
}
