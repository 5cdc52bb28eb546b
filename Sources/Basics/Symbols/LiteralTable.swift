import Synchronization

/// The symbols of literals, found by the address of their text: a name that stands in the code costs a look at one slot.
///
/// A full table only costs speed: what it has no room for is interned each time.
final class LiteralTable: Sendable {
    static let shared = LiteralTable()

    private static let slotCount = 1 << 14
    private static let limit = slotCount / 2

    private struct Slot: ~Copyable {
        /// The address of the text; zero when free. Written last.
        let address = Atomic<UInt>(0)
        let id = Atomic<UInt32>(0)
    }

    private nonisolated(unsafe) let slots: UnsafeMutablePointer<Slot>
    private let used = Mutex(0)

    private init() {
        slots = .allocate(capacity: Self.slotCount)
        for position in 0..<Self.slotCount { (slots + position).initialize(to: Slot()) }
    }

    private static func start(_ address: UInt) -> Int {
        Int(truncatingIfNeeded: UInt64(address) &* 0x9e37_79b9_7f4a_7c15 >> 40) & (slotCount - 1)
    }

    /// The symbol of a literal.
    func symbol(of literal: StaticString) -> Symbol {
        guard literal.hasPointerRepresentation else { return literal.withUTF8Buffer { Symbol(utf8: $0) } }
        let address = UInt(bitPattern: literal.utf8Start)
        var position = Self.start(address)
        while true {
            let known = slots[position].address.load(ordering: .acquiring)
            if known == address {
                let symbol = Symbol(id: slots[position].id.load(ordering: .relaxed))
                // Two literals may share a start, but not with different ends, unless one holds a NUL.
                if symbol.utf8.count == literal.utf8CodeUnitCount { return symbol }
                break
            }
            if known == 0 { break }
            position = (position + 1) & (Self.slotCount - 1)
        }
        let symbol = literal.withUTF8Buffer { Symbol(utf8: $0) }
        keep(symbol, address)
        return symbol
    }

    private func keep(_ symbol: Symbol, _ address: UInt) {
        used.withLock { used in
            guard used < Self.limit else { return }
            var position = Self.start(address)
            while true {
                let known = slots[position].address.load(ordering: .relaxed)
                if known == address { return }
                if known == 0 { break }
                position = (position + 1) & (Self.slotCount - 1)
            }
            slots[position].id.store(symbol.id, ordering: .relaxed)
            slots[position].address.store(address, ordering: .releasing)
            used += 1
        }
    }
}
