/// What a patch does at its path (specification 5.6.1).
public enum PatchOperation: String, CaseIterable, Sendable {
    /// Sets a field, inserts into a list, or appends to it; makes missing parents.
    case add
    /// Sets a field or an item that exists.
    case replace
    /// Takes a field or an item away; a missing field is no error.
    case remove
    /// Sets the fields of a map one by one; not in the API, for completeness.
    case mergeShallow

    /// The operation of a name, in upper or lower case; nil for any other name.
    public init?(named name: String) {
        switch name.lowercased() {
        case "add": self = .add
        case "replace": self = .replace
        case "remove": self = .remove
        case "mergeshallow": self = .mergeShallow
        default: return nil
        }
    }
}
