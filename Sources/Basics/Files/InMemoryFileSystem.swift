import Glibc
import Synchronization

/// A directory that exists only in memory, with the rules of a real one: for tests, and for looking before writing.
public final class InMemoryFileSystem: FileSystem {
    /// The directory as the user named it.
    public let displayPath: String
    private let state: Mutex<State>

    private struct State {
        var nodes: [String: Node] = ["": .directory([])]
        var isLocked = false
    }

    private enum Node {
        case file([UInt8])
        case directory(Set<String>)
        case symbolicLink(String)

        var kind: FileKind {
            switch self {
            case .file: .file
            case .directory: .directory
            case .symbolicLink: .symbolicLink
            }
        }
    }

    /// An empty directory, or one with these files, whose directories are made.
    public init(displayPath: String = "out", files: [RelativePath: [UInt8]] = [:]) {
        self.displayPath = displayPath
        state = Mutex(State())
        for (path, bytes) in files { put(path, .file(bytes)) }
    }

    /// Every file with its bytes.
    public var files: [RelativePath: [UInt8]] {
        var found: [RelativePath: [UInt8]] = [:]
        for (text, node) in state.withLock({ $0.nodes }) {
            if case .file(let bytes) = node, let path = try? RelativePath(text) { found[path] = bytes }
        }
        return found
    }

    /// Every directory below the root.
    public var directories: Set<RelativePath> {
        Set(
            state.withLock { $0.nodes }.compactMap { text, node in
                guard case .directory = node, !text.isEmpty else { return nil }
                return try? RelativePath(text)
            })
    }

    /// Puts a file there, whatever was there before, and makes its directories.
    public func put(_ path: RelativePath, _ bytes: [UInt8]) { put(path, .file(bytes)) }

    /// Puts a symbolic link there; nothing ever follows it.
    public func putSymbolicLink(_ path: RelativePath, to target: String) { put(path, .symbolicLink(target)) }

    private func put(_ path: RelativePath, _ node: Node) {
        state.withLock { state in
            var missing: [RelativePath] = []
            var directory = path.parent
            while state.nodes[directory.text] == nil {
                missing.append(directory)
                directory = directory.parent
            }
            for directory in missing.reversed() { Self.link(directory, .directory([]), &state) }
            Self.link(path, node, &state)
        }
    }

    private static func link(_ path: RelativePath, _ node: Node, _ state: inout State) {
        state.nodes[path.text] = node
        guard case .directory(var names)? = state.nodes[path.parent.text] else { return }
        state.nodes[path.parent.text] = nil
        names.insert(path.name)
        state.nodes[path.parent.text] = .directory(names)
    }

    private static func unlink(_ path: RelativePath, _ state: inout State) {
        state.nodes[path.text] = nil
        guard case .directory(var names)? = state.nodes[path.parent.text] else { return }
        state.nodes[path.parent.text] = nil
        names.remove(path.name)
        state.nodes[path.parent.text] = .directory(names)
    }

    /// Does something to the state; the body gives the reason when it fails.
    private func attempt<Value: Sendable>(
        _ operation: FileSystemError.Operation, _ path: RelativePath,
        _ body: @Sendable (inout State) -> Result<Value, Errno>
    ) throws(FileSystemError) -> Value {
        switch state.withLock({ body(&$0) }) {
        case .success(let value): return value
        case .failure(let error):
            let shown = path.isRoot ? displayPath : "\(displayPath)/\(path.text)"
            throw FileSystemError(operation, shown, code: error.code)
        }
    }

    /// Changes the state; the body returns the reason when it does not.
    private func change(
        _ operation: FileSystemError.Operation, _ path: RelativePath, _ body: @Sendable (inout State) -> Int32?
    ) throws(FileSystemError) {
        let _: Bool = try attempt(operation, path) { state in
            body(&state).map { .failure(Errno(code: $0)) } ?? .success(true)
        }
    }

    /// Why nothing can be made at a path; nil if it can.
    private static func obstacle(_ path: RelativePath, _ state: State) -> Int32? {
        if state.nodes[path.text] != nil { return EEXIST }
        switch state.nodes[path.parent.text] {
        case nil: return ENOENT
        case .directory: return nil
        default: return ENOTDIR
        }
    }

