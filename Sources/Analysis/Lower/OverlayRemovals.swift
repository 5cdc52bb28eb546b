import Basics
import OpenChoreo
import Tree

/// Nulls in a binding's `workload`, which remove what the Workload has (seed specification 2.4). The schema's reading drops
/// nulls, so they are remembered before it and put back behind it.
struct OverlayRemovals {
    /// Where the nulls stand, below `spec`.
    private(set) var paths: [(path: [Symbol], value: Value)] = []

    /// Finds the nulls of a document.
    init(_ document: Value) {
        guard let overlay = document[path: "spec", "workload"] else { return }
        collect(overlay, ["workload"])
    }

    private mutating func collect(_ value: Value, _ path: [Symbol]) {
        guard path.count < 16 else { return }
        for entry in value.map?.entries ?? [] {
            if entry.value.isNull {
                paths.append((path + [entry.key], entry.value))
            } else {
                collect(entry.value, path + [entry.key])
            }
        }
    }

    /// The declaration with its nulls.
    func restored(in declaration: Declaration) -> Declaration {
        var spec = declaration.spec
        for (path, value) in paths { Self.put(path[...], value, into: &spec) }
        return Declaration(
            id: declaration.id, metadata: declaration.metadata, spec: spec, origin: declaration.origin,
            isBroken: declaration.isBroken)
    }

    private static func put(_ path: ArraySlice<Symbol>, _ value: Value, into target: inout Value) {
        guard let key = path.first else {
            target = value
            return
        }
        var map = target.map ?? [:]
        var inner = map[key] ?? .map([:])
        put(path.dropFirst(), value, into: &inner)
        map.set(key, to: inner)
        target = .map(map, origin: target.origin)
    }
}
