import Basics

/// The top of the work tree around a directory, absolute and without links; nil outside a work tree.
///
/// Refuses a `.git` file that names no repository. The Git library is not started.
public func workTreeTop(around directory: String) throws(DiagnosticError) -> String? {
    try RepositoryLocation(around: directory)?.workTree
}
