import Basics
import CLibGit2

extension ObjectDatabase {
    /// Whether Git ignores a directory, given relative to the directory around which the database was opened, as far as
    /// nothing in it is tracked. Unlike sources, it is judged as Git does, the user's own ignore file included.
    public func ignores(directory: String) -> Bool {
        let path = [location.prefix, directory].filter { !$0.isEmpty }.joined(separator: "/")
        var ignored: Int32 = 0
        return git_ignore_path_is_ignored(&ignored, repository, path + "/") == 0 && ignored == 1
    }
}
