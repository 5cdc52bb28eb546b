import Basics
import Git
import Tree
import YAML

/// The first pass: files to documents.
public enum Load {
    /// What the sources hold.
    public struct Result: Sendable {
        /// The documents, by root, path and position.
        public var documents: [SourceDocument] = []
        /// Findings of reading.
        public var findings: [Diagnostic] = []
        /// Whether a document is so broken that it is not known what it declares.
        public var hasUnreadableDocuments = false
        /// The number of files.
        public var fileCount = 0
        /// The roots, without what they hold.
        public internal(set) var roots: [Root] = []
        /// The files with their documents, when they were asked for.
        public var files = ReadFiles()
        /// For each document its position in the earlier result that it was taken from; empty without one.
        public var earlier: [Int?] = []
        /// What is let go with the result, and not before, so that nobody waits until it has been taken apart.
        fileprivate var kept: [Outcome] = []

        /// Takes over what a file of an earlier result held.
        fileprivate mutating func take(_ file: ReadFiles.Entry, of earlier: Result) {
            documents += earlier.documents[file.documents]
            self.earlier += file.documents.map { $0 }
            findings += file.findings
            if file.isUnreadable { hasUnreadableDocuments = true }
        }
    }

    /// What is known of a root besides its files.
    public struct Root: Sendable {
        /// What stands before its paths in messages.
        public var prefix: String
        /// The name of its directory.
        public var name: String
        /// The namespaces that it gives its documents.
        public var namespaces: RootNamespaces
    }

    /// What became of one file.
    fileprivate enum Outcome: Sendable {
        /// It was read; the file is nil when it could not be.
        case read(Contents, SourceFile?)
        /// It holds what the file at this position of the earlier result held.
        case known(Int)
    }

    /// What a file holds.
    fileprivate struct Contents: Sendable {
        var documents: [SourceDocument] = []
        var findings: [Diagnostic] = []
        var isUnreadable = false
    }

    /// Reads every file of the roots and splits it into documents; `List` is expanded (decisions, "What a run reads").
    ///
    /// Refuses nothing itself: what cannot be read is a finding, and the rest goes on.
    ///
    /// - Parameters:
    ///   - keepsFiles: whether the result remembers its files for the other side of a comparison.
    ///   - earlier: the other side, read with the same settings; a file of the same path and bytes is taken from it.
    public static func documents(
        of roots: [SourceRoot], settings: Settings, sources: SourceTable, jobs: Int, keepsFiles: Bool = false,
        earlier: Result? = nil
    ) -> Result {
        var result = Result()
        let files = roots.enumerated().flatMap { index, root in root.snapshot.files.map { (root: index, file: $0) } }
        for root in roots { result.findings += root.snapshot.findings }
        let known = earlier.map { $0.files.positions(of: files) } ?? []
        let isOpen = files.indices.map { index in
            guard let earlier, let position = known[index], let identity = files[index].file.identity else {
                return true
            }
            return earlier.files[position].identity != identity
        }
        let open = files.indices.filter { isOpen[$0] }
        let options = readerOptions(settings)
        let threads = min(jobs, open.count / 4 + 1)
        let read = parallelMap(
            count: open.count, jobs: threads,
            worker: { roots.map { threads > 1 ? $0.snapshot.forThread() : $0.snapshot } }
        ) { (snapshots, position) -> Outcome in
            let index = open[position]
            let (root, file) = files[index]
            let entry = earlier.flatMap { earlier in known[index].map { (position: $0, file: earlier.files[$0].file) } }
            return outcome(
                of: file, in: snapshots[root], root, prefix: roots[root].prefix, options: options, sources: sources,
                earlier: entry)
        }
        result.roots = roots.map { Root(prefix: $0.prefix, name: $0.name, namespaces: $0.namespaces) }
        result.fileCount = files.count
        result.documents.reserveCapacity(files.count)
        result.kept = read
        var next = 0
        for index in files.indices {
            if let earlier, !isOpen[index], let position = known[index] {
                result.take(earlier.files[position], of: earlier)
                continue
            }
            next += 1
            switch read[next - 1] {
            case .known(let position): if let earlier { result.take(earlier.files[position], of: earlier) }
            case .read(let contents, let file):
                let start = result.documents.count
                result.documents += contents.documents
                result.findings += contents.findings
                if contents.isUnreadable { result.hasUnreadableDocuments = true }
                if earlier != nil { result.earlier += contents.documents.map { _ in nil } }
                guard keepsFiles, let file else { continue }
                result.files.add(
                    ReadFiles.Entry(
                        root: files[index].root, path: files[index].file.path, file: file,
                        identity: files[index].file.identity, documents: start..<result.documents.count,
                        findings: contents.findings, isUnreadable: contents.isUnreadable))
            }
        }
        return result
    }

