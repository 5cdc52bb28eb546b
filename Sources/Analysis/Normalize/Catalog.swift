import Basics
import OpenChoreo
import Tree

/// Every declaration of the sources, by identity. Broken ones are known by name only.
public struct Catalog: Sendable {
    /// All declarations that have no errors of their own, ordered by identity.
    public internal(set) var declarations: [TypedDeclaration] = []
    /// Declarations with errors of their own: what needs them is refused without further findings.
    public internal(set) var broken: [DeclarationID: Declaration] = [:]
    /// Whether something could not be read at all, so that a missing declaration may be there.
    public internal(set) var hasUnreadableDocuments = false

    private var byID: [DeclarationID: Int] = [:]
    /// Kinds and namespaces in which a declaration has a name that is not allowed: any other name may mean it.
    private var misnamed: Set<DeclarationID> = []
    private var namesOfKind: [Symbol: [DeclarationID]] = [:]

    /// A catalogue of declarations with distinct identities, in their order.
    init(sorted declarations: [TypedDeclaration], broken: [DeclarationID: Declaration], hasUnreadableDocuments: Bool) {
        self.declarations = declarations
        self.broken = broken
        self.hasUnreadableDocuments = hasUnreadableDocuments
        byID.reserveCapacity(declarations.count)
        for index in declarations.indices {
            let id = declarations[index].declaration.id
            byID[id] = index
            namesOfKind[id.kind, default: []].append(id)
        }
        for id in broken.keys.sorted(by: DeclarationID.precedes) {
            namesOfKind[id.kind, default: []].append(id)
            if !KubernetesName.isSubdomain(id.name.text) {
                misnamed.insert(DeclarationID(kind: id.kind, namespace: id.namespace, name: .empty))
            }
        }
    }

    /// What a look-up gives.
    public enum Lookup<Found> {
        case found(Found)
        /// It is there, but has errors of its own, or may stand in a file that cannot be read.
        case poisoned
        case missing
    }

    /// The declaration of an identity.
    public func lookup(_ id: DeclarationID) -> Lookup<TypedDeclaration> {
        if let index = byID[id] { return .found(declarations[index]) }
        if broken[id] != nil || hasUnreadableDocuments { return .poisoned }
        let place = DeclarationID(kind: id.kind, namespace: id.namespace, name: .empty)
        return misnamed.contains(place) ? .poisoned : .missing
    }

    /// Puts a declaration in the place of another one of its identity; false when that one is not here.
    mutating func replace(_ old: Declaration, with new: TypedDeclaration) -> Bool {
        guard let index = byID[old.id], declarations[index].declaration === old else { return false }
        declarations[index] = new
        return true
    }

    /// The identities of a kind in a namespace (nil: cluster-scoped), broken ones included.
    public func identities(of kind: Symbol, namespace: Symbol?) -> [DeclarationID] {
        (namesOfKind[kind] ?? []).filter { $0.namespace == namespace }
    }

    /// All identities of a kind.
    public func identities(of kind: Symbol) -> [DeclarationID] { namesOfKind[kind] ?? [] }
}

extension TypedDeclaration {
    /// The declaration behind the type.
    public var declaration: Declaration {
        switch self {
        case .component(let it): it.declaration
        case .workload(let it): it.declaration
        case .componentType(let it): it.declaration
        case .trait(let it): it.declaration
        case .componentRelease(let it): it.declaration
        case .releaseBinding(let it): it.declaration
        case .project(let it): it.declaration
        case .projectType(let it): it.declaration
        case .projectRelease(let it): it.declaration
        case .projectReleaseBinding(let it): it.declaration
        case .resource(let it): it.declaration
        case .resourceType(let it): it.declaration
        case .resourceRelease(let it): it.declaration
        case .resourceReleaseBinding(let it): it.declaration
        case .environment(let it): it.declaration
        case .dataPlane(let it): it.declaration
        case .observabilityPlane(let it): it
        case .pipeline(let it): it.declaration
        case .secretReference(let it): it.declaration
        case .channel(let it): it.declaration
        case .seed(let it): it.declaration
        }
    }
}
