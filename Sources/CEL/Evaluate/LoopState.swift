import Basics
import Tree

/// A running loop: the items to visit, and what has been collected.
struct LoopState {
    /// The items of a list, or the keys of a map.
    var items: [Value] = []
    /// The values of a map, beside `items`.
    var values: [Value]?
    var position = 0
    var results: [Value] = []
    var map: MapBuilder?
    var matches = 0
    var taint: UInt64 = 0

    /// Begins with a list or a map. The keys of a map come in order: false, true, numbers, strings by their bytes.
    mutating func begin(_ range: Value, needsValues: Bool, _ meter: inout CostMeter) throws(EvaluationFailure) {
        position = 0
        matches = 0
        results.removeAll(keepingCapacity: false)
        map = nil
        values = nil
        taint = range.origin.bits & 1
        switch range.content {
        case .list(let list): items = list.items
        case .map(let map):
            try meter.charge(map.count)
            let entries = Self.isSorted(map.entries) ? map.entries : map.sortedByKey
            items = entries.map { .string($0.key.text, origin: $0.keyOrigin) }
            if needsValues { values = entries.map(\.value) }
        case .keyedMap(let map) where OpaqueValue.type(of: range.content) == nil:
            try meter.charge(map.entries.count &* 4)
            let entries = map.entries.sorted { Self.precedes($0.key.content, $1.key.content) }
            items = entries.map(\.key)
            if needsValues { values = entries.map(\.value) }
        default:
            throw EvaluationFailure(
                "got '\(TypeNames.name(of: range.content))', expected iterable type")
        }
    }

    private static func isSorted(_ entries: [Map.Entry]) -> Bool {
        for index in entries.indices.dropFirst()
        where !Symbol.precedesBytewise(entries[index - 1].key, entries[index].key) { return false }
        return true
    }

    private static func precedes(_ left: Content, _ right: Content) -> Bool {
        func rank(_ content: Content) -> Int {
            switch content {
            case .bool: 0
            case .int, .uint, .double: 1
            default: 2
            }
        }
        let (a, b) = (rank(left), rank(right))
        if a != b { return a < b }
        return (try? Comparison.compare(left, right)) ?? 0 < 0
    }
}
