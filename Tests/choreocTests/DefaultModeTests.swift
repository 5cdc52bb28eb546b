import Foundation
import TestSupport
import Testing

/// What users run, beside what upstream does: over all conformance cases, a unit that raises no divergence is the same,
/// byte for byte, with and without `--compat upstream`, and every other one is refused for a divergence that is listed here.
///
/// With `CheckRenderTests`, which agrees with every record under `--compat upstream`, this says that every record that
/// raises no divergence agrees in the default mode, too.
struct DefaultModeTests {
    /// Units that upstream renders and choreoc refuses, by the divergence. Followers are refused for that of another: a
    /// provider, or a declaration with errors of its own.
    static let refused: [String: Int] = [
        "OC1407 release-not-found": 2, "OC1704 dynamic-key-clash": 1, "OC1705 null-as-zero": 6,
        "OC1911 parameter-unknown": 7, "OC1912 parameters-without-schema": 5, "OC1913 override-for-unknown-instance": 1,
        "OC2501 duplicate-object": 582, "OC2504 object-name-invalid": 3, "OC2505 plaintext-secret": 2,
        "followers": 14,
    ]

    private struct Run {
        /// The line of each unit, and the text of its error.
        var units: [String: (line: String, error: String?)] = [:]
        /// The kind of the error with a message.
        var kindOfMessage: [String: String] = [:]

        init(_ sources: URL, _ options: [String]) throws {
            let run = try ChoreocRun(
                [
                    "compile", "-C", sources.path, "--stdout", "--output-format", "jsonl", "--format", "json",
                ] + options)
            #expect(run.status == 0 || run.status == 1, "\(sources.path)")
            for line in run.output.split(separator: "\n") {
                let unit = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
                let key = ["kind", "namespace", "name"].map { unit[$0] as? String ?? "" }.joined(separator: " ")
                units[key] = (String(line), unit["error"] as? String)
            }
            let root = try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any]
            for finding in root?["findings"] as? [[String: Any]] ?? [] where finding["severity"] as? String == "error" {
                let message = finding["message"] as? String ?? ""
                if kindOfMessage[message] == nil {
                    kindOfMessage[message] = "\(finding["id"] as? String ?? "") \(finding["name"] as? String ?? "")"
                }
            }
        }
    }

    /// The kinds that `docs/diagnostics.md` calls divergences.
    private func divergences() throws -> Set<String> {
        let page = ConformanceData.repository.appendingPathComponent("docs/diagnostics.md")
        var found: Set<String> = []
        var title = ""
        for line in String(decoding: try Data(contentsOf: page), as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("### ") { title = String(line.dropFirst(4)) }
            if line.contains("*divergence*") { found.insert(title) }
        }
        return found
    }

    @Test(.enabled(if: ConformanceData.isAvailable, "no conformance data"))
    func unitsWithoutDivergenceAreTheSameInBothModes() throws {
        let data = try #require(ConformanceData.folder).appendingPathComponent("render")
        let divergences = try divergences()
        var counts: [String: Int] = [:]
        var same = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: data.path).sorted() {
            let sources = data.appendingPathComponent(name).appendingPathComponent("sources")
            guard FileManager.default.fileExists(atPath: sources.path) else { continue }
            let ours = try Run(sources, [])
            let upstream = try Run(sources, ["--compat", "upstream"])
            #expect(Set(ours.units.keys) == Set(upstream.units.keys), "\(name)")
            for (key, unit) in ours.units {
                guard let other = upstream.units[key] else { continue }
                guard let error = unit.error else {
                    #expect(unit.line == other.line, "\(name): \(key)")
                    same += 1
                    continue
                }
                if other.error != nil { continue }
                let kind = ours.kindOfMessage[error] ?? Self.follower(error)
                let isDivergence = kind.map { divergences.contains($0) || $0 == "followers" } ?? false
                #expect(isDivergence, "\(name): \(key) is refused for \(kind ?? error)")
                counts[kind ?? "?", default: 0] += 1
            }
        }
        #expect(counts == Self.refused)
        #expect(same >= 198)
    }

    /// What is refused for the errors of another.
    private static func follower(_ error: String) -> String? {
        if error.hasPrefix("there is no release ") { return "OC1407 release-not-found" }
        if error.hasPrefix("its provider, ") && error.hasSuffix(" is refused") { return "followers" }
        return error.hasSuffix(" has errors of its own") ? "followers" : nil
    }
}
