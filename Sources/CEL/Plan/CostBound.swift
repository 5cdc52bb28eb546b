import Basics
import Tree

/// Bounds what an evaluation can cost before it runs, from the sizes of what it reads.
///
/// The bound is in the evaluator's own units and never too low; it is nil where a size that matters is not known. Both
/// sides of a conditional count, and every loop runs to its end.
struct CostBound {
    private var variables: [SizeBound]
    private var locals: [Int: SizeBound] = [:]

    private struct Bound {
        var cost: Int?
        var result: SizeBound
        /// The most instructions that the node is made of.
        var length = 1
    }

    /// The most that a tree can cost; nil if there is no bound.
    static func of(_ tree: ResolvedExpression, in environment: CELEnvironment) -> Int? {
        var bound = CostBound(variables: environment.variables.map(Self.bound))
        return bound.visit(tree).cost
    }

    private init(variables: [SizeBound]) {
        self.variables = variables
    }

    private static func bound(_ variable: CELEnvironment.Variable) -> SizeBound {
        bound(variable.type, variable.sizeLimit)
    }

    private static func bound(_ type: CELType, _ limit: Int?) -> SizeBound {
        switch type {
        case .null, .bool, .int, .uint, .double, .timestamp, .duration: .scalar
        case .string, .bytes: .text(limit)
        case .list(let item): .list(limit, of: bound(item, limit))
        case .map(let key, let value): .list(limit, of: bound(key, limit).joined(bound(value, limit)))
        case .optional(let wrapped): bound(wrapped, limit)
        default: limit.map(SizeBound.uniform) ?? .unknown
        }
    }

    private mutating func visit(_ node: ResolvedExpression) -> Bound {
        switch node.kind {
        case .constant(let content): return Bound(cost: 0, result: Self.size(content))
        case .variable(let slot): return Bound(cost: 0, result: variables[slot])
        case .local(let local): return Bound(cost: 0, result: locals[local] ?? .unknown, length: 2)
        case .failure: return Bound(cost: 0, result: .text(0))
        case .select(let operand, _, _):
            let operand = visit(operand)
            return Bound(cost: operand.cost, result: operand.result.item, length: operand.length + 2)
        case .has(let operand, _):
            let operand = visit(operand)
            return Bound(cost: operand.cost, result: .scalar, length: operand.length + 2)
        case .index(let operand, let key, _):
            let (operand, key) = (visit(operand), visit(key))
            return Bound(
                cost: operand.cost + key.cost + operand.result.size.units, result: operand.result.item,
                length: operand.length + key.length + 2)
        case .unary(_, let operand):
            let operand = visit(operand)
            return Bound(cost: operand.cost, result: .scalar, length: operand.length + 1)
        case .binary(let operation, let left, let right): return binary(operation, visit(left), visit(right))
        case .logical(_, let operands):
            return all(operands, result: .scalar) { $0 * 2 + 2 }
        case .conditional(let condition, let first, let second):
            let (condition, first, second) = (visit(condition), visit(first), visit(second))
            return Bound(
                cost: condition.cost + first.cost + second.cost, result: first.result.joined(second.result),
                length: condition.length + first.length + second.length + 2)
        case .call(let function, _, let arguments):
            let constants = arguments.map { argument -> Content? in
                if case .constant(let content) = argument.kind { content } else { nil }
            }
            let arguments = arguments.map { visit($0) }
            let bounds = arguments.map(\.result)
            var cost = arguments.reduce(0) { $0 + $1.cost }
            let call =
                function.library == nil ? (4, .unknown) : FunctionCost.bound(function.name, bounds, constants)
            cost = cost + call.cost
            return Bound(cost: cost, result: call.result, length: arguments.reduce(3) { $0 + $1.length })
        case .list(let elements):
            let bounds = elements.map { visit($0.value) }
            return Bound(
                cost: bounds.reduce(0) { $0 + $1.cost },
                result: .list(bounds.count, of: bounds.reduce(.text(0)) { $0.joined($1.result) }),
                length: bounds.reduce(1) { $0 + $1.length })
        case .map(let entries):
            let bounds = entries.map { (visit($0.key), visit($0.value)) }
            return Bound(
                cost: bounds.reduce(0) { $0 + $1.0.cost + $1.1.cost },
                result: .list(
                    bounds.count, of: bounds.reduce(.text(0)) { $0.joined($1.0.result).joined($1.1.result) }),
                length: bounds.reduce(1) { $0 + $1.0.length + $1.1.length })
        case .comprehension(let comprehension): return loop(comprehension)
        case .bind(let local, let value, let body):
            let value = visit(value)
            locals[local] = value.result
            let body = visit(body)
            return Bound(cost: value.cost + body.cost, result: body.result, length: value.length + body.length + 2)
        }
    }

