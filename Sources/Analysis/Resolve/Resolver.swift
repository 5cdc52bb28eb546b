import Basics
import OpenChoreo
import Tree

/// Turns render units into self-contained inputs (specification 4, 6.1 – 6.3). One belongs to one worker.
///
/// What environments share is built once a worker, so that workers share no reference counts while they render.
public final class Resolver {
    private let settings: Settings
    private let catalog: Catalog
    private var environments: [ObjectIdentifier: EnvironmentContext] = [:]
    private var stages: [StageKey: StageContext] = [:]
    private var identifiers: [DeclarationID: Value] = [:]

    /// A resolver for a worker.
    public init(settings: Settings, catalog: Catalog) {
        self.settings = settings
        self.catalog = catalog
    }

    /// The parts of contexts that depend on the environment alone.
    private struct EnvironmentContext {
        /// `dataplane` for components: with annotations, empty gateway directions kept.
        var componentDataPlane: Value
        /// `dataplane` for projects and resources.
        var shellDataPlane: Value
        var gateway: Value?
        var usesCilium: Bool
        var digest: Digest
    }

    private func context(of link: EnvironmentLink) -> EnvironmentContext {
        if let known = environments[ObjectIdentifier(link)] { return known }
        let plane = link.dataPlane
        let planeGateway = plane.gateway?.unshared
        var component = Map()
        if let store = plane.secretStore { component.set("secretStore", to: store.unshared) }
        var shell = component
        if let gateway = GatewayContext.own(planeGateway, keepsEmpty: true) { component.set(.gateway, to: gateway) }
        if let gateway = GatewayContext.own(planeGateway, keepsEmpty: false) { shell.set(.gateway, to: gateway) }
        if let reference = plane.observabilityPlane {
            let kind = plane.isCluster ? Value.string("ClusterObservabilityPlane") : reference.kindValue
            let value = Value.map([.kind: kind, .name: reference.nameValue], origin: reference.origin)
            component.set("observabilityPlaneRef", to: value)
            shell.set("observabilityPlaneRef", to: value)
        }
        if let annotations = plane.declaration.annotations, !(annotations.map?.isEmpty ?? true) {
            component.set("annotations", to: annotations.unshared)
        }
        let provider = plane.declaration.annotations?["openchoreo.dev/networkpolicyprovider"]?.string
        let made = EnvironmentContext(
            componentDataPlane: .map(component, origin: plane.declaration.metadata.origin),
            shellDataPlane: .map(shell, origin: plane.declaration.metadata.origin),
            gateway: GatewayContext.merged(environment: link.environment.gateway?.unshared, dataPlane: planeGateway),
            usesCilium: provider == "cilium",
            digest: Digest.combining([
                link.environment.declaration.digest, plane.declaration.digest,
                // Objects for an observability plane are left out without one, and lie in a directory of its name.
                Digest(of: Array("\(link.isObserved) \(link.observabilityPlane?.description ?? "")".utf8)),
            ]))
        environments[ObjectIdentifier(link)] = made
        return made
    }

    private func environmentValue(_ context: EnvironmentContext, channel: Value?) -> Value {
        var map = Map()
        if let gateway = context.gateway { map.set(.gateway, to: gateway) }
        if let channel { map.set("defaultNotificationChannel", to: channel) }
        return .map(map)
    }

    /// What the context of a project in an environment is kept under.
    private struct StageKey: Hashable {
        var project: ObjectIdentifier
        var environment: ObjectIdentifier
        var organization: Symbol
    }

    /// The parts of contexts that depend on project and environment alone.
    private struct StageContext {
        var names: ContextNames
        var namespace: (name: String, isProvided: Bool)
        /// The namespace as it goes into digests.
        var namespaceText: String
        /// The digest of the settings that every component reads.
        var settingsDigest: Digest
    }

