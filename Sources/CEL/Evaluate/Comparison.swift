import Basics
import Tree

/// Equality and order of values, by CEL's rules: numbers compare by value whatever their type, other types never mix.
enum Comparison {
    /// Whether two values are equal; values of different types are not. Charges one unit for each item looked at.
    static func areEqual(_ left: Value, _ right: Value, _ meter: inout CostMeter) throws(EvaluationFailure) -> Bool {
        switch (left.content, right.content) {
        case (.string(let a), .string(let b)): return sameText(a, b)
        case (.bool(let a), .bool(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.null, .null), (.omitted, .omitted), (.nullEnum, .nullEnum), (.null, .nullEnum), (.nullEnum, .null):
            return true
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            try meter.charge(a.count)
            for index in 0..<a.count where !(try areEqual(a.items[index], b.items[index], &meter)) { return false }
            return true
        case (.map(let a), .map(let b)):
            guard a.count == b.count else { return false }
            try meter.charge(a.count)
            for entry in a.entries {
                guard let other = b[entry.key] else { return false }
                if !(try areEqual(entry.value, other, &meter)) { return false }
            }
            return true
        case (.map, .keyedMap), (.keyedMap, .map), (.keyedMap, .keyedMap):
            return try areEqualMaps(left.content, right.content, &meter)
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.type(let a), .type(let b)): return a == b
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return a == nil && b == nil }
            return try areEqual(a, b, &meter)
        default: return compareNumbers(left.content, right.content) == 0
        }
    }

    private static func areEqualMaps(
        _ left: Content, _ right: Content, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Bool {
        if let type = OpaqueValue.type(of: left) {
            guard let one = OpaqueValue.data(left, type), let other = OpaqueValue.data(right, type) else {
                return false
            }
            // What stands behind the number of a quantity tells how it was written.
            if type == QuantityLibrary.type, case .bytes(let a) = one, case .bytes(let b) = other {
                return a.prefix(16) == b.prefix(16)
            }
            return try areEqual(Value(one), Value(other), &meter)
        }
        let entries: [(key: Value, value: Value)]
        switch left {
        case .map(let map): entries = map.entries.map { (.string($0.key.text), $0.value) }
        case .keyedMap(let map): entries = map.entries
        default: return false
        }
        guard entries.count == MapAccess.count(right) else { return false }
        try meter.charge(entries.count &* entries.count)
        for entry in entries {
            guard let other = MapAccess.find(entry.key.content, in: right) else { return false }
            if !(try areEqual(entry.value, other, &meter)) { return false }
        }
        return true
    }

    @inline(__always)
    static func sameText(_ left: String, _ right: String) -> Bool {
        // String's own equality is by canonical equivalence; CEL compares code points.
        let count = left.utf8.count
        guard count == right.utf8.count else { return false }
        return order(left, right) == 0
    }

    /// Negative, zero or positive; nil if one of two numbers is NaN. Refuses what has no order.
    static func compare(_ left: Content, _ right: Content) throws(EvaluationFailure) -> Int? {
        switch (left, right) {
        case (.int(let a), .int(let b)): return order(a, b)
        case (.double(let a), .double(let b)): return a < b ? -1 : a > b ? 1 : a == b ? 0 : nil
        case (.uint(let a), .uint(let b)): return order(a, b)
        case (.string(let a), .string(let b)): return order(a, b)
        case (.bool(let a), .bool(let b)): return (a ? 1 : 0) - (b ? 1 : 0)
        case (.bytes(let a), .bytes(let b)):
            return a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in compareBytes(a, b) } }
        case (.timestamp(let a), .timestamp(let b)):
            return a.seconds == b.seconds ? order(a.nanoseconds, b.nanoseconds) : order(a.seconds, b.seconds)
        case (.duration(let a), .duration(let b)): return order(a, b)
        case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .uint):
            return compareNumbers(left, right)
        default: throw .noSuchOverload
        }
    }

    /// Negative, zero or positive; refuses what has no order, NaN included.
    static func ordered(_ left: Content, _ right: Content) throws(EvaluationFailure) -> Int {
        guard let order = try compare(left, right) else { throw .unorderedNaN }
        return order
    }

    @inline(__always)
    private static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
        left < right ? -1 : left > right ? 1 : 0
    }

    private static func order(_ left: String, _ right: String) -> Int {
        var left = left
        var right = right
        return left.withUTF8 { a in right.withUTF8 { b in compareBytes(a, b) } }
    }

    /// The order of two numbers of any type by value; nil for NaN and for what is no number.
    static func compareNumbers(_ left: Content, _ right: Content) -> Int? {
        switch (left, right) {
        case (.int(let a), .int(let b)): return order(a, b)
        case (.uint(let a), .uint(let b)): return order(a, b)
        case (.double(let a), .double(let b)): return a < b ? -1 : a > b ? 1 : a == b ? 0 : nil
        case (.int(let a), .uint(let b)): return a < 0 ? -1 : order(UInt64(a), b)
        case (.uint(let a), .int(let b)): return b < 0 ? 1 : order(a, UInt64(b))
        case (.int(let a), .double(let b)): return compare(a, b)
        case (.double(let a), .int(let b)): return compare(b, a).map { -$0 }
        case (.uint(let a), .double(let b)): return compare(a, b)
        case (.double(let a), .uint(let b)): return compare(b, a).map { -$0 }
        default: return nil
        }
    }

    private static func compare<Integer: FixedWidthInteger>(_ integer: Integer, _ double: Double) -> Int? {
        if double.isNaN { return nil }
        // As in cel-go, an integer is rounded to a double; only what lies outside of its type is told apart first.
        if double < Double(Integer.min) { return 1 }
        if double > Double(Integer.max) { return -1 }
        return order(Double(integer), double)
    }
}
