import Basics
import OpenChoreo
import Tree

/// The commands of containers whose variables the vault's agent writes: a shell starts them, so they must be known.
struct AgentCommands {
    private let linker: Linker
    private let family: ComponentFamily

    init(_ linker: Linker, _ family: ComponentFamily) {
        self.linker = linker
        self.family = family
    }

    /// Container → command with arguments, those of the workload before those of the class.
    func commands(
        _ configuration: ResolvedConfiguration, _ workload: Value, _ classSpec: Value, _ overrides: [Value]
    ) -> Result<[Symbol: [Value]], LinkRefusal> {
        var result: [Symbol: [Value]] = [:]
        for (container, variables) in configuration.agentVariables.sorted(by: {
            Symbol.precedesBytewise($0.key, $1.key)
        }) {
            let own = workload["containers"]?[container]
            let base = Self.container(
                container, of: classSpec[family == .scheduledTask ? "cronJobTemplate" : "deploymentTemplate"])
            func words(_ field: Symbol) -> [Value] {
                let given = own?[field]?.items ?? []
                return given.isEmpty ? base?[field]?.items ?? [] : given
            }
            for override in overrides {
                let patched = Self.container(
                    container, of: override[family == .scheduledTask ? "cronJob" : "deployment"])
                guard let value = patched?["command"] ?? patched?["args"] else { continue }
                return linker.refuse(
                    Diagnostic(
                        .agentCommandUnknown,
                        "this override starts container `\(container.text)` without the variables that the vault's agent writes",
                        at: Location(value.origin), fix: "Write it in the Workload, or in `workload` of the binding."))
            }
            guard !words("command").isEmpty else {
                let name = variables[0][.name]
                return linker.refuse(
                    Diagnostic(
                        .agentCommandUnknown,
                        "variable `\(name?.string ?? "")` comes from the vault's agent, but container `\(container.text)` names no command to start with it",
                        at: Location(name?.origin ?? own?.origin ?? workload.origin),
                        fix:
                            "Write the container's `command`, mount the secret as a file, or use another `secrets.backend`."
                    ))
            }
            result[container] = words("command") + words("args")
        }
        return .success(result)
    }

    private static func container(_ name: Symbol, of template: Value?) -> Value? {
        let pod = (template?[path: "jobTemplate", "spec"] ?? template)?[path: "template", "spec"]
        return pod?["containers"]?.items?.first { $0[.name]?.string == name.text }
    }
}
