/// An array that is made once and read through a pointer: no reference count, no exclusivity check in the hot path.
///
/// The owner calls `deallocate` when it goes.
struct FrozenArray<Element>: @unchecked Sendable {
    // Written in the initialiser only.
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: max(1, elements.count))
        for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    }

    func deallocate() {
        base.deinitialize(count: count)
        base.deallocate()
    }

    @inline(__always)
    subscript(index: Int32) -> Element {
        _read { yield base[Int(index)] }
    }
}
