import Basics
import OpenChoreo
import Tree

/// Variables, files and what they come from, of one component in one environment (seed specification 4.4 – 4.6).
public struct ResolvedConfiguration: Sendable {
    /// Container → its variables, as Kubernetes writes them.
    public var variables: [Symbol: [Value]] = [:]
    /// Container → variables that the vault's agent writes, `{name, path, field}`.
    var agentVariables: [Symbol: [Value]] = [:]
    /// What the vault's agent writes.
    var agent = VaultAgent()
    /// Container → `envFrom` entries of whole Secrets.
    public var sources: [Symbol: [Value]] = [:]
    /// Container → volume mounts.
    public var mounts: [Symbol: [Value]] = [:]
    /// Volumes of the pod.
    public var volumes: [Value] = []
    /// `{name, group, data}` of each ConfigMap.
    public var configMaps: [Value] = []
    /// `{name, group, objects: [{key, path, field}]}` of each group with secrets.
    public var secrets: [Value] = []
    /// Annotations of the pod, so that a change restarts it.
    public var checksums: Map = [:]
}
