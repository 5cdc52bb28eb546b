import Basics

extension CurrentVocabulary {
    private static let traitInstance: [Field] =
        CommonFields.reference(["Trait", "ClusterTrait"], default: "Trait") + [
            Field(
                "instanceName", .nonEmpty, required: true, "A name for this use of the trait, unique in the component."),
            Field("parameters", .freeObject, "Values for the trait's `parameters` schema."),
        ]

    static let workloadFields: [Field] = [
        Field(
            "container",
            .object([
                Field("image", .nonEmpty, required: true, "The container image."),
                Field("command", .list(.text), "The entry point."),
                Field("args", .list(.text), "The arguments."),
                Field("env", .list(.object(CommonFields.environmentVariable)), "Environment variables."),
                Field("files", .list(.object(CommonFields.fileMount)), "Files; `key` is the file's name."),
            ]), required: true, "What runs."),
        Field("endpoints", .map(.object(endpoint)), "What the container listens on, by name."),
        Field(
            "dependencies",
            .object([
                Field("endpoints", .list(.object(endpointDependency), maximum: 50), "Endpoints of other components."),
                Field(
                    "resources", .list(.object(resourceDependency), maximum: 50, uniqueKey: "ref"),
                    "Managed resources of the project."),
            ]), "What the component needs."),
    ]

    private static let endpoint: [Field] = [
        Field(
            "type", .kinds("HTTP", "gRPC", "GraphQL", "Websocket", "TCP", "UDP"), required: true, "The protocol."),
        Field("port", .port, required: true, "The port of the Service."),
        Field("targetPort", .port, "The port of the container; `port` unless given."),
        Field(
            "visibility", .list(.kinds("project", "namespace", "internal", "external"), isSet: true),
            "Who may call it besides the project."),
        Field("basePath", .text, "The path below which it answers."),
        Field("displayName", .text, "A name for people."),
        Field(
            "schema",
            .object([
                Field("type", .text, "The language of the definition."),
                Field("content", .text, "The definition itself."),
            ]), "The API definition."),
    ]

    private static let endpointDependency: [Field] = [
        Field("project", .text, "The provider's project; the own one unless given."),
        Field("component", .nonEmpty, required: true, "The provider."),
        Field("name", .nonEmpty, required: true, "The provider's endpoint."),
        Field("visibility", .kinds("project", "namespace"), required: true, "How the endpoint is reached."),
        Field(
            "envBindings",
            .object([
                Field("address", .text, "The variable that gets the whole address."),
                Field("host", .text, "The variable that gets the host."),
                Field("port", .text, "The variable that gets the port."),
                Field("basePath", .text, "The variable that gets the path."),
            ]), required: true, "The environment variables that get the address."),
    ]

    private static let resourceDependency: [Field] = [
        Field("ref", .nonEmpty, required: true, "The managed resource."),
        Field("envBindings", .map(.nonEmpty, maximum: 50), "Output → environment variable."),
        Field("fileBindings", .map(.nonEmpty, maximum: 50), "Output → file path."),
    ]

    private static func componentType(cluster: Bool) -> [Field] {
        let traitKinds = cluster ? ["ClusterTrait"] : ["Trait", "ClusterTrait"]
        return [
            Field(
                "workloadType", .string(oneOf: WorkloadType.allCases.map(\.rawValue)), required: true,
                "What the type makes."),
            Field(
                "allowedWorkflows",
                .list(
                    .object(
                        CommonFields.reference(
                            cluster ? ["ClusterWorkflow"] : ["Workflow", "ClusterWorkflow"],
                            default: "ClusterWorkflow"))),
                "Workflows that components may use; no effect here."),
            Field(
                "allowedTraits",
                .list(
                    .object(
                        CommonFields.reference(
                            traitKinds, default: cluster ? nil : "Trait", kindRequired: cluster))),
                "The traits that developers may add; without it none."),
            Field(
                "traits",
                .list(
                    .object(
                        CommonFields.reference(traitKinds, default: traitKinds[0]) + [
                            Field("instanceName", .nonEmpty, required: true, "A name for this use of the trait."),
                            Field("parameters", .freeObject, "Values, with `${…}` over the component's context."),
                            Field(
                                "environmentConfigs", .freeObject, "Values, with `${…}` over the component's context."),
                        ])), "Traits that every component of the type gets."),
            Field("preRenderValidations", CommonFields.rules, "Rules on the context, judged before rendering."),
            Field("validations", CommonFields.rules, "The older name of `preRenderValidations`."),
            Field("postRenderValidations", CommonFields.postRenderValidations, "Rules on the finished objects."),
            Field(
                "resources", .list(.object(CommonFields.resourceTemplate), minimum: 1), required: true,
                "The objects that the type makes."),
        ] + CommonFields.schemas
    }

