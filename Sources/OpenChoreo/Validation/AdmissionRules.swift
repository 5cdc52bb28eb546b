import Basics
import Tree

/// The rules of single documents that upstream's admission webhooks enforce and its schemas do not (specification 1.4, 1.5).
enum AdmissionRules {
    static func findings(of spec: Value, kind: String) -> [Diagnostic] {
        switch kind {
        case "ComponentType", "ClusterComponentType": componentType(spec)
        case "Trait", "ClusterTrait": trait(spec)
        case "Component": duplicateInstances([spec[.traits]])
        case "Workload": container(spec["container"])
        case "ReleaseBinding": container(spec[path: "workloadOverrides", "container"])
        case "ComponentRelease": container(spec[path: "workload", "container"])
        case "ObservabilityAlertsNotificationChannel": channel(spec)
        case "ProjectType", "ClusterProjectType":
            templates(spec[.resources], checksNamespace: false)
        case "ResourceType", "ClusterResourceType": outputs(spec["outputs"])
        default: []
        }
    }

    private static let workloadKinds = [
        "deployment": "Deployment", "statefulset": "StatefulSet", "cronjob": "CronJob", "job": "Job",
    ]
    private static let allWorkloadKinds: Set<String> = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job"]

    private static func componentType(_ spec: Value) -> [Diagnostic] {
        var findings = templates(spec[.resources], checksNamespace: true)
        let workloadType = spec["workloadType"]?.string ?? ""
        let resources = spec[.resources]?.items ?? []
        var found: [Value] = []
        for resource in resources {
            guard let kind = resource[path: .template, .kind], let text = kind.string, allWorkloadKinds.contains(text)
            else { continue }
            found.append(kind)
        }
        let place = spec["workloadType"]?.origin ?? spec.origin
        if let wanted = workloadKinds[workloadType] {
            let matching = found.filter { $0.string?.lowercased() == wanted.lowercased() }
            if matching.count != 1 {
                findings.append(
                    Diagnostic(
                        .workloadKindMismatch,
                        "a type of workload type `\(workloadType)` has exactly one \(wanted), but this one has \(matching.count)",
                        at: Location(place)))
            }
            for other in found where other.string?.lowercased() != wanted.lowercased() {
                findings.append(
                    Diagnostic(
                        .workloadKindMismatch,
                        "a type of workload type `\(workloadType)` has no \(other.string ?? "")",
                        at: Location(other.origin)))
            }
            if !resources.contains(where: { $0["id"]?.string == workloadType }) {
                findings.append(
                    Diagnostic(
                        .primaryResourceMissing, "one of the resources must have the id `\(workloadType)`",
                        at: Location(spec[.resources]?.origin ?? place), fix: "Write `id: \(workloadType)`."))
            }
        } else {
            for other in found {
                findings.append(
                    Diagnostic(
                        .workloadKindMismatch, "a type of workload type `proxy` has no workload object",
                        at: Location(other.origin)))
            }
        }
        return findings + validationsTwice(spec) + duplicateInstances([spec[.traits]])
            + duplicateIDs(spec[.resources])
    }

    private static func duplicateIDs(_ resources: Value?) -> [Diagnostic] {
        var seen: [String: Origin] = [:]
        var findings: [Diagnostic] = []
        for resource in resources?.items ?? [] {
            guard let id = resource["id"], let text = id.string else { continue }
            if let first = seen[text] {
                findings.append(
                    Diagnostic(
                        .duplicateTemplate, "two resources have the id `\(text)`", at: Location(id.origin),
                        notes: [Diagnostic.Note("the first one is here", at: Location(first))]))
            }
            seen[text] = id.origin
        }
        return findings
    }

    private static func trait(_ spec: Value) -> [Diagnostic] {
        var findings = templates(spec["creates"], checksNamespace: true) + validationsTwice(spec)
        for create in spec["creates"]?.items ?? [] {
            if let kind = create[path: .template, .kind], let text = kind.string, allWorkloadKinds.contains(text) {
                findings.append(
                    Diagnostic(.traitTouchesWorkload, "a trait does not create a \(text)", at: Location(kind.origin)))
            }
        }
        for removal in spec["removes"]?.items ?? [] {
            guard let kind = removal[path: "target", .kind], let text = kind.string, allWorkloadKinds.contains(text),
                ["apps", "batch"].contains(removal[path: "target", "group"]?.string ?? "")
            else { continue }
            findings.append(
                Diagnostic(.traitTouchesWorkload, "a trait does not remove a \(text)", at: Location(kind.origin)))
        }
        return findings
    }

