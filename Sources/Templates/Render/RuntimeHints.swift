import Basics
import CEL
import Tree

/// What to do about an expression that failed, and its place more closely, found by looking at what it read.
struct RuntimeHints {
    /// The part of the source that is to blame.
    var range: Range<Int>
    /// An imperative sentence.
    var fix: String?
    /// A remark.
    var note: String?

    init(_ error: CELError, source: String, _ context: TemplateContext) {
        range = error.range
        let bytes = Array(source.utf8)
        guard error.range.lowerBound >= 0, error.range.upperBound <= bytes.count else { return }
        let text = String(decoding: bytes[error.range], as: UTF8.self)
        if error.message.hasPrefix("no such key: ") {
            explainMissingKey(text, context)
        } else if error.message.hasPrefix("no such overload"), text.utf8.contains(where: { "+-*/%".utf8.contains($0) })
        {
            fix =
                "Numbers of the context are doubles: for arithmetic with whole numbers write `int(…)` around them, or `1.0`."
        }
    }

    /// Follows `parameters.a.b` through the context to the map that lacks a key.
    private mutating func explainMissingKey(_ text: String, _ context: TemplateContext) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ $0.utf8.allSatisfy(Self.isIdentifier) && !$0.isEmpty }),
            let slot = context.environment.slot(of: Symbol(String(parts[0]))), slot < context.values.count
        else { return }
        var value = context.values[slot]
        var offset = parts[0].utf8.count + 1
        for (index, part) in parts.enumerated().dropFirst() {
            guard let map = value.map else { return }
            if let next = map[Symbol(String(part))] {
                value = next
                offset += part.utf8.count + 1
                continue
            }
            range = range.lowerBound + offset..<range.lowerBound + offset + part.utf8.count
            let parent = parts[..<index].joined(separator: ".")
            let names = map.sortedByKey.map(\.key.text)
            if let nearest = nearestName(to: String(part), among: names) {
                fix = "Write `\(parent).\(nearest)`."
            } else {
                fix = "Ask with `has(\(parent).\(part))`, or give a default: `\(parent).?\(part).orValue(…)`."
                if !names.isEmpty {
                    let list = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
                    note = "`\(parent)` has: \(list)\(names.count > 12 ? " and \(names.count - 12) more" : "")"
                }
            }
            return
        }
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
