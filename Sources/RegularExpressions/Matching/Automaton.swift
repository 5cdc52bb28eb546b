/// A deterministic automaton that decides whether a program matches anywhere in a text.
///
/// It is made whole when the pattern is compiled, and only if it is small: then matching needs neither a lock nor memory.
struct Automaton: Sendable {
    private var alphabet: Alphabet
    /// For each state a row: the next state for each class of characters, then for the end of the text.
    private var transitions: [Int16]
    private let stride: Int

    /// Instead of a next state: the pattern has matched.
    static let matched: Int16 = -1
    /// Instead of a next state: the pattern cannot match any more.
    static let failed: Int16 = -2

    /// The automaton of a program; nil if it would be large.
    init?(_ program: Program) {
        guard let alphabet = Alphabet(program) else { return nil }
        var builder = AutomatonBuilder(program, alphabet)
        guard let transitions = builder.build() else { return nil }
        self.alphabet = alphabet
        self.transitions = transitions
        stride = alphabet.count + 1
    }

    /// Whether the program matches anywhere.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let stride = stride
        return transitions.withUnsafeBufferPointer { transitions in
            alphabet.ascii.withUnsafeBufferPointer { ascii in
                var row = 0
                var position = 0
                let end = text.count
                while position < end {
                    let byte = text[position]
                    let character: UInt8
                    if byte < 0x80 {
                        character = ascii[Int(byte)]
                        position += 1
                    } else {
                        let (scalar, length) = UTF8Reader.decodeLong(text, at: position)
                        character = alphabet.classOf(scalar)
                        position += length
                    }
                    let next = transitions[row + Int(character)]
                    if next < 0 { return next == Self.matched }
                    row = Int(next) * stride
                }
                return transitions[row + stride - 1] == Self.matched
            }
        }
    }

    /// A copy that shares no storage.
    var unshared: Automaton {
        var copy = self
        copy.alphabet = alphabet.unshared
        copy.transitions = transitions.map { $0 }
        return copy
    }
}
