import Basics
import Rendering
import Tree

/// A name as a cluster shows it: of an object, or of what controllers make of one.
public struct ClusterName: Hashable, Sendable {
    /// The kind in lower case, if one was given: `pod/web-…`.
    public let kind: String?
    /// The name.
    public let name: String

    /// Reads `NAME` or `KIND/NAME`; kinds may be plural, short (`deploy`, `po`) and with a group (`deployments.apps`).
    public init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            kind = nil
            name = text
            return
        }
        let bare = parts[0].lowercased().split(separator: ".").first.map(String.init) ?? ""
        kind = Self.shortKinds[bare] ?? Self.singular(bare)
        name = String(parts[1])
    }

    private static let shortKinds: [String: String] = [
        "po": "pod", "deploy": "deployment", "rs": "replicaset", "sts": "statefulset", "ds": "daemonset",
        "cj": "cronjob", "svc": "service", "cm": "configmap", "ns": "namespace", "pvc": "persistentvolumeclaim",
        "sa": "serviceaccount", "ing": "ingress", "netpol": "networkpolicy", "hpa": "horizontalpodautoscaler",
        "pdb": "poddisruptionbudget", "quota": "resourcequota", "cnp": "ciliumnetworkpolicy", "es": "externalsecret",
    ]

    private static func singular(_ kind: String) -> String {
        if kind.hasSuffix("ies") { return String(kind.dropLast(3)) + "y" }
        if kind.hasSuffix("classes") || kind.hasSuffix("sses") { return String(kind.dropLast(2)) }
        return kind.hasSuffix("s") && !kind.hasSuffix("ss") ? String(kind.dropLast()) : kind
    }

    /// What the name is to an object: the object itself (its kind), or what a controller makes of it.
    ///
    /// Nil if it is nothing to the object.
    public func relation(to object: RenderedObject) -> String? {
        let own = object.name
        if own == name, accepts(object.kind.lowercased()) { return object.kind }
        switch object.kind {
        case "Deployment":
            if accepts("pod"), isPod(of: own, Self.isHash) { return "Pod" }
            if accepts("replicaset"), let rest = rest(behind: own), Self.isHash(rest) { return "ReplicaSet" }
        case "StatefulSet":
            if accepts("pod"), let rest = rest(behind: own), Self.isNumber(rest) { return "Pod" }
            if accepts("persistentvolumeclaim"), isClaim(of: object) { return "PersistentVolumeClaim" }
        case "DaemonSet":
            if accepts("pod"), let rest = rest(behind: own), Self.isRandom(rest) { return "Pod" }
        case "Job":
            if accepts("pod"), isJobPod(of: own[...]) { return "Pod" }
        case "CronJob":
            if accepts("job"), let rest = rest(behind: own), Self.isSchedule(rest) { return "Job" }
            if accepts("pod"), let dash = name.lastIndex(of: "-"), Self.isRandom(name[name.index(after: dash)...]),
                let rest = ClusterName(String(name[..<dash])).rest(behind: own), Self.isSchedule(rest)
            {
                return "Pod"
            }
        default: break
        }
        return nil
    }

    private func accepts(_ kind: String) -> Bool { self.kind == nil || self.kind == kind }

    // MARK: What controllers append

    /// What stands behind an owner's name and a dash.
    private func rest(behind owner: String) -> Substring? {
        guard name.hasPrefix(owner + "-") else { return nil }
        return name[name.index(name.startIndex, offsetBy: owner.count + 1)...]
    }

    /// The letters of generated suffixes: no vowels, so that no words come out.
    private static let letters = Set("bcdfghjklmnpqrstvwxz2456789".utf8)

    private static func isRandom(_ text: Substring) -> Bool {
        text.utf8.count == 5 && text.utf8.allSatisfy(letters.contains)
    }

    /// The hash of a pod template.
    private static func isHash(_ text: Substring) -> Bool {
        (1...10).contains(text.utf8.count) && text.utf8.allSatisfy(letters.contains)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// The scheduled minute of a CronJob since 1970 (older controllers: second).
    private static func isSchedule(_ text: Substring) -> Bool {
        (8...10).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A pod of a Deployment: the name of the ReplicaSet and five letters; names of generated pods are cut at 58 bytes.
    private func isPod(of owner: String, _ isHash: (Substring) -> Bool) -> Bool {
        let random = name.suffix(5)
        guard Self.isRandom(random) else { return false }
        let base = name.dropLast(5)
        if base.hasSuffix("-"), let rest = ClusterName(String(base.dropLast())).rest(behind: owner), isHash(rest) {
            return true
        }
        guard base.utf8.count == 58 else { return false }
        if (owner + "-").hasPrefix(base) { return true }
        guard base.hasPrefix(owner + "-") else { return false }
        let rest = base.dropFirst(owner.count + 1)
        return rest.isEmpty || isHash(rest)
    }

    /// A pod of a Job: five letters, with the index before them for indexed Jobs.
    private func isJobPod(of owner: Substring) -> Bool {
        guard let rest = rest(behind: String(owner)) else { return false }
        if Self.isRandom(rest) { return true }
        guard let dash = rest.lastIndex(of: "-") else { return false }
        return Self.isNumber(rest[..<dash]) && Self.isRandom(rest[rest.index(after: dash)...])
    }

    /// A claim that a StatefulSet makes: `<template>-<set>-<n>`.
    private func isClaim(of object: RenderedObject) -> Bool {
        for template in object.value[path: "spec", "volumeClaimTemplates"]?.items ?? [] {
            let prefix = (template[path: .metadata, .name]?.string ?? "") + "-" + object.name
            if let rest = rest(behind: prefix), Self.isNumber(rest) { return true }
        }
        return false
    }
}

extension Symbol {
    static let metadata: Symbol = "metadata"
}
