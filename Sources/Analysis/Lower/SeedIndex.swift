import Basics
import OpenChoreo
import Tree

/// The declarations of the seed's vocabulary, as the planner looks them up.
final class SeedIndex {
    /// A component of a project.
    struct OwnerKey: Hashable {
        var namespace: Symbol
        var project: Symbol
        var component: Symbol
    }

    private(set) var byKind: [Symbol: [SeedDeclaration]] = [:]
    private(set) var groups: [GroupKey: [SeedDeclaration]] = [:]
    private(set) var connections: [OwnerKey: [SeedDeclaration]] = [:]
    private(set) var endpoints: [DeclarationID: [SeedDeclaration]] = [:]
    /// Claims, Workloads and APIs by kind and owner.
    private(set) var owned: [OwnedKey: [SeedDeclaration]] = [:]
    /// APIBindings by organization and API.
    private(set) var apiBindings: [GroupKey: [SeedDeclaration]] = [:]
    private(set) var environments: [Symbol: [Environment]] = [:]
    private let catalog: Catalog
    /// Workloads and claims that inline components stand for.
    private var implied: [DeclarationID: SeedDeclaration] = [:]

    /// Declarations of a kind that a component owns.
    struct OwnedKey: Hashable {
        var kind: Symbol
        var owner: OwnerKey
    }

    /// A ConfigurationGroup by organization and logical name.
    struct GroupKey: Hashable {
        var namespace: Symbol
        var name: String
    }

    var isEmpty: Bool { byKind.isEmpty }

    init(_ catalog: Catalog) {
        self.catalog = catalog
        for declaration in catalog.declarations {
            if case .environment(let environment) = declaration {
                environments[environment.declaration.id.namespace ?? .empty, default: []].append(environment)
            }
            guard case .seed(let seed) = declaration else { continue }
            add(seed)
        }
        addImplied()
    }

    private func addImplied() {
        for component in byKind["Component"] ?? [] {
            guard let made = InlineComponents.implied(by: component) else { continue }
            let key = ownerKey(of: made.claim.declaration)
            let isClaimed = key.map { owned[OwnedKey(kind: made.claim.declaration.id.kind, owner: $0)] != nil } ?? true
            for seed in isClaimed ? [made.workload] : [made.workload, made.claim] {
                guard case .missing = catalog.lookup(seed.declaration.id) else { continue }
                implied[seed.declaration.id] = seed
                add(seed)
            }
        }
    }

    private func add(_ seed: SeedDeclaration) {
        let id = seed.declaration.id
        byKind[id.kind, default: []].append(seed)
        switch id.kind {
        case "ConfigurationGroup":
            let name = SeedLabels.value("name", in: seed.declaration.metadata)?.string ?? seed.declaration.name
            groups[GroupKey(namespace: id.namespace ?? .empty, name: name), default: []].append(seed)
        case "Service", "WebApplication", "ScheduledTask", "Workload", "API", "Build":
            if let key = ownerKey(of: seed.declaration) {
                owned[OwnedKey(kind: id.kind, owner: key), default: []].append(seed)
            }
        case "APIBinding":
            let name = seed.declaration.spec["apiName"]?.string ?? ""
            apiBindings[GroupKey(namespace: id.namespace ?? .empty, name: name), default: []].append(seed)
        case "Connection":
            if let key = ownerKey(of: seed.declaration) { connections[key, default: []].append(seed) }
        case "Endpoint":
            let name = Symbol(Self.component(ofEndpoint: seed.declaration)?.string ?? "")
            endpoints[DeclarationID(kind: "Component", namespace: id.namespace, name: name), default: []].append(
                seed)
        default: break
        }
    }

    /// The component of an Endpoint: as it says, or as its label does.
    static func component(ofEndpoint declaration: Declaration) -> Value? {
        declaration.spec[path: .owner, "componentName"] ?? SeedLabels.value("component", in: declaration.metadata)
    }

    /// The owner that a declaration names.
    func ownerKey(of declaration: Declaration) -> OwnerKey? {
        guard let owner = declaration.spec[.owner], let project = owner["projectName"]?.string,
            let component = owner["componentName"]?.string
        else { return nil }
        return OwnerKey(
            namespace: declaration.id.namespace ?? .empty, project: Symbol(project), component: Symbol(component))
    }

    /// A component as an owner; nil when it names no project.
    func ownerKey(ofComponent declaration: Declaration) -> OwnerKey? {
        guard let project = declaration.spec[path: .owner, "projectName"]?.string else { return nil }
        return OwnerKey(
            namespace: declaration.id.namespace ?? .empty, project: Symbol(project), component: declaration.id.name)
    }

    /// A declaration of a kind; what is broken counts as poisoned.
    func find(_ kind: Symbol, _ namespace: Symbol?, _ name: String) -> Catalog.Lookup<SeedDeclaration> {
        let id = DeclarationID(kind: kind, namespace: namespace, name: Symbol(name))
        if let seed = implied[id] { return .found(seed) }
        return switch catalog.lookup(id) {
        case .found(.seed(let seed)): .found(seed)
        case .found, .poisoned: .poisoned
        case .missing: .missing
        }
    }

    /// What a component owns of a kind.
    func owned(_ kind: Symbol, _ namespace: Symbol?, _ project: String, _ component: String) -> [SeedDeclaration] {
        let owner = OwnerKey(namespace: namespace ?? .empty, project: Symbol(project), component: Symbol(component))
        return owned[OwnedKey(kind: kind, owner: owner)] ?? []
    }

    func declarations(_ kind: Symbol) -> [SeedDeclaration] { byKind[kind] ?? [] }
}

extension Symbol {
    static let owner: Symbol = "owner"
}
