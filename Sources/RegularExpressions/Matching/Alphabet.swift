/// The characters of a program divided into classes that no instruction tells apart.
struct Alphabet: Sendable {
    /// The class of each ASCII character.
    private(set) var ascii: [UInt8] = []
    /// Where each interval of code points starts, in order, and its class.
    private var starts: [UInt32] = []
    private var classes: [UInt8] = []
    /// A member of each class.
    private(set) var members: [UInt32] = []

    /// The number of classes.
    var count: Int { members.count }

    /// The work allowed for dividing the characters.
    private static let budget = 200_000

    /// The alphabet of a program; nil if it has more than 250 classes or takes too much work.
    init?(_ program: Program) {
        var bounds: [UInt32] = [0]
        var sets: [ScalarSet] = []
        var used = Set<UInt64>()
        for instruction in program.instructions {
            switch instruction.operation {
            case .scalar where used.insert(UInt64(instruction.argument)).inserted:
                sets.append(ScalarSet((instruction.argument, instruction.argument)))
            case .set where used.insert(1 << 32 | UInt64(instruction.argument)).inserted:
                sets.append(program.sets[Int(instruction.argument)])
            default: break
            }
            if sets.count > 1000 { return nil }
        }
        if program.looksAtCharacters { sets += [NamedClasses.wordCharacters, ScalarSet((10, 10))] }
        for span in sets.lazy.flatMap(\.spans) {
            bounds.append(span.first)
            bounds.append(span.last + 1)
        }
        bounds.sort()
        starts = bounds.reduce(into: []) { distinct, bound in
            if distinct.last != bound, bound <= ScalarSet.maximum { distinct.append(bound) }
        }
        guard starts.count * sets.count <= Self.budget, let ids = Self.classes(of: starts, by: sets) else { return nil }
        classes = ids
        for (start, id) in zip(starts, ids) where Int(id) == members.count { members.append(start) }
        ascii = (0..<128).map { classOf(UInt32($0)) }
    }

    /// Numbers the intervals so that two have the same number if all sets treat them alike; numbers in order of appearance.
    private static func classes(of starts: [UInt32], by sets: [ScalarSet]) -> [UInt8]? {
        var ids = [Int](repeating: 0, count: starts.count)
        for set in sets {
            var renamed: [Int: Int] = [:]
            for (position, start) in starts.enumerated() {
                let key = ids[position] * 2 + (set.contains(start) ? 1 : 0)
                let id = renamed[key] ?? renamed.count
                renamed[key] = id
                ids[position] = id
            }
            if renamed.count > 250 { return nil }
        }
        return ids.map { UInt8($0) }
    }

    /// The class of a character.
    func classOf(_ scalar: UInt32) -> UInt8 {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return classes[low]
    }

    /// A copy that shares no storage.
    var unshared: Alphabet {
        var copy = self
        copy.ascii = ascii.map { $0 }
        copy.starts = starts.map { $0 }
        copy.classes = classes.map { $0 }
        copy.members = members.map { $0 }
        return copy
    }
}
