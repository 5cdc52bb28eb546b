import Basics
import OpenChoreo
import TestSupport
import Testing
import Tree
import YAML

/// Enumerations, patterns and ranges of section 1. They are rules of the CRD schemas and refuse in both modes.
@Suite struct AllowedValuesTests {
    struct Enumeration: CustomStringConvertible {
        let kind: String
        let path: String
        let allowed: [String]
        /// What has to stand in the document so that the path exists: a path and its YAML.
        var around: (String, String)?
        var description: String { "\(kind) \(path)" }
    }

    static let enumerations: [Enumeration] = [
        .init(kind: "Component", path: "componentType.kind", allowed: ["ComponentType", "ClusterComponentType"]),
        .init(
            kind: "Component", path: "traits[0].kind", allowed: ["Trait", "ClusterTrait"],
            around: ("traits", "[{name: t, instanceName: i}]")),
        .init(
            kind: "Workload", path: "endpoints.a.type",
            allowed: ["HTTP", "gRPC", "GraphQL", "Websocket", "TCP", "UDP"],
            around: ("endpoints", "{a: {type: HTTP, port: 1}}")),
        .init(
            kind: "Workload", path: "endpoints.a.visibility[0]",
            allowed: ["project", "namespace", "internal", "external"],
            around: ("endpoints", "{a: {type: HTTP, port: 1, visibility: [project]}}")),
        .init(
            kind: "Workload", path: "dependencies.endpoints[0].visibility", allowed: ["project", "namespace"],
            around: ("dependencies", "{endpoints: [{component: c, name: web, visibility: project, envBindings: {}}]}")),
        .init(kind: "ReleaseBinding", path: "state", allowed: ["Active", "Undeploy"]),
        .init(
            kind: "Project", path: "type.kind", allowed: ["ProjectType", "ClusterProjectType"],
            around: ("type", "{name: t}")),
        .init(kind: "Project", path: "deploymentPipelineRef.kind", allowed: ["DeploymentPipeline"]),
        .init(kind: "Resource", path: "type.kind", allowed: ["ResourceType", "ClusterResourceType"]),
        .init(kind: "ResourceType", path: "retainPolicy", allowed: ["Delete", "Retain"]),
        .init(kind: "ResourceReleaseBinding", path: "retainPolicy", allowed: ["Delete", "Retain"]),
        .init(
            kind: "Environment", path: "dataPlaneRef.kind", allowed: ["DataPlane", "ClusterDataPlane"],
            around: ("dataPlaneRef", "{kind: DataPlane, name: p}")),
        .init(
            kind: "DataPlane", path: "observabilityPlaneRef.kind",
            allowed: ["ObservabilityPlane", "ClusterObservabilityPlane"],
            around: ("observabilityPlaneRef", "{kind: ObservabilityPlane, name: p}")),
        .init(
            kind: "ClusterDataPlane", path: "observabilityPlaneRef.kind", allowed: ["ClusterObservabilityPlane"],
            around: ("observabilityPlaneRef", "{kind: ClusterObservabilityPlane, name: p}")),
        .init(
            kind: "DeploymentPipeline", path: "promotionPaths[0].sourceEnvironmentRef.kind", allowed: ["Environment"]),
        .init(
            kind: "ComponentType", path: "resources[0].targetPlane", allowed: ["dataplane", "observabilityplane"]),
        .init(
            kind: "ComponentType", path: "allowedTraits[0].kind", allowed: ["Trait", "ClusterTrait"],
            around: ("allowedTraits", "[{name: t}]")),
        .init(
            kind: "ClusterComponentType", path: "allowedTraits[0].kind", allowed: ["ClusterTrait"],
            around: ("allowedTraits", "[{kind: ClusterTrait, name: t}]")),
        .init(
            kind: "ClusterComponentType", path: "traits[0].kind", allowed: ["ClusterTrait"],
            around: ("traits", "[{name: t, instanceName: i}]")),
        .init(
            kind: "Trait", path: "patches[0].operations[0].op", allowed: ["add", "replace", "remove"],
            around: (
                "patches", "[{target: {group: apps, version: v1, kind: Deployment}, operations: [{op: add, path: /a}]}]"
            )),
        .init(
            kind: "ComponentRelease", path: "componentType.kind", allowed: ["ComponentType", "ClusterComponentType"]),
        .init(kind: "ProjectRelease", path: "projectType.kind", allowed: ["ProjectType", "ClusterProjectType"]),
        .init(kind: "ResourceRelease", path: "resourceType.kind", allowed: ["ResourceType", "ClusterResourceType"]),
    ]

