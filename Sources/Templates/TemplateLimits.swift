/// What the templates of a run are held to; a repository may raise each limit in its settings (design, Limits).
public struct TemplateLimits: Sendable {
    /// The longest expression in bytes.
    public var expressionBytes: Int
    /// The most that evaluating one expression may cost, in units of about one step.
    public var evaluationCost: Int
    /// The most items of a loop.
    public var loopItems: Int

    /// Limits; what is not given is the default.
    public init(expressionBytes: Int = 16_384, evaluationCost: Int = 1_000_000, loopItems: Int = 10_000) {
        self.expressionBytes = expressionBytes
        self.evaluationCost = evaluationCost
        self.loopItems = loopItems
    }
}
