import Analysis
import Basics
import Rendering
import Tree
import YAML

@testable import Delivery

/// Two sides made of manifests as text, and the difference between them.
struct DiffSides {
    let table = SourceTable()

    /// The objects of a text of documents.
    func objects(
        _ text: String, environment: String = "dev", production: Bool = false, role: UnitID.Role = .component,
        component: String = "web", file: String = "a.yaml"
    ) -> [ComparedObject] {
        let read = YAMLReader.read(
            SourceFile(path: file, contents: Array(text.utf8)), sources: table, options: YAMLReader.Options())
        precondition(!read.diagnostics.contains { $0.severity == .error }, "\(read.diagnostics)")
        return read.documents.map { document in
            let object = RenderedObject(plane: .data, value: document.root, origin: document.origin)
            return ComparedObject(
                id: ObjectID(object, plane: "data//default"),
                unit: UnitID(
                    role: role, organization: "acme", environment: Symbol(environment), project: "shop",
                    name: Symbol(component)),
                isProduction: production, value: object.value, origin: object.origin)
        }
    }

    /// The difference of two texts of documents.
    func difference(_ old: String, _ new: String, production: Bool = false) -> ManifestDifference {
        ManifestDifference(
            objects(old, production: production, file: "old.yaml"),
            objects(new, production: production, file: "new.yaml"))
    }

    /// The names of the dangers between two texts of documents.
    func dangers(_ old: String, _ new: String, production: Bool = false) -> [String] {
        difference(old, new, production: production).dangers.map { String($0.kind.name.dropFirst(5)) }
    }

    /// Every field that differs: `path: kind`.
    func fields(_ old: String, _ new: String) -> [String] {
        difference(old, new).environments.flatMap { environment in
            environment.objects.flatMap { $0.fields.map { "\($0.path.text): \($0.kind.rawValue)" } }
        }
    }

    var places: DiffPlaces {
        let table = table
        return DiffPlaces { ScalarPosition.fileRange(of: $0, in: table) }
    }
}

/// A workload with one container, as text.
func deployment(
    _ name: String = "web", kind: String = "Deployment", image: String = "r.example/web:1.2.0", replicas: Int? = 4,
    more: String = ""
) -> String {
    """
    apiVersion: apps/v1
    kind: \(kind)
    metadata: {name: \(name), namespace: shop}
    spec:
      \(replicas.map { "replicas: \($0)" } ?? "paused: false")
      \(more.isEmpty ? "selector: {matchLabels: {app: web}}" : more)
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
          - name: main
            image: \(image)

    """
}
