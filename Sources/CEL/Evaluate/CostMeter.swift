import RegularExpressions
import Tree

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

    /// Charges a search: one unit for eight bytes, times the states that are tried at each where there is no automaton.
    mutating func charge(searching bytes: Int, with expression: RegularExpression) throws(EvaluationFailure) {
        let (units, overflows) = (bytes >> 3 &+ 1).multipliedReportingOverflow(
            by: expression.usesAutomaton ? 1 : expression.size)
        try charge(overflows ? .max >> 1 : units)
    }

    /// Charges a call of a library's function: one unit, and one for eight bytes of the texts that it reads.
    @inline(__always)
    mutating func charge(callWith arguments: Arguments) throws(EvaluationFailure) {
        var units = 1
        for index in 0..<arguments.count {
            switch arguments[index] {
            case .string(let text): units &+= text.utf8.count >> 3
            case .bytes(let bytes): units &+= bytes.count >> 3
            default: break
            }
        }
        try charge(units)
    }

    /// Charges what a call has given: one unit for an item of a list, one for eight bytes of a text. A function whose
    /// result can be much larger than its arguments charges it before it makes it, instead.
    @inline(__always)
    mutating func charge(result: Content) throws(EvaluationFailure) {
        switch result {
        case .string(let text): try charge(bytes: text.utf8.count)
        case .bytes(let bytes): try charge(bytes: bytes.count)
        case .list(let list): try charge(list.count)
        default: break
        }
    }

    static let exceeded = EvaluationFailure("the evaluation exceeds its cost limit")
}
