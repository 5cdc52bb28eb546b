import Basics
import OpenChoreo
import Tree

/// What a run is told besides its sources: `choreoc.yaml` and the flags that win over it.
public struct Settings: Sendable {
    /// Divergences are warnings and upstream's behaviour is followed.
    public var followsUpstream = false
    /// Warnings count as errors.
    public var isStrict = false
    /// Whether infos are wanted: the costly ones are not made up otherwise.
    public var keepsInfos = true
    /// The version range of choreoc that the repository asks for.
    public var requiredVersion: Value?
    /// The control-plane namespace of documents that nothing else gives one.
    public var defaultNamespace = "default"
    /// Folder → control-plane namespace of the documents below it; the longest folder wins.
    public var namespaceOfFolder: [String: String] = [:]
    /// `organization/project/environment` → an existing namespace on the data plane, whose Namespace object is left out.
    public var deploymentNamespaces: [String: Value] = [:]
    /// `Kind/namespace/name` → UID of a running system; cluster-scoped kinds have an empty namespace.
    public var uniqueIdentifiers: [String: Value] = [:]
    /// organization → project → resource → environment → output → value or reference.
    public var outputs: Map = [:]
    /// Whether network policies name the pods' ports instead of the endpoints'.
    public var policiesUseTargetPort = false
    /// Whether observability planes exist; nil: as declared.
    public var hasObservability: Bool?
    /// Whether projects without a binding in an environment of their components get one.
    public var makesProjectBindings = true
    /// In whose words Namespaces and volumes are protected from pruning, and Jobs made replaceable.
    public var syncAnnotations = SyncTool.none
    /// In whose words objects of resources that are to be retained are protected: `resources.retain`, or as above.
    public var retention = SyncTool.none
    /// Whether directories of the rendered tree list what lies in them for kustomize.
    public var writesKustomizations = false
    /// The sync objects that are written; nil: none.
    public var sync: SyncSettings?
    /// What holds in cells; later rules win.
    public var cellRules: [CellRule] = []
    /// What concerns the seed's vocabulary.
    public var seed = SeedSettings()
    /// Limits that flags and the file may raise.
    public var limits = Limits()

    /// Limits of a run.
    public struct Limits: Sendable {
        /// The largest file in bytes.
        public var fileBytes = 1 << 20
        /// The most documents in a file.
        public var documents = 500
        /// The deepest nesting of a document.
        public var depth = 64
        /// The most nodes that aliases of a file expand to.
        public var aliasNodes = 100_000
        /// The most nodes of a run.
        public var nodes = 5_000_000
        /// The longest CEL expression in bytes.
        public var expressionBytes = 16_384
        /// The most that evaluating one expression may cost, in units of about one step.
        public var evaluationCost = 1_000_000
        /// The most items of a `forEach`.
        public var loopItems = 10_000
        /// The largest object in bytes.
        public var objectBytes = 1 << 20
    }

    /// The defaults.
    public init() {}

    /// The UID of a declaration: from the map, else version 5 of `openchoreo.dev/<kind>/<namespace>/<name>` (specification 10).
    public func uniqueIdentifier(of id: DeclarationID) -> Value {
        let key = "\(id.kind.text)/\(id.namespace?.text ?? "")/\(id.name.text)"
        return uniqueIdentifiers[key] ?? .string(UniqueIdentifier.version5(of: "openchoreo.dev/" + key))
    }

    /// The namespace of a project's environment on the data plane (specification 6.1), and whether it is provided for.
    public func deploymentNamespace(
        organization: Symbol, project: Symbol, environment: Symbol
    ) -> (name: String, isProvided: Bool) {
        if let given = deploymentNamespaces["\(organization)/\(project)/\(environment)"]?.string {
            return (given, true)
        }
        return (NameGenerator.generate(["dp", organization.text, project.text, environment.text], limit: 63), false)
    }

    /// Outputs that the file gives for a managed resource.
    func outputs(organization: Symbol, project: Symbol, resource: Symbol, environment: Symbol) -> Map {
        var value: Value? = .map(outputs)
        for step in [organization, project, resource, environment] { value = value?[step] }
        return value?.map ?? [:]
    }
}
