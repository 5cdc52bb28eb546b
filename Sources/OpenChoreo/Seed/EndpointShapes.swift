import Basics

/// Shapes of Endpoints of versions 0.2 and 0.3: visibilities and the policies of each (seed specification 1.22).
enum EndpointShapes {
    /// Whether an Endpoint is open beyond its project.
    static let visibilities: Shape = .object(
        (["organization", "public"] as [Symbol]).map { level in
            Field(
                level,
                .object([
                    Field("enable", .boolean, required: true, "Whether it is open there."),
                    Field("policies", .list(policy), "Policies of version 0.3."),
                    Field("apiSettings", settings, "Settings of version 0.2, instead of the Endpoint's."),
                ]), "The level.")
        })

    /// The methods of HTTP.
    static let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]

    private static let operation: [Field] = [
        Field("target", .nonEmpty, required: true, "The path, with `{name}` for a variable segment."),
        Field("method", .string(oneOf: methods), required: true, "The HTTP method."),
    ]

    private static let limit: [Field] = [
        Field("timeUnit", .nonEmpty, required: true, "`Second`, `Minute`, `Hour` or `Day`."),
        Field("requestLimit", .integer(0...Int64.max), required: true, "How many requests."),
    ]

    private static let claimsToHeaders = Field(
        "claimsToHeaders",
        .list(
            .object([
                Field("name", .nonEmpty, required: true, "The claim."),
                Field("header", .nonEmpty, required: true, "The header that the backend gets."),
            ])), "Claims that the backend is told.")

    private static let policy: Shape = .object([
        Field("name", .nonEmpty, required: true, "The policy's name."),
        Field(
            "type",
            .string(oneOf: ["oauth2", "api-key", "basic-auth", "rate-limit", "cors", "mediation"]), required: true,
            "What it is; `mediation` belongs in an APIClass."),
        Field(
            "policySpec",
            .object([
                Field("oauth2", .object([Field("jwt", token, required: true, "Tokens.")]), "Of type `oauth2`."),
                Field(
                    "apiKeyAuth",
                    .object([
                        Field(
                            "keySource",
                            .object([
                                Field("header", .nonEmpty, required: true, "The header that holds the key."),
                                Field("headerAuthScheme", .text, "Not expressible."),
                            ]), required: true, "Where the key is."),
                        Field(
                            "secretRefs", .list(.nonEmpty, minimum: 1), required: true,
                            "The Secrets with the keys, in the component's namespace."),
                    ]), "Of type `api-key`."),
                Field(
                    "basicAuth",
                    .object([
                        Field(
                            "users",
                            .list(
                                .object([
                                    Field("username", .nonEmpty, required: true, "The user."),
                                    Field(
                                        "passwordFromSecret", .nonEmpty, required: true,
                                        "The Secret with the users, one for all; its key `.htpasswd` has a line for each."
                                    ),
                                ]), minimum: 1), required: true, "Who may call."),
                        Field("header", .text, "`Authorization`."), Field("headerAuthScheme", .text, "`Basic`."),
                    ]), "Of type `basic-auth`."),
                Field(
                    "rateLimit",
                    .object([
                        Field("apiLevel", .object(limit), "For all calls together."),
                        Field(
                            "operationLevel",
                            .object([Field("rest", .list(.object(operation + limit)), "The operations.")]),
                            "For single operations."),
                    ]), "Of type `rate-limit`."),
                Field("cors", .object(cors), "Of type `cors`."),
            ]), required: true, "What it asks for."),
    ])

    private static let token: Shape = .object([
        Field(
            "claims",
            .list(
                .object([
                    Field("key", .nonEmpty, required: true, "The claim."),
                    Field("values", .list(.text, minimum: 1), required: true, "Values, one of which it must have."),
                ])), "Claims that a token must have."),
        Field(
            "authorization",
            .object([
                Field("apiType", .string(oneOf: ["REST", "GRPC", "GraphQL"]), required: true, "The protocol."),
                Field(
                    "rest",
                    .object([
                        claimsToHeaders,
                        Field(
                            "operations",
                            .list(
                                .object(
                                    operation + [Field("scopes", .list(.text), "Scopes that a token needs.")])),
                            "Operations with scopes."),
                    ]), "Of REST."),
                Field(
                    "grpc", .object([claimsToHeaders, Field("operations", .list(.freeObject), "Not expressible.")]),
                    "Of gRPC."),
                Field(
                    "graphql", .object([claimsToHeaders, Field("operations", .list(.freeObject), "Not expressible.")]),
                    "Of GraphQL."),
            ]), required: true, "What a token opens."),
    ])

    private static let cors: [Field] = [
        Field("allowOrigins", .list(.text), "Origins."), Field("allowMethods", .list(.text), "Methods."),
        Field("allowHeaders", .list(.text), "Headers of requests."),
        Field("exposeHeaders", .list(.text), "Headers of answers."),
        Field("maxAge", .integer(0...Int64.max), "Seconds that an answer may be kept."),
        Field("allowCredentials", .boolean, "Whether requests may carry credentials."),
    ]

    /// What version 0.2 knew of APIs.
    static let settings: Shape = .object([
        Field(
            "securitySchemes", .list(.string(oneOf: ["oauth"])),
            "`oauth`: every call needs a token of the environment's identity provider."),
        Field("authorizationHeader", .text, "The header that holds the token."),
        Field(
            "backendJwt",
            .object([
                Field("enable", .boolean, required: true, "Not expressible."),
                Field("configuration", .freeObject, "Not expressible."),
            ]), "Tokens for the backend; not expressible."),
        Field(
            "operationPolicies",
            .list(
                .object([
                    Field("target", .text, "The operation."),
                    Field("authenticationType", .text, "How it is protected."),
                ])), "Not expressible: use a policy of type `oauth2`."),
        Field(
            "cors", .object([Field("enable", .boolean, required: true, "Whether it holds.")] + cors),
            "Requests of other sites' pages."),
        Field(
            "rateLimit", .object([Field("tier", .text, "Not expressible: use a policy of type `rate-limit`.")]),
            "Limits."),
    ])
}
