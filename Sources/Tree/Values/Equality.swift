import Basics

extension Value {
    /// Whether two values are the same data: equal types and contents, maps in any order, origins aside.
    ///
    /// Numbers of different types are never the same here; `int` 1 and `double` 1.0 differ.
    public func isSame(as other: Value) -> Bool {
        switch (content, other.content) {
        case (.null, .null), (.omitted, .omitted), (.nullEnum, .nullEnum): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b || (a.isNaN && b.isNaN)
        case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.type(let a), .type(let b)): return a == b
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return a == nil && b == nil }
            return a.isSame(as: b)
        case (.list(let a), .list(let b)):
            return a.count == b.count && zip(a.items, b.items).allSatisfy { $0.isSame(as: $1) }
        case (.map(let a), .map(let b)):
            return a.count == b.count
                && a.entries.allSatisfy { entry in b[entry.key].map { entry.value.isSame(as: $0) } ?? false }
        case (.keyedMap(let a), .keyedMap(let b)):
            return a.entries.count == b.entries.count
                && a.entries.allSatisfy { entry in
                    b.entries.contains { entry.key.isSame(as: $0.key) && entry.value.isSame(as: $0.value) }
                }
        default: return false
        }
    }

    /// The value with every number as a double, as template contexts and literals hold them (specification 0.2).
    public var withDoubles: Value {
        switch content {
        case .int(let value): return Value(.double(Double(value)), origin: origin)
        case .uint(let value): return Value(.double(Double(value)), origin: origin)
        case .list(let list):
            return Value(.list(List(list.items.map(\.withDoubles), isStringList: list.isStringList)), origin: origin)
        case .map(let map):
            return Value(
                .map(
                    Map(
                        distinct: map.entries.map {
                            Map.Entry(key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.withDoubles)
                        })), origin: origin)
        default: return self
        }
    }

    /// The value as it comes back from JSON, all numbers doubles: what CEL made becomes what its text reads as.
    public var decodedFromJSON: Value {
        switch content {
        case .nullEnum: return Value(.double(0), origin: origin)
        case .int(let number), .duration(let number): return Value(.double(Double(number)), origin: origin)
        case .uint(let number): return Value(.double(Double(number)), origin: origin)
        case .bytes(let bytes):
            var text: [UInt8] = []
            Base64.encode(bytes, into: &text)
            return .string(String(decoding: text, as: UTF8.self), origin: origin)
        case .timestamp(let time): return .string(time.rfc3339, origin: origin)
        case .type(let name): return .string(name.text, origin: origin)
        case .optional(let inner): return inner?.decodedFromJSON ?? Value(.null, origin: origin)
        case .omitted: return .map([:], origin: origin)
        case .keyedMap(let map): return Value(.map(map.withTextKeys), origin: origin).decodedFromJSON
        case .list(let list): return .list(list.items.map(\.decodedFromJSON), origin: origin)
        case .map(let map):
            return Value(
                .map(
                    Map(
                        distinct: map.entries.map {
                            Map.Entry(key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.decodedFromJSON)
                        })), origin: origin)
        case .null, .bool, .double, .string: return self
        }
    }

    /// A copy that shares no storage with this value, for a worker of its own.
    public var unshared: Value {
        switch content {
        case .string(let text):
            return Value(
                .string(text.utf8.count <= 15 ? text : String(decoding: Array(text.utf8), as: UTF8.self)),
                origin: origin)
        case .bytes(let bytes): return Value(.bytes(bytes.map { $0 }), origin: origin)
        case .list(let list):
            return Value(.list(List(list.items.map(\.unshared), isStringList: list.isStringList)), origin: origin)
        case .map(let map):
            return Value(
                .map(
                    Map(
                        distinct: map.entries.map {
                            Map.Entry(key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.unshared)
                        })), origin: origin)
        default: return self
        }
    }
}
