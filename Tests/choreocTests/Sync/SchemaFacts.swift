import Basics
import Tree

/// What the published schemas of Argo CD and Flux say of the objects that choreoc writes: names and types of fields,
/// which are required, and patterns. Written by hand from `manifests/crds` of argoproj/argo-cd and `config/crd/bases` of
/// fluxcd/kustomize-controller and fluxcd/source-controller; fields that choreoc never writes are left out.
indirect enum SchemaFact: Sendable {
    case string
    /// One of some texts.
    case oneOf([String])
    /// `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$`
    case duration
    case boolean
    case list(SchemaFact)
    case strings
    case object([String: SchemaFact], required: [String] = [])
    case labels
    /// `x-kubernetes-preserve-unknown-fields`
    case anything

    /// What a value has against it.
    func faults(_ value: Value, _ path: String = "") -> [String] {
        switch self {
        case .string: return value.string == nil ? ["\(path): no string"] : []
        case .oneOf(let texts):
            return value.string.map(texts.contains) == true ? [] : ["\(path): not one of \(texts)"]
        case .duration:
            let fits = value.string?.wholeMatch(of: /([0-9]+(\.[0-9]+)?(ms|s|m|h))+/) != nil
            return fits ? [] : ["\(path): no duration"]
        case .boolean: return value.bool == nil ? ["\(path): no boolean"] : []
        case .strings: return SchemaFact.list(.string).faults(value, path)
        case .list(let item):
            guard let items = value.items else { return ["\(path): no list"] }
            return items.enumerated().flatMap { item.faults($1, "\(path)[\($0)]") }
        case .labels:
            guard let map = value.map else { return ["\(path): no map"] }
            return map.entries.flatMap { SchemaFact.string.faults($0.value, "\(path).\($0.key.text)") }
        case .object(let fields, let required):
            guard let map = value.map else { return ["\(path): no object"] }
            var faults = required.filter { map[Symbol($0)] == nil }.map { "\(path).\($0): missing" }
            for entry in map.entries {
                let name = "\(path).\(entry.key.text)"
                guard let fact = fields[entry.key.text] else {
                    faults.append("\(name): unknown")
                    continue
                }
                faults += fact.faults(entry.value, name)
            }
            return faults
        case .anything: return []
        }
    }

    private static let metadata = SchemaFact.object(
        [
            "name": .string, "namespace": .string, "labels": .labels, "annotations": .labels, "finalizers": .strings,
        ], required: ["name", "namespace"])

    private static func kind(_ apiVersion: String, _ kind: String, _ spec: SchemaFact) -> SchemaFact {
        .object(
            [
                "apiVersion": .oneOf([apiVersion]), "kind": .oneOf([kind]), "metadata": metadata, "spec": spec,
            ], required: ["apiVersion", "kind", "metadata", "spec"])
    }

    private static let applicationSpec = SchemaFact.object(
        [
            "project": .string,
            "source": .object(
                [
                    "repoURL": .string, "targetRevision": .string, "path": .string,
                    "directory": .object(["recurse": .boolean, "include": .string, "exclude": .string]),
                ], required: ["repoURL"]),
            "destination": .object(["server": .string, "name": .string, "namespace": .string]),
            "syncPolicy": .object([
                "automated": .object(["prune": .boolean, "selfHeal": .boolean, "allowEmpty": .boolean]),
                "syncOptions": .strings,
            ]),
            "ignoreDifferences": .list(ignoreDifference),
        ], required: ["destination", "project"])

    private static let ignoreDifference = SchemaFact.object(
        [
            "group": .string, "kind": .string, "name": .string, "namespace": .string, "jsonPointers": .strings,
            "jqPathExpressions": .strings, "managedFieldsManagers": .strings,
        ], required: ["kind"])

    /// The kinds by name.
    static let kinds: [String: SchemaFact] = [
        "AppProject": kind(
            "argoproj.io/v1alpha1", "AppProject",
            .object([
                "description": .string, "sourceRepos": .strings,
                "destinations": .list(.object(["server": .string, "name": .string, "namespace": .string])),
                "clusterResourceWhitelist": .list(
                    .object(["group": .string, "kind": .string], required: ["group", "kind"])),
            ])),
        "Application": kind("argoproj.io/v1alpha1", "Application", applicationSpec),
        "ApplicationSet": kind(
            "argoproj.io/v1alpha1", "ApplicationSet",
            .object(
                [
                    "goTemplate": .boolean, "goTemplateOptions": .strings, "templatePatch": .string,
                    "generators": .list(.object(["list": .object(["elements": .list(.anything)])])),
                    "syncPolicy": .object(["preserveResourcesOnDeletion": .boolean]),
                    "template": .object(
                        [
                            "metadata": .object([
                                "name": .string, "labels": .labels, "annotations": .labels, "finalizers": .strings,
                            ]),
                            "spec": applicationSpec,
                        ], required: ["metadata", "spec"]),
                ], required: ["generators", "template"])),
        "Kustomization": kind(
            "kustomize.toolkit.fluxcd.io/v1", "Kustomization",
            .object(
                [
                    "interval": .duration, "retryInterval": .duration, "timeout": .duration, "path": .string,
                    "prune": .boolean, "wait": .boolean, "suspend": .boolean,
                    "deletionPolicy": .oneOf(["MirrorPrune", "Delete", "WaitForTermination", "Orphan"]),
                    "sourceRef": .object(
                        [
                            "kind": .oneOf(["OCIRepository", "GitRepository", "Bucket", "ExternalArtifact"]),
                            "name": .string, "namespace": .string,
                        ], required: ["kind", "name"]),
                    "kubeConfig": .object([
                        "secretRef": .object(["name": .string, "key": .string], required: ["name"])
                    ]),
                    "dependsOn": .list(.object(["name": .string, "namespace": .string], required: ["name"])),
                    "healthChecks": .list(
                        .object(
                            ["apiVersion": .string, "kind": .string, "name": .string, "namespace": .string],
                            required: ["kind", "name"])),
                ], required: ["interval", "prune", "sourceRef"])),
        "GitRepository": kind(
            "source.toolkit.fluxcd.io/v1", "GitRepository",
            .object(
                [
                    "interval": .duration, "url": .string,
                    "ref": .object(["branch": .string, "tag": .string, "commit": .string, "name": .string]),
                    "secretRef": .object(["name": .string], required: ["name"]),
                ], required: ["interval", "url"])),
    ]
}
