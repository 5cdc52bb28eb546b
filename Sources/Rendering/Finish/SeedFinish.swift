import Analysis
import Basics
import OpenChoreo
import Templates
import Tree

/// The Finish profile of the seed's vocabulary: its labels on metadata, no hash, no policy of the current vocabulary
/// (seed specification 3.1).
enum SeedFinish {
    /// Labels, identity check and order of a component's objects.
    static func component(
        _ rendered: [RenderedObject], _ input: ComponentInput, _ seed: SeedUnit
    ) throws(RefusalError) -> [RenderedObject] {
        var objects = rendered
        let binding = seed.bindingName.string ?? ""
        for index in objects.indices {
            var labels = input.labels
            let kind = objects[index].kind
            let id =
                Self.workloads.contains(kind) || kind == "Service"
                ? "\(binding)-\(kind.lowercased())" : objects[index].name
            mark(&labels, release: seed.bindingName, namespace: input.id.organization.text, resource: id)
            addLabels(labels, to: &objects[index])
        }
        try check(objects)
        return Finish.stablySorted(objects)
    }

    private static let workloads: Set<String> = ["Deployment", "CronJob", "Job"]

    /// After the merge every container has an image, and names of ports are short and differ.
    static func checkContainers(_ object: RenderedObject) throws(RefusalError) {
        if object.kind == "Service" { try checkPorts(object) }
        guard workloads.contains(object.kind) else { return }
        let spec = object.value[.spec]
        let pod = (object.kind == "CronJob" ? spec?[path: "jobTemplate", "spec"] : spec)?[path: "template", "spec"]
        let labels = (object.kind == "CronJob" ? nil : spec)?[path: "template", "metadata", "labels"]
        for entry in spec?[path: "selector", "matchLabels"]?.map?.entries ?? [] {
            if let label = labels?[entry.key], label.isSame(as: entry.value) { continue }
            throw RefusalError([
                Diagnostic(
                    .selectorWithoutLabel,
                    "\(object.kind) `\(object.name)` selects pods by `\(entry.key.text): \(entry.value.string ?? "")`, which its own pods lack",
                    at: Location(entry.value.origin.isKnown ? entry.value.origin : object.origin),
                    fix: "Add the label to `template.metadata.labels`, or remove it from the selector.")
            ])
        }
        if let pod {
            let check = SeedPodCheck(object, pod)
            if !check.findings.isEmpty { throw RefusalError(check.findings) }
        }
        var ports: Set<String> = []
        for field in ["initContainers", "containers"] as [Symbol] {
            for container in pod?[field]?.items ?? [] {
                let name = container["name"]?.string ?? ""
                if (container["image"]?.string ?? "").isEmpty {
                    throw RefusalError([
                        Diagnostic(
                            .containerImageMissing,
                            "container `\(name)` of \(object.kind) `\(object.name)` has no image",
                            at: Location(container.origin.isKnown ? container.origin : object.origin),
                            fix: "Name the class's container like the workload's, or give it an image.")
                    ])
                }
                for port in container["ports"]?.items ?? [] {
                    guard let text = port["name"]?.string else { continue }
                    if text.utf8.count <= 15, ports.insert(text).inserted { continue }
                    throw RefusalError([
                        Diagnostic(
                            .seedNameLength,
                            text.utf8.count > 15
                                ? "the name of port `\(text)` has more than 15 characters"
                                : "two ports of `\(object.name)` are called `\(text)`",
                            at: Location(port["name"]?.origin ?? object.origin),
                            fix: "Give the class's port another name.")
                    ])
                }
            }
        }
    }

    /// Several ports of a Service have names, which differ.
    private static func checkPorts(_ service: RenderedObject) throws(RefusalError) {
        let ports = service.value[path: "spec", "ports"]?.items ?? []
        guard ports.count > 1 else { return }
        var names: Set<String> = []
        for port in ports {
            let name = port["name"]
            let text = name?.string ?? ""
            if !text.isEmpty, names.insert(text).inserted { continue }
            let place = name?.origin ?? port["port"]?.origin ?? port.origin
            throw RefusalError([
                Diagnostic(
                    .seedNameLength,
                    text.isEmpty
                        ? "one of several ports of Service `\(service.name)` has no name"
                        : "two ports of `\(service.name)` are called `\(text)`",
                    at: Location(place.isKnown ? place : service.origin),
                    fix: text.isEmpty ? "Give the class's port a name." : "Give the class's port another name.")
            ])
        }
    }

