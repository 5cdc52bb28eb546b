import Basics
import Tree

/// The arithmetic operators: no conversion between number types, every overflow an error.
enum Arithmetic {
    @inline(__always)
    static func taint(_ left: Value, _ right: Value) -> Origin {
        Origin(bits: (left.origin.bits | right.origin.bits) & 1)
    }

    private static let overflow = EvaluationFailure("integer overflow")
    private static let unsignedOverflow = EvaluationFailure("unsigned integer overflow")
    private static let divisionByZero = EvaluationFailure("division by zero")
    private static let modulusByZero = EvaluationFailure("modulus by zero")

    static func add(_ left: Value, _ right: Value, _ meter: inout CostMeter) throws(EvaluationFailure) -> Value {
        let origin = taint(left, right)
        switch (left.content, right.content) {
        case (.int(let a), .int(let b)):
            let (sum, isOver) = a.addingReportingOverflow(b)
            if isOver { throw overflow }
            return Value(.int(sum), origin: origin)
        case (.double(let a), .double(let b)): return Value(.double(a + b), origin: origin)
        case (.string(let a), .string(let b)):
            try meter.charge(bytes: a.utf8.count &+ b.utf8.count)
            return Value(.string(a + b), origin: origin)
        case (.uint(let a), .uint(let b)):
            let (sum, isOver) = a.addingReportingOverflow(b)
            if isOver { throw unsignedOverflow }
            return Value(.uint(sum), origin: origin)
        case (.list(let a), .list(let b)):
            try meter.charge(a.count &+ b.count)
            if a.items.isEmpty, !b.isStringList { return Value(.list(b), origin: origin) }
            return Value(.list(List(a.items + b.items)), origin: origin)
        case (.bytes(let a), .bytes(let b)):
            try meter.charge(bytes: a.count &+ b.count)
            return Value(.bytes(a + b), origin: origin)
        case (.duration(let a), .duration(let b)):
            let (sum, isOver) = a.addingReportingOverflow(b)
            if isOver { throw overflow }
            return Value(.duration(sum), origin: origin)
        case (.timestamp(let time), .duration(let span)), (.duration(let span), .timestamp(let time)):
            return Value(.timestamp(try TimeArithmetic.add(time, span)), origin: origin)
        default: throw .noSuchOverload
        }
    }

    static func subtract(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        let origin = taint(left, right)
        switch (left.content, right.content) {
        case (.int(let a), .int(let b)):
            let (result, isOver) = a.subtractingReportingOverflow(b)
            if isOver { throw overflow }
            return Value(.int(result), origin: origin)
        case (.double(let a), .double(let b)): return Value(.double(a - b), origin: origin)
        case (.uint(let a), .uint(let b)):
            let (result, isOver) = a.subtractingReportingOverflow(b)
            if isOver { throw unsignedOverflow }
            return Value(.uint(result), origin: origin)
        case (.duration(let a), .duration(let b)):
            let (result, isOver) = a.subtractingReportingOverflow(b)
            if isOver { throw overflow }
            return Value(.duration(result), origin: origin)
        case (.timestamp(let time), .duration(let span)):
            if span == .min { throw overflow }
            return Value(.timestamp(try TimeArithmetic.add(time, -span)), origin: origin)
        case (.timestamp(let a), .timestamp(let b)):
            return Value(.duration(try TimeArithmetic.difference(a, b)), origin: origin)
        default: throw .noSuchOverload
        }
    }

    static func multiply(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        let origin = taint(left, right)
        switch (left.content, right.content) {
        case (.int(let a), .int(let b)):
            let (result, isOver) = a.multipliedReportingOverflow(by: b)
            if isOver { throw overflow }
            return Value(.int(result), origin: origin)
        case (.double(let a), .double(let b)): return Value(.double(a * b), origin: origin)
        case (.uint(let a), .uint(let b)):
            let (result, isOver) = a.multipliedReportingOverflow(by: b)
            if isOver { throw unsignedOverflow }
            return Value(.uint(result), origin: origin)
        default: throw .noSuchOverload
        }
    }

    static func divide(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        let origin = taint(left, right)
        switch (left.content, right.content) {
        case (.int(let a), .int(let b)):
            if b == 0 { throw divisionByZero }
            let (result, isOver) = a.dividedReportingOverflow(by: b)
            if isOver { throw overflow }
            return Value(.int(result), origin: origin)
        case (.double(let a), .double(let b)): return Value(.double(a / b), origin: origin)
        case (.uint(let a), .uint(let b)):
            if b == 0 { throw divisionByZero }
            return Value(.uint(a / b), origin: origin)
        default: throw .noSuchOverload
        }
    }

    static func remainder(_ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        let origin = taint(left, right)
        switch (left.content, right.content) {
        case (.int(let a), .int(let b)):
            if b == 0 { throw modulusByZero }
            let (result, isOver) = a.remainderReportingOverflow(dividingBy: b)
            if isOver { throw overflow }
            return Value(.int(result), origin: origin)
        case (.uint(let a), .uint(let b)):
            if b == 0 { throw modulusByZero }
            return Value(.uint(a % b), origin: origin)
        default: throw .noSuchOverload
        }
    }

    static func negate(_ operand: Value) throws(EvaluationFailure) -> Value {
        let origin = taint(operand, operand)
        switch operand.content {
        case .int(let value):
            if value == .min { throw overflow }
            return Value(.int(-value), origin: origin)
        case .double(let value): return Value(.double(-value), origin: origin)
        default: throw .noSuchOverload
        }
    }

    /// A chain of additions from left to right, in one step when all operands are strings.
    static func addAll(
        _ operands: UnsafeBufferPointer<Value>, ends: UnsafePointer<Int32>, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Value {
        var length = 0
        var taint: UInt64 = 0
        var areStrings = true
        for operand in operands {
            guard case .string(let text) = operand.content else {
                areStrings = false
                break
            }
            length &+= text.utf8.count
            taint |= operand.origin.bits
        }
        if areStrings {
            try meter.charge(bytes: length)
            let result = String(unsafeUninitializedCapacity: length) { target in
                guard let base = target.baseAddress else { return 0 }
                var end = base
                for operand in operands {
                    guard case .string(var text) = operand.content else { continue }
                    text.withUTF8 { bytes in
                        guard let start = bytes.baseAddress else { return }
                        end.initialize(from: start, count: bytes.count)
                        end += bytes.count
                    }
                }
                return end - base
            }
            return Value(.string(result), origin: Origin(bits: taint & 1))
        }
        var sum = operands[0]
        for index in 1..<operands.count {
            do {
                sum = try add(sum, operands[index], &meter)
            } catch {
                var failure = error
                failure.end = ends[index]
                throw failure
            }
        }
        return sum
    }
}
