import Basics
import Tree

/// Finds fields that are allowed only because the schema does not forbid them.
struct UnknownFieldSearch {
    let nodes: [SchemaNode]
    private(set) var found: [SchemaViolation] = []
    private var path = ValuePath()

    init(nodes: [SchemaNode]) {
        self.nodes = nodes
    }

    /// Visits a value of one schema; recursion is bounded by the schema's depth.
    mutating func visit(_ value: Value, _ index: Int) {
        if nodes[index].hasCombinations { return visit(value, [index]) }
        switch value.content {
        case .list(let list):
            guard let items = nodes[index].items else { return }
            for (position, item) in list.items.enumerated() {
                path.push(.index(position))
                visit(item, items)
                path.pop()
            }
        case .map(let map):
            for entry in map.entries {
                if let child = nodes[index].properties.node(of: entry.key) ?? nodes[index].additional.node {
                    if entry.value.isScalar { continue }
                    path.push(.field(entry.key))
                    visit(entry.value, child)
                    path.pop()
                } else if nodes[index].additional == .unspecified, !nodes[index].preservesUnknownFields,
                    !nodes[index].properties.isEmpty
                {
                    report(entry, nodes[index].properties.keys)
                }
            }
        default: break
        }
    }

    /// Visits a value that several schemas describe together: a schema with its combinations.
    private mutating func visit(_ value: Value, _ indices: [Int]) {
        let parts = withCombinations(indices)
        switch value.content {
        case .list(let list):
            let items = parts.compactMap { nodes[$0].items }
            if items.isEmpty { return }
            for (position, item) in list.items.enumerated() {
                path.push(.index(position))
                visit(item, items)
                path.pop()
            }
        case .map(let map): visit(map, parts)
        default: break
        }
    }

    private mutating func visit(_ map: Map, _ parts: [Int]) {
        let isOpen = parts.contains { nodes[$0].additional != .unspecified || nodes[$0].preservesUnknownFields }
        let declaresFields = parts.contains { !nodes[$0].properties.isEmpty }
        for entry in map.entries {
            let children = parts.compactMap { nodes[$0].properties.node(of: entry.key) }
            if !children.isEmpty {
                path.push(.field(entry.key))
                visit(entry.value, children)
                path.pop()
            } else if isOpen {
                let additional = parts.compactMap { nodes[$0].additional.node }
                if additional.isEmpty { continue }
                path.push(.field(entry.key))
                visit(entry.value, additional)
                path.pop()
            } else if declaresFields {
                report(entry, parts.flatMap { nodes[$0].properties.keys })
            }
        }
    }

    private mutating func report(_ entry: Map.Entry, _ declared: [Symbol]) {
        let text = path.text(entry.key)
        found.append(
            SchemaViolation(
                path: text, message: "`\(text)` \(undeclaredMessage(entry.key, declared))",
                origin: entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin,
                fix: nearestName(to: entry.key.text, among: declared.map(\.text)).map { "Write `\($0)`." }))
    }

    /// The schemas with all that they combine, each once.
    private func withCombinations(_ indices: [Int]) -> [Int] {
        var result = indices
        var position = 0
        while position < result.count {
            let node = nodes[result[position]]
            result += node.allOf + node.anyOf + node.oneOf
            position += 1
        }
        return result
    }
}

extension Value {
    /// Whether nothing lies below the value.
    fileprivate var isScalar: Bool {
        switch content {
        case .list, .map: false
        default: true
        }
    }
}
