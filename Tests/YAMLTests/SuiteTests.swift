import Basics
import Foundation
import TestSupport
import Testing
import YAML

/// The yaml-test-suite, held against what libyaml makes of it.
///
/// Skipped where the data is missing, which `ConformanceData` says on standard error.
@Suite(.enabled(if: ConformanceData.isAvailable))
struct SuiteTests {
    struct Case: Decodable {
        struct LibYAML: Decodable {
            var parses: Bool
            var json: String
        }
        var id: String
        var yaml: String
        var libyaml_0_2_5: LibYAML
    }

    /// Where Kubernetes' readers go further than the suite: `!!binary` is decoded.
    static let decodesBinary: Set<String> = ["565N"]

    @Test func textThatLibYAMLRefusesIsASyntaxError() throws {
        for each in try cases() where !each.libyaml_0_2_5.parses {
            let reading = Reading(each.yaml)
            #expect(reading.errors.contains("yaml-syntax"), "\(each.id)")
        }
    }

    @Test func documentsHoldTheSameData() throws {
        let expected = try documents()
        var compared = 0
        for each in try cases() where each.libyaml_0_2_5.json == "pass" && each.libyaml_0_2_5.parses {
            let reading = Reading(each.yaml)
            // Local tags, and keys that are lists or maps, have no place in a Kubernetes object.
            let isOutsideJSON = reading.errors.contains { $0 == "yaml-unknown-tag" || $0 == "yaml-not-json" }
            if isOutsideJSON || Self.decodesBinary.contains(each.id) { continue }
            #expect(reading.errors.isEmpty, "\(each.id): \(reading.findings)")
            let ours = try reading.json.map {
                try JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed)
            }
            let theirs = try #require(expected[each.id]).filter { !($0 is NSNull) }
            #expect(NSArray(array: ours).isEqual(NSArray(array: theirs)), "\(each.id)")
            compared += 1
        }
        #expect(compared > 200)
    }

    @Test func refusedTagsAndKeysAreThoseOutsideOfJSON() throws {
        for each in try cases() where each.libyaml_0_2_5.parses {
            for finding in Reading(each.yaml).errors {
                #expect(["yaml-unknown-tag", "yaml-not-json"].contains(finding), "\(each.id): \(finding)")
            }
        }
    }

    private func cases() throws -> [Case] {
        try JSONDecoder().decode([Case].self, from: ConformanceData.contents("yaml/suite.json"))
    }

    private func documents() throws -> [String: [Any]] {
        let data = try ConformanceData.contents("yaml/suite.json")
        let all = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: all.compactMap { each in
                guard let id = each["id"] as? String, let documents = each["json_docs"] as? [Any] else { return nil }
                return (id, documents)
            })
    }
}
