import Analysis
import Basics
import OpenChoreo
import Tree

extension DependencyResolver {
    /// A finding about a connection of the seed's vocabulary, in its words.
    func connectionFinding(_ finding: Diagnostic) -> Diagnostic {
        guard finding.kind == .dependencyUnresolved else { return finding }
        return Diagnostic(
            .connectionNotFound, finding.message, at: finding.location, notes: finding.notes,
            fix: finding.fix?.replacing("a ReleaseBinding of", with: "a binding of"))
    }

    /// Variables of connections that the container sets itself to something else (seed specification 5.6).
    func checkVariables(_ seed: SeedUnit, _ outcome: inout Outcome) {
        var seen: [String: Value] = [:]
        for variable in seed.mainVariables { if let name = variable["name"]?.string { seen[name] = variable } }
        for variable in outcome.context.items.flatMap(\.variables) {
            guard let name = variable["name"], let text = name.string else { continue }
            guard let first = seen[text], !first.isSame(as: variable) else {
                seen[text] = variable
                continue
            }
            let finding = Diagnostic(
                .variableDuplicate, "variable `\(text)` of a connection is set twice", at: Location(name.origin),
                notes: [Diagnostic.Note("the first time", at: Location(first["name"]?.origin ?? first.origin))],
                fix: "Give one of them another name.", severity: followsUpstream ? .warning : .error)
            if followsUpstream { outcome.findings.append(finding) } else { outcome.refuse(finding) }
        }
    }

    /// The variables of a connection to something outside.
    func connect(external target: Value, _ declared: Value, _ outcome: inout Outcome) -> [Value] {
        inject(declared, SeedConnection.external(target), &outcome)
    }

    /// The variables of a connection to a component that is rendered (seed specification 5.6).
    func connect(
        _ declared: Value, _ endpoint: ProviderTable.Endpoint, _ address: ServiceAddress, _ provider: UnitID,
        _ input: ComponentInput, _ outcome: inout Outcome
    ) -> [Value] {
        let name = declared["name"]?.string ?? ""
        var target: ComponentUnit?
        if let position = plan.positions[provider]?.first, case .component(let unit) = plan.units[position].content {
            target = unit
        }
        let type = target?.seed?.workload["endpoints"]?[Symbol(name)]?["type"]?.string ?? Self.type(address.scheme)
        let local = SeedConnection.local(address, type: type)
        if provider.project == input.id.project || followsUpstream {
            return inject(declared, local, &outcome)
        }
        guard let seed = target?.seed, declared["reach"]?.string != "project" else {
            var full = local
            full.host = address.host
            return inject(declared, full, &outcome)
        }
        let place = Location(declared["name"]?.origin ?? declared.origin)
        guard let route = SeedRoute.of(name, port: address.port, among: seed.routes) else {
            outcome.refuse(
                Diagnostic(
                    .connectionVisibility,
                    "endpoint `\(name)` of component `\(provider.name)` is open to project `\(provider.project)` only",
                    at: place,
                    notes: [Diagnostic.Note("the endpoint is declared here", at: Location(endpoint.origin))],
                    fix: "Expose it: `exposeLevels: [Organization]` in project `\(provider.project)`."))
            return []
        }
        if route.level == .public {
            outcome.findings.append(
                Diagnostic(
                    .connectionPublic,
                    "endpoint `\(name)` of component `\(provider.name)` is reached through the public gateway",
                    at: place, fix: "Add the level `Organization` to the API."))
        }
        return inject(
            declared,
            SeedConnection.Address(
                scheme: route.scheme, host: route.hostname, port: String(route.externalPort),
                basePath: route.path), &outcome)
    }

    private static func type(_ scheme: String) -> String {
        switch scheme {
        case "grpc": "gRPC"
        case "ws": "Websocket"
        case "tcp": "TCP"
        case "udp": "UDP"
        default: "HTTP"
        }
    }

    private func inject(_ declared: Value, _ address: SeedConnection.Address, _ outcome: inout Outcome) -> [Value] {
        let made = SeedConnection.variables(declared["inject"], address, followsUpstream: followsUpstream)
        for finding in made.findings {
            if finding.severity == .error { outcome.refuse(finding) } else { outcome.findings.append(finding) }
        }
        return made.variables
    }
}

extension DependencyResolver.Outcome {
    /// Keeps a finding and refuses the consumer.
    mutating func refuse(_ finding: Diagnostic) {
        refusal = refusal ?? finding.message
        findings.append(finding)
    }
}
