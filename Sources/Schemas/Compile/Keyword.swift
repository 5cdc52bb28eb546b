import Basics

/// The keywords of a CRD schema.
enum Keyword: String, CaseIterable, Sendable {
    case type, format, title, description, example, nullable, required, properties, additionalProperties, items, allOf,
        anyOf, oneOf, not, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength,
        pattern, minItems, maxItems, uniqueItems, minProperties, maxProperties, id, patternProperties, dependencies,
        additionalItems, definitions, externalDocs
    case alternatives = "enum"
    case defaultValue = "default"
    case schemaURL = "$schema"
    case preserveUnknownFields = "x-kubernetes-preserve-unknown-fields"
    case intOrString = "x-kubernetes-int-or-string"
    case embeddedResource = "x-kubernetes-embedded-resource"
    case listMapKeys = "x-kubernetes-list-map-keys"
    case listType = "x-kubernetes-list-type"
    case mapType = "x-kubernetes-map-type"
    case validations = "x-kubernetes-validations"

    private static let bySymbol: [Symbol: Keyword] = Dictionary(
        uniqueKeysWithValues: allCases.map { (Symbol($0.rawValue), $0) })
    private static let byFoldedName: [String: Keyword] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    /// Keywords that only inform; the control plane drops them, and nothing is lost.
    private static let annotations: Set<String> = [
        "$comment", "$id", "$anchor", "$defs", "examples", "readOnly", "writeOnly", "deprecated", "xml",
        "contentEncoding", "contentMediaType",
    ]

    /// The keyword of a key; the control plane's decoder does not tell upper from lower case.
    init?(_ key: Symbol) {
        guard let keyword = Self.bySymbol[key] ?? Self.byFoldedName[key.text.lowercased()] else { return nil }
        self = keyword
    }

    /// Whether a key that is no keyword may be dropped without a word.
    static func isAnnotation(_ key: String) -> Bool {
        annotations.contains(key) || key.hasPrefix("x-")
    }
}
