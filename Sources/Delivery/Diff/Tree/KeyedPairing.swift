import Basics
import Patches
import Tree

/// Pairs the elements of two lists by Kubernetes' merge key, or by a name that every element has once.
struct KeyedPairing {
    /// One key with its positions.
    struct Pair {
        var key: String
        var old: Int?
        var new: Int?
    }

    /// The pairs: those of the new list in its order, then what is gone.
    let pairs: [Pair]
    /// The keys that both lists have, where their order differs.
    let order: (old: [String], new: [String])?

    /// Nil when the elements have no key, or one stands twice.
    init?(field: String, _ old: [Value], _ new: [Value]) {
        guard let keys = Self.keys(field, old, new) else { return nil }
        var positions: [String: Int] = [:]
        for (index, key) in keys.old.enumerated() { positions[key] = index }
        let added = Set(keys.new)
        pairs =
            keys.new.enumerated().map { Pair(key: $1, old: positions[$1], new: $0) }
            + keys.old.enumerated().filter { !added.contains($1) }.map { Pair(key: $1, old: $0, new: nil) }
        let kept = (old: keys.old.filter(added.contains), new: keys.new.filter { positions[$0] != nil })
        order = kept.old == kept.new ? nil : kept
    }

    private static func keys(_ field: String, _ old: [Value], _ new: [Value]) -> (old: [String], new: [String])? {
        let all = old + new
        if all.isEmpty { return nil }
        var candidates: [(Value) -> String?] = []
        if let key = MergeKey(field: Symbol(field), all) { candidates.append(key.text) }
        for name in ["name", "secretKey", "key", "type"] as [Symbol] { candidates.append { $0[name]?.string } }
        for candidate in candidates {
            let left = old.compactMap(candidate)
            let right = new.compactMap(candidate)
            guard left.count == old.count, right.count == new.count, Set(left).count == left.count,
                Set(right).count == right.count
            else { continue }
            return (left, right)
        }
        return nil
    }
}
