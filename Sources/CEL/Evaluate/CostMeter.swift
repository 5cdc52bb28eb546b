/// What an evaluation has spent of its budget, in units of about one instruction.
struct CostMeter {
    private(set) var remaining: Int

    init(limit: Int) {
        remaining = limit
    }

    /// Charges units of work, before it is done.
    @inline(__always)
    mutating func charge(_ units: Int) throws(EvaluationFailure) {
        remaining &-= units
        if remaining < 0 { throw Self.exceeded }
    }

    /// Charges text or bytes about to be produced: one unit for eight bytes, so that memory stays bounded, too.
    @inline(__always)
    mutating func charge(bytes: Int) throws(EvaluationFailure) {
        try charge(bytes >> 3)
    }

    static let exceeded = EvaluationFailure("the evaluation exceeds its cost limit")
}
