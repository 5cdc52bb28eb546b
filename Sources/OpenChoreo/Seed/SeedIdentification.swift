import Basics
import Tree

/// What the seed's vocabulary says of a document.
public enum SeedIdentification: Sendable {
    /// It belongs to the current vocabulary, or to nobody.
    case other
    /// A kind of the seed's vocabulary, in this dialect.
    case known(KindDefinition, SeedDialect)
    /// A kind that both vocabularies have in one shape, written with an API version of the seed's time.
    case shared(KindDefinition)
    /// No kind, but nearly this one.
    case misspelt(String)
    /// A version of a group of that time that never was.
    case unknownVersion
    /// Without effect, or refused: the finding says which.
    case finding(Diagnostic)
}

extension SeedVocabulary {
    private static let retired: [String: String] = [
        "EndpointV2": "API, or `apis` of a Service", "EndpointClass": "APIClass", "WorkloadClass": "ServiceClass",
        "WorkloadBinding": "ServiceBinding", "ServiceRelease": "Release", "WebApplicationRelease": "Release",
        "ScheduledTaskRelease": "Release", "APIRelease": "Release", "WorkloadRelease": "Release",
        "EndpointRelease": "Release",
    ]
    private static let withoutEffect: Set<String> = ["GitCommitRequest", "BuildPlane"]
    private static let firstGeneration: [String: String] = [
        "DeployableArtifact": "a Workload", "Deployment": "a ServiceBinding",
        "DeploymentTrack": "one component a track",
    ]
    /// Kinds that the current vocabulary has too, told apart by their fields.
    private static let both: Set<String> = ["Component", "Workload", "Environment", "DataPlane"]
    private static let shared: Set<String> = ["Project", "DeploymentPipeline"]

    /// Identifies a document by API version, kind and shape (seed specification 0.3, 1.25).
    public static func identify(_ document: Value) -> SeedIdentification {
        guard let version = document["apiVersion"]?.string, let kind = document[.kind]?.string else { return .other }
        if version == "choreo.dev/v1" {
            return .finding(
                Diagnostic(
                    .versionNeverReleased, "`choreo.dev/v1` was shown in a page but never existed",
                    at: Location(document["apiVersion"]?.origin ?? document.origin),
                    fix: "Write `apiVersion: openchoreo.dev/v1alpha1`, and the fields of that version."))
        }
        guard let dialect = SeedDialect(apiVersion: version) else {
            let isOld = version.hasPrefix("choreo.dev/") || version.hasPrefix("core.choreo.dev/")
            return isOld ? .unknownVersion : .other
        }
        let place = Location(document[.kind]?.origin ?? document.origin)
        if let replacement = retired[kind] {
            return .finding(
                Diagnostic(
                    .kindOfBranchRetired, "the kind `\(kind)` was replaced before OpenChoreo 0.3", at: place,
                    fix: "Use \(replacement)."))
        }
        if withoutEffect.contains(kind) {
            if kind == "BuildPlane", document[path: "spec", "kubernetesCluster"] != nil { return known(kind, dialect) }
            return .finding(withoutEffect(document, place))
        }
        if let replacement = firstGeneration[kind] {
            return .finding(
                Diagnostic(
                    .kindOfFirstGeneration, "the kind `\(kind)` belongs to OpenChoreo 0.1 and 0.2 and is not compiled",
                    at: place,
                    fix: "Declare \(replacement) instead."))
        }
        if shared.contains(kind) {
            guard dialect != .second, let definition = CurrentVocabulary.definition(of: Symbol(kind)) else {
                return .other
            }
            return .shared(definition)
        }
        switch kind {
        case "ComponentV2": return known("Component", dialect)
        case "BuildV2": return known("Build", dialect)
        case "Build": return build(document, dialect, place)
        case "Endpoints": return known("Endpoint", dialect)
        case let kind where both.contains(kind): return shape(of: document, kind, dialect, place)
        default:
            if let definition = definition(of: kind) { return .known(definition, dialect) }
            return unknown(kind, version, place)
        }
    }

    private static func known(_ kind: String, _ dialect: SeedDialect) -> SeedIdentification {
        guard let definition = definition(of: kind) else { return .other }
        return .known(definition, dialect)
    }

