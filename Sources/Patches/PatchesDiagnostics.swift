import Basics

extension DiagnosticKind {
    /// A patch path that cannot be read.
    public static let patchPathInvalid = DiagnosticKind(
        1801, "patch-path-invalid", .error,
        """
        The path of a patch operation cannot be read. A path is a list of segments behind slashes: a field, a number for \
        an item, `-` to append, `[*]` for all items, `[?(@.field=='value')]` for the items with that value. Write `/` \
        inside a name or a value as `~1` and `~` as `~0`.
        """)
    /// A patch that does not fit the object.
    public static let patchFails = DiagnosticKind(
        1802, "patch-fails", .error,
        """
        A patch operation does not fit the object that it is applied to: a field to be replaced is missing, an index is \
        out of bounds, a filter matches nothing, or a segment expects a map or a list and finds something else.
        """)
    /// An operation name that is unknown.
    public static let patchOperationUnknown = DiagnosticKind(
        1803, "patch-operation-unknown", .error,
        "A patch operation must be `add`, `replace` or `remove`.")
    /// Several items of one list changed by position in one operation.
    public static let patchShiftsItems = DiagnosticKind(
        1804, "patch-shifts-items", .error,
        """
        One operation removes or inserts several items of one list. The positions are fixed before the first change, so \
        every later one is off by one and the wrong items are changed. Write one operation for each item, the last first, \
        or replace the whole list.
        """, upstream: "the wrong items are removed, or the render fails with an index out of bounds")
    /// A patch whose target is not among the objects.
    public static let patchWithoutTarget = DiagnosticKind(
        1805, "patch-without-target", .warning,
        """
        No object of the component has the kind, group and version that the patch names, so that it does nothing. An empty \
        group matches any group.
        """)

    /// The kinds of this module.
    public static let allPatches: [DiagnosticKind] = [
        .patchPathInvalid, .patchFails, .patchOperationUnknown, .patchShiftsItems, .patchWithoutTarget,
    ]
}
