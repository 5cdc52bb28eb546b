import Basics
import OpenChoreo
import Tree

/// Lowers data planes and environments of the seed's time onto the model (seed specification 1.2, 1.4). What the model has
/// no field for stays beside it under its old name: `gateway.dnsPrefix`, `gateway.publicVirtualHost`.
enum PlatformLowering {
    /// The typed declaration; kinds that the planner lowers itself stay as they are.
    static func lowered(
        _ seed: SeedDeclaration, _ settings: Settings, _ report: (Diagnostic) -> Void
    ) -> TypedDeclaration {
        let declaration = seed.declaration
        let spec: Value
        var isBroken = false
        switch declaration.id.kind {
        case "Environment": spec = environment(declaration.spec)
        case "DataPlane":
            for finding in annotationFindings(declaration) {
                report(finding)
                isBroken = true
            }
            if let finding = inlineCredential(declaration.spec, settings) {
                report(finding)
                isBroken = isBroken || finding.severity == .error
            }
            spec = dataPlane(declaration.spec, namespace: settings.seed.dataPlaneNamespace)
        default: return .seed(seed)
        }
        let lowered = Declaration(
            id: declaration.id, metadata: declaration.metadata, spec: spec, origin: declaration.origin,
            isBroken: isBroken)
        return TypedDeclaration(lowered) ?? .seed(seed)
    }

    private static func environment(_ spec: Value) -> Value {
        var map = spec.map ?? [:]
        if let reference = map["dataPlaneRef"], let name = reference.string {
            if name.isEmpty {
                map.remove("dataPlaneRef")
            } else {
                map.set(
                    "dataPlaneRef",
                    to: .map(
                        [.kind: .string("DataPlane", origin: reference.origin), .name: reference],
                        origin: reference.origin))
            }
        }
        return .map(map, origin: spec.origin)
    }

    /// The gateways of 0.3: two Gateway objects in the data plane's namespace, with one domain each.
    private static func dataPlane(_ spec: Value, namespace: String) -> Value {
        var gateway = spec[.gateway]?.map ?? [:]
        func endpoint(_ name: String, _ host: Value?) -> Value {
            let origin = host?.origin ?? spec.origin
            let listener: Map = ["port": Value(.int(443), origin: origin), "host": host ?? .string("", origin: origin)]
            return .map(
                [
                    .name: .string(name, origin: origin), "namespace": .string(namespace, origin: origin),
                    "https": .map(listener, origin: origin),
                ], origin: origin)
        }
        gateway.set(
            .ingress,
            to: .map([
                .external: endpoint("gateway-external", gateway["publicVirtualHost"]),
                .internal: endpoint("gateway-internal", gateway["organizationVirtualHost"]),
            ]))
        var map: Map = [.gateway: .map(gateway, origin: spec[.gateway]?.origin ?? spec.origin)]
        if let cluster = spec["kubernetesCluster"], let name = cluster[.name] {
            let address = cluster[path: "credentials", "apiServerURL"]?.string ?? ""
            map.set("cluster", to: .string("\(name.string ?? "") \(address)", origin: name.origin))
        }
        if let registry = spec["registry"] { map.set("registry", to: registry) }
        if let flags = spec[path: "kubernetesCluster", "featureFlags"] { map.set("featureFlags", to: flags) }
        return .map(map, origin: spec.origin)
    }

    /// Annotations that choose among words, and have another one.
    private static func annotationFindings(_ declaration: Declaration) -> [Diagnostic] {
        SeedSettings.planeAnnotations.compactMap { name, allowed in
            guard !allowed.isEmpty, let value = SeedLabels.annotation(name, in: declaration.metadata),
                let text = value.string, !allowed.contains(text)
            else { return nil }
            return Diagnostic(
                .valueNotAllowed, "the annotation `\(name)` must be one of " + allowed.joined(separator: ", "),
                at: Location(value.origin),
                fix: nearestName(to: text, among: allowed).map { "Write `\($0)`." } ?? "Write `\(allowed[0])`.")
        }
    }

    /// A key in clear text that is too long to be a placeholder.
    private static func inlineCredential(_ spec: Value, _ settings: Settings) -> Diagnostic? {
        guard !settings.seed.allowsInlineCredentials,
            let key = spec[path: "kubernetesCluster", "credentials", "clientKey"], let text = key.string
        else { return nil }
        let folded = text.lowercased()
        let isPlaceholder =
            text.utf8.count < 64 || folded.contains("placeholder") || folded.contains("example")
            || folded.hasPrefix("<")
        guard !isPlaceholder else { return nil }
        return Diagnostic(
            .credentialInline, "the key of a cluster stands in the sources in clear text", at: Location(key.origin),
            fix: "Take it out of Git and replace it; choreoc does not need it.",
            severity: settings.followsUpstream ? .warning : .error)
    }
}
