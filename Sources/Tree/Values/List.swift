/// The items of a list, and how the list was made where that shows in the output.
@frozen
public struct List: Sendable {
    /// The items in order.
    public var items: [Value]
    /// A list of strings straight from CEL's `split`: upstream neither loops over it nor filters it (specification 3.10).
    public var isStringList: Bool

    /// A list of items.
    @inlinable
    public init(_ items: [Value], isStringList: Bool = false) {
        self.items = items
        self.isStringList = isStringList
    }

    /// The number of items.
    @inlinable
    public var count: Int { items.count }
}
