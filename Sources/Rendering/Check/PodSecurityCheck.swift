import Analysis
import Basics
import Tree

/// Judges pods by the Pod Security Standards of Kubernetes, as its admission does (v1.31).
struct PodSecurityCheck {
    private let level: String
    private let object: RenderedObject
    private(set) var findings: [Diagnostic] = []

    /// The findings for an object that runs pods under a level: `baseline` or `restricted`; everything else forbids nothing.
    static func findings(_ object: RenderedObject, _ pod: PodTemplate, level: String) -> [Diagnostic] {
        guard level == "baseline" || level == "restricted" else { return [] }
        var check = PodSecurityCheck(level: level, object: object)
        check.judge(pod)
        return check.findings
    }

    private init(level: String, object: RenderedObject) {
        self.level = level
        self.object = object
    }

    private mutating func report(_ what: String, _ value: Value?, fix: String) {
        let origin = value.map(\.origin).flatMap { $0.isKnown ? $0 : nil } ?? object.origin
        findings.append(
            Diagnostic(
                .podSecurityViolated,
                "\(object.kind) `\(object.name)`: the level `\(level)` of its cell forbids \(what)",
                at: Location(origin),
                fix: fix))
    }

    private mutating func judge(_ pod: PodTemplate) {
        host(pod.spec)
        context(pod.spec["securityContext"], of: "the pod")
        volumes(pod.spec)
        for entry in pod.metadata?[.annotations]?.map?.entries ?? []
        where entry.key.text.hasPrefix("container.apparmor.security.beta.kubernetes.io/") {
            let text = entry.value.string ?? ""
            if text.isEmpty || text == "runtime/default" || text.hasPrefix("localhost/") { continue }
            report("the AppArmor profile `\(text)`", entry.value, fix: "Write `runtime/default`.")
        }
        for container in pod.containers { judge(container, pod.spec["securityContext"]) }
    }

    private mutating func host(_ pod: Value) {
        for field in ["hostNetwork", "hostPID", "hostIPC"] as [Symbol] where pod[field]?.bool ?? false {
            report("`\(field.text)`", pod[field], fix: "Remove it.")
        }
    }

    private static let volumeTypes: Set<Symbol> = [
        "name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected",
        "secret",
    ]

    private mutating func volumes(_ pod: Value) {
        for volume in pod["volumes"]?.items ?? [] {
            for entry in volume.map?.entries ?? [] {
                let isForbidden =
                    level == "restricted" ? !Self.volumeTypes.contains(entry.key) : entry.key == "hostPath"
                if isForbidden {
                    report(
                        "volumes of type `\(entry.key.text)`", entry.value,
                        fix: "Use a PersistentVolumeClaim, a CSI volume or an `emptyDir`.")
                }
            }
        }
    }

    private static let sysctls: Set<String> = [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
    ]

    /// What pods and containers say alike.
    private mutating func context(_ context: Value?, of owner: String) {
        if let flag = context?[path: "windowsOptions", "hostProcess"], flag.bool ?? false {
            report("host processes of Windows in \(owner)", flag, fix: "Remove it.")
        }
        if let type = context?[path: "appArmorProfile", "type"], type.string == "Unconfined" {
            report("an AppArmor profile `Unconfined` of \(owner)", type, fix: "Write `RuntimeDefault`.")
        }
        if let type = context?[path: "seccompProfile", "type"], type.string == "Unconfined" {
            report("a seccomp profile `Unconfined` of \(owner)", type, fix: "Write `RuntimeDefault`.")
        }
        let linux = context?["seLinuxOptions"]
        let types = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]
        if let type = linux?["type"], !types.contains(type.string ?? "") {
            report("the SELinux type `\(type.string ?? "")` of \(owner)", type, fix: "Write `container_t`.")
        }
        for field in ["user", "role"] as [Symbol] {
            if let value = linux?[field], !(value.string ?? "").isEmpty {
                report("an SELinux \(field.text) of \(owner)", value, fix: "Remove it.")
            }
        }
        for item in context?["sysctls"]?.items ?? [] where !Self.sysctls.contains(item["name"]?.string ?? "") {
            report("the sysctl `\(item["name"]?.string ?? "")`", item["name"] ?? item, fix: "Remove it.")
        }
        guard level == "restricted", let user = context?["runAsUser"], user.exactInteger == 0 else { return }
        report("user 0 in \(owner)", user, fix: "Run as another user.")
    }

    private static let capabilities: Set<String> = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    private mutating func judge(_ container: Value, _ pod: Value?) {
        let name = "container `\(container[.name]?.string ?? "")`"
        let own = container["securityContext"]
        context(own, of: name)
        if let flag = own?["privileged"], flag.bool ?? false {
            report("the privileged \(name)", flag, fix: "Remove `privileged`.")
        }
        let allowed = level == "restricted" ? ["NET_BIND_SERVICE"] : Self.capabilities
        for capability in own?[path: "capabilities", "add"]?.items ?? []
        where !allowed.contains(capability.string ?? "") {
            report("the capability `\(capability.string ?? "")` of \(name)", capability, fix: "Remove it.")
        }
        for port in container["ports"]?.items ?? [] where (port["hostPort"]?.exactInteger ?? 0) != 0 {
            report("ports of the host for \(name)", port["hostPort"], fix: "Remove `hostPort`.")
        }
        if let mount = own?["procMount"], !["", "Default"].contains(mount.string ?? "") {
            report("`procMount: \(mount.string ?? "")` of \(name)", mount, fix: "Remove it.")
        }
        if level == "restricted" { restricted(container, own, pod, name) }
    }

    private mutating func restricted(_ container: Value, _ own: Value?, _ pod: Value?, _ name: String) {
        if own?["allowPrivilegeEscalation"]?.bool != false {
            report(
                "\(name) to gain privileges", own?["allowPrivilegeEscalation"] ?? container,
                fix: "Set `allowPrivilegeEscalation: false` in the class, or for all pods: "
                    + "`openchoreo.dev/allow-privilege-escalation: \"false\"`.")
        }
        if (own?["runAsNonRoot"] ?? pod?["runAsNonRoot"])?.bool != true {
            report(
                "\(name) to run as root", own?["runAsNonRoot"] ?? container,
                fix: "Set `runAsNonRoot: true` in the class, or for all pods: "
                    + "`openchoreo.dev/run-as-non-root: \"true\"`.")
        }
        let profile = (own?["seccompProfile"] ?? pod?["seccompProfile"])?["type"]
        // `Unconfined` has been told already.
        if !["RuntimeDefault", "Localhost", "Unconfined"].contains(profile?.string ?? "") {
            report(
                "\(name) without a seccomp profile", profile ?? container,
                fix: "Set `seccompProfile: {type: RuntimeDefault}` in the class, or for all pods: "
                    + "`openchoreo.dev/seccomp-profile: RuntimeDefault`.")
        }
        let drop = own?[path: "capabilities", "drop"]
        if !(drop?.items ?? []).contains(where: { $0.string == "ALL" }) {
            report(
                "\(name) to keep capabilities", drop ?? container,
                fix: "Set `capabilities: {drop: [ALL]}` in the class, or for all pods: "
                    + "`openchoreo.dev/drop-capabilities: ALL`.")
        }
    }
}
