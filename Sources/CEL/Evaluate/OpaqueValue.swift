import Basics
import Tree

/// Values of types that only a library knows, such as addresses: a type and the data behind it.
///
/// They travel as a keyed map with one entry whose key is the type. No expression can make such a map, since a type is
/// no key; every operation that looks into maps asks `type(of:)` first.
enum OpaqueValue {
    static func make(_ type: Symbol, _ data: Content) -> Value {
        Value(.keyedMap(KeyedMap([(key: Value(.type(type)), value: Value(data))])))
    }

    /// The type of a library's value; nil for every other value.
    @inline(__always)
    static func type(of content: Content) -> Symbol? {
        guard case .keyedMap(let map) = content, let first = map.entries.first, case .type(let name) = first.key.content
        else { return nil }
        return name
    }

    /// The data of a library's value of a type; nil for every other value.
    static func data(_ content: Content, _ type: Symbol) -> Content? {
        guard case .keyedMap(let map) = content, let first = map.entries.first,
            case .type(type) = first.key.content
        else { return nil }
        return first.value.content
    }
}
