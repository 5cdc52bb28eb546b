import Basics
import RegularExpressions
import Tree

/// What calls of the libraries' functions cost at most, and how large their results can be.
enum FunctionCost {
    /// The bounds of a call, given those of its arguments, and the values of arguments that are literals.
    static func bound(
        _ name: Symbol, _ arguments: [SizeBound], _ constants: [Content?]
    ) -> (cost: Int?, result: SizeBound) {
        let result = result(name.text, arguments, constants)
        // The evaluator charges a unit, eight bytes of each argument, and the result.
        var cost = arguments.reduce(1) { $0 + $1.size.units } + result.production
        cost = cost + work(name.text, arguments, constants)
        return (cost, result)
    }

    /// What compiling a pattern and searching with it costs, so many times.
    private static func search(_ arguments: [SizeBound], _ constants: [Content?], times: Int?) -> Int? {
        guard arguments.count > 1 else { return nil }
        var size = RegularExpression.maximumSize
        if case .string(let pattern) = constants[1] {
            // A pattern that does not compile costs no search.
            size = (try? RegularExpression(pattern))?.size ?? 0
        }
        let step = arguments[0].size.units + 1
        return 64 + (arguments[1].size + (size + times * (step * size)))
    }

    /// What a function costs beyond its arguments and its result.
    private static func work(_ name: String, _ arguments: [SizeBound], _ constants: [Content?]) -> Int? {
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
        case "lists.range": return range(constants)
        case "sets.contains", "sets.equivalent", "sets.intersects":
            let other = arguments.count > 1 ? arguments[1] : .text(0)
            let pairs = first.size * other.size
            return 2 * (first.size + other.size + pairs + pairs * first.item.comparison)
        case "sum", "min", "max", "math.@max", "math.@min": return 2 * first.size
        case "indexOf", "lastIndexOf": return first.size + first.size * first.item.comparison
        case "matches", "find": return search(arguments, constants, times: 1)
        case "findAll": return search(arguments, constants, times: first.size + 2)
        case "validate": return arguments.count > 1 ? arguments[1].size : nil
        default: return first.size
        }
    }

    /// The items of `lists.range` of a literal.
    private static func range(_ constants: [Content?]) -> Int? {
        if case .int(let count) = constants.first { min(1_000_000, max(0, Int(clamping: count))) } else { 1_000_000 }
    }

    private static func result(_ name: String, _ arguments: [SizeBound], _ constants: [Content?]) -> SizeBound {
        let first = arguments.first ?? .text(0)
        switch name {
        case "dyn", "optional.of", "optional.ofNonZeroValue", "value", "slice", "sort", "reverse", "distinct",
            "optional.unwrap", "unwrapOpt", "substring", "trim", "lowerAscii", "upperAscii", "charAt", "bytes",
            "base64.decode", "find", "getScheme", "getHost", "getHostname", "getPort":
            return first
        case "url": return .text(first.size)
        case "getEscapedPath": return .text(3 * first.size)
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
        case "lists.range": return .list(range(constants), of: .scalar)
        case "getQuery": return .list(first.size + 1, of: .list(first.size + 1, of: .text(first.size)))
        case "validate", "format.named": return .unknown
        default: return .scalar
        }
    }

    /// One level is gone; how many, if a depth is given, is not known.
    private static func flattened(_ list: SizeBound, deep: Bool) -> SizeBound {
        deep ? .unknown : .list(list.size * (1 + list.item.size), of: list.item.joined(list.item.item))
    }
}
