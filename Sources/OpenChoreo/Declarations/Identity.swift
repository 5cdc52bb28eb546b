import Basics
import Tree

/// The identity of a declaration: kind, namespace and name. Cluster-scoped kinds have no namespace.
public struct DeclarationID: Hashable, Sendable {
    /// The kind.
    public let kind: Symbol
    /// The control-plane namespace, or nil.
    public let namespace: Symbol?
    /// The name.
    public let name: Symbol

    /// An identity.
    public init(kind: Symbol, namespace: Symbol?, name: Symbol) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// `Kind namespace/name`, as messages show it.
    public var description: String {
        guard let namespace else { return "\(kind.text) `\(name.text)`" }
        return "\(kind.text) `\(namespace.text)/\(name.text)`"
    }

    /// Orders by kind, namespace and name, bytewise.
    public static func precedes(_ left: DeclarationID, _ right: DeclarationID) -> Bool {
        if left.kind != right.kind { return Symbol.precedesBytewise(left.kind, right.kind) }
        if left.namespace != right.namespace {
            return Symbol.precedesBytewise(left.namespace ?? .empty, right.namespace ?? .empty)
        }
        return Symbol.precedesBytewise(left.name, right.name)
    }
}

/// One document of the vocabulary after validation: every typed declaration wraps one.
public final class Declaration: Sendable {
    /// Its identity.
    public let id: DeclarationID
    /// The `metadata` map as declared.
    public let metadata: Value
    /// Where its name stands.
    public let nameOrigin: Origin
    /// The normalised `spec`.
    public let spec: Value
    /// The whole document's place.
    public let origin: Origin
    /// Whether it has errors of its own: what needs it is refused without further findings.
    public let isBroken: Bool
    /// SHA-256 of the normalised content; formatting, comments and places do not count.
    public let digest: Digest

    /// A declaration.
    public init(id: DeclarationID, metadata: Value, spec: Value, origin: Origin, isBroken: Bool) {
        self.id = id
        self.metadata = metadata
        self.nameOrigin = metadata[.name]?.origin ?? origin
        self.spec = spec
        self.origin = origin
        self.isBroken = isBroken
        var writer = JSONWriter(style: .go, capacity: JSONWriter.documentCapacity)
        writer.write(.string("\(id.kind.text)\0\(id.namespace?.text ?? "")\0\(id.name.text)"))
        writer.write(metadata[.annotations] ?? .null)
        writer.write(spec)
        digest = Digest(of: writer.output)
    }

    /// The name.
    public var name: String { id.name.text }
    /// The namespace; empty for cluster-scoped kinds.
    public var namespace: String { id.namespace?.text ?? "" }
    /// `metadata.annotations`, if any.
    public var annotations: Value? { metadata[.annotations] }
}

/// A reference by kind and name, with its place.
public struct NameReference: Sendable {
    /// The kind that is meant.
    public let kind: Symbol
    /// The name.
    public let name: Symbol
    /// Where the name stands.
    public let origin: Origin
    /// The values as declared.
    public let kindValue: Value
    /// The name as written, with its place.
    public let nameValue: Value

    /// Reads `{kind, name}`; nil when it is not there.
    init?(_ value: Value?) {
        guard let value, let name = value[.name], let text = name.string else { return nil }
        let kindValue = value[.kind] ?? .string("", origin: value.origin)
        self.kindValue = kindValue
        self.kind = Symbol(kindValue.string ?? "")
        self.nameValue = name
        self.name = Symbol(text)
        self.origin = name.origin
    }
}

extension Symbol {
    static let annotations: Symbol = "annotations"
    static let labels: Symbol = "labels"
    static let name: Symbol = "name"
    static let kind: Symbol = "kind"
    static let owner: Symbol = "owner"
    static let parameters: Symbol = "parameters"
    static let traits: Symbol = "traits"
    static let resources: Symbol = "resources"
    static let template: Symbol = "template"
    static let openAPIV3Schema: Symbol = "openAPIV3Schema"
    static let environmentConfigs: Symbol = "environmentConfigs"
}
