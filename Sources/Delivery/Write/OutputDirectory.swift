import Basics
import Glibc

extension TreeWriter {
    /// Writes a plan into a directory of the machine, which is made if it is not there, with those above it.
    ///
    /// Refuses a directory that is a symbolic link or the root of the file system. When nothing was written because of
    /// an error, directories that were made for it are removed again.
    public static func write(
        _ plan: WritePlan, to path: String, jobs: Int = availableProcessors()
    ) throws(DiagnosticError) -> WriteResult {
        // What can be refused without looking is refused before anything is made.
        _ = try PlanCheck(plan)
        var made: [String] = []
        do throws(DiagnosticError) {
            let fileSystem = try open(path, made: &made)
            return try TreeWriter(fileSystem, jobs: jobs).write(plan)
        } catch {
            for directory in made.reversed() { rmdir(directory) }
            throw error
        }
    }

    private static func open(_ path: String, made: inout [String]) throws(DiagnosticError) -> RealFileSystem {
        do {
            var fileSystem = try? RealFileSystem(root: path)
            if fileSystem == nil {
                make(path, &made)
                fileSystem = try RealFileSystem(root: path)
            }
            guard let fileSystem else { preconditionFailure("opened or thrown") }
            if fileSystem.isMachineRoot {
                throw unusable(path, "is the root of the file system")
            }
            return fileSystem
        } catch let error as DiagnosticError {
            throw error
        } catch let error as FileSystemError {
            switch error.code {
            case ELOOP: throw unusable(path, "is a symbolic link")
            case ENOTDIR: throw unusable(path, "is not a directory")
            default: throw DiagnosticError(.failed(error, note: "nothing was changed"))
            }
        } catch {
            preconditionFailure("no other errors are thrown above")
        }
    }

    private static func unusable(_ path: String, _ reason: String) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .outputUnusable, "the output directory `\(path)` \(reason)", at: Location(path: path),
                fix: "Name a directory that is only for the rendered tree"))
    }

    /// Makes a directory and those above it, as far as they are missing; what fails shows when it is opened.
    private static func make(_ path: String, _ made: inout [String]) {
        var prefix = ""
        for component in path.split(separator: "/", omittingEmptySubsequences: false) {
            prefix += component
            if !component.isEmpty, mkdir(prefix, 0o777) == 0 { made.append(prefix) }
            prefix += "/"
        }
    }
}
