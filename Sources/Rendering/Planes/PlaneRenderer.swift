import Analysis
import Basics
import OpenChoreo
import Tree

/// Renders what belongs to an observability plane itself: namespaces and notification channels (specification 6.5.5, 6.9).
struct PlaneRenderer {
    let plane: DeclarationID
    private var namespaces: [String: UnitID] = [:]

    init(plane: DeclarationID) {
        self.plane = plane
    }

    /// Notes that a unit has objects in a namespace.
    mutating func add(_ namespace: String, _ unit: UnitID) {
        if namespaces[namespace] == nil { namespaces[namespace] = unit }
    }

    /// The objects, and what could not be rendered.
    func render(_ unit: PlaneUnit) -> ([RenderedObject], [Diagnostic]) {
        var objects: [RenderedObject] = []
        var findings: [Diagnostic] = []
        var names = namespaces.mapValues { Optional($0) }
        for channel in unit.channels where names[channel.declaration.namespace] == nil {
            names.updateValue(nil, forKey: channel.declaration.namespace)
        }
        for (name, owner) in names.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            objects.append(namespace(name, owner))
        }
        for channel in unit.channels {
            objects.append(configMap(of: channel))
            if let secret = secretValue(of: channel.declaration.spec) {
                findings.append(
                    Diagnostic(
                        .channelSecretLeftOut,
                        "channel `\(channel.declaration.name)` takes values from a plain Secret; its Secret is left out",
                        at: Location(secret.origin),
                        fix: "Create the Secret `\(channel.declaration.name)` in namespace "
                            + "`\(channel.declaration.namespace)` of the observability plane."))
            }
        }
        return (objects, findings)
    }

    private func namespace(_ name: String, _ owner: UnitID?) -> RenderedObject {
        var metadata: Map = ["name": .string(name)]
        if let owner {
            metadata.set(
                .labels,
                to: .map([
                    "openchoreo.dev/namespace": .string(owner.organization.text),
                    "openchoreo.dev/project": .string(owner.project.text),
                    "openchoreo.dev/environment": .string(owner.environment.text),
                ]))
        } else {
            metadata.set(.labels, to: .map(["openchoreo.dev/namespace": .string(name)]))
        }
        return RenderedObject(
            plane: .observability,
            value: .map(["apiVersion": .string("v1"), "kind": .string("Namespace"), "metadata": .map(metadata)]),
            origin: .none)
    }

    private func configMap(of channel: NotificationChannel) -> RenderedObject {
        let declaration = channel.declaration
        let origin = declaration.nameOrigin
        let spec = declaration.spec
        var data: Map = [
            "type": spec["type"] ?? .string(""), "isEnvDefault": .string(channel.isDefault ? "true" : "false"),
        ]
        if let email = spec["emailConfig"] {
            let recipients = (email["to"]?.items ?? []).compactMap(\.string)
            data.set("from", to: email["from"] ?? .string(""))
            data.set(
                "to", to: .string("[" + recipients.joined(separator: " ") + "]", origin: email["to"]?.origin ?? origin))
            let smtp = email["smtp"]
            data.set("smtp.host", to: smtp?["host"] ?? .string(""))
            data.set(
                "smtp.port",
                to: .string(String(smtp?["port"]?.exactInteger ?? 0), origin: smtp?["port"]?.origin ?? origin))
            if let template = email["template"] {
                data.set("template.subject", to: template["subject"] ?? .string(""))
                data.set("template.body", to: template["body"] ?? .string(""))
            }
            if let tls = smtp?["tls"] {
                let skips = tls["insecureSkipVerify"]?.bool ?? false
                data.set("smtp.tls.insecureSkipVerify", to: .string(skips ? "true" : "false", origin: tls.origin))
            }
        }
        if let webhook = spec["webhookConfig"] {
            data.set("webhook.url", to: webhook["url"] ?? .string(""))
            if let payload = webhook["payloadTemplate"], !(payload.string ?? "").isEmpty {
                data.set("webhook.payloadTemplate", to: payload)
            }
            let headers = webhook["headers"]?.map?.sortedByKey ?? []
            for header in headers {
                if let value = header.value["value"] {
                    data.set(Symbol("webhook.header.\(header.key.text)"), to: value)
                }
            }
            if !headers.isEmpty {
                data.set(
                    "webhook.headers",
                    to: .string(
                        headers.map(\.key.text).joined(separator: ","), origin: webhook["headers"]?.origin ?? origin))
            }
        }
        let metadata: Map = [
            "name": .string(declaration.name, origin: origin),
            "namespace": .string(declaration.namespace, origin: origin),
            "labels": .map([
                "app.kubernetes.io/managed-by": .string("observabilityalertsnotificationchannel-controller"),
                "app.kubernetes.io/name": .string(declaration.name, origin: origin),
                "openchoreo.dev/notification-channel-name": .string(declaration.name, origin: origin),
            ]),
        ]
        return RenderedObject(
            plane: .observability,
            value: .map([
                "apiVersion": .string("v1"), "kind": .string("ConfigMap"), "metadata": .map(metadata),
                "data": .map(data),
            ]), origin: origin)
    }

    /// The first reference to a plain Secret.
    private func secretValue(of spec: Value) -> Value? {
        if let auth = spec[path: "emailConfig", "smtp", "auth"] { return auth }
        return spec[path: "webhookConfig", "headers"]?.map?.entries.first { $0.value["valueFrom"] != nil }?.value
    }
}
