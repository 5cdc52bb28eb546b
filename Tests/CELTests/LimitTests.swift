import Basics
import CEL
import Testing
import Tree

/// Nothing that an expression says takes more than its share of memory, stack or time.
@Suite struct LimitTests {
    @Test func `the size of a source`() {
        let options = CELOptions(sourceLimit: 10)
        expect("1234567890", gives: "1234567890", options: options)
        expectError("1234567890⟦1⟧", "the expression is longer than 10 bytes", phase: .parse, options: options)
    }

    @Test(arguments: [
        String(repeating: "(", count: 8_000) + "1", String(repeating: "[", count: 8_000),
        String(repeating: "{1:", count: 5_000),
        String(repeating: "!", count: 8_000) + "(", "a" + String(repeating: ".b", count: 8_000),
        String(repeating: "-(", count: 8_000),
        "1" + String(repeating: "+1", count: 8_000), String(repeating: "true?", count: 3_000),
        String(repeating: "f(", count: 8_000),
        "[1]" + String(repeating: ".map(i,i)", count: 1_500), "a" + String(repeating: "[0]", count: 5_000),
        String(repeating: "size([", count: 2_000),
    ])
    func `nesting is refused before it costs stack`(source: String) {
        #expect(throws: CELError.self) { try CELEnvironment(variables: ["a"]).compile(source) }
    }

    @Test func `chains of && and || are flat`() {
        expect(Array(repeating: "true", count: 2_000).joined(separator: "&&"), gives: "true")
        expect(Array(repeating: "false", count: 2_000).joined(separator: "||"), gives: "false")
    }

    @Test(arguments: [
        // Memory: texts and lists that double.
        "lists.range(1000000)", "lists.range(2000).map(i, lists.range(2000))",
        "[0,1,2,3,4,5,6,7,8,9].map(a, lists.range(100).map(b, lists.range(100).map(c, lists.range(100))))",
        "lists.range(1000).map(i, s.replace('', s))", "lists.range(100).map(i, lists.range(1000).map(j, s).join(s))",
        "lists.range(1000).map(i, '%s%s%s'.format([l, l, l]))", "lists.range(1000).map(i, s + s + s + s)",
        // Time: searches, patterns, comparisons and sorting.
        "lists.range(10000).map(i, s.matches('(a|aa)+$'))",
        "lists.range(3000).map(i, 'b'.matches('(a{100}){10}' + string(i)))",
        "lists.range(10000).all(i, l == l)", "lists.range(1000).map(i, lists.range(1000).sort())",
        "lists.range(100000).distinct().size()", "sets.contains(lists.range(3000), lists.range(3000))",
        "lists.range(1000).map(i, lists.range(1000).filter(j, j in lists.range(1000)))",
        "lists.range(100000).map(i, s.lowerAscii())",
        "lists.range(1000).map(i, [l, l, l].flatten())", "lists.range(10000).map(i, s.split(''))",
    ])
    func `what an evaluation may cost`(source: String) throws {
        let text = String(repeating: "ab", count: 4_000)
        let list = Value.list(Array(repeating: .string("item"), count: 1_000))
        let environment = CELEnvironment(variables: ["s", "l"])
        let evaluator = CELEvaluator(costLimit: 100_000)
        do {
            _ = try evaluator.evaluate(try environment.compile(source), [.string(text), list])
            Issue.record("the limit did not hold")
        } catch {
            #expect(error.message == "the evaluation exceeds its cost limit")
            #expect(evaluator.lastCost > 100_000)
        }
    }

    @Test func `an exceeded limit cannot be outvoted`() throws {
        let program = try CELEnvironment(variables: [Symbol]()).compile("lists.range(1000000).size() > 1 || true")
        #expect(throws: CELError.self) { try CELEvaluator(costLimit: 1_000).evaluate(program, []) }
    }

    @Test func `an evaluator goes on after an error`() throws {
        let environment = CELEnvironment(variables: ["x"])
        let failing = try environment.compile("[1, 2].map(i, [3].map(j, i / x))")
        let evaluator = CELEvaluator()
        #expect(throws: CELError.self) { try evaluator.evaluate(failing, [Value(.int(0))]) }
        #expect(try evaluator.evaluate(failing, [Value(.int(1))]).isSame(as: try evaluate("[[1], [2]]")))
    }

