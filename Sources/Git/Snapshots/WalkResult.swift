import Basics

/// What a walk over directories has found so far; the same for a work tree and for what is kept in Git.
struct WalkResult: Sendable {
    /// The files, in order.
    var files: [SnapshotFile] = []
    /// What was noticed.
    var findings: [Diagnostic] = []
    /// Files of rendered trees, which are left out.
    var written = WrittenFiles()
    /// The folders to read that were met.
    var foundSources: Set<[UInt8]> = []
    /// Directories on the way to them.
    var directoriesAbove: [String] = []

    /// What a walk that goes on from here begins with.
    func forked() -> WalkResult { WalkResult(written: written.forked()) }

    /// Adds what walks that went on from here have found, each before the file that stands at its place now. Places rise.
    mutating func insert(_ results: [WalkResult], at places: [Int]) {
        let own = files
        files = Array(own[..<(places.first ?? own.count)])
        for (index, result) in results.enumerated() {
            files += result.files
            files += own[places[index]..<(index + 1 < places.count ? places[index + 1] : own.count)]
            findings += result.findings
            written.add(result.written)
            foundSources.formUnion(result.foundSources)
            directoriesAbove += result.directoriesAbove
        }
    }
}
