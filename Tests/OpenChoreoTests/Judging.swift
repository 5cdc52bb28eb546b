import Basics
import OpenChoreo
import TestSupport
import Testing
import Tree
import YAML

/// A document of the vocabulary after validation.
struct Judged {
    let marked: MarkedSources
    let table = SourceTable()
    let declaration: Declaration?
    let findings: [Diagnostic]

    /// Validates the document `text`, in which places may be marked; `edit` changes its tree first.
    init(
        _ text: String, followsUpstream: Bool = false, namespace: String = "acme",
        edit: (inout Value) -> Void = { _ in }
    ) {
        marked = MarkedSources(["it.yaml": text])
        let file = SourceFile(path: "it.yaml", contents: marked.texts["it.yaml"] ?? [])
        let read = YAMLReader.read(file, sources: table, options: YAMLReader.Options())
        var findings = read.diagnostics
        var document = read.documents.first?.root ?? .null
        edit(&document)
        guard
            case .known(let definition) = CurrentVocabulary.identify(
                apiVersion: CurrentVocabulary.apiVersion, kind: document["kind"]?.string ?? "")
        else {
            declaration = nil
            self.findings = findings
            return
        }
        declaration = DocumentValidator(followsUpstream: followsUpstream).declaration(
            of: document, definition, namespace: namespace, isBroken: false
        ) { findings.append($0) }
        self.findings = findings
    }

    /// The findings, a line each.
    var lines: [String] { findings.map { marked.line($0, table) } }
}

/// Expects exactly these findings for a document in which their places are marked.
func expectFindings(
    _ text: String, followsUpstream: Bool = false, _ expected: [Expected], minimum: Severity = .info,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let judged = Judged(text, followsUpstream: followsUpstream)
    let differences = judged.marked.differences(judged.findings, expected, in: judged.table, minimum: minimum)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

extension Value {
    /// The value at a path such as `spec.traits[0].kind`; nil when a step is missing.
    func at(_ path: String) -> Value? {
        var value = self
        for step in steps(path) {
            let next =
                Int(step).flatMap { index in value.items.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
                ?? value[Symbol(step)]
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// Sets the value at a path, whose parents must be there; nil removes it.
    mutating func set(_ path: String, to value: Value?) { set(steps(path)[...], to: value) }

    private mutating func set(_ path: ArraySlice<String>, to value: Value?) {
        guard let step = path.first else {
            self = value ?? .null
            return
        }
        if var items, let index = Int(step) {
            if path.count == 1, value == nil {
                items.remove(at: index)
            } else {
                items[index].set(path.dropFirst(), to: value)
            }
            self = .list(items, origin: origin)
        } else if var map {
            if path.count == 1, value == nil {
                map.remove(Symbol(step))
            } else {
                var child = map[Symbol(step)] ?? .map([:])
                child.set(path.dropFirst(), to: value)
                map.set(Symbol(step), to: child)
            }
            self = .map(map, origin: origin)
        }
    }

    private func steps(_ path: String) -> [String] {
        path.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
    }
}
