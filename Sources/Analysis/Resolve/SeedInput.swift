import Basics
import OpenChoreo
import Tree

/// The context of a component of the seed's vocabulary: what the prelude's templates ask (seed specification 3).
struct SeedInput {
    let unit: ComponentUnit
    let seed: SeedUnit
    let settings: Settings

    /// The input with the names, labels and views of the seed's time.
    func adapted(_ input: ComponentInput) -> ComponentInput {
        var result = input
        let labels = labels(input.id)
        result.seed = seed
        result.podSelectors = .map(selectors(input.id))
        result.labels = labels
        result.metadata = metadata(input, labels)
        result.workload = workload(input).withDoubles
        result.configurations = configurations
        result.parameters = parameters
        result.digest = Digest.combining([
            input.digest,
            Digest(
                of: Array(
                    JSONWriter.text(
                        .list([
                            result.metadata, result.workload, result.configurations, result.parameters ?? .null,
                            .list(result.endpointDependencies), .list(result.resourceDependencies),
                        ]),
                        style: .go
                    ).utf8)),
        ])
        return result
    }

    private var binding: String { seed.bindingName.string ?? "" }

    // MARK: Names and labels

    private func selectors(_ id: UnitID) -> Map {
        let origin = seed.bindingName.origin
        return [
            "organization-name": .string(id.organization.text, origin: origin),
            "project-name": .string(id.project.text, origin: origin),
            "environment-name": .string(id.environment.text, origin: origin),
            "component-name": .string(seed.ownerComponent ?? id.name.text, origin: origin),
        ]
    }

    private func labels(_ id: UnitID) -> Map {
        var labels = selectors(id)
        let origin = seed.bindingName.origin
        labels.set("belong-to", to: .string("user-workloads", origin: origin))
        labels.set("component-type", to: .string(seed.componentType, origin: origin))
        for entry in seed.baseline.labels.entries { labels.set(entry.key, to: entry.value) }
        return labels
    }

    private func metadata(_ input: ComponentInput, _ labels: Map) -> Value {
        var map = input.metadata.map ?? [:]
        let origin = seed.bindingName.origin
        var podLabels = labels
        podLabels.set("target", to: .string("runtime", origin: origin))
        if let version { podLabels.set("version", to: version) }
        map.set(.name, to: .string(NameGenerator.generate([binding], limit: 253), origin: origin))
        map.set("cronJobName", to: .string(cronJobName, origin: origin))
        map.set("bindingName", to: seed.bindingName)
        map.set("organization", to: .string(input.id.organization.text, origin: origin))
        map.set("componentType", to: .string(seed.componentType, origin: origin))
        map.set("isProduction", to: .bool(unit.environment.environment.isProduction))
        map.set("labels", to: .map(labels))
        map.set("podLabels", to: .map(podLabels))
        map.set("podSelectors", to: .map(selectors(input.id)))
        return .map(map, origin: origin)
    }

    /// A CronJob's name has at most 52 characters; upstream makes it with the limit of 253.
    private var cronJobName: String {
        let name = NameGenerator.generate([binding], limit: 253)
        return name.utf8.count > 52 && !settings.followsUpstream ? NameGenerator.generate([binding], limit: 52) : name
    }

    /// The image's tag or the start of its digest, if it can be a label.
    private var version: Value? {
        guard let main = seed.mainContainer, let image = seed.workload["containers"]?[main]?["image"],
            let text = image.string
        else {
            return nil
        }
        var version: String?
        if let at = text.lastIndex(of: "@") {
            version = String(text[text.index(after: at)...].drop { $0 != ":" }.dropFirst().prefix(12))
        } else if let colon = text.lastIndex(of: ":"), !text[colon...].contains("/") {
            version = String(text[text.index(after: colon)...])
        }
        guard let version, !version.isEmpty, KubernetesName.isLabelValue(version) else { return nil }
        return .string(version, origin: image.origin)
    }

    // MARK: Views

