import Basics
import OpenChoreo
import Tree

extension Normalize {
    /// Reads a document of the seed's vocabulary: identity, canonical spelling, shape. Nil for documents of others.
    static func seedOutcome(
        _ document: SourceDocument, _ inference: NamespaceInference, _ settings: Settings
    ) -> Outcome? {
        var outcome = Outcome()
        switch SeedVocabulary.identify(document.value) {
        case .other: return nil
        case .misspelt(let nearest):
            let place = Location(document.value[.kind]?.origin ?? document.origin)
            let kind = document.value[.kind]?.string ?? ""
            outcome.findings = [
                Diagnostic(.kindMisspelt, "there is no kind `\(kind)`", at: place, fix: "Write `\(nearest)`.")
            ]
            outcome.isUnreadable = true
            return outcome
        case .unknownVersion:
            let version = document.value["apiVersion"]
            outcome.findings = [
                Diagnostic(
                    .versionUnknown, "choreoc does not speak the API version `\(version?.string ?? "")`",
                    at: Location(version?.origin ?? document.origin),
                    fix: "Write `apiVersion: openchoreo.dev/v1alpha1`.")
            ]
            outcome.isUnreadable = true
            return outcome
        case .finding(let finding):
            outcome.findings = [finding]
            outcome.isUnreadable = finding.severity == .error && finding.kind == .kindAmbiguous
            return outcome
        case .shared(let definition):
            read(document, document.value, definition, inference, settings, into: &outcome)
            if let declaration = outcome.declaration, !declaration.isBroken {
                outcome.typed = TypedDeclaration(declaration)
            }
            return outcome
        case .known(let definition, let dialect):
            var spellings = SeedSpellings()
            let removals = OverlayRemovals(document.value)
            let canonical = spellings.canonical(document.value, kind: definition.kind.text)
            outcome.findings = spellings.findings
            read(document, canonical, definition, inference, settings, into: &outcome)
            guard var declaration = outcome.declaration, !declaration.isBroken else { return outcome }
            if !removals.paths.isEmpty { declaration = removals.restored(in: declaration) }
            let seed = PlatformLowering.lowered(SeedDeclaration(declaration, dialect: dialect), settings) {
                outcome.findings.append($0)
            }
            outcome.declaration = seed.declaration
            outcome.typed = seed.declaration.isBroken ? nil : seed
            return outcome
        }
    }

    private static let templates: Set<Symbol> = ["ServiceClass", "WebApplicationClass", "ScheduledTaskClass"]

    /// What is wrong with a class's template is wrong with the object that it describes.
    private static func ofClass(_ finding: Diagnostic, followsUpstream: Bool) -> Diagnostic {
        let schema: [DiagnosticKind] = [.unknownField, .wrongType, .missingField, .valueNotAllowed]
        guard schema.contains(finding.kind), finding.severity != .info else { return finding }
        var result = finding
        result.kind = .classSchema
        if followsUpstream, finding.kind == .valueNotAllowed { result.severity = .warning }
        return result
    }

    private static func read(
        _ document: SourceDocument, _ value: Value, _ definition: KindDefinition, _ inference: NamespaceInference,
        _ settings: Settings, into outcome: inout Outcome
    ) {
        let conflicts = outcome.findings.contains { $0.severity == .error }
        var namespace: String?
        if !definition.isClusterScoped {
            let metadata = value["metadata"]
            let given = metadata?["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            let label = SeedLabels.value("organization", in: metadata)
            if let given, let label, let text = label.string, text != given {
                outcome.findings.append(
                    Diagnostic(
                        .organizationConflict,
                        "`metadata.namespace` is `\(given)`, but the label `organization` is `\(text)`",
                        at: Location(label.origin), fix: "Write the same organization in both, or remove the label."))
            }
            namespace = given ?? label?.string ?? inference.namespace(for: document).name
        }
        var findings: [Diagnostic] = []
        outcome.declaration = DocumentValidator(followsUpstream: settings.followsUpstream).declaration(
            of: value, definition, namespace: namespace, isBroken: document.isBroken || conflicts
        ) { findings.append($0) }
        findings += SeedLabels.misspelt(of: definition.kind, in: value["metadata"])
        findings += SeedOverrides.lockedNowhere(value["metadata"], definition)
        outcome.findings +=
            templates.contains(definition.kind)
            ? findings.map { ofClass($0, followsUpstream: settings.followsUpstream) } : findings
        outcome.isUnreadable = outcome.declaration == nil
    }
}

/// Labels and annotations of the seed's time, whose prefixes mean the same (seed specification 0.3).
enum SeedLabels {
    /// The annotations that are read, by kind; those of cells are judged where they are read.
    private static let known: [Symbol: [String]] = {
        let classes = ["locked-fields", "monitoring-path", "monitoring-port", "alerts", "runbook"]
        return [
            "DataPlane": SeedSettings.planeAnnotations.map(\.name), "Environment": ["allow-world", "l4-port-offset"],
            "ServiceClass": classes, "WebApplicationClass": classes, "ScheduledTaskClass": classes,
        ]
    }()

    /// Annotations that are nearly one that is read.
    static func misspelt(of kind: Symbol, in metadata: Value?) -> [Diagnostic] {
        let names = known[kind] ?? []
        return (metadata?["annotations"]?.map?.entries ?? []).compactMap { entry in
            guard let name = name(of: entry.key.text), !names.contains(name),
                let nearest = nearestName(to: name, among: names)
            else { return nil }
            return Diagnostic(
                .annotationMisspelt,
                "nothing reads the annotation `\(name)` of \(kind.text == "Environment" ? "an" : "a") \(kind.text)",
                at: Location(entry.keyOrigin), fix: "Write `openchoreo.dev/\(nearest)`.")
        }
    }

    private static let prefixes = ["openchoreo.dev/", "core.choreo.dev/", "choreo.dev/"]

    /// The value of a label under any of the prefixes.
    static func value(_ name: String, in metadata: Value?) -> Value? {
        read(name, metadata?["labels"])
    }

    /// The value of an annotation under any of the prefixes.
    static func annotation(_ name: String, in metadata: Value?) -> Value? {
        read(name, metadata?["annotations"])
    }

    /// The name of a label or annotation without its prefix; nil for those of others.
    static func name(of key: String) -> String? {
        prefixes.first(where: key.hasPrefix).map { String(key.dropFirst($0.count)) }
    }

    private static func read(_ name: String, _ map: Value?) -> Value? {
        guard let map else { return nil }
        for prefix in prefixes { if let value = map[Symbol(prefix + name)], value.string != nil { return value } }
        return nil
    }
}
