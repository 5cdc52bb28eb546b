import Foundation
import TestSupport
import Testing

/// What the control plane v1.2.3 renders from single values of a template, with the hash that shows the types of the result
/// (specification 3.7 to 3.10, 5.9.2). Each row is a component of its own; one run renders all of them.
@Suite struct UpstreamResultsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        /// The rule.
        let rule: String
        /// The value of `spec.v` in a template of kind Thing.
        let template: String
        /// What it renders to, as JSON; nil when the component must be refused.
        let result: String?
        /// `dp-resource-hash` of the Deployment beside it.
        let hash: String?

        init(_ rule: String, _ template: String, _ result: String?, _ hash: String? = nil) {
            self.rule = rule
            self.template = template
            self.result = result
            self.hash = hash
        }

        var testDescription: String { "\(rule): \(template)" }
    }

    static let rows: [Row] = [
        Row("an optional that holds null is written as 0", "${parameters.map.?m}", "0", "84c85979d4"),
        Row("an optional that holds null is written as 0", "${optional.of(null)}", "0", "84c85979d4"),
        Row("an optional that holds a value is that value", "${parameters.?name}", "\"My_App\""),
        Row("split into no part gives null", "${parameters.s.split('/', 0)}", "null"),
        Row("split into no part gives null", "x${parameters.s.split('/', 0)}", "\"xnull\"", "57c6c98fdf"),
        Row(
            "a name skips what is no string but takes optionals",
            "${oc_generate_name([parameters.name, parameters.?name])}",
            "\"my-app-my-app-0b91c4d4\""),
        Row("a name has no part of a direct split", "${oc_dns_label(parameters.s.split('/'))}", nil),
        Row(
            "a name has the parts of a mapped split", "${oc_dns_label(parameters.s.split('/').map(x, x))}",
            "\"a-b-c-cbd2be7b\""),
        Row(
            "an omission behind oc_merge stays, written as {}", "${oc_merge({'a': 1}, {'c': oc_omit()})}",
            "{\"a\":1,\"c\":{}}", "6f66f498ff"),
        Row(
            "an omission behind oc_merge stays, written as {}", "${oc_merge(parameters.map, {'a': oc_omit()})}",
            "{\"a\":{},\"m\":0,\"z\":{\"k\":\"<v>&\"}}", "78fc6f7f48"),
        Row(
            "oc_merge takes out of optionals", "${oc_merge({'a': 1}, {'e': optional.none(), 'f': optional.of(1)})}",
            "{\"a\":1,\"e\":0,\"f\":1}"),
    ]

    @Test(arguments: rows)
    func result(_ row: Row) throws {
        let line = try #require(try Self.records.get()[row.testDescription])
        let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let found = try #require(record)
        if row.result == nil {
            #expect(found["error"] is String)
            return
        }
        #expect(found["error"] is NSNull)
        let resources = found["resources"] as? [[String: Any]] ?? []
        let objects = resources.compactMap { $0["resource"] as? [String: Any] }
        let thing = objects.first { $0["kind"] as? String == "Thing" }
        let value = (thing?["spec"] as? [String: Any])?["v"]
        #expect(try Self.text(value) == row.result)
        guard let hash = row.hash else { return }
        var node = objects.first { $0["kind"] as? String == "Deployment" }
        for key in ["spec", "template", "metadata", "annotations"] { node = node?[key] as? [String: Any] }
        #expect(node?["openchoreo.dev/dp-resource-hash"] as? String == hash)
    }

    private static func text(_ value: Any?) throws -> String {
        let data = try JSONSerialization.data(
            withJSONObject: value ?? "absent", options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    @Test("A Deployment without a spec has no place for the hash of the other objects")
    func workloadWithoutSpec() throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try folder.write(text, to: path) }
        let source = try Self.source(Self.rows[2], "bare").replacing("      spec: {template: {}}\n", with: "")
        try folder.write(source, to: "bare.yaml")
        let run = try ChoreocRun(["check", "-C", folder.url.path])
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "bare.yaml:10:7: error: the Deployment has no `spec` that could carry the hash of the other objects"))
    }

    @Test("What CEL makes for an embedded trait reaches it as JSON")
    func embeddedTrait() throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try folder.write(text, to: path) }
        let schema = "parameters: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}"
        let source = try Self.source(Row("", "1", nil), "embedded").replacing(
            "  resources:\n",
            with: """
                  traits:
                  - kind: Trait
                    name: types
                    instanceName: types
                    parameters: {i: "${1}", d: "${duration('1s')}", b: "${b'a'}", z: "${parameters.map.m}", s: "${'a b'.split(' ')}"}
                  resources:

                """)
        try folder.write(source, to: "embedded.yaml")
        try folder.write(
            """
            apiVersion: openchoreo.dev/v1alpha1
            kind: Trait
            metadata: {name: types, namespace: acme}
            spec:
              \(schema)
              creates:
              - template:
                  apiVersion: v1
                  kind: Types
                  metadata: {name: types}
                  values: "${parameters.transformMap(k, v, type(v))}"
            """, to: "trait.yaml")
        let run = try ChoreocRun([
            "compile", "-C", folder.url.path, "--stdout", "--output-format", "jsonl", "--compat", "upstream",
        ])
        #expect(run.output.contains(#""values":{"b":"string","d":"double","i":"double","s":"list","z":"double"}"#))
    }

    /// The record of each row, by its description.
    private static let records = Result { () throws -> [String: String] in
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try folder.write(text, to: path) }
        for (index, row) in rows.enumerated() { try folder.write(source(row, "row\(index)"), to: "rows/\(index).yaml") }
        let run = try ChoreocRun([
            "compile", "-C", folder.url.path, "--stdout", "--output-format", "jsonl", "--compat", "upstream",
        ])
        var records: [String: String] = [:]
        for line in run.output.split(separator: "\n") {
            guard let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let name = record["name"] as? String, name.hasPrefix("row"),
                let index = Int(name.dropFirst(3).prefix { $0.isNumber })
            else { continue }
            records[rows[index].testDescription] = String(line)
        }
        return records
    }

    private static func source(_ row: Row, _ name: String) throws -> String {
        """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ComponentType
        metadata: {name: \(name), namespace: acme}
        spec:
          workloadType: deployment
          parameters: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
          resources:
          - id: deployment
            template:
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
              spec: {template: {}}
          - id: thing
            template:
              apiVersion: x.io/v1
              kind: Thing
              metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
              spec: {v: \(try text(row.template))}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: \(name), namespace: acme}
        spec:
          owner: {projectName: shop}
          componentType: {kind: ComponentType, name: deployment/\(name)}
          parameters: {name: My_App, s: a/b/c, map: {z: {k: <v>&}, a: 1, m: null}}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: \(name), namespace: acme}
        spec: {owner: {projectName: shop, componentName: \(name)}, container: {image: "i:1"}}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: ReleaseBinding
        metadata: {name: \(name), namespace: acme}
        spec: {owner: {projectName: shop, componentName: \(name)}, environment: dev}
        """
    }
}
