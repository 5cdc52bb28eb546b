import Basics
import Tree

/// Looking things up in maps and lists.
enum MapAccess {
    static func count(_ content: Content) -> Int {
        switch content {
        case .map(let map): map.count
        case .keyedMap(let map): map.entries.count
        default: 0
        }
    }

    @inline(__always)
    static func isMap(_ value: UnsafePointer<Value>) -> Bool {
        if case .map = value.pointee.content { true } else { false }
    }

    /// Where the value of a field lies; nil if there is none, or the value is no map with string keys.
    ///
    /// The place is good as long as the map is: nothing is copied, no reference count is touched.
    @inline(__always)
    static func place(of field: Symbol, in value: UnsafePointer<Value>) -> UnsafePointer<Value>? {
        guard case .map(let map) = value.pointee.content, let position = map.position(of: field) else { return nil }
        return map.entries.withUnsafeBufferPointer { entries in
            UnsafeRawPointer(entries.baseAddress.unsafelyUnwrapped + position)
                .advanced(by: MemoryLayout<Map.Entry>.offset(of: \.value) ?? 0)
                .assumingMemoryBound(to: Value.self)
        }
    }

    /// The value of a string key, without making a symbol of the text where the map is small.
    static func find(_ key: String, in map: Map) -> Value? {
        var key = key
        return key.withUTF8 { bytes in
            if map.count > 8 { return map[Symbol(utf8: bytes)] }
            for entry in map.entries {
                let name = entry.key.utf8
                if name.count == bytes.count, compareBytes(name, bytes) == 0 { return entry.value }
            }
            return nil
        }
    }

    /// The value of a key of any type; a number finds keys of other number types with the same value.
    static func find(_ key: Content, in map: Content) -> Value? {
        switch map {
        case .map(let map):
            if case .string(let text) = key { return find(text, in: map) }
            return nil
        case .keyedMap(let map): return find(key, in: map)
        default: return nil
        }
    }

    private static func find(_ key: Content, in map: KeyedMap) -> Value? {
        var sameNumber: Value?
        for entry in map.entries {
            switch (key, entry.key.content) {
            case (.string(let a), .string(let b)): if Comparison.sameText(a, b) { return entry.value }
            case (.bool(let a), .bool(let b)): if a == b { return entry.value }
            case (.int(let a), .int(let b)): if a == b { return entry.value }
            case (.uint(let a), .uint(let b)): if a == b { return entry.value }
            case (.int, .uint), (.uint, .int), (.double, .int), (.double, .uint):
                if sameNumber == nil, Comparison.compareNumbers(key, entry.key.content) == 0 {
                    sameNumber = entry.value
                }
            default: break
            }
        }
        return sameNumber
    }

    /// Whether a value can be a key, and can be looked for: bool, int, uint, double or string.
    static func isKey(_ content: Content) -> Bool {
        switch content {
        case .bool, .int, .uint, .double, .string: true
        default: false
        }
    }

    /// `map[key]` and `list[key]`; nil if there is no such key or index. On other values nothing is found.
    static func index(_ container: Content, _ key: Content) throws(EvaluationFailure) -> Value? {
        switch container {
        case .map, .keyedMap:
            if OpaqueValue.type(of: container) != nil { return nil }
            guard isKey(key) else { throw EvaluationFailure("unsupported key type: \(TypeNames.name(of: key))") }
            return find(key, in: container)
        case .list(let list):
            guard let position = try position(key) else { return nil }
            return position >= 0 && position < list.count ? list.items[position] : nil
        default: return nil
        }
    }

    private static func position(_ key: Content) throws(EvaluationFailure) -> Int? {
        switch key {
        case .int(let value): return Int(value)
        case .uint(let value): return Int(exactly: value)
        case .double(let value):
            guard let position = Int(exactly: value) else {
                throw EvaluationFailure("unsupported index value \(NumberFormat.general(value)) in list")
            }
            return position
        default: throw EvaluationFailure("unsupported index type '\(TypeNames.name(of: key))' in list")
        }
    }

    /// What is said when `index` finds nothing.
    static func missing(_ container: Content, _ key: Content) -> EvaluationFailure {
        let name = TypeNames.text(of: key)
        if case .list = container { return EvaluationFailure("index out of bounds: \(name)") }
        return EvaluationFailure("no such key: \(name)")
    }
}

/// Collects the entries of a map; keys that are all strings give a `Map`, others a `KeyedMap`.
struct MapBuilder {
    private enum Key: Hashable {
        case bool(Bool)
        case int(Int64)
        case uint(UInt64)
        case text(Symbol)
    }

    private var map: Map
    private var keyed: [(key: Value, value: Value)]?
    private var positions: [Key: Int] = [:]
    /// Whether an int and a uint of one value are one key.
    private let joinsNumbers: Bool

    init(capacity: Int = 0, joinsNumbers: Bool) {
        map = Map(capacity: capacity)
        self.joinsNumbers = joinsNumbers
    }

    /// Adds an entry; false if the key is there already, in which case the value is replaced.
    mutating func insert(_ key: Value, _ value: Value) throws(EvaluationFailure) -> Bool {
        if keyed == nil, case .string(let text) = key.content {
            return insert(Symbol(text), value)
        }
        let position: Key
        switch key.content {
        case .bool(let flag): position = .bool(flag)
        case .int(let number): position = .int(number)
        case .uint(let number) where joinsNumbers && number <= UInt64(Int64.max): position = .int(Int64(number))
        case .uint(let number): position = .uint(number)
        case .string(let text): position = .text(Symbol(text))
        default: throw EvaluationFailure("unsupported key type: \(TypeNames.name(of: key.content))")
        }
        if keyed == nil {
            var entries: [(key: Value, value: Value)] = []
            for entry in map.entries {
                positions[.text(entry.key)] = entries.count
                entries.append((.string(entry.key.text, origin: entry.keyOrigin), entry.value))
            }
            keyed = entries
        }
        if let found = positions[position] {
            keyed?[found].value = value
            return false
        }
        positions[position] = keyed?.count
        keyed?.append((key, value))
        return true
    }

    /// Adds an entry of a map with string keys.
    mutating func insert(_ key: Symbol, _ value: Value) -> Bool {
        if keyed == nil {
            let count = map.count
            map.set(key, to: value)
            return map.count > count
        }
        if let found = positions[.text(key)] {
            keyed?[found].value = value
            return false
        }
        positions[.text(key)] = keyed?.count
        keyed?.append((.string(key.text), value))
        return true
    }

    var content: Content {
        if let keyed { return .keyedMap(KeyedMap(keyed)) }
        return .map(map)
    }
}
