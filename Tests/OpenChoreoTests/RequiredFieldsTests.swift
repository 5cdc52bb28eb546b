import Basics
import OpenChoreo
import TestSupport
import Testing
import Tree

/// Required fields of every kind (specification 1): the asterisks.
@Suite struct RequiredFieldsTests {
    @Test("Every kind that is an input has a minimal document here")
    func everyKindIsCovered() {
        let inputs = CurrentVocabulary.kinds.filter { $0.role == .input }.map(\.kind.text)
        #expect(Set(inputs) == Set(MinimalDocuments.all.map(\.kind)))
    }

    @Test("A document with its required fields alone is accepted", arguments: MinimalDocuments.all)
    func minimal(_ entry: MinimalDocuments.Entry) {
        let judged = Judged(entry.text)
        #expect(judged.lines == [])
        #expect(judged.declaration?.isBroken == false)
        #expect(judged.declaration?.id.kind.text == entry.kind)
        #expect(judged.declaration?.id.namespace?.text == (entry.isCluster ? nil : "acme"))
    }

    @Test("Without any one of them it is refused, in both modes", arguments: MinimalDocuments.all)
    func withoutOne(_ entry: MinimalDocuments.Entry) {
        for path in entry.required {
            for followsUpstream in [false, true] {
                let judged = Judged(entry.text, followsUpstream: followsUpstream) { $0.set("spec." + path, to: nil) }
                let messages = judged.findings.filter { $0.severity == .error }.map { "\($0.kind.id) \($0.message)" }
                #expect(messages == ["OC1203 `spec.\(path)` is missing"])
                #expect(judged.declaration?.isBroken == true)
            }
        }
    }

    @Test("A null counts as absent", arguments: MinimalDocuments.all)
    func null(_ entry: MinimalDocuments.Entry) {
        for path in entry.required {
            let judged = Judged(entry.text) { $0.set("spec." + path, to: .null) }
            #expect(judged.findings.map(\.message) == ["`spec.\(path)` is missing"])
        }
    }

    @Test(
        "A required name may not be empty",
        arguments: [
            ("Component", "owner.projectName"), ("Workload", "container.image"), ("ReleaseBinding", "environment"),
            ("Project", "deploymentPipelineRef.name"), ("Resource", "type.name"),
            ("SecretReference", "data[0].secretKey"),
        ])
    func empty(_ kind: String, _ path: String) throws {
        let entry = try #require(MinimalDocuments.entry(kind))
        let judged = Judged(entry.text) { $0.set("spec." + path, to: .string("")) }
        #expect(judged.findings.map(\.message) == ["`spec.\(path)` must not be empty"])
    }

    @Test("The place of a missing field is the object that lacks it")
    func place() {
        expectFindings(
            """
            kind: Component
            metadata: {name: orders}
            spec:
              owner: «»{}
              componentType: «»{kind: ComponentType}
            """,
            [
                .init(
                    .missingField, "`spec.owner.projectName` is missing",
                    fix: "Add `projectName`: the project, in the same namespace."),
                .init(
                    .missingField, "`spec.componentType.name` is missing",
                    fix: "Add `name`: `<workloadType>/<type name>`."),
            ])
    }

    @Test("Without `spec` the kind is shown")
    func withoutSpec() {
        expectFindings("kind: Environment\nmetadata: {name: dev}\n", [])
        expectFindings(
            "kind: «ReleaseBinding»\nmetadata: {name: b}\n",
            [
                .init(.missingField, "`spec.owner` is missing"),
                .init(.missingField, "`spec.environment` is missing", at: .mark(0)),
            ])
    }
}
