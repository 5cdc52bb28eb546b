import Basics
import OpenChoreo
import Tree
import YAML

/// The project type that every installation of OpenChoreo brings along (specification 6.7). It stands in for
/// ClusterProjectType `default` when the sources do not declare one.
enum DefaultProjectType {
    /// The specification, read anew for a run so that its places can be shown.
    static func specification(_ sources: SourceTable) -> ProjectTypeSpec {
        let file = SourceFile(path: "choreoc:cluster-project-type-default.yaml", contents: Array(text.utf8))
        let result = YAMLReader.read(file, sources: sources, options: YAMLReader.Options())
        return ProjectTypeSpec(result.documents.first?.root ?? .map([:]))
    }

    static let text = """
        environmentConfigs:
          openAPIV3Schema:
            type: object
            properties:
              namespaceLabels: {type: object, additionalProperties: {type: string}, default: {}}
              namespaceAnnotations: {type: object, additionalProperties: {type: string}, default: {}}
        resources:
        - id: namespace
          template:
            apiVersion: v1
            kind: Namespace
            metadata:
              name: ${metadata.namespace}
              labels: ${oc_merge(metadata.labels, environmentConfigs.namespaceLabels)}
              annotations: ${environmentConfigs.namespaceAnnotations}
        """
}