    private var parameters: Value {
        func list(_ field: Symbol) -> Value { .list(seed.overrides.compactMap { $0[field] }.filter { $0.map != nil }) }
        // A manual task never starts by itself: its schedule is a day that no month has.
        let hasSchedule = seed.classSpec[path: "cronJobTemplate", "schedule"] != nil
        let task: Map = seed.isManual && !hasSchedule ? ["schedule": .string("0 0 31 2 *")] : [:]
        // What a binding says of the schedule comes behind all that the claim says.
        let cronJob = seed.overrides.flatMap { override in
            let own = Map(distinct: (override.map?.entries ?? []).filter { ["schedule", "timeZone"].contains($0.key) })
            return [override["cronJob"], own.isEmpty ? nil : .map(own)].compactMap { $0 }.filter { $0.map != nil }
        }
        return .map([
            "class": seed.classSpec, "suspended": .bool(seed.isSuspended), "baseline": seed.baseline.value,
            "overrides": .map([
                "deployment": list("deployment"), "service": list("service"), "cronJob": .list(cronJob),
                "task": .map(task),
            ]),
        ])
    }

    private var configurations: Value {
        let plane = settings.seed.adapted(to: unit.environment.dataPlane)
        return .map([
            "configMaps": .list(seed.configuration.configMaps), "secretGroups": .list(seed.configuration.secrets),
            "backend": .string(plane.secretBackend.rawValue),
            "vault": .map(["address": .string(plane.vault), "role": .string(plane.vaultRole)]),
            "store": .string(plane.secretStore), "refreshInterval": .string(plane.refreshInterval),
        ])
    }

    private func workload(_ input: ComponentInput) -> Value {
        var map: Map = [
            "containers": .list(containers), "volumes": .list(seed.configuration.volumes),
            "podAnnotations": .map(podAnnotations), "servicePorts": .list(servicePorts),
            "routes": .list(seed.routes.map(\.value)), "scaling": scaling,
            "network": .map([
                "policy": .string(policyFlavour),
                "mode": .string(settings.seed.networkMode.rawValue),
                "gateways": .list(gateways), "exposed": .list(exposed),
                "mutualTLS": .string(settings.seed.mutualTLS.rawValue),
                "consumers": .list(consumers(input.id)), "providers": .list(providers(input.id)),
            ]),
        ]
        if let monitoring = monitoring { map.set("monitoring", to: monitoring) }
        if let alerts = seed.alerts, !seed.isSuspended { map.set("alerts", to: alerts) }
        if let host = seed.externalHost { map.set("externalHost", to: host) }
        if let replicas, !seed.isSuspended { map.set("replicas", to: replicas) }
        map.set(.endpoints, to: seed.workload[.endpoints] ?? .map([:]))
        return .map(map, origin: seed.workload.origin)
    }

    /// Checksums of the configuration, and what the vault's agent writes.
    private var podAnnotations: Map {
        let plane = settings.seed.adapted(to: unit.environment.dataPlane)
        var map = seed.configuration.agent.annotations(
            address: plane.vault, role: plane.vaultRole, isTask: seed.family == .scheduledTask)
        for entry in seed.configuration.checksums.entries { map.set(entry.key, to: entry.value) }
        return map
    }

    /// Cilium's policies need Cilium on the data plane.
    private var policyFlavour: String {
        let wanted = settings.seed.policyFlavour
        guard wanted == .cilium, !CellNetwork.hasCilium(unit.environment.dataPlane) else { return wanted.rawValue }
        return SeedSettings.PolicyFlavour.kubernetes.rawValue
    }

    /// The gateways whose pods come in, each once.
    private var gateways: [Value] {
        var seen: Set<String> = []
        return seed.routes.sorted { $0.level.rawValue > $1.level.rawValue }.map(\.hop).compactMap { hop in
            guard seen.insert("\(hop.namespace)/\(hop.gateway)").inserted else { return nil }
            return .map(["name": .string(hop.gateway), "namespace": .string(hop.namespace)])
        }
    }

    /// The ports that gateways call, with the calls that may pass where they are limited.
    private var exposed: [Value] {
        var seen: Set<String> = []
        let sorted = seed.routes.sorted { ($0.port, $0.hop.isUDP ? 1 : 0) < ($1.port, $1.hop.isUDP ? 1 : 0) }
        return sorted.compactMap { route in
            let network = route.hop.isUDP ? "UDP" : "TCP"
            guard seen.insert("\(route.port)/\(network)").inserted else { return nil }
            return .map(port(route.port, network))
        }
    }

