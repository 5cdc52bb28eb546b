import Basics
import Tree

/// Kubernetes' named formats: `format.dns1123Label().validate(text)`, `format.named("uuid")`.
enum NamedFormatLibrary {
    static let type: Symbol = "kubernetes.NamedFormat"

    static let functions: [FunctionDeclaration] =
        [
            FunctionDeclaration("format.named", ["string -> optional(Format)"]) {
                (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let name) = arguments[0] else { throw .noSuchOverload }
                return Value(.optional(NamedFormat(rawValue: name).map(value)))
            },
            FunctionDeclaration("validate", [".Format, string -> optional(list(string))"]) {
                (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let name) = OpaqueValue.data(arguments[0], type),
                    let format = NamedFormat(rawValue: name), case .string(let text) = arguments[1]
                else { throw .noSuchOverload }
                try meter.charge(text.utf8.count)
                let problems = format.problems(text)
                return Value(.optional(problems.isEmpty ? nil : .list(problems.map { .string($0) })))
            },
        ]
        + NamedFormat.allCases.map { format in
            FunctionDeclaration(Symbol("format.\(format.rawValue)"), [" -> Format"]) {
                (_, meter) throws(EvaluationFailure) in value(format)
            }
        }

    private static func value(_ format: NamedFormat) -> Value {
        OpaqueValue.make(type, .string(format.rawValue))
    }
}
