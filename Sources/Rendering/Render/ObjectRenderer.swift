import Basics
import OpenChoreo
import Patches
import Templates
import Tree

/// Renders templates into objects and changes them by traits (specification 5.2 – 5.6). One belongs to one worker.
struct ObjectRenderer {
    let engine: TemplateEngine
    private let paths = PatchPaths()

    init(engine: TemplateEngine) {
        self.engine = engine
    }

    /// Renders a template into objects and appends them (5.2). `checksIdentity` is off for creates, which are checked last.
    func append(
        _ resource: CompiledResource, _ context: TemplateContext, checksIdentity: Bool,
        to objects: inout [RenderedObject]
    ) throws(TemplateError) {
        if let includeWhen = resource.includeWhen {
            guard try condition(includeWhen, context, "includeWhen", resource.origin) else { return }
        }
        guard let loop = resource.forEach else {
            objects.append(try object(resource, context, checksIdentity: checksIdentity))
            return
        }
        for item in try items(loop, context) {
            let inner = context.setting(loop.variable, to: item)
            objects.append(try object(resource, inner, checksIdentity: checksIdentity))
        }
    }

    private func object(
        _ resource: CompiledResource, _ context: TemplateContext, checksIdentity: Bool
    ) throws(TemplateError) -> RenderedObject {
        let value = try engine.render(resource.template, context)
        guard case .map = value.content else {
            throw TemplateError(
                .templateNotObject,
                "the template of `\(resource.id)` must render to an object, but gives \(value.article)",
                at: resource.origin)
        }
        let object = RenderedObject(plane: resource.plane, value: value.withoutOmitted, origin: resource.origin)
        if checksIdentity { try object.checkIdentity() }
        return object
    }

    /// A condition: a boolean, nothing else.
    func condition(
        _ template: CompiledTemplate, _ context: TemplateContext, _ field: String, _ origin: Origin
    ) throws(TemplateError) -> Bool {
        let value = try engine.render(template, context)
        guard case .bool(let flag) = value.content else {
            throw TemplateError(
                .conditionNotBoolean, "`\(field)` must give true or false, but gives \(value.article)",
                at: value.origin.isKnown ? value.origin : origin,
                fix: "Compare the value, for example `${… == 'true'}`.")
        }
        return flag
    }

    /// The items of a loop: a list's in order, a map's as `{key, value}` sorted by key.
    func items(_ loop: CompiledLoop, _ context: TemplateContext) throws(TemplateError) -> [Value] {
        let value = try engine.render(loop.items, context)
        let items: [Value]
        switch value.content {
        case .list(let list) where !list.isStringList: items = list.items
        case .map(let map):
            items = map.sortedByKey.map { entry in
                .map(
                    ["key": .string(entry.key.text, origin: entry.keyOrigin), "value": entry.value],
                    origin: entry.value.origin)
            }
        case .list:
            throw TemplateError(
                .loopNotIterable, "`forEach` gives the direct result of `split`, which OpenChoreo cannot loop over",
                at: loop.origin, fix: "Write `….split(…).map(x, x)`.")
        default:
            throw TemplateError(
                .loopNotIterable, "`forEach` must give a list or a map, but gives \(value.article)", at: loop.origin)
        }
        let limit = engine.limits.loopItems
        guard items.count <= limit else {
            throw TemplateError(
                .loopTooLong, "`forEach` gives \(items.count) items, more than \(limit)", at: loop.origin,
                fix: "Loop over fewer items, or raise `limits.loopItems` in `choreoc.yaml`.")
        }
        return items
    }

    /// Runs a body once, or once for each item of a loop.
    func forEach(
        _ loop: CompiledLoop?, _ context: TemplateContext, _ body: (TemplateContext) throws(TemplateError) -> Void
    ) throws(TemplateError) {
        guard let loop else { return try body(context) }
        for item in try items(loop, context) { try body(context.setting(loop.variable, to: item)) }
    }

    /// The positions of the objects that a target selects (5.4).
    ///
    /// An empty group matches any group, as upstream.
    func candidates(_ target: CompiledTarget, in objects: [RenderedObject]) -> [Int] {
        objects.indices.filter { index in
            let object = objects[index]
            return object.plane == target.plane && object.kind == target.kind && object.version == target.version
                && (target.group.isEmpty || object.group == target.group)
        }
    }

    /// The candidates for which the target's `where` holds.
    func filter(
        _ candidates: [Int], _ target: CompiledTarget, _ context: TemplateContext, in objects: [RenderedObject]
    ) throws(TemplateError) -> [Int] {
        guard let filter = target.filter else { return candidates }
        var selected: [Int] = []
        for index in candidates {
            let inner = context.setting(.resource, to: objects[index].value)
            if try condition(filter, inner, "where", target.filterOrigin) { selected.append(index) }
        }
        return selected
    }

    /// Applies a patch (5.4).
    func apply(
        _ patch: CompiledPatch, _ context: TemplateContext, to objects: inout [RenderedObject]
    ) throws(TemplateError) {
        guard let loop = patch.loop else { return try applyOnce(patch, context, to: &objects) }
        for item in try items(loop, context) {
            try applyOnce(patch, context.setting(loop.variable, to: item), to: &objects)
        }
    }

