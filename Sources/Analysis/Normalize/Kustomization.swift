import Basics
import Tree

/// Files for kustomize: plain lists of resources are passed over, since their files are read anyway.
enum Kustomization {
    private static let plainFields: Set<Symbol> = ["apiVersion", "kind", "metadata", "resources", "bases"]

    /// Whether a document is a kustomization.
    static func isOne(_ document: SourceDocument) -> Bool {
        if let version = document.value["apiVersion"]?.string {
            return version.hasPrefix("kustomize.config.k8s.io/")
        }
        let name = document.path.split(separator: "/").last ?? ""
        return name == "kustomization.yaml" || name == "kustomization.yml"
    }

    /// The finding for a kustomization that does more than list; nil for a plain one.
    static func finding(_ document: SourceDocument) -> Diagnostic? {
        guard let map = document.value.map,
            let field = map.entries.first(where: { !plainFields.contains($0.key) && !isEmpty($0.value) })
        else { return nil }
        return Diagnostic(
            .kustomizationTransforms, "this kustomization changes the resources that it lists: `\(field.key.text)`",
            at: Location(field.keyOrigin),
            fix: "Write the change into the declarations themselves, or name the file in `.choreocignore`.")
    }

    private static func isEmpty(_ value: Value) -> Bool {
        switch value.content {
        case .null: true
        case .list(let list): list.items.isEmpty
        case .map(let map): map.isEmpty
        default: false
        }
    }
}
