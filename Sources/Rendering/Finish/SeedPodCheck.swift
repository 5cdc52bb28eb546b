import Analysis
import Basics
import CEL
import OpenChoreo
import Tree

/// What class, workload and overrides make together and no cluster accepts: each may be right by itself.
struct SeedPodCheck {
    private let object: RenderedObject
    private let pod: Value
    private(set) var findings: [Diagnostic] = []

    /// Judges a workload; `pod` is the specification of its pods.
    init(_ object: RenderedObject, _ pod: Value) {
        self.object = object
        self.pod = pod
        checkController()
        let volumes = Set((pod["volumes"]?.items ?? []).compactMap { $0["name"]?.string })
        for field in ["initContainers", "containers"] as [Symbol] {
            for container in pod[field]?.items ?? [] {
                checkMounts(container, volumes)
                checkResources(container)
                checkProbes(container)
            }
        }
    }

    private mutating func refuse(_ message: String, _ value: Value?, _ fix: String) {
        let origin = value?.origin ?? .none
        findings.append(
            Diagnostic(
                .classSchema, "\(object.kind) `\(object.name)`: " + message,
                at: Location(origin.isKnown ? origin : object.origin), fix: fix))
    }

    private mutating func checkController() {
        let allowed = object.kind == "Deployment" ? ["Always"] : ["OnFailure", "Never"]
        if let policy = pod["restartPolicy"], let text = policy.string, !allowed.contains(text) {
            refuse("its pods cannot have `restartPolicy: \(text)`", policy, "Write `\(allowed[0])`.")
        }
        guard object.kind == "Deployment" else { return }
        let strategy = object.value[path: "spec", "strategy"]
        if strategy?["type"]?.string == "Recreate", let rolling = strategy?["rollingUpdate"] {
            refuse("`Recreate` knows no `rollingUpdate`", rolling, "Remove `rollingUpdate`.")
        }
        if let replicas = object.value[path: "spec", "replicas"], let count = replicas.exactInteger, count < 0 {
            refuse("there are no \(count) replicas", replicas, "Write a number from 0 on.")
        }
    }

    private func name(_ container: Value) -> String { container["name"]?.string ?? "" }

    private mutating func checkMounts(_ container: Value, _ volumes: Set<String>) {
        for mount in container["volumeMounts"]?.items ?? [] {
            guard let volume = mount["name"], let text = volume.string, !volumes.contains(text) else { continue }
            refuse(
                "container `\(name(container))` mounts volume `\(text)`, which the pod does not have", volume,
                nearestName(to: text, among: volumes.sorted()).map { "Write `\($0)`." } ?? "Add it to `volumes`.")
        }
    }

    private mutating func checkResources(_ container: Value) {
        for entry in container["resources"]?["requests"]?.map?.entries ?? [] {
            guard let limit = container["resources"]?["limits"]?[entry.key], let most = KubernetesQuantity(limit),
                let amount = KubernetesQuantity(entry.value), amount > most
            else { continue }
            refuse(
                "container `\(name(container))` asks for \(amount.text) of \(entry.key.text), but may use \(most.text)",
                entry.value, "Raise `limits.\(entry.key.text)`, or ask for less.")
        }
    }

    /// Names of ports in probes are those of the container's own ports.
    private mutating func checkProbes(_ container: Value) {
        let ports = (container["ports"]?.items ?? []).compactMap { $0["name"]?.string }
        for field in ["livenessProbe", "readinessProbe", "startupProbe"] as [Symbol] {
            for handler in ["httpGet", "tcpSocket"] as [Symbol] {
                guard let port = container[field]?[handler]?["port"], let text = port.string, !ports.contains(text)
                else { continue }
                refuse(
                    "`\(field.text)` of container `\(name(container))` asks port `\(text)`, which it does not have",
                    port,
                    ports.isEmpty
                        ? "Write the number of a port."
                        : "Write the number of a port, or " + ports.map { "`\($0)`" }.joined(separator: " or ") + ".")
            }
        }
    }
}