    /// The objects of a Release, with the namespace that they lack and the labels.
    static func release(_ unit: ReleaseUnit, _ unitID: UnitID, _ settings: Settings) throws(RefusalError) -> (
        objects: [RenderedObject], findings: [Diagnostic]
    ) {
        var findings: [Diagnostic] = []
        var objects: [RenderedObject] = []
        for (id, value) in unit.objects {
            var object = RenderedObject(plane: .data, value: value, origin: value.origin)
            let isClusterScoped = ClusterScope.contains(group: object.group, kind: object.kind)
            if isClusterScoped {
                // The platform may allow the kind.
                if !settings.seed.clusterScopedKinds.contains(object.kind) {
                    findings.append(
                        Diagnostic(
                            .releaseClusterScoped, "\(object.kind) `\(object.name)` lives outside namespaces",
                            at: Location(value.origin),
                            fix: "Keep it with the platform's own manifests, or allow the kind: "
                                + "`releases: {clusterScoped: [\(object.kind)]}`.",
                            severity: settings.followsUpstream ? .warning : .error))
                }
            } else if object.namespace.isEmpty {
                setNamespace(unit.namespace, of: &object)
            }
            var labels: Map = [
                "organization-name": .string(unitID.organization.text, origin: unit.origin),
                "project-name": .string(unitID.project.text, origin: unit.origin),
                "environment-name": .string(unitID.environment.text, origin: unit.origin),
                "component-name": .string(unit.component, origin: unit.origin),
            ]
            mark(
                &labels, release: .string(unit.name, origin: unit.origin), namespace: unitID.organization.text,
                resource: id)
            addLabels(labels, to: &object)
            objects.append(object)
        }
        try check(objects)
        return (Finish.stablySorted(objects), findings)
    }

    private static func check(_ objects: [RenderedObject]) throws(RefusalError) {
        for object in objects {
            do throws(TemplateError) {
                try object.checkIdentity()
            } catch {
                throw RefusalError(error)
            }
        }
    }

    private static func mark(_ labels: inout Map, release: Value, namespace: String, resource: String) {
        labels.set("app.kubernetes.io/managed-by", to: .string("choreoc", origin: release.origin))
        labels.set("openchoreo.dev/release-namespace", to: .string(namespace, origin: release.origin))
        // Names longer than a label are left out: nothing selects by these labels.
        if KubernetesName.isLabelValue(release.string ?? "") { labels.set("openchoreo.dev/release-name", to: release) }
        if KubernetesName.isLabelValue(resource) {
            labels.set("openchoreo.dev/release-resource-id", to: .string(resource, origin: release.origin))
        }
    }

    private static func addLabels(_ labels: Map, to object: inout RenderedObject) {
        guard var root = object.value.map else { return }
        var metadata = root[.metadata]?.map ?? [:]
        var merged = metadata[.labels]?.map ?? [:]
        for entry in labels.entries { merged.set(entry.key, to: entry.value) }
        metadata.set(.labels, to: .map(merged, origin: metadata[.labels]?.origin ?? object.origin))
        root.set(.metadata, to: .map(metadata, origin: root[.metadata]?.origin ?? object.origin))
        object.value.content = .map(root)
    }

    private static func setNamespace(_ namespace: String, of object: inout RenderedObject) {
        guard var root = object.value.map else { return }
        var metadata = root[.metadata]?.map ?? [:]
        metadata.set(.namespace, to: .string(namespace, origin: object.origin))
        root.set(.metadata, to: .map(metadata, origin: root[.metadata]?.origin ?? object.origin))
        object.value.content = .map(root)
    }
}