    /// The names in a directory and what they are.
    public func list(_ directory: RelativePath) throws(FileSystemError) -> [DirectoryEntry] {
        try attempt(.list, directory) { state in
            guard let node = state.nodes[directory.text] else { return .failure(Errno(code: ENOENT)) }
            guard case .directory(let names) = node else { return .failure(Errno(code: ENOTDIR)) }
            let prefix = directory.isRoot ? "" : directory.text + "/"
            return .success(
                names.map { DirectoryEntry(name: $0, kind: state.nodes[prefix + $0]?.kind ?? .other) })
        }
    }

    /// The bytes of a regular file.
    public func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8] {
        try attempt(.read, file) { state in
            switch state.nodes[file.text] {
            case .file(let bytes): bytes.count <= limit ? .success(bytes) : .failure(Errno(code: EFBIG))
            case .directory: .failure(Errno(code: EISDIR))
            case .symbolicLink: .failure(Errno(code: ELOOP))
            case nil: .failure(Errno(code: ENOENT))
            }
        }
    }

    /// Whether a regular file has exactly these bytes.
    public func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool {
        try read(file, limit: .max) == bytes
    }

    /// Makes a new file with these bytes.
    public func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError) {
        try change(.create, file) { state in
            if let code = Self.obstacle(file, state) { return code }
            Self.link(file, .file(bytes), &state)
            return nil
        }
    }

    /// Checks that both are files; there are no permissions in memory.
    public func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        _ = try read(source, limit: .max)
        _ = try read(target, limit: .max)
    }

    /// Makes a directory in one that exists.
    public func makeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        try change(.makeDirectory, directory) { state in
            if let code = Self.obstacle(directory, state) { return code }
            Self.link(directory, .directory([]), &state)
            return nil
        }
    }

    /// Removes a file, or a symbolic link itself.
    public func removeFile(_ file: RelativePath) throws(FileSystemError) {
        try change(.removeFile, file) { state in
            guard let node = state.nodes[file.text] else { return ENOENT }
            if case .directory = node { return EISDIR }
            Self.unlink(file, &state)
            return nil
        }
    }

    /// Removes an empty directory.
    public func removeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        try change(.removeDirectory, directory) { state in
            guard let node = state.nodes[directory.text] else { return ENOENT }
            guard case .directory(let names) = node else { return ENOTDIR }
            guard names.isEmpty else { return ENOTEMPTY }
            Self.unlink(directory, &state)
            return nil
        }
    }

    /// Gives a file or directory another path at once.
    public func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        try change(.rename, target) { state in
            guard let node = state.nodes[source.text] else { return ENOENT }
            guard case .directory? = state.nodes[target.parent.text] else { return ENOENT }
            switch (node, state.nodes[target.text]) {
            case (_, nil): break
            case (.directory, .directory(let names)?):
                if !names.isEmpty { return ENOTEMPTY }
            case (.directory, _): return ENOTDIR
            case (_, .directory?): return EISDIR
            default: break
            }
            Self.unlink(source, &state)
            Self.link(target, node, &state)
            let prefix = source.text + "/"
            for text in Array(state.nodes.keys) where text.hasPrefix(prefix) {
                state.nodes[target.text + "/" + text.dropFirst(prefix.count)] = state.nodes.removeValue(forKey: text)
            }
            return nil
        }
    }

    /// Returns when the names in a directory are on disk.
    public func synchronize(_ directory: RelativePath) throws(FileSystemError) {
        _ = try list(directory)
    }

    /// Returns when everything written so far is on disk.
    public func synchronizeAll() throws(FileSystemError) {}

    /// Takes the directory for this process.
    public func lock() throws(FileSystemError) -> DirectoryLock {
        try change(.lock, .root) { state in
            if state.isLocked { return EWOULDBLOCK }
            state.isLocked = true
            return nil
        }
        return DirectoryLock { [self] in state.withLock { $0.isLocked = false } }
    }
}