    private func stage(_ id: UnitID, _ project: Declaration, _ link: EnvironmentLink) -> StageContext {
        let key = StageKey(
            project: ObjectIdentifier(project), environment: ObjectIdentifier(link), organization: id.organization)
        if let known = stages[key] { return known }
        let namespace = settings.deploymentNamespace(
            organization: id.organization, project: id.project, environment: id.environment)
        let namespaceText = "\(namespace)"
        let text = "\(namespaceText)\(settings.policiesUseTargetPort)\(link.channel?.string ?? "")"
        let made = StageContext(
            names: ContextNames(
                organization: id.organization.text, project: project, environment: link.environment.declaration,
                dataPlane: link.dataPlane.declaration, identifier: uniqueIdentifier),
            namespace: namespace, namespaceText: namespaceText, settingsDigest: Digest(of: Array(text.utf8)))
        stages[key] = made
        return made
    }

    private func uniqueIdentifier(of id: DeclarationID) -> Value {
        if let known = identifiers[id] { return known }
        let made = settings.uniqueIdentifier(of: id)
        identifiers[id] = made
        return made
    }

    private static let emptyDigest = Digest(of: [])

    // MARK: Components

    /// The input of a component in an environment.
    public func input(_ unit: ComponentUnit, id: UnitID, origin: Origin) -> ComponentInput {
        let link = unit.environment
        let context = context(of: link)
        let stage = stage(id, unit.project.declaration, link)
        let (names, namespace) = (stage.names, stage.namespace)
        let component = unit.component.declaration
        var labels = names.labels
        let uid = uniqueIdentifier(of: component.id)
        labels.set("openchoreo.dev/component", to: .string(id.name.text, origin: component.nameOrigin))
        labels.set("openchoreo.dev/component-uid", to: uid)
        var metadata = names.metadata
        metadata.set("componentName", to: .string(id.name.text, origin: component.nameOrigin))
        metadata.set("componentUID", to: uid)
        metadata.set("componentNamespace", to: .string(id.organization.text, origin: component.nameOrigin))
        metadata.set(
            .name,
            to: .string(
                NameGenerator.generate([id.name.text, id.environment.text], limit: 253), origin: component.nameOrigin))
        metadata.set("namespace", to: .string(namespace.name, origin: component.nameOrigin))
        metadata.set("labels", to: .map(labels))
        metadata.set("annotations", to: .map([:]))
        metadata.set("podSelectors", to: .map(labels))

        let workload = unit.sources.workload
        let spec = unit.binding?.declaration.spec
        let overrides = spec?[path: "workloadOverrides", "container"]
        func merged(_ list: Symbol) -> [Value] {
            Configurations.merge(
                workload[.container]?[list]?.items ?? [], overrides: overrides?[list]?.items ?? [])
        }
        var secrets: [Digest] = []
        let configurations = Configurations(
            variables: merged(.env), files: merged(.files), group: { unit.groupValues[GroupReferences.key($0)] }
        ) { name, key in
            let id = DeclarationID(kind: "SecretReference", namespace: component.id.namespace, name: Symbol(name))
            guard case .found(.secretReference(let secret)) = catalog.lookup(id),
                let remote = secret.remoteReference(of: key), let remoteKey = remote[.key]
            else { return nil }
            secrets.append(secret.declaration.digest)
            return Configurations.RemoteReference(
                key: remoteKey, property: remote[.property]?.nonEmpty, version: remote[.version]?.nonEmpty)
        }
        let endpoints = unit.sources.endpoints
        var findings: [Diagnostic] = []
        var derived = DerivedViews(configurations: configurations, prefix: "\(id.name)-\(id.environment)").fields
        derived.append(("servicePorts", WorkloadEndpoint.servicePorts(endpoints)))
        let usesRoutes =
            unit.sources.type.usesEndpointRoutes || unit.sources.traits.values.contains(where: \.usesEndpointRoutes)
        derived.append(("endpointResources", usesRoutes ? routes(endpoints, &findings) : .map([:])))
        let dependencies = workload["dependencies"]
        let input = ComponentInput(
            id: id, type: unit.sources.type, traits: unit.sources.traits, instances: unit.sources.instances,
            parameters: unit.sources.parameters, environmentConfigs: spec?["componentTypeEnvironmentConfigs"],
            traitEnvironmentConfigs: spec?["traitEnvironmentConfigs"]?.map ?? [:], metadata: .map(metadata),
            dataPlane: context.componentDataPlane, environment: environmentValue(context, channel: link.channel),
            workload: WorkloadEndpoint.workloadContext(workload, endpoints), configurations: configurations.value,
            gateway: context.gateway, derived: derived, endpoints: endpoints,
            endpointDependencies: dependencies?[.endpoints]?.items ?? [],
            resourceDependencies: dependencies?["resources"]?.items ?? [],
            isFrozen: unit.sources.isFrozen, labels: labels, podSelectors: .map(labels),
            namespace: namespace.name, usesCilium: context.usesCilium,
            restartedAt: unit.binding?.declaration.annotations?["openchoreo.dev/restartedAt"], origin: origin,
            findings: findings,
            digest: Digest.combining(
                [
                    unit.sources.digest, component.digest, unit.binding?.declaration.digest ?? Self.emptyDigest,
                    context.digest, names.digest, stage.settingsDigest,
                ] + secrets + [Self.digest(unit.groupValues)]))
        return unit.seed.map { SeedInput(unit: unit, seed: $0, settings: settings).adapted(input) } ?? input
    }

