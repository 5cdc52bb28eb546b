import Analysis
import Basics
import Rendering
import Tree

/// One object that is new, gone or different.
public struct ObjectDifference: Sendable {
    /// How the object after relates to the one before.
    public enum Relation: String, Sendable, CaseIterable {
        /// It has the same identity.
        case same
        /// Its name was generated and has other digits.
        case renamed
        /// It stands in another namespace, on another plane or in another environment.
        case moved
        case added, removed
    }

    /// How the object after relates to the one before.
    public var relation: Relation
    /// The object before; nil when it is new.
    public var old: ComparedObject?
    /// The object after; nil when it is gone.
    public var new: ComparedObject?
    /// The fields that differ; none for an object on one side only.
    public var fields: [FieldChange]
    /// Whether applying it restarts pods.
    public var restartsPods: Bool
    /// What is dangerous about it.
    public var dangers: [Diagnostic] = []

    init(_ pair: ObjectMatching.Pair) {
        relation = pair.relation
        old = pair.old
        new = pair.new
        fields = []
        if let old, let new { fields = TreeDifference(from: old.value, to: new.value).changes }
        restartsPods = false
        if let new, old != nil {
            let template = PodTemplate.path(of: new.id)
            restartsPods = template.map { path in fields.contains { $0.path.steps.starts(with: path) } } ?? false
            // Under another name or elsewhere it is another object with pods of its own.
            if template != nil, relation != .same { restartsPods = true }
        }
    }

    /// The object after, or before when it is gone.
    public var object: ComparedObject {
        guard let object = new ?? old else { preconditionFailure("one side has the object") }
        return object
    }

    /// Whether there is nothing to tell.
    var isEmpty: Bool { relation == .same && fields.isEmpty && old?.unit == new?.unit }
}

/// Where workloads have the template of their pods: a change there restarts them.
enum PodTemplate {
    /// The fields that lead to it; nil for kinds without one, or whose running pods are left alone.
    static func path(of id: ObjectID) -> [FieldStep]? {
        switch (id.group, id.kind) {
        case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("argoproj.io", "Rollout"):
            [.field("spec"), .field("template")]
        case ("", "Pod"): [.field("spec")]
        default: nil
        }
    }

    /// The specification of the pods that an object makes; nil for kinds that make none.
    static func podSpec(of object: ComparedObject) -> Value? {
        switch object.id.kind {
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout", "Job":
            object.value[path: "spec", "template", "spec"]
        case "CronJob": object.value[path: "spec", "jobTemplate", "spec", "template", "spec"]
        case "Pod": object.value["spec"]
        default: nil
        }
    }
}
