import Basics
import CEL
import Testing

/// The types that the checker deduces; variables are declared as their first letters say.
@Suite struct CheckerTests {
    private static let environment = CELEnvironment(
        typed: [
            .init("i", .int), .init("u", .uint), .init("d", .double), .init("s", .string), .init("b", .bool),
            .init("x", .dynamic), .init("li", .list(.int)), .init("ms", .map(.string, .string)),
            .init("mx", .map(.string, .dynamic)), .init("oi", .optional(.int)), .init("t", .timestamp),
            .init("r", .duration), .init("a.b", .string),
        ],
        functions: [
            FunctionDeclaration(
                "pair",
                overloads: [
                    .init(
                        [.parameter("T"), .parameter("T")], result: .list(.parameter("T"))
                    ) { arguments in
                        .list(arguments)
                    }
                ])
        ])

    @Test(arguments: [
        ("1", "int"), ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("[]", "list(dyn)"),
        ("[[], [1]]", "list(list(int))"),
        ("{'a': 1}", "map(string, int)"), ("{'a': x}", "map(string, dyn)"), ("{1: 'a', 'b': 2}", "map(dyn, dyn)"),
        ("i + i", "int"), ("s + s", "string"), ("t + r", "timestamp"), ("t - t", "duration"), ("t - r", "timestamp"),
        ("x + 1", "int"), ("x + x", "dyn"), ("x == 1", "bool"), ("b ? i : 2", "int"), ("b ? x : 2", "dyn"),
        ("li[0]", "int"), ("ms.a", "string"), ("mx.a.b", "dyn"), ("x[0]", "dyn"), ("ms[s]", "string"),
        ("li.map(n, string(n))", "list(string)"), ("ms.map(k, k)", "list(string)"),
        ("li.filter(n, n > 1)", "list(int)"),
        ("li.exists(n, n > 1)", "bool"), ("ms.transformMap(k, v, size(v))", "map(string, int)"),
        ("li.transformList(n, v, n + v)", "list(int)"), ("ms.?a", "optional_type(string)"),
        ("li[?0]", "optional_type(int)"),
        ("x.?a", "optional_type(dyn)"), ("x[?0]", "dyn"), ("oi.orValue(1)", "int"),
        ("oi.optMap(n, string(n))", "optional_type(string)"),
        ("x[?'a'].orValue('')", "string"), ("optional.none()", "optional_type(dyn)"), ("[?oi, 1]", "list(int)"),
        ("pair(1, 2)", "list(int)"), ("pair(1, x)", "list(dyn)"), ("type(1)", "type(int)"), ("dyn(1)", "dyn"),
        ("a.b", "string"), ("math.greatest(1, 2)", "int"), ("math.greatest(1, 2.0)", "dyn"),
        ("math.greatest(li)", "int"),
        ("'a,b'.split(',')", "list(string)"), ("li.sort()", "list(int)"), ("[li, li].flatten()", "list(int)"),
    ])
    func deduces(source: String, type: String) throws {
        #expect(try Self.environment.type(of: source).description == type)
    }

    @Test(arguments: [
        "i + u", "i + d", "i == s", "s < i", "i in ms", "li + ms", "b ? i : s", "pair(1, 'a')", "ms.a.b", "li.a", "!i",
        "-s",
        "i && b", "s.size(1)", "li.map(n, n + s)", "oi.orValue(s)", "[?i]", "t + t", "r < t", "x.f()", "null + 1",
    ])
    func refuses(source: String) {
        #expect(throws: CELError.self) { try Self.environment.type(of: source) }
    }

    @Test func `without checks everything is left to run time`() {
        let options = CELOptions(libraries: .openChoreo, checksTypes: false)
        expect("1 + 'a' == 2 || true", gives: "true", options: options)
        expect("undeclared || true", gives: "true", options: options)
        expectError("⟦undeclared⟧", "undeclared reference to 'undeclared'", phase: .evaluate, options: options)
    }

    @Test func `names are looked up in the container first, the longest one wins`() throws {
        let environment = CELEnvironment(
            typed: [.init("y", .int), .init("com.example.y", .string), .init("com.y", .bool)],
            options: CELOptions(libraries: .openChoreo, container: "com.example"))
        #expect(try environment.type(of: "y") == .string)
        #expect(try environment.type(of: ".y") == .int)
        #expect(try environment.type(of: "[1].map(y, y)[0]") == .int)
    }

    @Test func `numbers of two types have an order where the original gives them one`() {
        expectError("⟦1 < 2.0⟧", "no matching overload for '<' applied to (int, double)", phase: .check)
        expect("1 < 2.0", gives: "true", options: CELOptions(comparesNumberTypes: true))
        expectError(
            "⟦1 + 2.0⟧", "no matching overload for '+' applied to (int, double)",
            options: CELOptions(comparesNumberTypes: true))
        // In and behind a macro that visits or binds something.
        expect("[1].exists(x, x < 2.0) && 1 <= 2u", gives: "true")
        expect("optional.of(1).optMap(x, 3u > x).orValue(false)", gives: "true")
        expectError(
            "⟦1 < 2.0⟧ && [1].exists(x, x < 2.0)", "no matching overload for '<' applied to (int, double)",
            phase: .check)
        expectError(
            "[⟦1 < 2.0⟧].exists(x, x)", "no matching overload for '<' applied to (int, double)", phase: .check)
        // A receiver is checked behind its arguments.
        expect("(1 < 2.0 ? 'ab' : '').contains(['b'].filter(x, true).join())", gives: "true")
    }

    @Test func `the first form that fits decides what an unknown type is`() {
        expectError(
            "⟦1 == dyn(1) - [][0]⟧", "no matching overload for '==' applied to (int, double)", phase: .check)
        expectError("⟦1 == dyn(1) + [][0]⟧", "no matching overload for '==' applied to (int, bytes)", phase: .check)
    }

    @Test func `lists are sorted by types that have an order`() {
        expectError(
            "[[1]].⟦sort⟧()", "no matching overload for 'sort' applied to list(list(int)).()",
            hint: "Candidates: "
                + ["int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"]
                .map { "list(\($0)).sort()" }.joined(separator: ", "), phase: .check)
        expectError("[1].sortBy(x, ⟦[x]⟧)", "values of type 'list(int)' have no order", phase: .check)
        expectError("[].sort().⟦join⟧()", "no matching overload for 'join' applied to list(int).()", phase: .check)
        expect("[null].sortBy(x, x)", gives: "error")
        expect("[].transformList(k, v, null).sortBy(x, x)", gives: "[]")
        expect("lists.range(-1)", gives: "error")
        expect("lists.range(1000001).size()", gives: "error")
    }

    @Test func `a filter is checked behind what it guards`() {
        expectError("[].map(x, ⟦x⟧, string(x))", "expected type 'bool' but found 'string'", phase: .check)
    }

    @Test func `mixed literals can be refused`() {
        let options = CELOptions(libraries: .openChoreo, allowsMixedLiterals: false)
        expectError("[1, ⟦'a'⟧]", "expected type 'int' but found 'string'", options: options)
        expect("[1, dyn('a')].size()", gives: "2", options: options)
    }

    @Test func `types are read as they are written`() {
        for text in ["map(string, list(int))", "optional_type(dyn)", "tuple(int, dyn)", "type(int)"] {
            #expect(CELType(parsing: text)?.description == text)
        }
        #expect(CELType(parsing: "map(string") == nil)
        #expect(CELType(parsing: "") == nil)
    }
}
