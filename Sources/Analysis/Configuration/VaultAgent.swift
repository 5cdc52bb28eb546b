import Basics
import OpenChoreo
import Tree

/// Secrets by the agent that HashiCorp Vault's injector adds to pods (seed specification 4.6): annotations of the pod say which
/// files it writes. Variables become a file that a shell reads before it starts the container's own command.
struct VaultAgent: Sendable {
    /// A value of the vault, and the variable that gets it.
    struct Line: Sendable {
        var variable: String?
        var path: String
        var field: String

        /// The template of the agent for this value.
        var template: String {
            let data = path.split(separator: "/").dropFirst().first == "data" ? ".Data.data" : ".Data"
            let value = "{{ with secret \(Self.quoted(path)) }}{{ index \(data) \(Self.quoted(field))"
            guard let variable else { return value + " }}{{ end }}" }
            // A shell reads it: what is between single quotes stays as it is, but for a single quote.
            return "export \(variable)='" + value + #" | replaceAll "'" "'\\''" }}{{ end }}'"#
        }

        private static func quoted(_ text: String) -> String {
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
    }

    /// A file that the agent writes.
    struct File: Sendable {
        /// What its annotations are told apart by.
        var id: String
        /// The folder; nil for the agent's own, `/vault/secrets`.
        var directory: String?
        var name: String
        var lines: [Line]
    }

    /// The files, in the order of their containers.
    var files: [File] = []
    /// Container → its command with arguments, which a shell starts after it has read the container's variables.
    var commands: [Symbol: [Value]] = [:]

    private static let prefix = "vault.hashicorp.com/"

    /// A file with the variables of a container.
    static func variables(of container: Symbol, _ lines: [Line]) -> File {
        File(id: id(["env", container.text]), directory: nil, name: container.text + ".env", lines: lines)
    }

    /// A file at a path.
    static func file(at path: String, _ line: Line) -> File {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let name = parts.popLast() ?? ""
        return File(id: id(["file", path]), directory: "/" + parts.joined(separator: "/"), name: name, lines: [line])
    }

    /// The last part of an annotation's name has at most 63 characters, and `agent-inject-template-` stands before it.
    private static func id(_ parts: [String]) -> String { NameGenerator.generate(parts, limit: 40) }

    /// The script of the shell that starts a container.
    static func script(_ container: Symbol) -> String {
        ". /vault/secrets/\(container.text).env && exec \"$0\" \"$@\""
    }

    /// The annotations of the pod.
    ///
    /// - Parameter isTask: whether the pod ends by itself, so that no agent may stay beside it.
    func annotations(address: String, role: String, isTask: Bool) -> Map {
        guard !files.isEmpty else { return [:] }
        var map: Map = [:]
        func set(_ name: String, _ value: String) { map.set(Symbol(Self.prefix + name), to: .string(value)) }
        set("agent-inject", "true")
        set("role", role)
        set("service", address)
        if isTask { set("agent-pre-populate-only", "true") }
        for file in files {
            set("agent-inject-secret-" + file.id, file.lines.first?.path ?? "")
            set("agent-inject-template-" + file.id, file.lines.map(\.template).joined(separator: "\n"))
            set("agent-inject-file-" + file.id, file.name)
            if let directory = file.directory { set("secret-volume-path-" + file.id, directory) }
        }
        return map
    }

    // MARK: Network

    /// The way of the agent to the vault: a namespace of the cluster for the name of a Service, else a host.
    static func provider(_ address: String) -> SeedUnit.Provider? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let authority = address[scheme.upperBound...].prefix { $0 != "/" }
        let parts = authority.split(separator: ":", maxSplits: 1)
        guard let host = parts.first.map(String.init) else { return nil }
        let fallback: Int64 = address.hasPrefix("https") ? 443 : 80
        let port = parts.count > 1 ? Int64(parts[1]) ?? fallback : fallback
        let labels = host.split(separator: ".")
        let isService = labels.count >= 3 && labels[2] == "svc"
        return SeedUnit.Provider(
            project: "", component: "", port: port, isUDP: false, host: isService ? "" : host, isNetwork: false,
            namespace: isService ? String(labels[1]) : nil)
    }
}
