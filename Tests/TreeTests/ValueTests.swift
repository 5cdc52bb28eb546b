import Basics
import Testing
import Tree

/// Values: sameness, types kept apart, origins and taint.
@Suite struct ValueTests {
    @Test func mapsAreTheSameInAnyOrder() {
        let one = Value.map(["a": Value(.int(1)), "b": .list([.null, .bool(false)])])
        let other = Value.map([
            "b": .list([.null, .bool(false)]), "a": Value(.int(1), origin: Origin(document: 3, offset: 0, length: 2)),
        ])
        #expect(one.isSame(as: other))
        #expect(!one.isSame(as: .map(["a": Value(.int(1))])))
        #expect(!one.isSame(as: .map(["a": Value(.int(1)), "c": .list([.null, .bool(false)])])))
    }

    @Test(
        "Types are never coerced",
        arguments: [
            (Content.int(1), Content.double(1)), (.int(1), .uint(1)), (.uint(1), .double(1)), (.null, .nullEnum),
            (.bool(false), .null), (.string("1"), .int(1)), (.list(List([])), .map(Map())), (.duration(1), .int(1)),
            (.optional(nil), .null), (.optional(.null), .optional(nil)), (.string("é"), .string("e\u{301}")),
        ])
    func typesAreKeptApart(_ left: Content, _ right: Content) {
        #expect(!Value(left).isSame(as: Value(right)))
        #expect(Value(left).isSame(as: Value(left)))
        #expect(Value(right).isSame(as: Value(right)))
    }

    @Test("Lists are the same in the same order only")
    func listOrder() {
        #expect(!Value.list([.bool(true), .bool(false)]).isSame(as: .list([.bool(false), .bool(true)])))
    }

    @Test("Template contexts hold doubles at every depth (0.2)")
    func doubles() {
        let value = Value.map(["a": Value(.int(3)), "b": .list([Value(.uint(7)), .string("3")])])
        #expect(
            value.withDoubles.isSame(
                as: .map(["a": Value(.double(3)), "b": .list([Value(.double(7)), .string("3")])])))
    }

    @Test(
        "An integer is what has no fraction and fits",
        arguments: [
            (Content.int(5), 5), (.uint(5), 5), (.double(5), 5), (.double(5.5), nil), (.uint(.max), nil),
            (.string("5"), nil),
            (.double(1e300), nil),
        ] as [(Content, Int64?)])
    func exactInteger(_ content: Content, _ expected: Int64?) {
        #expect(Value(content).exactInteger == expected)
    }

    @Test(
        "Origins survive in the packed form of a value",
        arguments: [
            (1, 0, 0), (1, 1, 8191), (0xf_ffff, 0x3f_ffff, 0x1fff), (70_000, 300_000, 17),
        ])
    func origins(_ document: Int, _ offset: Int, _ length: Int) {
        var origin = Origin(document: document, offset: offset, length: length)
        for tainted in [false, true] {
            origin.isTainted = tainted
            let value = Value(.bool(true), origin: origin)
            #expect(value.origin == origin)
            #expect(value.origin.document == document)
            #expect(value.origin.offset == offset)
            #expect(value.origin.length == length)
            #expect(value.origin.isTainted == tainted)
        }
    }

    @Test func taintIsTakenOverAndTheRestIsNot() {
        var secret = Origin(document: 2, offset: 7, length: 3)
        secret.isTainted = true
        let plain = Origin(document: 1, offset: 4, length: 5)
        #expect(plain.tainted(by: secret).isTainted)
        #expect(plain.tainted(by: secret).document == 1)
        #expect(!plain.tainted(by: plain).isTainted)
        #expect(secret.tainted(by: plain).isTainted)
    }

    @Test("A path stops where a step is missing or no map")
    func paths() {
        let value = Value.map(["a": .map(["b": .string("x")])])
        #expect(value[path: "a", "b"]?.string == "x")
        #expect(value[path: "a", "c"] == nil)
        #expect(value[path: "a", "b", "c"] == nil)
    }
}
