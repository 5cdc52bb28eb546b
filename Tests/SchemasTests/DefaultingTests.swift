import Basics
import Schemas
import Testing
import Tree

/// Specification 4.4.4 and the vector of B.4.
@Suite struct DefaultingTests {
    private func defaulted(_ schemaText: String, _ valueText: String) throws -> String {
        JSONWriter.text(try schema(schemaText).applyDefaults(to: value(valueText)), style: .go)
    }

    @Test func `the vector of B 4`() throws {
        let result = try defaulted(
            """
            type: object
            default: {root: ignored}
            properties:
              a: {type: object, properties: {b: {type: integer, default: 1}}}
              c: {type: object, default: {}, properties: {d: {type: integer, default: 4}}}
              s: {type: string, default: x}
              o: {type: object}
              l: {type: array, items: {type: object, properties: {q: {type: integer, default: 5}}}}
              m: {type: object, additionalProperties: {type: object, properties: {r: {type: integer, default: 6}}}}
            """, "{s: null, l: [{}, {q: 9}], m: {k: {}}, o: {}, unknown: {u: 1}}")
        #expect(
            result
                == #"{"c":{"d":4},"l":[{"q":5},{"q":9}],"m":{"k":{"r":6}},"o":{},"s":"x","unknown":{"u":1}}"#)
    }

    @Test func `the root's default is ignored, also as a null`() throws {
        #expect(try defaulted("{type: object, default: {a: 1}}", "null") == "null")
        #expect(try defaulted("{type: object, default: {a: 1}}", "{}") == "{}")
    }

    @Test func `a default is completed by the defaults below it`() throws {
        let text = """
            properties:
              a:
                type: object
                default: {}
                properties:
                  b: {type: object, default: {x: 1}, properties: {x: {type: integer}, z: {type: integer, default: 2}}}
                  c: {type: string, default: cc}
            """
        #expect(try defaulted(text, "{}") == #"{"a":{"b":{"x":1,"z":2},"c":"cc"}}"#)
        #expect(try defaulted(text, "{a: null}") == #"{"a":{"b":{"x":1,"z":2},"c":"cc"}}"#)
        #expect(try defaulted(text, "{a: {b: {}}}") == #"{"a":{"b":{"z":2},"c":"cc"}}"#)
    }

    @Test func `a null stays where the schema is nullable, and where there is no default`() throws {
        let text = """
            properties: {s: {type: string, nullable: true, default: d}, e: {type: string}, z: {default: null}}
            """
        #expect(try defaulted(text, "{s: null, e: null}") == #"{"e":null,"s":null}"#)
        #expect(try defaulted(text, "{}") == #"{"s":"d"}"#)
    }

    @Test func `nulls in lists and maps take the default of their schema`() throws {
        let text = """
            properties:
              l: {items: {type: integer, default: 7}}
              m: {additionalProperties: {type: integer, default: 8}}
              p: {additionalProperties: {type: integer, nullable: true, default: 8}}
            """
        #expect(
            try defaulted(text, "{l: [null, 1], m: {a: null}, p: {a: null}}")
                == #"{"l":[7,1],"m":{"a":8},"p":{"a":null}}"#)
    }

    @Test func `defaults inside combinations are never applied`() throws {
        #expect(
            try defaulted(
                "{allOf: [{properties: {a: {default: 1}}}], anyOf: [{properties: {b: {default: 1}}}]}", "{}") == "{}")
    }

    @Test func `vendor extensions are taken out of defaults, and properties that look like one have none`() throws {
        #expect(
            try defaulted(
                """
                properties:
                  a: {default: {x-ui: 1, x-kubernetes-y: 2, k: [{x-z: 3}]}}
                  x-b: {default: 1, x-ui: {w: 2}}
                """, "{}") == #"{"a":{"k":[{}],"x-kubernetes-y":2}}"#)
    }

    @Test func `a map of many properties is filled, each in its place`() throws {
        let properties = (0..<40).map { "p\($0): {default: \($0)}" }.joined(separator: ", ")
        let value = try schema("{properties: {\(properties)}}").applyDefaults(to: value("{p7: 70}"))
        #expect(value.map?.count == 40)
        #expect(value["p7"]?.exactInteger == 70)
        #expect(value["p39"]?.exactInteger == 39)
    }

    @Test func `a default keeps its place in the schema, and is a double`() throws {
        let source = Source("{properties: {a: {default: 12}}}")
        let value = try Schema(compiling: source.value).applyDefaults(to: .map(Map()))
        let filled = try #require(value["a"])
        #expect(source.text(at: filled.origin) == "12")
        guard case .double(12) = filled.content else {
            Issue.record("the default is \(filled.content)")
            return
        }
    }

    @Test func `an unshared copy fills in the same`() throws {
        let copy = try schema("{properties: {a: {default: 1}, b: {pattern: \"^x\"}}}").unshared()
        #expect(JSONWriter.text(copy.applyDefaults(to: value("{}"))) == #"{"a":1}"#)
        #expect(copy.validate(value("{b: z}")).count == 1)
    }
}
