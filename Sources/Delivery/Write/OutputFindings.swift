import Basics
import Glibc

extension Diagnostic {
    /// Something that is not ours is in the way.
    static func foreign(_ path: RelativePath, _ kind: FileKind, in fileSystem: any FileSystem) -> Diagnostic {
        let shown = fileSystem.shown(path)
        return Diagnostic(
            .outputForeign, "`\(shown)` is \(kind.name) that choreoc did not write, and is in the way",
            at: Location(path: shown), fix: "Move it elsewhere, or choose another output directory")
    }

    /// Something that is not ours differs from a name of ours only in case.
    static func foreignCase(_ path: RelativePath, _ name: String, in fileSystem: any FileSystem) -> Diagnostic {
        let shown = fileSystem.shown(path)
        return Diagnostic(
            .outputCollision, "`\(shown)` differs only in case from `\(name)`, which has to be written",
            at: Location(path: shown), fix: "Move it elsewhere, or rename the declaration")
    }

    /// Something that is not ours would be left in the directory of a unit that is removed.
    static func foreignLeft(_ path: RelativePath, in fileSystem: any FileSystem) -> Diagnostic {
        let shown = fileSystem.shown(path)
        return Diagnostic(
            .outputForeignLeft,
            "`\(shown)` was not written by choreoc and lies in the directory of a unit that is to be removed",
            at: Location(path: shown), fix: "Move it elsewhere, or remove it")
    }

    /// An ownership file of a later release.
    static func newerFormat(_ path: RelativePath, _ version: Int, in fileSystem: any FileSystem) -> Diagnostic {
        let shown = fileSystem.shown(path)
        return Diagnostic(
            .outputNewerFormat, "`\(shown)` has format \(version); this choreoc knows \(OwnershipFile.version)",
            at: Location(path: shown), fix: "Use the release of choreoc that wrote it")
    }

    /// A failed system call; `note` says what became of the output.
    static func failed(_ error: FileSystemError, note: String) -> Diagnostic {
        if error.operation == .lock, error.code == EWOULDBLOCK {
            return Diagnostic(
                .outputLocked, "another choreoc is writing to `\(error.path)`", at: Location(path: error.path),
                fix: "Run again when it has ended")
        }
        return Diagnostic(.outputFailed, error.message, at: Location(path: error.path), notes: [Diagnostic.Note(note)])
    }
}
