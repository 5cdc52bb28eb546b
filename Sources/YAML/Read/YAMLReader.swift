import Basics
import CLibYAML
import Synchronization
import Tree

/// One document of a file.
public struct YAMLDocument: Sendable {
    /// The tree; what could be read of it when the document is broken.
    public var root: Value
    /// The whole document.
    public var origin: Origin
    /// Whether the document has an error: what it declares must not be used.
    public var isBroken: Bool
}

/// Reads YAML and JSON files into trees, as the tools of Kubernetes read them.
public enum YAMLReader {
    /// Limits and choices.
    public struct Options: Sendable {
        /// What two equal keys of a map mean.
        public enum DuplicateKeys: Sendable {
            case refuse
            /// The last one wins, with a warning.
            case lastWins
        }

        /// The deepest nesting.
        public var maximumDepth = 64
        /// The most documents of a file.
        public var maximumDocuments = 500
        /// The most nodes that the aliases of a file expand to.
        public var maximumAliasNodes = 100_000
        /// The largest file in bytes.
        public var maximumBytes = 1 << 20
        /// What two equal keys of a map mean.
        public var duplicateKeys = DuplicateKeys.refuse
        /// Whether tags that mean nothing to Kubernetes are ignored with a warning, as its tools do.
        public var ignoresUnknownTags = false
        /// The nodes that a run may still read, shared by its files; nil for no such limit.
        public var budget: NodeBudget?

        /// The default limits.
        public init() {}
    }

    /// What a file holds.
    public struct Result: Sendable {
        /// The documents in order; empty ones are left out.
        public var documents: [YAMLDocument]
        /// The findings.
        public var diagnostics: [Diagnostic]
    }

    /// Reads a file.
    ///
    /// Every document gets an index in `sources`; after an error the next document is read.
    ///
    /// Refuses text that is no YAML, and what is beyond the limits, with findings and `isBroken` documents.
    public static func read(_ file: SourceFile, sources: SourceTable, options: Options) -> Result {
        if file.contents.count > options.maximumBytes {
            return Result(
                documents: [],
                diagnostics: [
                    Diagnostic(
                        .fileTooLarge,
                        "the file has \(file.contents.count) bytes, more than \(options.maximumBytes)",
                        at: Location(path: file.path),
                        fix: "Split the file, or raise `limits.fileBytes` in `choreoc.yaml`.")
                ])
        }
        switch SourceText.decode(file, sources: sources) {
        case .failure(let error): return Result(documents: [], diagnostics: error.diagnostics)
        case .success(let text):
            var reader = FileReader(text, sources: sources, options: options)
            reader.readAll()
            var diagnostics = reader.diagnostics
            if file.path.hasSuffix(".json"), diagnostics.isEmpty,
                let finding = JSONPunctuation.finding(text, sources: sources)
            {
                diagnostics.append(finding)
            }
            return Result(documents: reader.documents, diagnostics: diagnostics)
        }
    }
}

/// The nodes that a run may still read.
public final class NodeBudget: Sendable {
    private let left: Atomic<Int>

    /// A budget of so many nodes.
    public init(_ count: Int) {
        left = Atomic(count)
    }

    /// Takes nodes out; false when the budget is used up.
    func take(_ count: Int) -> Bool {
        left.subtract(count, ordering: .relaxed).newValue >= 0
    }
}
