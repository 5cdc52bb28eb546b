import Basics

/// A revision as a user writes it: a name or an id, followed by steps to ancestors.
struct RevisionExpression: Equatable {
    /// One step.
    enum Step: Equatable {
        /// `~n`: the first parent, n times.
        case ancestor(Int)
        /// `^n`: the nth parent; the commit itself for 0.
        case parent(Int)
    }

    /// The text before the first `~` or `^`.
    let base: String
    /// The steps in order.
    let steps: [Step]

    /// Reads a revision; refuses all other forms that Git knows.
    init(_ text: String) throws(DiagnosticError) {
        let bytes = Array(text.utf8)
        let isStep = { (byte: UInt8) in byte == UInt8(ascii: "~") || byte == UInt8(ascii: "^") }
        let end = bytes.firstIndex(where: isStep) ?? bytes.count
        base = String(decoding: bytes[..<end], as: UTF8.self)
        guard Self.isName(bytes[..<end]), bytes.count <= 4096 else { throw Self.refusal(text) }
        var steps: [Step] = []
        var position = end
        while position < bytes.count {
            guard isStep(bytes[position]) else { throw Self.refusal(text) }
            let digits = bytes[(position + 1)...].prefix { 0x30...0x39 ~= $0 }
            guard digits.count <= 9 else { throw Self.refusal(text) }
            let number = digits.isEmpty ? 1 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            steps.append(bytes[position] == UInt8(ascii: "~") ? .ancestor(number) : .parent(number))
            position = digits.endIndex
        }
        self.steps = steps
    }

    /// Whether a text can be an id or the name of a reference, after `git check-ref-format`.
    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, let last = name.last else { return false }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "/") || last == UInt8(ascii: "/") { return false }
        if last == UInt8(ascii: ".") || name.elementsEqual("@".utf8) { return false }
        var previous: UInt8 = UInt8(ascii: "/")
        for byte in name {
            switch byte {
            case 0...0x20, 0x7f, UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "["),
                UInt8(ascii: "\\"):
                return false
            case UInt8(ascii: ".") where previous == UInt8(ascii: ".") || previous == UInt8(ascii: "/"): return false
            case UInt8(ascii: "/") where previous == UInt8(ascii: "/"): return false
            case UInt8(ascii: "{") where previous == UInt8(ascii: "@"): return false
            default: previous = byte
            }
        }
        return true
    }

    private static func refusal(_ text: String) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(
                .revisionSyntax, "the revision \(displayName(text)) is not written in a supported way",
                fix: text == "@"
                    ? "Write `HEAD`."
                    : "Write a commit id, a branch, a tag, a full reference name or `HEAD`, then any of `~n` and `^n`.")
        )
    }
}
