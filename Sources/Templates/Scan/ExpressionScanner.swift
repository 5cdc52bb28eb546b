/// Finds the `${…}` expressions of a template string (specification 3.3).
///
/// A byte scanner that counts braces outside quotes. It knows no CEL: raw and triple-quoted strings and comments only
/// work when their quotes and braces balance by these rules, as upstream.
public enum ExpressionScanner {
    /// One expression: `full` includes `${` and `}`, `inner` is what lies between.
    public struct Match: Equatable, Sendable {
        /// Byte offsets of `${…}`.
        public var full: Range<Int>
        /// Byte offsets of the expression.
        public var inner: Range<Int>
    }

    /// A `${` inside an expression and outside quotes.
    public struct NestedExpression: Error, Equatable {
        /// The byte offset of the inner `${`.
        public var offset: Int
    }

    /// Whether a text holds `${` at all.
    public static func mayContainExpression(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 1 < text.count {
            if text[index] == dollar, text[index + 1] == openBrace { return true }
            index += 1
        }
        return false
    }

    /// The expressions in order. An unterminated `${` and all that follows is literal text.
    public static func scan(_ text: UnsafeBufferPointer<UInt8>) throws(NestedExpression) -> [Match] {
        var matches: [Match] = []
        var position = 0
        while let start = nextOpening(text, from: position) {
            guard let end = try closing(text, after: start + 2) else { break }
            matches.append(Match(full: start..<end, inner: start + 2..<end - 1))
            position = end
        }
        return matches
    }

    private static let dollar = UInt8(ascii: "$")
    private static let openBrace = UInt8(ascii: "{")

    private static func nextOpening(_ text: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
        var index = position
        while index + 1 < text.count {
            if text[index] == dollar, text[index + 1] == openBrace { return index }
            index += 1
        }
        return nil
    }

    /// The offset behind the closing brace; nil if the text ends first.
    private static func closing(_ text: UnsafeBufferPointer<UInt8>, after start: Int) throws(NestedExpression) -> Int? {
        var depth = 1
        var quote: UInt8 = 0
        var escaped = false
        var index = start
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\\"):
                if quote != 0 { escaped.toggle() }
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                if !escaped {
                    if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
                }
                escaped = false
            case openBrace where quote == 0: depth += 1
            case UInt8(ascii: "}") where quote == 0:
                depth -= 1
                if depth == 0 { return index + 1 }
            case dollar where quote == 0 && index + 1 < text.count && text[index + 1] == openBrace:
                throw NestedExpression(offset: index)
            default: escaped = false
            }
            index += 1
        }
        return nil
    }
}

/// The text without leading and trailing Unicode white space, as a range of bytes.
func trimmedRange(_ text: String) -> Range<Int> {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var end = scalars.endIndex
    while start < end, scalars[start].properties.isWhitespace { start = scalars.index(after: start) }
    while start < end {
        let previous = scalars.index(before: end)
        guard scalars[previous].properties.isWhitespace else { break }
        end = previous
    }
    return text.utf8.distance(from: text.startIndex, to: start)..<text.utf8.distance(from: text.startIndex, to: end)
}