    @Test("Allowed values are accepted, others refused with the nearest one", arguments: enumerations)
    func enumeration(_ it: Enumeration) throws {
        let entry = try #require(MinimalDocuments.entry(it.kind))
        func judge(_ text: String, followsUpstream: Bool = false) -> Judged {
            Judged(entry.text, followsUpstream: followsUpstream) { document in
                if let (path, yaml) = it.around { document.set("spec." + path, to: value(yaml)) }
                document.set("spec." + it.path, to: .string(text))
            }
        }
        for allowed in it.allowed { #expect(judge(allowed).lines == [], "\(allowed)") }
        for followsUpstream in [false, true] {
            let near = judge(it.allowed[0] + "s", followsUpstream: followsUpstream).findings
            #expect(near.map(\.message) == ["`\(it.allowed[0])s` is not allowed for `spec.\(it.path)`"])
            #expect(near.first?.kind == .valueNotAllowed)
            #expect(near.first?.severity == .error)
            #expect(near.first?.fix == "Write `\(it.allowed[0])`.")
            let far = judge("zzzzzzzzzzzz", followsUpstream: followsUpstream).findings
            #expect(far.first?.fix == "Write one of: \(it.allowed.map { "`\($0)`" }.joined(separator: ", ")).")
        }
    }

    private func value(_ yaml: String) -> Value {
        let file = SourceFile(path: "around", contents: Array(yaml.utf8))
        return YAMLReader.read(file, sources: SourceTable(), options: .init()).documents.first?.root ?? .null
    }

    @Test(
        "`componentType.name` is `<workloadType>/<type name>` (1.2)",
        arguments: [
            ("deployment/service", true), ("statefulset/a", true), ("cronjob/a-b", true), ("job/x1", true),
            ("proxy/9", true),
            ("service", false), ("deployment/", false), ("/service", false), ("deployment/Service", false),
            ("deployment/-a", false), ("deployment/a-", false), ("daemonset/a", false), ("deployment/a/b", false),
            ("deployment/a.b", false), (" deployment/a", false),
        ])
    func componentTypeName(_ name: String, _ isAllowed: Bool) throws {
        let entry = try #require(MinimalDocuments.entry("Component"))
        let findings = Judged(entry.text) { $0.set("spec.componentType.name", to: .string(name)) }.findings
        #expect(
            findings.map(\.message)
                == (isAllowed
                    ? []
                    : [
                        "`spec.componentType.name` must be `<workloadType>/<type name>`, for example `deployment/service`"
                    ]))
    }

