import Basics

extension DiagnosticKind {
    /// A field that the kind does not have.
    public static let unknownField = DiagnosticKind(
        1201, "unknown-field", .error,
        "A declaration has a field that its kind does not know, so nothing would read it. Most often it is misspelt or one level too deep.",
        upstream: "the API server drops the field without a word")
    /// A field of `metadata` that Kubernetes does not know.
    public static let metadataFieldUnknown = DiagnosticKind(
        2215, "metadata-field-unknown", .warning,
        "`metadata` has a field that Kubernetes does not know and drops. Most often `labels` or `annotations` is misspelt."
    )
    /// A value of the wrong type.
    public static let wrongType = DiagnosticKind(
        1202, "wrong-type", .error,
        "A field has a value of another type than its kind demands. Numbers and `yes`, `no`, `on`, `off` need quotes where a string is meant."
    )
    /// A field that must be there.
    public static let missingField = DiagnosticKind(
        1203, "missing-field", .error, "A field that the kind demands is missing.")
    /// A value outside of those allowed.
    public static let valueNotAllowed = DiagnosticKind(
        1204, "value-not-allowed", .error,
        "A field has a value that is not among those allowed, or outside of their range.")
    /// A name that Kubernetes does not accept.
    public static let nameInvalid = DiagnosticKind(
        1205, "name-invalid", .error,
        "Names are lower-case letters, digits, `-` and `.`, with letters or digits at both ends, at most 253 characters."
    )
    /// A key that stands twice in a list that is keyed.
    public static let duplicateEntry = DiagnosticKind(
        1206, "duplicate-entry", .error, "Two entries of a list have the same key; each must be unique.")
    /// A field that has been renamed.
    public static let retiredField = DiagnosticKind(
        1207, "retired-field", .error, "A field was renamed or moved before OpenChoreo 1.0.",
        upstream: "the API server drops the field without a word")
    /// A spelling of before 1.0 that is still understood.
    public static let legacySpelling = DiagnosticKind(
        1208, "legacy-spelling", .info, "A spelling of before OpenChoreo 1.0 that is still understood.")
    /// A template without what identifies its object.
    public static let templateIdentity = DiagnosticKind(
        1210, "template-identity", .error,
        "A template needs a literal `apiVersion` and `kind`, a `metadata.name`, and `metadata.namespace` only as `${metadata.namespace}`.",
        upstream: "the admission webhook refuses it; sources that did not pass one are rendered")
    /// A type without its workload, or with another one.
    public static let workloadKindMismatch = DiagnosticKind(
        1211, "workload-kind-mismatch", .error,
        "A component type has exactly one workload object, of the kind that its `workloadType` names; type proxy has none.",
        upstream: "the admission webhook refuses it; sources that did not pass one are rendered")
    /// A trait that makes or removes a workload.
    public static let traitTouchesWorkload = DiagnosticKind(
        1212, "trait-touches-workload", .error, "A trait neither creates nor removes the component's workload object.",
        upstream: "the admission webhook refuses it; sources that did not pass one are rendered")
    /// Both spellings of the same list.
    public static let validationsTwice = DiagnosticKind(
        1213, "validations-twice", .error,
        "`validations` is the older name of `preRenderValidations`; only one may be there.")
    /// A type without a resource for its workload.
    public static let primaryResourceMissing = DiagnosticKind(
        1218, "primary-resource-missing", .error,
        "One resource of a component type has the `workloadType` as its id, unless the type is a proxy.")
    /// Two uses of a trait with one name.
    public static let duplicateInstance = DiagnosticKind(
        1214, "duplicate-instance", .error, "Every use of a trait needs an instance name of its own.",
        upstream: "the admission webhook refuses it; sources that did not pass one are rendered")
    /// A literal and a reference at once.
    public static let valueAndReference = DiagnosticKind(
        1215, "value-and-reference", .error, "`value` and `valueFrom` exclude each other.")
    /// An output without exactly one source.
    public static let outputSource = DiagnosticKind(
        1216, "output-source", .error, "An output has exactly one of `value`, `secretKeyRef` and `configMapKeyRef`.")
    /// A loop without its variable.
    public static let loopWithoutVariable = DiagnosticKind(
        1217, "loop-without-variable", .error, "`forEach` needs `var`, the name under which templates use the item.")
    /// A variable or file without a name.
    public static let entryWithoutName = DiagnosticKind(
        1219, "entry-without-name", .error,
        "An environment variable needs a name, a file a name and the directory that it is mounted in.",
        upstream: "the empty text is accepted, and the workload fails in the cluster")
    /// Two templates of one id.
    public static let duplicateTemplate = DiagnosticKind(
        1228, "duplicate-template", .error, "Every template of a component type needs an id of its own.",
        upstream: "both templates are rendered")
    /// A name that no file can have on Windows.
    public static let nameOfDevice = DiagnosticKind(
        1229, "name-of-device", .warning,
        "Directories of the rendered tree are named after environments, projects, components and resources; on Windows "
            + "`con`, `nul` and their like are devices, and a clone there cannot check the tree out.")

    /// The kinds of this module.
    public static let allOpenChoreo: [DiagnosticKind] = [
        .unknownField, .wrongType, .missingField, .valueNotAllowed, .nameInvalid, .duplicateEntry, .retiredField,
        .legacySpelling, .templateIdentity, .workloadKindMismatch, .traitTouchesWorkload, .validationsTwice,
        .primaryResourceMissing,
        .duplicateInstance, .valueAndReference, .outputSource, .loopWithoutVariable, .entryWithoutName,
        .duplicateTemplate, .metadataFieldUnknown, .nameOfDevice,
    ]
}
