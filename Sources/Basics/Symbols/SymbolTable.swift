import Synchronization

/// The process-wide table behind `Symbol`: append-only, sharded for writing, without locks for reading.
///
/// It is the one piece of shared state below the command line. It holds no results, only the identity of texts.
final class SymbolTable: Sendable {
    static let shared = SymbolTable()

    private static let shardCount = 64
    private static let chunkBits: UInt32 = 12
    private static let chunkSize = 1 << 12
    private static let chunkCount = 1 << 13

    private struct Entry {
        var start: UnsafePointer<UInt8>
        var count: Int
    }

    private struct Shard {
        /// Open addressing; each slot is the upper hash bits and an id plus one, zero when free.
        var slots: [UInt64] = Array(repeating: 0, count: 64)
        var used = 0
        var arena: UnsafeMutablePointer<UInt8>?
        var arenaLeft = 0
    }

    /// Chunks of entries. A chunk pointer is written once, before any id in it is handed out.
    private nonisolated(unsafe) let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
    private let shards: [Box]
    private let next = Atomic<UInt32>(0)
    private let chunkLock = Mutex(())

    /// A shard behind its lock; the pointers inside keep it from being the mutex's own value.
    private final class Box: Sendable {
        private let lock = Mutex(())
        private nonisolated(unsafe) var shard = Shard()

        func withLock<Result>(_ body: (inout Shard) -> Result) -> Result {
            lock.withLock { _ in
                nonisolated(unsafe) let body = body
                nonisolated(unsafe) let result = body(&shard)
                return result
            }
        }
    }

    private init() {
        chunks = .allocate(capacity: Self.chunkCount)
        chunks.initialize(repeating: nil, count: Self.chunkCount)
        shards = (0..<Self.shardCount).map { _ in Box() }
    }

    func bytes(of id: UInt32) -> UnsafeBufferPointer<UInt8> {
        guard let chunk = chunks[Int(id >> Self.chunkBits)] else { return UnsafeBufferPointer(start: nil, count: 0) }
        let entry = chunk[Int(id) & (Self.chunkSize - 1)]
        return UnsafeBufferPointer(start: entry.start, count: entry.count)
    }

    func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
        let hash = Self.hash(text)
        return shards[Int(hash & UInt64(Self.shardCount - 1))].withLock { shard in
            let tag = hash & 0xffff_ffff_0000_0000
            var mask = shard.slots.count - 1
            var position = Int(truncatingIfNeeded: hash >> 8) & mask
            while shard.slots[position] != 0 {
                let slot = shard.slots[position]
                if slot & 0xffff_ffff_0000_0000 == tag {
                    let id = UInt32(truncatingIfNeeded: slot) - 1
                    let found = bytes(of: id)
                    if found.count == text.count, compareBytes(found, text) == 0 { return Symbol(id: id) }
                }
                position = (position + 1) & mask
            }
            if shard.used * 4 >= shard.slots.count * 3 {
                grow(&shard)
                mask = shard.slots.count - 1
                position = Int(truncatingIfNeeded: hash >> 8) & mask
                while shard.slots[position] != 0 { position = (position + 1) & mask }
            }
            let id = next.add(1, ordering: .relaxed).oldValue
            store(Entry(start: copy(text, into: &shard), count: text.count), at: id)
            shard.slots[position] = tag | UInt64(id + 1)
            shard.used += 1
            return Symbol(id: id)
        }
    }

    private func store(_ entry: Entry, at id: UInt32) {
        let chunk = Int(id >> Self.chunkBits)
        precondition(chunk < Self.chunkCount, "more than 33 million distinct names")
        chunkLock.withLock { _ in
            if chunks[chunk] == nil { chunks[chunk] = .allocate(capacity: Self.chunkSize) }
        }
        chunks[chunk]?.advanced(by: Int(id) & (Self.chunkSize - 1)).initialize(to: entry)
    }

    private func copy(_ text: UnsafeBufferPointer<UInt8>, into shard: inout Shard) -> UnsafePointer<UInt8> {
        if text.count > shard.arenaLeft || shard.arena == nil {
            shard.arenaLeft = max(4096, text.count)
            shard.arena = .allocate(capacity: shard.arenaLeft)
        }
        guard let target = shard.arena else { preconditionFailure("arena was just made") }
        if let start = text.baseAddress { target.update(from: start, count: text.count) }
        shard.arena = target + text.count
        shard.arenaLeft -= text.count
        return UnsafePointer(target)
    }

    private func grow(_ shard: inout Shard) {
        var slots = [UInt64](repeating: 0, count: shard.slots.count * 2)
        let mask = slots.count - 1
        for slot in shard.slots where slot != 0 {
            let hash = Self.hash(bytes(of: UInt32(truncatingIfNeeded: slot) - 1))
            var position = Int(truncatingIfNeeded: hash >> 8) & mask
            while slots[position] != 0 { position = (position + 1) & mask }
            slots[position] = slot
        }
        shard.slots = slots
    }

    /// FNV-1a, 64 bits, with the halves mixed: names are short and the table never sees a hostile number of them.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash ^= hash >> 29
        return hash &* 0x9e37_79b9_7f4a_7c15
    }
}
