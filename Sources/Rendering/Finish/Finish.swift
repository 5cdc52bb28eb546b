import Analysis
import Basics
import OpenChoreo
import Templates
import Tree

/// What is done to every rendered component after its traits (specification 5.9, 6.5.4, 6.6).
enum Finish {
    /// Labels, hash annotation, identity check and order.
    static func component(_ rendered: [RenderedObject], _ input: ComponentInput) throws(RefusalError)
        -> [RenderedObject]
    {
        if let seed = input.seed { return try SeedFinish.component(rendered, input, seed) }
        var objects = rendered
        for index in objects.indices { try addLabels(input.labels, to: &objects[index]) }
        let order = order(of: objects)
        try setHash(&objects, order, workloadType: input.type.workloadType)
        for object in objects {
            do throws(TemplateError) {
                try object.checkIdentity()
            } catch {
                throw RefusalError(error)
            }
        }
        objects = order.map { objects[$0] }
        restart(&objects, at: input.restartedAt)
        return objects
    }

    /// Adds labels to `metadata.labels`; existing keys are overwritten, labels that are no object replaced.
    private static func addLabels(_ labels: Map, to object: inout RenderedObject) throws(RefusalError) {
        guard case .map(var root) = object.value.content, let position = root.position(of: .metadata),
            case .map = root.entries[position].value.content
        else {
            throw RefusalError([
                Diagnostic(
                    .objectWithoutIdentity, "the rendered object has no `metadata`", at: Location(object.origin),
                    fix: "Give the template a `metadata` that is a map.")
            ])
        }
        // Each map leaves its place while it is changed: two owners would make each change a copy.
        object.value.content = .null
        let fallback = object.origin
        root.update(at: position) { node in
            guard case .map(var metadata) = node.content else { return }
            node.content = .null
            if let place = metadata.position(of: .labels) {
                metadata.update(at: place) { node in
                    var merged: Map = [:]
                    if case .map(let given) = node.content { merged = given }
                    node.content = .null
                    for entry in labels.entries { merged.set(entry.key, to: entry.value) }
                    node.content = .map(merged)
                }
            } else {
                metadata.set(.labels, to: .map(labels, origin: fallback))
            }
            node.content = .map(metadata)
        }
        object.value.content = .map(root)
    }

    /// Sets the hash of all other data plane objects on the pod template, so that a change of them restarts the pods.
    ///
    /// Refuses a workload whose `spec` is no object: it has no place for the annotation.
    private static func setHash(
        _ objects: inout [RenderedObject], _ order: [Int], workloadType: String
    ) throws(RefusalError) {
        let mainKind: String
        switch workloadType {
        case "deployment": mainKind = "Deployment"
        case "statefulset": mainKind = "StatefulSet"
        default: return
        }
        guard let main = objects.firstIndex(where: { $0.kind == mainKind }) else { return }
        let hashed = order.filter { objects[$0].plane == .data && objects[$0].kind != mainKind }
            .compactMap { objects[$0].value.map }
        if hashed.isEmpty { return }
        guard objects[main].value[.spec]?.map != nil else {
            throw RefusalError([
                Diagnostic(
                    .workloadWithoutSpec,
                    "the \(mainKind) has no `spec` that could carry the hash of the other objects",
                    at: Location(objects[main].origin), fix: "Give the template a `spec` that is a map.")
            ])
        }
        let hash = ResourceHash(objects: hashed).annotation
        annotatePods(
            of: &objects[main], "openchoreo.dev/dp-resource-hash", .string(hash, origin: objects[main].origin))
    }

    /// Copies the binding's restart mark to every Deployment of group `apps` on the data plane.
    private static func restart(_ objects: inout [RenderedObject], at mark: Value?) {
        guard let mark, !(mark.string ?? "").isEmpty else { return }
        for index in objects.indices where objects[index].plane == .data && objects[index].kind == "Deployment" {
            if objects[index].group == "apps" { annotatePods(of: &objects[index], "openchoreo.dev/restartedAt", mark) }
        }
    }

    /// Sets `spec.template.metadata.annotations[name]`. Missing objects on the way are made, anything else replaced, but a
    /// `spec` that is there and no object leaves the resource as it is.
    private static func annotatePods(of object: inout RenderedObject, _ name: Symbol, _ value: Value) {
        if let spec = object.value[.spec], spec.map == nil { return }
        set(
            [.spec, .template, .metadata, .annotations, name][...], to: value, in: &object.value, origin: object.origin)
    }

    private static func set(_ path: ArraySlice<Symbol>, to value: Value, in node: inout Value, origin: Origin) {
        guard let key = path.first else {
            node = value
            return
        }
        var map = node.map ?? [:]
        if node.map == nil { node = .map([:], origin: origin) }
        node.content = .null
        if map.position(of: key) == nil { map.append(Map.Entry(key: key, value: .map([:], origin: origin))) }
        if let position = map.position(of: key) {
            map.update(at: position) { set(path.dropFirst(), to: value, in: &$0, origin: origin) }
        }
        node.content = .map(map)
    }

    /// Upstream's order, ties in the order of rendering.
    static func stablySorted(_ objects: [RenderedObject]) -> [RenderedObject] {
        guard objects.count > 1 else { return objects }
        return order(of: objects).map { objects[$0] }
    }

    /// The positions of objects in upstream's order: kind, apiVersion, namespace, name, bytewise (specification 5.9.3).
    private static func order(of objects: [RenderedObject]) -> [Int] {
        // Most objects of a component have a kind of their own: the rest is looked at when two have the same.
        let kinds = objects.map(\.kind)
        return objects.indices.sorted { left, right in
            if kinds[left] != kinds[right] { return kinds[left].precedesBytewise(kinds[right]) }
            let (a, b) = (objects[left], objects[right])
            if a.apiVersion != b.apiVersion { return a.apiVersion.precedesBytewise(b.apiVersion) }
            if a.namespace != b.namespace { return a.namespace.precedesBytewise(b.namespace) }
            return a.name != b.name ? a.name.precedesBytewise(b.name) : left < right
        }
    }

    /// The component's network policy.
    static func networkPolicy(_ input: ComponentInput, usesTargetPort: Bool) -> RenderedObject {
        let policy = NetworkPolicy(
            component: input.id.name.text, namespace: input.namespace, organization: input.id.organization.text,
            environment: input.id.environment.text, podSelectors: input.podSelectors,
            ports: input.endpoints.map { endpoint in
                let number = usesTargetPort ? endpoint.targetPort : endpoint.port
                return NetworkPolicy.Port(
                    endpoint: endpoint.name, port: Value(.int(number), origin: endpoint.portValue.origin),
                    number: number,
                    isUDP: endpoint.type == "UDP",
                    isLayer7: ["HTTP", "GraphQL", "Websocket", "gRPC"].contains(endpoint.type),
                    visibility: endpoint.visibility, origin: endpoint.declared.origin)
            }, origin: input.origin)
        let value = input.usesCilium ? policy.cilium() : policy.kubernetes()
        return RenderedObject(plane: .data, value: value, origin: input.origin)
    }
}
