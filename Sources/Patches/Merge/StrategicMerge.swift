import Basics
import Tree

/// Kubernetes' strategic merge of an overlay into a base (seed specification, appendix B).
///
/// Maps merge member by member, a null in the overlay removes the member; lists with a key merge by it, other lists and
/// scalars are replaced. A volume with another source and another `strategy` type replace the base's whole; a probe with another
/// handler replaces the base's handler.
public enum StrategicMerge {
    /// The base with the overlay merged over it.
    public static func merge(_ base: Value, _ overlay: Value) -> Value {
        merge(base, overlay, depth: 0)
    }

    /// A null of data, or one that an expression gave.
    private static func isNull(_ value: Value) -> Bool {
        switch value.content {
        case .null, .nullEnum: true
        default: false
        }
    }

    /// Deeper values are replaced instead of merged; no Kubernetes type comes near it.
    private static let maximumDepth = 64

    private static func merge(_ base: Value, _ overlay: Value, depth: Int) -> Value {
        guard depth < maximumDepth, let target = base.map, let source = overlay.map else { return overlay }
        var result = target
        for entry in source.entries {
            if isNull(entry.value) {
                result.remove(entry.key)
                continue
            }
            guard let existing = target[entry.key] else {
                result.set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin)
                continue
            }
            result.set(
                entry.key, to: member(entry.key, existing, entry.value, depth: depth + 1), keyOrigin: entry.keyOrigin)
        }
        return .map(result, origin: overlay.origin.isKnown ? overlay.origin : base.origin)
    }

    private static func member(_ field: Symbol, _ base: Value, _ overlay: Value, depth: Int) -> Value {
        if let items = overlay.items, let existing = base.items, let key = MergeKey(field: field, existing + items) {
            return .list(
                merge(existing, items, key, field, depth: depth),
                origin: overlay.origin.isKnown ? overlay.origin : base.origin)
        }
        if field == "strategy", let type = overlay["type"], let old = base["type"], !type.isSame(as: old) {
            return overlay
        }
        if handled.contains(field), let old = base.map, let chosen = handlers.first(where: { overlay[$0] != nil }),
            old[chosen] == nil
        {
            var rest = old
            for handler in handlers { rest.remove(handler) }
            return merge(.map(rest, origin: base.origin), overlay, depth: depth)
        }
        return merge(base, overlay, depth: depth)
    }

    /// What asks a container something, by one handler of several.
    private static let handled: Set<Symbol> = [
        "livenessProbe", "readinessProbe", "startupProbe", "postStart", "preStop",
    ]
    private static let handlers: [Symbol] = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"]

    /// Merges keyed lists in Kubernetes' order: new elements and merged ones as the overlay orders them, elements of the
    /// base alone where the base has them (B.1).
    private static func merge(
        _ base: [Value], _ overlay: [Value], _ key: MergeKey, _ field: Symbol, depth: Int
    ) -> [Value] {
        var positions: [String: Int] = [:]
        for (index, item) in base.enumerated() { if let text = key.text(of: item) { positions[text] = index } }
        var patched: [(value: Value, position: Int?)] = []
        var taken: [String: Int] = [:]
        var merged: Set<Int> = []
        for item in overlay {
            guard let text = key.text(of: item) else {
                patched.append((item, nil))
                continue
            }
            let position = positions[text]
            var value = item
            if let position {
                merged.insert(position)
                value = element(base[position], item, field, depth: depth)
            }
            if let earlier = taken[text] {
                patched[earlier] = (value, position)
            } else {
                taken[text] = patched.count
                patched.append((value, position))
            }
        }
        var result: [Value] = []
        result.reserveCapacity(base.count + patched.count)
        var next = 0
        func skipMerged() { while next < base.count, merged.contains(next) { next += 1 } }
        for (value, position) in patched {
            skipMerged()
            if let position {
                while next < position {
                    result.append(base[next])
                    next += 1
                    skipMerged()
                }
            }
            result.append(value)
        }
        skipMerged()
        while next < base.count {
            result.append(base[next])
            next += 1
            skipMerged()
        }
        return result
    }

    private static func element(_ base: Value, _ overlay: Value, _ field: Symbol, depth: Int) -> Value {
        if field == "volumes", let old = base.map, let new = overlay.map {
            let sources = Set(new.entries.map(\.key)).subtracting(["name"])
            let before = Set(old.entries.map(\.key)).subtracting(["name"])
            if !sources.isEmpty, sources != before { return overlay }
        }
        if field == "env", overlay["value"] != nil || overlay["valueFrom"] != nil { return overlay }
        return merge(base, overlay, depth: depth + 1)
    }
}
