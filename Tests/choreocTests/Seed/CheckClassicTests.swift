import Foundation
import TestSupport
import Testing

/// The recorded output of OpenChoreo 0.3.2, compared by what its script compares: names, images, ports, selectors, routes.
///
/// Where the specification orders something else, the difference stands in a table with the rule that orders it. A difference
/// without an entry fails, and so does an entry without a difference.
struct CheckClassicTests {
    /// `case kind name object-kind object-name` → the rule.
    static let objectDifferences: [String: String] = [:]

    /// Records that upstream refuses and choreoc renders.
    static let rendered: [String: String] = [
        "v03-connections ServiceBinding cycle-a":
            "5.6: cycles of connections resolve, since addresses follow from names",
        "v03-connections ServiceBinding cycle-b": "5.6",
        "v03-connections ServiceBinding cycle-self": "5.6",
        "v03-connections ServiceBinding to-web": "5.6: a web application may be connected to",
    ]

    /// Records that upstream renders and choreoc refuses.
    static let refused: [String: String] = [
        "v03-connections ServiceBinding consumer-of-dup": "C-28: of two targets none is taken"
    ]

    private struct Unit {
        var error: String?
        var resources: [[String: Any]]
    }

    @Test(.enabled(if: ConformanceData.isAvailable, "no conformance data"))
    func everyDifferenceHasItsRule() throws {
        let data = try #require(ConformanceData.folder).appendingPathComponent("classic")
        var objects: Set<String> = []
        var rendered: Set<String> = []
        var refused: Set<String> = []
        var compared = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: data.path).sorted() where name.hasPrefix("v03-")
        {
            let folder = data.appendingPathComponent(name)
            let run = try ChoreocRun([
                "compile", "-C", folder.appendingPathComponent("sources").path, "--stdout", "--output-format", "jsonl",
                "--compat",
                "upstream",
            ])
            let units = try Self.units(run.output)
            var found: [String: [String: Any]] = [:]
            for resource in units.values.flatMap(\.resources) { found[Self.identity(resource)] = resource }
            for record in try Self.lines(Data(contentsOf: folder.appendingPathComponent("expected.jsonl"))) {
                let binding = "\(name) \(record["kind"] as? String ?? "") \(record["name"] as? String ?? "")"
                let unit = units[Self.key(record)]
                if record["error"] is String {
                    if let unit, unit.error == nil { rendered.insert(binding) }
                    continue
                }
                if unit == nil || unit?.error != nil { refused.insert(binding) }
                if record["invalid"] != nil { continue }
                for object in record["resources"] as? [[String: Any]] ?? [] {
                    let kind = object["kind"] as? String ?? ""
                    guard ["Deployment", "CronJob", "Service", "HTTPRoute"].contains(kind) else { continue }
                    compared += 1
                    let own = found[Self.identity(object)]
                    if own.map({ Self.essence($0) == Self.essence(object) }) != true {
                        objects.insert("\(binding) \(kind)")
                    }
                }
            }
        }
        #expect(compared > 200)
        #expect(objects == Set(Self.objectDifferences.keys))
        #expect(rendered == Set(Self.rendered.keys))
        #expect(refused == Set(Self.refused.keys))
    }

    private static func key(_ record: [String: Any]) -> String {
        ["kind", "namespace", "name", "environment"].map { record[$0] as? String ?? "" }.joined(separator: " ")
    }

    private static func units(_ text: String) throws -> [String: Unit] {
        var units: [String: Unit] = [:]
        for line in try lines(Data(text.utf8)) {
            let resources = (line["resources"] as? [[String: Any]] ?? []).compactMap {
                $0["resource"] as? [String: Any]
            }
            units[key(line)] = Unit(error: line["error"] as? String, resources: resources)
        }
        return units
    }

    private static func lines(_ data: Data) throws -> [[String: Any]] {
        try data.split(separator: 0x0a).compactMap { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }

    private static func identity(_ object: [String: Any]) -> String {
        let metadata = object["metadata"] as? [String: Any]
        return "\(object["kind"] ?? "") \(metadata?["namespace"] ?? "") \(metadata?["name"] ?? "")"
    }

    /// What must agree, as text.
    private static func essence(_ object: [String: Any]) -> String {
        let kind = object["kind"] as? String ?? ""
        var spec = object["spec"] as? [String: Any] ?? [:]
        var parts: [String] = []
        if kind == "CronJob" {
            spec = ((spec["jobTemplate"] as? [String: Any])?["spec"] as? [String: Any]) ?? [:]
        }
        let pod = ((spec["template"] as? [String: Any])?["spec"] as? [String: Any]) ?? [:]
        for container in pod["containers"] as? [[String: Any]] ?? [] where container["name"] as? String == "main" {
            parts.append("image \(container["image"] ?? "")")
        }
        if kind == "Deployment" {
            let labels = (spec["selector"] as? [String: Any])?["matchLabels"] as? [String: String] ?? [:]
            parts += labels.map { "selector \($0)=\($1)" }.sorted()
        }
        if kind == "Service" {
            parts += (spec["ports"] as? [[String: Any]] ?? []).map {
                "port \($0["port"] ?? "") \($0["protocol"] ?? "TCP")"
            }.sorted()
        }
        for rule in spec["rules"] as? [[String: Any]] ?? [] where kind == "HTTPRoute" {
            for match in rule["matches"] as? [[String: Any]] ?? [] {
                let path = match["path"] as? [String: Any]
                parts.append("path \(path?["type"] ?? "") \(path?["value"] ?? "")")
            }
            for backend in rule["backendRefs"] as? [[String: Any]] ?? [] {
                parts.append("backend \(backend["name"] ?? "") \(backend["port"] ?? "")")
            }
        }
        return parts.joined(separator: "\n")
    }
}
