import Analysis
import Basics
import Delivery
import Foundation
import OpenChoreo
import TestSupport
import Testing
import Tree

@testable import choreoc

/// Files that are generated from the code: `make docs` writes them, and these tests fail when one is stale.
@Suite("GeneratedFiles")
struct GeneratedFilesTests {
    @Test func diagnosticsPage() throws {
        try compare("docs/diagnostics.md", DiagnosticRegistry.choreoc.markdown)
    }

    @Test func kindsPage() throws {
        try compare("docs/kinds.md", KindReference.markdown(CurrentVocabulary.kinds))
    }

    @Test func seedKindsPage() throws {
        try compare("docs/seed-kinds.md", KindReference.markdownOfSeed(SeedVocabulary.kinds))
    }

    @Test func schemasOfKinds() throws {
        let folder = ConformanceData.repository.appendingPathComponent("schemas")
        var names: Set<String> = ["choreoc.schema.json"]
        for definition in CurrentVocabulary.kinds where definition.role == .input {
            let name = definition.kind.text.lowercased() + ".schema.json"
            names.insert(name)
            try compare("schemas/" + name, pretty(JSONSchema.document(of: definition)))
        }
        names.insert("diff.schema.json")
        try compare("schemas/diff.schema.json", pretty(DiffSchema.document))
        let settings = SettingsFile.definition
        try compare(
            "schemas/choreoc.schema.json",
            pretty(JSONSchema.file(title: "choreoc.yaml", settings.summary, settings.spec)))
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == names)
    }

    @Test func everyFindingHasANumberAndANameOfItsOwn() {
        let kinds = DiagnosticRegistry.choreoc.kinds
        #expect(Set(kinds.map(\.number)).count == kinds.count)
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        for kind in kinds { #expect(!kind.explanation.isEmpty) }
    }

    private func pretty(_ value: Value) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(JSONWriter.text(value).utf8))
        let data = try JSONSerialization.data(
            withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private func compare(_ path: String, _ text: String) throws {
        try expectGenerated(path, text)
    }
}
