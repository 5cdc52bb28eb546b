import Basics
import Tree

/// A rule with its message.
public struct ValidationRule: Sendable {
    /// The expression, as a template string.
    public let rule: Value
    /// What is wrong when it does not hold.
    public let message: String

    static func list(_ value: Value?) -> [ValidationRule] {
        (value?.items ?? []).compactMap { entry in
            entry["rule"].map { ValidationRule(rule: $0, message: entry["message"]?.string ?? "") }
        }
    }

    /// `preRenderValidations`, or its older name `validations` when that list is empty.
    static func effective(_ spec: Value) -> [ValidationRule] {
        let rules = list(spec["preRenderValidations"])
        return rules.isEmpty ? list(spec["validations"]) : rules
    }
}

/// What selects objects: group, version, kind and a condition.
public struct TargetSelector: Sendable {
    /// Empty matches any group.
    public let group: String
    /// The version of the API.
    public let version: String
    /// The kind.
    public let kind: String
    /// `where`, a condition on `resource`.
    public let filter: Value?
    /// Where the target stands.
    public let origin: Origin

    init(_ value: Value?) {
        group = value?["group"]?.string ?? ""
        version = value?["version"]?.string ?? ""
        kind = value?["kind"]?.string ?? ""
        filter = value?["where"]?.nonEmptyString
        origin = value?.origin ?? .none
    }
}

/// A rule on finished objects.
public struct PostRenderValidation: Sendable {
    /// The condition under which it is checked; nil for always.
    public let when: Value?
    /// The expression that gives the items of a loop; nil for no loop.
    public let forEach: Value?
    /// The name of the loop variable; nil for `item`.
    public let variable: Symbol?
    /// The plane whose objects are meant; nil for the data plane.
    public let targetPlane: String?
    /// The objects that are meant.
    public let target: TargetSelector
    /// Whether an object must be there.
    public let mustMatch: Bool
    /// The expression that must be true.
    public let rule: Value
    /// What is said when the rule is broken.
    public let message: String

    static func list(_ value: Value?) -> [PostRenderValidation] {
        (value?.items ?? []).compactMap { entry in
            guard let rule = entry["rule"] else { return nil }
            return PostRenderValidation(
                when: entry["when"]?.nonEmptyString, forEach: entry["forEach"]?.nonEmptyString,
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)),
                targetPlane: entry["targetPlane"]?.string, target: TargetSelector(entry["target"]),
                mustMatch: entry["target"]?["mustMatch"]?.bool ?? true, rule: rule,
                message: entry["message"]?.string ?? "")
        }
    }
}

/// A template of a type or trait.
public struct ResourceTemplate: Sendable {
    /// The template's id; for creates of a trait `creates[n]`.
    public let id: String
    /// The plane whose objects are meant; nil for the data plane.
    public let targetPlane: String?
    /// The condition under which it is rendered; nil for always.
    public let includeWhen: Value?
    /// The expression that gives the items of a loop; nil for no loop.
    public let forEach: Value?
    /// The name of the loop variable; nil for `item`.
    public let variable: Symbol?
    /// The template of the object.
    public let template: Value
    /// Where the template's object stands.
    public let origin: Origin

    static func list(_ value: Value?, name: String) -> [ResourceTemplate] {
        (value?.items ?? []).enumerated().map { index, entry in
            ResourceTemplate(
                id: entry["id"]?.string ?? "\(name)[\(index)]", targetPlane: entry["targetPlane"]?.string,
                includeWhen: entry["includeWhen"]?.nonEmptyString, forEach: entry["forEach"]?.nonEmptyString,
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)),
                template: entry[.template] ?? .null, origin: entry[.template]?.origin ?? entry.origin)
        }
    }
}

/// A trait's kind and name, by which releases and components find it.
public struct TraitKey: Hashable, Sendable {
    /// The kind.
    public let kind: String
    /// The name.
    public let name: String

