import Analysis
import Basics
import Tree

/// GitRepositories and Kustomizations of Flux.
///
/// Fields as in `config/crd/bases` of fluxcd/source-controller and fluxcd/kustomize-controller, v1. `targetNamespace` is
/// never set: it would move objects of other namespaces, and Namespaces are rendered.
struct Flux {
    let sync: SyncSettings

    private static let root = "_flux"

    /// Writes the objects of all sites.
    func write(_ sites: [SyncSite], to writer: inout SyncWriter, _ findings: inout [Diagnostic]) {
        var sources: Set<String> = []
        for site in sites {
            let providers = providers(of: site, sites, &findings)
            reportContested(site, &findings)
            writer.add(
                kustomization(site, after: providers), in: "\(Self.root)/\(site.syncDirectory)", at: site.origin)
            let revision = sync.revision(of: site)
            if sync.source == nil, sources.insert(revision).inserted {
                writer.add(repository(revision), in: "\(Self.root)/_sources", at: site.origin)
            }
        }
    }

    // MARK: GitRepository

    /// One revision has a name of its own, as soon as there may be several.
    private func sourceName(_ revision: String) -> String {
        let isOne = !sync.revision.contains("{") && sync.planeRevision == sync.revision
        let prefix = sync.prefix.hasSuffix("-") ? String(sync.prefix.dropLast()) : sync.prefix
        let name = prefix.isEmpty ? "openchoreo" : prefix
        return isOne ? name : NameGenerator.generate([name, revision], limit: 63)
    }

    private func repository(_ revision: String) -> Value {
        var reference: Map = ["branch": .string(revision)]
        if revision.hasPrefix("refs/") { reference = ["name": .string(revision)] }
        let digits = "0123456789abcdef"
        if revision.utf8.count == 40, revision.allSatisfy({ digits.contains($0) }) {
            reference = ["commit": .string(revision)]
        }
        var spec: Map = [
            "interval": .string("1m"), "url": .string(sync.repository), "ref": .map(reference),
        ]
        if let secret = sync.secret { spec.set("secretRef", to: .map(["name": .string(secret)])) }
        return object(
            "source.toolkit.fluxcd.io/v1", "GitRepository", sourceName(revision),
            ["app.kubernetes.io/managed-by": .string("choreoc")], spec)
    }

    // MARK: Kustomization

    private func kustomization(_ site: SyncSite, after providers: [SyncSite]) -> Value {
        var source: Map = ["kind": .string("GitRepository")]
        source.set("name", to: .string(sync.source?.name ?? sourceName(sync.revision(of: site))))
        if let namespace = sync.source?.namespace { source.set("namespace", to: .string(namespace)) }
        var spec: Map = [
            "interval": .string(sync.interval), "retryInterval": .string("1m"), "timeout": .string(sync.timeout),
            "sourceRef": .map(source), "path": .string("./" + sync.path(of: site)), "prune": .bool(true),
            "wait": .bool(sync.waits), "deletionPolicy": .string(sync.cascades ? "MirrorPrune" : "Orphan"),
        ]
        if !sync.isAutomated { spec.set("suspend", to: .bool(true)) }
        if let secret = sync.destinations[site.plane]?.kubeConfigSecret {
            spec.set("kubeConfig", to: .map(["secretRef": .map(["name": .string(secret)])]))
        }
        if !providers.isEmpty {
            spec.set("dependsOn", to: .list(providers.map { .map(["name": .string($0.name)]) }))
        }
        if !sync.waits {
            let checks = healthChecks(site)
            if !checks.isEmpty { spec.set("healthChecks", to: .list(checks)) }
        }
        return object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", site.name, site.labels, spec)
    }

    /// What runs is awaited even where not everything is.
    private func healthChecks(_ site: SyncSite) -> [Value] {
        site.facts.workloads.sorted {
            ($0.namespace, $0.kind, $0.name) < ($1.namespace, $1.kind, $1.name)
        }.map { workload in
            .map([
                "apiVersion": .string(workload.apiVersion), "kind": .string(workload.kind),
                "name": .string(workload.name), "namespace": .string(workload.namespace),
            ])
        }
    }

    private func object(_ version: String, _ kind: String, _ name: String, _ labels: Map, _ spec: Map) -> Value {
        .map([
            "apiVersion": .string(version), "kind": .string(kind),
            "metadata": .map([
                "name": .string(name), "namespace": .string(sync.namespace), "labels": .map(labels),
            ]),
            "spec": .map(spec),
        ])
    }

    // MARK: Order

    /// The sites of the projects that a project calls, without those that call it in turn: Flux would wait for ever.
    private func providers(
        of site: SyncSite, _ sites: [SyncSite], _ findings: inout [Diagnostic]
    ) -> [SyncSite] {
        guard case .project(let organization, let environment, let project) = site.subject else { return [] }
        func named(_ name: String) -> SyncSite? {
            sites.first {
                $0.subject == .project(organization: organization, environment: environment, project: name)
            }
        }
        return site.providers.sorted { $0.precedesBytewise($1) }.compactMap(named).filter { provider in
            var reached: Set<String> = []
            var open = provider.providers
            while let next = open.popFirst() {
                guard reached.insert(next).inserted, let site = named(next) else { continue }
                open.formUnion(site.providers)
            }
            guard reached.contains(project) else { return true }
            findings.append(
                Diagnostic(
                    .syncCycle,
                    "`\(site.directory)` and `\(provider.directory)` depend on each other; neither waits for the other",
                    at: Location(site.origin)))
            return false
        }
    }

    // MARK: Contested fields

    /// Replicas that stand in a manifest although an autoscaler sets them.
    private func reportContested(_ site: SyncSite, _ findings: inout [Diagnostic]) {
        for fields in site.facts.owned where fields.pointers.contains("/spec/replicas") {
            let target = site.facts.workloads.first {
                $0.hasReplicas && $0.kind == fields.kind.kind && $0.name == fields.name
                    && $0.namespace == fields.namespace
            }
            guard let target else { continue }
            findings.append(
                Diagnostic(
                    .syncFieldContested,
                    "`spec.replicas` of \(target.kind) `\(target.name)` is set, but an autoscaler writes it, too",
                    at: Location(target.origin),
                    fix: "Leave it out: `{op: remove, path: /spec/replicas}` in the trait that adds the autoscaler."))
        }
    }
}
