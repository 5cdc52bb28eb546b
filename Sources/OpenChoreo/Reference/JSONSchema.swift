import Basics
import Tree

/// JSON Schemas (draft 2020-12) of kinds, for editors and other tools.
public enum JSONSchema {
    /// The schema of whole documents of a kind.
    public static func document(of definition: KindDefinition) -> Value {
        let metadata: Map = [
            "type": .string("object"), "required": .list([.string("name")]),
            "properties": .map([
                "name": .map(["type": .string("string"), "maxLength": Value(.int(253))]),
                "namespace": .map(["type": .string("string"), "maxLength": Value(.int(63))]),
                "labels": strings, "annotations": strings,
            ]),
        ]
        return .map([
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "title": .string(definition.kind.text), "description": .string(definition.summary),
            "type": .string("object"),
            "required": .list([.string("apiVersion"), .string("kind"), .string("metadata")]),
            "properties": .map([
                "apiVersion": .map(["const": .string(CurrentVocabulary.apiVersion)]),
                "kind": .map(["const": .string(definition.kind.text)]), "metadata": .map(metadata),
                "spec": object(definition.spec), "status": .map([:]),
            ]),
            "additionalProperties": .bool(false),
        ])
    }

    /// The schema of a file whose top level has these fields.
    public static func file(title: String, _ summary: String, _ fields: [Field]) -> Value {
        var schema = object(fields).map ?? [:]
        schema.set("$schema", to: .string("https://json-schema.org/draft/2020-12/schema"))
        schema.set("title", to: .string(title))
        schema.set("description", to: .string(summary))
        return .map(schema)
    }

    private static let strings = Value.map([
        "type": .string("object"), "additionalProperties": .map(["type": .string("string")]),
    ])

    private static func object(_ fields: [Field]) -> Value {
        var properties = Map()
        for field in fields {
            var schema = self.schema(of: field.shape).map ?? [:]
            schema.set("description", to: .string(field.summary))
            if let text = field.defaultValue { schema.set("default", to: defaultValue(text, field.shape)) }
            properties.set(field.name, to: .map(schema))
        }
        var schema: Map = [
            "type": .string("object"), "properties": .map(properties), "additionalProperties": .bool(false),
        ]
        let required = fields.filter(\.isRequired).map { Value.string($0.name.text) }
        if !required.isEmpty { schema.set("required", to: .list(required)) }
        return .map(schema)
    }

    private static func defaultValue(_ text: String, _ shape: Shape) -> Value {
        switch shape {
        case .boolean: .bool(text == "true")
        case .integer: Int64(text).map { Value(.int($0)) } ?? .string(text)
        default: .string(text)
        }
    }

    private static func schema(of shape: Shape) -> Value {
        switch shape {
        case .string(let allowed, let pattern, let minimum, let maximum):
            var schema: Map = ["type": .string("string")]
            if !allowed.isEmpty { schema.set("enum", to: .list(allowed.map { .string($0) })) }
            if let pattern { schema.set("pattern", to: .string(pattern.regularExpression)) }
            if minimum > 0 { schema.set("minLength", to: Value(.int(Int64(minimum)))) }
            if maximum < .max { schema.set("maxLength", to: Value(.int(Int64(maximum)))) }
            return .map(schema)
        case .integer(let range):
            return .map([
                "type": .string("integer"), "minimum": Value(.int(range.lowerBound)),
                "maximum": Value(.int(range.upperBound)),
            ])
        case .boolean: return .map(["type": .string("boolean")])
        case .numberOrText: return .map(["type": .list([.string("integer"), .string("string")])])
        case .countOrPercentage:
            return .map(["type": .list([.string("integer"), .string("string")]), "pattern": .string("^[0-9]+%$")])
        case .resourceAmounts: return self.schema(of: .map(.quantity))
        case .quantity:
            return .map([
                "type": .list([.string("number"), .string("string")]),
                "pattern": .string(TextPattern.quantity.regularExpression),
            ])
        case .freeObject: return .map(["type": .string("object")])
        case .free: return .map([:])
        case .object(let fields): return object(fields)
        case .nameOrObject(let fields):
            return .map(["anyOf": .list([object(fields), .map(["type": .string("string")])])])
        case .list(let item, let minimum, let maximum, _, let isSet):
            var schema: Map = ["type": .string("array"), "items": self.schema(of: item)]
            if minimum > 0 { schema.set("minItems", to: Value(.int(Int64(minimum)))) }
            if maximum < .max { schema.set("maxItems", to: Value(.int(Int64(maximum)))) }
            if isSet { schema.set("uniqueItems", to: .bool(true)) }
            return .map(schema)
        case .map(let item, let maximum):
            var schema: Map = ["type": .string("object"), "additionalProperties": self.schema(of: item)]
            if maximum < .max { schema.set("maxProperties", to: Value(.int(Int64(maximum)))) }
            return .map(schema)
        }
    }
}
