import Basics
import Tree
import YAML

/// One operation that an endpoint's API definition declares (specification 4.6.2).
struct EndpointRoute: Hashable {
    /// `HTTP` or `gRPC`.
    var kind: String
    /// The full name of a gRPC service; empty for HTTP.
    var service = ""
    /// The upper-case HTTP method, or the gRPC method's name.
    var method: String
    /// The path template of an HTTP operation; empty for gRPC.
    var path = ""

    /// Empty fields are absent keys.
    func value(origin: Origin) -> Value {
        var map: Map = ["kind": .string(kind, origin: origin)]
        if !service.isEmpty { map.set("service", to: .string(service, origin: origin)) }
        if !method.isEmpty { map.set("method", to: .string(method, origin: origin)) }
        if !path.isEmpty { map.set("path", to: .string(path, origin: origin)) }
        return .map(map, origin: origin)
    }

    private static func precedes(_ left: EndpointRoute, _ right: EndpointRoute) -> Bool {
        for (a, b) in [
            (left.kind, right.kind), (left.service, right.service), (left.path, right.path),
            (left.method, right.method),
        ] where a != b { return a.precedesBytewise(b) }
        return false
    }
}

/// Why an API definition gives no routes.
struct EndpointRouteError: Error {
    var message: String
}

extension EndpointRoute {
    /// The routes of an API definition in canonical order; empty when there is none to read.
    ///
    /// - Parameters:
    ///   - endpointType: decides the language when the schema names none: HTTP means OpenAPI, gRPC means proto.
    ///   - schemaType: `schema.type` as declared.
    ///   - content: `schema.content` as declared.
    /// Refuses definitions that do not parse, and languages nobody extracts (the caller warns; upstream logs).
    static func extract(
        endpointType: String, schemaType: String, content: String
    ) throws(EndpointRouteError) -> [EndpointRoute] {
        if content.allSatisfy(\.isWhitespace) { return [] }
        let language = schemaType.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let routes: [EndpointRoute]
        switch language {
        case "openapi", "openapiv3", "oas", "oas3", "swagger": routes = try openAPI(content)
        case "proto", "protobuf", "grpc": routes = try ProtoServices.routes(of: content)
        case "" where endpointType == "HTTP": routes = try openAPI(content)
        case "" where endpointType == "gRPC": routes = try ProtoServices.routes(of: content)
        case "" where endpointType != "GraphQL": return []
        default: throw EndpointRouteError(message: "no operations can be read from a schema of type `\(schemaType)`")
        }
        return routes.sorted(by: precedes)
    }

    private static let methods: Set<String> = [
        "connect", "delete", "get", "head", "options", "patch", "post", "put", "trace",
    ]

    private static func document(_ content: String) -> YAMLReader.Result {
        let file = SourceFile(path: "schema", contents: Array(content.utf8))
        return YAMLReader.read(file, sources: SourceTable(), options: YAMLReader.Options())
    }

    /// The path of an OpenAPI document's first server (`basePath` in version 2); `{name}` in it stands for one segment.
    static func serverPath(of content: String) -> String {
        guard let root = document(content).documents.first?.root else { return "" }
        if let path = root["basePath"]?.string { return path }
        guard let url = root["servers"]?.items?.first?["url"]?.string else { return "" }
        guard let scheme = url.firstRange(of: "://") else { return url }
        return String(url[scheme.upperBound...].drop { $0 != "/" })
    }

    private static func openAPI(_ content: String) throws(EndpointRouteError) -> [EndpointRoute] {
        let result = document(content)
        if let error = result.diagnostics.first(where: { $0.severity == .error }) {
            throw EndpointRouteError(message: error.message)
        }
        guard let document = result.documents.first?.root, document.map != nil else {
            throw EndpointRouteError(message: "an OpenAPI document must be a map")
        }
        guard let paths = document["paths"], !paths.isNull else { return [] }
        guard let paths = paths.map else { throw EndpointRouteError(message: "`paths` must be a map") }
        if let reference = externalReference(document, depth: 0) {
            throw EndpointRouteError(message: "external references are not read: `\(reference)`")
        }
        var routes: [EndpointRoute] = []
        for path in paths.entries where !path.key.text.hasPrefix("x-") {
            if path.value.isNull { continue }
            guard let item = path.value.map else {
                throw EndpointRouteError(message: "`paths.\(path.key.text)` must be a map")
            }
            for operation in item.entries where methods.contains(operation.key.text) {
                if operation.value.isNull { continue }
                guard operation.value.map != nil else {
                    throw EndpointRouteError(message: "`paths.\(path.key.text).\(operation.key.text)` must be a map")
                }
                routes.append(
                    EndpointRoute(kind: "HTTP", method: operation.key.text.uppercased(), path: path.key.text))
            }
        }
        return routes
    }

    private static func externalReference(_ value: Value, depth: Int) -> String? {
        if depth > 64 { return nil }
        switch value.content {
        case .list(let list):
            for item in list.items { if let found = externalReference(item, depth: depth + 1) { return found } }
        case .map(let map):
            for entry in map.entries {
                if entry.key == "$ref", let target = entry.value.string, !target.hasPrefix("#") { return target }
                if let found = externalReference(entry.value, depth: depth + 1) { return found }
            }
        default: break
        }
        return nil
    }
}
