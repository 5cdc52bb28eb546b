import Basics
import Schemas
import Testing

/// Specification 4.4.3: what makes a schema unusable, and what is only odd.
@Suite struct SchemaCompilerTests {
    @Test(arguments: [
        ("id: x", "the keyword `id` is not supported in schemas"),
        ("$schema: x", "the keyword `$schema` is not supported in schemas"),
        ("patternProperties: {a: {}}", "the keyword `patternProperties` is not supported in schemas"),
        ("dependencies: {a: [b]}", "the keyword `dependencies` is not supported in schemas"),
        ("additionalItems: false", "the keyword `additionalItems` is not supported in schemas"),
        ("definitions: {a: {}}", "the keyword `definitions` is not supported in schemas"),
        ("items: [{}]", "`items` is a list of schemas, but must be one schema"),
        (
            "x-kubernetes-preserve-unknown-fields: false",
            "`x-kubernetes-preserve-unknown-fields` must be true or absent"
        ),
    ])
    func `keywords that structural schemas refuse, at any depth`(keyword: String, message: String) {
        for text in ["{\(keyword)}", "{properties: {a: {\(keyword)}}}", "{allOf: [{not: {\(keyword)}}]}"] {
            let source = Source(text)
            let error = #expect(throws: DiagnosticError.self) { try Schema(compiling: source.value) }
            #expect(error?.diagnostics.map(\.message) == [message], "\(text)")
            #expect(error?.diagnostics.first?.kind == .schemaKeywordRefused)
        }
    }

    @Test(arguments: [
        ("type: [string, \"null\"]", "`type` is a list, but a string is expected"),
        ("properties: x", "`properties` is a string, but a map is expected"),
        ("required: a", "`required` is a string, but a list is expected"),
        ("required: [1]", "`required` is an integer, but a string is expected"),
        ("minimum: \"1\"", "`minimum` is a string, but a number is expected"),
        ("minLength: 1.5", "`minLength` is a number, but an integer is expected"),
        ("exclusiveMinimum: 5", "`exclusiveMinimum` is an integer, but a boolean is expected"),
        ("enum: a", "`enum` is a string, but a list is expected"),
        ("externalDocs: 1", "`externalDocs` is an integer, but a map is expected"),
        ("allOf: {}", "`allOf` is a map, but a list is expected"),
        ("not: true", "a schema is a boolean, but a map is expected"),
        ("additionalProperties: x", "`additionalProperties` is a string, but a boolean or a schema is expected"),
        ("properties: {a: string}", "a schema is a string, but a map is expected"),
        ("nullable: 1", "`nullable` is an integer, but a boolean is expected"),
    ])
    func `keywords with values of the wrong form`(keyword: String, message: String) {
        let error = #expect(throws: DiagnosticError.self) { try schema("{\(keyword)}") }
        #expect(error?.diagnostics.map(\.message) == [message])
        #expect(error?.diagnostics.first?.kind == .schemaInvalid)
    }

    @Test func `all mistakes are told at once`() {
        let error = #expect(throws: DiagnosticError.self) {
            try schema("{type: 1, properties: {a: {minimum: x}, b: {id: y}}}")
        }
        #expect(error?.diagnostics.count == 3)
    }

    @Test func `a schema that is no map`() {
        let error = #expect(throws: DiagnosticError.self) { try schema("text") }
        #expect(error?.diagnostics.first?.message == "the schema is a string, but a map is expected")
    }

    @Test(arguments: [
        ("{const: 1}", "the keyword `const` has no effect"),
        ("{propertees: {}}", "the keyword `propertees` has no effect, the nearest known one is `properties`"),
        ("{properties: {a: {if: {}}}}", "the keyword `if` has no effect"),
        (
            "{properties: {a: {type: integer, default: x}}}",
            "the default does not satisfy its own schema: the value is a string, but an integer is expected"
        ),
        ("{properties: {x-a: {default: 1}}}", "the default of the property `x-a` is never applied"),
        ("{pattern: \"a(?=b)\"}", "the pattern is not a regular expression: look-ahead is not supported: `(?=`"),
    ])
    func `oddities that do not make a schema unusable`(text: String, message: String) throws {
        let findings = try schema(text).findings
        #expect(findings.map(\.message) == [message])
    }

    @Test(arguments: [
        "{x-ui: 1, description: d, title: t, example: [1], $comment: c, readOnly: true, examples: []}", "{}",
        "{Type: object, MINPROPERTIES: 1}", "{type: null, properties: null, items: null, default: null}",
        "{definitions: {}, id: \"\", patternProperties: {}, items: []}",
        "{format: anything, x-kubernetes-list-type: map}",
    ])
    func `nothing is said about`(text: String) throws {
        #expect(try schema(text).findings.isEmpty)
    }

    @Test func `a place inside a pattern is told`() throws {
        #expect(try schema("{pattern: \"a(?=b)\"}").findings.first?.location.inner == 1..<2)
    }

    @Test func `declared properties can be asked for`() throws {
        let schema = try schema(
            "{properties: {a: {properties: {b: {}}}, c: {additionalProperties: {properties: {d: {}}}}}}")
        #expect(schema.declaredProperties == ["a", "c"])
        #expect(schema.declaredProperties(at: ["a"]) == ["b"])
        #expect(schema.declaredProperties(at: ["c", "any"]) == ["d"])
        #expect(schema.declaredProperties(at: ["x"]).isEmpty)
        #expect(!schema.rejectsUnknownKeys)
        #expect(!schema.hasDefaults)
    }
}
