import Analysis
import Basics
import OpenChoreo
import Templates
import Tree

/// Renders projects and managed resources (specification 6.7, 6.8). One belongs to one worker.
final class ShellRenderer {
    let engine: TemplateEngine
    private let objects: ObjectRenderer
    private var compiled: [CacheKey: CompiledShell] = [:]
    private var retained: [AnyObject] = []

    private struct CacheKey: Hashable {
        var spec: ObjectIdentifier
        var environment: ObjectIdentifier
    }

    init(engine: TemplateEngine) {
        self.engine = engine
        objects = ObjectRenderer(engine: engine)
    }

    private static let base: [Symbol] = ["parameters", "environmentConfigs", "metadata", "dataplane", "environment"]

    private func context(
        _ input: ShellInput, _ shell: (TemplateEnvironment) -> CompiledShell
    ) throws(RefusalError) -> (CompiledShell, TemplateContext) {
        let environment = engine.environment(Self.base + (input.gateway == nil ? [] : ["gateway"]))
        let shell = shell(environment)
        let parameters = try shell.parameters.resolve(
            input.parameters, subject: "parameters", place: input.origin, isStrict: false, engine: engine)
        let configs = try shell.environmentConfigs.resolve(
            input.environmentConfigs, subject: "environmentConfigs", place: input.origin, isStrict: false,
            engine: engine)
        var values = [parameters, configs, input.metadata, input.dataPlane, input.environment]
        if let gateway = input.gateway { values.append(gateway) }
        return (shell, TemplateContext(environment: environment, values: values))
    }

    /// The objects of a project in one environment, in template order.
    ///
    /// Refuses failing validations and a result without the project's Namespace.
    func render(project input: ShellInput, _ spec: ProjectTypeSpec) throws(RefusalError) -> [RenderedObject] {
        let (shell, context) = try context(input) { self.shell(spec, $0) }
        let findings = objects.findings(of: shell.validations, context)
        if !findings.isEmpty { throw RefusalError(findings) }
        var rendered: [RenderedObject] = []
        do throws(TemplateError) {
            for resource in shell.resources {
                try objects.append(resource, context, checksIdentity: true, to: &rendered)
            }
        } catch {
            throw RefusalError(error)
        }
        for index in rendered.indices { rendered[index].plane = .data }
        let isNamespace = { (object: RenderedObject) in
            object.apiVersion == "v1" && object.kind == "Namespace" && object.name == input.namespace
        }
        guard rendered.contains(where: isNamespace) else {
            throw RefusalError([
                Diagnostic(
                    .namespaceMissing, "the project type renders no Namespace named `\(input.namespace)`",
                    at: Location(spec.origin),
                    fix: "Add a template of kind Namespace whose name is `${metadata.namespace}`.")
            ])
        }
        if input.omitsNamespace { rendered.removeAll(where: isNamespace) }
        return rendered
    }

    /// A managed resource: its objects, and what became of each output.
    struct RenderedResource {
        var objects: [RenderedObject]
        /// Output name → `{value}`, `{secretKeyRef}` or `{configMapKeyRef}`; nil when it needs the live object.
        var outputs: [String: Value?]
    }

    /// The objects of a managed resource in template order, and its outputs.
    ///
    /// Refuses failing templates and outputs that do not evaluate to strings; an output that reads `applied` is left open
    /// with a warning unless `choreoc.yaml` gives it.
    func render(resource input: ShellInput, _ spec: ResourceTypeSpec) throws(RefusalError) -> RenderedResource {
        let (shell, context) = try context(input) { self.shell(spec, $0) }
        var rendered: [RenderedObject] = []
        do throws(TemplateError) {
            for resource in shell.resources {
                try objects.append(resource, context, checksIdentity: false, to: &rendered)
            }
        } catch {
            throw RefusalError(error)
        }
        for index in rendered.indices { rendered[index].plane = .data }
        let outputContext = context.setting("applied", to: .map([:]))
        var outputs: [String: Value?] = [:]
        var findings: [Diagnostic] = []
        for output in shell.outputs {
            if let given = input.givenOutputs[Symbol(output.name)] {
                outputs[output.name] = given.map == nil ? .map(["value": given], origin: given.origin) : given
                continue
            }
            do throws(TemplateError) {
                outputs[output.name] = try self.output(output, outputContext)
            } catch {
                guard output.readsApplied, error.diagnostic.kind == .expressionFails else {
                    findings.append(error.diagnostic)
                    continue
                }
                outputs.updateValue(nil, forKey: output.name)
                engine.report(
                    Diagnostic(
                        .outputNeedsLiveObject,
                        "the output `\(output.name)` needs the state of a live object, which is not known offline",
                        at: Location(output.origin),
                        fix: "Give it in `choreoc.yaml`: `outputs.\(input.id.organization).\(input.id.project)."
                            + "\(input.id.name).\(input.id.environment).\(output.name)`."))
            }
        }
        if !findings.isEmpty { throw RefusalError(findings) }
        return RenderedResource(objects: rendered, outputs: outputs)
    }

