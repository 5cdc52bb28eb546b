import Basics
import OpenChoreo
import Tree
import YAML

/// The file `choreoc.yaml`: its fields, and how it is read.
public enum SettingsFile {
    /// The name of the file at the root of a repository.
    public static let name = "choreoc.yaml"

    /// The fields, from which validation, the JSON Schema and the reference page follow.
    public static let definition = KindDefinition(
        "choreoc.yaml", cluster: true, "The settings of a repository.",
        [
            Field("requires", .string(), "The versions of choreoc that may compile the repository: `>=1.2 <2`."),
            Field("compat", .string(oneOf: ["none", "upstream"]), "`upstream`: divergences are warnings."),
            Field("strict", .boolean, "Warnings count as errors."),
            Field(
                "controlPlane",
                .object([
                    Field("namespace", .string(minimum: 1), "The namespace of documents that nothing else gives one."),
                    Field(
                        "paths", .map(.string(minimum: 1)),
                        "Folder, as messages show it → namespace of the documents below it."),
                ]), "Namespaces of the control plane: organizations."),
            Field(
                "namespaces", .map(.map(.map(.string(minimum: 1)))),
                "organization → project → environment → an existing namespace on the data plane."),
            Field(
                "uids", .map(.map(.string(minimum: 1))), "Kind → `namespace/name` or name → UID of a running system."),
            Field(
                "outputs", .map(.map(.map(.map(.map(.free))))),
                "organization → project → resource → environment → output → text, or `secretKeyRef`, `configMapKeyRef`."
            ),
            Field(
                "networkPolicies",
                .object([Field("port", .string(oneOf: ["service", "target"]), "Which port policies name.")]),
                "Network policies."),
            Field(
                "observability", .object([Field("enabled", .boolean, "Whether observability planes exist.")]),
                "The observability plane, when it is not among the sources."),
            Field(
                "projects",
                .object([Field("synthesizeBindings", .boolean, "Whether missing ProjectReleaseBindings are made up.")]),
                "Projects."),
            Field(
                "resources",
                .object([
                    Field(
                        "retain", .string(oneOf: SyncTool.allCases.map(\.rawValue)),
                        "How objects of resources with `retainPolicy: Retain` are protected from pruning "
                            + "(`syncAnnotations`).")
                ]), "Managed resources."),
            Field(
                "syncAnnotations", .string(oneOf: SyncTool.allCases.map(\.rawValue)),
                "Protect Namespaces, volumes and retained resources from pruning, and let changed Jobs be replaced."),
            Field(
                "kustomization", .boolean,
                "Write a `kustomization.yaml` into the directories of the rendered tree, for kustomize, kubectl and Flux."
            ),
            SyncSettings.field,
            Field(
                "limits",
                .object([
                    Field("fileBytes", .integer(1...(1 << 40)), "The largest source file."),
                    Field("documents", .integer(1...1_000_000), "The most documents in a file."),
                    Field("depth", .integer(1...200), "The deepest nesting of a document."),
                    Field("aliasNodes", .integer(0...(1 << 32)), "The most nodes that aliases of a file expand to."),
                    Field("nodes", .integer(1...(1 << 40)), "The most nodes of a run."),
                    Field("expressionBytes", .integer(1...(1 << 20)), "The longest CEL expression."),
                    Field(
                        "evaluationCost", .integer(1...1_000_000_000),
                        "The most that evaluating one CEL expression may cost, in units of about one step."),
                    Field("loopItems", .integer(1...10_000_000), "The most items of a `forEach`."),
                    Field("objectBytes", .integer(1...(1 << 30)), "The largest object."),
                ]), "Limits."),
        ] + SeedSettings.fields + [CellRule.field])