    /// The key of a trait.
    public init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// A use of a trait by a component.
public struct TraitInstance: Sendable {
    /// The kind.
    public let kind: String
    /// The name.
    public let name: String
    /// The name of this use, unique in the component.
    public let instanceName: String
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// Where the use stands.
    public let origin: Origin
    /// Where the trait's name stands.
    public let nameOrigin: Origin
    /// Where the instance's name stands.
    public let instanceNameOrigin: Origin

    static func list(_ value: Value?) -> [TraitInstance] {
        (value?.items ?? []).map { entry in
            TraitInstance(
                kind: entry[.kind]?.string ?? "Trait", name: entry[.name]?.string ?? "",
                instanceName: entry["instanceName"]?.string ?? "", parameters: entry[.parameters],
                origin: entry.origin, nameOrigin: entry[.name]?.origin ?? entry.origin,
                instanceNameOrigin: entry["instanceName"]?.origin ?? entry.origin)
        }
    }
}

/// A trait that a component type brings along.
public struct EmbeddedTrait: Sendable {
    /// The kind.
    public let kind: String
    /// The name.
    public let name: String
    /// The name of this use, unique in the component.
    public let instanceName: String
    /// Values with `${…}` over the component's context.
    public let parameters: Value?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// Where the use stands.
    public let origin: Origin
    /// Where the trait's name stands.
    public let nameOrigin: Origin
}

/// The specification of a component type, live or frozen.
///
/// A class, so that what is compiled for it can be kept by identity.
public final class ComponentTypeSpec: Sendable {
    /// The normalised specification.
    public let value: Value
    /// The kind of the workload object, in lower case.
    public let workloadType: String
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// The templates of its objects, in order.
    public let resources: [ResourceTemplate]
    /// The traits, in the order in which they are applied.
    public let traits: [EmbeddedTrait]
    /// The traits that a component may add; empty for none.
    public let allowedTraits: [TraitKey]
    /// Rules that are checked before anything is rendered.
    public let preRenderValidations: [ValidationRule]
    /// Rules that are checked on finished objects.
    public let postRenderValidations: [PostRenderValidation]
    /// SHA-256 of the normalised specification.
    public let digest: Digest
    /// Whether the text `toEndpointResources` occurs in it.
    public let usesEndpointRoutes: Bool

