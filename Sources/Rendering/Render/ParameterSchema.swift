import Basics
import OpenChoreo
import Schemas
import Templates
import Tree

/// Parameters or environmentConfigs of a type, trait, project or resource: defaulted and judged (specification 4.4, 4.5).
struct ParameterSchema {
    let schema: Result<Schema, DiagnosticError>?

    /// - Parameter section: the `openAPIV3Schema`; nil when the type declares none.
    init(_ section: Value?) {
        schema = section.map { section in
            do throws(DiagnosticError) {
                return .success(try Schema(compiling: section.withDoubles))
            } catch {
                return .failure(error)
            }
        }
    }

    /// The context object of given values.
    ///
    /// - Parameters:
    ///   - given: the values as declared; nil when there are none.
    ///   - subject: how messages name them: `parameters` or `environmentConfigs`.
    ///   - place: where values would be declared, for findings about missing ones.
    ///   - isFrozen: the values stand in a release. Nobody may change that any more, so a value that no template reads is
    ///     only warned of.
    ///   - isStrict: components and traits validate, and discard values without a schema; projects and resources neither.
    func resolve(
        _ given: Value?, subject: String, place: Origin, isStrict: Bool, isFrozen: Bool = false,
        engine: TemplateEngine
    ) throws(RefusalError) -> Value {
        let given = (given ?? .map([:])).withDoubles
        guard let schema else {
            guard isStrict else { return given }
            if let map = given.map, !map.isEmpty {
                try engine.refuseOrWarn(
                    Diagnostic(
                        .parametersWithoutSchema,
                        "\(subject) are given, but the type declares no schema for them, so nothing reads them",
                        at: Location(given.origin.isKnown ? given.origin : place),
                        fix: "Remove them, or declare `\(subject).openAPIV3Schema` in the type."))
            }
            return .map([:], origin: given.origin)
        }
        switch schema {
        case .failure(let error): throw RefusalError(error.diagnostics)
        case .success(let schema):
            let value = schema.applyDefaults(to: given.map == nil && given.isNull ? .map([:]) : given)
            guard isStrict else { return value }
            let violations = schema.validate(value)
            if !violations.isEmpty {
                throw RefusalError(
                    violations.map { violation in
                        Diagnostic(
                            .parameterInvalid, "\(subject): \(violation.message)",
                            at: Location(violation.origin.isKnown ? violation.origin : place), fix: violation.fix)
                    })
            }
            for unknown in schema.unknownFields(in: given) {
                var finding = Diagnostic(
                    .parameterUnknown, "\(subject): \(unknown.message)", at: Location(unknown.origin),
                    fix: unknown.fix ?? "Remove it, or declare it in the schema of the type.")
                if isFrozen {
                    finding.severity = .warning
                    finding.fix = "Cut a new release without it, or with a type that declares it."
                    engine.report(finding)
                } else {
                    try engine.refuseOrWarn(finding)
                }
            }
            return value
        }
    }
}

/// Why a unit is refused: at least one finding of severity error.
public struct RefusalError: Error {
    /// The findings.
    public var diagnostics: [Diagnostic]

    /// A refusal with its findings.
    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// A refusal for a template that fails.
    public init(_ error: TemplateError) {
        diagnostics = [error.diagnostic]
    }
}

extension TemplateEngine {
    /// A divergence: refused, or kept as a warning when upstream is followed.
    func refuseOrWarn(_ diagnostic: Diagnostic) throws(RefusalError) {
        guard followsUpstream else { throw RefusalError([diagnostic]) }
        var warning = diagnostic
        warning.severity = .warning
        report(warning)
    }
}
