import Basics
import Tree

/// One field of an object that differs.
public struct FieldChange: Sendable {
    /// How it differs.
    public enum Kind: String, Sendable, CaseIterable {
        case added, removed, changed
        /// The elements of a keyed list stand in another order.
        case reordered
    }

    /// How it differs.
    public var kind: Kind
    /// Which field.
    public var path: FieldPath
    /// The value before.
    public var old: Value?
    /// The value after.
    public var new: Value?
    /// Where the old value came from; for an added one where what holds it did.
    public var oldOrigin: Origin
    /// Where the new value comes from; for a removed one where what held it does.
    public var newOrigin: Origin
    /// Whether a secret is in either value: then none of them is ever shown.
    public var isSecret: Bool

    /// Whether the source of the value was edited, rather than something that an unchanged expression reads.
    public var isEdited: Bool { oldOrigin != newOrigin }
}

extension Value {
    /// Whether the value or anything inside it came from a secret.
    var holdsSecret: Bool {
        if origin.isTainted { return true }
        switch content {
        case .list(let list): return list.items.contains(where: \.holdsSecret)
        case .map(let map): return map.entries.contains { $0.value.holdsSecret }
        default: return false
        }
    }

    /// Whether both are written alike: numbers of different types are the same when their texts are.
    func isWritten(as other: Value) -> Bool {
        switch (content, other.content) {
        case (.list(let a), .list(let b)):
            return a.count == b.count && zip(a.items, b.items).allSatisfy { $0.isWritten(as: $1) }
        case (.map(let a), .map(let b)):
            return a.count == b.count
                && a.entries.allSatisfy { entry in b[entry.key].map { entry.value.isWritten(as: $0) } ?? false }
        case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.list, _), (.map, _), (.string, _), (_, .list), (_, .map), (_, .string): return false
        default: return JSONWriter.text(self) == JSONWriter.text(other)
        }
    }
}
