import Analysis
import Basics
import OpenChoreo
import Templates
import Tree

/// Renders components (specification 5.1). One belongs to one worker and keeps what it compiled.
final class ComponentRenderer {
    let engine: TemplateEngine
    private let objects: ObjectRenderer
    private var types: [CacheKey: CompiledComponentType] = [:]
    private var traits: [CacheKey: CompiledTrait] = [:]
    private var schemas: [ObjectIdentifier: (parameters: ParameterSchema, environmentConfigs: ParameterSchema)] = [:]
    /// Keeps the specifications alive whose identities are keys above.
    private var retained: [AnyObject] = []

    private struct CacheKey: Hashable {
        var spec: ObjectIdentifier
        var environment: ObjectIdentifier
    }

    init(engine: TemplateEngine) {
        self.engine = engine
        objects = ObjectRenderer(engine: engine)
    }

    /// The final objects of a component, in upstream's order, before the network policy is added.
    ///
    /// Refuses with every failing rule of a step; the first failing step ends the work.
    func render(_ input: ComponentInput, _ dependencies: DependencyViews) throws(RefusalError) -> [RenderedObject] {
        let variables = CommonVariables(input, dependencies)
        let environment = engine.environment(variables.names)
        let type = compiled(input.type, environment)
        let schema = schemas(of: input.type)
        let parameters = try schema.parameters.resolve(
            input.parameters, subject: "parameters", place: input.origin, isStrict: true,
            isFrozen: input.isFrozen, engine: engine)
        let environmentConfigs = try schema.environmentConfigs.resolve(
            input.environmentConfigs, subject: "environmentConfigs", place: input.origin, isStrict: true, engine: engine
        )
        let context = variables.context(environment, parameters, environmentConfigs)
        try refuse(objects.findings(of: type.preRenderValidations, context))

        var rendered: [RenderedObject] = []
        var pending: [([CompiledPostRenderValidation], TemplateContext)] = [(type.postRenderValidations, context)]
        do throws(TemplateError) {
            for resource in type.resources {
                try objects.append(resource, context, checksIdentity: true, to: &rendered)
            }
        } catch {
            throw RefusalError(error)
        }
        for instance in try instances(input, type, context) {
            try apply(instance, input, variables, to: &rendered, pending: &pending)
        }
        var findings: [Diagnostic] = []
        for (validations, context) in pending {
            findings += objects.findings(of: validations, context, on: rendered)
        }
        try refuse(findings)
        let finished = try Finish.component(rendered, input)
        if input.seed != nil, !engine.followsUpstream {
            for object in finished { try SeedFinish.checkContainers(object) }
        }
        return finished
    }

    private func refuse(_ findings: [Diagnostic]) throws(RefusalError) {
        if !findings.isEmpty { throw RefusalError(findings) }
    }

    /// A trait instance with its values before defaults.
    private struct Instance {
        var spec: TraitSpec
        var name: Value
        var instanceName: Value
        var parameters: Value?
        var environmentConfigs: Value?
        var place: Origin
    }

    /// Embedded traits in the type's order, then the component's in its order.
    private func instances(
        _ input: ComponentInput, _ type: CompiledComponentType, _ context: TemplateContext
    ) throws(RefusalError) -> [Instance] {
        var instances: [Instance] = []
        for embedded in type.embeddedTraits {
            let trait = embedded.trait
            do throws(TemplateError) {
                instances.append(
                    Instance(
                        spec: try spec(kind: trait.kind, name: trait.name, input, place: trait.origin),
                        name: .string(trait.name, origin: trait.origin),
                        instanceName: .string(trait.instanceName, origin: trait.origin),
                        parameters: try binding(embedded.parameters, context),
                        environmentConfigs: try binding(embedded.environmentConfigs, context), place: trait.origin))
            } catch {
                throw RefusalError(error)
            }
        }
        for instance in input.instances {
            do throws(TemplateError) {
                instances.append(
                    Instance(
                        spec: try spec(kind: instance.kind, name: instance.name, input, place: instance.origin),
                        name: .string(instance.name, origin: instance.origin),
                        instanceName: .string(instance.instanceName, origin: instance.origin),
                        parameters: instance.parameters,
                        environmentConfigs: input.traitEnvironmentConfigs[Symbol(instance.instanceName)],
                        place: instance.origin))
            } catch {
                throw RefusalError(error)
            }
        }
        return instances
    }

    private func binding(_ template: CompiledTemplate?, _ context: TemplateContext) throws(TemplateError) -> Value? {
        guard let template else { return nil }
        // Upstream encodes the trait's context as JSON: no type that only CEL knows reaches the trait.
        return try engine.render(template, context).withoutOmitted.decodedFromJSON
    }

