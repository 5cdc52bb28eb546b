import Foundation
import TestSupport
import Testing

/// Every limit of the design has a finding of its own, and a setting that moves it in both directions.
struct LimitTests {
    struct Limit: Sendable, CustomTestStringConvertible {
        var setting: String
        /// A value that the sources break, and one that they keep.
        var low: Int
        var high: Int
        var id: String
        /// Files added to the shop.
        var files: [String: String] = [:]
        var testDescription: String { setting }
    }

    private static func type(_ template: String) -> String {
        ShopSources.serviceType.replacingOccurrences(
            of: "  - id: service\n",
            with: "  - id: extra\n    " + template + "  - id: service\n")
    }

    static let limits: [Limit] = [
        Limit(setting: "fileBytes", low: 300, high: 1 << 21, id: "OC1007", files: ["big.yaml": big]),
        Limit(setting: "documents", low: 2, high: 3, id: "OC1105"),
        Limit(setting: "depth", low: 8, high: 20, id: "OC1104"),
        Limit(
            setting: "aliasNodes", low: 3, high: 200, id: "OC1106",
            files: ["alias.yaml": "a: &a [1, 2, 3, 4]\nb: *a\nc: *a\n"]),
        Limit(setting: "nodes", low: 100, high: 1000, id: "OC1112"),
        Limit(
            setting: "loopItems", low: 2, high: 4, id: "OC1904",
            files: [
                "platform/service.yaml": type(
                    """
                    forEach: ${lists.range(3)}
                        var: i
                        template: {apiVersion: v1, kind: ConfigMap, metadata: {name: "x-${i}", namespace: "${metadata.namespace}"}}

                    """)
            ]),
        Limit(
            setting: "expressionBytes", low: 60, high: 400, id: "OC1708",
            files: [
                "platform/service.yaml": type(
                    """
                    includeWhen: ${size('\(String(repeating: "x", count: 200))') > 0}
                        template: {apiVersion: v1, kind: ConfigMap, metadata: {name: "x", namespace: "${metadata.namespace}"}}

                    """)
            ]),
        Limit(
            setting: "evaluationCost", low: 200, high: 1_000_000, id: "OC1709",
            files: [
                "platform/service.yaml": type(
                    """
                    includeWhen: ${lists.range(100).all(a, a >= 0)}
                        template: {apiVersion: v1, kind: ConfigMap, metadata: {name: "x", namespace: "${metadata.namespace}"}}

                    """)
            ]),
        Limit(setting: "objectBytes", low: 200, high: 100_000, id: "OC2502"),
    ]

    private static let big = "# \(String(repeating: "x", count: (1 << 20) + 10))\n"

    @Test(arguments: limits) func isKeptAndMoved(_ limit: Limit) throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.with(limit.files.mapValues { $0 }) { try folder.write(text, to: path) }
        func check(_ value: Int) throws -> ChoreocRun {
            try ChoreocRun(["check", "-C", folder.url.path, "-q", "--set", "limits.\(limit.setting)=\(value)"])
        }
        let refused = try check(limit.low)
        #expect(refused.status == 1, "\(refused.output)\(refused.errors)")
        #expect(refused.output.contains("[\(limit.id)]"), "\(refused.output)")
        #expect(refused.output.contains("limits.\(limit.setting)"), "the setting is named: \(refused.output)")
        let accepted = try check(limit.high)
        #expect(accepted.status == 0, "\(accepted.output)\(accepted.errors)")
    }

    @Test(arguments: limits.map(\.setting)) func isDocumented(_ setting: String) throws {
        let page = ConformanceData.repository.appendingPathComponent("README.md")
        #expect(String(decoding: try Data(contentsOf: page), as: UTF8.self).contains("`\(setting)`"))
    }
}
