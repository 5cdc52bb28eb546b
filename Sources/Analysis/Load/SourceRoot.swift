import Basics
import Git
import Tree

/// One repository or folder that is read: its files, and how its paths are shown.
public struct SourceRoot: Sendable {
    /// The files.
    public var snapshot: any Snapshot
    /// What stands before the paths of a further root in messages: `platform/`; empty for the first.
    public var prefix: String
    /// The name of its directory, by which Flux's repositories are told apart.
    public var name: String
    /// The control-plane namespaces that a further root's own `choreoc.yaml` gives its documents.
    public var namespaces: RootNamespaces

    /// A root.
    public init(
        snapshot: any Snapshot, prefix: String = "", name: String = "", namespaces: RootNamespaces = RootNamespaces()
    ) {
        self.snapshot = snapshot
        self.prefix = prefix
        self.name = name
        self.namespaces = namespaces
    }
}

/// Control-plane namespaces that a root gives its documents.
public struct RootNamespaces: Sendable {
    /// Folder inside the root → namespace of the documents below it.
    public var ofFolder: [String: String]
    /// The namespace of documents that nothing else gives one; nil for the run's.
    public var fallback: String?

    /// Namespaces of a root; none unless told.
    public init(ofFolder: [String: String] = [:], fallback: String? = nil) {
        self.ofFolder = ofFolder
        self.fallback = fallback
    }
}

/// One document of the sources.
public final class SourceDocument: Sendable {
    /// The tree.
    public let value: Value
    /// The whole document.
    public let origin: Origin
    /// Whether a part of it could not be read.
    public let isBroken: Bool
    /// The path of its file inside its root.
    public let path: String
    /// The position of its root.
    public let root: Int
    /// Whether its kind is one that speaks of the namespaces of other documents.
    let mayNameNamespaces: Bool

    init(value: Value, origin: Origin, isBroken: Bool, path: String, root: Int) {
        self.value = value
        self.origin = origin
        self.isBroken = isBroken
        self.path = path
        self.root = root
        mayNameNamespaces = NamespaceInference.kinds.contains(value[.kind]?.string ?? "")
    }
}
