import Tree

/// Sorting lists, stable, by values of one type.
enum Sorting {
    static func sort(
        _ items: [Value], by keys: [Value], _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> [Value] {
        guard items.count > 1 else {
            if let key = keys.first { try check(key.content, key.content) }
            return items
        }
        try meter.charge(items.count &* (64 &- items.count.leadingZeroBitCount))
        for key in keys {
            try check(keys[0].content, key.content)
            // In the original the result is in no order then.
            if case .double(let number) = key.content, number.isNaN { throw .unorderedNaN }
        }
        var order = Array(keys.indices)
        order.sort { left, right in
            let comparison = (try? Comparison.compare(keys[left].content, keys[right].content)) ?? 0
            return comparison == 0 ? left < right : comparison < 0
        }
        return order.map { items[$0] }
    }

    private static func check(_ first: Content, _ other: Content) throws(EvaluationFailure) {
        guard TypeNames.symbol(of: first) == TypeNames.symbol(of: other) else {
            throw EvaluationFailure("list elements must have the same type")
        }
        switch other {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: return
        default: throw EvaluationFailure("list elements must be comparable")
        }
    }
}
