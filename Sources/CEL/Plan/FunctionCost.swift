import Basics

/// What calls of the libraries' functions cost at most, and how large their results can be.
enum FunctionCost {
    static func bound(_ name: Symbol, _ arguments: [SizeBound]) -> (cost: Int?, result: SizeBound) {
        let result = result(name.text, arguments)
        // The evaluator charges a unit, eight bytes of each argument, and the result.
        var cost = arguments.reduce(1) { $0 + $1.size.units } + result.production
        cost = cost + work(name.text, arguments)
        return (cost, result)
    }

    /// What a function costs beyond its arguments and its result.
    private static func work(_ name: String, _ arguments: [SizeBound]) -> Int? {
        let first = arguments.first ?? .text(0)
        switch name {
        case "join": return first.size * (1 + (first.item.size + (arguments.count > 1 ? arguments[1].size : 0)))
        case "replace": return (1 + first.size) * (arguments.count > 2 ? arguments[2].size : 0)
        case "format":
            let items = arguments.count > 1 ? arguments[1] : .text(0)
            return items.writing + 2 * (1 + items.size) + 800 * items.size
        case "flatten": return first.size + first.size * (1 + first.item.size)
        case "distinct": return first.size * (first.size + first.size * first.item.comparison)
        case "sort", "isSorted": return 64 * first.size
        case "lists.range": return first.size == nil ? nil : 0
        case "sets.contains", "sets.equivalent", "sets.intersects":
            let other = arguments.count > 1 ? arguments[1] : .text(0)
            let pairs = first.size * other.size
            return 2 * (first.size + other.size + pairs + pairs * first.item.comparison)
        case "sum", "min", "max", "math.@max", "math.@min": return 2 * first.size
        case "indexOf", "lastIndexOf": return first.size + first.size * first.item.comparison
        // What a pattern costs depends on the states that it is compiled to.
        case "matches", "find", "findAll": return nil
        case "validate": return arguments.count > 1 ? arguments[1].size : nil
        default: return first.size
        }
    }

    private static func result(_ name: String, _ arguments: [SizeBound]) -> SizeBound {
        let first = arguments.first ?? .text(0)
        switch name {
        case "dyn", "optional.of", "optional.ofNonZeroValue", "value", "slice", "sort", "reverse", "distinct",
            "optional.unwrap", "unwrapOpt", "substring", "trim", "lowerAscii", "upperAscii", "charAt", "bytes",
            "base64.decode", "find":
            return first
        case "or", "orValue": return arguments.reduce(first) { $0.joined($1) }
        case "first", "last", "min", "max": return first.item
        case "math.@max", "math.@min", "optional.none": return .scalar
        case "string": return .text(first.size + 400)
        case "strings.quote": return .text(2 * first.size + 2)
        case "base64.encode": return .text(2 * first.size + 4)
        case "split": return .list(first.size + 1, of: .text(first.size))
        case "findAll": return .list(first.size + 1, of: .text(first.size))
        case "join": return .text(first.size * (first.item.size + (arguments.count > 1 ? arguments[1].size : 0)))
        case "replace":
            let new = arguments.count > 2 ? arguments[2].size : 0
            return .text(first.size + (1 + first.size) * new)
        case "format":
            let items = arguments.count > 1 ? arguments[1] : .text(0)
            // A number with a hundred digits behind the point, and three hundred before it.
            return .text(first.size + items.writing * 2 + 800 * items.size)
        case "flatten": return first.item.size == nil ? .unknown : flattened(first, deep: arguments.count > 1)
        case "lists.range", "getQuery", "validate", "format.named": return .unknown
        default: return .scalar
        }
    }

    /// One level is gone; how many, if a depth is given, is not known.
    private static func flattened(_ list: SizeBound, deep: Bool) -> SizeBound {
        deep ? .unknown : .list(list.size * (1 + list.item.size), of: list.item.joined(list.item.item))
    }
}
