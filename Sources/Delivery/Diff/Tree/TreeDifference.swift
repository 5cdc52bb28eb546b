import Basics
import Patches
import Tree

/// The fields in which two trees differ, in the order of their paths.
struct TreeDifference {
    /// The fields that differ.
    private(set) var changes: [FieldChange] = []
    private let isSecretObject: Bool

    /// The difference of two objects; of a `Secret` the data is never shown.
    init(from old: Value, to new: Value) {
        isSecretObject = [old, new].contains { $0["kind"]?.string == "Secret" && $0["apiVersion"]?.string == "v1" }
        compare(old, new, FieldPath(), Places(old: old.origin, new: new.origin), depth: 0)
    }

    /// The nearest known places on the way down.
    private struct Places {
        var old: Origin
        var new: Origin

        func below(_ old: Value?, _ new: Value?) -> Places {
            Places(
                old: old.map { $0.origin.isKnown ? $0.origin : self.old } ?? self.old,
                new: new.map { $0.origin.isKnown ? $0.origin : self.new } ?? self.new)
        }
    }

    /// Deeper values are compared as a whole; no object is nested that deep.
    private static let maximumDepth = 80

    private mutating func compare(_ old: Value, _ new: Value, _ path: FieldPath, _ above: Places, depth: Int) {
        let places = above.below(old, new)
        if depth < Self.maximumDepth {
            if let left = old.map, let right = new.map {
                return compare(left, right, path, places, depth: depth)
            }
            if let left = old.items, let right = new.items {
                return compare(left, right, path, places, depth: depth)
            }
        }
        if !old.isWritten(as: new) { add(.changed, path, old, new, places) }
    }

    private mutating func add(
        _ kind: FieldChange.Kind, _ path: FieldPath, _ old: Value?, _ new: Value?, _ places: Places
    ) {
        let isSecret =
            isSecretObject && (path.begins(with: "data") || path.begins(with: "stringData"))
            || old?.holdsSecret ?? false || new?.holdsSecret ?? false
        changes.append(
            FieldChange(
                kind: kind, path: path, old: old, new: new, oldOrigin: places.old, newOrigin: places.new,
                isSecret: isSecret))
    }

    // MARK: Maps

    private mutating func compare(_ old: Map, _ new: Map, _ path: FieldPath, _ places: Places, depth: Int) {
        let keys = Set(old.entries.map(\.key)).union(new.entries.map(\.key))
        for key in keys.sorted(by: Symbol.precedesBytewise) {
            let below = path.appending(.field(key.text))
            switch (old[key], new[key]) {
            case (let left?, let right?): compare(left, right, below, places, depth: depth + 1)
            case (let left?, nil): add(.removed, below, left, nil, places.below(left, nil))
            case (nil, let right?): add(.added, below, nil, right, places.below(nil, right))
            case (nil, nil): break
            }
        }
    }

    // MARK: Lists

    private mutating func compare(_ old: [Value], _ new: [Value], _ path: FieldPath, _ places: Places, depth: Int) {
        if case .field(let field)? = path.steps.last, let pairing = KeyedPairing(field: field, old, new) {
            for pair in pairing.pairs {
                let below = path.appending(.element(pair.key))
                compare(pair.old.map { old[$0] }, pair.new.map { new[$0] }, below, places, depth: depth)
            }
            if let order = pairing.order {
                add(
                    .reordered, path, .list(order.old.map { .string($0) }), .list(order.new.map { .string($0) }), places
                )
            }
            return
        }
        for pair in ListPairing.pairs(old, new) {
            let below = path.appending(.index(pair.new ?? pair.old ?? 0))
            compare(pair.old.map { old[$0] }, pair.new.map { new[$0] }, below, places, depth: depth)
        }
    }

    private mutating func compare(_ old: Value?, _ new: Value?, _ path: FieldPath, _ places: Places, depth: Int) {
        switch (old, new) {
        case (let left?, let right?): compare(left, right, path, places, depth: depth + 1)
        case (let left?, nil): add(.removed, path, left, nil, places.below(left, nil))
        case (nil, let right?): add(.added, path, nil, right, places.below(nil, right))
        case (nil, nil): break
        }
    }
}