    private static func digest(_ values: [String: GroupValue]) -> Digest {
        if values.isEmpty { return emptyDigest }
        var text = ""
        for (key, value) in values.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            switch value {
            case .plain(let plain): text += "\(key)=\(plain.string ?? "")\n"
            case .secret(let path, let property): text += "\(key)@\(path.string ?? "")#\(property.string ?? "")\n"
            }
        }
        return Digest(of: Array(text.utf8))
    }

    private func routes(_ endpoints: [WorkloadEndpoint], _ findings: inout [Diagnostic]) -> Value {
        var map = Map()
        for endpoint in endpoints {
            let schema = endpoint.declared["schema"]
            do throws(EndpointRouteError) {
                let routes = try EndpointRoute.extract(
                    endpointType: endpoint.type, schemaType: schema?[.type]?.string ?? "",
                    content: schema?["content"]?.string ?? "")
                if routes.isEmpty { continue }
                let origin = schema?["content"]?.origin ?? endpoint.declared.origin
                map.set(Symbol(endpoint.name), to: .list(routes.map { $0.value(origin: origin) }, origin: origin))
            } catch {
                findings.append(
                    Diagnostic(
                        .endpointSchemaUnreadable,
                        "endpoint `\(endpoint.name)` gives no routes: \(error.message)",
                        at: Location(schema?["content"]?.origin ?? endpoint.declared.origin)))
            }
        }
        return .map(map)
    }

    // MARK: Projects and resources

    /// The input of a project in an environment.
    public func input(_ unit: ProjectUnit, id: UnitID, origin: Origin) -> ShellInput {
        shell(
            id: id, origin: origin, content: .project(unit.sources.spec), project: unit.project, link: unit.environment,
            own: nil, parameters: unit.sources.parameters, environmentConfigs: unit.binding?.environmentConfigs,
            binding: unit.binding?.declaration, digest: unit.sources.digest)
    }

    /// The input of a managed resource in an environment.
    public func input(_ unit: ResourceUnit, id: UnitID, origin: Origin) -> ShellInput {
        shell(
            id: id, origin: origin, content: .resource(unit.sources.spec), project: unit.project,
            link: unit.environment,
            own: unit.resource.declaration, parameters: unit.sources.parameters,
            environmentConfigs: unit.binding.environmentConfigs, binding: unit.binding.declaration,
            digest: unit.sources.digest)
    }

    /// The input of what the cluster of a data plane needs.
    public func input(_ unit: PlatformUnit, id: UnitID, origin: Origin) -> ShellInput {
        let declaration = unit.plane.declaration
        let name = Value.string(declaration.name, origin: declaration.nameOrigin)
        return ShellInput(
            id: id, content: .resource(unit.type), parameters: unit.parameters, environmentConfigs: nil,
            metadata: .map([
                .name: name, "dataPlaneName": name, "namespace": .string(unit.namespace),
                "labels": .map(["app.kubernetes.io/managed-by": .string("choreoc")]),
            ]), dataPlane: .map([:]), environment: .map([:]), gateway: nil, namespace: unit.namespace,
            omitsNamespace: false, givenOutputs: [:], origin: origin,
            digest: Digest.combining([unit.digest, Digest(of: Array("\(unit.namespace)\0\(declaration.name)".utf8))]))
    }

    private func shell(
        id: UnitID, origin: Origin, content: ShellInput.Content, project: Project, link: EnvironmentLink,
        own: Declaration?, parameters: Value?, environmentConfigs: Value?, binding: Declaration?, digest: Digest
    ) -> ShellInput {
        let context = context(of: link)
        let stage = stage(id, project.declaration, link)
        let (names, namespace) = (stage.names, stage.namespace)
        var metadata = names.metadata
        var labels = names.labels
        let place = own?.nameOrigin ?? project.declaration.nameOrigin
        if let own {
            let uid = uniqueIdentifier(of: own.id)
            metadata.set(
                .name,
                to: .string(
                    NameGenerator.generate(["r_" + id.name.text, id.environment.text], limit: 253), origin: place))
            metadata.set("resourceName", to: .string(id.name.text, origin: place))
            metadata.set("resourceUID", to: uid)
            metadata.set("resourceNamespace", to: .string(id.organization.text, origin: place))
            labels.set("openchoreo.dev/resource", to: .string(id.name.text, origin: place))
            labels.set("openchoreo.dev/resource-uid", to: uid)
        } else {
            metadata.set("projectNamespace", to: .string(id.organization.text, origin: place))
        }
        metadata.set("namespace", to: .string(namespace.name, origin: place))
        metadata.set("labels", to: .map(labels))
        let annotations = binding?.annotations
        metadata.set("annotations", to: annotations?.map == nil ? .map([:]) : annotations ?? .map([:]))
        let outputs =
            own == nil
            ? [:]
            : settings.outputs(
                organization: id.organization, project: id.project, resource: id.name, environment: id.environment)
        return ShellInput(
            id: id, content: content, parameters: parameters, environmentConfigs: environmentConfigs,
            metadata: .map(metadata), dataPlane: context.shellDataPlane,
            environment: environmentValue(context, channel: nil), gateway: context.gateway, namespace: namespace.name,
            omitsNamespace: namespace.isProvided && own == nil, givenOutputs: outputs, origin: origin,
            digest: Digest.combining([
                digest, binding?.digest ?? Self.emptyDigest, own?.digest ?? Self.emptyDigest, context.digest,
                names.digest,
                Digest(of: Array((JSONWriter.text(.map(outputs), style: .go) + stage.namespaceText).utf8)),
            ]))
    }
}

