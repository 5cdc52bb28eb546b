import Basics

/// Splits a path into steps, on its bytes.
struct PathParser {
    private(set) var steps: [PatchPath.Step] = []
    private(set) var ranges: [Range<Int>] = []
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(PatchError) {
        var start = bytes.first == 0x2f ? 1 : 0
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x2f { end += 1 }
            try parseSegment(start..<end)
            start = end + 1
        }
    }

    private mutating func add(_ step: PatchPath.Step, _ range: Range<Int>) throws(PatchError) {
        if steps.count >= PatchPath.maximumSteps {
            throw PatchError(message: "the path has more than \(PatchPath.maximumSteps) steps", range: range)
        }
        steps.append(step)
        ranges.append(range)
    }

    private mutating func parseSegment(_ segment: Range<Int>) throws(PatchError) {
        var position = segment.lowerBound
        while position < segment.upperBound {
            if bytes[position] == 0x5b {
                guard let close = bytes[position..<segment.upperBound].firstIndex(of: 0x5d) else {
                    throw PatchError(
                        message: "the bracket is not closed in `\(text(segment))`",
                        range: position..<segment.upperBound,
                        fix: segment.upperBound < bytes.count
                            ? "Write `/` inside a filter as `~1`, and close the bracket with `]`."
                            : "Close the bracket with `]`.")
                }
                try parseBracket(position..<close + 1)
                position = close + 1
            } else {
                var end = position
                while end < segment.upperBound, bytes[end] != 0x5b { end += 1 }
                try add(step(forToken: position..<end, isWholeSegment: position..<end == segment), position..<end)
                position = end
            }
        }
    }

    private func step(forToken range: Range<Int>, isWholeSegment: Bool) -> PatchPath.Step {
        if isWholeSegment, range.count == 1, bytes[range.lowerBound] == 0x2d { return .append }
        let token = unescaped(range)
        if let index = Int(token) { return .index(index) }
        return .field(Symbol(token))
    }

    private mutating func parseBracket(_ range: Range<Int>) throws(PatchError) {
        let inner = range.lowerBound + 1..<range.upperBound - 1
        let content = bytes[inner]
        if content.count >= 3, content.starts(with: [0x3f, 0x28]), content.last == 0x29 {
            let expression = unescaped(inner.lowerBound + 2..<inner.upperBound - 1)
            guard let filter = PatchFilter(expression) else {
                throw PatchError(
                    message: "the filter `\(expression)` is not understood", range: inner,
                    fix: "Write `[?(@.field=='value')]`; there are no other operators.")
            }
            try add(.filter(filter), range)
        } else if content.elementsEqual([0x2a]) {
            try add(.wildcard, range)
        } else if content.elementsEqual([0x2d]) {
            try add(.append, range)
        } else if let index = Int(unescaped(inner)) {
            try add(.index(index), range)
        } else if content.starts(with: [0x3f, 0x28]) {
            throw PatchError(
                message: "the filter `\(text(range))` does not end in `)]`", range: range,
                fix: "Write `[?(@.field=='value')]`; a `]` cannot stand inside the value.")
        } else {
            throw PatchError(
                message: "`\(text(range))` is not an index", range: range,
                fix: "Write a number, `-`, `*` or `?(@.field=='value')` between the brackets.")
        }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The text of a range with `~1` as a slash and `~0` as a tilde.
    private func unescaped(_ range: Range<Int>) -> String {
        guard bytes[range].contains(0x7e) else { return text(range) }
        var result: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let next = position + 1 < range.upperBound ? bytes[position + 1] : 0
            if bytes[position] == 0x7e, next == 0x30 || next == 0x31 {
                result.append(next == 0x31 ? 0x2f : 0x7e)
                position += 2
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
