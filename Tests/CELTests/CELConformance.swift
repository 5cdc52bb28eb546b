import Basics
import CEL
import Foundation
import TestSupport
import Testing
import Tree

/// The rows of `cel.json`: the suite of google/cel-spec and the tables of cel-go's extensions.
@Suite(.enabled(if: ConformanceData.isAvailable, "no conformance data"))
struct CELConformance {
    @Test func everyRowWithinOpenChoreoAgrees() throws {
        try expectAgreement { $0.isOpenChoreo }
    }

    /// Rows outside of OpenChoreo's configuration run in the one that their suite needs.
    @Test func everyOtherRowAgrees() throws {
        try expectAgreement { !$0.isOpenChoreo }
    }

    private func expectAgreement(_ isWanted: (ConformanceRow) -> Bool) throws {
        let rows = try ConformanceRow.all().filter(isWanted)
        #expect(rows.count > 0)
        for row in rows {
            if let difference = row.difference() { Issue.record("\(row.title): \(difference)") }
        }
    }
}

/// One row of the suite.
struct ConformanceRow {
    let fields: [String: Any]

    static func all() throws -> [ConformanceRow] {
        let rows = try JSONSerialization.jsonObject(with: try ConformanceData.contents("cel.json")) as? [[String: Any]]
        return (rows ?? []).map(ConformanceRow.init)
    }

    var title: String {
        ["suite", "section", "name"].map { fields[$0] as? String ?? "" }.joined(separator: "/") + " `\(source)`"
    }
    var source: String { fields["expr"] as? String ?? "" }
    var isOpenChoreo: Bool { fields["openchoreo"] as? Bool ?? false }
    var library: String { fields["ext"] as? String ?? "" }

    private var expectation: [String: Any] {
        (fields[isOpenChoreo ? "openchoreo_expect" : "expect"] ?? fields["expect"]) as? [String: Any] ?? [:]
    }

    /// In OpenChoreo's configuration all variables are dyn; elsewhere they have the type that the row declares.
    private func environment() -> CELEnvironment {
        let types = fields["type_env"] as? [[String: Any]] ?? []
        let bindings = fields["bindings"] as? [String: Any] ?? [:]
        let declared = types.filter { $0["overloads"] == nil }.compactMap { $0["name"] as? String }
        let names = declared + bindings.keys.sorted().filter { !declared.contains($0) }
        var options = CELOptions.openChoreo
        options.container = fields["container"] as? String ?? ""
        if isOpenChoreo { return CELEnvironment(variables: names.map { Symbol($0) }, options: options) }
        options.libraries.formUnion([.bindings, .blocks, .network])
        options.checksTypes = fields["disable_check"] as? Bool != true
        options.expandsMacros = fields["disable_macros"] as? Bool != true
        options.duplicateKeys = .refused
        let variables = names.map { name in
            let type = types.first { $0["name"] as? String == name }?["type"] as? String
            return CELEnvironment.Variable(Symbol(name), type.flatMap(CELType.init(parsing:)) ?? .dynamic)
        }
        return CELEnvironment(
            typed: variables, options: options, functions: types.compactMap(DeclaredFunction.declaration))
    }

    /// What differs from the expectation; nil if nothing does.
    func difference() -> String? {
        let environment = environment()
        let isErrorExpected = expectation["error"] as? Bool == true
        do throws(CELError) {
            if let type = expectation["deduced_type"] as? String {
                let deduced = try environment.type(of: source).description
                if deduced != type { return "type \(deduced), not \(type)" }
            }
            if fields["check_only"] as? Bool == true { return nil }
            let program = try environment.compile(source)
            let bindings = fields["bindings"] as? [String: Any] ?? [:]
            if let missing = program.referencedVariables.first(where: { bindings[$0.text] == nil }) {
                return isErrorExpected ? nil : "no value for \(missing)"
            }
            let values = environment.variables.map { TypedValue.value(bindings[$0.name.text]) }
            let value = try CELEvaluator().evaluate(program, values)
            if isErrorExpected { return "gave \(TypedValue.text(value)), an error was expected" }
            guard let wanted = expectation["value"] else { return nil }
            let expected = TypedValue.value(wanted)
            return TypedValue.areSame(value, expected)
                ? nil : "gave \(TypedValue.text(value)), not \(TypedValue.text(expected))"
        } catch {
            return isErrorExpected ? nil : "refused: \(error.phase) \(error.message)"
        }
    }
}

