import Basics
import OpenChoreo
import Tree

/// The calls that definitions of endpoints know: routes of gRPC services are told apart by them, and Cilium lets no others pass
/// where the repository asks for it (seed specification 5.7, `--l7`).
struct SeedCalls {
    private let linker: Linker

    init(_ linker: Linker) {
        self.linker = linker
    }

    /// The operations of an endpoint's `schema`; a definition that cannot be read is told.
    func routes(of endpoint: Value, type: String) -> [EndpointRoute] {
        guard let schema = endpoint["schema"], let content = schema["content"] else { return [] }
        // The schemas of that time repeat the endpoint's type, which is no language.
        let declared = schema[.type]?.string ?? ""
        let language = declared.lowercased() == type.lowercased() || declared == "HTTP" ? "" : declared
        do throws(EndpointRouteError) {
            return try EndpointRoute.extract(
                endpointType: type == "REST" ? "HTTP" : type, schemaType: language, content: content.string ?? "")
        } catch {
            linker.report(
                Diagnostic(
                    .endpointSchemaUnreadable, "no operations can be read from this schema: \(error.message)",
                    at: Location(content.origin)))
            return []
        }
    }

    /// Endpoint → the calls that may pass, `{method, path}` each, with regular expressions as Cilium reads them. Endpoints that
    /// speak something else than HTTP, and those without a definition, are not limited.
    func calls(of workload: Value, _ apis: [SeedUnit.API]) -> [Symbol: [Value]] {
        var result: [Symbol: [Value]] = [:]
        for entry in workload[.endpoints]?.map?.sortedByKey ?? [] {
            guard let type = entry.value[.type]?.string, ["HTTP", "REST", "gRPC"].contains(type),
                let port = entry.value[.port]?.exactInteger
            else { continue }
            let routes = routes(of: entry.value, type: type)
            if routes.isEmpty || port == 443 || port == 8443 {
                linker.report(
                    Diagnostic(
                        .callsNotLimited,
                        routes.isEmpty
                            ? "endpoint `\(entry.key.text)` defines no operations, so all its calls pass"
                            : "endpoint `\(entry.key.text)` speaks TLS, so its calls cannot be told apart and all pass",
                        at: Location(entry.keyOrigin),
                        fix: routes.isEmpty ? "Write its definition: `schema: {content: …}`." : nil))
                continue
            }
            let own = apis.filter { $0.name == entry.key.text || $0.port.exactInteger == port }
            var calls = Set(routes.map { Call($0, base: base(of: entry.value, own)) })
            for api in own {
                for operation in api.operations + api.policies.values.flatMap(\.operations) {
                    guard let method = operation["method"]?.string, let path = operation["path"]?.string else {
                        continue
                    }
                    calls.insert(
                        Call(method: method.uppercased(), path: SeedRoutes.basePath(api.basePath + "/" + path)))
                }
            }
            let sorted = calls.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
            result[entry.key] = sorted.map { $0.value(entry.value["schema"]?.origin ?? entry.keyOrigin) }
        }
        return result
    }

    /// A method and a path template.
    private struct Call: Hashable {
        var method: String
        var path: String

        init(method: String, path: String) {
            self.method = method
            self.path = path
        }

        init(_ route: EndpointRoute, base: String) {
            if route.service.isEmpty {
                self.init(method: route.method, path: SeedRoutes.basePath(base + "/" + route.path))
            } else {
                self.init(method: "POST", path: "/\(route.service)/\(route.method)")
            }
        }

        /// Cilium compares the whole path, with the query behind it.
        func value(_ origin: Origin) -> Value {
            .map(
                [
                    "method": .string(method, origin: origin),
                    "path": .string(SeedRoutes.pattern(path) + "(\\?.*)?", origin: origin),
                ], origin: origin)
        }
    }

    /// The path below which the container answers: the API's, else that of the definition's first server.
    private func base(of endpoint: Value, _ apis: [SeedUnit.API]) -> String {
        if let api = apis.first(where: { !$0.basePath.isEmpty }) { return api.basePath }
        return EndpointRoute.serverPath(of: endpoint["schema"]?["content"]?.string ?? "")
    }
}
