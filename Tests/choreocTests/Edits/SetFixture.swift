import Foundation
import TestSupport
import Testing

/// Sources on disk for `choreoc set`, and what became of them.
final class SetFixture {
    let folder: TemporaryDirectory
    private let before: [String: Data]

    init(_ changes: [String: String?] = [:]) throws {
        folder = try TemporaryDirectory()
        for (path, text) in ShopSources.with(changes) { try folder.write(text + "\n", to: path) }
        before = try contents(of: folder.url)
    }

    /// Runs `choreoc set` with arguments separated by blanks.
    func set(_ arguments: String) throws -> ChoreocRun {
        try ChoreocRun(["set"] + arguments.split(separator: " ").map(String.init) + ["-C", folder.url.path])
    }

    /// The changes since the start: path → lines that went (`-`) and came (`+`).
    func changes() throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for (path, data) in try contents(of: folder.url) where before[path] != data {
            let old = Self.lines(before[path])
            let new = Self.lines(data)
            let difference = new.difference(from: old)
            found[path] =
                difference.removals.map { Self.text("-", $0) } + difference.insertions.map { Self.text("+", $0) }
        }
        return found
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(path)), as: UTF8.self)
    }

    private static func lines(_ data: Data?) -> [String] {
        String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    private static func text(_ sign: String, _ change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): sign + line
        }
    }

    // MARK: Sources

    /// A binding to prod, with more in its specification.
    static func prod(_ more: String = "") -> String {
        """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ReleaseBinding
        metadata: {name: orders-prod, namespace: acme}
        spec: {owner: {projectName: shop, componentName: orders}, environment: prod\(more)}
        """
    }

    /// A release of `orders` as it is.
    static let release = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ComponentRelease
        metadata: {name: orders-1, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: orders}
          componentType:
            kind: ComponentType
            name: deployment/service
            spec:
              workloadType: deployment
              environmentConfigs: {openAPIV3Schema: {type: object, properties: {replicas: {type: integer, default: 2}}}}
              resources:
              - id: deployment
                template:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: "${metadata.name}", namespace: "${metadata.namespace}"}
                  spec:
                    replicas: ${environmentConfigs.replicas}
                    selector: {matchLabels: "${metadata.podSelectors}"}
                    template:
                      metadata: {labels: "${metadata.podSelectors}"}
                      spec: {containers: [{name: main, image: "${workload.container.image}"}]}
          workload:
            container: {image: "orders:0"}
        """

    /// The component type with one text replaced.
    static func type(_ old: String, _ new: String) -> String {
        precondition(ShopSources.serviceType.contains(old))
        return ShopSources.serviceType.replacingOccurrences(of: old, with: new)
    }
}
