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
        /// The files with their documents, when they were asked for.
        public var files = ReadFiles()
        /// For each document its position in the earlier result that it was taken from; empty without one.
        public var earlier: [Int?] = []
    }

    /// What became of one file.
    private struct Outcome {
        var result = Result()
        var file: SourceFile?
        /// The documents of the earlier result that it stands for.
        var earlier: Range<Int>?
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
        let files = roots.enumerated().flatMap { index, root in
            root.snapshot.files.map { (root, ReadFiles.Key(root: index, path: $0.path), $0) }
        }
        for root in roots { result.findings += root.snapshot.findings }
        let options = readerOptions(settings)
        let read = parallelMap(count: files.count, jobs: jobs, worker: {}) { (_, index) -> Outcome in
            let (root, key, file) = files[index]
            return Self.documents(
                of: file, root, options: options, sources: sources, earlier: earlier.flatMap { Earlier($0, key) })
        }
        result.fileCount = files.count
        result.documents.reserveCapacity(read.count)
        for (index, outcome) in read.enumerated() {
            let start = result.documents.count
            result.documents += outcome.result.documents
            result.findings += outcome.result.findings
            result.hasUnreadableDocuments =
                result.hasUnreadableDocuments || outcome.result.hasUnreadableDocuments
            if earlier != nil {
                result.earlier += outcome.earlier?.map { $0 } ?? outcome.result.documents.map { _ in nil }
            }
            if keepsFiles, let file = outcome.file {
                result.files.add(
                    ReadFiles.Entry(
                        file: file, identity: files[index].2.identity, documents: start..<result.documents.count,
                        findings: outcome.result.findings, isUnreadable: outcome.result.hasUnreadableDocuments),
                    files[index].1)
            }
        }
        return result
    }

    /// A file of the other side, with what it held.
    private struct Earlier {
        let entry: ReadFiles.Entry
        let outcome: Outcome

        init?(_ result: Result, _ key: ReadFiles.Key) {
            guard let entry = result.files.entry(key) else { return nil }
            self.entry = entry
            outcome = Outcome(
                result: Result(
                    documents: Array(result.documents[entry.documents]), findings: entry.findings,
                    hasUnreadableDocuments: entry.isUnreadable),
                file: entry.file, earlier: entry.documents)
        }
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

    private static func documents(
        of file: SnapshotFile, _ root: SourceRoot, options: YAMLReader.Options, sources: SourceTable, earlier: Earlier?
    ) -> Outcome {
        if let earlier, let identity = file.identity, earlier.entry.identity == identity { return earlier.outcome }
        var result = Result()
        let contents: [UInt8]
        do throws(DiagnosticError) {
            contents = try root.snapshot.contents(of: file)
        } catch {
            return Outcome(result: Result(findings: error.diagnostics, hasUnreadableDocuments: true))
        }
        if let earlier, earlier.entry.file.contents == contents { return earlier.outcome }
        let source = SourceFile(path: root.prefix + file.path, contents: contents)
        let read = YAMLReader.read(source, sources: sources, options: options)
        result.findings = read.diagnostics
        for document in read.documents {
            let source = SourceDocument(
                value: document.root, origin: document.origin, isBroken: document.isBroken, path: file.path)
            if document.isBroken, !isNamed(document.root) { result.hasUnreadableDocuments = true }
            expand(source, into: &result, depth: 0)
        }
        if read.documents.isEmpty, read.diagnostics.contains(where: { $0.severity == .error }) {
            result.hasUnreadableDocuments = true
        }
        return Outcome(result: result, file: source)
    }

    private static func isNamed(_ value: Value) -> Bool {
        value["apiVersion"]?.string != nil && value[.kind]?.string != nil
            && value[path: "metadata", .name]?.string != nil
    }

    private static let maximumListDepth = 8

    private static func expand(_ document: SourceDocument, into result: inout Result, depth: Int) {
        guard document.value[.kind]?.string == "List", document.value["apiVersion"]?.string == "v1" else {
            result.documents.append(document)
            return
        }
        guard depth < maximumListDepth, let items = document.value["items"]?.items else {
            result.findings.append(
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
                SourceDocument(value: item, origin: item.origin, isBroken: document.isBroken, path: document.path),
                into: &result, depth: depth + 1)
        }
    }
}
