import Basics
import Tree

/// The pods that an object runs.
struct PodTemplate {
    /// The pod's metadata.
    let metadata: Value?
    /// The pod's specification.
    let spec: Value
    /// How many pods there are at once, unless something scales them.
    let count: Int64

    /// The pods of a workload; nil for everything else.
    init?(_ object: RenderedObject) {
        let spec = object.value[.spec]
        var template = spec?["template"]
        var count: Int64 = 1
        switch (object.group, object.kind) {
        case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "ReplicaSet"):
            count = spec?["replicas"]?.exactInteger ?? 1
        case ("apps", "DaemonSet"): break
        case ("batch", "Job"): count = spec?["parallelism"]?.exactInteger ?? 1
        case ("batch", "CronJob"):
            let job = spec?[path: "jobTemplate", "spec"]
            template = job?["template"]
            count = spec?["suspend"]?.bool ?? false ? 0 : job?["parallelism"]?.exactInteger ?? 1
        case ("", "Pod"): template = object.value
        default: return nil
        }
        guard let pod = template?[.spec] else { return nil }
        metadata = template?[.metadata]
        self.spec = pod
        self.count = count
    }

    /// The containers, those that run before the others first.
    var containers: [Value] {
        (["initContainers", "containers"] as [Symbol]).flatMap { spec[$0]?.items ?? [] }
    }

    /// Whether an init container runs on beside the others.
    static func isSidecar(_ container: Value) -> Bool { container["restartPolicy"]?.string == "Always" }
}

extension Symbol {
    static let resources: Symbol = "resources"
}
