import Basics
import CEL
import Foundation
import Tree

/// `cel-fuzz generate COUNT SEED` writes generated expressions with their inputs and what choreoc makes of them, one JSON
/// object a line; `compare.py` asks the peer for its opinion.
@main
enum Fuzz {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, arguments[1] == "generate", let count = Int(arguments[2]),
            let seed = UInt64(arguments[3])
        else {
            FileHandle.standardError.write(Data("usage: cel-fuzz generate COUNT SEED\n".utf8))
            exit(2)
        }
        for index in 0..<count { write(row(RandomSource(seed: seed &* 1_000_003 &+ UInt64(index)), index)) }
    }

    private static let libraries: CELLibraries = [.optionalTypes, .strings, .encoders, .math, .bindings]

    private static func row(_ source: RandomSource, _ index: Int) -> [String: Any] {
        var generator = ExpressionGenerator(random: source)
        let expression = generator.expression()
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
