import Basics

/// A map from string keys to values that keeps insertion order.
///
/// Small maps are searched linearly, comparing integers; larger ones carry a hash index. Look-up is O(1) in both cases.
@frozen
public struct Map: Sendable {
    /// A key with its origin, and its value.
    @frozen
    public struct Entry: Sendable {
        /// The key.
        public var key: Symbol
        /// Where the key stands.
        public var keyOrigin: Origin
        /// The value.
        public var value: Value

        /// A key and its value.
        @inlinable
        public init(key: Symbol, keyOrigin: Origin = .none, value: Value) {
            self.key = key
            self.keyOrigin = keyOrigin
            self.value = value
        }
    }

    /// The entries in insertion order; keys are distinct.
    public internal(set) var entries: [Entry]
    /// Open addressing over `entries`, each slot a position plus one; empty up to `linearLimit` entries.
    @usableFromInline
    var index: [UInt32]

    @usableFromInline
    static let linearLimit = 16

    /// An empty map.
    public init() {
        entries = []
        index = []
    }

    /// An empty map with room.
    public init(capacity: Int) {
        entries = []
        entries.reserveCapacity(capacity)
        index = []
    }

    /// A map of distinct keys, which the caller vouches for.
    public init(distinct entries: [Entry]) {
        self.entries = entries
        index = []
        if entries.count > Self.linearLimit { rebuildIndex() }
    }

    /// A map of pairs; a later pair of the same key replaces the earlier value at its position.
    public init(_ pairs: some Sequence<(Symbol, Value)>) {
        self.init()
        for (key, value) in pairs { set(key, to: value) }
    }

    /// The number of entries.
    @inlinable
    public var count: Int { entries.count }

    /// Whether there is no entry.
    @inlinable
    public var isEmpty: Bool { entries.isEmpty }

    /// The value of a key.
    @inlinable
    public subscript(key: Symbol) -> Value? {
        guard let position = position(of: key) else { return nil }
        return entries[position].value
    }

    /// The position of a key in `entries`.
    @inlinable
    public func position(of key: Symbol) -> Int? {
        if index.isEmpty {
            for position in 0..<entries.count where entries[position].key == key { return position }
            return nil
        }
        return indexedPosition(of: key)
    }

    /// Sets a key: an existing one keeps its position, a new one goes to the end.
    public mutating func set(_ key: Symbol, to value: Value, keyOrigin: Origin = .none) {
        if let position = position(of: key) {
            entries[position].value = value
            if keyOrigin.isKnown { entries[position].keyOrigin = keyOrigin }
        } else {
            append(Entry(key: key, keyOrigin: keyOrigin, value: value))
        }
    }

    /// Appends an entry whose key is not there yet, which the caller vouches for.
    public mutating func append(_ entry: consuming Entry) {
        entries.append(entry)
        if entries.count > Self.linearLimit {
            if entries.count * 2 > index.count { rebuildIndex() } else { insertIntoIndex(entries.count - 1) }
        }
    }

    /// Removes a key and returns its value.
    @discardableResult
    public mutating func remove(_ key: Symbol) -> Value? {
        guard let position = position(of: key) else { return nil }
        let value = entries.remove(at: position).value
        if entries.count > Self.linearLimit { rebuildIndex() } else { index = [] }
        return value
    }

    /// Changes the value at a position in place, without copying what lies below it.
    public mutating func update<Result>(at position: Int, _ body: (inout Value) throws -> Result) rethrows -> Result {
        try body(&entries[position].value)
    }

    /// Sorts the entries by key, bytewise.
    public mutating func sortByKey() {
        entries.sort { Symbol.precedesBytewise($0.key, $1.key) }
        if !index.isEmpty { rebuildIndex() }
    }

    /// The entries ordered by key, bytewise.
    public var sortedByKey: [Entry] {
        isSortedByKey ? entries : entries.sorted { Symbol.precedesBytewise($0.key, $1.key) }
    }

    /// Calls a body with the entries ordered by key, bytewise, without copying them.
    @inlinable
    public func forEachByKey(_ body: (Entry) throws -> Void) rethrows {
        if isSortedByKey {
            for index in entries.indices { try body(entries[index]) }
            return
        }
        try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: entries.count) { order in
            orderByKey(order)
            for position in order { try body(entries[Int(position)]) }
        }
    }

    /// Whether the entries stand in the order of their keys already.
    @usableFromInline
    var isSortedByKey: Bool {
        entries.withUnsafeBufferPointer { entries in
            var position = 1
            while position < entries.count {
                if !Symbol.precedesBytewise(entries[position - 1].key, entries[position].key) { return false }
                position += 1
            }
            return true
        }
    }

    @usableFromInline
    func orderByKey(_ order: UnsafeMutableBufferPointer<UInt32>) {
        entries.withUnsafeBufferPointer { entries in
            for position in 0..<entries.count { order[position] = UInt32(truncatingIfNeeded: position) }
            if entries.count > 32 {
                var order = order
                order.sort { Symbol.precedesBytewise(entries[Int($0)].key, entries[Int($1)].key) }
                return
            }
            for position in 1..<max(1, entries.count) {
                let key = entries[position].key
                var hole = position
                while hole > 0, Symbol.precedesBytewise(key, entries[Int(order[hole - 1])].key) {
                    order[hole] = order[hole - 1]
                    hole -= 1
                }
                order[hole] = UInt32(truncatingIfNeeded: position)
            }
        }
    }

    @usableFromInline
    func indexedPosition(of key: Symbol) -> Int? {
        let mask = index.count - 1
        var slot = Self.slot(of: key, mask: mask)
        while index[slot] != 0 {
            let position = Int(index[slot]) - 1
            if entries[position].key == key { return position }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func rebuildIndex() {
        var size = 64
        while size < entries.count * 4 { size *= 2 }
        index = Array(repeating: 0, count: size)
        for position in entries.indices { insertIntoIndex(position) }
    }

    private mutating func insertIntoIndex(_ position: Int) {
        let mask = index.count - 1
        var slot = Self.slot(of: entries[position].key, mask: mask)
        while index[slot] != 0 { slot = (slot + 1) & mask }
        index[slot] = UInt32(position + 1)
    }

    private static func slot(of key: Symbol, mask: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key.id) &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }
}

extension Map: ExpressibleByDictionaryLiteral {
    /// A map from a literal, in its order; of equal keys the last one wins.
    public init(dictionaryLiteral elements: (Symbol, Value)...) {
        self.init(elements)
    }
}

/// A map with keys of any CEL key type (bool, int, uint, string), in insertion order.
@frozen
public struct KeyedMap: Sendable {
    /// Keys and values; keys are distinct by CEL's equality.
    public var entries: [(key: Value, value: Value)]

    /// A map of distinct keys, which the caller vouches for.
    @inlinable
    public init(_ entries: [(key: Value, value: Value)]) {
        self.entries = entries
    }
}
