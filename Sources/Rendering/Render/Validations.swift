import Basics
import OpenChoreo
import Templates
import Tree

extension ObjectRenderer {
    /// Evaluates pre-render validations; every failing one is a finding (specification 5.7).
    func findings(of rules: [CompiledRule], _ context: TemplateContext) -> [Diagnostic] {
        rules.compactMap { rule in
            do throws(TemplateError) {
                let value = try engine.render(rule.rule, context)
                return Self.finding(value, rule, subject: nil)
            } catch {
                return error.diagnostic
            }
        }
    }

    private static func finding(_ value: Value, _ rule: CompiledRule, subject: RenderedObject?) -> Diagnostic? {
        let message: String
        switch value.content {
        case .bool(true): return nil
        case .bool: message = rule.message.isEmpty ? "this rule does not hold" : rule.message
        default: message = "a rule must give true or false, but this one gives \(value.article)"
        }
        let notes = subject.map { object in
            [Diagnostic.Note("on \(object.kind) `\(object.name)`", at: Location(object.origin))]
        }
        return Diagnostic(.validationFails, message, at: Location(rule.origin), notes: notes ?? [])
    }

    /// Evaluates post-render validations on the finished objects (5.8).
    func findings(
        of validations: [CompiledPostRenderValidation], _ context: TemplateContext, on objects: [RenderedObject]
    ) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for validation in validations {
            do throws(TemplateError) {
                if let when = validation.when {
                    guard try condition(when, context, "when", validation.whenOrigin) else { continue }
                }
                guard let loop = validation.loop else {
                    findings += try self.findings(of: validation, context, on: objects)
                    continue
                }
                for item in try items(loop, context) {
                    do throws(TemplateError) {
                        findings += try self.findings(
                            of: validation, context.setting(loop.variable, to: item), on: objects)
                    } catch {
                        findings.append(error.diagnostic)
                    }
                }
            } catch {
                findings.append(error.diagnostic)
            }
        }
        return findings
    }

    private func findings(
        of validation: CompiledPostRenderValidation, _ context: TemplateContext, on objects: [RenderedObject]
    ) throws(TemplateError) -> [Diagnostic] {
        let candidates = candidates(validation.target, in: objects)
        let selected = try filter(candidates, validation.target, context, in: objects)
        if selected.isEmpty {
            guard validation.mustMatch else { return [] }
            return [
                Diagnostic(
                    .validationMatchesNothing,
                    "none of the objects is \(validation.target.description), which this validation must match",
                    at: Location(validation.target.origin),
                    fix: "Correct the target, or write `mustMatch: false` if the object is optional.")
            ]
        }
        return selected.compactMap { index in
            do throws(TemplateError) {
                let value = try engine.render(
                    validation.rule.rule, context.setting(.resource, to: objects[index].value))
                return Self.finding(value, validation.rule, subject: objects[index])
            } catch {
                return error.diagnostic
            }
        }
    }
}
