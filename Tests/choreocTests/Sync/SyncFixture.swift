import Basics
import Foundation
import TestSupport
import Testing
import Tree
import YAML

/// The example, with a project `billing` that calls `booking`, compiled with sync objects.
final class SyncFixture {
    let sources: TemporaryDirectory
    let output: URL
    private let folder: TemporaryDirectory

    /// Settings that write Argo CD's objects for the example.
    static let argocd = """
        sync:
          tool: argocd
          repoURL: https://git.example/platform.git
          path: rendered
          destinations:
            default: {name: shared}
            production: {server: "https://production.example:6443"}
            observability/default: {name: watch}

        """

    /// Settings that write Flux's objects for the example.
    static let flux = """
        sync:
          tool: flux
          repoURL: https://git.example/platform.git
          path: rendered
          destinations:
            default: {inCluster: true}
            production: {kubeConfigSecret: production}
            observability/default: {kubeConfigSecret: watch}

        """

    init(settings: String) throws {
        sources = try TemporaryDirectory()
        folder = try TemporaryDirectory()
        output = folder.url.appendingPathComponent("rendered")
        try sources.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try sources.write(settings, to: "choreoc.yaml")
        try sources.write(Self.billing, to: "billing.yaml")
        try replace(
            "visibility: [external]", "visibility: [external, namespace]",
            in: "namespaces/ferry/projects/booking/api/component.yaml")
    }

    /// A project that calls the other one, and an alert on the observability plane.
    private static let billing = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Project
        metadata: {name: billing, namespace: ferry}
        spec:
          deploymentPipelineRef: {name: standard}
          type: {kind: ClusterProjectType, name: team}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Component
        metadata: {name: invoices, namespace: ferry}
        spec:
          owner: {projectName: billing}
          componentType: {kind: ClusterComponentType, name: deployment/service}
          autoDeploy: true
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: invoices, namespace: ferry}
        spec:
          owner: {projectName: billing, componentName: invoices}
          container:
            image: registry.ferry.example/billing/invoices:1.0.0
            env:
            - {key: TEMPLATE, value: "Dear ${NAME}"}
          endpoints:
            http: {type: HTTP, port: 80, visibility: [namespace]}
          dependencies:
            endpoints:
            - {project: booking, component: api, name: http, visibility: namespace, envBindings: {address: API_URL}}
        ---
        apiVersion: openchoreo.dev/v1alpha1
        kind: ReleaseBinding
        metadata: {name: invoices-prod, namespace: ferry}
        spec:
          owner: {projectName: billing, componentName: invoices}
          environment: prod

        """

    /// Compiles; further arguments come last.
    @discardableResult
    func compile(_ arguments: String..., command: String = "compile") throws -> ChoreocRun {
        try ChoreocRun([command, "-C", sources.url.path, "-o", output.path] + arguments)
    }

    /// The objects below a directory of the output, by path.
    func objects(_ directory: String) throws -> [String: Value] {
        var objects: [String: Value] = [:]
        for (path, bytes) in try contents(of: output)
        where path.hasPrefix(directory + "/") && path.hasSuffix(".yaml") {
            objects[path] = try Self.read(bytes, path)
        }
        return objects
    }

    /// The one object below a directory that has a kind.
    func object(_ kind: String, in directory: String) throws -> Value {
        let found = try objects(directory).values.filter { $0["kind"]?.string == kind }
        try #require(found.count == 1, "\(kind) in \(directory)")
        return found[0]
    }

    static func read(_ bytes: Data, _ path: String) throws -> Value {
        let result = YAMLReader.read(
            SourceFile(path: path, contents: Array(bytes)), sources: SourceTable(), options: YAMLReader.Options())
        #expect(result.diagnostics.isEmpty, "\(path)")
        return try #require(result.documents.first?.root)
    }
}

extension Value {
    /// The texts of a list.
    var texts: [String] { (items ?? []).compactMap(\.string) }
}

extension SyncFixture {
    /// The text of the one file below a directory with an object of a kind.
    func text(_ directory: String, kind: String) throws -> String? {
        try contents(of: output).first { $0.key.hasPrefix(directory + "/\(kind.lowercased())-") }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    /// Gives `api` a trait that makes an object on the observability plane.
    func addAlert() throws {
        try sources.write(
            """
            apiVersion: openchoreo.dev/v1alpha1
            kind: ClusterTrait
            metadata: {name: alert}
            spec:
              creates:
              - targetPlane: observabilityplane
                template:
                  apiVersion: monitoring.coreos.com/v1
                  kind: PrometheusRule
                  metadata:
                    name: ${metadata.name}
                    namespace: ${metadata.namespace}
                  spec: {groups: []}

            """, to: "alert.yaml")
        try replace(
            "  - {kind: ClusterTrait, name: disruption-budget}\n",
            "  - {kind: ClusterTrait, name: disruption-budget}\n  - {kind: ClusterTrait, name: alert}\n",
            in: "platform/types/service.yaml")
        try replace(
            "  - {kind: ClusterTrait, name: autoscaler, instanceName: scale}\n",
            "  - {kind: ClusterTrait, name: autoscaler, instanceName: scale}\n"
                + "  - {kind: ClusterTrait, name: alert, instanceName: alert}\n",
            in: "namespaces/ferry/projects/booking/api/component.yaml")
    }

    /// Replaces a text of a source that must be there.
    func replace(_ old: String, _ new: String, in path: String) throws {
        let file = sources.url.appendingPathComponent(path)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try #require(text.contains(old))
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
    }
}
