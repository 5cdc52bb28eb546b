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

    /// Rows outside of OpenChoreo's configuration run with the library that their suite needs.
    @Test func rowsOfOtherConfigurationsAgree() throws {
        try expectAgreement { !$0.isOpenChoreo && !ConformanceRow.librariesNotBuilt.contains($0.library) }
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
    /// Libraries that this module does not have.
    static let librariesNotBuilt: Set<String> = ["network", "block(optimizer)"]

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

    private func environment() -> CELEnvironment {
        var options = CELOptions.openChoreo
        options.container = fields["container"] as? String ?? ""
        if !isOpenChoreo {
            options.libraries.insert(.bindings)
            if fields["disable_check"] as? Bool == true { options.checksTypes = false }
        }
        let types = fields["type_env"] as? [[String: Any]] ?? []
        let bindings = fields["bindings"] as? [String: Any] ?? [:]
        let names = types.compactMap { $0["name"] as? String }
        let declared = names + bindings.keys.sorted().filter { !names.contains($0) }
        if !isOpenChoreo, types.contains(where: { $0["overloads"] != nil }) {
            return CELEnvironment(typed: [], options: options, functions: types.compactMap(DeclaredType.function))
        }
        return CELEnvironment(variables: declared.map { Symbol($0) }, options: options)
    }

    /// What differs from the expectation; nil if nothing does.
    func difference() -> String? {
        let environment = environment()
        if let type = expectation["deduced_type"] as? String, fields["check_only"] as? Bool == true {
            do throws(CELError) {
                let deduced = try environment.type(of: source).description
                return deduced == type ? nil : "type \(deduced), not \(type)"
            } catch {
                return "refused: \(error.message)"
            }
        }
        let isErrorExpected = expectation["error"] as? Bool == true
        do throws(CELError) {
            let program = try environment.compile(source)
            let bindings = fields["bindings"] as? [String: Any] ?? [:]
            let values = environment.variables.map { TypedValue.value(bindings[$0.name.text]) }
            if environment.variables.contains(where: { bindings[$0.name.text] == nil }), !isErrorExpected,
                program.referencedVariables.contains(where: { bindings[$0.text] == nil })
            {
                return "no value for a variable"
            }
            if isErrorExpected, program.referencedVariables.contains(where: { bindings[$0.text] == nil }) { return nil }
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

/// The suite's notation of types: `param(T)`, `list(int)`, and any other name for a type of the host.
enum DeclaredType {
    static func function(_ entry: [String: Any]) -> FunctionDeclaration? {
        guard let name = entry["name"] as? String, let overloads = entry["overloads"] as? [[String: Any]] else {
            return nil
        }
        return FunctionDeclaration(
            Symbol(name),
            overloads: overloads.map { overload in
                FunctionDeclaration.Overload(
                    isMember: overload["receiver"] as? Bool ?? false,
                    (overload["params"] as? [String] ?? []).map(type),
                    result: type(overload["result"] as? String ?? "dyn")
                ) { _ in .null }
            })
    }

    static func type(_ text: String) -> CELType {
        guard let open = text.firstIndex(of: "(") else {
            let named: [String: CELType] = [
                "dyn": .dynamic, "int": .int, "uint": .uint, "double": .double, "string": .string, "bool": .bool,
            ]
            return named[text] ?? .opaque(Symbol(text), [])
        }
        var arguments: [String] = [""]
        var depth = 0
        for character in text[text.index(after: open)...].dropLast() {
            if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                arguments.append("")
            } else {
                arguments[arguments.count - 1].append(character)
            }
        }
        let types = arguments.map { $0.trimmingCharacters(in: .whitespaces) }
        switch text[..<open] {
        case "param": return .parameter(Symbol(types[0]))
        case "list": return .list(type(types[0]))
        case "map": return .map(type(types[0]), type(types[1]))
        default: return .opaque(Symbol(String(text[..<open])), types.map(type))
        }
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
