import Basics
import Schemas
import Testing
import Tree

/// Specification 4.4.6: each row a schema, a value, and what is refused in it.
@Suite struct ValidatorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var schema: String
        var value: String
        var messages: [String]

        init(_ schema: String, _ value: String, _ messages: String...) {
            self.schema = schema
            self.value = value
            self.messages = messages
        }

        var testDescription: String { "\(schema) on \(value)" }
    }

    static let types: [Row] = [
        Row("{type: string}", "a"),
        Row("{type: string}", "{}", "the value is a map, but a string is expected"),
        Row("{type: integer}", "2.0"),
        Row("{type: integer}", "2.5", "the value is `2.5`, but an integer is expected"),
        Row("{type: integer}", "1e300", "the value is `1e+300`, but an integer is expected"),
        Row("{type: integer}", "\"2\"", "the value is a string, but an integer is expected"),
        Row("{type: number}", "2"),
        Row("{type: boolean}", "\"true\"", "the value is a string, but a boolean is expected"),
        Row("{type: array}", "{}", "the value is a map, but a list is expected"),
        Row("{type: object}", "[]", "the value is a list, but a map is expected"),
        Row("{type: strin}", "a", "the value is a string, but a type that does not exist is expected"),
        Row("{type: string}", "null", "the value is null, but a string is expected"),
        Row("{type: string, nullable: true, minLength: 3}", "null"),
        Row("{}", "null"),
        Row("{x-kubernetes-int-or-string: true}", "1"),
        Row("{x-kubernetes-int-or-string: true}", "x"),
        Row(
            "{x-kubernetes-int-or-string: true}", "true",
            "the value is a boolean, but an integer or a string is expected"),
        Row("{type: object, format: date}", "x", "the value is a string, but a map is expected"),
        Row("{format: date}", "{}", "the value is a map, but a text is expected"),
    ]

    static let values: [Row] = [
        Row("{enum: [a, b]}", "a"),
        Row(
            "{enum: [apple, pear]}", "appel",
            "the value is `appel`, but must be one of `apple`, `pear`; the nearest is `apple`"),
        Row("{enum: [1, {a: [2.5, x]}]}", "{a: [2.5, x]}"),
        // Upstream keeps whole numbers inside of composites as integers, which never equal a parameter's doubles.
        Row("{enum: [{a: [2]}]}", "{a: [2]}", "the value is a map, but must be a map"),
        Row("{enum: [1]}", "\"1\"", "the value is `1`, but must be `1`"),
        Row("{enum: [a, null], nullable: true}", "null", "the value is `null`, but must be one of `a`, `null`"),
        Row("{minimum: 1, maximum: 3}", "1"),
        Row("{minimum: 1}", "0", "the value is `0`, but must be at least 1"),
        Row("{maximum: 3}", "3.5", "the value is `3.5`, but must be at most 3"),
        Row("{minimum: 0, exclusiveMinimum: true}", "0", "the value is `0`, but must be greater than 0"),
        Row("{maximum: 9, exclusiveMaximum: true}", "9", "the value is `9`, but must be less than 9"),
        Row("{exclusiveMinimum: true}", "-5"),
        Row("{multipleOf: 2}", "5", "the value is `5`, but must be a multiple of 2"),
        Row("{multipleOf: 0.1}", "0.3"),
        Row("{multipleOf: 0}", "0", "the value is `0`, but must be a multiple of 0"),
        Row(
            "{type: integer, maximum: 2.5}", "1", "the value cannot be checked: its `maximum` 2.5 does not fit its type"
        ),
        Row("{type: integer, format: int32}", "2147483647"),
        Row("{type: integer, format: int32}", "-2147483648"),
        Row(
            "{type: integer, format: int32}", "2147483648",
            "the value is `2147483648`, which does not fit an integer of 32 bits"),
        Row("{type: number, format: int32}", "2147483648"),
        Row("{type: number, format: float}", "1e200", "the value does not fit a float of 32 bits"),
        Row("{minLength: 2, maxLength: 3}", "éé"),
        Row("{minLength: 2}", "é", "the value is 1 characters long, but must have at least 2"),
        Row("{maxLength: 2}", "ééé", "the value is 3 characters long, but must have at most 2"),
        Row("{pattern: b+}", "abc"),
        Row("{pattern: \"^[a-z]+$\"}", "Ab", "the value is `Ab`, but must match `^[a-z]+$`"),
        Row(
            "{pattern: \"(?=a)\"}", "a", "the value cannot be checked: its pattern `(?=a)` is not a regular expression"),
        Row("{pattern: \"(?=a)\"}", "1"),
        Row(
            "{type: string, format: date-time}", "2024-01-01",
            "the value is `2024-01-01`, but must be a date and time such as `2024-01-02T15:04:05Z`"),
        Row("{type: boolean, format: date}", "true"),
    ]

    static let collections: [Row] = [
        Row(
            "{items: {type: integer}}", "[1, x, z]", "`[1]` is a string, but an integer is expected",
            "`[2]` is a string, but an integer is expected"),
        Row("{minItems: 1}", "[]", "the value has 0 items, but must have at least 1"),
        Row("{maxItems: 1}", "[1, 2]", "the value has 2 items, but must have at most 1"),
        Row("{uniqueItems: true}", "[1, \"1\", {a: 1, b: 2}]"),
        Row(
            "{uniqueItems: true}", "[{a: 1, b: 2}, 1, {b: 2, a: 1}]",
            "the value has items 0 and 2 alike, but its items must differ"),
        Row("{minProperties: 1}", "{}", "the value has 0 fields, but must have at least 1"),
        Row("{maxProperties: 1}", "{a: 1, b: 2}", "the value has 2 fields, but must have at most 1"),
        Row("{required: [a]}", "{}", "`a` is required"),
        Row("{required: [a]}", "{a: null}"),
        Row("{properties: {o: {required: [x]}}}", "{o: {}}", "`o.x` is required"),
        Row(
            "{properties: {replicas: {}, image: {}}, additionalProperties: false}", "{replica: 1}",
            "`replica` is not declared, the nearest is `replicas`"),
        Row(
            "{properties: {a: {}}, additionalProperties: false}", "{zzzz: 1}",
            "`zzzz` is not declared: there is `a`"),
        Row("{additionalProperties: false}", "{a: 1}", "`a` is not declared: the schema declares no fields here"),
        Row(
            "{additionalProperties: {type: string}}", "{a: x, \"b.c\": 1}",
            "`[\"b.c\"]` is a number, but a string is expected"),
        Row("{additionalProperties: true}", "{a: 1}"),
        Row(
            "{properties: {a: {items: {properties: {b: {type: string}}}}}}", "{a: [{}, {b: 1}]}",
            "`a[1].b` is a number, but a string is expected"),
    ]

    static let combinations: [Row] = [
        Row("{allOf: [{required: [a]}, {required: [b]}]}", "{}", "`a` is required", "`b` is required"),
        Row("{anyOf: [{type: string}, {minimum: 5}]}", "6"),
        Row(
            "{anyOf: [{required: [a, b]}, {required: [c]}]}", "{}",
            "the value fits none of the 2 alternatives of `anyOf`: `c` is required"),
        Row("{oneOf: [{required: [git]}, {required: [img]}]}", "{git: g}"),
        Row(
            "{oneOf: [{required: [git]}, {required: [img]}]}", "{git: g, img: i}",
            "the value fits the alternatives 1 and 2 of `oneOf`, but must fit exactly one"),
        Row(
            "{properties: {src: {oneOf: [{required: [git]}, {required: [img]}]}}}", "{src: {}}",
            "`src` fits none of the 2 alternatives of `oneOf`: `src.git` is required"),
        Row("{not: {required: [a]}}", "{}"),
        Row("{not: {required: [a]}}", "{a: 1}", "the value must not fit the schema under `not`"),
        Row("{anyOf: [{type: string}], nullable: true}", "null"),
    ]

    @Test(arguments: types + values + collections + combinations)
    func `checks`(row: Row) throws {
        #expect(try violations(row.schema, row.value) == row.messages)
    }

    @Test func `integers of CEL are integers`() throws {
        let schema = try schema("{type: integer, multipleOf: 2, maximum: 10}")
        #expect(schema.validate(Value(.int(4))).isEmpty)
        #expect(schema.validate(Value(.int(11))).count == 2)
        #expect(try self.schema("{type: number}").validate(Value(.int(4))).isEmpty)
    }

    @Test func `secrets are not shown`() throws {
        var origin = Origin(document: 1, offset: 0, length: 1)
        origin.isTainted = true
        let violations = try schema("{pattern: \"^a\"}").validate(.string("hunter2", origin: origin))
        #expect(violations.map(\.message) == ["the value is a secret value, but must match `^a`"])
    }

    @Test func `a violation points at the offending value, an unknown field at its key`() throws {
        let schema = try schema("{properties: {a: {type: string}}, additionalProperties: false}")
        let source = Source("{a: 17, bee: 2}")
        let found = schema.validate(source.value)
        #expect(found.map(\.path) == ["a", "bee"])
        #expect(found.map { source.text(at: $0.origin) } == ["17", "bee"])
    }

    private func schema(_ text: String) throws -> Schema { try Schema(compiling: Source(text).value) }
}

