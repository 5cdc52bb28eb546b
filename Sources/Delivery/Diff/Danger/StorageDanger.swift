import Basics
import Rendering
import Tree

/// Data that is lost: claims, volumes, namespaces and managed resources that go, volumes that shrink.
enum StorageDanger {
    static func findings(_ difference: ObjectDifference, _ context: DangerContext) -> [Diagnostic] {
        guard difference.relation != .removed else { return removal(difference) }
        // Under another name, or elsewhere, it is a new and empty one.
        if difference.relation != .same, let old = difference.old, holdsData(old) {
            return [
                difference.danger(
                    .volumeClaimRemoved,
                    "it was `\(old.id.name)`; the new one is empty, and the old one is removed with its data")
            ]
        }
        return difference.fields.compactMap { shrinking($0, difference) }
    }

    private static func holdsData(_ object: ComparedObject) -> Bool {
        object.id.group.isEmpty && ["PersistentVolumeClaim", "PersistentVolume"].contains(object.id.kind)
    }

    private static func removal(_ difference: ObjectDifference) -> [Diagnostic] {
        guard let old = difference.old else { return [] }
        if old.id.kind == "Namespace", old.id.group.isEmpty {
            return [
                difference.danger(
                    .namespaceRemoved, "the namespace goes, with everything that is in it",
                    fix: "Keep it, or move what it holds first.")
            ]
        }
        if holdsData(old) {
            return [
                difference.danger(
                    .volumeClaimRemoved, "it goes, and by its class's reclaim policy its data too",
                    fix: "Keep it, or save its data first.")
            ]
        }
        if old.unit.role == .resource {
            return [
                difference.danger(
                    .managedResourceRemoved,
                    "an object of the managed resource `\(old.unit.name)` goes, which may hold data",
                    fix: "Keep it, or save its data first.")
            ]
        }
        return []
    }

    /// `…requests.storage` of claims and `…storage.size` of operators' resources.
    private static func shrinking(_ change: FieldChange, _ difference: ObjectDifference) -> Diagnostic? {
        guard change.kind == .changed, let old = change.old, let new = change.new else { return nil }
        let names = change.path.steps.compactMap { step in if case .field(let name) = step { name } else { nil } }
        guard names.suffix(2) == ["requests", "storage"] || names.suffix(2) == ["storage", "size"],
            let before = Quantity(old), let after = Quantity(new), after < before
        else { return nil }
        return difference.danger(
            .volumeShrunk, "`\(change.path.text)` shrinks from \(change.old.shown) to \(change.new.shown)", change,
            fix: "Volumes only grow; make a new one and copy the data.")
    }
}
