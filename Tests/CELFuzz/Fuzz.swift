import Basics
import CEL
import Foundation
import Tree

/// `cel-fuzz generate COUNT SEED` writes generated expressions with their inputs and what choreoc makes of them, one JSON
/// object a line; `compare.py` asks the peer for its opinion. `cel-fuzz evaluate SEED` does so for the expressions of its
/// input, a line each: the index of the row whose inputs they are given, a tab, the expression.
@main
enum Fuzz {
    static func main() {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("generate", 4):
            guard let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { break }
            for index in 0..<count { write(row(seed, index)) }
            return
        case ("evaluate", 3):
            guard let seed = UInt64(arguments[2]) else { break }
            while let line = readLine() {
                let parts = line.split(separator: "\t", maxSplits: 1)
                guard parts.count == 2, let index = Int(parts[0]) else { break }
                write(row(seed, index, String(parts[1])))
            }
            return
        default: break
        }
        FileHandle.standardError.write(Data("usage: cel-fuzz generate COUNT SEED | evaluate SEED\n".utf8))
        exit(2)
    }

    private static let libraries: CELLibraries = [.optionalTypes, .strings, .encoders, .math, .bindings]

    /// The row of an index: the expression that is generated for it, or a given one with the same inputs.
    private static func row(_ seed: UInt64, _ index: Int, _ given: String? = nil) -> [String: Any] {
        var generator = ExpressionGenerator(random: RandomSource(seed: seed &* 1_000_003 &+ UInt64(index)))
        let generated = generator.expression()
        let expression = given ?? generated
        // Every other row declares its variables' types, the others leave all to run time as OpenChoreo does; but the
        // peer's binding takes times only where they are declared.
        let isTyped = index % 2 == 0
        let variables = GeneratedInputs.variables.map {
            CELEnvironment.Variable(
                Symbol($0.name), isTyped || ["t1", "r1"].contains($0.name) ? $0.type.declared : .dynamic)
        }
        let values = GeneratedInputs.variables.map { GeneratedInputs.value($0.type, &generator.random) }
        let environment = CELEnvironment(typed: variables, options: CELOptions(libraries: libraries))
        var row: [String: Any] = [
            "index": index, "expression": expression, "typed": isTyped,
            "variables": Dictionary(
                uniqueKeysWithValues: zip(GeneratedInputs.variables.map(\.name), values.map(TypedNotation.json))),
        ]
        do throws(CELError) {
            let program = try environment.compile(expression)
            row["type"] = program.type.description
            row["value"] = TypedNotation.json(try CELEvaluator().evaluate(program, values))
        } catch {
            row["phase"] = error.phase.rawValue
            row["message"] = error.message
        }
        return row
    }

    private static func write(_ row: [String: Any]) {
        guard let data = try? JSONSerialization.data(withJSONObject: row, options: [.sortedKeys]) else { return }
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}
