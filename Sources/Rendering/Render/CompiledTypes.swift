import Basics
import OpenChoreo
import Templates
import Tree

/// A resource or create template made ready for one environment of variables.
struct CompiledResource {
    let id: String
    let plane: Plane
    let includeWhen: CompiledTemplate?
    let forEach: CompiledLoop?
    /// Compiled with the loop's variable when there is a loop.
    let template: CompiledTemplate
    let origin: Origin
}

/// A `forEach` with its variable.
struct CompiledLoop {
    let items: CompiledTemplate
    let variable: Symbol
    let origin: Origin
}

/// A rule with its message.
struct CompiledRule {
    let rule: CompiledTemplate
    let message: String
    let origin: Origin
}

/// What a patch, a removal or a post-render validation selects.
struct CompiledTarget {
    let plane: Plane
    let group: String
    let version: String
    let kind: String
    /// Compiled with `resource` in scope.
    let filter: CompiledTemplate?
    let filterOrigin: Origin
    let origin: Origin
}

/// One operation of a patch.
struct CompiledOperation {
    let name: String
    let path: CompiledTemplate
    let pathOrigin: Origin
    let value: CompiledTemplate?
    let origin: Origin
}

/// A patch.
struct CompiledPatch {
    let loop: CompiledLoop?
    let target: CompiledTarget
    let operations: [CompiledOperation]
    let origin: Origin
}

/// A removal.
struct CompiledRemoval {
    let loop: CompiledLoop?
    let target: CompiledTarget
}

/// A validation of the finished objects.
struct CompiledPostRenderValidation {
    let when: CompiledTemplate?
    let whenOrigin: Origin
    let loop: CompiledLoop?
    let target: CompiledTarget
    let mustMatch: Bool
    let rule: CompiledRule
}

/// Makes the parts of types and traits ready for an environment of variables.
struct TypeCompiler {
    let environment: TemplateEnvironment

    func loop(_ forEach: Value?, _ variable: Symbol?) -> CompiledLoop? {
        guard let forEach else { return nil }
        return CompiledLoop(
            items: environment.compile(expression: forEach), variable: variable ?? "item", origin: forEach.origin)
    }

    private func body(_ loop: CompiledLoop?) -> TypeCompiler {
        guard let loop else { return self }
        return TypeCompiler(environment: environment.adding(loop.variable))
    }

    func resource(
        id: String, plane: String?, includeWhen: Value?, forEach: Value?, variable: Symbol?, template: Value,
        origin: Origin
    ) -> CompiledResource {
        let loop = loop(forEach, variable)
        return CompiledResource(
            id: id, plane: Plane(rawValue: plane ?? "") ?? .data,
            includeWhen: includeWhen.map { environment.compile(expression: $0) }, forEach: loop,
            template: body(loop).environment.compile(template), origin: origin)
    }

    func rule(_ rule: ValidationRule) -> CompiledRule {
        CompiledRule(
            rule: environment.compile(expression: rule.rule), message: rule.message, origin: rule.rule.origin)
    }

    func target(_ target: TargetSelector, plane: String?) -> CompiledTarget {
        CompiledTarget(
            plane: Plane(rawValue: plane ?? "") ?? .data, group: target.group, version: target.version,
            kind: target.kind,
            filter: target.filter.map { environment.adding(.resource).compile(expression: $0) },
            filterOrigin: target.filter?.origin ?? .none, origin: target.origin)
    }

    func patch(_ patch: PatchEntry) -> CompiledPatch {
        let loop = loop(patch.forEach, patch.variable)
        let inner = body(loop)
        return CompiledPatch(
            loop: loop, target: inner.target(patch.target, plane: patch.targetPlane),
            operations: patch.operations.map { operation in
                CompiledOperation(
                    name: operation.operation, path: inner.environment.compile(expression: operation.path),
                    pathOrigin: operation.path.origin, value: operation.value.map { inner.environment.compile($0) },
                    origin: operation.origin)
            }, origin: patch.origin)
    }

    func removal(_ removal: RemoveEntry) -> CompiledRemoval {
        let loop = loop(removal.forEach, removal.variable)
        return CompiledRemoval(loop: loop, target: body(loop).target(removal.target, plane: removal.targetPlane))
    }

    func validation(_ validation: PostRenderValidation) -> CompiledPostRenderValidation {
        let loop = loop(validation.forEach, validation.variable)
        let inner = body(loop)
        let rule = CompiledRule(
            rule: inner.environment.adding(.resource).compile(expression: validation.rule), message: validation.message,
            origin: validation.rule.origin)
        return CompiledPostRenderValidation(
            when: validation.when.map { environment.compile(expression: $0) },
            whenOrigin: validation.when?.origin ?? .none, loop: loop,
            target: inner.target(validation.target, plane: validation.targetPlane), mustMatch: validation.mustMatch,
            rule: rule)
    }
}

/// A component type made ready for one environment of variables.
final class CompiledComponentType {
    let resources: [CompiledResource]
    let preRenderValidations: [CompiledRule]
    let postRenderValidations: [CompiledPostRenderValidation]
    let embeddedTraits: [CompiledEmbeddedTrait]

    init(_ spec: ComponentTypeSpec, in environment: TemplateEnvironment) {
        let compiler = TypeCompiler(environment: environment)
        resources = spec.resources.map { compiler.resource($0) }
        preRenderValidations = spec.preRenderValidations.map(compiler.rule)
        postRenderValidations = spec.postRenderValidations.map(compiler.validation)
        embeddedTraits = spec.traits.map { trait in
            CompiledEmbeddedTrait(
                trait: trait, parameters: trait.parameters.map { environment.compile($0) },
                environmentConfigs: trait.environmentConfigs.map { environment.compile($0) })
        }
    }
}

/// A trait that a component type brings along, with its bindings.
struct CompiledEmbeddedTrait {
    let trait: EmbeddedTrait
    let parameters: CompiledTemplate?
    let environmentConfigs: CompiledTemplate?
}

/// A trait made ready for one environment of variables.
final class CompiledTrait {
    let creates: [CompiledResource]
    let patches: [CompiledPatch]
    let removals: [CompiledRemoval]
    let preRenderValidations: [CompiledRule]
    let postRenderValidations: [CompiledPostRenderValidation]

    init(_ spec: TraitSpec, in environment: TemplateEnvironment) {
        let compiler = TypeCompiler(environment: environment)
        creates = spec.creates.map { compiler.resource($0) }
        patches = spec.patches.map(compiler.patch)
        removals = spec.removes.map(compiler.removal)
        preRenderValidations = spec.preRenderValidations.map(compiler.rule)
        postRenderValidations = spec.postRenderValidations.map(compiler.validation)
    }
}

extension TypeCompiler {
    func resource(_ template: ResourceTemplate) -> CompiledResource {
        resource(
            id: template.id, plane: template.targetPlane, includeWhen: template.includeWhen, forEach: template.forEach,
            variable: template.variable, template: template.template, origin: template.origin)
    }
}