    private func output(_ output: CompiledOutput, _ context: TemplateContext) throws(TemplateError) -> Value {
        switch output.source {
        case .value(let template): return .map(["value": try string(template, output, context)], origin: output.origin)
        case .reference(let field, let name, let key):
            let reference = Value.map(
                ["name": try string(name, output, context), "key": try string(key, output, context)],
                origin: output.origin)
            return .map([field: reference], origin: output.origin)
        }
    }

    private func string(
        _ template: CompiledTemplate, _ output: CompiledOutput, _ context: TemplateContext
    ) throws(TemplateError) -> Value {
        let value = try engine.render(template, context)
        guard value.string != nil else {
            throw TemplateError(
                .outputInvalid, "the output `\(output.name)` must give a string, but gives \(value.article)",
                at: output.origin, fix: "Convert it with `string(…)`.")
        }
        return value
    }

    private func shell(_ spec: ProjectTypeSpec, _ environment: TemplateEnvironment) -> CompiledShell {
        cached(spec, environment) { compiler in
            CompiledShell(
                parameters: ParameterSchema(spec.parameters),
                environmentConfigs: ParameterSchema(spec.environmentConfigs),
                resources: spec.resources.map(compiler.resource), validations: spec.validations.map(compiler.rule),
                outputs: [])
        }
    }

    private func shell(_ spec: ResourceTypeSpec, _ environment: TemplateEnvironment) -> CompiledShell {
        cached(spec, environment) { compiler in
            let outputs = TypeCompiler(environment: environment.adding("applied"))
            return CompiledShell(
                parameters: ParameterSchema(spec.parameters),
                environmentConfigs: ParameterSchema(spec.environmentConfigs),
                resources: spec.resources.map(compiler.resource), validations: [],
                outputs: spec.outputs.map(outputs.output))
        }
    }

    private func cached(
        _ spec: AnyObject, _ environment: TemplateEnvironment, _ make: (TypeCompiler) -> CompiledShell
    ) -> CompiledShell {
        let key = CacheKey(spec: ObjectIdentifier(spec), environment: ObjectIdentifier(environment))
        if let known = compiled[key] { return known }
        let made = make(TypeCompiler(environment: environment))
        compiled[key] = made
        retained.append(spec)
        return made
    }
}

/// A project or resource type made ready for one environment of variables.
struct CompiledShell {
    let parameters: ParameterSchema
    let environmentConfigs: ParameterSchema
    let resources: [CompiledResource]
    let validations: [CompiledRule]
    let outputs: [CompiledOutput]
}

/// An output of a resource type.
struct CompiledOutput {
    enum Source {
        case value(CompiledTemplate)
        /// `secretKeyRef` or `configMapKeyRef` with templates for name and key.
        case reference(Symbol, name: CompiledTemplate, key: CompiledTemplate)
    }

    let name: String
    let source: Source
    let origin: Origin

    /// Whether the output asks for the state of live objects.
    var readsApplied: Bool {
        switch source {
        case .value(let template): template.reads("applied")
        case .reference(_, let name, let key): name.reads("applied") || key.reads("applied")
        }
    }
}

extension TypeCompiler {
    func output(_ output: ResourceTypeOutput) -> CompiledOutput {
        let source: CompiledOutput.Source
        let missing = Value.string("", origin: output.origin)
        if let reference = output.secretKeyReference ?? output.configMapKeyReference {
            source = .reference(
                output.secretKeyReference == nil ? "configMapKeyRef" : "secretKeyRef",
                name: environment.compile(expression: reference["name"] ?? missing),
                key: environment.compile(expression: reference["key"] ?? missing))
        } else {
            source = .value(environment.compile(expression: output.value ?? missing))
        }
        return CompiledOutput(name: output.name, source: source, origin: output.origin)
    }
}