    @Test func `a value for each variable`() throws {
        let program = try CELEnvironment(variables: ["x", "y"]).compile("y")
        #expect(throws: CELError.self) { try CELEvaluator().evaluate(program, [.null]) }
    }
}

/// What an evaluation can cost at most, before it runs.
@Suite struct CostBoundTests {
    private static let environment = CELEnvironment(typed: [
        .init("i", .int), .init("s", .string, sizeLimit: 100), .init("l", .list(.string), sizeLimit: 10),
        .init("free", .list(.dynamic)),
    ])
    private static let values: [Value] = [
        Value(.int(3)), .string(String(repeating: "a", count: 100)),
        .list(Array(repeating: .string("aaaaaaaaaa"), count: 10)),
        .list([]),
    ]

    @Test(arguments: [
        "i + 1", "s + s + s", "l.map(x, x)", "l.map(x, l.map(y, x + y))", "l.filter(x, x == 'a').size()", "s.split('')",
        "s.replace('', s)", "l.join(s)", "'%s %s'.format([s, l])", "l == l", "s in l", "l.sort()", "l.distinct()",
        "[l, l].flatten()",
        "sets.contains(l, l)", "l.all(x, x.size() < 100) ? s.upperAscii() : s.trim()", "{'a': l}.a.map(x, x.size())",
        "l.transformMap(k, v, v + s)", "l.transformList(k, v, [k, v])", "l.sortBy(x, x)",
        "optional.of(l).optMap(m, m + m).value()",
        "base64.encode(bytes(s))", "math.greatest([1, 2, 3])", "l.map(x, {'k': x}).map(m, m.k)", "l[0]",
        "s.indexOf('b')", "s.matches('^(a|b)+$')", "lists.range(30).map(n, string(n))",
        "lists.range(30).map(n, n % 2 == 0, n)",
    ])
    func `is never too low`(source: String) throws {
        let bound = try #require(try Self.environment.costBound(of: source))
        let evaluator = CELEvaluator()
        _ = try evaluator.evaluate(try Self.environment.compile(source), Self.values)
        #expect(evaluator.lastCost <= bound)
        #expect(bound < 200_000)
    }

    @Test(arguments: [
        ("s.find('a{1,50}')", 4_000), ("s.findAll('a?').size()", 20_000), ("s.findAll('')[0]", 20_000),
        ("url(s).getQuery().map(k, k)", 40_000), ("url(s).getEscapedPath() + s", 2_000), ("s.matches(s)", 2_000_000),
    ])
    func `is known for patterns and addresses of limited size`(source: String, most: Int) throws {
        let environment = CELEnvironment(
            typed: Self.environment.variables, options: .with(CELLibraries.kubernetes.union(.openChoreo)))
        let bound = try #require(try environment.costBound(of: source))
        #expect(bound < most)
        let evaluator = CELEvaluator()
        var values = Self.values
        values[1] = .string("/p?" + String(repeating: "a&", count: 48))
        _ = try evaluator.evaluate(try environment.compile(source), values)
        #expect(evaluator.lastCost <= bound)
    }

    @Test(arguments: ["free.map(x, x)", "free == free", "free.map(x, x.matches('a'))"])
    func `is not known where a size is not`(source: String) throws {
        #expect(try Self.environment.costBound(of: source) == nil)
    }

    @Test func `can be limited`() throws {
        var options = CELOptions.openChoreo
        options.costLimit = 1_000
        let environment = CELEnvironment(typed: [.init("l", .list(.int), sizeLimit: 50)], options: options)
        _ = try environment.compile("l.map(i, i)")
        do {
            _ = try environment.compile("l.map(i, l.map(j, i))")
            Issue.record("an error was expected")
        } catch {
            #expect(error.phase == .plan)
            #expect(error.message.hasPrefix("the evaluation may cost up to "))
            #expect(error.range == 0..<21)
        }
    }
}
