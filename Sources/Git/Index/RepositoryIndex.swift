import Basics
import Glibc

extension RepositoryLocation {
    /// The entries of the index; none if nothing was ever added.
    ///
    /// `file` is another file to read instead.
    func readIndex(file: String? = nil) throws(DiagnosticError) -> IndexFile {
        let path = file ?? gitDirectory + "/index"
        let failure: String
        do {
            let bytes = try readFile(at: path, below: AT_FDCWD, maximumBytes: 1 << 30)
            return try IndexFile(bytes, idByteCount: usesSHA256 ? 32 : ObjectID.byteCount)
        } catch let error as IndexFile.Failure {
            failure = error.message
        } catch ReadFailure.system(let error) {
            if error.code == ENOENT { return IndexFile() }
            failure = error.text
        } catch {
            failure = "it is no regular file, or larger than 1 GiB"
        }
        throw DiagnosticError(
            Diagnostic(
                .indexUnreadable, "Git's index cannot be read: \(failure)", at: Location(path: path),
                fix: fix(for: failure)))
    }

    /// The path of an index that a hook was given, if it lies in the repository's own directory.
    ///
    /// `git commit FILE` gives hooks an index of its own; a variable that is left over from elsewhere must not count.
    func trustedIndex(_ file: String) -> String? {
        let directory = file.hasPrefix("/") ? file : (workTree ?? gitDirectory) + "/" + file
        guard let path = resolvedPath(directory) else { return nil }
        return path.hasPrefix(gitDirectory + "/") ? path : nil
    }

    private func fix(for failure: String) -> String? {
        switch failure {
        case "it is a split index": "Run `git update-index --no-split-index`."
        case "it is a sparse index": "Run `git sparse-checkout reapply --no-sparse-index`."
        default: nil
        }
    }

    /// Whether the repository's configuration says that its ids are SHA-256.
    private var usesSHA256: Bool {
        guard let text = try? readFile(at: commonDirectory + "/config", below: AT_FDCWD, maximumBytes: 1 << 20) else {
            return false
        }
        return text.split(separator: UInt8(ascii: "\n")).contains { line in
            let letters = String(decoding: line.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
            return letters.hasPrefix("objectformat=sha256")
        }
    }
}
