import Basics
import Tree

/// Turns results of CEL into data (specification 3.10).
enum ResultConversion {
    /// The data of a result: omitted items of lists and maps dropped, keys made strings, optionals unwrapped.
    ///
    /// A null at the top becomes `nullEnum`; one inside a container stays what it is there: CEL stores `nullEnum` in
    /// containers that it builds, while containers of the context keep their nulls.
    static func data(_ value: Value) -> Value {
        switch value.content {
        case .null: Value(.nullEnum, origin: value.origin)
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .omitted, .nullEnum: value
        case .type(let name): .string(name.text, origin: value.origin)
        default: needsConversion(value) ? converted(value) : value
        }
    }

    /// Whether a null that CEL stored is in the result: it will be written as 0.
    static func holdsNull(_ value: Value) -> Bool {
        switch value.content {
        case .nullEnum: true
        case .list(let list): list.items.indices.contains { holdsNull(list.items[$0]) }
        case .map(let map): map.entries.indices.contains { holdsNull(map.entries[$0].value) }
        default: false
        }
    }

    private static func needsConversion(_ value: Value) -> Bool {
        switch value.content {
        case .omitted, .optional, .keyedMap, .type: true
        case .list(let list): list.isNothing || list.items.indices.contains { needsConversion(list.items[$0]) }
        case .map(let map): map.entries.indices.contains { needsConversion(map.entries[$0].value) }
        default: false
        }
    }

    private static func converted(_ value: Value) -> Value {
        switch value.content {
        case .optional(let inner):
            guard let inner else { return Value(.null, origin: value.origin) }
            if case .null = inner.content { return Value(.nullEnum, origin: inner.origin) }
            return converted(inner)
        case .type(let name): return .string(name.text, origin: value.origin)
        case .list(let list) where list.isNothing: return Value(.null, origin: value.origin)
        case .list(let list):
            var items: [Value] = []
            items.reserveCapacity(list.count)
            for item in list.items {
                if case .omitted = item.content { continue }
                items.append(converted(item))
            }
            return Value(.list(List(items, isStringList: list.isStringList)), origin: value.origin)
        case .keyedMap(let map):
            if map.entries.isEmpty { return value }
            return converted(Value(.map(map.withTextKeys), origin: value.origin))
        case .map(let map):
            var result = Map(capacity: map.count)
            for entry in map.entries {
                if case .omitted = entry.value.content { continue }
                result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: converted(entry.value)))
            }
            return Value(.map(result), origin: value.origin)
        default: return value
        }
    }
}

extension List {
    /// Whether this is the result of `split(separator, 0)`: Go's nil list, which is written as null.
    fileprivate var isNothing: Bool { isStringList && items.isEmpty }
}

extension Value {
    /// The value without any omit sentinel that is left in it: the second pass over a whole template (specification 3.8).
    public var withoutOmitted: Value {
        guard holdsOmitted else { return self }
        switch content {
        case .list(let list):
            return .list(list.items.filter { !$0.isOmitted }.map(\.withoutOmitted), origin: origin)
        case .map(let map):
            var result = Map(capacity: map.count)
            for entry in map.entries where !entry.value.isOmitted {
                result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: entry.value.withoutOmitted))
            }
            return Value(.map(result), origin: origin)
        default: return self
        }
    }

    /// Whether this is a null that left CEL.
    var isNullEnum: Bool {
        if case .nullEnum = content { true } else { false }
    }

    /// Whether this is the omit sentinel.
    public var isOmitted: Bool {
        if case .omitted = content { true } else { false }
    }

    private var holdsOmitted: Bool {
        switch content {
        case .omitted: true
        case .list(let list): list.items.indices.contains { list.items[$0].holdsOmitted }
        case .map(let map): map.entries.indices.contains { map.entries[$0].value.holdsOmitted }
        default: false
        }
    }
}
