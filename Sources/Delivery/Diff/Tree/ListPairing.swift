import Tree

/// Pairs the elements of two lists without keys: equal ones by the longest common subsequence, what stands between them by
/// position.
enum ListPairing {
    /// The most comparisons of elements; longer lists are paired by position.
    static let maximumCompared = 250_000

    /// Positions that belong together, in the order of the new list. Equal elements are left out.
    static func pairs(_ old: [Value], _ new: [Value]) -> [(old: Int?, new: Int?)] {
        var head = 0
        while head < old.count, head < new.count, old[head].isWritten(as: new[head]) { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head,
            old[old.count - 1 - tail].isWritten(as: new[new.count - 1 - tail])
        {
            tail += 1
        }
        let left = head..<(old.count - tail)
        let right = head..<(new.count - tail)
        if left.count * right.count > maximumCompared { return byPosition(left, right) }
        return compared(old, new, left, right)
    }

    private static func byPosition(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int?, new: Int?)] {
        (0..<max(left.count, right.count)).map { offset in
            (
                offset < left.count ? left.lowerBound + offset : nil,
                offset < right.count ? right.lowerBound + offset : nil
            )
        }
    }

    private static func compared(
        _ old: [Value], _ new: [Value], _ left: Range<Int>, _ right: Range<Int>
    ) -> [(old: Int?, new: Int?)] {
        let width = right.count + 1
        var lengths = [Int](repeating: 0, count: (left.count + 1) * width)
        for i in (0..<left.count).reversed() {
            for j in (0..<right.count).reversed() {
                lengths[i * width + j] =
                    old[left.lowerBound + i].isWritten(as: new[right.lowerBound + j])
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var result: [(old: Int?, new: Int?)] = []
        var (i, j) = (0, 0)
        var (startOld, startNew) = (left.lowerBound, right.lowerBound)
        while i < left.count, j < right.count {
            let (a, b) = (left.lowerBound + i, right.lowerBound + j)
            if lengths[i * width + j] == lengths[(i + 1) * width + j + 1] + 1, old[a].isWritten(as: new[b]) {
                result += byPosition(startOld..<a, startNew..<b)
                (startOld, startNew) = (a + 1, b + 1)
                i += 1
                j += 1
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return result + byPosition(startOld..<left.upperBound, startNew..<right.upperBound)
    }
}