    /// Reads a normalised specification. `embeddedKind` is the default kind of embedded and allowed traits.
    public init(_ value: Value, embeddedKind: String) {
        self.value = value
        workloadType = value["workloadType"]?.string ?? ""
        parameters = value[path: .parameters, .openAPIV3Schema]
        environmentConfigs = value[path: .environmentConfigs, .openAPIV3Schema]
        resources = ResourceTemplate.list(value[.resources], name: "resources")
        traits = (value[.traits]?.items ?? []).map { entry in
            EmbeddedTrait(
                kind: entry[.kind]?.nonEmptyString?.string ?? embeddedKind, name: entry[.name]?.string ?? "",
                instanceName: entry["instanceName"]?.string ?? "", parameters: entry[.parameters],
                environmentConfigs: entry[.environmentConfigs], origin: entry.origin,
                nameOrigin: entry[.name]?.origin ?? entry.origin)
        }
        allowedTraits = (value["allowedTraits"]?.items ?? []).map { entry in
            TraitKey(kind: entry[.kind]?.nonEmptyString?.string ?? embeddedKind, name: entry[.name]?.string ?? "")
        }
        preRenderValidations = ValidationRule.effective(value)
        postRenderValidations = PostRenderValidation.list(value["postRenderValidations"])
        var writer = JSONWriter(style: .go)
        writer.write(value)
        digest = Digest(of: writer.output)
        usesEndpointRoutes = writer.output.containsBytes("toEndpointResources")
    }
}

/// One operation of a patch.
public struct PatchOperationEntry: Sendable {
    /// `add`, `replace` or `remove`, as written.
    public let operation: String
    /// The path inside the object; may hold expressions.
    public let path: Value
    /// The value as written.
    public let value: Value?
    /// Where it is written.
    public let origin: Origin
}

/// A patch of a trait.
public struct PatchEntry: Sendable {
    /// The plane whose objects are meant; nil for the data plane.
    public let targetPlane: String?
    /// The expression that gives the items of a loop; nil for no loop.
    public let forEach: Value?
    /// The name of the loop variable; nil for `item`.
    public let variable: Symbol?
    /// The objects that are meant.
    public let target: TargetSelector
    /// The operations, in order.
    public let operations: [PatchOperationEntry]
    /// Where it is written.
    public let origin: Origin
}

/// A removal of a trait.
public struct RemoveEntry: Sendable {
    /// The plane whose objects are meant; nil for the data plane.
    public let targetPlane: String?
    /// The expression that gives the items of a loop; nil for no loop.
    public let forEach: Value?
    /// The name of the loop variable; nil for `item`.
    public let variable: Symbol?
    /// The objects that are meant.
    public let target: TargetSelector
    /// Where it is written.
    public let origin: Origin
}

/// The specification of a trait, live or frozen.
public final class TraitSpec: Sendable {
    /// The normalised specification.
    public let value: Value
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// The templates of objects that the trait adds.
    public let creates: [ResourceTemplate]
    /// The changes to objects, in order.
    public let patches: [PatchEntry]
    /// The objects that are taken out.
    public let removes: [RemoveEntry]
    /// Rules that are checked before anything is rendered.
    public let preRenderValidations: [ValidationRule]
    /// Rules that are checked on finished objects.
    public let postRenderValidations: [PostRenderValidation]
    /// SHA-256 of the normalised specification.
    public let digest: Digest
    /// Whether the text `toEndpointResources` occurs in it.
    public let usesEndpointRoutes: Bool

    /// Reads a normalised specification.
    public init(_ value: Value) {
        self.value = value
        parameters = value[path: .parameters, .openAPIV3Schema]
        environmentConfigs = value[path: .environmentConfigs, .openAPIV3Schema]
        creates = ResourceTemplate.list(value["creates"], name: "creates")
        patches = (value["patches"]?.items ?? []).map { entry in
            PatchEntry(
                targetPlane: entry["targetPlane"]?.string, forEach: entry["forEach"]?.nonEmptyString,
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)),
                target: TargetSelector(entry["target"]),
                operations: (entry["operations"]?.items ?? []).map { operation in
                    PatchOperationEntry(
                        operation: operation["op"]?.string ?? "",
                        path: operation["path"] ?? .string("", origin: operation.origin), value: operation["value"],
                        origin: operation.origin)
                }, origin: entry.origin)
        }
        removes = (value["removes"]?.items ?? []).map { entry in
            RemoveEntry(
                targetPlane: entry["targetPlane"]?.string, forEach: entry["forEach"]?.nonEmptyString,
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)),
                target: TargetSelector(entry["target"]),
                origin: entry.origin)
        }
        preRenderValidations = ValidationRule.effective(value)
        postRenderValidations = PostRenderValidation.list(value["postRenderValidations"])
        var writer = JSONWriter(style: .go)
        writer.write(value)
        digest = Digest(of: writer.output)
        usesEndpointRoutes = writer.output.containsBytes("toEndpointResources")
    }
}

extension Value {
    /// The value if it is a string that is not empty.
    var nonEmptyString: Value? { (string ?? "").isEmpty ? nil : self }
}

extension [UInt8] {
    fileprivate func containsBytes(_ wanted: String) -> Bool {
        let text = self
        let pattern = Array(wanted.utf8)
        guard pattern.count <= text.count else { return false }
        for start in 0...(text.count - pattern.count) where text[start] == pattern[0] {
            if text[start..<start + pattern.count].elementsEqual(pattern) { return true }
        }
        return false
    }
}
