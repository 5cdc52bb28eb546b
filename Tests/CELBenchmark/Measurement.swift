import Basics
import CEL
import Glibc
import Synchronization
import Tree

/// What one expression costs.
struct Measurement {
    /// Evaluations a second on one thread.
    var rate: Double
    /// Evaluations a second of two threads together.
    var rateOfTwo: Double
    /// Microseconds to compile the expression.
    var compile: Double
    /// The value, so that a wrong answer is not measured as a fast one.
    var value: Value

    init(_ expression: BenchmarkFile.Expression, in file: BenchmarkFile, seconds: Double) throws(CELError) {
        let environment = CELEnvironment(variables: file.names)
        value = try CELEvaluator().evaluate(try environment.compile(expression.source), file.values)
        compile = try Self.compileTime(expression.source, environment, seconds: seconds / 2)
        rate = Self.best { Self.evaluations(expression, file, threads: 1, seconds: seconds) }
        rateOfTwo = Self.best { Self.evaluations(expression, file, threads: 2, seconds: seconds) }
    }

    /// The best of three: others use the machine, too.
    private static func best(_ measure: () -> Double) -> Double {
        (0..<3).map { _ in measure() }.max() ?? 0
    }

    private static func compileTime(
        _ source: String, _ environment: CELEnvironment, seconds: Double
    ) throws(CELError) -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            var count = 0
            let start = now()
            repeat {
                for _ in 0..<50 { _ = try environment.compile(source) }
                count += 50
            } while now() - start < seconds
            best = min(best, (now() - start) / Double(count) * 1e6)
        }
        return best
    }

    /// Each thread has its own program, variables and evaluator, as the renderer's workers have.
    private static func evaluations(
        _ expression: BenchmarkFile.Expression, _ file: BenchmarkFile, threads: Int, seconds: Double
    ) -> Double {
        let total = Mutex(0.0)
        let source = expression.source
        let names = file.names
        let values = file.values
        onThreads(threads) {
            let values = values.map(\.unshared)
            guard let program = try? CELEnvironment(variables: names).compile(source) else { return }
            let evaluator = CELEvaluator()
            let rate = values.withUnsafeBufferPointer { values in
                var count = 0
                let start = now()
                repeat {
                    for _ in 0..<1_000 { _ = try? evaluator.evaluate(program, values) }
                    count += 1_000
                } while now() - start < seconds
                return Double(count) / (now() - start)
            }
            total.withLock { $0 += rate }
        }
        return total.withLock { $0 }
    }
}

/// Seconds that this thread has run on a processor, so that what else the machine does is not measured.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
