import Basics

extension CurrentVocabulary {
    private static let projectType: [Field] =
        CommonFields.schemas + [
            Field("validations", CommonFields.rules, "Rules on the context."),
            Field(
                "resources", .list(.object(CommonFields.resourceTemplate), minimum: 1, uniqueKey: "id"), required: true,
                "The objects of a project in an environment; its Namespace among them."),
        ]

    static let projectKinds: [KindDefinition] = [
        KindDefinition(
            "Project", "Owns components and managed resources.",
            [
                Field(
                    "deploymentPipelineRef",
                    .nameOrObject([
                        Field("kind", .kinds("DeploymentPipeline"), default: "DeploymentPipeline", "The kind."),
                        Field("name", .string(minimum: 1, maximum: 63), required: true, "The pipeline."),
                    ]), required: true, "The pipeline that orders the environments."),
                Field(
                    "type",
                    .object(CommonFields.reference(["ProjectType", "ClusterProjectType"], default: "ProjectType")),
                    "The project type; required since 1.2."),
                Field("parameters", .freeObject, "Values for the project type's `parameters` schema."),
            ]),
        KindDefinition("ProjectType", "Templates for the shell of a project.", projectType),
        KindDefinition("ClusterProjectType", cluster: true, "A project type for all namespaces.", projectType),
        KindDefinition(
            "ProjectRelease", "A frozen snapshot of a project's type and parameters.",
            [
                Field("owner", .object(CommonFields.projectOwner), required: true, "The project."),
                Field(
                    "projectType",
                    .object([
                        Field("kind", .kinds("ProjectType", "ClusterProjectType"), required: true, "The kind of type."),
                        Field("name", .nonEmpty, required: true, "The type's name."),
                        Field("spec", .object(projectType), required: true, "The type, whole."),
                    ]), required: true, "The frozen type."),
                Field("parameters", .freeObject, "The project's parameters."),
            ]),
        KindDefinition(
            "ProjectReleaseBinding", "Puts a project into an environment.",
            [
                Field("owner", .object(CommonFields.projectOwner), required: true, "The project."),
                Field("environment", .nonEmpty, required: true, "The environment."),
                Field("projectRelease", .text, "The ProjectRelease; the live sources unless given."),
                Field("environmentConfigs", .freeObject, "Values for the type's `environmentConfigs` schema."),
            ]),
    ]

    private static let keyReference: Shape = .object([
        Field("name", .nonEmpty, required: true, "The object, with `${…}`."),
        Field("key", .nonEmpty, required: true, "The key, with `${…}`."),
    ])

    private static let resourceType: [Field] =
        CommonFields.schemas + [
            Field(
                "resources",
                .list(
                    .object([
                        Field("id", .nonEmpty, required: true, "A name for the template, unique in the type."),
                        Field("includeWhen", .expression, "Whether the object is made."),
                        Field("template", .freeObject, required: true, "The Kubernetes object."),
                        Field("readyWhen", .expression, "When the object is ready; no effect here."),
                    ]), minimum: 1, uniqueKey: "id"), required: true, "The objects that the type makes."),
            Field(
                "outputs",
                .list(
                    .object([
                        Field("name", .nonEmpty, required: true, "The output's name."),
                        Field("value", .text, "A literal or `${…}`."),
                        Field("secretKeyRef", keyReference, "A key of a Secret."),
                        Field("configMapKeyRef", keyReference, "A key of a ConfigMap."),
                    ]), uniqueKey: "name"), "What consumers may bind."),
            Field(
                "retainPolicy", .kinds("Delete", "Retain"), default: "Delete", "What happens when the binding goes."),
        ]

    static let resourceKinds: [KindDefinition] = [
        KindDefinition(
            "Resource", "A managed dependency of a project: a database, a queue.",
            [
                Field("owner", .object(CommonFields.projectOwner), required: true, "The project."),
                Field(
                    "type",
                    .object(CommonFields.reference(["ResourceType", "ClusterResourceType"], default: "ResourceType")),
                    required: true, "The type."),
                Field("parameters", .freeObject, "Values for the type's `parameters` schema."),
            ]),
        KindDefinition("ResourceType", "Templates and outputs for managed resources.", resourceType),
        KindDefinition("ClusterResourceType", cluster: true, "A resource type for all namespaces.", resourceType),
        KindDefinition(
            "ResourceRelease", "A frozen snapshot of a managed resource's type and parameters.",
            [
                Field("owner", .object(CommonFields.resourceOwner), required: true, "The resource."),
                Field(
                    "resourceType",
                    .object([
                        Field(
                            "kind", .kinds("ResourceType", "ClusterResourceType"), required: true, "The kind of type."),
                        Field("name", .nonEmpty, required: true, "The type's name."),
                        Field("spec", .object(resourceType), required: true, "The type, whole."),
                    ]), required: true, "The frozen type."),
                Field("parameters", .freeObject, "The resource's parameters."),
            ]),
        KindDefinition(
            "ResourceReleaseBinding", "Puts a managed resource into an environment.",
            [
                Field("owner", .object(CommonFields.resourceOwner), required: true, "The resource."),
                Field("environment", .nonEmpty, required: true, "The environment."),
                Field("resourceRelease", .text, "The ResourceRelease; the live sources unless given."),
                Field("resourceTypeEnvironmentConfigs", .freeObject, "Values for the type's `environmentConfigs`."),
                Field("retainPolicy", .kinds("Delete", "Retain"), "What happens when the binding goes."),
            ]),
    ]
}