    private func applyOnce(
        _ patch: CompiledPatch, _ context: TemplateContext, to objects: inout [RenderedObject]
    ) throws(TemplateError) {
        let candidates = candidates(patch.target, in: objects)
        if candidates.isEmpty {
            engine.report(
                Diagnostic(
                    .patchWithoutTarget,
                    "none of the objects is \(patch.target.description), so this patch changes nothing",
                    at: Location(patch.target.origin), fix: Self.suggestion(for: patch.target, among: objects)))
            return
        }
        let selected = try filter(candidates, patch.target, context, in: objects)
        var operations: [(PatchOperation, PatchPath, Value?, CompiledOperation)] = []
        for operation in patch.operations {
            operations.append(try rendered(operation, context))
        }
        for index in selected {
            for (operation, path, value, source) in operations {
                try apply(operation, path, value, source, to: &objects[index])
            }
        }
    }

    /// The targets that the objects of the plane would offer.
    private static func suggestion(for target: CompiledTarget, among objects: [RenderedObject]) -> String? {
        var kinds: [String] = []
        for object in objects where object.plane == target.plane {
            let kind = "`\(object.apiVersion) \(object.kind)`"
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        if kinds.isEmpty { return nil }
        return "Target one of them: \(kinds.joined(separator: ", ")); or remove the patch."
    }

    private func rendered(
        _ operation: CompiledOperation, _ context: TemplateContext
    ) throws(TemplateError) -> (PatchOperation, PatchPath, Value?, CompiledOperation) {
        let path = try engine.render(operation.path, context)
        guard case .string(let text) = path.content else {
            throw TemplateError(
                .patchPathNotString, "the path of a patch must be a string, but gives \(path.article)",
                at: operation.pathOrigin)
        }
        guard let kind = PatchOperation(named: operation.name) else {
            throw TemplateError(
                .patchFails, "`\(operation.name)` is no patch operation", at: operation.origin,
                fix: "Write `add`, `replace` or `remove`.")
        }
        var value: Value?
        if kind != .remove {
            value = try operation.value.map { (template) throws(TemplateError) in try engine.render(template, context) }
            if value?.isOmitted ?? false {
                engine.report(
                    Diagnostic(
                        .omitBecomesObject, "`oc_omit()` as the whole value of a patch is written as `{}`",
                        at: Location(operation.origin)))
                value = .map([:], origin: operation.origin)
            }
        }
        do throws(PatchError) {
            return (kind, try paths.path(text), value ?? Value(.null, origin: operation.origin), operation)
        } catch {
            throw failure(error, operation, subject: nil)
        }
    }

    private func apply(
        _ operation: PatchOperation, _ path: PatchPath, _ value: Value?, _ source: CompiledOperation,
        to object: inout RenderedObject
    ) throws(TemplateError) {
        do throws(PatchError) {
            let outcome = try applyPatch(
                operation, at: path, value: value, to: &object.value, pathOrigin: source.pathOrigin)
            if outcome.shiftsItems {
                engine.report(
                    Diagnostic(
                        .patchRemovesSeveral,
                        "this operation changes several elements of one list; positions shift while it runs",
                        at: Location(source.pathOrigin)))
            }
        } catch {
            throw failure(error, source, subject: object)
        }
    }

    private func failure(_ error: PatchError, _ source: CompiledOperation, subject: RenderedObject?) -> TemplateError {
        var notes: [Diagnostic.Note] = []
        if let subject {
            notes.append(
                Diagnostic.Note("while patching \(subject.kind) `\(subject.name)`", at: Location(subject.origin)))
        }
        return TemplateError(
            Diagnostic(.patchFails, error.message, at: Location(source.pathOrigin), notes: notes, fix: error.fix))
    }

    /// Drops the objects that the removals of a trait instance select; all are selected before any is dropped (5.5).
    func apply(
        _ removals: [CompiledRemoval], _ context: TemplateContext, to objects: inout [RenderedObject]
    ) throws(TemplateError) {
        if removals.isEmpty { return }
        var marked: Set<Int> = []
        let current = objects
        for removal in removals {
            try forEach(removal.loop, context) { (inner) throws(TemplateError) in
                let candidates = candidates(removal.target, in: current)
                marked.formUnion(try filter(candidates, removal.target, inner, in: current))
            }
        }
        if marked.isEmpty { return }
        objects = objects.indices.filter { !marked.contains($0) }.map { objects[$0] }
    }
}

extension CompiledTarget {
    /// The target as messages name it: `apps/v1 Deployment`.
    var description: String {
        group.isEmpty ? "\(version) \(kind)" : "\(group)/\(version) \(kind)"
    }
}

extension RenderedObject {
    /// Refuses an object without `kind`, `apiVersion` or `metadata.name`.
    func checkIdentity() throws(TemplateError) {
        for (field, text) in [("kind", kind), ("apiVersion", apiVersion), ("metadata.name", name)] where text.isEmpty {
            throw TemplateError(
                .objectWithoutIdentity, "the rendered object has no `\(field)`",
                at: value.origin.isKnown ? value.origin : origin,
                fix: "Give the template a `\(field)` that is a non-empty string.")
        }
    }
}

extension Value {
    /// The kind of value with its article, as messages name it.
    var article: String {
        switch content {
        case .int, .uint: "an integer"
        case .omitted: "`oc_omit()`"
        case .null, .nullEnum: "null"
        default: "a \(typeName)"
        }
    }
}

/// The paths of patches that one thread has met: most are the same for every component of a type.
private final class PatchPaths {
    private static let limit = 1024
    private var known: [String: PatchPath] = [:]

    func path(_ text: String) throws(PatchError) -> PatchPath {
        if let path = known[text] { return path }
        let path = try PatchPath(text)
        if known.count < Self.limit { known[text] = path }
        return path
    }
}
