import Analysis
import Basics
import Rendering

/// What two sides of a comparison have different, by environment.
public struct ManifestDifference: Sendable {
    /// The objects of one environment; those of planes stand under an empty name.
    public struct Environment: Sendable {
        /// The organization; empty for manifests of a plain directory.
        public var organization: String
        /// The environment; empty for planes.
        public var name: String
        /// Whether it is a production environment.
        public var isProduction: Bool
        /// The objects, by unit, kind and name.
        public var objects: [ObjectDifference]

        /// `ferry/prod`; `planes` for what no environment owns.
        public var title: String {
            if name.isEmpty {
                let role = objects.first?.object.unit.role
                return role == .plane || role == .dataPlane ? "planes" : "objects"
            }
            return organization.isEmpty ? name : "\(organization)/\(name)"
        }

        /// The numbers of its summary line.
        public var counts: Counts { Counts(objects) }
    }

    /// How many objects of each sort there are.
    public struct Counts: Sendable, Hashable {
        /// New objects.
        public var added = 0
        /// Objects on both sides that differ.
        public var changed = 0
        /// Objects that are gone.
        public var removed = 0
        /// Changed workloads whose pods restart.
        public var restarting = 0

        init(_ objects: [ObjectDifference]) {
            for object in objects {
                switch object.relation {
                case .added: added += 1
                case .removed: removed += 1
                default: changed += 1
                }
                if object.restartsPods { restarting += 1 }
            }
        }

        /// `1 added, 2 changed, 0 removed; 1 restarts pods`.
        public var text: String {
            "\(added) added, \(changed) changed, \(removed) removed; "
                + (restarting == 0
                    ? "restarts no pods" : restarting == 1 ? "1 restarts pods" : "\(restarting) restart pods")
        }
    }

    /// A unit that does not compile on a side, so that nothing can be said about it.
    public struct Refusal: Sendable, Hashable {
        /// The unit.
        public var unit: UnitID
        /// `base` or `head`.
        public var side: String
        /// The first cause.
        public var text: String
    }

    /// The environments that have differences, by name.
    public var environments: [Environment]
    /// The units that do not compile on a side.
    public var refusals: [Refusal]
    /// Dangers that are about no single object.
    public var generalDangers: [Diagnostic]

    /// The difference of units that were rendered on both sides.
    ///
    /// - Parameter units: every unit of both sides, to tell how large a part of them is gone.
    public init(_ paired: [PairedUnit], units: (base: [UnitID], head: [UnitID])) {
        var refusals: [Refusal] = []
        var old: [ComparedObject] = []
        var new: [ComparedObject] = []
        for pair in paired {
            for (side, name) in [(pair.base, "base"), (pair.head, "head")] {
                if let text = side?.refusal { refusals.append(Refusal(unit: pair.id, side: name, text: text)) }
            }
            // Of a unit that one side refuses nothing is known there: it is neither new nor gone.
            if pair.base?.refusal != nil || pair.head?.refusal != nil { continue }
            if let base = pair.base { old += ComparedObject.all(of: base) }
            if let head = pair.head { new += ComparedObject.all(of: head) }
        }
        self.init(old, new, refusals: refusals)
        generalDangers = RemovalDanger.findings(units.base, units.head)
    }

    /// The difference of two sets of objects.
    public init(_ old: [ComparedObject], _ new: [ComparedObject], refusals: [Refusal] = []) {
        let context = DangerContext(old: old, new: new)
        var groups: [Key: Environment] = [:]
        for pair in ObjectMatching.pairs(old, new) {
            var difference = ObjectDifference(pair)
            if difference.isEmpty { continue }
            difference.dangers = Danger.findings(difference, context)
            let object = difference.object
            let key = Key(organization: object.unit.organization.text, name: object.unit.environment.text)
            groups[
                key,
                default: Environment(
                    organization: key.organization, name: key.name, isProduction: object.isProduction, objects: [])
            ].objects.append(difference)
        }
        environments = groups.values.map { environment in
            var environment = environment
            environment.objects.sort(by: Self.precedes)
            return environment
        }.sorted { left, right in
            left.organization != right.organization
                ? left.organization.precedesBytewise(right.organization) : left.name.precedesBytewise(right.name)
        }
        self.refusals = refusals
        generalDangers = []
    }

    private struct Key: Hashable {
        var organization: String
        var name: String
    }

    private static func precedes(_ left: ObjectDifference, _ right: ObjectDifference) -> Bool {
        let (a, b) = (left.object, right.object)
        if a.unit != b.unit { return UnitID.precedes(a.unit, b.unit) }
        for (first, second) in [
            (a.id.kind, b.id.kind), (a.id.name, b.id.name), (a.id.group, b.id.group), (a.id.namespace, b.id.namespace),
            (a.id.plane, b.id.plane), (left.relation.rawValue, right.relation.rawValue),
        ] where first != second { return first.precedesBytewise(second) }
        return false
    }

    /// Whether both sides give the same objects.
    public var isEmpty: Bool { environments.isEmpty }

    /// Every dangerous finding: first those about the whole, then by environment and object.
    public var dangers: [Diagnostic] {
        generalDangers + environments.flatMap { $0.objects.flatMap(\.dangers) }
    }

    /// The numbers over all environments.
    public var counts: Counts { Counts(environments.flatMap(\.objects)) }
}
