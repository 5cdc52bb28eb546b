/// A set of code points as sorted, disjoint, non-adjacent closed ranges.
struct ScalarSet: Hashable, Sendable {
    /// A closed range of code points.
    struct Span: Hashable, Sendable {
        var first: UInt32
        var last: UInt32
    }

    /// The ranges; in order and disjoint after `normalize`.
    private(set) var spans: [Span]
    private var isNormal = true
    /// The number of ranges at which an insertion sorts and merges, so that a class of many parts stays small.
    private var nextMerge = 64

    static let maximum: UInt32 = 0x10ffff
    static let all = ScalarSet([Span(first: 0, last: maximum)])
    static let allButNewline = ScalarSet([Span(first: 0, last: 9), Span(first: 11, last: maximum)])

    /// A set of ranges in any order.
    init(_ spans: [Span] = []) {
        self.spans = spans
        normalize()
    }

    /// A set of ranges given as pairs of first and last.
    init(_ ranges: (UInt32, UInt32)...) {
        self.init(ranges.map { Span(first: $0.0, last: $0.1) })
    }

    static func == (left: ScalarSet, right: ScalarSet) -> Bool { left.spans == right.spans }

    func hash(into hasher: inout Hasher) { hasher.combine(spans) }

    /// The only member; nil if there are none or several.
    var single: UInt32? {
        spans.count == 1 && spans[0].first == spans[0].last ? spans[0].first : nil
    }

    /// Adds a range; `normalize` must follow the last insertion.
    mutating func insert(_ first: UInt32, _ last: UInt32) {
        spans.append(Span(first: first, last: last))
        isNormal = false
        if spans.count >= nextMerge {
            normalize()
            nextMerge = max(64, spans.count * 2)
        }
    }

    /// Adds all members of another set.
    mutating func insert(_ other: ScalarSet) {
        spans.append(contentsOf: other.spans)
        isNormal = false
        if spans.count >= nextMerge {
            normalize()
            nextMerge = max(64, spans.count * 2)
        }
    }

    /// Sorts the ranges and merges those that touch.
    mutating func normalize() {
        isNormal = true
        if spans.count < 2 { return }
        spans.sort { $0.first < $1.first }
        var end = 0
        for span in spans.dropFirst() {
            if span.first <= spans[end].last + 1 {
                spans[end].last = max(spans[end].last, span.last)
            } else {
                end += 1
                spans[end] = span
            }
        }
        spans.removeSubrange((end + 1)...)
    }

    /// Whether a code point is a member, in O(log n).
    func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].last < scalar { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].first <= scalar
    }

    /// All other code points.
    var inverted: ScalarSet {
        var result: [Span] = []
        var next: UInt32 = 0
        for span in spans {
            if span.first > next { result.append(Span(first: next, last: span.first - 1)) }
            next = span.last + 1
        }
        if next <= Self.maximum { result.append(Span(first: next, last: Self.maximum)) }
        return ScalarSet(result)
    }
}
