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
    public let version: String
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
    public let when: Value?
    public let forEach: Value?
    public let variable: Symbol?
    public let targetPlane: String?
    public let target: TargetSelector
    /// Whether an object must be there.
    public let mustMatch: Bool
    public let rule: Value
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
    public let targetPlane: String?
    public let includeWhen: Value?
    public let forEach: Value?
    public let variable: Symbol?
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
    public let kind: String
    public let name: String

    /// The key of a trait.
    public init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// A use of a trait by a component.
public struct TraitInstance: Sendable {
    public let kind: String
    public let name: String
    public let instanceName: String
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
    public let kind: String
    public let name: String
    public let instanceName: String
    /// Values with `${…}` over the component's context.
    public let parameters: Value?
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
    public let workloadType: String
    public let parameters: Value?
    public let environmentConfigs: Value?
    public let resources: [ResourceTemplate]
    public let traits: [EmbeddedTrait]
    public let allowedTraits: [TraitKey]
    public let preRenderValidations: [ValidationRule]
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
    public let operation: String
    public let path: Value
    public let value: Value?
    public let origin: Origin
}

/// A patch of a trait.
public struct PatchEntry: Sendable {
    public let targetPlane: String?
    public let forEach: Value?
    public let variable: Symbol?
    public let target: TargetSelector
    public let operations: [PatchOperationEntry]
    public let origin: Origin
}

/// A removal of a trait.
public struct RemoveEntry: Sendable {
    public let targetPlane: String?
    public let forEach: Value?
    public let variable: Symbol?
    public let target: TargetSelector
    public let origin: Origin
}

/// The specification of a trait, live or frozen.
public final class TraitSpec: Sendable {
    /// The normalised specification.
    public let value: Value
    public let parameters: Value?
    public let environmentConfigs: Value?
    public let creates: [ResourceTemplate]
    public let patches: [PatchEntry]
    public let removes: [RemoveEntry]
    public let preRenderValidations: [ValidationRule]
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
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)), target: TargetSelector(entry["target"]),
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
                variable: entry["var"]?.nonEmptyString?.string.map(Symbol.init(_:)), target: TargetSelector(entry["target"]),
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
