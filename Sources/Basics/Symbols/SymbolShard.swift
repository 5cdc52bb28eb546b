import Synchronization

/// A part of the symbol table: found symbols are read without a lock, new ones are added under one.
final class SymbolShard: Sendable {
    /// Open addressing; each slot is the upper half of a hash and an id plus one, zero when free.
    private final class Slots: Sendable {
        let mask: Int
        nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<UInt64>>

        init(count: Int) {
            mask = count - 1
            words = .allocate(capacity: count)
            for position in 0..<count { (words + position).initialize(to: Atomic(0)) }
        }
    }

    private struct Writing {
        var used = 0
        var arena: UnsafeMutablePointer<UInt8>?
        var arenaLeft = 0
    }

    /// The slots in use. Outgrown ones are kept, since somebody may be reading them; all together are no larger than these.
    private let slots: Atomic<Unmanaged<Slots>>
    private let lock = Mutex(())
    private nonisolated(unsafe) var writing = Writing()

    init() {
        slots = Atomic(Unmanaged.passRetained(Slots(count: 64)))
    }

    private static let tagMask: UInt64 = 0xffff_ffff_0000_0000

    private static func start(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash >> 8) & mask }

    /// The symbol of a text that is there.
    func find(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, in table: SymbolTable) -> Symbol? {
        slots.load(ordering: .acquiring)._withUnsafeGuaranteedRef { slots in
            var position = Self.start(hash, slots.mask)
            while true {
                let slot = slots.words[position].load(ordering: .acquiring)
                if slot == 0 { return nil }
                if (slot ^ hash) & Self.tagMask == 0 {
                    let id = UInt32(truncatingIfNeeded: slot) - 1
                    let found = table.bytes(of: id)
                    if found.count == text.count, compareBytes(found, text) == 0 { return Symbol(id: id) }
                }
                position = (position + 1) & slots.mask
            }
        }
    }

    /// The symbol of a text that was not there a moment ago.
    func add(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, to table: SymbolTable) -> Symbol {
        lock.withLock { _ in
            if let known = find(text, hash, in: table) { return known }
            if writing.used * 4 >= (slots.load(ordering: .relaxed).takeUnretainedValue().mask + 1) * 3 { grow(table) }
            let id = table.register(copy(text))
            Self.insert(id, hash, slots.load(ordering: .relaxed).takeUnretainedValue())
            writing.used += 1
            return Symbol(id: id)
        }
    }

    private static func insert(_ id: UInt32, _ hash: UInt64, _ slots: Slots) {
        var position = start(hash, slots.mask)
        while slots.words[position].load(ordering: .relaxed) != 0 { position = (position + 1) & slots.mask }
        slots.words[position].store(hash & tagMask | UInt64(id + 1), ordering: .releasing)
    }

    private func copy(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        if text.count > writing.arenaLeft || writing.arena == nil {
            writing.arenaLeft = max(4096, text.count)
            writing.arena = .allocate(capacity: writing.arenaLeft)
        }
        guard let target = writing.arena else { preconditionFailure("arena was just made") }
        if let start = text.baseAddress { target.update(from: start, count: text.count) }
        writing.arena = target + text.count
        writing.arenaLeft -= text.count
        return UnsafeBufferPointer(start: target, count: text.count)
    }

    private func grow(_ table: SymbolTable) {
        let old = slots.load(ordering: .relaxed).takeUnretainedValue()
        let new = Slots(count: (old.mask + 1) * 2)
        for position in 0...old.mask {
            let slot = old.words[position].load(ordering: .relaxed)
            if slot == 0 { continue }
            let id = UInt32(truncatingIfNeeded: slot) - 1
            Self.insert(id, SymbolTable.hash(table.bytes(of: id)), new)
        }
        slots.store(Unmanaged.passRetained(new), ordering: .releasing)
    }
}
