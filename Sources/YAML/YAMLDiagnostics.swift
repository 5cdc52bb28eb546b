import Basics

extension DiagnosticKind {
    /// Text that is not YAML.
    public static let yamlSyntax = DiagnosticKind(
        1101, "yaml-syntax", .error,
        "The text is not YAML. The document is left out; other documents of the file still count.")
    /// Bytes that are no text.
    public static let yamlEncoding = DiagnosticKind(
        1102, "yaml-encoding", .error,
        "A file must be UTF-8 (or UTF-16 with a byte order mark) without control characters.")
    /// A key that stands twice in a map.
    public static let duplicateKey = DiagnosticKind(
        1103, "duplicate-key", .error, "A map has the same key twice, so one value would be lost.",
        upstream: "the last one wins")
    /// Nesting that is too deep.
    public static let yamlTooDeep = DiagnosticKind(
        1104, "yaml-too-deep", .error,
        "Lists and maps are nested deeper than the limit (`limits.depth` in `choreoc.yaml`, 64 by default)."
    )
    /// Too many documents.
    public static let yamlTooManyDocuments = DiagnosticKind(
        1105, "yaml-too-many-documents", .error,
        "A file holds more documents than the limit (`limits.documents` in `choreoc.yaml`, 500 by default).")
    /// Aliases that expand to too much.
    public static let yamlAliasExpansion = DiagnosticKind(
        1106, "yaml-alias-expansion", .error,
        "Aliases expand to more nodes than the limit (`limits.aliasNodes` in `choreoc.yaml`, 100,000 by default).")
    /// An alias without its anchor.
    public static let yamlUnknownAnchor = DiagnosticKind(
        1107, "yaml-unknown-anchor", .error,
        "An alias `*name` needs an anchor `&name` before it in the same document, and may not stand inside the anchored value."
    )
    /// A merge key over something that is no map.
    public static let yamlMergeKey = DiagnosticKind(
        1108, "yaml-merge-key", .error, "The merge key `<<` takes a map, an alias of a map, or a list of these.")
    /// A tag that Kubernetes does not know.
    public static let yamlTag = DiagnosticKind(
        1109, "yaml-tag", .error,
        "Only the tags of JSON's types are read: `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`, `!!binary`."
    )
    /// A tag of somebody's own.
    public static let yamlUnknownTag = DiagnosticKind(
        1115, "yaml-unknown-tag", .error,
        "A tag such as `!custom` or `!!python/object` asks for a type that JSON does not have.",
        upstream: "the tag is ignored and the value is read as if it had none")
    /// A value that JSON cannot hold.
    public static let yamlNotJSON = DiagnosticKind(
        1110, "yaml-not-json", .error,
        "Kubernetes objects are JSON: `.inf` and `.nan` have no place there, and keys are strings, numbers or booleans."
    )
    /// A file that is too large.
    public static let fileTooLarge = DiagnosticKind(
        1111, "file-too-large", .error,
        "A file is larger than the limit (`limits.fileBytes` in `choreoc.yaml`, 1 MiB by default).")
    /// More nodes than a run may read.
    public static let tooManyNodes = DiagnosticKind(
        1112, "too-many-nodes", .error,
        "The sources hold more values than the limit of a run (`limits.nodes` in `choreoc.yaml`, 5,000,000 by default)."
    )
    /// Characters that change how text looks.
    public static let invisibleCharacter = DiagnosticKind(
        1113, "invisible-character", .warning,
        "A text holds a character that is invisible or changes the direction of writing, so that it reads differently than it is."
    )

    /// The kinds of this module.
    public static let allYAML: [DiagnosticKind] = [
        .yamlSyntax, .yamlEncoding, .duplicateKey, .yamlTooDeep, .yamlTooManyDocuments, .yamlAliasExpansion,
        .yamlUnknownAnchor, .yamlMergeKey, .yamlTag, .yamlUnknownTag, .yamlNotJSON, .fileTooLarge, .tooManyNodes,
        .invisibleCharacter,
    ]
}
