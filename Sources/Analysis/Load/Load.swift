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

    /// Reads every file of the roots and splits it into documents; `List` is expanded (decisions, "What a run reads").
    ///
    /// Refuses nothing itself: what cannot be read is a finding, and the rest goes on.
    public static func documents(
        of roots: [SourceRoot], settings: Settings, sources: SourceTable, jobs: Int
    ) -> Result {
        var result = Result()
        let files = roots.enumerated().flatMap { position, root in root.snapshot.files.map { (position, $0) } }
        for root in roots { result.findings += root.snapshot.findings }
        let options = readerOptions(settings)
        let read = parallelMap(count: files.count, jobs: jobs, worker: {}) { (_, index) -> Result in
            let (position, file) = files[index]
            var read = Self.documents(of: file, roots[position], options: options, sources: sources)
            if position > 0 { for index in read.documents.indices { read.documents[index].root = position } }
            return read
        }
        result.roots = roots.map { Root(prefix: $0.prefix, name: $0.name, namespaces: $0.namespaces) }
        result.fileCount = files.count
        result.documents.reserveCapacity(read.count)
        for file in read {
            result.documents += file.documents
            result.findings += file.findings
            result.hasUnreadableDocuments = result.hasUnreadableDocuments || file.hasUnreadableDocuments
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

    private static func documents(
        of file: SnapshotFile, _ root: SourceRoot, options: YAMLReader.Options, sources: SourceTable
    ) -> Result {
        var result = Result()
        let contents: [UInt8]
        do throws(DiagnosticError) {
            contents = try root.snapshot.contents(of: file)
        } catch {
            return Result(findings: error.diagnostics, hasUnreadableDocuments: true)
        }
        let read = YAMLReader.read(
            SourceFile(path: root.prefix + file.path, contents: contents), sources: sources, options: options)
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
        return result
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
