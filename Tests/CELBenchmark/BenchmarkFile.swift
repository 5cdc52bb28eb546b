import Basics
import Foundation
import Tree

/// The expressions to measure, and the variables that they read: the file `bench/cel.json`.
struct BenchmarkFile {
    /// One expression with the figures of cel-go on the machine of that file.
    struct Expression {
        var name: String
        var source: String
        var referenceRate: Double
        var referenceCompile: Double
    }

    var names: [Symbol]
    var values: [Value]
    var expressions: [Expression]

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let variables = root["variables"] as? [String: Any], let rows = root["expressions"] as? [[String: Any]]
        else { throw CocoaError(.fileReadCorruptFile) }
        let sorted = variables.keys.sorted()
        names = sorted.map { Symbol($0) }
        values = sorted.map { Self.value(variables[$0]) }
        expressions = rows.map { row in
            Expression(
                name: row["name"] as? String ?? "", source: row["expr"] as? String ?? "",
                referenceRate: (row["cel_go_evaluations_per_second"] as? NSNumber)?.doubleValue ?? 0,
                referenceCompile: (row["cel_go_compile_microseconds"] as? NSNumber)?.doubleValue ?? 0)
        }
    }

    /// JSON as data of a template: whole numbers are int, others double.
    private static func value(_ json: Any?) -> Value {
        switch json {
        case let text as String: .string(text)
        case let number as NSNumber:
            if String(cString: number.objCType) == "c" {
                .bool(number.boolValue)
            } else if number.doubleValue == number.doubleValue.rounded() {
                Value(.int(number.int64Value))
            } else {
                Value(.double(number.doubleValue))
            }
        case let items as [Any]: .list(items.map(value))
        case let fields as [String: Any]: .map(Map(fields.keys.sorted().map { (Symbol($0), value(fields[$0])) }))
        default: .null
        }
    }
}
