import CEL
import Foundation
import Tree

/// Measures the expressions of a file such as `bench/cel.json` and prints a table beside the figures of cel-go in it.
///
/// `cel-bench FILE [SECONDS]`; SECONDS is how long one measurement takes, 0.3 unless told. `--json` gives JSON lines.
@main
enum Benchmark {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let isJSON = arguments.contains("--json")
        arguments.removeAll { $0 == "--json" }
        guard let path = arguments.first else {
            fail("usage: cel-bench FILE [SECONDS] [--json]")
        }
        let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 0.3 : 0.3
        do {
            let file = try BenchmarkFile(path: path)
            if !isJSON { write(row("expression", "eval/s", "two threads", "scaling", "cel-go", "ratio", "compile µs")) }
            for expression in file.expressions {
                let result = try Measurement(expression, in: file, seconds: seconds)
                write(isJSON ? json(expression, result) : table(expression, result))
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func table(_ expression: BenchmarkFile.Expression, _ result: Measurement) -> String {
        row(
            expression.name, decimal(result.rate, 0), decimal(result.rateOfTwo, 0),
            decimal(result.rateOfTwo / result.rate, 2), decimal(expression.referenceRate, 0),
            decimal(result.rate / expression.referenceRate, 2), decimal(result.compile, 1))
    }

    private static func json(_ expression: BenchmarkFile.Expression, _ result: Measurement) -> String {
        """
        {"name":"\(expression.name)","evaluations_per_second":\(decimal(result.rate, 0)),\
        "two_threads":\(decimal(result.rateOfTwo, 0)),"compile_microseconds":\(decimal(result.compile, 1))}
        """
    }

    private static func decimal(_ number: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", number)
    }

    private static func row(_ name: String, _ cells: String...) -> String {
        let name = name + String(repeating: " ", count: max(0, 30 - name.count))
        return name + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
    }

    private static func write(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