/// Fields that upstream keeps without a word.
@Suite struct UnknownFieldSearchTests {
    @Test(arguments: [
        ("{properties: {replicas: {}}}", "{replcas: 1}", ["`replcas` is not declared, the nearest is `replicas`"]),
        ("{properties: {a: {properties: {b: {}}}}}", "{a: {c: 1}}", ["`a.c` is not declared: there is `b`"]),
        (
            "{properties: {a: {items: {properties: {b: {}}}}}}", "{a: [{b: 1}, {c: 1}]}",
            ["`a[1].c` is not declared: there is `b`"]
        ),
        ("{properties: {a: {}}, additionalProperties: true}", "{b: 1}", []),
        ("{properties: {a: {}}, x-kubernetes-preserve-unknown-fields: true}", "{b: 1}", []),
        ("{additionalProperties: {properties: {x: {}}}}", "{k: {z: 1}}", ["`k.z` is not declared: there is `x`"]),
        ("{}", "{b: 1}", []),
        ("{type: object}", "{b: 1}", []),
        (
            "{properties: {a: {}}, anyOf: [{properties: {b: {}}}, {properties: {c: {}}}]}", "{b: 1, d: 1}",
            ["`d` is not declared: there are `a`, `b`, `c`"]
        ),
    ])
    func `are found`(schemaText: String, valueText: String, messages: [String]) throws {
        #expect(try schema(schemaText).unknownFields(in: value(valueText)).map(\.message) == messages)
    }
}
