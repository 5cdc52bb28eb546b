import Basics
import CLibGit2
import Glibc

extension ObjectDatabase {
    /// The commit that a revision names, by own code: an id or a reference, then steps to ancestors.
    ///
    /// Refuses every other syntax, names that do not exist or fit several commits, trees and blobs, and ancestors beyond
    /// the end of the history or of a shallow clone.
    public func commit(named text: String) throws(DiagnosticError) -> CommitInfo {
        let revision = try RevisionExpression(text)
        var commit = try peel(try start(revision.base), text)
        for step in revision.steps {
            switch step {
            case .ancestor(let count): for _ in 0..<count { commit = try parent(1, of: commit, text) }
            case .parent(0): break
            case .parent(let number): commit = try parent(number, of: commit, text)
            }
        }
        return commit
    }

    /// The id that a reference holds, by its full name and through symbolic references; nil if there is none.
    public func reference(_ name: String) -> ObjectID? {
        var id = git_oid()
        return git_reference_name_to_id(&id, repository, name) == 0 ? ObjectID(id) : nil
    }

    /// Whether the commits behind this one were cut away by a shallow clone.
    public func isShallow(_ id: ObjectID) -> Bool { shallowCommits.contains(id) }

    /// The commits at which a shallow clone ends.
    var shallowCommits: Set<ObjectID> {
        let file = location.commonDirectory + "/shallow"
        guard let text = try? readFile(at: file, below: AT_FDCWD, maximumBytes: 1 << 24) else { return [] }
        return Set(text.split(separator: 0x0a).compactMap { ObjectID(hexadecimal: $0) })
    }

    // MARK: Names

    private func start(_ name: String) throws(DiagnosticError) -> ObjectID {
        if let id = ObjectID(hexadecimal: name.utf8) {
            guard contains(id) else { throw notFound(name) }
            return id
        }
        // Git's own order.
        let candidates = [
            name, "refs/" + name, "refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name,
            "refs/remotes/" + name + "/HEAD",
        ]
        for candidate in candidates where candidate.hasPrefix("refs/") || isPseudoReference(candidate) {
            if let id = reference(candidate) { return id }
        }
        return try abbreviated(name)
    }

    /// `HEAD`, `FETCH_HEAD` and the like: the references outside `refs/`.
    private func isPseudoReference(_ name: String) -> Bool {
        name.utf8.allSatisfy { (0x41...0x5a).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private func abbreviated(_ name: String) throws(DiagnosticError) -> ObjectID {
        let digits = Array(name.utf8)
        guard (4..<40).contains(digits.count), digits.allSatisfy({ hexadecimalDigit($0) != nil }) else {
            throw notFound(name)
        }
        var prefix = git_oid()
        var found = git_oid()
        guard git_oid_fromstrn(&prefix, name, digits.count) == 0 else { throw notFound(name) }
        let status = git_odb_exists_prefix(&found, objects, &prefix, digits.count)
        if status == 0 { return ObjectID(found) }
        guard status == GIT_EAMBIGUOUS.rawValue else { throw notFound(name) }
        let commits = try commits(startingWith: name.lowercased())
        if let only = commits.first, commits.count == 1 { return only }
        throw DiagnosticError(
            Diagnostic(
                .revisionAmbiguous,
                "the abbreviated id `\(name)` fits \(commits.isEmpty ? "several objects" : "several commits")",
                fix: "Write more of its digits: "
                    + commits.sorted().prefix(3).map { "`\($0.hexadecimal.prefix(digits.count + 4))`" }
                    .joined(separator: ", ") + "."))
    }

    private func commits(startingWith digits: String) throws(DiagnosticError) -> [ObjectID] {
        final class Matches {
            let digits: String
            var ids: [ObjectID] = []
            init(_ digits: String) { self.digits = digits }
        }
        let matches = Matches(digits)
        _ = git_odb_foreach(
            objects,
            { id, payload in
                guard let id, let payload else { return 0 }
                let matches = Unmanaged<Matches>.fromOpaque(payload).takeUnretainedValue()
                let found = ObjectID(id.pointee)
                if found.hexadecimal.hasPrefix(matches.digits) { matches.ids.append(found) }
                return 0
            }, Unmanaged.passUnretained(matches).toOpaque())
        var commits: Set<ObjectID> = []
        for id in matches.ids where try header(id, nil).kind == .commit { commits.insert(id) }
        return Array(commits)
    }

    // MARK: Commits

    /// The commit behind any number of annotated tags.
    private func peel(_ id: ObjectID, _ text: String) throws(DiagnosticError) -> CommitInfo {
        var id = id
        for _ in 0..<64 {
            let kind = try header(id, nil).kind
            switch kind {
            case .commit:
                guard let commit = try commit(id) else { throw corrupt(id, "the commit is malformed", nil) }
                return commit
            case .tag:
                var fields = ObjectFields(try read(id, .tag, nil))
                guard let target = fields.next("object").flatMap({ ObjectID(hexadecimal: $0) }) else {
                    throw corrupt(id, "the tag is malformed", nil)
                }
                id = target
            case .tree, .blob:
                throw DiagnosticError(
                    Diagnostic(
                        .revisionNotCommit, "the revision \(displayName(text)) is a \(kind.name), not a commit"))
            }
        }
        throw corrupt(id, "too many tags point to tags", nil)
    }

    private func parent(_ number: Int, of commit: CommitInfo, _ text: String) throws(DiagnosticError) -> CommitInfo {
        if isShallow(commit.id) {
            throw DiagnosticError(
                Diagnostic(
                    .historyShallow,
                    "the revision \(displayName(text)) lies before the end of the shallow clone at \(commit.id)",
                    fix: "Run `git fetch --unshallow`, or fetch with a greater `--depth`; in CI set `fetch-depth: 0`."))
        }
        guard commit.parents.indices.contains(number - 1) else {
            let count = commit.parents.count
            throw DiagnosticError(
                Diagnostic(
                    .revisionNotFound,
                    "the revision \(displayName(text)) does not exist: the commit \(commit.id) has "
                        + (count == 0 ? "no parent" : count == 1 ? "one parent" : "\(count) parents")))
        }
        let id = commit.parents[number - 1]
        guard let parent = try self.commit(id) else { throw corrupt(id, "a parent is no commit", nil) }
        return parent
    }

    private func notFound(_ name: String) -> DiagnosticError {
        let near = nearestName(to: name, among: branchesAndTags)
        return DiagnosticError(
            Diagnostic(
                .revisionNotFound, "there is no commit, branch or tag \(displayName(name))",
                fix: near.map { "Did you mean `\($0)`?" }))
    }

    /// The short names of all branches and tags.
    var branchesAndTags: [String] {
        var list = git_strarray()
        guard git_reference_list(&list, repository) == 0 else { return [] }
        defer { git_strarray_dispose(&list) }
        var names: [String] = []
        for index in 0..<list.count {
            guard let name = list.strings[index].map({ String(cString: $0) }) else { continue }
            for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/"] where name.hasPrefix(prefix) {
                names.append(String(name.dropFirst(prefix.count)))
            }
        }
        return names.sorted()
    }
}
