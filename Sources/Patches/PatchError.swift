/// Why a patch cannot be applied.
public struct PatchError: Error, Hashable, Sendable {
    /// The fact, lower case, without a full stop.
    public var message: String
    /// The part of the path that it is about, in UTF-8 bytes of its text.
    public var range: Range<Int>
    /// What to do, as an imperative sentence; nil if the message says it already.
    public var fix: String?

    /// A refusal with the part of the path that it is about.
    public init(message: String, range: Range<Int>, fix: String? = nil) {
        self.message = message
        self.range = range
        self.fix = fix
    }
}

/// What an operation did.
public struct PatchOutcome: Hashable, Sendable {
    /// The number of places that were changed.
    public var targetCount: Int
    /// Whether several items of one list were removed or inserted at fixed positions in one operation.
    ///
    /// The positions are found before the first change, so later ones are off: not the items that the path names were
    /// changed (specification 5.6.5).
    public var shiftsItems: Bool
}
