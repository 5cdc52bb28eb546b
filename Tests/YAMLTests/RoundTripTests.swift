import Basics
import Foundation
import TestSupport
import Testing
import Tree
import YAML

/// What is written reads back as the same value: by our own reader, and by PyYAML and ruamel.yaml.
@Suite struct RoundTripTests {
    @Test func throughOurReader() throws {
        for (string, value) in try zip(strings(), strings().map(sample)) {
            let reading = Reading(yaml([value]))
            #expect(reading.errors == [], "\(string.debugDescription)")
            #expect(reading.result.documents.first?.root.isSame(as: value) == true, "\(string.debugDescription)")
        }
    }

    /// Skipped where Python or its packages cannot be had, which `PythonReaders` says on standard error.
    @Test(.enabled(if: PythonReaders.isAvailable))
    func throughPyYAMLAndRuamel() throws {
        let strings = try strings()
        let values = strings.map(sample)
        let expected = try values.map { try object(JSONWriter.text($0)) }
        for (reader, documents) in try PythonReaders.read(yaml(values)) {
            #expect(documents.count == strings.count, "\(reader)")
            for (index, json) in documents.enumerated() where index < strings.count {
                let isSame = try object(json) == expected[index]
                #expect(isSame, "\(reader) reads \(strings[index].debugDescription) as \(json)")
            }
        }
    }

    @Test(.enabled(if: PythonReaders.isAvailable))
    func doublesStayNumbersInPython() throws {
        let numbers: [Double] = [1e21, 1e-7, 1.5e300, -2.5e-9, 0.1, 5e-324, 1.7976931348623157e308, 123456789.125]
        let value = Value.list(numbers.map { Value(.double($0)) })
        for (reader, documents) in try PythonReaders.read(yaml([value])) {
            let read = Reading(try #require(documents.first)).result.documents[0].root.items ?? []
            let doubles = read.map { item in
                if case .double(let number) = item.content { number } else { Double.nan }
            }
            #expect(doubles == numbers, "\(reader)")
        }
    }

    private func object(_ json: String) throws -> NSDictionary {
        // Foundation drops a byte order mark that is not escaped.
        let escaped = json.unicodeScalars.map { $0 == "\u{feff}" ? "\\ufeff" : String($0) }.joined()
        return try #require(try JSONSerialization.jsonObject(with: Data(escaped.utf8)) as? NSDictionary)
    }

    /// Each string as a value, in lists, as a key and deep inside.
    private func sample(_ string: String) -> Value {
        .map([
            "a": .string(string), "l": .list([.string(string), .list([.string(string)])]),
            "m": .map([Symbol(string): .map([Symbol(string + "x"): .string(string)])]), "z": .string("end"),
        ])
    }

    private func yaml(_ values: [Value]) -> String {
        var output: [UInt8] = []
        for value in values {
            output += Array("---\n".utf8)
            YAMLWriter.append(value, to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The strings that have to be quoted, where the data is there, and random ones of the pieces that make trouble.
    private func strings() throws -> [String] {
        var strings = ["", "a", String(repeating: "k", count: 128), String(repeating: "k", count: 3000)]
        if ConformanceData.isAvailable { strings += try ScalarRow.all().map(\.plain) }
        let pieces = [
            "0", "1", "9", "+", "-", "_", ".", ":", "e", "E", "x", "o", "b", "T", "Z", " ", "  ", "\n", "\n\n", "\t",
            "#", " #",
            "- ", "? ", ": ", "'", "\"", "\\", "é", "\u{2028}", "\u{feff}", "\u{85}", "\u{7f}", "\u{1}", "\r", "yes",
            "null",
            "2001-01-01", "{", "[", "]", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "😀", "\u{ffff}", "<<", "=",
            "~",
        ]
        var random = Generator(state: 7)
        for _ in 0..<1500 {
            let count = Int.random(in: 1...7, using: &random)
            strings.append((0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined())
        }
        return strings
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
        }
    }
}
