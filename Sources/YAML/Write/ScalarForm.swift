/// How a string is written.
enum ScalarForm {
    case plain
    case singleQuoted
    case doubleQuoted
    /// A literal block scalar.
    case literal

    /// The form of a text: plain where all readers agree that it is this string, else the simplest that is exact.
    ///
    /// `isKey` rules out block scalars, `startsLine` what would start a document at the left edge.
    init(_ text: UnsafeBufferPointer<UInt8>, isKey: Bool, startsLine: Bool) {
        guard let first = text.first, let last = text.last else {
            self = .singleQuoted
            return
        }
        var special: UInt8 = 0
        for byte in text {
            special |= (byte &- 0x20 > 0x5e ? 1 : 0) | (byte == 0x3a ? 1 : 0) | (byte == 0x23 ? 1 : 0)
        }
        var needsQuotes = false
        if special != 0 {
            let contents = SpecialBytes(text)
            if contents.needsEscapes || contents.hasLineFeed && (isKey || !LiteralLayout.isExact(for: text)) {
                self = .doubleQuoted
                return
            }
            if contents.hasLineFeed {
                self = .literal
                return
            }
            needsQuotes = contents.breaksPlain
        }
        if needsQuotes || first == 0x20 || last == 0x20 {
            self = .singleQuoted
        } else if Self.startsOtherwise(text, first) || startsLine && Self.startsDocument(text) {
            self = .singleQuoted
        } else {
            self = PlainReading.isOther(than: text, first: first) ? .singleQuoted : .plain
        }
    }

    /// Whether a plain text would be taken for something else because of its first character.
    private static func startsOtherwise(_ text: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            text.count == 1 || text[1] == 0x20
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }

    /// `---` and `...` at the left edge, where a key may stand, mark documents.
    private static func startsDocument(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 3, text[0] == 0x2d || text[0] == 0x2e, text[1] == text[0], text[2] == text[0] else {
            return false
        }
        return text.count == 3 || text[3] == 0x20
    }
}

/// What a text holds besides printable ASCII without `:` and `#`.
private struct SpecialBytes {
    var hasLineFeed = false
    /// A character that only an escape can hold safely: controls, U+0085, U+2028, U+2029, U+FEFF, non-characters.
    var needsEscapes = false
    /// A `: ` or ` #`, which end a plain text, or a tab, at which readers written in Python stumble.
    var breaksPlain = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
        for index in 0..<text.count {
            let byte = text[index]
            switch byte {
            case 0x0a: hasLineFeed = true
            case 0x09: breaksPlain = true
            case 0..<0x20, 0x7f: needsEscapes = true
            case UInt8(ascii: ":"):
                if index + 1 == text.count || text[index + 1] == 0x20 { breaksPlain = true }
            case UInt8(ascii: "#"):
                if index > 0, text[index - 1] == 0x20 { breaksPlain = true }
            case 0xc2, 0xe2, 0xef: if EscapedCharacter(at: index, in: text) != nil { needsEscapes = true }
            default: break
            }
        }
    }
}

/// A character beyond ASCII that is written as an escape, since a reader would refuse it or take it for a line break.
struct EscapedCharacter {
    var scalar: UInt32
    var length: Int

    /// The character at an index, if it must be escaped.
    init?(at index: Int, in text: UnsafeBufferPointer<UInt8>) {
        switch text[index] {
        case 0xc2:
            guard index + 1 < text.count, text[index + 1] < 0xa0 else { return nil }
            (scalar, length) = (UInt32(text[index + 1]), 2)
        case 0xe2:
            guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xfe == 0xa8 else { return nil }
            (scalar, length) = (0x2000 | UInt32(text[index + 2] & 0x3f), 3)
        case 0xef:
            guard index + 2 < text.count else { return nil }
            let (second, third) = (text[index + 1], text[index + 2])
            guard second == 0xbb && third == 0xbf || second == 0xbf && third >= 0xbe else { return nil }
            (scalar, length) = (0xf000 | UInt32(second & 0x3f) << 6 | UInt32(third & 0x3f), 3)
        default: return nil
        }
    }
}

/// Whether and how a literal block scalar holds a text.
enum LiteralLayout {
    /// Whether a literal block scalar gives the text back: some line must hold more than blanks.
    static func isExact(for text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.contains { $0 != 0x0a && $0 != 0x20 && $0 != 0x09 }
    }
}
