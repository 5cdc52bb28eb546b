import Basics
import CEL
import Testing
import Tree

/// What is said about mistakes, and where.
@Suite struct ErrorTests {
    @Test func syntax() {
        expectError("1 +⟦⟧", "unexpected end of the expression, expecting an expression")
        expectError("(1⟦]⟧", "unexpected `]`, expecting `)`")
        expectError("a ⟦=⟧ b", "unexpected character `=`", hint: "Write `==` to compare.")
        expectError("true ⟦&⟧ false", "unexpected character `&`", hint: "Write `&&`.")
        expectError("'é' + ⟦é⟧", "unexpected character `é`")
        expectError("1 ⟦2⟧", "unexpected `2`")
        expectError("{'a' ⟦1⟧}", "unexpected `1`, expecting `:`")
        expectError(
            "'a⟦\\q⟧b'", "`\\q` is not an escape sequence",
            hint: "Write `\\\\` for a backslash, or put `r` before the quote.")
        expectError("⟦99999999999999999999⟧", "the number does not fit into 64 bits")
    }

    @Test func macros() {
        expectError(
            "has(⟦a['b']⟧)", "invalid argument to has() macro",
            hint:
                "has() takes a field selection such as `has(parameters.replicas)`; for an index write `'key' in map`.")
        expectError("[1].map(⟦1⟧, 1)", "argument must be a simple name")
        expectError("[1].all(i, ⟦i⟧, true)", "duplicate variable name: i")
        expectError(
            "[1].⟦map⟧(i)", "undeclared reference to 'map'",
            hint: "`map` is a macro that takes 2 or 3 arguments; this call has 1.")
    }

    @Test func `names that are not declared, with the nearest one`() {
        let parameters: [(name: String, value: Value)] = [("parameters", .map(Map()))]
        expectError(
            "⟦parametres⟧.replicas + 1", "undeclared reference to 'parametres'", hint: "Did you mean `parameters`?",
            parameters)
        expectError("'a'.⟦startWith⟧('b')", "undeclared reference to 'startWith'", hint: "Did you mean `startsWith`?")
        expectError("math.⟦cieling⟧(1.0)", "undeclared reference to 'math.cieling'")
        expectError(
            "parameters.map(item, ⟦itm⟧)", "undeclared reference to 'itm'", hint: "Did you mean `item`?", parameters)
    }

    @Test func `no matching overload, with the types and the candidates`() {
        expectError(
            "⟦1 + 'a'⟧", "no matching overload for '+' applied to (int, string)",
            hint: "Write `string(…)` around the part that is not a string.")
        expectError(
            "⟦1 + 2.0⟧", "no matching overload for '+' applied to (int, double)",
            hint: "Convert one side: `int(…)` or `double(…)`.")
        expectError("⟦1 == 'a'⟧", "no matching overload for '==' applied to (int, string)")
        expectError(
            "'a'.⟦substring⟧('b')", "no matching overload for 'substring' applied to string.(string)",
            hint: "Candidates: string.substring(int), string.substring(int, int)")
        expectError("⟦[1]['a']⟧", "no matching overload for '[]' applied to (list(int), string)")
        expectError("!⟦⟧", "unexpected end of the expression, expecting an expression")
        expectError("⟦1⟧ && true", "expected type 'bool' but found 'int'")
        expectError("⟦true ? 1 : 'a'⟧", "the two results of '?:' have different types: int and string")
        expectError(
            "⟦1⟧.all(i, true)",
            "expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)")
        expectError("⟦'a'.b⟧", "type 'string' does not support field selection")
    }

    @Test func `all errors of a source come at once, in its order`() throws {
        let environment = CELEnvironment(variables: ["x"])
        do {
            _ = try environment.compile("[y, 1 + 'a', z].map(i, w)")
            Issue.record("an error was expected")
        } catch {
            #expect(
                ([error] + error.others).map(\.message) == [
                    "undeclared reference to 'y'", "no matching overload for '+' applied to (int, string)",
                    "undeclared reference to 'z'", "undeclared reference to 'w'",
                ])
        }
    }

    @Test func `at run time`() {
        let a: [(name: String, value: Value)] = [("a", .map(Map([(Symbol("b"), .map(Map()))])))]
        expectError("1 + ⟦a.b.c⟧.d", "no such key: c", phase: .evaluate, a)
        expectError("⟦a.b['c d']⟧", "no such key: c d", phase: .evaluate, a)
        expectError("⟦[1, 2][int('2')]⟧", "index out of bounds: 2", phase: .evaluate)
        expectError("2 * ⟦(1 / int('0'))⟧", "division by zero", phase: .evaluate)
        expectError("⟦dyn(1) + dyn('a')⟧", "no such overload", phase: .evaluate)
        expectError("true && ⟦a.x⟧ && true", "no such key: x", phase: .evaluate, a)
        expectError("[1, 2].all(i, ⟦a.x⟧)", "no such key: x", phase: .evaluate, a)
    }

    @Test func `a failure may be outvoted`() {
        for source in [
            "1 / 0 > 1 || true", "true || 1 / 0 > 1", "!(1 / 0 > 1 && false)", "[0, 1].exists(i, 1 / i == 1)",
        ] {
            expect(source, gives: "true")
        }
        expect("[1, 0].all(i, 1 / i == 2)", gives: "false")
        expect("1 / 0 > 1 || false", gives: "error")
    }
}
