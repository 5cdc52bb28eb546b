import Basics
import Tree

/// A project.
public final class Project: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The deployment pipeline.
    public let pipeline: NameReference
    /// The project type; nil in sources of before 1.2.
    public let type: NameReference?
    /// The parameters as written; nil if there are none.
    public let parameters: Value?

    init?(_ declaration: Declaration) {
        guard let pipeline = NameReference(declaration.spec["deploymentPipelineRef"]) else { return nil }
        self.declaration = declaration
        self.pipeline = pipeline
        type = NameReference(declaration.spec["type"])
        parameters = declaration.spec[.parameters]
    }
}

/// The specification of a project type, live or frozen.
public final class ProjectTypeSpec: Sendable {
    /// The value as written.
    public let value: Value
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// The templates of its objects, in order.
    public let resources: [ResourceTemplate]
    /// Rules that are checked before anything is rendered.
    public let validations: [ValidationRule]
    /// Where the type is declared.
    public let origin: Origin
    /// The digest of the specification, under which compiled templates are shared.
    public let digest: Digest

    /// Reads a normalised specification.
    public init(_ value: Value) {
        self.value = value
        parameters = value[path: .parameters, .openAPIV3Schema]
        environmentConfigs = value[path: .environmentConfigs, .openAPIV3Schema]
        resources = ResourceTemplate.list(value[.resources], name: "resources")
        validations = ValidationRule.list(value["validations"])
        origin = value[.resources]?.origin ?? value.origin
        digest = Digest(of: Array(JSONWriter.text(value, style: .go).utf8))
    }
}

/// A project type of either scope.
public final class ProjectType: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// What it specifies.
    public let spec: ProjectTypeSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        spec = ProjectTypeSpec(declaration.spec)
    }
}

/// A frozen snapshot of a project.
public final class ProjectRelease: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project that it belongs to.
    public let project: NameReference
    /// The frozen specification of its type.
    public let typeSpec: Value
    /// The parameters as written; nil if there are none.
    public let parameters: Value?

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let project = NameReference(spec[.owner]?["projectName"], kind: "Project"),
            let typeSpec = spec[path: "projectType", "spec"]
        else { return nil }
        self.declaration = declaration
        self.project = project
        self.typeSpec = typeSpec
        parameters = spec[.parameters]
    }
}

/// Puts a project into an environment.
public final class ProjectReleaseBinding: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project that it belongs to.
    public let project: NameReference
    /// The environment that it is for.
    public let environment: NameReference
    /// The pinned release; nil to render the live sources.
    public let release: NameReference?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let project = NameReference(spec[.owner]?["projectName"], kind: "Project"),
            let environment = NameReference(spec["environment"], kind: "Environment")
        else { return nil }
        self.declaration = declaration
        self.project = project
        self.environment = environment
        release = NameReference(spec["projectRelease"]?.nonEmptyString, kind: "ProjectRelease")
        environmentConfigs = spec[.environmentConfigs]
    }
}

/// A managed resource.
public final class Resource: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project that it belongs to.
    public let project: NameReference
    /// The type.
    public let type: NameReference
    /// The parameters as written; nil if there are none.
    public let parameters: Value?

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let project = NameReference(spec[.owner]?["projectName"], kind: "Project"),
            let type = NameReference(spec["type"])
        else { return nil }
        self.declaration = declaration
        self.project = project
        self.type = type
        parameters = spec[.parameters]
    }
}

/// An output of a resource type.
public struct ResourceTypeOutput: Sendable {
    /// The name.
    public let name: String
    /// The value as written.
    public let value: Value?
    /// The key of a Secret that holds the value, as a template; nil for another source.
    public let secretKeyReference: Value?
    /// The key of a ConfigMap that holds the value, as a template; nil for another source.
    public let configMapKeyReference: Value?
    /// Where it is written.
    public let origin: Origin
}

/// The specification of a resource type, live or frozen.
public final class ResourceTypeSpec: Sendable {
    /// The value as written.
    public let value: Value
    /// The parameters as written; nil if there are none.
    public let parameters: Value?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// The templates of its objects, in order.
    public let resources: [ResourceTemplate]
    /// What components may read of it.
    public let outputs: [ResourceTypeOutput]
    /// `Retain` or `Delete`: what becomes of the objects when the binding goes.
    public let retainPolicy: String
    /// The digest of the specification, under which compiled templates are shared.
    public let digest: Digest

    /// Reads a normalised specification.
    public init(_ value: Value) {
        self.value = value
        parameters = value[path: .parameters, .openAPIV3Schema]
        environmentConfigs = value[path: .environmentConfigs, .openAPIV3Schema]
        resources = ResourceTemplate.list(value[.resources], name: "resources")
        outputs = (value["outputs"]?.items ?? []).map { entry in
            ResourceTypeOutput(
                name: entry[.name]?.string ?? "", value: entry["value"]?.nonEmptyString,
                secretKeyReference: entry["secretKeyRef"], configMapKeyReference: entry["configMapKeyRef"],
                origin: entry.origin)
        }
        retainPolicy = value["retainPolicy"]?.string ?? "Delete"
        digest = Digest(of: Array(JSONWriter.text(value, style: .go).utf8))
    }
}

/// A resource type of either scope.
public final class ResourceType: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// What it specifies.
    public let spec: ResourceTypeSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        spec = ResourceTypeSpec(declaration.spec)
    }
}

/// A frozen snapshot of a managed resource.
public final class ResourceRelease: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project and the component or resource that it belongs to.
    public let owner: Owner
    /// The frozen specification of its type.
    public let typeSpec: Value
    /// The parameters as written; nil if there are none.
    public let parameters: Value?

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let owner = Owner(spec[.owner], field: "resourceName", kind: "Resource"),
            let typeSpec = spec[path: "resourceType", "spec"]
        else { return nil }
        self.declaration = declaration
        self.owner = owner
        self.typeSpec = typeSpec
        parameters = spec[.parameters]
    }
}

/// Puts a managed resource into an environment.
public final class ResourceReleaseBinding: Sendable {
    /// The document that declares it, with its identity and place.
    public let declaration: Declaration
    /// The project and the component or resource that it belongs to.
    public let owner: Owner
    /// The environment that it is for.
    public let environment: NameReference
    /// The pinned release; nil to render the live sources.
    public let release: NameReference?
    /// The values for one environment as written; nil if there are none.
    public let environmentConfigs: Value?
    /// `Retain` or `Delete`: what becomes of the objects when the binding goes.
    public let retainPolicy: String?

    init?(_ declaration: Declaration) {
        let spec = declaration.spec
        guard let owner = Owner(spec[.owner], field: "resourceName", kind: "Resource"),
            let environment = NameReference(spec["environment"], kind: "Environment")
        else { return nil }
        self.declaration = declaration
        self.owner = owner
        self.environment = environment
        release = NameReference(spec["resourceRelease"]?.nonEmptyString, kind: "ResourceRelease")
        environmentConfigs = spec["resourceTypeEnvironmentConfigs"]
        retainPolicy = spec["retainPolicy"]?.string
    }
}