    /// Reads the file's text and `KEY=VALUE` texts that win over it.
    ///
    /// Refuses text that is no YAML, unknown keys with the nearest one, and values of the wrong kind.
    public static func read(
        _ file: SourceFile?, overrides: [String], sources: SourceTable
    ) throws(DiagnosticError) -> Settings {
        var root = Value.map([:])
        var findings: [Diagnostic] = []
        if let file {
            let result = YAMLReader.read(file, sources: sources, options: YAMLReader.Options())
            findings += result.diagnostics.filter { $0.severity == .error }
            if result.documents.count > 1 {
                findings.append(
                    Diagnostic(
                        .settingInvalid, "`\(name)` must hold one document", at: Location(result.documents[1].origin)))
            }
            if let document = result.documents.first?.root { root = document }
        }
        for override in overrides {
            guard let equals = override.firstIndex(of: "="), equals != override.startIndex else {
                findings.append(
                    Diagnostic(
                        .settingInvalid, "`--set \(override)` is not of the form KEY=VALUE",
                        fix: "Write `--set key=value`."))
                continue
            }
            let source = SourceFile(
                path: "--set", contents: Array(override[override.index(after: equals)...].utf8))
            let result = YAMLReader.read(source, sources: sources, options: YAMLReader.Options())
            findings += result.diagnostics.filter { $0.severity == .error }
            let value = result.documents.first?.root ?? .string("")
            set(override[..<equals].split(separator: ".").map { Symbol(String($0)) }[...], to: value, in: &root)
        }
        guard root.map != nil else {
            throw DiagnosticError(
                [
                    Diagnostic(.settingInvalid, "`\(name)` must hold a map", at: Location(root.origin))
                ] + findings)
        }
        var validator = ShapeValidator(followsUpstream: false)
        _ = validator.normalize(spec: root, of: definition, document: root, kindOrigin: root.origin, path: "")
        findings += validator.diagnostics
        if !findings.isEmpty { throw DiagnosticError(findings) }
        var settings = settings(root)
        settings.sync = SyncSettings(root, &findings)
        settings.cellRules = CellRule.all(root) { findings.append($0) }
        if !findings.isEmpty { throw DiagnosticError(findings) }
        return settings
    }

    private static func set(_ path: ArraySlice<Symbol>, to value: Value, in node: inout Value) {
        guard let key = path.first else {
            node = value
            return
        }
        var map = node.map ?? [:]
        var child = map[key] ?? .map([:])
        set(path.dropFirst(), to: value, in: &child)
        map.set(key, to: child)
        node = .map(map, origin: node.origin)
    }

    private static func settings(_ root: Value) -> Settings {
        var settings = Settings()
        settings.followsUpstream = root["compat"]?.string == "upstream"
        settings.isStrict = root["strict"]?.bool ?? false
        settings.requiredVersion = root["requires"]
        if let name = root[path: "controlPlane", "namespace"]?.string { settings.defaultNamespace = name }
        for entry in root[path: "controlPlane", "paths"]?.map?.entries ?? [] {
            settings.namespaceOfFolder[trimmed(entry.key.text)] = entry.value.string
        }
        for organization in root["namespaces"]?.map?.entries ?? [] {
            for project in organization.value.map?.entries ?? [] {
                for environment in project.value.map?.entries ?? [] {
                    let key = "\(organization.key.text)/\(project.key.text)/\(environment.key.text)"
                    settings.deploymentNamespaces[key] = environment.value
                }
            }
        }
        for kind in root["uids"]?.map?.entries ?? [] {
            for entry in kind.value.map?.entries ?? [] {
                // Cluster-scoped declarations have an empty namespace: `ClusterDataPlane//default`.
                let name = entry.key.text.contains("/") ? entry.key.text : "/" + entry.key.text
                settings.uniqueIdentifiers["\(kind.key.text)/\(name)"] = entry.value
            }
        }
        settings.outputs = root["outputs"]?.map ?? [:]
        settings.policiesUseTargetPort = root[path: "networkPolicies", "port"]?.string == "target"
        settings.hasObservability = root[path: "observability", "enabled"]?.bool
        settings.makesProjectBindings = root[path: "projects", "synthesizeBindings"]?.bool ?? true
        settings.syncAnnotations = SyncTool(rawValue: root["syncAnnotations"]?.string ?? "") ?? .none
        settings.retention =
            SyncTool(rawValue: root[path: "resources", "retain"]?.string ?? "") ?? settings.syncAnnotations
        settings.writesKustomizations = root["kustomization"]?.bool ?? false
        settings.seed = SeedSettings(root)
        func limit(_ name: Symbol, _ value: inout Int) {
            if let number = root["limits"]?[name]?.exactInteger { value = Int(number) }
        }
        limit("fileBytes", &settings.limits.fileBytes)
        limit("documents", &settings.limits.documents)
        limit("depth", &settings.limits.depth)
        limit("aliasNodes", &settings.limits.aliasNodes)
        limit("nodes", &settings.limits.nodes)
        limit("expressionBytes", &settings.limits.expressionBytes)
        limit("evaluationCost", &settings.limits.evaluationCost)
        limit("loopItems", &settings.limits.loopItems)
        limit("objectBytes", &settings.limits.objectBytes)
        return settings
    }

    private static func trimmed(_ folder: String) -> String {
        folder.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}