    private mutating func all(
        _ nodes: [ResolvedExpression], result: SizeBound, length: (Int) -> Int
    ) -> Bound {
        let bounds = nodes.map { visit($0) }
        return Bound(
            cost: bounds.reduce(0) { $0 + $1.cost }, result: result,
            length: bounds.reduce(length(nodes.count)) { $0 + $1.length })
    }

    private func binary(_ operation: CELExpression.Operator, _ left: Bound, _ right: Bound) -> Bound {
        var bound = Bound(cost: left.cost + right.cost, result: .scalar, length: left.length + right.length + 1)
        switch operation {
        case .add:
            bound.result = left.result.joined(right.result)
            bound.result.size = left.result.size + right.result.size
            bound.cost = bound.cost + bound.result.production
        case .equal, .notEqual: bound.cost = bound.cost + left.result.comparison(with: right.result)
        case .isIn:
            let comparison = left.result.comparison(with: right.result.item)
            bound.cost = bound.cost + right.result.size + right.result.size * comparison
        default: break
        }
        return bound
    }

    private mutating func loop(_ node: ResolvedExpression.Comprehension) -> Bound {
        let range = visit(node.range)
        switch node.kind {
        case .optionalMap, .optionalFlatMap:
            locals[node.variable] = range.result
            let body = visit(node.body)
            return Bound(
                cost: range.cost + body.cost, result: body.result, length: range.length + body.length + 2)
        default: break
        }
        // The first variable may be an index; an item covers keys and values.
        locals[node.variable] = node.second == nil ? range.result.item : range.result.item.joined(.scalar)
        if let second = node.second { locals[second] = range.result.item }
        let filter = node.filter.map { visit($0) }
        let body = visit(node.body)
        let length = body.length + (filter?.length ?? 0) + 3
        let count = range.result.size
        let collected: SizeBound
        // A map with keys of several types is visited in their order, which costs four units an entry.
        var cost = range.cost + 4 * count + count * (length + body.cost + (filter?.cost ?? 0))
        switch node.kind {
        case .all, .exists, .existsOne: collected = .scalar
        case .filter, .sortBy: collected = range.result
        case .transformMapEntry:
            cost = cost + count * body.result.size
            collected = .list(count * body.result.size, of: body.result.item)
        case .transformMap:
            collected = .list(count, of: body.result.joined(locals[node.variable] ?? .unknown))
        default: collected = .list(count, of: body.result)
        }
        if node.kind == .sortBy { cost = cost + 64 * count }
        return Bound(cost: cost, result: collected, length: range.length + length + 4)
    }

    private static func size(_ content: Content) -> SizeBound {
        switch content {
        case .string(let text): .text(text.utf8.count)
        case .bytes(let bytes): .text(bytes.count)
        case .list(let list):
            .list(list.count, of: list.items.reduce(.text(0)) { $0.joined(size($1.content)) })
        case .map(let map):
            .list(
                map.count,
                of: map.entries.reduce(.text(0)) { $0.joined(size($1.value.content)).joined(.text($1.key.utf8.count)) })
        case .keyedMap(let map):
            .list(
                map.entries.count,
                of: map.entries.reduce(.text(0)) { $0.joined(size($1.value.content)).joined(size($1.key.content)) })
        case .optional(let wrapped): wrapped.map { size($0.content) } ?? .text(0)
        default: .scalar
        }
    }
}
