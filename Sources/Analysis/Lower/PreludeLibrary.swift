import Basics
import OpenChoreo
import Tree
import YAML

/// The component types, traits and project type that choreoc brings along, as YAML by their reserved names.
public struct PreludeLibrary: Sendable {
    /// Name → YAML text of one declaration.
    public var texts: [String: String]

    /// A library of texts by name.
    public init(_ texts: [String: String] = [:]) {
        self.texts = texts
    }

    /// Reads a template so that its places can be shown; nil when there is none or it has errors.
    func declaration(_ name: String, _ sources: SourceTable) -> TypedDeclaration? {
        guard let text = texts[name] else { return nil }
        let file = SourceFile(path: "choreoc:prelude/\(name).yaml", contents: Array(text.utf8))
        guard let root = YAMLReader.read(file, sources: sources, options: YAMLReader.Options()).documents.first?.root,
            let definition = CurrentVocabulary.definition(of: Symbol(root[.kind]?.string ?? ""))
        else { return nil }
        let declaration = DocumentValidator(followsUpstream: false).declaration(
            of: root, definition, namespace: nil, isBroken: false
        ) { _ in }
        guard let declaration, !declaration.isBroken else { return nil }
        return TypedDeclaration(declaration)
    }
}
