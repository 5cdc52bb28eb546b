import Analysis
import Basics
import Foundation
import OpenChoreo
import Rendering
import TestSupport
import Testing

@testable import choreoc

/// What is wrong with sources of the seed's vocabulary, at the marked places: the catalogue of section 4.7 and of appendix D.
struct SeedFindingsTests {
    /// A mistake: its kind, and sources with one mark where it stands.
    struct Mistake: Sendable, CustomTestStringConvertible {
        var kind: DiagnosticKind
        var text: String
        /// Whether the text brings the platform along that it changes.
        var hasPlatform = false
        /// The settings that the sources are compiled with.
        var change: @Sendable (inout Settings) -> Void

        init(
            _ kind: DiagnosticKind, _ text: String, _ change: @escaping @Sendable (inout Settings) -> Void = { _ in }
        ) {
            self.kind = kind
            self.text = text
            self.change = change
        }

        var testDescription: String { kind.name }
    }

    private static func group(_ configurations: String, more: String = "") -> String {
        """
        apiVersion: choreo.dev/v1alpha1
        kind: ConfigurationGroup
        metadata: {name: g}
        spec:
          \(more)
          configurations:
        \(configurations.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
        ---

        """
    }

    private static func using(_ name: String = "g", _ key: String = "a") -> String {
        SeedSources.component(
            "api", container: "env: [{key: V, valueFrom: {configurationGroupRef: {name: \(name), key: \(key)}}}]")
    }

    static let configuration: [Mistake] = [
        Mistake(.configurationGroupNotFound, using("«nope»")),
        Mistake(.configurationKeyNotFound, group("- {key: a, values: [{value: x}]}") + using("g", "«b»")),
        Mistake(
            .configurationValueMissing,
            group("- {key: a, values: [{environment: production, value: x}]}") + using("g", "«a»")),
        Mistake(
            .configurationKeyDuplicate, group("- {key: a, values: [{value: x}]}\n- {key: «a», values: [{value: z}]}")),
        Mistake(
            .configurationEnvironmentDuplicate,
            group("- {key: a, values: [{environment: production, value: x}, «{environment: production, value: z}»]}")),
        Mistake(.configurationEnvironmentDuplicate, group("- {key: a, values: [{value: x}, «{value: z}»]}")),
        Mistake(
            .configurationAmbiguous,
            group(
                "- {key: a, values: [{environmentGroupRef: one, value: x}, {environmentGroupRef: «two», value: z}]}",
                more:
                    "environmentGroups: [{name: one, environments: [development]}, {name: two, environments: [development]}]"
            )),
        Mistake(.configurationValueTwice, group("- {key: a, values: [{value: x, vaultKey: «secret/data/x»}]}")),
        Mistake(.configurationValueNone, group("- {key: a, values: [«{environment: production}»]}")),
        Mistake(
            .configurationSelectorTwice,
            group("- {key: a, values: [{environment: production, environmentGroupRef: «all», value: x}]}")),
        Mistake(.environmentGroupNotFound, group("- {key: a, values: [{environmentGroupRef: «prodution», value: x}]}")),
        Mistake(.configurationEnvironmentNotFound, group("- {key: a, values: [{environment: «prodution», value: x}]}")),
        Mistake(
            .configurationOrder,
            group("- {key: a, values: [{environmentGroupRef: all, value: x}, «{environment: production, value: z}»]}")),
        Mistake(
            .configurationScope,
            group("- {key: a, values: [{value: x}]}", more: "scope: {project: other}") + using("«g»")),
        Mistake(
            .configurationCollision,
            group("- {key: a.b, values: [{value: x}]}\n- {key: «a-b», values: [{value: z}]}")
                + SeedSources.component("api", container: "envFrom: [{configurationGroupRef: {name: g}}]")),
        Mistake(
            .configurationCollision,
            SeedSources.component(
                "api", container: "fileMounts: [{mountPath: /etc/x, value: a}, {mountPath: «/etc/x», value: b}]")),
        Mistake(
            .configurationUnused,
            group("- {key: a, values: [{value: x}]}\n- {key: «b», values: [{value: x}]}") + using()),
        Mistake(.vaultPathVersion, group("- {key: a, values: [{vaultKey: «secret/prod/x»}]}")),
        Mistake(.plainSecret, group("- {key: db.password, values: [{value: «x»}]}")),
        Mistake(.sharedSecret, group("- {key: a, values: [{vaultKey: «secret/data/x»}]}")),
        Mistake(
            .configurationInheritance, group("- {key: a, values: [{value: x}]}", more: "inherits: [«g»]")),
        Mistake(
            .builtInEnvironmentGroup, group("- {key: a, values: [{environmentGroupRef: «non-production», value: x}]}")),
    ]

