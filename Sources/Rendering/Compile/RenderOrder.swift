import Analysis
import Basics

/// The order in which units are rendered: providers before consumers.
struct RenderOrder {
    /// Units that may be rendered together, level after level.
    private(set) var levels: [[Int]] = []
    /// Components on a cycle, or behind one.
    private(set) var cyclic: [Int] = []

    /// Only selected units and what they depend on are in the order; what is known of providers is not rendered again.
    init(_ plan: Plan, selected: [Bool], known: ProviderTable = ProviderTable()) {
        let needed = Self.closure(selected, plan, known)
        var shells: [Int] = []
        var waiting = [Int](repeating: 0, count: plan.units.count)
        var consumers = [[Int]](repeating: [], count: plan.units.count)
        var ready: [Int] = []
        for index in plan.units.indices where needed[index] {
            switch plan.units[index].id.role {
            case .project, .resource, .dataPlane: shells.append(index)
            case .plane: break
            case .component:
                for provider in Self.providers(of: plan.units[index], plan) where needed[provider] {
                    waiting[index] += 1
                    consumers[provider].append(index)
                }
                if waiting[index] == 0 { ready.append(index) }
            }
        }
        if !shells.isEmpty { levels.append(shells) }
        while !ready.isEmpty {
            levels.append(ready)
            var next: [Int] = []
            for index in ready {
                for consumer in consumers[index] {
                    waiting[consumer] -= 1
                    if waiting[consumer] == 0 { next.append(consumer) }
                }
            }
            ready = next.sorted()
        }
        cyclic = plan.units.indices.filter { needed[$0] && waiting[$0] > 0 }
    }

    private static func providers(of unit: Unit, _ plan: Plan) -> [Int] {
        guard case .component(let component) = unit.content else { return [] }
        let ids = DependencyResolver.providers(of: component, id: unit.id)
        return ids.isEmpty ? [] : Set(ids).flatMap { plan.positions[$0] ?? [] }
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
                    dependencies += plan.positions[id] ?? []
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