    private func port(_ number: Int64, _ network: String) -> Map {
        var map: Map = ["port": Value(.int(number)), "protocol": .string(network)]
        let calls = calls(of: number)
        if !calls.isEmpty, network == "TCP" { map.set("calls", to: .list(calls)) }
        return map
    }

    /// The calls of a port: those of its endpoints, if all of them are limited.
    private func calls(of port: Int64) -> [Value] {
        let endpoints = (seed.workload[.endpoints]?.map?.sortedByKey ?? []).filter {
            $0.value[.port]?.exactInteger == port && $0.value[.type]?.string != "UDP"
        }
        let calls = endpoints.compactMap { seed.calls[$0.key] }
        return calls.count == endpoints.count ? calls.flatMap { $0 } : []
    }

    /// The label by which pods of a component are known.
    static func componentLabel(isCurrent: Bool) -> String {
        isCurrent ? "openchoreo.dev/component" : "component-name"
    }

    private var isZeroTrust: Bool { settings.seed.networkMode == .zeroTrust }

    /// Who calls without a gateway. Inside a cell that is open anyway unless pods trust nobody.
    private func consumers(_ id: UnitID) -> [Value] {
        seed.consumers.filter { isZeroTrust ? $0.project == id.project.text || $0.isDirect : $0.isDirect }.map {
            consumer in
            var map = port(consumer.port, consumer.isUDP ? "UDP" : "TCP")
            map.set("component", to: .string(consumer.component))
            map.set("label", to: .string(Self.componentLabel(isCurrent: consumer.isCurrent)))
            map.set("isLocal", to: .bool(consumer.project == id.project.text))
            map.set("namespace", to: namespace(of: consumer.project, id))
            return .map(map)
        }
    }

    /// What must be allowed besides the cell itself: everything where pods trust nobody, else what lies outside of it.
    private func providers(_ id: UnitID) -> [Value] {
        let isOpen = CellNetwork.isWorldOpen(unit.environment.environment, settings.seed)
        return seed.providers.compactMap { provider -> Value? in
            let kind: String
            if provider.namespace != nil {
                kind = "platform"
            } else if !provider.host.isEmpty {
                if isOpen && !isZeroTrust { return nil }
                kind = provider.isNetwork ? "network" : "host"
            } else if provider.project == id.project.text {
                if !isZeroTrust { return nil }
                kind = "local"
            } else {
                kind = "remote"
            }
            // Without a gateway on the way, the Service itself is called.
            if kind == "remote", !provider.isDirect, let hop = provider.gateway {
                return .map([
                    "kind": .string("gateway"), "gateway": .string(hop.gateway), "namespace": .string(hop.namespace),
                    "ports": .list(Set([hop.port, hop.podPort]).sorted().map { Value(.int($0)) }),
                    "protocol": .string(hop.isUDP ? "UDP" : "TCP"),
                ])
            }
            return .map([
                "component": .string(provider.component), "kind": .string(kind), "host": .string(provider.host),
                "label": .string(Self.componentLabel(isCurrent: provider.isCurrent)),
                "namespace": provider.namespace.map { .string($0) } ?? namespace(of: provider.project, id),
                "port": Value(.int(provider.port)), "protocol": .string(provider.isUDP ? "UDP" : "TCP"),
            ])
        }
    }

    private func namespace(of project: String, _ id: UnitID) -> Value {
        .string(
            settings.deploymentNamespace(
                organization: id.organization, project: Symbol(project), environment: id.environment
            ).name)
    }

    /// Where metrics are read: as the class's annotations say, or at the API whose class asks for it. Unless the port is told, it is
    /// the first that speaks HTTP; without one there is nothing to read.
    private var monitoring: Value? {
        let web: Set<String> = ["HTTP", "REST", "GraphQL", "Websocket"]
        func name(_ port: Value?) -> Value? {
            ports.first { $0.port.exactInteger == port?.exactInteger }?.name
        }
        let first = ports.first { web.contains($0.type) }?.name
        if let declared = seed.monitoring, var map = declared.map {
            let wanted = map.remove(.port)
            let endpoint = wanted?.string.flatMap { seed.workload[.endpoints]?[Symbol($0)]?[.port] }
            let number = wanted?.string.flatMap { Int64($0) }.map { Value(.int($0)) }
            guard let port = wanted == nil ? first : name(endpoint ?? number) else {
                // What is no port of the Service is asked of the pods themselves.
                guard let number, seed.family != .scheduledTask else { return nil }
                map.set("target", to: number)
                return .map(map, origin: declared.origin)
            }
            map.set(.port, to: port)
            return .map(map, origin: declared.origin)
        }
        let asking = seed.apis.first { api in
            api.policy?[path: "defaults", "monitoring", "metrics", "enabled"]?.bool ?? false
        }
        guard let asking, let port = name(asking.port) ?? first else { return nil }
        return .map(["path": .string("/metrics"), .port: port])
    }

