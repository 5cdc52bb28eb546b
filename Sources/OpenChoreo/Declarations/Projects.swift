import Basics
import Tree

/// A project.
public struct Project: Sendable {
    public let declaration: Declaration
    public let pipeline: NameReference
    /// The project type; nil in sources of before 1.2.
    public let type: NameReference?
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
    public let value: Value
    public let parameters: Value?
    public let environmentConfigs: Value?
    public let resources: [ResourceTemplate]
    public let validations: [ValidationRule]
    /// Where the type is declared.
    public let origin: Origin
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
public struct ProjectType: Sendable {
    public let declaration: Declaration
    public let spec: ProjectTypeSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        spec = ProjectTypeSpec(declaration.spec)
    }
}

/// A frozen snapshot of a project.
public struct ProjectRelease: Sendable {
    public let declaration: Declaration
    public let project: NameReference
    public let typeSpec: Value
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
public struct ProjectReleaseBinding: Sendable {
    public let declaration: Declaration
    public let project: NameReference
    public let environment: NameReference
    public let release: NameReference?
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
public struct Resource: Sendable {
    public let declaration: Declaration
    public let project: NameReference
    public let type: NameReference
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
    public let name: String
    public let value: Value?
    public let secretKeyReference: Value?
    public let configMapKeyReference: Value?
    public let origin: Origin
}

/// The specification of a resource type, live or frozen.
public final class ResourceTypeSpec: Sendable {
    public let value: Value
    public let parameters: Value?
    public let environmentConfigs: Value?
    public let resources: [ResourceTemplate]
    public let outputs: [ResourceTypeOutput]
    public let retainPolicy: String
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
public struct ResourceType: Sendable {
    public let declaration: Declaration
    public let spec: ResourceTypeSpec

    init(_ declaration: Declaration) {
        self.declaration = declaration
        spec = ResourceTypeSpec(declaration.spec)
    }
}

/// A frozen snapshot of a managed resource.
public struct ResourceRelease: Sendable {
    public let declaration: Declaration
    public let owner: Owner
    public let typeSpec: Value
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
public struct ResourceReleaseBinding: Sendable {
    public let declaration: Declaration
    public let owner: Owner
    public let environment: NameReference
    public let release: NameReference?
    public let environmentConfigs: Value?
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
