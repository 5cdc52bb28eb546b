import Basics

extension TypeChecker {
    /// Checks a macro that visits the items of its range.
    mutating func comprehension(_ comprehension: CELExpression.Comprehension, _ range: Range<Int>) -> Checked {
        let (rangeTree, rangeType) = visit(comprehension.range)
        comparesNumberTypes = true
        let (first, second) = variableTypes(comprehension, rangeType)
        let depth = locals.count
        locals.append((comprehension.variable, first))
        if let name = comprehension.second { locals.append((name, second)) }
        var filterTree: ResolvedExpression?
        var filterType = CELType.bool
        if let filter = comprehension.filter {
            let (tree, type) = visit(filter)
            filterTree = tree
            filterType = type
        }
        let (bodyTree, bodyType) = visit(comprehension.body)
        // Behind the body, as in the original, where `filter ? body : …` is checked as one.
        if let filter = comprehension.filter { expect(.bool, filterType, filter.range) }
        let type = resultType(comprehension, rangeType, first, bodyType)
        locals.removeLast(locals.count - depth)
        let node = ResolvedExpression.Comprehension(
            kind: comprehension.kind, range: rangeTree, variable: depth,
            second: comprehension.second == nil ? nil : depth + 1, filter: filterTree, body: bodyTree)
        return (ResolvedExpression(.comprehension(node), range: range), type)
    }

    private mutating func variableTypes(
        _ comprehension: CELExpression.Comprehension, _ rangeType: CELType
    ) -> (CELType, CELType) {
        let type = unifier.resolve(rangeType)
        switch comprehension.kind {
        case .optionalMap, .optionalFlatMap:
            if case .optional(let wrapped) = type { return (wrapped, .error) }
            let wrapped = unifier.freshVariable()
            expect(.optional(wrapped), type, comprehension.range.range)
            return (type.isDynamicOrError ? .dynamic : wrapped, .error)
        default: break
        }
        switch type {
        case .list(let item): return comprehension.second == nil ? (item, .error) : (.int, item)
        case .map(let key, let value) where comprehension.kind != .sortBy: return (key, value)
        case .dynamic, .error: return (.dynamic, .dynamic)
        case .variable:
            _ = unifier.assign(.dynamic, to: type)
            return (.dynamic, .dynamic)
        default:
            if isStrict {
                let name = unifier.resolve(type, defaulting: true)
                report(
                    "expression of type '\(name)' cannot be range of a comprehension (must be list, map, or dynamic)",
                    comprehension.range.range)
            }
            return (isStrict ? .error : .dynamic, isStrict ? .error : .dynamic)
        }
    }

    private static let comparable: [CELType] = [
        .int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes,
    ]

    private mutating func resultType(
        _ comprehension: CELExpression.Comprehension, _ rangeType: CELType, _ first: CELType, _ body: CELType
    ) -> CELType {
        let bodyRange = comprehension.body.range
        switch comprehension.kind {
        case .all, .exists, .existsOne:
            expect(.bool, body, bodyRange)
            return .bool
        case .map: return .list(body)
        case .filter:
            expect(.bool, body, bodyRange)
            return .list(first)
        case .transformMap: return .map(first, body)
        case .transformMapEntry:
            let resolved = unifier.resolve(body)
            if case .map = resolved { return resolved }
            expect(.map(unifier.freshVariable(), unifier.freshVariable()), resolved, bodyRange)
            return .map(.dynamic, .dynamic)
        case .sortBy:
            let fitting = Self.comparable.filter { unifier.assign(body, to: $0) }
            if isStrict, fitting.isEmpty {
                report("values of type '\(unifier.resolve(body, defaulting: true))' have no order", bodyRange)
            }
            if case .list = unifier.resolve(rangeType) { return rangeType }
            return fitting.count > 1 ? .dynamic : .list(.dynamic)
        case .optionalMap: return .optional(body)
        case .optionalFlatMap:
            let resolved = unifier.resolve(body)
            if case .optional = resolved { return resolved }
            let wrapped = unifier.freshVariable()
            expect(.optional(wrapped), resolved, bodyRange)
            return .optional(wrapped)
        }
    }
}
