import Analysis
import Basics
import Rendering
import Tree

/// Changes that lose data, stop service or open what was closed, each a finding of its own kind.
enum Danger {
    /// What is dangerous about a difference, in a fixed order.
    static func findings(_ difference: ObjectDifference, _ context: DangerContext) -> [Diagnostic] {
        ImmutableDanger.findings(difference) + StorageDanger.findings(difference, context)
            + ReplicaDanger.findings(difference, context) + ImageDanger.findings(difference)
            + ExposureDanger.findings(difference, context) + NetworkPolicyDanger.findings(difference, context)
            + SecretDanger.findings(difference) + MoveDanger.findings(difference)
    }
}

/// What rules look up beside the object at hand.
struct DangerContext {
    /// The units that each side has objects of.
    let oldUnits: Set<UnitID>
    let newUnits: Set<UnitID>
    /// Units whose replicas an autoscaler sets.
    let scaledUnits: Set<UnitID>

    init(old: [ComparedObject], new: [ComparedObject]) {
        oldUnits = Set(old.map(\.unit))
        newUnits = Set(new.map(\.unit))
        scaledUnits = Set(new.filter { ReplicaDanger.scalers.contains($0.id.kind) }.map(\.unit))
    }
}

extension ObjectDifference {
    /// A finding about this object at the place of a change.
    func danger(_ kind: DiagnosticKind, _ text: String, _ change: FieldChange? = nil, fix: String? = nil) -> Diagnostic
    {
        danger(kind, text, old: change?.oldOrigin, new: change?.newOrigin, fix: fix)
    }

    /// A finding about this object at the place of a value, with a note on where the one before came from.
    func danger(
        _ kind: DiagnosticKind, _ text: String, old oldPlace: Origin?, new newPlace: Origin?, fix: String? = nil
    ) -> Diagnostic {
        let before = oldPlace.flatMap { $0.isKnown ? $0 : nil } ?? old?.origin ?? .none
        let after = newPlace.flatMap { $0.isKnown ? $0 : nil } ?? new?.origin ?? .none
        var notes: [Diagnostic.Note] = []
        if after.isKnown, before.isKnown, before != after {
            notes.append(Diagnostic.Note("before, it came from here", at: Location(before)))
        }
        let environment = object.unit.environment
        let place = environment.isEmpty ? "" : " in environment `\(environment)`"
        return Diagnostic(
            kind, "\(object.id.kind) `\(object.id.name)`\(place): \(text)",
            at: Location(after.isKnown ? after : before), notes: notes, fix: fix)
    }

    /// The changes at or below fields of the object.
    func changes(at fields: String...) -> [FieldChange] {
        let steps = fields.map { FieldStep.field($0) }
        return self.fields.filter { $0.path.steps.starts(with: steps) || steps.starts(with: $0.path.steps) }
    }
}

extension Optional where Wrapped == Value {
    /// The text of a value for a message; values from secrets are never shown.
    var shown: String {
        guard let self else { return "none" }
        if self.holdsSecret { return "a secret value" }
        return "`\(self.string ?? JSONWriter.text(self))`"
    }
}
