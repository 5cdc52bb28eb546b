import Basics
import OpenChoreo
import Tree

/// The third pass: documents to the catalogue of declarations.
public enum Normalize {
    /// The catalogue, and what was found on the way.
    public struct Result: Sendable {
        /// The declarations by identity.
        public var catalog: Catalog
        /// What was found on the way.
        public var findings: [Diagnostic]
        /// What became of each document, for the other side of a comparison.
        var outcomes: [Outcome] = []
        /// How namespaces were inferred.
        var inference: NamespaceInference
    }

    /// What became of a document.
    struct Outcome: Sendable {
        var declaration: Declaration?
        var typed: TypedDeclaration?
        var findings: [Diagnostic] = []
        var isUnreadable = false
    }

    /// Identifies, checks and types every document, and settles identities.
    ///
    /// - Parameter earlier: the other side of a comparison, normalised under the same settings, from which `loaded` took
    ///   documents: what became of those there is what becomes of them here.
    public static func catalog(
        _ loaded: Load.Result, settings: Settings, jobs: Int, earlier: Result? = nil
    ) -> Result {
        let inference = NamespaceInference(loaded.documents, settings)
        let documents = loaded.documents
        let known = earlier.flatMap { $0.inference.isSame(as: inference) ? $0.outcomes : nil }
        let positions = loaded.earlier
        let outcomes = parallelMap(count: documents.count, jobs: jobs, worker: {}) { (_, index) -> Outcome in
            if let known, let position = positions[index] { return known[position] }
            return outcome(documents[index], inference, settings)
        }
        var findings: [Diagnostic] = []
        var isUnreadable = loaded.hasUnreadableDocuments
        var first: [DeclarationID: Int] = [:]
        var kept: [DeclarationID: Int] = [:]
        var broken: [DeclarationID: Declaration] = [:]
        for (index, outcome) in outcomes.enumerated() {
            findings += outcome.findings
            isUnreadable = isUnreadable || outcome.isUnreadable
            guard let declaration = outcome.declaration else { continue }
            if let earlier = first[declaration.id], let other = outcomes[earlier].declaration {
                findings.append(duplicate(declaration, of: other, settings))
                if settings.followsUpstream { kept[declaration.id] = index } else { broken[declaration.id] = other }
            } else {
                first[declaration.id] = index
                kept[declaration.id] = index
            }
        }
        var typed: [TypedDeclaration] = []
        typed.reserveCapacity(kept.count)
        for (id, index) in kept {
            if let declaration = outcomes[index].typed, broken[id] == nil {
                typed.append(declaration)
            } else if let declaration = outcomes[index].declaration {
                broken[id] = declaration
            }
        }
        return Result(
            catalog: Catalog(typed, broken: broken, hasUnreadableDocuments: isUnreadable), findings: findings,
            outcomes: outcomes, inference: inference)
    }

    private static func outcome(
        _ document: SourceDocument, _ inference: NamespaceInference, _ settings: Settings
    ) -> Outcome {
        var outcome = Outcome()
        guard document.value.map != nil else { return outcome }
        if Kustomization.isOne(document) {
            if let finding = Kustomization.finding(document) { outcome.findings = [finding] }
            return outcome
        }
        guard let version = document.value["apiVersion"]?.string, let kind = document.value[.kind]?.string else {
            if let finding = unnamedKind(document) {
                outcome.findings = [finding]
                outcome.isUnreadable = finding.severity == .error
            }
            return outcome
        }
        if let seed = seedOutcome(document, inference, settings) { return seed }
        let definition: KindDefinition
        let kindPlace = Location(document.value[.kind]?.origin ?? document.origin)
        switch CurrentVocabulary.identify(apiVersion: version, kind: kind) {
        case .known(let known): definition = known
        case .passedOver, .foreign: return outcome
        case .unknownKind:
            outcome.findings = [
                Diagnostic(
                    .documentPassedOver, "choreoc does not know the kind `\(kind)` and passes it over", at: kindPlace)
            ]
            return outcome
        case .misspelt(let nearest):
            outcome.findings = [
                Diagnostic(.kindMisspelt, "there is no kind `\(kind)`", at: kindPlace, fix: "Write `\(nearest)`.")
            ]
            outcome.isUnreadable = true
            return outcome
        case .retired(let replacement):
            outcome.findings = [
                Diagnostic(
                    .kindRetired, "the kind `\(kind)` was replaced before OpenChoreo 1.0", at: kindPlace,
                    fix: "Use \(replacement).")
            ]
            return outcome
        case .unknownVersion:
            outcome.findings = [
                Diagnostic(
                    .versionUnknown, "choreoc does not speak the API version `\(version)`",
                    at: Location(document.value["apiVersion"]?.origin ?? document.origin),
                    fix: "Write `apiVersion: \(CurrentVocabulary.apiVersion)`.")
            ]
            outcome.isUnreadable = true
            return outcome
        }
        var namespace: String?
        if !definition.isClusterScoped {
            if let given = document.value[path: "metadata", "namespace"]?.string, !given.isEmpty {
                namespace = given
            } else {
                namespace = inference.namespace(for: document.path).name
            }
        }
        var findings: [Diagnostic] = []
        let declaration = DocumentValidator(followsUpstream: settings.followsUpstream).declaration(
            of: document.value, definition, namespace: namespace, isBroken: document.isBroken
        ) { findings.append($0) }
        outcome.findings = findings
        outcome.declaration = declaration
        outcome.isUnreadable = declaration == nil
        if let declaration, !declaration.isBroken { outcome.typed = TypedDeclaration(declaration) }
        return outcome
    }

    /// A document that is one of ours but for its `apiVersion` or `kind`; nil for what is none of ours.
    private static func unnamedKind(_ document: SourceDocument) -> Diagnostic? {
        let value = document.value
        guard value.map != nil, value["metadata"]?.map != nil, value["spec"]?.map != nil else { return nil }
        if let version = value["apiVersion"], version.string == CurrentVocabulary.apiVersion, value[.kind] == nil {
            return Diagnostic(
                .missingField, "this document has no `kind`", at: Location(version.origin),
                fix: "Add `kind`: `Component`, `Workload` or whatever it declares.")
        }
        if let kind = value[.kind], let name = kind.string, value["apiVersion"] == nil,
            CurrentVocabulary.definition(of: Symbol(name)) != nil
        {
            return Diagnostic(
                .missingField, "this document has no `apiVersion`", at: Location(kind.origin),
                fix: "Add `apiVersion: \(CurrentVocabulary.apiVersion)`.")
        }
        return nil
    }

    private static func duplicate(_ later: Declaration, of earlier: Declaration, _ settings: Settings) -> Diagnostic {
        Diagnostic(
            .duplicateDeclaration, "\(later.id.description) is declared twice", at: Location(later.nameOrigin),
            notes: [Diagnostic.Note("declared here first", at: Location(earlier.nameOrigin))],
            fix: "Remove one of the two, or give it another name.",
            severity: settings.followsUpstream ? .warning : .error)
    }
}
