import Analysis
import Basics

/// The order in which units are rendered: providers before consumers.
struct RenderOrder {
    /// Units that may be rendered together.
    struct Level {
        /// Their positions in the plan, rising.
        var units: [Int] = []
        /// Those of them that depend on each other, circle by circle.
        var cycles: [[Int]] = []
    }

    /// Level after level; each depends on those before it only.
    private(set) var levels: [Level] = []

    /// Only selected units and what they depend on are in the order; what is known of providers is not rendered again.
    init(_ plan: Plan, selected: [Bool], known: ProviderTable = ProviderTable()) {
        let needed = Self.closure(selected, plan, known)
        var providers = [[Int]](repeating: [], count: plan.units.count)
        for index in plan.units.indices where needed[index] {
            providers[index] = Self.providers(of: plan.units[index], plan).filter { needed[$0] }
        }
        var depths = [Int](repeating: 0, count: plan.units.count)
        var groups = [Int](repeating: -1, count: plan.units.count)
        for (number, group) in StronglyConnected(providers).groups.enumerated() {
            guard needed[group[0]], plan.units[group[0]].id.role != .plane else { continue }
            var depth = group.contains { Self.needsResources(plan.units[$0]) } ? 1 : 0
            for index in group { groups[index] = number }
            for index in group {
                for provider in providers[index] where groups[provider] != number {
                    depth = max(depth, depths[provider] + 1)
                }
            }
            for index in group { depths[index] = depth }
            while levels.count <= depth { levels.append(Level()) }
            levels[depth].units += group
            if group.count > 1 || providers[group[0]].contains(group[0]) { levels[depth].cycles.append(group) }
        }
        levels.removeAll { $0.units.isEmpty }
        for level in levels.indices {
            levels[level].units.sort()
            levels[level].cycles.sort { $0[0] < $1[0] }
        }
    }

    /// Managed resources are rendered at depth zero.
    private static func needsResources(_ unit: Unit) -> Bool {
        guard case .component(let component) = unit.content else { return false }
        return component.sources.workload["dependencies"]?["resources"] != nil
    }

    private static func providers(of unit: Unit, _ plan: Plan) -> [Int] {
        guard case .component(let component) = unit.content else { return [] }
        let ids = DependencyResolver.providers(of: component, id: unit.id)
        return ids.isEmpty ? [] : Set(ids).flatMap { plan.positions[$0] ?? 0..<0 }
    }

    private static func closure(_ selected: [Bool], _ plan: Plan, _ known: ProviderTable) -> [Bool] {
        if selected.allSatisfy({ $0 }) { return selected }
        var needed = selected
        var open = plan.units.indices.filter { selected[$0] }
        while let index = open.popLast() {
            var dependencies = providers(of: plan.units[index], plan)
            if plan.units[index].id.role == .plane {
                dependencies = plan.units.indices.filter { plan.units[$0].id.role == .component }
            } else if case .component(let unit) = plan.units[index].content {
                for id in DependencyResolver.resources(of: unit, id: plan.units[index].id) {
                    dependencies += plan.positions[id] ?? 0..<0
                }
            }
            for dependency in dependencies where !needed[dependency] && !known.contains(plan.units[dependency].id) {
                needed[dependency] = true
                open.append(dependency)
            }
        }
        return needed
    }
}

/// The strongly connected components of a graph (Tarjan, without recursion), each behind those that it leads to.
struct StronglyConnected {
    /// The nodes of each, rising.
    private(set) var groups: [[Int]] = []

    /// - Parameter successors: for each node those it leads to.
    init(_ successors: [[Int]]) {
        let count = successors.count
        var numbers = [Int](repeating: -1, count: count)
        var lowest = [Int](repeating: 0, count: count)
        var isOpen = [Bool](repeating: false, count: count)
        var open: [Int] = []
        var path: [(node: Int, next: Int)] = []
        var number = 0
        for root in 0..<count where numbers[root] < 0 {
            path.append((root, 0))
            while let (node, next) = path.last {
                if next == 0 {
                    numbers[node] = number
                    lowest[node] = number
                    number += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if next < successors[node].count {
                    path[path.count - 1].next += 1
                    let successor = successors[node][next]
                    if numbers[successor] < 0 {
                        path.append((successor, 0))
                    } else if isOpen[successor] {
                        lowest[node] = min(lowest[node], numbers[successor])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == numbers[node] else { continue }
                var group: [Int] = []
                while let member = open.popLast() {
                    isOpen[member] = false
                    group.append(member)
                    if member == node { break }
                }
                groups.append(group.count == 1 ? group : group.sorted())
            }
        }
    }
}
