import Analysis
import Basics
import Tree

/// Writes on objects what a syncing tool may do with them, in its words (settings `syncAnnotations`, `resources.retain`).
struct SyncAnnotations {
    /// In whose words Namespaces, volumes and Jobs are marked.
    private let tool: SyncTool
    /// In whose words retained resources are marked.
    private let retention: SyncTool
    /// Whether Flux might take `${…}` in an object for a variable of its own.
    private let isSubstituted: Bool

    init(_ settings: Settings) {
        tool = settings.syncAnnotations
        retention = settings.retention
        isSubstituted = settings.syncAnnotations == .flux || settings.sync?.tool == .flux
    }

    /// Marks the objects of a resource that is to be retained.
    func retain(_ objects: inout [RenderedObject]) {
        if retention == .none { return }
        for index in objects.indices { protect(&objects[index], retention) }
    }

    /// Protects Namespaces and volumes, lets Jobs be replaced, and keeps Flux from filling in variables.
    func mark(_ objects: inout [RenderedObject]) {
        if tool == .none, !isSubstituted { return }
        for index in objects.indices {
            switch (objects[index].group, objects[index].kind) {
            case ("", "Namespace"), ("", "PersistentVolumeClaim"), ("", "PersistentVolume"):
                protect(&objects[index], tool)
            case ("batch", "Job"): replace(&objects[index])
            default: break
            }
            if isSubstituted, Self.holdsVariable(objects[index].value) {
                objects[index].annotate("kustomize.toolkit.fluxcd.io/substitute", "disabled")
            }
        }
    }

    private func protect(_ object: inout RenderedObject, _ tool: SyncTool) {
        switch tool {
        case .none: break
        case .argocd: object.addSyncOptions(["Delete=false", "Prune=false"])
        case .flux: object.annotate("kustomize.toolkit.fluxcd.io/prune", "disabled")
        }
    }

    /// The template of a Job cannot be changed: a new one has to take its place.
    private func replace(_ object: inout RenderedObject) {
        switch tool {
        case .none: break
        case .argocd: object.addSyncOptions(["Force=true", "Replace=true"])
        case .flux: object.annotate("kustomize.toolkit.fluxcd.io/force", "enabled")
        }
    }

    /// Whether a text or key anywhere in a tree holds `${`, which Flux's substitution looks for.
    private static func holdsVariable(_ value: Value) -> Bool {
        if let text = value.string { return holdsVariable(text) }
        if let items = value.items { return items.contains(where: holdsVariable) }
        guard let map = value.map else { return false }
        return map.entries.contains { holdsVariable($0.key.text) || holdsVariable($0.value) }
    }

    private static func holdsVariable(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var previous: UInt8 = 0
            for byte in bytes {
                if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") { return true }
                previous = byte
            }
            return false
        }
    }
}

extension RenderedObject {
    /// Sets an annotation; what stands there already wins.
    mutating func annotate(_ name: Symbol, _ text: String) {
        if value[path: .metadata, .annotations]?[name] != nil { return }
        setAnnotation(name, to: .string(text, origin: origin))
    }

    /// Adds options to Argo CD's list; an option that stands there already wins.
    mutating func addSyncOptions(_ options: [String]) {
        let name: Symbol = "argocd.argoproj.io/sync-options"
        let present = value[path: .metadata, .annotations]?[name]
        var list = (present?.string ?? "").split(separator: ",").map { Self.trimmed($0) }.filter { !$0.isEmpty }
        let names = Set(list.map { $0.prefix { $0 != "=" } })
        list += options.filter { !names.contains($0.prefix { $0 != "=" }) }
        setAnnotation(name, to: .string(list.joined(separator: ","), origin: present?.origin ?? origin))
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private mutating func setAnnotation(_ name: Symbol, to text: Value) {
        guard var root = value.map else { return }
        var metadata = root[.metadata]?.map ?? [:]
        var annotations = metadata[.annotations]?.map ?? [:]
        annotations.set(name, to: text)
        metadata.set(.annotations, to: .map(annotations, origin: metadata[.annotations]?.origin ?? origin))
        root.set(.metadata, to: .map(metadata, origin: root[.metadata]?.origin ?? origin))
        value.content = .map(root)
    }
}
