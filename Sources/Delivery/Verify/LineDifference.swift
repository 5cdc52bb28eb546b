import Basics

/// The lines in which two texts differ: what both begin and end with is left out, the rest compared line by line.
public struct LineDifference: Hashable, Sendable {
    /// One line of a difference.
    public enum Line: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// The lines from the first that differs to the last.
    public private(set) var lines: [Line] = []
    /// The number of the first line of them, from 1.
    public private(set) var start = 1

    /// The most lines of a side that are compared with each other; longer stretches are shown as replaced.
    static let maximumCompared = 400

    /// The difference of two texts.
    public init(from old: [UInt8], to new: [UInt8]) {
        let left = old.split(separator: 0x0a, omittingEmptySubsequences: false)
        let right = new.split(separator: 0x0a, omittingEmptySubsequences: false)
        var head = 0
        while head < left.count, head < right.count, left[head] == right[head] { head += 1 }
        var tail = 0
        while tail < left.count - head, tail < right.count - head,
            left[left.count - 1 - tail] == right[right.count - 1 - tail]
        {
            tail += 1
        }
        start = head + 1
        let before = left[head..<(left.count - tail)].map { String(decoding: $0, as: UTF8.self) }
        let after = right[head..<(right.count - tail)].map { String(decoding: $0, as: UTF8.self) }
        if before.count > Self.maximumCompared || after.count > Self.maximumCompared {
            lines = before.map { .removed($0) } + after.map { .added($0) }
        } else {
            lines = Self.compared(before, after)
        }
    }

    /// The longest common subsequence by table; both sides are bounded.
    private static func compared(_ before: [String], _ after: [String]) -> [Line] {
        let width = after.count + 1
        var lengths = [Int](repeating: 0, count: (before.count + 1) * width)
        for i in before.indices.reversed() {
            for j in after.indices.reversed() {
                lengths[i * width + j] =
                    before[i] == after[j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var lines: [Line] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, j < after.count, before[i] == after[j] {
                lines.append(.same(before[i]))
                i += 1
                j += 1
            } else if i < before.count,
                j == after.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]
            {
                lines.append(.removed(before[i]))
                i += 1
            } else {
                lines.append(.added(after[j]))
                j += 1
            }
        }
        return lines
    }

    /// The first lines as a unified difference without context, and how many more there are.
    public func text(maximum: Int, indent: String) -> String {
        var text = "\(indent)@@ line \(start)\n"
        for line in lines.prefix(maximum) {
            switch line {
            case .same(let line): text += "\(indent)  \(line.escapedForTerminal)\n"
            case .removed(let line): text += "\(indent)- \(line.escapedForTerminal)\n"
            case .added(let line): text += "\(indent)+ \(line.escapedForTerminal)\n"
            }
        }
        let more = lines.count - maximum
        if more > 0 { text += "\(indent)… and \(more) more line\(more == 1 ? "" : "s")\n" }
        return text
    }
}
