import Basics
import Rendering
import Tree

/// Secrets that are read from another place of the store than before.
enum SecretDanger {
    static func findings(_ difference: ObjectDifference) -> [Diagnostic] {
        guard difference.old != nil, difference.new != nil else { return [] }
        return difference.fields.compactMap { change in
            guard change.kind == .changed, isPath(change.path, difference.object.id.kind) else { return nil }
            return difference.danger(
                .secretPathChanged,
                "`\(change.path.text)` goes from \(change.old.shown) to \(change.new.shown): another secret is read",
                change, fix: "See that the store has the secret there before this is applied.")
        }
    }

    private static func isPath(_ path: FieldPath, _ kind: String) -> Bool {
        let names = path.steps.compactMap { step in if case .field(let name) = step { name } else { nil } }
        switch kind {
        case "ExternalSecret", "ClusterExternalSecret":
            return names.contains("remoteRef") || names.contains("extract") || names.contains("find")
                || names.contains("secretStoreRef")
        case "VaultStaticSecret", "VaultDynamicSecret": return ["path", "mount"].contains(names.last ?? "")
        case "SecretProviderClass": return names.starts(with: ["spec", "parameters"])
        default:
            // Which key of which Secret a container reads.
            return names.suffix(3).contains("secretKeyRef") && names.last == "key"
        }
    }
}
