import Basics
import CEL
import Testing
import Tree

/// What an evaluation read, with the places that the values come from.
@Suite struct TraceTests {
    private static let parameters = Value.map(
        Map([
            (Symbol("name"), .string("shop", origin: Origin(document: 1, offset: 10, length: 4))),
            (Symbol("replicas"), Value(.int(2), origin: Origin(document: 1, offset: 30, length: 1))),
            (
                Symbol("ports"),
                .list([
                    .map(Map([(Symbol("port"), Value(.int(80), origin: Origin(document: 1, offset: 50, length: 2)))]))
                ])
            ),
        ]))

    private func trace(_ source: String, limit: Int = 100) throws -> CELTrace {
        var trace = CELTrace(limit: limit)
        let program = try CELEnvironment(variables: ["parameters"]).compile(source)
        _ = try CELEvaluator().evaluate(program, [Self.parameters], trace: &trace)
        return trace
    }

    @Test(arguments: [
        ("parameters.name + '-' + parameters.name", ["parameters.name", "parameters.name"]), ("1 + 2", []),
        // Only what was reached, in the order in which it was.
        ("parameters.replicas > 1 ? parameters.name : parameters.none", ["parameters.replicas", "parameters.name"]),
        ("has(parameters.image) ? parameters.image : 'none'", ["parameters.image"]),
        ("parameters.replicas == 2 || parameters.name == ''", ["parameters.replicas"]),
        ("parameters.ports.map(p, p.port)", ["parameters.ports", "port"]),
        ("parameters.?name.orValue('')", ["parameters", "name"]),
        ("parameters['name']", ["parameters.name"]), ("size(parameters)", ["parameters"]),
    ])
    func reads(source: String, paths: [String]) throws {
        #expect(try trace(source).reads.map(\.path) == paths)
    }

    @Test func `values keep their origin, and the text that reads is known`() throws {
        let read = try #require(try trace("'x' + parameters.name").reads.first)
        #expect(read.value?.origin == Origin(document: 1, offset: 10, length: 4))
        #expect(read.range == 6..<21)
        #expect(!read.isTest)
        let port = try #require(try trace("parameters.ports.map(p, p.port)").reads.last)
        #expect(port.value?.origin == Origin(document: 1, offset: 50, length: 2))
        #expect(port.variable == nil)
    }

    @Test func `a question whether something is there is a read, too`() throws {
        let absent = try #require(try trace("has(parameters.image)").reads.first)
        #expect(absent.isTest)
        #expect(absent.value == nil)
        #expect(try #require(try trace("has(parameters.name)").reads.first).value != nil)
    }

    @Test func `reads before a failure are kept, and there is a limit`() throws {
        var trace = CELTrace()
        let program = try CELEnvironment(variables: ["parameters"]).compile("parameters.replicas / 0")
        #expect(throws: CELError.self) { try CELEvaluator().evaluate(program, [Self.parameters], trace: &trace) }
        #expect(trace.reads.map(\.path) == ["parameters.replicas"])
        let cut = try self.trace("[1, 2, 3].map(i, parameters.name)", limit: 2)
        #expect(cut.reads.count == 2)
        #expect(cut.isCut)
    }
}

/// Places and secrets that travel in the values.
@Suite struct OriginTests {
    private static let place = Origin(document: 3, offset: 7, length: 5)
    private static let secret = Origin.none.tainted(by: Origin(bits: 1))
    private static let variables: [(name: String, value: Value)] = [
        ("plain", .string("plain", origin: place)), ("secret", .string("secret", origin: secret)),
        (
            "m",
            .map(
                Map([
                    (Symbol("plain"), .string("plain", origin: place)),
                    (Symbol("secret"), .string("s", origin: secret)),
                ]))
        ),
    ]

    @Test(arguments: [
        "plain", "m.plain", "m['plain']", "[plain][0]", "{'k': plain}.k", "true ? plain : ''", "dyn(plain)",
        "m.?plain.orValue('')",
    ])
    func `a selected value keeps its place`(source: String) throws {
        #expect(try evaluate(source, Self.variables).origin == Self.place)
    }

    @Test(arguments: ["plain + ''", "plain.upperAscii()", "size(plain)", "plain == 'a'"])
    func `a computed value has none`(source: String) throws {
        #expect(try !evaluate(source, Self.variables).origin.isKnown)
    }

    @Test(arguments: [
        "secret", "m.secret", "secret + plain", "plain + secret", "plain + '-' + secret", "secret.upperAscii()",
        "'%s'.format([secret])",
        "[plain, secret].join()", "secret.split('')[0]", "base64.encode(bytes(secret))", "secret.replace('s', plain)",
        "plain.replace('a', secret)",
        "string(size(secret))", "secret == plain", "optional.of(secret).orValue('')", "[secret].map(x, x + 'a')[0]",
        "{'k': secret}.k",
        "cel.bind(x, secret, x + plain)", "secret.matches('a')", "strings.quote(secret)",
        "[secret].exists(x, x == 'a')", "[secret].all(x, x == 'secret')", "secret == 'secret' && true",
        "secret == 'a' || false", "!(secret == 'a')", "secret in ['a']", "[secret].filter(x, true)[0]",
        "[secret].exists_one(x, x == 'a')",
    ])
    func `what is made of a secret is secret`(source: String) throws {
        let options = CELOptions.with(CELLibraries.openChoreo.union(.bindings))
        #expect(try evaluate(source, Self.variables, options: options).origin.isTainted)
    }

    // Taint follows what a value is made from; what decided between two values is no part of either.
    @Test(arguments: [
        "plain", "plain + plain", "[secret, plain][1]", "m.plain + 'a'", "secret == 'a' ? 'b' : 'c'",
        "['a'].filter(x, x != secret)[0]",
    ])
    func `nothing else is`(source: String) throws {
        #expect(try !evaluate(source, Self.variables).origin.isTainted)
    }
}

/// What is known when an expression is compiled is computed then.
@Suite struct FoldingTests {
    @Test(arguments: [
        "1 + 2 * 3", "'a' + 'b' + 'c'", "-(1)", "!true", "[1, 2]", "{'a': [1]}", "'%d'.format([1])",
        "timestamp('2023-01-15T00:00:00Z')", "size('abc') + 1",
        "1 == 1", "2 in [1, 2]", "'a'.matches('a+')",
    ])
    func `is one constant`(source: String) throws {
        let program = try CELEnvironment(variables: ["x"]).compile(source)
        let constant = try #require(program.constantValue)
        #expect(constant.isSame(as: try evaluate(source)))
    }

    @Test(arguments: ["x", "x + 1", "1 / 0", "[x]", "{'a': x}", "lists.range(100000)"])
    func `is left to run time`(source: String) throws {
        #expect(try CELEnvironment(variables: ["x"]).compile(source).constantValue == nil)
    }

    @Test func `a program tells what it reads`() throws {
        let program = try CELEnvironment(variables: ["a", "b", "c"]).compile("c.x + [1].map(b, b + a.y)[0]")
        #expect(program.referencedVariables == ["a", "c"])
        #expect(program.referencedSlots == [0, 2])
    }
}
