import Foundation
import TestSupport
import Testing

/// Components that depend on each other in a circle (specification 6.4.4).
struct CycleTests {
    /// `orders` and `billing` depend on each other, `front` on `orders`; the Service of the type has a name of its own.
    private func sources(service: String, _ changes: [String: String] = [:]) -> [String: String] {
        var files = ShopSources.files
        files["platform/service.yaml"] = ShopSources.serviceType.replacingOccurrences(
            of: "name: \"${metadata.componentName}\"", with: "name: \"\(service)\"")
        for (name, provider) in [("orders", "billing"), ("billing", "orders"), ("front", "orders")] {
            for (file, text) in [
                ("component", ShopSources.component), ("workload", ShopSources.workload), ("dev", ShopSources.binding),
            ] {
                files["shop/\(name)/\(file).yaml"] = text.replacingOccurrences(of: "orders", with: name)
                    .replacingOccurrences(
                        of: "  endpoints:",
                        with: """
                              dependencies:
                                endpoints:
                                - {component: \(provider), name: http, visibility: project, envBindings: {address: URL}}
                              endpoints:
                            """)
            }
        }
        for (path, text) in changes { files[path] = (files[path] ?? "") + text }
        return files
    }

    private func compile(_ files: [String: String]) throws -> ChoreocRun {
        let folder = try TemporaryDirectory()
        for (path, text) in files { try folder.write(text, to: path) }
        return try ChoreocRun(["compile", "--stdout", "--output-format", "jsonl", "-C", folder.url.path])
    }

    /// The value of `URL` by component, without the namespace.
    private func addresses(_ run: ChoreocRun) throws -> [String: String] {
        var addresses: [String: String] = [:]
        for line in run.output.split(separator: "\n") {
            for name in ["orders", "billing", "front"] where line.contains("\"kind\":\"Deployment\"") {
                guard line.contains("\"name\":\"\(name)-dev-"),
                    let match = line.firstMatch(of: /"name":"URL","value":"http:\/\/([^"]*)\.dp-[^"]*"/)
                else { continue }
                addresses[name] = String(match.1)
            }
        }
        return addresses
    }

    @Test(
        "Whatever a type calls its Service, each finds the others",
        arguments: [
            ("${metadata.componentName}", "orders", "billing"),
            ("svc-${metadata.componentName}", "svc-orders", "svc-billing"),
        ])
    func names(service: String, orders: String, billing: String) throws {
        let run = try compile(sources(service: service))
        #expect(run.status == 0, "\(run.errors)")
        #expect(try addresses(run) == ["orders": billing, "billing": orders, "front": orders])
    }

    @Test("Services named after the release")
    func releaseNames() throws {
        let run = try compile(sources(service: "${metadata.name}"))
        #expect(run.status == 0, "\(run.errors)")
        let found = try addresses(run)
        #expect(found.count == 3)
        #expect(found["orders"]?.wholeMatch(of: /billing-dev-[0-9a-f]{8}/) != nil)
        #expect(found["front"] == found["billing"])
    }

    @Test("Names that depend on addresses settle in rounds")
    func settling() throws {
        let run = try compile(
            sources(
                service:
                    "${metadata.componentName}-${dependencies.toContainerEnvs().map(e, string(size(e.value) % 7)).join('')}"
            ))
        #expect(run.status == 0, "\(run.errors)")
        let found = try addresses(run)
        #expect(found["front"] == found["billing"])
        #expect(found.values.allSatisfy { $0.wholeMatch(of: /(orders|billing)-[0-6]/) != nil })
    }

    @Test("Names that never settle are refused")
    func unstable() throws {
        let run = try compile(
            sources(
                service:
                    "${dependencies.toContainerEnvs().exists(e, e.value.startsWith('http://even')) ? 'odd' : 'even'}"))
        #expect(run.status == 1)
        #expect(
            run.errors.contains(
                "error: the addresses of component `billing` change with those of its providers"))
        #expect(
            run.errors.contains("error: the addresses of component `orders` change with those of its providers")
        )
        #expect(!run.output.contains("\"kind\":\"Deployment\""))
    }

    @Test("One refused component takes the others of its cycle along, with one error")
    func refused() throws {
        let run = try compile(
            sources(
                service: "${metadata.componentName}",
                ["shop/billing/component.yaml": "\n  parameters: {replicas: many}\n"]))
        #expect(run.status == 1)
        #expect(run.errors.components(separatedBy: "error: ").count == 2, "\(run.errors)")
        #expect(!run.output.contains("\"kind\":\"Deployment\""))
    }
}
