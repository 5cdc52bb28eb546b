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

    struct Entry {
        var start: UnsafePointer<UInt8>
        var count: Int
        /// The first eight bytes, the first one on top, zeros behind a shorter text: most comparisons end here.
        var prefix: UInt64
    }

    /// Chunks of entries. A chunk pointer is written once, before any id in it is handed out.
    private nonisolated(unsafe) let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
    /// Unmanaged: a reference count of a shard would be shared between all workers.
    private nonisolated(unsafe) let shards: UnsafeMutablePointer<Unmanaged<SymbolShard>>
    private let next = Atomic<UInt32>(0)
    private let chunkLock = Mutex(())

    private init() {
        chunks = .allocate(capacity: Self.chunkCount)
        chunks.initialize(repeating: nil, count: Self.chunkCount)
        shards = .allocate(capacity: Self.shardCount)
        for index in 0..<Self.shardCount { (shards + index).initialize(to: .passRetained(SymbolShard())) }
    }

    func bytes(of id: UInt32) -> UnsafeBufferPointer<UInt8> {
        let entry = entry(of: id)
        return UnsafeBufferPointer(start: entry.start, count: entry.count)
    }

    func entry(of id: UInt32) -> Entry {
        guard let chunk = chunks[Int(id >> Self.chunkBits)] else {
            preconditionFailure("ids come from this table alone")
        }
        return chunk[Int(id) & (Self.chunkSize - 1)]
    }

    func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
        let hash = Self.hash(text)
        return shards[Int(hash & UInt64(Self.shardCount - 1))]._withUnsafeGuaranteedRef { shard in
            shard.find(text, hash, in: self) ?? shard.add(text, hash, to: self)
        }
    }

    /// Gives a text an id; its bytes are there to stay.
    func register(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let id = next.add(1, ordering: .relaxed).oldValue
        let chunk = Int(id >> Self.chunkBits)
        precondition(chunk < Self.chunkCount, "more than 33 million distinct names")
        chunkLock.withLock { _ in
            if chunks[chunk] == nil { chunks[chunk] = .allocate(capacity: Self.chunkSize) }
        }
        var prefix: UInt64 = 0
        for index in 0..<min(text.count, 8) { prefix |= UInt64(text[index]) << UInt64(56 - index * 8) }
        let start = text.baseAddress ?? UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
        chunks[chunk]?.advanced(by: Int(id) & (Self.chunkSize - 1))
            .initialize(to: Entry(start: start, count: text.count, prefix: prefix))
        return id
    }

    /// Eight bytes at a time, multiplied and folded: names are short and the table never sees a hostile number of them.
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: text.count)
        var index = 0
        let raw = UnsafeRawPointer(text.baseAddress)
        while let raw, index + 8 <= text.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 32
            index += 8
        }
        var tail: UInt64 = 0
        while index < text.count {
            tail = tail << 8 | UInt64(text[index])
            index += 1
        }
        hash = (hash ^ tail) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
        hash = hash &* 0xbf58_476d_1ce4_e5b9
        return hash ^ hash >> 32
    }
}
