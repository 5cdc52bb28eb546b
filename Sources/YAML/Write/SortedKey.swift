import Basics
import Tree

/// Which keys of a map come before the sorted ones.
enum KeyRanks {
    case none
    /// `apiVersion`, `kind`, `metadata`.
    case object
    /// `name`, `namespace`.
    case objectMetadata

    private static let apiVersion: Symbol = "apiVersion"
    private static let kind: Symbol = "kind"
    private static let metadata: Symbol = "metadata"
    private static let name: Symbol = "name"
    private static let namespace: Symbol = "namespace"

    /// The ranks inside the value of a key.
    func inside(_ key: Symbol) -> KeyRanks {
        if case .object = self, key == Self.metadata { .objectMetadata } else { .none }
    }

    /// The rank of a key: 0 is first, 3 is sorted by its bytes.
    func rank(of key: Symbol) -> UInt8 {
        switch self {
        case .none: 3
        case .object: key == Self.apiVersion ? 0 : key == Self.kind ? 1 : key == Self.metadata ? 2 : 3
        case .objectMetadata: key == Self.name ? 0 : key == Self.namespace ? 1 : 3
        }
    }
}

/// A key of a map with what sorting it needs at hand.
struct SortedKey {
    /// The first eight bytes as one number, so that most comparisons are one instruction.
    private let prefix: UInt64
    private let start: UnsafePointer<UInt8>?
    private let count: UInt32
    private let place: UInt32
    private let rank: UInt8

    /// The place of the entry in the map.
    var position: Int { Int(place) }
    /// The key's text.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(count)) }

    private init(_ symbol: Symbol, position: Int, rank: UInt8) {
        let bytes = symbol.utf8
        start = bytes.baseAddress
        count = UInt32(truncatingIfNeeded: bytes.count)
        place = UInt32(truncatingIfNeeded: position)
        self.rank = rank
        if let start, bytes.count >= 8 {
            prefix = UInt64(bigEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
        } else {
            var prefix: UInt64 = 0
            for index in 0..<bytes.count { prefix |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
            self.prefix = prefix
        }
    }

    /// Appends the keys of entries in the order in which they are written.
    static func append(_ entries: [Map.Entry], ranks: KeyRanks, to keys: inout [SortedKey]) {
        let start = keys.count
        for position in entries.indices {
            let key = entries[position].key
            keys.append(SortedKey(key, position: position, rank: ranks.rank(of: key)))
        }
        if entries.count > 20 {
            keys[start...].sort { $0.precedes($1) }
        } else {
            keys.withUnsafeMutableBufferPointer { sortFew(UnsafeMutableBufferPointer(rebasing: $0[start...])) }
        }
    }

    /// Insertion: maps are small and often nearly in order.
    private static func sortFew(_ keys: UnsafeMutableBufferPointer<SortedKey>) {
        var next = 1
        while next < keys.count {
            let key = keys[next]
            var place = next
            while place > 0, key.precedes(keys[place - 1]) {
                keys[place] = keys[place - 1]
                place -= 1
            }
            keys[place] = key
            next += 1
        }
    }

    private func precedes(_ other: SortedKey) -> Bool {
        if rank != other.rank { return rank < other.rank }
        if prefix != other.prefix { return prefix < other.prefix }
        return compareBytes(bytes, other.bytes) < 0
    }
}
