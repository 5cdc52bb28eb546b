import Basics
import Foundation
import TestSupport
import Testing
import Tree
import YAML

/// Places inside the decoded text of a scalar, found again in the file.
@Suite struct ScalarPositionTests {
    /// The value of `k` in a text, and the file's text that a part of it comes from.
    private func source(of part: String, in yaml: String) throws -> String {
        let reading = Reading(yaml)
        let value = try #require(reading.result.documents.first?.root["k"] ?? reading.result.documents.first?.root)
        let text = Array(try #require(value.string).utf8)
        let wanted = Array(part.utf8)
        let lower = try #require((0...text.count - wanted.count).first { text[$0...].starts(with: wanted) })
        let location = Location(value.origin, inner: lower..<lower + wanted.count)
        let place = try #require(ScalarPosition.fileRange(of: location, in: reading.sources))
        return String(decoding: place.file.contents[place.range], as: UTF8.self)
    }

    @Test(arguments: [
        // Plain.
        ("k: some ${x} text", "${x}", "${x}"),
        ("k: some\n  folded ${x}\n\n  text\n", "${x}", "${x}"),
        ("k: some\n  folded\n", "me fol", "me\n  fol"),
        ("k: &a !!str ${x}", "${x}", "${x}"),
        ("k: !!str\n  ${x}", "${x}", "${x}"),
        ("k: &a:b ${x}", ":b", ":b"),
        ("k: é ${x}", "${x}", "${x}"),
        // Quoted.
        ("k: 'it''s ${x}'", "${x}", "${x}"),
        ("k: 'it''s ${x}'", "'", "''"),
        ("k: 'a\n\n  b ${x}'", "${x}", "${x}"),
        (#"k: "\u00e9\t${x}\x41""#, "${x}", "${x}"),
        (#"k: "\u00e9\t${x}\x41""#, "é", #"\u00e9"#),
        (#"k: "\u00e9\t${x}\x41""#, "A", #"\x41"#),
        (#"k: "a\"${x}\"""#, "\"${x}\"", #"\"${x}\""#),
        ("k: \"a\\\n   b\n  c ${x}\"", "${x}", "${x}"),
        ("k: \"a\\\n   b\n  c\"", "b c", "b\n  c"),
        (#"k: "\N\_\L\U0001F600 ${x}""#, "${x}", "${x}"),
        // Literal blocks.
        ("k: |\n  one\n  two ${x}\n", "${x}", "${x}"),
        ("k: |\n  one\n  two\n", "e\nt", "e\n  t"),
        ("k: |2-\n    one\n   ${x}\n", "${x}", "${x}"),
        ("k: |-1 # comment\n  one\n ${x}\n", "${x}", "${x}"),
        ("k: |\n\n\n     one\n\n     ${x}", "${x}", "${x}"),
        ("k: |\r\n  one\r\n  ${x}\r\n", "${x}", "${x}"),
        ("k:\n  |2\n    ${x}\n", " ${x}", " ${x}"),
        ("k:\u{85}  |1\u{85}   ${x}\n", " ${x}", " ${x}"),
        ("k: &a |\n  ${x}\n", "${x}", "${x}"),
        ("|\n ${x}\n", "${x}", "${x}"),
        // Folded blocks.
        ("k: >\n  one\n  two ${x}\n\n  three\n", "${x}", "${x}"),
        ("k: >-\n  one\n\n\n  two ${x}\n", "${x}", "${x}"),
        ("k: >\n  one\n    deep\n  ${x}\n", "${x}", "${x}"),
        ("k: >\n\n  one\n  ${x}\n", "one ${x}", "one\n  ${x}"),
    ])
    func findsTheSource(_ yaml: String, _ part: String, _ expected: String) throws {
        #expect(try source(of: part, in: yaml) == expected)
    }

    @Test func listsInListsCountTheirDashes() throws {
        let reading = Reading("- - |2\n     ${x}\n  - a: |2\n       ${y}\n")
        let items = try #require(reading.result.documents[0].root.items?[0].items)
        for (value, part) in [(items[0], "${x}"), (try #require(items[1]["a"]), "${y}")] {
            #expect(value.string == " \(part)\n")
            let place = ScalarPosition.fileRange(of: Location(value.origin, inner: 1..<5), in: reading.sources)
            #expect(place.map { String(decoding: $0.file.contents[$0.range], as: UTF8.self) } == part)
        }
    }

    @Test func scalarsLongerThanAnOriginRecordsAreFollowed() throws {
        let yaml = "k: |\n" + (0..<3000).map { "  line \($0)\n" }.joined() + "  ${x}\nz: 1\n"
        #expect(try source(of: "${x}", in: yaml) == "${x}")
        #expect(try source(of: "${x}", in: "k: \"" + String(repeating: "\\t", count: 9000) + "${x}\"\n") == "${x}")
    }

    @Test func anAliasLeadsToItsAnchor() throws {
        let reading = Reading("a: &x 'it''s ${x}'\nk: *x\n")
        let value = try #require(reading.result.documents[0].root["k"])
        let place = try #require(
            ScalarPosition.fileRange(of: Location(value.origin, inner: 5..<9), in: reading.sources))
        #expect(place.range == 13..<17)
    }

    @Test func whatCannotBeFoundIsTheWholeValue() throws {
        for yaml in ["k: [a, b]", "k: {a: b}", "k: !!binary aGVsbG8=", "k: ab", "k: 'ab'", "k: \"ab\"", "k:\n  a: b"] {
            let reading = Reading(yaml)
            let value = try #require(reading.result.documents[0].root["k"])
            let whole = try #require(reading.sources.place(of: value.origin))
            let place = ScalarPosition.fileRange(of: Location(value.origin, inner: 3..<9), in: reading.sources)
            #expect(place?.range == whole.range, "\(yaml)")
        }
        #expect(ScalarPosition.fileRange(of: Location(.none, inner: 1..<2), in: SourceTable()) == nil)
    }

    @Test func aPlaceWithoutRangeIsTheWholeValue() throws {
        let reading = Reading("k: 'ab'")
        let value = try #require(reading.result.documents[0].root["k"])
        #expect(ScalarPosition.fileRange(of: Location(value.origin), in: reading.sources)?.range == 3..<7)
    }

    @Test func anEmptyRangeIsAPoint() throws {
        let reading = Reading("k: 'a''b'")
        let value = try #require(reading.result.documents[0].root["k"])
        let points = (0...3).map {
            ScalarPosition.fileRange(of: Location(value.origin, inner: $0..<$0), in: reading.sources)?.range.lowerBound
        }
        #expect(points == [4, 5, 7, 8])
    }

    /// Every byte of every scalar of the suite: what is found is the byte itself, an escape, or a line break.
    @Test(.enabled(if: ConformanceData.isAvailable))
    func everyByteOfTheSuite() throws {
        let cases = try JSONDecoder().decode([SuiteTests.Case].self, from: ConformanceData.contents("yaml/suite.json"))
        var checked = 0
        for each in cases where each.libyaml_0_2_5.parses && each.libyaml_0_2_5.json != "differs" {
            let reading = Reading(each.yaml)
            for document in reading.result.documents where !document.isBroken {
                check(document.root, reading, each.id, &checked)
            }
        }
        #expect(checked > 3000)
    }

    private func check(_ value: Value, _ reading: Reading, _ id: String, _ checked: inout Int) {
        switch value.content {
        case .list(let list): for item in list.items { check(item, reading, id, &checked) }
        case .map(let map):
            // A key that is no string has another text than the file.
            for entry in map.entries where !["true", "false"].contains(entry.key.text) {
                check(.string(entry.key.text, origin: entry.keyOrigin), reading, id, &checked)
                check(entry.value, reading, id, &checked)
            }
        case .string(let text): check(text, value.origin, reading, id, &checked)
        default: break
        }
    }

    private func check(_ text: String, _ origin: Origin, _ reading: Reading, _ id: String, _ checked: inout Int) {
        guard let whole = reading.sources.place(of: origin) else { return }
        let token = String(decoding: whole.file.contents[whole.range], as: UTF8.self)
        if token.contains("!!binary") { return }
        var last = whole.range.lowerBound
        for (offset, byte) in text.utf8.enumerated() {
            let location = Location(origin, inner: offset..<offset + 1)
            guard let range = ScalarPosition.fileRange(of: location, in: reading.sources)?.range else { continue }
            let found = Array(whole.file.contents[range])
            let isBreak = (byte == 0x0a || byte == 0x20) && found.allSatisfy { [0x0a, 0x0d, 0xc2, 0x85].contains($0) }
            let isEscape = found.first == 0x5c && found.count > 1 || found == Array("''".utf8)
            #expect(found == [byte] || isBreak || isEscape, "\(id): byte \(offset) of \(token.debugDescription)")
            #expect(range.lowerBound >= last, "\(id): byte \(offset) of \(token.debugDescription)")
            last = range.lowerBound
            checked += 1
        }
    }
}
