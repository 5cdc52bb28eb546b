import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

/// A ReleaseBinding for an environment into which a component goes by itself, written where its neighbours are.
struct NewBinding {
    let compilation: EditCompilation
    let target: EditTarget

    init(_ compilation: EditCompilation, _ target: EditTarget) {
        self.compilation = compilation
        self.target = target
    }

    /// The document of a binding that sets one value.
    ///
    /// Refuses to choose where the sources do not show the place, and shows the document to add.
    func edit(
        for rendered: EditPlanner.Rendered, setting steps: [EditStep], to value: Value
    ) throws(DiagnosticError) -> PlannedEdit {
        let document = document(for: rendered, steps, value)
        let environment = rendered.unit.id.environment
        let siblings = siblings()
        if siblings.isEmpty {
            let declaration = rendered.component.component.declaration
            if let file = compilation.sources.place(of: declaration.origin)?.file, documentCount(file) > 1 {
                return .addDocument(path: file.path, document)
            }
        } else {
            let files = siblings.compactMap { compilation.sources.place(of: $0.declaration.origin)?.file }
            let paths = Set(files.map(\.path))
            if paths.count == 1, let file = files.first, !file.path.hasSuffix(".json"),
                files.count > 1 || documentCount(file) > 1
            {
                return .addDocument(path: file.path, document)
            }
            if let path = commonPath(siblings, environment.text) { return .create(path: path, document) }
        }
        throw refusal(document, rendered, siblings)
    }

    private func document(for rendered: EditPlanner.Rendered, _ steps: [EditStep], _ value: Value) -> Value {
        let unit = rendered.unit
        var spec: Value = .map([
            "owner": .map(["projectName": .string(unit.id.project.text), "componentName": .string(unit.id.name.text)]),
            "environment": .string(unit.id.environment.text),
        ])
        spec = Self.setting(spec, steps[...], value)
        return .map([
            "apiVersion": .string(CurrentVocabulary.apiVersion), "kind": .string("ReleaseBinding"),
            "metadata": .map([
                .name: .string(unit.binding.name.text), "namespace": .string(unit.id.organization.text),
            ]), "spec": spec,
        ])
    }

    private static func setting(_ root: Value, _ steps: ArraySlice<EditStep>, _ value: Value) -> Value {
        guard let step = steps.first else { return value }
        switch step {
        case .index: return .list([setting(.null, steps.dropFirst(), value)])
        case .key(let key):
            var map = root.map ?? [:]
            map.set(key, to: setting(map[key] ?? .null, steps.dropFirst(), value))
            return .map(map)
        }
    }

    /// The bindings of the component in other environments.
    private func siblings() -> [ReleaseBinding] {
        compilation.plan.catalog.declarations.compactMap { declaration in
            guard case .releaseBinding(let binding) = declaration,
                binding.declaration.namespace == target.organization,
                binding.owner.project.name.text == target.project,
                binding.owner.name.name.text == target.request.component
            else { return nil }
            return binding
        }
    }

    private func documentCount(_ file: SourceFile) -> Int {
        guard !file.path.hasSuffix(".json") else { return 0 }
        do throws(DiagnosticError) {
            return try YAMLEditor(file).documentCount
        } catch {
            return 0
        }
    }

    /// The path that all neighbours, files of one document each, lead to when their environment's name is replaced.
    private func commonPath(_ siblings: [ReleaseBinding], _ environment: String) -> String? {
        var paths: Set<String> = []
        for sibling in siblings {
            guard let file = compilation.sources.place(of: sibling.declaration.origin)?.file,
                documentCount(file) == 1
            else { return nil }
            let slash = file.path.lastIndex(of: "/").map { file.path.index(after: $0) } ?? file.path.startIndex
            let name = String(file.path[slash...])
            guard let renamed = Self.replacing(sibling.environment.name.text, by: environment, in: name) else {
                return nil
            }
            paths.insert(file.path[..<slash] + renamed)
        }
        return paths.count == 1 ? paths.first : nil
    }

    /// A file name with the one word replaced that is the environment; nil if it is not there exactly once.
    private static func replacing(_ word: String, by other: String, in name: String) -> String? {
        let letters = Array(name)
        let wanted = Array(word)
        var found: [Int] = []
        for start in 0..<max(0, letters.count - wanted.count + 1)
        where letters[start..<(start + wanted.count)].elementsEqual(wanted) {
            let isStart = start == 0 || "-_.".contains(letters[start - 1])
            let end = start + wanted.count
            if isStart, end == letters.count || "-_.".contains(letters[end]) { found.append(start) }
        }
        guard let start = found.first, found.count == 1 else { return nil }
        return String(letters[..<start]) + other + String(letters[(start + wanted.count)...])
    }

    private func refusal(
        _ document: Value, _ rendered: EditPlanner.Rendered, _ siblings: [ReleaseBinding]
    ) -> DiagnosticError {
        let environment = rendered.unit.id.environment
        return DiagnosticError(
            Diagnostic(
                .editNeedsBinding,
                "component `\(target.request.component)` has no binding in environment `\(environment)`, where it goes by itself",
                at: Location(rendered.unit.origin),
                notes: siblings.map {
                    Diagnostic.Note(
                        "the binding in `\($0.environment.name.text)`", at: Location($0.declaration.nameOrigin))
                },
                fix: "Add this document: \(YAMLEditor.line(of: document))"))
    }
}
