import Basics
import Tree

/// Kubernetes' URLs: `url`, `isURL`, `getScheme`, `getHost`, `getHostname`, `getPort`, `getEscapedPath`, `getQuery`.
enum URLLibrary {
    static let type: Symbol = "kubernetes.URL"

    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("url", ["string -> URL"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            try meter.charge(bytes: text.utf8.count)
            guard AbsoluteURL(text) != nil else {
                throw EvaluationFailure("`\(text)` is neither an absolute URL nor an absolute path")
            }
            return OpaqueValue.make(type, .string(text))
        },
        FunctionDeclaration("isURL", ["string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
            try meter.charge(bytes: text.utf8.count)
            return .bool(AbsoluteURL(text) != nil)
        },
        part("getScheme") { $0.scheme }, part("getHost") { $0.host }, part("getHostname") { $0.hostname },
        part("getPort") { $0.port }, part("getEscapedPath") { $0.path },
        FunctionDeclaration("getQuery", [".URL -> map(string, list(string))"]) {
            (arguments, meter) throws(EvaluationFailure) in
            let parameters = try url(arguments[0], &meter).parameters
            return .map(Map(parameters.map { (Symbol($0.name), Value.list($0.values.map { .string($0) })) }))
        },
    ]

    private static func part(
        _ name: Symbol, _ part: @escaping @Sendable (AbsoluteURL) -> String
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, [".URL -> string"]) { (arguments, meter) throws(EvaluationFailure) in
            .string(part(try url(arguments[0], &meter)))
        }
    }

    private static func url(_ content: Content, _ meter: inout CostMeter) throws(EvaluationFailure) -> AbsoluteURL {
        guard case .string(let text) = OpaqueValue.data(content, type), let url = AbsoluteURL(text) else {
            throw .noSuchOverload
        }
        try meter.charge(bytes: text.utf8.count)
        return url
    }
}
