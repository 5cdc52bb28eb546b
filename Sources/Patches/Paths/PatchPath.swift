import Basics

/// A parsed path of a patch operation (specification 5.6.2).
///
/// Parsing does not depend on the object, so that a path is parsed once and applied to many.
public struct PatchPath: Hashable, Sendable {
    /// One step from a value into it.
    enum Step: Hashable, Sendable {
        case field(Symbol)
        case index(Int)
        case append
        case wildcard
        case filter(PatchFilter)
    }

    /// The path as written.
    public let text: String
    /// The steps, each with its place in the text.
    let steps: [Step]
    let ranges: [Range<Int>]
    /// Whether a wildcard or a filter may lead to several places, or to none.
    let isSelecting: Bool

    /// The most steps of a path.
    static let maximumSteps = 200

    /// Reads a path; refuses brackets that are not closed or not understood, and more than 200 steps.
    public init(_ text: String) throws(PatchError) {
        var parser = PathParser(text)
        try parser.parse()
        self.text = text
        steps = parser.steps
        ranges = parser.ranges
        isSelecting = steps.contains { step in
            switch step {
            case .wildcard, .filter: true
            case .field, .index, .append: false
            }
        }
    }

    /// The text before a step, as messages name the place that it starts from.
    func prefix(before step: Int) -> String {
        if step == 0 { return "the object" }
        let end = step < ranges.count ? ranges[step].lowerBound : text.utf8.count
        var bytes = Array(text.utf8.prefix(end))
        while bytes.last == 0x2f { bytes.removeLast() }
        return "`\(String(decoding: bytes, as: UTF8.self))`"
    }
}
