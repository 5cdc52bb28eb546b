import Analysis
import Basics
import Git
import Rendering
import TestSupport
import Tree

/// A small repository of the seed's vocabulary, in memory: one organization, two environments, one project. Tests add what
/// they are about.
enum SeedSources {
    static let platform = """
        apiVersion: choreo.dev/v1alpha1
        kind: Organization
        metadata: {name: acme}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: DataPlane
        metadata: {name: cluster}
        spec:
          kubernetesCluster: {name: c, credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: k}}
          gateway: {publicVirtualHost: acme.example, organizationVirtualHost: acme.internal}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Environment
        metadata: {name: development}
        spec: {dataPlaneRef: cluster, gateway: {dnsPrefix: dev}}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Environment
        metadata: {name: production}
        spec: {dataPlaneRef: cluster, isProduction: true, gateway: {dnsPrefix: prod}}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: DeploymentPipeline
        metadata: {name: standard}
        spec:
          promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: [{name: production}]}]
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Project
        metadata: {name: shop}
        spec: {deploymentPipelineRef: {name: standard}}

        """

    /// A component with workload and claim; `more` goes below the workload's `spec`, `claim` below the claim's.
    static func component(
        _ name: String, type: String = "Service", container: String = "", more: String = "", claim: String = "",
        project: String = "shop"
    ) -> String {
        """
        apiVersion: choreo.dev/v1alpha1
        kind: ComponentV2
        metadata: {name: \(name)}
        spec: {owner: {projectName: \(project)}, type: \(type)}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Workload
        metadata: {name: \(name)}
        spec:
          owner: {projectName: \(project), componentName: \(name)}
          containers:
            main:
              image: "registry.example/\(name):1.0.0"
        \(indented(container, 6))
        \(indented(more, 2))
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: \(type)
        metadata: {name: \(name)}
        spec:
          owner: {projectName: \(project), componentName: \(name)}
          workloadName: \(name)
        \(indented(claim, 2))

        """
    }

    private static func indented(_ text: String, _ width: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 }.joined(separator: "\n")
    }

    /// What a compile of sources finds and renders.
    struct Outcome {
        var findings: [Diagnostic]
        /// The objects of each unit, by `environment/project/name`.
        var objects: [String: [Value]]
        var sources: SourceTable

        /// The object of a kind in a unit.
        func object(_ kind: String, in unit: String) -> Value? {
            objects[unit]?.first { $0["kind"]?.string == kind }
        }
    }

    /// Compiles marked sources beside the platform.
    static func compile(
        _ marked: MarkedSources, withPlatform: Bool = true, _ change: (inout Settings) -> Void = { _ in }
    ) -> Outcome {
        var settings = Settings()
        change(&settings)
        var texts = marked.texts
        if withPlatform { texts["00-platform.yaml"] = Array(platform.utf8) }
        let sources = SourceTable()
        let loaded = Load.documents(
            of: [SourceRoot(snapshot: InMemorySnapshot(texts))], settings: settings, sources: sources, jobs: 1)
        let normalized = Normalize.catalog(loaded, settings: settings, jobs: 1)
        let plan = Planner.plan(normalized.catalog, settings: settings, sources: sources, prelude: Prelude.library)
        let result = Compilation(plan, settings: settings, jobs: 1).run {
            { _, objects, _ -> [Value] in objects.map(\.value) }
        }
        var objects: [String: [Value]] = [:]
        for unit in result.units {
            objects["\(unit.unit.id.environment)/\(unit.unit.id.project)/\(unit.unit.id.name)", default: []] +=
                unit.output ?? []
        }
        return Outcome(
            findings: loaded.findings + normalized.findings + plan.findings + result.findings, objects: objects,
            sources: sources)
    }

    /// Settings, as `choreoc.yaml` has them; nil when the text is wrong.
    static func settings(_ text: String) -> Settings? {
        try? SettingsFile.read(
            SourceFile(path: "choreoc.yaml", contents: Array(text.utf8)), overrides: [], sources: SourceTable())
    }

    /// Compiles texts without marks.
    static func compile(_ text: String, _ change: (inout Settings) -> Void = { _ in }) -> Outcome {
        compile(MarkedSources(["test.yaml": text]), change)
    }
}
