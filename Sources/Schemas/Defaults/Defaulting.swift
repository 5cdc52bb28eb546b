import Basics
import Tree

/// Kubernetes' structural defaulting (specification 4.4.4).
struct Defaulting {
    let nodes: [SchemaNode]

    /// The value with defaults; nil if nothing changes.
    ///
    /// The depth is bounded by the schema's.
    func apply(_ index: Int, to value: Value) -> Value? {
        guard nodes[index].hasDefaults else { return nil }
        switch value.content {
        case .map(let map): return apply(index, to: map).map { Value(.map($0), origin: value.origin) }
        case .list(let list):
            guard let items = nodes[index].items else { return nil }
            return apply(items, to: list).map { Value(.list($0), origin: value.origin) }
        default: return nil
        }
    }

    private func apply(_ index: Int, to map: Map) -> Map? {
        var copy: Map?
        for position in nodes[index].properties.keys.indices where nodes[index].properties.takesDefaults[position] {
            let child = nodes[index].properties.nodes[position]
            guard nodes[child].hasDefaults || nodes[child].defaultValue != nil else { continue }
            let key = nodes[index].properties.keys[position]
            let old = map[key]
            let new: Value?
            if let old, !(old.isNull && !nodes[child].isNullable) {
                new = apply(child, to: old)
            } else {
                new = nodes[child].defaultValue
            }
            guard let new else { continue }
            copy = copy ?? map
            copy?.set(key, to: new)
        }
        guard let additional = nodes[index].additional.node else { return copy }
        for entry in map.entries where nodes[index].properties.position(of: entry.key) == nil {
            guard let new = replacement(of: entry.value, additional) else { continue }
            copy = copy ?? map
            copy?.set(entry.key, to: new)
        }
        return copy
    }

    private func apply(_ items: Int, to list: List) -> List? {
        var copy: List?
        for (position, item) in list.items.enumerated() {
            guard let new = replacement(of: item, items) else { continue }
            if copy == nil { copy = list }
            copy?.items[position] = new
        }
        return copy
    }

    /// The new value of an item or an undeclared field; nil if it stays.
    private func replacement(of value: Value, _ node: Int) -> Value? {
        value.isNull ? (nodes[node].isNullable ? nil : nodes[node].defaultValue) : apply(node, to: value)
    }
}