    private static let trait: [Field] =
        CommonFields.schemas + [
            Field("preRenderValidations", CommonFields.rules, "Rules on the context, judged before rendering."),
            Field("validations", CommonFields.rules, "The older name of `preRenderValidations`."),
            Field(
                "creates",
                .list(
                    .object(
                        [
                            Field("targetPlane", .plane, default: "dataplane", "The plane that the object goes to."),
                            Field("includeWhen", .expression, "Whether the object is made."),
                            Field("template", .freeObject, required: true, "The Kubernetes object."),
                        ] + CommonFields.loop)), "Objects that the trait adds."),
            Field(
                "patches",
                .list(
                    .object(
                        [
                            Field("targetPlane", .plane, default: "dataplane", "The plane of the objects."),
                            Field(
                                "target", .object(CommonFields.target), required: true, "The objects that are changed."),
                            Field(
                                "operations",
                                .list(
                                    .object([
                                        Field(
                                            "op", .kinds("add", "replace", "remove"), required: true, "What is done."),
                                        Field(
                                            "path", .nonEmpty, required: true, "Where, as a JSON pointer with filters."),
                                        Field("value", .free, "The value, with `${…}` expressions."),
                                    ]), minimum: 1), required: true, "The changes, in order."),
                        ] + CommonFields.loop)), "Changes of objects that are there."),
            Field(
                "removes",
                .list(
                    .object(
                        [
                            Field("targetPlane", .plane, default: "dataplane", "The plane of the objects."),
                            Field(
                                "target", .object(CommonFields.target), required: true, "The objects that are dropped."),
                        ] + CommonFields.loop)), "Objects that the trait takes away."),
            Field("postRenderValidations", CommonFields.postRenderValidations, "Rules on the finished objects."),
        ]

    static let componentKinds: [KindDefinition] = [
        KindDefinition(
            "Component", "A developer's intent: a type, its parameters, and traits.",
            [
                Field("owner", .object(CommonFields.projectOwner), required: true, "The project it belongs to."),
                Field(
                    "componentType",
                    .object([
                        Field(
                            "kind", .kinds("ComponentType", "ClusterComponentType"), default: "ComponentType",
                            "The kind of type."),
                        Field(
                            "name", .string(pattern: .componentTypeName), required: true,
                            "`<workloadType>/<type name>`."),
                    ]), required: true, "The type."),
                Field("parameters", .freeObject, "Values for the type's `parameters` schema."),
                Field("traits", .list(.object(traitInstance)), "Traits that the component adds."),
                Field("autoDeploy", .boolean, "Whether the root environment follows the sources by itself."),
                Field("autoBuild", .boolean, "No effect here."),
                Field(
                    "workflow",
                    .object(
                        CommonFields.reference(["Workflow", "ClusterWorkflow"], default: "ClusterWorkflow") + [
                            Field("parameters", .freeObject, "Values for the workflow's schema.")
                        ]), "How it is built; no effect here."),
            ]),
        KindDefinition(
            "Workload", "What a component runs, listens on and needs.",
            [Field("owner", .object(CommonFields.componentOwner), required: true, "The component.")] + workloadFields),
        KindDefinition("ComponentType", "Templates for a class of components.", componentType(cluster: false)),
        KindDefinition(
            "ClusterComponentType", cluster: true, "A component type for all namespaces.", componentType(cluster: true)),
        KindDefinition("Trait", "Templates and patches that add to a component.", trait),
        KindDefinition("ClusterTrait", cluster: true, "A trait for all namespaces.", trait),
        KindDefinition(
            "ComponentRelease", "A frozen snapshot of a component, its type, traits and workload.",
            [
                Field("owner", .object(CommonFields.componentOwner), required: true, "The component."),
                Field(
                    "componentType",
                    .object([
                        Field(
                            "kind", .kinds("ComponentType", "ClusterComponentType"), required: true, "The kind of type."
                        ),
                        Field("name", .nonEmpty, required: true, "The type's name as the component wrote it."),
                        Field("spec", .object(componentType(cluster: false)), required: true, "The type, whole."),
                    ]), required: true, "The frozen type."),
                Field(
                    "traits",
                    .list(
                        .object([
                            Field("kind", .kinds("Trait", "ClusterTrait"), required: true, "The kind of trait."),
                            Field("name", .nonEmpty, required: true, "The trait's name."),
                            Field("spec", .object(trait), required: true, "The trait, whole."),
                        ]), maximum: 100), "The frozen traits."),
                Field(
                    "componentProfile",
                    .object([
                        Field("parameters", .freeObject, "The component's parameters."),
                        Field(
                            "traits",
                            .list(
                                .object(
                                    CommonFields.reference(
                                        ["Trait", "ClusterTrait"], default: nil, kindRequired: true) + [
                                            Field("instanceName", .nonEmpty, required: true, "The instance."),
                                            Field("parameters", .freeObject, "Its parameters."),
                                        ])), "The component's traits."),
                    ]), "What the component said."),
                Field("workload", .object(workloadFields), required: true, "The frozen workload."),
            ]),
        KindDefinition(
            "ReleaseBinding", "Puts a release of a component into an environment.",
            [
                Field("owner", .object(CommonFields.componentOwner), required: true, "The component."),
                Field("environment", .nonEmpty, required: true, "The environment."),
                Field("releaseName", .text, "The ComponentRelease; the live sources unless given."),
                Field("state", .kinds("Active", "Undeploy"), default: "Active", "Whether it is deployed."),
                Field(
                    "componentTypeEnvironmentConfigs", .freeObject, "Values for the type's `environmentConfigs` schema."
                ),
                Field(
                    "traitEnvironmentConfigs", .map(.freeObject),
                    "Trait instance → values for its `environmentConfigs`."),
                Field(
                    "workloadOverrides",
                    .object([
                        Field(
                            "container",
                            .object([
                                Field("env", .list(.object(CommonFields.environmentVariable)), "Variables, by key."),
                                Field("files", .list(.object(CommonFields.fileMount)), "Files, by key."),
                            ]), "What of the container differs here.")
                    ]), "What of the workload differs here."),
            ]),
    ]
}
