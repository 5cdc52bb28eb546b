import Basics
import Templates
import Testing
import Tree
import YAML

/// Templates against a context, as the specification tells them: section 3 with the vectors of appendix A.3.
@Suite struct EngineVectorTests {
    static let parameters = """
        {replicas: 3, big: 1000000, tiny: 1e-7, name: "My_App", list: ["b", "a"], map: {a: {k: "<v>"}, b: 1}, s: "a/b/c",
         t: true, nil: null, objs: [{name: "y", v: 1}, {name: "x", v: 2}]}
        """

    /// A template and what it renders to as JSON, or a part of the error's message behind `error `.
    struct Vector: Sendable, CustomTestStringConvertible {
        var template: String
        var result: String
        var testDescription: String { template }

        init(_ template: String, _ result: String) {
            (self.template, self.result) = (template, result)
        }
    }

    /// 3.3: expressions are found by counting braces outside quotes; there is no escape.
    static let scanning = [
        Vector("a ${'${'} b", #""a ${ b""#), Vector("$${1}", #""$1""#), Vector("${1", #""${1""#),
        Vector("${parameters.name + ${1}}", "error nested"), Vector("${'}'}", #""}""#),
        Vector("${{'a': '{'}}", #"{"a":"{"}"#),
    ]

    /// 3.4: alone an expression keeps its type, among text it is written as text.
    static let interpolation = [
        Vector("${parameters.replicas}", "3"), Vector("  ${1}  ", "1"), Vector("${1}\n", "1"),
        Vector("${1}\n${2}", #""1\n2""#), Vector("b=${parameters.big}", #""b=1e+06""#),
        Vector("t=${parameters.tiny}", #""t=1e-07""#), Vector("l=${parameters.list}", #""l=[\"b\",\"a\"]""#),
        Vector("m=${parameters.map}", #""m={\"a\":{\"k\":\"\\u003cv\\u003e\"},\"b\":1}""#),
        Vector("x=${parameters.?missing}", #""x=null""#), Vector("x${oc_omit()}y", #""x{}y""#),
        Vector("x=${b'hi'}", #""x=\"aGk=\"""#),
        Vector("${parameters.t} ${1u} ${duration('1s')}", #""true 1 1000000000""#),
    ]

    /// 3.6: numbers of the context are doubles.
    static let numbers = [
        Vector("${parameters.replicas - 1}", "error no such overload"), Vector("${int(parameters.replicas) - 1}", "2"),
        Vector("${parameters.replicas > 1 && parameters.replicas == 3}", "true"), Vector("${1 / 2}", "0"),
        Vector("${1 / 0}", "error division by zero"), Vector("${int(-2.9)}", "-2"),
        Vector("${string(1000000.0)}", #""1e+06""#),
        Vector("${math.round(2.5)}", "3"), Vector("${math.ceil(0.75)}", "1"), Vector("${size('héllo')}", "5"),
    ]

    /// 3.7, 3.8, 3.10: functions of OpenChoreo, omission, conversion of results.
    static let results = [
        Vector("${{'a': 1, 'b': oc_omit()}}", #"{"a":1}"#),
        Vector("${oc_merge({'a': 1, 'b': {'c': 1}}, {'b': {'d': 2}})}", #"{"a":1,"b":{"d":2}}"#),
        Vector("${oc_merge({'a': 1}, parameters.nil)}", "error no such overload"),
        Vector("${oc_hash('abc')}", #""1a47e90b""#), Vector("${oc_dns_label('')}", #""e3b0c442""#),
        Vector("${oc_generate_name('a', 'b')}", #""a-b-d44362d6""#),
        Vector("${oc_generate_name(['a'], 'c')}", "error no such overload"),
        Vector("${{1: 'a', true: 'b'}}", #"{"1":"a","true":"b"}"#),
        Vector("${parameters.s.split('/', 2)}", #"["a","b/c"]"#),
        Vector("${parameters.objs.sortBy(o, o.name).map(o, o.v)}", "[2,1]"),
        Vector("${parameters.objs.transformMapEntry(i, v, {v.name: v.v})}", #"{"x":2,"y":1}"#),
        Vector("${[[1, 2], [3, [4]]].flatten()}", "[1,2,3,[4]]"),
        Vector("${{'a': 1, ?'b': parameters.?missing}}", #"{"a":1}"#),
        Vector("${[1, ?parameters.?missing]}", "[1]"), Vector("${[parameters.?missing]}", "[null]"),
        Vector("${b'hi'}", #""aGk=""#), Vector("${duration('90s')}", "90000000000"),
        Vector("${'%s-%d'.format(['a', 1])}", #""a-1""#), Vector("${[].first().orValue(9)}", "9"),
        Vector("${'hello'.substring(1, 3)}", #""el""#), Vector("${type(1)}", #""int""#),
    ]

    /// 3.5.1, 3.11: names that are not declared do not compile; what is missing fails.
    static let failures = [
        Vector("${missing}", "error undeclared reference"),
        Vector("${parameters.t && missing}", "error undeclared reference"),
        Vector("${parameters.missing}", "error no such key: missing"),
        Vector("${parameters.list[7]}", "error index out of bounds"),
        Vector("${has(parameters.missing)}", "false"), Vector("${parameters.?missing.orValue('d')}", #""d""#),
        Vector("${false && parameters.missing}", "false"), Vector("${parameters.missing || true}", "true"),
        Vector("${existsOne}", "error undeclared reference"), Vector("${cel.bind(x, 1, x)}", "error "),
    ]

    private func value(_ yaml: String) throws -> Value {
        let file = SourceFile(path: "it.yaml", contents: Array(yaml.utf8))
        let read = YAMLReader.read(file, sources: SourceTable(), options: YAMLReader.Options())
        return try #require(read.documents.first?.root)
    }

    private func render(_ template: Value, followsUpstream: Bool = false) throws -> String {
        let engine = TemplateEngine(followsUpstream: followsUpstream)
        let environment = engine.environment(["parameters"])
        let context = TemplateContext(environment: environment, values: [try value(Self.parameters).withDoubles])
        do throws(TemplateError) {
            return JSONWriter.text(try engine.render(environment.compile(template), context), style: .go)
        } catch {
            return "error " + error.diagnostic.message
        }
    }

    @Test(arguments: scanning + interpolation + numbers + results + failures) func renders(_ vector: Vector) throws {
        let result = try render(.string(vector.template))
        if vector.result.hasPrefix("error ") {
            #expect(result.hasPrefix("error ") && result.contains(vector.result.dropFirst(6)), "\(result)")
        } else {
            #expect(result == vector.result)
        }
    }

    /// 3.2: keys render to strings, omitted values and items go, what is no string stays.
    @Test(arguments: [
        ("{\"${'a' + 'b'}\": 1}", #"{"ab":1}"#), ("{\"x-${1}\": 1}", #"{"x-1":1}"#), ("{\"${1}\": v}", "error "),
        ("{\"${'a'}\": 1, a: 2}", "error "), ("{a: \"${oc_omit()}\", b: 1}", #"{"b":1}"#),
        ("[\"${oc_omit()}\", 1, null, true]", "[1,null,true]"), ("{a: [], b: {}}", #"{"a":[],"b":{}}"#),
    ])
    func rendersTrees(_ template: String, _ result: String) throws {
        let rendered = try render(try value(template))
        if result == "error " {
            #expect(rendered.hasPrefix(result), "\(rendered)")
        } else {
            #expect(rendered == result)
        }
    }

    /// 3.10: a null that is selected becomes 0 upstream; choreoc refuses unless told to follow.
    @Test func nullIsRefusedOrZero() throws {
        #expect(try render(.string("${parameters.nil}")).hasPrefix("error "))
        #expect(try render(.string("${parameters.nil}"), followsUpstream: true) == "0")
    }
}
