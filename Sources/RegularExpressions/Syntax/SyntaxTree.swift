/// A parsed pattern: nodes in a flat array, children before their parents.
struct SyntaxTree: Sendable {
    /// The nodes; `root` is the index of the whole pattern.
    var nodes: [SyntaxNode] = []
    var root = 0
    /// The distinct sets of characters that nodes refer to.
    var sets: [ScalarSet] = []
    /// The names of the groups, the whole match first.
    var groupNames: [String?] = [nil]
}

/// One node, with what its ancestors need to know of it.
struct SyntaxNode: Sendable {
    var kind: Kind
    /// Whether it can match the empty text.
    var isNullable: Bool
    /// The number of levels below and including this one.
    var height: Int
    /// The largest product of nested repetition counts.
    var copies: Int

    /// What a node matches; the integers are indices of nodes unless told.
    enum Kind: Sendable {
        case empty
        /// One character of the set with this index.
        case set(Int)
        case assertion(Assertion)
        case group(Int, number: Int)
        case sequence([Int])
        case alternatives([Int])
        /// No maximum means without end.
        case repetition(Int, minimum: Int, maximum: Int?, isGreedy: Bool)
    }
}

/// A condition on the neighbours of a position.
enum Assertion: UInt8, Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case notWordBoundary

    /// Whether the condition holds between two neighbours.
    @inline(__always)
    func holds(between previous: Neighbour, and next: Neighbour) -> Bool {
        switch self {
        case .textStart: previous == .edge
        case .textEnd: next == .edge
        case .lineStart: previous == .edge || previous == .newline
        case .lineEnd: next == .edge || next == .newline
        case .wordBoundary: (previous == .word) != (next == .word)
        case .notWordBoundary: (previous == .word) == (next == .word)
        }
    }
}

/// What stands beside a position, as far as assertions tell it apart.
enum Neighbour: UInt8, CaseIterable, Sendable {
    /// The start or the end of the text.
    case edge
    case newline
    case word
    case other

    /// The kind of a character.
    @inline(__always)
    init(_ scalar: UInt32) {
        switch scalar {
        case 0x0a: self = .newline
        case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a: self = .word
        default: self = .other
        }
    }
}
