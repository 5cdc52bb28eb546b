import Basics
import OpenChoreo
import Tree

/// Components of the branch before 0.3, which hold workload and endpoints themselves: each stands for a Workload and a claim of its
/// own name (seed specification 1.11).
enum InlineComponents {
    /// The Workload and the claim that a component stands for; nil when it holds neither.
    static func implied(by component: SeedDeclaration) -> (workload: SeedDeclaration, claim: SeedDeclaration)? {
        let declaration = component.declaration
        guard let inline = declaration.spec["workload"], var map = inline.map,
            let family = ComponentFamily.allCases.first(where: {
                $0.componentTypes.contains(declaration.spec[.type]?.string ?? "")
            })
        else { return nil }
        let name = Value.string(declaration.name, origin: declaration.nameOrigin)
        let owner = Value.map(
            ["projectName": declaration.spec[path: .owner, "projectName"] ?? .string(""), "componentName": name],
            origin: declaration.nameOrigin)
        let className = map.remove("className")
        map.remove("type")
        if map["containers"] == nil, map["image"] != nil {
            var main: Map = [:]
            for field in ["image", "command", "args", "env", "envFrom", "fileMounts", "fileMountsFrom"] as [Symbol] {
                if let value = map.remove(field) { main.set(field, to: value) }
            }
            map.set("containers", to: .map(["main": .map(main, origin: inline.origin)], origin: inline.origin))
        }
        map.set(.owner, to: owner)
        var claim: Map = [.owner: owner, "workloadName": name]
        if let className { claim.set("className", to: className) }
        addEndpoints(declaration.spec[.endpoints]?.items ?? [], &map, &claim, declaration.nameOrigin)
        func made(_ kind: Symbol, _ spec: Map) -> SeedDeclaration {
            SeedDeclaration(
                Declaration(
                    id: DeclarationID(kind: kind, namespace: declaration.id.namespace, name: declaration.id.name),
                    metadata: declaration.metadata, spec: .map(spec, origin: inline.origin), origin: declaration.origin,
                    isBroken: false), dialect: component.dialect)
        }
        return (made("Workload", map), made(family.claimKind, claim))
    }

    /// Each endpoint is one of the Workload, and an API of the claim.
    private static func addEndpoints(_ endpoints: [Value], _ workload: inout Map, _ claim: inout Map, _ origin: Origin)
    {
        var ports = workload[.endpoints]?.map ?? [:]
        var apis: Map = [:]
        for endpoint in endpoints {
            guard let name = endpoint[.name], let text = name.string, let type = endpoint[.type],
                let port = endpoint[path: "rest", "backend"]?[.port]
            else { continue }
            let key = Symbol(text)
            if ports[key] == nil {
                ports.set(key, to: .map([.type: type, .port: port], origin: endpoint.origin), keyOrigin: name.origin)
            }
            var api = endpoint.map ?? [:]
            api.remove(.name)
            apis.set(key, to: .map(api, origin: endpoint.origin), keyOrigin: name.origin)
        }
        if !ports.isEmpty { workload.set(.endpoints, to: .map(ports, origin: origin)) }
        if !apis.isEmpty { claim.set("apis", to: .map(apis, origin: origin)) }
    }
}
