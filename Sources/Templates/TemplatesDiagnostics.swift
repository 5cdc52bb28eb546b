import Basics

extension DiagnosticKind {
    /// A CEL expression that does not compile.
    public static let expressionInvalid = DiagnosticKind(
        1701, "expression-invalid", .error,
        """
        A `${…}` expression does not compile: its syntax is wrong, a name is not declared where it stands, or the types \
        do not fit. The variables are exactly the top-level keys of the context: `gateway`, for example, does not exist \
        when neither the environment nor the data plane defines one.
        """)
    /// A CEL expression that fails when evaluated.
    public static let expressionFails = DiagnosticKind(
        1702, "expression-fails", .error,
        """
        A `${…}` expression compiles but has no value: a key is missing, a number is a double where an int is needed, \
        an index is out of range. Numbers in `parameters`, `environmentConfigs` and `workload` are doubles: write \
        `int(parameters.replicas) - 1`. Ask for optional fields with `has(parameters.x)` or `parameters.?x.orValue(…)`.
        """)
    /// A map key that does not render to a string.
    public static let dynamicKeyNotString = DiagnosticKind(
        1703, "dynamic-key-not-string", .error,
        "A map key that holds an expression must evaluate to a string. Convert the value with `string(…)`.")
    /// Two keys of one map that render to the same string.
    public static let dynamicKeyClash = DiagnosticKind(
        1704, "dynamic-key-clash", .error,
        "Two keys of one map render to the same string, so one value would be lost.",
        upstream: "one of the two values wins at random")
    /// A null that an expression gives.
    public static let nullAsZero = DiagnosticKind(
        1705, "null-as-zero", .error,
        """
        An expression gives null, which OpenChoreo writes as the number 0. Use `oc_omit()` to leave the field out, or \
        give a default with `.orValue(…)`.
        """, upstream: "the field is written as the number 0")
    /// A large number inside a text.
    public static let numberInScientificNotation = DiagnosticKind(
        1706, "number-in-scientific-notation", .warning,
        """
        A number of a million or more stands inside a text and is written as `1e+06`. Numbers in contexts are doubles; \
        write `${string(int(…))}` to get its digits.
        """)
    /// An omitted value that becomes an empty object.
    public static let omitBecomesObject = DiagnosticKind(
        1707, "omit-becomes-object", .warning,
        "`oc_omit()` in this place does not remove anything: OpenChoreo writes an empty object instead.")

    /// An expression above the limit of its length.
    public static let expressionTooLong = DiagnosticKind(
        1708, "expression-too-long", .error,
        "A `${…}` expression is longer than the limit, 16 KiB unless `limits.expressionBytes` in `choreoc.yaml` says otherwise."
    )
    /// An evaluation above the limit of its cost.
    public static let evaluationTooCostly = DiagnosticKind(
        1709, "evaluation-too-costly", .error,
        """
        Evaluating a `${…}` expression costs more than the limit, a million units of about one step, unless \
        `limits.evaluationCost` in `choreoc.yaml` says otherwise. Nested loops over long lists cost most.
        """)

    /// The kinds of this module.
    public static let allTemplates: [DiagnosticKind] = [
        .expressionInvalid, .expressionFails, .dynamicKeyNotString, .dynamicKeyClash, .nullAsZero,
        .numberInScientificNotation, .omitBecomesObject, .expressionTooLong, .evaluationTooCostly,
    ]
}
