import Analysis
import Basics
import Rendering

/// Finds which object after stands for which one before.
///
/// In this order: the same identity; the same generated name with other digits; the same name of the same unit in another
/// namespace or on another plane; the same object of a component that has left one environment and come into another.
/// Everything is told apart by kind, and where several would fit none is taken.
enum ObjectMatching {
    /// Two objects, or one that is new or gone.
    struct Pair {
        var old: ComparedObject?
        var new: ComparedObject?
        var relation: ObjectDifference.Relation
    }

    /// The pairs in no particular order.
    static func pairs(_ old: [ComparedObject], _ new: [ComparedObject]) -> [Pair] {
        var state = State(old, new)
        state.match(.same) { Key(object: $0, plane: $0.id.plane, namespace: $0.id.namespace, name: $0.id.name) }
        state.match(.renamed) { object in
            guard let stem = GeneratedName.stem(object.id.name) else { return nil }
            return Key(
                object: object, plane: object.id.plane, namespace: object.id.namespace, name: stem, unit: object.unit)
        }
        // The namespace of a project is no object that has moved: it is removed, with all that is in it.
        state.match(.moved) { object in
            if object.id.kind == "Namespace", object.id.group.isEmpty { return nil }
            return Key(
                object: object, name: GeneratedName.stem(object.id.name) ?? object.id.name, unit: object.unit)
        }
        state.match(.moved, among: state.wanderers) { object in
            if object.id.kind == "Namespace", object.id.group.isEmpty { return nil }
            var unit = object.unit
            let name = GeneratedName.stem(object.id.name, without: unit.environment.text)
            unit.environment = ""
            return Key(object: object, name: name, unit: unit)
        }
        return state.finish()
    }

    /// What two objects have to share.
    private struct Key: Hashable {
        var group: String
        var kind: String
        var plane = ""
        var namespace = ""
        var name: String
        var unit: UnitID?

        init(object: ComparedObject, plane: String = "", namespace: String = "", name: String, unit: UnitID? = nil) {
            group = object.id.group
            kind = object.id.kind
            self.plane = plane
            self.namespace = namespace
            self.name = name
            self.unit = unit
        }
    }

    private struct State {
        private let old: [ComparedObject]
        private let new: [ComparedObject]
        private var openOld: [Int]
        private var openNew: [Int]
        private var pairs: [Pair] = []

        init(_ old: [ComparedObject], _ new: [ComparedObject]) {
            self.old = old
            self.new = new
            openOld = Array(old.indices)
            openNew = Array(new.indices)
        }

        /// Pairs what is left and has the same key, where each side has it once.
        mutating func match(
            _ relation: ObjectDifference.Relation, among units: Set<UnitID>? = nil, _ key: (ComparedObject) -> Key?
        ) {
            func group(_ open: [Int], _ objects: [ComparedObject]) -> [Key: [Int]] {
                var groups: [Key: [Int]] = [:]
                for index in open where units?.contains(objects[index].unit) ?? true {
                    if let key = key(objects[index]) { groups[key, default: []].append(index) }
                }
                return groups
            }
            let left = group(openOld, old)
            let right = group(openNew, new)
            var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
            for (key, candidates) in left {
                // Two objects of one identity are compared in their order, as they are applied.
                let others = right[key] ?? []
                guard relation == .same || candidates.count == 1 && others.count == 1 else { continue }
                for (first, second) in zip(candidates, others) {
                    pairs.append(Pair(old: old[first], new: new[second], relation: relation))
                    taken.old.insert(first)
                    taken.new.insert(second)
                }
            }
            openOld.removeAll { taken.old.contains($0) }
            openNew.removeAll { taken.new.contains($0) }
        }

        /// Units that are on one side only, where exactly one environment is left and one entered.
        var wanderers: Set<UnitID> {
            func alone(_ open: [Int], _ objects: [ComparedObject], _ others: [ComparedObject]) -> [UnitID: [UnitID]] {
                let there = Set(others.map(\.unit))
                var found: [UnitID: Set<UnitID>] = [:]
                for index in open where !there.contains(objects[index].unit) {
                    var key = objects[index].unit
                    key.environment = ""
                    found[key, default: []].insert(objects[index].unit)
                }
                return found.mapValues(Array.init)
            }
            let left = alone(openOld, old, new)
            let right = alone(openNew, new, old)
            var result: Set<UnitID> = []
            for (key, units) in left {
                guard units.count == 1, let others = right[key], others.count == 1 else { continue }
                result.formUnion(units + others)
            }
            return result
        }

        func finish() -> [Pair] {
            pairs + openOld.map { Pair(old: old[$0], relation: .removed) }
                + openNew.map { Pair(new: new[$0], relation: .added) }
        }
    }
}
