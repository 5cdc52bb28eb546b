import Basics

/// A value of a tree, with the place that it comes from.
///
/// Trees read from YAML hold `null` to `string`, `list` and `map`. The other cases are made by CEL; the template engine
/// turns them into data before they leave it. Numbers keep their type: nothing in this module coerces one to another.
@frozen
public struct Value: Sendable {
    /// What the value is.
    public var content: Content

    // The 56 bits of the origin, laid out so that they fill the padding behind the 17 bytes of the content: a value is
    // 24 bytes instead of 32, which shows in every copy of a tree.
    @usableFromInline var originTop: UInt8
    @usableFromInline var originMiddle: UInt16
    @usableFromInline var originBottom: UInt32

    /// A value with its origin.
    @inlinable
    public init(_ content: Content, origin: Origin = .none) {
        self.content = content
        self.originTop = UInt8(truncatingIfNeeded: origin.bits >> 48)
        self.originMiddle = UInt16(truncatingIfNeeded: origin.bits >> 32)
        self.originBottom = UInt32(truncatingIfNeeded: origin.bits)
    }

    /// Where it comes from, and whether it is tainted by a secret.
    @inlinable
    public var origin: Origin {
        get { Origin(bits: UInt64(originTop) << 48 | UInt64(originMiddle) << 32 | UInt64(originBottom)) }
        set {
            originTop = UInt8(truncatingIfNeeded: newValue.bits >> 48)
            originMiddle = UInt16(truncatingIfNeeded: newValue.bits >> 32)
            originBottom = UInt32(truncatingIfNeeded: newValue.bits)
        }
    }
}

/// What a value is.
@frozen
public enum Content: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case timestamp(Timestamp)
    /// Nanoseconds.
    case duration(Int64)
    case list(List)
    case map(Map)
    /// A map made by CEL whose keys are not all strings.
    case keyedMap(KeyedMap)
    /// A CEL type, by name.
    case type(Symbol)
    /// CEL's optional value.
    indirect case optional(Value?)
    /// The sentinel that removes a field or an item.
    case omitted
    /// A CEL null that left an expression: upstream writes it as the number 0 (specification 3.10).
    case nullEnum
}

/// A point in time: seconds since 1970-01-01 UTC, and nanoseconds from 0 to 999,999,999.
///
/// It remembers the offset that it was written with, since upstream writes it with the same; two timestamps are equal
/// when they mean the same moment.
@frozen
public struct Timestamp: Hashable, Sendable {
    /// Seconds since the epoch, negative before it.
    public var seconds: Int64
    /// Nanoseconds of the second.
    public var nanoseconds: Int32
    /// Minutes east of UTC that it is written with.
    public var offset: Int16

    /// A point in time.
    @inlinable
    public init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int16 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
    }

    /// Whether both are the same.
    @inlinable
    public static func == (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
    }

    /// Feeds what `==` compares into a hasher.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(nanoseconds)
    }
}

extension Value {
    /// A string.
    @inlinable
    public static func string(_ text: String, origin: Origin = .none) -> Value { Value(.string(text), origin: origin) }

    /// A boolean.
    @inlinable
    public static func bool(_ flag: Bool, origin: Origin = .none) -> Value { Value(.bool(flag), origin: origin) }

    /// A list of items.
    @inlinable
    public static func list(_ items: [Value], origin: Origin = .none) -> Value {
        Value(.list(List(items)), origin: origin)
    }

    /// A map with string keys.
    @inlinable
    public static func map(_ map: Map, origin: Origin = .none) -> Value { Value(.map(map), origin: origin) }

    /// An omit sentinel behind `oc_merge`: upstream makes a Go error value of it that is written as `{}`, that no second pass
    /// removes and that hashes like nothing else. It is the only map with keys of any type and no entry.
    public static let mergedOmission = Value(.keyedMap(KeyedMap([])))

    /// The null of data.
    public static let null = Value(.null)

    /// The text of a string; nil for anything else.
    @inlinable
    public var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The flag of a boolean; nil for anything else.
    @inlinable
    public var bool: Bool? {
        if case .bool(let flag) = content { flag } else { nil }
    }

    /// The items of a list; nil for anything else.
    @inlinable
    public var items: [Value]? {
        if case .list(let list) = content { list.items } else { nil }
    }

    /// The map of a map with string keys; nil for anything else.
    @inlinable
    public var map: Map? {
        if case .map(let map) = content { map } else { nil }
    }

    /// The integer of an `int`, of a `uint` that fits and of an integral `double`; nil for anything else.
    public var exactInteger: Int64? {
        switch content {
        case .int(let value): value
        case .uint(let value): Int64(exactly: value)
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// Whether this is the null of data.
    @inlinable
    public var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// The value of a field; nil if this is not a map or has no such field.
    @inlinable
    public subscript(field: Symbol) -> Value? {
        if case .map(let map) = content { map[field] } else { nil }
    }

    /// The value at a path of fields; nil if a step is missing.
    public subscript(path path: Symbol...) -> Value? {
        var value = self
        for field in path {
            guard let next = value[field] else { return nil }
            value = next
        }
        return value
    }

    /// What kind of value this is, as messages name it.
    public var typeName: String {
        switch content {
        case .null, .nullEnum: "null"
        case .bool: "boolean"
        case .int, .uint: "integer"
        case .double: "number"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .list: "list"
        case .map, .keyedMap: "map"
        case .type: "type"
        case .optional: "optional"
        case .omitted: "omitted value"
        }
    }
}