/// Names, UIDs and labels that every kind of context has.
private struct ContextNames {
    var metadata: Map
    var labels: Map
    var digest: Digest

    init(
        organization: String, project: Declaration, environment: Declaration, dataPlane: Declaration,
        identifier: (DeclarationID) -> Value
    ) {
        let projectName = Value.string(project.name, origin: project.nameOrigin)
        let environmentName = Value.string(environment.name, origin: environment.nameOrigin)
        let projectUID = identifier(project.id)
        let environmentUID = identifier(environment.id)
        let planeUID = identifier(dataPlane.id)
        metadata = [
            "projectName": projectName, "projectUID": projectUID, "environmentName": environmentName,
            "environmentUID": environmentUID, "dataPlaneName": .string(dataPlane.name, origin: dataPlane.nameOrigin),
            "dataPlaneUID": planeUID,
        ]
        labels = [
            "openchoreo.dev/namespace": .string(organization, origin: project.nameOrigin),
            "openchoreo.dev/project": projectName, "openchoreo.dev/environment": environmentName,
            "openchoreo.dev/project-uid": projectUID, "openchoreo.dev/environment-uid": environmentUID,
        ]
        digest = Digest(
            of: Array(
                [
                    project.name, environment.name, dataPlane.name, projectUID.string, environmentUID.string,
                    planeUID.string,
                ]
                .map { $0 ?? "" }.joined(separator: "\0").utf8))
    }
}

extension Value {
    /// The value if it is a string that is not empty.
    fileprivate var nonEmpty: Value? { (string ?? "").isEmpty ? nil : self }
}
