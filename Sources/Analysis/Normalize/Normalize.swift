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
    }

    /// Documents after all that is done with each by itself.
    public struct Documents: Sendable {
        /// What became of each document.
        let outcomes: [Outcome]
        /// How namespaces were inferred.
        let inference: NamespaceInference
        /// Whether something could not be read at all.
        let hasUnreadable: Bool
    }

    /// What became of a document.
    struct Outcome: Sendable {
        var declaration: Declaration?
        var typed: TypedDeclaration?
        var findings: [Diagnostic] = []
        var isUnreadable = false

        /// Whether the document is none of ours.
        var isPassedOver: Bool { declaration == nil && findings.isEmpty && !isUnreadable }
    }

    /// Identifies, checks and types every document, and settles identities.
    public static func catalog(_ loaded: Load.Result, settings: Settings, jobs: Int) -> Result {
        catalog(of: documents(loaded, settings: settings, jobs: jobs), settings: settings)
    }

    /// Identifies, checks and types every document.
    ///
    /// - Parameter earlier: the other side of a comparison, normalised under the same settings, from which `loaded` took
    ///   documents: what became of those there is what becomes of them here.
    public static func documents(
        _ loaded: Load.Result, settings: Settings, jobs: Int, earlier: Documents? = nil
    ) -> Documents {
        let inference = NamespaceInference(loaded, settings)
        let documents = loaded.documents
        let known = earlier.flatMap { $0.inference.isSame(as: inference) ? $0.outcomes : nil }
        let open = known == nil ? Array(documents.indices) : documents.indices.filter { loaded.earlier[$0] == nil }
        var outcomes = parallelMap(count: open.count, jobs: min(jobs, open.count / 4 + 1), worker: {}) {
            (_, position) -> Outcome in outcome(documents[open[position]], inference, settings)
        }
        if let known {
            let made = outcomes
            var next = 0
            outcomes = loaded.earlier.map { position in
                if let position { return known[position] }
                next += 1
                return made[next - 1]
            }
        }
        return Documents(
            outcomes: outcomes, inference: inference, hasUnreadable: loaded.hasUnreadableDocuments)
    }

    /// What differs from an earlier side, when that is nothing but components with their workloads and bindings.
    public static func componentChange(
        from earlier: Documents, to documents: Documents, _ loaded: Load.Result
    ) -> ComponentChange? {
        ComponentChange(from: earlier, to: documents, positions: loaded.earlier)
    }

    /// Settles identities.
    public static func catalog(of documents: Documents, settings: Settings) -> Result {
        let outcomes = documents.outcomes
        var findings: [Diagnostic] = []
        var isUnreadable = documents.hasUnreadable
        var first: [DeclarationID: Int] = [:]
        var latest: [DeclarationID: Int] = [:]
        var broken: [DeclarationID: Declaration] = [:]
        first.reserveCapacity(outcomes.count)
        for index in outcomes.indices {
            findings += outcomes[index].findings
            isUnreadable = isUnreadable || outcomes[index].isUnreadable
            guard let declaration = outcomes[index].declaration else { continue }
            guard let earlier = first.updateValue(index, forKey: declaration.id),
                let other = outcomes[earlier].declaration
            else { continue }
            findings.append(duplicate(declaration, of: other, settings))
            first[declaration.id] = earlier
            if settings.followsUpstream { latest[declaration.id] = index } else { broken[declaration.id] = other }
        }
        // Kind by kind in the order of the files, which mostly is that of the names already.
        var kept: [Symbol: [(id: DeclarationID, index: Int)]] = [:]
        for position in outcomes.indices {
            guard let id = outcomes[position].declaration?.id, first[id] == position else { continue }
            let index = latest[id] ?? position
            if outcomes[index].typed != nil, broken[id] == nil {
                kept[id.kind, default: []].append((id, index))
            } else if let declaration = outcomes[index].declaration {
                broken[id] = declaration
            }
        }
        let kinds = kept.keys.sorted(by: Symbol.precedesBytewise)
        let sorted = kinds.flatMap { kind in
            (kept[kind] ?? []).sorted { DeclarationID.precedes($0.id, $1.id) }.compactMap { outcomes[$0.index].typed }
        }
        return Result(
            catalog: Catalog(sorted: sorted, broken: broken, hasUnreadableDocuments: isUnreadable), findings: findings)
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
                namespace = inference.namespace(for: document).name
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
        guard let map = value.map, value["metadata"]?.map != nil else { return nil }
        // A key that is nearly the missing one tells more than where the other one stands.
        func misspelt(_ name: String) -> Map.Entry? {
            map.entries.first { $0.key.text != name && nearestName(to: $0.key.text, among: [name]) != nil }
        }
        func isOurs(_ version: Value?) -> Bool {
            let groups = ["openchoreo.dev/", "choreo.dev/", "core.choreo.dev/"]
            return version?.string.map { text in groups.contains(where: text.hasPrefix) } ?? false
        }
        if let version = value["apiVersion"], value[.kind] == nil, isOurs(version) {
            let entry = misspelt("kind")
            guard entry != nil || value["spec"]?.map != nil else { return nil }
            return Diagnostic(
                .missingField, "this document has no `kind`", at: Location(entry?.keyOrigin ?? version.origin),
                fix: entry == nil ? "Add `kind`: `Component`, `Workload` or whatever it declares." : "Write `kind`.")
        }
        if value["apiVersion"] == nil, let entry = misspelt("apiVersion"), isOurs(entry.value) {
            return Diagnostic(
                .missingField, "this document has no `apiVersion`", at: Location(entry.keyOrigin),
                fix: "Write `apiVersion`.")
        }
        guard value["spec"]?.map != nil else { return nil }
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
