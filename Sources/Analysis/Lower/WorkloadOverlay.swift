import Basics
import Tree

/// What a binding changes in a workload (seed specification 2.4).
enum WorkloadOverlay {
    private static let keyedLists: [Symbol: Symbol] = ["env": "key", "fileMounts": "mountPath"]
    /// `env` below `inject` is keyed by name.
    private static let injected: [Symbol: Symbol] = ["env": "name"]

    /// The workload with the overlay applied: maps by key, `env` by its key with whole entries replaced in place, other
    /// lists and scalars replaced, null deletes.
    static func merge(_ base: Value, _ overlay: Value) -> Value { merge(base, overlay, keys: keyedLists, depth: 0) }

    private static func merge(_ base: Value, _ overlay: Value, keys: [Symbol: Symbol], depth: Int) -> Value {
        guard depth < 32, let target = base.map, let source = overlay.map else { return overlay }
        var result = target
        for entry in source.entries {
            guard !entry.value.isNull else {
                result.remove(entry.key)
                continue
            }
            guard let existing = target[entry.key] else {
                result.set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin)
                continue
            }
            if let key = keys[entry.key], let items = entry.value.items, let old = existing.items {
                result.set(entry.key, to: .list(merge(old, items, by: key), origin: entry.value.origin))
            } else {
                let inner = entry.key == "inject" ? injected : keys
                result.set(entry.key, to: merge(existing, entry.value, keys: inner, depth: depth + 1))
            }
        }
        return .map(result, origin: base.origin)
    }

    private static func merge(_ base: [Value], _ overlay: [Value], by key: Symbol) -> [Value] {
        var positions: [String: Int] = [:]
        var result = base
        for (index, item) in base.enumerated() { if let text = item[key]?.string { positions[text] = index } }
        for item in overlay {
            if let text = item[key]?.string, let position = positions[text] {
                result[position] = item
            } else {
                if let text = item[key]?.string { positions[text] = result.count }
                result.append(item)
            }
        }
        return result
    }
}
