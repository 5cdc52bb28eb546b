import Basics

extension Shape {
    static let text: Shape = .string()
    static let nonEmpty: Shape = .string(minimum: 1)
    static let expression: Shape = .string(pattern: .expression)
    static let identifier: Shape = .string(pattern: .identifier)
    static let port: Shape = .integer(1...65_535)
    static let duration: Shape = .string(pattern: .duration)
    static let interval: Shape = .string(pattern: .interval)
    static let plane: Shape = .string(oneOf: ["dataplane", "observabilityplane"])

    static func kinds(_ kinds: String...) -> Shape { .string(oneOf: kinds) }
}

/// Fields that several kinds share.
enum CommonFields {
    static let projectOwner: [Field] = [
        Field("projectName", .nonEmpty, required: true, "The project, in the same namespace.")
    ]
    static let componentOwner: [Field] =
        projectOwner + [Field("componentName", .nonEmpty, required: true, "The component, in the same namespace.")]
    static let resourceOwner: [Field] =
        projectOwner + [
            Field("resourceName", .nonEmpty, required: true, "The managed resource, in the same namespace.")
        ]

    static let schemaSection: Shape = .object([
        Field("openAPIV3Schema", .freeObject, "An OpenAPI v3 schema; its defaults are applied, then values are judged.")
    ])
    static let schemas: [Field] = [
        Field("parameters", schemaSection, "The schema of the values that a developer gives."),
        Field("environmentConfigs", schemaSection, "The schema of the values that differ by environment."),
    ]

    static let rules: Shape = .list(
        .object([
            Field("rule", .expression, required: true, "An expression that must be true."),
            Field("message", .nonEmpty, required: true, "What is wrong when it is false."),
        ]))

    static let target: [Field] = [
        Field("group", .text, required: true, "The API group; empty matches any group."),
        Field("version", .nonEmpty, required: true, "The API version."),
        Field("kind", .nonEmpty, required: true, "The kind."),
        Field("where", .expression, "A condition on `resource`."),
    ]

    static let loop: [Field] = [
        Field("forEach", .expression, "A list or map; the entry is used once for each item."),
        Field("var", .identifier, "The name of the item, `item` unless given."),
    ]

    static let postRenderValidations: Shape = .list(
        .object(
            [
                Field("when", .expression, "Whether the rule is judged at all."),
                Field("targetPlane", .plane, default: "dataplane", "The plane of the objects."),
                Field(
                    "target",
                    .object(
                        target + [Field("mustMatch", .boolean, default: "true", "Whether an object must be there.")]),
                    required: true, "The objects that are judged."),
                Field("rule", .expression, required: true, "An expression on `resource` that must be true."),
                Field("message", .nonEmpty, required: true, "What is wrong when it is false."),
            ] + loop))

    static let resourceTemplate: [Field] =
        [
            Field("id", .nonEmpty, required: true, "A name for the template, unique in the type."),
            Field("targetPlane", .plane, default: "dataplane", "The plane that the object goes to."),
            Field("includeWhen", .expression, "Whether the object is made."),
            Field("template", .freeObject, required: true, "The Kubernetes object, with `${…}` expressions."),
        ] + loop

    static let secretKeyReference: Shape = .object([
        Field("name", .nonEmpty, required: true, "The SecretReference."),
        Field("key", .nonEmpty, required: true, "One of its `data[].secretKey`."),
    ])

    static let environmentVariable: [Field] = [
        Field("key", .text, required: true, "The variable's name."),
        Field("value", .text, "A literal value."),
        Field(
            "valueFrom",
            .object([
                Field("secretKeyRef", secretKeyReference, "A key of a SecretReference."),
                Field(
                    "configurationGroupRef", SeedShapes.groupKey,
                    "A key of a ConfigurationGroup; choreoc's own, no release of OpenChoreo reads it."),
            ]),
            "Where the value comes from; excludes `value`."),
    ]
    static let fileMount: [Field] =
        [
            Field("mountPath", .text, required: true, "The directory the file is mounted in.")
        ] + environmentVariable

    static func reference(_ kinds: [String], default defaultKind: String?, kindRequired: Bool = false) -> [Field] {
        [
            Field(
                "kind", .string(oneOf: kinds), required: kindRequired, default: defaultKind, "The kind that is meant."),
            Field("name", .nonEmpty, required: true, "Its name."),
        ]
    }
}
