import Basics

extension DiagnosticKind {
    /// A keyword of a schema with a value of the wrong form.
    public static let schemaInvalid = DiagnosticKind(
        1501, "schema-invalid", .error,
        """
        A keyword of an `openAPIV3Schema` has a value that it cannot have, for example a list of types or a text as \
        `minimum`. The schema cannot be used, so that every unit whose type or trait carries it is refused.
        """)
    /// A `$ref` that leads nowhere.
    public static let schemaReferenceUnresolved = DiagnosticKind(
        1502, "schema-reference-unresolved", .error,
        """
        A `$ref` must be `#/$defs/Name` and name a definition under `$defs` at the root of the schema. References to \
        other documents, references in a circle and chains of more than 64 levels are refused.
        """)
    /// A keyword that Kubernetes' structural schemas refuse.
    public static let schemaKeywordRefused = DiagnosticKind(
        1503, "schema-keyword-refused", .error,
        """
        The schema uses a keyword that structural schemas of Kubernetes do not have: `id`, `$schema`, \
        `patternProperties`, `dependencies`, `additionalItems`, `definitions`, a list of schemas as `items`, or \
        `x-kubernetes-preserve-unknown-fields: false`.
        """)
    /// A pattern that is no regular expression.
    public static let schemaPatternInvalid = DiagnosticKind(
        1504, "schema-pattern-invalid", .error,
        """
        The `pattern` of a schema is not a regular expression in RE2 syntax; look-around and back references do not \
        exist there. No text can satisfy it.
        """, upstream: "the render fails only when a text is checked against the pattern")
    /// A keyword without effect.
    public static let schemaKeywordIgnored = DiagnosticKind(
        1505, "schema-keyword-ignored", .warning,
        """
        The schema has a keyword that the control plane drops, such as `if`, `const` or a misspelt one. It checks \
        nothing and sets nothing.
        """)
    /// A default that its own schema refuses.
    public static let schemaDefaultInvalid = DiagnosticKind(
        1508, "schema-default-invalid", .warning,
        """
        The default of a property does not satisfy the schema of the property. Every unit that relies on it is refused.
        """)
    /// A schema that grows beyond all measure.
    public static let schemaTooLarge = DiagnosticKind(
        1509, "schema-too-large", .error,
        """
        With all its references written out the schema has more than 50,000 parts. Definitions that use others several \
        times multiply: flatten them.
        """)
    /// A property whose default is never applied.
    public static let schemaPropertyHidden = DiagnosticKind(
        1510, "schema-property-hidden", .warning,
        """
        A property whose name begins with `x-` is taken for a vendor extension when defaults are applied, so that its \
        default, and those below it, are never filled in. Values are still checked against it.
        """)

    /// The kinds of this module.
    public static let allSchemas: [DiagnosticKind] = [
        .schemaInvalid, .schemaReferenceUnresolved, .schemaKeywordRefused, .schemaPatternInvalid,
        .schemaKeywordIgnored, .schemaDefaultInvalid, .schemaTooLarge,
        .schemaPropertyHidden,
    ]
}
