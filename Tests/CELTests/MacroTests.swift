import Basics
import CEL
import Testing
import Tree

@Suite struct MacroTests {
    @Test(arguments: [
        ("[1, 2, 3].filter(i, i > 1)", "[2, 3]"), ("[1, 2].map(i, i * 2)", "[2, 4]"),
        ("[1, 2, 3].map(i, i > 1, i * 2)", "[4, 6]"),
        ("{'b': 1, 'a': 2}.map(k, k)", "['a', 'b']"), ("[1, 1].exists_one(i, i == 1)", "false"),
        ("[].all(i, false)", "true"),
        ("[1].map(i, [2].map(i, i))", "[[2]]"), ("[1, 2].map(i, [10, 20].map(j, i + j))", "[[11, 21], [12, 22]]"),
        ("has({'a': null}.a)", "true"), ("has({}.a)", "false"), ("has({'a': {}}.a.b)", "false"),
        ("has({}.a.b)", "error"),
        // Two variables: index and item, or key and value.
        ("['a', 'b'].transformList(i, v, string(i) + v)", "['0a', '1b']"),
        ("['a', 'b'].all(i, v, i < 2 && v < 'c')", "true"),
        ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2)", "{'b': 4}"),
        ("{'a': 'x'}.transformMapEntry(k, v, {v: k})", "{'x': 'a'}"),
        ("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "error"),
        ("[0, 0u].transformMapEntry(i, v, {v: i})", "error"),
        ("{'a': 1}.existsOne(k, v, v == 1)", "true"), ("{'b': 1, 'a': 2}.transformList(k, v, v)", "[2, 1]"),
        ("[3, 1, 2].sortBy(i, -i)", "[3, 2, 1]"), ("['b', 'a'].sort()", "['a', 'b']"), ("[1, 'a'].sort()", "error"),
        ("[[1], [2]].sort()", "error"),
        ("[1, 1.0, 1u, 'a', 'a'].distinct()", "[1, 'a']"), ("[[1, [2]], [3]].flatten(2)", "[1, 2, 3]"),
        ("[1].flatten(-1)", "error"),
        ("lists.range(3)", "[0, 1, 2]"), ("[1, 2, 3].slice(1, 3)", "[2, 3]"), ("[1].slice(1, 2)", "error"),
        ("[1, 2].reverse()", "[2, 1]"),
        ("sets.contains([1, 2], [2.0, 2u])", "true"), ("sets.equivalent([1, 1], [dyn(1u)])", "true"),
        ("sets.intersects([1], [])", "false"),
    ])
    func collections(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("{'a': 1}.?a", "optional.of(1)"), ("{}.?a.?b.orValue(2)", "2"), ("{'a': {'b': 1}}.?a.b.value()", "1"),
        ("[1][?1].hasValue()", "false"),
        ("{}[?'a'].or(optional.of(3)).value()", "3"), ("optional.none().value()", "error"),
        ("[?optional.none(), ?optional.of(1)]", "[1]"),
        ("{?'a': optional.none(), 'b': 1}", "{'b': 1}"), ("[?1]", "error"),
        ("optional.of(1).optMap(x, x + 1).value()", "2"),
        ("optional.none().optMap(x, x + 1).hasValue()", "false"),
        ("optional.of(1).optFlatMap(x, optional.none()).hasValue()", "false"),
        ("optional.ofNonZeroValue('').hasValue()", "false"),
        ("optional.ofNonZeroValue(optional.none()).hasValue()", "true"),
        ("[1, 2].first().value()", "1"), ("[].last().hasValue()", "false"),
        ("[optional.of(1), optional.none()].unwrapOpt()", "[1]"),
        ("optional.of(1).orValue(1 / 0)", "1"), ("optional.of(1) == optional.of(1)", "true"),
        ("has(optional.of({'a': 1}).a)", "true"),
    ])
    func optionals(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("cel.bind(x, 2, x * x)", "4"), ("cel.bind(x, 1, cel.bind(x, x + 1, x))", "2"),
        ("[1, 2].map(i, cel.bind(y, i * 10, y + i))", "[11, 22]"),
        // What a name stands for is only missed where it is read.
        ("cel.bind(x, 1 / 0, true)", "true"), ("cel.bind(x, 1 / 0, x == 1 || true)", "true"),
        ("cel.bind(x, 1 / 0, x)", "error"),
        ("[0, 1].map(i, cel.bind(x, 1 / i, i == 0 ? 0 : x))", "[0, 1]"), ("cel.bind(m, {'a': 1}, m.a + m.a)", "2"),
        ("cel.bind(m, {}.b, has(m.a))", "error"), ("cel.bind(1, 2, 3)", "error"),
        ("cel.block([1, cel.index(0) + 1], cel.index(1) * cel.index(0))", "2"), ("cel.block([1 / 0], true)", "true"),
        ("[1, 2].map(cel.iterVar(0, 0), cel.iterVar(0, 0) + 1)", "[2, 3]"), ("cel.index(0)", "error"),
        ("cel.block(1, 2)", "error"),
        ("cel.iterVar(-1, 0)", "error"),
    ])
    func bindings(source: String, expected: String) {
        expect(source, gives: expected, options: .with(CELLibraries.openChoreo.union([.bindings, .blocks])))
    }

    @Test func `macros can be switched off`() {
        var options = CELOptions.openChoreo
        options.expandsMacros = false
        expectError("[1].⟦map⟧(i, i)", "undeclared reference to 'map'", options: options)
    }

    @Test func `macros of the host`() throws {
        let double = MacroDeclaration("double", argumentCount: 1...1) { call throws(CELError) in
            call.node(.binary(.add, call.arguments[0], call.arguments[0]))
        }
        let environment = CELEnvironment(variables: [Symbol](), macros: [double])
        #expect(try CELEvaluator().evaluate(try environment.compile("double(2 + 1)"), []).isSame(as: Value(.int(6))))
    }

    @Test func `a later key wins, or is refused`() {
        expect("{'a': 1, 'a': 2}", gives: "{'a': 2}")
        expect("{1: 1, dyn(1u): 2}.size()", gives: "2")
        let options = CELOptions(libraries: .openChoreo, duplicateKeys: .refused)
        expect("{'a': 1, 'a': 2}", gives: "error", options: options)
        expect("{1: 1, dyn(1u): 2}", gives: "error", options: options)
    }
}