    static let others: [Mistake] = [
        Mistake(.versionNeverReleased, "apiVersion: «choreo.dev/v1»\nkind: Component\nmetadata: {name: x}\n"),
        Mistake(.kindOfBranchRetired, "apiVersion: choreo.dev/v1alpha1\nkind: «EndpointClass»\nmetadata: {name: x}\n"),
        Mistake(
            .kindAmbiguous,
            "apiVersion: openchoreo.dev/v1alpha1\nkind: «Workload»\nmetadata: {name: x}\nspec: {container: {image: x}, containers: {}}\n"
        ),
        Mistake(
            .aliasConflict,
            "apiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: x}\nspec: {«environmentRef»: a, environment: b}\n"
        ),
        Mistake(
            .organizationConflict,
            "apiVersion: choreo.dev/v1alpha1\nkind: ConfigurationGroup\nmetadata: {name: x, namespace: acme, labels: {choreo.dev/organization: «other»}}\nspec: {configurations: []}\n"
        ),
        Mistake(
            .typeMismatch,
            SeedSources.component("api").replacing("type: Service}", with: "type: «WebApplication»}")),
        Mistake(
            .seedOwnerMismatch,
            SeedSources.component("api")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: b}\nspec: {owner: {projectName: «other», componentName: api}, environment: production}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: other}\nspec: {deploymentPipelineRef: {name: standard}}\n"
        ),
        Mistake(
            .bindingEnvironment,
            SeedSources.component("api")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: api-lab}\nspec: {environment: «lab»}\n---\napiVersion: choreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: lab}\nspec: {dataPlaneRef: cluster}\n"
        ),
        Mistake(
            .ownerNotInferred,
            "apiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: «x»}\nspec: {environment: production}\n"
        ),
        Mistake(.seedClassNotFound, SeedSources.component("api", claim: "className: «nope»")),
        Mistake(
            .containerImageMissing,
            SeedSources.component("api")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: ServiceBinding\nmetadata: {name: api-production}\nspec: {environment: production, workload: {containers: {extra: «{args: [x]}»}}}\n"
        ),
        Mistake(
            .portUnknown,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "apis: {rest: {type: REST, rest: {backend: {port: «9090»}, exposeLevels: [Public]}}}")),
        Mistake(
            .apiKeyNotEndpoint,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "apis: {«other»: {type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}")),
        Mistake(
            .exposeDefault,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "apis: {«rest»: {type: REST, rest: {backend: {port: 8080}}}}")),
        Mistake(
            .scheduleMissing,
            SeedSources.component("task", type: "ScheduledTask").replacing(
                "kind: ScheduledTask\nmetadata: {name: task}", with: "kind: ScheduledTask\nmetadata: {name: «task»}")),
        Mistake(
            .cronSyntax,
            SeedSources.component("task", type: "ScheduledTask", claim: "overrides: {schedule: «every day»}")),
        Mistake(
            .hostCollision,
            SeedSources.component(
                "web", type: "WebApplication",
                more: "endpoints: {http: {type: HTTP, port: 80}, «other»: {type: HTTP, port: 81}}")),
        Mistake(
            .tokenKeysMissing,
            SeedSources.component(
                "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                claim: "apis: {rest: {type: REST, jwt: true, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}"
            )
            .appending("")),
        Mistake(
            .connectionTemplate,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 5432}}") + "---\n"
                + SeedSources.component(
                    "api",
                    more:
                        "connections: {db: {type: api, params: {componentName: db, endpoint: tcp}, inject: {env: [{name: A, value: \"x«{{ .adress }}»\"}]}}}"
                )),
        Mistake(
            .connectionVisibility,
            SeedSources.component("db", more: "endpoints: {tcp: {type: TCP, port: 5432}}") + "---\n"
                + "apiVersion: choreo.dev/v1alpha1\nkind: Project\nmetadata: {name: other}\nspec: {deploymentPipelineRef: {name: standard}}\n---\n"
                + SeedSources.component(
                    "api",
                    more:
                        "connections: {db: {type: api, params: {projectName: shop, componentName: db, endpoint: «tcp»}, inject: {env: [{name: A, value: \"{{ .url }}\"}]}}}",
                    project: "other")),
        Mistake(
            .rateWindow,
            "apiVersion: choreo.dev/v1alpha1\nkind: APIClass\nmetadata: {name: slow}\nspec: {restPolicy: {defaults: {rateLimit: {requests: 1, window: «7s»}}}}\n---\n"
                + SeedSources.component(
                    "api", more: "endpoints: {rest: {type: REST, port: 8080}}",
                    claim:
                        "apis: {rest: {className: slow, type: REST, rest: {backend: {port: 8080}, exposeLevels: [Public]}}}"
                )),
        Mistake(
            .releaseNameTaken,
            SeedSources.component("api")
                + "---\napiVersion: choreo.dev/v1alpha1\nkind: Release\nmetadata: {name: «api»}\nspec: {owner: {projectName: shop, componentName: api}, environmentName: development, resources: []}\n"
        ),
        Mistake(
            .releaseClusterScoped,
            "apiVersion: choreo.dev/v1alpha1\nkind: Release\nmetadata: {name: r}\nspec: {owner: {projectName: shop, componentName: api}, environmentName: development, resources: [{id: a, object: «{apiVersion: v1, kind: Namespace, metadata: {name: x}}»}]}\n"
        ),
        Mistake(
            .variableDuplicate,
            SeedSources.component("api", container: "env: [{key: A, value: '1'}, {key: «A», value: '2'}]")),
    ]

    @Test(arguments: configuration + SeedMistakes.configuration)
    func configurationGroups(_ mistake: Mistake) { judge(mistake) }

    @Test(arguments: SeedMistakes.platform + SeedMistakes.platforms)
    func platform(_ mistake: Mistake) { judge(mistake) }

    @Test(arguments: SeedMistakes.soundPlatforms)
    func soundPlatforms(_ text: String) {
        let findings = SeedSources.compile(text).findings.filter { $0.kind != .productionWithoutApproval }
        #expect(findings.filter { $0.severity >= .warning }.isEmpty, "\(findings.map(\.message))")
    }

    @Test(arguments: SeedMistakes.references)
    func references(_ mistake: Mistake) { judge(mistake) }

    @Test(arguments: SeedMistakes.components)
    func components(_ mistake: Mistake) { judge(mistake) }

    @Test(arguments: SeedMistakes.network + SeedMistakes.traffic + SeedMistakes.dropped + SeedMistakes.edges)
    func network(_ mistake: Mistake) { judge(mistake) }

    @Test(arguments: SeedCellMistakes.all)
    func cells(_ mistake: Mistake) { judge(mistake) }

    static let all =
        SeedCellMistakes.all + configuration + others + SeedMistakes.configuration + SeedMistakes.platform
        + SeedMistakes.references
        + SeedMistakes.components + SeedMistakes.network + SeedMistakes.traffic + SeedMistakes.dropped
        + SeedMistakes.edges + SeedMistakes.platforms

    /// Every kind that a word of the specification means has marked input, and so has every kind of this vocabulary.
    @Test func everyKindHasMarkedInput() {
        let shown = Set(Self.all.map(\.kind))
        let kinds =
            SpecificationMnemonics.kinds.map(\.kind) + DiagnosticKind.allSeed + DiagnosticKind.allSeedVocabulary
            + DiagnosticKind.allCells
        for kind in kinds {
            #expect(shown.contains(kind), "\(kind.id) \(kind.name) has no marked input")
        }
    }

    /// The words are those of the specification, each once; in the text of a kind of this vocabulary its word stands, too.
    @Test(.enabled(if: ConformanceData.isAvailable, "no specification"))
    func everyWordOfTheSpecificationHasAKind() throws {
        let folder = try #require(ConformanceData.folder).deletingLastPathComponent()
        let file = folder.appendingPathComponent("spec/seed-vocabulary.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "### 4.7 ").last?.components(separatedBy: "### 4.8").first)
        let appendix = try #require(text.components(separatedBy: "## Appendix D.").last)
        var words = Set(section.matches(of: /CG-[A-Z0-9-]+/).map { String($0.output) })
        words.formUnion(appendix.matches(of: /`([A-Z][A-Z0-9-]+)`/).map { String($0.output.1) })
        let known = SpecificationMnemonics.kinds.map(\.mnemonic)
        #expect(Set(known).union(SpecificationMnemonics.open) == words)
        #expect(Set(known).count == known.count)
        let own = Set(DiagnosticKind.allSeed + DiagnosticKind.allSeedVocabulary + DiagnosticKind.allCells)
        for (word, kind) in SpecificationMnemonics.kinds where own.contains(kind) {
            #expect(kind.explanation.contains(word), "\(kind.name) does not name \(word)")
        }
    }

    @Test(arguments: others)
    func vocabulary(_ mistake: Mistake) { judge(mistake) }

    /// The finding stands at the mark; an error of it refuses.
    private func judge(_ mistake: Mistake) {
        let marked = MarkedSources(["test.yaml": mistake.text])
        let outcome = SeedSources.compile(marked, withPlatform: !mistake.hasPlatform, mistake.change)
        let found = outcome.findings.filter { $0.kind == mistake.kind }
        #expect(!found.isEmpty, "\(outcome.findings.map { marked.line($0, outcome.sources) })")
        guard let mark = marked.marks.first else { return }
        let lines = found.map { marked.line($0, outcome.sources) }
        let isThere = found.contains { finding in
            guard let place = outcome.sources.place(of: finding.location.origin) else { return false }
            let isInside =
                place.range.lowerBound <= mark.range.lowerBound && place.range.upperBound >= mark.range.upperBound
            return place.file.path == mark.path
                && (isInside && finding.location.inner != nil || place.range == mark.range)
        }
        #expect(isThere, "\(lines)")
    }
}
