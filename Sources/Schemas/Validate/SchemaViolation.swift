import Basics

/// One thing in a value that its schema refuses.
public struct SchemaViolation: Hashable, Sendable {
    /// The path of the value as upstream writes it: `spec.list[0].name`; empty for the whole.
    public var path: String
    /// The fact, lower case, without a full stop, naming the path, what is allowed and the nearest name.
    public var message: String
    /// The place of the offending value, or of its key; for a missing field, of the map that lacks it.
    public var origin: Origin
    /// What to do; nil if the message says it already.
    public var fix: String?

    /// A violation at a path.
    public init(path: String, message: String, origin: Origin, fix: String? = nil) {
        self.path = path
        self.message = message
        self.origin = origin
        self.fix = fix
    }
}
