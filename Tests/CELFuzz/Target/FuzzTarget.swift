import Basics
import CEL
import Tree

/// libFuzzer's entry: any bytes are an expression, after one byte that chooses how it is compiled.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    FuzzTarget.check(String(decoding: bytes.dropFirst(), as: UTF8.self), choice: bytes[0])
    return 0
}

/// What holds for every expression, whatever it says. A broken rule ends the process, so that libFuzzer keeps the input.
enum FuzzTarget {
    private static let evaluationLimit = 20_000

    private static let names: [Symbol] = ["x", "s", "l", "m", "t"]
    private static let values: [Value] = [
        Value(.int(3)), .string("héllo,wörld"), .list([Value(.int(1)), Value(.double(2.5)), .string("a"), .null]),
        .map(
            Map([
                (Symbol("a"), Value(.int(1))), (Symbol("b"), .list([.bool(true)])),
                (Symbol("c"), .map(Map([(Symbol("d"), .string("e"))]))),
            ])),
        Value(.timestamp(Timestamp(seconds: 1_700_000_000))),
    ]

    private static let environments: [CELEnvironment] = [
        CELEnvironment(variables: names),
        environment(
            [.openChoreo, .bindings, .blocks, .network, .kubernetesRegex, .kubernetesQuantities], checks: true),
        environment(CELLibraries.kubernetes.union([.openChoreo, .bindings]), checks: true),
        environment(CELLibraries.kubernetes.union([.openChoreo, .bindings, .blocks]), checks: false),
    ]

    private static func environment(_ libraries: CELLibraries, checks: Bool) -> CELEnvironment {
        CELEnvironment(
            typed: [
                .init("x", .int), .init("s", .string, sizeLimit: 16), .init("l", .dynamic, sizeLimit: 64),
                .init("m", .map(.string, .dynamic), sizeLimit: 64), .init("t", .timestamp),
            ], options: CELOptions(libraries: libraries, checksTypes: checks))
    }

    static func check(_ source: String, choice: UInt8) {
        let environment = environments[Int(choice) % environments.count]
        let length = source.utf8.count
        let program: CELProgram
        do throws(CELError) {
            program = try environment.compile(source)
        } catch {
            for error in [error] + error.others { expectRange(error.range, within: length, source) }
            return
        }
        let evaluator = CELEvaluator(costLimit: evaluationLimit)
        let first = outcome { () throws(CELError) in try evaluator.evaluate(program, values) }
        let cost = evaluator.lastCost
        switch first {
        case .success(let value):
            require(cost <= evaluationLimit, "the evaluation cost \(cost)", source)
            require(isPossible(value, program.type), "a \(value.content) is no \(program.type)", source)
            if let bound = try? environment.costBound(of: source) {
                require(cost <= bound, "the evaluation cost \(cost), the bound is \(bound)", source)
            }
        case .failure(let error): expectRange(error.range, within: length, source)
        }
        // The same evaluator gives the same again, and a trace changes nothing.
        var trace = CELTrace(limit: 100)
        let second = outcome { () throws(CELError) in try evaluator.evaluate(program, values, trace: &trace) }
        require(areSame(first, second), "\(first) the first time, \(second) the second", source)
        for read in trace.reads { expectRange(read.range, within: length, source) }
    }

    private static func outcome(_ body: () throws(CELError) -> Value) -> Result<Value, CELError> {
        Result { () throws(CELError) in try body() }
    }

    private static func areSame(_ left: Result<Value, CELError>, _ right: Result<Value, CELError>) -> Bool {
        switch (left, right) {
        case (.success(let a), .success(let b)): a.isSame(as: b)
        case (.failure(let a), .failure(let b)): a == b
        default: false
        }
    }

    /// Whether the checker's type covers a value; items are looked at one level deep.
    private static func isPossible(_ value: Value, _ type: CELType) -> Bool {
        switch (type, value.content) {
        case (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string), (.bytes, .bytes),
            (.timestamp, .timestamp), (.duration, .duration), (.null, .null), (.null, .nullEnum), (.map, .map),
            (.map, .keyedMap), (.optional, .optional), (.type, .type), (.opaque, .keyedMap):
            true
        // What fits where null is expected, and null where a value of these may be missing.
        case (.optional, .null), (.optional, .nullEnum), (.opaque, .null), (.opaque, .nullEnum), (.timestamp, .null),
            (.timestamp, .nullEnum), (.duration, .null), (.duration, .nullEnum):
            true
        case (.list, .list): true
        // As in the original, a list of an optional and null has items of type null.
        case (.null, .optional), (.dynamic, _), (.parameter, _), (.variable, _), (.error, _): true
        default: false
        }
    }

    private static func expectRange(_ range: Range<Int>, within length: Int, _ source: String) {
        require(range.lowerBound >= 0 && range.upperBound <= length, "the range \(range) lies outside", source)
    }

    private static func require(_ holds: Bool, _ fact: @autoclosure () -> String, _ source: String) {
        if !holds { fatalError("\(fact()): \(source)") }
    }
}
