/// A compiled regular expression in the syntax of RE2, as Go's `regexp` reads it.
///
/// Matching takes time linear in the text and memory that depends on the pattern alone; there is no backtracking.
/// Supported are literals, classes (Perl, POSIX, Unicode categories and the common scripts), repetition (at most 1,000 copies),
/// groups, alternation, the flags `i`, `m`, `s` and `U`, and the anchors `^ $ \A \z \b \B`. Back references, look-around
/// and `\C` are refused. Among alternatives the leftmost wins, as in Perl and Go.
///
/// A value is immutable and may be shared between threads; `unshared()` gives a worker its own, so that no reference count
/// is shared in a hot path.
public final class RegularExpression: Sendable {
    /// The pattern it was made from.
    public let pattern: String
    /// The names of the groups: index 0 is the whole match; nil for groups without a name.
    public let groupNames: [String?]

    let program: Program
    /// Decides boolean matches; nil if it would grow too large, then the program is simulated.
    let automaton: Automaton?

    /// The most instructions that a pattern may be compiled to; see `size`.
    public static let maximumSize = ProgramBuilder.maximumInstructions

    /// Compiles a pattern; refuses what RE2 refuses, and patterns that would need more than 100,000 instructions.
    public init(_ pattern: String) throws(RegularExpressionError) {
        var parser = PatternParser(pattern)
        let tree = try parser.parse()
        self.pattern = pattern
        groupNames = tree.groupNames
        program = try ProgramBuilder.build(tree)
        automaton = Automaton(program)
    }

    private init(copying other: RegularExpression) {
        pattern = String(decoding: Array(other.pattern.utf8), as: UTF8.self)
        groupNames = other.groupNames.map { $0 }
        program = other.program.unshared
        automaton = other.automaton?.unshared
    }

    /// A copy that shares no storage with this value.
    public func unshared() -> RegularExpression {
        RegularExpression(copying: self)
    }

    /// The number of instructions of the compiled pattern: what one step of a simulation costs at most.
    public var size: Int { program.instructions.count }

    /// Whether boolean matches run on a deterministic automaton, one table look-up a character.
    public var usesAutomaton: Bool { automaton != nil }

    /// Whether the pattern matches anywhere in a text.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches($0) }
    }

    /// Whether the pattern matches anywhere in UTF-8 bytes; an invalid byte counts as one U+FFFD.
    public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let automaton { return automaton.matches(text) }
        var machine = PikeMachine(program, tracksGroups: false)
        return machine.run(text, from: 0) != nil
    }

    /// The leftmost match that starts at a UTF-8 offset or later, with its groups; nil if there is none.
    public func firstMatch(in text: String, from start: Int = 0) -> Match? {
        var text = text
        return text.withUTF8 { firstMatch(in: $0, from: start) }
    }

    /// The leftmost match in UTF-8 bytes that starts at an offset or later, with its groups; nil if there is none.
    public func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Match? {
        guard start >= 0, start <= text.count else { return nil }
        var machine = PikeMachine(program, tracksGroups: true)
        guard let slots = machine.run(text, from: start) else { return nil }
        return Match(
            groups: (0..<slots.count / 2).map { group in
                slots[2 * group] < 0 ? nil : slots[2 * group]..<slots[2 * group + 1]
            })
    }

    /// One match: the ranges of its groups, in UTF-8 offsets of the text.
    public struct Match: Hashable, Sendable {
        /// The groups: index 0 is the whole match; nil for a group that took no part.
        public var groups: [Range<Int>?]

        /// The range of the whole match.
        public var range: Range<Int> { groups.first.flatMap { $0 } ?? 0..<0 }
    }
}