/// A function of the host as the suite declares it; it is checked, never called.
enum DeclaredFunction {
    static func declaration(_ entry: [String: Any]) -> FunctionDeclaration? {
        guard let name = entry["name"] as? String, let overloads = entry["overloads"] as? [[String: Any]] else {
            return nil
        }
        return FunctionDeclaration(
            Symbol(name),
            overloads: overloads.map { overload in
                FunctionDeclaration.Overload(
                    isMember: overload["receiver"] as? Bool ?? false,
                    (overload["params"] as? [String] ?? []).compactMap(CELType.init(parsing:)),
                    result: CELType(parsing: overload["result"] as? String ?? "dyn") ?? .dynamic
                ) { _ in .null }
            })
    }
}

/// The suite's notation of values.
enum TypedValue {
    static func value(_ json: Any?) -> Value {
        guard let entry = (json as? [String: Any])?.first else { return .null }
        let text = entry.value as? String ?? ""
        switch entry.key {
        case "int": return Value(.int(Int64(text) ?? 0))
        case "uint": return Value(.uint(UInt64(text) ?? 0))
        case "double":
            switch text {
            case "NaN": return Value(.double(.nan))
            case "+Inf", "Infinity", "Inf": return Value(.double(.infinity))
            case "-Inf", "-Infinity": return Value(.double(-.infinity))
            default: return Value(.double(Double(text) ?? .nan))
            }
        case "string": return .string(text)
        case "bytes_base64": return Value(.bytes(Array(Data(base64Encoded: text) ?? Data())))
        case "bool": return .bool(entry.value as? Bool ?? false)
        case "list": return .list((entry.value as? [Any] ?? []).map(value))
        case "map":
            let pairs = (entry.value as? [[Any]] ?? []).map { (key: value($0[0]), value: value($0[1])) }
            if pairs.allSatisfy({ $0.key.string != nil }) {
                return .map(Map(pairs.map { (Symbol($0.key.string ?? ""), $0.value) }))
            }
            return Value(.keyedMap(KeyedMap(pairs)))
        case "type": return Value(.type(Symbol(text)))
        case "timestamp", "duration":
            let environment = CELEnvironment(variables: [])
            guard let program = try? environment.compile("\(entry.key)('\(text)')"),
                let value = try? CELEvaluator().evaluate(program, [])
            else { return .null }
            return value
        case "optional": return Value(.optional(value(entry.value)))
        case "optional_none": return Value(.optional(nil))
        default: return .null
        }
    }

    static func areSame(_ left: Value, _ right: Value) -> Bool {
        switch (left.content, right.content) {
        case (.nullEnum, .null), (.null, .nullEnum): true
        case (.list(let a), .list(let b)):
            a.count == b.count && zip(a.items, b.items).allSatisfy { areSame($0, $1) }
        case (.map, _), (.keyedMap, _):
            entries(left).count == entries(right).count
                && entries(left).allSatisfy { entry in
                    entries(right).contains { areSame(entry.0, $0.0) && areSame(entry.1, $0.1) }
                }
        case (.optional(let a?), .optional(let b?)): areSame(a, b)
        default: left.isSame(as: right)
        }
    }

    private static func entries(_ value: Value) -> [(Value, Value)] {
        switch value.content {
        case .map(let map): map.entries.map { (.string($0.key.text), $0.value) }
        case .keyedMap(let map): map.entries.map { ($0.key, $0.value) }
        default: []
        }
    }

    static func text(_ value: Value) -> String { String(describing: value.content) }
}