    /// A kind that nobody knows; where both vocabularies share a version, only what the current one does not know, either.
    private static func unknown(_ kind: String, _ version: String, _ place: Location) -> SeedIdentification {
        let isCurrent = SeedDialect(apiVersion: version) == .second
        if isCurrent {
            guard case .unknownKind = CurrentVocabulary.identify(apiVersion: version, kind: kind) else { return .other }
        }
        let names = kinds.map(\.kind.text) + ["ComponentV2", "BuildV2"]
        if let nearest = nearestName(to: kind, among: names) { return .misspelt(nearest) }
        return isCurrent
            ? .other
            : .finding(
                Diagnostic(.kindWithoutEffect, "choreoc does not know the kind `\(kind)` and passes it over", at: place)
            )
    }

    /// A Build is of version 0.2 with `buildConfiguration`, later with a template or an owner.
    private static func build(_ document: Value, _ dialect: SeedDialect, _ place: Location) -> SeedIdentification {
        let spec = document["spec"]
        let isFirst = spec?["buildConfiguration"] != nil
        let isLater = (["templateRef", "buildTemplate", "owner", "buildOwner"] as [Symbol]).contains {
            spec?[$0] != nil
        }
        if isFirst != isLater { return isLater ? known("Build", dialect) : .finding(withoutEffect(document, place)) }
        return .finding(
            Diagnostic(
                .kindAmbiguous,
                isFirst
                    ? "this Build has `buildConfiguration` of version 0.2 beside fields of a later one"
                    : "this Build has neither `buildConfiguration` nor `templateRef`",
                at: place, fix: "Write `owner`, `repository` and `templateRef`."))
    }

    private static func withoutEffect(_ document: Value, _ place: Location) -> Diagnostic {
        Diagnostic(
            .kindWithoutEffect,
            "\(document[.kind]?.string ?? "") `\(document[path: "metadata", .name]?.string ?? "")` has no effect on what is deployed",
            at: place)
    }

    /// Tells the generations of a kind apart by its fields. What fits none is the current vocabulary's to judge.
    private static func shape(
        of document: Value, _ kind: String, _ dialect: SeedDialect, _ place: Location
    ) -> SeedIdentification {
        let spec = document["spec"]
        func has(_ fields: Symbol...) -> Bool { fields.contains { !(spec?[$0]?.isNull ?? true) } }
        let isSeed: Bool
        let isCurrent: Bool
        switch kind {
        case "Component":
            let isFirst = has("source")
            isSeed =
                has("componentOwner", "buildSpecInComponent", "type", "build") || spec?["componentType"]?.string != nil
            isCurrent = spec?["componentType"]?.map != nil
            if isFirst {
                if isSeed || isCurrent || has("owner") {
                    return .finding(
                        Diagnostic(
                            .kindAmbiguous, "this Component has `source` of version 0.2 beside fields of a later one",
                            at: Location(spec?["source"]?.origin ?? document.origin),
                            fix: "Remove `source`, and name the image in a Workload."))
                }
                return .finding(
                    Diagnostic(
                        .kindOfFirstGeneration,
                        "a Component with `source` belongs to OpenChoreo 0.1 and 0.2 and is not compiled",
                        at: place, fix: "Write `owner` and `type`, and name the image in a Workload."))
            }
        case "Workload":
            isSeed = has("containers", "connections", "scaling")
            isCurrent = has("container", "dependencies")
        case "Environment":
            let gateway = spec?["gateway"]
            isSeed =
                spec?["dataPlaneRef"]?.string != nil || has("dnsPrefix")
                || ["dnsPrefix", "security", "enableJWTAuth"].contains { gateway?[$0] != nil }
            isCurrent = spec?["dataPlaneRef"]?.map != nil || gateway?["ingress"] != nil || gateway?["egress"] != nil
        default:
            isSeed = has("kubernetesCluster", "registry") || spec?[path: "gateway", "publicVirtualHost"] != nil
            isCurrent = has("clusterAgent", "planeID", "secretStoreRef")
        }
        if isSeed, isCurrent {
            return .finding(
                Diagnostic(
                    .kindAmbiguous, "this \(kind) has fields of the seed's vocabulary and of the current one",
                    at: place,
                    fix: "Keep the fields of one of them."))
        }
        if isSeed { return known(kind, dialect) }
        return dialect == .second ? .other : known(kind, dialect)
    }
}