    @Test(
        "Control expressions are one `${…}`, with white space behind at most (1.4)",
        arguments: [
            ("${true}", true), ("${a\nb}", true), ("${a}  \n", true), ("${a} ${b}", true), ("${}", false),
            (" ${a}", false),
            ("true", false), ("${a", false), ("${a} x", false),
        ])
    func expression(_ text: String, _ isAllowed: Bool) throws {
        let entry = try #require(MinimalDocuments.entry("ComponentType"))
        let findings = Judged(entry.text) { $0.set("spec.resources[0].includeWhen", to: .string(text)) }.findings
        #expect(
            findings.map(\.message)
                == (isAllowed ? [] : ["`spec.resources[0].includeWhen` must be one expression `${…}`"]))
    }

    @Test(
        "`var` is an identifier (1.4)",
        arguments: [
            ("item", true), ("_x9", true), ("A", true), ("9a", false), ("a-b", false), ("a.b", false), ("é", false),
        ])
    func identifier(_ text: String, _ isAllowed: Bool) throws {
        let entry = try #require(MinimalDocuments.entry("ComponentType"))
        let findings = Judged(entry.text) {
            $0.set("spec.resources[0].forEach", to: .string("${[1]}"))
            $0.set("spec.resources[0].var", to: .string(text))
        }.findings
        #expect(
            findings.map(\.message)
                == (isAllowed ? [] : ["`spec.resources[0].var` must be an identifier: letters, digits and `_`"]))
    }

    @Test(
        "Ports are 1 to 65535 (1.3, 1.10)",
        arguments: [(1, true), (65_535, true), (0, false), (65_536, false), (-1, false)])
    func ports(_ port: Int64, _ isAllowed: Bool) throws {
        let entry = try #require(MinimalDocuments.entry("Workload"))
        for field in ["port", "targetPort"] {
            let findings = Judged(entry.text) {
                $0.set("spec.endpoints", to: value("{a: {type: HTTP, port: 80}}"))
                $0.set("spec.endpoints.a.\(field)", to: Value(.int(port)))
            }.findings
            #expect(
                findings.map(\.message)
                    == (isAllowed ? [] : ["`spec.endpoints.a.\(field)` must be between 1 and 65535, but is \(port)"]))
        }
    }

    @Test("At most 50 dependencies of a sort, each resource once, at most 50 bindings each (1.3)")
    func dependencyCounts() throws {
        let entry = try #require(MinimalDocuments.entry("Workload"))
        func messages(_ path: String, _ yaml: String) -> [String] {
            Judged(entry.text) {
                $0.set("spec.dependencies", to: .map([:]))
                $0.set("spec.dependencies." + path, to: value(yaml))
            }.findings.map(\.message)
        }
        func endpoints(_ count: Int) -> String {
            "["
                + (0..<count).map { "{component: c\($0), name: web, visibility: project, envBindings: {}}" }.joined(
                    separator: ", ") + "]"
        }
        func resources(_ count: Int) -> String {
            "[" + (0..<count).map { "{ref: r\($0)}" }.joined(separator: ", ") + "]"
        }
        func bindings(_ count: Int) -> String {
            "[{ref: r, envBindings: {" + (0..<count).map { "o\($0): E\($0)" }.joined(separator: ", ") + "}}]"
        }
        #expect(messages("endpoints", endpoints(50)) == [])
        #expect(
            messages("endpoints", endpoints(51)) == [
                "`spec.dependencies.endpoints` needs at most 50 entries, but has 51"
            ])
        #expect(messages("resources", resources(50)) == [])
        #expect(
            messages("resources", resources(51)) == [
                "`spec.dependencies.resources` needs at most 50 entries, but has 51"
            ])
        #expect(messages("resources", bindings(50)) == [])
        #expect(
            messages("resources", bindings(51)) == [
                "`spec.dependencies.resources[0].envBindings` has 51 entries, more than 50"
            ])
        #expect(
            messages("resources", "[{ref: db}, {ref: db}]")
                == ["`spec.dependencies.resources` has two entries whose `ref` is `db`"])
        #expect(
            messages("resources", "[{ref: db, envBindings: {url: ''}}]")
                == ["`spec.dependencies.resources[0].envBindings.url` must not be empty"])
    }

    @Test(
        "Lists that need an entry",
        arguments: [
            ("ComponentType", "resources"), ("ProjectType", "resources"), ("ResourceType", "resources"),
            ("SecretReference", "data"),
        ])
    func emptyLists(_ kind: String, _ path: String) throws {
        let entry = try #require(MinimalDocuments.entry(kind))
        let findings = Judged(entry.text) { $0.set("spec." + path, to: .list([])) }.findings
        #expect(findings.map(\.message) == ["`spec.\(path)` needs at least one entry, but has 0"])
    }

    @Test("A pipeline's name has at most 63 characters (1.8)")
    func pipelineName() throws {
        let entry = try #require(MinimalDocuments.entry("Project"))
        for (count, expected) in [(63, []), (64, ["`spec.deploymentPipelineRef.name` is longer than 63 characters"])] {
            let name = String(repeating: "p", count: count)
            let findings = Judged(entry.text) { $0.set("spec.deploymentPipelineRef.name", to: .string(name)) }.findings
            #expect(findings.map(\.message) == expected)
        }
    }

    @Test("Strings are not converted from numbers and booleans (0.1), nor anything to a map or list")
    func types() {
        expectFindings(
            """
            kind: Workload
            metadata: {name: orders, labels: {tier: «1»}}
            spec:
              owner: {projectName: shop, componentName: orders}
              container:
                image: «2.5»
                args: «serve»
                env:
                - {key: DEBUG, value: «yes»}
              endpoints: «[]»
              dependencies: «none»
            """,
            [
                .init(
                    .wrongType, "`metadata.labels.tier` must be a string, but is an integer",
                    fix: "Write the value in quotes."),
                .init(
                    .wrongType, "`spec.container.image` must be a string, but is a number",
                    fix: "Write the value in quotes."),
                .init(.wrongType, "`spec.container.args` must be a list, but is a string"),
                .init(
                    .wrongType, "`spec.container.env[0].value` must be a string, but is a boolean",
                    fix: "Write the value in quotes."),
                .init(.wrongType, "`spec.endpoints` must be a map, but is a list"),
                .init(.wrongType, "`spec.dependencies` must be a map, but is a string"),
            ])
    }

    @Test(
        "Names are RFC 1123 subdomains",
        arguments: [
            ("a", true), ("a.b-c.9", true), (String(repeating: "a", count: 253), true), ("A", false), ("a_b", false),
            ("-a", false),
            ("a-", false), ("a.", false), (".a", false), ("a..b", false), ("a/b", false), ("..", false),
            ("%2e%2e", false),
            ("é", false), (String(repeating: "a", count: 254), false), ("a b", false), ("a\nb", false),
        ])
    func names(_ name: String, _ isAllowed: Bool) throws {
        let entry = try #require(MinimalDocuments.entry("Environment"))
        let judged = Judged(entry.text) { $0.set("metadata.name", to: .string(name)) }
        #expect(judged.findings.map(\.kind) == (isAllowed ? [] : [.nameInvalid]))
        #expect(judged.declaration?.isBroken == !isAllowed)
    }

    @Test("Without a name there is no declaration")
    func withoutName() {
        expectFindings(
            "kind: «Environment»\nspec: {}\n",
            [.init(.missingField, "`metadata.name` of this Environment is missing", fix: "Give it a name.")])
        expectFindings(
            "kind: Environment\nmetadata: {name: «''»}\n",
            [.init(.missingField, "`metadata.name` of this Environment is missing")])
        expectFindings(
            "kind: Environment\nmetadata: {name: «7»}\n",
            [.init(.missingField, "`metadata.name` of this Environment is missing")])
        #expect(Judged("kind: Environment\nspec: {}\n").declaration == nil)
    }
}
