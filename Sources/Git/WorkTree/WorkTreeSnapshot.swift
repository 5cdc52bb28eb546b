import Basics
import Glibc

/// The sources as they lie on disk.
public struct WorkTreeSnapshot: Snapshot {
    /// The files, sorted by the bytes of their paths.
    public let files: [SnapshotFile]
    /// Links and special files passed over, directories that cannot be read.
    public let findings: [Diagnostic]
    private let root: FileDescriptor
    /// The largest file that is read, in bytes.
    public var maximumFileBytes: Int

    /// Looks for the sources below a directory, with or without Git; refuses a root that cannot be opened and source
    /// folders that hold nothing to read.
    ///
    /// The Git library is not started: ignore files and the index are read by own code.
    public init(root: String, options: SnapshotOptions = SnapshotOptions()) throws(DiagnosticError) {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.directory(root)
        } catch {
            throw DiagnosticError(
                Diagnostic(.rootUnreadable, "the directory cannot be opened: \(error.text)", at: Location(path: root)))
        }
        let location = try RepositoryLocation(around: root)
        var walker = WorkTreeWalker(
            rules: try ReadingRules(options), git: location.flatMap(GitIgnores.init), jobs: options.jobs)
        try walker.walk(descriptor)
        files = walker.found.files
        findings = walker.found.findings
        self.root = descriptor
        maximumFileBytes = options.maximumFileBytes
    }

    /// The bytes of a file as they are now, whatever happened since the walk; refuses links, special files, files above
    /// the limit and pointers of Git LFS.
    public func contents(of file: SnapshotFile) throws(DiagnosticError) -> [UInt8] {
        let contents: [UInt8]
        do {
            contents = try read(file)
        } catch {
            throw DiagnosticError(error.diagnostic(path: file.path, maximumBytes: maximumFileBytes))
        }
        try refuseLFSPointer(contents, path: file.path)
        return contents
    }

    private func read(_ file: SnapshotFile) throws(ReadFailure) -> [UInt8] {
        do {
            return try readFile(
                at: file.path, below: root.number, maximumBytes: maximumFileBytes, inode: file.inode)
        } catch .replaced {
            // Editors replace files when they save. The directories above it may be new as well, so that each has to be
            // opened by itself to make sure that none has become a link.
            return try readStepByStep(file.path)
        }
    }

    private func readStepByStep(_ path: String) throws(ReadFailure) -> [UInt8] {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) + [0] }
        var directory = root
        for part in parts.dropLast() {
            let number = part.withUnsafeBufferPointer { bytes in
                openat(directory.number, cString(bytes), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            guard number >= 0 else { throw .system(SystemError(errno)) }
            directory = FileDescriptor(number)
        }
        let name = String(decoding: parts.last?.dropLast() ?? [], as: UTF8.self)
        return try readFile(at: name, below: directory.number, maximumBytes: maximumFileBytes)
    }

    private func cString(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar> {
        guard let start = bytes.baseAddress else { preconditionFailure("the bytes end with a zero") }
        return UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
    }
}

extension ReadFailure {
    /// The finding about a file that cannot be read.
    func diagnostic(path: String, maximumBytes: Int) -> Diagnostic {
        let place = Location(path: path)
        switch self {
        case .system(let error) where error.code == ENOENT || error.code == ENOTDIR:
            return Diagnostic(.sourceChanged, "the file went away while it was being read", at: place)
        case .system(let error):
            return Diagnostic(.sourceUnreadable, "the file cannot be read: \(error.text)", at: place)
        case .notRegular, .replaced:
            return Diagnostic(.sourceChanged, "this is no longer a regular file", at: place)
        case .tooLarge:
            return tooLargeDiagnostic(path: path, maximumBytes: maximumBytes)
        }
    }
}

/// The finding about a file above the limit.
func tooLargeDiagnostic(path: String, maximumBytes: Int) -> Diagnostic {
    Diagnostic(
        .sourceTooLarge, "the file is larger than \(maximumBytes) bytes", at: Location(path: path),
        fix: "Name it in `.choreocignore` if it holds no declarations, or raise `limits.fileBytes` in `choreoc.yaml`.")
}

/// Refuses text that only stands for a file kept by Git LFS.
func refuseLFSPointer(_ contents: [UInt8], path: String) throws(DiagnosticError) {
    guard contents.first == UInt8(ascii: "v"), contents.starts(with: "version https://git-lfs".utf8) else { return }
    throw DiagnosticError(
        Diagnostic(
            .lfsPointer, "the file is a pointer of Git LFS, not the text itself", at: Location(path: path),
            fix: "Take the file out of LFS: `git lfs untrack`, then commit it again."))
}
