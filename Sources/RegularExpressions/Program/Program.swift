/// A compiled pattern: instructions that continue at other instructions.
struct Program: Sendable {
    /// One step.
    struct Instruction: Sendable {
        var operation: Operation
        /// A literal character, the index of a set, a slot, or the second way of a fork.
        var argument: UInt32
        /// The instruction that follows; the preferred way of a fork.
        var next: Int32
    }

    /// What a step does.
    enum Operation: UInt8, Sendable {
        /// Takes the character `argument`.
        case scalar
        /// Takes a character of the set `argument`.
        case set
        /// Goes on if the assertion `argument` holds.
        case assertion
        /// Tries `next` first, then `argument`.
        case fork
        /// Stores the position in slot `argument`.
        case save
        /// The pattern has matched.
        case match
    }

    /// The instructions; `start` is the first to run.
    var instructions: [Instruction] = []
    var start: Int32 = 0
    /// The sets that instructions refer to.
    var sets: [ScalarSet] = []
    /// Two for each group, the whole match included.
    var slotCount = 2
    /// Whether an assertion other than the text's edges occurs.
    var looksAtCharacters = false

    /// A copy that shares no storage.
    var unshared: Program {
        var copy = self
        copy.instructions = instructions.map { $0 }
        copy.sets = sets.map { ScalarSet($0.spans.map { $0 }) }
        return copy
    }
}