    private func spec(
        kind: String, name: String, _ input: ComponentInput, place: Origin
    ) throws(TemplateError) -> TraitSpec {
        guard let spec = input.traits[TraitKey(kind: kind, name: name)] else {
            throw TemplateError(
                .traitNotInRelease, "the release does not hold the specification of \(kind) `\(name)`", at: place,
                fix: "Cut the release again, so that it holds every trait that its type embeds.")
        }
        return spec
    }

    private func apply(
        _ instance: Instance, _ input: ComponentInput, _ variables: CommonVariables,
        to rendered: inout [RenderedObject],
        pending: inout [([CompiledPostRenderValidation], TemplateContext)]
    ) throws(RefusalError) {
        let environment = engine.environment(variables.names + ["trait"])
        let trait = compiled(instance.spec, environment)
        let schema = schemas(of: instance.spec)
        let label = instance.instanceName.string ?? ""
        let parameters = try schema.parameters.resolve(
            instance.parameters, subject: "parameters of trait `\(label)`", place: instance.place, isStrict: true,
            isFrozen: input.isFrozen, engine: engine)
        let environmentConfigs = try schema.environmentConfigs.resolve(
            instance.environmentConfigs, subject: "environmentConfigs of trait `\(label)`", place: instance.place,
            isStrict: true, engine: engine)
        var context = variables.context(environment, parameters, environmentConfigs)
        context.values.append(
            .map(["name": instance.name, "instanceName": instance.instanceName], origin: instance.place))
        try refuse(objects.findings(of: trait.preRenderValidations, context))
        do throws(TemplateError) {
            for create in trait.creates { try objects.append(create, context, checksIdentity: false, to: &rendered) }
            for patch in trait.patches { try objects.apply(patch, context, to: &rendered) }
            try objects.apply(trait.removals, context, to: &rendered)
        } catch {
            throw RefusalError(error)
        }
        if !trait.postRenderValidations.isEmpty { pending.append((trait.postRenderValidations, context)) }
    }

    private func compiled(_ spec: ComponentTypeSpec, _ environment: TemplateEnvironment) -> CompiledComponentType {
        let key = CacheKey(spec: ObjectIdentifier(spec), environment: ObjectIdentifier(environment))
        if let known = types[key] { return known }
        let made = CompiledComponentType(spec, in: environment)
        types[key] = made
        retained.append(spec)
        return made
    }

    private func compiled(_ spec: TraitSpec, _ environment: TemplateEnvironment) -> CompiledTrait {
        let key = CacheKey(spec: ObjectIdentifier(spec), environment: ObjectIdentifier(environment))
        if let known = traits[key] { return known }
        let made = CompiledTrait(spec, in: environment)
        traits[key] = made
        retained.append(spec)
        return made
    }

    private func schemas(of spec: ComponentTypeSpec) -> (
        parameters: ParameterSchema, environmentConfigs: ParameterSchema
    ) {
        if let known = schemas[ObjectIdentifier(spec)] { return known }
        let made = (ParameterSchema(spec.parameters), ParameterSchema(spec.environmentConfigs))
        schemas[ObjectIdentifier(spec)] = made
        retained.append(spec)
        return made
    }

    private func schemas(of spec: TraitSpec) -> (parameters: ParameterSchema, environmentConfigs: ParameterSchema) {
        if let known = schemas[ObjectIdentifier(spec)] { return known }
        let made = (ParameterSchema(spec.parameters), ParameterSchema(spec.environmentConfigs))
        schemas[ObjectIdentifier(spec)] = made
        retained.append(spec)
        return made
    }
}

/// The variables that component and trait templates share.
struct CommonVariables {
    let names: [Symbol]
    private let values: [Value]

    private static let base: [Symbol] = [
        "parameters", "environmentConfigs", "metadata", "dataplane", "environment", "workload", "configurations",
        "dependencies", "derived",
    ]

    init(_ input: ComponentInput, _ dependencies: DependencyViews) {
        var derived = Map(capacity: 12)
        for (field, value) in input.derived { derived.append(Map.Entry(key: field, value: value)) }
        for (field, value) in dependencies.derivedFields { derived.append(Map.Entry(key: field, value: value)) }
        var values = [
            input.metadata, input.dataPlane, input.environment, input.workload, input.configurations,
            dependencies.value,
            .map(derived),
        ]
        var names = Self.base
        if let gateway = input.gateway {
            names.append("gateway")
            values.append(gateway)
        }
        self.names = names
        self.values = values
    }

    func context(_ environment: TemplateEnvironment, _ parameters: Value, _ configs: Value) -> TemplateContext {
        TemplateContext(environment: environment, values: [parameters, configs] + values)
    }
}
