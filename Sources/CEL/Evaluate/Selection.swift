import Basics
import Tree

/// Fields, indices and membership.
enum Selection {
    /// What a path leads to. Maps are walked in place; nothing is copied but the result.
    @inline(__always)
    static func value(
        _ start: UnsafePointer<Value>, _ program: CELProgram, _ instruction: Instruction
    ) throws(EvaluationFailure) -> Value {
        try walk(start, program.paths.base + Int(instruction.b), Int(instruction.count))
    }

    @inline(__always)
    private static func walk(
        _ start: UnsafePointer<Value>, _ paths: UnsafePointer<PathStep>, _ count: Int
    ) throws(EvaluationFailure) -> Value {
        var current = start
        for step in 0..<count {
            guard let next = MapAccess.place(of: paths[step].field, in: current) else {
                return try walkSlowly(current.pointee, paths, step, count)
            }
            // The map is part of the variable's tree, which lives as long as the evaluation.
            current = next
        }
        return current.pointee
    }

    private static func walkSlowly(
        _ start: Value, _ paths: UnsafePointer<PathStep>, _ first: Int, _ end: Int
    ) throws(EvaluationFailure) -> Value {
        var current = start
        for step in first..<end {
            do {
                current = try field(current, paths[step].field)
            } catch {
                var failure = error
                failure.end = paths[step].end
                throw failure
            }
        }
        return current
    }

    /// A field of any value.
    static func field(_ operand: Value, _ field: Symbol) throws(EvaluationFailure) -> Value {
        switch operand.content {
        case .map(let map):
            if let value = map[field] { return value }
        case .optional(let wrapped):
            guard let wrapped else { return operand }
            return try optional(wrapped, field)
        default:
            if let value = try MapAccess.index(operand.content, .string(field.text)) { return value }
        }
        throw EvaluationFailure("no such key: \(field)")
    }

    /// `operand.?field`: an optional of the field; none if it is not there.
    static func optional(_ operand: Value, _ field: Symbol) throws(EvaluationFailure) -> Value {
        switch operand.content {
        case .map(let map): return wrap(map[field], in: operand)
        case .optional(let wrapped):
            guard let wrapped else { return operand }
            return try optional(wrapped, field)
        default: return wrap(try MapAccess.index(operand.content, .string(field.text)), in: operand)
        }
    }

    private static func wrap(_ value: Value?, in operand: Value) -> Value {
        let bits = operand.origin.bits | (value?.origin.bits ?? 0)
        return Value(.optional(value), origin: Origin(bits: bits & 1))
    }

    /// Whether the last field of a path is there; the ones before must be.
    static func isPresent(
        _ start: UnsafePointer<Value>, _ program: CELProgram, _ instruction: Instruction
    ) throws(EvaluationFailure) -> Value {
        let paths = program.paths.base + Int(instruction.b)
        let last = Int(instruction.count) - 1
        let field = paths[last].field
        if last == 0, MapAccess.isMap(start) {
            let taint = start.pointee.origin.bits & 1
            return Value(.bool(MapAccess.place(of: field, in: start) != nil), origin: Origin(bits: taint))
        }
        let operand = try walk(start, paths, last)
        return Value(.bool(try has(operand, field)), origin: Arithmetic.taint(operand, operand))
    }

    private static func has(_ operand: Value, _ field: Symbol) throws(EvaluationFailure) -> Bool {
        switch operand.content {
        case .map(let map): return map.position(of: field) != nil
        case .optional(let wrapped):
            guard let wrapped else { return false }
            return try has(wrapped, field)
        default: return try MapAccess.index(operand.content, .string(field.text)) != nil
        }
    }

    /// `operand[key]` and `operand[?key]`.
    static func index(
        _ operand: Value, _ key: Value, isOptional: Bool, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Value {
        if case .optional(let wrapped) = operand.content {
            guard let wrapped else { return operand }
            return try index(wrapped, key, isOptional: true, &meter)
        }
        if case .keyedMap(let map) = operand.content { try meter.charge(map.entries.count >> 3) }
        let found = try MapAccess.index(operand.content, key.content)
        if isOptional { return wrap(found, in: operand) }
        guard let found else { throw MapAccess.missing(operand.content, key.content) }
        return found
    }

    /// `item in container`.
    static func contains(
        _ container: Content, _ item: Value, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Bool {
        switch container {
        case .list(let list):
            try meter.charge(list.count)
            for candidate in list.items where try Comparison.areEqual(item, candidate, &meter) { return true }
            return false
        case .keyedMap(let map):
            try meter.charge(map.entries.count >> 3)
            return MapAccess.find(item.content, in: container) != nil
        case .map: return MapAccess.find(item.content, in: container) != nil
        default: throw .noSuchOverload
        }
    }
}