    private static func templates(_ resources: Value?, checksNamespace: Bool) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for resource in resources?.items ?? [] {
            guard let template = resource[.template], template.map != nil else { continue }
            for field in ["apiVersion", "kind"] as [Symbol] {
                let value = template[field]
                if (value?.string ?? "").isEmpty || field == "kind" && value?.string?.contains("${") == true {
                    findings.append(
                        Diagnostic(
                            .templateIdentity, "the template needs a literal `\(field.text)`",
                            at: Location(value?.origin ?? template.origin)))
                }
            }
            if (template[path: "metadata", .name]?.string ?? "").isEmpty {
                findings.append(
                    Diagnostic(
                        .templateIdentity, "the template needs a `metadata.name`",
                        at: Location(template["metadata"]?.origin ?? template.origin)))
            }
            if checksNamespace, let namespace = template[path: "metadata", "namespace"] {
                let text = (namespace.string ?? "").filter { $0 != " " }
                if text != "${metadata.namespace}" {
                    findings.append(
                        Diagnostic(
                            .templateIdentity, "the template may only go to the component's own namespace",
                            at: Location(namespace.origin), fix: "Write `${metadata.namespace}`, or remove the field."))
                }
            }
        }
        return findings
    }

    private static func validationsTwice(_ spec: Value) -> [Diagnostic] {
        guard let older = spec["validations"], !(older.items ?? []).isEmpty,
            !(spec["preRenderValidations"]?.items ?? []).isEmpty
        else { return [] }
        return [
            Diagnostic(
                .validationsTwice, "`validations` stands beside `preRenderValidations`, so it is ignored",
                at: Location(older.origin), fix: "Move its rules to `preRenderValidations`.")
        ]
    }

    private static func duplicateInstances(_ lists: [Value?]) -> [Diagnostic] {
        var seen: [String: Origin] = [:]
        var findings: [Diagnostic] = []
        for trait in lists.flatMap({ $0?.items ?? [] }) {
            guard let name = trait["instanceName"], let text = name.string else { continue }
            if let first = seen[text] {
                findings.append(
                    Diagnostic(
                        .duplicateInstance, "two traits have the instance name `\(text)`", at: Location(name.origin),
                        notes: [Diagnostic.Note("the first one is here", at: Location(first))]))
            }
            seen[text] = name.origin
        }
        return findings
    }

    private static func container(_ container: Value?) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for list in ["env", "files"] as [Symbol] {
            for entry in container?[list]?.items ?? [] {
                for field in ["key", "mountPath"] as [Symbol] {
                    guard let value = entry[field], value.string == "" else { continue }
                    findings.append(
                        Diagnostic(.entryWithoutName, "`\(field.text)` must not be empty", at: Location(value.origin)))
                }
                if entry["value"] != nil, let reference = entry["valueFrom"] {
                    findings.append(
                        Diagnostic(
                            .valueAndReference, "`\(entry["key"]?.string ?? "")` has both `value` and `valueFrom`",
                            at: Location(reference.origin), fix: "Remove one of the two."))
                }
            }
        }
        return findings
    }

    private static func channel(_ spec: Value) -> [Diagnostic] {
        guard let type = spec["type"], let text = type.string else { return [] }
        let block = text + "Config"
        guard spec[Symbol(block)] != nil else {
            return [
                Diagnostic(
                    .missingField, "`spec.\(block)` is missing", at: Location(type.origin),
                    fix: "Add `\(block)`, which channels of type \(text) need.")
            ]
        }
        return (spec[path: "webhookConfig", "headers"]?.map?.entries ?? []).compactMap { header in
            switch (header.value["value"], header.value["valueFrom"]) {
            case (.some, .some(let reference)):
                Diagnostic(
                    .valueAndReference, "`\(header.key.text)` has both `value` and `valueFrom`",
                    at: Location(reference.origin),
                    fix: "Remove one of the two.")
            case (nil, nil):
                Diagnostic(
                    .valueAndReference, "the header `\(header.key.text)` has neither `value` nor `valueFrom`",
                    at: Location(header.value.origin), fix: "Give it one of the two.")
            default: nil
            }
        }
    }

    private static func outputs(_ outputs: Value?) -> [Diagnostic] {
        (outputs?.items ?? []).compactMap { output in
            let sources = ["value", "secretKeyRef", "configMapKeyRef"].filter { output[Symbol($0)] != nil }
            if sources.count == 1 { return nil }
            return Diagnostic(
                .outputSource, "the output `\(output[.name]?.string ?? "")` has \(sources.count) sources",
                at: Location(output.origin),
                fix: "Give exactly one of `value`, `secretKeyRef` and `configMapKeyRef`.")
        }
    }
}
