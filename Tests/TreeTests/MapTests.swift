import Basics
import Testing
import Tree

/// Maps keep insertion order and find keys, below and above the size from which they carry an index.
@Suite struct MapTests {
    private func symbol(_ number: Int) -> Symbol { Symbol("key-\(number)") }
    private func int(_ number: Int) -> Value { Value(.int(Int64(number))) }
    private func keys(_ map: Map) -> [String] { map.entries.map(\.key.text) }

    @Test func keepsInsertionOrder() {
        var map: Map = ["b": .null, "a": .null]
        map.set("c", to: .null)
        map.set("b", to: .bool(true))
        #expect(keys(map) == ["b", "a", "c"])
        #expect(map["b"]?.bool == true)
        #expect(map.sortedByKey.map(\.key.text) == ["a", "b", "c"])
        map.sortByKey()
        #expect(keys(map) == ["a", "b", "c"])
    }

    @Test("Every key is found and no other", arguments: [0, 1, 15, 16, 17, 18, 31, 32, 33, 64, 257, 1000])
    func lookUp(_ count: Int) {
        var appended = Map()
        for number in 0..<count { appended.append(Map.Entry(key: symbol(number), value: int(number))) }
        let made = Map(distinct: appended.entries)
        let paired = Map((0..<count).map { (symbol($0), int($0)) })
        for map in [appended, made, paired] {
            #expect(map.count == count)
            for number in 0..<count { #expect(map[symbol(number)]?.exactInteger == Int64(number)) }
            #expect(map["absent"] == nil)
            #expect(map.position(of: symbol(count)) == nil)
        }
    }

    @Test("Removing keeps order and index, across the size at which the index goes", arguments: [3, 17, 18, 40])
    func removal(_ count: Int) {
        var map = Map((0..<count).map { (symbol($0), int($0)) })
        #expect(map.remove("absent") == nil)
        var left = Array(0..<count)
        while left.count > 1 {
            let gone = left.remove(at: left.count / 2)
            #expect(map.remove(symbol(gone))?.exactInteger == Int64(gone))
            #expect(keys(map) == left.map { symbol($0).text })
            #expect(map[symbol(gone)] == nil)
            for number in left { #expect(map[symbol(number)] != nil) }
        }
    }

    @Test("An index follows sorting", arguments: [10, 40])
    func sorting(_ count: Int) {
        var map = Map((0..<count).reversed().map { (symbol($0), int($0)) })
        map.sortByKey()
        #expect(keys(map) == keys(map).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        for number in 0..<count { #expect(map[symbol(number)]?.exactInteger == Int64(number)) }
    }

    @Test func laterPairsReplaceTheValueAtTheFirstPosition() {
        let pairs: [(Symbol, Value)] = [("a", int(1)), ("b", int(2)), ("a", int(3))]
        let map = Map(pairs)
        #expect(keys(map) == ["a", "b"])
        #expect(map["a"]?.exactInteger == 3)
    }

    @Test func setKeepsTheOldKeyOriginUnlessANewOneIsKnown() {
        let first = Origin(document: 1, offset: 5, length: 1)
        let second = Origin(document: 1, offset: 9, length: 1)
        var map = Map()
        map.set("a", to: .null, keyOrigin: first)
        map.set("a", to: .bool(true))
        #expect(map.entries[0].keyOrigin == first)
        map.set("a", to: .bool(true), keyOrigin: second)
        #expect(map.entries[0].keyOrigin == second)
    }
}
