import Analysis
import Basics

/// Finds objects of one identity on one plane, over all units.
enum ObjectClashes {
    /// Two objects of one identity, and the units that they belong to.
    struct Clash {
        var finding: Diagnostic
        var units: [Int]
    }

    /// An object of a unit.
    struct Entry: Sendable {
        var id: ObjectID
        /// The hash of the identity, made by whoever rendered the object.
        var hash: Int
        var origin: Origin

        init(_ id: ObjectID, origin: Origin) {
            self.id = id
            hash = id.hashValue
            self.origin = origin
        }
    }

    /// - Parameter objects: the objects of each unit of the plan.
    static func find(_ objects: [[Entry]], plan: Plan) -> [Clash] {
        // Identities are compared only when two hashes are equal, which without a clash almost never happens.
        var hashes: Set<Int> = []
        hashes.reserveCapacity(objects.reduce(0) { $0 + $1.count })
        for list in objects {
            for object in list where !hashes.insert(object.hash).inserted { return clashes(among: objects, plan) }
        }
        return []
    }

    private static func clashes(among objects: [[Entry]], _ plan: Plan) -> [Clash] {
        var first: [ObjectID: (unit: Int, origin: Origin)] = [:]
        var clashes: [Clash] = []
        for (unit, list) in objects.enumerated() {
            for object in list {
                guard let earlier = first[object.id] else {
                    first[object.id] = (unit, object.origin)
                    continue
                }
                clashes.append(clash(object.id, object.origin, unit, earlier, plan))
            }
        }
        return clashes
    }

    private static func clash(
        _ id: ObjectID, _ origin: Origin, _ unit: Int, _ earlier: (unit: Int, origin: Origin), _ plan: Plan
    ) -> Clash {
        let place = id.namespace.isEmpty ? "" : " in namespace `\(id.namespace)`"
        let what = "\(id.kind) `\(id.name)`\(place)"
        var notes = [Diagnostic.Note("the other one comes from here", at: Location(earlier.origin))]
        let message: String
        if unit == earlier.unit {
            message = "\(plan.units[unit].id.text) renders \(what) twice"
        } else {
            message = "\(plan.units[earlier.unit].id.text) and \(plan.units[unit].id.text) both render \(what)"
            notes.append(
                Diagnostic.Note("one of the units is declared here", at: Location(plan.units[earlier.unit].origin)))
        }
        return Clash(
            finding: Diagnostic(
                .duplicateObject, message, at: Location(origin), notes: notes,
                fix: "Give the objects different names, or leave one of them out."),
            units: unit == earlier.unit ? [unit] : [earlier.unit, unit])
    }
}