    private static func readerOptions(_ settings: Settings) -> YAMLReader.Options {
        var options = YAMLReader.Options()
        options.maximumBytes = settings.limits.fileBytes
        options.maximumDepth = settings.limits.depth
        options.maximumDocuments = settings.limits.documents
        options.maximumAliasNodes = settings.limits.aliasNodes
        options.duplicateKeys = settings.followsUpstream ? .lastWins : .refuse
        options.ignoresUnknownTags = settings.followsUpstream
        options.budget = NodeBudget(settings.limits.nodes)
        return options
    }

    private static func outcome(
        of file: SnapshotFile, in snapshot: any Snapshot, _ root: Int, prefix: String, options: YAMLReader.Options,
        sources: SourceTable, earlier: (position: Int, file: SourceFile)?
    ) -> Outcome {
        let bytes: [UInt8]
        do throws(DiagnosticError) {
            bytes = try snapshot.contents(of: file)
        } catch {
            return .read(Contents(findings: error.diagnostics, isUnreadable: true), nil)
        }
        if let earlier, earlier.file.contents == bytes { return .known(earlier.position) }
        let source = SourceFile(path: prefix + file.path, contents: bytes)
        let read = YAMLReader.read(source, sources: sources, options: options)
        var contents = Contents(findings: read.diagnostics)
        for document in read.documents {
            let source = SourceDocument(
                value: document.root, origin: document.origin, isBroken: document.isBroken, path: file.path,
                root: root)
            if document.isBroken, !isNamed(document.root) { contents.isUnreadable = true }
            expand(source, into: &contents, depth: 0)
        }
        if read.documents.isEmpty, read.diagnostics.contains(where: { $0.severity == .error }) {
            contents.isUnreadable = true
        }
        return .read(contents, source)
    }

    private static func isNamed(_ value: Value) -> Bool {
        value["apiVersion"]?.string != nil && value[.kind]?.string != nil
            && value[path: "metadata", .name]?.string != nil
    }

    private static let maximumListDepth = 8

    private static func expand(_ document: SourceDocument, into contents: inout Contents, depth: Int) {
        guard document.value[.kind]?.string == "List", document.value["apiVersion"]?.string == "v1" else {
            contents.documents.append(document)
            return
        }
        guard depth < maximumListDepth, let items = document.value["items"]?.items else {
            contents.findings.append(
                Diagnostic(
                    .listInvalid,
                    depth < maximumListDepth
                        ? "this List has no `items`" : "Lists are nested more than \(maximumListDepth) deep",
                    at: Location(document.value["items"]?.origin ?? document.value[.kind]?.origin ?? document.origin),
                    fix: "Give it `items`, a list of objects, or write the objects as documents of their own."))
            return
        }
        for item in items {
            expand(
                SourceDocument(
                    value: item, origin: item.origin, isBroken: document.isBroken, path: document.path,
                    root: document.root),
                into: &contents, depth: depth + 1)
        }
    }
}