    /// What is suspended does not scale (C-16).
    private var scaling: Value { seed.isSuspended ? .map([:]) : seed.workload["scaling"] ?? .map([:]) }

    /// How many pods there are: as the last override says, else the class.
    private var replicas: Value? {
        let overridden = seed.overrides.reversed().compactMap { $0[path: "deployment", "replicas"] }.first
        return overridden ?? seed.classSpec[path: "deploymentTemplate", "replicas"]
    }

    private var containers: [Value] {
        (seed.workload["containers"]?.map?.sortedByKey ?? []).map { entry in
            let isMain = entry.key == seed.mainContainer
            var spec: Map = [.name: .string(entry.key.text, origin: entry.keyOrigin)]
            if let image = entry.value["image"] { spec.set("image", to: image) }
            for field in ["command", "args"] as [Symbol] {
                if let list = entry.value[field], !(list.items ?? []).isEmpty { spec.set(field, to: list) }
            }
            if let words = seed.configuration.agent.commands[entry.key] {
                spec.set(
                    "command",
                    to: .list(
                        ["/bin/sh", "-c", VaultAgent.script(entry.key)].map { .string($0, origin: entry.keyOrigin) }))
                spec.set("args", to: .list(words))
            }
            let variables = seed.configuration.variables[entry.key] ?? []
            if !variables.isEmpty { spec.set(.env, to: .list(variables)) }
            if let sources = seed.configuration.sources[entry.key] { spec.set("envFrom", to: .list(sources)) }
            if isMain, seed.family != .scheduledTask, !containerPorts.isEmpty {
                spec.set("ports", to: .list(containerPorts))
            }
            if let mounts = seed.configuration.mounts[entry.key], !mounts.isEmpty {
                spec.set("volumeMounts", to: .list(mounts))
            }
            for field in ["resources", "readinessProbe", "livenessProbe", "startupProbe"] as [Symbol] {
                if let value = entry.value[field] { spec.set(field, to: value) }
            }
            return .map(
                ["spec": .map(spec, origin: entry.value.origin), "isMain": .bool(isMain)], origin: entry.value.origin)
        }
    }

    /// Ports of endpoints, each number and protocol once, under the name `ep-<port>-<protocol>`.
    private var ports: [(name: Value, port: Value, network: Value, type: String)] {
        var seen: Set<String> = []
        return (seed.workload[.endpoints]?.map?.sortedByKey ?? []).compactMap { entry in
            guard let port = entry.value[.port], let number = port.exactInteger else { return nil }
            let type = entry.value[.type]?.string ?? ""
            let network = type == "UDP" ? "UDP" : "TCP"
            guard seen.insert("\(number)/\(network)").inserted else { return nil }
            return (
                .string("ep-\(number)-\(network.lowercased())", origin: port.origin), port,
                .string(network, origin: entry.value.origin), type
            )
        }
    }

    private var containerPorts: [Value] {
        ports.map { port in
            .map([.name: port.name, "containerPort": port.port, .protocol: port.network], origin: port.port.origin)
        }
    }

    private var servicePorts: [Value] {
        ports.map { port in
            var map: Map = [.name: port.name, .port: port.port, .protocol: port.network, .targetPort: port.port]
            switch port.type {
            case "gRPC": map.set("appProtocol", to: .string("kubernetes.io/h2c", origin: port.port.origin))
            case "Websocket": map.set("appProtocol", to: .string("kubernetes.io/ws", origin: port.port.origin))
            default: break
            }
            return .map(map, origin: port.port.origin)
        }
    }
}
