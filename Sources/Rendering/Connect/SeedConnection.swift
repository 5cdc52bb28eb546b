import Analysis
import Basics
import Tree

/// Variables of connections of the seed's vocabulary (seed specification 5.6).
enum SeedConnection {
    /// What templates may name.
    struct Address {
        var scheme: String
        var host: String
        var port: String
        var basePath: String

        var uri: String {
            guard !scheme.isEmpty else { return "\(host):\(port)" }
            let isDefault = scheme == "http" && port == "80" || scheme == "https" && port == "443"
            return "\(scheme)://\(host)\(isDefault ? "" : ":" + port)\(basePath)"
        }

        func value(_ name: String) -> String? {
            switch name {
            case "host": host
            case "port": port
            case "scheme": scheme
            case "basePath": basePath
            case "uri", "url": uri
            default: nil
            }
        }
    }

    /// The address of an endpoint inside the project: the Service's name and port.
    static func local(_ address: ServiceAddress, type: String) -> Address {
        let isSecure = address.port == 443 || address.port == 8443
        let scheme =
            switch type {
            case "gRPC": "grpc"
            case "Websocket": "ws"
            case "TCP", "UDP": ""
            default: isSecure ? "https" : "http"
            }
        return Address(
            scheme: scheme, host: String(address.host.prefix { $0 != "." }), port: String(address.port), basePath: "")
    }

    /// The address of something outside the platform.
    static func external(_ target: Value) -> Address {
        let port = target["port"]?.exactInteger ?? 0
        let isSecure = target["tls"]?.bool ?? (port == 443)
        let declared = target["protocol"]?.string?.lowercased()
        let scheme =
            switch declared {
            case "tcp", "udp": ""
            case let name? where name != "http" && name != "https": name
            default: isSecure ? "https" : "http"
            }
        // A network has no name, but for one that is a single address.
        let network = target["cidr"]?.string ?? ""
        let single = ["/32", "/128"].first(where: network.hasSuffix).map { String(network.dropLast($0.utf8.count)) }
        let host = target["host"]?.string ?? single ?? ""
        return Address(
            scheme: scheme, host: host.contains(":") ? "[\(host)]" : host, port: String(port), basePath: "")
    }

    /// The variables that a connection injects. Refused are texts that are no template of the subset `{{ .name }}`.
    static func variables(_ inject: Value?, _ address: Address, followsUpstream: Bool) -> (
        variables: [Value], findings: [Diagnostic]
    ) {
        var variables: [Value] = []
        var findings: [Diagnostic] = []
        for entry in inject?["env"]?.items ?? [] {
            guard let name = entry["name"], let text = entry["value"], let template = text.string else { continue }
            if var finding = VariableName.finding(name) {
                if followsUpstream { finding.severity = .warning }
                findings.append(finding)
            }
            switch render(template, address, followsUpstream: followsUpstream) {
            case .success(let value):
                variables.append(
                    .map(["name": name, "value": .string(value, origin: text.origin)], origin: entry.origin))
            case .failure(let problem):
                findings.append(
                    Diagnostic(
                        .connectionTemplate, problem.message, at: Location(text.origin, inner: problem.range),
                        fix: problem.fix,
                        severity: followsUpstream ? .warning : .error))
                if followsUpstream {
                    variables.append(
                        .map(["name": name, "value": .string(template, origin: text.origin)], origin: entry.origin))
                }
            }
        }
        return (variables, findings)
    }

    struct Problem: Error {
        var message: String
        var range: Range<Int>
        var fix: String?
    }

    private static let names = ["url", "uri", "host", "port", "scheme", "basePath"]

    /// Text with `{{ .name }}`; a dash inside the braces trims the white space outside of them.
    static func render(_ template: String, _ address: Address, followsUpstream: Bool) -> Result<String, Problem> {
        let bytes = Array(template.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x7b, index + 1 < bytes.count, bytes[index + 1] == 0x7b else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let start = index
            var end = index + 2
            while end + 1 < bytes.count, !(bytes[end] == 0x7d && bytes[end + 1] == 0x7d) { end += 1 }
            guard end + 1 < bytes.count else {
                return .failure(
                    Problem(message: "`{{` has no `}}`", range: start..<bytes.count, fix: "Write `{{ .url }}`."))
            }
            var inner = bytes[(index + 2)..<end]
            var trimsAfter = false
            if inner.first == 0x2d, inner.count > 1, isSpace(inner[inner.startIndex + 1]) {
                inner = inner.dropFirst()
                while let last = output.last, isSpace(last) { output.removeLast() }
            }
            if inner.last == 0x2d, inner.count > 1, isSpace(inner[inner.endIndex - 2]) {
                inner = inner.dropLast()
                trimsAfter = true
            }
            let text = String(decoding: inner, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
            index = end + 2
            guard text.hasPrefix("."), text.dropFirst().allSatisfy({ $0.isLetter }), text.count > 1 else {
                return .failure(
                    Problem(
                        message: "`{{ \(text) }}` is more than a name", range: start..<index,
                        fix: "Write one of " + names.map { "`{{ .\($0) }}`" }.joined(separator: ", ") + "."))
            }
            let name = String(text.dropFirst())
            if name == "scheme", address.scheme.isEmpty, !followsUpstream {
                return .failure(
                    Problem(
                        message: "the endpoint speaks TCP or UDP, which has no scheme", range: start..<index,
                        fix: "Write `{{ .host }}:{{ .port }}`."))
            }
            if address.host.isEmpty, ["host", "uri", "url"].contains(name) {
                return .failure(
                    Problem(
                        message: "the connection leads to a network, which has no `.\(name)`", range: start..<index,
                        fix: "Write `host` beside `cidr`."))
            }
            if let value = address.value(name) {
                output += Array(value.utf8)
            } else if followsUpstream {
                output += Array("<no value>".utf8)
            } else {
                return .failure(
                    Problem(
                        message: "a connection has no `.\(name)`", range: start..<index,
                        fix: nearestName(to: name, among: names).map { "Write `{{ .\($0) }}`." }
                            ?? "Write one of " + names.map { "`.\($0)`" }.joined(separator: ", ") + "."))
            }
            if trimsAfter { while index < bytes.count, isSpace(bytes[index]) { index += 1 } }
        }
        return .success(String(decoding: output, as: UTF8.self))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
