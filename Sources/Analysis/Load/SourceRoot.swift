import Basics
import Git
import Tree

/// One repository or folder that is read: its files, and how its paths are shown.
public struct SourceRoot: Sendable {
    /// The files.
    public var snapshot: any Snapshot
    /// What stands before the paths of a further root in messages: `platform/`; empty for the first.
    public var prefix: String

    /// A root.
    public init(snapshot: any Snapshot, prefix: String = "") {
        self.snapshot = snapshot
        self.prefix = prefix
    }
}

/// One document of the sources.
public struct SourceDocument: Sendable {
    /// The tree.
    public var value: Value
    /// The whole document.
    public var origin: Origin
    /// Whether a part of it could not be read.
    public var isBroken: Bool
    /// The path of its file inside its root.
    public var path: String
}
