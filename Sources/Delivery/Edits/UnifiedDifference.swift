import Basics

/// The difference of two texts as `diff -u` and `git apply` have it.
public enum UnifiedDifference {
    private static let context = 3
    /// Stands behind a last line without its line break; no text of YAML holds the byte.
    private static let unended: UInt8 = 0

    /// The difference; empty when the texts are equal. `old` is nil for a new file.
    public static func text(path: String, from old: [UInt8]?, to new: [UInt8]) -> String {
        let before = lines(old ?? [])
        let after = lines(new)
        if old == new { return "" }
        let difference = LineDifference(from: joined(before), to: joined(after))
        let head = difference.start - 1
        var all: [LineDifference.Line] = before[..<head].map { .same(String(decoding: $0, as: UTF8.self)) }
        all += difference.lines
        let used = difference.lines.count { if case .added = $0 { false } else { true } }
        let tail = before[min(before.count, head + used)...]
        all += tail.map { .same(String(decoding: $0, as: UTF8.self)) }
        var text = "--- \(old == nil ? "/dev/null" : "a/\(path)")\n+++ b/\(path)\n"
        for range in hunks(all) { append(all, range, to: &text) }
        return text
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        if bytes.isEmpty { return [] }
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map { Array($0) }
        if bytes.last == 0x0a { lines.removeLast() } else { lines[lines.count - 1].append(unended) }
        return lines
    }

    private static func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [0x0a])) }

    /// Ranges of lines around changes, with their context.
    private static func hunks(_ lines: [LineDifference.Line]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, line) in lines.enumerated() {
            if case .same = line { continue }
            let range = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private static func append(_ lines: [LineDifference.Line], _ range: Range<Int>, to text: inout String) {
        func count(_ lines: ArraySlice<LineDifference.Line>) -> (old: Int, new: Int) {
            var (old, new) = (0, 0)
            for line in lines {
                switch line {
                case .same: (old, new) = (old + 1, new + 1)
                case .removed: old += 1
                case .added: new += 1
                }
            }
            return (old, new)
        }
        let before = count(lines[..<range.lowerBound])
        let inside = count(lines[range])
        // A side without lines is counted from the line before, as `diff` does.
        let oldStart = inside.old == 0 ? before.old : before.old + 1
        let newStart = inside.new == 0 ? before.new : before.new + 1
        text += "@@ -\(oldStart),\(inside.old) +\(newStart),\(inside.new) @@\n"
        for line in lines[range] {
            switch line {
            case .same(let line): text += " " + ended(line)
            case .removed(let line): text += "-" + ended(line)
            case .added(let line): text += "+" + ended(line)
            }
        }
    }

    private static func ended(_ line: String) -> String {
        line.utf8.last == unended ? line.dropLast() + "\n\\ No newline at end of file\n" : line + "\n"
    }
}
