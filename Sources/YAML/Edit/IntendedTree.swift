import Basics
import Tree

/// What a document holds after an edit, as values.
enum IntendedTree {
    /// The value at the end of steps.
    static func value(_ root: Value, _ steps: ArraySlice<EditStep>) -> Value? {
        var value = root
        for step in steps {
            switch step {
            case .key(let key):
                guard let next = value[key] else { return nil }
                value = next
            case .index(let index):
                guard let items = value.items, items.indices.contains(index) else { return nil }
                value = items[index]
            }
        }
        return value
    }

    /// A value inside the maps and lists of steps; nil when a new list would not start with its first item.
    static func nested(_ value: Value, _ steps: ArraySlice<EditStep>) -> Value? {
        var value = value
        for step in steps.reversed() {
            switch step {
            case .key(let key): value = .map([key: value])
            case .index(0): value = .list([value])
            case .index: return nil
            }
        }
        return value
    }

    /// The tree with a value set; nil where a step leads through a scalar or beyond the end of a list.
    static func set(_ root: Value, _ steps: ArraySlice<EditStep>, _ value: Value) -> Value? {
        guard let step = steps.first else { return value }
        if root.isNull { return nested(value, steps) }
        let rest = steps.dropFirst()
        switch step {
        case .key(let key):
            guard var map = root.map else { return nil }
            let inner = map[key].map { set($0, rest, value) } ?? nested(value, rest)
            guard let inner else { return nil }
            map.set(key, to: inner)
            return .map(map, origin: root.origin)
        case .index(let index):
            guard var items = root.items, index <= items.count else { return nil }
            let inner = index < items.count ? set(items[index], rest, value) : nested(value, rest)
            guard let inner else { return nil }
            if index < items.count { items[index] = inner } else { items.append(inner) }
            return .list(items, origin: root.origin)
        }
    }

    /// The tree without the value at the end of steps; nil when it is not there.
    static func remove(_ root: Value, _ steps: ArraySlice<EditStep>) -> Value? {
        guard let step = steps.first else { return nil }
        let rest = steps.dropFirst()
        switch step {
        case .key(let key):
            guard var map = root.map, let child = map[key] else { return nil }
            if rest.isEmpty {
                map.remove(key)
            } else {
                guard let inner = remove(child, rest) else { return nil }
                map.set(key, to: inner)
            }
            return .map(map, origin: root.origin)
        case .index(let index):
            guard var items = root.items, items.indices.contains(index) else { return nil }
            if rest.isEmpty {
                items.remove(at: index)
            } else {
                guard let inner = remove(items[index], rest) else { return nil }
                items[index] = inner
            }
            return .list(items, origin: root.origin)
        }
    }
}
