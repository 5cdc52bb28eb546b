import Basics
import Tree

/// Turns a document of the vocabulary into a declaration: metadata, shape, defaults and the rules of single documents.
public struct DocumentValidator {
    /// Whether divergences are warnings.
    public let followsUpstream: Bool

    /// A validator.
    public init(followsUpstream: Bool) {
        self.followsUpstream = followsUpstream
    }

    /// The declaration of a document; nil when it cannot even be named.
    ///
    /// - Parameters:
    ///   - document: a map with `apiVersion` and `kind` of the definition.
    ///   - namespace: the namespace that applies, already inferred; ignored for cluster-scoped kinds.
    /// Reports every finding of the document; a declaration with errors is marked broken.
    public func declaration(
        of document: Value, _ definition: KindDefinition, namespace: String?, isBroken: Bool,
        _ report: (Diagnostic) -> Void
    ) -> Declaration? {
        var broken = isBroken
        func tell(_ diagnostic: Diagnostic) {
            if diagnostic.severity == .error { broken = true }
            report(diagnostic)
        }
        let kindOrigin = document[.kind]?.origin ?? document.origin
        let metadata = document["metadata"] ?? .map([:], origin: kindOrigin)
        for entry in document.map?.entries ?? []
        where !["apiVersion", "kind", "metadata", "spec", "status"].contains(entry.key) {
            let nearest = nearestName(to: entry.key.text, among: ["apiVersion", "kind", "metadata", "spec"])
            tell(
                divergence(
                    Diagnostic(
                        .unknownField, "a \(definition.kind.text) has no field `\(entry.key.text)`",
                        at: Location(entry.keyOrigin),
                        fix: nearest.map { "Write `\($0)`." } ?? "Remove it, or move it below `spec`.")))
        }
        for entry in metadata.map?.entries ?? [] where !Self.metadataFields.contains(entry.key.text) {
            let nearest = nearestName(to: entry.key.text, among: ["name", "namespace", "labels", "annotations"])
            tell(
                Diagnostic(
                    .metadataFieldUnknown, "`metadata` has no field `\(entry.key.text)`",
                    at: Location(entry.keyOrigin),
                    fix: nearest.map { "Write `\($0)`." } ?? "Remove it, or make it a label or an annotation."))
        }
        guard let name = metadata[.name], let text = name.string, !text.isEmpty else {
            tell(
                Diagnostic(
                    .missingField, "`metadata.name` of this \(definition.kind.text) is missing",
                    at: Location(metadata[.name]?.origin ?? kindOrigin), fix: "Give it a name."))
            return nil
        }
        if !KubernetesName.isSubdomain(text) {
            tell(
                Diagnostic(
                    .nameInvalid, "`\(text.prefix(80))` is no name that Kubernetes accepts", at: Location(name.origin),
                    fix: "Use lower-case letters, digits, `-` and `.`, starting and ending with a letter or digit."))
        }
        if Self.namesDirectories(definition.kind), Self.isDevice(text) {
            tell(
                Diagnostic(
                    .nameOfDevice, "`\(text)` is a device on Windows, where no directory can have this name",
                    at: Location(name.origin), fix: "Choose another name if the rendered tree is ever cloned there."))
        }
        if let namespace, !definition.isClusterScoped, !KubernetesName.isLabel(Array(namespace.utf8)) {
            tell(
                Diagnostic(
                    .nameInvalid, "`\(namespace.prefix(80))` is no namespace that Kubernetes accepts",
                    at: Location(metadata["namespace"]?.origin ?? name.origin),
                    fix: "Use at most 63 lower-case letters, digits and `-`, with a letter or digit at both ends."))
        }
        if let given = metadata["namespace"], !given.isNull, given.string == nil {
            tell(
                Diagnostic(
                    .wrongType, "`metadata.namespace` must be a string, but is \(given.typeName.withArticle)",
                    at: Location(given.origin)))
        }
        for field in [Symbol.labels, .annotations] { checkStrings(metadata[field], field, tell) }
        var validator = ShapeValidator(followsUpstream: followsUpstream)
        let spec = validator.normalize(
            spec: document["spec"], of: definition, document: document, kindOrigin: kindOrigin)
        validator.diagnostics.forEach(tell)
        if !broken {
            for diagnostic in AdmissionRules.findings(of: spec, kind: definition.kind.text) {
                tell(divergence(diagnostic))
            }
        }
        let id = DeclarationID(
            kind: definition.kind, namespace: definition.isClusterScoped ? nil : Symbol(namespace ?? ""),
            name: Symbol(text))
        return Declaration(id: id, metadata: metadata, spec: spec, origin: document.origin, isBroken: broken)
    }

    /// Whether directories of the rendered tree have the names of a kind's declarations.
    private static func namesDirectories(_ kind: Symbol) -> Bool {
        ["Environment", "Project", "Component", "Resource"].contains(kind.text)
    }

    /// Whether Windows takes a name for a device, whatever stands behind its first dot.
    private static func isDevice(_ name: String) -> Bool {
        let stem = name.utf8.prefix { $0 != UInt8(ascii: ".") }
        guard stem.count == 3 || stem.count == 4 else { return false }
        let text = String(decoding: stem, as: UTF8.self)
        let isPort = ("1"..."9").contains(text.suffix(1)) && (text.hasPrefix("com") || text.hasPrefix("lpt"))
        return ["con", "prn", "aux", "nul"].contains(text) || text.utf8.count == 4 && isPort
    }

    /// The fields of ObjectMeta.
    private static let metadataFields: Set<String> = [
        "name", "namespace", "labels", "annotations", "generateName", "uid", "resourceVersion", "generation",
        "selfLink",
        "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "ownerReferences", "finalizers",
        "managedFields",
    ]

    private func divergence(_ diagnostic: Diagnostic) -> Diagnostic {
        guard followsUpstream, diagnostic.kind.upstream != nil else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.severity = .warning
        return diagnostic
    }

    private func checkStrings(_ value: Value?, _ field: Symbol, _ report: (Diagnostic) -> Void) {
        guard let value, !value.isNull else { return }
        guard let map = value.map else {
            report(
                Diagnostic(
                    .wrongType, "`metadata.\(field.text)` must be a map, but is \(value.typeName.withArticle)",
                    at: Location(value.origin)))
            return
        }
        for entry in map.entries where entry.value.string == nil {
            report(
                Diagnostic(
                    .wrongType,
                    "`metadata.\(field.text).\(entry.key.text)` must be a string, but is \(entry.value.typeName.withArticle)",
                    at: Location(entry.value.origin), fix: "Write the value in quotes."))
        }
    }
}
