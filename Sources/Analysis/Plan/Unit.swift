import Basics
import OpenChoreo
import Tree

/// The identity of a unit of rendering; the same in jsonl, ownership files, diffs and cache.
public struct UnitID: Hashable, Sendable {
    /// What is rendered.
    public enum Role: String, Sendable, CaseIterable {
        case project, resource, component, plane
        case dataPlane = "data-plane"
    }

    /// What is rendered.
    public var role: Role
    /// The control-plane namespace; empty for a cluster-scoped plane.
    public var organization: Symbol
    /// The environment; empty for planes.
    public var environment: Symbol
    /// The project; empty for planes.
    public var project: Symbol
    /// The component, resource or plane; for a project its name.
    public var name: Symbol

    /// An identity.
    public init(role: Role, organization: Symbol, environment: Symbol, project: Symbol, name: Symbol) {
        self.role = role
        self.organization = organization
        self.environment = environment
        self.project = project
        self.name = name
    }

    /// The unit of the project in the environment.
    public var cell: UnitID {
        UnitID(role: .project, organization: organization, environment: environment, project: project, name: project)
    }

    /// Orders by organization, environment, project, role and name, bytewise.
    public static func precedes(_ left: UnitID, _ right: UnitID) -> Bool {
        if left.organization != right.organization {
            return Symbol.precedesBytewise(left.organization, right.organization)
        }
        if left.environment != right.environment {
            return Symbol.precedesBytewise(left.environment, right.environment)
        }
        if left.project != right.project { return Symbol.precedesBytewise(left.project, right.project) }
        if left.role != right.role { return left.role.rawValue.precedesBytewise(right.role.rawValue) }
        return Symbol.precedesBytewise(left.name, right.name)
    }

    /// `organization/environment/project/name`, as messages and ownership files show it.
    public var text: String {
        switch role {
        case .project: "project \(organization)/\(environment)/\(project)"
        case .resource: "resource \(organization)/\(environment)/\(project)/\(name)"
        case .component: "component \(organization)/\(environment)/\(project)/\(name)"
        case .dataPlane: "data-plane \(organization.isEmpty ? "" : organization.text + "/")\(name)"
        case .plane: "plane \(organization.isEmpty ? "" : organization.text + "/")\(name)"
        }
    }
}

/// One unit of rendering.
public struct Unit: Sendable {
    /// Its identity.
    public var id: UnitID
    /// The binding that it is listed under, written or made up; for a plane the plane itself.
    public var binding: DeclarationID
    /// Where it is declared: the binding, or what it was made up from.
    public var origin: Origin
    /// What is rendered.
    public var content: Content

    /// What a unit renders. Indirect, since units are copied and sorted more often than they are looked into.
    public indirect enum Content: Sendable {
        case component(ComponentUnit)
        case project(ProjectUnit)
        case resource(ResourceUnit)
        case plane(PlaneUnit)
        case platform(PlatformUnit)
        /// Objects that are passed through.
        case release(ReleaseUnit)
        /// `state: Undeploy`: listed without objects.
        case undeployed
        /// Refused before rendering; the text of the first cause.
        case refused(String)
    }
}

/// A component in an environment.
public struct ComponentUnit: Sendable {
    /// The component.
    public var component: Component
    /// The project.
    public var project: Project
    /// What is rendered: a release or the live sources.
    public var sources: ComponentSources
    /// Nil when the binding is made up.
    public var binding: ReleaseBinding?
    /// The environment and the plane behind it.
    public var environment: EnvironmentLink
    /// What a component of the seed's vocabulary is rendered from; nil for the current one.
    public var seed: SeedUnit?
    /// Values of ConfigurationGroups that the workload refers to.
    public var groupValues: [String: GroupValue] = [:]
}

/// A project in an environment.
public struct ProjectUnit: Sendable {
    /// The project.
    public var project: Project
    /// What is rendered: a release or the live sources.
    public var sources: ShellSources<ProjectTypeSpec>
    /// Nil when the binding is made up.
    public var binding: ProjectReleaseBinding?
    /// The environment and the plane behind it.
    public var environment: EnvironmentLink
}

/// A managed resource in an environment.
public struct ResourceUnit: Sendable {
    /// The managed resource.
    public var resource: Resource
    /// The project.
    public var project: Project
    /// What is rendered: a release or the live sources.
    public var sources: ShellSources<ResourceTypeSpec>
    /// The binding, written or made up.
    public var binding: ResourceReleaseBinding
    /// The environment and the plane behind it.
    public var environment: EnvironmentLink
}

/// What no single component owns on an observability plane: namespaces and notification channels.
public struct PlaneUnit: Sendable {
    /// The identity of the plane.
    public var plane: DeclarationID
    /// The notification channels, in order.
    public var channels: [NotificationChannel]
}

/// What the cluster of a data plane needs besides components.
public struct PlatformUnit: Sendable {
    /// The data plane; the first of several that are one cluster.
    public var plane: DataPlane
    /// The type, `choreo-data-plane`.
    public var type: ResourceTypeSpec
    /// What its templates are told.
    public var parameters: Value
    /// The namespace of gateways and vault.
    public var namespace: String
    /// The digest of all of it.
    public var digest: Digest
}

/// Every unit of the sources.
public struct Plan: Sendable {
    /// The units: projects, resources, components and planes, each ordered by identity.
    public var units: [Unit]
    /// Findings of linking and planning.
    public var findings: [Diagnostic]
    /// Where each component and resource in an environment stands among the units.
    public var positions: [UnitID: Range<Int>]
    /// Every declaration.
    public var catalog: Catalog
    /// What holds in cells, by the unit of the project; only those whose objects are rendered.
    public var cells: [UnitID: CellPolicy] = [:]
}
