import Analysis
import Basics
import Tree

/// AppProjects, Applications and ApplicationSets of Argo CD.
///
/// Fields as in `manifests/crds` of argoproj/argo-cd, v1alpha1.
struct ArgoCD {
    let sync: SyncSettings
    /// Whether the directories have lists for kustomize: Argo CD builds with it where there is one.
    let usesKustomize: Bool

    private static let root = "_argocd"

    /// Writes the objects of all sites: an AppProject for an organization or plane, and what it allows to be synced.
    func write(_ sites: [SyncSite], to writer: inout SyncWriter, _ findings: inout [Diagnostic]) {
        var owners: [String: [SyncSite]] = [:]
        for site in sites {
            if !usesKustomize { checkSize(site, &findings) }
            owners[owner(of: site).name, default: []].append(site)
        }
        for (name, sites) in owners.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            guard let first = sites.first else { continue }
            let owner = owner(of: first)
            writer.add(project(name, owner.description, sites), in: owner.directory, at: first.origin)
            var environments: [String: [SyncSite]] = [:]
            for site in sites { environments["\(Self.root)/\(site.syncDirectory)", default: []].append(site) }
            for (directory, sites) in environments.sorted(by: { $0.key.precedesBytewise($1.key) }) {
                if sync.usesApplicationSets, case .project = first.subject {
                    writer.add(applicationSet(sites, project: name), in: directory, at: sites[0].origin)
                    continue
                }
                for site in sites {
                    writer.add(application(site, project: name), in: directory, at: site.origin)
                }
            }
        }
    }

    /// The AppProject that a site belongs to. Organizations have no dots in their names, so planes cannot clash with them;
    /// the prefix keeps the organization `default` from replacing Argo CD's own project of that name.
    private func owner(of site: SyncSite) -> (name: String, directory: String, description: String) {
        switch site.subject {
        case .project(let organization, _, _):
            (
                sync.prefix + organization, "\(Self.root)/\(organization)",
                "Organization \(organization), compiled by choreoc."
            )
        case .plane(let role, let plane):
            (
                "\(sync.prefix)planes.\(role).\(plane)", "\(Self.root)/\(site.syncDirectory)",
                "The \(role) plane \(plane), compiled by choreoc."
            )
        }
    }

    // MARK: AppProject

    private func project(_ name: String, _ description: String, _ sites: [SyncSite]) -> Value {
        var seen: Set<String> = []
        var destinations: [(key: String, value: Value)] = []
        for site in sites {
            for namespace in site.facts.namespaces.union([site.namespace]) where !namespace.isEmpty {
                var destination = cluster(of: site)
                let key = "\(JSONWriter.text(.map(destination)))\0\(namespace)"
                destination.set("namespace", to: .string(namespace))
                if seen.insert(key).inserted { destinations.append((key, .map(destination))) }
            }
        }
        destinations.sort { $0.key.precedesBytewise($1.key) }
        let kinds = Set(sites.flatMap(\.facts.clusterKinds)).sorted()
        return object(
            "AppProject", name, ["app.kubernetes.io/managed-by": .string("choreoc")], [:],
            [
                "description": .string(description), "sourceRepos": .list([.string(sync.repository)]),
                "destinations": .list(destinations.map(\.value)),
                "clusterResourceWhitelist": .list(
                    kinds.map { .map(["group": .string($0.group), "kind": .string($0.kind)]) }),
            ])
    }

    // MARK: Applications

    private func application(_ site: SyncSite, project: String) -> Value {
        var spec = specification(site, project: project)
        let differences = ignoredDifferences(site)
        if !differences.isEmpty { spec.set("ignoreDifferences", to: .list(differences)) }
        var object = object("Application", site.name, site.labels, Self.annotations, spec)
        if sync.cascades { object = Self.adding(finalizers: object) }
        return object
    }

    /// One object for the Applications of an environment; the project is never a parameter.
    private func applicationSet(_ sites: [SyncSite], project: String) -> Value {
        let differences = sites.map(ignoredDifferences)
        let hasDifferences = differences.contains { !$0.isEmpty }
        let elements = zip(sites, differences).map { site, differences -> Value in
            var element: Map = [
                "name": .string(site.name), "path": .string(sync.path(of: site)),
                "namespace": .string(site.namespace), "project": site.labels["openchoreo.dev/project"] ?? .null,
            ]
            if hasDifferences { element.set("ignoreDifferences", to: .list(differences)) }
            return .map(element)
        }
        var model = sites[0]
        model.namespace = "{{.namespace}}"
        var template = specification(model, project: project)
        template.set("source", to: .map(source(model, path: "{{.path}}")))
        var labels = model.labels
        labels.set("openchoreo.dev/project", to: .string("{{.project}}"))
        var metadata: Map = [
            "name": .string("{{.name}}"), "labels": .map(labels), "annotations": .map(Self.annotations),
        ]
        if sync.cascades { metadata.set("finalizers", to: .list([.string(Self.finalizer)])) }
        var spec: Map = [
            "goTemplate": .bool(true), "goTemplateOptions": .list([.string("missingkey=error")]),
            "generators": .list([.map(["list": .map(["elements": .list(elements)])])]),
            "syncPolicy": .map(["preserveResourcesOnDeletion": .bool(!sync.cascades)]),
            "template": .map(["metadata": .map(metadata), "spec": .map(template)]),
        ]
        if hasDifferences {
            spec.set(
                "templatePatch", to: .string("spec:\n  ignoreDifferences: {{ toJson .ignoreDifferences }}\n"))
        }
        guard case .project(let organization, let environment, _) = model.subject else {
            preconditionFailure("planes have Applications of their own")
        }
        labels.remove("openchoreo.dev/project")
        return object(
            "ApplicationSet", NameGenerator.generate([organization, environment], limit: 63), labels, [:], spec)
    }

    private func specification(_ site: SyncSite, project: String) -> Map {
        var destination = cluster(of: site)
        if !site.namespace.isEmpty { destination.set("namespace", to: .string(site.namespace)) }
        var policy: Map = [:]
        if sync.isAutomated { policy.set("automated", to: .map(["prune": .bool(true), "selfHeal": .bool(true)])) }
        policy.set(
            "syncOptions",
            to: .list(
                [
                    // Namespaces are rendered. Only what differs is applied: otherwise every sync would run Jobs again.
                    "ApplyOutOfSyncOnly=true", "CreateNamespace=false", "RespectIgnoreDifferences=true",
                    "ServerSideApply=true",
                ].map { .string($0) }))
        return [
            "project": .string(project), "source": .map(source(site, path: sync.path(of: site))),
            "destination": .map(destination), "syncPolicy": .map(policy),
        ]
    }

    private func source(_ site: SyncSite, path: String) -> Map {
        var source: Map = [
            "repoURL": .string(sync.repository), "targetRevision": .string(sync.revision(of: site)),
            "path": .string(path),
        ]
        if !usesKustomize { source.set("directory", to: .map(["recurse": .bool(true)])) }
        return source
    }

    private func cluster(of site: SyncSite) -> Map {
        let destination = sync.destinations[site.plane]
        if let name = destination?.name { return ["name": .string(name)] }
        return ["server": .string(destination?.server ?? "")]
    }

    /// Fields that autoscalers and rollout controllers write, of exactly those objects.
    private func ignoredDifferences(_ site: SyncSite) -> [Value] {
        var seen: Set<SyncFacts.OwnedFields> = []
        return site.facts.owned.filter { seen.insert($0).inserted }.sorted {
            ($0.kind, $0.namespace, $0.name) < ($1.kind, $1.namespace, $1.name)
        }.map { fields in
            var entry: Map = [
                "group": .string(fields.kind.group), "kind": .string(fields.kind.kind),
                "name": .string(fields.name), "namespace": .string(fields.namespace),
            ]
            if !fields.pointers.isEmpty { entry.set("jsonPointers", to: .list(fields.pointers.map { .string($0) })) }
            if !fields.paths.isEmpty { entry.set("jqPathExpressions", to: .list(fields.paths.map { .string($0) })) }
            return .map(entry)
        }
    }

    private static let annotations: Map = [
        "argocd.argoproj.io/compare-options": .string("ServerSideDiff=true"),
        "argocd.argoproj.io/manifest-generate-paths": .string("."),
    ]

    private static let finalizer = "resources-finalizer.argocd.argoproj.io"

    private static func adding(finalizers object: Value) -> Value {
        guard var root = object.map, var metadata = root["metadata"]?.map else { return object }
        metadata.set("finalizers", to: .list([.string(finalizer)]))
        root.set("metadata", to: .map(metadata))
        return .map(root)
    }

    private func object(_ kind: String, _ name: String, _ labels: Map, _ annotations: Map, _ spec: Map) -> Value {
        var metadata: Map = [
            "name": .string(name), "namespace": .string(sync.namespace), "labels": .map(labels),
        ]
        if !annotations.isEmpty { metadata.set("annotations", to: .map(annotations)) }
        return .map([
            "apiVersion": .string("argoproj.io/v1alpha1"), "kind": .string(kind), "metadata": .map(metadata),
            "spec": .map(spec),
        ])
    }

    // MARK: Size

    private func checkSize(_ site: SyncSite, _ findings: inout [Diagnostic]) {
        let total = site.sizes.reduce(0) { $0 + $1.bytes }
        guard total > sync.directoryBytes else { return }
        let largest = site.sizes.sorted {
            $0.bytes != $1.bytes ? $0.bytes > $1.bytes : $0.directory.precedesBytewise($1.directory)
        }
        var notes = largest.prefix(5).map { Diagnostic.Note("`\($0.directory)` has \($0.bytes) bytes") }
        if largest.count > 5 { notes.append(Diagnostic.Note("and \(largest.count - 5) more directories")) }
        findings.append(
            Diagnostic(
                .syncDirectoryTooLarge,
                "`\(site.directory)` has \(total) bytes of manifests, more than the \(sync.directoryBytes) that Argo CD "
                    + "reads of one directory", at: Location(site.origin), notes: notes,
                fix: "Split the project, or raise Argo CD's limit and `sync.directoryBytes`."))
    }
}
