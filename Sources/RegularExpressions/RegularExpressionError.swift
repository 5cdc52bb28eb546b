/// Why a pattern is refused.
public struct RegularExpressionError: Error, Hashable, Sendable {
    /// The fact, lower case, without a full stop, with the text in question: ``invalid escape sequence `\C` ``.
    public var message: String
    /// The place in the pattern, in UTF-8 bytes from its start.
    public var offset: Int

    /// A refusal with its place.
    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }
}
